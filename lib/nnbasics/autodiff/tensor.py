"""The number that a tape can follow: an array of floats whose operations are NumPy's, written down as they happen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from nnbasics.activations import Array, as_float
from nnbasics.autodiff.derivatives import DERIVATIVES, WITHOUT_SLOPE
from nnbasics.autodiff.rules import getitem

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy.typing as npt

    from nnbasics.autodiff.tape import GradientTape

TAPES: list[GradientTape] = []  # those that record now, the innermost last


class Operation(NamedTuple):
    """One call: result = function(*inputs, **options); `values` are those of the result and the inputs, without Tensors."""

    function: Callable[..., Any]
    result: Tensor
    inputs: tuple[Any, ...]
    values: tuple[Any, ...]
    options: dict[str, Any]


class Tensor:
    """An array of floats that never changes; integers become float64. Made by `constant` and by operations.

    Attributes
    ----------
    value : float array or NumPy scalar; `numpy()` gives a copy

    Notes
    -----
    Python's operators and the NumPy functions of `derivatives.DERIVATIVES` give a Tensor again; comparisons give plain
    arrays. While a tape follows it, a Tensor refuses to become a plain array by itself: its gradient would be lost.
    """

    __slots__ = ("value",)

    def __init__(self, value: npt.ArrayLike) -> None:
        self.value = as_float(value).copy()[()]

    shape = property(lambda self: self.value.shape, doc="Length of every axis.")
    ndim = property(lambda self: self.value.ndim, doc="Number of axes.")
    size = property(lambda self: self.value.size, doc="Number of entries.")
    dtype = property(lambda self: self.value.dtype, doc="float64, unless it was made of other floats.")
    T = property(np.transpose, doc="The transpose.")

    def numpy(self) -> Array:
        """The value, as an array (or NumPy scalar) of one's own."""
        return self.value.copy()

    def __array__(self, dtype: Any = None, **_: Any) -> Array:
        if any(tape.follows(self) for tape in TAPES):
            raise TypeError("a function of plain arrays would lose this Tensor's gradient: use NumPy's own, or .numpy().")
        return np.array(self.value, dtype=dtype)

    def __array_ufunc__(self, function: Any, method: str, *inputs: Any, **options: Any) -> Any:
        if method != "__call__" or options:
            raise TypeError(f"np.{function.__name__} of a Tensor takes its inputs only: no out=, where=, or .{method}.")
        return applied(function, *inputs)

    def __array_function__(self, function: Any, _: Any, inputs: Any, options: Any) -> Any:
        if function is np.dot and max(np.ndim(x) for x in inputs) <= 2:
            function = np.matmul if all(np.ndim(x) for x in inputs) else np.multiply
        if not any(type(x) is Tensor for x in inputs):
            raise TypeError(f"pass the Tensors to np.{function.__name__} first and not by name.")
        return applied(function, *inputs, **options)

    def __getitem__(self, at: Any) -> Tensor:
        return applied(getitem, self, at)

    def __len__(self) -> int:
        return len(self.value)

    def __float__(self) -> float:
        return float(self.value)

    def __repr__(self) -> str:
        return f"Tensor({self.value!r})"

    def through(self, function: Callable[..., Any], *more: Any) -> Tensor:
        """function(self, *more), for a function of the derivative table that is not NumPy's."""
        return applied(function, self, *more)

    def sum(self, axis: Any = None, *, keepdims: bool = False) -> Tensor:
        """np.sum."""
        return applied(np.sum, self, axis, keepdims=keepdims)

    def mean(self, axis: Any = None, *, keepdims: bool = False) -> Tensor:
        """np.mean."""
        return applied(np.mean, self, axis, keepdims=keepdims)

    def reshape(self, *shape: Any) -> Tensor:
        """np.reshape, to reshape(2, 3) or reshape((2, 3))."""
        return applied(np.reshape, self, shape[0] if len(shape) == 1 else shape)


def constant(value: npt.ArrayLike) -> Tensor:
    """A Tensor of this value. A tape follows it after `tape.watch(x)`, not before."""
    return Tensor(value)


def applied(function: Callable[..., Any], *inputs: Any, **options: Any) -> Any:
    """Result of a function of the derivative table, written down by every tape that follows one of the inputs.

    Raises
    ------
    TypeError
        If the table does not have the function.
    """
    values = [x.value if type(x) is Tensor else as_float(x) if type(x) is list else x for x in inputs]
    if function not in DERIVATIVES:
        if function in WITHOUT_SLOPE:
            return function(*values, **options)
        raise TypeError(
            f"no derivative is known for {function.__name__!r}: use the functions of nnbasics.autodiff.derivatives.DERIVATIVES."
        )
    result = Tensor.__new__(Tensor)
    result.value = function(*values, **options)
    if TAPES:
        operation = Operation(function, result, inputs, (result.value, *values), options)
        for tape in TAPES:
            tape.record(operation)
    return result


_ARITHMETIC = {"add": np.add, "sub": np.subtract, "mul": np.multiply, "truediv": np.divide}
_ARITHMETIC |= {"pow": np.power, "matmul": np.matmul}
_COMPARISONS = {"lt": np.less, "le": np.less_equal, "gt": np.greater, "ge": np.greater_equal}
_COMPARISONS |= {"eq": np.equal, "ne": np.not_equal}
for name, ufunc in (_ARITHMETIC | _COMPARISONS).items():
    setattr(Tensor, f"__{name}__", lambda self, other, f=ufunc: applied(f, self, other))
for name, ufunc in _ARITHMETIC.items():
    setattr(Tensor, f"__r{name}__", lambda self, other, f=ufunc: applied(f, other, self))
for name, ufunc in {"neg": np.negative, "pos": np.positive, "abs": np.absolute}.items():
    setattr(Tensor, f"__{name}__", lambda self, f=ufunc: applied(f, self))
