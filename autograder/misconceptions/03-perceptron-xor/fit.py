"""Mistakes in 03-perceptron-xor, fit: wrong code, and what to tell who wrote it."""

import numpy as np

from autograder.bank import misconception, wrong_line

wrong_line(
    "03-bj",
    {
        "wrong = 0": "wrong = 0\nguesses = X @ w + b >= 0",
        "for x, label in zip(X, y):": "for x, label, guess in zip(X, y, guesses):",
        "error = label - int(x @ w + b >= 0)": "error = label - int(guess)",
    },
    hint="All guesses of an epoch still come from the weights at its beginning. Ask each sample with the weights of that "
    "moment. The step and the bias are right now.",
)

wrong_line(
    "03-bk",
    {"error = label - int(x @ w + b >= 0)": "error = label - int(x @ w + b > 0)"},
    hint="Two of the three things are mended. The step is not: a sum of exactly 0 has to give the answer 1.",
)

wrong_line(
    "03-bl",
    {"w, b, wrong = w + error * x, b + error, wrong + abs(error)": "w, wrong = w + error * x, wrong + abs(error)"},
    hint="Two of the three things are mended. Now look at the bias: it never moves.",
)

wrong_line(
    "03-bm",
    {
        "wrong = 0": "wrong = 0\nguesses = X @ w + b > 0",
        "for x, label in zip(X, y):": "for x, label, guess in zip(X, y, guesses):",
        "error = label - int(x @ w + b >= 0)": "error = label - int(guess)",
    },
    hint="The bias moves now. Two things are still as the colleague left them: when the guesses are made, and what a sum "
    "of 0 means.",
)

wrong_line(
    "03-bn",
    {
        "error = label - int(x @ w + b >= 0)": "error = label - int(x @ w + b > 0)",
        "w, b, wrong = w + error * x, b + error, wrong + abs(error)": "w, wrong = w + error * x, wrong + abs(error)",
    },
    hint="The guesses are made at the right moment now. Two things are still as the colleague left them: what a sum of 0 "
    "means, and what learns.",
)


@misconception(
    "03-bo",
    hint="A sum of 0 counts as 1 now. Two things are still as the colleague left them: when the guesses are made, and "
    "what learns.",
)
def fit(X, y, max_epochs):
    w, b = np.zeros(X.shape[1]), 0
    mistakes = []
    for _ in range(max_epochs):
        wrong = 0
        asked = X @ w + b >= 0
        for x, label, said in zip(X, y, asked):
            error = label - int(said)
            w = w + error * x
            b = b
            wrong += abs(error)
        mistakes.append(wrong)
        if wrong == 0:
            break
    return w, b, mistakes


@misconception("03-bp", hint="This is still the colleague's function: nothing has been mended.")
def fit(X, y, max_epochs):
    w, b = np.zeros(X.shape[1]), 0
    mistakes = []
    for _ in range(max_epochs):
        wrong = 0
        asked = X @ w + b > 0
        for x, label, said in zip(X, y, asked):
            error = label - int(said)
            w = w + error * x
            b = b
            wrong += abs(error)
        mistakes.append(wrong)
        if wrong == 0:
            break
    return w, b, mistakes


wrong_line(
    "03-bq",
    {"error = label - int(x @ w + b >= 0)": "error = int(x @ w + b >= 0) - label"},
    hint="The sign of the correction is wrong, so each one makes the mistake worse: it is label minus answer.",
)

wrong_line(
    "03-br",
    {"mistakes.append(wrong)": "wrong = int(sum(int(p @ w + b >= 0) != t for p, t in zip(X, y)))\nmistakes.append(wrong)"},
    hint="Your counts are taken at the end of an epoch, with the weights reached by then. Count the corrections while "
    "they happen.",
)

wrong_line(
    "03-bs",
    {"mistakes.append(wrong)": "if wrong == 0:\n    break\nmistakes.append(wrong)", "if wrong == 0:": "", "break": ""},
    hint="You stop, but the 0 of the last epoch is not in the list. Note it before you stop.",
)

wrong_line(
    "03-bt", {"if wrong == 0:": "", "break": ""}, hint="You always run all epochs. Stop after the first one without a mistake."
)

wrong_line(
    "03-bu",
    {"w, b, wrong = w + error * x, b + error, wrong + abs(error)": "w, b, wrong = w + error * x, b + error, wrong + error"},
    hint="Wrong ones and wrong zeros cancel in your count. Count each correction as one.",
)

wrong_line(
    "03-bv",
    {
        "w, b, wrong = w + error * x, b + error, wrong + abs(error)": (
            "w, b, wrong = w + error * x, b - error, wrong + abs(error)"
        )
    },
    hint="The bias moves the wrong way: it learns like the weight of a constant input +1.",
)
