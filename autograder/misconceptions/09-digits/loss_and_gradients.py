"""Mistakes in 09-digits, loss_and_gradients: wrong code, and what to tell who wrote it."""

import numpy as np

from autograder.bank import misconception, wrong_line
from nnbasics.activations import relu, softmax


@misconception(
    "M36",
    hint="All signs of the gradients are turned: at the logits it is what the network says minus what is true.",
)
def loss_and_gradients(params, X, y):
    W1, b1, W2, b2 = params
    m = len(y)
    Z1 = X @ W1 + b1
    A1 = relu(Z1)
    P = softmax(A1 @ W2 + b2)
    loss = -np.mean(np.log(P[np.arange(m), y]))
    dZ2 = P.copy()
    dZ2[np.arange(m), y] -= 1
    dZ2 = -dZ2 / m
    dZ1 = (dZ2 @ W2.T) * (Z1 > 0)
    return loss, [X.T @ dZ1, dZ1.sum(axis=0), A1.T @ dZ2, dZ2.sum(axis=0)]


wrong_line(
    "M76",
    {
        "Z1 = X @ W1 + b1": "m = len(y)\nZ1 = X @ W1 + b1",
        "loss = -np.log(P[np.arange(len(y)), y]).mean()": "loss = -np.mean(np.log(P[np.arange(m), y]))",
        "dZ2 = (P - np.eye(len(b2))[y]) / len(y)": "dZ2 = P.copy()\ndZ2[np.arange(m), y] -= 1",
    },
    hint="1/m is missing: the loss is a mean, so its first delta is divided by the number of samples.",
)


@misconception(
    "M78",
    hint="You divided by m twice on the way to the first layer. It belongs into the first delta only, and is inherited from there.",
)
def loss_and_gradients(params, X, y):
    W1, b1, W2, b2 = params
    m = len(y)
    Z1 = X @ W1 + b1
    A1 = relu(Z1)
    P = softmax(A1 @ W2 + b2)
    loss = -np.mean(np.log(P[np.arange(m), y]))
    dZ2 = P.copy()
    dZ2[np.arange(m), y] -= 1
    dZ2 = dZ2 / m
    dZ1 = (dZ2 @ W2.T) * (Z1 > 0) / m
    return loss, [X.T @ dZ1, dZ1.sum(axis=0), A1.T @ dZ2, dZ2.sum(axis=0)]


@misconception("M79", hint="db is a sum over the samples. The mean is already in the delta.")
def loss_and_gradients(params, X, y):
    W1, b1, W2, b2 = params
    m = len(y)
    Z1 = X @ W1 + b1
    A1 = relu(Z1)
    P = softmax(A1 @ W2 + b2)
    loss = -np.mean(np.log(P[np.arange(m), y]))
    dZ2 = P.copy()
    dZ2[np.arange(m), y] -= 1
    dZ2 = dZ2 / m
    dZ1 = (dZ2 @ W2.T) * (Z1 > 0)
    return loss, [X.T @ dZ1, dZ1.mean(axis=0), A1.T @ dZ2, dZ2.mean(axis=0)]


@misconception(
    "M84",
    hint="Your ReLU mask looks at the slopes that come back. It has to look at what went in, Z1 (lecture, common mistakes).",
)
def loss_and_gradients(params, X, y):
    W1, b1, W2, b2 = params
    m = len(y)
    Z1 = X @ W1 + b1
    A1 = relu(Z1)
    P = softmax(A1 @ W2 + b2)
    loss = -np.mean(np.log(P[np.arange(m), y]))
    dZ2 = P.copy()
    dZ2[np.arange(m), y] -= 1
    dZ2 = dZ2 / m
    dZ1 = np.maximum(dZ2 @ W2.T, 0)
    return loss, [X.T @ dZ1, dZ1.sum(axis=0), A1.T @ dZ2, dZ2.sum(axis=0)]


