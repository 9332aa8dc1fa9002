"""Mistakes in 04-activations-losses, descend: wrong code, and what to tell who wrote it."""

from autograder.bank import wrong_line

wrong_line(
    "M88",
    {
        "w = w - rate * (X.T @ delta)": "w = w + rate * (X.T @ delta)",
        "b = b - rate * delta.sum()": "b = b + rate * delta.sum()",
    },
    hint="You walk uphill: a step goes against the slope.",
)

wrong_line(
    "04-cf",
    {
        'delta = (sigmoid(z) - y if kind == "logistic" else 2 * (z - y)) / len(X)': (
            'delta = (sigmoid(z) - y if kind == "logistic" else 2 * (y - z)) / len(X)'
        )
    },
    hint="The linear neuron walks uphill: its error is prediction minus target.",
)

wrong_line(
    "04-cg",
    {
        'delta = (sigmoid(z) - y if kind == "logistic" else 2 * (z - y)) / len(X)': (
            'delta = (y - sigmoid(z) if kind == "logistic" else 2 * (z - y)) / len(X)'
        )
    },
    hint="The logistic neuron walks uphill: its error is prediction minus label.",
)

wrong_line(
    "04-ch",
    {"w = w - rate * (X.T @ delta)": "w = w + rate * (X.T @ delta)"},
    hint="The weights walk uphill, only the bias goes down.",
)

wrong_line(
    "04-ci",
    {"b = b - rate * delta.sum()": "b = b + rate * delta.sum()"},
    hint="The bias walks uphill, only the weights go down.",
)

wrong_line(
    "04-cj",
    {
        "w = w - rate * (X.T @ delta)": "new_w = w - rate * (X.T @ delta)",
        "b = b - rate * delta.sum()": "new_b = b - rate * delta.sum()",
    },
    hint="Nothing has moved: you return the weights and the bias you were given.",
)

wrong_line(
    "04-ck",
    {"for _ in range(steps):": "before = w, b\nfor _ in range(steps):\n    before = w, b", "return w, b": "return before"},
    hint="You return the weights from before the last step.",
)

wrong_line(
    "M90",
    {"w = w - rate * (X.T @ delta)": "w = w - X.T @ delta", "b = b - rate * delta.sum()": "b = b - delta.sum()"},
    hint="The learning rate is missing.",
)

wrong_line(
    "M89",
    {
        "w = w - rate * (X.T @ delta)": "w = w - rate**2 * (X.T @ delta)",
        "b = b - rate * delta.sum()": "b = b - rate**2 * delta.sum()",
    },
    hint="The learning rate is applied twice.",
)

wrong_line(
    "M91",
    {"w = w - rate * (X.T @ delta)": "w = -rate * (X.T @ delta)", "b = b - rate * delta.sum()": "b = -rate * delta.sum()"},
    hint="The old weights are lost: a step is added to them, it does not replace them.",
)

wrong_line("M92", {"b = b - rate * delta.sum()": ""}, hint="The bias never moves. Its slope is the sum of the deltas.")

wrong_line("04-cl", {"w = w - rate * (X.T @ delta)": ""}, hint="The weights never move.")

wrong_line(
    "M94",
    {
        'delta = (sigmoid(z) - y if kind == "logistic" else 2 * (z - y)) / len(X)': (
            'delta = (sigmoid(z) - y if kind == "logistic" else z - y) / len(X)'
        )
    },
    hint="The 2 is missing for the linear neuron: MSE has no half to cancel it.",
)

wrong_line(
    "04-cm",
    {
        'delta = (sigmoid(z) - y if kind == "logistic" else 2 * (z - y)) / len(X)': (
            'delta = 2 * (sigmoid(z) - y if kind == "logistic" else z - y) / len(X)'
        )
    },
    hint="The 2 belongs to MSE. Cross-entropy has none.",
)

wrong_line(
    "M76",
    {
        'delta = (sigmoid(z) - y if kind == "logistic" else 2 * (z - y)) / len(X)': (
            'delta = sigmoid(z) - y if kind == "logistic" else 2 * (z - y)'
        )
    },
    hint="The deltas miss the division by m, so that the step grows with the batch.",
)

