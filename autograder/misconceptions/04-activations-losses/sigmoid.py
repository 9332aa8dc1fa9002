"""Mistakes in 04-activations-losses, sigmoid: wrong code, and what to tell who wrote it."""

import numpy as np

from autograder.bank import misconception


@misconception(
    "04-a",
    hint="On paper this slope is right. But far to the right the sigmoid is stored as 1, so 1 minus it is 0, "
    "and the slope is lost. Take the form with exp(-|z|) (lecture, section 2).",
)
def sigmoid_and_slope(z):
    e = np.exp(-np.abs(z))
    a = np.where(z >= 0, 1, e) / (1 + e)
    slope = a * (1 - a)
    return a, slope


@misconception(
    "04-b",
    hint="For large z your numerator and denominator both overflow, and infinity by infinity is NaN. An "
    "exponent must never be a large positive number (lecture, section 2).",
)
def sigmoid_and_slope(z):
    e = np.exp(-np.abs(z))
    a = np.exp(z) / (1 + np.exp(z))
    slope = e / (1 + e) ** 2
    return a, slope


@misconception(
    "04-c",
    hint="Two things break far out: exp(z) overflows, and 1 minus a number near 1 is stored as 0. One "
    "exponential, exp(-|z|), mends both (lecture, section 2).",
)
def sigmoid_and_slope(z):
    a = np.exp(z) / (1 + np.exp(z))
    slope = a * (1 - a)
    return a, slope


@misconception(
    "M20",
    hint="Your sigmoid falls where it should rise: the sign in the exponent is wrong, or the two cases have changed places.",
)
def sigmoid_and_slope(z):
    e = np.exp(-np.abs(z))
    a = np.where(z >= 0, e, 1) / (1 + e)
    slope = e / (1 + e) ** 2
    return a, slope


@misconception("M21", hint="Parentheses are missing: 1 / 1 + … divides by 1 first, and then adds.")
def sigmoid_and_slope(z):
    e = np.exp(-np.abs(z))
    a = 1 / 1 + np.exp(-z)
    slope = e / (1 + e) ** 2
    return a, slope


@misconception("M22", hint="This is the hyperbolic tangent, with values from -1 to 1. The sigmoid runs from 0 to 1.")
def sigmoid_and_slope(z):
    e = np.exp(-np.abs(z))
    a = np.tanh(z)
    slope = e / (1 + e) ** 2
    return a, slope


@misconception("04-d", hint="A factor of the slope is missing: your slope is the sigmoid itself.")
def sigmoid_and_slope(z):
    e = np.exp(-np.abs(z))
    a = np.where(z >= 0, 1, e) / (1 + e)
    slope = a
    return a, slope


@misconception("04-e", hint="A factor of the slope is missing: you return 1 minus the sigmoid.")
def sigmoid_and_slope(z):
    e = np.exp(-np.abs(z))
    a = np.where(z >= 0, 1, e) / (1 + e)
    slope = 1 - a
    return a, slope


@misconception("M65", hint="One minus the square of the value is the slope of tanh. The sigmoid's slope is another product.")
def sigmoid_and_slope(z):
    e = np.exp(-np.abs(z))
    a = np.where(z >= 0, 1, e) / (1 + e)
    slope = 1 - a**2
    return a, slope


@misconception("M63", hint="You put z itself into the slope. The formula z (1 - z) would need the sigmoid of z in both places.")
def sigmoid_and_slope(z):
    e = np.exp(-np.abs(z))
    a = np.where(z >= 0, 1, e) / (1 + e)
    slope = z * (1 - z)
    return a, slope


@misconception("M62", hint="You take the slope at the activation: the sigmoid was applied once more before it.")
def sigmoid_and_slope(z):
    e = np.exp(-np.abs(z))
    a = np.where(z >= 0, 1, e) / (1 + e)
    slope = np.exp(-a) / (1 + np.exp(-a)) ** 2
    return a, slope


@misconception(
    "04-f",
    hint="The slope has the wrong sign. The sigmoid rises everywhere; the minus of the exponent comes out twice.",
)
def sigmoid_and_slope(z):
    e = np.exp(-np.abs(z))
    a = np.where(z >= 0, 1, e) / (1 + e)
    slope = -e / (1 + e) ** 2
    return a, slope


@misconception(
    "04-g",
    hint="The absolute value is missing in the exponent: for very negative z it overflows, and the slope is NaN.",
)
def sigmoid_and_slope(z):
    e = np.exp(-z)
    a = 1 / (1 + e)
    slope = e / (1 + e) ** 2
    return a, slope


@misconception(
    "04-h",
    hint="You use the form for positive z everywhere, so nothing comes out below one half. The other sign has "
    "its own numerator.",
)
def sigmoid_and_slope(z):
    e = np.exp(-np.abs(z))
    a = 1 / (1 + e)
    slope = e / (1 + e) ** 2
    return a, slope


@misconception("04-i", hint="The square is missing in the denominator of the slope.")
def sigmoid_and_slope(z):
    e = np.exp(-np.abs(z))
    a = np.where(z >= 0, 1, e) / (1 + e)
    slope = e / (1 + e)
    return a, slope


@misconception("M34", hint="Your results are rounded. Return all digits, and round only what you print.")
def sigmoid_and_slope(z):
    e = np.exp(-np.abs(z))
    a = np.round(np.where(z >= 0, 1, e) / (1 + e), 3)
    slope = np.round(e / (1 + e) ** 2, 3)
    return a, slope


@misconception(
    "04-j",
    hint="The minus in the exponent is missing: exp(|z|) overflows far out, and near 0 the sigmoid falls where it should rise.",
)
def sigmoid_and_slope(z):
    e = np.exp(np.abs(z))
    a = np.where(z >= 0, 1, e) / (1 + e)
    slope = e / (1 + e) ** 2
    return a, slope


@misconception("04-k", hint="You return the two in the wrong order: the value comes first, then the slope.")
def sigmoid_and_slope(z):
    e = np.exp(-np.abs(z))
    a = np.where(z >= 0, 1, e) / (1 + e)
    return e / (1 + e) ** 2, a


@misconception("04-cw", hint="Your slope squares the numerator, too. Only the denominator is squared.")
def sigmoid_and_slope(z):
    e = np.exp(-np.abs(z))
    a = np.where(z >= 0, 1, e) / (1 + e)
    slope = (e / (1 + e)) ** 2
    return a, slope


@misconception("04-cx", hint="Parentheses are missing in the slope: the whole of 1 + e is squared, and not e alone.")
def sigmoid_and_slope(z):
    e = np.exp(-np.abs(z))
    a = np.where(z >= 0, 1, e) / (1 + e)
    slope = e / (1 + e**2)
    return a, slope


@misconception(
    "04-cy",
    hint="You use the form for negative z everywhere, so nothing comes out above one half. Each number needs the "
    "form of its own sign: np.where chooses for each.",
)
def sigmoid_and_slope(z):
    e = np.exp(-np.abs(z))
    a = e / (1 + e)
    slope = e / (1 + e) ** 2
    return a, slope


@misconception(
    "04-cz",
    hint="Your slope is below 0 left of 0. The sigmoid rises there, too: the slopes at z and -z are the same number.",
)
def sigmoid_and_slope(z):
    e = np.exp(-np.abs(z))
    a = np.where(z >= 0, 1, e) / (1 + e)
    slope = np.where(z >= 0, 1, -1) * e / (1 + e) ** 2
    return a, slope
