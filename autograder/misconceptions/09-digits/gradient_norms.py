"""Mistakes in 09-digits, gradient_norms: wrong code, and what to tell who wrote it."""

import numpy as np

from autograder.bank import misconception
from nnbasics.activations import relu, sigmoid, softmax


@misconception("M61", hint="The slope of the sigmoid is missing on the way back: the factor A(1 - A) of each layer.")
def gradient_norms(X, y, weights, biases):
    A = [X]
    for W, b in zip(weights[:-1], biases[:-1]):
        A.append(sigmoid(A[-1] @ W + b))
    P = softmax(A[-1] @ weights[-1] + biases[-1])
    delta = (P - np.eye(P.shape[1])[y]) / len(y)
    norms = []
    for l in reversed(range(len(weights))):
        norms.insert(0, np.linalg.norm(A[l].T @ delta))
        delta = delta @ weights[l].T
    return norms


@misconception(
    "M62",
    hint="You put the activation into the sigmoid again to get its slope. From the activation it is A(1 - A).",
)
def gradient_norms(X, y, weights, biases):
    A = [X]
    for W, b in zip(weights[:-1], biases[:-1]):
        A.append(sigmoid(A[-1] @ W + b))
    P = softmax(A[-1] @ weights[-1] + biases[-1])
    delta = (P - np.eye(P.shape[1])[y]) / len(y)
    norms = []
    for l in reversed(range(len(weights))):
        norms.insert(0, np.linalg.norm(A[l].T @ delta))
        delta = (delta @ weights[l].T) * sigmoid(A[l]) * (1 - sigmoid(A[l]))
    return norms


@misconception("M64", hint="You multiplied by the activation. The slope of the sigmoid is A(1 - A).")
def gradient_norms(X, y, weights, biases):
    A = [X]
    for W, b in zip(weights[:-1], biases[:-1]):
        A.append(sigmoid(A[-1] @ W + b))
    P = softmax(A[-1] @ weights[-1] + biases[-1])
    delta = (P - np.eye(P.shape[1])[y]) / len(y)
    norms = []
    for l in reversed(range(len(weights))):
        norms.insert(0, np.linalg.norm(A[l].T @ delta))
        delta = (delta @ weights[l].T) * A[l]
    return norms


@misconception("M65", hint="1 - A² is the slope of tanh. These layers have sigmoids.")
def gradient_norms(X, y, weights, biases):
    A = [X]
    for W, b in zip(weights[:-1], biases[:-1]):
        A.append(sigmoid(A[-1] @ W + b))
    P = softmax(A[-1] @ weights[-1] + biases[-1])
    delta = (P - np.eye(P.shape[1])[y]) / len(y)
    norms = []
    for l in reversed(range(len(weights))):
        norms.insert(0, np.linalg.norm(A[l].T @ delta))
        delta = (delta @ weights[l].T) * (1 - A[l] ** 2)
    return norms


@misconception("M76", hint="1/m is missing: every norm is as many times too large as there are samples.")
def gradient_norms(X, y, weights, biases):
    A = [X]
    for W, b in zip(weights[:-1], biases[:-1]):
        A.append(sigmoid(A[-1] @ W + b))
    P = softmax(A[-1] @ weights[-1] + biases[-1])
    delta = P - np.eye(P.shape[1])[y]
    norms = []
    for l in reversed(range(len(weights))):
        norms.insert(0, np.linalg.norm(A[l].T @ delta))
        delta = (delta @ weights[l].T) * A[l] * (1 - A[l])
    return norms


@misconception("M78", hint="You divided by m in every layer. It belongs into the first delta only.")
def gradient_norms(X, y, weights, biases):
    A = [X]
    for W, b in zip(weights[:-1], biases[:-1]):
        A.append(sigmoid(A[-1] @ W + b))
    P = softmax(A[-1] @ weights[-1] + biases[-1])
    delta = (P - np.eye(P.shape[1])[y]) / len(y)
    norms = []
    for l in reversed(range(len(weights))):
        norms.insert(0, np.linalg.norm(A[l].T @ delta))
        delta = (delta @ weights[l].T) * A[l] * (1 - A[l]) / len(y)
    return norms


@misconception("09-ae", hint="The root is missing: these are the sums of the squares.")
def gradient_norms(X, y, weights, biases):
    A = [X]
    for W, b in zip(weights[:-1], biases[:-1]):
        A.append(sigmoid(A[-1] @ W + b))
    P = softmax(A[-1] @ weights[-1] + biases[-1])
    delta = (P - np.eye(P.shape[1])[y]) / len(y)
    norms = []
    for l in reversed(range(len(weights))):
        norms.insert(0, np.sum((A[l].T @ delta) ** 2))
        delta = (delta @ weights[l].T) * A[l] * (1 - A[l])
    return norms


@misconception("09-af", hint="You added up absolute values. The norm is the root of the sum of the squares.")
def gradient_norms(X, y, weights, biases):
    A = [X]
    for W, b in zip(weights[:-1], biases[:-1]):
        A.append(sigmoid(A[-1] @ W + b))
    P = softmax(A[-1] @ weights[-1] + biases[-1])
    delta = (P - np.eye(P.shape[1])[y]) / len(y)
    norms = []
    for l in reversed(range(len(weights))):
        norms.insert(0, np.sum(np.abs(A[l].T @ delta)))
        delta = (delta @ weights[l].T) * A[l] * (1 - A[l])
    return norms


