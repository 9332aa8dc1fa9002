"""Mistakes in 06-matrix-calculus, softmax_jacobian: wrong code, and what to tell who wrote it."""

import numpy as np

from autograder.bank import misconception, wrong_line
from nnbasics.activations import softmax

wrong_line(
    "M35",
    {"return np.diag(p) - np.outer(p, p)": "return np.diag(p * (1 - p))"},
    hint="You treat softmax as element-wise. Every logit stands in every denominator, so off the diagonal there are "
    "entries too.",
)

wrong_line(
    "06-z",
    {"return np.diag(p) - np.outer(p, p)": "return p * (1 - p)"},
    hint="These are the diagonal's entries only, and flat. The Jacobian is a square table with entries off the diagonal too.",
)

wrong_line(
    "06-aa",
    {"return np.diag(p) - np.outer(p, p)": "return -np.outer(p, p)"},
    hint="The part that softmax's numerator brings is missing: look at the two cases, and at what the diagonal has in "
    "addition.",
)

wrong_line(
    "06-ab",
    {"return np.diag(p) - np.outer(p, p)": "return np.diag(p) + np.outer(p, p)"},
    hint="The sign of the products is wrong: if one logit rises, the other probabilities fall. Your rows do not add up to 0.",
)

wrong_line(
    "M75",
    {"return np.diag(p) - np.outer(p, p)": "return np.diag(p) - p * p"},
    hint="You square p entry by entry, and NumPy lays the result along the rows. The table of all products is an outer"
    " product.",
)

wrong_line(
    "06-ac",
    {"return np.diag(p) - np.outer(p, p)": "return np.diag(p) - p @ p"},
    hint="You subtract a single number, the sum of the squares. The table of all products is an outer product, not an "
    "inner one.",
)

wrong_line(
    "06-ad",
    {"p = softmax(z)": "p = z"},
    hint="Your formula is applied to the logits. In it stand the probabilities: take the softmax first.",
)

wrong_line(
    "M37",
    {"p = softmax(z)": "p = softmax(softmax(z))"},
    hint="You take the softmax twice: the function gets logits, and one softmax makes them probabilities.",
)

wrong_line(
    "06-ae",
    {"return np.diag(p) - np.outer(p, p)": "return np.eye(len(p)) - np.outer(p, p)"},
    hint="On the diagonal stands p itself, not 1, before the products are subtracted.",
)

wrong_line(
    "06-af",
    {"return np.diag(p) - np.outer(p, p)": "return np.outer(p, 1 - p)"},
    hint="Off the diagonal stands minus the product of two probabilities. You have 1 minus p as a factor everywhere.",
)

wrong_line(
    "06-ag",
    {"return np.diag(p) - np.outer(p, p)": "return np.outer(p, p) - np.diag(p)"},
    hint="The whole table has the opposite sign: a probability rises with its own logit.",
)

wrong_line(
    "06-ah",
    {"p = softmax(z)": "p = np.exp(z)"},
    hint="You put the exponentials in, not the probabilities: the division by their sum is missing.",
)

wrong_line(
    "06-by",
    {"return np.diag(p) - np.outer(p, p)": "return np.diag(p * (1 - p)) - np.outer(p, p)"},
    hint="On the diagonal you subtract the square of p twice: p(1 - p) has it already.",
)

wrong_line(
    "06-bz",
    {"return np.diag(p) - np.outer(p, p)": "return p - np.outer(p, p)"},
    hint="NumPy adds a flat p to every row. It belongs on the diagonal only.",
)


@misconception(
    "06-ca",
    hint="The diagonal is right. Off it the minus is missing: if one logit rises, the other probabilities fall.",
)
def softmax_jacobian(z):
    p = softmax(z)
    J = np.outer(p, p)
    np.fill_diagonal(J, p * (1 - p))
    return J
