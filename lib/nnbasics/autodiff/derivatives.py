"""The derivative table: for every function one line, with one rule for each of its inputs.

A rule takes g = dL/dz of the function's result z, then z itself and the function's arguments as they were given, and
returns dL/dx for its input x: g times the function's own slope. Where x was broadcast, g is larger than x; the tape adds
up the copies, so no rule has to.

Rules are written in functions of this table, so a derivative can be differentiated again.
"""

# ruff: noqa: ARG005 - a rule takes all there is, and uses what its formula needs

from __future__ import annotations  # keeps help() readable

from typing import TYPE_CHECKING, Any

import numpy as np

from nnbasics import activations
from nnbasics.autodiff import rules

if TYPE_CHECKING:
    from collections.abc import Callable

LOG_2, LOG_10 = np.log(2.0), np.log(10.0)  # named, because the rules below would compute them at every call

DERIVATIVES: dict[Any, tuple[Callable[..., Any], ...]] = {
    # arithmetic
    np.add: (lambda g, z, x, y: g, lambda g, z, x, y: g),
    np.subtract: (lambda g, z, x, y: g, lambda g, z, x, y: -g),
    np.multiply: (lambda g, z, x, y: g * y, lambda g, z, x, y: g * x),
    np.divide: (lambda g, z, x, y: g / y, lambda g, z, x, y: -g * z / y),
    np.negative: (lambda g, z, x: -g,),
    np.positive: (lambda g, z, x: g,),
    np.reciprocal: (lambda g, z, x: -g * z * z,),
    np.power: (rules.power_base, rules.power_exponent),
    np.square: (lambda g, z, x: g * 2 * x,),
    np.sqrt: (lambda g, z, x: g / (2 * z),),
    np.cbrt: (lambda g, z, x: g / (3 * z * z),),
    np.absolute: (lambda g, z, x: g * np.sign(x),),
    # exponentials and logarithms
    np.exp: (lambda g, z, x: g * z,),
    np.exp2: (lambda g, z, x: g * z * LOG_2,),
    np.expm1: (lambda g, z, x: g * (z + 1),),
    np.log: (lambda g, z, x: g / x,),
    np.log2: (lambda g, z, x: g / (x * LOG_2),),
    np.log10: (lambda g, z, x: g / (x * LOG_10),),
    np.log1p: (lambda g, z, x: g / (1 + x),),
    np.logaddexp: (lambda g, z, x, y: g * np.exp(x - z), lambda g, z, x, y: g * np.exp(y - z)),
    # trigonometric and hyperbolic
    np.sin: (lambda g, z, x: g * np.cos(x),),
    np.cos: (lambda g, z, x: -g * np.sin(x),),
    np.tan: (lambda g, z, x: g * (1 + z * z),),
    np.arcsin: (lambda g, z, x: g / np.sqrt(1 - x * x),),
    np.arccos: (lambda g, z, x: -g / np.sqrt(1 - x * x),),
    np.arctan: (lambda g, z, x: g / (1 + x * x),),
    np.sinh: (lambda g, z, x: g * np.cosh(x),),
    np.cosh: (lambda g, z, x: g * np.sinh(x),),
    np.tanh: (lambda g, z, x: g * (1 - z * z),),
    # activations; sigmoid(-x) is 1 - z without its rounding to 0 at large x
    activations.sigmoid: (lambda g, z, x: g * z * rules.mirrored_sigmoid(x),),
    activations.relu: (lambda g, z, x: g * (x > 0),),
    # the larger and the smaller of two
    np.maximum: (lambda g, z, x, y: g * rules.share(x, y), lambda g, z, x, y: g * rules.share(y, x)),
    np.minimum: (lambda g, z, x, y: g * rules.share(y, x), lambda g, z, x, y: g * rules.share(x, y)),
    np.where: (
        lambda g, z, at, x, y: np.zeros_like(at) * 1.0,
        lambda g, z, at, x, y: g * np.not_equal(at, 0),
        lambda g, z, at, x, y: g * np.equal(at, 0),
    ),
    # linear algebra, sums, and what only moves entries
    np.matmul: (rules.matmul_left, rules.matmul_right),
    np.sum: (lambda g, z, x, axis=None, *, keepdims=False: rules.spread(g, x, axis, keepdims=keepdims),),
    np.mean: (rules.mean,),
    np.max: (rules.extreme,),
    np.min: (rules.extreme,),
    np.reshape: (lambda g, z, x, *_: np.reshape(g, x.shape),),
    np.ravel: (lambda g, z, x: np.reshape(g, x.shape),),
    np.squeeze: (lambda g, z, x, *_, **__: np.reshape(g, x.shape),),
    np.expand_dims: (lambda g, z, x, *_, **__: np.reshape(g, x.shape),),
    np.transpose: (lambda g, z, x, axes=None: np.transpose(g, None if axes is None else np.argsort(axes)),),
    np.swapaxes: (lambda g, z, x, a, b: np.swapaxes(g, a, b),),
    np.broadcast_to: (lambda g, z, x, *_: g,),  # the tape adds up the copies, as for every broadcast
    rules.getitem: (rules.scatter,),
    rules.scatter: (lambda g, z, put, _, x, at: rules.getitem(g, at),),
}
# Flat wherever they have a slope at all, and functions that look at shapes only: their results are plain arrays.
WITHOUT_SLOPE = {
    np.sign, np.heaviside, np.floor, np.ceil, np.rint, np.trunc,
    np.greater, np.greater_equal, np.less, np.less_equal, np.equal, np.not_equal, np.isfinite, np.isnan,
    np.argmax, np.argmin, np.argsort, np.zeros_like, np.ones_like, np.shape, np.ndim, np.size,
}  # fmt: skip
# Against a constant, the corner belongs to the constant: np.maximum(z, 0) is ReLU, and ReLU'(0) = 0.
AGAINST_A_CONSTANT: dict[Any, tuple[Callable[..., Any], ...]] = {
    np.maximum: (lambda g, z, x, y: g * np.greater(x, y), lambda g, z, x, y: g * np.greater(y, x)),
    np.minimum: (lambda g, z, x, y: g * np.less(x, y), lambda g, z, x, y: g * np.less(y, x)),
}
