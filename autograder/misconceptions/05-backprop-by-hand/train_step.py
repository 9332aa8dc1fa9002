"""Mistakes in 05-backprop-by-hand, train_step: wrong code, and what to tell who wrote it."""

import numpy as np

from autograder.bank import misconception, wrong_line
from nnbasics.activations import sigmoid


@misconception(
    "M59",
    hint="delta2 is still the delta of cross-entropy. With a squared error nothing cancels the slope of the output's sigmoid, so it has to be in there.",
)
def train_step(X, T, params, learning_rate):
    W1, b1, W2, b2 = (np.array(params[name], dtype=float) for name in ("W1", "b1", "W2", "b2"))
    m = len(X)
    a1 = sigmoid(X @ W1 + b1)
    y = sigmoid(a1 @ W2 + b2)
    loss = np.sum((y - T) ** 2) / 2 / m
    delta2 = (y - T) / m
    delta1 = (delta2 @ W2.T) * a1 * (1 - a1)
    W2 = W2 - learning_rate * a1.T @ delta2
    b2 = b2 - learning_rate * delta2.sum(axis=0)
    W1 = W1 - learning_rate * X.T @ delta1
    b1 = b1 - learning_rate * delta1.sum(axis=0)
    return {"y": y, "loss": loss, "delta2": delta2, "delta1": delta1, "W1": W1, "b1": b1, "W2": W2, "b2": b2}


wrong_line(
    "M69",
    {
        'delta1 = (delta2 @ params["W2"].T) * hidden * (1 - hidden)': (
            'W2 = params["W2"] - learning_rate * hidden.T @ delta2\ndelta1 = (delta2 @ W2.T) * hidden * (1 - hidden)'
        )
    },
    hint="delta1 is made with the new W2: the update came too early. Work out all deltas with the old weights, then move.",
)

wrong_line(
    "M62",
    {
        'delta1 = (delta2 @ params["W2"].T) * hidden * (1 - hidden)': (
            'delta1 = (delta2 @ params["W2"].T) * sigmoid(hidden) * (1 - sigmoid(hidden))'
        )
    },
    hint="delta1 has the slope of a sigmoid of a1. a1 has been through the sigmoid already; its slope needs no second one.",
)


@misconception(
    "M87",
    hint="Your function changes the arrays of params: -= works in place, so the caller's old network is lost. Write W2 = W2 - ... instead, which makes a new array.",
)
def train_step(X, T, params, learning_rate):
    W1, b1, W2, b2 = (params[name] for name in ("W1", "b1", "W2", "b2"))
    m = len(X)
    a1 = sigmoid(X @ W1 + b1)
    y = sigmoid(a1 @ W2 + b2)
    loss = np.sum((y - T) ** 2) / 2 / m
    delta2 = (y - T) * y * (1 - y) / m
    delta1 = (delta2 @ W2.T) * a1 * (1 - a1)
    W2 -= learning_rate * a1.T @ delta2
    b2 -= learning_rate * delta2.sum(axis=0)
    W1 -= learning_rate * X.T @ delta1
    b1 -= learning_rate * delta1.sum(axis=0)
    return {"y": y, "loss": loss, "delta2": delta2, "delta1": delta1, "W1": W1, "b1": b1, "W2": W2, "b2": b2}


@misconception("05-au", hint="All three bugs are still there. Start with delta2: which loss is this, and what is its slope?")
def train_step(X, T, params, learning_rate):
    W1, b1, W2, b2 = (np.array(params[name], dtype=float) for name in ("W1", "b1", "W2", "b2"))
    m = len(X)
    a1 = sigmoid(X @ W1 + b1)
    y = sigmoid(a1 @ W2 + b2)
    loss = np.sum((y - T) ** 2) / 2 / m
    delta2 = (y - T) / m
    W2 = W2 - learning_rate * a1.T @ delta2
    b2 = b2 - learning_rate * delta2.sum(axis=0)
    delta1 = (delta2 @ W2.T) * sigmoid(a1) * (1 - sigmoid(a1))
    W1 = W1 - learning_rate * X.T @ delta1
    b1 = b1 - learning_rate * delta1.sum(axis=0)
    return {"y": y, "loss": loss, "delta2": delta2, "delta1": delta1, "W1": W1, "b1": b1, "W2": W2, "b2": b2}


