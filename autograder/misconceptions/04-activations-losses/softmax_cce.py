"""Mistakes in 04-activations-losses, softmax_cce: wrong code, and what to tell who wrote it."""

import numpy as np

from autograder.bank import misconception, wrong_line
from nnbasics.activations import softmax


@misconception(
    "04-bw",
    hint="The gradient is right. But a probability that is stored as 0 makes the loss infinite: compute it "
    "from the logits (lecture, section 11).",
)
def softmax_cross_entropy(Z, labels):
    rows, P = np.arange(len(Z)), softmax(Z)
    Y = np.eye(Z.shape[1])[labels]
    loss = -np.mean(np.log(P[rows, labels]))
    return loss, (P - Y) / len(Z)


@misconception(
    "04-bx",
    hint="The exponentials overflow for large logits. np.logaddexp.reduce takes the logarithm of their sum "
    "without computing it.",
)
def softmax_cross_entropy(Z, labels):
    rows, P = np.arange(len(Z)), softmax(Z)
    Y = np.eye(Z.shape[1])[labels]
    loss = np.mean(np.log(np.exp(Z).sum(axis=1)) - Z[rows, labels])
    return loss, (P - Y) / len(Z)


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


@misconception("M36", hint="The gradient has the wrong sign: it is probabilities minus one-hot labels.")
def softmax_cross_entropy(Z, labels):
    rows, P = np.arange(len(Z)), softmax(Z)
    Y = np.eye(Z.shape[1])[labels]
    loss = np.mean(np.logaddexp.reduce(Z, axis=1) - Z[rows, labels])
    return loss, (Y - P) / len(Z)


@misconception("M76", hint="The gradient misses the division by m.")
def softmax_cross_entropy(Z, labels):
    rows, P = np.arange(len(Z)), softmax(Z)
    Y = np.eye(Z.shape[1])[labels]
    loss = np.mean(np.logaddexp.reduce(Z, axis=1) - Z[rows, labels])
    return loss, P - Y


@misconception("M45", hint="You divide by all entries of the table. The mean is over the samples only.")
def softmax_cross_entropy(Z, labels):
    rows, P = np.arange(len(Z)), softmax(Z)
    Y = np.eye(Z.shape[1])[labels]
    loss = np.sum(np.logaddexp.reduce(Z, axis=1) - Z[rows, labels]) / Z.size
    return loss, (P - Y) / Z.size


@misconception("04-by", hint="The gradient is divided by all entries of the table. The mean is over the samples only.")
def softmax_cross_entropy(Z, labels):
    rows, P = np.arange(len(Z)), softmax(Z)
    Y = np.eye(Z.shape[1])[labels]
    loss = np.mean(np.logaddexp.reduce(Z, axis=1) - Z[rows, labels])
    return loss, (P - Y) / Z.size


@misconception("M47", hint="Z[:, labels] takes, for every sample, the classes of all samples. Index rows and columns together.")
def softmax_cross_entropy(Z, labels):
    rows, P = np.arange(len(Z)), softmax(Z)
    Y = np.eye(Z.shape[1])[labels]
    loss = np.mean(np.logaddexp.reduce(Z, axis=1)[:, np.newaxis] - Z[:, labels])
    return loss, (P - Y) / len(Z)


@misconception("04-bz", hint="You subtract the label's number from every class. Subtract 1, and only at the true class.")
def softmax_cross_entropy(Z, labels):
    rows, P = np.arange(len(Z)), softmax(Z)
    Y = np.eye(Z.shape[1])[labels]
    loss = np.mean(np.logaddexp.reduce(Z, axis=1) - Z[rows, labels])
    return loss, (P - labels[:, np.newaxis]) / len(Z)


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


@misconception("04-ca", hint="You return probabilities: the true class still has to be pulled up.")
def softmax_cross_entropy(Z, labels):
    rows, P = np.arange(len(Z)), softmax(Z)
    Y = np.eye(Z.shape[1])[labels]
    loss = np.mean(np.logaddexp.reduce(Z, axis=1) - Z[rows, labels])
    return loss, P / len(Z)


