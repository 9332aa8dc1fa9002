"""Mistakes in 02-chain-rule, way_back: wrong code, and what to tell who wrote it."""

import numpy as np

from autograder.bank import misconception, wrong_line


@misconception(
    "02-aq",
    hint="This is the colleague's code, with its three bugs: the square's slope is taken at its result, dx is overwritten, and *= writes into the caller's dy.",
)
def way_back(x, w, dy):
    s = w * x
    t = s**2
    dx = -dy
    dy *= 2 * t
    dx = dy * w
    dw = dy * x
    return dx, dw


wrong_line(
    "M108",
    {"return ds * w - dy, ds * x": "return ds * w, ds * x"},
    hint="One bug is left: the last line of dx overwrites the direct path. What the two paths bring has to be added up.",
)

wrong_line(
    "02-ar",
    {"ds = dy * 2 * s": "ds = dy * 2 * s**2"},
    hint="One bug is left: the square's slope is taken at its result, and it belongs at what went in.",
)


@misconception("M87", hint="The numbers are right, but *= writes into the caller's dy. Make a new array instead.")
def way_back(x, w, dy):
    s = w * x
    dx = -dy
    np.multiply(dy, 2 * s, out=dy, casting="unsafe")
    dx = dx + dy * w
    dw = dy * x
    return dx, dw


wrong_line(
    "02-as",
    {"ds = dy * 2 * s": "ds = dy * 2 * s**2", "return ds * w - dy, ds * x": "return ds * w, ds * x"},
    hint="Two bugs are left: dx forgets the direct path, and the square's slope is taken at its result.",
)


@misconception("02-at", hint="Two bugs are left: dx forgets the direct path, and *= writes into the caller's dy.")
def way_back(x, w, dy):
    s = w * x
    np.multiply(dy, 2 * s, out=dy, casting="unsafe")
    dx = dy * w
    dw = dy * x
    return dx, dw


@misconception(
    "02-au",
    hint="Two bugs are left: the square's slope is taken at its result, and *= writes into the caller's dy.",
)
def way_back(x, w, dy):
    s = w * x
    t = s**2
    dx = -dy
    np.multiply(dy, 2 * t, out=dy, casting="unsafe")
    dx = dx + dy * w
    dw = dy * x
    return dx, dw


@misconception("02-av", hint="The direct path has the wrong sign: in y, x is subtracted.")
def way_back(x, w, dy):
    ds = dy * 2 * w * x
    dx = ds * w + dy
    dw = ds * x
    return dx, dw


@misconception(
    "02-aw",
    hint="On the direct path, what arrives is forgotten: the slope along x has to be multiplied by dy there, too.",
)
def way_back(x, w, dy):
    ds = dy * 2 * w * x
    dx = ds * w - 1
    dw = ds * x
    return dx, dw


@misconception("02-ax", hint="The direct path reaches dw as well. Only x is subtracted in y; w has a single way to it.")
def way_back(x, w, dy):
    ds = dy * 2 * w * x
    dx = ds * w - dy
    dw = ds * x - dy
    return dx, dw


@misconception("M12", hint="The two slopes of the product are swapped: the slope of s along x is w, and along w it is x.")
def way_back(x, w, dy):
    ds = dy * 2 * w * x
    dx = ds * x - dy
    dw = ds * w
    return dx, dw


wrong_line(
    "M11",
    {"ds = dy * 2 * s": "ds = dy * w * x"},
    hint="The power rule is half done: the square's exponent has to come down as a factor.",
)

wrong_line(
    "02-ay",
    {"ds = dy * 2 * s": "ds = 2 * s", "return ds * w - dy, ds * x": "return ds * w - 1, ds * x"},
    hint="What arrives at y is forgotten: every slope has to be multiplied by dy.",
)

wrong_line(
    "02-bb",
    {"return ds * w - dy, ds * x": "return ds * w - dy, ds"},
    hint="Your dw stops at s. The product is one node more: w enters it with the factor x.",
)
