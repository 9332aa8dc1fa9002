"""A scalar engine in the style of micrograd: one object a number, one closure an operation. What the tape is measured beside.

It is written as fast as that style goes without ado: slots, an iterative sort, no checks.
"""

import math
from collections.abc import Callable, Sequence
from typing import Self


class Scalar:
    """A number that remembers what it was computed from."""

    __slots__ = ("back", "data", "grad", "parents")

    def __init__(self, data: float, parents: tuple["Scalar", ...] = ()) -> None:
        self.data, self.grad, self.parents = data, 0.0, parents
        self.back: Callable[[], None] | None = None

    def __add__(self, other: "Scalar") -> "Scalar":
        out = Scalar(self.data + other.data, (self, other))

        def back() -> None:
            self.grad += out.grad
            other.grad += out.grad

        out.back = back
        return out

    def __mul__(self, other: "Scalar") -> "Scalar":
        out = Scalar(self.data * other.data, (self, other))

        def back() -> None:
            self.grad += other.data * out.grad
            other.grad += self.data * out.grad

        out.back = back
        return out

    def function(self, value: float, slope: float) -> "Scalar":
        """A function of one number, by its value and slope here."""
        out = Scalar(value, (self,))

        def back() -> None:
            self.grad += slope * out.grad

        out.back = back
        return out

    def relu(self) -> "Scalar":
        """max(0, x)."""
        return self.function(max(self.data, 0.0), float(self.data > 0))

    def softplus(self) -> "Scalar":
        """log(1 + exp(x))."""
        e = math.exp(-abs(self.data))
        return self.function(max(self.data, 0.0) + math.log1p(e), (1.0 if self.data >= 0 else e) / (1 + e))

    def backward(self) -> Self:
        """Fill in the grad of everything that this was computed from."""
        order, seen, stack = list["Scalar"](), {self}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for parent in rest:
                if parent not in seen:
                    seen.add(parent)
                    stack.append((parent, iter(parent.parents)))
                    break
            else:
                order.append(stack.pop()[0])
        self.grad = 1.0
        for node in reversed(order):
            if node.back:
                node.back()
        return self


def dense(a: Sequence[Scalar], W: Sequence[Sequence[Scalar]], b: Sequence[Scalar]) -> list[Scalar]:
    """One sample through one layer: a @ W + b."""
    z = []
    for column, start in zip(zip(*W, strict=True), b, strict=True):
        total = start
        for x, w in zip(a, column, strict=True):
            total = total + x * w
        z.append(total)
    return z
