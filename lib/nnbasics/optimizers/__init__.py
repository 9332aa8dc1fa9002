"""Optimizers on a list of parameter arrays, which are never changed: every step returns new ones.

`descent` remembers nothing; `memory` has momentum, `adaptive` RMSProp and Adam, whose memory is handed in and out.
"""

from nnbasics.optimizers.adaptive import Adam, RMSProp
from nnbasics.optimizers.descent import GradientDescent, gradient_descent_step
from nnbasics.optimizers.memory import Momentum

__all__ = ["Adam", "GradientDescent", "Momentum", "RMSProp", "gradient_descent_step"]
