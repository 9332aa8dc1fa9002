"""Optimizers with a step size for each weight: RMSProp and Adam.

Source: Goodfellow, Bengio & Courville (2016), sec. 8.5.
"""

from __future__ import annotations  # keeps help(Adam) readable

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from nnbasics.optimizers.memory import Remembering, check_share

if TYPE_CHECKING:
    from nnbasics.activations import Array


@dataclass(frozen=True)
class RMSProp(Remembering):
    """RMSProp: v <- beta v + (1 - beta) dw^2, w <- w - learning_rate dw / (sqrt(v) + eps), from v = 0.

    Attributes
    ----------
    learning_rate : float > 0
    beta : float, 0 <= beta < 1
    eps : float > 0, added to the root

    Notes
    -----
    Without a correction, the first step is learning_rate / sqrt(1 - beta) long.
    Source: Tieleman & Hinton (2012), Coursera lecture 6.5.
    """

    learning_rate: float
    beta: float = 0.9
    eps: float = 1e-8
    _size = 1

    def __post_init__(self) -> None:
        check_share(beta=self.beta)

    def _rule(self, dw: Array, v: Array, _t: int) -> tuple[Array, ...]:
        v = self.beta * v + (1 - self.beta) * dw**2
        return dw / (np.sqrt(v) + self.eps), v


@dataclass(frozen=True)
class Adam(Remembering):
    """Adam: running means m of dw and v of dw^2, both corrected for their start at 0.

    w <- w - learning_rate m_hat / (sqrt(v_hat) + eps),  m_hat = m / (1 - beta1^t),  v_hat = v / (1 - beta2^t),  t from 1

    Attributes
    ----------
    learning_rate : float > 0; about the length of a step in each entry
    beta1, beta2 : floats, 0 <= beta < 1
    eps : float > 0, added to the root

    Notes
    -----
    Source: Kingma & Ba (2015), algorithm 1.
    """

    learning_rate: float = 0.001
    beta1: float = 0.9
    beta2: float = 0.999
    eps: float = 1e-8
    _size = 2

    def __post_init__(self) -> None:
        check_share(beta1=self.beta1, beta2=self.beta2)

    def _rule(self, dw: Array, m: Array, v: Array, t: int) -> tuple[Array, ...]:
        m = self.beta1 * m + (1 - self.beta1) * dw
        v = self.beta2 * v + (1 - self.beta2) * dw**2
        return (m / (1 - self.beta1**t)) / (np.sqrt(v / (1 - self.beta2**t)) + self.eps), m, v
