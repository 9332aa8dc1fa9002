"""Mistakes in 03-perceptron-xor, least_squares: wrong code, and what to tell who wrote it."""

import numpy as np

from autograder.bank import misconception


@misconception("03-ab", hint="Your line has no bias: it is forced through the origin. Give X one more column, of ones.")
def least_squares(X, y):
    w = np.linalg.lstsq(X, y.ravel(), rcond=None)[0]
    return w, 0.0


@misconception(
    "03-ac",
    hint="The weights of your fit are those of a line through the origin, and only then you add the mean. Fit both at "
    "once: give X one more column, of ones.",
)
def least_squares(X, y):
    w = np.linalg.lstsq(X, y.ravel(), rcond=None)[0]
    return w, y.mean()


@misconception(
    "03-ad",
    hint="The weights are right, and the bias is not: it is not the mean of the targets, unless the inputs have mean zero.",
)
def least_squares(X, y):
    A = np.column_stack([X, np.ones(len(X))])
    c = np.linalg.lstsq(A, y.ravel(), rcond=None)[0]
    return c[:-1], y.mean()


@misconception(
    "03-ae",
    hint="Your column of ones stands first, so the first entry of the solution is the bias. You took the last one.",
)
def least_squares(X, y):
    A = np.column_stack([np.ones(len(X)), X])
    c = np.linalg.lstsq(A, y.ravel(), rcond=None)[0]
    return c[:-1], c[-1]


@misconception(
    "03-af",
    hint="You return the whole solution as weights, bias included. Take it apart: the last entry belongs to the ones.",
)
def least_squares(X, y):
    A = np.column_stack([X, np.ones(len(X))])
    c = np.linalg.lstsq(A, y.ravel(), rcond=None)[0]
    return c, c[-1]


@misconception("03-ag", hint="The labels are turned into -1 and 1 before the fit. Take them as they are.")
def least_squares(X, y):
    A = np.column_stack([X, np.ones(len(X))])
    c = np.linalg.lstsq(A, 2 * y.ravel() - 1, rcond=None)[0]
    return c[:-1], c[-1]


@misconception("M53", hint="Targets in a column give a solution in a column. Flatten them before you solve.")
def least_squares(X, y):
    A = np.column_stack([X, np.ones(len(X))])
    y = y[:, np.newaxis] if y.ndim == 1 else y
    c = np.linalg.lstsq(A, y, rcond=None)[0]
    return c[:-1], c[-1]


@misconception(
    "03-ah",
    hint="You stopped halfway through the normal equations: A.T @ y still has to be divided by A.T @ A, as a matrix.",
)
def least_squares(X, y):
    A = np.column_stack([X, np.ones(len(X))])
    c = A.T @ y.ravel()
    return c[:-1], c[-1]


@misconception(
    "03-ai",
    hint="You subtract the means and fit, but the bias has to bring both means back: mean target minus mean inputs times "
    "weights.",
)
def least_squares(X, y):
    w = np.linalg.lstsq(X - X.mean(axis=0), y.ravel() - y.mean(), rcond=None)[0]
    return w, y.mean() + X.mean(axis=0) @ w


@misconception("03-aj", hint="The sign of your bias is wrong: it is added to the weighted sum, not subtracted.")
def least_squares(X, y):
    A = np.column_stack([X, np.ones(len(X))])
    c = np.linalg.lstsq(A, y.ravel(), rcond=None)[0]
    return c[:-1], -c[-1]


@misconception("03-ak", hint="Each feature was fitted alone, without the others. Give `lstsq` the whole table at once.")
def least_squares(X, y):
    x = X - X.mean(axis=0)
    w = x.T @ (y.ravel() - y.mean()) / (x * x).sum(axis=0)
    return w, y.mean() - X.mean(axis=0) @ w
