"""Mistakes in 09-digits, spreads: wrong code, and what to tell who wrote it."""

from autograder.bank import wrong_line

wrong_line(
    "09-k",
    {
        'scales = {"small": 0.01, "xavier": np.sqrt(2 / (n_in + n_out)), "he": np.sqrt(2 / n_in)}': (
            'scales = {"small": 0.01, "xavier": 2 / (n_in + n_out), "he": 2 / n_in}'
        )
    },
    hint="You multiplied by the variance. The draws need the standard deviation: its root is missing for Xavier and He.",
)

wrong_line(
    "09-l",
    {"X = relu(X @ (scales[rule] * D))": "X = X @ (scales[rule] * D)"},
    hint="ReLU is missing between the layers, so negative sums travel on.",
)

wrong_line(
    "09-m",
    {
        "X = relu(X @ (scales[rule] * D))": "Z = X @ (scales[rule] * D)",
        "found.append(X.std())": "found.append(Z.std())\nX = relu(Z)",
    },
    hint="You measured the sums before ReLU. The activations are what comes out of it.",
)

wrong_line(
    "09-n",
    {"found.append(X.std())": "found.append(X.var())"},
    hint="These are variances: the standard deviation is the root of them.",
)

wrong_line(
    "09-o",
    {"found.append(X.std())": "found.append(X.std(ddof=1))"},
    hint="You divided by one entry too few: `np.std` divides by the number of entries, other libraries by one less.",
)

wrong_line(
    "09-p",
    {"found.append(X.std())": "found.append(X.std(axis=0))"},
    hint="Your spread has one number for each unit. Take it over all entries of the layer together.",
)

wrong_line(
    "09-q",
    {"found.append(X.std())": "found.append(X.mean())"},
    hint="These are means, not spreads: they say where the activations lie, not how much they differ.",
)

wrong_line(
    "09-r",
    {"X = relu(X @ (scales[rule] * D))": "X = relu(X @ D)"},
    hint="You fed the weights without their scale: the rule decides about s, and W is s times the draws.",
)

wrong_line(
    "09-s",
    {"found.append(X.std())": "found.append(np.sqrt(np.mean(X**2)))"},
    hint="This is the root of the mean square. A standard deviation takes the mean off first.",
)

wrong_line(
    "09-bn",
    {
        'scales = {"small": 0.01, "xavier": np.sqrt(2 / (n_in + n_out)), "he": np.sqrt(2 / n_in)}': (
            'scales = {"small": 0.01, "xavier": np.sqrt(2 / (n_in + n_out)), "he": np.sqrt(2 / n_out)}'
        )
    },
    hint="He's rule counts what enters a unit, the rows of the draws. You divided by their columns.",
)
