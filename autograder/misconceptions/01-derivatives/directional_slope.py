"""Mistakes in 01-derivatives, directional_slope: wrong code, and what to tell who wrote it."""

import numpy as np

from autograder.bank import misconception


@misconception("01-au", hint="The length of v still counts in your slope. Divide by it first: only the direction matters.")
def directional_slope(gradient, v):
    return np.dot(gradient, v)


@misconception("M75", hint="Your products are not added up. A slope is one number.")
def directional_slope(gradient, v):
    return gradient * v / np.linalg.norm(v)


@misconception("01-av", hint="You divide by the squared length of v: the root is missing.")
def directional_slope(gradient, v):
    return np.dot(gradient, v) / np.dot(v, v)


@misconception(
    "01-aw",
    hint="You also divide by the length of the gradient. That gives the cosine of the angle, not the slope.",
)
def directional_slope(gradient, v):
    return np.dot(gradient, v) / (np.linalg.norm(v) * np.linalg.norm(gradient))


@misconception("01-ax", hint="You divide by the length of the gradient. The vector whose length must not matter is v.")
def directional_slope(gradient, v):
    return np.dot(gradient, v) / np.linalg.norm(gradient)


@misconception(
    "01-ay",
    hint="That is the slope of the steepest direction, whatever v is. Take the dot product with the direction of v.",
)
def directional_slope(gradient, v):
    return np.linalg.norm(gradient)


@misconception("01-az", hint="Your slope has lost its sign: against the gradient it goes down, so it is negative.")
def directional_slope(gradient, v):
    return abs(np.dot(gradient, v)) / np.linalg.norm(v)


@misconception("01-ba", hint="You divide by the sum of the entries of v. Its length is the root of the sum of the squares.")
def directional_slope(gradient, v):
    return np.dot(gradient, v) / np.sum(np.abs(v))
