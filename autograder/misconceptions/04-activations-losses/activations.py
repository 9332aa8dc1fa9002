"""Mistakes in 04-activations-losses, activations: wrong code, and what to tell who wrote it."""

import numpy as np

from autograder.bank import misconception


@misconception("04-l", hint="The slope of tanh has a square: you subtract tanh itself from 1.")
def activations(z, alpha):
    t = np.tanh(z)
    return {
        "tanh": (t, 1 - t),
        "relu": (np.maximum(z, 0), np.where(z > 0, 1, 0)),
        "leaky_relu": (np.where(z > 0, z, alpha * z), np.where(z > 0, 1, alpha)),
    }


@misconception(
    "M62",
    hint="You apply tanh once more before you square. The slope of tanh is 1 minus the square of its value "
    "(lecture, section 3).",
)
def activations(z, alpha):
    t = np.tanh(z)
    return {
        "tanh": (t, 1 - np.tanh(t) ** 2),
        "relu": (np.maximum(z, 0), np.where(z > 0, 1, 0)),
        "leaky_relu": (np.where(z > 0, z, alpha * z), np.where(z > 0, 1, alpha)),
    }


@misconception(
    "M65",
    hint="This slope is made for the sigmoid, value times 1 minus value. Tanh has its own (lecture, section 3).",
)
def activations(z, alpha):
    t = np.tanh(z)
    return {
        "tanh": (t, t * (1 - t)),
        "relu": (np.maximum(z, 0), np.where(z > 0, 1, 0)),
        "leaky_relu": (np.where(z > 0, z, alpha * z), np.where(z > 0, 1, alpha)),
    }


@misconception("04-m", hint="You square z itself. The slope of tanh is 1 minus the square of its value.")
def activations(z, alpha):
    t = np.tanh(z)
    return {
        "tanh": (t, 1 - z**2),
        "relu": (np.maximum(z, 0), np.where(z > 0, 1, 0)),
        "leaky_relu": (np.where(z > 0, z, alpha * z), np.where(z > 0, 1, alpha)),
    }


@misconception("M22", hint="That is the sigmoid, and not tanh.")
def activations(z, alpha):
    t = 1 / (1 + np.exp(-z))
    return {
        "tanh": (t, 1 - t**2),
        "relu": (np.maximum(z, 0), np.where(z > 0, 1, 0)),
        "leaky_relu": (np.where(z > 0, z, alpha * z), np.where(z > 0, 1, alpha)),
    }


@misconception("M85", hint="At the corner the slope of ReLU is 0 in this course. Yours is 1 there.")
def activations(z, alpha):
    t = np.tanh(z)
    return {
        "tanh": (t, 1 - t**2),
        "relu": (np.maximum(z, 0), np.where(z >= 0, 1, 0)),
        "leaky_relu": (np.where(z > 0, z, alpha * z), np.where(z > 0, 1, alpha)),
    }


@misconception("04-n", hint="At the corner the slope of leaky ReLU is alpha in this course. Yours is 1 there.")
def activations(z, alpha):
    t = np.tanh(z)
    return {
        "tanh": (t, 1 - t**2),
        "relu": (np.maximum(z, 0), np.where(z > 0, 1, 0)),
        "leaky_relu": (np.where(z > 0, z, alpha * z), np.where(z >= 0, 1, alpha)),
    }


@misconception("04-o", hint="At the corner both slopes are the ones from the left in this course: compare z with 0 strictly.")
def activations(z, alpha):
    t = np.tanh(z)
    return {
        "tanh": (t, 1 - t**2),
        "relu": (np.maximum(z, 0), np.where(z >= 0, 1, 0)),
        "leaky_relu": (np.where(z > 0, z, alpha * z), np.where(z >= 0, 1, alpha)),
    }


