"""Optimizers that remember, and momentum. The memory is a value: each step takes it, and returns a new one.

Source: Goodfellow, Bengio & Courville (2016), sec. 8.3.2.
"""

from __future__ import annotations  # keeps help(Momentum) readable

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from nnbasics.activations import Array, as_float
from nnbasics.optimizers.descent import LossAndGradients, Parameters, checked_pairs, walked


class Memory(NamedTuple):
    """What an optimizer remembers: how many steps it took, and the running arrays of each parameter."""

    steps: int
    arrays: list[tuple[Array, ...]]


class Remembering:
    """What momentum, RMSProp and Adam have in common: one rule, applied to each parameter with arrays of its own."""

    learning_rate: float
    _size: int  # running arrays of one parameter

    def start(self, parameters: Parameters) -> Memory:
        """Return the memory before the first step: all zeros."""
        return Memory(0, [(np.zeros_like(as_float(w)),) * self._size for w in parameters])

    def step(self, parameters: Parameters, gradients: Parameters, memory: Memory) -> tuple[list[Array], Memory]:
        """One step; return the new parameters and the new memory.

        Raises
        ------
        ValueError
            As in `gradient_descent_step`, or if the memory is that of other parameters.
        """
        pairs, t = checked_pairs(parameters, gradients, self.learning_rate), memory.steps + 1
        if [w.shape for w, _ in pairs] != [arrays[0].shape for arrays in memory.arrays]:
            raise ValueError("`memory` belongs to parameters of other shapes: begin with `start(parameters)`.")
        # each parameter in its own precision, so that float32 weights stay float32
        found = [self._rule(dw.astype(w.dtype), *kept, t) for (w, dw), kept in zip(pairs, memory.arrays, strict=True)]
        moved = [w - float(self.learning_rate) * move for (w, _), (move, *_) in zip(pairs, found, strict=True)]
        return moved, Memory(t, [tuple(kept) for _, *kept in found])

    def minimize(
        self, loss_and_gradients: LossAndGradients, parameters: Parameters, steps: int
    ) -> tuple[list[Array], list[float]]:
        """Go `steps` steps from the given parameters, with an empty memory; as `GradientDescent.minimize`."""
        memory = self.start(parameters)

        def step(current: list[Array], gradients: Parameters) -> list[Array]:
            nonlocal memory
            moved, memory = self.step(current, gradients, memory)
            return moved

        return walked(step, loss_and_gradients, parameters, steps)

    def _rule(self, *_: object) -> tuple[Array, ...]:
        raise NotImplementedError


def check_share(**values: float) -> None:
    """Raise ValueError unless each value lies in 0 <= value < 1."""
    for name, value in values.items():
        if not 0 <= value < 1:  # written as < so that NaN is rejected
            raise ValueError(f"`{name}` is {value}, need 0 <= {name} < 1: it is the share of the old that is kept.")


@dataclass(frozen=True)
class Momentum(Remembering):
    """Gradient descent with momentum: v <- beta v + dw, w <- w - learning_rate v, from v = 0.

    Attributes
    ----------
    learning_rate : float > 0
    beta : float, 0 <= beta < 1, share of the velocity that is kept; 0 is plain gradient descent

    Notes
    -----
    Source: Polyak (1964); Sutskever et al. (2013), whose velocity is -learning_rate times this one.
    """

    learning_rate: float
    beta: float = 0.9
    _size = 1

    def __post_init__(self) -> None:
        check_share(beta=self.beta)

    def _rule(self, dw: Array, v: Array, _t: int) -> tuple[Array, ...]:
        v = self.beta * v + dw
        return v, v
