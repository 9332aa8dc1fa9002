"""Mistakes in 03-perceptron-xor, collapse: wrong code, and what to tell who wrote it."""

from autograder.bank import misconception


@misconception(
    "03-bb",
    hint="The matrices are multiplied in reverse order; where all are square, no error says so. Samples are rows, so the "
    "first layer stands on the left.",
)
def collapse(weights, biases):
    W, b = weights[0], biases[0]
    for next_W, next_b in zip(weights[1:], biases[1:]):
        W = next_W @ W
        b = b @ next_W + next_b
    return W, b


@misconception("03-bc", hint="You add the biases up as they are. The bias of a layer still has to pass all layers after it.")
def collapse(weights, biases):
    W, b = weights[0], biases[0]
    for next_W, next_b in zip(weights[1:], biases[1:]):
        W = W @ next_W
        b = b + next_b
    return W, b


@misconception(
    "03-bd",
    hint="Only the last bias is left. The earlier ones are carried through the later layers, and then add to it.",
)
def collapse(weights, biases):
    W, b = weights[0], biases[0]
    for next_W, next_b in zip(weights[1:], biases[1:]):
        W = W @ next_W
        b = next_b
    return W, b


@misconception("03-be", hint="The later biases are missing: after each layer, its own bias is added.")
def collapse(weights, biases):
    W, b = weights[0], biases[0]
    for next_W, next_b in zip(weights[1:], biases[1:]):
        W = W @ next_W
        b = b @ next_W
    return W, b


@misconception(
    "03-bf",
    hint="Every bias went through its own layer's matrix once too often. A layer adds its bias after multiplying.",
)
def collapse(weights, biases):
    W, b = weights[0], biases[0]
    for next_W, next_b in zip(weights[1:], biases[1:]):
        W = W @ next_W
        b = (b + next_b) @ next_W
    return W, b


@misconception("M25", hint="You multiply the matrices entry by entry. Layers in a row are a matrix product, `@`.")
def collapse(weights, biases):
    W, b = weights[0], biases[0]
    for next_W, next_b in zip(weights[1:], biases[1:]):
        W = W * next_W
        b = b @ next_W + next_b
    return W, b


@misconception("03-bg", hint="You add the matrices. One layer after the other is a product.")
def collapse(weights, biases):
    W, b = weights[0], biases[0]
    for next_W, next_b in zip(weights[1:], biases[1:]):
        W = W + next_W
        b = b @ next_W + next_b
    return W, b


@misconception("M24", hint="You carry the bias through the transposed matrices: a row stands on the left of W.")
def collapse(weights, biases):
    W, b = weights[0], biases[0]
    for next_W, next_b in zip(weights[1:], biases[1:]):
        W = W @ next_W
        b = next_W @ b + next_b
    return W, b


@misconception("03-bh", hint="Only the first two layers are merged. Go on until all of them are.")
def collapse(weights, biases):
    W, b = weights[0], biases[0]
    for next_W, next_b in zip(weights[1:2], biases[1:2]):
        W = W @ next_W
        b = b @ next_W + next_b
    return W, b


@misconception("03-bi", hint="Your matrix is transposed. It should take rows of n_0 numbers to rows of n_L numbers.")
def collapse(weights, biases):
    W, b = weights[0], biases[0]
    for next_W, next_b in zip(weights[1:], biases[1:]):
        W = W @ next_W
        b = b @ next_W + next_b
    return W.T, b
