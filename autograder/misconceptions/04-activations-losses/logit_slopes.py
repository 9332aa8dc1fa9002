"""Mistakes in 04-activations-losses, logit_slopes: wrong code, and what to tell who wrote it."""

import numpy as np

from autograder.bank import misconception, wrong_line
from nnbasics.activations import sigmoid


@misconception(
    "04-bn",
    hint="The slopes are right. But the loss of a probability that is stored as 0 or 1 is infinite or NaN: "
    "compute it from the logit (lecture, section 11).",
)
def logit_slopes(z, y):
    s = sigmoid(z)
    return {
        "loss": -np.mean(np.log(np.where(y == 1, s, 1 - s))),
        "dz": (s - y) / len(z),
        "dz_squared": (s - y) * s * (1 - s) / len(z),
    }


@misconception(
    "04-z",
    hint="The slopes are right. But where a probability is stored as 0 or 1, the loss takes the logarithm of "
    "0, and 0 times that is NaN: compute it from the logit (lecture, section 11).",
)
def logit_slopes(z, y):
    s = sigmoid(z)
    return {
        "loss": -np.mean(y * np.log(s) + (1 - y) * np.log(1 - s)),
        "dz": (s - y) / len(z),
        "dz_squared": (s - y) * s * (1 - s) / len(z),
    }


@misconception(
    "04-bo",
    hint="The exponential overflows for a large logit. np.logaddexp takes the logarithm of such a sum without computing it.",
)
def logit_slopes(z, y):
    s = sigmoid(z)
    return {
        "loss": np.mean(np.log(1 + np.exp(z)) - y * z),
        "dz": (s - y) / len(z),
        "dz_squared": (s - y) * s * (1 - s) / len(z),
    }


@misconception(
    "04-bp",
    hint="Clipping hides how wrong a confident answer is: the loss must go on growing with the logit. Compute "
    "it from the logit.",
)
def logit_slopes(z, y):
    s = sigmoid(z)
    return {
        "loss": -np.mean(np.log(np.clip(np.where(y == 1, s, 1 - s), 1e-12, 1))),
        "dz": (s - y) / len(z),
        "dz_squared": (s - y) * s * (1 - s) / len(z),
    }


@misconception("M58", hint="Both slopes have the wrong sign: it is prediction minus label.")
def logit_slopes(z, y):
    s = sigmoid(z)
    return {
        "loss": np.mean(np.logaddexp(0, z) - y * z),
        "dz": (y - s) / len(z),
        "dz_squared": (y - s) * s * (1 - s) / len(z),
    }


wrong_line(
    "04-bq",
    {
        "dz = (y_hat - y) / len(z)": "dz = (y - y_hat) / len(z)",
        "dz_squared = dz * y_hat * (1 - y_hat)": "dz_squared = (y_hat - y) * y_hat * (1 - y_hat) / len(z)",
    },
    hint="The slope of cross-entropy has the wrong sign: it is prediction minus label.",
)

wrong_line(
    "04-br",
    {"dz_squared = dz * y_hat * (1 - y_hat)": "dz_squared = (y - y_hat) * y_hat * (1 - y_hat) / len(z)"},
    hint="The slope of the squared error has the wrong sign: its error is prediction minus label.",
)

wrong_line(
    "M76",
    {"dz = (y_hat - y) / len(z)": "dz = y_hat - y"},
    hint="Both slopes miss the division by m. The loss is a mean, and so is what each sample adds to its slope.",
)

wrong_line(
    "M59",
    {
        "dz = (y_hat - y) / len(z)": "dz = (y_hat - y) * y_hat * (1 - y_hat) / len(z)",
        "dz_squared = dz * y_hat * (1 - y_hat)": "dz_squared = dz",
    },
    hint="For cross-entropy the sigmoid's slope cancels. You multiplied by it all the same, and got the slope "
    "of the squared error.",
)

wrong_line(
    "04-bs",
    {"dz_squared = dz * y_hat * (1 - y_hat)": "dz_squared = dz"},
    hint="For the squared error nothing cancels: the sigmoid's slope belongs to it.",
)

wrong_line(
    "M60",
    {
        "dz = (y_hat - y) / len(z)": "dz = (y_hat - y) / np.maximum(y_hat * (1 - y_hat), 1e-9) / len(z)",
        "dz_squared = dz * y_hat * (1 - y_hat)": "dz_squared = (y_hat - y) * y_hat * (1 - y_hat) / len(z)",
    },
    hint="You stopped at the prediction. The slope at the logit has the sigmoid's slope as one more factor.",
)

wrong_line(
    "M49",
    {"dz_squared = dz * y_hat * (1 - y_hat)": "dz_squared = 2 * (y_hat - y) * y_hat * (1 - y_hat) / len(z)"},
    hint="Your squared error is not halved, so its slope has a 2 too much.",
)


@misconception("M44", hint="The loss is a sum. It should be the mean over the samples.")
def logit_slopes(z, y):
    s = sigmoid(z)
    return {
        "loss": np.sum(np.logaddexp(0, z) - y * z),
        "dz": (s - y) / len(z),
        "dz_squared": (s - y) * s * (1 - s) / len(z),
    }


