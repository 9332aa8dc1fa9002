"""Mistakes in 06-matrix-calculus, gradient_check: wrong code, and what to tell who wrote it."""

import numpy as np

from autograder.bank import misconception, wrong_line

wrong_line(
    "M05",
    {"slope = (right + left) / 2": "slope = right + left"},
    hint="Your measured slope is twice as large as it should be: between the two nudged points lie 2h.",
)

wrong_line(
    "M06",
    {"slope = (right + left) / 2": "slope = right"},
    hint="You compare with a one-sided slope. Their mean, the central difference, is far more precise.",
)

wrong_line(
    "06-bb",
    {"slope = (right + left) / 2": "slope = left"},
    hint="You compare with a one-sided slope, the left one. The mean of both, the central difference, is far more precise.",
)

wrong_line(
    "06-bc",
    {"error = abs(analytic[j] - slope) / max(abs(analytic[j]), abs(slope), 1e-8)": "error = abs(analytic[j] - slope)"},
    hint="You return an absolute difference. The relative error divides it by the larger of the two numbers.",
)

wrong_line(
    "06-bd",
    {
        "error = abs(analytic[j] - slope) / max(abs(analytic[j]), abs(slope), 1e-8)": (
            "error = abs(analytic[j] - slope) / max(abs(analytic[j]) + abs(slope), 1e-8)"
        )
    },
    hint="You divide by the sum of the two sizes. Some books do; here it is the larger one of the two.",
)

wrong_line(
    "06-be",
    {
        "error = abs(analytic[j] - slope) / max(abs(analytic[j]), abs(slope), 1e-8)": (
            "error = abs(analytic[j] - slope) / max(abs(slope), 1e-8)"
        )
    },
    hint="You divide by the measured slope only. The larger of the two sizes belongs there.",
)

wrong_line(
    "06-bf",
    {
        "error = abs(analytic[j] - slope) / max(abs(analytic[j]), abs(slope), 1e-8)": (
            "error = abs(analytic[j] - slope) / max(abs(analytic[j]), 1e-8)"
        )
    },
    hint="You divide by the claimed gradient only. The larger of the two sizes belongs there.",
)

wrong_line(
    "06-bg",
    {
        "error = abs(analytic[j] - slope) / max(abs(analytic[j]), abs(slope), 1e-8)": (
            "error = (analytic[j] - slope) / max(abs(analytic[j]), abs(slope), 1e-8)"
        )
    },
    hint="The sign of an error does not matter: take the absolute value of the difference.",
)

wrong_line(
    "06-bh",
    {"worst = max(worst, error)": "worst = error"},
    hint="You return the error of the last entry. The largest one of all entries counts.",
)

wrong_line(
    "06-bi",
    {
        "analytic, worst, kinks = df(x), 0.0, []": "errors = [0.0]\nanalytic, worst, kinks = df(x), 0.0, []",
        "worst = max(worst, error)": "errors.append(error)",
        "return worst, kinks": "return sum(errors) / max(1, len(errors) - 1), kinks",
    },
    hint="You take the mean of the errors, where one bad entry hides among good ones. The largest counts.",
)

wrong_line(
    "06-bj", {"worst = max(worst, error)": "worst = worst + error"}, hint="You add the errors up. The largest one counts."
)

wrong_line(
    "06-bk",
    {
        "analytic, worst, kinks = df(x), 0.0, []": "a, n = [], []\nanalytic, worst, kinks = df(x), 0.0, []",
        "worst = max(worst, error)": "a.append(analytic[j])\nn.append(slope)",
        "return worst, kinks": (
            "return np.linalg.norm(np.subtract(a, n)) / max(np.linalg.norm(a), np.linalg.norm(n), 1e-8), kinks"
        ),
    },
    hint="You measure the whole vector with one length, where a small entry hides behind a large one. Compare entry by entry.",
)

wrong_line(
    "M85",
    {"continue": ""},
    hint="A kink has no slope to compare with, and you compare all the same. Skip the entry after you have noted it.",
)

wrong_line(
    "06-bl", {"kinks.append(j)": ""}, hint="You skip the kinks and do not report them: their indices belong in the list."
)

wrong_line("06-bm", {"continue": "break"}, hint="You stop at the first kink. Skip this entry and go on with the next one.")

wrong_line(
    "06-bn",
    {"if abs(right - left) > 0.1:": "if abs(analytic[j] - (right + left) / 2) > 0.1:"},
    hint="You call every entry with a wrong gradient a kink. A kink is found from f alone: its one-sided slopes differ.",
)

wrong_line(
    "06-bo",
    {"kinks.append(j)": "kinks.append(x[j])"},
    hint="You report where the kink lies. The list holds indices, counted from 0.",
)

