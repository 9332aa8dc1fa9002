"""Mistakes in 05-backprop-by-hand, train_step: wrong code, and what to tell who wrote it."""

from autograder.bank import wrong_line


wrong_line(
    "M59",
    {
        "delta2 = (y - T) * y * (1 - y) / len(X)": "delta2 = (y - T) / len(X)",
    },
    hint="delta2 is still the delta of cross-entropy. With a squared error nothing cancels the slope of the output's sigmoid, so it has to be in there.",
)


wrong_line(
    "M69",
    {
        'delta1 = (delta2 @ params["W2"].T) * hidden * (1 - hidden)': (
            'W2 = params["W2"] - learning_rate * hidden.T @ delta2\ndelta1 = (delta2 @ W2.T) * hidden * (1 - hidden)'
        )
    },
    hint="delta1 is made with the new W2: the update came too early. Work out all deltas with the old weights, then move.",
)

wrong_line(
    "M62",
    {
        'delta1 = (delta2 @ params["W2"].T) * hidden * (1 - hidden)': (
            'delta1 = (delta2 @ params["W2"].T) * sigmoid(hidden) * (1 - sigmoid(hidden))'
        )
    },
    hint="delta1 has the slope of a sigmoid of a1. a1 has been through the sigmoid already; its slope needs no second one.",
)


wrong_line(
    "M87",
    {
        "moved = {name: params[name] - learning_rate * gradient for name, gradient in grads.items()}": "for name, gradient in grads.items():\n    params[name] -= learning_rate * gradient\nmoved = params",
    },
    hint="Your function changes the arrays of params: -= works in place, so the caller's old network is lost. Write W2 = W2 - ... instead, which makes a new array.",
)


wrong_line(
    "05-au",
    {
        "delta2 = (y - T) * y * (1 - y) / len(X)": "delta2 = (y - T) / len(X)",
        'delta1 = (delta2 @ params["W2"].T) * hidden * (1 - hidden)': 'W2 = params["W2"] - learning_rate * hidden.T @ delta2\ndelta1 = (delta2 @ W2.T) * sigmoid(hidden) * (1 - sigmoid(hidden))',
    },
    hint="All three bugs are still there. Start with delta2: which loss is this, and what is its slope?",
)


wrong_line(
    "05-av",
    {
        'delta1 = (delta2 @ params["W2"].T) * hidden * (1 - hidden)': 'W2 = params["W2"] - learning_rate * hidden.T @ delta2\ndelta1 = (delta2 @ W2.T) * sigmoid(hidden) * (1 - sigmoid(hidden))',
    },
    hint="delta2 has its slope now. Two bugs are left, both around delta1: one in its slope, one in the order of the lines.",
)


wrong_line(
    "05-aw",
    {
        "delta2 = (y - T) * y * (1 - y) / len(X)": "delta2 = (y - T) / len(X)",
        'delta1 = (delta2 @ params["W2"].T) * hidden * (1 - hidden)': 'delta1 = (delta2 @ params["W2"].T) * sigmoid(hidden) * (1 - sigmoid(hidden))',
    },
    hint="The slopes of the hidden layer and the output are both wrong still; the order of the lines is right now.",
)


wrong_line(
    "05-ax",
    {
        "delta2 = (y - T) * y * (1 - y) / len(X)": "delta2 = (y - T) / len(X)",
        'delta1 = (delta2 @ params["W2"].T) * hidden * (1 - hidden)': (
            'W2 = params["W2"] - learning_rate * hidden.T @ delta2\ndelta1 = (delta2 @ W2.T) * hidden * (1 - hidden)'
        ),
    },
    hint="The hidden slope is right now. Two bugs are left: the slope of the output, and the order of the lines.",
)


wrong_line(
    "05-ay",
    {
        "delta2 = (y - T) * y * (1 - y) / len(X)": "delta2 = (y - T) * sigmoid(y) * (1 - sigmoid(y)) / len(X)",
    },
    hint="You put y through the sigmoid again to get its slope. y is the sigmoid's value already.",
)


wrong_line(
    "M61",
    {
        'delta1 = (delta2 @ params["W2"].T) * hidden * (1 - hidden)': 'delta1 = delta2 @ params["W2"].T',
    },
    hint="The slope of the hidden layer's sigmoid is missing in delta1. The one that stood there was wrong, but one is needed.",
)


