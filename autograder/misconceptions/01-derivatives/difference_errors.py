"""Mistakes in 01-derivatives, difference_errors: wrong code, and what to tell who wrote it."""

from autograder.bank import wrong_line

wrong_line(
    "01-w",
    {"return np.abs(forward - df(x)), np.abs(central - df(x))": "return forward - df(x), central - df(x)"},
    hint="An error is a distance, so it has no sign: take the absolute value.",
)

wrong_line(
    "01-x",
    {"return np.abs(forward - df(x)), np.abs(central - df(x))": "return np.abs(central - df(x)), np.abs(forward - df(x))"},
    hint="You return the two in the other order: first the one-sided errors, then the central ones.",
)

wrong_line(
    "01-y",
    {
        "return np.abs(forward - df(x)), np.abs(central - df(x))": (
            "return np.abs(forward / df(x) - 1), np.abs(central / df(x) - 1)"
        )
    },
    hint="You divide by the true slope. The absolute error is asked for, not the relative one.",
)

wrong_line(
    "01-z",
    {"return np.abs(forward - df(x)), np.abs(central - df(x))": "return forward, central"},
    hint="You return the slopes themselves. Subtract the true slope, and take the absolute value.",
)

wrong_line(
    "01-aa",
    {
        "return np.abs(forward - df(x)), np.abs(central - df(x))": (
            "return np.abs(forward - df(x + hs)), np.abs(central - df(x + hs))"
        )
    },
    hint="You compare with the slope at x + h. The true slope at x is what both quotients should find.",
)

wrong_line(
    "01-value",
    {"return np.abs(forward - df(x)), np.abs(central - df(x))": "return np.abs(forward - f(x)), np.abs(central - f(x))"},
    hint="You subtract the value of f. An error is the distance from the true slope, and that is what `df` gives.",
)

wrong_line(
    "01-ab",
    {"return np.abs(forward - df(x)), np.abs(central - df(x))": "return (forward - df(x)) ** 2, (central - df(x)) ** 2"},
    hint="You square the errors. Their absolute values are asked for.",
)

wrong_line(
    "M05",
    {"central = (f(x + hs) - f(x - hs)) / (2 * hs)": "central = (f(x + hs) - f(x - hs)) / hs"},
    hint="Your central difference divides by one step. From x - h to x + h it is two.",
)

wrong_line(
    "01-ac",
    {
        "return np.abs(forward - df(x)), np.abs(central - df(x))": (
            "return np.mean(np.abs(forward - df(x))), np.mean(np.abs(central - df(x)))"
        )
    },
    hint="You average over the steps. One error for each step is asked for.",
)

wrong_line(
    "M34",
    {
        "return np.abs(forward - df(x)), np.abs(central - df(x))": (
            "return np.round(np.abs(forward - df(x)), 2), np.round(np.abs(central - df(x)), 2)"
        )
    },
    hint="Your function rounds its results, and small errors vanish. Return all digits.",
)
