"""Mistakes in 03-perceptron-xor, least_squares: wrong code, and what to tell who wrote it."""

import numpy as np

from autograder.bank import misconception, wrong_line


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


wrong_line(
    "03-ad",
    {"return c[:-1], c[-1]": "return c[:-1], y.mean()"},
    hint="The weights are right, and the bias is not: it is not the mean of the targets, unless the inputs have mean zero.",
)

wrong_line(
    "03-ae",
    {"A = np.column_stack([X, np.ones(len(X))])": "A = np.column_stack([np.ones(len(X)), X])"},
    hint="Your column of ones stands first, so the first entry of the solution is the bias. You took the last one.",
)

wrong_line(
    "03-af",
    {"return c[:-1], c[-1]": "return c, c[-1]"},
    hint="You return the whole solution as weights, bias included. Take it apart: the last entry belongs to the ones.",
)

wrong_line(
    "03-ag",
    {"c = np.linalg.lstsq(A, y.ravel(), rcond=None)[0]": "c = np.linalg.lstsq(A, 2 * y.ravel() - 1, rcond=None)[0]"},
    hint="The labels are turned into -1 and 1 before the fit. Take them as they are.",
)

wrong_line(
    "M53",
    {
        "c = np.linalg.lstsq(A, y.ravel(), rcond=None)[0]": (
            "y = y[:, np.newaxis] if y.ndim == 1 else y\nc = np.linalg.lstsq(A, y, rcond=None)[0]"
        )
    },
    hint="Targets in a column give a solution in a column. Flatten them before you solve.",
)

wrong_line(
    "03-ah",
    {"c = np.linalg.lstsq(A, y.ravel(), rcond=None)[0]": "c = A.T @ y.ravel()"},
    hint="You stopped halfway through the normal equations: A.T @ y still has to be divided by A.T @ A, as a matrix.",
)


@misconception(
    "03-ai",
    hint="You subtract the means and fit, but the bias has to bring both means back: mean target minus mean inputs times "
    "weights.",
)
def least_squares(X, y):
    w = np.linalg.lstsq(X - X.mean(axis=0), y.ravel() - y.mean(), rcond=None)[0]
    return w, y.mean() + X.mean(axis=0) @ w


wrong_line(
    "03-aj",
    {"return c[:-1], c[-1]": "return c[:-1], -c[-1]"},
    hint="The sign of your bias is wrong: it is added to the weighted sum, not subtracted.",
)


@misconception("03-ak", hint="Each feature was fitted alone, without the others. Give `lstsq` the whole table at once.")
def least_squares(X, y):
    x = X - X.mean(axis=0)
    w = x.T @ (y.ravel() - y.mean()) / (x * x).sum(axis=0)
    return w, y.mean() - X.mean(axis=0) @ w
