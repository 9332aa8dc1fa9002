"""Activations that NumPy does not have, for arrays and Tensors alike."""

from __future__ import annotations

from typing import Any

from nnbasics import activations
from nnbasics.autodiff.tensor import Tensor


def sigmoid(x: Any) -> Any:
    """f(x) = 1 / (1 + exp(-x)), as `activations.sigmoid`."""
    return x.through(activations.sigmoid) if isinstance(x, Tensor) else activations.sigmoid(x)


def relu(x: Any) -> Any:
    """f(x) = max(0, x), as `activations.relu`."""
    return x.through(activations.relu) if isinstance(x, Tensor) else activations.relu(x)
