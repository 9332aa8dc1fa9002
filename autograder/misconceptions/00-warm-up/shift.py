"""Mistakes in 00-warm-up, shift: wrong code, and what to tell who wrote it.

M53, arrays that broadcast where they should not, is what this topic is about, in its many forms.
"""

import numpy as np

from autograder.bank import misconception


@misconception(
    "M53",
    hint="Both flat arrays lie along the columns. The one that belongs to the rows has to become a column first.",
)
def shift(X, rows, columns):
    return X + rows + columns


@misconception(
    "00-p",
    hint="You turned the wrong one into a column: `rows` has one entry per row and must run downward, `columns` lies flat.",
)
def shift(X, rows, columns):
    return X + rows + columns[:, np.newaxis]


@misconception("00-q", hint="The entries of `columns` are missing in your result.")
def shift(X, rows, columns):
    return X + rows[:, np.newaxis]


@misconception("00-r", hint="The entries of `rows` are missing in your result.")
def shift(X, rows, columns):
    return X + columns


@misconception(
    "00-s",
    hint="You multiply the two flat arrays with each other. Both are added: to each entry one number for its row, one for its column.",
)
def shift(X, rows, columns):
    return X + np.outer(rows, columns)


@misconception("00-t", hint="You transposed the table to make the rows fit, and never transposed it back.")
def shift(X, rows, columns):
    return X.T + rows + columns[:, np.newaxis]


@misconception("00-u", hint="Your result holds only what is to be added: the table itself is missing.")
def shift(X, rows, columns):
    return rows[:, np.newaxis] + columns


@misconception(
    "00-v",
    hint="You add the total of the flat arrays to every entry. Each row and each column gets a number of its own.",
)
def shift(X, rows, columns):
    return X + rows.sum() + columns.sum()


@misconception(
    "M08",
    hint="Your result array takes over the whole-number type of X, so the decimals of what you add are cut off. Create it as float.",
)
def shift(X, rows, columns):
    result = np.zeros_like(X)
    for i in range(X.shape[0]):
        for j in range(X.shape[1]):
            result[i, j] = X[i, j] + rows[i] + columns[j]
    return result


@misconception(
    "M87",
    hint="Your function changes the table that it was given, so a second call adds everything once more. "
    "Write X = X + …, which makes a new array, instead of X += ….",
)
def shift(X, rows, columns):
    X += rows[:, np.newaxis]
    X += columns
    return X
