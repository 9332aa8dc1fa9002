"""Mistakes in 06-matrix-calculus, layer_forward: wrong code, and what to tell who wrote it."""

import numpy as np

from autograder.bank import misconception
from nnbasics.activations import relu, sigmoid


@misconception("M14", hint="The bias is missing in Z.")
def layer_forward(X, W, b, activation):
    Z = X @ W
    A = np.tanh(Z) if activation == "tanh" else relu(Z)
    return A, {"X": X, "W": W, "Z": Z, "activation": activation}


@misconception("M15", hint="The bias is added after the activation. It belongs to Z, before the activation bends it.")
def layer_forward(X, W, b, activation):
    Z = X @ W
    A = (np.tanh(Z) if activation == "tanh" else relu(Z)) + b
    return A, {"X": X, "W": W, "Z": Z, "activation": activation}


@misconception("M16", hint="A is the same as Z: the activation is missing.")
def layer_forward(X, W, b, activation):
    Z = X @ W + b
    A = Z
    return A, {"X": X, "W": W, "Z": Z, "activation": activation}


@misconception(
    "M24",
    hint="You transposed W. Rows of X meet columns of W: X @ W, and in a square layer the other one fits without an error.",
)
def layer_forward(X, W, b, activation):
    Z = (W @ X.T).T + b
    A = np.tanh(Z) if activation == "tanh" else relu(Z)
    return A, {"X": X, "W": W, "Z": Z, "activation": activation}


@misconception("M25", hint="`*` multiplies entry by entry. A layer needs the matrix product, `@`.")
def layer_forward(X, W, b, activation):
    Z = X * W + b
    A = np.tanh(Z) if activation == "tanh" else relu(Z)
    return A, {"X": X, "W": W, "Z": Z, "activation": activation}


@misconception("M22", hint="You take tanh where `activation` asks for ReLU.")
def layer_forward(X, W, b, activation):
    Z = X @ W + b
    A = np.tanh(Z)
    return A, {"X": X, "W": W, "Z": Z, "activation": activation}


@misconception("06-aq", hint="You take ReLU where `activation` asks for tanh.")
def layer_forward(X, W, b, activation):
    Z = X @ W + b
    A = relu(Z)
    return A, {"X": X, "W": W, "Z": Z, "activation": activation}


@misconception(
    "M87",
    hint="Cutting off in place changes Z too, for A and Z are the same array. The cache must keep the Z from before.",
)
def layer_forward(X, W, b, activation):
    Z = X @ W + b
    A = np.tanh(Z)
    if activation == "relu":
        A = Z
        A[A < 0] = 0
    return A, {"X": X, "W": W, "Z": Z, "activation": activation}


@misconception("06-ar", hint="The cache keeps A under the name Z. The backward pass needs Z, from before the activation.")
def layer_forward(X, W, b, activation):
    Z = X @ W + b
    A = np.tanh(Z) if activation == "tanh" else relu(Z)
    return A, {"X": X, "W": W, "Z": A, "activation": activation}


@misconception("06-as", hint="The bias is subtracted. A layer adds it.")
def layer_forward(X, W, b, activation):
    Z = X @ W - b
    A = np.tanh(Z) if activation == "tanh" else relu(Z)
    return A, {"X": X, "W": W, "Z": Z, "activation": activation}


@misconception("M20", hint="Your ReLU keeps the absolute value. It lets positive numbers pass and makes negative ones 0.")
def layer_forward(X, W, b, activation):
    Z = X @ W + b
    A = np.tanh(Z) if activation == "tanh" else np.abs(Z)
    return A, {"X": X, "W": W, "Z": Z, "activation": activation}


@misconception(
    "06-cf",
    hint="The factors have changed places. Samples are rows, so X stands on the left, and in a square layer the "
    "other order fits without an error.",
)
def layer_forward(X, W, b, activation):
    Z = W @ X + b
    A = np.tanh(Z) if activation == "tanh" else relu(Z)
    return A, {"X": X, "W": W, "Z": Z, "activation": activation}


@misconception(
    "06-cg",
    hint="Your bias goes down the samples. It has one number for each neuron, a column of Z: flat, NumPy adds it to each row.",
)
def layer_forward(X, W, b, activation):
    Z = X @ W + b.reshape(-1, 1)
    A = np.tanh(Z) if activation == "tanh" else relu(Z)
    return A, {"X": X, "W": W, "Z": Z, "activation": activation}


@misconception("06-ch", hint="That is the sigmoid, and not tanh.")
def layer_forward(X, W, b, activation):
    Z = X @ W + b
    A = sigmoid(Z) if activation == "tanh" else relu(Z)
    return A, {"X": X, "W": W, "Z": Z, "activation": activation}
