"""Mistakes in 04-activations-losses, sigmoid: wrong code, and what to tell who wrote it."""

import numpy as np

from autograder.bank import misconception, wrong_line

wrong_line(
    "04-a",
    {"slope = e / (1 + e) ** 2": "slope = a * (1 - a)"},
    hint="On paper this slope is right. But far to the right the sigmoid is stored as 1, so 1 minus it is 0, "
    "and the slope is lost. Take the form with exp(-|z|) (lecture, section 2).",
)

wrong_line(
    "04-b",
    {"a = np.where(z >= 0, 1, e) / (1 + e)": "a = np.exp(z) / (1 + np.exp(z))"},
    hint="For large z your numerator and denominator both overflow, and infinity divided by infinity is NaN. An "
    "exponent must never be a large positive number (lecture, section 2).",
)


@misconception(
    "04-c",
    hint="Two things break far out: exp(z) overflows, and 1 minus a number near 1 is stored as 0. One "
    "exponential, exp(-|z|), mends both (lecture, section 2).",
)
def sigmoid_and_slope(z):
    a = np.exp(z) / (1 + np.exp(z))
    slope = a * (1 - a)
    return a, slope


wrong_line(
    "M20",
    {"a = np.where(z >= 0, 1, e) / (1 + e)": "a = np.where(z >= 0, e, 1) / (1 + e)"},
    hint="Your sigmoid falls where it should rise: the sign in the exponent is wrong, or the two cases have changed places.",
)

wrong_line(
    "M21",
    {"a = np.where(z >= 0, 1, e) / (1 + e)": "a = 1 / 1 + np.exp(-z)"},
    hint="Parentheses are missing: 1 / 1 + … divides by 1 first, and then adds.",
)

wrong_line(
    "M22",
    {"a = np.where(z >= 0, 1, e) / (1 + e)": "a = np.tanh(z)"},
    hint="This is the hyperbolic tangent, with values from -1 to 1. The sigmoid runs from 0 to 1.",
)

wrong_line(
    "04-d",
    {"slope = e / (1 + e) ** 2": "slope = a"},
    hint="A factor of the slope is missing: your slope is the sigmoid itself.",
)

wrong_line(
    "04-e",
    {"slope = e / (1 + e) ** 2": "slope = 1 - a"},
    hint="A factor of the slope is missing: you return 1 minus the sigmoid.",
)

wrong_line(
    "M65",
    {"slope = e / (1 + e) ** 2": "slope = 1 - a**2"},
    hint="One minus the square of the value is the slope of tanh. The sigmoid's slope is another product.",
)

wrong_line(
    "M63",
    {"slope = e / (1 + e) ** 2": "slope = z * (1 - z)"},
    hint="You put z itself into the slope. The formula z (1 - z) would need the sigmoid of z in both places.",
)

wrong_line(
    "M62",
    {"slope = e / (1 + e) ** 2": "slope = np.exp(-a) / (1 + np.exp(-a)) ** 2"},
    hint="You take the slope at the activation: the sigmoid was applied once more before it.",
)

wrong_line(
    "04-f",
    {"slope = e / (1 + e) ** 2": "slope = -e / (1 + e) ** 2"},
    hint="The slope has the wrong sign. The sigmoid rises everywhere; the minus of the exponent comes out twice.",
)

wrong_line(
    "04-g",
    {"e = np.exp(-np.abs(z))": "e = np.exp(-z)", "a = np.where(z >= 0, 1, e) / (1 + e)": "a = 1 / (1 + e)"},
    hint="The absolute value is missing in the exponent: for very negative z it overflows, and the slope is NaN.",
)

wrong_line(
    "04-h",
    {"a = np.where(z >= 0, 1, e) / (1 + e)": "a = 1 / (1 + e)"},
    hint="You use the form for positive z everywhere, so nothing comes out below one half. The other sign has "
    "its own numerator.",
)

wrong_line(
    "04-i", {"slope = e / (1 + e) ** 2": "slope = e / (1 + e)"}, hint="The square is missing in the denominator of the slope."
)

wrong_line(
    "M34",
    {
        "a = np.where(z >= 0, 1, e) / (1 + e)": "a = np.round(np.where(z >= 0, 1, e) / (1 + e), 3)",
        "slope = e / (1 + e) ** 2": "slope = np.round(e / (1 + e) ** 2, 3)",
    },
    hint="Your results are rounded. Return all digits, and round only what you print.",
)

wrong_line(
    "04-j",
    {"e = np.exp(-np.abs(z))": "e = np.exp(np.abs(z))"},
    hint="The minus in the exponent is missing: exp(|z|) overflows far out, and near 0 the sigmoid falls where it should rise.",
)

wrong_line(
    "04-k",
    {"return a, slope": "return slope, a"},
    hint="You return the two in the wrong order: the value comes first, then the slope.",
)

wrong_line(
    "04-cw",
    {"slope = e / (1 + e) ** 2": "slope = (e / (1 + e)) ** 2"},
    hint="Your slope squares the numerator, too. Only the denominator is squared.",
)

wrong_line(
    "04-cx",
    {"slope = e / (1 + e) ** 2": "slope = e / (1 + e**2)"},
    hint="Parentheses are missing in the slope: the whole of 1 + e is squared, and not e alone.",
)

wrong_line(
    "04-cy",
    {"a = np.where(z >= 0, 1, e) / (1 + e)": "a = e / (1 + e)"},
    hint="You use the form for negative z everywhere, so nothing comes out above one half. Each number needs the "
    "form of its own sign: np.where chooses for each.",
)

wrong_line(
    "04-cz",
    {"slope = e / (1 + e) ** 2": "slope = np.where(z >= 0, 1, -1) * e / (1 + e) ** 2"},
    hint="Your slope is below 0 left of 0. The sigmoid rises there, too: the slopes at z and -z are the same number.",
)
