"""Mistakes in 04-activations-losses, cce: wrong code, and what to tell who wrote it."""

import numpy as np

from autograder.bank import misconception
from nnbasics.activations import softmax


@misconception("M38", hint="These are logarithms to base 10. Take the natural logarithm.")
def categorical_cross_entropy(P, labels):
    t = labels if labels.ndim == 1 else labels.argmax(axis=1)
    return -np.log10(P[np.arange(len(P)), t]).mean()


@misconception("M39", hint="These are logarithms to base 2. Take the natural logarithm.")
def categorical_cross_entropy(P, labels):
    t = labels if labels.ndim == 1 else labels.argmax(axis=1)
    return -np.log2(P[np.arange(len(P)), t]).mean()


@misconception("M40", hint="The minus sign is missing: logarithms of probabilities are negative, and a loss never is.")
def categorical_cross_entropy(P, labels):
    t = labels if labels.ndim == 1 else labels.argmax(axis=1)
    return np.log(P[np.arange(len(P)), t]).mean()


@misconception("M44", hint="You add the samples' losses up. The loss is their mean.")
def categorical_cross_entropy(P, labels):
    t = labels if labels.ndim == 1 else labels.argmax(axis=1)
    return -np.log(P[np.arange(len(P)), t]).sum()


@misconception("M45", hint="You divide by all entries of the table. The mean is over the samples; a sample's classes add up.")
def categorical_cross_entropy(P, labels):
    t = labels if labels.ndim == 1 else labels.argmax(axis=1)
    return -np.log(P[np.arange(len(P)), t]).sum() / P.size


@misconception(
    "M46",
    hint="You charge wrong classes for 1 - p as well. That is the loss of k separate yes-or-no questions; "
    "softmax classes share one (lecture, section 10).",
)
def categorical_cross_entropy(P, labels):
    t = labels if labels.ndim == 1 else labels.argmax(axis=1)
    Y = np.eye(P.shape[1])[t]
    return -(np.log(P[np.arange(len(P)), t]).sum() + np.log(1 - P[Y == 0]).sum()) / len(P)


@misconception(
    "M47",
    hint="P[:, labels] takes, for every sample, the classes of all samples. Each row needs its own class only: "
    "index rows and columns together.",
)
def categorical_cross_entropy(P, labels):
    t = labels if labels.ndim == 1 else labels.argmax(axis=1)
    return -np.log(np.maximum(P[:, t], 1e-12)).mean()


@misconception("M48", hint="You return the share of right decisions. The loss looks at probabilities.")
def categorical_cross_entropy(P, labels):
    t = labels if labels.ndim == 1 else labels.argmax(axis=1)
    return np.mean(P.argmax(axis=1) == t)


@misconception("M37", hint="You put the probabilities through softmax once more. They are probabilities already.")
def categorical_cross_entropy(P, labels):
    t = labels if labels.ndim == 1 else labels.argmax(axis=1)
    P = softmax(P)
    return -np.log(P[np.arange(len(P)), t]).mean()


@misconception(
    "04-bf",
    hint="You count classes from 1. Our integers count from 0, as NumPy does; deck 004 numbers its classes from 1.",
)
def categorical_cross_entropy(P, labels):
    t = labels - 1 if labels.ndim == 1 else labels.argmax(axis=1)
    return -np.log(np.maximum(P[np.arange(len(P)), t], 1e-12)).mean()


@misconception(
    "04-bg",
    hint="You look at the class that the network prefers. The loss looks at the true class, preferred or not.",
)
def categorical_cross_entropy(P, labels):
    t = labels if labels.ndim == 1 else labels.argmax(axis=1)
    return -np.log(P.max(axis=1)).mean()


@misconception("04-bh", hint="You look for the 1 of the one-hot labels down the columns. Each row of labels has its own.")
def categorical_cross_entropy(P, labels):
    t = labels if labels.ndim == 1 else labels.argmax(axis=0)
    return -np.log(np.maximum(P[np.arange(len(P)), t[: len(P)]], 1e-12)).mean()


@misconception(
    "M56",
    hint="0 times the logarithm of 0 is NaN for NumPy. Pick the true class's probability, instead of "
    "multiplying the others by 0 (lecture, section 10).",
)
def categorical_cross_entropy(P, labels):
    t = labels if labels.ndim == 1 else labels.argmax(axis=1)
    Y = np.eye(P.shape[1])[t]
    return -np.mean(np.sum(Y * np.log(P), axis=1))


@misconception("M57", hint="You clip so widely that small probabilities change, and with them the loss.")
def categorical_cross_entropy(P, labels):
    t = labels if labels.ndim == 1 else labels.argmax(axis=1)
    return -np.log(np.clip(P[np.arange(len(P)), t], 0.1, 0.9)).mean()


@misconception("04-bi", hint="You take the logarithm of the mean. Take the mean of the logarithms.")
def categorical_cross_entropy(P, labels):
    t = labels if labels.ndim == 1 else labels.argmax(axis=1)
    return -np.log(P[np.arange(len(P)), t].mean())


@misconception("04-bj", hint="You take the logarithm of 1 - p. The loss is small where the true class has a large probability.")
def categorical_cross_entropy(P, labels):
    t = labels if labels.ndim == 1 else labels.argmax(axis=1)
    return -np.log(np.maximum(1 - P[np.arange(len(P)), t], 1e-12)).mean()


@misconception(
    "M41",
    hint="Labels and probabilities have changed places: it is the probability that stands inside the logarithm.",
)
def categorical_cross_entropy(P, labels):
    t = labels if labels.ndim == 1 else labels.argmax(axis=1)
    Y = np.eye(P.shape[1])[t]
    return -np.sum(P * np.log(np.maximum(Y, 1e-12))) / len(P)


@misconception("M34", hint="The loss is rounded. Return all digits.")
def categorical_cross_entropy(P, labels):
    t = labels if labels.ndim == 1 else labels.argmax(axis=1)
    return np.round(-np.log(P[np.arange(len(P)), t]).mean(), 2)


@misconception("04-bk", hint="Rows and columns have changed places in the index: the class is the column.")
def categorical_cross_entropy(P, labels):
    t = labels if labels.ndim == 1 else labels.argmax(axis=1)
    return -np.log(np.maximum(P[t, np.arange(len(P)) % P.shape[1]], 1e-12)).mean()


@misconception("04-bl", hint="You return one loss for each sample. The loss of the batch is their mean.")
def categorical_cross_entropy(P, labels):
    t = labels if labels.ndim == 1 else labels.argmax(axis=1)
    return -np.log(P[np.arange(len(P)), t])


@misconception("04-bm", hint="The logarithm is missing: you return the mean probability that is not on the true class.")
def categorical_cross_entropy(P, labels):
    t = labels if labels.ndim == 1 else labels.argmax(axis=1)
    return 1 - P[np.arange(len(P)), t].mean()


@misconception(
    "04-dl",
    hint="One-hot labels are used as if they were class numbers. Turn them into class numbers first, the place of "
    "each row's 1.",
)
def categorical_cross_entropy(P, labels):
    return -np.log(np.maximum(P[np.arange(len(P)), labels], 1e-12)).mean()
