"""Mistakes in 06-matrix-calculus, layer_forward: wrong code, and what to tell who wrote it."""

import numpy as np

from autograder.bank import misconception, wrong_line
from nnbasics.activations import relu

wrong_line("M14", {"Z = X @ W + b": "Z = X @ W"}, hint="The bias is missing in Z.")


@misconception("M15", hint="The bias is added after the activation. It belongs to Z, before the activation bends it.")
def layer_forward(X, W, b, activation):
    Z = X @ W
    A = (np.tanh(Z) if activation == "tanh" else relu(Z)) + b
    return A, {"X": X, "W": W, "Z": Z, "activation": activation}


wrong_line(
    "M16",
    {'A = np.tanh(Z) if activation == "tanh" else relu(Z)': "A = Z"},
    hint="A is the same as Z: the activation is missing.",
)

wrong_line(
    "M24",
    {"Z = X @ W + b": "Z = (W @ X.T).T + b"},
    hint="You transposed W. Rows of X meet columns of W: X @ W, and in a square layer the other one fits without an error.",
)

wrong_line(
    "M25", {"Z = X @ W + b": "Z = X * W + b"}, hint="`*` multiplies entry by entry. A layer needs the matrix product, `@`."
)

wrong_line(
    "M22",
    {'A = np.tanh(Z) if activation == "tanh" else relu(Z)': "A = np.tanh(Z)"},
    hint="You take tanh where `activation` asks for ReLU.",
)

wrong_line(
    "06-aq",
    {'A = np.tanh(Z) if activation == "tanh" else relu(Z)': "A = relu(Z)"},
    hint="You take ReLU where `activation` asks for tanh.",
)


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


wrong_line(
    "06-ar",
    {
        'return A, {"X": X, "W": W, "Z": Z, "activation": activation}': (
            'return A, {"X": X, "W": W, "Z": A, "activation": activation}'
        )
    },
    hint="The cache keeps A under the name Z. The backward pass needs Z, from before the activation.",
)

wrong_line("06-as", {"Z = X @ W + b": "Z = X @ W - b"}, hint="The bias is subtracted. A layer adds it.")

wrong_line(
    "M20",
    {'A = np.tanh(Z) if activation == "tanh" else relu(Z)': 'A = np.tanh(Z) if activation == "tanh" else np.abs(Z)'},
    hint="Your ReLU keeps the absolute value. It lets positive numbers pass and makes negative ones 0.",
)

wrong_line(
    "06-cf",
    {"Z = X @ W + b": "Z = W @ X + b"},
    hint="The factors have changed places. Samples are rows, so X stands on the left, and in a square layer the "
    "other order fits without an error.",
)

wrong_line(
    "06-cg",
    {"Z = X @ W + b": "Z = X @ W + b.reshape(-1, 1)"},
    hint="Your bias goes down the samples. It has one number for each neuron, a column of Z: flat, NumPy adds it to each row.",
)

wrong_line(
    "06-ch",
    {'A = np.tanh(Z) if activation == "tanh" else relu(Z)': 'A = sigmoid(Z) if activation == "tanh" else relu(Z)'},
    hint="That is the sigmoid, and not tanh.",
)
