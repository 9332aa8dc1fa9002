"""Mistakes in 06-matrix-calculus, to_kit: wrong code, and what to tell who wrote it."""

from autograder.bank import misconception


@misconception(
    "M74",
    hint="dW still has a row per neuron, as in deck 003. Ours has a row per input, like W; in a square layer both fit.",
)
def to_kit(w001, dw003, j004):
    return {"W": w001[1:], "b": w001[0], "dW": dw003, "J": j004.T}


@misconception("06-a", hint="J still has a row per input, as in deck 004. Ours has a row per output.")
def to_kit(w001, dw003, j004):
    return {"W": w001[1:], "b": w001[0], "dW": dw003.T, "J": j004}


@misconception("06-b", hint="dW and J are still laid out as in the decks: each of them has to be transposed.")
def to_kit(w001, dw003, j004):
    return {"W": w001[1:], "b": w001[0], "dW": dw003, "J": j004}


@misconception(
    "06-c",
    hint="`reshape` gives the wanted shape, but it refills the table row by row and mixes up who belongs to whom. Use "
    "the transpose.",
)
def to_kit(w001, dw003, j004):
    return {
        "W": w001[1:],
        "b": w001[0],
        "dW": dw003.ravel().reshape(dw003.shape[1], -1),
        "J": j004.ravel().reshape(j004.shape[1], -1),
    }


@misconception("06-d", hint="You took the bias from the last row. Deck 001 calls it w with the index 0, so it comes first.")
def to_kit(w001, dw003, j004):
    return {"W": w001[:-1], "b": w001[-1], "dW": dw003.T, "J": j004.T}


@misconception("06-e", hint="W still contains the row of the biases. In the kit the bias is an array of its own.")
def to_kit(w001, dw003, j004):
    return {"W": w001, "b": w001[0], "dW": dw003.T, "J": j004.T}


@misconception(
    "06-f",
    hint="Deck 001's weights already lead from a row to a column, like ours. Only take the bias out; do not transpose W.",
)
def to_kit(w001, dw003, j004):
    return {"W": w001[1:].T, "b": w001[0], "dW": dw003.T, "J": j004.T}


@misconception(
    "06-g",
    hint="The numbers are right, but your b still has two axes. A bias is flat, shape (k,): index with 0, not with a slice.",
)
def to_kit(w001, dw003, j004):
    return {"W": w001[1:], "b": w001[:1], "dW": dw003.T, "J": j004.T}


@misconception(
    "06-h",
    hint="You took the first column for the bias. The constant input is a row of deck 001's table, with one bias per neuron.",
)
def to_kit(w001, dw003, j004):
    return {"W": w001[:, 1:], "b": w001[:, 0], "dW": dw003.T, "J": j004.T}