wrong_line(
    "M65",
    {
        'delta1 = (delta2 @ params["W2"].T) * hidden * (1 - hidden)': 'delta1 = (delta2 @ params["W2"].T) * (1 - hidden**2)',
    },
    hint="In delta1 stands the slope of tanh. The hidden layer uses the sigmoid.",
)


wrong_line(
    "M76",
    {
        "delta2 = (y - T) * y * (1 - y) / len(X)": "delta2 = (y - T) * y * (1 - y)",
    },
    hint="The share 1/m is gone: the loss is a mean over the samples, so each counts for only 1/m.",
)


wrong_line(
    "M78",
    {
        'delta1 = (delta2 @ params["W2"].T) * hidden * (1 - hidden)': (
            'delta1 = (delta2 @ params["W2"].T) * hidden * (1 - hidden) / len(X)'
        )
    },
    hint="You divide by m again in delta1. The share 1/m came in with delta2 and travels along.",
)


wrong_line(
    "05-p",
    {
        "delta2 = (y - T) * y * (1 - y) / len(X)": "delta2 = 2 * (y - T) * y * (1 - y) / len(X)",
    },
    hint="There is a factor 2 too many: half a squared error has no 2 left in its slope.",
)


wrong_line(
    "M58",
    {
        "delta2 = (y - T) * y * (1 - y) / len(X)": "delta2 = (T - y) * y * (1 - y) / len(X)",
    },
    hint="The error has the wrong sign, so every step leads uphill: with y above the target, the loss grows with y.",
)


wrong_line(
    "M88",
    {
        "moved = {name: params[name] - learning_rate * gradient for name, gradient in grads.items()}": "moved = {name: params[name] + learning_rate * gradient for name, gradient in grads.items()}",
    },
    hint="You step along the gradient, which makes the loss grow. The step goes against it.",
)


wrong_line(
    "M92",
    {
        "moved = {name: params[name] - learning_rate * gradient for name, gradient in grads.items()}": 'moved = {**params, **{name: params[name] - learning_rate * grads[name] for name in ("W1", "W2")}}',
    },
    hint="The biases stand still. They are parameters too, and take their step.",
)


wrong_line(
    "M79",
    {
        'grads = {"W1": X.T @ delta1, "b1": delta1.sum(axis=0), "W2": hidden.T @ delta2, "b2": delta2.sum(axis=0)}': 'grads = {"W1": X.T @ delta1, "b1": delta1.mean(axis=0), "W2": hidden.T @ delta2, "b2": delta2.mean(axis=0)}',
    },
    hint="For the biases you average the deltas. Their 1/m is in there already, so the samples only have to be added.",
)


wrong_line(
    "M24",
    {'delta1 = (delta2 @ params["W2"].T) * hidden * (1 - hidden)': 'delta1 = (delta2 @ params["W2"]) * hidden * (1 - hidden)'},
    hint="You forgot to turn W2 on the way back. With a square W2 the slip raises no error, it only swaps the edges.",
)

wrong_line(
    "M44",
    {"half_squares = np.sum((y - T) ** 2) / (2 * len(X))": "half_squares = np.sum((y - T) ** 2) / 2"},
    hint="Your loss is a sum over the samples. It should be their mean.",
)

wrong_line(
    "05-az",
    {
        "half_squares = np.sum((y - T) ** 2) / (2 * len(X))": (
            'y_new = sigmoid(sigmoid(X @ moved["W1"] + moved["b1"]) @ moved["W2"] + moved["b2"])\n'
            "half_squares = np.sum((y_new - T) ** 2) / (2 * len(X))"
        )
    },
    hint="You compute the loss after the step. The loss that is asked for is the old network's, like y.",
)

wrong_line(
    "M08",
    {
        "moved = {name: params[name] - learning_rate * gradient for name, gradient in grads.items()}": (
            "moved = {name: (params[name] - learning_rate * grads[name]).astype(params[name].dtype) for name in grads}"
        )
    },
    hint="Your new parameters take over the whole-number type of the old ones, so fractions are cut off. Start from float copies.",
)

wrong_line(
    "05-ba",
    {"half_squares = np.sum((y - T) ** 2) / (2 * len(X))": "half_squares = np.mean((y - T) ** 2) / 2"},
    hint="Your loss is a mean over the outputs, too. Only the samples are averaged; the outputs are added up.",
)

wrong_line(
    "05-bb",
    {"delta2 = (y - T) * y * (1 - y) / len(X)": "delta2 = (y - T) * y * (1 - y) / y.size"},
    hint="You divide by the number of outputs, too. The loss is a mean over the samples only; its outputs are added up.",
)
