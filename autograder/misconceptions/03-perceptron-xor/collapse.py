"""Mistakes in 03-perceptron-xor, collapse: wrong code, and what to tell who wrote it."""

from autograder.bank import wrong_line

wrong_line(
    "03-bb",
    {"W = W @ next_W": "W = next_W @ W"},
    hint="The matrices are multiplied in reverse order; where all are square, no error says so. Samples are rows, so the "
    "first layer stands on the left.",
)

wrong_line(
    "03-bc",
    {"b = b @ next_W + next_b": "b = b + next_b"},
    hint="You add the biases up as they are. The bias of a layer still has to pass all layers after it.",
)

wrong_line(
    "03-bd",
    {"b = b @ next_W + next_b": "b = next_b"},
    hint="Only the last bias is left. The earlier ones are carried through the later layers, and then add to it.",
)

wrong_line(
    "03-be",
    {"b = b @ next_W + next_b": "b = b @ next_W"},
    hint="The later biases are missing: after each layer, its own bias is added.",
)

wrong_line(
    "03-bf",
    {"b = b @ next_W + next_b": "b = (b + next_b) @ next_W"},
    hint="Every bias went through its own layer's matrix once too often. A layer adds its bias after multiplying.",
)

wrong_line(
    "M25",
    {"W = W @ next_W": "W = W * next_W"},
    hint="You multiply the matrices entry by entry. Layers in a row are a matrix product, `@`.",
)

wrong_line("03-bg", {"W = W @ next_W": "W = W + next_W"}, hint="You add the matrices. One layer after the other is a product.")

wrong_line(
    "M24",
    {"b = b @ next_W + next_b": "b = next_W @ b + next_b"},
    hint="You carry the bias through the transposed matrices: a row stands on the left of W.",
)

wrong_line(
    "03-bh",
    {"for next_W, next_b in zip(weights[1:], biases[1:]):": "for next_W, next_b in zip(weights[1:2], biases[1:2]):"},
    hint="Only the first two layers are merged. Go on until all of them are.",
)

wrong_line(
    "03-bi",
    {"return W, b": "return W.T, b"},
    hint="Your matrix is transposed. It should take rows of n_0 numbers to rows of n_L numbers.",
)

wrong_line(
    "03-bw",
    {"b = b @ next_W + next_b": "b = b @ W + next_b"},
    hint="Your bias passes the product of all matrices so far. Update the bias with the next layer's matrix alone.",
)