@misconception(
    "05-av",
    hint="delta2 has its slope now. Two bugs are left, both around delta1: one in its slope, one in the order of the lines.",
)
def train_step(X, T, params, learning_rate):
    W1, b1, W2, b2 = (np.array(params[name], dtype=float) for name in ("W1", "b1", "W2", "b2"))
    m = len(X)
    a1 = sigmoid(X @ W1 + b1)
    y = sigmoid(a1 @ W2 + b2)
    loss = np.sum((y - T) ** 2) / 2 / m
    delta2 = (y - T) * y * (1 - y) / m
    W2 = W2 - learning_rate * a1.T @ delta2
    b2 = b2 - learning_rate * delta2.sum(axis=0)
    delta1 = (delta2 @ W2.T) * sigmoid(a1) * (1 - sigmoid(a1))
    W1 = W1 - learning_rate * X.T @ delta1
    b1 = b1 - learning_rate * delta1.sum(axis=0)
    return {"y": y, "loss": loss, "delta2": delta2, "delta1": delta1, "W1": W1, "b1": b1, "W2": W2, "b2": b2}


@misconception(
    "05-aw",
    hint="The slopes of the hidden layer and the output are both wrong still; the order of the lines is right now.",
)
def train_step(X, T, params, learning_rate):
    W1, b1, W2, b2 = (np.array(params[name], dtype=float) for name in ("W1", "b1", "W2", "b2"))
    m = len(X)
    a1 = sigmoid(X @ W1 + b1)
    y = sigmoid(a1 @ W2 + b2)
    loss = np.sum((y - T) ** 2) / 2 / m
    delta2 = (y - T) / m
    delta1 = (delta2 @ W2.T) * sigmoid(a1) * (1 - sigmoid(a1))
    W2 = W2 - learning_rate * a1.T @ delta2
    b2 = b2 - learning_rate * delta2.sum(axis=0)
    W1 = W1 - learning_rate * X.T @ delta1
    b1 = b1 - learning_rate * delta1.sum(axis=0)
    return {"y": y, "loss": loss, "delta2": delta2, "delta1": delta1, "W1": W1, "b1": b1, "W2": W2, "b2": b2}


wrong_line(
    "05-ax",
    {
        "delta2 = (y - T) * y * (1 - y) / len(X)": "delta2 = (y - T) / len(X)",
        'delta1 = (delta2 @ params["W2"].T) * hidden * (1 - hidden)': (
            'W2 = params["W2"] - learning_rate * hidden.T @ delta2\ndelta1 = (delta2 @ W2.T) * hidden * (1 - hidden)'
        ),
    },
    hint="The hidden slope is right now. Two bugs are left: the slope of the output, and the order of the lines.",
)


@misconception("05-ay", hint="You put y through the sigmoid again to get its slope. y is the sigmoid's value already.")
def train_step(X, T, params, learning_rate):
    W1, b1, W2, b2 = (np.array(params[name], dtype=float) for name in ("W1", "b1", "W2", "b2"))
    m = len(X)
    a1 = sigmoid(X @ W1 + b1)
    y = sigmoid(a1 @ W2 + b2)
    loss = np.sum((y - T) ** 2) / 2 / m
    delta2 = (y - T) * sigmoid(y) * (1 - sigmoid(y)) / m
    delta1 = (delta2 @ W2.T) * a1 * (1 - a1)
    W2 = W2 - learning_rate * a1.T @ delta2
    b2 = b2 - learning_rate * delta2.sum(axis=0)
    W1 = W1 - learning_rate * X.T @ delta1
    b1 = b1 - learning_rate * delta1.sum(axis=0)
    return {"y": y, "loss": loss, "delta2": delta2, "delta1": delta1, "W1": W1, "b1": b1, "W2": W2, "b2": b2}


@misconception(
    "M61",
    hint="The slope of the hidden layer's sigmoid is missing in delta1. The one that stood there was wrong, but one is needed.",
)
def train_step(X, T, params, learning_rate):
    W1, b1, W2, b2 = (np.array(params[name], dtype=float) for name in ("W1", "b1", "W2", "b2"))
    m = len(X)
    a1 = sigmoid(X @ W1 + b1)
    y = sigmoid(a1 @ W2 + b2)
    loss = np.sum((y - T) ** 2) / 2 / m
    delta2 = (y - T) * y * (1 - y) / m
    delta1 = delta2 @ W2.T
    W2 = W2 - learning_rate * a1.T @ delta2
    b2 = b2 - learning_rate * delta2.sum(axis=0)
    W1 = W1 - learning_rate * X.T @ delta1
    b1 = b1 - learning_rate * delta1.sum(axis=0)
    return {"y": y, "loss": loss, "delta2": delta2, "delta1": delta1, "W1": W1, "b1": b1, "W2": W2, "b2": b2}


