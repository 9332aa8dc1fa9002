"""Misconceptions of 09-digits: wrong code, and what to tell who wrote it.

M-numbers are those of the course's catalogue; 09-a … are found here.
"""

import numpy as np
from autograder.bank import misconception
from nnbasics.activations import relu, sigmoid, softmax


# Exercise 1: prepare


@misconception(
    "M97",
    cell="prepare",
    hint="Images and labels are torn apart: the images follow `order`, the labels still stand as they were.",
)
def prepare(X, y, order, n_train):
    train, test = order[:n_train], order[n_train:]
    center = (X[train] / 16).mean(axis=0)
    return X[train] / 16 - center, y[:n_train], X[test] / 16 - center, y[n_train:]


@misconception(
    "M102",
    cell="prepare",
    hint="The pixels still run from 0 to 16. Divide them by 16 before you take the center (lecture, section 1).",
)
def prepare(X, y, order, n_train):
    train, test = order[:n_train], order[n_train:]
    center = X[train].mean(axis=0)
    return X[train] - center, y[train], X[test] - center, y[test]


@misconception(
    "09-a",
    cell="prepare",
    hint="Your center knows the test images: it is a mean over all rows. Only the training part may decide it (lecture, section 1).",
)
def prepare(X, y, order, n_train):
    train, test = order[:n_train], order[n_train:]
    center = (X / 16).mean(axis=0)
    return X[train] / 16 - center, y[train], X[test] / 16 - center, y[test]


@misconception(
    "09-b",
    cell="prepare",
    hint="You gave the test images a center of their own. They must lose the one of the training images.",
)
def prepare(X, y, order, n_train):
    train, test = order[:n_train], order[n_train:]
    center = (X[train] / 16).mean(axis=0)
    return X[train] / 16 - center, y[train], X[test] / 16 - (X[test] / 16).mean(axis=0), y[test]


@misconception(
    "09-c",
    cell="prepare",
    hint="You subtracted one number for the whole image. The center has an entry for every pixel: the mean runs over the rows only.",
)
def prepare(X, y, order, n_train):
    train, test = order[:n_train], order[n_train:]
    center = (X[train] / 16).mean()
    return X[train] / 16 - center, y[train], X[test] / 16 - center, y[test]


@misconception(
    "09-d",
    cell="prepare",
    hint="Nothing is shuffled: you cut the arrays as they came. `order` says which rows come first.",
)
def prepare(X, y, order, n_train):
    train, test = slice(None, n_train), slice(n_train, None)
    center = (X[train] / 16).mean(axis=0)
    return X[train] / 16 - center, y[train], X[test] / 16 - center, y[test]


@misconception(
    "09-e",
    cell="prepare",
    hint="You divided by the largest pixel at hand. The scale must be the same for any data: a pixel can be 16.",
)
def prepare(X, y, order, n_train):
    train, test = order[:n_train], order[n_train:]
    center = (X[train] / X.max()).mean(axis=0)
    return X[train] / X.max() - center, y[train], X[test] / X.max() - center, y[test]


@misconception(
    "09-f",
    cell="prepare",
    hint="Your function changes the array of whoever called it, so a second call starts from other pixels. Make a new array instead of `/=` or `-=`.",
)
def prepare(X, y, order, n_train):
    X /= 16
    train, test = order[:n_train], order[n_train:]
    center = X[train].mean(axis=0)
    return X[train] - center, y[train], X[test] - center, y[test]


@misconception(
    "09-g",
    cell="prepare",
    hint="The center is not on the scale of the pixels: you averaged before dividing by 16, and subtracted after it.",
)
def prepare(X, y, order, n_train):
    train, test = order[:n_train], order[n_train:]
    center = X[train].mean(axis=0)
    return X[train] / 16 - center, y[train], X[test] / 16 - center, y[test]


@misconception(
    "09-h",
    cell="prepare",
    hint="You subtracted from every image its own mean. The center is a mean over the images, for every pixel.",
)
def prepare(X, y, order, n_train):
    train, test = order[:n_train], order[n_train:]
    center = (X[train] / 16).mean(axis=0)
    return (
        (X[train] - X[train].mean(axis=1, keepdims=True)) / 16,
        y[train],
        (X[test] - X[test].mean(axis=1, keepdims=True)) / 16,
        y[test],
    )


@misconception(
    "09-i",
    cell="prepare",
    hint="The center is still in the images: subtract the mean of the training images after scaling.",
)
def prepare(X, y, order, n_train):
    train, test = order[:n_train], order[n_train:]
    center = (X[train] / 16).mean(axis=0)
    return X[train] / 16, y[train], X[test] / 16, y[test]


@misconception(
    "09-j",
    cell="prepare",
    hint="You divided by the standard deviation as well. Here the images are only scaled by 16 and centered.",
)
def prepare(X, y, order, n_train):
    train, test = order[:n_train], order[n_train:]
    center = (X[train] / 16).mean(axis=0)
    return (
        (X[train] / 16 - center) / (X[train] / 16).std(axis=0),
        y[train],
        (X[test] / 16 - center) / (X[train] / 16).std(axis=0),
        y[test],
    )


# Exercise 2: spreads


@misconception(
    "09-k",
    cell="spreads",
    hint="You multiplied by the variance. The draws need the standard deviation: its root is missing for Xavier and He.",
)
def spreads(X, draws, rule):
    A, found = X, []
    for D in draws:
        n_in, n_out = D.shape
        s = {"small": 0.01, "xavier": 2 / (n_in + n_out), "he": 2 / n_in}[rule]
        A = relu(A @ (s * D))
        found.append(np.std(A))
    return found


@misconception(
    "09-l",
    cell="spreads",
    hint="ReLU is missing between the layers, so negative sums travel on.",
)
def spreads(X, draws, rule):
    A, found = X, []
    for D in draws:
        n_in, n_out = D.shape
        s = {"small": 0.01, "xavier": np.sqrt(2 / (n_in + n_out)), "he": np.sqrt(2 / n_in)}[rule]
        A = A @ (s * D)
        found.append(np.std(A))
    return found


@misconception(
    "09-m",
    cell="spreads",
    hint="You measured the sums before ReLU. The activations are what comes out of it.",
)
def spreads(X, draws, rule):
    A, found = X, []
    for D in draws:
        n_in, n_out = D.shape
        s = {"small": 0.01, "xavier": np.sqrt(2 / (n_in + n_out)), "he": np.sqrt(2 / n_in)}[rule]
        Z = A @ (s * D)
        found.append(np.std(Z))
        A = relu(Z)
    return found


@misconception(
    "09-n",
    cell="spreads",
    hint="These are variances: the standard deviation is the root of them.",
)
def spreads(X, draws, rule):
    A, found = X, []
    for D in draws:
        n_in, n_out = D.shape
        s = {"small": 0.01, "xavier": np.sqrt(2 / (n_in + n_out)), "he": np.sqrt(2 / n_in)}[rule]
        A = relu(A @ (s * D))
        found.append(np.var(A))
    return found


@misconception(
    "09-o",
    cell="spreads",
    hint="You divided by one entry too few: `np.std` divides by the number of entries, other libraries by one less.",
)
def spreads(X, draws, rule):
    A, found = X, []
    for D in draws:
        n_in, n_out = D.shape
        s = {"small": 0.01, "xavier": np.sqrt(2 / (n_in + n_out)), "he": np.sqrt(2 / n_in)}[rule]
        A = relu(A @ (s * D))
        found.append(np.std(A, ddof=1))
    return found


