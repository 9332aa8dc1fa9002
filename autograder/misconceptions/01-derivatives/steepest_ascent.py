"""Mistakes in 01-derivatives, steepest_ascent: wrong code, and what to tell who wrote it."""

import numpy as np

from autograder.bank import misconception


@misconception("01-am", hint="A direction has length 1. Divide the gradient by its length.")
def steepest_ascent(gradient):
    return gradient


@misconception("01-an", hint="That is the way down. The gradient itself points up.")
def steepest_ascent(gradient):
    return -gradient / np.linalg.norm(gradient)


@misconception(
    "01-ao",
    hint="You divide by the sum of the entries. The length of a vector is the root of the sum of its squares.",
)
def steepest_ascent(gradient):
    return gradient / gradient.sum()


@misconception(
    "01-ap",
    hint="You divide by the sum of the absolute entries. The length of a vector is the root of the sum of its squares.",
)
def steepest_ascent(gradient):
    return gradient / np.abs(gradient).sum()


@misconception("01-aq", hint="You divide by the largest entry. The length of a vector is the root of the sum of its squares.")
def steepest_ascent(gradient):
    return gradient / np.abs(gradient).max()


@misconception("01-ar", hint="You divide by the squared length: the root is missing.")
def steepest_ascent(gradient):
    return gradient / np.sum(gradient**2)


@misconception("01-as", hint="You keep only the signs. Steep entries should count more than flat ones.")
def steepest_ascent(gradient):
    return np.sign(gradient)


@misconception("01-at", hint="You answer with the length of the gradient: a number. A direction is a vector.")
def steepest_ascent(gradient):
    return np.linalg.norm(gradient)
