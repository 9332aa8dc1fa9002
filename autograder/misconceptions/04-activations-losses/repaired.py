"""Mistakes in 04-activations-losses, repaired: wrong code, and what to tell who wrote it."""

import numpy as np

from autograder.bank import misconception, wrong_line
from nnbasics.activations import sigmoid


@misconception("04-cs", hint="This is still the function as it was: nothing has been mended.")
def logistic_loss(X, y, w, b):
    s = sigmoid(X @ w + b)
    loss = np.mean(-y * np.log(s) + (1 - y) * np.log(1 - s))
    delta = (s - y) * s * (1 - s) / len(X)
    return {"loss": loss, "dw": X.T @ delta, "db": delta.sum()}


@misconception(
    "M42",
    hint="Two of the three are mended. In the loss, the minus sign still reaches the first term only: "
    "parentheses are missing (lecture, section 9).",
)
def logistic_loss(X, y, w, b):
    y = y.ravel()
    s = sigmoid(X @ w + b)
    loss = np.mean(-y * np.log(s) + (1 - y) * np.log(1 - s))
    delta = (s - y) / len(X)
    return {"loss": loss, "dw": X.T @ delta, "db": delta.sum()}


wrong_line(
    "M59",
    {"delta = (y_hat - labels) / len(X)": "delta = (y_hat - labels) * y_hat * (1 - y_hat) / len(X)"},
    hint="Two of the three are mended. For cross-entropy behind a sigmoid, delta is the error: the sigmoid's "
    "slope cancels (lecture, section 11).",
)

wrong_line(
    "M53",
    {"labels = y.ravel()": "labels = y"},
    hint="Two of the three are mended. Labels in a column still meet a flat array of predictions, and NumPy "
    "pairs each with every other.",
)


@misconception("04-ct", hint="The labels' shape is settled. The loss, and delta, are still as they were.")
def logistic_loss(X, y, w, b):
    y = y.ravel()
    s = sigmoid(X @ w + b)
    loss = np.mean(-y * np.log(s) + (1 - y) * np.log(1 - s))
    delta = (s - y) * s * (1 - s) / len(X)
    return {"loss": loss, "dw": X.T @ delta, "db": delta.sum()}


@misconception("04-cu", hint="Delta is mended. The parentheses of the loss, and the shape of the labels, are still open.")
def logistic_loss(X, y, w, b):
    s = sigmoid(X @ w + b)
    loss = np.mean(-y * np.log(s) + (1 - y) * np.log(1 - s))
    delta = (s - y) / len(X)
    return {"loss": loss, "dw": X.T @ delta, "db": delta.sum()}


@misconception("04-cv", hint="The loss is mended. Delta, and the shape of the labels, are still open.")
def logistic_loss(X, y, w, b):
    s = sigmoid(X @ w + b)
    loss = -np.mean(y * np.log(s) + (1 - y) * np.log(1 - s))
    delta = (s - y) * s * (1 - s) / len(X)
    return {"loss": loss, "dw": X.T @ delta, "db": delta.sum()}


wrong_line("M76", {"delta = (y_hat - labels) / len(X)": "delta = y_hat - labels"}, hint="The division by m got lost in delta.")

wrong_line(
    "M58",
    {"delta = (y_hat - labels) / len(X)": "delta = (labels - y_hat) / len(X)"},
    hint="Delta has the wrong sign: it is prediction minus label.",
)


@misconception("M79", hint="The slope of the bias is a sum: delta is divided by m already.")
def logistic_loss(X, y, w, b):
    y = y.ravel()
    s = sigmoid(X @ w + b)
    loss = -np.mean(y * np.log(s) + (1 - y) * np.log(1 - s))
    delta = (s - y) / len(X)
    return {"loss": loss, "dw": X.T @ delta, "db": delta.mean()}


@misconception("M44", hint="The loss is a sum now. It should be the mean over the samples.")
def logistic_loss(X, y, w, b):
    y = y.ravel()
    s = sigmoid(X @ w + b)
    loss = -np.sum(y * np.log(s) + (1 - y) * np.log(1 - s))
    delta = (s - y) / len(X)
    return {"loss": loss, "dw": X.T @ delta, "db": delta.sum()}


@misconception("M40", hint="The minus sign of the loss is gone altogether. It belongs in front of the whole mean.")
def logistic_loss(X, y, w, b):
    y = y.ravel()
    s = sigmoid(X @ w + b)
    loss = np.mean(y * np.log(s) + (1 - y) * np.log(1 - s))
    delta = (s - y) / len(X)
    return {"loss": loss, "dw": X.T @ delta, "db": delta.sum()}


wrong_line(
    "M43",
    {"losses = labels * np.log(y_hat) + (1 - labels) * np.log(1 - y_hat)": "losses = labels * np.log(y_hat)"},
    hint="The second half of the loss is gone: samples with label 0 cost nothing.",
)


@misconception("M41", hint="The labels switch the wrong terms of the loss on.")
def logistic_loss(X, y, w, b):
    y = y.ravel()
    s = sigmoid(X @ w + b)
    loss = -np.mean(y * np.log(1 - s) + (1 - y) * np.log(s))
    delta = (s - y) / len(X)
    return {"loss": loss, "dw": X.T @ delta, "db": delta.sum()}


wrong_line(
    "04-dy",
    {"delta = (y_hat - labels) / len(X)": "delta = (y_hat - labels) / (y_hat * (1 - y_hat)) / len(X)"},
    hint="You divide by the sigmoid's slope. It has cancelled already: delta is the error, over m (lecture, section 11).",
)


@misconception("04-dz", hint="The weights' slopes are divided by m twice. It is in delta already.")
def logistic_loss(X, y, w, b):
    y = y.ravel()
    s = sigmoid(X @ w + b)
    loss = -np.mean(y * np.log(s) + (1 - y) * np.log(1 - s))
    delta = (s - y) / len(X)
    return {"loss": loss, "dw": X.T @ delta / len(X), "db": delta.sum()}


wrong_line(
    "04-ea",
    {"labels = y.ravel()": "labels = y.reshape(-1, 1)"},
    hint="You made the labels a column. The predictions are flat, so NumPy pairs each with every label: make the labels flat.",
)
