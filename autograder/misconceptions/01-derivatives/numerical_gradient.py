"""Mistakes in 01-derivatives, numerical_gradient: wrong code, and what to tell who wrote it."""

import numpy as np

from autograder.bank import misconception, wrong_line

wrong_line(
    "M05",
    {"gradient[i] = (f(x + step) - f(x - step)) / (2 * h)": "gradient[i] = (f(x + step) - f(x - step)) / h"},
    hint="From x - h to x + h it is two steps. You divide by one.",
)

wrong_line(
    "M06",
    {"gradient[i] = (f(x + step) - f(x - step)) / (2 * h)": "gradient[i] = (f(x + step) - f(x)) / h"},
    hint="You look forward only. Central differences are asked for: the value at the other side is needed as well.",
)


@misconception(
    "M08",
    hint="You take over the whole-number type of x, and a whole number cannot take a step of 0.1: work on a copy of floats.",
)
def numerical_gradient(f, x, h):
    gradient = np.zeros(x.shape)
    for i in range(len(x)):
        above, below = x.copy(), x.copy()
        above[i] = x[i] + h
        below[i] = x[i] - h
        gradient[i] = (f(above) - f(below)) / (2 * h)
    return gradient


wrong_line(
    "01-vanish",
    {"x = np.array(x, dtype=float)": "", "step = np.zeros(x.shape)": "step = np.zeros_like(x)"},
    hint="Your step vanishes: an array of whole numbers cannot hold 0.1. Make the array that holds the step one of floats.",
)

wrong_line(
    "M09",
    {
        "step = np.zeros(x.shape)": "x[i] += h\nabove = f(x)",
        "step[i] = h": "x[i] -= 2 * h",
        "gradient[i] = (f(x + step) - f(x - step)) / (2 * h)": "gradient[i] = (above - f(x)) / (2 * h)",
    },
    hint="An entry that moved does not come back: later entries are measured from a shifted place.",
)


@misconception(
    "M13",
    hint="You move all entries at once, so every entry of your gradient is the same. Move one entry at a time.",
)
def numerical_gradient(f, x, h):
    x = np.array(x, dtype=float)
    slope = (f(x + h) - f(x - h)) / (2 * h)
    return np.full(x.shape, slope)


wrong_line(
    "01-ah",
    {"return gradient": "return gradient.sum()"},
    hint="You add up the entries of the gradient. Return all of them, one for each entry of x.",
)

wrong_line(
    "01-ai",
    {"gradient[i] = (f(x + step) - f(x - step)) / (2 * h)": "gradient[i] = (f(x - step) - f(x + step)) / (2 * h)"},
    hint="Your gradient points downhill: the sign of every entry is wrong.",
)

wrong_line(
    "01-aj",
    {"return gradient": "return gradient / np.linalg.norm(gradient)"},
    hint="You scale the gradient to length 1. Here the slopes themselves are asked for; directions come in Exercise 6.",
)

wrong_line(
    "01-ak",
    {"return gradient": "    return gradient"},
    hint="Your loop leaves after its first turn: the return stands inside the loop.",
)

wrong_line(
    "01-al",
    {"gradient[i] = (f(x + step) - f(x - step)) / (2 * h)": "gradient[i] = (f(x + step) - f(x - step)) / 2 * h"},
    hint="You divide by 2 and multiply by h. Put 2 * h into parentheses.",
)

wrong_line(
    "M34",
    {"return gradient": "return np.round(gradient, 1)"},
    hint="Your function rounds its result. Return all digits and round only what you print.",
)


@misconception(
    "M87",
    hint="Your function writes into the array that it was given: a caller finds other numbers there afterwards. Work on a copy.",
)
def numerical_gradient(f, x, h):
    y = np.array(x, dtype=float)
    gradient = np.zeros(y.shape)
    for i in range(len(y)):
        step = np.zeros(y.shape)
        step[i] = h
        gradient[i] = (f(y + step) - f(y - step)) / (2 * h)
    x[...] = gradient
    return gradient


wrong_line(
    "01-whole",
    {
        "x = np.array(x, dtype=float)": "given, x = x, np.array(x, dtype=float)",
        "gradient = np.zeros(x.shape)": "gradient = np.zeros_like(given)",
    },
    hint="Your result array takes over the whole-number type of the argument, so decimals are cut off. Create it as float.",
)
