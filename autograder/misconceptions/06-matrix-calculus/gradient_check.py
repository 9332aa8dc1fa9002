"""Mistakes in 06-matrix-calculus, gradient_check: wrong code, and what to tell who wrote it."""

import numpy as np

from autograder.bank import misconception


@misconception("M05", hint="Your measured slope is twice as large as it should be: between the two nudged points lie 2h.")
def gradient_check(f, df, x, h=1e-5):
    analytic, worst, kinks = df(x), 0.0, []
    for j, nudge in enumerate(h * np.eye(len(x))):
        right = (f(x + nudge) - f(x)) / h
        left = (f(x) - f(x - nudge)) / h
        if abs(right - left) > 0.1:
            kinks.append(j)
            continue
        slope = right + left
        error = abs(analytic[j] - slope) / max(abs(analytic[j]), abs(slope), 1e-8)
        worst = max(worst, error)
    return worst, kinks


@misconception("M06", hint="You compare with a one-sided slope. Their mean, the central difference, is far more precise.")
def gradient_check(f, df, x, h=1e-5):
    analytic, worst, kinks = df(x), 0.0, []
    for j, nudge in enumerate(h * np.eye(len(x))):
        right = (f(x + nudge) - f(x)) / h
        left = (f(x) - f(x - nudge)) / h
        if abs(right - left) > 0.1:
            kinks.append(j)
            continue
        slope = right
        error = abs(analytic[j] - slope) / max(abs(analytic[j]), abs(slope), 1e-8)
        worst = max(worst, error)
    return worst, kinks


@misconception(
    "06-bb",
    hint="You compare with a one-sided slope, the left one. The mean of both, the central difference, is far more precise.",
)
def gradient_check(f, df, x, h=1e-5):
    analytic, worst, kinks = df(x), 0.0, []
    for j, nudge in enumerate(h * np.eye(len(x))):
        right = (f(x + nudge) - f(x)) / h
        left = (f(x) - f(x - nudge)) / h
        if abs(right - left) > 0.1:
            kinks.append(j)
            continue
        slope = left
        error = abs(analytic[j] - slope) / max(abs(analytic[j]), abs(slope), 1e-8)
        worst = max(worst, error)
    return worst, kinks


@misconception(
    "06-bc",
    hint="You return an absolute difference. The relative error divides it by the larger of the two numbers.",
)
def gradient_check(f, df, x, h=1e-5):
    analytic, worst, kinks = df(x), 0.0, []
    for j, nudge in enumerate(h * np.eye(len(x))):
        right = (f(x + nudge) - f(x)) / h
        left = (f(x) - f(x - nudge)) / h
        if abs(right - left) > 0.1:
            kinks.append(j)
            continue
        slope = (right + left) / 2
        error = abs(analytic[j] - slope)
        worst = max(worst, error)
    return worst, kinks


@misconception("06-bd", hint="You divide by the sum of the two sizes. Some books do; here it is the larger one of the two.")
def gradient_check(f, df, x, h=1e-5):
    analytic, worst, kinks = df(x), 0.0, []
    for j, nudge in enumerate(h * np.eye(len(x))):
        right = (f(x + nudge) - f(x)) / h
        left = (f(x) - f(x - nudge)) / h
        if abs(right - left) > 0.1:
            kinks.append(j)
            continue
        slope = (right + left) / 2
        error = abs(analytic[j] - slope) / max(abs(analytic[j]) + abs(slope), 1e-8)
        worst = max(worst, error)
    return worst, kinks


@misconception("06-be", hint="You divide by the measured slope only. The larger of the two sizes belongs there.")
def gradient_check(f, df, x, h=1e-5):
    analytic, worst, kinks = df(x), 0.0, []
    for j, nudge in enumerate(h * np.eye(len(x))):
        right = (f(x + nudge) - f(x)) / h
        left = (f(x) - f(x - nudge)) / h
        if abs(right - left) > 0.1:
            kinks.append(j)
            continue
        slope = (right + left) / 2
        error = abs(analytic[j] - slope) / max(abs(slope), 1e-8)
        worst = max(worst, error)
    return worst, kinks


@misconception("06-bf", hint="You divide by the claimed gradient only. The larger of the two sizes belongs there.")
def gradient_check(f, df, x, h=1e-5):
    analytic, worst, kinks = df(x), 0.0, []
    for j, nudge in enumerate(h * np.eye(len(x))):
        right = (f(x + nudge) - f(x)) / h
        left = (f(x) - f(x - nudge)) / h
        if abs(right - left) > 0.1:
            kinks.append(j)
            continue
        slope = (right + left) / 2
        error = abs(analytic[j] - slope) / max(abs(analytic[j]), 1e-8)
        worst = max(worst, error)
    return worst, kinks


