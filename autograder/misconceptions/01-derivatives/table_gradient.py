"""Mistakes in 01-derivatives, table_gradient: wrong code, and what to tell who wrote it."""

import numpy as np

from autograder.bank import misconception, wrong_line

wrong_line(
    "M05",
    {
        "slopes[entry] = (f(table + nudge) - f(table - nudge)) / (2 * h)": (
            "slopes[entry] = (f(table + nudge) - f(table - nudge)) / h"
        )
    },
    hint="The first bug is still there: from one side to the other it is two steps, and you divide by one.",
)

wrong_line(
    "M06",
    {"slopes[entry] = (f(table + nudge) - f(table - nudge)) / (2 * h)": "slopes[entry] = (f(table + nudge) - f(table)) / h"},
    hint="You look forward only. Central differences are asked for: the value at the other side is needed as well.",
)


@misconception(
    "M08",
    hint="The third bug is still there: a table of whole numbers cannot take a step of 0.1. Work on a copy of floats.",
)
def table_gradient(f, X, h):
    gradient = np.zeros(X.shape)
    for place in np.ndindex(X.shape):
        above, below = X.copy(), X.copy()
        above[place] = X[place] + h
        below[place] = X[place] - h
        gradient[place] = (f(above) - f(below)) / (2 * h)
    return gradient


wrong_line(
    "01-vanish",
    {"nudge = np.zeros(table.shape)": "nudge = np.zeros_like(X)"},
    hint="Your step vanishes: a table of whole numbers cannot hold 0.1. Make the table that holds the step one of floats.",
)


@misconception(
    "M09",
    hint="The second bug is still there: an entry that moved does not come back, and later entries are measured from a shifted place.",
)
def table_gradient(f, X, h):
    X = np.array(X, dtype=float)
    gradient = np.zeros(X.shape)
    for place in np.ndindex(X.shape):
        before = X[place]
        X[place] = before + h
        above = f(X)
        X[place] = before - h
        gradient[place] = (above - f(X)) / (2 * h)
    return gradient


@misconception(
    "M87",
    hint="Your function writes into the table that it was given. Work on a copy: np.array(X, dtype=float) makes one.",
)
def table_gradient(f, X, h):
    gradient = np.zeros(X.shape)
    for place in np.ndindex(X.shape):
        Y = X.astype(float)
        Y[place] += h
        above = f(Y)
        Y[place] -= 2 * h
        gradient[place] = (above - f(Y)) / (2 * h)
    X[...] = gradient
    return gradient


wrong_line(
    "01-bb",
    {"return slopes": "return slopes.ravel()"},
    hint="Your result is flat. The gradient of a table has the table's shape.",
)

wrong_line("M74", {"return slopes": "return slopes.T"}, hint="Your result is transposed: rows and columns have changed places.")


@misconception(
    "M13",
    hint="You move all entries at once, so every entry of your gradient is the same. Move one entry at a time.",
)
def table_gradient(f, X, h):
    X = np.array(X, dtype=float)
    return np.full(X.shape, (f(X + h) - f(X - h)) / (2 * h))


wrong_line(
    "01-bc",
    {"for entry in np.ndindex(*table.shape):": "for entry in range(len(table)):"},
    hint="You move whole rows at once. Move one entry at a time, over rows and columns.",
)

wrong_line(
    "01-bd",
    {
        "slopes[entry] = (f(table + nudge) - f(table - nudge)) / (2 * h)": (
            "slopes[entry] = (f(table - nudge) - f(table + nudge)) / (2 * h)"
        )
    },
    hint="Your gradient points downhill: the sign of every entry is wrong.",
)

wrong_line(
    "M34",
    {"return slopes": "return np.round(slopes, 1)"},
    hint="Your function rounds its result. Return all digits and round only what you print.",
)

wrong_line(
    "01-whole",
    {"slopes = np.empty(table.shape)": "slopes = np.empty_like(X)"},
    hint="Your result table takes over the whole-number type of the argument, so decimals are cut off. Create it as float.",
)
