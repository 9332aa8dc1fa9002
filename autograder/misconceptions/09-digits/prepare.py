"""Mistakes in 09-digits, prepare: wrong code, and what to tell who wrote it."""

from autograder.bank import misconception


@misconception("M97", hint="Images and labels are torn apart: the images follow `order`, the labels still stand as they were.")
def prepare(X, y, order, n_train):
    train, test = order[:n_train], order[n_train:]
    center = (X[train] / 16).mean(axis=0)
    return X[train] / 16 - center, y[:n_train], X[test] / 16 - center, y[n_train:]


@misconception(
    "M102",
    hint="The pixels still run from 0 to 16. Divide them by 16 before you take the center (lecture, section 1).",
)
def prepare(X, y, order, n_train):
    train, test = order[:n_train], order[n_train:]
    center = X[train].mean(axis=0)
    return X[train] - center, y[train], X[test] - center, y[test]


@misconception(
    "09-a",
    hint="Your center knows the test images: it is a mean over all rows. Only the training part may decide it (lecture, section 1).",
)
def prepare(X, y, order, n_train):
    train, test = order[:n_train], order[n_train:]
    center = (X / 16).mean(axis=0)
    return X[train] / 16 - center, y[train], X[test] / 16 - center, y[test]


@misconception("09-b", hint="You gave the test images a center of their own. They must lose the one of the training images.")
def prepare(X, y, order, n_train):
    train, test = order[:n_train], order[n_train:]
    center = (X[train] / 16).mean(axis=0)
    return X[train] / 16 - center, y[train], X[test] / 16 - (X[test] / 16).mean(axis=0), y[test]


@misconception(
    "09-c",
    hint="You subtracted one number for the whole image. The center has an entry for every pixel: the mean runs over the rows only.",
)
def prepare(X, y, order, n_train):
    train, test = order[:n_train], order[n_train:]
    center = (X[train] / 16).mean()
    return X[train] / 16 - center, y[train], X[test] / 16 - center, y[test]


@misconception("09-d", hint="Nothing is shuffled: you cut the arrays as they came. `order` says which rows come first.")
def prepare(X, y, order, n_train):
    train, test = slice(None, n_train), slice(n_train, None)
    center = (X[train] / 16).mean(axis=0)
    return X[train] / 16 - center, y[train], X[test] / 16 - center, y[test]


@misconception(
    "09-e",
    hint="You divided by the largest pixel at hand. The scale must be the same for any data: a pixel can be 16.",
)
def prepare(X, y, order, n_train):
    train, test = order[:n_train], order[n_train:]
    center = (X[train] / X.max()).mean(axis=0)
    return X[train] / X.max() - center, y[train], X[test] / X.max() - center, y[test]


@misconception(
    "09-f",
    hint="Your function changes the array of whoever called it, so a second call starts from other pixels. Make a new array instead of `/=` or `-=`.",
)
def prepare(X, y, order, n_train):
    X /= 16
    train, test = order[:n_train], order[n_train:]
    center = X[train].mean(axis=0)
    return X[train] - center, y[train], X[test] - center, y[test]


@misconception(
    "09-g",
    hint="The center is not on the scale of the pixels: you averaged before dividing by 16, and subtracted after it.",
)
def prepare(X, y, order, n_train):
    train, test = order[:n_train], order[n_train:]
    center = X[train].mean(axis=0)
    return X[train] / 16 - center, y[train], X[test] / 16 - center, y[test]


@misconception(
    "09-h",
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


@misconception("09-i", hint="The center is still in the images: subtract the mean of the training images after scaling.")
def prepare(X, y, order, n_train):
    train, test = order[:n_train], order[n_train:]
    center = (X[train] / 16).mean(axis=0)
    return X[train] / 16, y[train], X[test] / 16, y[test]


@misconception(
    "09-j",
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
