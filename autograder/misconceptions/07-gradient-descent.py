"""Misconceptions of 07-gradient-descent: wrong code, and what to tell who wrote it.

M-numbers are those of the course's catalogue; 07-a … are found here.
"""

import numpy as np
from autograder.bank import misconception

# Exercise 1, part one: path


@misconception(
    "M88",
    cell="path",
    hint="You walk uphill: the gradient points up, so descent subtracts it.",
)
def path(w, x, y, learning_rate, steps):
    weights = [w]
    for _ in range(steps):
        slope = np.mean(-2 * x * (y - weights[-1] * x))
        weights.append(weights[-1] + learning_rate * slope)
    return np.array(weights)


@misconception(
    "M89",
    cell="path",
    hint="The learning rate is in your step twice: once is enough.",
)
def path(w, x, y, learning_rate, steps):
    weights = [w]
    for _ in range(steps):
        slope = np.mean(-2 * x * (y - weights[-1] * x))
        weights.append(weights[-1] - learning_rate**2 * slope)
    return np.array(weights)


@misconception(
    "M90",
    cell="path",
    hint="The learning rate is missing: you subtract the whole slope.",
)
def path(w, x, y, learning_rate, steps):
    weights = [w]
    for _ in range(steps):
        slope = np.mean(-2 * x * (y - weights[-1] * x))
        weights.append(weights[-1] - slope)
    return np.array(weights)


@misconception(
    "M91",
    cell="path",
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
    cell="path",
    hint="The inner derivative is missing: the slope of one sample contains the factor x, because w is multiplied by x.",
)
def path(w, x, y, learning_rate, steps):
    weights = [w]
    for _ in range(steps):
        slope = np.mean(-2 * (y - weights[-1] * x))
        weights.append(weights[-1] - learning_rate * slope)
    return np.array(weights)


@misconception(
    "07-a",
    cell="path",
    hint="The 2 of the derivative of a square is missing: all your steps have half their length.",
)
def path(w, x, y, learning_rate, steps):
    weights = [w]
    for _ in range(steps):
        slope = np.mean(-x * (y - weights[-1] * x))
        weights.append(weights[-1] - learning_rate * slope)
    return np.array(weights)


@misconception(
    "M76",
    cell="path",
    hint="You add the slopes of the samples up. The loss is their mean, so the slope is a mean, too.",
)
def path(w, x, y, learning_rate, steps):
    weights = [w]
    for _ in range(steps):
        slope = np.sum(-2 * x * (y - weights[-1] * x))
        weights.append(weights[-1] - learning_rate * slope)
    return np.array(weights)


@misconception(
    "M83",
    cell="path",
    hint="Only the last sample moves your weight. Every sample has a slope; take the mean of all.",
)
def path(w, x, y, learning_rate, steps):
    weights = [w]
    for _ in range(steps):
        slope = -2 * x[-1] * (y[-1] - weights[-1] * x[-1])
        weights.append(weights[-1] - learning_rate * slope)
    return np.array(weights)


@misconception(
    "07-b",
    cell="path",
    hint="All your steps are equal: the slope is taken at the start only. Take it anew where you stand now.",
)
def path(w, x, y, learning_rate, steps):
    weights = [w]
    for _ in range(steps):
        slope = np.mean(-2 * x * (y - w * x))
        weights.append(weights[-1] - learning_rate * slope)
    return np.array(weights)


@misconception(
    "07-c",
    cell="path",
    hint="You take a step for each sample. Here one step uses the mean slope of all samples.",
)
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
    cell="path",
    hint="The mean of a product is not the product of the means: multiply sample by sample first, then average.",
)
def path(w, x, y, learning_rate, steps):
    weights = [w]
    for _ in range(steps):
        slope = -2 * np.mean(x) * np.mean(y - weights[-1] * x)
        weights.append(weights[-1] - learning_rate * slope)
    return np.array(weights)


@misconception(
    "07-e",
    cell="path",
    hint="Your step uses the loss itself. Descent subtracts the derivative.",
)
def path(w, x, y, learning_rate, steps):
    weights = [w]
    for _ in range(steps):
        slope = np.mean((y - weights[-1] * x) ** 2)
        weights.append(weights[-1] - learning_rate * slope)
    return np.array(weights)


@misconception(
    "07-f",
    cell="path",
    hint="The start is missing: the first entry is the weight before any step, so there is one entry more than steps.",
)
def path(w, x, y, learning_rate, steps):
    weights = [w]
    for _ in range(steps):
        slope = np.mean(-2 * x * (y - weights[-1] * x))
        weights.append(weights[-1] - learning_rate * slope)
    return np.array(weights[1:])


@misconception(
    "07-g",
    cell="path",
    hint="You return the last weight only. The whole path is wanted, from the start on.",
)
def path(w, x, y, learning_rate, steps):
    weights = [w]
    for _ in range(steps):
        slope = np.mean(-2 * x * (y - weights[-1] * x))
        weights.append(weights[-1] - learning_rate * slope)
    return np.array(weights[-1])


@misconception(
    "07-ch",
    cell="path",
    hint="The entry after the start is the start once more: the weight is noted before it has moved. Step first, then note.",
)
def path(w, x, y, learning_rate, steps):
    weights = [w]
    for _ in range(steps):
        weights.append(w)
        w = w - learning_rate * np.mean(-2 * x * (y - w * x))
    return np.array(weights)


# Exercise 1, part two: forecast


@misconception(
    "07-h",
    cell="forecast",
    hint="Your curvature lacks its 2, so that the factor is too near to 1 and both rates are twice as large as they should be.",
)
def forecast(w, x, y, learning_rate, steps):
    curvature = np.mean(x**2)
    best = np.sum(x * y) / np.sum(x**2)
    factor = 1 - learning_rate * curvature
    after = best + factor**steps * (w - best)
    return {"factor": factor, "after": after, "jump": 1 / curvature, "limit": 2 / curvature}


@misconception(
    "M76",
    cell="forecast",
    hint="Your curvature adds the squares up. The loss is a mean, so the curvature holds their mean.",
)
def forecast(w, x, y, learning_rate, steps):
    curvature = 2 * np.sum(x**2)
    best = np.sum(x * y) / np.sum(x**2)
    factor = 1 - learning_rate * curvature
    after = best + factor**steps * (w - best)
    return {"factor": factor, "after": after, "jump": 1 / curvature, "limit": 2 / curvature}


@misconception(
    "07-i",
    cell="forecast",
    hint="You square the mean of x. The curvature holds the mean of the squares, which is never smaller.",
)
def forecast(w, x, y, learning_rate, steps):
    curvature = 2 * np.mean(x) ** 2
    best = np.sum(x * y) / np.sum(x**2)
    factor = 1 - learning_rate * curvature
    after = best + factor**steps * (w - best)
    return {"factor": factor, "after": after, "jump": 1 / curvature, "limit": 2 / curvature}


@misconception(
    "07-j",
    cell="forecast",
    hint="Your factor is only what is taken away. What stays of the distance is 1 minus that.",
)
def forecast(w, x, y, learning_rate, steps):
    curvature = 2 * np.mean(x**2)
    best = np.sum(x * y) / np.sum(x**2)
    factor = learning_rate * curvature
    after = best + factor**steps * (w - best)
    return {"factor": factor, "after": after, "jump": 1 / curvature, "limit": 2 / curvature}


@misconception(
    "07-k",
    cell="forecast",
    hint="Your factor grows with every step: the sign is turned. Descent subtracts.",
)
def forecast(w, x, y, learning_rate, steps):
    curvature = 2 * np.mean(x**2)
    best = np.sum(x * y) / np.sum(x**2)
    factor = 1 + learning_rate * curvature
    after = best + factor**steps * (w - best)
    return {"factor": factor, "after": after, "jump": 1 / curvature, "limit": 2 / curvature}


@misconception(
    "07-l",
    cell="forecast",
    hint="You lost the sign of the factor. A negative one is what jumping to the other side means.",
)
def forecast(w, x, y, learning_rate, steps):
    curvature = 2 * np.mean(x**2)
    best = np.sum(x * y) / np.sum(x**2)
    factor = abs(1 - learning_rate * curvature)
    after = best + factor**steps * (w - best)
    return {"factor": factor, "after": after, "jump": 1 / curvature, "limit": 2 / curvature}