@misconception(
    "09-p",
    cell="spreads",
    hint="Your spread has one number for each unit. Take it over all entries of the layer together.",
)
def spreads(X, draws, rule):
    A, found = X, []
    for D in draws:
        n_in, n_out = D.shape
        s = {"small": 0.01, "xavier": np.sqrt(2 / (n_in + n_out)), "he": np.sqrt(2 / n_in)}[rule]
        A = relu(A @ (s * D))
        found.append(np.std(A, axis=0))
    return found


@misconception(
    "09-q",
    cell="spreads",
    hint="These are means, not spreads: they say where the activations lie, not how much they differ.",
)
def spreads(X, draws, rule):
    A, found = X, []
    for D in draws:
        n_in, n_out = D.shape
        s = {"small": 0.01, "xavier": np.sqrt(2 / (n_in + n_out)), "he": np.sqrt(2 / n_in)}[rule]
        A = relu(A @ (s * D))
        found.append(np.mean(A))
    return found


@misconception(
    "09-r",
    cell="spreads",
    hint="You fed the weights without their scale: the rule decides about s, and W is s times the draws.",
)
def spreads(X, draws, rule):
    A, found = X, []
    for D in draws:
        n_in, n_out = D.shape
        s = {"small": 0.01, "xavier": np.sqrt(2 / (n_in + n_out)), "he": np.sqrt(2 / n_in)}[rule]
        A = relu(A @ D)
        found.append(np.std(A))
    return found


@misconception(
    "09-s",
    cell="spreads",
    hint="This is the root of the mean square. A standard deviation takes the mean off first.",
)
def spreads(X, draws, rule):
    A, found = X, []
    for D in draws:
        n_in, n_out = D.shape
        s = {"small": 0.01, "xavier": np.sqrt(2 / (n_in + n_out)), "he": np.sqrt(2 / n_in)}[rule]
        A = relu(A @ (s * D))
        found.append(np.sqrt(np.mean(A**2)))
    return found


@misconception(
    "09-bn",
    cell="spreads",
    hint="He's rule counts what enters a unit, the rows of the draws. You divided by their columns.",
)
def spreads(X, draws, rule):
    A, found = X, []
    for D in draws:
        n_in, n_out = D.shape
        s = {"small": 0.01, "xavier": np.sqrt(2 / (n_in + n_out)), "he": np.sqrt(2 / n_out)}[rule]
        A = relu(A @ (s * D))
        found.append(np.std(A))
    return found


# Exercise 3: loss_and_gradients


@misconception(
    "M36",
    cell="loss_and_gradients",
    hint="All signs of the gradients are turned: at the logits it is what the network says minus what is true.",
)
def loss_and_gradients(params, X, y):
    W1, b1, W2, b2 = params
    m = len(y)
    Z1 = X @ W1 + b1
    A1 = relu(Z1)
    P = softmax(A1 @ W2 + b2)
    loss = -np.mean(np.log(P[np.arange(m), y]))
    dZ2 = P.copy()
    dZ2[np.arange(m), y] -= 1
    dZ2 = -dZ2 / m
    dZ1 = (dZ2 @ W2.T) * (Z1 > 0)
    return loss, [X.T @ dZ1, dZ1.sum(axis=0), A1.T @ dZ2, dZ2.sum(axis=0)]


@misconception(
    "M76",
    cell="loss_and_gradients",
    hint="1/m is missing: the loss is a mean, so its first delta is divided by the number of samples.",
)
def loss_and_gradients(params, X, y):
    W1, b1, W2, b2 = params
    m = len(y)
    Z1 = X @ W1 + b1
    A1 = relu(Z1)
    P = softmax(A1 @ W2 + b2)
    loss = -np.mean(np.log(P[np.arange(m), y]))
    dZ2 = P.copy()
    dZ2[np.arange(m), y] -= 1
    dZ1 = (dZ2 @ W2.T) * (Z1 > 0)
    return loss, [X.T @ dZ1, dZ1.sum(axis=0), A1.T @ dZ2, dZ2.sum(axis=0)]


@misconception(
    "M78",
    cell="loss_and_gradients",
    hint="You divided by m twice on the way to the first layer. It belongs into the first delta only, and is inherited from there.",
)
def loss_and_gradients(params, X, y):
    W1, b1, W2, b2 = params
    m = len(y)
    Z1 = X @ W1 + b1
    A1 = relu(Z1)
    P = softmax(A1 @ W2 + b2)
    loss = -np.mean(np.log(P[np.arange(m), y]))
    dZ2 = P.copy()
    dZ2[np.arange(m), y] -= 1
    dZ2 = dZ2 / m
    dZ1 = (dZ2 @ W2.T) * (Z1 > 0) / m
    return loss, [X.T @ dZ1, dZ1.sum(axis=0), A1.T @ dZ2, dZ2.sum(axis=0)]


@misconception(
    "M79",
    cell="loss_and_gradients",
    hint="db is a sum over the samples. The mean is already in the delta.",
)
def loss_and_gradients(params, X, y):
    W1, b1, W2, b2 = params
    m = len(y)
    Z1 = X @ W1 + b1
    A1 = relu(Z1)
    P = softmax(A1 @ W2 + b2)
    loss = -np.mean(np.log(P[np.arange(m), y]))
    dZ2 = P.copy()
    dZ2[np.arange(m), y] -= 1
    dZ2 = dZ2 / m
    dZ1 = (dZ2 @ W2.T) * (Z1 > 0)
    return loss, [X.T @ dZ1, dZ1.mean(axis=0), A1.T @ dZ2, dZ2.mean(axis=0)]


@misconception(
    "M84",
    cell="loss_and_gradients",
    hint="Your ReLU mask looks at the slopes that come back. It has to look at what went in, Z1 (lecture, common mistakes).",
)
def loss_and_gradients(params, X, y):
    W1, b1, W2, b2 = params
    m = len(y)
    Z1 = X @ W1 + b1
    A1 = relu(Z1)
    P = softmax(A1 @ W2 + b2)
    loss = -np.mean(np.log(P[np.arange(m), y]))
    dZ2 = P.copy()
    dZ2[np.arange(m), y] -= 1
    dZ2 = dZ2 / m
    dZ1 = np.maximum(dZ2 @ W2.T, 0)
    return loss, [X.T @ dZ1, dZ1.sum(axis=0), A1.T @ dZ2, dZ2.sum(axis=0)]


@misconception(
    "09-t",
    cell="loss_and_gradients",
    hint="The slope of ReLU is missing: a unit that was silent for a sample gets nothing back from it.",
)
def loss_and_gradients(params, X, y):
    W1, b1, W2, b2 = params
    m = len(y)
    Z1 = X @ W1 + b1
    A1 = relu(Z1)
    P = softmax(A1 @ W2 + b2)
    loss = -np.mean(np.log(P[np.arange(m), y]))
    dZ2 = P.copy()
    dZ2[np.arange(m), y] -= 1
    dZ2 = dZ2 / m
    dZ1 = dZ2 @ W2.T
    return loss, [X.T @ dZ1, dZ1.sum(axis=0), A1.T @ dZ2, dZ2.sum(axis=0)]


