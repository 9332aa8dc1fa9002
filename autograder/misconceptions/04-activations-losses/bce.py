"""Mistakes in 04-activations-losses, bce: wrong code, and what to tell who wrote it."""

import numpy as np

from autograder.bank import misconception, wrong_line

wrong_line(
    "M38",
    {"loss = -np.log(p).mean()": "loss = -np.log10(p).mean()"},
    hint="These are logarithms to base 10. The loss, and its slope, need the natural logarithm.",
)

wrong_line(
    "M39",
    {"loss = -np.log(p).mean()": "loss = -np.log2(p).mean()"},
    hint="These are logarithms to base 2, which measure in bits. Take the natural logarithm.",
)

wrong_line(
    "M40",
    {"loss = -np.log(p).mean()": "loss = np.log(p).mean()"},
    hint="The minus sign in front is missing: logarithms of probabilities are negative, and a loss never is.",
)

wrong_line(
    "M41",
    {"loss = -np.log(p).mean()": "loss = -np.log(np.clip(1 - p, 1e-12, 1)).mean()"},
    hint="The labels switch the wrong terms on: a sample with label 1 pays for the probability that it gave to 1.",
)

wrong_line(
    "04-au",
    {"p = np.where(y == 1, y_hat, 1 - y_hat)": "p = np.where(y == 1, 1 - y_hat, y_hat)"},
    hint="You take the probability of what is not true, and 1 minus it of what is: the two cases have changed places.",
)

wrong_line(
    "M42",
    {"loss = -np.log(p).mean()": "loss = -np.where(y == 1, np.log(p), -np.log(p)).mean()"},
    hint="Your minus sign reaches the first term only, so samples with label 0 make the loss smaller. "
    "Parentheses are missing around the sum (lecture, section 9).",
)

wrong_line(
    "M43",
    {"loss = -np.log(p).mean()": "loss = -np.where(y == 1, np.log(p), 0).mean()"},
    hint="You kept the term for label 1 only, so that samples with label 0 cost nothing.",
)

wrong_line(
    "04-av",
    {"loss = -np.log(p).mean()": "loss = -np.where(y == 0, np.log(p), 0).mean()"},
    hint="You kept the term for label 0 only, so that samples with label 1 cost nothing.",
)

wrong_line(
    "M44",
    {"loss = -np.log(p).mean()": "loss = -np.log(p).sum()"},
    hint="You add the samples' losses up. The loss is their mean.",
)

wrong_line(
    "M48",
    {"loss = -np.log(p).mean()": "loss = np.mean((y_hat >= 0.5) == (y == 1))"},
    hint="You return the share of right decisions. The loss looks at probabilities, not at decisions.",
)

wrong_line(
    "M56",
    {"loss = -np.log(p).mean()": "loss = -np.mean(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))"},
    hint="0 times the logarithm of 0 is NaN for NumPy. Pick the term that counts, instead of multiplying the "
    "other one by 0 (lecture, section 9).",
)


@misconception(
    "04-aw",
    hint="Where a prediction is exactly 0 or 1, both your formulas meet 0 times infinity or 0 divided by 0, which is "
    "NaN. Pick the term that counts, instead of multiplying the other one by 0 (lecture, section 9).",
)
def binary_cross_entropy(y_hat, y):
    y_hat = y_hat + 0.0
    loss = -np.mean(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))
    return loss, ((1 - y) / (1 - y_hat) - y / y_hat) / len(y)


wrong_line(
    "04-ax",
    {"gradient = np.where(y == 1, -1, 1) / p / len(y)": "gradient = (y_hat - y) / (y_hat * (1 - y_hat)) / len(y)"},
    hint="The loss is right. But in the gradient 0 is divided by 0 where a prediction is certain: divide by "
    "m and by the probability of what is true, and by nothing else.",
)

