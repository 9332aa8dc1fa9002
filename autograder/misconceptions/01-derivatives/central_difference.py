"""Mistakes in 01-derivatives, central_difference: wrong code, and what to tell who wrote it."""

import numpy as np

from autograder.bank import misconception


@misconception("M05", hint="From x - h to x + h it is two steps. You divide by one.")
def central_difference(f, x, h):
    return (f(x + h) - f(x - h)) / h


@misconception("M06", hint="You look forward only. The central difference needs the value at x - h as well.")
def central_difference(f, x, h):
    return (f(x + h) - f(x)) / h


@misconception("01-o", hint="You look backward only. The central difference needs the value at x + h as well.")
def central_difference(f, x, h):
    return (f(x) - f(x - h)) / h


@misconception(
    "01-p",
    hint="Division and multiplication are worked out from left to right, so your h ends up above the line. Put 2 * h into parentheses.",
)
def central_difference(f, x, h):
    return (f(x + h) - f(x - h)) / 2 * h


@misconception("01-q", hint="You add the two values. The slope needs their difference.")
def central_difference(f, x, h):
    return (f(x + h) + f(x - h)) / (2 * h)


@misconception("01-r", hint="Your slope has the wrong sign: the value at x - h is subtracted from the one at x + h.")
def central_difference(f, x, h):
    return (f(x - h) - f(x + h)) / (2 * h)


@misconception("01-s", hint="You step by half of h, but divide by two whole steps: your slope is about half of the right one.")
def central_difference(f, x, h):
    return (f(x + h / 2) - f(x - h / 2)) / (2 * h)


@misconception("01-t", hint="Your two places lie h apart instead of 2h: step by the whole h to either side.")
def central_difference(f, x, h):
    return (f(x + h / 2) - f(x - h / 2)) / h


@misconception("01-u", hint="You mix the two quotients: from x to x + h it is one step, from x - h to x + h it is two.")
def central_difference(f, x, h):
    return (f(x + h) - f(x)) / (2 * h)


@misconception("01-v", hint="You use a tiny step of your own. Use the h that the function is given.")
def central_difference(f, x, h):
    h = 1e-5
    return (f(x + h) - f(x - h)) / (2 * h)


@misconception("M34", hint="Your function rounds its result. Return all digits and round only what you print.")
def central_difference(f, x, h):
    return np.round((f(x + h) - f(x - h)) / (2 * h), 2)