@misconception("09-t", hint="The slope of ReLU is missing: a unit that was silent for a sample gets nothing back from it.")
def loss_and_gradients(params, X, y):
    W1, b1, W2, b2 = params
    m = len(y)
    Z1 = X @ W1 + b1
    A1 = relu(Z1)
    P = softmax(A1 @ W2 + b2)
    loss = -np.mean(np.log(P[np.arange(m), y]))
    dZ2 = P.copy()
    dZ2[np.arange(m), y] -= 1
    dZ2 = dZ2 / m
    dZ1 = dZ2 @ W2.T
    return loss, [X.T @ dZ1, dZ1.sum(axis=0), A1.T @ dZ2, dZ2.sum(axis=0)]


@misconception("M38", hint="This is the logarithm to the base 10; losses here are in nats.")
def loss_and_gradients(params, X, y):
    W1, b1, W2, b2 = params
    m = len(y)
    Z1 = X @ W1 + b1
    A1 = relu(Z1)
    P = softmax(A1 @ W2 + b2)
    loss = -np.mean(np.log10(P[np.arange(m), y]))
    dZ2 = P.copy()
    dZ2[np.arange(m), y] -= 1
    dZ2 = dZ2 / m
    dZ1 = (dZ2 @ W2.T) * (Z1 > 0)
    return loss, [X.T @ dZ1, dZ1.sum(axis=0), A1.T @ dZ2, dZ2.sum(axis=0)]


@misconception("M39", hint="This is the logarithm to the base 2; losses here are in nats.")
def loss_and_gradients(params, X, y):
    W1, b1, W2, b2 = params
    m = len(y)
    Z1 = X @ W1 + b1
    A1 = relu(Z1)
    P = softmax(A1 @ W2 + b2)
    loss = -np.mean(np.log2(P[np.arange(m), y]))
    dZ2 = P.copy()
    dZ2[np.arange(m), y] -= 1
    dZ2 = dZ2 / m
    dZ1 = (dZ2 @ W2.T) * (Z1 > 0)
    return loss, [X.T @ dZ1, dZ1.sum(axis=0), A1.T @ dZ2, dZ2.sum(axis=0)]


@misconception("M44", hint="Your loss is a sum over the samples. It should be their mean, as the gradients say.")
def loss_and_gradients(params, X, y):
    W1, b1, W2, b2 = params
    m = len(y)
    Z1 = X @ W1 + b1
    A1 = relu(Z1)
    P = softmax(A1 @ W2 + b2)
    loss = -np.sum(np.log(P[np.arange(m), y]))
    dZ2 = P.copy()
    dZ2[np.arange(m), y] -= 1
    dZ2 = dZ2 / m
    dZ1 = (dZ2 @ W2.T) * (Z1 > 0)
    return loss, [X.T @ dZ1, dZ1.sum(axis=0), A1.T @ dZ2, dZ2.sum(axis=0)]


@misconception("M40", hint="The minus of the loss is lost: a logarithm of a probability is negative, a loss is not.")
def loss_and_gradients(params, X, y):
    W1, b1, W2, b2 = params
    m = len(y)
    Z1 = X @ W1 + b1
    A1 = relu(Z1)
    P = softmax(A1 @ W2 + b2)
    loss = np.mean(np.log(P[np.arange(m), y]))
    dZ2 = P.copy()
    dZ2[np.arange(m), y] -= 1
    dZ2 = dZ2 / m
    dZ1 = (dZ2 @ W2.T) * (Z1 > 0)
    return loss, [X.T @ dZ1, dZ1.sum(axis=0), A1.T @ dZ2, dZ2.sum(axis=0)]


@misconception(
    "M45",
    hint="You averaged over the samples and the classes. Only one class of a sample counts, so divide by the samples alone.",
)
def loss_and_gradients(params, X, y):
    W1, b1, W2, b2 = params
    m = len(y)
    Z1 = X @ W1 + b1
    A1 = relu(Z1)
    P = softmax(A1 @ W2 + b2)
    loss = -np.mean(np.eye(len(b2))[y] * np.log(P))
    dZ2 = P.copy()
    dZ2[np.arange(m), y] -= 1
    dZ2 = dZ2 / m
    dZ1 = (dZ2 @ W2.T) * (Z1 > 0)
    return loss, [X.T @ dZ1, dZ1.sum(axis=0), A1.T @ dZ2, dZ2.sum(axis=0)]


