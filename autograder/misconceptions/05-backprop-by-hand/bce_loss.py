"""Mistakes in 05-backprop-by-hand, bce_loss: wrong code, and what to tell who wrote it.

M56 (0 log 0) cannot happen here: no prediction is exactly 0 or 1.
"""

import numpy as np

from autograder.bank import misconception
from nnbasics.activations import sigmoid


@misconception(
    "M38",
    hint="You take logarithms to base 10. The loss, and the derivative in the next exercise, need the natural logarithm.",
)
def bce_loss(y_hat, y):
    return -np.mean(y * np.log10(y_hat) + (1 - y) * np.log10(1 - y_hat))


@misconception("M39", hint="You take logarithms to base 2, which measures in bits. The loss here uses the natural logarithm.")
def bce_loss(y_hat, y):
    return -np.mean(y * np.log2(y_hat) + (1 - y) * np.log2(1 - y_hat))


@misconception("M40", hint="The minus sign in front is missing: logarithms of probabilities are negative, and a loss never is.")
def bce_loss(y_hat, y):
    return np.mean(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))


@misconception(
    "M41",
    hint="The labels switch the wrong terms on: a sample with label 1 must pay for the probability given to 1, "
    "a sample with label 0 for the other one.",
)
def bce_loss(y_hat, y):
    return -np.mean(y * np.log(1 - y_hat) + (1 - y) * np.log(y_hat))


@misconception(
    "M42",
    hint="Your minus sign reaches the first term only, so samples with label 0 make the loss smaller, even negative. "
    "Parentheses are missing around the sum.",
)
def bce_loss(y_hat, y):
    return np.mean(-y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))


@misconception("M43", hint="You kept only the term for label 1, so samples with label 0 cost nothing, however wrong they are.")
def bce_loss(y_hat, y):
    return -np.mean(y * np.log(y_hat))


@misconception("05-j", hint="You kept only the term for label 0, so samples with label 1 cost nothing, however wrong they are.")
def bce_loss(y_hat, y):
    return -np.mean((1 - y) * np.log(1 - y_hat))


@misconception(
    "M44",
    hint="You add the samples' losses up. Our loss is their mean, so that it does not grow with the size of the batch.",
)
def bce_loss(y_hat, y):
    return -np.sum(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))


@misconception(
    "M48",
    hint="You return the share of right decisions, the accuracy. The loss looks at the probabilities, not at decisions.",
)
def bce_loss(y_hat, y):
    return np.mean((y_hat >= 0.5) == (y == 1))


@misconception(
    "M53",
    hint="A column of shape (m, 1) met a flat array of shape (m,), and NumPy paired every prediction with every label. "
    "Keep both as columns.",
)
def bce_loss(y_hat, y):
    y = np.ravel(y)
    return -np.mean(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))


@misconception(
    "M57",
    hint="You clip the predictions so widely that confident ones change, and with them the loss. "
    "If you clip at all, keep the margin tiny.",
)
def bce_loss(y_hat, y):
    p = np.clip(y_hat, 0.01, 0.99)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


@misconception("M34", hint="Your function rounds its result to four decimals. Return all digits and round only what you print.")
def bce_loss(y_hat, y):
    return np.round(-np.mean(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat)), 4)


@misconception(
    "05-h",
    hint="This is the mean squared error. Cross-entropy takes logarithms of the probabilities instead of squaring the error.",
)
def bce_loss(y_hat, y):
    return np.mean((y_hat - y) ** 2)


@misconception(
    "05-k",
    hint="You return one loss per sample. The loss of the batch is a single number: take the mean over the samples.",
)
def bce_loss(y_hat, y):
    return -(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))


@misconception("05-l", hint="You put the predictions through the sigmoid once more. They are probabilities already.")
def bce_loss(y_hat, y):
    p = sigmoid(y_hat)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


@misconception(
    "05-m",
    hint="You halve the loss. The factor one half belongs to some squared errors, to please their derivative, not to cross-entropy.",
)
def bce_loss(y_hat, y):
    return -np.mean(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat)) / 2
