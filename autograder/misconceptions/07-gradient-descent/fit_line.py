"""Mistakes in 07-gradient-descent, fit_line: wrong code, and what to tell who wrote it."""

import numpy as np

from autograder.bank import misconception


@misconception("M97", hint="x is reordered and y is not: the samples have lost their labels.")
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


@misconception("M98", hint="The last, smaller batch is still left out.")
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


@misconception("07-ca", hint="The order of the rows is not used at all.")
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


@misconception("07-cb", hint="The velocities start anew in every epoch. They go on.")
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


@misconception("07-cc", hint="There is no momentum left: the old velocity has to be kept, times beta.")
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


@misconception("M96", hint="You add the slopes of a batch up. Take their mean.")
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


@misconception("07-ce", hint="Every epoch starts again from zero. It should go on where the last one ended.")
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