@misconception("06-bg", hint="The sign of an error does not matter: take the absolute value of the difference.")
def gradient_check(f, df, x, h=1e-5):
    analytic, worst, kinks = df(x), 0.0, []
    for j, nudge in enumerate(h * np.eye(len(x))):
        right = (f(x + nudge) - f(x)) / h
        left = (f(x) - f(x - nudge)) / h
        if abs(right - left) > 0.1:
            kinks.append(j)
            continue
        slope = (right + left) / 2
        error = (analytic[j] - slope) / max(abs(analytic[j]), abs(slope), 1e-8)
        worst = max(worst, error)
    return worst, kinks


@misconception("06-bh", hint="You return the error of the last entry. The largest one of all entries counts.")
def gradient_check(f, df, x, h=1e-5):
    analytic, worst, kinks = df(x), 0.0, []
    for j, nudge in enumerate(h * np.eye(len(x))):
        right = (f(x + nudge) - f(x)) / h
        left = (f(x) - f(x - nudge)) / h
        if abs(right - left) > 0.1:
            kinks.append(j)
            continue
        slope = (right + left) / 2
        error = abs(analytic[j] - slope) / max(abs(analytic[j]), abs(slope), 1e-8)
        worst = error
    return worst, kinks


@misconception("06-bi", hint="You take the mean of the errors, where one bad entry hides among good ones. The largest counts.")
def gradient_check(f, df, x, h=1e-5):
    errors = [0.0]
    analytic, worst, kinks = df(x), 0.0, []
    for j, nudge in enumerate(h * np.eye(len(x))):
        right = (f(x + nudge) - f(x)) / h
        left = (f(x) - f(x - nudge)) / h
        if abs(right - left) > 0.1:
            kinks.append(j)
            continue
        slope = (right + left) / 2
        error = abs(analytic[j] - slope) / max(abs(analytic[j]), abs(slope), 1e-8)
        errors.append(error)
    return sum(errors) / max(1, len(errors) - 1), kinks


@misconception("06-bj", hint="You add the errors up. The largest one counts.")
def gradient_check(f, df, x, h=1e-5):
    analytic, worst, kinks = df(x), 0.0, []
    for j, nudge in enumerate(h * np.eye(len(x))):
        right = (f(x + nudge) - f(x)) / h
        left = (f(x) - f(x - nudge)) / h
        if abs(right - left) > 0.1:
            kinks.append(j)
            continue
        slope = (right + left) / 2
        error = abs(analytic[j] - slope) / max(abs(analytic[j]), abs(slope), 1e-8)
        worst = worst + error
    return worst, kinks


@misconception(
    "06-bk",
    hint="You measure the whole vector with one length, where a small entry hides behind a large one. Compare entry by entry.",
)
def gradient_check(f, df, x, h=1e-5):
    a, n = [], []
    analytic, worst, kinks = df(x), 0.0, []
    for j, nudge in enumerate(h * np.eye(len(x))):
        right = (f(x + nudge) - f(x)) / h
        left = (f(x) - f(x - nudge)) / h
        if abs(right - left) > 0.1:
            kinks.append(j)
            continue
        slope = (right + left) / 2
        error = abs(analytic[j] - slope) / max(abs(analytic[j]), abs(slope), 1e-8)
        a.append(analytic[j])
        n.append(slope)
    return np.linalg.norm(np.subtract(a, n)) / max(np.linalg.norm(a), np.linalg.norm(n), 1e-8), kinks


@misconception(
    "M85",
    hint="A kink has no slope to compare with, and you compare all the same. Skip the entry after you have noted it.",
)
def gradient_check(f, df, x, h=1e-5):
    analytic, worst, kinks = df(x), 0.0, []
    for j, nudge in enumerate(h * np.eye(len(x))):
        right = (f(x + nudge) - f(x)) / h
        left = (f(x) - f(x - nudge)) / h
        if abs(right - left) > 0.1:
            kinks.append(j)
        slope = (right + left) / 2
        error = abs(analytic[j] - slope) / max(abs(analytic[j]), abs(slope), 1e-8)
        worst = max(worst, error)
    return worst, kinks


@misconception("06-bl", hint="You skip the kinks and do not report them: their indices belong into the list.")
def gradient_check(f, df, x, h=1e-5):
    analytic, worst, kinks = df(x), 0.0, []
    for j, nudge in enumerate(h * np.eye(len(x))):
        right = (f(x + nudge) - f(x)) / h
        left = (f(x) - f(x - nudge)) / h
        if abs(right - left) > 0.1:
            continue
        slope = (right + left) / 2
        error = abs(analytic[j] - slope) / max(abs(analytic[j]), abs(slope), 1e-8)
        worst = max(worst, error)
    return worst, kinks


