"""Mistakes in 00-warm-up, standardize: wrong code, and what to tell who wrote it."""

import numpy as np

from autograder.bank import misconception


@misconception(
    "M30",
    hint="This is the colleague's code. In a square table its flat means are laid along the wrong axis, one deviation "
    "serves all features, and the caller's table is overwritten.",
)
def standardize(X):
    X -= X.mean(axis=1)
    X /= X.std()
    return X


@misconception("00-at", hint="The means belong to the samples still: those of the features come from axis 0.")
def standardize(X):
    return (X - X.mean(axis=1)) / X.std(axis=0)


@misconception(
    "00-au",
    hint="You standardize every row, a sample. It should be every column, a feature: the mean along axis 0.",
)
def standardize(X):
    return (X - X.mean(axis=1, keepdims=True)) / X.std(axis=1, keepdims=True)


@misconception("00-av", hint="One standard deviation serves the whole table. Every feature needs its own: give `std` an axis.")
def standardize(X):
    return (X - X.mean(axis=0)) / X.std()


@misconception(
    "00-aw",
    hint="One standard deviation serves all centered features. Every feature needs its own: give `std` an axis.",
)
def standardize(X):
    X = X - X.mean(axis=0)
    return X / X.std()


@misconception("00-ax", hint="You use one mean and one standard deviation for the whole table. Every feature needs its own.")
def standardize(X):
    return (X - X.mean()) / X.std()


@misconception("00-ay", hint="You divide by the variance. The standard deviation is its square root.")
def standardize(X):
    return (X - X.mean(axis=0)) / X.var(axis=0)


@misconception(
    "00-az",
    hint="Your standard deviation divides by m - 1 (ddof=1). Here it divides by m, as `std` does by itself.",
)
def standardize(X):
    return (X - X.mean(axis=0)) / X.std(axis=0, ddof=1)


@misconception(
    "00-ba",
    hint="Division comes before subtraction, so only the means are divided. Put parentheses around the difference.",
)
def standardize(X):
    return X - X.mean(axis=0) / X.std(axis=0)


@misconception("00-bb", hint="You divide by the range from smallest to largest. Divide by the standard deviation.")
def standardize(X):
    return (X - X.mean(axis=0)) / (X.max(axis=0) - X.min(axis=0))


@misconception("00-bc", hint="The features have mean 0 now, but not standard deviation 1: you do not divide.")
def standardize(X):
    return X - X.mean(axis=0)


@misconception("00-bd", hint="You divide by the standard deviation, but do not subtract the mean first.")
def standardize(X):
    return X / X.std(axis=0)


@misconception(
    "M08",
    hint="Your result array takes over the whole-number type of X, so the decimals are cut off. Create it as float.",
)
def standardize(X):
    result = np.empty_like(X)
    for j in range(X.shape[1]):
        result[:, j] = (X[:, j] - X[:, j].mean()) / X[:, j].std()
    return result


@misconception(
    "M87",
    hint="You write into the table that you were given. Axes and deviations are right; now return a new table.",
)
def standardize(X):
    means, deviations = X.mean(axis=0), X.std(axis=0)
    X -= means
    X /= deviations
    return X


@misconception(
    "00-bf",
    hint="You subtract the means in place, so the caller's table is centered too. Axes and deviations are right; now write "
    "X - means into a new table.",
)
def standardize(X):
    means, deviations = X.mean(axis=0), X.std(axis=0)
    X -= means
    return X / deviations