@misconception("09-ag", hint="Your list starts with the last layer. Return the norms in the order of `weights`.")
def gradient_norms(X, y, weights, biases):
    A = [X]
    for W, b in zip(weights[:-1], biases[:-1]):
        A.append(sigmoid(A[-1] @ W + b))
    P = softmax(A[-1] @ weights[-1] + biases[-1])
    delta = (P - np.eye(P.shape[1])[y]) / len(y)
    norms = []
    for l in reversed(range(len(weights))):
        norms.append(np.linalg.norm(A[l].T @ delta))
        delta = (delta @ weights[l].T) * A[l] * (1 - A[l])
    return norms


@misconception("09-ah", hint="The last layer has a softmax, not a sigmoid.")
def gradient_norms(X, y, weights, biases):
    A = [X]
    for W, b in zip(weights[:-1], biases[:-1]):
        A.append(sigmoid(A[-1] @ W + b))
    P = sigmoid(A[-1] @ weights[-1] + biases[-1])
    delta = (P - np.eye(P.shape[1])[y]) / len(y)
    norms = []
    for l in reversed(range(len(weights))):
        norms.insert(0, np.linalg.norm(A[l].T @ delta))
        delta = (delta @ weights[l].T) * A[l] * (1 - A[l])
    return norms


@misconception("09-ai", hint="You measured the deltas. What a layer learns from is dW, its input times the delta.")
def gradient_norms(X, y, weights, biases):
    A = [X]
    for W, b in zip(weights[:-1], biases[:-1]):
        A.append(sigmoid(A[-1] @ W + b))
    P = softmax(A[-1] @ weights[-1] + biases[-1])
    delta = (P - np.eye(P.shape[1])[y]) / len(y)
    norms = []
    for l in reversed(range(len(weights))):
        norms.insert(0, np.linalg.norm(delta))
        delta = (delta @ weights[l].T) * A[l] * (1 - A[l])
    return norms


@misconception("09-aj", hint="You measured the gradient of the biases. dW is the input of the layer times its delta.")
def gradient_norms(X, y, weights, biases):
    A = [X]
    for W, b in zip(weights[:-1], biases[:-1]):
        A.append(sigmoid(A[-1] @ W + b))
    P = softmax(A[-1] @ weights[-1] + biases[-1])
    delta = (P - np.eye(P.shape[1])[y]) / len(y)
    norms = []
    for l in reversed(range(len(weights))):
        norms.insert(0, np.linalg.norm(delta.sum(axis=0)))
        delta = (delta @ weights[l].T) * A[l] * (1 - A[l])
    return norms


@misconception("09-ak", hint="You took a mean of the squares. The norm adds them up, however many there are.")
def gradient_norms(X, y, weights, biases):
    A = [X]
    for W, b in zip(weights[:-1], biases[:-1]):
        A.append(sigmoid(A[-1] @ W + b))
    P = softmax(A[-1] @ weights[-1] + biases[-1])
    delta = (P - np.eye(P.shape[1])[y]) / len(y)
    norms = []
    for l in reversed(range(len(weights))):
        norms.insert(0, np.sqrt(np.mean((A[l].T @ delta) ** 2)))
        delta = (delta @ weights[l].T) * A[l] * (1 - A[l])
    return norms


@misconception(
    "09-al",
    hint="With `ord=2` NumPy gives the largest singular value. Without it, the root of all squared entries.",
)
def gradient_norms(X, y, weights, biases):
    A = [X]
    for W, b in zip(weights[:-1], biases[:-1]):
        A.append(sigmoid(A[-1] @ W + b))
    P = softmax(A[-1] @ weights[-1] + biases[-1])
    delta = (P - np.eye(P.shape[1])[y]) / len(y)
    norms = []
    for l in reversed(range(len(weights))):
        norms.insert(0, np.linalg.norm(A[l].T @ delta, 2))
        delta = (delta @ weights[l].T) * A[l] * (1 - A[l])
    return norms


@misconception("M14", hint="The biases are missing in the forward pass.")
def gradient_norms(X, y, weights, biases):
    A = [X]
    for W, b in zip(weights[:-1], biases[:-1]):
        A.append(sigmoid(A[-1] @ W))
    P = softmax(A[-1] @ weights[-1])
    delta = (P - np.eye(P.shape[1])[y]) / len(y)
    norms = []
    for l in reversed(range(len(weights))):
        norms.insert(0, np.linalg.norm(A[l].T @ delta))
        delta = (delta @ weights[l].T) * A[l] * (1 - A[l])
    return norms


@misconception("09-am", hint="You took the largest entry of each gradient. The norm adds all of them up.")
def gradient_norms(X, y, weights, biases):
    A = [X]
    for W, b in zip(weights[:-1], biases[:-1]):
        A.append(sigmoid(A[-1] @ W + b))
    P = softmax(A[-1] @ weights[-1] + biases[-1])
    delta = (P - np.eye(P.shape[1])[y]) / len(y)
    norms = []
    for l in reversed(range(len(weights))):
        norms.insert(0, np.max(np.abs(A[l].T @ delta)))
        delta = (delta @ weights[l].T) * A[l] * (1 - A[l])
    return norms


@misconception("09-bp", hint="Your inner layers have ReLU, as in Exercise 3. Here they have sigmoids.")
def gradient_norms(X, y, weights, biases):
    A = [X]
    for W, b in zip(weights[:-1], biases[:-1]):
        A.append(relu(A[-1] @ W + b))
    P = softmax(A[-1] @ weights[-1] + biases[-1])
    delta = (P - np.eye(P.shape[1])[y]) / len(y)
    norms = []
    for l in reversed(range(len(weights))):
        norms.insert(0, np.linalg.norm(A[l].T @ delta))
        delta = (delta @ weights[l].T) * (A[l] > 0)
    return norms
