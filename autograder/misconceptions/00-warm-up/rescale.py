"""Mistakes in 00-warm-up, rescale: wrong code, and what to tell who wrote it."""

import numpy as np

from autograder.bank import misconception


@misconception(
    "00-a",
    hint="Division comes before subtraction, so only a part of your formula is divided. Put parentheses around "
    "the numerator and around the denominator.",
)
def rescale(x, low, high):
    return x - low / high - low


@misconception("00-b", hint="You divide by the upper end. The scale is as long as the distance between its two ends.")
def rescale(x, low, high):
    return (x - low) / high


@misconception(
    "00-c",
    hint="You take the two ends from the data. Use `low` and `high` as they are given: readings may lie inside or beyond them.",
)
def rescale(x, low, high):
    return (x - x.min()) / (x.max() - x.min())


@misconception(
    "00-d",
    hint="You cut off what lies beyond the scale. Nothing should be cut: readings beyond it go below 0 or above 1.",
)
def rescale(x, low, high):
    return np.clip((x - low) / (high - low), 0, 1)


@misconception(
    "00-e",
    hint="Your scale runs backward: you measure the distance to `high`, and it should be the distance from `low`.",
)
def rescale(x, low, high):
    return (high - x) / (high - low)


@misconception(
    "00-f",
    hint="Your function prints its result and returns nothing. Others can only use what comes after `return`.",
)
def rescale(x, low, high):
    print((x - low) / (high - low))


@misconception("00-g", hint="Two slashes divide and throw the decimals away. Use a single one.")
def rescale(x, low, high):
    return (x - low) // (high - low)


@misconception("00-h", hint="You divide, but the scale does not begin at 0 yet: the lower end has to be subtracted first.")
def rescale(x, low, high):
    return x / (high - low)


@misconception("00-i", hint="You subtract the lower end, but do not divide: the upper end has to land at 1.")
def rescale(x, low, high):
    return x - low


@misconception("00-j", hint="The sign in your denominator is wrong: take the upper end minus the lower one.")
def rescale(x, low, high):
    return (x - low) / (low - high)


@misconception("M34", hint="Your function rounds its result. Return all digits and round only what you print.")
def rescale(x, low, high):
    return np.round((x - low) / (high - low), 2)


@misconception(
    "M08",
    hint="Your result array takes over the whole-number type of the input, so every decimal is cut off. Create it as float, "
    "or compute with whole arrays.",
)
def rescale(x, low, high):
    result = np.zeros_like(x)
    result[...] = (x - low) / (high - low)
    return result


@misconception(
    "M87",
    hint="Your function changes the array that it was given, so a second call starts from other numbers. Make a new array: "
    "x = x - low instead of x -= low.",
)
def rescale(x, low, high):
    x -= low
    x /= high - low
    return x


@misconception(
    "00-be",
    hint="You subtract `low` in place, so the caller's array is changed and a second call starts from other numbers. Make a new "
    "array: x = x - low instead of x -= low.",
)
def rescale(x, low, high):
    x -= low
    return x / (high - low)
