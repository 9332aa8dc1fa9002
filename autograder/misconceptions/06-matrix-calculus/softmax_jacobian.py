"""Mistakes in 06-matrix-calculus, softmax_jacobian: wrong code, and what to tell who wrote it."""

import numpy as np

from autograder.bank import misconception
from nnbasics.activations import softmax


@misconception(
    "M35",
    hint="You treat softmax as element-wise. Every logit stands in every denominator, so off the diagonal there are "
    "entries too.",
)
def softmax_jacobian(z):
    p = softmax(z)
    return np.diag(p * (1 - p))


@misconception(
    "06-z",
    hint="These are the diagonal's entries only, and flat. The Jacobian is a square table with entries off the diagonal too.",
)
def softmax_jacobian(z):
    p = softmax(z)
    return p * (1 - p)


@misconception(
    "06-aa",
    hint="The part that softmax's numerator brings is missing: look at the two cases, and at what the diagonal has in "
    "addition.",
)
def softmax_jacobian(z):
    p = softmax(z)
    return -np.outer(p, p)


@misconception(
    "06-ab",
    hint="The sign of the products is wrong: if one logit rises, the other probabilities fall. Your rows do not add up to 0.",
)
def softmax_jacobian(z):
    p = softmax(z)
    return np.diag(p) + np.outer(p, p)


@misconception(
    "M75",
    hint="You square p entry by entry, and NumPy lays the result along the rows. The table of all products is an outer"
    " product.",
)
def softmax_jacobian(z):
    p = softmax(z)
    return np.diag(p) - p * p


@misconception(
    "06-ac",
    hint="You subtract a single number, the sum of the squares. The table of all products is an outer product, not an "
    "inner one.",
)
def softmax_jacobian(z):
    p = softmax(z)
    return np.diag(p) - p @ p


@misconception("06-ad", hint="Your formula is applied to the logits. In it stand the probabilities: take the softmax first.")
def softmax_jacobian(z):
    p = z
    return np.diag(p) - np.outer(p, p)


@misconception("M37", hint="You take the softmax twice: the function gets logits, and one softmax makes them probabilities.")
def softmax_jacobian(z):
    p = softmax(softmax(z))
    return np.diag(p) - np.outer(p, p)


@misconception("06-ae", hint="On the diagonal stands p itself, not 1, before the products are subtracted.")
def softmax_jacobian(z):
    p = softmax(z)
    return np.eye(len(p)) - np.outer(p, p)


@misconception(
    "06-af",
    hint="Off the diagonal stands minus the product of two probabilities. You have 1 minus p as a factor everywhere.",
)
def softmax_jacobian(z):
    p = softmax(z)
    return np.outer(p, 1 - p)


@misconception("06-ag", hint="The whole table has the opposite sign: a probability rises with its own logit.")
def softmax_jacobian(z):
    p = softmax(z)
    return np.outer(p, p) - np.diag(p)


@misconception("06-ah", hint="You put the exponentials in, not the probabilities: the division by their sum is missing.")
def softmax_jacobian(z):
    p = np.exp(z)
    return np.diag(p) - np.outer(p, p)


@misconception("06-by", hint="On the diagonal you subtract the square of p twice: p(1 - p) has it already.")
def softmax_jacobian(z):
    p = softmax(z)
    return np.diag(p * (1 - p)) - np.outer(p, p)


@misconception("06-bz", hint="NumPy adds a flat p to every row. It belongs on the diagonal only.")
def softmax_jacobian(z):
    p = softmax(z)
    return p - np.outer(p, p)


@misconception(
    "06-ca",
    hint="The diagonal is right. Off it the minus is missing: if one logit rises, the other probabilities fall.",
)
def softmax_jacobian(z):
    p = softmax(z)
    J = np.outer(p, p)
    np.fill_diagonal(J, p * (1 - p))
    return J