@misconception(
    "M38",
    cell="loss_and_gradients",
    hint="This is the logarithm to the base 10; losses here are in nats.",
)
def loss_and_gradients(params, X, y):
    W1, b1, W2, b2 = params
    m = len(y)
    Z1 = X @ W1 + b1
    A1 = relu(Z1)
    P = softmax(A1 @ W2 + b2)
    loss = -np.mean(np.log10(P[np.arange(m), y]))
    dZ2 = P.copy()
    dZ2[np.arange(m), y] -= 1
    dZ2 = dZ2 / m
    dZ1 = (dZ2 @ W2.T) * (Z1 > 0)
    return loss, [X.T @ dZ1, dZ1.sum(axis=0), A1.T @ dZ2, dZ2.sum(axis=0)]


@misconception(
    "M39",
    cell="loss_and_gradients",
    hint="This is the logarithm to the base 2; losses here are in nats.",
)
def loss_and_gradients(params, X, y):
    W1, b1, W2, b2 = params
    m = len(y)
    Z1 = X @ W1 + b1
    A1 = relu(Z1)
    P = softmax(A1 @ W2 + b2)
    loss = -np.mean(np.log2(P[np.arange(m), y]))
    dZ2 = P.copy()
    dZ2[np.arange(m), y] -= 1
    dZ2 = dZ2 / m
    dZ1 = (dZ2 @ W2.T) * (Z1 > 0)
    return loss, [X.T @ dZ1, dZ1.sum(axis=0), A1.T @ dZ2, dZ2.sum(axis=0)]


@misconception(
    "M44",
    cell="loss_and_gradients",
    hint="Your loss is a sum over the samples. It should be their mean, as the gradients say.",
)
def loss_and_gradients(params, X, y):
    W1, b1, W2, b2 = params
    m = len(y)
    Z1 = X @ W1 + b1
    A1 = relu(Z1)
    P = softmax(A1 @ W2 + b2)
    loss = -np.sum(np.log(P[np.arange(m), y]))
    dZ2 = P.copy()
    dZ2[np.arange(m), y] -= 1
    dZ2 = dZ2 / m
    dZ1 = (dZ2 @ W2.T) * (Z1 > 0)
    return loss, [X.T @ dZ1, dZ1.sum(axis=0), A1.T @ dZ2, dZ2.sum(axis=0)]


@misconception(
    "M40",
    cell="loss_and_gradients",
    hint="The minus of the loss is lost: a logarithm of a probability is negative, a loss is not.",
)
def loss_and_gradients(params, X, y):
    W1, b1, W2, b2 = params
    m = len(y)
    Z1 = X @ W1 + b1
    A1 = relu(Z1)
    P = softmax(A1 @ W2 + b2)
    loss = np.mean(np.log(P[np.arange(m), y]))
    dZ2 = P.copy()
    dZ2[np.arange(m), y] -= 1
    dZ2 = dZ2 / m
    dZ1 = (dZ2 @ W2.T) * (Z1 > 0)
    return loss, [X.T @ dZ1, dZ1.sum(axis=0), A1.T @ dZ2, dZ2.sum(axis=0)]


@misconception(
    "M45",
    cell="loss_and_gradients",
    hint="You averaged over the samples and the classes. Only one class of a sample counts, so divide by the samples alone.",
)
def loss_and_gradients(params, X, y):
    W1, b1, W2, b2 = params
    m = len(y)
    Z1 = X @ W1 + b1
    A1 = relu(Z1)
    P = softmax(A1 @ W2 + b2)
    loss = -np.mean(np.eye(len(b2))[y] * np.log(P))
    dZ2 = P.copy()
    dZ2[np.arange(m), y] -= 1
    dZ2 = dZ2 / m
    dZ1 = (dZ2 @ W2.T) * (Z1 > 0)
    return loss, [X.T @ dZ1, dZ1.sum(axis=0), A1.T @ dZ2, dZ2.sum(axis=0)]


@misconception(
    "M47",
    cell="loss_and_gradients",
    hint="`P[:, y]` takes whole columns for every sample. Pick one entry in each row: rows and labels as two lists of indices.",
)
def loss_and_gradients(params, X, y):
    W1, b1, W2, b2 = params
    m = len(y)
    Z1 = X @ W1 + b1
    A1 = relu(Z1)
    P = softmax(A1 @ W2 + b2)
    loss = -np.mean(np.log(P[:, y]))
    dZ2 = P.copy()
    dZ2[np.arange(m), y] -= 1
    dZ2 = dZ2 / m
    dZ1 = (dZ2 @ W2.T) * (Z1 > 0)
    return loss, [X.T @ dZ1, dZ1.sum(axis=0), A1.T @ dZ2, dZ2.sum(axis=0)]


@misconception(
    "M35",
    cell="loss_and_gradients",
    hint="You multiplied by p(1 - p) as well. With cross-entropy it cancels; what is left is the error.",
)
def loss_and_gradients(params, X, y):
    W1, b1, W2, b2 = params
    m = len(y)
    Z1 = X @ W1 + b1
    A1 = relu(Z1)
    P = softmax(A1 @ W2 + b2)
    loss = -np.mean(np.log(P[np.arange(m), y]))
    dZ2 = P.copy()
    dZ2[np.arange(m), y] -= 1
    dZ2 = dZ2 * P * (1 - P) / m
    dZ1 = (dZ2 @ W2.T) * (Z1 > 0)
    return loss, [X.T @ dZ1, dZ1.sum(axis=0), A1.T @ dZ2, dZ2.sum(axis=0)]


@misconception(
    "M29",
    cell="loss_and_gradients",
    hint="Your probabilities add up to 1 down the columns. Softmax belongs to each row, a sample.",
)
def loss_and_gradients(params, X, y):
    W1, b1, W2, b2 = params
    m = len(y)
    Z1 = X @ W1 + b1
    A1 = relu(Z1)
    P = softmax(A1 @ W2 + b2, axis=0)
    loss = -np.mean(np.log(P[np.arange(m), y]))
    dZ2 = P.copy()
    dZ2[np.arange(m), y] -= 1
    dZ2 = dZ2 / m
    dZ1 = (dZ2 @ W2.T) * (Z1 > 0)
    return loss, [X.T @ dZ1, dZ1.sum(axis=0), A1.T @ dZ2, dZ2.sum(axis=0)]


@misconception(
    "M37",
    cell="loss_and_gradients",
    hint="Softmax is applied twice: its output is fed to it once more.",
)
def loss_and_gradients(params, X, y):
    W1, b1, W2, b2 = params
    m = len(y)
    Z1 = X @ W1 + b1
    A1 = relu(Z1)
    P = softmax(softmax(A1 @ W2 + b2))
    loss = -np.mean(np.log(P[np.arange(m), y]))
    dZ2 = P.copy()
    dZ2[np.arange(m), y] -= 1
    dZ2 = dZ2 / m
    dZ1 = (dZ2 @ W2.T) * (Z1 > 0)
    return loss, [X.T @ dZ1, dZ1.sum(axis=0), A1.T @ dZ2, dZ2.sum(axis=0)]


