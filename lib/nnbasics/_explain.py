"""Words for an answer that raised: which cell to finish or run first, or where the code stopped."""

import re
import traceback
from pathlib import Path


def explain(error, solution):
    """Say what to do next.

    Parameters
    ----------
    error : exception that the answer raised
    solution : str, name of the solution cell that the check belongs to
    """
    if isinstance(error, NotImplementedError):
        return f"not finished yet: complete the cell `{solution}`, run it, then run this cell again"
    place = _place(error)
    missing = getattr(error, "name", None) if isinstance(error, NameError) else None
    if missing and place:
        return (
            f"`{missing}` does not exist{place}: is it misspelled, or has the cell that defines it not been run? "
            f"Look at the cell `{solution}`"
        )
    if missing:
        return f"`{missing}` does not exist yet: run the cell `{solution}` first (and finish it)"
    said = f"{type(error).__name__}: {_said(error)}"
    if _in_the_check(error):
        return (
            f"your answer could not be used ({said}): does `{solution}` take and return what the task asks for, in its order?"
        )
    return f"your code stopped with {said}{place}"


def _said(error):
    """The error's own words, but NumPy's about products, shapes and truth values in the course's terms."""
    text = str(error)
    if text.startswith("The truth value of an array"):
        # NumPy's advice, any() or all(), would let one number decide for all
        return "`if`, `and` or `max` wants one yes or no, and an array has many: np.where or np.maximum decides entry by entry"
    shapes = re.match(r"operands could not be broadcast together with shapes (\(\S*\)) (\(\S*\)) ?$", text)
    if shapes:
        first, second = shapes.groups()
        return f"the shapes {first} and {second} do not fit entry by entry: sizes are compared from the last one backward"
    sizes = re.search(r"size (\d+) is different from (\d+)\)$", text)
    if sizes and text.startswith("matmul:"):
        right, left = sizes.groups()
        return f"the sides of a matrix product do not fit: a row on the left has length {left}, a column on the right {right}"
    if re.match(r"Cannot cast ufunc '\w+' output from dtype\('float\d*'\) to dtype\('u?int\d*'\)", text):
        return "an array of whole numbers cannot hold fractions, and += or -= writes into it: start from a copy of floats"
    return text[:200]


def _own(error):
    """The steps of the trace in the notebook's own code, from the check's cell inward."""
    steps = traceback.walk_tb(error.__traceback__)
    # the deepest frame may lie in NumPy, where no student looks
    return [(frame, line) for frame, line in steps if frame.f_globals.get("__name__") == "__main__"]


def _in_the_check(error):
    """Whether the check's own cell stopped, and not a function of the student's that it called."""
    files = [frame.f_code.co_filename for frame, _ in _own(error)]
    # a script is one file on disk for both, and cells of a kernel are none
    return bool(files) and files[0] == files[-1] and not Path(files[0]).exists()


def _place(error):
    """The last line of the student's own code that ran; "" if that is the check's own line."""
    own = _own(error)
    if not own or own[-1][0].f_code.co_name == "<lambda>" or _in_the_check(error):
        return ""
    return f", in line {own[-1][1]} of `{own[-1][0].f_code.co_name}`"
