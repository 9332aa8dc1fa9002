"""Mistakes in 06-matrix-calculus, network_gradients: wrong code, and what to tell who wrote it."""

import numpy as np

from autograder.bank import misconception
from nnbasics.activations import sigmoid


@misconception(
    "06-broken",
    hint="This is the program as it was: all three bugs are still in it. Find them in the two lines below `if l > 0`.",
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
            delta = (delta @ weights[l]) * (1 - np.tanh(acts[l]) ** 2) / len(X)
    return {"y_hat": y_hat, "dWs": dWs, "dbs": dbs}


@misconception(
    "M24",
    hint="Only the weights' transpose leads back. Without it square layers run and are wrong, and others stop.",
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
            delta = (delta @ weights[l]) * (1 - acts[l] ** 2)
    return {"y_hat": y_hat, "dWs": dWs, "dbs": dbs}


@misconception("M62", hint="`acts` holds activations: they are bent already, and you bend them once more in the derivative.")
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
            delta = (delta @ weights[l].T) * (1 - np.tanh(acts[l]) ** 2)
    return {"y_hat": y_hat, "dWs": dWs, "dbs": dbs}


@misconception("M78", hint="You divide by m once per layer. The factor 1/m is in the first delta, and the others inherit it.")
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
            delta = (delta @ weights[l].T) * (1 - acts[l] ** 2) / len(X)
    return {"y_hat": y_hat, "dWs": dWs, "dbs": dbs}


@misconception(
    "06-ax",
    hint="One of the three bugs is found. Still there: the derivative of something that is bent already, and a factor "
    "1/m too many.",
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
            delta = (delta @ weights[l].T) * (1 - np.tanh(acts[l]) ** 2) / len(X)
    return {"y_hat": y_hat, "dWs": dWs, "dbs": dbs}


@misconception(
    "06-ay",
    hint="One of the three bugs is found. Still there: the way back through the weights, and a factor 1/m too many.",
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
            delta = (delta @ weights[l]) * (1 - acts[l] ** 2) / len(X)
    return {"y_hat": y_hat, "dWs": dWs, "dbs": dbs}


@misconception(
    "06-az",
    hint="One of the three bugs is found. Still there: the way back through the weights, and the derivative of "
    "something that is bent already.",
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
            delta = (delta @ weights[l]) * (1 - np.tanh(acts[l]) ** 2)
    return {"y_hat": y_hat, "dWs": dWs, "dbs": dbs}


@misconception("M58", hint="Every gradient has the opposite sign: the first delta is prediction minus label.")
def network_gradients(X, Y, weights, biases):
    acts = [X]
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        acts.append(np.tanh(acts[-1] @ W + b))
    y_hat = sigmoid(acts[-1] @ weights[-1] + biases[-1])
    delta = (Y - y_hat) / len(X)
    dWs, dbs = [], []
    for l in reversed(range(len(weights))):
        dWs.insert(0, acts[l].T @ delta)
        dbs.insert(0, delta.sum(axis=0))
        if l > 0:
            delta = (delta @ weights[l].T) * (1 - acts[l] ** 2)
    return {"y_hat": y_hat, "dWs": dWs, "dbs": dbs}


@misconception(
    "M59",
    hint="A sigmoid's slope is left over in the first delta. With cross-entropy it cancels, and only the error remains.",
)
def network_gradients(X, Y, weights, biases):
    acts = [X]
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        acts.append(np.tanh(acts[-1] @ W + b))
    y_hat = sigmoid(acts[-1] @ weights[-1] + biases[-1])
    delta = (y_hat - Y) * y_hat * (1 - y_hat) / len(X)
    dWs, dbs = [], []
    for l in reversed(range(len(weights))):
        dWs.insert(0, acts[l].T @ delta)
        dbs.insert(0, delta.sum(axis=0))
        if l > 0:
            delta = (delta @ weights[l].T) * (1 - acts[l] ** 2)
    return {"y_hat": y_hat, "dWs": dWs, "dbs": dbs}


@misconception("M76", hint="The factor 1/m is gone everywhere. Dividing once is right; only the further times were wrong.")
def network_gradients(X, Y, weights, biases):
    acts = [X]
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        acts.append(np.tanh(acts[-1] @ W + b))
    y_hat = sigmoid(acts[-1] @ weights[-1] + biases[-1])
    delta = y_hat - Y
    dWs, dbs = [], []
    for l in reversed(range(len(weights))):
        dWs.insert(0, acts[l].T @ delta)
        dbs.insert(0, delta.sum(axis=0))
        if l > 0:
            delta = (delta @ weights[l].T) * (1 - acts[l] ** 2)
    return {"y_hat": y_hat, "dWs": dWs, "dbs": dbs}


@misconception("M61", hint="The slope of tanh is missing on the way back.")
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
            delta = delta @ weights[l].T
    return {"y_hat": y_hat, "dWs": dWs, "dbs": dbs}


@misconception("M65", hint="That is the sigmoid's derivative. The hidden layers use tanh: one minus its square.")
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
            delta = (delta @ weights[l].T) * acts[l] * (1 - acts[l])
    return {"y_hat": y_hat, "dWs": dWs, "dbs": dbs}


@misconception(
    "M44",
    hint="You divide by all entries of Y. The loss adds up a sample's outputs, and is a mean over samples only.",
)
def network_gradients(X, Y, weights, biases):
    acts = [X]
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        acts.append(np.tanh(acts[-1] @ W + b))
    y_hat = sigmoid(acts[-1] @ weights[-1] + biases[-1])
    delta = (y_hat - Y) / Y.size
    dWs, dbs = [], []
    for l in reversed(range(len(weights))):
        dWs.insert(0, acts[l].T @ delta)
        dbs.insert(0, delta.sum(axis=0))
        if l > 0:
            delta = (delta @ weights[l].T) * (1 - acts[l] ** 2)
    return {"y_hat": y_hat, "dWs": dWs, "dbs": dbs}


@misconception("M79", hint="db is a mean over the samples. The factor 1/m sits in delta already: add the samples up.")
def network_gradients(X, Y, weights, biases):
    acts = [X]
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        acts.append(np.tanh(acts[-1] @ W + b))
    y_hat = sigmoid(acts[-1] @ weights[-1] + biases[-1])
    delta = (y_hat - Y) / len(X)
    dWs, dbs = [], []
    for l in reversed(range(len(weights))):
        dWs.insert(0, acts[l].T @ delta)
        dbs.insert(0, delta.mean(axis=0))
        if l > 0:
            delta = (delta @ weights[l].T) * (1 - acts[l] ** 2)
    return {"y_hat": y_hat, "dWs": dWs, "dbs": dbs}


@misconception("06-ba", hint="The lists run backward: the gradients of the first layer come first, as in `weights`.")
def network_gradients(X, Y, weights, biases):
    acts = [X]
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        acts.append(np.tanh(acts[-1] @ W + b))
    y_hat = sigmoid(acts[-1] @ weights[-1] + biases[-1])
    delta = (y_hat - Y) / len(X)
    dWs, dbs = [], []
    for l in reversed(range(len(weights))):
        dWs.append(acts[l].T @ delta)
        dbs.append(delta.sum(axis=0))
        if l > 0:
            delta = (delta @ weights[l].T) * (1 - acts[l] ** 2)
    return {"y_hat": y_hat, "dWs": dWs, "dbs": dbs}


@misconception("M74", hint="The weight gradients are transposed: each must have the shape of its weights.")
def network_gradients(X, Y, weights, biases):
    acts = [X]
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        acts.append(np.tanh(acts[-1] @ W + b))
    y_hat = sigmoid(acts[-1] @ weights[-1] + biases[-1])
    delta = (y_hat - Y) / len(X)
    dWs, dbs = [], []
    for l in reversed(range(len(weights))):
        dWs.insert(0, delta.T @ acts[l])
        dbs.insert(0, delta.sum(axis=0))
        if l > 0:
            delta = (delta @ weights[l].T) * (1 - acts[l] ** 2)
    return {"y_hat": y_hat, "dWs": dWs, "dbs": dbs}


@misconception(
    "M69",
    hint="The way back passes through the weights of another layer. delta goes through the very weights whose "
    "gradients were just taken.",
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
            delta = (delta @ dWs[0].T) * (1 - acts[l] ** 2)
    return {"y_hat": y_hat, "dWs": dWs, "dbs": dbs}


@misconception("M17", hint="The output is not squashed: its activation is the sigmoid.")
def network_gradients(X, Y, weights, biases):
    acts = [X]
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        acts.append(np.tanh(acts[-1] @ W + b))
    y_hat = acts[-1] @ weights[-1] + biases[-1]
    delta = (y_hat - Y) / len(X)
    dWs, dbs = [], []
    for l in reversed(range(len(weights))):
        dWs.insert(0, acts[l].T @ delta)
        dbs.insert(0, delta.sum(axis=0))
        if l > 0:
            delta = (delta @ weights[l].T) * (1 - acts[l] ** 2)
    return {"y_hat": y_hat, "dWs": dWs, "dbs": dbs}


@misconception("M22", hint="The output is bent by tanh. Inside there is tanh, at the end the sigmoid.")
def network_gradients(X, Y, weights, biases):
    acts = [X]
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        acts.append(np.tanh(acts[-1] @ W + b))
    y_hat = np.tanh(acts[-1] @ weights[-1] + biases[-1])
    delta = (y_hat - Y) / len(X)
    dWs, dbs = [], []
    for l in reversed(range(len(weights))):
        dWs.insert(0, acts[l].T @ delta)
        dbs.insert(0, delta.sum(axis=0))
        if l > 0:
            delta = (delta @ weights[l].T) * (1 - acts[l] ** 2)
    return {"y_hat": y_hat, "dWs": dWs, "dbs": dbs}


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


@misconception("06-cm", hint="The square in tanh's derivative is missing.")
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
            delta = (delta @ weights[l].T) * (1 - acts[l])
    return {"y_hat": y_hat, "dWs": dWs, "dbs": dbs}
