"""Words for what is wrong with a value: kind, shape, not finite, sign, factor, position.

`reason` gives no number of the reference away; `detail` (index, ratio) is for checks whose reference is public.
"""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Problem:
    """Why a value was not accepted."""

    reason: str
    detail: str = ""


def as_numbers(value):
    """Return the value as a float array, or None if it is not made of numbers."""
    if isinstance(value, np.ndarray) and value.dtype.kind in "biuf":
        return value.astype(float)
    if not isinstance(value, bool | int | float | np.number | np.bool_ | list | tuple):
        return None
    try:
        array = np.asarray(value)
    except (ValueError, TypeError, OverflowError):
        return None
    return array.astype(float) if array.dtype.kind in "biuf" else None


def wrong_kind(got, expected, where=""):
    """Problem of a value that is not of the expected kind."""
    if got is None:
        return Problem(f"{where}nothing came back (None): is a `return` missing?")
    return Problem(f"{where}this should be {expected}, and it is {_kind(got)}")


def _kind(value):
    names = {
        str: "a text",
        dict: "a dictionary",
        list: "a list",
        tuple: "several values",
        bool: "True or False",
    }
    if isinstance(value, np.ndarray) and value.ndim == 0:
        return "True or False" if value.dtype.kind == "b" else "a number"
    if isinstance(value, np.ndarray):
        return f"an array of shape {value.shape}"
    return names.get(type(value), "something else" if not isinstance(value, int | float) else "a number")


def wrong_shape(got, want, where=""):
    """Problem of a wrong shape, with the likely cause."""
    return Problem(f"{where}the shape is {got} and should be {want}{_shape_cause(got, want)}")


def _shape_cause(got, want):
    if got == want[::-1]:
        return ": it is transposed"
    if len(got) == 2 and got[0] == got[1] and got[0] in want:
        n = got[0]
        return f": NumPy may have broadcast a ({n},) against a ({n}, 1) array"
    if np.prod(got) == np.prod(want):
        return ": the same number of entries, but arranged differently"
    if len(got) < len(want):
        return ": an axis has been summed away or was never there"
    return ""


def not_finite(array, where=""):
    """Problem of a value that holds NaN or infinity."""
    what = "NaN (not a number)" if np.isnan(array).any() else "infinity"
    return Problem(f"{where}the result holds {what}: look for 0/0, log(0), the root of a negative number or an overflow in exp")


def wrong_values(got, want, wrong, where=""):
    """Problem of numbers that differ; `wrong` marks the entries that were not accepted."""
    if got.size == 1:
        return Problem("the number is not right", where + _one_number(got, want))
    count = f"{int(wrong.sum())} of {wrong.size} numbers are wrong: "
    factor = common_factor(got, want)
    if factor is not None:
        return Problem("the numbers are not right", where + count + _factor_words(factor))
    worst = np.unravel_index(np.argmax(np.where(wrong, np.abs(got - want), -1.0)), got.shape)
    index = ", ".join(str(int(i)) for i in worst)
    largest = f"the largest difference is at index [{index}], where you have {got[worst]:.6g}"
    return Problem("the numbers are not right", where + count + largest)


def _one_number(got, want):
    factor = common_factor(got, want)
    ratio = f" ({_factor_words(factor)})" if factor is not None else ""
    return f"you have {float(got.reshape(-1)[0]):.6g}{ratio}"


def common_factor(got, want):
    """Return c if got = c * want in every entry (and c is neither 0 nor 1, nor beyond 1e12), else None."""
    nonzero = want != 0
    if not nonzero.any() or np.abs(got[~nonzero]).max(initial=0.0) > 1e-6 * np.abs(want).max():
        return None
    ratios = got[nonzero] / want[nonzero]
    factor = float(np.mean(ratios))
    if not 1e-12 < abs(factor) < 1e12:
        return None
    constant = np.abs(ratios - factor).max() <= 1e-4 * abs(factor)
    # one number has a ratio to anything: say only the telling ones
    telling = ratios.size > 1 or _is_simple(factor)
    return factor if constant and telling else None


def _is_simple(factor):
    size = abs(factor)
    return any(abs(x - round(x)) < 1e-4 * x and 1 <= round(x) <= 100 for x in (size, 1 / size))


def _factor_words(factor):
    size = abs(factor)
    whole = "it is" if factor > 0 else "the sign is wrong and it is"
    if abs(size - 1) < 1e-4:
        return "the sign is flipped"
    if size > 1:
        return f"{whole} {_nice(size)} times too large"
    return f"{whole} {_nice(1 / size)} times too small"


def _nice(size):
    return f"exactly {round(size)}" if abs(size - round(size)) < 1e-4 * size else f"{size:.4g}"
