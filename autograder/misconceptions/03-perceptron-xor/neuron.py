"""Mistakes in 03-perceptron-xor, neuron: wrong code, and what to tell who wrote it."""

import numpy as np

from autograder.bank import misconception


@misconception("M14", hint="The bias is missing: add `b` to every weighted sum, before the step.")
def neuron(X, w, b):
    z = X @ w
    return z, (z >= 0).astype(int)


@misconception(
    "M15",
    hint="You add the bias after the step. It belongs to the sum, so that it moves the border (lecture, section 1).",
)
def neuron(X, w, b):
    z = X @ w
    return z, (z >= 0).astype(int) + b


@misconception(
    "03-a",
    hint="The sums are right, but a sum of exactly 0 has to give 1 in this course: the step says yes from zero on.",
)
def neuron(X, w, b):
    z = X @ w + b
    return z, (z > 0).astype(int)


@misconception("03-b", hint="A step answers 0 or 1. Yours answers -1 or 1.")
def neuron(X, w, b):
    z = X @ w + b
    return z, np.where(z >= 0, 1, -1)


@misconception(
    "03-c",
    hint="You treat `b` as a threshold and subtract it. A bias is added; the threshold is its negative (lecture, section 1).",
)
def neuron(X, w, b):
    z = X @ w - b
    return z, (z >= 0).astype(int)


@misconception("03-d", hint="Your step is the wrong way around: it should answer 1 where the sum is zero or positive.")
def neuron(X, w, b):
    z = X @ w + b
    return z, (z <= 0).astype(int)


@misconception(
    "03-e",
    hint="Your sums are right, but the second value bends them smoothly. The step answers exactly 0 or exactly 1.",
)
def neuron(X, w, b):
    z = X @ w + b
    return z, 1 / (1 + np.exp(-z))


@misconception("03-f", hint="The second value is still the sum: the step is missing.")
def neuron(X, w, b):
    z = X @ w + b
    return z, z


@misconception(
    "M25",
    hint="You multiply entry by entry and never add up. A weighted sum over the features is a matrix product, `@`.",
)
def neuron(X, w, b):
    z = X * w + b
    return z, (z >= 0).astype(int)


@misconception(
    "03-g",
    hint="You add up in the wrong direction: each sample, that is each row, gets a sum over its own features.",
)
def neuron(X, w, b):
    z = (X * w).sum(axis=0) + b
    return z, (z >= 0).astype(int)


@misconception("03-h", hint="You add the bias once per feature: it is inside the sum. It is added once per sample.")
def neuron(X, w, b):
    z = (X * w + b).sum(axis=1)
    return z, (z >= 0).astype(int)


@misconception("M34", hint="You round the sums. Return all digits, and round only what you print.")
def neuron(X, w, b):
    z = np.round(X @ w + b)
    return z, (z >= 0).astype(int)
