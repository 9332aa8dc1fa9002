"""Mistakes in 04-activations-losses, regression_losses: wrong code, and what to tell who wrote it."""

import numpy as np

from autograder.bank import misconception


@misconception(
    "M53",
    hint="A flat array met a column, and NumPy paired every prediction with every target. Make both flat before you subtract.",
)
def regression_losses(y_hat, y):
    e = y_hat - y
    m = len(y_hat)
    mse = np.mean(e**2)
    mae = np.mean(np.abs(e))
    return {"mse": mse, "dmse": 2 * e / m, "mae": mae, "dmae": np.sign(e) / m}


@misconception("M44", hint="You add the errors up. Both losses are means over the samples.")
def regression_losses(y_hat, y):
    e = y_hat - y.ravel()
    m = len(y_hat)
    mse = np.sum(e**2)
    mae = np.sum(np.abs(e))
    return {"mse": mse, "dmse": 2 * e / m, "mae": mae, "dmae": np.sign(e) / m}


@misconception("04-ag", hint="MSE is a mean, and yours is a sum.")
def regression_losses(y_hat, y):
    e = y_hat - y.ravel()
    m = len(y_hat)
    mse = np.sum(e**2)
    mae = np.mean(np.abs(e))
    return {"mse": mse, "dmse": 2 * e / m, "mae": mae, "dmae": np.sign(e) / m}


@misconception("04-ah", hint="MAE is a mean, and yours is a sum.")
def regression_losses(y_hat, y):
    e = y_hat - y.ravel()
    m = len(y_hat)
    mse = np.mean(e**2)
    mae = np.sum(np.abs(e))
    return {"mse": mse, "dmse": 2 * e / m, "mae": mae, "dmae": np.sign(e) / m}


@misconception("M49", hint="You halve the squared error, as decks 002 and 003 do. Deck 004's MSE, and ours, has no half.")
def regression_losses(y_hat, y):
    e = y_hat - y.ravel()
    m = len(y_hat)
    mse = np.mean(e**2) / 2
    mae = np.mean(np.abs(e))
    return {"mse": mse, "dmse": e / m, "mae": mae, "dmae": np.sign(e) / m}


@misconception("04-ai", hint="The loss is halved, its gradient is not: the two do not belong together. MSE has no half.")
def regression_losses(y_hat, y):
    e = y_hat - y.ravel()
    m = len(y_hat)
    mse = np.mean(e**2) / 2
    mae = np.mean(np.abs(e))
    return {"mse": mse, "dmse": 2 * e / m, "mae": mae, "dmae": np.sign(e) / m}


@misconception("M50", hint="You take a root at the end. MSE is the mean of the squares itself.")
def regression_losses(y_hat, y):
    e = y_hat - y.ravel()
    m = len(y_hat)
    mse = np.sqrt(np.mean(e**2))
    mae = np.mean(np.abs(e))
    return {"mse": mse, "dmse": 2 * e / m, "mae": mae, "dmae": np.sign(e) / m}


@misconception("M51", hint="You square the mean error. Square each error first, or errors of both signs cancel.")
def regression_losses(y_hat, y):
    e = y_hat - y.ravel()
    m = len(y_hat)
    mse = np.mean(e) ** 2
    mae = np.mean(np.abs(e))
    return {"mse": mse, "dmse": 2 * e / m, "mae": mae, "dmae": np.sign(e) / m}


@misconception("M52", hint="The absolute value is missing in MAE, so that errors of both signs cancel.")
def regression_losses(y_hat, y):
    e = y_hat - y.ravel()
    m = len(y_hat)
    mse = np.mean(e**2)
    mae = np.mean(e)
    return {"mse": mse, "dmse": 2 * e / m, "mae": mae, "dmae": np.sign(e) / m}


@misconception("04-aj", hint="You take the absolute value of the mean error. Each error needs its own, or they cancel.")
def regression_losses(y_hat, y):
    e = y_hat - y.ravel()
    m = len(y_hat)
    mse = np.mean(e**2)
    mae = np.abs(np.mean(e))
    return {"mse": mse, "dmse": 2 * e / m, "mae": mae, "dmae": np.sign(e) / m}


@misconception("M54", hint="The 2 is missing in the gradient of MSE: it comes down from the square.")
def regression_losses(y_hat, y):
    e = y_hat - y.ravel()
    m = len(y_hat)
    mse = np.mean(e**2)
    mae = np.mean(np.abs(e))
    return {"mse": mse, "dmse": e / m, "mae": mae, "dmae": np.sign(e) / m}


@misconception("04-ak", hint="The gradients miss the division by m. Each sample has an m-th part in a mean.")
def regression_losses(y_hat, y):
    e = y_hat - y.ravel()
    m = len(y_hat)
    mse = np.mean(e**2)
    mae = np.mean(np.abs(e))
    return {"mse": mse, "dmse": 2 * e, "mae": mae, "dmae": np.sign(e)}


@misconception("04-al", hint="The gradient of MSE misses the division by m.")
def regression_losses(y_hat, y):
    e = y_hat - y.ravel()
    m = len(y_hat)
    mse = np.mean(e**2)
    mae = np.mean(np.abs(e))
    return {"mse": mse, "dmse": 2 * e, "mae": mae, "dmae": np.sign(e) / m}


