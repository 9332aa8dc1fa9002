"""Mistakes in 08-autodiff, function: wrong code, and what to tell who wrote it.

`Value` is defined in the notebook.
"""

import math

from autograder.bank import misconception


@misconception("08-m", hint="The exponent is lowered, but it does not come down as a factor: the power rule does both.")
def function(kind, a, n=None):
    x = a.value
    if kind == "power":
        value, slope = x**n, x ** (n - 1)
    elif kind == "exp":
        value, slope = math.exp(x), math.exp(x)
    elif kind == "tanh":
        value, slope = math.tanh(x), 1 - math.tanh(x) ** 2
    else:
        value, slope = max(0.0, x), 1.0 if x > 0 else 0.0
    return Value(value, (a,), (slope,), kind)


@misconception("08-n", hint="The exponent comes down as a factor, but it is not lowered by one.")
def function(kind, a, n=None):
    x = a.value
    if kind == "power":
        value, slope = x**n, n * x**n
    elif kind == "exp":
        value, slope = math.exp(x), math.exp(x)
    elif kind == "tanh":
        value, slope = math.tanh(x), 1 - math.tanh(x) ** 2
    else:
        value, slope = max(0.0, x), 1.0 if x > 0 else 0.0
    return Value(value, (a,), (slope,), kind)


@misconception(
    "M112",
    hint="The slope of exp is not the number that goes in. Its slope there is its value, which comes out; see section 2 of the lecture.",
)
def function(kind, a, n=None):
    x = a.value
    if kind == "power":
        value, slope = x**n, n * x ** (n - 1)
    elif kind == "exp":
        value, slope = math.exp(x), x
    elif kind == "tanh":
        value, slope = math.tanh(x), 1 - math.tanh(x) ** 2
    else:
        value, slope = max(0.0, x), 1.0 if x > 0 else 0.0
    return Value(value, (a,), (slope,), kind)


@misconception("08-o", hint="You used the power rule for exp. There the exponent is what varies, not the base.")
def function(kind, a, n=None):
    x = a.value
    if kind == "power":
        value, slope = x**n, n * x ** (n - 1)
    elif kind == "exp":
        value, slope = math.exp(x), x * math.exp(x - 1)
    elif kind == "tanh":
        value, slope = math.tanh(x), 1 - math.tanh(x) ** 2
    else:
        value, slope = max(0.0, x), 1.0 if x > 0 else 0.0
    return Value(value, (a,), (slope,), kind)


@misconception(
    "08-p",
    hint="In the slope of tanh, the number that is squared is the value of tanh, which comes out, not the one that goes in.",
)
def function(kind, a, n=None):
    x = a.value
    if kind == "power":
        value, slope = x**n, n * x ** (n - 1)
    elif kind == "exp":
        value, slope = math.exp(x), math.exp(x)
    elif kind == "tanh":
        value, slope = math.tanh(x), 1 - x**2
    else:
        value, slope = max(0.0, x), 1.0 if x > 0 else 0.0
    return Value(value, (a,), (slope,), kind)


@misconception("08-q", hint="The slope of tanh is one minus its value squared: the square is missing.")
def function(kind, a, n=None):
    x = a.value
    if kind == "power":
        value, slope = x**n, n * x ** (n - 1)
    elif kind == "exp":
        value, slope = math.exp(x), math.exp(x)
    elif kind == "tanh":
        value, slope = math.tanh(x), 1 - math.tanh(x)
    else:
        value, slope = max(0.0, x), 1.0 if x > 0 else 0.0
    return Value(value, (a,), (slope,), kind)


@misconception("M65", hint="t (1 - t) is the slope of the sigmoid. Tanh has another one: see the table.")
def function(kind, a, n=None):
    x = a.value
    if kind == "power":
        value, slope = x**n, n * x ** (n - 1)
    elif kind == "exp":
        value, slope = math.exp(x), math.exp(x)
    elif kind == "tanh":
        value, slope = math.tanh(x), math.tanh(x) * (1 - math.tanh(x))
    else:
        value, slope = max(0.0, x), 1.0 if x > 0 else 0.0
    return Value(value, (a,), (slope,), kind)


