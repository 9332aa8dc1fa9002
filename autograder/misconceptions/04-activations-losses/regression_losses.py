"""Mistakes in 04-activations-losses, regression_losses: wrong code, and what to tell who wrote it."""

import numpy as np

from autograder.bank import misconception, wrong_line

wrong_line(
    "M53",
    {
        "e = y_hat - y.ravel()": "e = y_hat - y",
        "mse = np.sum(e**2) / m": "mse = np.mean(e**2)",
        "mae = np.sum(np.abs(e)) / m": "mae = np.mean(np.abs(e))",
    },
    hint="A flat array met a column, and NumPy paired every prediction with every target. Make both flat before you subtract.",
)

wrong_line(
    "M44",
    {"mse = np.sum(e**2) / m": "mse = np.sum(e**2)", "mae = np.sum(np.abs(e)) / m": "mae = np.sum(np.abs(e))"},
    hint="You add the errors up. Both losses are means over the samples.",
)

wrong_line("04-ag", {"mse = np.sum(e**2) / m": "mse = np.sum(e**2)"}, hint="MSE is a mean, and yours is a sum.")

wrong_line("04-ah", {"mae = np.sum(np.abs(e)) / m": "mae = np.sum(np.abs(e))"}, hint="MAE is a mean, and yours is a sum.")

wrong_line(
    "M49",
    {"mse = np.sum(e**2) / m": "mse = np.sum(e**2) / (2 * m)", "dmse = 2 * e / m": "dmse = e / m"},
    hint="You halve the squared error, as decks 002 and 003 do. Deck 004's MSE, and ours, has no half.",
)

wrong_line(
    "04-ai",
    {"mse = np.sum(e**2) / m": "mse = np.sum(e**2) / (2 * m)"},
    hint="The loss is halved, its gradient is not: the two do not belong together. MSE has no half.",
)

wrong_line(
    "M50",
    {"mse = np.sum(e**2) / m": "mse = np.sqrt(np.sum(e**2) / m)"},
    hint="You take a root at the end. MSE is the mean of the squares itself.",
)

wrong_line(
    "M51",
    {"mse = np.sum(e**2) / m": "mse = np.mean(e) ** 2"},
    hint="You square the mean error. Square each error first, or errors of both signs cancel.",
)

wrong_line(
    "M52",
    {"mae = np.sum(np.abs(e)) / m": "mae = np.sum(e) / m"},
    hint="The absolute value is missing in MAE, so that errors of both signs cancel.",
)

wrong_line(
    "04-aj",
    {"mae = np.sum(np.abs(e)) / m": "mae = np.abs(np.sum(e)) / m"},
    hint="You take the absolute value of the mean error. Each error needs its own, or they cancel.",
)

wrong_line(
    "M54", {"dmse = 2 * e / m": "dmse = e / m"}, hint="The 2 is missing in the gradient of MSE: it comes down from the square."
)

wrong_line(
    "04-ak",
    {"dmse = 2 * e / m": "dmse = 2 * e", "dmae = np.sign(e) / m": "dmae = np.sign(e)"},
    hint="The gradients miss the division by m: in a mean, each sample counts for only 1/m.",
)

wrong_line("04-al", {"dmse = 2 * e / m": "dmse = 2 * e"}, hint="The gradient of MSE misses the division by m.")

wrong_line("04-am", {"dmae = np.sign(e) / m": "dmae = np.sign(e)"}, hint="The gradient of MAE misses the division by m.")

wrong_line(
    "M55",
    {"dmae = np.sign(e) / m": "dmae = e / np.abs(e) / m"},
    hint="Where the error is 0, you divide 0 by 0. There we take the slope 0 (lecture, section 8).",
)

wrong_line(
    "04-an",
    {"dmae = np.sign(e) / m": "dmae = e / m"},
    hint="The gradient of MAE does not grow with the error: only its sign counts (lecture, section 8).",
)

wrong_line(
    "04-ao",
    {"dmae = np.sign(e) / m": "dmae = np.where(e >= 0, 1, -1) / m"},
    hint="Where the error is 0, the slope of MAE is 0 in this course. Yours picks a side.",
)

wrong_line(
    "M58",
    {"e = y_hat - y.ravel()": "e = y.ravel() - y_hat"},
    hint="Both gradients have the wrong sign: the error is prediction minus target.",
)

wrong_line(
    "04-ap",
    {"dmse = 2 * e / m": "dmse = -2 * e / m"},
    hint="The gradient of MSE has the wrong sign: the error is prediction minus target.",
)

wrong_line(
    "04-aq",
    {"dmae = np.sign(e) / m": "dmae = -np.sign(e) / m"},
    hint="The gradient of MAE has the wrong sign: the error is prediction minus target.",
)

wrong_line(
    "04-ar",
    {"dmae = np.sign(e) / m": "dmae = np.abs(np.sign(e)) / m"},
    hint="The gradient of MAE lost its sign: an error below 0 pulls the other way.",
)

wrong_line(
    "04-as",
    {"dmse = 2 * e / m": "dmse = np.sum(2 * e / m)", "dmae = np.sign(e) / m": "dmae = np.sum(np.sign(e) / m)"},
    hint="You add the gradient's entries up. It has one entry for each prediction.",
)

wrong_line(
    "04-at", {"m = len(e)": "m = len(e) - 1"}, hint="You divide by m - 1, as a sample variance does. These losses divide by m."
)


@misconception(
    "M87",
    hint="You subtract in place, so that the caller's predictions are gone: the second call sees errors. Give "
    "the difference a new name.",
)
def regression_losses(y_hat, y):
    y_hat -= y.ravel().astype(y_hat.dtype)
    m = len(y_hat)
    mse, mae = np.mean(y_hat**2), np.mean(np.abs(y_hat))
    return {"mse": mse, "dmse": 2 * y_hat / m, "mae": mae, "dmae": np.sign(y_hat) / m}


wrong_line(
    "04-dd",
    {"dmae = np.sign(e) / m": "dmae = np.where(e > 0, 1, -1) / m"},
    hint="Where the error is 0, the slope of MAE is 0 in this course. Yours is that of a negative error.",
)

wrong_line(
    "04-de",
    {"dmse = 2 * e / m": "dmse = 2 * np.abs(e) / m"},
    hint="The gradient of MSE lost its sign: an error below 0 pulls the other way.",
)

wrong_line(
    "04-df",
    {"dmse = 2 * e / m": "dmse = 2 * e**2 / m"},
    hint="The gradient of MSE still holds a square. When the 2 comes down, the error stays to the first power.",
)

wrong_line(
    "04-dg",
    {"dmae = np.sign(e) / m": "dmae = np.abs(e) / m"},
    hint="This is each sample's part of MAE itself. Its slope has one size, and the sign of the error.",
)