@misconception("04-am", hint="The gradient of MAE misses the division by m.")
def regression_losses(y_hat, y):
    e = y_hat - y.ravel()
    m = len(y_hat)
    mse = np.mean(e**2)
    mae = np.mean(np.abs(e))
    return {"mse": mse, "dmse": 2 * e / m, "mae": mae, "dmae": np.sign(e)}


@misconception("M55", hint="Where the error is 0, you divide 0 by 0. There we take the slope 0 (lecture, section 8).")
def regression_losses(y_hat, y):
    e = y_hat - y.ravel()
    m = len(y_hat)
    mse = np.mean(e**2)
    mae = np.mean(np.abs(e))
    return {"mse": mse, "dmse": 2 * e / m, "mae": mae, "dmae": e / np.abs(e) / m}


@misconception("04-an", hint="The gradient of MAE does not grow with the error: only its sign counts (lecture, section 8).")
def regression_losses(y_hat, y):
    e = y_hat - y.ravel()
    m = len(y_hat)
    mse = np.mean(e**2)
    mae = np.mean(np.abs(e))
    return {"mse": mse, "dmse": 2 * e / m, "mae": mae, "dmae": e / m}


@misconception("04-ao", hint="Where the error is 0, the slope of MAE is 0 in this course. Yours picks a side.")
def regression_losses(y_hat, y):
    e = y_hat - y.ravel()
    m = len(y_hat)
    mse = np.mean(e**2)
    mae = np.mean(np.abs(e))
    return {"mse": mse, "dmse": 2 * e / m, "mae": mae, "dmae": np.where(e >= 0, 1, -1) / m}


@misconception("M58", hint="Both gradients have the wrong sign: the error is prediction minus target.")
def regression_losses(y_hat, y):
    e = y.ravel() - y_hat
    m = len(y_hat)
    mse = np.mean(e**2)
    mae = np.mean(np.abs(e))
    return {"mse": mse, "dmse": 2 * e / m, "mae": mae, "dmae": np.sign(e) / m}


@misconception("04-ap", hint="The gradient of MSE has the wrong sign: the error is prediction minus target.")
def regression_losses(y_hat, y):
    e = y_hat - y.ravel()
    m = len(y_hat)
    mse = np.mean(e**2)
    mae = np.mean(np.abs(e))
    return {"mse": mse, "dmse": -2 * e / m, "mae": mae, "dmae": np.sign(e) / m}


@misconception("04-aq", hint="The gradient of MAE has the wrong sign: the error is prediction minus target.")
def regression_losses(y_hat, y):
    e = y_hat - y.ravel()
    m = len(y_hat)
    mse = np.mean(e**2)
    mae = np.mean(np.abs(e))
    return {"mse": mse, "dmse": 2 * e / m, "mae": mae, "dmae": -np.sign(e) / m}


@misconception("04-ar", hint="The gradient of MAE lost its sign: an error below 0 pulls the other way.")
def regression_losses(y_hat, y):
    e = y_hat - y.ravel()
    m = len(y_hat)
    mse = np.mean(e**2)
    mae = np.mean(np.abs(e))
    return {"mse": mse, "dmse": 2 * e / m, "mae": mae, "dmae": np.abs(np.sign(e)) / m}


@misconception("04-as", hint="You add the gradient's entries up. It has one entry for each prediction.")
def regression_losses(y_hat, y):
    e = y_hat - y.ravel()
    m = len(y_hat)
    mse = np.mean(e**2)
    mae = np.mean(np.abs(e))
    return {"mse": mse, "dmse": np.sum(2 * e / m), "mae": mae, "dmae": np.sum(np.sign(e) / m)}


@misconception("04-at", hint="You divide by m - 1, as a sample variance does. These losses divide by m.")
def regression_losses(y_hat, y):
    e = y_hat - y.ravel()
    m = len(y_hat)
    mse = np.sum(e**2) / (m - 1)
    mae = np.sum(np.abs(e)) / (m - 1)
    return {"mse": mse, "dmse": 2 * e / (m - 1), "mae": mae, "dmae": np.sign(e) / (m - 1)}


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


@misconception("04-dd", hint="Where the error is 0, the slope of MAE is 0 in this course. Yours is that of a negative error.")
def regression_losses(y_hat, y):
    e = y_hat - y.ravel()
    m = len(e)
    return {"mse": np.mean(e**2), "dmse": 2 * e / m, "mae": np.mean(np.abs(e)), "dmae": np.where(e > 0, 1, -1) / m}


@misconception("04-de", hint="The gradient of MSE lost its sign: an error below 0 pulls the other way.")
def regression_losses(y_hat, y):
    e = y_hat - y.ravel()
    m = len(e)
    return {"mse": np.mean(e**2), "dmse": 2 * np.abs(e) / m, "mae": np.mean(np.abs(e)), "dmae": np.sign(e) / m}


@misconception(
    "04-df",
    hint="The gradient of MSE still holds a square. When the 2 comes down, the error stays to the first power.",
)
def regression_losses(y_hat, y):
    e = y_hat - y.ravel()
    m = len(e)
    return {"mse": np.mean(e**2), "dmse": 2 * e**2 / m, "mae": np.mean(np.abs(e)), "dmae": np.sign(e) / m}


@misconception("04-dg", hint="This is each sample's part of MAE itself. Its slope has one size, and the sign of the error.")
def regression_losses(y_hat, y):
    e = y_hat - y.ravel()
    m = len(e)
    return {"mse": np.mean(e**2), "dmse": 2 * e / m, "mae": np.mean(np.abs(e)), "dmae": np.abs(e) / m}
