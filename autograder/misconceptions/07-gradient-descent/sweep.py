"""Mistakes in 07-gradient-descent, sweep: wrong code, and what to tell who wrote it."""

import numpy as np

from autograder.bank import misconception


@misconception("07-ac", hint="The second rate goes on where the first one ended. Every rate starts at the given place.")
def sweep(gradient, w, learning_rates, steps):
    ends = []
    place = np.array(w, dtype=float)
    for learning_rate in learning_rates:
        for _ in range(steps):
            place = place - learning_rate * gradient(place)
        ends.append(place)
    return np.array(ends)


@misconception("M88", hint="You walk uphill: descent subtracts the gradient.")
def sweep(gradient, w, learning_rates, steps):
    ends = []
    for learning_rate in learning_rates:
        place = np.array(w, dtype=float)
        for _ in range(steps):
            place = place + learning_rate * gradient(place)
        ends.append(place)
    return np.array(ends)


@misconception("M90", hint="The learning rate is not used: all rows are the same.")
def sweep(gradient, w, learning_rates, steps):
    ends = []
    for learning_rate in learning_rates:
        place = np.array(w, dtype=float)
        for _ in range(steps):
            place = place - gradient(place)
        ends.append(place)
    return np.array(ends)


@misconception("M89", hint="The learning rate is in your step twice.")
def sweep(gradient, w, learning_rates, steps):
    ends = []
    for learning_rate in learning_rates:
        place = np.array(w, dtype=float)
        for _ in range(steps):
            place = place - learning_rate**2 * gradient(place)
        ends.append(place)
    return np.array(ends)


@misconception("07-ad", hint="The gradient is taken at the start in every step. Take it where you stand.")
def sweep(gradient, w, learning_rates, steps):
    ends = []
    for learning_rate in learning_rates:
        place = np.array(w, dtype=float)
        for _ in range(steps):
            place = place - learning_rate * gradient(np.array(w, dtype=float))
        ends.append(place)
    return np.array(ends)


@misconception("07-ae", hint="You take one step too many.")
def sweep(gradient, w, learning_rates, steps):
    ends = []
    for learning_rate in learning_rates:
        place = np.array(w, dtype=float)
        for _ in range(steps + 1):
            place = place - learning_rate * gradient(place)
        ends.append(place)
    return np.array(ends)


@misconception("07-af", hint="You make a single step with each rate, however many are asked for.")
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


@misconception("M91", hint="The old place is missing from your step.")
def sweep(gradient, w, learning_rates, steps):
    ends = []
    for learning_rate in learning_rates:
        place = np.array(w, dtype=float)
        for _ in range(steps):
            place = -learning_rate * gradient(place)
        ends.append(place)
    return np.array(ends)


@misconception("07-ah", hint="You return the gradients at the end. The places are wanted.")
def sweep(gradient, w, learning_rates, steps):
    ends = []
    for learning_rate in learning_rates:
        place = np.array(w, dtype=float)
        for _ in range(steps):
            place = place - learning_rate * gradient(place)
        ends.append(gradient(place))
    return np.array(ends)


@misconception("07-ai", hint="Only the last rate's place comes back: collect a row for each.")
def sweep(gradient, w, learning_rates, steps):
    ends = []
    for learning_rate in learning_rates:
        place = np.array(w, dtype=float)
        for _ in range(steps):
            place = place - learning_rate * gradient(place)
        ends.append(place)
    return place


@misconception("07-aj", hint="Rows and columns are exchanged: a row for each rate.")
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


@misconception("07-cl", hint="Only the first rate's place comes back: the return stands inside the loop over the rates.")
def sweep(gradient, w, learning_rates, steps):
    for learning_rate in learning_rates:
        place = np.array(w, dtype=float)
        for _ in range(steps):
            place = place - learning_rate * gradient(place)
        return np.array([place])


@misconception("07-cm", hint="You collect every place on the way. Asked is the last place of each rate, one row per rate.")
def sweep(gradient, w, learning_rates, steps):
    ends = []
    for learning_rate in learning_rates:
        place = np.array(w, dtype=float)
        for _ in range(steps):
            place = place - learning_rate * gradient(place)
            ends.append(place)
    return np.array(ends)
