"""Misconceptions of 01-derivatives: wrong code, and what to tell who wrote it.

M-numbers are those of the course's catalogue; 01-a … are found here.
"""

import numpy as np
from autograder.bank import misconception, wrong_value

# Exercise 1, part one: secant_slope


@misconception(
    "M05",
    cell="secant_slope",
    hint="You have the change of the function, not yet its slope: divide by the length of the step.",
)
def secant_slope(f, x, h):
    return f(x + h) - f(x)


@misconception(
    "01-a",
    cell="secant_slope",
    hint="Your slope has the wrong sign: the value at x is subtracted from the value further on, not the other way round.",
)
def secant_slope(f, x, h):
    return (f(x) - f(x + h)) / h


@misconception(
    "01-b",
    cell="secant_slope",
    hint="Only one of the two values is divided by h. Put parentheses around the difference.",
)
def secant_slope(f, x, h):
    return f(x + h) - f(x) / h


@misconception(
    "01-c",
    cell="secant_slope",
    hint="You add h to the value of the function. The step is taken by the argument: it belongs inside the parentheses of f.",
)
def secant_slope(f, x, h):
    return (f(x) + h - f(x)) / h


@misconception(
    "01-d",
    cell="secant_slope",
    hint="You look to both sides. The secant of this exercise goes from x forward only; the central difference comes in Exercise 2.",
)
def secant_slope(f, x, h):
    return (f(x + h) - f(x - h)) / (2 * h)


@misconception(
    "01-e",
    cell="secant_slope",
    hint="You step backward: your secant goes from x - h to x. It should go from x to x + h.",
)
def secant_slope(f, x, h):
    return (f(x) - f(x - h)) / h


@misconception(
    "01-f",
    cell="secant_slope",
    hint="You use a tiny step of your own. Use the h that the function is given: a wide secant has another slope than the tangent.",
)
def secant_slope(f, x, h):
    h = 1e-6
    return (f(x + h) - f(x)) / h


@misconception(
    "01-g",
    cell="secant_slope",
    hint="You divide by the place instead of by the step. The slope is the change of f over the change of x.",
)
def secant_slope(f, x, h):
    return (f(x + h) - f(x)) / (x + h)


@misconception(
    "M34",
    cell="secant_slope",
    hint="Your function rounds its result. Return all digits and round only what you print.",
)
def secant_slope(f, x, h):
    return round((f(x + h) - f(x)) / h, 2)


# Exercise 1, part two: secant_line


@misconception(
    "01-h",
    cell="secant_line",
    hint="Your line goes through the wrong place: you multiply the slope by t, but the line is measured from x on, so by t - x.",
)
def secant_line(f, x, h, t):
    return f(x) + (f(x + h) - f(x)) / h * t


@misconception(
    "01-i",
    cell="secant_line",
    hint="You have the rise from x to t. The height at x, where the line begins, is missing.",
)
def secant_line(f, x, h, t):
    return (f(x + h) - f(x)) / h * (t - x)


@misconception(
    "01-j",
    cell="secant_line",
    hint="You mix the two points: a line that begins at f(x) is measured from x, one that begins at f(x + h) from x + h.",
)
def secant_line(f, x, h, t):
    return f(x + h) + (f(x + h) - f(x)) / h * (t - x)


@misconception(
    "01-k",
    cell="secant_line",
    hint="You mix the two points: a line that begins at f(x) is measured from x, one that begins at f(x + h) from x + h.",
)
def secant_line(f, x, h, t):
    return f(x) + (f(x + h) - f(x)) / h * (t - x - h)


@misconception(
    "M05",
    cell="secant_line",
    hint="Your slope is the change of f alone. Divide it by h.",
)
def secant_line(f, x, h, t):
    return f(x) + (f(x + h) - f(x)) * (t - x)


@misconception(
    "01-l",
    cell="secant_line",
    hint="That is the graph itself. The secant is a straight line, which meets the graph at two places.",
)
def secant_line(f, x, h, t):
    return f(t)