@misconception(
    "M14",
    cell="loss_and_gradients",
    hint="The biases are missing in the forward pass.",
)
def loss_and_gradients(params, X, y):
    W1, b1, W2, b2 = params
    m = len(y)
    Z1 = X @ W1
    A1 = relu(Z1)
    P = softmax(A1 @ W2)
    loss = -np.mean(np.log(P[np.arange(m), y]))
    dZ2 = P.copy()
    dZ2[np.arange(m), y] -= 1
    dZ2 = dZ2 / m
    dZ1 = (dZ2 @ W2.T) * (Z1 > 0)
    return loss, [X.T @ dZ1, dZ1.sum(axis=0), A1.T @ dZ2, dZ2.sum(axis=0)]


@misconception(
    "M16",
    cell="loss_and_gradients",
    hint="ReLU is missing in the forward pass: the second layer gets Z1 instead of A1.",
)
def loss_and_gradients(params, X, y):
    W1, b1, W2, b2 = params
    m = len(y)
    Z1 = X @ W1 + b1
    A1 = Z1
    P = softmax(A1 @ W2 + b2)
    loss = -np.mean(np.log(P[np.arange(m), y]))
    dZ2 = P.copy()
    dZ2[np.arange(m), y] -= 1
    dZ2 = dZ2 / m
    dZ1 = (dZ2 @ W2.T) * (Z1 > 0)
    return loss, [X.T @ dZ1, dZ1.sum(axis=0), A1.T @ dZ2, dZ2.sum(axis=0)]


@misconception(
    "M70",
    cell="loss_and_gradients",
    hint="dW2 is made of what enters layer 2, and that is A1, after ReLU, not Z1.",
)
def loss_and_gradients(params, X, y):
    W1, b1, W2, b2 = params
    m = len(y)
    Z1 = X @ W1 + b1
    A1 = relu(Z1)
    P = softmax(A1 @ W2 + b2)
    loss = -np.mean(np.log(P[np.arange(m), y]))
    dZ2 = P.copy()
    dZ2[np.arange(m), y] -= 1
    dZ2 = dZ2 / m
    dZ1 = (dZ2 @ W2.T) * (Z1 > 0)
    return loss, [X.T @ dZ1, dZ1.sum(axis=0), Z1.T @ dZ2, dZ2.sum(axis=0)]


@misconception(
    "09-u",
    cell="loss_and_gradients",
    hint="You bent the logits with ReLU. The last layer has none: logits may be negative.",
)
def loss_and_gradients(params, X, y):
    W1, b1, W2, b2 = params
    m = len(y)
    Z1 = X @ W1 + b1
    A1 = relu(Z1)
    P = softmax(relu(A1 @ W2 + b2))
    loss = -np.mean(np.log(P[np.arange(m), y]))
    dZ2 = P.copy()
    dZ2[np.arange(m), y] -= 1
    dZ2 = dZ2 / m
    dZ1 = (dZ2 @ W2.T) * (Z1 > 0)
    return loss, [X.T @ dZ1, dZ1.sum(axis=0), A1.T @ dZ2, dZ2.sum(axis=0)]


@misconception(
    "09-v",
    cell="loss_and_gradients",
    hint="The gradients come in the order of the way back. Return them in the order of `params`.",
)
def loss_and_gradients(params, X, y):
    W1, b1, W2, b2 = params
    m = len(y)
    Z1 = X @ W1 + b1
    A1 = relu(Z1)
    P = softmax(A1 @ W2 + b2)
    loss = -np.mean(np.log(P[np.arange(m), y]))
    dZ2 = P.copy()
    dZ2[np.arange(m), y] -= 1
    dZ2 = dZ2 / m
    dZ1 = (dZ2 @ W2.T) * (Z1 > 0)
    return loss, [A1.T @ dZ2, dZ2.sum(axis=0), X.T @ dZ1, dZ1.sum(axis=0)]


@misconception(
    "M60",
    cell="loss_and_gradients",
    hint="You stopped at the probabilities: the delta of the true class is its error, not -1/p.",
)
def loss_and_gradients(params, X, y):
    W1, b1, W2, b2 = params
    m = len(y)
    Z1 = X @ W1 + b1
    A1 = relu(Z1)
    P = softmax(A1 @ W2 + b2)
    loss = -np.mean(np.log(P[np.arange(m), y]))
    dZ2 = np.zeros(P.shape)
    dZ2[np.arange(m), y] = -1 / P[np.arange(m), y]
    dZ2 = dZ2 / m
    dZ1 = (dZ2 @ W2.T) * (Z1 > 0)
    return loss, [X.T @ dZ1, dZ1.sum(axis=0), A1.T @ dZ2, dZ2.sum(axis=0)]


@misconception(
    "09-bo",
    cell="loss_and_gradients",
    hint="Your dW are turned: dW has the shape of W, so what enters the layer stands transposed on the left.",
)
def loss_and_gradients(params, X, y):
    W1, b1, W2, b2 = params
    m = len(y)
    Z1 = X @ W1 + b1
    A1 = relu(Z1)
    P = softmax(A1 @ W2 + b2)
    loss = -np.mean(np.log(P[np.arange(m), y]))
    dZ2 = P.copy()
    dZ2[np.arange(m), y] -= 1
    dZ2 = dZ2 / m
    dZ1 = (dZ2 @ W2.T) * (Z1 > 0)
    return loss, [dZ1.T @ X, dZ1.sum(axis=0), dZ2.T @ A1, dZ2.sum(axis=0)]


# Exercise 4: train


@misconception(
    "M97",
    cell="train",
    hint="The images of a batch follow `order`, their labels do not: each image learns the digit of another.",
)
def train(loss_and_gradients, params, X, y, orders, batch, learning_rate):
    losses = []
    for order in orders:
        for first in range(0, len(order), batch):
            part = order[first : first + batch]
            loss, slopes = loss_and_gradients(params, X[part], y[first : first + batch])
            losses.append(loss)
            params = [w - learning_rate * dw for w, dw in zip(params, slopes)]
    return params, losses


@misconception(
    "M98",
    cell="train",
    hint="The last batch of an epoch is lost when it is smaller than the others.",
)
def train(loss_and_gradients, params, X, y, orders, batch, learning_rate):
    losses = []
    for order in orders:
        for first in range(0, len(order) - batch + 1, batch):
            part = order[first : first + batch]
            loss, slopes = loss_and_gradients(params, X[part], y[part])
            losses.append(loss)
            params = [w - learning_rate * dw for w, dw in zip(params, slopes)]
    return params, losses


@misconception(
    "M96",
    cell="train",
    hint="You divide by the batch size, but the gradients already are those of a mean.",
)
def train(loss_and_gradients, params, X, y, orders, batch, learning_rate):
    losses = []
    for order in orders:
        for first in range(0, len(order), batch):
            part = order[first : first + batch]
            loss, slopes = loss_and_gradients(params, X[part], y[part])
            losses.append(loss)
            params = [w - learning_rate / batch * dw for w, dw in zip(params, slopes)]
    return params, losses


@misconception(
    "09-w",
    cell="train",
    hint="You divide by the size of this batch, but the gradients already are those of a mean.",
)
def train(loss_and_gradients, params, X, y, orders, batch, learning_rate):
    losses = []
    for order in orders:
        for first in range(0, len(order), batch):
            part = order[first : first + batch]
            loss, slopes = loss_and_gradients(params, X[part], y[part])
            losses.append(loss)
            params = [w - learning_rate / len(part) * dw for w, dw in zip(params, slopes)]
    return params, losses


