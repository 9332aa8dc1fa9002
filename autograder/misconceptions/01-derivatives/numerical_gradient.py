"""Mistakes in 01-derivatives, numerical_gradient: wrong code, and what to tell who wrote it."""

import numpy as np

from autograder.bank import misconception


@misconception("M05", hint="From x - h to x + h it is two steps. You divide by one.")
def numerical_gradient(f, x, h):
    x = np.array(x, dtype=float)
    gradient = np.zeros(x.shape)
    for i in range(len(x)):
        step = np.zeros(x.shape)
        step[i] = h
        gradient[i] = (f(x + step) - f(x - step)) / h
    return gradient


@misconception(
    "M06",
    hint="You look forward only. Central differences are asked for: the value at the other side is needed as well.",
)
def numerical_gradient(f, x, h):
    x = np.array(x, dtype=float)
    gradient = np.zeros(x.shape)
    for i in range(len(x)):
        step = np.zeros(x.shape)
        step[i] = h
        gradient[i] = (f(x + step) - f(x)) / h
    return gradient


@misconception(
    "M08",
    hint="You take over the whole-number type of x, and a whole number cannot take a step of 0.1: work on a copy of floats.",
)
def numerical_gradient(f, x, h):
    gradient = np.zeros(x.shape)
    for i in range(len(x)):
        above, below = x.copy(), x.copy()
        above[i] = x[i] + h
        below[i] = x[i] - h
        gradient[i] = (f(above) - f(below)) / (2 * h)
    return gradient


@misconception(
    "01-vanish",
    hint="Your step vanishes: an array of whole numbers cannot hold 0.1. Make the array that holds the step one of floats.",
)
def numerical_gradient(f, x, h):
    gradient = np.zeros(x.shape)
    for i in range(len(x)):
        step = np.zeros_like(x)
        step[i] = h
        gradient[i] = (f(x + step) - f(x - step)) / (2 * h)
    return gradient


@misconception("M09", hint="An entry that moved does not come back: later entries are measured from a shifted place.")
def numerical_gradient(f, x, h):
    x = np.array(x, dtype=float)
    gradient = np.zeros(x.shape)
    for i in range(len(x)):
        x[i] += h
        above = f(x)
        x[i] -= 2 * h
        gradient[i] = (above - f(x)) / (2 * h)
    return gradient


@misconception(
    "M13",
    hint="You move all entries at once, so every entry of your gradient is the same. Move one entry at a time.",
)
def numerical_gradient(f, x, h):
    x = np.array(x, dtype=float)
    slope = (f(x + h) - f(x - h)) / (2 * h)
    return np.full(x.shape, slope)


@misconception("01-ah", hint="You add up the entries of the gradient. Return all of them, one for each entry of x.")
def numerical_gradient(f, x, h):
    x = np.array(x, dtype=float)
    gradient = np.zeros(x.shape)
    for i in range(len(x)):
        step = np.zeros(x.shape)
        step[i] = h
        gradient[i] = (f(x + step) - f(x - step)) / (2 * h)
    return gradient.sum()


@misconception("01-ai", hint="Your gradient points downhill: the sign of every entry is turned around.")
def numerical_gradient(f, x, h):
    x = np.array(x, dtype=float)
    gradient = np.zeros(x.shape)
    for i in range(len(x)):
        step = np.zeros(x.shape)
        step[i] = h
        gradient[i] = (f(x - step) - f(x + step)) / (2 * h)
    return gradient


@misconception(
    "01-aj",
    hint="You scale the gradient to length 1. Here the slopes themselves are asked for; directions come in Exercise 6.",
)
def numerical_gradient(f, x, h):
    x = np.array(x, dtype=float)
    gradient = np.zeros(x.shape)
    for i in range(len(x)):
        step = np.zeros(x.shape)
        step[i] = h
        gradient[i] = (f(x + step) - f(x - step)) / (2 * h)
    return gradient / np.linalg.norm(gradient)


@misconception("01-ak", hint="Your loop leaves after its first turn: the return stands inside the loop.")
def numerical_gradient(f, x, h):
    x = np.array(x, dtype=float)
    gradient = np.zeros(x.shape)
    for i in range(len(x)):
        step = np.zeros(x.shape)
        step[i] = h
        gradient[i] = (f(x + step) - f(x - step)) / (2 * h)
        return gradient


@misconception("01-al", hint="You divide by 2 and multiply by h. Put 2 * h into parentheses.")
def numerical_gradient(f, x, h):
    x = np.array(x, dtype=float)
    gradient = np.zeros(x.shape)
    for i in range(len(x)):
        step = np.zeros(x.shape)
        step[i] = h
        gradient[i] = (f(x + step) - f(x - step)) / 2 * h
    return gradient


@misconception("M34", hint="Your function rounds its result. Return all digits and round only what you print.")
def numerical_gradient(f, x, h):
    x = np.array(x, dtype=float)
    gradient = np.zeros(x.shape)
    for i in range(len(x)):
        step = np.zeros(x.shape)
        step[i] = h
        gradient[i] = (f(x + step) - f(x - step)) / (2 * h)
    return np.round(gradient, 1)


@misconception(
    "M87",
    hint="Your function writes into the array that it was given: a caller finds other numbers there afterwards. Work on a copy.",
)
def numerical_gradient(f, x, h):
    y = np.array(x, dtype=float)
    gradient = np.zeros(y.shape)
    for i in range(len(y)):
        step = np.zeros(y.shape)
        step[i] = h
        gradient[i] = (f(y + step) - f(y - step)) / (2 * h)
    x[...] = gradient
    return gradient