@misconception(
    "01-m",
    cell="secant_line",
    hint="Your line has the slope of the central difference. A secant through x and x + h has the one-sided slope.",
)
def secant_line(f, x, h, t):
    return f(x) + (f(x + h) - f(x - h)) / (2 * h) * (t - x)


@misconception(
    "01-n",
    cell="secant_line",
    hint="Your line falls where it should rise: in the slope, or in t - x, the order of a subtraction is turned around.",
)
def secant_line(f, x, h, t):
    return f(x) + (f(x + h) - f(x)) / h * (x - t)


# Exercise 2: central_difference


@misconception(
    "M05",
    cell="central_difference",
    hint="From x - h to x + h it is two steps. You divide by one.",
)
def central_difference(f, x, h):
    return (f(x + h) - f(x - h)) / h


@misconception(
    "M06",
    cell="central_difference",
    hint="You look forward only. The central difference needs the value at x - h as well.",
)
def central_difference(f, x, h):
    return (f(x + h) - f(x)) / h


@misconception(
    "01-o",
    cell="central_difference",
    hint="You look backward only. The central difference needs the value at x + h as well.",
)
def central_difference(f, x, h):
    return (f(x) - f(x - h)) / h


@misconception(
    "01-p",
    cell="central_difference",
    hint="Division and multiplication are worked out from left to right, so your h ends up above the line. Put 2 * h into parentheses.",
)
def central_difference(f, x, h):
    return (f(x + h) - f(x - h)) / 2 * h


@misconception(
    "01-q",
    cell="central_difference",
    hint="You add the two values. The slope needs their difference.",
)
def central_difference(f, x, h):
    return (f(x + h) + f(x - h)) / (2 * h)


@misconception(
    "01-r",
    cell="central_difference",
    hint="Your slope has the wrong sign: the value at x - h is subtracted from the one at x + h.",
)
def central_difference(f, x, h):
    return (f(x - h) - f(x + h)) / (2 * h)


@misconception(
    "01-s",
    cell="central_difference",
    hint="You step by half of h, but divide by two whole steps: your slope is about half of the right one.",
)
def central_difference(f, x, h):
    return (f(x + h / 2) - f(x - h / 2)) / (2 * h)


@misconception(
    "01-t",
    cell="central_difference",
    hint="Your two places lie h apart instead of 2h: step by the whole h to either side.",
)
def central_difference(f, x, h):
    return (f(x + h / 2) - f(x - h / 2)) / h


@misconception(
    "01-u",
    cell="central_difference",
    hint="You mix the two quotients: from x to x + h it is one step, from x - h to x + h it is two.",
)
def central_difference(f, x, h):
    return (f(x + h) - f(x)) / (2 * h)


@misconception(
    "01-v",
    cell="central_difference",
    hint="You use a tiny step of your own. Use the h that the function is given.",
)
def central_difference(f, x, h):
    h = 1e-5
    return (f(x + h) - f(x - h)) / (2 * h)


@misconception(
    "M34",
    cell="central_difference",
    hint="Your function rounds its result. Return all digits and round only what you print.",
)
def central_difference(f, x, h):
    return np.round((f(x + h) - f(x - h)) / (2 * h), 2)


# Exercise 3, part one: difference_errors


@misconception(
    "01-w",
    cell="difference_errors",
    hint="An error is a distance, so it has no sign: take the absolute value.",
)
def difference_errors(f, df, x, hs):
    forward = (f(x + hs) - f(x)) / hs
    central = (f(x + hs) - f(x - hs)) / (2 * hs)
    return forward - df(x), central - df(x)


@misconception(
    "01-x",
    cell="difference_errors",
    hint="You return the two in the other order: first the one-sided errors, then the central ones.",
)
def difference_errors(f, df, x, hs):
    forward = (f(x + hs) - f(x)) / hs
    central = (f(x + hs) - f(x - hs)) / (2 * hs)
    return np.abs(central - df(x)), np.abs(forward - df(x))


@misconception(
    "01-y",
    cell="difference_errors",
    hint="You divide by the true slope. The absolute error is asked for, not the relative one.",
)
def difference_errors(f, df, x, hs):
    forward = (f(x + hs) - f(x)) / hs
    central = (f(x + hs) - f(x - hs)) / (2 * hs)
    return np.abs(forward / df(x) - 1), np.abs(central / df(x) - 1)


