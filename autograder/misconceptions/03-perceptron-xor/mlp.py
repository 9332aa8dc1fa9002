"""Mistakes in 03-perceptron-xor, mlp: wrong code, and what to tell who wrote it."""

import numpy as np

from autograder.bank import misconception
from nnbasics.activations import sigmoid


@misconception("M14", hint="The biases are missing: each layer adds its own before the sigmoid.")
def mlp(X, weights, biases):
    A, activations = X, []
    for W, b in zip(weights, biases):
        A = sigmoid(A @ W)
        activations.append(A)
    return activations


@misconception("M15", hint="You add the biases after the sigmoid. They belong to the sum that it bends.")
def mlp(X, weights, biases):
    A, activations = X, []
    for W, b in zip(weights, biases):
        A = sigmoid(A @ W) + b
        activations.append(A)
    return activations


@misconception(
    "M16",
    hint="Your hidden layers have no activation, so they are one linear layer in disguise (lecture, section 7). Only the "
    "last one bends.",
)
def mlp(X, weights, biases):
    A, activations = X, []
    for W, b in zip(weights, biases):
        A = A @ W + b
        if len(activations) == len(weights) - 1:
            A = sigmoid(A)
        activations.append(A)
    return activations


@misconception(
    "03-aw",
    hint="There is no activation function in any layer, so the whole stack is one linear layer (lecture, section 7).",
)
def mlp(X, weights, biases):
    A, activations = X, []
    for W, b in zip(weights, biases):
        A = A @ W + b
        activations.append(A)
    return activations


@misconception(
    "M17",
    hint="The last layer's sums come back as they are. In this network the output layer uses the sigmoid too.",
)
def mlp(X, weights, biases):
    A, activations = X, []
    for W, b in zip(weights, biases):
        A = A @ W + b
        if len(activations) < len(weights) - 1:
            A = sigmoid(A)
        activations.append(A)
    return activations


@misconception("M18", hint="The sigmoid is applied twice to the output.")
def mlp(X, weights, biases):
    A, activations = X, []
    for W, b in zip(weights, biases):
        A = sigmoid(A @ W + b)
        activations.append(A)
    activations[-1] = sigmoid(activations[-1])
    return activations


@misconception("M19", hint="You hand the next layer the sums z. It has to see the activations, the bent sums.")
def mlp(X, weights, biases):
    A, activations = X, []
    for W, b in zip(weights, biases):
        A = A @ W + b
        activations.append(sigmoid(A))
    return activations


@misconception(
    "M20",
    hint="The sign in the exponent is lost: you compute 1 / (1 + exp(z)), which falls where the sigmoid rises.",
)
def mlp(X, weights, biases):
    A, activations = X, []
    for W, b in zip(weights, biases):
        A = sigmoid(-(A @ W + b))
        activations.append(A)
    return activations


@misconception(
    "M21",
    hint="Division comes before addition, so your activations exceed 1. Use the given `sigmoid`, or put the denominator "
    "in parentheses.",
)
def mlp(X, weights, biases):
    A, activations = X, []
    for W, b in zip(weights, biases):
        A = 1 / 1 + np.exp(-(A @ W + b))
        activations.append(A)
    return activations


@misconception("M22", hint="You use tanh. All layers of this network use the sigmoid.")
def mlp(X, weights, biases):
    A, activations = X, []
    for W, b in zip(weights, biases):
        A = np.tanh(A @ W + b)
        activations.append(A)
    return activations


@misconception("03-ax", hint="You use the step. It belongs to the perceptron; all layers of this network use the sigmoid.")
def mlp(X, weights, biases):
    A, activations = X, []
    for W, b in zip(weights, biases):
        A = (A @ W + b >= 0).astype(float)
        activations.append(A)
    return activations


@misconception(
    "M23",
    hint="The entries of W are read in another order: `reshape` does not transpose. W needs neither, as row i, column j "
    "is the weight from i to j.",
)
def mlp(X, weights, biases):
    A, activations = X, []
    for W, b in zip(weights, biases):
        A = sigmoid(A @ W.T.reshape(W.shape) + b)
        activations.append(A)
    return activations


@misconception(
    "M24",
    hint="You transposed W; where it is square, no error says so. Deck 004's transposition is gone as soon as samples "
    "are rows (lecture, section 6).",
)
def mlp(X, weights, biases):
    A, activations = X, []
    for W, b in zip(weights, biases):
        A = sigmoid(A @ W.T + b)
        activations.append(A)
    return activations


@misconception("M25", hint="You multiply entry by entry. A layer is a matrix product, `@`.")
def mlp(X, weights, biases):
    A, activations = X, []
    for W, b in zip(weights, biases):
        A = sigmoid(A * W + b)
        activations.append(A)
    return activations


@misconception(
    "M53",
    hint="Your biases stand in a column, so they run along the samples. Each neuron has one bias for all samples: leave "
    "them flat.",
)
def mlp(X, weights, biases):
    A, activations = X, []
    for W, b in zip(weights, biases):
        A = sigmoid(A @ W + b[:, np.newaxis])
        activations.append(A)
    return activations


@misconception("03-ay", hint="Your list begins with the input. It should begin with the activations of the first layer.")
def mlp(X, weights, biases):
    A, activations = X, [X]
    for W, b in zip(weights, biases):
        A = sigmoid(A @ W + b)
        activations.append(A)
    return activations


@misconception("03-az", hint="You return only the output. All layers' activations are asked for, as a list.")
def mlp(X, weights, biases):
    A, activations = X, []
    for W, b in zip(weights, biases):
        A = sigmoid(A @ W + b)
        activations.append(A)
    return activations[-1]


@misconception("03-ba", hint="You return the weighted sums. Asked for are the activations, after the sigmoid.")
def mlp(X, weights, biases):
    A, activations = X, []
    for W, b in zip(weights, biases):
        Z = A @ W + b
        A = sigmoid(Z)
        activations.append(Z)
    return activations


@misconception("M34", hint="You round between the layers. Keep all digits, and round only what you print.")
def mlp(X, weights, biases):
    A, activations = X, []
    for W, b in zip(weights, biases):
        A = np.round(sigmoid(A @ W + b), 2)
        activations.append(A)
    return activations
