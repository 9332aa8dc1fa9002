"""Mistakes in 09-digits, predict: wrong code, and what to tell who wrote it."""

import numpy as np

from autograder.bank import misconception
from nnbasics.activations import relu, sigmoid, softmax


@misconception("09-au", hint="You searched down the columns: one answer for each class. It should be one for each row.")
def predict(params, X):
    A = X
    for l in range(0, len(params) - 2, 2):
        A = relu(A @ params[l] + params[l + 1])
    return (A @ params[-2] + params[-1]).argmax(axis=0)


@misconception(
    "09-av",
    hint="The last layer went through ReLU, too: where all logits are negative it leaves only zeros, and class 0 wins by being first.",
)
def predict(params, X):
    A = X
    for l in range(0, len(params) - 2, 2):
        A = relu(A @ params[l] + params[l + 1])
    return relu(A @ params[-2] + params[-1]).argmax(axis=1)


@misconception("M16", hint="ReLU is missing between the layers.")
def predict(params, X):
    A = X
    for l in range(0, len(params) - 2, 2):
        A = A @ params[l] + params[l + 1]
    return (A @ params[-2] + params[-1]).argmax(axis=1)


@misconception("M14", hint="The biases are missing.")
def predict(params, X):
    A = X
    for l in range(0, len(params) - 2, 2):
        A = relu(A @ params[l])
    return (A @ params[-2]).argmax(axis=1)


@misconception("09-aw", hint="The bias of the last layer is missing: it moves the logits of the classes against each other.")
def predict(params, X):
    A = X
    for l in range(0, len(params) - 2, 2):
        A = relu(A @ params[l] + params[l + 1])
    return (A @ params[-2]).argmax(axis=1)


@misconception("09-ax", hint="You chose the smallest logit.")
def predict(params, X):
    A = X
    for l in range(0, len(params) - 2, 2):
        A = relu(A @ params[l] + params[l + 1])
    return (A @ params[-2] + params[-1]).argmin(axis=1)


@misconception("09-ay", hint="These are the logits. Return the class with the largest one in each row.")
def predict(params, X):
    A = X
    for l in range(0, len(params) - 2, 2):
        A = relu(A @ params[l] + params[l + 1])
    return A @ params[-2] + params[-1]


@misconception("09-az", hint="Classes are counted from 0, as the columns are.")
def predict(params, X):
    A = X
    for l in range(0, len(params) - 2, 2):
        A = relu(A @ params[l] + params[l + 1])
    return (A @ params[-2] + params[-1]).argmax(axis=1) + 1


@misconception(
    "09-ba",
    hint="Softmax went down the columns before you chose. It is not needed at all: it does not change which logit of a row is the largest.",
)
def predict(params, X):
    A = X
    for l in range(0, len(params) - 2, 2):
        A = relu(A @ params[l] + params[l + 1])
    return softmax(A @ params[-2] + params[-1], axis=0).argmax(axis=1)


@misconception("09-bb", hint="These layers have ReLU, not a sigmoid.")
def predict(params, X):
    A = X
    for l in range(0, len(params) - 2, 2):
        A = sigmoid(A @ params[l] + params[l + 1])
    return (A @ params[-2] + params[-1]).argmax(axis=1)


@misconception("09-bc", hint="You chose the largest absolute value. A very negative logit is the least likely class.")
def predict(params, X):
    A = X
    for l in range(0, len(params) - 2, 2):
        A = relu(A @ params[l] + params[l + 1])
    return np.abs(A @ params[-2] + params[-1]).argmax(axis=1)


@misconception("09-br", hint="These are probabilities. Return the class with the largest one in each row.")
def predict(params, X):
    A = X
    for l in range(0, len(params) - 2, 2):
        A = relu(A @ params[l] + params[l + 1])
    return softmax(A @ params[-2] + params[-1])


@misconception("09-bs", hint="These are the largest logits themselves. The class is the column in which each of them stands.")
def predict(params, X):
    A = X
    for l in range(0, len(params) - 2, 2):
        A = relu(A @ params[l] + params[l + 1])
    return (A @ params[-2] + params[-1]).max(axis=1)