@misconception(
    "01-z",
    cell="difference_errors",
    hint="You return the slopes themselves. Subtract the true slope, and take the absolute value.",
)
def difference_errors(f, df, x, hs):
    forward = (f(x + hs) - f(x)) / hs
    central = (f(x + hs) - f(x - hs)) / (2 * hs)
    return forward, central


@misconception(
    "01-aa",
    cell="difference_errors",
    hint="You compare with the slope at x + h. The true slope at x is what both quotients should find.",
)
def difference_errors(f, df, x, hs):
    forward = (f(x + hs) - f(x)) / hs
    central = (f(x + hs) - f(x - hs)) / (2 * hs)
    return np.abs(forward - df(x + hs)), np.abs(central - df(x + hs))


@misconception(
    "01-value",
    cell="difference_errors",
    hint="You subtract the value of f. An error is the distance from the true slope, and that is what `df` gives.",
)
def difference_errors(f, df, x, hs):
    forward = (f(x + hs) - f(x)) / hs
    central = (f(x + hs) - f(x - hs)) / (2 * hs)
    return np.abs(forward - f(x)), np.abs(central - f(x))


@misconception(
    "01-ab",
    cell="difference_errors",
    hint="You square the errors. Their absolute values are asked for.",
)
def difference_errors(f, df, x, hs):
    forward = (f(x + hs) - f(x)) / hs
    central = (f(x + hs) - f(x - hs)) / (2 * hs)
    return (forward - df(x)) ** 2, (central - df(x)) ** 2


@misconception(
    "M05",
    cell="difference_errors",
    hint="Your central difference divides by one step. From x - h to x + h it is two.",
)
def difference_errors(f, df, x, hs):
    forward = (f(x + hs) - f(x)) / hs
    central = (f(x + hs) - f(x - hs)) / hs
    return np.abs(forward - df(x)), np.abs(central - df(x))


@misconception(
    "01-ac",
    cell="difference_errors",
    hint="You average over the steps. One error for each step is asked for.",
)
def difference_errors(f, df, x, hs):
    forward = (f(x + hs) - f(x)) / hs
    central = (f(x + hs) - f(x - hs)) / (2 * hs)
    return np.mean(np.abs(forward - df(x))), np.mean(np.abs(central - df(x)))


@misconception(
    "M34",
    cell="difference_errors",
    hint="Your function rounds its results, and small errors vanish. Return all digits.",
)
def difference_errors(f, df, x, hs):
    forward = (f(x + hs) - f(x)) / hs
    central = (f(x + hs) - f(x - hs)) / (2 * hs)
    return np.round(np.abs(forward - df(x)), 2), np.round(np.abs(central - df(x)), 2)


# Exercise 3, part two: best_h

wrong_value(
    "M07",
    cell="best_h",
    values={"good_h_one_sided": 1e-12, "good_h_central": 1e-12},
    hint="Your step is so small that round-off drowns the slope: look again where the errors above stop falling.",
)
wrong_value(
    "01-smallest",
    cell="best_h",
    values={"good_h_one_sided": 1e-15, "good_h_central": 1e-15},
    hint="Your step is so small that round-off drowns the slope: look again where the errors above stop falling.",
)
wrong_value(
    "01-wide",
    cell="best_h",
    values={"good_h_one_sided": 0.1, "good_h_central": 0.1},
    hint="Your step is wide: the error still falls when it gets smaller. Find the bottom of the U.",
)
wrong_value(
    "01-hundredth",
    cell="best_h",
    values={"good_h_one_sided": 0.01, "good_h_central": 0.01},
    hint="Your step is wide: the error still falls when it gets smaller. Find the bottom of the U.",
)
wrong_value(
    "01-equal",
    cell="best_h",
    values={"good_h_one_sided": 1e-8, "good_h_central": 1e-8},
    hint="The two quotients have their smallest errors at different steps: read both columns from top to bottom.",
)
wrong_value(
    "01-swapped",
    cell="best_h",
    values={"good_h_one_sided": 1e-5, "good_h_central": 1e-8},
    hint="You have taken one step for the other: see which column falls faster, and where it turns.",
)


