"""Mistakes in 05-backprop-by-hand, output_delta: wrong code, and what to tell who wrote it."""

import numpy as np

from autograder.bank import misconception
from nnbasics.activations import sigmoid


@misconception(
    "M58",
    hint="Every sign is flipped: check the signs of the two terms of dL/dy_hat. With label 1, a larger z makes the loss smaller.",
)
def output_delta(y_hat, y):
    return (y - y_hat) / len(y)


@misconception(
    "M59",
    hint="The sigmoid's slope is left in your delta. That is the delta of a squared error; "
    "with cross-entropy the slope of the loss cancels it.",
)
def output_delta(y_hat, y):
    return (y_hat - y) * y_hat * (1 - y_hat) / len(y)


@misconception("M60", hint="You stopped at dL/dy_hat. One more link of the chain leads to z3: the slope of the sigmoid.")
def output_delta(y_hat, y):
    return (-y / y_hat + (1 - y) / (1 - y_hat)) / len(y)


@misconception(
    "M62",
    hint="You put y_hat through the sigmoid again to get its slope. y_hat is the sigmoid's value already; "
    "its slope needs no second sigmoid.",
)
def output_delta(y_hat, y):
    s = sigmoid(y_hat)
    return (-y / y_hat + (1 - y) / (1 - y_hat)) * s * (1 - s) / len(y)


@misconception(
    "M76",
    hint="The share 1/m is missing: the loss is a mean over m samples, so each counts for only 1/m.",
)
def output_delta(y_hat, y):
    return y_hat - y


@misconception("M77", hint="You divide by the number of samples twice. The mean brings in one factor 1/m, no more.")
def output_delta(y_hat, y):
    return (y_hat - y) / len(y) ** 2


@misconception(
    "M53",
    hint="A column of shape (m, 1) met a flat array of shape (m,), and NumPy made every difference of every pair. "
    "Keep both as columns.",
)
def output_delta(y_hat, y):
    return (y_hat - np.ravel(y)) / len(y)


@misconception("M34", hint="Your function rounds its result to four decimals. Return all digits and round only what you print.")
def output_delta(y_hat, y):
    return np.round((y_hat - y) / len(y), 4)


@misconception(
    "M87",
    hint="Your function changes the array it is given (an in-place step such as -= or /=), so a second call sees other "
    "numbers. Make a new array instead.",
)
def output_delta(y_hat, y):
    y_hat -= y
    y_hat /= len(y)
    return y_hat


@misconception(
    "05-n",
    hint="You treat every sample as if its label were 1, as in the lecture's example. With label 0 the other term of "
    "dL/dy_hat is the one that stays.",
)
def output_delta(y_hat, y):
    return (y_hat - 1) / len(y)


@misconception(
    "05-o",
    hint="Samples with label 0 have the wrong sign: the inner derivative of 1 - y_hat is missing in the second term of dL/dy_hat.",
)
def output_delta(y_hat, y):
    return (-y / y_hat - (1 - y) / (1 - y_hat)) * y_hat * (1 - y_hat) / len(y)


@misconception(
    "05-p",
    hint="There is a factor 2 too many: it comes from the derivative of a square, and cross-entropy has none.",
)
def output_delta(y_hat, y):
    return 2 * (y_hat - y) / len(y)


@misconception(
    "05-c",
    hint="You decide on a class before you compare with the label, as the perceptron rule does. "
    "The slope depends on the probability itself.",
)
def output_delta(y_hat, y):
    return ((y_hat >= 0.5) - y) / len(y)


@misconception(
    "05-q",
    hint="You add the samples up. Each sample has a delta of its own, and the gradients of the next exercise need them all.",
)
def output_delta(y_hat, y):
    return np.sum(y_hat - y) / len(y)


@misconception(
    "05-r",
    hint="Your numbers are fine, but flat: delta has the shape of z3, one row per sample and one column per output.",
)
def output_delta(y_hat, y):
    return (np.ravel(y_hat) - np.ravel(y)) / len(y)


@misconception("05-s", hint="You take the size of the error and lose its sign, which says in which direction z3 should move.")
def output_delta(y_hat, y):
    return np.abs(y_hat - y) / len(y)
