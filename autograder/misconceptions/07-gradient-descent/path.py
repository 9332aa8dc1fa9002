"""Mistakes in 07-gradient-descent, path: wrong code, and what to tell who wrote it."""

import numpy as np

from autograder.bank import misconception, wrong_line

wrong_line(
    "M88",
    {"weights.append(weights[-1] - learning_rate * slope)": "weights.append(weights[-1] + learning_rate * slope)"},
    hint="You walk uphill: the gradient points up, so descent subtracts it.",
)

wrong_line(
    "M89",
    {"weights.append(weights[-1] - learning_rate * slope)": "weights.append(weights[-1] - learning_rate**2 * slope)"},
    hint="The learning rate is in your step twice: once is enough.",
)

wrong_line(
    "M90",
    {"weights.append(weights[-1] - learning_rate * slope)": "weights.append(weights[-1] - slope)"},
    hint="The learning rate is missing: you subtract the whole slope.",
)

wrong_line(
    "M91",
    {"weights.append(weights[-1] - learning_rate * slope)": "weights.append(-learning_rate * slope)"},
    hint="The old weight is missing from your step: you replace it by the change instead of adding the change to it.",
)

wrong_line(
    "M94",
    {"slope = np.mean(-2 * x * (y - weights[-1] * x))": "slope = np.mean(-2 * (y - weights[-1] * x))"},
    hint="The inner derivative is missing: the slope of one sample contains the factor x, because w is multiplied by x.",
)

wrong_line(
    "07-a",
    {"slope = np.mean(-2 * x * (y - weights[-1] * x))": "slope = np.mean(-x * (y - weights[-1] * x))"},
    hint="The 2 of the derivative of a square is missing: all your steps have half their length.",
)

wrong_line(
    "M76",
    {"slope = np.mean(-2 * x * (y - weights[-1] * x))": "slope = np.sum(-2 * x * (y - weights[-1] * x))"},
    hint="You add the slopes of the samples up. The loss is their mean, so the slope is a mean, too.",
)

wrong_line(
    "M83",
    {"slope = np.mean(-2 * x * (y - weights[-1] * x))": "slope = -2 * x[-1] * (y[-1] - weights[-1] * x[-1])"},
    hint="Only the last sample moves your weight. Every sample has a slope; take the mean of all.",
)

wrong_line(
    "07-b",
    {"slope = np.mean(-2 * x * (y - weights[-1] * x))": "slope = np.mean(-2 * x * (y - w * x))"},
    hint="All your steps are equal: the slope is taken at the start only. Take it anew where you stand now.",
)


@misconception("07-c", hint="You take a step for each sample. Here one step uses the mean slope of all samples.")
def path(w, x, y, learning_rate, steps):
    weights = [w]
    for _ in range(steps):
        now = weights[-1]
        for one_x, one_y in zip(x, y):
            now = now + 2 * learning_rate * one_x * (one_y - now * one_x)
        weights.append(now)
    return np.array(weights)


wrong_line(
    "07-d",
    {"slope = np.mean(-2 * x * (y - weights[-1] * x))": "slope = -2 * np.mean(x) * np.mean(y - weights[-1] * x)"},
    hint="The mean of a product is not the product of the means: multiply sample by sample first, then average.",
)

wrong_line(
    "07-e",
    {"slope = np.mean(-2 * x * (y - weights[-1] * x))": "slope = np.mean((y - weights[-1] * x) ** 2)"},
    hint="Your step uses the loss itself. Descent subtracts the derivative.",
)

wrong_line(
    "07-f",
    {"return np.array(weights)": "return np.array(weights[1:])"},
    hint="The start is missing: the first entry is the weight before any step, so there is one entry more than steps.",
)

wrong_line(
    "07-g",
    {"return np.array(weights)": "return np.array(weights[-1])"},
    hint="You return the last weight only. The whole path is wanted, from the start on.",
)

wrong_line(
    "07-ch",
    {
        "slope = np.mean(-2 * x * (y - weights[-1] * x))": "weights.append(w)",
        "weights.append(weights[-1] - learning_rate * slope)": "w = w - learning_rate * np.mean(-2 * x * (y - w * x))",
    },
    hint="The entry after the start is the start once more: the weight is noted before it has moved. Step first, then note.",
)
