"""Mistakes in 07-gradient-descent, momentum: wrong code, and what to tell who wrote it."""

import numpy as np

from autograder.bank import misconception


@misconception(
    "M103",
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
    hint="The learning rate sits inside your velocity, as in some books. The weights come out alike, but the "
    "velocity here holds no rate.",
)
def momentum(gradient, w, learning_rate, beta, steps):
    place, speed = np.array(w, dtype=float), np.zeros(len(w))
    for _ in range(steps):
        speed = beta * speed - learning_rate * gradient(place)
        place = place + speed
    return place, speed


@misconception("07-al", hint="The learning rate is used twice: in the velocity and in the step.")
def momentum(gradient, w, learning_rate, beta, steps):
    place, speed = np.array(w, dtype=float), np.zeros(len(w))
    for _ in range(steps):
        speed = beta * speed + learning_rate * gradient(place)
        place = place - learning_rate * speed
    return place, speed


@misconception("07-am", hint="Your velocity forgets: it holds the newest gradient only. This is descent without momentum.")
def momentum(gradient, w, learning_rate, beta, steps):
    place, speed = np.array(w, dtype=float), np.zeros(len(w))
    for _ in range(steps):
        speed = gradient(place)
        place = place - learning_rate * speed
    return place, speed


@misconception("07-an", hint="Beta is missing: nothing of the velocity ever fades.")
def momentum(gradient, w, learning_rate, beta, steps):
    place, speed = np.array(w, dtype=float), np.zeros(len(w))
    for _ in range(steps):
        speed = speed + gradient(place)
        place = place - learning_rate * speed
    return place, speed


@misconception("07-ao", hint="The weights move before the velocity is renewed, so every step is one gradient late.")
def momentum(gradient, w, learning_rate, beta, steps):
    place, speed = np.array(w, dtype=float), np.zeros(len(w))
    for _ in range(steps):
        place = place - learning_rate * speed
        speed = beta * speed + gradient(place)
    return place, speed


@misconception("M88", hint="You walk uphill: the velocity is a sum of gradients, so it is subtracted.")
def momentum(gradient, w, learning_rate, beta, steps):
    place, speed = np.array(w, dtype=float), np.zeros(len(w))
    for _ in range(steps):
        speed = beta * speed + gradient(place)
        place = place + learning_rate * speed
    return place, speed


@misconception(
    "07-ap",
    hint="You look ahead: your gradient is taken at the place where the velocity will lead. That is Nesterov's "
    "method; here it is taken at w.",
)
def momentum(gradient, w, learning_rate, beta, steps):
    place, speed = np.array(w, dtype=float), np.zeros(len(w))
    for _ in range(steps):
        speed = beta * speed + gradient(place - learning_rate * beta * speed)
        place = place - learning_rate * speed
    return place, speed


@misconception("07-aq", hint="You weigh the old velocity with 1 minus beta. It is beta that says how much is kept.")
def momentum(gradient, w, learning_rate, beta, steps):
    place, speed = np.array(w, dtype=float), np.zeros(len(w))
    for _ in range(steps):
        speed = (1 - beta) * speed + gradient(place)
        place = place - learning_rate * speed
    return place, speed


@misconception("07-ar", hint="Beta weighs the new gradient, too. Only the old velocity fades.")
def momentum(gradient, w, learning_rate, beta, steps):
    place, speed = np.array(w, dtype=float), np.zeros(len(w))
    for _ in range(steps):
        speed = beta * (speed + gradient(place))
        place = place - learning_rate * speed
    return place, speed


@misconception("M90", hint="The learning rate is missing from the step.")
def momentum(gradient, w, learning_rate, beta, steps):
    place, speed = np.array(w, dtype=float), np.zeros(len(w))
    for _ in range(steps):
        speed = beta * speed + gradient(place)
        place = place - speed
    return place, speed


@misconception("07-as", hint="The gradient is taken at the start in every step. Take it where you stand.")
def momentum(gradient, w, learning_rate, beta, steps):
    place, speed = np.array(w, dtype=float), np.zeros(len(w))
    for _ in range(steps):
        speed = beta * speed + gradient(np.array(w, dtype=float))
        place = place - learning_rate * speed
    return place, speed


@misconception("07-at", hint="Your velocity starts with the first gradient, which is then added once more. It starts at 0.")
def momentum(gradient, w, learning_rate, beta, steps):
    place = np.array(w, dtype=float)
    speed = np.array(gradient(place), dtype=float)
    for _ in range(steps):
        speed = beta * speed + gradient(place)
        place = place - learning_rate * speed
    return place, speed


@misconception("07-au", hint="The step takes beta once more: only the velocity's own line needs it.")
def momentum(gradient, w, learning_rate, beta, steps):
    place, speed = np.array(w, dtype=float), np.zeros(len(w))
    for _ in range(steps):
        speed = beta * speed + gradient(place)
        place = place - learning_rate * beta * speed
    return place, speed


@misconception("07-cn", hint="Only the weights come back. Return the velocity as well: first w, then v.")
def momentum(gradient, w, learning_rate, beta, steps):
    place, speed = np.array(w, dtype=float), np.zeros(len(w))
    for _ in range(steps):
        speed = beta * speed + gradient(place)
        place = place - learning_rate * speed
    return place
