"""Mistakes in 07-gradient-descent, train: wrong code, and what to tell who wrote it."""

import numpy as np

from autograder.bank import misconception, wrong_line

wrong_line("07-bt", {"for pairs in epochs:": "for pairs in epochs[:1]:"}, hint="You stop after the first epoch.")

wrong_line(
    "07-bu",
    {"for pairs in epochs:": "for pairs in epochs:\n    current = list(parameters)"},
    hint="Every epoch starts again from the given parameters. It should go on where the last one ended.",
)

wrong_line(
    "07-bv",
    {
        "for X_batch, y_batch in pairs:": "found = [gradients(current, X, y) for X, y in pairs]\nfor slopes in found:",
        "slopes = gradients(current, X_batch, y_batch)": "",
    },
    hint="All batches of an epoch see the parameters from its beginning. Each batch should see what the one before"
    " has changed.",
)


@misconception("07-bw", hint="You make one step per epoch, with the mean of its batches' gradients. Each batch is a step.")
def train(gradients, parameters, epochs, learning_rate):
    current = list(parameters)
    for pairs in epochs:
        found = [gradients(current, X, y) for X, y in pairs]
        slopes = [np.mean(np.array(same), axis=0) for same in zip(*found)]
        current = [w - learning_rate * slope for w, slope in zip(current, slopes)]
    return current


wrong_line(
    "M69",
    {
        "slopes = gradients(current, X_batch, y_batch)": "for j in range(len(current)):",
        "current = [w - learning_rate * slope for w, slope in zip(current, slopes)]": (
            "    current[j] = current[j] - learning_rate * gradients(current, X_batch, y_batch)[j]"
        ),
    },
    hint="You move one parameter and ask for the next one's gradient at the new values. Take all gradients of a batch first.",
)

wrong_line(
    "M88",
    {
        "current = [w - learning_rate * slope for w, slope in zip(current, slopes)]": (
            "current = [w + learning_rate * slope for w, slope in zip(current, slopes)]"
        )
    },
    hint="You walk uphill: descent subtracts the gradients.",
)

wrong_line(
    "M96",
    {
        "current = [w - learning_rate * slope for w, slope in zip(current, slopes)]": (
            "current = [w - learning_rate * slope / len(y_batch) for w, slope in zip(current, slopes)]"
        )
    },
    hint="You divide by the size of the batch again. The gradients are averages already.",
)

wrong_line(
    "M93",
    {
        "current = [w - learning_rate * slope for w, slope in zip(current, slopes)]": (
            "current = [*current[:-1], current[-1] - learning_rate * slopes[-1]]"
        )
    },
    hint="Only the last parameter of the list moves.",
)

wrong_line(
    "M92",
    {
        "current = [w - learning_rate * slope for w, slope in zip(current, slopes)]": (
            "current = [current[0] - learning_rate * slopes[0], *current[1:]]"
        )
    },
    hint="Only the first parameter of the list moves: biases, and all that follows, have gradients, too.",
)

wrong_line(
    "M90",
    {
        "current = [w - learning_rate * slope for w, slope in zip(current, slopes)]": (
            "current = [w - slope for w, slope in zip(current, slopes)]"
        )
    },
    hint="The learning rate is missing.",
)

wrong_line(
    "07-bx",
    {"slopes = gradients(current, X_batch, y_batch)": "slopes = gradients(parameters, X_batch, y_batch)"},
    hint="The gradients are taken at the first parameters in every step. Take them at the present ones.",
)


@misconception(
    "07-by",
    hint="You put all batches of an epoch together, which is batch descent. Each batch is a step of its own.",
)
def train(gradients, parameters, epochs, learning_rate):
    current = list(parameters)
    for pairs in epochs:
        X, y = (np.concatenate(part) for part in zip(*pairs))
        current = [w - learning_rate * slope for w, slope in zip(current, gradients(current, X, y))]
    return current


wrong_line(
    "M98",
    {"for X_batch, y_batch in pairs:": "for X_batch, y_batch in pairs[: max(1, len(pairs) - 1)]:"},
    hint="The last batch of every epoch is left out.",
)


@misconception("M87", hint="You walk in the caller's own arrays: the start is gone. Make new arrays.")
def train(gradients, parameters, epochs, learning_rate):
    current = [w if w.dtype == float else w.astype(float) for w in parameters]
    for pairs in epochs:
        for X, y in pairs:
            for w, slope in zip(current, gradients(current, X, y)):
                w -= learning_rate * slope
    return current