@misconception(
    "07-m",
    cell="forecast",
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
    cell="forecast",
    hint="After so many steps you tell the distance to the best weight, not the weight: the best weight has to be added again.",
)
def forecast(w, x, y, learning_rate, steps):
    curvature = 2 * np.mean(x**2)
    best = np.sum(x * y) / np.sum(x**2)
    factor = 1 - learning_rate * curvature
    after = factor**steps * (w - best)
    return {"factor": factor, "after": after, "jump": 1 / curvature, "limit": 2 / curvature}


@misconception(
    "07-o",
    cell="forecast",
    hint="You shrink the weight itself. What shrinks is its distance to the best weight.",
)
def forecast(w, x, y, learning_rate, steps):
    curvature = 2 * np.mean(x**2)
    best = np.sum(x * y) / np.sum(x**2)
    factor = 1 - learning_rate * curvature
    after = factor**steps * w
    return {"factor": factor, "after": after, "jump": 1 / curvature, "limit": 2 / curvature}


@misconception(
    "07-p",
    cell="forecast",
    hint="Your forecast is one step short: the power is the number of steps.",
)
def forecast(w, x, y, learning_rate, steps):
    curvature = 2 * np.mean(x**2)
    best = np.sum(x * y) / np.sum(x**2)
    factor = 1 - learning_rate * curvature
    after = best + factor ** (steps - 1) * (w - best)
    return {"factor": factor, "after": after, "jump": 1 / curvature, "limit": 2 / curvature}


@misconception(
    "07-q",
    cell="forecast",
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
    cell="forecast",
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
    cell="forecast",
    hint="Your best weight is the mean of the ratios y / x. Least squares weighs samples with a large x more: look"
    " at the formula.",
)
def forecast(w, x, y, learning_rate, steps):
    curvature = 2 * np.mean(x**2)
    best = np.mean(y / x)
    factor = 1 - learning_rate * curvature
    after = best + factor**steps * (w - best)
    return {"factor": factor, "after": after, "jump": 1 / curvature, "limit": 2 / curvature}


@misconception(
    "07-ci",
    cell="forecast",
    hint="You add x up and square the sum. The curvature adds the squares: square first.",
)
def forecast(w, x, y, learning_rate, steps):
    curvature = 2 * np.sum(x) ** 2 / len(x)
    best = np.sum(x * y) / np.sum(x**2)
    factor = 1 - learning_rate * curvature
    after = best + factor**steps * (w - best)
    return {"factor": factor, "after": after, "jump": 1 / curvature, "limit": 2 / curvature}


@misconception(
    "07-cj",
    cell="forecast",
    hint="Your jump is how far the best weight is away. Asked is a learning rate: the one whose factor leaves nothing of that distance.",
)
def forecast(w, x, y, learning_rate, steps):
    curvature = 2 * np.mean(x**2)
    best = np.sum(x * y) / np.sum(x**2)
    factor = 1 - learning_rate * curvature
    after = best + factor**steps * (w - best)
    return {"factor": factor, "after": after, "jump": best - w, "limit": 2 / curvature}


# Exercise 2: batches


@misconception(
    "M97",
    cell="batches",
    hint="X is reordered and y is not: the samples have lost their labels. Take the same rows of both.",
)
def batches(X, y, order, batch_size):
    pairs = []
    for start in range(0, len(order), batch_size):
        rows = order[start : start + batch_size]
        pairs.append((X[np.array(rows)], y[start : start + batch_size]))
    return pairs


@misconception(
    "07-t",
    cell="batches",
    hint="y is reordered and X is not: the labels have lost their samples. Take the same rows of both.",
)
def batches(X, y, order, batch_size):
    pairs = []
    for start in range(0, len(order), batch_size):
        rows = order[start : start + batch_size]
        pairs.append((X[start : start + batch_size], y[np.array(rows)]))
    return pairs


@misconception(
    "07-u",
    cell="batches",
    hint="The order is not used: you cut the samples as they come.",
)
def batches(X, y, order, batch_size):
    pairs = []
    for start in range(0, len(order), batch_size):
        rows = order[start : start + batch_size]
        pairs.append((X[start : start + batch_size], y[start : start + batch_size]))
    return pairs


@misconception(
    "M98",
    cell="batches",
    hint="The last, smaller batch is lost: its samples are never used. Round the number of batches up.",
)
def batches(X, y, order, batch_size):
    pairs = []
    for start in range(0, len(order) - batch_size + 1, batch_size):
        rows = order[start : start + batch_size]
        pairs.append((X[np.array(rows)], y[np.array(rows)]))
    return pairs


@misconception(
    "07-v",
    cell="batches",
    hint="Your last batch is filled up with samples that were used already. It may be smaller.",
)
def batches(X, y, order, batch_size):
    pairs = []
    for start in range(0, len(order), batch_size):
        rows = [order[i % len(order)] for i in range(start, start + batch_size)]
        pairs.append((X[np.array(rows)], y[np.array(rows)]))
    return pairs


@misconception(
    "07-w",
    cell="batches",
    hint="Your last batch reaches back to be full, so some samples are used twice. It may be smaller.",
)
def batches(X, y, order, batch_size):
    pairs = []
    for start in range(0, len(order), batch_size):
        rows = order[max(0, min(start, len(order) - batch_size)) :][:batch_size]
        pairs.append((X[np.array(rows)], y[np.array(rows)]))
    return pairs


@misconception(
    "07-x",
    cell="batches",
    hint="You treat the batch size as the number of batches. It is the number of samples in each.",
)
def batches(X, y, order, batch_size):
    X_parts = np.array_split(X[np.array(order)], batch_size)
    return [(a, b) for a, b in zip(X_parts, np.array_split(y[np.array(order)], batch_size))]


@misconception(
    "07-y",
    cell="batches",
    hint="You sorted the rows within each batch. Keep the order that is given.",
)
def batches(X, y, order, batch_size):
    pairs = []
    for start in range(0, len(order), batch_size):
        rows = sorted(order[start : start + batch_size])
        pairs.append((X[np.array(rows)], y[np.array(rows)]))
    return pairs


