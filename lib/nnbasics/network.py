"""A multilayer perceptron: the forward and the backward pass, layer by layer.

Convention: rows are samples, layer l computes z[l] = a[l-1] @ W[l] + b[l] and a[l] = f(z[l]), with a[0] = X. The
parameters are one flat list [W[1], b[1], W[2], b[2], ...]; gradients come in the same order and shapes, as
`optimizers.gradient_descent_step` takes them. Nothing is ever changed: `with_parameters` gives a new network.

Source: deck 001, "A Simple Neural Network" on; Goodfellow, Bengio & Courville (2016), alg. 6.3 and 6.4.
"""

from __future__ import annotations  # keeps help(MLP) readable

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from nnbasics.activations import Array, as_float, sigmoid, softmax
from nnbasics.initializers import xavier_uniform
from nnbasics.layers import elementwise, linear_backward, linear_forward
from nnbasics.losses import binary_cross_entropy_from_logits, mse, softmax_cross_entropy

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy.typing as npt

LOSSES = {"bce": binary_cross_entropy_from_logits, "softmax_ce": softmax_cross_entropy, "mse": mse}


class Trace(NamedTuple):
    """Everything a forward pass computed: z[l] and a[l] of layers l = 0..L, with z[0] = a[0] = X."""

    z: list[Array]
    a: list[Array]


@dataclass(frozen=True, eq=False)  # arrays have no single truth to compare by
class MLP:
    """Fully connected network, L layers.

    Attributes
    ----------
    parameters : list of 2L arrays [W1, b1, W2, b2, ...], W (n_in, n_out) and b (n_out,)
    hidden : str, activation of layers 1..L-1, a name in `activations.ACTIVATIONS`
    loss : "bce" (sigmoid output), "softmax_ce" (softmax output) or "mse" (output as `output` says)
    output : str, activation of layer L under "mse"; the other losses bring their own

    Raises
    ------
    ValueError
        If a shape, the name of an activation or that of the loss does not fit.
    """

    parameters: Sequence[npt.ArrayLike]
    hidden: str = "sigmoid"
    loss: str = "bce"
    output: str = "identity"

    def __post_init__(self) -> None:
        """Refuse what cannot work, before the first forward pass."""
        shapes = [np.shape(p) for p in self.parameters]
        if not shapes or len(shapes) % 2:
            raise ValueError(f"got {len(shapes)} parameters, need a W and a b for every layer: [W1, b1, ...].")
        n = shapes[0][:1]
        for l, (w, b) in enumerate(zip(shapes[::2], shapes[1::2], strict=True), start=1):
            if len(w) != 2 or w[:1] != n or b != w[1:]:
                raise ValueError(f"layer {l}: W has shape {w}, b {b}: need (n_in, n_out), (n_out,), n_in = {n}.")
            n = b
        if self.loss not in LOSSES:
            raise ValueError(f"no loss {self.loss!r}: choose one of {', '.join(LOSSES)}.")
        elementwise(self.hidden)
        elementwise(self.output)

    @classmethod
    def create(
        cls,
        sizes: Sequence[int],
        rng: np.random.Generator,
        initializer: Callable[[tuple[int, int], np.random.Generator], Array] = xavier_uniform,
        **settings: str,
    ) -> MLP:
        """New network of widths `sizes`, input first: (1, 2, 3, 1) is deck 001's. Biases are 0."""
        parameters: list[Array] = []
        for n_in, n_out in pairwise(sizes):
            parameters += [initializer((n_in, n_out), rng), np.zeros(n_out)]
        return cls(parameters, **settings)

    def with_parameters(self, parameters: Sequence[npt.ArrayLike]) -> MLP:
        """Network that differs in its parameters only, for example after a step of an optimizer."""
        return replace(self, parameters=parameters)

    def forward(self, X: npt.ArrayLike) -> Trace:
        """Forward pass of X (m, n_in): z and a of every layer; a[-1] is y_hat (m, n_out)."""
        z, a = [as_float(X)], [as_float(X)]
        last = len(self._layers())
        for l, (W, b) in enumerate(self._layers(), start=1):
            z.append(linear_forward(a[-1], W, b))
            a.append(elementwise(self.hidden)[0](z[-1]) if l < last else self._y_hat(z[-1]))
        return Trace(z, a)

    def backward(self, trace: Trace, y: npt.ArrayLike) -> tuple[float, list[Array]]:
        """Loss and gradients of the forward pass `trace`, against y.

        dz[L] = dL/dz[L] (y_hat - y) / m under "bce" and "softmax_ce"; then dW[l] = a[l-1].T @ dz[l],
        db[l] = sum_i dz[l][i], and dz[l-1] = (dz[l] @ W[l].T) * f'(z[l-1]).

        Parameters
        ----------
        trace : Trace, from `forward` with the same parameters
        y : targets (m, n_out); under "softmax_ce" integer classes (m,) or one-hot rows

        Returns
        -------
        loss : float
        gradients : list of arrays in the order and shapes of `parameters`
        """
        loss, dz = self._output_gradient(trace, y)
        gradients: list[Array] = []
        for l, (W, _) in reversed(list(enumerate(self._layers(), start=1))):
            da, dW, db = linear_backward(dz, trace.a[l - 1], W)
            gradients = [dW, db, *gradients]
            if l > 1:
                dz = da * elementwise(self.hidden)[1](trace.z[l - 1])
        return loss, gradients

    def loss_and_gradients(self, X: npt.ArrayLike, y: npt.ArrayLike) -> tuple[float, list[Array]]:
        """Forward, then backward: the loss of y_hat against y, and its gradients."""
        return self.backward(self.forward(X), y)

    def predict(self, X: npt.ArrayLike) -> Array:
        """Decision for every row: 0 or 1 (m, n_out) under "bce" (0.5 is 1), class (m,), or y_hat under "mse"."""
        y_hat = self.forward(X).a[-1]
        if self.loss == "mse":
            return y_hat
        return np.argmax(y_hat, axis=1) if self.loss == "softmax_ce" else (y_hat >= 0.5).astype(np.int64)

    def _layers(self) -> list[tuple[Array, Array]]:
        arrays = [as_float(p) for p in self.parameters]
        return list(zip(arrays[::2], arrays[1::2], strict=True))

    def _y_hat(self, z: Array) -> Array:
        functions = {"bce": sigmoid, "softmax_ce": softmax, "mse": elementwise(self.output)[0]}
        return functions[self.loss](z)

    def _output_gradient(self, trace: Trace, y: npt.ArrayLike) -> tuple[float, Array]:
        if self.loss != "mse":  # fused with the output: finite, where dL/dy_hat and f' apart would be inf * 0
            return LOSSES[self.loss](trace.z[-1], y)
        loss, da = mse(trace.a[-1], y)
        return loss, da * elementwise(self.output)[1](trace.z[-1])