@misconception(
    "M47",
    hint="`P[:, y]` takes whole columns for every sample. Pick one entry in each row: rows and labels as two lists of indices.",
)
def loss_and_gradients(params, X, y):
    W1, b1, W2, b2 = params
    m = len(y)
    Z1 = X @ W1 + b1
    A1 = relu(Z1)
    P = softmax(A1 @ W2 + b2)
    loss = -np.mean(np.log(P[:, y]))
    dZ2 = P.copy()
    dZ2[np.arange(m), y] -= 1
    dZ2 = dZ2 / m
    dZ1 = (dZ2 @ W2.T) * (Z1 > 0)
    return loss, [X.T @ dZ1, dZ1.sum(axis=0), A1.T @ dZ2, dZ2.sum(axis=0)]


@misconception("M35", hint="You multiplied by p(1 - p) as well. With cross-entropy it cancels; what is left is the error.")
def loss_and_gradients(params, X, y):
    W1, b1, W2, b2 = params
    m = len(y)
    Z1 = X @ W1 + b1
    A1 = relu(Z1)
    P = softmax(A1 @ W2 + b2)
    loss = -np.mean(np.log(P[np.arange(m), y]))
    dZ2 = P.copy()
    dZ2[np.arange(m), y] -= 1
    dZ2 = dZ2 * P * (1 - P) / m
    dZ1 = (dZ2 @ W2.T) * (Z1 > 0)
    return loss, [X.T @ dZ1, dZ1.sum(axis=0), A1.T @ dZ2, dZ2.sum(axis=0)]


@misconception("M29", hint="Your probabilities add up to 1 down the columns. Softmax belongs to each row, a sample.")
def loss_and_gradients(params, X, y):
    W1, b1, W2, b2 = params
    m = len(y)
    Z1 = X @ W1 + b1
    A1 = relu(Z1)
    P = softmax(A1 @ W2 + b2, axis=0)
    loss = -np.mean(np.log(P[np.arange(m), y]))
    dZ2 = P.copy()
    dZ2[np.arange(m), y] -= 1
    dZ2 = dZ2 / m
    dZ1 = (dZ2 @ W2.T) * (Z1 > 0)
    return loss, [X.T @ dZ1, dZ1.sum(axis=0), A1.T @ dZ2, dZ2.sum(axis=0)]


@misconception("M37", hint="Softmax is applied twice: its output is fed to it once more.")
def loss_and_gradients(params, X, y):
    W1, b1, W2, b2 = params
    m = len(y)
    Z1 = X @ W1 + b1
    A1 = relu(Z1)
    P = softmax(softmax(A1 @ W2 + b2))
    loss = -np.mean(np.log(P[np.arange(m), y]))
    dZ2 = P.copy()
    dZ2[np.arange(m), y] -= 1
    dZ2 = dZ2 / m
    dZ1 = (dZ2 @ W2.T) * (Z1 > 0)
    return loss, [X.T @ dZ1, dZ1.sum(axis=0), A1.T @ dZ2, dZ2.sum(axis=0)]


@misconception("M14", hint="The biases are missing in the forward pass.")
def loss_and_gradients(params, X, y):
    W1, b1, W2, b2 = params
    m = len(y)
    Z1 = X @ W1
    A1 = relu(Z1)
    P = softmax(A1 @ W2)
    loss = -np.mean(np.log(P[np.arange(m), y]))
    dZ2 = P.copy()
    dZ2[np.arange(m), y] -= 1
    dZ2 = dZ2 / m
    dZ1 = (dZ2 @ W2.T) * (Z1 > 0)
    return loss, [X.T @ dZ1, dZ1.sum(axis=0), A1.T @ dZ2, dZ2.sum(axis=0)]


@misconception("M16", hint="ReLU is missing in the forward pass: the second layer gets Z1 instead of A1.")
def loss_and_gradients(params, X, y):
    W1, b1, W2, b2 = params
    m = len(y)
    Z1 = X @ W1 + b1
    A1 = Z1
    P = softmax(A1 @ W2 + b2)
    loss = -np.mean(np.log(P[np.arange(m), y]))
    dZ2 = P.copy()
    dZ2[np.arange(m), y] -= 1
    dZ2 = dZ2 / m
    dZ1 = (dZ2 @ W2.T) * (Z1 > 0)
    return loss, [X.T @ dZ1, dZ1.sum(axis=0), A1.T @ dZ2, dZ2.sum(axis=0)]


