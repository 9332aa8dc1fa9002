"""Mistakes in 06-matrix-calculus, network_gradients: wrong code, and what to tell who wrote it."""

import numpy as np

from autograder.bank import misconception, wrong_line
from nnbasics.activations import sigmoid

wrong_line(
    "06-broken",
    {"slope = (slope @ W.T) * (1 - A**2)": "slope = (slope @ W) * (1 - np.tanh(A) ** 2) / Y.shape[0]"},
    hint="This is the program as it was: all three bugs are still in it. Find them in the two lines below `if l > 0`.",
)

wrong_line(
    "M24",
    {"slope = (slope @ W.T) * (1 - A**2)": "slope = (slope @ W) * (1 - A**2)"},
    hint="Only the weights' transpose leads back. Without it square layers run and are wrong, and others stop.",
)

wrong_line(
    "M62",
    {"slope = (slope @ W.T) * (1 - A**2)": "slope = (slope @ W.T) * (1 - np.tanh(A) ** 2)"},
    hint="`acts` holds activations: they are bent already, and you bend them once more in the derivative.",
)

wrong_line(
    "M78",
    {"slope = (slope @ W.T) * (1 - A**2)": "slope = (slope @ W.T) * (1 - A**2) / Y.shape[0]"},
    hint="You divide by m once per layer. The factor 1/m is in the first delta, and the others inherit it.",
)

wrong_line(
    "06-ax",
    {"slope = (slope @ W.T) * (1 - A**2)": "slope = (slope @ W.T) * (1 - np.tanh(A) ** 2) / Y.shape[0]"},
    hint="One of the three bugs is found. Still there: the derivative of something that is bent already, and a factor "
    "1/m too many.",
)

wrong_line(
    "06-ay",
    {"slope = (slope @ W.T) * (1 - A**2)": "slope = (slope @ W) * (1 - A**2) / Y.shape[0]"},
    hint="One of the three bugs is found. Still there: the way back through the weights, and a factor 1/m too many.",
)

wrong_line(
    "06-az",
    {"slope = (slope @ W.T) * (1 - A**2)": "slope = (slope @ W) * (1 - np.tanh(A) ** 2)"},
    hint="One of the three bugs is found. Still there: the way back through the weights, and the derivative of "
    "something that is bent already.",
)

wrong_line(
    "M58",
    {"slope, found = (prediction - Y) / Y.shape[0], []": "slope, found = (Y - prediction) / Y.shape[0], []"},
    hint="Every gradient has the opposite sign: the first delta is prediction minus label.",
)

wrong_line(
    "M59",
    {
        "slope, found = (prediction - Y) / Y.shape[0], []": (
            "slope, found = (prediction - Y) * prediction * (1 - prediction) / Y.shape[0], []"
        )
    },
    hint="A sigmoid's slope is left over in the first delta. With cross-entropy it cancels, and only the error remains.",
)

wrong_line(
    "M76",
    {"slope, found = (prediction - Y) / Y.shape[0], []": "slope, found = prediction - Y, []"},
    hint="The factor 1/m is gone everywhere. Dividing once is right; only the further times were wrong.",
)

wrong_line(
    "M61", {"slope = (slope @ W.T) * (1 - A**2)": "slope = slope @ W.T"}, hint="The slope of tanh is missing on the way back."
)

wrong_line(
    "M65",
    {"slope = (slope @ W.T) * (1 - A**2)": "slope = (slope @ W.T) * A * (1 - A)"},
    hint="That is the sigmoid's derivative. The hidden layers use tanh: one minus its square.",
)

wrong_line(
    "M44",
    {"slope, found = (prediction - Y) / Y.shape[0], []": "slope, found = (prediction - Y) / Y.size, []"},
    hint="You divide by all entries of Y. The loss adds up a sample's outputs, and is a mean over samples only.",
)

wrong_line(
    "M79",
    {"found.append((A.T @ slope, slope.sum(axis=0)))": "found.append((A.T @ slope, slope.mean(axis=0)))"},
    hint="db is a mean over the samples. The factor 1/m sits in delta already: add the samples up.",
)

wrong_line(
    "06-ba",
    {"found.reverse()": ""},
    hint="The lists run backward: the gradients of the first layer come first, as in `weights`.",
)

wrong_line(
    "M74",
    {"found.append((A.T @ slope, slope.sum(axis=0)))": "found.append((slope.T @ A, slope.sum(axis=0)))"},
    hint="The weight gradients are transposed: each must have the shape of its weights.",
)

wrong_line(
    "M69",
    {"slope = (slope @ W.T) * (1 - A**2)": "slope = (slope @ found[-1][0].T) * (1 - A**2)"},
    hint="The way back passes through the weights of another layer. delta goes through the very weights whose "
    "gradients were just taken.",
)

wrong_line(
    "M17",
    {
        "prediction = sigmoid(inputs[last] @ weights[last] + biases[last])": (
            "prediction = inputs[last] @ weights[last] + biases[last]"
        )
    },
    hint="The output is not squashed: its activation is the sigmoid.",
)

wrong_line(
    "M22",
    {
        "prediction = sigmoid(inputs[last] @ weights[last] + biases[last])": (
            "prediction = np.tanh(inputs[last] @ weights[last] + biases[last])"
        )
    },
    hint="The output is bent by tanh. Inside there is tanh, at the end the sigmoid.",
)


@misconception(
    "06-cl",
    hint="tanh's slope is taken at another layer. What arrives has passed back through weights[l], whose input is acts[l].",
)
def network_gradients(X, Y, weights, biases):
    acts = [X]
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        acts.append(np.tanh(acts[-1] @ W + b))
    y_hat = sigmoid(acts[-1] @ weights[-1] + biases[-1])
    delta = (y_hat - Y) / len(X)
    dWs, dbs = [], []
    for l in reversed(range(len(weights))):
        dWs.insert(0, acts[l].T @ delta)
        dbs.insert(0, delta.sum(axis=0))
        if l > 0:
            delta = (delta @ weights[l].T) * (1 - acts[l - 1] ** 2)
    return {"y_hat": y_hat, "dWs": dWs, "dbs": dbs}


wrong_line(
    "06-cm",
    {"slope = (slope @ W.T) * (1 - A**2)": "slope = (slope @ W.T) * (1 - A)"},
    hint="The square in tanh's derivative is missing.",
)