@misconception(
    "M88",
    cell="train",
    hint="Your steps go uphill: descent subtracts the gradient.",
)
def train(loss_and_gradients, params, X, y, orders, batch, learning_rate):
    losses = []
    for order in orders:
        for first in range(0, len(order), batch):
            part = order[first : first + batch]
            loss, slopes = loss_and_gradients(params, X[part], y[part])
            losses.append(loss)
            params = [w + learning_rate * dw for w, dw in zip(params, slopes)]
    return params, losses


@misconception(
    "M90",
    cell="train",
    hint="The learning rate is missing from the step.",
)
def train(loss_and_gradients, params, X, y, orders, batch, learning_rate):
    losses = []
    for order in orders:
        for first in range(0, len(order), batch):
            part = order[first : first + batch]
            loss, slopes = loss_and_gradients(params, X[part], y[part])
            losses.append(loss)
            params = [w - dw for w, dw in zip(params, slopes)]
    return params, losses


@misconception(
    "09-x",
    cell="train",
    hint="Your steps write into the arrays of whoever called, who can never repeat the run. Make new ones.",
)
def train(loss_and_gradients, params, X, y, orders, batch, learning_rate):
    losses = []
    for order in orders:
        for first in range(0, len(order), batch):
            part = order[first : first + batch]
            loss, slopes = loss_and_gradients(params, X[part], y[part])
            losses.append(loss)
            for w, dw in zip(params, slopes):
                w -= learning_rate * dw
    return params, losses


@misconception(
    "09-y",
    cell="train",
    hint="Every epoch shuffles what the epoch before had shuffled. Each `order` numbers the rows of the original arrays.",
)
def train(loss_and_gradients, params, X, y, orders, batch, learning_rate):
    losses = []
    for order in orders:
        X, y = X[order], y[order]
        for first in range(0, len(order), batch):
            part = slice(first, first + batch)
            loss, slopes = loss_and_gradients(params, X[part], y[part])
            losses.append(loss)
            params = [w - learning_rate * dw for w, dw in zip(params, slopes)]
    return params, losses


@misconception(
    "09-z",
    cell="train",
    hint="Every epoch takes the samples in the order of the first one.",
)
def train(loss_and_gradients, params, X, y, orders, batch, learning_rate):
    losses = []
    for order in [orders[0]] * len(orders):
        for first in range(0, len(order), batch):
            part = order[first : first + batch]
            loss, slopes = loss_and_gradients(params, X[part], y[part])
            losses.append(loss)
            params = [w - learning_rate * dw for w, dw in zip(params, slopes)]
    return params, losses


@misconception(
    "09-aa",
    cell="train",
    hint="You never shuffle: the batches take the rows as they stand. `order` says which come first.",
)
def train(loss_and_gradients, params, X, y, orders, batch, learning_rate):
    losses = []
    for order in orders:
        for first in range(0, len(order), batch):
            part = slice(first, first + batch)
            loss, slopes = loss_and_gradients(params, X[part], y[part])
            losses.append(loss)
            params = [w - learning_rate * dw for w, dw in zip(params, slopes)]
    return params, losses


@misconception(
    "M100",
    cell="train",
    hint="Your losses are those after each step. Keep the loss that comes with the gradient, before it.",
)
def train(loss_and_gradients, params, X, y, orders, batch, learning_rate):
    losses = []
    for order in orders:
        for first in range(0, len(order), batch):
            part = order[first : first + batch]
            loss, slopes = loss_and_gradients(params, X[part], y[part])
            params = [w - learning_rate * dw for w, dw in zip(params, slopes)]
            losses.append(loss_and_gradients(params, X[part], y[part])[0])
    return params, losses


@misconception(
    "09-ab",
    cell="train",
    hint="There is one loss for each epoch in your list. It should hold one for every step.",
)
def train(loss_and_gradients, params, X, y, orders, batch, learning_rate):
    losses = []
    for order in orders:
        for first in range(0, len(order), batch):
            part = order[first : first + batch]
            loss, slopes = loss_and_gradients(params, X[part], y[part])
            params = [w - learning_rate * dw for w, dw in zip(params, slopes)]
        losses.append(loss)
    return params, losses


@misconception(
    "M69",
    cell="train",
    hint="You move one parameter and take the gradient of the next at the moved place. All gradients of a step belong to the same place.",
)
def train(loss_and_gradients, params, X, y, orders, batch, learning_rate):
    losses = []
    for order in orders:
        for first in range(0, len(order), batch):
            part = order[first : first + batch]
            loss, slopes = loss_and_gradients(params, X[part], y[part])
            losses.append(loss)
            params = list(params)
            for k in range(len(params)):
                params[k] = params[k] - learning_rate * loss_and_gradients(params, X[part], y[part])[1][k]
    return params, losses


@misconception(
    "09-ac",
    cell="train",
    hint="Each step uses all samples. A step belongs to its batch alone.",
)
def train(loss_and_gradients, params, X, y, orders, batch, learning_rate):
    losses = []
    for order in orders:
        for first in range(0, len(order), batch):
            part = order[first : first + batch]
            loss, slopes = loss_and_gradients(params, X, y)
            losses.append(loss)
            params = [w - learning_rate * dw for w, dw in zip(params, slopes)]
    return params, losses


@misconception(
    "M92",
    cell="train",
    hint="Only every second parameter moves: the biases stay where they began.",
)
def train(loss_and_gradients, params, X, y, orders, batch, learning_rate):
    losses = []
    for order in orders:
        for first in range(0, len(order), batch):
            part = order[first : first + batch]
            loss, slopes = loss_and_gradients(params, X[part], y[part])
            losses.append(loss)
            params = [w - learning_rate * dw if k % 2 == 0 else w for k, (w, dw) in enumerate(zip(params, slopes))]
    return params, losses


@misconception(
    "09-ad",
    cell="train",
    hint="Every step starts again from the first parameters: the last one is all that counts. Go on from where the last step ended.",
)
def train(loss_and_gradients, params, X, y, orders, batch, learning_rate):
    losses, start = [], params
    for order in orders:
        for first in range(0, len(order), batch):
            part = order[first : first + batch]
            loss, slopes = loss_and_gradients(params, X[part], y[part])
            losses.append(loss)
            params = [w - learning_rate * dw for w, dw in zip(start, slopes)]
    return params, losses


# Exercise 5: gradient_norms


@misconception(
    "M61",
    cell="gradient_norms",
    hint="The slope of the sigmoid is missing on the way back: the factor A(1 - A) of each layer.",
)
def gradient_norms(X, y, weights, biases):
    A = [X]
    for W, b in zip(weights[:-1], biases[:-1]):
        A.append(sigmoid(A[-1] @ W + b))
    P = softmax(A[-1] @ weights[-1] + biases[-1])
    delta = (P - np.eye(P.shape[1])[y]) / len(y)
    norms = []
    for l in reversed(range(len(weights))):
        norms.insert(0, np.linalg.norm(A[l].T @ delta))
        delta = delta @ weights[l].T
    return norms


@misconception(
    "M62",
    cell="gradient_norms",
    hint="You put the activation into the sigmoid again to get its slope. From the activation it is A(1 - A).",
)
def gradient_norms(X, y, weights, biases):
    A = [X]
    for W, b in zip(weights[:-1], biases[:-1]):
        A.append(sigmoid(A[-1] @ W + b))
    P = softmax(A[-1] @ weights[-1] + biases[-1])
    delta = (P - np.eye(P.shape[1])[y]) / len(y)
    norms = []
    for l in reversed(range(len(weights))):
        norms.insert(0, np.linalg.norm(A[l].T @ delta))
        delta = (delta @ weights[l].T) * sigmoid(A[l]) * (1 - sigmoid(A[l]))
    return norms


