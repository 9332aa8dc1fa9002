"""Mistakes in 08-autodiff, add: wrong code, and what to tell who wrote it.

`Value` is defined in the notebook.
"""

from autograder.bank import misconception


@misconception(
    "08-a",
    hint="A sum has slope 1 along each of its parts, whatever their values are. You wrote down the values; see section 2 of the lecture.",
)
def add(a, b):
    return Value(a.value + b.value, (a, b), (a.value, b.value), "+")


@misconception(
    "08-b",
    hint="You gave a sum the slopes of a product: the other number. If a grows by a little, by how much does the sum grow?",
)
def add(a, b):
    return Value(a.value + b.value, (a, b), (b.value, a.value), "+")


@misconception("08-c", hint="The second slope has the wrong sign: this would be a difference, as in the example.")
def add(a, b):
    return Value(a.value + b.value, (a, b), (1.0, -1.0), "+")


@misconception("08-d", hint="The new Value does not know its parents: the way back would end here.")
def add(a, b):
    return Value(a.value + b.value, (), (1.0, 1.0), "+")


@misconception("08-e", hint="Each parent needs a slope of its own, in the same order. One for both is not enough.")
def add(a, b):
    return Value(a.value + b.value, (a, b), (1.0,), "+")


@misconception("08-f", hint="The two slopes share a 1 between them, as for an average. A sum hands on all of it to both.")
def add(a, b):
    return Value(a.value + b.value, (a, b), (0.5, 0.5), "+")


@misconception("08-bf", hint="Your Value holds its number only. Give it its parents and a slope along each, too.")
def add(a, b):
    return Value(a.value + b.value)
