"""Mistakes in 03-perceptron-xor, count_mistakes: wrong code, and what to tell who wrote it."""

import numpy as np

from autograder.bank import misconception


@misconception(
    "M53",
    hint="The flat labels lie along the lines instead of the samples; where there are as many lines as samples, no error "
    "says so. Make them a column.",
)
def count_mistakes(X, y, W, b):
    answers = X @ W + b >= 0
    return (answers != y).sum(axis=0)


@misconception(
    "03-t",
    hint="You add up along the lines: that counts for each sample how many lines misjudge it. Sum over the samples.",
)
def count_mistakes(X, y, W, b):
    answers = X @ W + b >= 0
    return (answers != y[:, np.newaxis]).sum(axis=1)


@misconception("03-u", hint="You count the samples that a line gets right. The mistakes are the others.")
def count_mistakes(X, y, W, b):
    answers = X @ W + b >= 0
    return (answers == y[:, np.newaxis]).sum(axis=0)


@misconception("03-v", hint="A point on the line itself counts as answer 1: the step says yes from zero on.")
def count_mistakes(X, y, W, b):
    answers = X @ W + b > 0
    return (answers != y[:, np.newaxis]).sum(axis=0)


@misconception("03-w", hint="You return the share of mistakes. Asked for is their number.")
def count_mistakes(X, y, W, b):
    answers = X @ W + b >= 0
    return (answers != y[:, np.newaxis]).mean(axis=0)


@misconception("03-x", hint="You add everything up to one number. Each line gets a count of its own: sum along one axis only.")
def count_mistakes(X, y, W, b):
    answers = X @ W + b >= 0
    return (answers != y[:, np.newaxis]).sum()


@misconception("M14", hint="The lines' biases are missing, so all your lines run through the origin.")
def count_mistakes(X, y, W, b):
    answers = X @ W >= 0
    return (answers != y[:, np.newaxis]).sum(axis=0)


@misconception("03-y", hint="You treat `b` as a threshold: it is subtracted, and should be added to the weighted sums.")
def count_mistakes(X, y, W, b):
    answers = X @ W >= b
    return (answers != y[:, np.newaxis]).sum(axis=0)


@misconception("03-z", hint="You count how often each line answers 1, and never compare with the labels.")
def count_mistakes(X, y, W, b):
    answers = X @ W + b >= 0
    return answers.sum(axis=0)


@misconception(
    "03-aa",
    hint="Wrong ones and wrong zeros cancel in your sum. Count both kinds: compare with !=, or take absolute values.",
)
def count_mistakes(X, y, W, b):
    answers = X @ W + b >= 0
    return (answers.astype(int) - y[:, np.newaxis]).sum(axis=0)