# Exercise 4: partials


@misconception(
    "M13",
    cell="partials",
    hint="You move all three numbers at once. A partial derivative moves one and holds the others where they are.",
)
def partials(f, x, y, z, h):
    slope = (f(x + h, y + h, z + h) - f(x - h, y - h, z - h)) / (2 * h)
    return slope, slope, slope


@misconception(
    "01-ad",
    cell="partials",
    hint="You set the other numbers to zero. They are held where they are, at the values that you were given.",
)
def partials(f, x, y, z, h):
    return (
        (f(x + h, 0, 0) - f(x - h, 0, 0)) / (2 * h),
        (f(0, y + h, 0) - f(0, y - h, 0)) / (2 * h),
        (f(0, 0, z + h) - f(0, 0, z - h)) / (2 * h),
    )


@misconception(
    "M05",
    cell="partials",
    hint="From one side of the place to the other it is two steps. You divide by one.",
)
def partials(f, x, y, z, h):
    return (
        (f(x + h, y, z) - f(x - h, y, z)) / h,
        (f(x, y + h, z) - f(x, y - h, z)) / h,
        (f(x, y, z + h) - f(x, y, z - h)) / h,
    )


@misconception(
    "M06",
    cell="partials",
    hint="You look forward only. Central differences are asked for: the value at the other side is needed as well.",
)
def partials(f, x, y, z, h):
    return (
        (f(x + h, y, z) - f(x, y, z)) / h,
        (f(x, y + h, z) - f(x, y, z)) / h,
        (f(x, y, z + h) - f(x, y, z)) / h,
    )


@misconception(
    "01-ae",
    cell="partials",
    hint="Division and multiplication are worked out from left to right. Put 2 * h into parentheses.",
)
def partials(f, x, y, z, h):
    return (
        (f(x + h, y, z) - f(x - h, y, z)) / 2 * h,
        (f(x, y + h, z) - f(x, y - h, z)) / 2 * h,
        (f(x, y, z + h) - f(x, y, z - h)) / 2 * h,
    )


@misconception(
    "01-af",
    cell="partials",
    hint="You add up the three slopes. Return all three, in the order x, y, z.",
)
def partials(f, x, y, z, h):
    df_dx = (f(x + h, y, z) - f(x - h, y, z)) / (2 * h)
    df_dy = (f(x, y + h, z) - f(x, y - h, z)) / (2 * h)
    df_dz = (f(x, y, z + h) - f(x, y, z - h)) / (2 * h)
    return df_dx + df_dy + df_dz


@misconception(
    "M09",
    cell="partials",
    hint="A number that moved does not come back: x is still shifted when you move y, and both when you move z.",
)
def partials(f, x, y, z, h):
    df_dx = (f(x + h, y, z) - f(x - h, y, z)) / (2 * h)
    x = x + h
    df_dy = (f(x, y + h, z) - f(x, y - h, z)) / (2 * h)
    y = y + h
    df_dz = (f(x, y, z + h) - f(x, y, z - h)) / (2 * h)
    return df_dx, df_dy, df_dz


@misconception(
    "M34",
    cell="partials",
    hint="Your function rounds its results. Return all digits and round only what you print.",
)
def partials(f, x, y, z, h):
    df_dx = (f(x + h, y, z) - f(x - h, y, z)) / (2 * h)
    df_dy = (f(x, y + h, z) - f(x, y - h, z)) / (2 * h)
    df_dz = (f(x, y, z + h) - f(x, y, z - h)) / (2 * h)
    return round(df_dx, 1), round(df_dy, 1), round(df_dz, 1)


@misconception(
    "01-ag",
    cell="partials",
    hint="Your three slopes come in the wrong order: x, y, z.",
)
def partials(f, x, y, z, h):
    df_dx = (f(x + h, y, z) - f(x - h, y, z)) / (2 * h)
    df_dy = (f(x, y + h, z) - f(x, y - h, z)) / (2 * h)
    df_dz = (f(x, y, z + h) - f(x, y, z - h)) / (2 * h)
    return df_dz, df_dy, df_dx


