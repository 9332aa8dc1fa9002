"""Mistakes in 09-digits, mistakes: wrong code, and what to tell who wrote it."""

import numpy as np

from autograder.bank import misconception, wrong_line

wrong_line(
    "09-bd",
    {"table[true, taken_for] += 1": "table[taken_for, true] += 1"},
    hint="Your matrix is transposed: rows are the true classes, columns what they were taken for.",
)

wrong_line(
    "09-be",
    {"for true, taken_for in zip(y, guess):": "table[y, guess] += 1", "table[true, taken_for] += 1": ""},
    hint="`table[y, guess] += 1` counts a pair once, however often it occurs. Count in a loop, or with `np.add.at`.",
)


@misconception("09-bf", hint="These are shares of each row. The matrix holds numbers of samples.")
def mistakes(P, y):
    guess = P.argmax(axis=1)
    k = P.shape[1]
    table = np.zeros((k, k), dtype=int)
    np.add.at(table, (y, guess), 1)
    wrong = np.flatnonzero(guess != y)
    return table / np.maximum(table.sum(axis=1, keepdims=True), 1), wrong[np.argsort(P[wrong, y[wrong]])]


wrong_line(
    "09-bg",
    {"table[true, taken_for] += 1": "if true != taken_for:\n    table[true, taken_for] += 1"},
    hint="You left out the samples that were right: they belong on the diagonal.",
)

wrong_line(
    "09-bh",
    {"wrong = np.flatnonzero(guess != y)": "wrong = np.arange(len(y))"},
    hint="Your list holds samples that were right. First select the wrong ones, then sort.",
)

wrong_line(
    "09-bi",
    {"return table, wrong[np.argsort(P[wrong, y[wrong]])]": "return table, wrong[np.argsort(-P[wrong, y[wrong]])]"},
    hint="The worst stand at the end: the smallest probability of the true class comes first.",
)

wrong_line(
    "09-bj",
    {"return table, wrong[np.argsort(P[wrong, y[wrong]])]": "return table, wrong[np.argsort(-P[wrong, guess[wrong]])]"},
    hint="You sorted by the probability of the class that was chosen. The worst sample is the one that gave the *true* class the smallest.",
)

wrong_line(
    "09-bk",
    {"return table, wrong[np.argsort(P[wrong, y[wrong]])]": "return table, np.argsort(P[wrong, y[wrong]])"},
    hint="These are places in the list of wrong samples. Look up there which sample each of them is.",
)

wrong_line(
    "09-bl",
    {"return table, wrong[np.argsort(P[wrong, y[wrong]])]": "return table, wrong"},
    hint="The wrong samples are not sorted: they come in the order of the rows.",
)


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
