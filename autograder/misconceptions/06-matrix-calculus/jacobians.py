"""Mistakes in 06-matrix-calculus, jacobians: wrong code, and what to tell who wrote it."""

import numpy as np

from autograder.bank import misconception, wrong_line


@misconception(
    "06-p",
    hint="A Jacobian is a matrix, and your element-wise ones are flat. Their entries belong on the diagonal of a table"
    " of zeros.",
)
def jacobians(w, x, W):
    return {
        "identity": np.ones(len(x)),
        "product_w": x,
        "product_x": w,
        "quotient_x": -w / x**2,
        "linear": W.T,
    }


wrong_line(
    "06-q",
    {"product_w = np.diag(x)": "product_w = np.diag(w)", "product_x = np.diag(w)": "product_x = np.diag(x)"},
    hint="The two products are exchanged: what multiplies the variable is its slope, so the one with respect to w contains x.",
)

wrong_line(
    "06-r",
    {"identity = np.eye(len(x))": "identity = np.ones((len(x), len(x)))"},
    hint="Output i of the identity depends on input i alone. Your matrix of ones says that it depends on all of them.",
)

wrong_line(
    "06-s",
    {"identity = np.eye(len(x))": "identity = np.diag(x)"},
    hint="The identity's slope does not depend on where you are: you put the values of x where its slope should stand.",
)

wrong_line(
    "M24",
    {"linear = W.T": "linear = W"},
    hint="For a row x the linear map's Jacobian has a row per output, and W has a row per input: one transpose is missing.",
)

wrong_line(
    "M10",
    {"quotient_x = np.diag(-w / x**2)": "quotient_x = np.diag(w / x**2)"},
    hint="The quotient falls when x grows: the minus sign of its derivative is missing.",
)

wrong_line(
    "06-t",
    {"quotient_x = np.diag(-w / x**2)": "quotient_x = np.diag(1 / x)"},
    hint="You took the quotient's slope with respect to w. With respect to x the denominator moves: the derivative of 1/x stands in it.",
)

wrong_line(
    "06-u",
    {"quotient_x = np.diag(-w / x**2)": "quotient_x = np.diag(-w / x)"},
    hint="The quotient's denominator is not squared: look up the derivative of 1/x.",
)

wrong_line(
    "06-v",
    {"quotient_x = np.diag(-w / x**2)": "quotient_x = np.diag(-1 / x**2)"},
    hint="The numerator of the quotient got lost: w stays in front of the derivative of 1/x.",
)

wrong_line(
    "06-w",
    {
        "product_w = np.diag(x)": "product_w = np.tile(x, (len(x), 1))",
        "product_x = np.diag(w)": "product_x = np.tile(w, (len(x), 1))",
        "quotient_x = np.diag(-w / x**2)": "quotient_x = np.tile(-w / x**2, (len(x), 1))",
    },
    hint="You repeated the vector in every row. Output i knows only entry i: everything off the diagonal is 0.",
)

wrong_line(
    "06-x",
    {"linear = W.T": "linear = x @ W"},
    hint="A Jacobian is not multiplied with x again: it holds the slopes alone. Yours for the linear map is the output.",
)

wrong_line(
    "06-y",
    {"product_w = np.diag(x)": "product_w = np.outer(w, x)", "product_x = np.diag(w)": "product_x = np.outer(x, w)"},
    hint="You combine all pairs of w and x. In an element-wise product entry meets entry, and its slope is a single factor.",
)

wrong_line(
    "M08",
    {"quotient_x = np.diag(-w / x**2)": "quotient_x = np.array(np.diag(-w / x**2), dtype=x.dtype)"},
    hint="Your table takes over the whole-number type of its input, so the quotient's decimals are cut off. Make it of floats.",
)

wrong_line(
    "06-bv",
    {"product_w = np.diag(x)": "product_w = np.diag(w * x)", "product_x = np.diag(w)": "product_x = np.diag(w * x)"},
    hint="You put the product itself on the diagonal. Its slope is the other factor alone.",
)

wrong_line(
    "06-bw",
    {"quotient_x = np.diag(-w / x**2)": "quotient_x = np.diag(-x / w**2)"},
    hint="In the quotient, w and x have changed places: x is below, and below it is squared.",
)

wrong_line(
    "06-bx",
    {"quotient_x = np.diag(-w / x**2)": "quotient_x = np.outer(-w, 1 / x**2)"},
    hint="Your quotient combines all pairs of w and x. Output i knows only entry i: everything off the diagonal is 0.",
)
