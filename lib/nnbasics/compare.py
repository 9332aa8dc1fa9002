"""The one comparator: a value against its reference gives a verdict.

Students' own checks, the build and the judge all call `compare`, so a local verdict and a graded one cannot differ.
"""

from dataclasses import dataclass, field

import numpy as np

from nnbasics import diagnose

PASSED, FAILED, NOT_RUN = "passed", "failed", "could not run"
RTOL = 1e-5


@dataclass(frozen=True)
class Mistake:
    """A known misconception: the value that it produces in one check, and what to tell whoever made it."""

    id: str
    hint: str
    value: object


@dataclass(frozen=True)
class Reference:
    """What a check's value is compared with.

    Attributes
    ----------
    value : number, array, str, None, or a list or dict of them
    rtol : float, accepted relative difference of each entry
    atol : float or None, accepted absolute difference; None means 1e-6 times the largest entry
    digits : int or None, accept values rounded by hand to so many decimals (1.5 units of the last one)
    mistakes : tuple of Mistake, tried in order on a wrong value
    """

    value: object
    rtol: float = RTOL
    atol: float | None = None
    digits: int | None = None
    mistakes: tuple[Mistake, ...] = field(default=())


@dataclass(frozen=True)
class Verdict:
    """What became of one check.

    Attributes
    ----------
    status : "passed", "failed" or "could not run"
    reason : str, what is wrong, in words that give no number of the reference away (for hidden checks too)
    detail : str, index and ratio: for checks whose reference the student may see
    mistake : str, the id of the misconception whose value this is, or ""
    hint : str, what to tell whoever made that mistake, or ""
    """

    status: str
    reason: str = ""
    detail: str = ""
    mistake: str = ""
    hint: str = ""

    @property
    def passed(self):
        """Whether the value was accepted."""
        return self.status == PASSED


def compare(value, reference):
    """Compare a value with a Reference; return a Verdict and never raise.

    A NaN or an infinity is never accepted. Lists count as arrays, and a number as an array of one entry.
    """
    problem = _first_problem(value, reference.value, reference, "")
    if problem is None:
        return Verdict(PASSED)
    for mistake in reference.mistakes:
        if _first_problem(value, mistake.value, reference, "") is None:
            return Verdict(FAILED, problem.reason, problem.detail, mistake.id, mistake.hint)
    return Verdict(FAILED, problem.reason, problem.detail)


def same_value(a, b, reference):
    """Whether two values cannot be told apart at the reference's tolerance."""
    return _first_problem(a, b, reference, "") is None


def _first_problem(got, want, reference, where):
    """The first thing wrong with `got` (a diagnose.Problem), or None."""
    if isinstance(want, dict):
        return _dict_problem(got, want, reference, where)
    if isinstance(want, list | tuple):
        return _list_problem(got, want, reference, where)
    if want is None or isinstance(want, str):
        got_text = got.strip() if isinstance(got, str) else got
        right = got_text == want if type(got_text) is type(want) else False
        return None if right else diagnose.Problem(f"{where}this is not the right answer")
    return _array_problem(got, np.asarray(want), reference, where)


def _dict_problem(got, want, reference, where):
    if not isinstance(got, dict):
        return diagnose.wrong_kind(got, "a dictionary", where)
    missing = [key for key in want if key not in got]
    if missing:
        return diagnose.Problem(f"{where}the dictionary has no entry {', '.join(map(repr, missing))}")
    problems = (_first_problem(got[key], item, reference, f"{where}entry {key!r}: ") for key, item in want.items())
    return next((problem for problem in problems if problem), None)


def _list_problem(got, want, reference, where):
    is_row = isinstance(got, np.ndarray) and got.ndim > 0
    if not is_row and not isinstance(got, list | tuple):
        return diagnose.wrong_kind(got, f"{len(want)} values", where)
    if len(got) != len(want):  # before any row is made: an empty array may have millions
        return diagnose.Problem(f"{where}there should be {len(want)} values, and there are {len(got)}")
    pairs = enumerate(zip(got, want, strict=True), start=1)
    problems = (_first_problem(g, w, reference, f"{where}value {n} of {len(want)}: ") for n, (g, w) in pairs)
    return next((problem for problem in problems if problem), None)


def _array_problem(got, want, reference, where):
    array, want = diagnose.as_numbers(got), diagnose.as_numbers(want)
    if want is None:  # no build makes such a reference
        return diagnose.Problem("this cannot be compared")
    if array is None:
        return diagnose.wrong_kind(got, "a number" if want.ndim == 0 else "an array of numbers", where)
    if array.shape != want.shape and not (want.ndim == 0 and array.size == 1):
        return diagnose.wrong_shape(array.shape, want.shape, where)
    array = array.reshape(want.shape)
    if not np.isfinite(array).all():
        return diagnose.not_finite(array, where)
    with np.errstate(all="ignore"):  # differences and ratios of huge numbers may overflow; then they are wrong
        wrong = ~_close(array, want, reference)
        return diagnose.wrong_values(array, want, wrong, where) if wrong.any() else None


def _close(got, want, reference):
    size = np.abs(want)
    atol = 1e-6 * float(size.max(initial=0.0)) if reference.atol is None else reference.atol
    allowed = atol + reference.rtol * size
    if reference.digits is not None:
        # 1.5 units: a chain of rounded steps drifts that far (see the errata on deck 001)
        allowed = np.maximum(allowed, 1.5 * 10.0**-reference.digits)
    return np.abs(got - want) <= allowed  # written as <= so that NaN is rejected