@misconception("M65", hint="In delta1 stands the slope of tanh. The hidden layer uses the sigmoid.")
def train_step(X, T, params, learning_rate):
    W1, b1, W2, b2 = (np.array(params[name], dtype=float) for name in ("W1", "b1", "W2", "b2"))
    m = len(X)
    a1 = sigmoid(X @ W1 + b1)
    y = sigmoid(a1 @ W2 + b2)
    loss = np.sum((y - T) ** 2) / 2 / m
    delta2 = (y - T) * y * (1 - y) / m
    delta1 = (delta2 @ W2.T) * (1 - a1**2)
    W2 = W2 - learning_rate * a1.T @ delta2
    b2 = b2 - learning_rate * delta2.sum(axis=0)
    W1 = W1 - learning_rate * X.T @ delta1
    b1 = b1 - learning_rate * delta1.sum(axis=0)
    return {"y": y, "loss": loss, "delta2": delta2, "delta1": delta1, "W1": W1, "b1": b1, "W2": W2, "b2": b2}


@misconception("M76", hint="The share 1/m is gone: the loss is a mean over the samples, so each moves it by an m-th only.")
def train_step(X, T, params, learning_rate):
    W1, b1, W2, b2 = (np.array(params[name], dtype=float) for name in ("W1", "b1", "W2", "b2"))
    m = len(X)
    a1 = sigmoid(X @ W1 + b1)
    y = sigmoid(a1 @ W2 + b2)
    loss = np.sum((y - T) ** 2) / 2 / m
    delta2 = (y - T) * y * (1 - y)
    delta1 = (delta2 @ W2.T) * a1 * (1 - a1)
    W2 = W2 - learning_rate * a1.T @ delta2
    b2 = b2 - learning_rate * delta2.sum(axis=0)
    W1 = W1 - learning_rate * X.T @ delta1
    b1 = b1 - learning_rate * delta1.sum(axis=0)
    return {"y": y, "loss": loss, "delta2": delta2, "delta1": delta1, "W1": W1, "b1": b1, "W2": W2, "b2": b2}


wrong_line(
    "M78",
    {
        'delta1 = (delta2 @ params["W2"].T) * hidden * (1 - hidden)': (
            'delta1 = (delta2 @ params["W2"].T) * hidden * (1 - hidden) / len(X)'
        )
    },
    hint="You divide by m again in delta1. The share 1/m came in with delta2 and travels along.",
)


@misconception("05-p", hint="There is a factor 2 too many: half a squared error has no 2 left in its slope.")
def train_step(X, T, params, learning_rate):
    W1, b1, W2, b2 = (np.array(params[name], dtype=float) for name in ("W1", "b1", "W2", "b2"))
    m = len(X)
    a1 = sigmoid(X @ W1 + b1)
    y = sigmoid(a1 @ W2 + b2)
    loss = np.sum((y - T) ** 2) / 2 / m
    delta2 = 2 * (y - T) * y * (1 - y) / m
    delta1 = (delta2 @ W2.T) * a1 * (1 - a1)
    W2 = W2 - learning_rate * a1.T @ delta2
    b2 = b2 - learning_rate * delta2.sum(axis=0)
    W1 = W1 - learning_rate * X.T @ delta1
    b1 = b1 - learning_rate * delta1.sum(axis=0)
    return {"y": y, "loss": loss, "delta2": delta2, "delta1": delta1, "W1": W1, "b1": b1, "W2": W2, "b2": b2}


@misconception(
    "M58",
    hint="The error has the wrong sign, so every step leads uphill: with y above the target, the loss grows with y.",
)
def train_step(X, T, params, learning_rate):
    W1, b1, W2, b2 = (np.array(params[name], dtype=float) for name in ("W1", "b1", "W2", "b2"))
    m = len(X)
    a1 = sigmoid(X @ W1 + b1)
    y = sigmoid(a1 @ W2 + b2)
    loss = np.sum((y - T) ** 2) / 2 / m
    delta2 = (T - y) * y * (1 - y) / m
    delta1 = (delta2 @ W2.T) * a1 * (1 - a1)
    W2 = W2 - learning_rate * a1.T @ delta2
    b2 = b2 - learning_rate * delta2.sum(axis=0)
    W1 = W1 - learning_rate * X.T @ delta1
    b1 = b1 - learning_rate * delta1.sum(axis=0)
    return {"y": y, "loss": loss, "delta2": delta2, "delta1": delta1, "W1": W1, "b1": b1, "W2": W2, "b2": b2}