wrong_line(
    "M57",
    {"p = np.where(y == 1, y_hat, 1 - y_hat)": "p = np.clip(np.where(y == 1, y_hat, 1 - y_hat), 0.01, 0.99)"},
    hint="You clip so widely that confident predictions change, and with them the loss. If you clip at all, "
    "keep the margin tiny.",
)

wrong_line(
    "M34",
    {"loss = -np.log(p).mean()": "loss = np.round(-np.log(p).mean(), 3)"},
    hint="The loss is rounded. Return all digits, and round only what you print.",
)

wrong_line(
    "04-ay",
    {"loss = -np.log(p).mean()": "loss = np.mean((y_hat - y) ** 2)"},
    hint="This is the mean squared error. Cross-entropy takes logarithms.",
)

wrong_line(
    "04-az",
    {"loss = -np.log(p).mean()": "loss = -np.log(p)"},
    hint="You return one loss for each sample. The loss of the batch is their mean.",
)

wrong_line(
    "M58",
    {"gradient = np.where(y == 1, -1, 1) / p / len(y)": "gradient = np.where(y == 1, 1, -1) / p / len(y)"},
    hint="The gradient has the wrong sign. More probability for what is true lowers the loss.",
)

wrong_line(
    "M76",
    {"gradient = np.where(y == 1, -1, 1) / p / len(y)": "gradient = np.where(y == 1, -1, 1) / p"},
    hint="The gradient misses the division by m: in the mean, each sample counts for only 1/m.",
)

wrong_line(
    "04-ba",
    {"gradient = np.where(y == 1, -1, 1) / p / len(y)": "gradient = (y_hat - y) / len(y)"},
    hint="That is the slope at the logit, with the sigmoid's slope already in it. The task asks for the slope at "
    "the prediction (lecture, section 11).",
)

wrong_line(
    "04-bb",
    {"gradient = np.where(y == 1, -1, 1) / p / len(y)": "gradient = -1 / p / len(y)"},
    hint="Your gradient is negative everywhere. At label 0 the loss falls when the prediction does, so the "
    "sign is the other one.",
)

wrong_line(
    "04-bc",
    {"gradient = np.where(y == 1, -1, 1) / p / len(y)": "gradient = np.where(y == 1, -1 / p, 0) / len(y)"},
    hint="Your gradient has no entry for samples with label 0. They pull, too.",
)

wrong_line(
    "04-bd",
    {"gradient = np.where(y == 1, -1, 1) / p / len(y)": "gradient = np.where(y == 1, -1, 1) * np.ones(len(y)) / len(y)"},
    hint="You differentiate as if there were no logarithm: the slope of log p is 1/p.",
)

wrong_line(
    "04-be",
    {"loss = -np.log(p).mean()": "loss = -np.log(p).mean() / 2"},
    hint="You halve the loss. A half belongs to some squared errors, to please their slope, and not here.",
)


@misconception("04-dh", hint="You take the prediction for every sample. Where the label is 0, the truth got 1 minus it.")
def binary_cross_entropy(y_hat, y):
    p = np.maximum(y_hat, 1e-12)
    return -np.log(p).mean(), np.where(y == 1, -1, 1) / p / len(y)


@misconception("04-di", hint="You take the logarithm of the mean. Take the mean of the logarithms.")
def binary_cross_entropy(y_hat, y):
    p = np.where(y == 1, y_hat, 1 - y_hat)
    return -np.log(p.mean()), np.where(y == 1, -1, 1) / p / len(y)


wrong_line(
    "04-dj",
    {"gradient = np.where(y == 1, -1, 1) / p / len(y)": "gradient = np.where(y == 1, -1 / len(y) * p, 1 / len(y) * p)"},
    hint="Parentheses are missing in the gradient: 1 / m * p divides by m and then multiplies. The probability "
    "belongs below the line.",
)

wrong_line(
    "04-dk",
    {"p = np.where(y == 1, y_hat, 1 - y_hat)": "p = np.maximum(y_hat, 1 - y_hat)"},
    hint="You take the probability of the decision, which is never below one half. The loss looks at the label's, "
    "decided for or not.",
)
