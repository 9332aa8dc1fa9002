"""Mistakes in 01-derivatives, difference_errors: wrong code, and what to tell who wrote it."""

import numpy as np

from autograder.bank import misconception


@misconception("01-w", hint="An error is a distance, so it has no sign: take the absolute value.")
def difference_errors(f, df, x, hs):
    forward = (f(x + hs) - f(x)) / hs
    central = (f(x + hs) - f(x - hs)) / (2 * hs)
    return forward - df(x), central - df(x)


@misconception("01-x", hint="You return the two in the other order: first the one-sided errors, then the central ones.")
def difference_errors(f, df, x, hs):
    forward = (f(x + hs) - f(x)) / hs
    central = (f(x + hs) - f(x - hs)) / (2 * hs)
    return np.abs(central - df(x)), np.abs(forward - df(x))


@misconception("01-y", hint="You divide by the true slope. The absolute error is asked for, not the relative one.")
def difference_errors(f, df, x, hs):
    forward = (f(x + hs) - f(x)) / hs
    central = (f(x + hs) - f(x - hs)) / (2 * hs)
    return np.abs(forward / df(x) - 1), np.abs(central / df(x) - 1)


@misconception("01-z", hint="You return the slopes themselves. Subtract the true slope, and take the absolute value.")
def difference_errors(f, df, x, hs):
    forward = (f(x + hs) - f(x)) / hs
    central = (f(x + hs) - f(x - hs)) / (2 * hs)
    return forward, central


@misconception("01-aa", hint="You compare with the slope at x + h. The true slope at x is what both quotients should find.")
def difference_errors(f, df, x, hs):
    forward = (f(x + hs) - f(x)) / hs
    central = (f(x + hs) - f(x - hs)) / (2 * hs)
    return np.abs(forward - df(x + hs)), np.abs(central - df(x + hs))


@misconception(
    "01-value",
    hint="You subtract the value of f. An error is the distance from the true slope, and that is what `df` gives.",
)
def difference_errors(f, df, x, hs):
    forward = (f(x + hs) - f(x)) / hs
    central = (f(x + hs) - f(x - hs)) / (2 * hs)
    return np.abs(forward - f(x)), np.abs(central - f(x))


@misconception("01-ab", hint="You square the errors. Their absolute values are asked for.")
def difference_errors(f, df, x, hs):
    forward = (f(x + hs) - f(x)) / hs
    central = (f(x + hs) - f(x - hs)) / (2 * hs)
    return (forward - df(x)) ** 2, (central - df(x)) ** 2


@misconception("M05", hint="Your central difference divides by one step. From x - h to x + h it is two.")
def difference_errors(f, df, x, hs):
    forward = (f(x + hs) - f(x)) / hs
    central = (f(x + hs) - f(x - hs)) / hs
    return np.abs(forward - df(x)), np.abs(central - df(x))


@misconception("01-ac", hint="You average over the steps. One error for each step is asked for.")
def difference_errors(f, df, x, hs):
    forward = (f(x + hs) - f(x)) / hs
    central = (f(x + hs) - f(x - hs)) / (2 * hs)
    return np.mean(np.abs(forward - df(x))), np.mean(np.abs(central - df(x)))


@misconception("M34", hint="Your function rounds its results, and small errors vanish. Return all digits.")
def difference_errors(f, df, x, hs):
    forward = (f(x + hs) - f(x)) / hs
    central = (f(x + hs) - f(x - hs)) / (2 * hs)
    return np.round(np.abs(forward - df(x)), 2), np.round(np.abs(central - df(x)), 2)