@misconception(
    "07-z",
    cell="batches",
    hint="You spread the samples out to batches of almost the same size. All batches but the last are full.",
)
def batches(X, y, order, batch_size):
    count = -(-len(order) // batch_size)
    X_parts = np.array_split(X[np.array(order)], count)
    return [(a, b) for a, b in zip(X_parts, np.array_split(y[np.array(order)], count))]


@misconception(
    "M99",
    cell="batches",
    hint="Your batches overlap: the start moves on by fewer samples than a batch has.",
)
def batches(X, y, order, batch_size):
    pairs = []
    for start in range(len(order)):
        rows = order[start : start + batch_size]
        pairs.append((X[np.array(rows)], y[np.array(rows)]))
    return pairs


@misconception(
    "07-aa",
    cell="batches",
    hint="You take every so-many-th sample instead of neighbors in the order.",
)
def batches(X, y, order, batch_size):
    pairs = []
    for start in range(-(-len(order) // batch_size)):
        rows = order[start :: -(-len(order) // batch_size)]
        pairs.append((X[np.array(rows)], y[np.array(rows)]))
    return pairs


@misconception(
    "07-ab",
    cell="batches",
    hint="The order tells which row comes at which place. You read it the other way around, as the place where each row goes.",
)
def batches(X, y, order, batch_size):
    pairs = []
    for start in range(0, len(order), batch_size):
        rows = np.argsort(order)[start : start + batch_size]
        pairs.append((X[np.array(rows)], y[np.array(rows)]))
    return pairs


@misconception(
    "07-ck",
    cell="batches",
    hint="You return one list for X and one for y. Asked is one list, with a pair for each batch.",
)
def batches(X, y, order, batch_size):
    rows = [np.array(order[start : start + batch_size]) for start in range(0, len(order), batch_size)]
    return [X[now] for now in rows], [y[now] for now in rows]


# Exercise 3: sweep


@misconception(
    "07-ac",
    cell="sweep",
    hint="The second rate goes on where the first one ended. Every rate starts at the given place.",
)
def sweep(gradient, w, learning_rates, steps):
    ends = []
    place = np.array(w, dtype=float)
    for learning_rate in learning_rates:
        for _ in range(steps):
            place = place - learning_rate * gradient(place)
        ends.append(place)
    return np.array(ends)


@misconception(
    "M88",
    cell="sweep",
    hint="You walk uphill: descent subtracts the gradient.",
)
def sweep(gradient, w, learning_rates, steps):
    ends = []
    for learning_rate in learning_rates:
        place = np.array(w, dtype=float)
        for _ in range(steps):
            place = place + learning_rate * gradient(place)
        ends.append(place)
    return np.array(ends)


@misconception(
    "M90",
    cell="sweep",
    hint="The learning rate is not used: all rows are the same.",
)
def sweep(gradient, w, learning_rates, steps):
    ends = []
    for learning_rate in learning_rates:
        place = np.array(w, dtype=float)
        for _ in range(steps):
            place = place - gradient(place)
        ends.append(place)
    return np.array(ends)


@misconception(
    "M89",
    cell="sweep",
    hint="The learning rate is in your step twice.",
)
def sweep(gradient, w, learning_rates, steps):
    ends = []
    for learning_rate in learning_rates:
        place = np.array(w, dtype=float)
        for _ in range(steps):
            place = place - learning_rate**2 * gradient(place)
        ends.append(place)
    return np.array(ends)


@misconception(
    "07-ad",
    cell="sweep",
    hint="The gradient is taken at the start in every step. Take it where you stand.",
)
def sweep(gradient, w, learning_rates, steps):
    ends = []
    for learning_rate in learning_rates:
        place = np.array(w, dtype=float)
        for _ in range(steps):
            place = place - learning_rate * gradient(np.array(w, dtype=float))
        ends.append(place)
    return np.array(ends)


@misconception(
    "07-ae",
    cell="sweep",
    hint="You take one step too many.",
)
def sweep(gradient, w, learning_rates, steps):
    ends = []
    for learning_rate in learning_rates:
        place = np.array(w, dtype=float)
        for _ in range(steps + 1):
            place = place - learning_rate * gradient(place)
        ends.append(place)
    return np.array(ends)


@misconception(
    "07-af",
    cell="sweep",
    hint="You make a single step with each rate, however many are asked for.",
)
def sweep(gradient, w, learning_rates, steps):
    ends = []
    for learning_rate in learning_rates:
        place = np.array(w, dtype=float)
        for _ in range(1):
            place = place - learning_rate * gradient(place)
        ends.append(place)
    return np.array(ends)


@misconception(
    "07-ag",
    cell="sweep",
    hint="You divide the gradient by its length, so that only its direction counts. A gentle slope means a small step.",
)
def sweep(gradient, w, learning_rates, steps):
    ends = []
    for learning_rate in learning_rates:
        place = np.array(w, dtype=float)
        for _ in range(steps):
            place = place - learning_rate * gradient(place) / np.linalg.norm(gradient(place))
        ends.append(place)
    return np.array(ends)


@misconception(
    "M69",
    cell="sweep",
    hint="You move one weight after the other, and the later ones see a gradient at the half-moved place. Take the"
    " gradient first.",
)
def sweep(gradient, w, learning_rates, steps):
    ends = []
    for learning_rate in learning_rates:
        place = np.array(w, dtype=float)
        for _ in range(steps):
            for j in range(len(place)):
                place[j] -= learning_rate * gradient(place)[j]
        ends.append(place)
    return np.array(ends)


@misconception(
    "M08",
    cell="sweep",
    hint="Your weights are cut to whole numbers, because the start holds whole numbers or because you round. Make them floats.",
)
def sweep(gradient, w, learning_rates, steps):
    ends = []
    for learning_rate in learning_rates:
        place = np.array(w, dtype=float)
        for _ in range(steps):
            place = np.array(place - learning_rate * gradient(place)).astype(int)
        ends.append(place)
    return np.array(ends)


@misconception(
    "M91",
    cell="sweep",
    hint="The old place is missing from your step.",
)
def sweep(gradient, w, learning_rates, steps):
    ends = []
    for learning_rate in learning_rates:
        place = np.array(w, dtype=float)
        for _ in range(steps):
            place = -learning_rate * gradient(place)
        ends.append(place)
    return np.array(ends)


@misconception(
    "07-ah",
    cell="sweep",
    hint="You return the gradients at the end. The places are wanted.",
)
def sweep(gradient, w, learning_rates, steps):
    ends = []
    for learning_rate in learning_rates:
        place = np.array(w, dtype=float)
        for _ in range(steps):
            place = place - learning_rate * gradient(place)
        ends.append(gradient(place))
    return np.array(ends)


@misconception(
    "07-ai",
    cell="sweep",
    hint="Only the last rate's place comes back: collect a row for each.",
)
def sweep(gradient, w, learning_rates, steps):
    ends = []
    for learning_rate in learning_rates:
        place = np.array(w, dtype=float)
        for _ in range(steps):
            place = place - learning_rate * gradient(place)
        ends.append(place)
    return place


@misconception(
    "07-aj",
    cell="sweep",
    hint="Rows and columns are exchanged: a row for each rate.",
)
def sweep(gradient, w, learning_rates, steps):
    ends = []
    for learning_rate in learning_rates:
        place = np.array(w, dtype=float)
        for _ in range(steps):
            place = place - learning_rate * gradient(place)
        ends.append(place)
    return np.array(ends).T


@misconception(
    "M87",
    cell="sweep",
    hint="You walk in the caller's own array, so that the next rate starts where this one ended, and the caller's "
    "start is gone.",
)
def sweep(gradient, w, learning_rates, steps):
    ends = []
    for learning_rate in learning_rates:
        for _ in range(steps):
            w[:] = w - learning_rate * gradient(w)
        ends.append(w.copy())
    return np.array(ends)


@misconception(
    "07-cl",
    cell="sweep",
    hint="Only the first rate's place comes back: the return stands inside the loop over the rates.",
)
def sweep(gradient, w, learning_rates, steps):
    for learning_rate in learning_rates:
        place = np.array(w, dtype=float)
        for _ in range(steps):
            place = place - learning_rate * gradient(place)
        return np.array([place])


@misconception(
    "07-cm",
    cell="sweep",
    hint="You collect every place on the way. Asked is the last place of each rate, one row per rate.",
)
def sweep(gradient, w, learning_rates, steps):
    ends = []
    for learning_rate in learning_rates:
        place = np.array(w, dtype=float)
        for _ in range(steps):
            place = place - learning_rate * gradient(place)
            ends.append(place)
    return np.array(ends)


# Exercise 4: momentum


@misconception(
    "M103",
    cell="momentum",
    hint="You scale the gradient by 1 minus beta, as some books do. Here it goes into the velocity as it is.",
)
def momentum(gradient, w, learning_rate, beta, steps):
    place, speed = np.array(w, dtype=float), np.zeros(len(w))
    for _ in range(steps):
        speed = beta * speed + (1 - beta) * gradient(place)
        place = place - learning_rate * speed
    return place, speed


@misconception(
    "07-ak",
    cell="momentum",
    hint="The learning rate sits inside your velocity, as in some books. The weights come out alike, but the "
    "velocity here holds no rate.",
)
def momentum(gradient, w, learning_rate, beta, steps):
    place, speed = np.array(w, dtype=float), np.zeros(len(w))
    for _ in range(steps):
        speed = beta * speed - learning_rate * gradient(place)
        place = place + speed
    return place, speed


@misconception(
    "07-al",
    cell="momentum",
    hint="The learning rate is used twice: in the velocity and in the step.",
)
def momentum(gradient, w, learning_rate, beta, steps):
    place, speed = np.array(w, dtype=float), np.zeros(len(w))
    for _ in range(steps):
        speed = beta * speed + learning_rate * gradient(place)
        place = place - learning_rate * speed
    return place, speed


@misconception(
    "07-am",
    cell="momentum",
    hint="Your velocity forgets: it holds the newest gradient only. This is descent without momentum.",
)
def momentum(gradient, w, learning_rate, beta, steps):
    place, speed = np.array(w, dtype=float), np.zeros(len(w))
    for _ in range(steps):
        speed = gradient(place)
        place = place - learning_rate * speed
    return place, speed


@misconception(
    "07-an",
    cell="momentum",
    hint="Beta is missing: nothing of the velocity ever fades.",
)
def momentum(gradient, w, learning_rate, beta, steps):
    place, speed = np.array(w, dtype=float), np.zeros(len(w))
    for _ in range(steps):
        speed = speed + gradient(place)
        place = place - learning_rate * speed
    return place, speed


@misconception(
    "07-ao",
    cell="momentum",
    hint="The weights move before the velocity is renewed, so every step is one gradient late.",
)
def momentum(gradient, w, learning_rate, beta, steps):
    place, speed = np.array(w, dtype=float), np.zeros(len(w))
    for _ in range(steps):
        place = place - learning_rate * speed
        speed = beta * speed + gradient(place)
    return place, speed


@misconception(
    "M88",
    cell="momentum",
    hint="You walk uphill: the velocity is a sum of gradients, so it is subtracted.",
)
def momentum(gradient, w, learning_rate, beta, steps):
    place, speed = np.array(w, dtype=float), np.zeros(len(w))
    for _ in range(steps):
        speed = beta * speed + gradient(place)
        place = place + learning_rate * speed
    return place, speed


@misconception(
    "07-ap",
    cell="momentum",
    hint="You look ahead: your gradient is taken at the place where the velocity will lead. That is Nesterov's "
    "method; here it is taken at w.",
)
def momentum(gradient, w, learning_rate, beta, steps):
    place, speed = np.array(w, dtype=float), np.zeros(len(w))
    for _ in range(steps):
        speed = beta * speed + gradient(place - learning_rate * beta * speed)
        place = place - learning_rate * speed
    return place, speed


@misconception(
    "07-aq",
    cell="momentum",
    hint="You weigh the old velocity with 1 minus beta. It is beta that says how much is kept.",
)
def momentum(gradient, w, learning_rate, beta, steps):
    place, speed = np.array(w, dtype=float), np.zeros(len(w))
    for _ in range(steps):
        speed = (1 - beta) * speed + gradient(place)
        place = place - learning_rate * speed
    return place, speed


@misconception(
    "07-ar",
    cell="momentum",
    hint="Beta weighs the new gradient, too. Only the old velocity fades.",
)
def momentum(gradient, w, learning_rate, beta, steps):
    place, speed = np.array(w, dtype=float), np.zeros(len(w))
    for _ in range(steps):
        speed = beta * (speed + gradient(place))
        place = place - learning_rate * speed
    return place, speed


@misconception(
    "M90",
    cell="momentum",
    hint="The learning rate is missing from the step.",
)
def momentum(gradient, w, learning_rate, beta, steps):
    place, speed = np.array(w, dtype=float), np.zeros(len(w))
    for _ in range(steps):
        speed = beta * speed + gradient(place)
        place = place - speed
    return place, speed


@misconception(
    "07-as",
    cell="momentum",
    hint="The gradient is taken at the start in every step. Take it where you stand.",
)
def momentum(gradient, w, learning_rate, beta, steps):
    place, speed = np.array(w, dtype=float), np.zeros(len(w))
    for _ in range(steps):
        speed = beta * speed + gradient(np.array(w, dtype=float))
        place = place - learning_rate * speed
    return place, speed


@misconception(
    "07-at",
    cell="momentum",
    hint="Your velocity starts with the first gradient, which is then added once more. It starts at 0.",
)
def momentum(gradient, w, learning_rate, beta, steps):
    place = np.array(w, dtype=float)
    speed = np.array(gradient(place), dtype=float)
    for _ in range(steps):
        speed = beta * speed + gradient(place)
        place = place - learning_rate * speed
    return place, speed


@misconception(
    "07-au",
    cell="momentum",
    hint="The step takes beta once more: only the velocity's own line needs it.",
)
def momentum(gradient, w, learning_rate, beta, steps):
    place, speed = np.array(w, dtype=float), np.zeros(len(w))
    for _ in range(steps):
        speed = beta * speed + gradient(place)
        place = place - learning_rate * beta * speed
    return place, speed


@misconception(
    "07-cn",
    cell="momentum",
    hint="Only the weights come back. Return the velocity as well: first w, then v.",
)
def momentum(gradient, w, learning_rate, beta, steps):
    place, speed = np.array(w, dtype=float), np.zeros(len(w))
    for _ in range(steps):
        speed = beta * speed + gradient(place)
        place = place - learning_rate * speed
    return place


# Exercise 5: Adam


@misconception(
    "M104",
    cell="adam",
    hint="Neither mean is corrected: the first steps come out wrong, because both means start at 0.",
)
def adam(gradient, w, learning_rate, beta1, beta2, eps, steps):
    place = np.array(w, dtype=float)
    m, v = np.zeros(len(w)), np.zeros(len(w))
    for t in range(1, steps + 1):
        g = gradient(place)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat, v_hat = m, v
        place = place - learning_rate * m_hat / (np.sqrt(v_hat) + eps)
    return place, m, v


@misconception(
    "07-av",
    cell="adam",
    hint="The mean of the gradient is not corrected.",
)
def adam(gradient, w, learning_rate, beta1, beta2, eps, steps):
    place = np.array(w, dtype=float)
    m, v = np.zeros(len(w)), np.zeros(len(w))
    for t in range(1, steps + 1):
        g = gradient(place)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat, v_hat = m, v / (1 - beta2**t)
        place = place - learning_rate * m_hat / (np.sqrt(v_hat) + eps)
    return place, m, v


@misconception(
    "07-aw",
    cell="adam",
    hint="The mean of the squares is not corrected.",
)
def adam(gradient, w, learning_rate, beta1, beta2, eps, steps):
    place = np.array(w, dtype=float)
    m, v = np.zeros(len(w)), np.zeros(len(w))
    for t in range(1, steps + 1):
        g = gradient(place)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat, v_hat = m / (1 - beta1**t), v
        place = place - learning_rate * m_hat / (np.sqrt(v_hat) + eps)
    return place, m, v


@misconception(
    "M105",
    cell="adam",
    hint="You count the steps from 0, and in the first one the correction divides by 0. The first step has t = 1.",
)
def adam(gradient, w, learning_rate, beta1, beta2, eps, steps):
    place = np.array(w, dtype=float)
    m, v = np.zeros(len(w)), np.zeros(len(w))
    for t in range(steps):
        g = gradient(place)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        place = place - learning_rate * m_hat / (np.sqrt(v_hat) + eps)
    return place, m, v


@misconception(
    "07-ax",
    cell="adam",
    hint="Your correction uses t = 1 in every step. The power grows with each step.",
)
def adam(gradient, w, learning_rate, beta1, beta2, eps, steps):
    place = np.array(w, dtype=float)
    m, v = np.zeros(len(w)), np.zeros(len(w))
    for t in range(1, steps + 1):
        g = gradient(place)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat, v_hat = m / (1 - beta1), v / (1 - beta2)
        place = place - learning_rate * m_hat / (np.sqrt(v_hat) + eps)
    return place, m, v


@misconception(
    "07-ay",
    cell="adam",
    hint="Your correction multiplies beta with t. It is a power.",
)
def adam(gradient, w, learning_rate, beta1, beta2, eps, steps):
    place = np.array(w, dtype=float)
    m, v = np.zeros(len(w)), np.zeros(len(w))
    for t in range(1, steps + 1):
        g = gradient(place)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat, v_hat = m / (1 - beta1 * t), v / (1 - beta2 * t)
        place = place - learning_rate * m_hat / (np.sqrt(v_hat) + eps)
    return place, m, v


@misconception(
    "M106",
    cell="adam",
    hint="Your epsilon stands inside the root. Here it is added to the root.",
)
def adam(gradient, w, learning_rate, beta1, beta2, eps, steps):
    place = np.array(w, dtype=float)
    m, v = np.zeros(len(w)), np.zeros(len(w))
    for t in range(1, steps + 1):
        g = gradient(place)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        place = place - learning_rate * m_hat / np.sqrt(v_hat + eps)
    return place, m, v


@misconception(
    "07-az",
    cell="adam",
    hint="The root is missing: you divide by the mean of the squares itself.",
)
def adam(gradient, w, learning_rate, beta1, beta2, eps, steps):
    place = np.array(w, dtype=float)
    m, v = np.zeros(len(w)), np.zeros(len(w))
    for t in range(1, steps + 1):
        g = gradient(place)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        place = place - learning_rate * m_hat / (v_hat + eps)
    return place, m, v


@misconception(
    "07-ba",
    cell="adam",
    hint="The second mean holds the gradient, not its square.",
)
def adam(gradient, w, learning_rate, beta1, beta2, eps, steps):
    place = np.array(w, dtype=float)
    m, v = np.zeros(len(w)), np.zeros(len(w))
    for t in range(1, steps + 1):
        g = gradient(place)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * np.abs(g)
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        place = place - learning_rate * m_hat / (np.sqrt(v_hat) + eps)
    return place, m, v


@misconception(
    "07-bb",
    cell="adam",
    hint="You add up all squares without fading, as AdaGrad does. The second mean fades with its beta.",
)
def adam(gradient, w, learning_rate, beta1, beta2, eps, steps):
    place = np.array(w, dtype=float)
    m, v = np.zeros(len(w)), np.zeros(len(w))
    for t in range(1, steps + 1):
        g = gradient(place)
        m = beta1 * m + (1 - beta1) * g
        v = v + g**2
        m_hat, v_hat = m / (1 - beta1**t), v
        place = place - learning_rate * m_hat / (np.sqrt(v_hat) + eps)
    return place, m, v


@misconception(
    "07-bc",
    cell="adam",
    hint="The two betas have changed places.",
)
def adam(gradient, w, learning_rate, beta1, beta2, eps, steps):
    place = np.array(w, dtype=float)
    m, v = np.zeros(len(w)), np.zeros(len(w))
    for t in range(1, steps + 1):
        g = gradient(place)
        m = beta2 * m + (1 - beta2) * g
        v = beta1 * v + (1 - beta1) * g**2
        m_hat, v_hat = m / (1 - beta2**t), v / (1 - beta1**t)
        place = place - learning_rate * m_hat / (np.sqrt(v_hat) + eps)
    return place, m, v


@misconception(
    "07-bd",
    cell="adam",
    hint="The corrected means take the place of the plain ones, so that the correction piles up. Use the hats for "
    "this step only.",
)
def adam(gradient, w, learning_rate, beta1, beta2, eps, steps):
    place = np.array(w, dtype=float)
    m, v = np.zeros(len(w)), np.zeros(len(w))
    for t in range(1, steps + 1):
        g = gradient(place)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat, v_hat = (m := m / (1 - beta1**t)), (v := v / (1 - beta2**t))
        place = place - learning_rate * m_hat / (np.sqrt(v_hat) + eps)
    return place, m, v


@misconception(
    "07-be",
    cell="adam",
    hint="The new gradient and its square go in unweighted: they need the factors 1 minus beta.",
)
def adam(gradient, w, learning_rate, beta1, beta2, eps, steps):
    place = np.array(w, dtype=float)
    m, v = np.zeros(len(w)), np.zeros(len(w))
    for t in range(1, steps + 1):
        g = gradient(place)
        m = beta1 * m + g
        v = beta2 * v + g**2
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        place = place - learning_rate * m_hat / (np.sqrt(v_hat) + eps)
    return place, m, v


@misconception(
    "M88",
    cell="adam",
    hint="You walk uphill: the step is subtracted.",
)
def adam(gradient, w, learning_rate, beta1, beta2, eps, steps):
    place = np.array(w, dtype=float)
    m, v = np.zeros(len(w)), np.zeros(len(w))
    for t in range(1, steps + 1):
        g = gradient(place)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        place = place + learning_rate * m_hat / (np.sqrt(v_hat) + eps)
    return place, m, v


@misconception(
    "07-bf",
    cell="adam",
    hint="You divide all weights by one common length. Adam works entry by entry: each weight has a mean of "
    "squares of its own.",
)
def adam(gradient, w, learning_rate, beta1, beta2, eps, steps):
    place = np.array(w, dtype=float)
    m, v = np.zeros(len(w)), np.zeros(len(w))
    for t in range(1, steps + 1):
        g = gradient(place)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * np.sum(g**2)
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        place = place - learning_rate * m_hat / (np.sqrt(v_hat) + eps)
    return place, m, v


@misconception(
    "07-bg",
    cell="adam",
    hint="The step takes the newest gradient, not its running mean.",
)
def adam(gradient, w, learning_rate, beta1, beta2, eps, steps):
    place = np.array(w, dtype=float)
    m, v = np.zeros(len(w)), np.zeros(len(w))
    for t in range(1, steps + 1):
        g = gradient(place)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        place = place - learning_rate * g / (np.sqrt(v_hat) + eps)
    return place, m, v


@misconception(
    "07-bh",
    cell="adam",
    hint="You multiply with the correction. Means that are too small have to be divided by it.",
)
def adam(gradient, w, learning_rate, beta1, beta2, eps, steps):
    place = np.array(w, dtype=float)
    m, v = np.zeros(len(w)), np.zeros(len(w))
    for t in range(1, steps + 1):
        g = gradient(place)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat, v_hat = m * (1 - beta1**t), v * (1 - beta2**t)
        place = place - learning_rate * m_hat / (np.sqrt(v_hat) + eps)
    return place, m, v


@misconception(
    "07-bi",
    cell="adam",
    hint="The gradient is taken at the start in every step. Take it where you stand.",
)
def adam(gradient, w, learning_rate, beta1, beta2, eps, steps):
    place = np.array(w, dtype=float)
    m, v = np.zeros(len(w)), np.zeros(len(w))
    for t in range(1, steps + 1):
        g = gradient(np.array(w, dtype=float))
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        place = place - learning_rate * m_hat / (np.sqrt(v_hat) + eps)
    return place, m, v


@misconception(
    "07-co",
    cell="adam",
    hint="Your correction takes the number of all steps as its power, in every step. It is the number of the present step, t.",
)
def adam(gradient, w, learning_rate, beta1, beta2, eps, steps):
    place = np.array(w, dtype=float)
    m, v = np.zeros(len(w)), np.zeros(len(w))
    for _ in range(steps):
        g = gradient(place)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat, v_hat = m / (1 - beta1**steps), v / (1 - beta2**steps)
        place = place - learning_rate * m_hat / (np.sqrt(v_hat) + eps)
    return place, m, v


# Exercise 6: ravine


@misconception(
    "07-bj",
    cell="ravine",
    hint="Your matrix is transposed: its first row makes the new weight, its second row the new velocity.",
)
def ravine(curvatures, w, learning_rate, beta, steps):
    matrices, after, rho = [], [], []
    for curvature, start in zip(curvatures, w):
        M = np.array([[1 - learning_rate * curvature, curvature], [-learning_rate * beta, beta]])
        matrices.append(M)
        after.append(np.linalg.matrix_power(M, steps)[0, 0] * start)
        rho.append(np.max(np.abs(np.linalg.eigvals(M))))
    return {"M": np.array(matrices), "w": np.array(after), "rho": np.array(rho)}


@misconception(
    "07-bk",
    cell="ravine",
    hint="The new weight uses the old velocity in your matrix. Put the new velocity into the step before you read "
    "off the entries.",
)
def ravine(curvatures, w, learning_rate, beta, steps):
    matrices, after, rho = [], [], []
    for curvature, start in zip(curvatures, w):
        M = np.array([[1, -learning_rate], [curvature, beta]])
        matrices.append(M)
        after.append(np.linalg.matrix_power(M, steps)[0, 0] * start)
        rho.append(np.max(np.abs(np.linalg.eigvals(M))))
    return {"M": np.array(matrices), "w": np.array(after), "rho": np.array(rho)}


@misconception(
    "07-bl",
    cell="ravine",
    hint="The old velocity reaches the new weight only after it has faded: a factor is missing in the upper right corner.",
)
def ravine(curvatures, w, learning_rate, beta, steps):
    matrices, after, rho = [], [], []
    for curvature, start in zip(curvatures, w):
        M = np.array([[1 - learning_rate * curvature, -learning_rate], [curvature, beta]])
        matrices.append(M)
        after.append(np.linalg.matrix_power(M, steps)[0, 0] * start)
        rho.append(np.max(np.abs(np.linalg.eigvals(M))))
    return {"M": np.array(matrices), "w": np.array(after), "rho": np.array(rho)}


@misconception(
    "07-bm",
    cell="ravine",
    hint="The old weight itself is missing in the upper left corner.",
)
def ravine(curvatures, w, learning_rate, beta, steps):
    matrices, after, rho = [], [], []
    for curvature, start in zip(curvatures, w):
        M = np.array([[-learning_rate * curvature, -learning_rate * beta], [curvature, beta]])
        matrices.append(M)
        after.append(np.linalg.matrix_power(M, steps)[0, 0] * start)
        rho.append(np.max(np.abs(np.linalg.eigvals(M))))
    return {"M": np.array(matrices), "w": np.array(after), "rho": np.array(rho)}


@misconception(
    "M103",
    cell="ravine",
    hint="You scale the gradient by 1 minus beta. In this course it goes into the velocity as it is.",
)
def ravine(curvatures, w, learning_rate, beta, steps):
    matrices, after, rho = [], [], []
    for curvature, start in zip(curvatures, w):
        M = np.array([[1 - learning_rate * (1 - beta) * curvature, -learning_rate * beta], [(1 - beta) * curvature, beta]])
        matrices.append(M)
        after.append(np.linalg.matrix_power(M, steps)[0, 0] * start)
        rho.append(np.max(np.abs(np.linalg.eigvals(M))))
    return {"M": np.array(matrices), "w": np.array(after), "rho": np.array(rho)}


@misconception(
    "07-bn",
    cell="ravine",
    hint="The learning rate sits in your velocity. In this course it stands in the step only.",
)
def ravine(curvatures, w, learning_rate, beta, steps):
    matrices, after, rho = [], [], []
    for curvature, start in zip(curvatures, w):
        M = np.array([[1 - learning_rate * curvature, -beta], [learning_rate * curvature, beta]])
        matrices.append(M)
        after.append(np.linalg.matrix_power(M, steps)[0, 0] * start)
        rho.append(np.max(np.abs(np.linalg.eigvals(M))))
    return {"M": np.array(matrices), "w": np.array(after), "rho": np.array(rho)}


@misconception(
    "07-bo",
    cell="ravine",
    hint="The gradient counts twice: the loss here has a factor of one half in front of its squares.",
)
def ravine(curvatures, w, learning_rate, beta, steps):
    matrices, after, rho = [], [], []
    for curvature, start in zip(curvatures, w):
        M = np.array([[1 - 2 * learning_rate * curvature, -learning_rate * beta], [2 * curvature, beta]])
        matrices.append(M)
        after.append(np.linalg.matrix_power(M, steps)[0, 0] * start)
        rho.append(np.max(np.abs(np.linalg.eigvals(M))))
    return {"M": np.array(matrices), "w": np.array(after), "rho": np.array(rho)}


@misconception(
    "M88",
    cell="ravine",
    hint="A sign is turned: you walk along the gradient, and the weight runs uphill.",
)
def ravine(curvatures, w, learning_rate, beta, steps):
    matrices, after, rho = [], [], []
    for curvature, start in zip(curvatures, w):
        M = np.array([[1 + learning_rate * curvature, learning_rate * beta], [curvature, beta]])
        matrices.append(M)
        after.append(np.linalg.matrix_power(M, steps)[0, 0] * start)
        rho.append(np.max(np.abs(np.linalg.eigvals(M))))
    return {"M": np.array(matrices), "w": np.array(after), "rho": np.array(rho)}


@misconception(
    "07-bp",
    cell="ravine",
    hint="You took powers of the entries. Steps in a row are a product of matrices.",
)
def ravine(curvatures, w, learning_rate, beta, steps):
    matrices, after, rho = [], [], []
    for curvature, start in zip(curvatures, w):
        M = np.array([[1 - learning_rate * curvature, -learning_rate * beta], [curvature, beta]])
        matrices.append(M)
        after.append((M**steps)[0, 0] * start)
        rho.append(np.max(np.abs(np.linalg.eigvals(M))))
    return {"M": np.array(matrices), "w": np.array(after), "rho": np.array(rho)}


@misconception(
    "07-bq",
    cell="ravine",
    hint="The weight is one step early: the power is the number of steps.",
)
def ravine(curvatures, w, learning_rate, beta, steps):
    matrices, after, rho = [], [], []
    for curvature, start in zip(curvatures, w):
        M = np.array([[1 - learning_rate * curvature, -learning_rate * beta], [curvature, beta]])
        matrices.append(M)
        after.append(np.linalg.matrix_power(M, steps - 1)[0, 0] * start)
        rho.append(np.max(np.abs(np.linalg.eigvals(M))))
    return {"M": np.array(matrices), "w": np.array(after), "rho": np.array(rho)}


@misconception(
    "07-br",
    cell="ravine",
    hint="Your velocity starts at the weight's own value. It starts at 0.",
)
def ravine(curvatures, w, learning_rate, beta, steps):
    matrices, after, rho = [], [], []
    for curvature, start in zip(curvatures, w):
        M = np.array([[1 - learning_rate * curvature, -learning_rate * beta], [curvature, beta]])
        matrices.append(M)
        after.append((np.linalg.matrix_power(M, steps) @ [start, start])[0])
        rho.append(np.max(np.abs(np.linalg.eigvals(M))))
    return {"M": np.array(matrices), "w": np.array(after), "rho": np.array(rho)}


@misconception(
    "07-bs",
    cell="ravine",
    hint="You return the velocity in the place of the weight.",
)
def ravine(curvatures, w, learning_rate, beta, steps):
    matrices, after, rho = [], [], []
    for curvature, start in zip(curvatures, w):
        M = np.array([[1 - learning_rate * curvature, -learning_rate * beta], [curvature, beta]])
        matrices.append(M)
        after.append(np.linalg.matrix_power(M, steps)[1, 0] * start)
        rho.append(np.max(np.abs(np.linalg.eigvals(M))))
    return {"M": np.array(matrices), "w": np.array(after), "rho": np.array(rho)}


@misconception(
    "07-cp",
    cell="ravine",
    hint="The sign of the upper right entry is turned: the velocity is subtracted, the old part of it, too.",
)
def ravine(curvatures, w, learning_rate, beta, steps):
    matrices, after, rho = [], [], []
    for curvature, start in zip(curvatures, w):
        M = np.array([[1 - learning_rate * curvature, learning_rate * beta], [curvature, beta]])
        matrices.append(M)
        after.append(np.linalg.matrix_power(M, steps)[0, 0] * start)
        rho.append(np.max(np.abs(np.linalg.eigvals(M))))
    return {"M": np.array(matrices), "w": np.array(after), "rho": np.array(rho)}


@misconception(
    "07-cq",
    cell="ravine",
    hint="You return weight and velocity of each direction. Asked is the weight: the first of the two.",
)
def ravine(curvatures, w, learning_rate, beta, steps):
    matrices, after, rho = [], [], []
    for curvature, start in zip(curvatures, w):
        M = np.array([[1 - learning_rate * curvature, -learning_rate * beta], [curvature, beta]])
        matrices.append(M)
        after.append(np.linalg.matrix_power(M, steps) @ [start, 0])
        rho.append(np.max(np.abs(np.linalg.eigvals(M))))
    return {"M": np.array(matrices), "w": np.array(after), "rho": np.array(rho)}


@misconception(
    "07-cr",
    cell="ravine",
    hint="Your velocity starts at the first slope. It starts at 0; the matrix adds the slope.",
)
def ravine(curvatures, w, learning_rate, beta, steps):
    matrices, after, rho = [], [], []
    for curvature, start in zip(curvatures, w):
        M = np.array([[1 - learning_rate * curvature, -learning_rate * beta], [curvature, beta]])
        matrices.append(M)
        after.append((np.linalg.matrix_power(M, steps) @ [start, curvature * start])[0])
        rho.append(np.max(np.abs(np.linalg.eigvals(M))))
    return {"M": np.array(matrices), "w": np.array(after), "rho": np.array(rho)}


@misconception(
    "07-cs",
    cell="ravine",
    hint="You went a single step, however many are asked for.",
)
def ravine(curvatures, w, learning_rate, beta, steps):
    matrices, after, rho = [], [], []
    for curvature, start in zip(curvatures, w):
        M = np.array([[1 - learning_rate * curvature, -learning_rate * beta], [curvature, beta]])
        matrices.append(M)
        after.append((M @ [start, 0])[0])
        rho.append(np.max(np.abs(np.linalg.eigvals(M))))
    return {"M": np.array(matrices), "w": np.array(after), "rho": np.array(rho)}


@misconception(
    "07-ct",
    cell="ravine",
    hint="You return both eigenvalues of each direction. Asked is the larger of their absolute values.",
)
def ravine(curvatures, w, learning_rate, beta, steps):
    matrices, after, rho = [], [], []
    for curvature, start in zip(curvatures, w):
        M = np.array([[1 - learning_rate * curvature, -learning_rate * beta], [curvature, beta]])
        matrices.append(M)
        after.append(np.linalg.matrix_power(M, steps)[0, 0] * start)
        rho.append(np.abs(np.linalg.eigvals(M)))
    return {"M": np.array(matrices), "w": np.array(after), "rho": np.array(rho)}


@misconception(
    "07-cu",
    cell="ravine",
    hint="You took the real part of the eigenvalues. They may be complex; their absolute value counts.",
)
def ravine(curvatures, w, learning_rate, beta, steps):
    matrices, after, rho = [], [], []
    for curvature, start in zip(curvatures, w):
        M = np.array([[1 - learning_rate * curvature, -learning_rate * beta], [curvature, beta]])
        matrices.append(M)
        after.append(np.linalg.matrix_power(M, steps)[0, 0] * start)
        rho.append(np.max(np.abs(np.linalg.eigvals(M).real)))
    return {"M": np.array(matrices), "w": np.array(after), "rho": np.array(rho)}


@misconception(
    "07-cv",
    cell="ravine",
    hint="This is a norm of the matrix, which says how far one step can lead. What many steps do, its eigenvalues say.",
)
def ravine(curvatures, w, learning_rate, beta, steps):
    matrices, after, rho = [], [], []
    for curvature, start in zip(curvatures, w):
        M = np.array([[1 - learning_rate * curvature, -learning_rate * beta], [curvature, beta]])
        matrices.append(M)
        after.append(np.linalg.matrix_power(M, steps)[0, 0] * start)
        rho.append(np.linalg.norm(M, 2))
    return {"M": np.array(matrices), "w": np.array(after), "rho": np.array(rho)}


# Exercise 7: train


@misconception(
    "07-bt",
    cell="train",
    hint="You stop after the first epoch.",
)
def train(gradients, parameters, epochs, learning_rate):
    current = list(parameters)
    for X, y in epochs[0]:
        current = [w - learning_rate * slope for w, slope in zip(current, gradients(current, X, y))]
    return current


@misconception(
    "07-bu",
    cell="train",
    hint="Every epoch starts again from the given parameters. It should go on where the last one ended.",
)
def train(gradients, parameters, epochs, learning_rate):
    for pairs in epochs:
        current = list(parameters)
        for X, y in pairs:
            current = [w - learning_rate * slope for w, slope in zip(current, gradients(current, X, y))]
    return current


@misconception(
    "07-bv",
    cell="train",
    hint="All batches of an epoch see the parameters from its beginning. Each batch should see what the one before"
    " has changed.",
)
def train(gradients, parameters, epochs, learning_rate):
    current = list(parameters)
    for pairs in epochs:
        found = [gradients(current, X, y) for X, y in pairs]
        for slopes in found:
            current = [w - learning_rate * slope for w, slope in zip(current, slopes)]
    return current


@misconception(
    "07-bw",
    cell="train",
    hint="You make one step per epoch, with the mean of its batches' gradients. Each batch is a step.",
)
def train(gradients, parameters, epochs, learning_rate):
    current = list(parameters)
    for pairs in epochs:
        found = [gradients(current, X, y) for X, y in pairs]
        slopes = [np.mean(np.array(same), axis=0) for same in zip(*found)]
        current = [w - learning_rate * slope for w, slope in zip(current, slopes)]
    return current


@misconception(
    "M69",
    cell="train",
    hint="You move one parameter and ask for the next one's gradient at the new values. Take all gradients of a batch first.",
)
def train(gradients, parameters, epochs, learning_rate):
    current = list(parameters)
    for pairs in epochs:
        for X, y in pairs:
            for j in range(len(current)):
                current[j] = current[j] - learning_rate * gradients(current, X, y)[j]
    return current


@misconception(
    "M88",
    cell="train",
    hint="You walk uphill: descent subtracts the gradients.",
)
def train(gradients, parameters, epochs, learning_rate):
    current = list(parameters)
    for pairs in epochs:
        for X, y in pairs:
            current = [w + learning_rate * slope for w, slope in zip(current, gradients(current, X, y))]
    return current


@misconception(
    "M96",
    cell="train",
    hint="You divide by the size of the batch again. The gradients are averages already.",
)
def train(gradients, parameters, epochs, learning_rate):
    current = list(parameters)
    for pairs in epochs:
        for X, y in pairs:
            current = [w - learning_rate * slope / len(y) for w, slope in zip(current, gradients(current, X, y))]
    return current


@misconception(
    "M93",
    cell="train",
    hint="Only the last parameter of the list moves.",
)
def train(gradients, parameters, epochs, learning_rate):
    current = list(parameters)
    for pairs in epochs:
        for X, y in pairs:
            current = [*current[:-1], current[-1] - learning_rate * gradients(current, X, y)[-1]]
    return current


@misconception(
    "M92",
    cell="train",
    hint="Only the first parameter of the list moves: biases, and all that follows, have gradients, too.",
)
def train(gradients, parameters, epochs, learning_rate):
    current = list(parameters)
    for pairs in epochs:
        for X, y in pairs:
            current = [current[0] - learning_rate * gradients(current, X, y)[0], *current[1:]]
    return current


@misconception(
    "M90",
    cell="train",
    hint="The learning rate is missing.",
)
def train(gradients, parameters, epochs, learning_rate):
    current = list(parameters)
    for pairs in epochs:
        for X, y in pairs:
            current = [w - slope for w, slope in zip(current, gradients(current, X, y))]
    return current


@misconception(
    "07-bx",
    cell="train",
    hint="The gradients are taken at the first parameters in every step. Take them at the present ones.",
)
def train(gradients, parameters, epochs, learning_rate):
    current = list(parameters)
    for pairs in epochs:
        for X, y in pairs:
            current = [w - learning_rate * slope for w, slope in zip(current, gradients(parameters, X, y))]
    return current


@misconception(
    "07-by",
    cell="train",
    hint="You put all batches of an epoch together, which is batch descent. Each batch is a step of its own.",
)
def train(gradients, parameters, epochs, learning_rate):
    current = list(parameters)
    for pairs in epochs:
        X, y = (np.concatenate(part) for part in zip(*pairs))
        current = [w - learning_rate * slope for w, slope in zip(current, gradients(current, X, y))]
    return current


@misconception(
    "M98",
    cell="train",
    hint="The last batch of every epoch is left out.",
)
def train(gradients, parameters, epochs, learning_rate):
    current = list(parameters)
    for pairs in epochs:
        for X, y in pairs[: max(1, len(pairs) - 1)]:
            current = [w - learning_rate * slope for w, slope in zip(current, gradients(current, X, y))]
    return current


@misconception(
    "M87",
    cell="train",
    hint="You walk in the caller's own arrays: the start is gone. Make new arrays.",
)
def train(gradients, parameters, epochs, learning_rate):
    current = [w if w.dtype == float else w.astype(float) for w in parameters]
    for pairs in epochs:
        for X, y in pairs:
            for w, slope in zip(current, gradients(current, X, y)):
                w -= learning_rate * slope
    return current


# Exercise 8: fit_line, repaired in part only


@misconception(
    "M97",
    cell="fit_line",
    hint="x is reordered and y is not: the samples have lost their labels.",
)
def fit_line(x, y, orders, batch_size, learning_rate, beta):
    w = b = speed_w = speed_b = 0.0
    for order in orders:
        for first in range(0, len(order), batch_size):
            rows = order[first : first + batch_size]
            x_now, y_now = x[rows], y[first : first + batch_size]
            error = w * x_now + b - y_now
            slope_w, slope_b = np.mean(2 * error * x_now), np.mean(2 * error)
            speed_w, speed_b = beta * speed_w + slope_w, beta * speed_b + slope_b
            w, b = w - learning_rate * speed_w, b - learning_rate * speed_b
    return w, b


@misconception(
    "07-bz",
    cell="fit_line",
    hint="You shuffle what is shuffled already: from the second epoch on the order is applied to the last one's. "
    "It numbers the original rows.",
)
def fit_line(x, y, orders, batch_size, learning_rate, beta):
    w = b = speed_w = speed_b = 0.0
    for order in orders:
        x, y = x[order], y[order]
        for first in range(0, len(order), batch_size):
            rows = slice(first, first + batch_size)
            x_now, y_now = x[rows], y[rows]
            error = w * x_now + b - y_now
            slope_w, slope_b = np.mean(2 * error * x_now), np.mean(2 * error)
            speed_w, speed_b = beta * speed_w + slope_w, beta * speed_b + slope_b
            w, b = w - learning_rate * speed_w, b - learning_rate * speed_b
    return w, b


@misconception(
    "M98",
    cell="fit_line",
    hint="The last, smaller batch is still left out.",
)
def fit_line(x, y, orders, batch_size, learning_rate, beta):
    w = b = speed_w = speed_b = 0.0
    for order in orders:
        for first in range(0, len(order) - batch_size + 1, batch_size):
            rows = order[first : first + batch_size]
            x_now, y_now = x[rows], y[rows]
            error = w * x_now + b - y_now
            slope_w, slope_b = np.mean(2 * error * x_now), np.mean(2 * error)
            speed_w, speed_b = beta * speed_w + slope_w, beta * speed_b + slope_b
            w, b = w - learning_rate * speed_w, b - learning_rate * speed_b
    return w, b


@misconception(
    "M107",
    cell="fit_line",
    hint="Both parameters still share one velocity: each needs a memory of its own.",
)
def fit_line(x, y, orders, batch_size, learning_rate, beta):
    w = b = speed_w = speed_b = 0.0
    for order in orders:
        for first in range(0, len(order), batch_size):
            rows = order[first : first + batch_size]
            x_now, y_now = x[rows], y[rows]
            error = w * x_now + b - y_now
            speed_w = beta * speed_w + np.mean(2 * error * x_now)
            w_new = w - learning_rate * speed_w
            speed_w = beta * speed_w + np.mean(2 * error)
            w, b = w_new, b - learning_rate * speed_w
    return w, b


@misconception(
    "M69",
    cell="fit_line",
    hint="The slope of b is asked for too late: w has moved by then. Take both slopes first.",
)
def fit_line(x, y, orders, batch_size, learning_rate, beta):
    w = b = speed_w = speed_b = 0.0
    for order in orders:
        for first in range(0, len(order), batch_size):
            rows = order[first : first + batch_size]
            x_now, y_now = x[rows], y[rows]
            error = w * x_now + b - y_now
            speed_w = beta * speed_w + np.mean(2 * error * x_now)
            w = w - learning_rate * speed_w
            speed_b = beta * speed_b + np.mean(2 * (w * x_now + b - y_now))
            b = b - learning_rate * speed_b
    return w, b


@misconception(
    "07-ca",
    cell="fit_line",
    hint="The order of the rows is not used at all.",
)
def fit_line(x, y, orders, batch_size, learning_rate, beta):
    w = b = speed_w = speed_b = 0.0
    for order in orders:
        for first in range(0, len(order), batch_size):
            rows = slice(first, first + batch_size)
            x_now, y_now = x[rows], y[rows]
            error = w * x_now + b - y_now
            slope_w, slope_b = np.mean(2 * error * x_now), np.mean(2 * error)
            speed_w, speed_b = beta * speed_w + slope_w, beta * speed_b + slope_b
            w, b = w - learning_rate * speed_w, b - learning_rate * speed_b
    return w, b


@misconception(
    "07-cb",
    cell="fit_line",
    hint="The velocities start anew in every epoch. They go on.",
)
def fit_line(x, y, orders, batch_size, learning_rate, beta):
    w = b = 0.0
    for order in orders:
        speed_w = speed_b = 0.0
        for first in range(0, len(order), batch_size):
            rows = order[first : first + batch_size]
            x_now, y_now = x[rows], y[rows]
            error = w * x_now + b - y_now
            slope_w, slope_b = np.mean(2 * error * x_now), np.mean(2 * error)
            speed_w, speed_b = beta * speed_w + slope_w, beta * speed_b + slope_b
            w, b = w - learning_rate * speed_w, b - learning_rate * speed_b
    return w, b


@misconception(
    "07-cc",
    cell="fit_line",
    hint="There is no momentum left: the old velocity has to be kept, times beta.",
)
def fit_line(x, y, orders, batch_size, learning_rate, beta):
    w = b = speed_w = speed_b = 0.0
    for order in orders:
        for first in range(0, len(order), batch_size):
            rows = order[first : first + batch_size]
            x_now, y_now = x[rows], y[rows]
            error = w * x_now + b - y_now
            slope_w, slope_b = np.mean(2 * error * x_now), np.mean(2 * error)
            w, b = w - learning_rate * slope_w, b - learning_rate * slope_b
    return w, b


@misconception(
    "07-cd",
    cell="fit_line",
    hint="You divide by the batch size, also in the smaller last batch. Divide by the number of its samples.",
)
def fit_line(x, y, orders, batch_size, learning_rate, beta):
    w = b = speed_w = speed_b = 0.0
    for order in orders:
        for first in range(0, len(order), batch_size):
            rows = order[first : first + batch_size]
            x_now, y_now = x[rows], y[rows]
            error = w * x_now + b - y_now
            speed_w, speed_b = (
                beta * speed_w + np.sum(2 * error * x_now) / batch_size,
                beta * speed_b + np.sum(2 * error) / batch_size,
            )
            w, b = w - learning_rate * speed_w, b - learning_rate * speed_b
    return w, b


@misconception(
    "M96",
    cell="fit_line",
    hint="You add the slopes of a batch up. Take their mean.",
)
def fit_line(x, y, orders, batch_size, learning_rate, beta):
    w = b = speed_w = speed_b = 0.0
    for order in orders:
        for first in range(0, len(order), batch_size):
            rows = order[first : first + batch_size]
            x_now, y_now = x[rows], y[rows]
            error = w * x_now + b - y_now
            speed_w, speed_b = beta * speed_w + np.sum(2 * error * x_now), beta * speed_b + np.sum(2 * error)
            w, b = w - learning_rate * speed_w, b - learning_rate * speed_b
    return w, b


@misconception(
    "07-ce",
    cell="fit_line",
    hint="Every epoch starts again from zero. It should go on where the last one ended.",
)
def fit_line(x, y, orders, batch_size, learning_rate, beta):
    w = b = speed_w = speed_b = 0.0
    for order in orders:
        w = b = speed_w = speed_b = 0.0
        for first in range(0, len(order), batch_size):
            rows = order[first : first + batch_size]
            x_now, y_now = x[rows], y[rows]
            error = w * x_now + b - y_now
            slope_w, slope_b = np.mean(2 * error * x_now), np.mean(2 * error)
            speed_w, speed_b = beta * speed_w + slope_w, beta * speed_b + slope_b
            w, b = w - learning_rate * speed_w, b - learning_rate * speed_b
    return w, b


@misconception(
    "07-cf",
    cell="fit_line",
    hint="Two of the bugs are still there: the velocity is shared, and b's slope is taken after w has moved.",
)
def fit_line(x, y, orders, batch_size, learning_rate, beta):
    w = b = speed_w = speed_b = 0.0
    for order in orders:
        for first in range(0, len(order), batch_size):
            rows = order[first : first + batch_size]
            x_now, y_now = x[rows], y[rows]
            error = w * x_now + b - y_now
            speed_w = beta * speed_w + np.mean(2 * error * x_now)
            w = w - learning_rate * speed_w
            speed_w = beta * speed_w + np.mean(2 * (w * x_now + b - y_now))
            b = b - learning_rate * speed_w
    return w, b


@misconception(
    "07-cg",
    cell="fit_line",
    hint="This is the program as it was: no bug is repaired yet.",
)
def fit_line(x, y, orders, batch_size, learning_rate, beta):
    w = b = v = 0.0
    for order in orders:
        x = x[order]
        for i in range(0, len(x) - batch_size + 1, batch_size):
            xb, yb = x[i : i + batch_size], y[i : i + batch_size]
            v = beta * v + np.mean(2 * (w * xb + b - yb) * xb)
            w = w - learning_rate * v
            v = beta * v + np.mean(2 * (w * xb + b - yb))
            b = b - learning_rate * v
    return w, b