@misconception("06-bm", hint="You stop at the first kink. Skip this entry and go on with the next one.")
def gradient_check(f, df, x, h=1e-5):
    analytic, worst, kinks = df(x), 0.0, []
    for j, nudge in enumerate(h * np.eye(len(x))):
        right = (f(x + nudge) - f(x)) / h
        left = (f(x) - f(x - nudge)) / h
        if abs(right - left) > 0.1:
            kinks.append(j)
            break
        slope = (right + left) / 2
        error = abs(analytic[j] - slope) / max(abs(analytic[j]), abs(slope), 1e-8)
        worst = max(worst, error)
    return worst, kinks


@misconception(
    "06-bn",
    hint="You call every entry with a wrong gradient a kink. A kink is found from f alone: its one-sided slopes differ.",
)
def gradient_check(f, df, x, h=1e-5):
    analytic, worst, kinks = df(x), 0.0, []
    for j, nudge in enumerate(h * np.eye(len(x))):
        right = (f(x + nudge) - f(x)) / h
        left = (f(x) - f(x - nudge)) / h
        if abs(analytic[j] - (right + left) / 2) > 0.1:
            kinks.append(j)
            continue
        slope = (right + left) / 2
        error = abs(analytic[j] - slope) / max(abs(analytic[j]), abs(slope), 1e-8)
        worst = max(worst, error)
    return worst, kinks


@misconception("06-bo", hint="You report where the kink lies. The list holds indices, counted from 0.")
def gradient_check(f, df, x, h=1e-5):
    analytic, worst, kinks = df(x), 0.0, []
    for j, nudge in enumerate(h * np.eye(len(x))):
        right = (f(x + nudge) - f(x)) / h
        left = (f(x) - f(x - nudge)) / h
        if abs(right - left) > 0.1:
            kinks.append(x[j])
            continue
        slope = (right + left) / 2
        error = abs(analytic[j] - slope) / max(abs(analytic[j]), abs(slope), 1e-8)
        worst = max(worst, error)
    return worst, kinks


@misconception("06-bp", hint="Your indices count from 1. Python, and this list, count from 0.")
def gradient_check(f, df, x, h=1e-5):
    analytic, worst, kinks = df(x), 0.0, []
    for j, nudge in enumerate(h * np.eye(len(x))):
        right = (f(x + nudge) - f(x)) / h
        left = (f(x) - f(x - nudge)) / h
        if abs(right - left) > 0.1:
            kinks.append(j + 1)
            continue
        slope = (right + left) / 2
        error = abs(analytic[j] - slope) / max(abs(analytic[j]), abs(slope), 1e-8)
        worst = max(worst, error)
    return worst, kinks


@misconception("M08", hint="An array of whole numbers cannot hold x + h: the nudge is cut off. Turn x into floats first.")
def gradient_check(f, df, x, h=1e-5):
    analytic, worst, kinks = df(x), 0.0, []
    for j, nudge in enumerate(h * np.eye(len(x))):
        right = (f(np.asarray(x + nudge, dtype=x.dtype)) - f(x)) / h
        left = (f(x) - f(np.asarray(x - nudge, dtype=x.dtype))) / h
        if abs(right - left) > 0.1:
            kinks.append(j)
            continue
        slope = (right + left) / 2
        error = abs(analytic[j] - slope) / max(abs(analytic[j]), abs(slope), 1e-8)
        worst = max(worst, error)
    return worst, kinks


@misconception(
    "06-bq",
    hint="You find a kink at every entry. Either the comparison with 0.1 is not the asked one, or your one-sided slopes differ "
    "everywhere: each is a whole difference, from one end to the other, divided by the h between them.",
)
def gradient_check(f, df, x, h=1e-5):
    analytic, worst, kinks = df(x), 0.0, []
    for j, nudge in enumerate(h * np.eye(len(x))):
        right = f(x + nudge) - f(x) / h
        left = f(x) - f(x - nudge) / h
        if abs(right - left) > 0.1:
            kinks.append(j)
            continue
        slope = (right + left) / 2
        error = abs(analytic[j] - slope) / max(abs(analytic[j]), abs(slope), 1e-8)
        worst = max(worst, error)
    return worst, kinks


@misconception("M13", hint="You nudge all entries at once. Each entry is nudged alone, while the others keep still.")
def gradient_check(f, df, x, h=1e-5):
    analytic, worst, kinks = df(x), 0.0, []
    for j, nudge in enumerate(h * np.eye(len(x))):
        right = (f(x + h) - f(x)) / h
        left = (f(x) - f(x - h)) / h
        if abs(right - left) > 0.1:
            kinks.append(j)
            continue
        slope = (right + left) / 2
        error = abs(analytic[j] - slope) / max(abs(analytic[j]), abs(slope), 1e-8)
        worst = max(worst, error)
    return worst, kinks


