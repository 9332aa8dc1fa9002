"""Mistakes in 04-activations-losses, descend: wrong code, and what to tell who wrote it."""

from autograder.bank import misconception
from nnbasics.activations import sigmoid


@misconception("M88", hint="You walk uphill: a step goes against the slope.")
def descend(X, y, w, b, rate, steps, kind):
    for _ in range(steps):
        z = X @ w + b
        delta = (sigmoid(z) - y if kind == "logistic" else 2 * (z - y)) / len(X)
        w, b = w + rate * (X.T @ delta), b + rate * delta.sum()
    return w, b


@misconception("04-cf", hint="The linear neuron walks uphill: its error is prediction minus target.")
def descend(X, y, w, b, rate, steps, kind):
    for _ in range(steps):
        z = X @ w + b
        delta = (sigmoid(z) - y if kind == "logistic" else 2 * (y - z)) / len(X)
        w, b = w - rate * (X.T @ delta), b - rate * delta.sum()
    return w, b


@misconception("04-cg", hint="The logistic neuron walks uphill: its error is prediction minus label.")
def descend(X, y, w, b, rate, steps, kind):
    for _ in range(steps):
        z = X @ w + b
        delta = (y - sigmoid(z) if kind == "logistic" else 2 * (z - y)) / len(X)
        w, b = w - rate * (X.T @ delta), b - rate * delta.sum()
    return w, b


@misconception("04-ch", hint="The weights walk uphill, only the bias goes down.")
def descend(X, y, w, b, rate, steps, kind):
    for _ in range(steps):
        z = X @ w + b
        delta = (sigmoid(z) - y if kind == "logistic" else 2 * (z - y)) / len(X)
        w, b = w + rate * (X.T @ delta), b - rate * delta.sum()
    return w, b


@misconception("04-ci", hint="The bias walks uphill, only the weights go down.")
def descend(X, y, w, b, rate, steps, kind):
    for _ in range(steps):
        z = X @ w + b
        delta = (sigmoid(z) - y if kind == "logistic" else 2 * (z - y)) / len(X)
        w, b = w - rate * (X.T @ delta), b + rate * delta.sum()
    return w, b


@misconception("04-cj", hint="Nothing has moved: you return the weights and the bias you were given.")
def descend(X, y, w, b, rate, steps, kind):
    for _ in range(steps):
        z = X @ w + b
        delta = (sigmoid(z) - y if kind == "logistic" else 2 * (z - y)) / len(X)
        new_w, new_b = w - rate * (X.T @ delta), b - rate * delta.sum()
    return w, b


@misconception("04-ck", hint="You return the weights from before the last step.")
def descend(X, y, w, b, rate, steps, kind):
    before = w, b
    for _ in range(steps):
        before = w, b
        z = X @ w + b
        delta = (sigmoid(z) - y if kind == "logistic" else 2 * (z - y)) / len(X)
        w, b = w - rate * (X.T @ delta), b - rate * delta.sum()
    return before


@misconception("M90", hint="The learning rate is missing.")
def descend(X, y, w, b, rate, steps, kind):
    for _ in range(steps):
        z = X @ w + b
        delta = (sigmoid(z) - y if kind == "logistic" else 2 * (z - y)) / len(X)
        w, b = w - X.T @ delta, b - delta.sum()
    return w, b


@misconception("M89", hint="The learning rate is applied twice.")
def descend(X, y, w, b, rate, steps, kind):
    for _ in range(steps):
        z = X @ w + b
        delta = (sigmoid(z) - y if kind == "logistic" else 2 * (z - y)) / len(X)
        w, b = w - rate**2 * (X.T @ delta), b - rate**2 * delta.sum()
    return w, b


@misconception("M91", hint="The old weights are lost: a step is added to them, it does not replace them.")
def descend(X, y, w, b, rate, steps, kind):
    for _ in range(steps):
        z = X @ w + b
        delta = (sigmoid(z) - y if kind == "logistic" else 2 * (z - y)) / len(X)
        w, b = -rate * (X.T @ delta), -rate * delta.sum()
    return w, b


