"""Mistakes in 07-gradient-descent, path: wrong code, and what to tell who wrote it."""

import numpy as np

from autograder.bank import misconception


@misconception("M88", hint="You walk uphill: the gradient points up, so descent subtracts it.")
def path(w, x, y, learning_rate, steps):
    weights = [w]
    for _ in range(steps):
        slope = np.mean(-2 * x * (y - weights[-1] * x))
        weights.append(weights[-1] + learning_rate * slope)
    return np.array(weights)


@misconception("M89", hint="The learning rate is in your step twice: once is enough.")
def path(w, x, y, learning_rate, steps):
    weights = [w]
    for _ in range(steps):
        slope = np.mean(-2 * x * (y - weights[-1] * x))
        weights.append(weights[-1] - learning_rate**2 * slope)
    return np.array(weights)


@misconception("M90", hint="The learning rate is missing: you subtract the whole slope.")
def path(w, x, y, learning_rate, steps):
    weights = [w]
    for _ in range(steps):
        slope = np.mean(-2 * x * (y - weights[-1] * x))
        weights.append(weights[-1] - slope)
    return np.array(weights)


@misconception(
    "M91",
    hint="The old weight is missing from your step: you replace it by the change instead of adding the change to it.",
)
def path(w, x, y, learning_rate, steps):
    weights = [w]
    for _ in range(steps):
        slope = np.mean(-2 * x * (y - weights[-1] * x))
        weights.append(-learning_rate * slope)
    return np.array(weights)


@misconception(
    "M94",
    hint="The inner derivative is missing: the slope of one sample contains the factor x, because w is multiplied by x.",
)
def path(w, x, y, learning_rate, steps):
    weights = [w]
    for _ in range(steps):
        slope = np.mean(-2 * (y - weights[-1] * x))
        weights.append(weights[-1] - learning_rate * slope)
    return np.array(weights)


@misconception("07-a", hint="The 2 of the derivative of a square is missing: all your steps have half their length.")
def path(w, x, y, learning_rate, steps):
    weights = [w]
    for _ in range(steps):
        slope = np.mean(-x * (y - weights[-1] * x))
        weights.append(weights[-1] - learning_rate * slope)
    return np.array(weights)


@misconception("M76", hint="You add the slopes of the samples up. The loss is their mean, so the slope is a mean, too.")
def path(w, x, y, learning_rate, steps):
    weights = [w]
    for _ in range(steps):
        slope = np.sum(-2 * x * (y - weights[-1] * x))
        weights.append(weights[-1] - learning_rate * slope)
    return np.array(weights)


@misconception("M83", hint="Only the last sample moves your weight. Every sample has a slope; take the mean of all.")
def path(w, x, y, learning_rate, steps):
    weights = [w]
    for _ in range(steps):
        slope = -2 * x[-1] * (y[-1] - weights[-1] * x[-1])
        weights.append(weights[-1] - learning_rate * slope)
    return np.array(weights)


@misconception("07-b", hint="All your steps are equal: the slope is taken at the start only. Take it anew where you stand now.")
def path(w, x, y, learning_rate, steps):
    weights = [w]
    for _ in range(steps):
        slope = np.mean(-2 * x * (y - w * x))
        weights.append(weights[-1] - learning_rate * slope)
    return np.array(weights)


@misconception("07-c", hint="You take a step for each sample. Here one step uses the mean slope of all samples.")
def path(w, x, y, learning_rate, steps):
    weights = [w]
    for _ in range(steps):
        now = weights[-1]
        for one_x, one_y in zip(x, y):
            now = now + 2 * learning_rate * one_x * (one_y - now * one_x)
        weights.append(now)
    return np.array(weights)


@misconception(
    "07-d",
    hint="The mean of a product is not the product of the means: multiply sample by sample first, then average.",
)
def path(w, x, y, learning_rate, steps):
    weights = [w]
    for _ in range(steps):
        slope = -2 * np.mean(x) * np.mean(y - weights[-1] * x)
        weights.append(weights[-1] - learning_rate * slope)
    return np.array(weights)


@misconception("07-e", hint="Your step uses the loss itself. Descent subtracts the derivative.")
def path(w, x, y, learning_rate, steps):
    weights = [w]
    for _ in range(steps):
        slope = np.mean((y - weights[-1] * x) ** 2)
        weights.append(weights[-1] - learning_rate * slope)
    return np.array(weights)


@misconception(
    "07-f",
    hint="The start is missing: the first entry is the weight before any step, so there is one entry more than steps.",
)
def path(w, x, y, learning_rate, steps):
    weights = [w]
    for _ in range(steps):
        slope = np.mean(-2 * x * (y - weights[-1] * x))
        weights.append(weights[-1] - learning_rate * slope)
    return np.array(weights[1:])


@misconception("07-g", hint="You return the last weight only. The whole path is wanted, from the start on.")
def path(w, x, y, learning_rate, steps):
    weights = [w]
    for _ in range(steps):
        slope = np.mean(-2 * x * (y - weights[-1] * x))
        weights.append(weights[-1] - learning_rate * slope)
    return np.array(weights[-1])


@misconception(
    "07-ch",
    hint="The entry after the start is the start once more: the weight is noted before it has moved. Step first, then note.",
)
def path(w, x, y, learning_rate, steps):
    weights = [w]
    for _ in range(steps):
        weights.append(w)
        w = w - learning_rate * np.mean(-2 * x * (y - w * x))
    return np.array(weights)
