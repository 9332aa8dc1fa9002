"""Mistakes in 09-digits, mistakes: wrong code, and what to tell who wrote it."""

import numpy as np

from autograder.bank import misconception


@misconception("09-bd", hint="Your matrix is turned: rows are the true classes, columns what they were taken for.")
def mistakes(P, y):
    guess = P.argmax(axis=1)
    k = P.shape[1]
    table = np.zeros((k, k), dtype=int)
    np.add.at(table, (guess, y), 1)
    wrong = np.flatnonzero(guess != y)
    return table, wrong[np.argsort(P[wrong, y[wrong]])]


@misconception(
    "09-be",
    hint="`table[y, guess] += 1` counts a pair once, however often it occurs. Count in a loop, or with `np.add.at`.",
)
def mistakes(P, y):
    guess = P.argmax(axis=1)
    k = P.shape[1]
    table = np.zeros((k, k), dtype=int)
    table[y, guess] += 1
    wrong = np.flatnonzero(guess != y)
    return table, wrong[np.argsort(P[wrong, y[wrong]])]


@misconception("09-bf", hint="These are shares of each row. The matrix holds numbers of samples.")
def mistakes(P, y):
    guess = P.argmax(axis=1)
    k = P.shape[1]
    table = np.zeros((k, k), dtype=int)
    np.add.at(table, (y, guess), 1)
    wrong = np.flatnonzero(guess != y)
    return table / np.maximum(table.sum(axis=1, keepdims=True), 1), wrong[np.argsort(P[wrong, y[wrong]])]


@misconception("09-bg", hint="You left out the samples that were right: they belong on the diagonal.")
def mistakes(P, y):
    guess = P.argmax(axis=1)
    k = P.shape[1]
    table = np.zeros((k, k), dtype=int)
    np.add.at(table, (y[guess != y], guess[guess != y]), 1)
    wrong = np.flatnonzero(guess != y)
    return table, wrong[np.argsort(P[wrong, y[wrong]])]


@misconception("09-bh", hint="Your list holds samples that were right. First select the wrong ones, then sort.")
def mistakes(P, y):
    guess = P.argmax(axis=1)
    k = P.shape[1]
    table = np.zeros((k, k), dtype=int)
    np.add.at(table, (y, guess), 1)
    wrong = np.arange(len(y))
    return table, wrong[np.argsort(P[wrong, y[wrong]])]


@misconception("09-bi", hint="The worst stand at the end: the smallest probability of the true class comes first.")
def mistakes(P, y):
    guess = P.argmax(axis=1)
    k = P.shape[1]
    table = np.zeros((k, k), dtype=int)
    np.add.at(table, (y, guess), 1)
    wrong = np.flatnonzero(guess != y)
    return table, wrong[np.argsort(-P[wrong, y[wrong]])]


@misconception(
    "09-bj",
    hint="You sorted by the probability of the class that was chosen. Worst is whoever gave the *true* class the least.",
)
def mistakes(P, y):
    guess = P.argmax(axis=1)
    k = P.shape[1]
    table = np.zeros((k, k), dtype=int)
    np.add.at(table, (y, guess), 1)
    wrong = np.flatnonzero(guess != y)
    return table, wrong[np.argsort(-P[wrong, guess[wrong]])]


@misconception("09-bk", hint="These are places in the list of wrong samples. Look up there which sample each of them is.")
def mistakes(P, y):
    guess = P.argmax(axis=1)
    k = P.shape[1]
    table = np.zeros((k, k), dtype=int)
    np.add.at(table, (y, guess), 1)
    wrong = np.flatnonzero(guess != y)
    return table, np.argsort(P[wrong, y[wrong]])


@misconception("09-bl", hint="The wrong samples are not sorted: they come in the order of the rows.")
def mistakes(P, y):
    guess = P.argmax(axis=1)
    k = P.shape[1]
    table = np.zeros((k, k), dtype=int)
    np.add.at(table, (y, guess), 1)
    wrong = np.flatnonzero(guess != y)
    return table, wrong


@misconception(
    "09-bm",
    hint="Your matrix has room only for classes that occur among the labels. Each column of P is a class, whether it occurs or not.",
)
def mistakes(P, y):
    guess = P.argmax(axis=1)
    classes = np.unique(y)
    table = np.array([[np.sum((y == a) & (guess == b)) for b in classes] for a in classes])
    wrong = np.flatnonzero(guess != y)
    return table, wrong[np.argsort(P[wrong, y[wrong]])]
