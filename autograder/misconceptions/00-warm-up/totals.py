"""Mistakes in 00-warm-up, totals: wrong code, and what to tell who wrote it."""

import numpy as np

from autograder.bank import misconception


@misconception(
    "00-ae",
    hint="Look at your axes. The number that you give to `sum` names the axis that disappears, so axis 0 leaves the features.",
)
def totals(X):
    return X.sum(axis=1), X.sum(axis=0), X.sum()


@misconception("00-af", hint="You take means. A total adds up and does not divide.")
def totals(X):
    return X.mean(axis=0), X.mean(axis=1), X.mean()


@misconception("00-ag", hint="You kept the summed axes with size 1. Here they should be gone: flat arrays and a plain number.")
def totals(X):
    return X.sum(axis=0, keepdims=True), X.sum(axis=1, keepdims=True), X.sum(keepdims=True)


@misconception(
    "00-ah",
    hint="Your last value adds the two totals up, so every entry counts twice. Sum the table once, over both axes.",
)
def totals(X):
    return X.sum(axis=0), X.sum(axis=1), X.sum(axis=0).sum() + X.sum(axis=1).sum()


@misconception("00-ai", hint="Your last value is still an array. The total of everything is one number: give `sum` no axis.")
def totals(X):
    return X.sum(axis=0), X.sum(axis=1), sum(X)


@misconception("00-aj", hint="Your last value counts the entries. It should add them up.")
def totals(X):
    return X.sum(axis=0), X.sum(axis=1), X.size


@misconception("00-ak", hint="You add absolute values. A total keeps the signs.")
def totals(X):
    X = np.abs(X)
    return X.sum(axis=0), X.sum(axis=1), X.sum()