# Exercise 5: numerical_gradient


@misconception(
    "M05",
    cell="numerical_gradient",
    hint="From x - h to x + h it is two steps. You divide by one.",
)
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
    cell="numerical_gradient",
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
    cell="numerical_gradient",
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
    cell="numerical_gradient",
    hint="Your step vanishes: an array of whole numbers cannot hold 0.1. Make the array that holds the step one of floats.",
)
def numerical_gradient(f, x, h):
    gradient = np.zeros(x.shape)
    for i in range(len(x)):
        step = np.zeros_like(x)
        step[i] = h
        gradient[i] = (f(x + step) - f(x - step)) / (2 * h)
    return gradient


@misconception(
    "M09",
    cell="numerical_gradient",
    hint="An entry that moved does not come back: later entries are measured from a shifted place.",
)
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
    cell="numerical_gradient",
    hint="You move all entries at once, so every entry of your gradient is the same. Move one entry at a time.",
)
def numerical_gradient(f, x, h):
    x = np.array(x, dtype=float)
    slope = (f(x + h) - f(x - h)) / (2 * h)
    return np.full(x.shape, slope)


@misconception(
    "01-ah",
    cell="numerical_gradient",
    hint="You add up the entries of the gradient. Return all of them, one for each entry of x.",
)
def numerical_gradient(f, x, h):
    x = np.array(x, dtype=float)
    gradient = np.zeros(x.shape)
    for i in range(len(x)):
        step = np.zeros(x.shape)
        step[i] = h
        gradient[i] = (f(x + step) - f(x - step)) / (2 * h)
    return gradient.sum()


@misconception(
    "01-ai",
    cell="numerical_gradient",
    hint="Your gradient points downhill: the sign of every entry is turned around.",
)
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
    cell="numerical_gradient",
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


@misconception(
    "01-ak",
    cell="numerical_gradient",
    hint="Your loop leaves after its first turn: the return stands inside the loop.",
)
def numerical_gradient(f, x, h):
    x = np.array(x, dtype=float)
    gradient = np.zeros(x.shape)
    for i in range(len(x)):
        step = np.zeros(x.shape)
        step[i] = h
        gradient[i] = (f(x + step) - f(x - step)) / (2 * h)
        return gradient


@misconception(
    "01-al",
    cell="numerical_gradient",
    hint="You divide by 2 and multiply by h. Put 2 * h into parentheses.",
)
def numerical_gradient(f, x, h):
    x = np.array(x, dtype=float)
    gradient = np.zeros(x.shape)
    for i in range(len(x)):
        step = np.zeros(x.shape)
        step[i] = h
        gradient[i] = (f(x + step) - f(x - step)) / 2 * h
    return gradient


@misconception(
    "M34",
    cell="numerical_gradient",
    hint="Your function rounds its result. Return all digits and round only what you print.",
)
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
    cell="numerical_gradient",
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


# Exercise 6, part one: steepest_ascent


@misconception(
    "01-am",
    cell="steepest_ascent",
    hint="A direction has length 1. Divide the gradient by its length.",
)
def steepest_ascent(gradient):
    return gradient


@misconception(
    "01-an",
    cell="steepest_ascent",
    hint="That is the way down. The gradient itself points up.",
)
def steepest_ascent(gradient):
    return -gradient / np.linalg.norm(gradient)


@misconception(
    "01-ao",
    cell="steepest_ascent",
    hint="You divide by the sum of the entries. The length of a vector is the root of the sum of its squares.",
)
def steepest_ascent(gradient):
    return gradient / gradient.sum()


@misconception(
    "01-ap",
    cell="steepest_ascent",
    hint="You divide by the sum of the absolute entries. The length of a vector is the root of the sum of its squares.",
)
def steepest_ascent(gradient):
    return gradient / np.abs(gradient).sum()


@misconception(
    "01-aq",
    cell="steepest_ascent",
    hint="You divide by the largest entry. The length of a vector is the root of the sum of its squares.",
)
def steepest_ascent(gradient):
    return gradient / np.abs(gradient).max()