@misconception(
    "M64",
    cell="gradient_norms",
    hint="You multiplied by the activation. The slope of the sigmoid is A(1 - A).",
)
def gradient_norms(X, y, weights, biases):
    A = [X]
    for W, b in zip(weights[:-1], biases[:-1]):
        A.append(sigmoid(A[-1] @ W + b))
    P = softmax(A[-1] @ weights[-1] + biases[-1])
    delta = (P - np.eye(P.shape[1])[y]) / len(y)
    norms = []
    for l in reversed(range(len(weights))):
        norms.insert(0, np.linalg.norm(A[l].T @ delta))
        delta = (delta @ weights[l].T) * A[l]
    return norms


@misconception(
    "M65",
    cell="gradient_norms",
    hint="1 - A² is the slope of tanh. These layers have sigmoids.",
)
def gradient_norms(X, y, weights, biases):
    A = [X]
    for W, b in zip(weights[:-1], biases[:-1]):
        A.append(sigmoid(A[-1] @ W + b))
    P = softmax(A[-1] @ weights[-1] + biases[-1])
    delta = (P - np.eye(P.shape[1])[y]) / len(y)
    norms = []
    for l in reversed(range(len(weights))):
        norms.insert(0, np.linalg.norm(A[l].T @ delta))
        delta = (delta @ weights[l].T) * (1 - A[l] ** 2)
    return norms


@misconception(
    "M76",
    cell="gradient_norms",
    hint="1/m is missing: every norm is as many times too large as there are samples.",
)
def gradient_norms(X, y, weights, biases):
    A = [X]
    for W, b in zip(weights[:-1], biases[:-1]):
        A.append(sigmoid(A[-1] @ W + b))
    P = softmax(A[-1] @ weights[-1] + biases[-1])
    delta = P - np.eye(P.shape[1])[y]
    norms = []
    for l in reversed(range(len(weights))):
        norms.insert(0, np.linalg.norm(A[l].T @ delta))
        delta = (delta @ weights[l].T) * A[l] * (1 - A[l])
    return norms


@misconception(
    "M78",
    cell="gradient_norms",
    hint="You divided by m in every layer. It belongs into the first delta only.",
)
def gradient_norms(X, y, weights, biases):
    A = [X]
    for W, b in zip(weights[:-1], biases[:-1]):
        A.append(sigmoid(A[-1] @ W + b))
    P = softmax(A[-1] @ weights[-1] + biases[-1])
    delta = (P - np.eye(P.shape[1])[y]) / len(y)
    norms = []
    for l in reversed(range(len(weights))):
        norms.insert(0, np.linalg.norm(A[l].T @ delta))
        delta = (delta @ weights[l].T) * A[l] * (1 - A[l]) / len(y)
    return norms


@misconception(
    "09-ae",
    cell="gradient_norms",
    hint="The root is missing: these are the sums of the squares.",
)
def gradient_norms(X, y, weights, biases):
    A = [X]
    for W, b in zip(weights[:-1], biases[:-1]):
        A.append(sigmoid(A[-1] @ W + b))
    P = softmax(A[-1] @ weights[-1] + biases[-1])
    delta = (P - np.eye(P.shape[1])[y]) / len(y)
    norms = []
    for l in reversed(range(len(weights))):
        norms.insert(0, np.sum((A[l].T @ delta) ** 2))
        delta = (delta @ weights[l].T) * A[l] * (1 - A[l])
    return norms


@misconception(
    "09-af",
    cell="gradient_norms",
    hint="You added up absolute values. The norm is the root of the sum of the squares.",
)
def gradient_norms(X, y, weights, biases):
    A = [X]
    for W, b in zip(weights[:-1], biases[:-1]):
        A.append(sigmoid(A[-1] @ W + b))
    P = softmax(A[-1] @ weights[-1] + biases[-1])
    delta = (P - np.eye(P.shape[1])[y]) / len(y)
    norms = []
    for l in reversed(range(len(weights))):
        norms.insert(0, np.sum(np.abs(A[l].T @ delta)))
        delta = (delta @ weights[l].T) * A[l] * (1 - A[l])
    return norms


@misconception(
    "09-ag",
    cell="gradient_norms",
    hint="Your list starts with the last layer. Return the norms in the order of `weights`.",
)
def gradient_norms(X, y, weights, biases):
    A = [X]
    for W, b in zip(weights[:-1], biases[:-1]):
        A.append(sigmoid(A[-1] @ W + b))
    P = softmax(A[-1] @ weights[-1] + biases[-1])
    delta = (P - np.eye(P.shape[1])[y]) / len(y)
    norms = []
    for l in reversed(range(len(weights))):
        norms.append(np.linalg.norm(A[l].T @ delta))
        delta = (delta @ weights[l].T) * A[l] * (1 - A[l])
    return norms


@misconception(
    "09-ah",
    cell="gradient_norms",
    hint="The last layer has a softmax, not a sigmoid.",
)
def gradient_norms(X, y, weights, biases):
    A = [X]
    for W, b in zip(weights[:-1], biases[:-1]):
        A.append(sigmoid(A[-1] @ W + b))
    P = sigmoid(A[-1] @ weights[-1] + biases[-1])
    delta = (P - np.eye(P.shape[1])[y]) / len(y)
    norms = []
    for l in reversed(range(len(weights))):
        norms.insert(0, np.linalg.norm(A[l].T @ delta))
        delta = (delta @ weights[l].T) * A[l] * (1 - A[l])
    return norms


@misconception(
    "09-ai",
    cell="gradient_norms",
    hint="You measured the deltas. What a layer learns from is dW, its input times the delta.",
)
def gradient_norms(X, y, weights, biases):
    A = [X]
    for W, b in zip(weights[:-1], biases[:-1]):
        A.append(sigmoid(A[-1] @ W + b))
    P = softmax(A[-1] @ weights[-1] + biases[-1])
    delta = (P - np.eye(P.shape[1])[y]) / len(y)
    norms = []
    for l in reversed(range(len(weights))):
        norms.insert(0, np.linalg.norm(delta))
        delta = (delta @ weights[l].T) * A[l] * (1 - A[l])
    return norms


@misconception(
    "09-aj",
    cell="gradient_norms",
    hint="You measured the gradient of the biases. dW is the input of the layer times its delta.",
)
def gradient_norms(X, y, weights, biases):
    A = [X]
    for W, b in zip(weights[:-1], biases[:-1]):
        A.append(sigmoid(A[-1] @ W + b))
    P = softmax(A[-1] @ weights[-1] + biases[-1])
    delta = (P - np.eye(P.shape[1])[y]) / len(y)
    norms = []
    for l in reversed(range(len(weights))):
        norms.insert(0, np.linalg.norm(delta.sum(axis=0)))
        delta = (delta @ weights[l].T) * A[l] * (1 - A[l])
    return norms


