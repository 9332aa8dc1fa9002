"""Mistakes in 06-matrix-calculus, numerical_jacobian: wrong code, and what to tell who wrote it."""

import numpy as np

from autograder.bank import misconception


@misconception(
    "06-i",
    hint="Your Jacobian is transposed: a row per output, a column per input. What one nudge changes is a column.",
)
def numerical_jacobian(f, x, h=1e-5):
    return np.array([(f(x + e) - f(x - e)) / (2 * h) for e in h * np.eye(len(x))])


@misconception("M05", hint="The two points lie 2h apart, and you divide by h: everything is twice as large as it should be.")
def numerical_jacobian(f, x, h=1e-5):
    return np.array([(f(x + e) - f(x - e)) / h for e in h * np.eye(len(x))]).T


@misconception("06-j", hint="These are differences, not slopes: the division by the distance of the two points is missing.")
def numerical_jacobian(f, x, h=1e-5):
    return np.array([f(x + e) - f(x - e) for e in h * np.eye(len(x))]).T


@misconception(
    "M06",
    hint="You look to one side only, a forward difference. The formula nudges up and down, which is far more precise.",
)
def numerical_jacobian(f, x, h=1e-5):
    return np.array([(f(x + e) - f(x)) / h for e in h * np.eye(len(x))]).T


@misconception(
    "06-k",
    hint="You look to one side only, a backward difference. The formula nudges up and down, which is far more precise.",
)
def numerical_jacobian(f, x, h=1e-5):
    return np.array([(f(x) - f(x - e)) / h for e in h * np.eye(len(x))]).T


@misconception("M07", hint="You use a step of your own. Take the h that is given: some checks give a large one on purpose.")
def numerical_jacobian(f, x, h=1e-5):
    h = 1e-6
    return np.array([(f(x + e) - f(x - e)) / (2 * h) for e in h * np.eye(len(x))]).T


@misconception("M08", hint="An array of whole numbers cannot hold x + h: the nudge is cut off. Turn x into floats first.")
def numerical_jacobian(f, x, h=1e-5):
    columns = []
    for j in range(len(x)):
        up, down = x.copy(), x.copy()
        up[j] += h
        down[j] -= h
        columns.append((np.array(f(up)) - f(down)) / (2 * h))
    return np.array(columns).T


@misconception("M09", hint="Your nudges pile up: each entry must be back at its old value before the next one is nudged.")
def numerical_jacobian(f, x, h=1e-5):
    moved, columns = np.array(x, dtype=float), []
    for j in range(len(x)):
        moved[j] += h
        up = np.array(f(moved))
        moved[j] -= 2 * h
        columns.append((up - f(moved)) / (2 * h))
    return np.array(columns).T


@misconception(
    "M13",
    hint="You nudge all inputs at once, so the columns are added up. A partial derivative holds the other inputs still.",
)
def numerical_jacobian(f, x, h=1e-5):
    return (f(x + h) - f(x - h)) / (2 * h)


@misconception("06-l", hint="Every sign is wrong: the slope is up minus down.")
def numerical_jacobian(f, x, h=1e-5):
    return np.array([(f(x - e) - f(x + e)) / (2 * h) for e in h * np.eye(len(x))]).T


@misconception(
    "06-m",
    hint="You add up the outputs before you compare, so only one row is left. Each output has a row of its own.",
)
def numerical_jacobian(f, x, h=1e-5):
    return np.array([np.sum(f(x + e) - f(x - e)) / (2 * h) for e in h * np.eye(len(x))])


@misconception(
    "06-n",
    hint="You return only the diagonal. Every output may depend on every input: keep all outputs of each nudge.",
)
def numerical_jacobian(f, x, h=1e-5):
    pairs = list(enumerate(h * np.eye(len(x))))[: len(f(x))]
    return np.diag([(f(x + e)[j] - f(x - e)[j]) / (2 * h) for j, e in pairs])


@misconception(
    "M87",
    hint="You nudge the caller's own x and leave it changed, so nudges pile up. Make a new array of floats for each nudge.",
)
def numerical_jacobian(f, x, h=1e-5):
    columns = []
    for j in range(len(x)):
        x[j] += h
        up = np.array(f(x))
        x[j] -= 2 * h
        columns.append((up - f(x)) / (2 * h))
    return np.array(columns).T


@misconception("06-o", hint="Your step grows with the entry: h times x. The formula adds the same h to every entry.")
def numerical_jacobian(f, x, h=1e-5):
    return np.array([(f(x * (1 + e)) - f(x * (1 - e))) / (2 * x @ e) for e in h * np.eye(len(x))]).T


@misconception("06-br", hint="Parentheses are missing around 2h: / 2 * h divides by 2 and multiplies by h.")
def numerical_jacobian(f, x, h=1e-5):
    columns = [((f(x + e) - f(x - e)) / 2 * h) / 1 for e in h * np.eye(len(x))]
    return np.array(columns).T


@misconception(
    "06-bs",
    hint="You nudge all inputs at once, so every column holds the same sums. Nudge one entry, and let the others keep still.",
)
def numerical_jacobian(f, x, h=1e-5):
    columns = [(f(x + h) - f(x - h)) / (2 * h) for e in h * np.eye(len(x))]
    return np.array(columns).T


@misconception("06-bt", hint="Your nudge is a whole unit, and you divide by 2h. The nudge is h at one place, and 0 elsewhere.")
def numerical_jacobian(f, x, h=1e-5):
    columns = [(f(x + e) - f(x - e)) / (2 * h) for e in np.eye(len(x))]
    return np.array(columns).T


@misconception(
    "06-bu",
    hint="`reshape` gives the wanted shape, but it refills the table row by row. Each nudge is a column: use the transpose.",
)
def numerical_jacobian(f, x, h=1e-5):
    columns = [(f(x + e) - f(x - e)) / (2 * h) for e in h * np.eye(len(x))]
    return np.array(columns).reshape(-1, len(x))