@misconception("M07", hint="You use a step of your own. Take the h that is given: some checks give a large one on purpose.")
def gradient_check(f, df, x, h=1e-5):
    h = 1e-6
    analytic, worst, kinks = df(x), 0.0, []
    for j, nudge in enumerate(h * np.eye(len(x))):
        right = (f(x + nudge) - f(x)) / h
        left = (f(x) - f(x - nudge)) / h
        if abs(right - left) > 0.1:
            kinks.append(j)
            continue
        slope = (right + left) / 2
        error = abs(analytic[j] - slope) / max(abs(analytic[j]), abs(slope), 1e-8)
        worst = max(worst, error)
    return worst, kinks


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


@misconception(
    "06-cn",
    hint="You compare numbers with their signs, so that a negative slope is never the larger one. Take the size of both.",
)
def gradient_check(f, df, x, h=1e-5):
    analytic, worst, kinks = df(x), 0.0, []
    for j, nudge in enumerate(h * np.eye(len(x))):
        right = (f(x + nudge) - f(x)) / h
        left = (f(x) - f(x - nudge)) / h
        if abs(right - left) > 0.1:
            kinks.append(j)
            continue
        slope = (right + left) / 2
        error = abs(analytic[j] - slope) / max(analytic[j], slope, 1e-8)
        worst = max(worst, error)
    return worst, kinks


@misconception(
    "06-co",
    hint="A corner may bend down as well. It is the size of the difference that counts, whichever slope is larger.",
)
def gradient_check(f, df, x, h=1e-5):
    analytic, worst, kinks = df(x), 0.0, []
    for j, nudge in enumerate(h * np.eye(len(x))):
        right = (f(x + nudge) - f(x)) / h
        left = (f(x) - f(x - nudge)) / h
        if right - left > 0.1:
            kinks.append(j)
            continue
        slope = (right + left) / 2
        error = abs(analytic[j] - slope) / max(abs(analytic[j]), abs(slope), 1e-8)
        worst = max(worst, error)
    return worst, kinks


@misconception("06-cp", hint="The two have changed places: the error comes first, then the list of kinks.")
def gradient_check(f, df, x, h=1e-5):
    analytic, worst, kinks = df(x), 0.0, []
    for j, nudge in enumerate(h * np.eye(len(x))):
        right = (f(x + nudge) - f(x)) / h
        left = (f(x) - f(x - nudge)) / h
        if abs(right - left) > 0.1:
            kinks.append(j)
            continue
        slope = (right + left) / 2
        error = abs(analytic[j] - slope) / max(abs(analytic[j]), abs(slope), 1e-8)
        worst = max(worst, error)
    return kinks, worst


@misconception(
    "06-cq",
    hint="You look for no kinks. Compare the two one-sided slopes of each entry before you compare with the gradient.",
)
def gradient_check(f, df, x, h=1e-5):
    analytic, worst, kinks = df(x), 0.0, []
    for j, nudge in enumerate(h * np.eye(len(x))):
        right = (f(x + nudge) - f(x)) / h
        left = (f(x) - f(x - nudge)) / h
        if False:
            kinks.append(j)
            continue
        slope = (right + left) / 2
        error = abs(analytic[j] - slope) / max(abs(analytic[j]), abs(slope), 1e-8)
        worst = max(worst, error)
    return worst, kinks


@misconception(
    "M87",
    hint="You nudge the caller's own x: an array of whole numbers cannot hold x + h, and it is not as it was. "
    "Make a new array of floats.",
)
def gradient_check(f, df, x, h=1e-5):
    analytic, worst, kinks = df(x), 0.0, []
    for j in range(len(x)):
        middle = f(x)
        x[j] += h
        up = f(x)
        x[j] -= 2 * h
        down = f(x)
        x[j] += h
        right, left = (up - middle) / h, (middle - down) / h
        if abs(right - left) > 0.1:
            kinks.append(j)
            continue
        slope = (right + left) / 2
        error = abs(analytic[j] - slope) / max(abs(analytic[j]), abs(slope), 1e-8)
        worst = max(worst, error)
    return worst, kinks


@misconception(
    "06-cr",
    hint="You nudge the caller's own x, and an array of whole numbers cannot hold x + h. Make a new array of "
    "floats for each nudge.",
)
def gradient_check(f, df, x, h=1e-5):
    analytic, worst, kinks = df(x), 0.0, []
    for j in range(len(x)):
        x[j] += h
        up = f(x)
        x[j] -= 2 * h
        down = f(x)
        x[j] += h
        right, left = (up - f(x)) / h, (f(x) - down) / h
        if abs(right - left) > 0.1:
            kinks.append(j)
            continue
        slope = (right + left) / 2
        error = abs(analytic[j] - slope) / max(abs(analytic[j]), abs(slope), 1e-8)
        worst = max(worst, error)
    return worst, kinks