@misconception("M85", hint="At its corner, where exactly 0 goes in, ReLU has slope 0 in this course.")
def function(kind, a, n=None):
    x = a.value
    if kind == "power":
        value, slope = x**n, n * x ** (n - 1)
    elif kind == "exp":
        value, slope = math.exp(x), math.exp(x)
    elif kind == "tanh":
        value, slope = math.tanh(x), 1 - math.tanh(x) ** 2
    else:
        value, slope = max(0.0, x), 1.0 if x >= 0 else 0.0
    return Value(value, (a,), (slope,), kind)


@misconception("08-r", hint="Your ReLU hands on a slope of 1 also where its input is negative. There it is flat.")
def function(kind, a, n=None):
    x = a.value
    if kind == "power":
        value, slope = x**n, n * x ** (n - 1)
    elif kind == "exp":
        value, slope = math.exp(x), math.exp(x)
    elif kind == "tanh":
        value, slope = math.tanh(x), 1 - math.tanh(x) ** 2
    else:
        value, slope = max(0.0, x), 1.0
    return Value(value, (a,), (slope,), kind)


@misconception(
    "08-s",
    hint="You wrote ReLU's value where its slope belongs. On the positive side it grows as fast as its input.",
)
def function(kind, a, n=None):
    x = a.value
    if kind == "power":
        value, slope = x**n, n * x ** (n - 1)
    elif kind == "exp":
        value, slope = math.exp(x), math.exp(x)
    elif kind == "tanh":
        value, slope = math.tanh(x), 1 - math.tanh(x) ** 2
    else:
        value, slope = max(0.0, x), max(0.0, x)
    return Value(value, (a,), (slope,), kind)


@misconception("08-t", hint="The new Value does not know its parent: the way back would end here.")
def function(kind, a, n=None):
    x = a.value
    if kind == "power":
        value, slope = x**n, n * x ** (n - 1)
    elif kind == "exp":
        value, slope = math.exp(x), math.exp(x)
    elif kind == "tanh":
        value, slope = math.tanh(x), 1 - math.tanh(x) ** 2
    else:
        value, slope = max(0.0, x), 1.0 if x > 0 else 0.0
    return Value(value, (), (slope,), kind)


@misconception("08-u", hint="Value and slope have changed places.")
def function(kind, a, n=None):
    x = a.value
    if kind == "power":
        value, slope = x**n, n * x ** (n - 1)
    elif kind == "exp":
        value, slope = math.exp(x), math.exp(x)
    elif kind == "tanh":
        value, slope = math.tanh(x), 1 - math.tanh(x) ** 2
    else:
        value, slope = max(0.0, x), 1.0 if x > 0 else 0.0
    return Value(slope, (a,), (value,), kind)


@misconception(
    "08-v",
    hint="The slope that a Value stores is the function's own. Do not multiply the input in: that is done on the way back, by gradients.",
)
def function(kind, a, n=None):
    x = a.value
    if kind == "power":
        value, slope = x**n, n * x ** (n - 1)
    elif kind == "exp":
        value, slope = math.exp(x), math.exp(x)
    elif kind == "tanh":
        value, slope = math.tanh(x), 1 - math.tanh(x) ** 2
    else:
        value, slope = max(0.0, x), 1.0 if x > 0 else 0.0
    return Value(value, (a,), (slope * x,), kind)


@misconception(
    "08-bi",
    hint="Your exponent is not lowered: `**` binds more tightly than the minus, so put n - 1 in parentheses.",
)
def function(kind, a, n=None):
    x = a.value
    if kind == "power":
        value, slope = x**n, n * x**n - 1
    elif kind == "exp":
        value, slope = math.exp(x), math.exp(x)
    elif kind == "tanh":
        value, slope = math.tanh(x), 1 - math.tanh(x) ** 2
    else:
        value, slope = max(0.0, x), 1.0 if x > 0 else 0.0
    return Value(value, (a,), (slope,), kind)