@misconception("M70", hint="dW2 is made of what enters layer 2, and that is A1, after ReLU, not Z1.")
def loss_and_gradients(params, X, y):
    W1, b1, W2, b2 = params
    m = len(y)
    Z1 = X @ W1 + b1
    A1 = relu(Z1)
    P = softmax(A1 @ W2 + b2)
    loss = -np.mean(np.log(P[np.arange(m), y]))
    dZ2 = P.copy()
    dZ2[np.arange(m), y] -= 1
    dZ2 = dZ2 / m
    dZ1 = (dZ2 @ W2.T) * (Z1 > 0)
    return loss, [X.T @ dZ1, dZ1.sum(axis=0), Z1.T @ dZ2, dZ2.sum(axis=0)]


@misconception("09-u", hint="You bent the logits with ReLU. The last layer has none: logits may be negative.")
def loss_and_gradients(params, X, y):
    W1, b1, W2, b2 = params
    m = len(y)
    Z1 = X @ W1 + b1
    A1 = relu(Z1)
    P = softmax(relu(A1 @ W2 + b2))
    loss = -np.mean(np.log(P[np.arange(m), y]))
    dZ2 = P.copy()
    dZ2[np.arange(m), y] -= 1
    dZ2 = dZ2 / m
    dZ1 = (dZ2 @ W2.T) * (Z1 > 0)
    return loss, [X.T @ dZ1, dZ1.sum(axis=0), A1.T @ dZ2, dZ2.sum(axis=0)]


@misconception("09-v", hint="The gradients come in the order of the way back. Return them in the order of `params`.")
def loss_and_gradients(params, X, y):
    W1, b1, W2, b2 = params
    m = len(y)
    Z1 = X @ W1 + b1
    A1 = relu(Z1)
    P = softmax(A1 @ W2 + b2)
    loss = -np.mean(np.log(P[np.arange(m), y]))
    dZ2 = P.copy()
    dZ2[np.arange(m), y] -= 1
    dZ2 = dZ2 / m
    dZ1 = (dZ2 @ W2.T) * (Z1 > 0)
    return loss, [A1.T @ dZ2, dZ2.sum(axis=0), X.T @ dZ1, dZ1.sum(axis=0)]


@misconception("M60", hint="You stopped at the probabilities: the delta of the true class is its error, not -1/p.")
def loss_and_gradients(params, X, y):
    W1, b1, W2, b2 = params
    m = len(y)
    Z1 = X @ W1 + b1
    A1 = relu(Z1)
    P = softmax(A1 @ W2 + b2)
    loss = -np.mean(np.log(P[np.arange(m), y]))
    dZ2 = np.zeros(P.shape)
    dZ2[np.arange(m), y] = -1 / P[np.arange(m), y]
    dZ2 = dZ2 / m
    dZ1 = (dZ2 @ W2.T) * (Z1 > 0)
    return loss, [X.T @ dZ1, dZ1.sum(axis=0), A1.T @ dZ2, dZ2.sum(axis=0)]


@misconception(
    "09-bo",
    hint="Your dW are turned: dW has the shape of W, so what enters the layer stands transposed on the left.",
)
def loss_and_gradients(params, X, y):
    W1, b1, W2, b2 = params
    m = len(y)
    Z1 = X @ W1 + b1
    A1 = relu(Z1)
    P = softmax(A1 @ W2 + b2)
    loss = -np.mean(np.log(P[np.arange(m), y]))
    dZ2 = P.copy()
    dZ2[np.arange(m), y] -= 1
    dZ2 = dZ2 / m
    dZ1 = (dZ2 @ W2.T) * (Z1 > 0)
    return loss, [dZ1.T @ X, dZ1.sum(axis=0), dZ2.T @ A1, dZ2.sum(axis=0)]
