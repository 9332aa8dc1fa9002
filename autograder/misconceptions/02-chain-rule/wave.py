"""Mistakes in 02-chain-rule, wave: wrong code, and what to tell who wrote it."""

import numpy as np

from autograder.bank import misconception, wrong_line

wrong_line(
    "02-ac",
    {"dr = 1 / (1 + r)": "dr = 1 / r"},
    hint="The logarithm's slope is one over what stands inside it, and that is not r alone.",
)

wrong_line(
    "02-ad",
    {"dp = dq * np.cos(p)": "dp = dq * np.cos(q)"},
    hint="The sine's slope is taken at its result. It belongs at what went in; see section 4 of the lecture.",
)

wrong_line(
    "02-ae",
    {"dp = dq * np.cos(p)": "dp = -dq * np.cos(p)"},
    hint="The sign at the sine is wrong: a sine has slope plus cosine. The minus belongs to the cosine's derivative.",
)

wrong_line(
    "M112",
    {"dq = dr * r": "dq = dr * q"},
    hint="The exponential's slope is its own value, and that is what the way forward has kept. You multiplied by what went in.",
)

wrong_line(
    "M01",
    {"dx = dp * w": "dx = dp"},
    hint="The innermost link is missing: x enters p with a factor, and that is the slope of p along x.",
)

wrong_line(
    "M12",
    {"dx = dp * w": "dx = dp * x", "dw = dp * x": "dw = dp * w"},
    hint="The two slopes of the product in p are swapped: the slope along one factor is the other factor.",
)

wrong_line(
    "02-af",
    {"dq = dr * r": "dq = r"},
    hint="At the exponential, what arrives is forgotten: its slope has to be multiplied by dr.",
)

wrong_line(
    "02-ag",
    {"dp = dq * np.cos(p)": "dp = np.cos(p)"},
    hint="At the sine, what arrives is forgotten: its slope has to be multiplied by dq.",
)

wrong_line(
    "02-ah",
    {"dq = dr * r": "dq = dr * q * np.exp(q - 1)"},
    hint="You differentiate the exponential by the power rule. Here the variable is the exponent, not the base.",
)

wrong_line(
    "02-ai", {"db = dp": "db = dp * b"}, hint="b is added, so p moves exactly as far as b does. You multiply by the value of b."
)

wrong_line(
    "02-aj",
    {"dp = dq * np.cos(p)": "dp = dq * np.sin(p)"},
    hint="The sine stays a sine in your slope. Its derivative is another function.",
)

wrong_line(
    "02-ak",
    {"dq = dr * r": "dq = dr * np.exp(r)"},
    hint="The exponential is taken twice: you exponentiate r, which is an exponential already.",
)


@misconception("M34", hint="You round on the way. Keep all digits in the values between, and round only what you print.")
def wave(x, w, b):
    p = round(w * x + b, 2)
    q = round(np.sin(p), 2)
    r = round(np.exp(q), 2)
    y = round(np.log(1 + r), 2)
    dr = round(1 / (1 + r), 2)
    dq = round(dr * r, 2)
    dp = round(dq * np.cos(p), 2)
    dx = round(dp * w, 2)
    dw = round(dp * x, 2)
    db = dp
    return {"p": p, "q": q, "r": r, "y": y, "dr": dr, "dq": dq, "dp": dp, "dx": dx, "dw": dw, "db": db}


wrong_line(
    "02-ba",
    {"dr = 1 / (1 + r)": "dr = 1 / (1 + y)"},
    hint="You take the logarithm's slope at its result. It is one over what went in, and y is what came out.",
)
