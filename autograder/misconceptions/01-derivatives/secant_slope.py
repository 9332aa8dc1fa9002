"""Mistakes in 01-derivatives, secant_slope: wrong code, and what to tell who wrote it."""

from autograder.bank import misconception


@misconception("M05", hint="You have the change of the function, not yet its slope: divide by the length of the step.")
def secant_slope(f, x, h):
    return f(x + h) - f(x)


@misconception(
    "01-a",
    hint="Your slope has the wrong sign: the value at x is subtracted from the value further on, not the other way round.",
)
def secant_slope(f, x, h):
    return (f(x) - f(x + h)) / h


@misconception("01-b", hint="Only one of the two values is divided by h. Put parentheses around the difference.")
def secant_slope(f, x, h):
    return f(x + h) - f(x) / h


@misconception(
    "01-c",
    hint="You add h to the value of the function. The step is taken by the argument: it belongs inside the parentheses of f.",
)
def secant_slope(f, x, h):
    return (f(x) + h - f(x)) / h


@misconception(
    "01-d",
    hint="You look to both sides. The secant of this exercise goes from x forward only; the central difference comes in Exercise 2.",
)
def secant_slope(f, x, h):
    return (f(x + h) - f(x - h)) / (2 * h)


@misconception("01-e", hint="You step backward: your secant goes from x - h to x. It should go from x to x + h.")
def secant_slope(f, x, h):
    return (f(x) - f(x - h)) / h


@misconception(
    "01-f",
    hint="You use a tiny step of your own. Use the h that the function is given: a wide secant has another slope than the tangent.",
)
def secant_slope(f, x, h):
    h = 1e-6
    return (f(x + h) - f(x)) / h


@misconception(
    "01-g",
    hint="You divide by the place instead of by the step. The slope is the change of f over the change of x.",
)
def secant_slope(f, x, h):
    return (f(x + h) - f(x)) / (x + h)


@misconception("M34", hint="Your function rounds its result. Return all digits and round only what you print.")
def secant_slope(f, x, h):
    return round((f(x + h) - f(x)) / h, 2)
