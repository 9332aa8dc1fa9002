"""Mistakes in 04-activations-losses, softmax: wrong code, and what to tell who wrote it."""

import numpy as np

from autograder.bank import misconception, wrong_line
from nnbasics.activations import sigmoid


@misconception(
    "M26",
    hint="You divide the logits by their sum. They may be negative, and so are your results; exponentials come "
    "first (lecture, section 7).",
)
def softmax_rows(Z):
    return Z / Z.sum(axis=1, keepdims=True)


@misconception(
    "M27",
    hint="Taking absolute values makes them positive, but a very negative logit then looks as likely as a "
    "large one. Take exponentials (lecture, section 7).",
)
def softmax_rows(Z):
    return np.abs(Z) / np.abs(Z).sum(axis=1, keepdims=True)


wrong_line(
    "M28",
    {"return powers / powers.sum(axis=1, keepdims=True)": "return powers / powers.max(axis=1, keepdims=True)"},
    hint="The winner of each row gets 1 here: the powers are divided by the largest of them, or by nothing. "
    "Divide by their sum.",
)


@misconception("M29", hint="You normalize the columns. Each sample is a row, and its probabilities add up to 1.")
def softmax_rows(Z):
    powers = np.exp(Z - Z.max(axis=0))
    return powers / powers.sum(axis=0)


wrong_line(
    "04-w",
    {"return powers / powers.sum(axis=1, keepdims=True)": "return powers / powers.sum(axis=0)"},
    hint="The shift goes by rows, but the sum runs down the columns. Each row has to add up to 1.",
)

wrong_line(
    "M30",
    {"return powers / powers.sum(axis=1, keepdims=True)": "return powers / powers.sum(axis=1)"},
    hint="The sums of the rows lost their axis, so a square table is divided column by column. keepdims=True "
    "leaves them standing as a column.",
)

wrong_line(
    "M31",
    {"powers = np.exp(Z - Z.max(axis=1, keepdims=True))": "powers = np.exp(Z)"},
    hint="Large logits overflow, and very negative ones all vanish. Subtract each row's largest logit first "
    "(lecture, section 6).",
)

wrong_line(
    "M32",
    {"powers = np.exp(Z - Z.max(axis=1, keepdims=True))": "powers = np.exp(Z - Z.max())"},
    hint="You subtract the largest logit of the whole table. A row far below it vanishes: each row needs its own.",
)

wrong_line(
    "M33",
    {"powers = np.exp(Z - Z.max(axis=1, keepdims=True))": "powers = np.exp(Z - Z.mean(axis=1, keepdims=True))"},
    hint="You subtract the row's mean. Only its largest logit keeps every exponent at 0 or below, so that "
    "nothing can overflow.",
)

wrong_line(
    "04-x",
    {"powers = np.exp(Z - Z.max(axis=1, keepdims=True))": "powers = np.exp(Z - Z.min(axis=1, keepdims=True))"},
    hint="You subtract the row's smallest logit, which makes all exponents positive: they overflow all the sooner.",
)

wrong_line(
    "04-y",
    {"powers = np.exp(Z - Z.max(axis=1, keepdims=True))": "powers = np.exp(Z + Z.max(axis=1, keepdims=True))"},
    hint="You add the largest logit instead of subtracting it, so that the exponents grow.",
)


@misconception("M37", hint="Softmax is applied twice: the second time, to probabilities, it makes them nearly equal.")
def softmax_rows(Z):
    for _ in range(2):
        powers = np.exp(Z - Z.max(axis=1, keepdims=True))
        Z = powers / powers.sum(axis=1, keepdims=True)
    return Z


wrong_line(
    "04-aa",
    {"return powers / powers.sum(axis=1, keepdims=True)": "return powers / powers.sum()"},
    hint="You divide by the sum over all samples. Each row has its own sum.",
)


@misconception(
    "04-ab",
    hint="The shift is in the numerator only. Numerator and denominator have to be shifted alike, or it does not cancel.",
)
def softmax_rows(Z):
    with np.errstate(all="ignore"):
        return np.exp(Z - Z.max(axis=1, keepdims=True)) / np.exp(Z).sum(axis=1, keepdims=True)


wrong_line(
    "04-ac",
    {"powers = np.exp(Z - Z.max(axis=1, keepdims=True))": "powers = np.exp2(Z - Z.max(axis=1, keepdims=True))"},
    hint="You take powers of 2. Softmax takes powers of e.",
)


@misconception(
    "04-ad",
    hint="You squash each logit by itself, so that the rows do not add up to 1. Softmax lets the classes of a sample share.",
)
def softmax_rows(Z):
    return sigmoid(Z)


@misconception("04-ae", hint="You return logarithms of probabilities.")
def softmax_rows(Z):
    shifted = Z - Z.max(axis=1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))


@misconception(
    "04-af",
    hint="The winner takes all here. Softmax gives every class its share, and that has a slope to learn from.",
)
def softmax_rows(Z):
    return np.eye(Z.shape[1])[Z.argmax(axis=1)]


wrong_line(
    "M34",
    {"return powers / powers.sum(axis=1, keepdims=True)": "return np.round(powers / powers.sum(axis=1, keepdims=True), 3)"},
    hint="Your probabilities are rounded. Return all digits, and round only what you print.",
)


@misconception("M87", hint="`Z -= …` writes into the caller's array. Write Z = Z - … or give the difference a new name.")
def softmax_rows(Z):
    Z -= Z.max(axis=1, keepdims=True).astype(Z.dtype)
    powers = np.exp(Z)
    return powers / powers.sum(axis=1, keepdims=True)


@misconception("04-da", hint="You divide by the sum over all samples. Each row has its own sum, and its own largest logit.")
def softmax_rows(Z):
    powers = np.exp(Z - Z.max())
    return powers / powers.sum()


@misconception("04-db", hint="You take the power of the sum. The denominator is the sum of the powers.")
def softmax_rows(Z):
    return np.exp(Z) / np.exp(Z.sum(axis=1, keepdims=True))


@misconception(
    "04-dc",
    hint="Your NaN are only painted over: such a row no longer adds up to 1. Subtract each row's largest logit "
    "first (lecture, section 6).",
)
def softmax_rows(Z):
    powers = np.exp(Z)
    return np.nan_to_num(powers / powers.sum(axis=1, keepdims=True))