@misconception(
    "09-ak",
    cell="gradient_norms",
    hint="You took a mean of the squares. The norm adds them up, however many there are.",
)
def gradient_norms(X, y, weights, biases):
    A = [X]
    for W, b in zip(weights[:-1], biases[:-1]):
        A.append(sigmoid(A[-1] @ W + b))
    P = softmax(A[-1] @ weights[-1] + biases[-1])
    delta = (P - np.eye(P.shape[1])[y]) / len(y)
    norms = []
    for l in reversed(range(len(weights))):
        norms.insert(0, np.sqrt(np.mean((A[l].T @ delta) ** 2)))
        delta = (delta @ weights[l].T) * A[l] * (1 - A[l])
    return norms


@misconception(
    "09-al",
    cell="gradient_norms",
    hint="With `ord=2` NumPy gives the largest singular value. Without it, the root of all squared entries.",
)
def gradient_norms(X, y, weights, biases):
    A = [X]
    for W, b in zip(weights[:-1], biases[:-1]):
        A.append(sigmoid(A[-1] @ W + b))
    P = softmax(A[-1] @ weights[-1] + biases[-1])
    delta = (P - np.eye(P.shape[1])[y]) / len(y)
    norms = []
    for l in reversed(range(len(weights))):
        norms.insert(0, np.linalg.norm(A[l].T @ delta, 2))
        delta = (delta @ weights[l].T) * A[l] * (1 - A[l])
    return norms


@misconception(
    "M14",
    cell="gradient_norms",
    hint="The biases are missing in the forward pass.",
)
def gradient_norms(X, y, weights, biases):
    A = [X]
    for W, b in zip(weights[:-1], biases[:-1]):
        A.append(sigmoid(A[-1] @ W))
    P = softmax(A[-1] @ weights[-1])
    delta = (P - np.eye(P.shape[1])[y]) / len(y)
    norms = []
    for l in reversed(range(len(weights))):
        norms.insert(0, np.linalg.norm(A[l].T @ delta))
        delta = (delta @ weights[l].T) * A[l] * (1 - A[l])
    return norms


@misconception(
    "09-am",
    cell="gradient_norms",
    hint="You took the largest entry of each gradient. The norm adds all of them up.",
)
def gradient_norms(X, y, weights, biases):
    A = [X]
    for W, b in zip(weights[:-1], biases[:-1]):
        A.append(sigmoid(A[-1] @ W + b))
    P = softmax(A[-1] @ weights[-1] + biases[-1])
    delta = (P - np.eye(P.shape[1])[y]) / len(y)
    norms = []
    for l in reversed(range(len(weights))):
        norms.insert(0, np.max(np.abs(A[l].T @ delta)))
        delta = (delta @ weights[l].T) * A[l] * (1 - A[l])
    return norms


@misconception(
    "09-bp",
    cell="gradient_norms",
    hint="Your inner layers have ReLU, as in Exercise 3. Here they have sigmoids.",
)
def gradient_norms(X, y, weights, biases):
    A = [X]
    for W, b in zip(weights[:-1], biases[:-1]):
        A.append(relu(A[-1] @ W + b))
    P = softmax(A[-1] @ weights[-1] + biases[-1])
    delta = (P - np.eye(P.shape[1])[y]) / len(y)
    norms = []
    for l in reversed(range(len(weights))):
        norms.insert(0, np.linalg.norm(A[l].T @ delta))
        delta = (delta @ weights[l].T) * (A[l] > 0)
    return norms


# Exercise 5: dead_units


@misconception(
    "09-an",
    cell="dead_units",
    hint="These units are silent for some sample. Dead are only those that no sample wakes up (lecture, section 5).",
)
def dead_units(X, W, b):
    Z = X @ W + b
    return np.flatnonzero((Z <= 0).any(axis=0))


@misconception(
    "09-ao",
    cell="dead_units",
    hint="You looked along the rows: these are samples for which every unit is silent. A unit is a column.",
)
def dead_units(X, W, b):
    Z = X @ W + b
    return np.flatnonzero((Z <= 0).all(axis=1))


@misconception(
    "M14",
    cell="dead_units",
    hint="The bias is missing: it can kill a unit, or wake it up.",
)
def dead_units(X, W, b):
    Z = X @ W
    return np.flatnonzero((Z <= 0).all(axis=0))


@misconception(
    "09-ap",
    cell="dead_units",
    hint="These are the units that are alive.",
)
def dead_units(X, W, b):
    Z = X @ W + b
    return np.flatnonzero((Z > 0).any(axis=0))


@misconception(
    "09-aq",
    cell="dead_units",
    hint="You return a yes or no for each unit. Asked for are the indices of the dead ones.",
)
def dead_units(X, W, b):
    Z = X @ W + b
    return (Z <= 0).all(axis=0)


@misconception(
    "09-ar",
    cell="dead_units",
    hint="This is how many are dead. Asked for is which.",
)
def dead_units(X, W, b):
    Z = X @ W + b
    return int((Z <= 0).all(axis=0).sum())


@misconception(
    "09-as",
    cell="dead_units",
    hint="You looked at the mean over the samples. A single sample with a positive sum keeps a unit alive.",
)
def dead_units(X, W, b):
    Z = X @ W + b
    return np.flatnonzero(Z.mean(axis=0) <= 0)


@misconception(
    "09-at",
    cell="dead_units",
    hint="You count the units from 1. The first one has the index 0.",
)
def dead_units(X, W, b):
    Z = X @ W + b
    return np.flatnonzero((Z <= 0).all(axis=0)) + 1


@misconception(
    "09-bq",
    cell="dead_units",
    hint="A unit whose sum is exactly 0 is dead, too: 0 goes in, 0 comes out, and no gradient passes. Dead is at most 0.",
)
def dead_units(X, W, b):
    Z = X @ W + b
    return np.flatnonzero((Z < 0).all(axis=0))


# Exercise 6: predict


@misconception(
    "09-au",
    cell="predict",
    hint="You searched down the columns: one answer for each class. It should be one for each row.",
)
def predict(params, X):
    A = X
    for l in range(0, len(params) - 2, 2):
        A = relu(A @ params[l] + params[l + 1])
    return (A @ params[-2] + params[-1]).argmax(axis=0)


@misconception(
    "09-av",
    cell="predict",
    hint="The last layer went through ReLU, too: where all logits are negative it leaves only zeros, and class 0 wins by being first.",
)
def predict(params, X):
    A = X
    for l in range(0, len(params) - 2, 2):
        A = relu(A @ params[l] + params[l + 1])
    return relu(A @ params[-2] + params[-1]).argmax(axis=1)


@misconception(
    "M16",
    cell="predict",
    hint="ReLU is missing between the layers.",
)
def predict(params, X):
    A = X
    for l in range(0, len(params) - 2, 2):
        A = A @ params[l] + params[l + 1]
    return (A @ params[-2] + params[-1]).argmax(axis=1)


@misconception(
    "M14",
    cell="predict",
    hint="The biases are missing.",
)
def predict(params, X):
    A = X
    for l in range(0, len(params) - 2, 2):
        A = relu(A @ params[l])
    return (A @ params[-2]).argmax(axis=1)


@misconception(
    "09-aw",
    cell="predict",
    hint="The bias of the last layer is missing: it moves the logits of the classes against each other.",
)
def predict(params, X):
    A = X
    for l in range(0, len(params) - 2, 2):
        A = relu(A @ params[l] + params[l + 1])
    return (A @ params[-2]).argmax(axis=1)