@misconception("M88", hint="You step along the gradient, which makes the loss grow. The step goes against it.")
def train_step(X, T, params, learning_rate):
    W1, b1, W2, b2 = (np.array(params[name], dtype=float) for name in ("W1", "b1", "W2", "b2"))
    m = len(X)
    a1 = sigmoid(X @ W1 + b1)
    y = sigmoid(a1 @ W2 + b2)
    loss = np.sum((y - T) ** 2) / 2 / m
    delta2 = (y - T) * y * (1 - y) / m
    delta1 = (delta2 @ W2.T) * a1 * (1 - a1)
    W2 = W2 + learning_rate * a1.T @ delta2
    b2 = b2 + learning_rate * delta2.sum(axis=0)
    W1 = W1 + learning_rate * X.T @ delta1
    b1 = b1 + learning_rate * delta1.sum(axis=0)
    return {"y": y, "loss": loss, "delta2": delta2, "delta1": delta1, "W1": W1, "b1": b1, "W2": W2, "b2": b2}


@misconception("M92", hint="The biases stand still. They are parameters too, and take their step.")
def train_step(X, T, params, learning_rate):
    W1, b1, W2, b2 = (np.array(params[name], dtype=float) for name in ("W1", "b1", "W2", "b2"))
    m = len(X)
    a1 = sigmoid(X @ W1 + b1)
    y = sigmoid(a1 @ W2 + b2)
    loss = np.sum((y - T) ** 2) / 2 / m
    delta2 = (y - T) * y * (1 - y) / m
    delta1 = (delta2 @ W2.T) * a1 * (1 - a1)
    W2 = W2 - learning_rate * a1.T @ delta2
    W1 = W1 - learning_rate * X.T @ delta1
    return {"y": y, "loss": loss, "delta2": delta2, "delta1": delta1, "W1": W1, "b1": b1, "W2": W2, "b2": b2}


@misconception(
    "M79",
    hint="For the biases you average the deltas. Their 1/m is in there already, so the samples only have to be added.",
)
def train_step(X, T, params, learning_rate):
    W1, b1, W2, b2 = (np.array(params[name], dtype=float) for name in ("W1", "b1", "W2", "b2"))
    m = len(X)
    a1 = sigmoid(X @ W1 + b1)
    y = sigmoid(a1 @ W2 + b2)
    loss = np.sum((y - T) ** 2) / 2 / m
    delta2 = (y - T) * y * (1 - y) / m
    delta1 = (delta2 @ W2.T) * a1 * (1 - a1)
    W2 = W2 - learning_rate * a1.T @ delta2
    b2 = b2 - learning_rate * delta2.mean(axis=0)
    W1 = W1 - learning_rate * X.T @ delta1
    b1 = b1 - learning_rate * delta1.mean(axis=0)
    return {"y": y, "loss": loss, "delta2": delta2, "delta1": delta1, "W1": W1, "b1": b1, "W2": W2, "b2": b2}


wrong_line(
    "M24",
    {'delta1 = (delta2 @ params["W2"].T) * hidden * (1 - hidden)': 'delta1 = (delta2 @ params["W2"]) * hidden * (1 - hidden)'},
    hint="You forgot to turn W2 on the way back. With a square W2 the slip raises no error, it only swaps the edges.",
)

wrong_line(
    "M44",
    {"half_squares = np.sum((y - T) ** 2) / (2 * len(X))": "half_squares = np.sum((y - T) ** 2) / 2"},
    hint="Your loss is a sum over the samples. It should be their mean.",
)

wrong_line(
    "05-az",
    {
        "half_squares = np.sum((y - T) ** 2) / (2 * len(X))": (
            'y_new = sigmoid(sigmoid(X @ moved["W1"] + moved["b1"]) @ moved["W2"] + moved["b2"])\n'
            "half_squares = np.sum((y_new - T) ** 2) / (2 * len(X))"
        )
    },
    hint="You compute the loss after the step. The loss that is asked for is the old network's, like y.",
)
