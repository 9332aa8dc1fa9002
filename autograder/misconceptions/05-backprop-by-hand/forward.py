"""Mistakes in 05-backprop-by-hand, forward: wrong code, and what to tell who wrote it."""

import numpy as np

from autograder.bank import misconception, wrong_line
from nnbasics.activations import sigmoid

wrong_line(
    "M14",
    {
        'z1 = X @ params["W1"] + params["b1"]': 'z1 = X @ params["W1"]',
        'z2 = a1 @ params["W2"] + params["b2"]': 'z2 = a1 @ params["W2"]',
        'z3 = a2 @ params["W3"] + params["b3"]': 'z3 = a2 @ params["W3"]',
    },
    hint="The biases are missing: you add up the weighted inputs, but every neuron also adds a bias of its own before "
    "the activation.",
)


@misconception(
    "M15",
    hint="You add the bias after the activation. It belongs in z, so that the activation bends the sum with the bias in it.",
)
def forward(X, params):
    z1 = X @ params["W1"]
    a1 = sigmoid(z1) + params["b1"]
    z2 = a1 @ params["W2"]
    a2 = sigmoid(z2) + params["b2"]
    z3 = a2 @ params["W3"]
    return {"z1": z1, "a1": a1, "z2": z2, "a2": a2, "z3": z3, "y_hat": sigmoid(z3) + params["b3"]}


wrong_line(
    "M16",
    {"a1 = sigmoid(z1)": "a1 = z1", "a2 = sigmoid(z2)": "a2 = z2"},
    hint="The hidden layers have no activation: you hand z on as if it were a. Without the bend, three layers are no more "
    "than one linear layer.",
)

wrong_line(
    "M17",
    {"y_hat = sigmoid(z3)": "y_hat = z3"},
    hint="Your y_hat is still the sum z3. The output neuron has an activation too; without it the result is no probability.",
)

wrong_line(
    "M18",
    {"y_hat = sigmoid(z3)": "y_hat = sigmoid(sigmoid(z3))"},
    hint="The output has been squashed twice: you apply the sigmoid to something that is a probability already.",
)

wrong_line(
    "M19",
    {
        'z2 = a1 @ params["W2"] + params["b2"]': 'z2 = z1 @ params["W2"] + params["b2"]',
        'z3 = a2 @ params["W3"] + params["b3"]': 'z3 = z2 @ params["W3"] + params["b3"]',
    },
    hint="You compute the activations, but feed the next layer with z instead of them. What a neuron passes on is its a.",
)


@misconception("M20", hint="Your own sigmoid falls where it should rise: look at the sign in the exponent.")
def forward(X, params):
    def squash(z):
        return 1 / (1 + np.exp(z))

    z1 = X @ params["W1"] + params["b1"]
    a1 = squash(z1)
    z2 = a1 @ params["W2"] + params["b2"]
    a2 = squash(z2)
    z3 = a2 @ params["W3"] + params["b3"]
    return {"z1": z1, "a1": a1, "z2": z2, "a2": a2, "z3": z3, "y_hat": squash(z3)}


@misconception(
    "M21",
    hint="Your own sigmoid gives values above 1: division comes before addition, so the whole denominator needs parentheses.",
)
def forward(X, params):
    def squash(z):
        return 1 / 1 + np.exp(-z)

    z1 = X @ params["W1"] + params["b1"]
    a1 = squash(z1)
    z2 = a1 @ params["W2"] + params["b2"]
    a2 = squash(z2)
    z3 = a2 @ params["W3"] + params["b3"]
    return {"z1": z1, "a1": a1, "z2": z2, "a2": a2, "z3": z3, "y_hat": squash(z3)}


wrong_line(
    "M22",
    {"a1 = sigmoid(z1)": "a1 = np.tanh(z1)", "a2 = sigmoid(z2)": "a2 = np.tanh(z2)"},
    hint="Your hidden layers use tanh. It bends like the sigmoid but runs from -1 to 1; this network uses the sigmoid "
    "everywhere.",
)


@misconception(
    "M23",
    hint="You made the shape of W fit with reshape, which deals the numbers out anew, so weights land on the wrong edges. "
    "W already has one row per input and one column per neuron: use it as it is.",
)
def forward(X, params):
    def affine(a, k):
        W = params[f"W{k}"]
        return a @ W.T.reshape(W.shape) + params[f"b{k}"]

    z1 = affine(X, 1)
    a1 = sigmoid(z1)
    z2 = affine(a1, 2)
    a2 = sigmoid(z2)
    z3 = affine(a2, 3)
    return {"z1": z1, "a1": a1, "z2": z2, "a2": a2, "z3": z3, "y_hat": sigmoid(z3)}


wrong_line(
    "M24",
    {
        'z1 = X @ params["W1"] + params["b1"]': 'z1 = X @ params["W1"].T + params["b1"]',
        'z2 = a1 @ params["W2"] + params["b2"]': 'z2 = a1 @ params["W2"].T + params["b2"]',
        'z3 = a2 @ params["W3"] + params["b3"]': 'z3 = a2 @ params["W3"].T + params["b3"]',
    },
    hint="You transpose W. In our convention its column j already holds the weights going into neuron j; "
    "with a square W the slip raises no error, it only swaps the edges.",
)

wrong_line(
    "M25",
    {
        'z1 = X @ params["W1"] + params["b1"]': 'z1 = X * params["W1"] + params["b1"]',
        'z2 = a1 @ params["W2"] + params["b2"]': 'z2 = a1 * params["W2"] + params["b2"]',
        'z3 = a2 @ params["W3"] + params["b3"]': 'z3 = a2 * params["W3"] + params["b3"]',
    },
    hint="You multiply inputs and weights entry by entry with *. A neuron needs the sum of its weighted inputs: a matrix "
    "product.",
)


# the sums are not rounded: one of them ends in a 5 exactly, and which way it goes depends on the processor
wrong_line(
    "M34",
    {
        "a1 = sigmoid(z1)": "a1 = np.round(sigmoid(z1), 4)",
        "a2 = sigmoid(z2)": "a2 = np.round(sigmoid(z2), 4)",
        "y_hat = sigmoid(z3)": "y_hat = np.round(sigmoid(z3), 4)",
    },
    hint="You round the activations to four decimals and go on with the rounded numbers. Keep all digits in the code and "
    "round only what you print.",
)

wrong_line(
    "05-a",
    {"a1 = sigmoid(z1)": "a1 = np.maximum(0, z1)", "a2 = sigmoid(z2)": "a2 = np.maximum(0, z2)"},
    hint="Your hidden layers use ReLU. Many networks do, but the one in this notebook uses the sigmoid in every layer.",
)

wrong_line(
    "05-b",
    {"y_hat = sigmoid(z3)": "e = np.exp(z3 - z3.max(axis=1, keepdims=True))\ny_hat = e / e.sum(axis=1, keepdims=True)"},
    hint="You used softmax at the output, which makes a sample's outputs share a total of 1: a single output is then "
    "always 1. Here every output is a probability of its own.",
)

wrong_line(
    "05-c",
    {"y_hat = sigmoid(z3)": "y_hat = (sigmoid(z3) >= 0.5).astype(float)"},
    hint="You return the decided class, 0 or 1. The loss and its slopes need the probability itself, before any decision.",
)

wrong_line(
    "05-d",
    {'z1 = X @ params["W1"] + params["b1"]': 'z1 = X[0] @ params["W1"] + params["b1"]'},
    hint="You send only the first sample through the network. Keep all rows of X: the layer formula handles them at once.",
)
