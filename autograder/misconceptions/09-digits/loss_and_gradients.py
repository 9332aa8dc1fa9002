"""Mistakes in 09-digits, loss_and_gradients: wrong code, and what to tell who wrote it."""

from autograder.bank import wrong_line

wrong_line(
    "M36",
    {"dZ2 = (P - np.eye(len(b2))[y]) / len(y)": "dZ2 = (np.eye(len(b2))[y] - P) / len(y)"},
    hint="All gradients have the wrong sign: at the logits it is what the network says minus what is true.",
)

wrong_line(
    "M76",
    {"dZ2 = (P - np.eye(len(b2))[y]) / len(y)": "dZ2 = P - np.eye(len(b2))[y]"},
    hint="1/m is missing: the loss is a mean, so its first delta is divided by the number of samples.",
)

wrong_line(
    "M78",
    {"dZ1 = (dZ2 @ W2.T) * (Z1 > 0)": "dZ1 = (dZ2 @ W2.T) * (Z1 > 0) / len(y)"},
    hint="You divided by m twice on the way to the first layer. It belongs in the first delta only, and is inherited from "
    "there.",
)

wrong_line(
    "M79",
    {
        "return loss, [X.T @ dZ1, dZ1.sum(axis=0), A1.T @ dZ2, dZ2.sum(axis=0)]": (
            "return loss, [X.T @ dZ1, dZ1.mean(axis=0), A1.T @ dZ2, dZ2.mean(axis=0)]"
        )
    },
    hint="db is a sum over the samples. The mean is already in the delta.",
)

wrong_line(
    "M84",
    {"dZ1 = (dZ2 @ W2.T) * (Z1 > 0)": "dZ1 = np.maximum(dZ2 @ W2.T, 0)"},
    hint="Your ReLU mask looks at the slopes that come back. It has to look at what went in, Z1 (lecture, common mistakes).",
)

wrong_line(
    "09-t",
    {"dZ1 = (dZ2 @ W2.T) * (Z1 > 0)": "dZ1 = dZ2 @ W2.T"},
    hint="The slope of ReLU is missing: a unit that was silent for a sample gets nothing back from it.",
)

wrong_line(
    "M38",
    {"loss = -np.log(P[np.arange(len(y)), y]).mean()": "loss = -np.log10(P[np.arange(len(y)), y]).mean()"},
    hint="This is the logarithm to the base 10; losses here are in nats.",
)

wrong_line(
    "M39",
    {"loss = -np.log(P[np.arange(len(y)), y]).mean()": "loss = -np.log2(P[np.arange(len(y)), y]).mean()"},
    hint="This is the logarithm to the base 2; losses here are in nats.",
)

wrong_line(
    "M44",
    {"loss = -np.log(P[np.arange(len(y)), y]).mean()": "loss = -np.log(P[np.arange(len(y)), y]).sum()"},
    hint="Your loss is a sum over the samples. It should be their mean, as the gradients say.",
)

wrong_line(
    "M40",
    {"loss = -np.log(P[np.arange(len(y)), y]).mean()": "loss = np.log(P[np.arange(len(y)), y]).mean()"},
    hint="The minus of the loss is lost: a logarithm of a probability is negative, a loss is not.",
)

wrong_line(
    "M45",
    {"loss = -np.log(P[np.arange(len(y)), y]).mean()": "loss = -np.mean(np.eye(len(b2))[y] * np.log(P))"},
    hint="You averaged over the samples and the classes. Only one class of a sample counts, so divide by the samples alone.",
)

wrong_line(
    "M47",
    {"loss = -np.log(P[np.arange(len(y)), y]).mean()": "loss = -np.log(P[:, y]).mean()"},
    hint="`P[:, y]` takes whole columns for every sample. Pick one entry in each row: rows and labels as two lists of indices.",
)

wrong_line(
    "M35",
    {"dZ2 = (P - np.eye(len(b2))[y]) / len(y)": "dZ2 = (P - np.eye(len(b2))[y]) * P * (1 - P) / len(y)"},
    hint="You multiplied by p(1 - p) as well. With cross-entropy it cancels; what is left is the error.",
)

wrong_line(
    "M29",
    {"P = softmax(A1 @ W2 + b2)": "P = softmax(A1 @ W2 + b2, axis=0)"},
    hint="Your probabilities add up to 1 down the columns. Softmax belongs to each row, a sample.",
)

wrong_line(
    "M37",
    {"P = softmax(A1 @ W2 + b2)": "P = softmax(softmax(A1 @ W2 + b2))"},
    hint="Softmax is applied twice: its output is fed to it once more.",
)

wrong_line(
    "M14",
    {"Z1 = X @ W1 + b1": "Z1 = X @ W1", "P = softmax(A1 @ W2 + b2)": "P = softmax(A1 @ W2)"},
    hint="The biases are missing in the forward pass.",
)

wrong_line(
    "M16", {"A1 = relu(Z1)": "A1 = Z1"}, hint="ReLU is missing in the forward pass: the second layer gets Z1 instead of A1."
)

wrong_line(
    "M70",
    {
        "return loss, [X.T @ dZ1, dZ1.sum(axis=0), A1.T @ dZ2, dZ2.sum(axis=0)]": (
            "return loss, [X.T @ dZ1, dZ1.sum(axis=0), Z1.T @ dZ2, dZ2.sum(axis=0)]"
        )
    },
    hint="dW2 is made of what enters layer 2, and that is A1, after ReLU, not Z1.",
)

wrong_line(
    "09-u",
    {"P = softmax(A1 @ W2 + b2)": "P = softmax(relu(A1 @ W2 + b2))"},
    hint="You bent the logits with ReLU. The last layer has none: logits may be negative.",
)

wrong_line(
    "09-v",
    {
        "return loss, [X.T @ dZ1, dZ1.sum(axis=0), A1.T @ dZ2, dZ2.sum(axis=0)]": (
            "return loss, [A1.T @ dZ2, dZ2.sum(axis=0), X.T @ dZ1, dZ1.sum(axis=0)]"
        )
    },
    hint="The gradients come in the order of the way back. Return them in the order of `params`.",
)

wrong_line(
    "M60",
    {"dZ2 = (P - np.eye(len(b2))[y]) / len(y)": "dZ2 = -np.eye(len(b2))[y] / P / len(y)"},
    hint="You stopped at the probabilities: the delta of the true class is its error, not -1/p.",
)

wrong_line(
    "09-bo",
    {
        "return loss, [X.T @ dZ1, dZ1.sum(axis=0), A1.T @ dZ2, dZ2.sum(axis=0)]": (
            "return loss, [dZ1.T @ X, dZ1.sum(axis=0), dZ2.T @ A1, dZ2.sum(axis=0)]"
        )
    },
    hint="Your dW are transposed: dW has the shape of W, so what enters the layer stands transposed on the left.",
)