wrong_line(
    "M79",
    {"b = b - rate * delta.sum()": "b = b - rate * delta.mean()"},
    hint="The bias's slope is the sum of the deltas. They are divided by m already, and you take their mean on top.",
)

wrong_line(
    "M59",
    {
        'delta = (sigmoid(z) - y if kind == "logistic" else 2 * (z - y)) / len(X)': (
            'delta = ((sigmoid(z) - y) * sigmoid(z) * (1 - sigmoid(z)) if kind == "logistic" else 2 * (z - y)) / len(X)'
        )
    },
    hint="For cross-entropy behind a sigmoid, delta is the error. The sigmoid's slope cancels.",
)

wrong_line(
    "M17",
    {
        'delta = (sigmoid(z) - y if kind == "logistic" else 2 * (z - y)) / len(X)': (
            'delta = (z - y if kind == "logistic" else 2 * (z - y)) / len(X)'
        )
    },
    hint="The logistic neuron's answer is the sigmoid of z. You compare z itself with the label.",
)

wrong_line(
    "04-cn",
    {
        'delta = (sigmoid(z) - y if kind == "logistic" else 2 * (z - y)) / len(X)': (
            'delta = (sigmoid(z) - y) * (1 if kind == "logistic" else 2) / len(X)'
        )
    },
    hint="Both neurons get a sigmoid. The linear one answers with z itself.",
)

wrong_line(
    "04-co",
    {
        'delta = (sigmoid(z) - y if kind == "logistic" else 2 * (z - y)) / len(X)': (
            'delta = (sigmoid(z) - y if kind == "linear" else 2 * (z - y)) / len(X)'
        )
    },
    hint="The two kinds have changed places.",
)

wrong_line(
    "04-cp",
    {
        'delta = (sigmoid(z) - y if kind == "logistic" else 2 * (z - y)) / len(X)': (
            'delta = ((z >= 0) - y if kind == "logistic" else 2 * (z - y)) / len(X)'
        )
    },
    hint="The logistic neuron decides 0 or 1 before you take the error. Its error is probability minus label.",
)

wrong_line("M14", {"z = X @ w + b": "z = X @ w"}, hint="The bias is missing in the sum z.")

wrong_line(
    "04-cq",
    {"for _ in range(steps):": "z = X @ w + b\nfor _ in range(steps):", "z = X @ w + b": ""},
    hint="Every step uses the slopes of the start. Compute them anew in each step.",
)

wrong_line(
    "04-cr",
    {"w = w - rate * (X.T @ delta)": "w = w - rate * delta.sum()"},
    hint="The inputs are missing: a weight's slope is delta times its input, added up over the samples.",
)

wrong_line(
    "M69",
    {
        "b = b - rate * delta.sum()": (
            "z = X @ w + b\n"
            'delta = (sigmoid(z) - y if kind == "logistic" else 2 * (z - y)) / len(X)\n'
            "b = b - rate * delta.sum()"
        )
    },
    hint="The weights have moved before the bias's slope is computed. Compute both slopes first, and then move both.",
)

wrong_line(
    "M87",
    {"w = w - rate * (X.T @ delta)": "w -= rate * (X.T @ delta)"},
    hint="You write into the caller's weights, so that the next run starts from other ones. Write w = w - … instead of w -= ….",
)

wrong_line(
    "04-dw", {"b = b - rate * delta.sum()": "b = b - delta.sum()"}, hint="The learning rate is missing in the step of the bias."
)

wrong_line(
    "04-dx",
    {
        'delta = (sigmoid(z) - y if kind == "logistic" else 2 * (z - y)) / len(X)': (
            'delta = (sigmoid(z) - y if kind == "logistic" else 2 * (z - y)) / X.shape[1]'
        )
    },
    hint="The deltas are divided by something else than m. The mean is over the samples, the rows of X; its columns are the "
    "inputs.",
)

wrong_line(
    "04-eb",
    {"b = b - rate * delta.sum()": "b = b - rate * delta"},
    hint="The bias's slope is the sum of the deltas. Yours keeps one number for each sample.",
)
