"""Mistakes in 00-warm-up, squared_error: wrong code, and what to tell who wrote it."""

from autograder.bank import misconception, wrong_line

wrong_line(
    "M53",
    {"differences = y_hat.ravel() - y.ravel()": "differences = y_hat - y"},
    hint="A flat array met a column, so every prediction was paired with every target. Flatten both arrays, and do it "
    "before you subtract.",
)

wrong_line(
    "00-w",
    {"differences = y_hat.ravel() - y.ravel()": "differences = (y_hat - y).ravel()"},
    hint="A flat array met a column, so every prediction was paired with every target. Flatten both arrays, and do it "
    "before you subtract.",
)

wrong_line(
    "00-x",
    {"differences = y_hat.ravel() - y.ravel()": "differences = y_hat.ravel() - y"},
    hint="A flat array met a column, so every prediction was paired with every target. Flatten both arrays, and do it "
    "before you subtract.",
)

wrong_line(
    "00-y",
    {"differences = y_hat.ravel() - y.ravel()": "differences = y_hat - y.ravel()"},
    hint="A flat array met a column, so every prediction was paired with every target. Flatten both arrays, and do it "
    "before you subtract.",
)

wrong_line(
    "00-z",
    {"differences = y_hat.ravel() - y.ravel()": "differences = y_hat.reshape(-1, 1) - y.reshape(-1, 1)"},
    hint="The numbers are right, but your differences are a column. They should be flat: one axis, not two.",
)

wrong_line(
    "00-aa",
    {"differences = y_hat.ravel() - y.ravel()": "differences = y.ravel() - y_hat.ravel()"},
    hint="Every sign is wrong: the difference is prediction minus target.",
)

wrong_line(
    "M44",
    {"return differences, (differences**2).mean()": "return differences, (differences**2).sum()"},
    hint="You add the squares up. The second value is their mean, so that it does not grow with the number of samples.",
)

wrong_line(
    "M49",
    {"return differences, (differences**2).mean()": "return differences, (differences**2).mean() / 2"},
    hint="You halve the mean. Some books do, to please the derivative; here there is no factor one half.",
)

wrong_line(
    "M50",
    {"return differences, (differences**2).mean()": "return differences, np.sqrt((differences**2).mean())"},
    hint="You take the square root of the mean. The second value is the mean of the squares itself.",
)

wrong_line(
    "M51",
    {"return differences, (differences**2).mean()": "return differences, differences.mean() ** 2"},
    hint="You square the mean difference, in which errors up and down cancel. Square first, then take the mean.",
)

wrong_line(
    "M52",
    {"return differences, (differences**2).mean()": "return differences, differences.mean()"},
    hint="You return the mean of the differences, in which errors up and down cancel: the squares are missing.",
)

wrong_line(
    "00-ab",
    {"return differences, (differences**2).mean()": "return differences, np.abs(differences).mean()"},
    hint="You take absolute values. The second value is the mean of the squares.",
)


@misconception(
    "00-ac",
    hint="The first value should be the differences themselves, with their signs; you return their squares.",
)
def squared_error(y_hat, y):
    squares = (y_hat.ravel() - y.ravel()) ** 2
    return squares, squares.mean()


wrong_line(
    "00-ad",
    {"return differences, (differences**2).mean()": "return (differences**2).mean(), differences"},
    hint="You return the two values in the other order: the differences come first.",
)


@misconception(
    "M87",
    hint="`ravel` gives a window onto the same memory, and -= writes through it: the caller's predictions are changed. "
    "Subtract into a new array.",
)
def squared_error(y_hat, y):
    differences = y_hat.ravel()
    differences -= y.ravel()
    return differences, (differences**2).mean()
