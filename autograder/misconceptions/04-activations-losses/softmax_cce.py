"""Mistakes in 04-activations-losses, softmax_cce: wrong code, and what to tell who wrote it."""

import numpy as np

from autograder.bank import misconception, wrong_line
from nnbasics.activations import softmax

wrong_line(
    "04-bw",
    {"loss = np.mean(np.logaddexp.reduce(Z, axis=1) - Z[rows, labels])": "loss = -np.mean(np.log(softmax(Z)[rows, labels]))"},
    hint="The gradient is right. But a probability that is stored as 0 makes the loss infinite: compute it "
    "from the logits (lecture, section 11).",
)

wrong_line(
    "04-bx",
    {
        "loss = np.mean(np.logaddexp.reduce(Z, axis=1) - Z[rows, labels])": (
            "loss = np.mean(np.log(np.exp(Z).sum(axis=1)) - Z[rows, labels])"
        )
    },
    hint="The exponentials overflow for large logits. np.logaddexp.reduce takes the logarithm of their sum "
    "without computing it.",
)


@misconception("M57", hint="Clipping hides how wrong a confident answer is. Compute the loss from the logits.")
def softmax_cross_entropy(Z, labels):
    rows, P = np.arange(len(Z)), softmax(Z)
    Y = np.eye(Z.shape[1])[labels]
    loss = -np.mean(np.log(np.maximum(P[rows, labels], 1e-12)))
    return loss, (P - Y) / len(Z)


@misconception(
    "M35",
    hint="You used p (1 - p) for every class by itself. A logit moves all probabilities, so wrong classes have "
    "a slope, too: each row adds up to 0.",
)
def softmax_cross_entropy(Z, labels):
    rows, P = np.arange(len(Z)), softmax(Z)
    Y = np.eye(Z.shape[1])[labels]
    loss = np.mean(np.logaddexp.reduce(Z, axis=1) - Z[rows, labels])
    return loss, -Y * (1 - P) / len(Z)


wrong_line(
    "M36",
    {"return loss, dZ / len(Z)": "return loss, -dZ / len(Z)"},
    hint="The gradient has the wrong sign: it is probabilities minus one-hot labels.",
)

wrong_line("M76", {"return loss, dZ / len(Z)": "return loss, dZ"}, hint="The gradient misses the division by m.")


@misconception("M45", hint="You divide by all entries of the table. The mean is over the samples only.")
def softmax_cross_entropy(Z, labels):
    rows, P = np.arange(len(Z)), softmax(Z)
    Y = np.eye(Z.shape[1])[labels]
    loss = np.sum(np.logaddexp.reduce(Z, axis=1) - Z[rows, labels]) / Z.size
    return loss, (P - Y) / Z.size


wrong_line(
    "04-by",
    {"return loss, dZ / len(Z)": "return loss, dZ / Z.size"},
    hint="The gradient is divided by all entries of the table. The mean is over the samples only.",
)


@misconception("M47", hint="Z[:, labels] takes, for every sample, the classes of all samples. Index rows and columns together.")
def softmax_cross_entropy(Z, labels):
    rows, P = np.arange(len(Z)), softmax(Z)
    Y = np.eye(Z.shape[1])[labels]
    loss = np.mean(np.logaddexp.reduce(Z, axis=1)[:, np.newaxis] - Z[:, labels])
    return loss, (P - Y) / len(Z)


wrong_line(
    "04-bz",
    {"dZ[rows, labels] -= 1": "dZ -= labels[:, np.newaxis]"},
    hint="You subtract the label's number from every class. Subtract 1, and only at the true class.",
)


@misconception(
    "M60",
    hint="You stopped at the probabilities. The slope at the logits goes on through softmax, and then nearly "
    "everything cancels.",
)
def softmax_cross_entropy(Z, labels):
    rows, P = np.arange(len(Z)), softmax(Z)
    Y = np.eye(Z.shape[1])[labels]
    loss = np.mean(np.logaddexp.reduce(Z, axis=1) - Z[rows, labels])
    return loss, -Y / np.maximum(P, 1e-9) / len(Z)


wrong_line("04-ca", {"dZ[rows, labels] -= 1": ""}, hint="You return probabilities: the true class still has to be pulled up.")


@misconception("M44", hint="The loss is a sum. It should be the mean over the samples.")
def softmax_cross_entropy(Z, labels):
    rows, P = np.arange(len(Z)), softmax(Z)
    Y = np.eye(Z.shape[1])[labels]
    loss = np.sum(np.logaddexp.reduce(Z, axis=1) - Z[rows, labels])
    return loss, (P - Y) / len(Z)


wrong_line(
    "04-cb",
    {"loss = np.mean(np.logaddexp.reduce(Z, axis=1) - Z[rows, labels])": "loss = np.mean(np.logaddexp.reduce(Z, axis=1))"},
    hint="The true class's logit is missing in the loss.",
)

wrong_line(
    "04-cc",
    {"loss = np.mean(np.logaddexp.reduce(Z, axis=1) - Z[rows, labels])": "loss = -np.mean(Z[rows, labels])"},
    hint="The loss holds the true logits only. The logarithm of the row's sum is missing, so it could fall without end.",
)

wrong_line("M37", {"dZ = softmax(Z)": "dZ = softmax(softmax(Z))"}, hint="Softmax is applied twice in the gradient.")

wrong_line("M77", {"return loss, dZ / len(Z)": "return loss, dZ / len(Z) ** 2"}, hint="The gradient is divided by m twice.")


@misconception("M40", hint="The loss has the wrong sign.")
def softmax_cross_entropy(Z, labels):
    rows, P = np.arange(len(Z)), softmax(Z)
    Y = np.eye(Z.shape[1])[labels]
    loss = -np.mean(np.logaddexp.reduce(Z, axis=1) - Z[rows, labels])
    return loss, (P - Y) / len(Z)


wrong_line(
    "04-cd",
    {"rows = np.arange(len(Z))": "rows, labels = np.arange(len(Z)), Z.argmax(axis=1)"},
    hint="You look at the class that the network prefers. Loss and gradient look at the true class.",
)


@misconception("04-ce", hint="The sums run down the columns. Each sample is a row.")
def softmax_cross_entropy(Z, labels):
    rows, P = np.arange(len(Z)), softmax(Z)
    Y = np.eye(Z.shape[1])[labels]
    loss = np.mean(np.logaddexp.reduce(Z, axis=0)[labels] - Z[rows, labels])
    return loss, (softmax(Z, axis=0) - Y) / len(Z)


wrong_line(
    "04-dt",
    {"dZ = softmax(Z)": "dZ = Z * 1.0"},
    hint="Softmax is missing in the gradient: it is probabilities minus one-hot labels, and not logits.",
)

wrong_line(
    "04-du",
    {"dZ[rows, labels] -= 1": "dZ[:, labels] -= 1"},
    hint="[:, labels] takes the 1 off whole columns. Take it off once in each row, at its own true class: index "
    "rows and columns together.",
)

wrong_line(
    "04-dv",
    {
        "loss = np.mean(np.logaddexp.reduce(Z, axis=1) - Z[rows, labels])": (
            "loss = np.logaddexp.reduce(Z, axis=1) - Z[rows, labels]"
        )
    },
    hint="You return one loss for each sample. The loss of the batch is their mean.",
)
