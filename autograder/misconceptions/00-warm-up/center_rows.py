"""Mistakes in 00-warm-up, center_rows: wrong code, and what to tell who wrote it."""

import numpy as np

from autograder.bank import misconception


@misconception("00-al", hint="You subtract each column's mean. A row's own mean is the mean along axis 1.")
def center_rows(X):
    return X - X.mean(axis=0)


@misconception("00-am", hint="You subtract one mean from the whole table. Each row has a mean of its own: give `mean` an axis.")
def center_rows(X):
    return X - X.mean()


@misconception(
    "M30",
    hint="Your means are flat, so broadcasting lays them along the columns; in a square table no error says so. "
    "Keep the summed axis with keepdims=True.",
)
def center_rows(X):
    return X - X.mean(axis=1)


@misconception("00-an", hint="You transposed the table to make the means fit, and never transposed it back.")
def center_rows(X):
    return X.T - X.mean(axis=1)


@misconception("00-ao", hint="You subtract each row's sum. Its mean is the sum divided by the number of entries.")
def center_rows(X):
    return X - X.sum(axis=1, keepdims=True)


@misconception("00-ap", hint="You subtract each row's maximum, the softmax's trick. This exercise asks for the mean.")
def center_rows(X):
    return X - X.max(axis=1, keepdims=True)


@misconception(
    "00-aq",
    hint="You subtract each row's median, the number in the middle. The mean is the sum divided by the number of entries.",
)
def center_rows(X):
    return X - np.median(X, axis=1, keepdims=True)


@misconception("00-ar", hint="You divide by the standard deviation as well. Here the rows only lose their mean.")
def center_rows(X):
    return (X - X.mean(axis=1, keepdims=True)) / X.std(axis=1, keepdims=True)


@misconception("00-as", hint="You return the means themselves. They still have to be subtracted from the table.")
def center_rows(X):
    return X.mean(axis=1, keepdims=True)


@misconception(
    "M08",
    hint="Your result array takes over the whole-number type of X, so the decimals are cut off. Create it as float.",
)
def center_rows(X):
    result = np.empty_like(X)
    for i, row in enumerate(X):
        result[i] = row - row.mean()
    return result


@misconception("M87", hint="Your function changes the table that it was given. Make a new one: X = X - … instead of X -= ….")
def center_rows(X):
    X -= X.mean(axis=1, keepdims=True)
    return X