wrong_line(
    "06-bp", {"kinks.append(j)": "kinks.append(j + 1)"}, hint="Your indices count from 1. Python, and this list, count from 0."
)

wrong_line(
    "M08",
    {
        "right = (f(x + nudge) - f(x)) / h": "right = (f(np.asarray(x + nudge, dtype=x.dtype)) - f(x)) / h",
        "left = (f(x) - f(x - nudge)) / h": "left = (f(x) - f(np.asarray(x - nudge, dtype=x.dtype))) / h",
    },
    hint="An array of whole numbers cannot hold x + h: the nudge is cut off. Turn x into floats first.",
)

wrong_line(
    "06-bq",
    {
        "right = (f(x + nudge) - f(x)) / h": "right = f(x + nudge) - f(x) / h",
        "left = (f(x) - f(x - nudge)) / h": "left = f(x) - f(x - nudge) / h",
    },
    hint="You find a kink at every entry. Either the comparison with 0.1 is not the asked one, or your one-sided slopes differ "
    "everywhere: each is a whole difference, from one end to the other, divided by the h between them.",
)

wrong_line(
    "M13",
    {
        "right = (f(x + nudge) - f(x)) / h": "right = (f(x + h) - f(x)) / h",
        "left = (f(x) - f(x - nudge)) / h": "left = (f(x) - f(x - h)) / h",
    },
    hint="You nudge all entries at once. Each entry is nudged alone, while the others keep still.",
)

wrong_line(
    "M07",
    {"analytic, worst, kinks = df(x), 0.0, []": "h = 1e-6\nanalytic, worst, kinks = df(x), 0.0, []"},
    hint="You use a step of your own. Take the h that is given: some checks give a large one on purpose.",
)


@misconception("M09", hint="Your nudges pile up: each entry must be back at its old value before the next one is nudged.")
def gradient_check(f, df, x, h=1e-5):
    base = np.array(x, dtype=float)
    analytic, worst, kinks = df(x), 0.0, []
    for j, nudge in enumerate(h * np.eye(len(x))):
        right = (f(base + nudge) - f(base)) / h
        left = (f(base) - f(base - nudge)) / h
        if abs(right - left) > 0.1:
            kinks.append(j)
            continue
        slope = (right + left) / 2
        error = abs(analytic[j] - slope) / max(abs(analytic[j]), abs(slope), 1e-8)
        worst = max(worst, error)
        base = base + nudge
    return worst, kinks


wrong_line(
    "06-cn",
    {
        "error = abs(analytic[j] - slope) / max(abs(analytic[j]), abs(slope), 1e-8)": (
            "error = abs(analytic[j] - slope) / max(analytic[j], slope, 1e-8)"
        )
    },
    hint="You compare numbers with their signs, so that a negative slope is never the larger one. Take the size of both.",
)

wrong_line(
    "06-co",
    {"if abs(right - left) > 0.1:": "if right - left > 0.1:"},
    hint="A corner may bend down as well. It is the size of the difference that counts, whichever slope is larger.",
)

wrong_line(
    "06-cp",
    {"return worst, kinks": "return kinks, worst"},
    hint="The two have changed places: the error comes first, then the list of kinks.",
)

wrong_line(
    "06-cq",
    {"if abs(right - left) > 0.1:": "if False:"},
    hint="You look for no kinks. Compare the two one-sided slopes of each entry before you compare with the gradient.",
)

wrong_line(
    "M87",
    {
        "for j, nudge in enumerate(h * np.eye(len(x))):": "for j in range(len(x)):",
        "right = (f(x + nudge) - f(x)) / h": "middle = f(x)",
        "left = (f(x) - f(x - nudge)) / h": (
            "x[j] += h\nup = f(x)\nx[j] -= 2 * h\ndown = f(x)\nx[j] += h\nright, left = (up - middle) / h, (middle - down) / h"
        ),
    },
    hint="You nudge the caller's own x: it cannot hold x + h if it is of whole numbers, and it is changed afterwards. "
    "Make a new array of floats.",
)

wrong_line(
    "06-cr",
    {
        "for j, nudge in enumerate(h * np.eye(len(x))):": "for j in range(len(x)):",
        "right = (f(x + nudge) - f(x)) / h": "x[j] += h\nup = f(x)",
        "left = (f(x) - f(x - nudge)) / h": (
            "x[j] -= 2 * h\ndown = f(x)\nx[j] += h\nright, left = (up - f(x)) / h, (f(x) - down) / h"
        ),
    },
    hint="You nudge the caller's own x, and an array of whole numbers cannot hold x + h. Make a new array of "
    "floats for each nudge.",
)
