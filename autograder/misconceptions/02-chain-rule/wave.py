"""Mistakes in 02-chain-rule, wave: wrong code, and what to tell who wrote it."""

import numpy as np

from autograder.bank import misconception


@misconception("02-ac", hint="The logarithm's slope is one over what stands inside it, and that is not r alone.")
def wave(x, w, b):
    p = w * x + b
    q = np.sin(p)
    r = np.exp(q)
    y = np.log(1 + r)
    dr = 1 / r
    dq = dr * r
    dp = dq * np.cos(p)
    dx = dp * w
    dw = dp * x
    db = dp
    return {"p": p, "q": q, "r": r, "y": y, "dr": dr, "dq": dq, "dp": dp, "dx": dx, "dw": dw, "db": db}


@misconception(
    "02-ad",
    hint="The sine's slope is taken at its result. It belongs at what went in; see section 4 of the lecture.",
)
def wave(x, w, b):
    p = w * x + b
    q = np.sin(p)
    r = np.exp(q)
    y = np.log(1 + r)
    dr = 1 / (1 + r)
    dq = dr * r
    dp = dq * np.cos(q)
    dx = dp * w
    dw = dp * x
    db = dp
    return {"p": p, "q": q, "r": r, "y": y, "dr": dr, "dq": dq, "dp": dp, "dx": dx, "dw": dw, "db": db}


@misconception(
    "02-ae",
    hint="The sign at the sine is wrong: a sine has slope plus cosine. The minus belongs to the cosine's derivative.",
)
def wave(x, w, b):
    p = w * x + b
    q = np.sin(p)
    r = np.exp(q)
    y = np.log(1 + r)
    dr = 1 / (1 + r)
    dq = dr * r
    dp = -dq * np.cos(p)
    dx = dp * w
    dw = dp * x
    db = dp
    return {"p": p, "q": q, "r": r, "y": y, "dr": dr, "dq": dq, "dp": dp, "dx": dx, "dw": dw, "db": db}


@misconception(
    "M112",
    hint="The exponential's slope is its own value, and that is what the way forward has kept. You multiplied by what went in.",
)
def wave(x, w, b):
    p = w * x + b
    q = np.sin(p)
    r = np.exp(q)
    y = np.log(1 + r)
    dr = 1 / (1 + r)
    dq = dr * q
    dp = dq * np.cos(p)
    dx = dp * w
    dw = dp * x
    db = dp
    return {"p": p, "q": q, "r": r, "y": y, "dr": dr, "dq": dq, "dp": dp, "dx": dx, "dw": dw, "db": db}


@misconception("M01", hint="The innermost link is missing: x enters p with a factor, and that is the slope of p along x.")
def wave(x, w, b):
    p = w * x + b
    q = np.sin(p)
    r = np.exp(q)
    y = np.log(1 + r)
    dr = 1 / (1 + r)
    dq = dr * r
    dp = dq * np.cos(p)
    dx = dp
    dw = dp * x
    db = dp
    return {"p": p, "q": q, "r": r, "y": y, "dr": dr, "dq": dq, "dp": dp, "dx": dx, "dw": dw, "db": db}


@misconception("M12", hint="The product in p is turned around: the slope along one factor is the other factor.")
def wave(x, w, b):
    p = w * x + b
    q = np.sin(p)
    r = np.exp(q)
    y = np.log(1 + r)
    dr = 1 / (1 + r)
    dq = dr * r
    dp = dq * np.cos(p)
    dx = dp * x
    dw = dp * w
    db = dp
    return {"p": p, "q": q, "r": r, "y": y, "dr": dr, "dq": dq, "dp": dp, "dx": dx, "dw": dw, "db": db}


@misconception("02-af", hint="At the exponential, what arrives is forgotten: its slope has to be multiplied by dr.")
def wave(x, w, b):
    p = w * x + b
    q = np.sin(p)
    r = np.exp(q)
    y = np.log(1 + r)
    dr = 1 / (1 + r)
    dq = r
    dp = dq * np.cos(p)
    dx = dp * w
    dw = dp * x
    db = dp
    return {"p": p, "q": q, "r": r, "y": y, "dr": dr, "dq": dq, "dp": dp, "dx": dx, "dw": dw, "db": db}


@misconception("02-ag", hint="At the sine, what arrives is forgotten: its slope has to be multiplied by dq.")
def wave(x, w, b):
    p = w * x + b
    q = np.sin(p)
    r = np.exp(q)
    y = np.log(1 + r)
    dr = 1 / (1 + r)
    dq = dr * r
    dp = np.cos(p)
    dx = dp * w
    dw = dp * x
    db = dp
    return {"p": p, "q": q, "r": r, "y": y, "dr": dr, "dq": dq, "dp": dp, "dx": dx, "dw": dw, "db": db}


@misconception(
    "02-ah",
    hint="You differentiate the exponential by the power rule. Here the variable is the exponent, not the base.",
)
def wave(x, w, b):
    p = w * x + b
    q = np.sin(p)
    r = np.exp(q)
    y = np.log(1 + r)
    dr = 1 / (1 + r)
    dq = dr * q * np.exp(q - 1)
    dp = dq * np.cos(p)
    dx = dp * w
    dw = dp * x
    db = dp
    return {"p": p, "q": q, "r": r, "y": y, "dr": dr, "dq": dq, "dp": dp, "dx": dx, "dw": dw, "db": db}


@misconception("02-ai", hint="b is added, so p moves exactly as far as b does. You multiply by the value of b.")
def wave(x, w, b):
    p = w * x + b
    q = np.sin(p)
    r = np.exp(q)
    y = np.log(1 + r)
    dr = 1 / (1 + r)
    dq = dr * r
    dp = dq * np.cos(p)
    dx = dp * w
    dw = dp * x
    db = dp * b
    return {"p": p, "q": q, "r": r, "y": y, "dr": dr, "dq": dq, "dp": dp, "dx": dx, "dw": dw, "db": db}


@misconception("02-aj", hint="The sine stays a sine in your slope. Its derivative is another function.")
def wave(x, w, b):
    p = w * x + b
    q = np.sin(p)
    r = np.exp(q)
    y = np.log(1 + r)
    dr = 1 / (1 + r)
    dq = dr * r
    dp = dq * np.sin(p)
    dx = dp * w
    dw = dp * x
    db = dp
    return {"p": p, "q": q, "r": r, "y": y, "dr": dr, "dq": dq, "dp": dp, "dx": dx, "dw": dw, "db": db}


@misconception("02-ak", hint="The exponential is taken twice: you exponentiate r, which is an exponential already.")
def wave(x, w, b):
    p = w * x + b
    q = np.sin(p)
    r = np.exp(q)
    y = np.log(1 + r)
    dr = 1 / (1 + r)
    dq = dr * np.exp(r)
    dp = dq * np.cos(p)
    dx = dp * w
    dw = dp * x
    db = dp
    return {"p": p, "q": q, "r": r, "y": y, "dr": dr, "dq": dq, "dp": dp, "dx": dx, "dw": dw, "db": db}


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


@misconception(
    "02-ba",
    hint="You take the logarithm's slope at its result. It is one over what went in, and y is what came out.",
)
def wave(x, w, b):
    p = w * x + b
    q = np.sin(p)
    r = np.exp(q)
    y = np.log(1 + r)
    dr = 1 / (1 + y)
    dq = dr * r
    dp = dq * np.cos(p)
    dx = dp * w
    dw = dp * x
    db = dp
    return {"p": p, "q": q, "r": r, "y": y, "dr": dr, "dq": dq, "dp": dp, "dx": dx, "dw": dw, "db": db}