@misconception("M44", hint="The loss is a sum. It should be the mean over the samples.")
def softmax_cross_entropy(Z, labels):
    rows, P = np.arange(len(Z)), softmax(Z)
    Y = np.eye(Z.shape[1])[labels]
    loss = np.sum(np.logaddexp.reduce(Z, axis=1) - Z[rows, labels])
    return loss, (P - Y) / len(Z)


@misconception("04-cb", hint="The true class's logit is missing in the loss.")
def softmax_cross_entropy(Z, labels):
    rows, P = np.arange(len(Z)), softmax(Z)
    Y = np.eye(Z.shape[1])[labels]
    loss = np.mean(np.logaddexp.reduce(Z, axis=1))
    return loss, (P - Y) / len(Z)


@misconception(
    "04-cc",
    hint="The loss holds the true logits only. The logarithm of the row's sum is missing, so it could fall without end.",
)
def softmax_cross_entropy(Z, labels):
    rows, P = np.arange(len(Z)), softmax(Z)
    Y = np.eye(Z.shape[1])[labels]
    loss = -np.mean(Z[rows, labels])
    return loss, (P - Y) / len(Z)


@misconception("M37", hint="Softmax is applied twice in the gradient.")
def softmax_cross_entropy(Z, labels):
    rows, P = np.arange(len(Z)), softmax(Z)
    Y = np.eye(Z.shape[1])[labels]
    loss = np.mean(np.logaddexp.reduce(Z, axis=1) - Z[rows, labels])
    return loss, (softmax(P) - Y) / len(Z)


@misconception("M77", hint="The gradient is divided by m twice.")
def softmax_cross_entropy(Z, labels):
    rows, P = np.arange(len(Z)), softmax(Z)
    Y = np.eye(Z.shape[1])[labels]
    loss = np.mean(np.logaddexp.reduce(Z, axis=1) - Z[rows, labels])
    return loss, (P - Y) / len(Z) ** 2


@misconception("M40", hint="The loss has the wrong sign.")
def softmax_cross_entropy(Z, labels):
    rows, P = np.arange(len(Z)), softmax(Z)
    Y = np.eye(Z.shape[1])[labels]
    loss = -np.mean(np.logaddexp.reduce(Z, axis=1) - Z[rows, labels])
    return loss, (P - Y) / len(Z)


@misconception("04-cd", hint="You look at the class that the network prefers. Loss and gradient look at the true class.")
def softmax_cross_entropy(Z, labels):
    rows, P = np.arange(len(Z)), softmax(Z)
    Y = np.eye(Z.shape[1])[labels]
    loss = np.mean(np.logaddexp.reduce(Z, axis=1) - Z.max(axis=1))
    return loss, (P - np.eye(Z.shape[1])[Z.argmax(axis=1)]) / len(Z)


@misconception("04-ce", hint="The sums run down the columns. Each sample is a row.")
def softmax_cross_entropy(Z, labels):
    rows, P = np.arange(len(Z)), softmax(Z)
    Y = np.eye(Z.shape[1])[labels]
    loss = np.mean(np.logaddexp.reduce(Z, axis=0)[labels] - Z[rows, labels])
    return loss, (softmax(Z, axis=0) - Y) / len(Z)


@misconception("04-dt", hint="Softmax is missing in the gradient: it is probabilities minus one-hot labels, and not logits.")
def softmax_cross_entropy(Z, labels):
    rows = np.arange(len(Z))
    dZ = Z * 1.0
    dZ[rows, labels] -= 1
    return np.mean(np.logaddexp.reduce(Z, axis=1) - Z[rows, labels]), dZ / len(Z)


@misconception(
    "04-du",
    hint="[:, labels] takes the 1 off whole columns. Take it off once in each row, at its own true class: index "
    "rows and columns together.",
)
def softmax_cross_entropy(Z, labels):
    rows = np.arange(len(Z))
    dZ = softmax(Z)
    dZ[:, labels] -= 1
    return np.mean(np.logaddexp.reduce(Z, axis=1) - Z[rows, labels]), dZ / len(Z)


wrong_line(
    "04-dv",
    {
        "loss = np.mean(np.logaddexp.reduce(Z, axis=1) - Z[rows, labels])": "",
        "return loss, dZ / len(Z)": "return np.logaddexp.reduce(Z, axis=1) - Z[rows, labels], dZ / len(Z)",
    },
    hint="You return one loss for each sample. The loss of the batch is their mean.",
)
