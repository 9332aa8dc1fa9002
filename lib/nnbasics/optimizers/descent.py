"""Gradient descent with a fixed learning rate, on a list of parameter arrays.

Source: deck 004, the slides on gradient descent; deck 001, the update of the weights;
Goodfellow, Bengio & Courville (2016), sec. 4.3.
"""

from __future__ import annotations  # keeps help(gradient_descent_step) readable

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy.typing as npt

from nnbasics.activations import Array, as_float

Parameters = Sequence[npt.ArrayLike]
LossAndGradients = Callable[[list[Array]], tuple[float, Sequence[npt.ArrayLike]]]


def gradient_descent_step(parameters: Parameters, gradients: Parameters, learning_rate: float) -> list[Array]:
    """One step downhill, w - learning_rate * dw for every parameter.

    Take all gradients at the old parameters first, then step: updating one layer before the gradient of
    another is known gives a different, wrong gradient.

    Parameters
    ----------
    parameters : list of arrays
    gradients : list of arrays, dL/d(parameter) in the same order and shapes
    learning_rate : float > 0

    Returns
    -------
    list of new float arrays in the shapes of the parameters

    Raises
    ------
    ValueError
        If the lists differ in length, a gradient has not its parameter's shape, or learning_rate <= 0.
    """
    pairs = checked_pairs(parameters, gradients, learning_rate)
    # In the parameter's own precision, so that float32 weights stay float32.
    return [w - float(learning_rate) * dw.astype(w.dtype) for w, dw in pairs]


def checked_pairs(parameters: Parameters, gradients: Parameters, learning_rate: float) -> list[tuple[Array, Array]]:
    """Each parameter with its gradient, as float arrays; a ValueError as `gradient_descent_step` has it."""
    if not 0 < learning_rate < float("inf"):  # written as < so that NaN is rejected
        raise ValueError(f"`learning_rate` is {learning_rate}, need a positive number: descent subtracts it.")
    if len(parameters) != len(gradients):
        raise ValueError(f"got {len(parameters)} parameters, {len(gradients)} gradients: need one for each.")
    pairs = [(as_float(w), as_float(dw)) for w, dw in zip(parameters, gradients, strict=True)]
    for i, (w, dw) in enumerate(pairs):
        if w.shape != dw.shape:
            raise ValueError(f"parameter {i} has shape {w.shape}, its gradient {dw.shape}: they must agree.")
    return pairs


def walked(
    step: Callable[[list[Array], Parameters], list[Array]],
    loss_and_gradients: LossAndGradients,
    parameters: Parameters,
    steps: int,
) -> tuple[list[Array], list[float]]:
    """Parameters after `steps` steps, and the loss before each and after the last; as `GradientDescent.minimize`."""
    if steps < 0:
        raise ValueError(f"`steps` is {steps}, need 0 or more: descent cannot be undone.")
    current = [as_float(w).copy() for w in parameters]
    losses = []
    for _ in range(steps):
        loss, gradients = loss_and_gradients(current)
        losses.append(float(loss))
        current = step(current, gradients)
    losses.append(float(loss_and_gradients(current)[0]))
    return current, losses


@dataclass(frozen=True)
class GradientDescent:
    """Gradient descent with a fixed learning rate.

    Attributes
    ----------
    learning_rate : float > 0
    """

    learning_rate: float

    def step(self, parameters: Parameters, gradients: Parameters) -> list[Array]:
        """One step, as `gradient_descent_step`."""
        return gradient_descent_step(parameters, gradients, self.learning_rate)

    def minimize(
        self, loss_and_gradients: LossAndGradients, parameters: Parameters, steps: int
    ) -> tuple[list[Array], list[float]]:
        """Go `steps` steps from the given parameters.

        Parameters
        ----------
        loss_and_gradients : function of a list of arrays, returns the loss and the list of its gradients
        parameters : list of arrays, the start
        steps : int >= 0

        Returns
        -------
        parameters : list of arrays after the last step
        losses : list of steps + 1 floats; losses[t] is the loss after t steps, losses[0] that of the start

        Raises
        ------
        ValueError
            If steps is negative, or as in `gradient_descent_step`.
        """
        return walked(self.step, loss_and_gradients, parameters, steps)
