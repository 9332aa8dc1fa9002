"""Mistakes in 00-warm-up, squared_error: wrong code, and what to tell who wrote it."""

import numpy as np

from autograder.bank import misconception


@misconception(
    "M53",
    hint="A flat array met a column, so every prediction was paired with every target. Flatten both arrays, and do it "
    "before you subtract.",
)
def squared_error(y_hat, y):
    differences = y_hat - y
    return differences, (differences**2).mean()


@misconception(
    "00-w",
    hint="A flat array met a column, so every prediction was paired with every target. Flatten both arrays, and do it "
    "before you subtract.",
)
def squared_error(y_hat, y):
    differences = (y_hat - y).ravel()
    return differences, (differences**2).mean()


@misconception(
    "00-x",
    hint="A flat array met a column, so every prediction was paired with every target. Flatten both arrays, and do it "
    "before you subtract.",
)
def squared_error(y_hat, y):
    differences = y_hat.ravel() - y
    return differences, (differences**2).mean()


@misconception(
    "00-y",
    hint="A flat array met a column, so every prediction was paired with every target. Flatten both arrays, and do it "
    "before you subtract.",
)
def squared_error(y_hat, y):
    differences = y_hat - y.ravel()
    return differences, (differences**2).mean()


@misconception("00-z", hint="The numbers are right, but your differences are a column. They should be flat: one axis, not two.")
def squared_error(y_hat, y):
    differences = y_hat.reshape(-1, 1) - y.reshape(-1, 1)
    return differences, (differences**2).mean()


@misconception("00-aa", hint="Every sign is turned around: the difference is prediction minus target.")
def squared_error(y_hat, y):
    differences = y.ravel() - y_hat.ravel()
    return differences, (differences**2).mean()


@misconception(
    "M44",
    hint="You add the squares up. The second value is their mean, so that it does not grow with the number of samples.",
)
def squared_error(y_hat, y):
    differences = y_hat.ravel() - y.ravel()
    return differences, (differences**2).sum()


@misconception("M49", hint="You halve the mean. Some books do, to please the derivative; here there is no factor one half.")
def squared_error(y_hat, y):
    differences = y_hat.ravel() - y.ravel()
    return differences, (differences**2).mean() / 2


@misconception("M50", hint="You take the square root of the mean. The second value is the mean of the squares itself.")
def squared_error(y_hat, y):
    differences = y_hat.ravel() - y.ravel()
    return differences, np.sqrt((differences**2).mean())


@misconception(
    "M51",
    hint="You square the mean difference, in which errors up and down cancel. Square first, then take the mean.",
)
def squared_error(y_hat, y):
    differences = y_hat.ravel() - y.ravel()
    return differences, differences.mean() ** 2


@misconception(
    "M52",
    hint="You return the mean of the differences, in which errors up and down cancel: the squares are missing.",
)
def squared_error(y_hat, y):
    differences = y_hat.ravel() - y.ravel()
    return differences, differences.mean()


@misconception("00-ab", hint="You take absolute values. The second value is the mean of the squares.")
def squared_error(y_hat, y):
    differences = y_hat.ravel() - y.ravel()
    return differences, np.abs(differences).mean()


@misconception(
    "00-ac",
    hint="The first value should be the differences themselves, with their signs; you return their squares.",
)
def squared_error(y_hat, y):
    squares = (y_hat.ravel() - y.ravel()) ** 2
    return squares, squares.mean()


@misconception("00-ad", hint="You return the two values in the other order: the differences come first.")
def squared_error(y_hat, y):
    differences = y_hat.ravel() - y.ravel()
    return (differences**2).mean(), differences


@misconception(
    "M87",
    hint="`ravel` gives a window onto the same memory, and -= writes through it: the caller's predictions are changed. "
    "Subtract into a new array.",
)
def squared_error(y_hat, y):
    differences = y_hat.ravel()
    differences -= y.ravel()
    return differences, (differences**2).mean()