@misconception(
    "M86",
    hint="max(alpha z, z) takes the wrong branch if alpha is above 1. Let the sign of z decide (lecture, section 4).",
)
def activations(z, alpha):
    t = np.tanh(z)
    return {
        "tanh": (t, 1 - t**2),
        "relu": (np.maximum(z, 0), np.where(z > 0, 1, 0)),
        "leaky_relu": (np.maximum(alpha * z, z), np.where(z > 0, 1, alpha)),
    }


@misconception(
    "04-p",
    hint="Left of the corner the slope of leaky ReLU is alpha, and not 0. If you did write alpha, the array that holds it "
    "is one of whole numbers.",
)
def activations(z, alpha):
    t = np.tanh(z)
    return {
        "tanh": (t, 1 - t**2),
        "relu": (np.maximum(z, 0), np.where(z > 0, 1, 0)),
        "leaky_relu": (np.where(z > 0, z, alpha * z), np.where(z > 0, 1, 0)),
    }


@misconception("04-q", hint="Left of the corner you return alpha alone. The line there has slope alpha, so z belongs to it.")
def activations(z, alpha):
    t = np.tanh(z)
    return {
        "tanh": (t, 1 - t**2),
        "relu": (np.maximum(z, 0), np.where(z > 0, 1, 0)),
        "leaky_relu": (np.where(z > 0, z, alpha), np.where(z > 0, 1, alpha)),
    }


@misconception("04-r", hint="Your alpha is fixed. Take the one that is given.")
def activations(z, alpha):
    t = np.tanh(z)
    return {
        "tanh": (t, 1 - t**2),
        "relu": (np.maximum(z, 0), np.where(z > 0, 1, 0)),
        "leaky_relu": (np.where(z > 0, z, 0.01 * z), np.where(z > 0, 1, 0.01)),
    }


@misconception(
    "04-s",
    hint="Left of the corner your slope of leaky ReLU still holds z. The slope of a line does not depend on the place.",
)
def activations(z, alpha):
    t = np.tanh(z)
    return {
        "tanh": (t, 1 - t**2),
        "relu": (np.maximum(z, 0), np.where(z > 0, 1, 0)),
        "leaky_relu": (np.where(z > 0, z, alpha * z), np.where(z > 0, 1, alpha * z)),
    }


@misconception("04-t", hint="This is the absolute value. ReLU gives 0 for negative z, and does not turn the sign around.")
def activations(z, alpha):
    t = np.tanh(z)
    return {
        "tanh": (t, 1 - t**2),
        "relu": (np.abs(z), np.where(z > 0, 1, 0)),
        "leaky_relu": (np.where(z > 0, z, alpha * z), np.where(z > 0, 1, alpha)),
    }


@misconception("04-u", hint="Your slope of ReLU is its value. Where z is positive, the slope is 1.")
def activations(z, alpha):
    t = np.tanh(z)
    return {
        "tanh": (t, 1 - t**2),
        "relu": (np.maximum(z, 0), np.maximum(z, 0)),
        "leaky_relu": (np.where(z > 0, z, alpha * z), np.where(z > 0, 1, alpha)),
    }


@misconception("04-v", hint="ReLU keeps the positive numbers. Yours keeps the negative ones.")
def activations(z, alpha):
    t = np.tanh(z)
    return {
        "tanh": (t, 1 - t**2),
        "relu": (np.minimum(z, 0), np.where(z > 0, 1, 0)),
        "leaky_relu": (np.where(z > 0, z, alpha * z), np.where(z > 0, 1, alpha)),
    }


@misconception(
    "M87",
    hint="You set entries of z to 0 in place, so whoever calls the function loses his numbers. Work on a copy, "
    "or use np.where.",
)
def activations(z, alpha):
    z[z < 0] = 0
    t = np.tanh(z)
    return {
        "tanh": (t, 1 - t**2),
        "relu": (z, np.where(z > 0, 1, 0)),
        "leaky_relu": (np.where(z > 0, z, alpha * z), np.where(z > 0, 1, alpha)),
    }
