"""Mistakes in 07-gradient-descent, forecast: wrong code, and what to tell who wrote it."""

import numpy as np

from autograder.bank import misconception


@misconception(
    "07-h",
    hint="Your curvature lacks its 2, so that the factor is too near to 1 and both rates are twice as large as they should be.",
)
def forecast(w, x, y, learning_rate, steps):
    curvature = np.mean(x**2)
    best = np.sum(x * y) / np.sum(x**2)
    factor = 1 - learning_rate * curvature
    after = best + factor**steps * (w - best)
    return {"factor": factor, "after": after, "jump": 1 / curvature, "limit": 2 / curvature}


@misconception("M76", hint="Your curvature adds the squares up. The loss is a mean, so the curvature holds their mean.")
def forecast(w, x, y, learning_rate, steps):
    curvature = 2 * np.sum(x**2)
    best = np.sum(x * y) / np.sum(x**2)
    factor = 1 - learning_rate * curvature
    after = best + factor**steps * (w - best)
    return {"factor": factor, "after": after, "jump": 1 / curvature, "limit": 2 / curvature}


@misconception("07-i", hint="You square the mean of x. The curvature holds the mean of the squares, which is never smaller.")
def forecast(w, x, y, learning_rate, steps):
    curvature = 2 * np.mean(x) ** 2
    best = np.sum(x * y) / np.sum(x**2)
    factor = 1 - learning_rate * curvature
    after = best + factor**steps * (w - best)
    return {"factor": factor, "after": after, "jump": 1 / curvature, "limit": 2 / curvature}


@misconception("07-j", hint="Your factor is only what is taken away. What stays of the distance is 1 minus that.")
def forecast(w, x, y, learning_rate, steps):
    curvature = 2 * np.mean(x**2)
    best = np.sum(x * y) / np.sum(x**2)
    factor = learning_rate * curvature
    after = best + factor**steps * (w - best)
    return {"factor": factor, "after": after, "jump": 1 / curvature, "limit": 2 / curvature}


@misconception("07-k", hint="Your factor grows with every step: the sign is turned. Descent subtracts.")
def forecast(w, x, y, learning_rate, steps):
    curvature = 2 * np.mean(x**2)
    best = np.sum(x * y) / np.sum(x**2)
    factor = 1 + learning_rate * curvature
    after = best + factor**steps * (w - best)
    return {"factor": factor, "after": after, "jump": 1 / curvature, "limit": 2 / curvature}


@misconception("07-l", hint="You lost the sign of the factor. A negative one is what jumping to the other side means.")
def forecast(w, x, y, learning_rate, steps):
    curvature = 2 * np.mean(x**2)
    best = np.sum(x * y) / np.sum(x**2)
    factor = abs(1 - learning_rate * curvature)
    after = best + factor**steps * (w - best)
    return {"factor": factor, "after": after, "jump": 1 / curvature, "limit": 2 / curvature}


@misconception(
    "07-m",
    hint="You multiply the factor with the number of steps. The distance is multiplied by it in each step: that is a power.",
)
def forecast(w, x, y, learning_rate, steps):
    curvature = 2 * np.mean(x**2)
    best = np.sum(x * y) / np.sum(x**2)
    factor = 1 - learning_rate * curvature
    after = best + factor * steps * (w - best)
    return {"factor": factor, "after": after, "jump": 1 / curvature, "limit": 2 / curvature}


@misconception(
    "07-n",
    hint="After so many steps you tell the distance to the best weight, not the weight: the best weight has to be added again.",
)
def forecast(w, x, y, learning_rate, steps):
    curvature = 2 * np.mean(x**2)
    best = np.sum(x * y) / np.sum(x**2)
    factor = 1 - learning_rate * curvature
    after = factor**steps * (w - best)
    return {"factor": factor, "after": after, "jump": 1 / curvature, "limit": 2 / curvature}


@misconception("07-o", hint="You shrink the weight itself. What shrinks is its distance to the best weight.")
def forecast(w, x, y, learning_rate, steps):
    curvature = 2 * np.mean(x**2)
    best = np.sum(x * y) / np.sum(x**2)
    factor = 1 - learning_rate * curvature
    after = factor**steps * w
    return {"factor": factor, "after": after, "jump": 1 / curvature, "limit": 2 / curvature}


@misconception("07-p", hint="Your forecast is one step short: the power is the number of steps.")
def forecast(w, x, y, learning_rate, steps):
    curvature = 2 * np.mean(x**2)
    best = np.sum(x * y) / np.sum(x**2)
    factor = 1 - learning_rate * curvature
    after = best + factor ** (steps - 1) * (w - best)
    return {"factor": factor, "after": after, "jump": 1 / curvature, "limit": 2 / curvature}


@misconception(
    "07-q",
    hint="The distance has the wrong sign: it is the start minus the best weight, so you come out on the other side.",
)
def forecast(w, x, y, learning_rate, steps):
    curvature = 2 * np.mean(x**2)
    best = np.sum(x * y) / np.sum(x**2)
    factor = 1 - learning_rate * curvature
    after = best + factor**steps * (best - w)
    return {"factor": factor, "after": after, "jump": 1 / curvature, "limit": 2 / curvature}


@misconception(
    "07-r",
    hint="Jump and limit have changed places. One of them makes the factor 0, the other minus one: which is larger?",
)
def forecast(w, x, y, learning_rate, steps):
    curvature = 2 * np.mean(x**2)
    best = np.sum(x * y) / np.sum(x**2)
    factor = 1 - learning_rate * curvature
    after = best + factor**steps * (w - best)
    return {"factor": factor, "after": after, "jump": 2 / curvature, "limit": 1 / curvature}


@misconception(
    "07-s",
    hint="Your best weight is the mean of the ratios y / x. Least squares weighs samples with a large x more: look"
    " at the formula.",
)
def forecast(w, x, y, learning_rate, steps):
    curvature = 2 * np.mean(x**2)
    best = np.mean(y / x)
    factor = 1 - learning_rate * curvature
    after = best + factor**steps * (w - best)
    return {"factor": factor, "after": after, "jump": 1 / curvature, "limit": 2 / curvature}


@misconception("07-ci", hint="You add x up and square the sum. The curvature adds the squares: square first.")
def forecast(w, x, y, learning_rate, steps):
    curvature = 2 * np.sum(x) ** 2 / len(x)
    best = np.sum(x * y) / np.sum(x**2)
    factor = 1 - learning_rate * curvature
    after = best + factor**steps * (w - best)
    return {"factor": factor, "after": after, "jump": 1 / curvature, "limit": 2 / curvature}


@misconception(
    "07-cj",
    hint="Your jump is how far the best weight is away. Asked is a learning rate: the one whose factor leaves nothing of that distance.",
)
def forecast(w, x, y, learning_rate, steps):
    curvature = 2 * np.mean(x**2)
    best = np.sum(x * y) / np.sum(x**2)
    factor = 1 - learning_rate * curvature
    after = best + factor**steps * (w - best)
    return {"factor": factor, "after": after, "jump": best - w, "limit": 2 / curvature}