@misconception(
    "01-ar",
    cell="steepest_ascent",
    hint="You divide by the squared length: the root is missing.",
)
def steepest_ascent(gradient):
    return gradient / np.sum(gradient**2)


@misconception(
    "01-as",
    cell="steepest_ascent",
    hint="You keep only the signs. Steep entries should count more than flat ones.",
)
def steepest_ascent(gradient):
    return np.sign(gradient)


@misconception(
    "01-at",
    cell="steepest_ascent",
    hint="You answer with the length of the gradient: a number. A direction is a vector.",
)
def steepest_ascent(gradient):
    return np.linalg.norm(gradient)


# Exercise 6, part two: directional_slope


@misconception(
    "01-au",
    cell="directional_slope",
    hint="The length of v still counts in your slope. Divide by it first: only the direction matters.",
)
def directional_slope(gradient, v):
    return np.dot(gradient, v)


@misconception(
    "M75",
    cell="directional_slope",
    hint="Your products are not added up. A slope is one number.",
)
def directional_slope(gradient, v):
    return gradient * v / np.linalg.norm(v)


@misconception(
    "01-av",
    cell="directional_slope",
    hint="You divide by the squared length of v: the root is missing.",
)
def directional_slope(gradient, v):
    return np.dot(gradient, v) / np.dot(v, v)


@misconception(
    "01-aw",
    cell="directional_slope",
    hint="You also divide by the length of the gradient. That gives the cosine of the angle, not the slope.",
)
def directional_slope(gradient, v):
    return np.dot(gradient, v) / (np.linalg.norm(v) * np.linalg.norm(gradient))


@misconception(
    "01-ax",
    cell="directional_slope",
    hint="You divide by the length of the gradient. The vector whose length must not matter is v.",
)
def directional_slope(gradient, v):
    return np.dot(gradient, v) / np.linalg.norm(gradient)


@misconception(
    "01-ay",
    cell="directional_slope",
    hint="That is the slope of the steepest direction, whatever v is. Take the dot product with the direction of v.",
)
def directional_slope(gradient, v):
    return np.linalg.norm(gradient)


@misconception(
    "01-az",
    cell="directional_slope",
    hint="Your slope has lost its sign: against the gradient it goes down, so it is negative.",
)
def directional_slope(gradient, v):
    return abs(np.dot(gradient, v)) / np.linalg.norm(v)


@misconception(
    "01-ba",
    cell="directional_slope",
    hint="You divide by the sum of the entries of v. Its length is the root of the sum of the squares.",
)
def directional_slope(gradient, v):
    return np.dot(gradient, v) / np.sum(np.abs(v))


# Exercise 7: table_gradient


@misconception(
    "M05",
    cell="table_gradient",
    hint="The first bug is still there: from one side to the other it is two steps, and you divide by one.",
)
def table_gradient(f, X, h):
    X = np.array(X, dtype=float)
    gradient = np.zeros(X.shape)
    for place in np.ndindex(X.shape):
        before = X[place]
        X[place] = before + h
        above = f(X)
        X[place] = before - h
        gradient[place] = (above - f(X)) / h
        X[place] = before
    return gradient


@misconception(
    "M06",
    cell="table_gradient",
    hint="You look forward only. Central differences are asked for: the value at the other side is needed as well.",
)
def table_gradient(f, X, h):
    X = np.array(X, dtype=float)
    gradient = np.zeros(X.shape)
    for place in np.ndindex(X.shape):
        before = X[place]
        X[place] = before + h
        above = f(X)
        X[place] = before
        gradient[place] = (above - f(X)) / h
    return gradient


@misconception(
    "M08",
    cell="table_gradient",
    hint="The third bug is still there: a table of whole numbers cannot take a step of 0.1. Work on a copy of floats.",
)
def table_gradient(f, X, h):
    gradient = np.zeros(X.shape)
    for place in np.ndindex(X.shape):
        above, below = X.copy(), X.copy()
        above[place] = X[place] + h
        below[place] = X[place] - h
        gradient[place] = (f(above) - f(below)) / (2 * h)
    return gradient


