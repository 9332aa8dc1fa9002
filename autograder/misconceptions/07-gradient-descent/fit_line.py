"""Mistakes in 07-gradient-descent, fit_line: wrong code, and what to tell who wrote it."""

import numpy as np

from autograder.bank import misconception, wrong_line

wrong_line(
    "M97",
    {
        "error = theta[0] * x[rows] + theta[1] - y[rows]": (
            "error = theta[0] * x[rows] + theta[1] - y[first : first + batch_size]"
        )
    },
    hint="x is reordered and y is not: the samples have lost their labels.",
)

wrong_line(
    "07-bz",
    {
        "for shuffled in orders:": "for shuffled in orders:\n    x, y = x[shuffled], y[shuffled]",
        "rows = np.array(shuffled[first : first + batch_size])": "rows = slice(first, first + batch_size)",
    },
    hint="You shuffle what is shuffled already: from the second epoch on the order is applied to the last one's. "
    "It numbers the original rows.",
)

wrong_line(
    "M98",
    {"for first in range(0, len(shuffled), batch_size):": "for first in range(0, len(shuffled) - batch_size + 1, batch_size):"},
    hint="The last, smaller batch is still left out.",
)


@misconception("M107", hint="Both parameters still share one velocity: each needs a memory of its own.")
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


@misconception("M69", hint="The slope of b is asked for too late: w has moved by then. Take both slopes first.")
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


wrong_line(
    "07-ca",
    {"rows = np.array(shuffled[first : first + batch_size])": "rows = slice(first, first + batch_size)"},
    hint="The order of the rows is not used at all.",
)

wrong_line(
    "07-cb",
    {"for shuffled in orders:": "for shuffled in orders:\n    speed = np.zeros(2)"},
    hint="The velocities start anew in every epoch. They go on.",
)

wrong_line(
    "07-cc",
    {
        "speed = beta * speed + 2 * np.array([np.mean(error * x[rows]), np.mean(error)])": (
            "speed = 2 * np.array([np.mean(error * x[rows]), np.mean(error)])"
        )
    },
    hint="There is no momentum left: the old velocity has to be kept, times beta.",
)

wrong_line(
    "07-cd",
    {
        "speed = beta * speed + 2 * np.array([np.mean(error * x[rows]), np.mean(error)])": (
            "speed = beta * speed + 2 * np.array([np.sum(error * x[rows]), np.sum(error)]) / batch_size"
        )
    },
    hint="You divide by the batch size, also in the smaller last batch. Divide by the number of its samples.",
)

wrong_line(
    "M96",
    {
        "speed = beta * speed + 2 * np.array([np.mean(error * x[rows]), np.mean(error)])": (
            "speed = beta * speed + 2 * np.array([np.sum(error * x[rows]), np.sum(error)])"
        )
    },
    hint="You add the slopes of a batch up. Take their mean.",
)

wrong_line(
    "07-ce",
    {"for shuffled in orders:": "for shuffled in orders:\n    theta, speed = np.zeros(2), np.zeros(2)"},
    hint="Every epoch starts again from zero. It should go on where the last one ended.",
)


@misconception(
    "07-cf",
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


@misconception("07-cg", hint="This is the program as it was: no bug is repaired yet.")
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
