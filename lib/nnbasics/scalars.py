"""A tape of single numbers: the engine that topic 08 builds, finished, with Python's operators.

Every Scalar remembers what it was computed from and its slope along each of these. `backward` walks from the result to the
inputs. One object a number makes it easy to see through, and slow: `nnbasics.autodiff` does the same with whole arrays.

Source: deck 004, "Back Propagation"; the form is that of Karpathy's micrograd (2020).
"""

from __future__ import annotations  # keeps help(Scalar) readable

import math
from typing import Any

RAISED = str.maketrans("0123456789.-", "⁰¹²³⁴⁵⁶⁷⁸⁹·⁻")


class Scalar:
    """A number that remembers what it was computed from.

    Attributes
    ----------
    value : float
    parents : tuple of Scalar, what it was computed from; () for an input
    slopes : tuple of float, its slope along each parent
    grad : float, the slope of a result along it, after `result.backward()`
    name : str, what a drawing shows in its circle: the operation, or an input's own name
    """

    __slots__ = ("grad", "name", "parents", "slopes", "value")

    def __init__(self, value: float, name: str = "") -> None:
        self.value, self.name, self.grad = float(value), name, 0.0
        self.parents: tuple[Scalar, ...] = ()
        self.slopes: tuple[float, ...] = ()

    def __add__(self, other: Scalar | float) -> Scalar:
        other = _scalar(other)
        return _node("+", self.value + other.value, (self, other), (1.0, 1.0))

    def __mul__(self, other: Scalar | float) -> Scalar:
        other = _scalar(other)
        return _node("×", self.value * other.value, (self, other), (other.value, self.value))

    def __pow__(self, n: float) -> Scalar:
        """Power with a plain number as exponent; x**0 is flat, at 0 too."""
        return _node("( )" + f"{n:g}".translate(RAISED), self.value**n, (self,), (n * self.value ** (n - 1) if n else 0.0,))

    def __neg__(self) -> Scalar:
        return self * -1.0

    def __sub__(self, other: Scalar | float) -> Scalar:
        return self + -_scalar(other)

    def __rsub__(self, other: float) -> Scalar:
        return _scalar(other) - self

    def __truediv__(self, other: Scalar | float) -> Scalar:
        other = _scalar(other)
        slopes = (1 / other.value, -self.value / other.value**2)
        return _node("÷", self.value / other.value, (self, other), slopes)

    def __rtruediv__(self, other: float) -> Scalar:
        return _scalar(other) / self

    __radd__, __rmul__ = __add__, __mul__

    def exp(self) -> Scalar:
        """The number e to the power of it."""
        e = math.exp(self.value)
        return _node("exp", e, (self,), (e,))

    def log(self) -> Scalar:
        """Natural logarithm."""
        return _node("log", math.log(self.value), (self,), (1 / self.value,))

    def tanh(self) -> Scalar:
        """Hyperbolic tangent."""
        t = math.tanh(self.value)
        return _node("tanh", t, (self,), (1 - t * t,))

    def relu(self) -> Scalar:
        """max(0, x), with slope 0 at the corner."""
        return _node("ReLU", max(0.0, self.value), (self,), (float(self.value > 0),))

    def backward(self) -> None:
        """Add the slope of this number along every input to the input's `grad`; set the `grad` of all in between.

        An input that already has a `grad`, from another result or an earlier call, keeps it: set it to 0 yourself.
        """
        order = topological_order(self)
        for node in order:
            if node.parents or node is self:
                node.grad = 0.0
        self.grad += 1.0
        for node in reversed(order):
            for parent, slope in zip(node.parents, node.slopes, strict=True):
                parent.grad += slope * node.grad

    def __repr__(self) -> str:
        return f"Scalar({self.value:g}, grad={self.grad:g})"


def topological_order(output: Any) -> list[Any]:
    """Everything that the output was computed from, each number after its parents, the output last.

    A loop with a stack, because a chain of a thousand numbers is too deep for recursion.
    """
    order, seen, stack = [], {id(output)}, [(output, iter(output.parents))]
    while stack:
        waiting = next((p for p in stack[-1][1] if id(p) not in seen), None)
        if waiting is None:
            order.append(stack.pop()[0])
        else:
            seen.add(id(waiting))
            stack.append((waiting, iter(waiting.parents)))
    return order


def as_scalars(layers: Any) -> list[Any]:
    """A network's layers, pairs of a table W and a list b of numbers, with a Scalar for each number."""
    return [([[Scalar(w) for w in row] for row in W], [Scalar(v) for v in b]) for W, b in layers]


def slopes_of(layers: Any) -> list[Any]:
    """The `grad` of each Scalar of such layers, in the same form."""
    return [([[w.grad for w in row] for row in W], [v.grad for v in b]) for W, b in layers]


def _node(name: str, value: float, parents: tuple[Scalar, ...], slopes: tuple[float, ...]) -> Scalar:
    made = Scalar(value, name)
    made.parents, made.slopes = parents, slopes
    return made


def _scalar(x: Scalar | float) -> Scalar:
    return x if isinstance(x, Scalar) else Scalar(x, f"{x:g}")
