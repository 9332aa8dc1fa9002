"""Mistakes in 01-derivatives, secant_line: wrong code, and what to tell who wrote it."""

from autograder.bank import misconception


@misconception(
    "01-h",
    hint="Your line goes through the wrong place: you multiply the slope by t, but the line is measured from x on, so by t - x.",
)
def secant_line(f, x, h, t):
    return f(x) + (f(x + h) - f(x)) / h * t


@misconception("01-i", hint="You have the rise from x to t. The height at x, where the line begins, is missing.")
def secant_line(f, x, h, t):
    return (f(x + h) - f(x)) / h * (t - x)


@misconception(
    "01-j",
    hint="You mix the two points: a line that begins at f(x) is measured from x, one that begins at f(x + h) from x + h.",
)
def secant_line(f, x, h, t):
    return f(x + h) + (f(x + h) - f(x)) / h * (t - x)


@misconception(
    "01-k",
    hint="You mix the two points: a line that begins at f(x) is measured from x, one that begins at f(x + h) from x + h.",
)
def secant_line(f, x, h, t):
    return f(x) + (f(x + h) - f(x)) / h * (t - x - h)


@misconception("M05", hint="Your slope is the change of f alone. Divide it by h.")
def secant_line(f, x, h, t):
    return f(x) + (f(x + h) - f(x)) * (t - x)


@misconception("01-l", hint="That is the graph itself. The secant is a straight line, which meets the graph at two places.")
def secant_line(f, x, h, t):
    return f(t)


@misconception(
    "01-m",
    hint="Your line has the slope of the central difference. A secant through x and x + h has the one-sided slope.",
)
def secant_line(f, x, h, t):
    return f(x) + (f(x + h) - f(x - h)) / (2 * h) * (t - x)


@misconception(
    "01-n",
    hint="Your line falls where it should rise: in the slope, or in t - x, the order of a subtraction is reversed.",
)
def secant_line(f, x, h, t):
    return f(x) + (f(x + h) - f(x)) / h * (x - t)