@misconception("M92", hint="The bias never moves. Its slope is the sum of the deltas.")
def descend(X, y, w, b, rate, steps, kind):
    for _ in range(steps):
        z = X @ w + b
        delta = (sigmoid(z) - y if kind == "logistic" else 2 * (z - y)) / len(X)
        w, b = w - rate * (X.T @ delta), b
    return w, b


@misconception("04-cl", hint="The weights never move.")
def descend(X, y, w, b, rate, steps, kind):
    for _ in range(steps):
        z = X @ w + b
        delta = (sigmoid(z) - y if kind == "logistic" else 2 * (z - y)) / len(X)
        w, b = w, b - rate * delta.sum()
    return w, b


@misconception("M94", hint="The 2 is missing for the linear neuron: MSE has no half to cancel it.")
def descend(X, y, w, b, rate, steps, kind):
    for _ in range(steps):
        z = X @ w + b
        delta = (sigmoid(z) - y if kind == "logistic" else z - y) / len(X)
        w, b = w - rate * (X.T @ delta), b - rate * delta.sum()
    return w, b


@misconception("04-cm", hint="The 2 belongs to MSE. Cross-entropy has none.")
def descend(X, y, w, b, rate, steps, kind):
    for _ in range(steps):
        z = X @ w + b
        delta = 2 * (sigmoid(z) - y if kind == "logistic" else z - y) / len(X)
        w, b = w - rate * (X.T @ delta), b - rate * delta.sum()
    return w, b


@misconception("M76", hint="The deltas miss the division by m, so that the step grows with the batch.")
def descend(X, y, w, b, rate, steps, kind):
    for _ in range(steps):
        z = X @ w + b
        delta = sigmoid(z) - y if kind == "logistic" else 2 * (z - y)
        w, b = w - rate * (X.T @ delta), b - rate * delta.sum()
    return w, b


@misconception(
    "M79",
    hint="The bias's slope is the sum of the deltas. They are divided by m already, and you take their mean on top.",
)
def descend(X, y, w, b, rate, steps, kind):
    for _ in range(steps):
        z = X @ w + b
        delta = (sigmoid(z) - y if kind == "logistic" else 2 * (z - y)) / len(X)
        w, b = w - rate * (X.T @ delta), b - rate * delta.mean()
    return w, b


@misconception("M59", hint="For cross-entropy behind a sigmoid, delta is the error. The sigmoid's slope cancels.")
def descend(X, y, w, b, rate, steps, kind):
    for _ in range(steps):
        z = X @ w + b
        delta = ((sigmoid(z) - y) * sigmoid(z) * (1 - sigmoid(z)) if kind == "logistic" else 2 * (z - y)) / len(X)
        w, b = w - rate * (X.T @ delta), b - rate * delta.sum()
    return w, b


@misconception("M17", hint="The logistic neuron's answer is the sigmoid of z. You compare z itself with the label.")
def descend(X, y, w, b, rate, steps, kind):
    for _ in range(steps):
        z = X @ w + b
        delta = (z - y if kind == "logistic" else 2 * (z - y)) / len(X)
        w, b = w - rate * (X.T @ delta), b - rate * delta.sum()
    return w, b


@misconception("04-cn", hint="Both neurons get a sigmoid. The linear one answers with z itself.")
def descend(X, y, w, b, rate, steps, kind):
    for _ in range(steps):
        z = X @ w + b
        delta = (sigmoid(z) - y) * (1 if kind == "logistic" else 2) / len(X)
        w, b = w - rate * (X.T @ delta), b - rate * delta.sum()
    return w, b


@misconception("04-co", hint="The two kinds have changed places.")
def descend(X, y, w, b, rate, steps, kind):
    for _ in range(steps):
        z = X @ w + b
        delta = (sigmoid(z) - y if kind == "linear" else 2 * (z - y)) / len(X)
        w, b = w - rate * (X.T @ delta), b - rate * delta.sum()
    return w, b


