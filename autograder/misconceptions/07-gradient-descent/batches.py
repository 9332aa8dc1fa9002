"""Mistakes in 07-gradient-descent, batches: wrong code, and what to tell who wrote it."""

import numpy as np

from autograder.bank import misconception, wrong_line

wrong_line(
    "M97",
    {"pairs.append((X[rows], y[rows]))": "pairs.append((X[rows], y[start : start + batch_size]))"},
    hint="X is reordered and y is not: the samples have lost their labels. Take the same rows of both.",
)

wrong_line(
    "07-t",
    {"pairs.append((X[rows], y[rows]))": "pairs.append((X[start : start + batch_size], y[rows]))"},
    hint="y is reordered and X is not: the labels have lost their samples. Take the same rows of both.",
)

wrong_line(
    "07-u",
    {"pairs.append((X[rows], y[rows]))": "pairs.append((X[start : start + batch_size], y[start : start + batch_size]))"},
    hint="The order is not used: you cut the samples as they come.",
)

wrong_line(
    "M98",
    {"for start in range(0, len(order), batch_size):": "for start in range(0, len(order) - batch_size + 1, batch_size):"},
    hint="The last, smaller batch is lost: its samples are never used. Round the number of batches up.",
)

wrong_line(
    "07-v",
    {
        "rows = np.array(order[start : start + batch_size])": (
            "rows = np.array([order[i % len(order)] for i in range(start, start + batch_size)])"
        )
    },
    hint="Your last batch is filled up with samples that were used already. It may be smaller.",
)

wrong_line(
    "07-w",
    {
        "rows = np.array(order[start : start + batch_size])": (
            "rows = np.array(order[max(0, min(start, len(order) - batch_size)) :][:batch_size])"
        )
    },
    hint="Your last batch reaches back to be full, so some samples are used twice. It may be smaller.",
)


@misconception("07-x", hint="You treat the batch size as the number of batches. It is the number of samples in each.")
def batches(X, y, order, batch_size):
    X_parts = np.array_split(X[np.array(order)], batch_size)
    return [(a, b) for a, b in zip(X_parts, np.array_split(y[np.array(order)], batch_size))]


wrong_line(
    "07-y",
    {"rows = np.array(order[start : start + batch_size])": "rows = np.sort(order[start : start + batch_size])"},
    hint="You sorted the rows within each batch. Keep the order that is given.",
)


@misconception("07-z", hint="You spread the samples out to batches of almost the same size. All batches but the last are full.")
def batches(X, y, order, batch_size):
    count = -(-len(order) // batch_size)
    X_parts = np.array_split(X[np.array(order)], count)
    return [(a, b) for a, b in zip(X_parts, np.array_split(y[np.array(order)], count))]


wrong_line(
    "M99",
    {"for start in range(0, len(order), batch_size):": "for start in range(len(order)):"},
    hint="Your batches overlap: the start moves on by fewer samples than a batch has.",
)


@misconception("07-aa", hint="You take every so-many-th sample instead of neighbors in the order.")
def batches(X, y, order, batch_size):
    pairs = []
    for start in range(-(-len(order) // batch_size)):
        rows = order[start :: -(-len(order) // batch_size)]
        pairs.append((X[np.array(rows)], y[np.array(rows)]))
    return pairs


wrong_line(
    "07-ab",
    {"rows = np.array(order[start : start + batch_size])": "rows = np.argsort(order)[start : start + batch_size]"},
    hint="The order tells which row comes at which place. You read it the other way around, as the place where each row goes.",
)


@misconception("07-ck", hint="You return one list for X and one for y. Return one list, with a pair for each batch.")
def batches(X, y, order, batch_size):
    rows = [np.array(order[start : start + batch_size]) for start in range(0, len(order), batch_size)]
    return [X[now] for now in rows], [y[now] for now in rows]
