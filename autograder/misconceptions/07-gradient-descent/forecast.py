"""Mistakes in 07-gradient-descent, forecast: wrong code, and what to tell who wrote it."""

from autograder.bank import wrong_line

wrong_line(
    "07-h",
    {"curvature = 2 * np.mean(x**2)": "curvature = np.mean(x**2)"},
    hint="Your curvature lacks its 2, so that the factor is too near to 1 and both rates are twice as large as they should be.",
)

wrong_line(
    "M76",
    {"curvature = 2 * np.mean(x**2)": "curvature = 2 * np.sum(x**2)"},
    hint="Your curvature adds the squares up. The loss is a mean, so the curvature holds their mean.",
)

wrong_line(
    "07-i",
    {"curvature = 2 * np.mean(x**2)": "curvature = 2 * np.mean(x) ** 2"},
    hint="You square the mean of x. The curvature holds the mean of the squares, which is never smaller.",
)

wrong_line(
    "07-j",
    {"factor = 1 - learning_rate * curvature": "factor = learning_rate * curvature"},
    hint="Your factor is only what is taken away. What stays of the distance is 1 minus that.",
)

wrong_line(
    "07-k",
    {"factor = 1 - learning_rate * curvature": "factor = 1 + learning_rate * curvature"},
    hint="With your factor the distance would grow in every step: a sign in it is wrong. Descent subtracts.",
)

wrong_line(
    "07-l",
    {"factor = 1 - learning_rate * curvature": "factor = abs(1 - learning_rate * curvature)"},
    hint="You lost the sign of the factor. A negative one is what jumping to the other side means.",
)

wrong_line(
    "07-m",
    {"after = best + factor**steps * (w - best)": "after = best + factor * steps * (w - best)"},
    hint="You multiply the factor with the number of steps. The distance is multiplied by it in each step: that is a power.",
)

wrong_line(
    "07-n",
    {"after = best + factor**steps * (w - best)": "after = factor**steps * (w - best)"},
    hint="After so many steps you tell the distance to the best weight, not the weight: the best weight has to be added again.",
)

wrong_line(
    "07-o",
    {"after = best + factor**steps * (w - best)": "after = factor**steps * w"},
    hint="You shrink the weight itself. What shrinks is its distance to the best weight.",
)

wrong_line(
    "07-p",
    {"after = best + factor**steps * (w - best)": "after = best + factor ** (steps - 1) * (w - best)"},
    hint="Your forecast is one step short: the power is the number of steps.",
)

wrong_line(
    "07-q",
    {"after = best + factor**steps * (w - best)": "after = best + factor**steps * (best - w)"},
    hint="The distance has the wrong sign: it is the start minus the best weight, so you come out on the other side.",
)

wrong_line(
    "07-r",
    {"jump, limit = 1 / curvature, 2 / curvature": "jump, limit = 2 / curvature, 1 / curvature"},
    hint="Jump and limit have changed places. One of them makes the factor 0, the other minus one: which is larger?",
)

wrong_line(
    "07-s",
    {"best = np.sum(x * y) / np.sum(x**2)": "best = np.mean(y / x)"},
    hint="Your best weight is the mean of the ratios y / x. Least squares weighs samples with a large x more: look"
    " at the formula.",
)

wrong_line(
    "07-ci",
    {"curvature = 2 * np.mean(x**2)": "curvature = 2 * np.sum(x) ** 2 / len(x)"},
    hint="You add x up and square the sum. The curvature adds the squares: square first.",
)

wrong_line(
    "07-cj",
    {"jump, limit = 1 / curvature, 2 / curvature": "jump, limit = best - w, 2 / curvature"},
    hint="Your jump is how far the best weight is away. What is wanted is a learning rate: the one whose factor leaves nothing of "
    "that distance.",
)