@misconception(
    "04-cp",
    hint="The logistic neuron decides 0 or 1 before you take the error. Its error is probability minus label.",
)
def descend(X, y, w, b, rate, steps, kind):
    for _ in range(steps):
        z = X @ w + b
        delta = ((z >= 0) - y if kind == "logistic" else 2 * (z - y)) / len(X)
        w, b = w - rate * (X.T @ delta), b - rate * delta.sum()
    return w, b


@misconception("M14", hint="The bias is missing in the sum z.")
def descend(X, y, w, b, rate, steps, kind):
    for _ in range(steps):
        z = X @ w
        delta = (sigmoid(z) - y if kind == "logistic" else 2 * (z - y)) / len(X)
        w, b = w - rate * (X.T @ delta), b - rate * delta.sum()
    return w, b


@misconception("04-cq", hint="Every step uses the slopes of the start. Compute them anew in each step.")
def descend(X, y, w, b, rate, steps, kind):
    start = X @ w + b
    for _ in range(steps):
        z = start
        delta = (sigmoid(z) - y if kind == "logistic" else 2 * (z - y)) / len(X)
        w, b = w - rate * (X.T @ delta), b - rate * delta.sum()
    return w, b


@misconception("04-cr", hint="The inputs are missing: a weight's slope is delta times its input, added up over the samples.")
def descend(X, y, w, b, rate, steps, kind):
    for _ in range(steps):
        z = X @ w + b
        delta = (sigmoid(z) - y if kind == "logistic" else 2 * (z - y)) / len(X)
        w, b = w - rate * delta.sum(), b - rate * delta.sum()
    return w, b


@misconception(
    "M69",
    hint="The weights have moved before the bias's slope is computed. Compute both slopes first, and then move both.",
)
def descend(X, y, w, b, rate, steps, kind):
    for _ in range(steps):
        z = X @ w + b
        delta = (sigmoid(z) - y if kind == "logistic" else 2 * (z - y)) / len(X)
        w = w - rate * (X.T @ delta)
        z = X @ w + b
        delta = (sigmoid(z) - y if kind == "logistic" else 2 * (z - y)) / len(X)
        b = b - rate * delta.sum()
    return w, b


@misconception(
    "M87",
    hint="You write into the caller's weights, so that the next run starts from other ones. Write w = w - … instead of w -= ….",
)
def descend(X, y, w, b, rate, steps, kind):
    for _ in range(steps):
        z = X @ w + b
        delta = (sigmoid(z) - y if kind == "logistic" else 2 * (z - y)) / len(X)
        w -= rate * (X.T @ delta)
        b = b - rate * delta.sum()
    return w, b


@misconception("04-dw", hint="The learning rate is missing in the step of the bias.")
def descend(X, y, w, b, rate, steps, kind):
    for _ in range(steps):
        z = X @ w + b
        delta = (sigmoid(z) - y if kind == "logistic" else 2 * (z - y)) / len(X)
        w, b = w - rate * (X.T @ delta), b - delta.sum()
    return w, b


@misconception(
    "04-dx",
    hint="The deltas are divided by something else than m. The mean is over the samples, the rows of X; its columns are the inputs.",
)
def descend(X, y, w, b, rate, steps, kind):
    for _ in range(steps):
        z = X @ w + b
        delta = (sigmoid(z) - y if kind == "logistic" else 2 * (z - y)) / X.shape[1]
        w, b = w - rate * (X.T @ delta), b - rate * delta.sum()
    return w, b


@misconception("04-eb", hint="The bias's slope is the sum of the deltas. Yours keeps one number for each sample.")
def descend(X, y, w, b, rate, steps, kind):
    for _ in range(steps):
        z = X @ w + b
        delta = (sigmoid(z) - y if kind == "logistic" else 2 * (z - y)) / len(X)
        w, b = w - rate * (X.T @ delta), b - rate * delta
    return w, b
