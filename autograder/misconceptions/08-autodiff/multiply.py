"""Mistakes in 08-autodiff, multiply: wrong code, and what to tell who wrote it.

`Value` is defined in the notebook.
"""

from autograder.bank import misconception


@misconception(
    "M12",
    hint="You gave each factor its own value as slope. The slope along one factor is the other factor; see section 2 of the lecture.",
)
def multiply(a, b):
    return Value(a.value * b.value, (a, b), (a.value, b.value), "×")


@misconception("08-g", hint="Slope 1 along both is the rule of a sum. If a grows by a little, by how much does a times b grow?")
def multiply(a, b):
    return Value(a.value * b.value, (a, b), (1.0, 1.0), "×")


@misconception("08-h", hint="The new Value does not know its parents: the way back would end here.")
def multiply(a, b):
    return Value(a.value * b.value, (), (b.value, a.value), "×")


@misconception(
    "08-i",
    hint="You wrote the product itself as the slope along both. Differentiate a times b along a, with b as a constant.",
)
def multiply(a, b):
    return Value(a.value * b.value, (a, b), (a.value * b.value, a.value * b.value), "×")


@misconception(
    "08-j",
    hint="You added the two slopes, as the product rule does for functions of one variable. Here each parent gets its own; adding happens later, on the way back.",
)
def multiply(a, b):
    return Value(a.value * b.value, (a, b), (a.value + b.value, a.value + b.value), "×")


@misconception("08-k", hint="The slopes fit, but the value is that of a sum.")
def multiply(a, b):
    return Value(a.value + b.value, (a, b), (b.value, a.value), "×")


@misconception("08-l", hint="The second slope has the wrong sign: that minus belongs to a quotient.")
def multiply(a, b):
    return Value(a.value * b.value, (a, b), (b.value, -a.value), "×")


@misconception("08-bg", hint="Your Value holds its number only. Give it its parents and a slope along each, too.")
def multiply(a, b):
    return Value(a.value * b.value)


@misconception("08-bh", hint="The slopes are in order and the parents are not: first a, then b.")
def multiply(a, b):
    return Value(a.value * b.value, (b, a), (b.value, a.value), "×")
