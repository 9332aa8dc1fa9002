"""Mistakes in 07-gradient-descent, adam: wrong code, and what to tell who wrote it."""

import numpy as np

from autograder.bank import misconception


@misconception("M104", hint="Neither mean is corrected: the first steps come out wrong, because both means start at 0.")
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


@misconception("07-av", hint="The mean of the gradient is not corrected.")
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


@misconception("07-aw", hint="The mean of the squares is not corrected.")
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


@misconception("07-ax", hint="Your correction uses t = 1 in every step. The power grows with each step.")
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


@misconception("07-ay", hint="Your correction multiplies beta with t. It is a power.")
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


@misconception("M106", hint="Your epsilon stands inside the root. Here it is added to the root.")
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


@misconception("07-az", hint="The root is missing: you divide by the mean of the squares itself.")
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


@misconception("07-ba", hint="The second mean holds the gradient, not its square.")
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


@misconception("07-bb", hint="You add up all squares without fading, as AdaGrad does. The second mean fades with its beta.")
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


@misconception("07-bc", hint="The two betas have changed places.")
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


@misconception("07-be", hint="The new gradient and its square go in unweighted: they need the factors 1 minus beta.")
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


@misconception("M88", hint="You walk uphill: the step is subtracted.")
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


@misconception("07-bg", hint="The step takes the newest gradient, not its running mean.")
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


@misconception("07-bh", hint="You multiply with the correction. Means that are too small have to be divided by it.")
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


@misconception("07-bi", hint="The gradient is taken at the start in every step. Take it where you stand.")
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
