"""Mistakes in 00-warm-up, shapes: wrong code, and what to tell who wrote it."""

from autograder.bank import wrong_value

wrong_value(
    "00-k",
    values={"sum_1": None, "sum_2": (5, 2), "sum_3": None, "sum_4": (6, 1), "sum_5": None, "sum_6": (7, 1)},
    hint="NumPy aligns shapes at the right and fills the shorter one up with ones on the left. So a flat array counts as a row, "
    "never as a column.",
)


wrong_value(
    "00-l",
    values={"sum_1": None, "sum_2": None, "sum_3": None, "sum_4": None, "sum_5": None, "sum_6": None},
    hint="These two shapes do fit: an axis of size 1, or one that is missing on the left, is copied until it fits the other array.",
)


wrong_value(
    "00-m",
    values={"sum_1": (5, 2), "sum_2": None, "sum_3": None, "sum_4": None, "sum_5": None, "sum_6": (7, 1)},
    hint="These two shapes do fit: an axis of size 1, or one that is missing on the left, is copied until it fits the other array.",
)


wrong_value(
    "00-n",
    values={"sum_1": (5, 2), "sum_2": (5, 2), "sum_3": None, "sum_4": (6, 1), "sum_5": (4, 5, 3), "sum_6": (7, 1)},
    hint="NumPy aligns shapes at the right and fills the shorter one up with ones on the left. So a flat array counts as a row, "
    "never as a column.",
)


wrong_value(
    "00-o",
    values={"sum_1": (5,), "sum_2": None, "sum_3": None, "sum_4": (1,), "sum_5": None, "sum_6": None},
    hint="These are the shapes of a matrix product. A sum pairs entry with entry; no inner axis is summed away.",
)