@misconception(
    "09-ax",
    cell="predict",
    hint="You chose the smallest logit.",
)
def predict(params, X):
    A = X
    for l in range(0, len(params) - 2, 2):
        A = relu(A @ params[l] + params[l + 1])
    return (A @ params[-2] + params[-1]).argmin(axis=1)


@misconception(
    "09-ay",
    cell="predict",
    hint="These are the logits. Return the class with the largest one in each row.",
)
def predict(params, X):
    A = X
    for l in range(0, len(params) - 2, 2):
        A = relu(A @ params[l] + params[l + 1])
    return A @ params[-2] + params[-1]


@misconception(
    "09-az",
    cell="predict",
    hint="Classes are counted from 0, as the columns are.",
)
def predict(params, X):
    A = X
    for l in range(0, len(params) - 2, 2):
        A = relu(A @ params[l] + params[l + 1])
    return (A @ params[-2] + params[-1]).argmax(axis=1) + 1


@misconception(
    "09-ba",
    cell="predict",
    hint="Softmax went down the columns before you chose. It is not needed at all: it does not change which logit of a row is the largest.",
)
def predict(params, X):
    A = X
    for l in range(0, len(params) - 2, 2):
        A = relu(A @ params[l] + params[l + 1])
    return softmax(A @ params[-2] + params[-1], axis=0).argmax(axis=1)


@misconception(
    "09-bb",
    cell="predict",
    hint="These layers have ReLU, not a sigmoid.",
)
def predict(params, X):
    A = X
    for l in range(0, len(params) - 2, 2):
        A = sigmoid(A @ params[l] + params[l + 1])
    return (A @ params[-2] + params[-1]).argmax(axis=1)


@misconception(
    "09-bc",
    cell="predict",
    hint="You chose the largest absolute value. A very negative logit is the least likely class.",
)
def predict(params, X):
    A = X
    for l in range(0, len(params) - 2, 2):
        A = relu(A @ params[l] + params[l + 1])
    return np.abs(A @ params[-2] + params[-1]).argmax(axis=1)


@misconception(
    "09-br",
    cell="predict",
    hint="These are probabilities. Return the class with the largest one in each row.",
)
def predict(params, X):
    A = X
    for l in range(0, len(params) - 2, 2):
        A = relu(A @ params[l] + params[l + 1])
    return softmax(A @ params[-2] + params[-1])


@misconception(
    "09-bs",
    cell="predict",
    hint="These are the largest logits themselves. The class is the column in which each of them stands.",
)
def predict(params, X):
    A = X
    for l in range(0, len(params) - 2, 2):
        A = relu(A @ params[l] + params[l + 1])
    return (A @ params[-2] + params[-1]).max(axis=1)


# Exercise 6: mistakes


@misconception(
    "09-bd",
    cell="mistakes",
    hint="Your matrix is turned: rows are the true classes, columns what they were taken for.",
)
def mistakes(P, y):
    guess = P.argmax(axis=1)
    k = P.shape[1]
    table = np.zeros((k, k), dtype=int)
    np.add.at(table, (guess, y), 1)
    wrong = np.flatnonzero(guess != y)
    return table, wrong[np.argsort(P[wrong, y[wrong]])]


@misconception(
    "09-be",
    cell="mistakes",
    hint="`table[y, guess] += 1` counts a pair once, however often it occurs. Count in a loop, or with `np.add.at`.",
)
def mistakes(P, y):
    guess = P.argmax(axis=1)
    k = P.shape[1]
    table = np.zeros((k, k), dtype=int)
    table[y, guess] += 1
    wrong = np.flatnonzero(guess != y)
    return table, wrong[np.argsort(P[wrong, y[wrong]])]


@misconception(
    "09-bf",
    cell="mistakes",
    hint="These are shares of each row. The matrix holds numbers of samples.",
)
def mistakes(P, y):
    guess = P.argmax(axis=1)
    k = P.shape[1]
    table = np.zeros((k, k), dtype=int)
    np.add.at(table, (y, guess), 1)
    wrong = np.flatnonzero(guess != y)
    return table / np.maximum(table.sum(axis=1, keepdims=True), 1), wrong[np.argsort(P[wrong, y[wrong]])]


@misconception(
    "09-bg",
    cell="mistakes",
    hint="You left out the samples that were right: they belong on the diagonal.",
)
def mistakes(P, y):
    guess = P.argmax(axis=1)
    k = P.shape[1]
    table = np.zeros((k, k), dtype=int)
    np.add.at(table, (y[guess != y], guess[guess != y]), 1)
    wrong = np.flatnonzero(guess != y)
    return table, wrong[np.argsort(P[wrong, y[wrong]])]


@misconception(
    "09-bh",
    cell="mistakes",
    hint="Your list holds samples that were right. First select the wrong ones, then sort.",
)
def mistakes(P, y):
    guess = P.argmax(axis=1)
    k = P.shape[1]
    table = np.zeros((k, k), dtype=int)
    np.add.at(table, (y, guess), 1)
    wrong = np.arange(len(y))
    return table, wrong[np.argsort(P[wrong, y[wrong]])]


@misconception(
    "09-bi",
    cell="mistakes",
    hint="The worst stand at the end: the smallest probability of the true class comes first.",
)
def mistakes(P, y):
    guess = P.argmax(axis=1)
    k = P.shape[1]
    table = np.zeros((k, k), dtype=int)
    np.add.at(table, (y, guess), 1)
    wrong = np.flatnonzero(guess != y)
    return table, wrong[np.argsort(-P[wrong, y[wrong]])]


@misconception(
    "09-bj",
    cell="mistakes",
    hint="You sorted by the probability of the class that was chosen. Worst is whoever gave the *true* class the least.",
)
def mistakes(P, y):
    guess = P.argmax(axis=1)
    k = P.shape[1]
    table = np.zeros((k, k), dtype=int)
    np.add.at(table, (y, guess), 1)
    wrong = np.flatnonzero(guess != y)
    return table, wrong[np.argsort(-P[wrong, guess[wrong]])]


@misconception(
    "09-bk",
    cell="mistakes",
    hint="These are places in the list of wrong samples. Look up there which sample each of them is.",
)
def mistakes(P, y):
    guess = P.argmax(axis=1)
    k = P.shape[1]
    table = np.zeros((k, k), dtype=int)
    np.add.at(table, (y, guess), 1)
    wrong = np.flatnonzero(guess != y)
    return table, np.argsort(P[wrong, y[wrong]])


@misconception(
    "09-bl",
    cell="mistakes",
    hint="The wrong samples are not sorted: they come in the order of the rows.",
)
def mistakes(P, y):
    guess = P.argmax(axis=1)
    k = P.shape[1]
    table = np.zeros((k, k), dtype=int)
    np.add.at(table, (y, guess), 1)
    wrong = np.flatnonzero(guess != y)
    return table, wrong


@misconception(
    "09-bm",
    cell="mistakes",
    hint="Your matrix has room only for classes that occur among the labels. Each column of P is a class, whether it occurs or not.",
)
def mistakes(P, y):
    guess = P.argmax(axis=1)
    classes = np.unique(y)
    table = np.array([[np.sum((y == a) & (guess == b)) for b in classes] for a in classes])
    wrong = np.flatnonzero(guess != y)
    return table, wrong[np.argsort(P[wrong, y[wrong]])]
