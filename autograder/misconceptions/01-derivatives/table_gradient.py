"""Mistakes in 01-derivatives, table_gradient: wrong code, and what to tell who wrote it."""

import numpy as np

from autograder.bank import misconception


@misconception("M05", hint="The first bug is still there: from one side to the other it is two steps, and you divide by one.")
def table_gradient(f, X, h):
    X = np.array(X, dtype=float)
    gradient = np.zeros(X.shape)
    for place in np.ndindex(X.shape):
        before = X[place]
        X[place] = before + h
        above = f(X)
        X[place] = before - h
        gradient[place] = (above - f(X)) / h
        X[place] = before
    return gradient


@misconception(
    "M06",
    hint="You look forward only. Central differences are asked for: the value at the other side is needed as well.",
)
def table_gradient(f, X, h):
    X = np.array(X, dtype=float)
    gradient = np.zeros(X.shape)
    for place in np.ndindex(X.shape):
        before = X[place]
        X[place] = before + h
        above = f(X)
        X[place] = before
        gradient[place] = (above - f(X)) / h
    return gradient


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


@misconception(
    "01-vanish",
    hint="Your step vanishes: a table of whole numbers cannot hold 0.1. Make the table that holds the step one of floats.",
)
def table_gradient(f, X, h):
    gradient = np.zeros(X.shape)
    for place in np.ndindex(X.shape):
        step = np.zeros_like(X)
        step[place] = h
        gradient[place] = (f(X + step) - f(X - step)) / (2 * h)
    return gradient


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


@misconception("01-bb", hint="Your result is flat. The gradient of a table has the table's shape.")
def table_gradient(f, X, h):
    X = np.array(X, dtype=float)
    gradient = np.zeros(X.shape)
    for place in np.ndindex(X.shape):
        before = X[place]
        X[place] = before + h
        above = f(X)
        X[place] = before - h
        gradient[place] = (above - f(X)) / (2 * h)
        X[place] = before
    return gradient.ravel()


@misconception("M74", hint="Your result is transposed: rows and columns have changed places.")
def table_gradient(f, X, h):
    X = np.array(X, dtype=float)
    gradient = np.zeros(X.shape)
    for place in np.ndindex(X.shape):
        before = X[place]
        X[place] = before + h
        above = f(X)
        X[place] = before - h
        gradient[place] = (above - f(X)) / (2 * h)
        X[place] = before
    return gradient.T


@misconception(
    "M13",
    hint="You move all entries at once, so every entry of your gradient is the same. Move one entry at a time.",
)
def table_gradient(f, X, h):
    X = np.array(X, dtype=float)
    return np.full(X.shape, (f(X + h) - f(X - h)) / (2 * h))


@misconception("01-bc", hint="You move whole rows at once. Move one entry at a time, over rows and columns.")
def table_gradient(f, X, h):
    X = np.array(X, dtype=float)
    gradient = np.zeros(X.shape)
    for i in range(len(X)):
        step = np.zeros(X.shape)
        step[i] = h
        gradient[i] = (f(X + step) - f(X - step)) / (2 * h)
    return gradient


@misconception("01-bd", hint="Your gradient points downhill: the sign of every entry is turned around.")
def table_gradient(f, X, h):
    X = np.array(X, dtype=float)
    gradient = np.zeros(X.shape)
    for place in np.ndindex(X.shape):
        before = X[place]
        X[place] = before + h
        above = f(X)
        X[place] = before - h
        gradient[place] = (f(X) - above) / (2 * h)
        X[place] = before
    return gradient


@misconception("M34", hint="Your function rounds its result. Return all digits and round only what you print.")
def table_gradient(f, X, h):
    X = np.array(X, dtype=float)
    gradient = np.zeros(X.shape)
    for place in np.ndindex(X.shape):
        before = X[place]
        X[place] = before + h
        above = f(X)
        X[place] = before - h
        gradient[place] = (above - f(X)) / (2 * h)
        X[place] = before
    return np.round(gradient, 1)