@misconception(
    "01-vanish",
    cell="table_gradient",
    hint="Your step vanishes: a table of whole numbers cannot hold 0.1. Make the table that holds the step one of floats.",
)
def table_gradient(f, X, h):
    gradient = np.zeros(X.shape)
    for place in np.ndindex(X.shape):
        step = np.zeros_like(X)
        step[place] = h
        gradient[place] = (f(X + step) - f(X - step)) / (2 * h)
    return gradient


@misconception(
    "M09",
    cell="table_gradient",
    hint="The second bug is still there: an entry that moved does not come back, and later entries are measured from a shifted place.",
)
def table_gradient(f, X, h):
    X = np.array(X, dtype=float)
    gradient = np.zeros(X.shape)
    for place in np.ndindex(X.shape):
        before = X[place]
        X[place] = before + h
        above = f(X)
        X[place] = before - h
        gradient[place] = (above - f(X)) / (2 * h)
    return gradient


@misconception(
    "M87",
    cell="table_gradient",
    hint="Your function writes into the table that it was given. Work on a copy: np.array(X, dtype=float) makes one.",
)
def table_gradient(f, X, h):
    gradient = np.zeros(X.shape)
    for place in np.ndindex(X.shape):
        Y = X.astype(float)
        Y[place] += h
        above = f(Y)
        Y[place] -= 2 * h
        gradient[place] = (above - f(Y)) / (2 * h)
    X[...] = gradient
    return gradient


@misconception(
    "01-bb",
    cell="table_gradient",
    hint="Your result is flat. The gradient of a table has the table's shape.",
)
def table_gradient(f, X, h):
    X = np.array(X, dtype=float)
    gradient = np.zeros(X.shape)
    for place in np.ndindex(X.shape):
        before = X[place]
        X[place] = before + h
        above = f(X)
        X[place] = before - h
        gradient[place] = (above - f(X)) / (2 * h)
        X[place] = before
    return gradient.ravel()


@misconception(
    "M74",
    cell="table_gradient",
    hint="Your result is transposed: rows and columns have changed places.",
)
def table_gradient(f, X, h):
    X = np.array(X, dtype=float)
    gradient = np.zeros(X.shape)
    for place in np.ndindex(X.shape):
        before = X[place]
        X[place] = before + h
        above = f(X)
        X[place] = before - h
        gradient[place] = (above - f(X)) / (2 * h)
        X[place] = before
    return gradient.T


@misconception(
    "M13",
    cell="table_gradient",
    hint="You move all entries at once, so every entry of your gradient is the same. Move one entry at a time.",
)
def table_gradient(f, X, h):
    X = np.array(X, dtype=float)
    return np.full(X.shape, (f(X + h) - f(X - h)) / (2 * h))


@misconception(
    "01-bc",
    cell="table_gradient",
    hint="You move whole rows at once. Move one entry at a time, over rows and columns.",
)
def table_gradient(f, X, h):
    X = np.array(X, dtype=float)
    gradient = np.zeros(X.shape)
    for i in range(len(X)):
        step = np.zeros(X.shape)
        step[i] = h
        gradient[i] = (f(X + step) - f(X - step)) / (2 * h)
    return gradient


@misconception(
    "01-bd",
    cell="table_gradient",
    hint="Your gradient points downhill: the sign of every entry is turned around.",
)
def table_gradient(f, X, h):
    X = np.array(X, dtype=float)
    gradient = np.zeros(X.shape)
    for place in np.ndindex(X.shape):
        before = X[place]
        X[place] = before + h
        above = f(X)
        X[place] = before - h
        gradient[place] = (f(X) - above) / (2 * h)
        X[place] = before
    return gradient


@misconception(
    "M34",
    cell="table_gradient",
    hint="Your function rounds its result. Return all digits and round only what you print.",
)
def table_gradient(f, X, h):
    X = np.array(X, dtype=float)
    gradient = np.zeros(X.shape)
    for place in np.ndindex(X.shape):
        before = X[place]
        X[place] = before + h
        above = f(X)
        X[place] = before - h
        gradient[place] = (above - f(X)) / (2 * h)
        X[place] = before
    return np.round(gradient, 1)