@misconception("04-bt", hint="The sign of the second term is wrong: a large logit with label 1 must cost little.")
def logit_slopes(z, y):
    s = sigmoid(z)
    return {
        "loss": np.mean(np.logaddexp(0, z) + y * z),
        "dz": (s - y) / len(z),
        "dz_squared": (s - y) * s * (1 - s) / len(z),
    }


@misconception("04-bu", hint="The label is missing in the loss: without it, every sample counts as one of class 0.")
def logit_slopes(z, y):
    s = sigmoid(z)
    return {
        "loss": np.mean(np.logaddexp(0, z)),
        "dz": (s - y) / len(z),
        "dz_squared": (s - y) * s * (1 - s) / len(z),
    }


@misconception("04-bv", hint="Your loss treats the labels the wrong way around: the sign of the logit is wrong.")
def logit_slopes(z, y):
    s = sigmoid(z)
    return {
        "loss": np.mean(np.logaddexp(0, -z) + y * z),
        "dz": (s - y) / len(z),
        "dz_squared": (s - y) * s * (1 - s) / len(z),
    }


@misconception("M40", hint="The loss has the wrong sign.")
def logit_slopes(z, y):
    s = sigmoid(z)
    return {
        "loss": -np.mean(np.logaddexp(0, z) - y * z),
        "dz": (s - y) / len(z),
        "dz_squared": (s - y) * s * (1 - s) / len(z),
    }


wrong_line(
    "M63",
    {"dz_squared = dz * y_hat * (1 - y_hat)": "dz_squared = (y_hat - y) * z * (1 - z) / len(z)"},
    hint="In the sigmoid's slope stands z where the sigmoid of z belongs.",
)

wrong_line(
    "M62",
    {"dz_squared = dz * y_hat * (1 - y_hat)": "dz_squared = (y_hat - y) * sigmoid(y_hat) * (1 - sigmoid(y_hat)) / len(z)"},
    hint="The sigmoid's slope is taken at the prediction: the sigmoid was applied twice.",
)

wrong_line(
    "M64",
    {"dz_squared = dz * y_hat * (1 - y_hat)": "dz_squared = (y_hat - y) * y_hat / len(z)"},
    hint="Half of the sigmoid's slope is missing: the factor 1 minus the prediction.",
)


@misconception("M77", hint="Both slopes are divided by m twice.")
def logit_slopes(z, y):
    s = sigmoid(z)
    return {
        "loss": np.mean(np.logaddexp(0, z) - y * z),
        "dz": (s - y) / len(z) ** 2,
        "dz_squared": (s - y) * s * (1 - s) / len(z) ** 2,
    }


@misconception("M17", hint="The sigmoid is missing: the error is prediction minus label, and not logit minus label.")
def logit_slopes(z, y):
    s = sigmoid(z)
    return {
        "loss": np.mean(np.logaddexp(0, z) - y * z),
        "dz": (z - y) / len(z),
        "dz_squared": (z - y) * s * (1 - s) / len(z),
    }


@misconception("04-dm", hint="The slope of cross-entropy misses the division by m.")
def logit_slopes(z, y):
    s = sigmoid(z)
    e = s - y
    loss = np.mean(np.logaddexp(0, z) - y * z)
    return {"loss": loss, "dz": e, "dz_squared": e * s * (1 - s) / len(z)}


wrong_line(
    "04-dn",
    {"dz_squared = dz * y_hat * (1 - y_hat)": "dz_squared = (y_hat - y) * y_hat * (1 - y_hat)"},
    hint="The slope of half the squared error misses the division by m.",
)

wrong_line(
    "04-do",
    {"dz_squared = dz * y_hat * (1 - y_hat)": "dz_squared = (y_hat - y) * y_hat * (1 - y_hat) / (2 * len(z))"},
    hint="The half is in your slope still. It cancels against the 2 that comes down from the square.",
)

wrong_line(
    "04-dp",
    {"dz_squared = dz * y_hat * (1 - y_hat)": "dz_squared = (y_hat - y) ** 2 / 2 * y_hat * (1 - y_hat) / len(z)"},
    hint="You multiplied the loss by the sigmoid's slope. The chain rule wants the slope of the loss, which is the error.",
)


@misconception("04-dq", hint="np.logaddexp takes exponents. The 1 in the sum is e to the power of 0.")
def logit_slopes(z, y):
    s = sigmoid(z)
    e = s - y
    loss = np.mean(np.logaddexp(1, z) - y * z)
    return {"loss": loss, "dz": e / len(z), "dz_squared": e * s * (1 - s) / len(z)}


@misconception("04-dr", hint="This form of the loss wants the logit. You put in the prediction.")
def logit_slopes(z, y):
    s = sigmoid(z)
    e = s - y
    loss = np.mean(np.logaddexp(0, s) - y * s)
    return {"loss": loss, "dz": e / len(z), "dz_squared": e * s * (1 - s) / len(z)}


@misconception("04-ds", hint="You return one loss for each sample. The loss of the batch is their mean.")
def logit_slopes(z, y):
    s = sigmoid(z)
    e = s - y
    loss = np.logaddexp(0, z) - y * z
    return {"loss": loss, "dz": e / len(z), "dz_squared": e * s * (1 - s) / len(z)}
