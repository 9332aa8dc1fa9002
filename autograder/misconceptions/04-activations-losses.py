"""Misconceptions of 04-activations-losses: wrong code, and what to tell who wrote it.

M-numbers are those of the course's catalogue; 04-a … are found here. Sections are those of the lecture.
"""

import numpy as np
from autograder.bank import misconception
from nnbasics.activations import sigmoid, softmax


# Exercise 1: the sigmoid


@misconception(
    "04-a",
    cell="sigmoid",
    hint="On paper this slope is right. But far to the right the sigmoid is stored as 1, so 1 minus it is 0, "
    "and the slope is lost. Take the form with exp(-|z|) (lecture, section 2).",
)
def sigmoid_and_slope(z):
    e = np.exp(-np.abs(z))
    a = np.where(z >= 0, 1, e) / (1 + e)
    slope = a * (1 - a)
    return a, slope


@misconception(
    "04-b",
    cell="sigmoid",
    hint="For large z your numerator and denominator both overflow, and infinity by infinity is NaN. An "
    "exponent must never be a large positive number (lecture, section 2).",
)
def sigmoid_and_slope(z):
    e = np.exp(-np.abs(z))
    a = np.exp(z) / (1 + np.exp(z))
    slope = e / (1 + e) ** 2
    return a, slope


@misconception(
    "04-c",
    cell="sigmoid",
    hint="Two things break far out: exp(z) overflows, and 1 minus a number near 1 is stored as 0. One "
    "exponential, exp(-|z|), mends both (lecture, section 2).",
)
def sigmoid_and_slope(z):
    a = np.exp(z) / (1 + np.exp(z))
    slope = a * (1 - a)
    return a, slope


@misconception(
    "M20",
    cell="sigmoid",
    hint="Your sigmoid falls where it should rise: the sign in the exponent is wrong, or the two cases have changed places.",
)
def sigmoid_and_slope(z):
    e = np.exp(-np.abs(z))
    a = np.where(z >= 0, e, 1) / (1 + e)
    slope = e / (1 + e) ** 2
    return a, slope


@misconception(
    "M21",
    cell="sigmoid",
    hint="Parentheses are missing: 1 / 1 + … divides by 1 first, and then adds.",
)
def sigmoid_and_slope(z):
    e = np.exp(-np.abs(z))
    a = 1 / 1 + np.exp(-z)
    slope = e / (1 + e) ** 2
    return a, slope


@misconception(
    "M22",
    cell="sigmoid",
    hint="This is the hyperbolic tangent, with values from -1 to 1. The sigmoid runs from 0 to 1.",
)
def sigmoid_and_slope(z):
    e = np.exp(-np.abs(z))
    a = np.tanh(z)
    slope = e / (1 + e) ** 2
    return a, slope


@misconception(
    "04-d",
    cell="sigmoid",
    hint="A factor of the slope is missing: your slope is the sigmoid itself.",
)
def sigmoid_and_slope(z):
    e = np.exp(-np.abs(z))
    a = np.where(z >= 0, 1, e) / (1 + e)
    slope = a
    return a, slope


@misconception(
    "04-e",
    cell="sigmoid",
    hint="A factor of the slope is missing: you return 1 minus the sigmoid.",
)
def sigmoid_and_slope(z):
    e = np.exp(-np.abs(z))
    a = np.where(z >= 0, 1, e) / (1 + e)
    slope = 1 - a
    return a, slope


@misconception(
    "M65",
    cell="sigmoid",
    hint="One minus the square of the value is the slope of tanh. The sigmoid's slope is another product.",
)
def sigmoid_and_slope(z):
    e = np.exp(-np.abs(z))
    a = np.where(z >= 0, 1, e) / (1 + e)
    slope = 1 - a**2
    return a, slope


@misconception(
    "M63",
    cell="sigmoid",
    hint="You put z itself into the slope. The formula z (1 - z) would need the sigmoid of z in both places.",
)
def sigmoid_and_slope(z):
    e = np.exp(-np.abs(z))
    a = np.where(z >= 0, 1, e) / (1 + e)
    slope = z * (1 - z)
    return a, slope


@misconception(
    "M62",
    cell="sigmoid",
    hint="You take the slope at the activation: the sigmoid was applied once more before it.",
)
def sigmoid_and_slope(z):
    e = np.exp(-np.abs(z))
    a = np.where(z >= 0, 1, e) / (1 + e)
    slope = np.exp(-a) / (1 + np.exp(-a)) ** 2
    return a, slope


@misconception(
    "04-f",
    cell="sigmoid",
    hint="The slope has the wrong sign. The sigmoid rises everywhere; the minus of the exponent comes out twice.",
)
def sigmoid_and_slope(z):
    e = np.exp(-np.abs(z))
    a = np.where(z >= 0, 1, e) / (1 + e)
    slope = -e / (1 + e) ** 2
    return a, slope


@misconception(
    "04-g",
    cell="sigmoid",
    hint="The absolute value is missing in the exponent: for very negative z it overflows, and the slope is NaN.",
)
def sigmoid_and_slope(z):
    e = np.exp(-z)
    a = 1 / (1 + e)
    slope = e / (1 + e) ** 2
    return a, slope


@misconception(
    "04-h",
    cell="sigmoid",
    hint="You use the form for positive z everywhere, so nothing comes out below one half. The other sign has "
    "its own numerator.",
)
def sigmoid_and_slope(z):
    e = np.exp(-np.abs(z))
    a = 1 / (1 + e)
    slope = e / (1 + e) ** 2
    return a, slope


@misconception(
    "04-i",
    cell="sigmoid",
    hint="The square is missing in the denominator of the slope.",
)
def sigmoid_and_slope(z):
    e = np.exp(-np.abs(z))
    a = np.where(z >= 0, 1, e) / (1 + e)
    slope = e / (1 + e)
    return a, slope


@misconception(
    "M34",
    cell="sigmoid",
    hint="Your results are rounded. Return all digits, and round only what you print.",
)
def sigmoid_and_slope(z):
    e = np.exp(-np.abs(z))
    a = np.round(np.where(z >= 0, 1, e) / (1 + e), 3)
    slope = np.round(e / (1 + e) ** 2, 3)
    return a, slope


@misconception(
    "04-j",
    cell="sigmoid",
    hint="The minus in the exponent is missing: exp(|z|) overflows far out, and near 0 the sigmoid falls where it should rise.",
)
def sigmoid_and_slope(z):
    e = np.exp(np.abs(z))
    a = np.where(z >= 0, 1, e) / (1 + e)
    slope = e / (1 + e) ** 2
    return a, slope


@misconception(
    "04-k",
    cell="sigmoid",
    hint="You return the two in the wrong order: the value comes first, then the slope.",
)
def sigmoid_and_slope(z):
    e = np.exp(-np.abs(z))
    a = np.where(z >= 0, 1, e) / (1 + e)
    return e / (1 + e) ** 2, a


@misconception(
    "04-cw",
    cell="sigmoid",
    hint="Your slope squares the numerator, too. Only the denominator is squared.",
)
def sigmoid_and_slope(z):
    e = np.exp(-np.abs(z))
    a = np.where(z >= 0, 1, e) / (1 + e)
    slope = (e / (1 + e)) ** 2
    return a, slope


@misconception(
    "04-cx",
    cell="sigmoid",
    hint="Parentheses are missing in the slope: the whole of 1 + e is squared, and not e alone.",
)
def sigmoid_and_slope(z):
    e = np.exp(-np.abs(z))
    a = np.where(z >= 0, 1, e) / (1 + e)
    slope = e / (1 + e**2)
    return a, slope


@misconception(
    "04-cy",
    cell="sigmoid",
    hint="You use the form for negative z everywhere, so nothing comes out above one half. Each number needs the "
    "form of its own sign: np.where chooses for each.",
)
def sigmoid_and_slope(z):
    e = np.exp(-np.abs(z))
    a = e / (1 + e)
    slope = e / (1 + e) ** 2
    return a, slope


@misconception(
    "04-cz",
    cell="sigmoid",
    hint="Your slope is below 0 left of 0. The sigmoid rises there, too: the slopes at z and -z are the same number.",
)
def sigmoid_and_slope(z):
    e = np.exp(-np.abs(z))
    a = np.where(z >= 0, 1, e) / (1 + e)
    slope = np.where(z >= 0, 1, -1) * e / (1 + e) ** 2
    return a, slope


# Exercise 2: tanh, ReLU, leaky ReLU


@misconception(
    "04-l",
    cell="activations",
    hint="The slope of tanh has a square: you subtract tanh itself from 1.",
)
def activations(z, alpha):
    t = np.tanh(z)
    return {
        "tanh": (t, 1 - t),
        "relu": (np.maximum(z, 0), np.where(z > 0, 1, 0)),
        "leaky_relu": (np.where(z > 0, z, alpha * z), np.where(z > 0, 1, alpha)),
    }


@misconception(
    "M62",
    cell="activations",
    hint="You apply tanh once more before you square. The slope of tanh is 1 minus the square of its value "
    "(lecture, section 3).",
)
def activations(z, alpha):
    t = np.tanh(z)
    return {
        "tanh": (t, 1 - np.tanh(t) ** 2),
        "relu": (np.maximum(z, 0), np.where(z > 0, 1, 0)),
        "leaky_relu": (np.where(z > 0, z, alpha * z), np.where(z > 0, 1, alpha)),
    }


@misconception(
    "M65",
    cell="activations",
    hint="This slope is made for the sigmoid, value times 1 minus value. Tanh has its own (lecture, section 3).",
)
def activations(z, alpha):
    t = np.tanh(z)
    return {
        "tanh": (t, t * (1 - t)),
        "relu": (np.maximum(z, 0), np.where(z > 0, 1, 0)),
        "leaky_relu": (np.where(z > 0, z, alpha * z), np.where(z > 0, 1, alpha)),
    }


@misconception(
    "04-m",
    cell="activations",
    hint="You square z itself. The slope of tanh is 1 minus the square of its value.",
)
def activations(z, alpha):
    t = np.tanh(z)
    return {
        "tanh": (t, 1 - z**2),
        "relu": (np.maximum(z, 0), np.where(z > 0, 1, 0)),
        "leaky_relu": (np.where(z > 0, z, alpha * z), np.where(z > 0, 1, alpha)),
    }


@misconception(
    "M22",
    cell="activations",
    hint="That is the sigmoid, and not tanh.",
)
def activations(z, alpha):
    t = 1 / (1 + np.exp(-z))
    return {
        "tanh": (t, 1 - t**2),
        "relu": (np.maximum(z, 0), np.where(z > 0, 1, 0)),
        "leaky_relu": (np.where(z > 0, z, alpha * z), np.where(z > 0, 1, alpha)),
    }


@misconception(
    "M85",
    cell="activations",
    hint="At the corner the slope of ReLU is 0 in this course. Yours is 1 there.",
)
def activations(z, alpha):
    t = np.tanh(z)
    return {
        "tanh": (t, 1 - t**2),
        "relu": (np.maximum(z, 0), np.where(z >= 0, 1, 0)),
        "leaky_relu": (np.where(z > 0, z, alpha * z), np.where(z > 0, 1, alpha)),
    }


@misconception(
    "04-n",
    cell="activations",
    hint="At the corner the slope of leaky ReLU is alpha in this course. Yours is 1 there.",
)
def activations(z, alpha):
    t = np.tanh(z)
    return {
        "tanh": (t, 1 - t**2),
        "relu": (np.maximum(z, 0), np.where(z > 0, 1, 0)),
        "leaky_relu": (np.where(z > 0, z, alpha * z), np.where(z >= 0, 1, alpha)),
    }


@misconception(
    "04-o",
    cell="activations",
    hint="At the corner both slopes are the ones from the left in this course: compare z with 0 strictly.",
)
def activations(z, alpha):
    t = np.tanh(z)
    return {
        "tanh": (t, 1 - t**2),
        "relu": (np.maximum(z, 0), np.where(z >= 0, 1, 0)),
        "leaky_relu": (np.where(z > 0, z, alpha * z), np.where(z >= 0, 1, alpha)),
    }


@misconception(
    "M86",
    cell="activations",
    hint="max(alpha z, z) takes the wrong branch if alpha is above 1. Let the sign of z decide (lecture, section 4).",
)
def activations(z, alpha):
    t = np.tanh(z)
    return {
        "tanh": (t, 1 - t**2),
        "relu": (np.maximum(z, 0), np.where(z > 0, 1, 0)),
        "leaky_relu": (np.maximum(alpha * z, z), np.where(z > 0, 1, alpha)),
    }


@misconception(
    "04-p",
    cell="activations",
    hint="Left of the corner the slope of leaky ReLU is alpha, and not 0. If you did write alpha, the array that holds it "
    "is one of whole numbers.",
)
def activations(z, alpha):
    t = np.tanh(z)
    return {
        "tanh": (t, 1 - t**2),
        "relu": (np.maximum(z, 0), np.where(z > 0, 1, 0)),
        "leaky_relu": (np.where(z > 0, z, alpha * z), np.where(z > 0, 1, 0)),
    }


@misconception(
    "04-q",
    cell="activations",
    hint="Left of the corner you return alpha alone. The line there has slope alpha, so z belongs to it.",
)
def activations(z, alpha):
    t = np.tanh(z)
    return {
        "tanh": (t, 1 - t**2),
        "relu": (np.maximum(z, 0), np.where(z > 0, 1, 0)),
        "leaky_relu": (np.where(z > 0, z, alpha), np.where(z > 0, 1, alpha)),
    }


@misconception(
    "04-r",
    cell="activations",
    hint="Your alpha is fixed. Take the one that is given.",
)
def activations(z, alpha):
    t = np.tanh(z)
    return {
        "tanh": (t, 1 - t**2),
        "relu": (np.maximum(z, 0), np.where(z > 0, 1, 0)),
        "leaky_relu": (np.where(z > 0, z, 0.01 * z), np.where(z > 0, 1, 0.01)),
    }


@misconception(
    "04-s",
    cell="activations",
    hint="Left of the corner your slope of leaky ReLU still holds z. The slope of a line does not depend on the place.",
)
def activations(z, alpha):
    t = np.tanh(z)
    return {
        "tanh": (t, 1 - t**2),
        "relu": (np.maximum(z, 0), np.where(z > 0, 1, 0)),
        "leaky_relu": (np.where(z > 0, z, alpha * z), np.where(z > 0, 1, alpha * z)),
    }


@misconception(
    "04-t",
    cell="activations",
    hint="This is the absolute value. ReLU gives 0 for negative z, and does not turn the sign around.",
)
def activations(z, alpha):
    t = np.tanh(z)
    return {
        "tanh": (t, 1 - t**2),
        "relu": (np.abs(z), np.where(z > 0, 1, 0)),
        "leaky_relu": (np.where(z > 0, z, alpha * z), np.where(z > 0, 1, alpha)),
    }


@misconception(
    "04-u",
    cell="activations",
    hint="Your slope of ReLU is its value. Where z is positive, the slope is 1.",
)
def activations(z, alpha):
    t = np.tanh(z)
    return {
        "tanh": (t, 1 - t**2),
        "relu": (np.maximum(z, 0), np.maximum(z, 0)),
        "leaky_relu": (np.where(z > 0, z, alpha * z), np.where(z > 0, 1, alpha)),
    }


@misconception(
    "04-v",
    cell="activations",
    hint="ReLU keeps the positive numbers. Yours keeps the negative ones.",
)
def activations(z, alpha):
    t = np.tanh(z)
    return {
        "tanh": (t, 1 - t**2),
        "relu": (np.minimum(z, 0), np.where(z > 0, 1, 0)),
        "leaky_relu": (np.where(z > 0, z, alpha * z), np.where(z > 0, 1, alpha)),
    }


@misconception(
    "M87",
    cell="activations",
    hint="You set entries of z to 0 in place, so whoever calls the function loses his numbers. Work on a copy, "
    "or use np.where.",
)
def activations(z, alpha):
    z[z < 0] = 0
    t = np.tanh(z)
    return {
        "tanh": (t, 1 - t**2),
        "relu": (z, np.where(z > 0, 1, 0)),
        "leaky_relu": (np.where(z > 0, z, alpha * z), np.where(z > 0, 1, alpha)),
    }


# Exercise 3: softmax


@misconception(
    "M26",
    cell="softmax",
    hint="You divide the logits by their sum. They may be negative, and so are your results; exponentials come "
    "first (lecture, section 7).",
)
def softmax_rows(Z):
    return Z / Z.sum(axis=1, keepdims=True)


@misconception(
    "M27",
    cell="softmax",
    hint="Taking absolute values makes them positive, but a very negative logit then looks as likely as a "
    "large one. Take exponentials (lecture, section 7).",
)
def softmax_rows(Z):
    return np.abs(Z) / np.abs(Z).sum(axis=1, keepdims=True)


@misconception(
    "M28",
    cell="softmax",
    hint="The winner of each row gets 1 here: the powers are divided by the largest of them, or by nothing. "
    "Divide by their sum.",
)
def softmax_rows(Z):
    powers = np.exp(Z - Z.max(axis=1, keepdims=True))
    return powers / powers.max(axis=1, keepdims=True)


@misconception(
    "M29",
    cell="softmax",
    hint="You normalize the columns. Each sample is a row, and its probabilities add up to 1.",
)
def softmax_rows(Z):
    powers = np.exp(Z - Z.max(axis=0))
    return powers / powers.sum(axis=0)


@misconception(
    "04-w",
    cell="softmax",
    hint="The shift goes by rows, but the sum runs down the columns. Each row has to add up to 1.",
)
def softmax_rows(Z):
    powers = np.exp(Z - Z.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=0)


@misconception(
    "M30",
    cell="softmax",
    hint="The sums of the rows lost their axis, so a square table is divided column by column. keepdims=True "
    "leaves them standing as a column.",
)
def softmax_rows(Z):
    powers = np.exp(Z - Z.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1)


@misconception(
    "M31",
    cell="softmax",
    hint="Large logits overflow, and very negative ones all vanish. Subtract each row's largest logit first "
    "(lecture, section 6).",
)
def softmax_rows(Z):
    powers = np.exp(Z)
    return powers / powers.sum(axis=1, keepdims=True)


@misconception(
    "M32",
    cell="softmax",
    hint="You subtract the largest logit of the whole table. A row far below it vanishes: each row needs its own.",
)
def softmax_rows(Z):
    powers = np.exp(Z - Z.max())
    return powers / powers.sum(axis=1, keepdims=True)


@misconception(
    "M33",
    cell="softmax",
    hint="You subtract the row's mean. Only its largest logit keeps every exponent at 0 or below, so that "
    "nothing can overflow.",
)
def softmax_rows(Z):
    powers = np.exp(Z - Z.mean(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


@misconception(
    "04-x",
    cell="softmax",
    hint="You subtract the row's smallest logit, which makes all exponents positive: they overflow all the sooner.",
)
def softmax_rows(Z):
    powers = np.exp(Z - Z.min(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


@misconception(
    "04-y",
    cell="softmax",
    hint="You add the largest logit instead of subtracting it, so that the exponents grow.",
)
def softmax_rows(Z):
    powers = np.exp(Z + Z.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


@misconception(
    "M37",
    cell="softmax",
    hint="Softmax is applied twice: the second time, to probabilities, it makes them nearly equal.",
)
def softmax_rows(Z):
    for _ in range(2):
        powers = np.exp(Z - Z.max(axis=1, keepdims=True))
        Z = powers / powers.sum(axis=1, keepdims=True)
    return Z


@misconception(
    "04-aa",
    cell="softmax",
    hint="You divide by the sum over all samples. Each row has its own sum.",
)
def softmax_rows(Z):
    powers = np.exp(Z - Z.max(axis=1, keepdims=True))
    return powers / powers.sum()


@misconception(
    "04-ab",
    cell="softmax",
    hint="The shift is in the numerator only. Numerator and denominator have to be shifted alike, or it does not cancel.",
)
def softmax_rows(Z):
    with np.errstate(all="ignore"):
        return np.exp(Z - Z.max(axis=1, keepdims=True)) / np.exp(Z).sum(axis=1, keepdims=True)


@misconception(
    "04-ac",
    cell="softmax",
    hint="You take powers of 2. Softmax takes powers of e.",
)
def softmax_rows(Z):
    powers = np.exp2(Z - Z.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


@misconception(
    "04-ad",
    cell="softmax",
    hint="You squash each logit by itself, so that the rows do not add up to 1. Softmax lets the classes of a sample share.",
)
def softmax_rows(Z):
    return sigmoid(Z)


@misconception(
    "04-ae",
    cell="softmax",
    hint="You return logarithms of probabilities.",
)
def softmax_rows(Z):
    shifted = Z - Z.max(axis=1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))


@misconception(
    "04-af",
    cell="softmax",
    hint="The winner takes all here. Softmax gives every class its share, and that has a slope to learn from.",
)
def softmax_rows(Z):
    return np.eye(Z.shape[1])[Z.argmax(axis=1)]


@misconception(
    "M34",
    cell="softmax",
    hint="Your probabilities are rounded. Return all digits, and round only what you print.",
)
def softmax_rows(Z):
    powers = np.exp(Z - Z.max(axis=1, keepdims=True))
    return np.round(powers / powers.sum(axis=1, keepdims=True), 3)


@misconception(
    "M87",
    cell="softmax",
    hint="`Z -= …` writes into the caller's array. Write Z = Z - … or give the difference a new name.",
)
def softmax_rows(Z):
    Z -= Z.max(axis=1, keepdims=True).astype(Z.dtype)
    powers = np.exp(Z)
    return powers / powers.sum(axis=1, keepdims=True)


@misconception(
    "04-da",
    cell="softmax",
    hint="You divide by the sum over all samples. Each row has its own sum, and its own largest logit.",
)
def softmax_rows(Z):
    powers = np.exp(Z - Z.max())
    return powers / powers.sum()


@misconception(
    "04-db",
    cell="softmax",
    hint="You take the power of the sum. The denominator is the sum of the powers.",
)
def softmax_rows(Z):
    return np.exp(Z) / np.exp(Z.sum(axis=1, keepdims=True))


@misconception(
    "04-dc",
    cell="softmax",
    hint="Your NaN are only painted over: such a row no longer adds up to 1. Subtract each row's largest logit "
    "first (lecture, section 6).",
)
def softmax_rows(Z):
    powers = np.exp(Z)
    return np.nan_to_num(powers / powers.sum(axis=1, keepdims=True))


# Exercise 4: squared and absolute error


@misconception(
    "M53",
    cell="regression_losses",
    hint="A flat array met a column, and NumPy paired every prediction with every target. Make both flat before you subtract.",
)
def regression_losses(y_hat, y):
    e = y_hat - y
    m = len(y_hat)
    mse = np.mean(e**2)
    mae = np.mean(np.abs(e))
    return {"mse": mse, "dmse": 2 * e / m, "mae": mae, "dmae": np.sign(e) / m}


@misconception(
    "M44",
    cell="regression_losses",
    hint="You add the errors up. Both losses are means over the samples.",
)
def regression_losses(y_hat, y):
    e = y_hat - y.ravel()
    m = len(y_hat)
    mse = np.sum(e**2)
    mae = np.sum(np.abs(e))
    return {"mse": mse, "dmse": 2 * e / m, "mae": mae, "dmae": np.sign(e) / m}


@misconception(
    "04-ag",
    cell="regression_losses",
    hint="MSE is a mean, and yours is a sum.",
)
def regression_losses(y_hat, y):
    e = y_hat - y.ravel()
    m = len(y_hat)
    mse = np.sum(e**2)
    mae = np.mean(np.abs(e))
    return {"mse": mse, "dmse": 2 * e / m, "mae": mae, "dmae": np.sign(e) / m}


@misconception(
    "04-ah",
    cell="regression_losses",
    hint="MAE is a mean, and yours is a sum.",
)
def regression_losses(y_hat, y):
    e = y_hat - y.ravel()
    m = len(y_hat)
    mse = np.mean(e**2)
    mae = np.sum(np.abs(e))
    return {"mse": mse, "dmse": 2 * e / m, "mae": mae, "dmae": np.sign(e) / m}


@misconception(
    "M49",
    cell="regression_losses",
    hint="You halve the squared error, as decks 002 and 003 do. Deck 004's MSE, and ours, has no half.",
)
def regression_losses(y_hat, y):
    e = y_hat - y.ravel()
    m = len(y_hat)
    mse = np.mean(e**2) / 2
    mae = np.mean(np.abs(e))
    return {"mse": mse, "dmse": e / m, "mae": mae, "dmae": np.sign(e) / m}


@misconception(
    "04-ai",
    cell="regression_losses",
    hint="The loss is halved, its gradient is not: the two do not belong together. MSE has no half.",
)
def regression_losses(y_hat, y):
    e = y_hat - y.ravel()
    m = len(y_hat)
    mse = np.mean(e**2) / 2
    mae = np.mean(np.abs(e))
    return {"mse": mse, "dmse": 2 * e / m, "mae": mae, "dmae": np.sign(e) / m}


@misconception(
    "M50",
    cell="regression_losses",
    hint="You take a root at the end. MSE is the mean of the squares itself.",
)
def regression_losses(y_hat, y):
    e = y_hat - y.ravel()
    m = len(y_hat)
    mse = np.sqrt(np.mean(e**2))
    mae = np.mean(np.abs(e))
    return {"mse": mse, "dmse": 2 * e / m, "mae": mae, "dmae": np.sign(e) / m}


@misconception(
    "M51",
    cell="regression_losses",
    hint="You square the mean error. Square each error first, or errors of both signs cancel.",
)
def regression_losses(y_hat, y):
    e = y_hat - y.ravel()
    m = len(y_hat)
    mse = np.mean(e) ** 2
    mae = np.mean(np.abs(e))
    return {"mse": mse, "dmse": 2 * e / m, "mae": mae, "dmae": np.sign(e) / m}


@misconception(
    "M52",
    cell="regression_losses",
    hint="The absolute value is missing in MAE, so that errors of both signs cancel.",
)
def regression_losses(y_hat, y):
    e = y_hat - y.ravel()
    m = len(y_hat)
    mse = np.mean(e**2)
    mae = np.mean(e)
    return {"mse": mse, "dmse": 2 * e / m, "mae": mae, "dmae": np.sign(e) / m}


@misconception(
    "04-aj",
    cell="regression_losses",
    hint="You take the absolute value of the mean error. Each error needs its own, or they cancel.",
)
def regression_losses(y_hat, y):
    e = y_hat - y.ravel()
    m = len(y_hat)
    mse = np.mean(e**2)
    mae = np.abs(np.mean(e))
    return {"mse": mse, "dmse": 2 * e / m, "mae": mae, "dmae": np.sign(e) / m}


@misconception(
    "M54",
    cell="regression_losses",
    hint="The 2 is missing in the gradient of MSE: it comes down from the square.",
)
def regression_losses(y_hat, y):
    e = y_hat - y.ravel()
    m = len(y_hat)
    mse = np.mean(e**2)
    mae = np.mean(np.abs(e))
    return {"mse": mse, "dmse": e / m, "mae": mae, "dmae": np.sign(e) / m}


@misconception(
    "04-ak",
    cell="regression_losses",
    hint="The gradients miss the division by m. Each sample has an m-th part in a mean.",
)
def regression_losses(y_hat, y):
    e = y_hat - y.ravel()
    m = len(y_hat)
    mse = np.mean(e**2)
    mae = np.mean(np.abs(e))
    return {"mse": mse, "dmse": 2 * e, "mae": mae, "dmae": np.sign(e)}


@misconception(
    "04-al",
    cell="regression_losses",
    hint="The gradient of MSE misses the division by m.",
)
def regression_losses(y_hat, y):
    e = y_hat - y.ravel()
    m = len(y_hat)
    mse = np.mean(e**2)
    mae = np.mean(np.abs(e))
    return {"mse": mse, "dmse": 2 * e, "mae": mae, "dmae": np.sign(e) / m}


@misconception(
    "04-am",
    cell="regression_losses",
    hint="The gradient of MAE misses the division by m.",
)
def regression_losses(y_hat, y):
    e = y_hat - y.ravel()
    m = len(y_hat)
    mse = np.mean(e**2)
    mae = np.mean(np.abs(e))
    return {"mse": mse, "dmse": 2 * e / m, "mae": mae, "dmae": np.sign(e)}


@misconception(
    "M55",
    cell="regression_losses",
    hint="Where the error is 0, you divide 0 by 0. There we take the slope 0 (lecture, section 8).",
)
def regression_losses(y_hat, y):
    e = y_hat - y.ravel()
    m = len(y_hat)
    mse = np.mean(e**2)
    mae = np.mean(np.abs(e))
    return {"mse": mse, "dmse": 2 * e / m, "mae": mae, "dmae": e / np.abs(e) / m}


@misconception(
    "04-an",
    cell="regression_losses",
    hint="The gradient of MAE does not grow with the error: only its sign counts (lecture, section 8).",
)
def regression_losses(y_hat, y):
    e = y_hat - y.ravel()
    m = len(y_hat)
    mse = np.mean(e**2)
    mae = np.mean(np.abs(e))
    return {"mse": mse, "dmse": 2 * e / m, "mae": mae, "dmae": e / m}


@misconception(
    "04-ao",
    cell="regression_losses",
    hint="Where the error is 0, the slope of MAE is 0 in this course. Yours picks a side.",
)
def regression_losses(y_hat, y):
    e = y_hat - y.ravel()
    m = len(y_hat)
    mse = np.mean(e**2)
    mae = np.mean(np.abs(e))
    return {"mse": mse, "dmse": 2 * e / m, "mae": mae, "dmae": np.where(e >= 0, 1, -1) / m}


@misconception(
    "M58",
    cell="regression_losses",
    hint="Both gradients have the wrong sign: the error is prediction minus target.",
)
def regression_losses(y_hat, y):
    e = y.ravel() - y_hat
    m = len(y_hat)
    mse = np.mean(e**2)
    mae = np.mean(np.abs(e))
    return {"mse": mse, "dmse": 2 * e / m, "mae": mae, "dmae": np.sign(e) / m}


@misconception(
    "04-ap",
    cell="regression_losses",
    hint="The gradient of MSE has the wrong sign: the error is prediction minus target.",
)
def regression_losses(y_hat, y):
    e = y_hat - y.ravel()
    m = len(y_hat)
    mse = np.mean(e**2)
    mae = np.mean(np.abs(e))
    return {"mse": mse, "dmse": -2 * e / m, "mae": mae, "dmae": np.sign(e) / m}


@misconception(
    "04-aq",
    cell="regression_losses",
    hint="The gradient of MAE has the wrong sign: the error is prediction minus target.",
)
def regression_losses(y_hat, y):
    e = y_hat - y.ravel()
    m = len(y_hat)
    mse = np.mean(e**2)
    mae = np.mean(np.abs(e))
    return {"mse": mse, "dmse": 2 * e / m, "mae": mae, "dmae": -np.sign(e) / m}


@misconception(
    "04-ar",
    cell="regression_losses",
    hint="The gradient of MAE lost its sign: an error below 0 pulls the other way.",
)
def regression_losses(y_hat, y):
    e = y_hat - y.ravel()
    m = len(y_hat)
    mse = np.mean(e**2)
    mae = np.mean(np.abs(e))
    return {"mse": mse, "dmse": 2 * e / m, "mae": mae, "dmae": np.abs(np.sign(e)) / m}


@misconception(
    "04-as",
    cell="regression_losses",
    hint="You add the gradient's entries up. It has one entry for each prediction.",
)
def regression_losses(y_hat, y):
    e = y_hat - y.ravel()
    m = len(y_hat)
    mse = np.mean(e**2)
    mae = np.mean(np.abs(e))
    return {"mse": mse, "dmse": np.sum(2 * e / m), "mae": mae, "dmae": np.sum(np.sign(e) / m)}


@misconception(
    "04-at",
    cell="regression_losses",
    hint="You divide by m - 1, as a sample variance does. These losses divide by m.",
)
def regression_losses(y_hat, y):
    e = y_hat - y.ravel()
    m = len(y_hat)
    mse = np.sum(e**2) / (m - 1)
    mae = np.sum(np.abs(e)) / (m - 1)
    return {"mse": mse, "dmse": 2 * e / (m - 1), "mae": mae, "dmae": np.sign(e) / (m - 1)}


@misconception(
    "M87",
    cell="regression_losses",
    hint="You subtract in place, so that the caller's predictions are gone: the second call sees errors. Give "
    "the difference a new name.",
)
def regression_losses(y_hat, y):
    y_hat -= y.ravel().astype(y_hat.dtype)
    m = len(y_hat)
    mse, mae = np.mean(y_hat**2), np.mean(np.abs(y_hat))
    return {"mse": mse, "dmse": 2 * y_hat / m, "mae": mae, "dmae": np.sign(y_hat) / m}


@misconception(
    "04-dd",
    cell="regression_losses",
    hint="Where the error is 0, the slope of MAE is 0 in this course. Yours is that of a negative error.",
)
def regression_losses(y_hat, y):
    e = y_hat - y.ravel()
    m = len(e)
    return {"mse": np.mean(e**2), "dmse": 2 * e / m, "mae": np.mean(np.abs(e)), "dmae": np.where(e > 0, 1, -1) / m}


@misconception(
    "04-de",
    cell="regression_losses",
    hint="The gradient of MSE lost its sign: an error below 0 pulls the other way.",
)
def regression_losses(y_hat, y):
    e = y_hat - y.ravel()
    m = len(e)
    return {"mse": np.mean(e**2), "dmse": 2 * np.abs(e) / m, "mae": np.mean(np.abs(e)), "dmae": np.sign(e) / m}


@misconception(
    "04-df",
    cell="regression_losses",
    hint="The gradient of MSE still holds a square. When the 2 comes down, the error stays to the first power.",
)
def regression_losses(y_hat, y):
    e = y_hat - y.ravel()
    m = len(e)
    return {"mse": np.mean(e**2), "dmse": 2 * e**2 / m, "mae": np.mean(np.abs(e)), "dmae": np.sign(e) / m}


@misconception(
    "04-dg",
    cell="regression_losses",
    hint="This is each sample's part of MAE itself. Its slope has one size, and the sign of the error.",
)
def regression_losses(y_hat, y):
    e = y_hat - y.ravel()
    m = len(e)
    return {"mse": np.mean(e**2), "dmse": 2 * e / m, "mae": np.mean(np.abs(e)), "dmae": np.abs(e) / m}


# Exercise 5: binary cross-entropy


@misconception(
    "M38",
    cell="bce",
    hint="These are logarithms to base 10. The loss, and its slope, need the natural logarithm.",
)
def binary_cross_entropy(y_hat, y):
    p = np.where(y == 1, y_hat, 1 - y_hat)
    loss = -np.log10(p).mean()
    return loss, np.where(y == 1, -1, 1) / p / len(y)


@misconception(
    "M39",
    cell="bce",
    hint="These are logarithms to base 2, which measure in bits. Take the natural logarithm.",
)
def binary_cross_entropy(y_hat, y):
    p = np.where(y == 1, y_hat, 1 - y_hat)
    loss = -np.log2(p).mean()
    return loss, np.where(y == 1, -1, 1) / p / len(y)


@misconception(
    "M40",
    cell="bce",
    hint="The minus sign in front is missing: logarithms of probabilities are negative, and a loss never is.",
)
def binary_cross_entropy(y_hat, y):
    p = np.where(y == 1, y_hat, 1 - y_hat)
    loss = np.log(p).mean()
    return loss, np.where(y == 1, -1, 1) / p / len(y)


@misconception(
    "M41",
    cell="bce",
    hint="The labels switch the wrong terms on: a sample with label 1 pays for the probability that it gave to 1.",
)
def binary_cross_entropy(y_hat, y):
    p = np.where(y == 1, y_hat, 1 - y_hat)
    q = np.clip(1 - p, 1e-12, 1)
    loss = -np.log(q).mean()
    return loss, np.where(y == 1, -1, 1) / p / len(y)


@misconception(
    "04-au",
    cell="bce",
    hint="You take the probability of what is not true, and 1 minus it of what is: the two cases have changed places.",
)
def binary_cross_entropy(y_hat, y):
    p = np.where(y == 1, 1 - y_hat, y_hat)
    loss = -np.log(p).mean()
    return loss, np.where(y == 1, -1, 1) / p / len(y)


@misconception(
    "M42",
    cell="bce",
    hint="Your minus sign reaches the first term only, so samples with label 0 make the loss smaller. "
    "Parentheses are missing around the sum (lecture, section 9).",
)
def binary_cross_entropy(y_hat, y):
    p = np.where(y == 1, y_hat, 1 - y_hat)
    loss = -np.where(y == 1, np.log(p), -np.log(p)).mean()
    return loss, np.where(y == 1, -1, 1) / p / len(y)


@misconception(
    "M43",
    cell="bce",
    hint="You kept the term for label 1 only, so that samples with label 0 cost nothing.",
)
def binary_cross_entropy(y_hat, y):
    p = np.where(y == 1, y_hat, 1 - y_hat)
    loss = -np.where(y == 1, np.log(p), 0).mean()
    return loss, np.where(y == 1, -1, 1) / p / len(y)


@misconception(
    "04-av",
    cell="bce",
    hint="You kept the term for label 0 only, so that samples with label 1 cost nothing.",
)
def binary_cross_entropy(y_hat, y):
    p = np.where(y == 1, y_hat, 1 - y_hat)
    loss = -np.where(y == 0, np.log(p), 0).mean()
    return loss, np.where(y == 1, -1, 1) / p / len(y)


@misconception(
    "M44",
    cell="bce",
    hint="You add the samples' losses up. The loss is their mean.",
)
def binary_cross_entropy(y_hat, y):
    p = np.where(y == 1, y_hat, 1 - y_hat)
    loss = -np.log(p).sum()
    return loss, np.where(y == 1, -1, 1) / p / len(y)


@misconception(
    "M48",
    cell="bce",
    hint="You return the share of right decisions. The loss looks at probabilities, not at decisions.",
)
def binary_cross_entropy(y_hat, y):
    p = np.where(y == 1, y_hat, 1 - y_hat)
    loss = np.mean((y_hat >= 0.5) == (y == 1))
    return loss, np.where(y == 1, -1, 1) / p / len(y)


@misconception(
    "M56",
    cell="bce",
    hint="0 times the logarithm of 0 is NaN for NumPy. Pick the term that counts, instead of multiplying the "
    "other one by 0 (lecture, section 9).",
)
def binary_cross_entropy(y_hat, y):
    p = np.where(y == 1, y_hat, 1 - y_hat)
    loss = -np.mean(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))
    return loss, np.where(y == 1, -1, 1) / p / len(y)


@misconception(
    "04-aw",
    cell="bce",
    hint="Where a prediction is exactly 0 or 1, both your formulas meet 0 times infinity or 0 by 0, which is "
    "NaN. Pick the term that counts, instead of multiplying the other one by 0 (lecture, section 9).",
)
def binary_cross_entropy(y_hat, y):
    y_hat = y_hat + 0.0
    loss = -np.mean(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))
    return loss, ((1 - y) / (1 - y_hat) - y / y_hat) / len(y)


@misconception(
    "04-ax",
    cell="bce",
    hint="The loss is right. But in the gradient 0 is divided by 0 where a prediction is certain: divide by "
    "the probability of what is true, and by nothing else.",
)
def binary_cross_entropy(y_hat, y):
    p = np.where(y == 1, y_hat, 1 - y_hat)
    loss = -np.log(p).mean()
    return loss, (y_hat - y) / (y_hat * (1 - y_hat)) / len(y)


@misconception(
    "M57",
    cell="bce",
    hint="You clip so widely that confident predictions change, and with them the loss. If you clip at all, "
    "keep the margin tiny.",
)
def binary_cross_entropy(y_hat, y):
    p = np.clip(np.where(y == 1, y_hat, 1 - y_hat), 0.01, 0.99)
    loss = -np.log(p).mean()
    return loss, np.where(y == 1, -1, 1) / p / len(y)


@misconception(
    "M34",
    cell="bce",
    hint="The loss is rounded. Return all digits, and round only what you print.",
)
def binary_cross_entropy(y_hat, y):
    p = np.where(y == 1, y_hat, 1 - y_hat)
    loss = np.round(-np.log(p).mean(), 3)
    return loss, np.where(y == 1, -1, 1) / p / len(y)


@misconception(
    "04-ay",
    cell="bce",
    hint="This is the mean squared error. Cross-entropy takes logarithms.",
)
def binary_cross_entropy(y_hat, y):
    p = np.where(y == 1, y_hat, 1 - y_hat)
    loss = np.mean((y_hat - y) ** 2)
    return loss, np.where(y == 1, -1, 1) / p / len(y)


@misconception(
    "04-az",
    cell="bce",
    hint="You return one loss for each sample. The loss of the batch is their mean.",
)
def binary_cross_entropy(y_hat, y):
    p = np.where(y == 1, y_hat, 1 - y_hat)
    loss = -np.log(p)
    return loss, np.where(y == 1, -1, 1) / p / len(y)


@misconception(
    "M58",
    cell="bce",
    hint="The gradient has the wrong sign. More probability for what is true lowers the loss.",
)
def binary_cross_entropy(y_hat, y):
    p = np.where(y == 1, y_hat, 1 - y_hat)
    loss = -np.log(p).mean()
    return loss, np.where(y == 1, 1, -1) / p / len(y)


@misconception(
    "M76",
    cell="bce",
    hint="The gradient misses the division by m: each sample has an m-th part in the mean.",
)
def binary_cross_entropy(y_hat, y):
    p = np.where(y == 1, y_hat, 1 - y_hat)
    loss = -np.log(p).mean()
    return loss, np.where(y == 1, -1, 1) / p


@misconception(
    "04-ba",
    cell="bce",
    hint="That is the slope at the logit, with the sigmoid's slope already in it. Asked for is the slope at "
    "the prediction (lecture, section 11).",
)
def binary_cross_entropy(y_hat, y):
    p = np.where(y == 1, y_hat, 1 - y_hat)
    loss = -np.log(p).mean()
    return loss, (y_hat - y) / len(y)


@misconception(
    "04-bb",
    cell="bce",
    hint="Your gradient is negative everywhere. At label 0 the loss falls when the prediction does, so the "
    "sign is the other one.",
)
def binary_cross_entropy(y_hat, y):
    p = np.where(y == 1, y_hat, 1 - y_hat)
    loss = -np.log(p).mean()
    return loss, -1 / p / len(y)


@misconception(
    "04-bc",
    cell="bce",
    hint="Your gradient has no entry for samples with label 0. They pull, too.",
)
def binary_cross_entropy(y_hat, y):
    p = np.where(y == 1, y_hat, 1 - y_hat)
    loss = -np.log(p).mean()
    return loss, np.where(y == 1, -1 / p, 0) / len(y)


@misconception(
    "04-bd",
    cell="bce",
    hint="You differentiate as if there were no logarithm: the slope of log p is 1/p.",
)
def binary_cross_entropy(y_hat, y):
    p = np.where(y == 1, y_hat, 1 - y_hat)
    loss = -np.log(p).mean()
    return loss, np.where(y == 1, -1, 1) * np.ones(len(y)) / len(y)


@misconception(
    "04-be",
    cell="bce",
    hint="You halve the loss. A half belongs to some squared errors, to please their slope, and not here.",
)
def binary_cross_entropy(y_hat, y):
    p = np.where(y == 1, y_hat, 1 - y_hat)
    loss = -np.log(p).mean() / 2
    return loss, np.where(y == 1, -1, 1) / p / len(y)


@misconception(
    "04-dh",
    cell="bce",
    hint="You take the prediction for every sample. Where the label is 0, the truth got 1 minus it.",
)
def binary_cross_entropy(y_hat, y):
    p = np.maximum(y_hat, 1e-12)
    return -np.log(p).mean(), np.where(y == 1, -1, 1) / p / len(y)


@misconception(
    "04-di",
    cell="bce",
    hint="You take the logarithm of the mean. Take the mean of the logarithms.",
)
def binary_cross_entropy(y_hat, y):
    p = np.where(y == 1, y_hat, 1 - y_hat)
    return -np.log(p.mean()), np.where(y == 1, -1, 1) / p / len(y)


@misconception(
    "04-dj",
    cell="bce",
    hint="Parentheses are missing in the gradient: 1 / m * p divides by m and then multiplies. The probability "
    "belongs below the line.",
)
def binary_cross_entropy(y_hat, y):
    p = np.where(y == 1, y_hat, 1 - y_hat)
    return -np.log(p).mean(), np.where(y == 1, -1 / len(y) * p, 1 / len(y) * p)


@misconception(
    "04-dk",
    cell="bce",
    hint="You take the probability of the decision, which is never below one half. The loss looks at the label's, "
    "decided for or not.",
)
def binary_cross_entropy(y_hat, y):
    p = np.maximum(y_hat, 1 - y_hat)
    return -np.log(p).mean(), np.where(y == 1, -1, 1) / p / len(y)


# Exercise 6: categorical cross-entropy


@misconception(
    "M38",
    cell="cce",
    hint="These are logarithms to base 10. Take the natural logarithm.",
)
def categorical_cross_entropy(P, labels):
    t = labels if labels.ndim == 1 else labels.argmax(axis=1)
    return -np.log10(P[np.arange(len(P)), t]).mean()


@misconception(
    "M39",
    cell="cce",
    hint="These are logarithms to base 2. Take the natural logarithm.",
)
def categorical_cross_entropy(P, labels):
    t = labels if labels.ndim == 1 else labels.argmax(axis=1)
    return -np.log2(P[np.arange(len(P)), t]).mean()


@misconception(
    "M40",
    cell="cce",
    hint="The minus sign is missing: logarithms of probabilities are negative, and a loss never is.",
)
def categorical_cross_entropy(P, labels):
    t = labels if labels.ndim == 1 else labels.argmax(axis=1)
    return np.log(P[np.arange(len(P)), t]).mean()


@misconception(
    "M44",
    cell="cce",
    hint="You add the samples' losses up. The loss is their mean.",
)
def categorical_cross_entropy(P, labels):
    t = labels if labels.ndim == 1 else labels.argmax(axis=1)
    return -np.log(P[np.arange(len(P)), t]).sum()


@misconception(
    "M45",
    cell="cce",
    hint="You divide by all entries of the table. The mean is over the samples; a sample's classes add up.",
)
def categorical_cross_entropy(P, labels):
    t = labels if labels.ndim == 1 else labels.argmax(axis=1)
    return -np.log(P[np.arange(len(P)), t]).sum() / P.size


@misconception(
    "M46",
    cell="cce",
    hint="You charge wrong classes for 1 - p as well. That is the loss of k separate yes-or-no questions; "
    "softmax classes share one (lecture, section 10).",
)
def categorical_cross_entropy(P, labels):
    t = labels if labels.ndim == 1 else labels.argmax(axis=1)
    Y = np.eye(P.shape[1])[t]
    return -(np.log(P[np.arange(len(P)), t]).sum() + np.log(1 - P[Y == 0]).sum()) / len(P)


@misconception(
    "M47",
    cell="cce",
    hint="P[:, labels] takes, for every sample, the classes of all samples. Each row needs its own class only: "
    "index rows and columns together.",
)
def categorical_cross_entropy(P, labels):
    t = labels if labels.ndim == 1 else labels.argmax(axis=1)
    return -np.log(np.maximum(P[:, t], 1e-12)).mean()


@misconception(
    "M48",
    cell="cce",
    hint="You return the share of right decisions. The loss looks at probabilities.",
)
def categorical_cross_entropy(P, labels):
    t = labels if labels.ndim == 1 else labels.argmax(axis=1)
    return np.mean(P.argmax(axis=1) == t)


@misconception(
    "M37",
    cell="cce",
    hint="You put the probabilities through softmax once more. They are probabilities already.",
)
def categorical_cross_entropy(P, labels):
    t = labels if labels.ndim == 1 else labels.argmax(axis=1)
    P = softmax(P)
    return -np.log(P[np.arange(len(P)), t]).mean()


@misconception(
    "04-bf",
    cell="cce",
    hint="You count classes from 1. Our integers count from 0, as NumPy does; deck 004 numbers its classes from 1.",
)
def categorical_cross_entropy(P, labels):
    t = labels - 1 if labels.ndim == 1 else labels.argmax(axis=1)
    return -np.log(np.maximum(P[np.arange(len(P)), t], 1e-12)).mean()


@misconception(
    "04-bg",
    cell="cce",
    hint="You look at the class that the network prefers. The loss looks at the true class, preferred or not.",
)
def categorical_cross_entropy(P, labels):
    t = labels if labels.ndim == 1 else labels.argmax(axis=1)
    return -np.log(P.max(axis=1)).mean()


@misconception(
    "04-bh",
    cell="cce",
    hint="You look for the 1 of the one-hot labels down the columns. Each row of labels has its own.",
)
def categorical_cross_entropy(P, labels):
    t = labels if labels.ndim == 1 else labels.argmax(axis=0)
    return -np.log(np.maximum(P[np.arange(len(P)), t[: len(P)]], 1e-12)).mean()


@misconception(
    "M56",
    cell="cce",
    hint="0 times the logarithm of 0 is NaN for NumPy. Pick the true class's probability, instead of "
    "multiplying the others by 0 (lecture, section 10).",
)
def categorical_cross_entropy(P, labels):
    t = labels if labels.ndim == 1 else labels.argmax(axis=1)
    Y = np.eye(P.shape[1])[t]
    return -np.mean(np.sum(Y * np.log(P), axis=1))


@misconception(
    "M57",
    cell="cce",
    hint="You clip so widely that small probabilities change, and with them the loss.",
)
def categorical_cross_entropy(P, labels):
    t = labels if labels.ndim == 1 else labels.argmax(axis=1)
    return -np.log(np.clip(P[np.arange(len(P)), t], 0.1, 0.9)).mean()


@misconception(
    "04-bi",
    cell="cce",
    hint="You take the logarithm of the mean. Take the mean of the logarithms.",
)
def categorical_cross_entropy(P, labels):
    t = labels if labels.ndim == 1 else labels.argmax(axis=1)
    return -np.log(P[np.arange(len(P)), t].mean())


@misconception(
    "04-bj",
    cell="cce",
    hint="You take the logarithm of 1 - p. The loss is small where the true class has a large probability.",
)
def categorical_cross_entropy(P, labels):
    t = labels if labels.ndim == 1 else labels.argmax(axis=1)
    return -np.log(np.maximum(1 - P[np.arange(len(P)), t], 1e-12)).mean()


@misconception(
    "M41",
    cell="cce",
    hint="Labels and probabilities have changed places: it is the probability that stands inside the logarithm.",
)
def categorical_cross_entropy(P, labels):
    t = labels if labels.ndim == 1 else labels.argmax(axis=1)
    Y = np.eye(P.shape[1])[t]
    return -np.sum(P * np.log(np.maximum(Y, 1e-12))) / len(P)


@misconception(
    "M34",
    cell="cce",
    hint="The loss is rounded. Return all digits.",
)
def categorical_cross_entropy(P, labels):
    t = labels if labels.ndim == 1 else labels.argmax(axis=1)
    return np.round(-np.log(P[np.arange(len(P)), t]).mean(), 2)


@misconception(
    "04-bk",
    cell="cce",
    hint="Rows and columns have changed places in the index: the class is the column.",
)
def categorical_cross_entropy(P, labels):
    t = labels if labels.ndim == 1 else labels.argmax(axis=1)
    return -np.log(np.maximum(P[t, np.arange(len(P)) % P.shape[1]], 1e-12)).mean()


@misconception(
    "04-bl",
    cell="cce",
    hint="You return one loss for each sample. The loss of the batch is their mean.",
)
def categorical_cross_entropy(P, labels):
    t = labels if labels.ndim == 1 else labels.argmax(axis=1)
    return -np.log(P[np.arange(len(P)), t])


@misconception(
    "04-bm",
    cell="cce",
    hint="The logarithm is missing: you return the mean probability that is not on the true class.",
)
def categorical_cross_entropy(P, labels):
    t = labels if labels.ndim == 1 else labels.argmax(axis=1)
    return 1 - P[np.arange(len(P)), t].mean()


@misconception(
    "04-dl",
    cell="cce",
    hint="One-hot labels are used as if they were class numbers. Turn them into class numbers first, the place of "
    "each row's 1.",
)
def categorical_cross_entropy(P, labels):
    return -np.log(np.maximum(P[np.arange(len(P)), labels], 1e-12)).mean()


# Exercise 7, part one: slopes at the logit of a sigmoid


@misconception(
    "04-bn",
    cell="logit_slopes",
    hint="The slopes are right. But the loss of a probability that is stored as 0 or 1 is infinite or NaN: "
    "compute it from the logit (lecture, section 11).",
)
def logit_slopes(z, y):
    s = sigmoid(z)
    return {
        "loss": -np.mean(np.log(np.where(y == 1, s, 1 - s))),
        "dz": (s - y) / len(z),
        "dz_squared": (s - y) * s * (1 - s) / len(z),
    }


@misconception(
    "04-z",
    cell="logit_slopes",
    hint="The slopes are right. But where a probability is stored as 0 or 1, the loss takes the logarithm of "
    "0, and 0 times that is NaN: compute it from the logit (lecture, section 11).",
)
def logit_slopes(z, y):
    s = sigmoid(z)
    return {
        "loss": -np.mean(y * np.log(s) + (1 - y) * np.log(1 - s)),
        "dz": (s - y) / len(z),
        "dz_squared": (s - y) * s * (1 - s) / len(z),
    }


@misconception(
    "04-bo",
    cell="logit_slopes",
    hint="The exponential overflows for a large logit. np.logaddexp takes the logarithm of such a sum without computing it.",
)
def logit_slopes(z, y):
    s = sigmoid(z)
    return {
        "loss": np.mean(np.log(1 + np.exp(z)) - y * z),
        "dz": (s - y) / len(z),
        "dz_squared": (s - y) * s * (1 - s) / len(z),
    }


@misconception(
    "04-bp",
    cell="logit_slopes",
    hint="Clipping hides how wrong a confident answer is: the loss must go on growing with the logit. Compute "
    "it from the logit.",
)
def logit_slopes(z, y):
    s = sigmoid(z)
    return {
        "loss": -np.mean(np.log(np.clip(np.where(y == 1, s, 1 - s), 1e-12, 1))),
        "dz": (s - y) / len(z),
        "dz_squared": (s - y) * s * (1 - s) / len(z),
    }


@misconception(
    "M58",
    cell="logit_slopes",
    hint="Both slopes have the wrong sign: it is prediction minus label.",
)
def logit_slopes(z, y):
    s = sigmoid(z)
    return {
        "loss": np.mean(np.logaddexp(0, z) - y * z),
        "dz": (y - s) / len(z),
        "dz_squared": (y - s) * s * (1 - s) / len(z),
    }


@misconception(
    "04-bq",
    cell="logit_slopes",
    hint="The slope of cross-entropy has the wrong sign: it is prediction minus label.",
)
def logit_slopes(z, y):
    s = sigmoid(z)
    return {
        "loss": np.mean(np.logaddexp(0, z) - y * z),
        "dz": (y - s) / len(z),
        "dz_squared": (s - y) * s * (1 - s) / len(z),
    }


@misconception(
    "04-br",
    cell="logit_slopes",
    hint="The slope of the squared error has the wrong sign: its error is prediction minus label.",
)
def logit_slopes(z, y):
    s = sigmoid(z)
    return {
        "loss": np.mean(np.logaddexp(0, z) - y * z),
        "dz": (s - y) / len(z),
        "dz_squared": (y - s) * s * (1 - s) / len(z),
    }


@misconception(
    "M76",
    cell="logit_slopes",
    hint="Both slopes miss the division by m. The loss is a mean, and so is what each sample adds to its slope.",
)
def logit_slopes(z, y):
    s = sigmoid(z)
    return {
        "loss": np.mean(np.logaddexp(0, z) - y * z),
        "dz": s - y,
        "dz_squared": (s - y) * s * (1 - s),
    }


@misconception(
    "M59",
    cell="logit_slopes",
    hint="For cross-entropy the sigmoid's slope cancels. You multiplied by it all the same, and got the slope "
    "of the squared error.",
)
def logit_slopes(z, y):
    s = sigmoid(z)
    return {
        "loss": np.mean(np.logaddexp(0, z) - y * z),
        "dz": (s - y) * s * (1 - s) / len(z),
        "dz_squared": (s - y) * s * (1 - s) / len(z),
    }


@misconception(
    "04-bs",
    cell="logit_slopes",
    hint="For the squared error nothing cancels: the sigmoid's slope belongs to it.",
)
def logit_slopes(z, y):
    s = sigmoid(z)
    return {
        "loss": np.mean(np.logaddexp(0, z) - y * z),
        "dz": (s - y) / len(z),
        "dz_squared": (s - y) / len(z),
    }


@misconception(
    "M60",
    cell="logit_slopes",
    hint="You stopped at the prediction. The slope at the logit has the sigmoid's slope as one more factor.",
)
def logit_slopes(z, y):
    s = sigmoid(z)
    return {
        "loss": np.mean(np.logaddexp(0, z) - y * z),
        "dz": (s - y) / np.maximum(s * (1 - s), 1e-9) / len(z),
        "dz_squared": (s - y) * s * (1 - s) / len(z),
    }


@misconception(
    "M49",
    cell="logit_slopes",
    hint="Your squared error is not halved, so its slope has a 2 too much.",
)
def logit_slopes(z, y):
    s = sigmoid(z)
    return {
        "loss": np.mean(np.logaddexp(0, z) - y * z),
        "dz": (s - y) / len(z),
        "dz_squared": 2 * (s - y) * s * (1 - s) / len(z),
    }


@misconception(
    "M44",
    cell="logit_slopes",
    hint="The loss is a sum. It should be the mean over the samples.",
)
def logit_slopes(z, y):
    s = sigmoid(z)
    return {
        "loss": np.sum(np.logaddexp(0, z) - y * z),
        "dz": (s - y) / len(z),
        "dz_squared": (s - y) * s * (1 - s) / len(z),
    }


@misconception(
    "04-bt",
    cell="logit_slopes",
    hint="The sign of the second term is wrong: a large logit with label 1 must cost little.",
)
def logit_slopes(z, y):
    s = sigmoid(z)
    return {
        "loss": np.mean(np.logaddexp(0, z) + y * z),
        "dz": (s - y) / len(z),
        "dz_squared": (s - y) * s * (1 - s) / len(z),
    }


@misconception(
    "04-bu",
    cell="logit_slopes",
    hint="The label is missing in the loss: without it, every sample counts as one of class 0.",
)
def logit_slopes(z, y):
    s = sigmoid(z)
    return {
        "loss": np.mean(np.logaddexp(0, z)),
        "dz": (s - y) / len(z),
        "dz_squared": (s - y) * s * (1 - s) / len(z),
    }


@misconception(
    "04-bv",
    cell="logit_slopes",
    hint="Your loss treats the labels the wrong way around: the sign of the logit is turned.",
)
def logit_slopes(z, y):
    s = sigmoid(z)
    return {
        "loss": np.mean(np.logaddexp(0, -z) + y * z),
        "dz": (s - y) / len(z),
        "dz_squared": (s - y) * s * (1 - s) / len(z),
    }


@misconception(
    "M40",
    cell="logit_slopes",
    hint="The loss has the wrong sign.",
)
def logit_slopes(z, y):
    s = sigmoid(z)
    return {
        "loss": -np.mean(np.logaddexp(0, z) - y * z),
        "dz": (s - y) / len(z),
        "dz_squared": (s - y) * s * (1 - s) / len(z),
    }


@misconception(
    "M63",
    cell="logit_slopes",
    hint="In the sigmoid's slope stands z where the sigmoid of z belongs.",
)
def logit_slopes(z, y):
    s = sigmoid(z)
    return {
        "loss": np.mean(np.logaddexp(0, z) - y * z),
        "dz": (s - y) / len(z),
        "dz_squared": (s - y) * z * (1 - z) / len(z),
    }


@misconception(
    "M62",
    cell="logit_slopes",
    hint="The sigmoid's slope is taken at the prediction: the sigmoid was applied twice.",
)
def logit_slopes(z, y):
    s = sigmoid(z)
    return {
        "loss": np.mean(np.logaddexp(0, z) - y * z),
        "dz": (s - y) / len(z),
        "dz_squared": (s - y) * sigmoid(s) * (1 - sigmoid(s)) / len(z),
    }


@misconception(
    "M64",
    cell="logit_slopes",
    hint="Half of the sigmoid's slope is missing: the factor 1 minus the prediction.",
)
def logit_slopes(z, y):
    s = sigmoid(z)
    return {
        "loss": np.mean(np.logaddexp(0, z) - y * z),
        "dz": (s - y) / len(z),
        "dz_squared": (s - y) * s / len(z),
    }


@misconception(
    "M77",
    cell="logit_slopes",
    hint="Both slopes are divided by m twice.",
)
def logit_slopes(z, y):
    s = sigmoid(z)
    return {
        "loss": np.mean(np.logaddexp(0, z) - y * z),
        "dz": (s - y) / len(z) ** 2,
        "dz_squared": (s - y) * s * (1 - s) / len(z) ** 2,
    }


@misconception(
    "M17",
    cell="logit_slopes",
    hint="The sigmoid is missing: the error is prediction minus label, and not logit minus label.",
)
def logit_slopes(z, y):
    s = sigmoid(z)
    return {
        "loss": np.mean(np.logaddexp(0, z) - y * z),
        "dz": (z - y) / len(z),
        "dz_squared": (z - y) * s * (1 - s) / len(z),
    }


@misconception(
    "04-dm",
    cell="logit_slopes",
    hint="The slope of cross-entropy misses the division by m.",
)
def logit_slopes(z, y):
    s = sigmoid(z)
    e = s - y
    loss = np.mean(np.logaddexp(0, z) - y * z)
    return {"loss": loss, "dz": e, "dz_squared": e * s * (1 - s) / len(z)}


@misconception(
    "04-dn",
    cell="logit_slopes",
    hint="The slope of half the squared error misses the division by m.",
)
def logit_slopes(z, y):
    s = sigmoid(z)
    e = s - y
    loss = np.mean(np.logaddexp(0, z) - y * z)
    return {"loss": loss, "dz": e / len(z), "dz_squared": e * s * (1 - s)}


@misconception(
    "04-do",
    cell="logit_slopes",
    hint="The half is in your slope still. It cancels against the 2 that comes down from the square.",
)
def logit_slopes(z, y):
    s = sigmoid(z)
    e = s - y
    loss = np.mean(np.logaddexp(0, z) - y * z)
    return {"loss": loss, "dz": e / len(z), "dz_squared": e * s * (1 - s) / (2 * len(z))}


@misconception(
    "04-dp",
    cell="logit_slopes",
    hint="You multiplied the loss by the sigmoid's slope. The chain rule wants the slope of the loss, which is the error.",
)
def logit_slopes(z, y):
    s = sigmoid(z)
    e = s - y
    loss = np.mean(np.logaddexp(0, z) - y * z)
    return {"loss": loss, "dz": e / len(z), "dz_squared": e**2 / 2 * s * (1 - s) / len(z)}


@misconception(
    "04-dq",
    cell="logit_slopes",
    hint="np.logaddexp takes exponents. The 1 in the sum is e to the power of 0.",
)
def logit_slopes(z, y):
    s = sigmoid(z)
    e = s - y
    loss = np.mean(np.logaddexp(1, z) - y * z)
    return {"loss": loss, "dz": e / len(z), "dz_squared": e * s * (1 - s) / len(z)}


@misconception(
    "04-dr",
    cell="logit_slopes",
    hint="This form of the loss wants the logit. You put in the prediction.",
)
def logit_slopes(z, y):
    s = sigmoid(z)
    e = s - y
    loss = np.mean(np.logaddexp(0, s) - y * s)
    return {"loss": loss, "dz": e / len(z), "dz_squared": e * s * (1 - s) / len(z)}


@misconception(
    "04-ds",
    cell="logit_slopes",
    hint="You return one loss for each sample. The loss of the batch is their mean.",
)
def logit_slopes(z, y):
    s = sigmoid(z)
    e = s - y
    loss = np.logaddexp(0, z) - y * z
    return {"loss": loss, "dz": e / len(z), "dz_squared": e * s * (1 - s) / len(z)}


# Exercise 7, part two: softmax with categorical cross-entropy


@misconception(
    "04-bw",
    cell="softmax_cce",
    hint="The gradient is right. But a probability that is stored as 0 makes the loss infinite: compute it "
    "from the logits (lecture, section 11).",
)
def softmax_cross_entropy(Z, labels):
    rows, P = np.arange(len(Z)), softmax(Z)
    Y = np.eye(Z.shape[1])[labels]
    loss = -np.mean(np.log(P[rows, labels]))
    return loss, (P - Y) / len(Z)


@misconception(
    "04-bx",
    cell="softmax_cce",
    hint="The exponentials overflow for large logits. np.logaddexp.reduce takes the logarithm of their sum "
    "without computing it.",
)
def softmax_cross_entropy(Z, labels):
    rows, P = np.arange(len(Z)), softmax(Z)
    Y = np.eye(Z.shape[1])[labels]
    loss = np.mean(np.log(np.exp(Z).sum(axis=1)) - Z[rows, labels])
    return loss, (P - Y) / len(Z)


@misconception(
    "M57",
    cell="softmax_cce",
    hint="Clipping hides how wrong a confident answer is. Compute the loss from the logits.",
)
def softmax_cross_entropy(Z, labels):
    rows, P = np.arange(len(Z)), softmax(Z)
    Y = np.eye(Z.shape[1])[labels]
    loss = -np.mean(np.log(np.maximum(P[rows, labels], 1e-12)))
    return loss, (P - Y) / len(Z)


@misconception(
    "M35",
    cell="softmax_cce",
    hint="You used p (1 - p) for every class by itself. A logit moves all probabilities, so wrong classes have "
    "a slope, too: each row adds up to 0.",
)
def softmax_cross_entropy(Z, labels):
    rows, P = np.arange(len(Z)), softmax(Z)
    Y = np.eye(Z.shape[1])[labels]
    loss = np.mean(np.logaddexp.reduce(Z, axis=1) - Z[rows, labels])
    return loss, -Y * (1 - P) / len(Z)


@misconception(
    "M36",
    cell="softmax_cce",
    hint="The gradient has the wrong sign: it is probabilities minus one-hot labels.",
)
def softmax_cross_entropy(Z, labels):
    rows, P = np.arange(len(Z)), softmax(Z)
    Y = np.eye(Z.shape[1])[labels]
    loss = np.mean(np.logaddexp.reduce(Z, axis=1) - Z[rows, labels])
    return loss, (Y - P) / len(Z)


@misconception(
    "M76",
    cell="softmax_cce",
    hint="The gradient misses the division by m.",
)
def softmax_cross_entropy(Z, labels):
    rows, P = np.arange(len(Z)), softmax(Z)
    Y = np.eye(Z.shape[1])[labels]
    loss = np.mean(np.logaddexp.reduce(Z, axis=1) - Z[rows, labels])
    return loss, P - Y


@misconception(
    "M45",
    cell="softmax_cce",
    hint="You divide by all entries of the table. The mean is over the samples only.",
)
def softmax_cross_entropy(Z, labels):
    rows, P = np.arange(len(Z)), softmax(Z)
    Y = np.eye(Z.shape[1])[labels]
    loss = np.sum(np.logaddexp.reduce(Z, axis=1) - Z[rows, labels]) / Z.size
    return loss, (P - Y) / Z.size


@misconception(
    "04-by",
    cell="softmax_cce",
    hint="The gradient is divided by all entries of the table. The mean is over the samples only.",
)
def softmax_cross_entropy(Z, labels):
    rows, P = np.arange(len(Z)), softmax(Z)
    Y = np.eye(Z.shape[1])[labels]
    loss = np.mean(np.logaddexp.reduce(Z, axis=1) - Z[rows, labels])
    return loss, (P - Y) / Z.size


@misconception(
    "M47",
    cell="softmax_cce",
    hint="Z[:, labels] takes, for every sample, the classes of all samples. Index rows and columns together.",
)
def softmax_cross_entropy(Z, labels):
    rows, P = np.arange(len(Z)), softmax(Z)
    Y = np.eye(Z.shape[1])[labels]
    loss = np.mean(np.logaddexp.reduce(Z, axis=1)[:, np.newaxis] - Z[:, labels])
    return loss, (P - Y) / len(Z)


@misconception(
    "04-bz",
    cell="softmax_cce",
    hint="You subtract the label's number from every class. Subtract 1, and only at the true class.",
)
def softmax_cross_entropy(Z, labels):
    rows, P = np.arange(len(Z)), softmax(Z)
    Y = np.eye(Z.shape[1])[labels]
    loss = np.mean(np.logaddexp.reduce(Z, axis=1) - Z[rows, labels])
    return loss, (P - labels[:, np.newaxis]) / len(Z)


@misconception(
    "M60",
    cell="softmax_cce",
    hint="You stopped at the probabilities. The slope at the logits goes on through softmax, and then nearly "
    "everything cancels.",
)
def softmax_cross_entropy(Z, labels):
    rows, P = np.arange(len(Z)), softmax(Z)
    Y = np.eye(Z.shape[1])[labels]
    loss = np.mean(np.logaddexp.reduce(Z, axis=1) - Z[rows, labels])
    return loss, -Y / np.maximum(P, 1e-9) / len(Z)


@misconception(
    "04-ca",
    cell="softmax_cce",
    hint="You return probabilities: the true class still has to be pulled up.",
)
def softmax_cross_entropy(Z, labels):
    rows, P = np.arange(len(Z)), softmax(Z)
    Y = np.eye(Z.shape[1])[labels]
    loss = np.mean(np.logaddexp.reduce(Z, axis=1) - Z[rows, labels])
    return loss, P / len(Z)


@misconception(
    "M44",
    cell="softmax_cce",
    hint="The loss is a sum. It should be the mean over the samples.",
)
def softmax_cross_entropy(Z, labels):
    rows, P = np.arange(len(Z)), softmax(Z)
    Y = np.eye(Z.shape[1])[labels]
    loss = np.sum(np.logaddexp.reduce(Z, axis=1) - Z[rows, labels])
    return loss, (P - Y) / len(Z)


@misconception(
    "04-cb",
    cell="softmax_cce",
    hint="The true class's logit is missing in the loss.",
)
def softmax_cross_entropy(Z, labels):
    rows, P = np.arange(len(Z)), softmax(Z)
    Y = np.eye(Z.shape[1])[labels]
    loss = np.mean(np.logaddexp.reduce(Z, axis=1))
    return loss, (P - Y) / len(Z)


@misconception(
    "04-cc",
    cell="softmax_cce",
    hint="The loss holds the true logits only. The logarithm of the row's sum is missing, so it could fall without end.",
)
def softmax_cross_entropy(Z, labels):
    rows, P = np.arange(len(Z)), softmax(Z)
    Y = np.eye(Z.shape[1])[labels]
    loss = -np.mean(Z[rows, labels])
    return loss, (P - Y) / len(Z)


@misconception(
    "M37",
    cell="softmax_cce",
    hint="Softmax is applied twice in the gradient.",
)
def softmax_cross_entropy(Z, labels):
    rows, P = np.arange(len(Z)), softmax(Z)
    Y = np.eye(Z.shape[1])[labels]
    loss = np.mean(np.logaddexp.reduce(Z, axis=1) - Z[rows, labels])
    return loss, (softmax(P) - Y) / len(Z)


@misconception(
    "M77",
    cell="softmax_cce",
    hint="The gradient is divided by m twice.",
)
def softmax_cross_entropy(Z, labels):
    rows, P = np.arange(len(Z)), softmax(Z)
    Y = np.eye(Z.shape[1])[labels]
    loss = np.mean(np.logaddexp.reduce(Z, axis=1) - Z[rows, labels])
    return loss, (P - Y) / len(Z) ** 2


@misconception(
    "M40",
    cell="softmax_cce",
    hint="The loss has the wrong sign.",
)
def softmax_cross_entropy(Z, labels):
    rows, P = np.arange(len(Z)), softmax(Z)
    Y = np.eye(Z.shape[1])[labels]
    loss = -np.mean(np.logaddexp.reduce(Z, axis=1) - Z[rows, labels])
    return loss, (P - Y) / len(Z)


@misconception(
    "04-cd",
    cell="softmax_cce",
    hint="You look at the class that the network prefers. Loss and gradient look at the true class.",
)
def softmax_cross_entropy(Z, labels):
    rows, P = np.arange(len(Z)), softmax(Z)
    Y = np.eye(Z.shape[1])[labels]
    loss = np.mean(np.logaddexp.reduce(Z, axis=1) - Z.max(axis=1))
    return loss, (P - np.eye(Z.shape[1])[Z.argmax(axis=1)]) / len(Z)


@misconception(
    "04-ce",
    cell="softmax_cce",
    hint="The sums run down the columns. Each sample is a row.",
)
def softmax_cross_entropy(Z, labels):
    rows, P = np.arange(len(Z)), softmax(Z)
    Y = np.eye(Z.shape[1])[labels]
    loss = np.mean(np.logaddexp.reduce(Z, axis=0)[labels] - Z[rows, labels])
    return loss, (softmax(Z, axis=0) - Y) / len(Z)


@misconception(
    "04-dt",
    cell="softmax_cce",
    hint="Softmax is missing in the gradient: it is probabilities minus one-hot labels, and not logits.",
)
def softmax_cross_entropy(Z, labels):
    rows = np.arange(len(Z))
    dZ = Z * 1.0
    dZ[rows, labels] -= 1
    return np.mean(np.logaddexp.reduce(Z, axis=1) - Z[rows, labels]), dZ / len(Z)


@misconception(
    "04-du",
    cell="softmax_cce",
    hint="[:, labels] takes the 1 off whole columns. Take it off once in each row, at its own true class: index "
    "rows and columns together.",
)
def softmax_cross_entropy(Z, labels):
    rows = np.arange(len(Z))
    dZ = softmax(Z)
    dZ[:, labels] -= 1
    return np.mean(np.logaddexp.reduce(Z, axis=1) - Z[rows, labels]), dZ / len(Z)


@misconception(
    "04-dv",
    cell="softmax_cce",
    hint="You return one loss for each sample. The loss of the batch is their mean.",
)
def softmax_cross_entropy(Z, labels):
    rows = np.arange(len(Z))
    dZ = softmax(Z)
    dZ[rows, labels] -= 1
    return np.logaddexp.reduce(Z, axis=1) - Z[rows, labels], dZ / len(Z)


# Exercise 8: one neuron learns


@misconception(
    "M88",
    cell="descend",
    hint="You walk uphill: a step goes against the slope.",
)
def descend(X, y, w, b, rate, steps, kind):
    for _ in range(steps):
        z = X @ w + b
        delta = (sigmoid(z) - y if kind == "logistic" else 2 * (z - y)) / len(X)
        w, b = w + rate * (X.T @ delta), b + rate * delta.sum()
    return w, b


@misconception(
    "04-cf",
    cell="descend",
    hint="The linear neuron walks uphill: its error is prediction minus target.",
)
def descend(X, y, w, b, rate, steps, kind):
    for _ in range(steps):
        z = X @ w + b
        delta = (sigmoid(z) - y if kind == "logistic" else 2 * (y - z)) / len(X)
        w, b = w - rate * (X.T @ delta), b - rate * delta.sum()
    return w, b


@misconception(
    "04-cg",
    cell="descend",
    hint="The logistic neuron walks uphill: its error is prediction minus label.",
)
def descend(X, y, w, b, rate, steps, kind):
    for _ in range(steps):
        z = X @ w + b
        delta = (y - sigmoid(z) if kind == "logistic" else 2 * (z - y)) / len(X)
        w, b = w - rate * (X.T @ delta), b - rate * delta.sum()
    return w, b


@misconception(
    "04-ch",
    cell="descend",
    hint="The weights walk uphill, only the bias goes down.",
)
def descend(X, y, w, b, rate, steps, kind):
    for _ in range(steps):
        z = X @ w + b
        delta = (sigmoid(z) - y if kind == "logistic" else 2 * (z - y)) / len(X)
        w, b = w + rate * (X.T @ delta), b - rate * delta.sum()
    return w, b


@misconception(
    "04-ci",
    cell="descend",
    hint="The bias walks uphill, only the weights go down.",
)
def descend(X, y, w, b, rate, steps, kind):
    for _ in range(steps):
        z = X @ w + b
        delta = (sigmoid(z) - y if kind == "logistic" else 2 * (z - y)) / len(X)
        w, b = w - rate * (X.T @ delta), b + rate * delta.sum()
    return w, b


@misconception(
    "04-cj",
    cell="descend",
    hint="Nothing has moved: you return the weights and the bias you were given.",
)
def descend(X, y, w, b, rate, steps, kind):
    for _ in range(steps):
        z = X @ w + b
        delta = (sigmoid(z) - y if kind == "logistic" else 2 * (z - y)) / len(X)
        new_w, new_b = w - rate * (X.T @ delta), b - rate * delta.sum()
    return w, b


@misconception(
    "04-ck",
    cell="descend",
    hint="You return the weights from before the last step.",
)
def descend(X, y, w, b, rate, steps, kind):
    before = w, b
    for _ in range(steps):
        before = w, b
        z = X @ w + b
        delta = (sigmoid(z) - y if kind == "logistic" else 2 * (z - y)) / len(X)
        w, b = w - rate * (X.T @ delta), b - rate * delta.sum()
    return before


@misconception(
    "M90",
    cell="descend",
    hint="The learning rate is missing.",
)
def descend(X, y, w, b, rate, steps, kind):
    for _ in range(steps):
        z = X @ w + b
        delta = (sigmoid(z) - y if kind == "logistic" else 2 * (z - y)) / len(X)
        w, b = w - X.T @ delta, b - delta.sum()
    return w, b


@misconception(
    "M89",
    cell="descend",
    hint="The learning rate is applied twice.",
)
def descend(X, y, w, b, rate, steps, kind):
    for _ in range(steps):
        z = X @ w + b
        delta = (sigmoid(z) - y if kind == "logistic" else 2 * (z - y)) / len(X)
        w, b = w - rate**2 * (X.T @ delta), b - rate**2 * delta.sum()
    return w, b


@misconception(
    "M91",
    cell="descend",
    hint="The old weights are lost: a step is added to them, it does not replace them.",
)
def descend(X, y, w, b, rate, steps, kind):
    for _ in range(steps):
        z = X @ w + b
        delta = (sigmoid(z) - y if kind == "logistic" else 2 * (z - y)) / len(X)
        w, b = -rate * (X.T @ delta), -rate * delta.sum()
    return w, b


@misconception(
    "M92",
    cell="descend",
    hint="The bias never moves. Its slope is the sum of the deltas.",
)
def descend(X, y, w, b, rate, steps, kind):
    for _ in range(steps):
        z = X @ w + b
        delta = (sigmoid(z) - y if kind == "logistic" else 2 * (z - y)) / len(X)
        w, b = w - rate * (X.T @ delta), b
    return w, b


@misconception(
    "04-cl",
    cell="descend",
    hint="The weights never move.",
)
def descend(X, y, w, b, rate, steps, kind):
    for _ in range(steps):
        z = X @ w + b
        delta = (sigmoid(z) - y if kind == "logistic" else 2 * (z - y)) / len(X)
        w, b = w, b - rate * delta.sum()
    return w, b


@misconception(
    "M94",
    cell="descend",
    hint="The 2 is missing for the linear neuron: MSE has no half to cancel it.",
)
def descend(X, y, w, b, rate, steps, kind):
    for _ in range(steps):
        z = X @ w + b
        delta = (sigmoid(z) - y if kind == "logistic" else z - y) / len(X)
        w, b = w - rate * (X.T @ delta), b - rate * delta.sum()
    return w, b


@misconception(
    "04-cm",
    cell="descend",
    hint="The 2 belongs to MSE. Cross-entropy has none.",
)
def descend(X, y, w, b, rate, steps, kind):
    for _ in range(steps):
        z = X @ w + b
        delta = 2 * (sigmoid(z) - y if kind == "logistic" else z - y) / len(X)
        w, b = w - rate * (X.T @ delta), b - rate * delta.sum()
    return w, b


@misconception(
    "M76",
    cell="descend",
    hint="The deltas miss the division by m, so that the step grows with the batch.",
)
def descend(X, y, w, b, rate, steps, kind):
    for _ in range(steps):
        z = X @ w + b
        delta = sigmoid(z) - y if kind == "logistic" else 2 * (z - y)
        w, b = w - rate * (X.T @ delta), b - rate * delta.sum()
    return w, b


@misconception(
    "M79",
    cell="descend",
    hint="The bias's slope is the sum of the deltas. They are divided by m already, and you take their mean on top.",
)
def descend(X, y, w, b, rate, steps, kind):
    for _ in range(steps):
        z = X @ w + b
        delta = (sigmoid(z) - y if kind == "logistic" else 2 * (z - y)) / len(X)
        w, b = w - rate * (X.T @ delta), b - rate * delta.mean()
    return w, b


@misconception(
    "M59",
    cell="descend",
    hint="For cross-entropy behind a sigmoid, delta is the error. The sigmoid's slope cancels.",
)
def descend(X, y, w, b, rate, steps, kind):
    for _ in range(steps):
        z = X @ w + b
        delta = ((sigmoid(z) - y) * sigmoid(z) * (1 - sigmoid(z)) if kind == "logistic" else 2 * (z - y)) / len(X)
        w, b = w - rate * (X.T @ delta), b - rate * delta.sum()
    return w, b


@misconception(
    "M17",
    cell="descend",
    hint="The logistic neuron's answer is the sigmoid of z. You compare z itself with the label.",
)
def descend(X, y, w, b, rate, steps, kind):
    for _ in range(steps):
        z = X @ w + b
        delta = (z - y if kind == "logistic" else 2 * (z - y)) / len(X)
        w, b = w - rate * (X.T @ delta), b - rate * delta.sum()
    return w, b


@misconception(
    "04-cn",
    cell="descend",
    hint="Both neurons get a sigmoid. The linear one answers with z itself.",
)
def descend(X, y, w, b, rate, steps, kind):
    for _ in range(steps):
        z = X @ w + b
        delta = (sigmoid(z) - y) * (1 if kind == "logistic" else 2) / len(X)
        w, b = w - rate * (X.T @ delta), b - rate * delta.sum()
    return w, b


@misconception(
    "04-co",
    cell="descend",
    hint="The two kinds have changed places.",
)
def descend(X, y, w, b, rate, steps, kind):
    for _ in range(steps):
        z = X @ w + b
        delta = (sigmoid(z) - y if kind == "linear" else 2 * (z - y)) / len(X)
        w, b = w - rate * (X.T @ delta), b - rate * delta.sum()
    return w, b


@misconception(
    "04-cp",
    cell="descend",
    hint="The logistic neuron decides 0 or 1 before you take the error. Its error is probability minus label.",
)
def descend(X, y, w, b, rate, steps, kind):
    for _ in range(steps):
        z = X @ w + b
        delta = ((z >= 0) - y if kind == "logistic" else 2 * (z - y)) / len(X)
        w, b = w - rate * (X.T @ delta), b - rate * delta.sum()
    return w, b


@misconception(
    "M14",
    cell="descend",
    hint="The bias is missing in the sum z.",
)
def descend(X, y, w, b, rate, steps, kind):
    for _ in range(steps):
        z = X @ w
        delta = (sigmoid(z) - y if kind == "logistic" else 2 * (z - y)) / len(X)
        w, b = w - rate * (X.T @ delta), b - rate * delta.sum()
    return w, b


@misconception(
    "04-cq",
    cell="descend",
    hint="Every step uses the slopes of the start. Compute them anew in each step.",
)
def descend(X, y, w, b, rate, steps, kind):
    start = X @ w + b
    for _ in range(steps):
        z = start
        delta = (sigmoid(z) - y if kind == "logistic" else 2 * (z - y)) / len(X)
        w, b = w - rate * (X.T @ delta), b - rate * delta.sum()
    return w, b


@misconception(
    "04-cr",
    cell="descend",
    hint="The inputs are missing: a weight's slope is delta times its input, added up over the samples.",
)
def descend(X, y, w, b, rate, steps, kind):
    for _ in range(steps):
        z = X @ w + b
        delta = (sigmoid(z) - y if kind == "logistic" else 2 * (z - y)) / len(X)
        w, b = w - rate * delta.sum(), b - rate * delta.sum()
    return w, b


@misconception(
    "M69",
    cell="descend",
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
    cell="descend",
    hint="You write into the caller's weights, so that the next run starts from other ones. Write w = w - … instead of w -= ….",
)
def descend(X, y, w, b, rate, steps, kind):
    for _ in range(steps):
        z = X @ w + b
        delta = (sigmoid(z) - y if kind == "logistic" else 2 * (z - y)) / len(X)
        w -= rate * (X.T @ delta)
        b = b - rate * delta.sum()
    return w, b


@misconception(
    "04-dw",
    cell="descend",
    hint="The learning rate is missing in the step of the bias.",
)
def descend(X, y, w, b, rate, steps, kind):
    for _ in range(steps):
        z = X @ w + b
        delta = (sigmoid(z) - y if kind == "logistic" else 2 * (z - y)) / len(X)
        w, b = w - rate * (X.T @ delta), b - delta.sum()
    return w, b


@misconception(
    "04-dx",
    cell="descend",
    hint="The deltas are divided by something else than m. The mean is over the samples, the rows of X; its columns are the inputs.",
)
def descend(X, y, w, b, rate, steps, kind):
    for _ in range(steps):
        z = X @ w + b
        delta = (sigmoid(z) - y if kind == "logistic" else 2 * (z - y)) / X.shape[1]
        w, b = w - rate * (X.T @ delta), b - rate * delta.sum()
    return w, b


@misconception(
    "04-eb",
    cell="descend",
    hint="The bias's slope is the sum of the deltas. Yours keeps one number for each sample.",
)
def descend(X, y, w, b, rate, steps, kind):
    for _ in range(steps):
        z = X @ w + b
        delta = (sigmoid(z) - y if kind == "logistic" else 2 * (z - y)) / len(X)
        w, b = w - rate * (X.T @ delta), b - rate * delta
    return w, b


# Exercise 9: repair the bug


@misconception(
    "04-cs",
    cell="repaired",
    hint="This is still the function as it was: nothing has been mended.",
)
def logistic_loss(X, y, w, b):
    s = sigmoid(X @ w + b)
    loss = np.mean(-y * np.log(s) + (1 - y) * np.log(1 - s))
    delta = (s - y) * s * (1 - s) / len(X)
    return {"loss": loss, "dw": X.T @ delta, "db": delta.sum()}


@misconception(
    "M42",
    cell="repaired",
    hint="Two of the three are mended. In the loss, the minus sign still reaches the first term only: "
    "parentheses are missing (lecture, section 9).",
)
def logistic_loss(X, y, w, b):
    y = y.ravel()
    s = sigmoid(X @ w + b)
    loss = np.mean(-y * np.log(s) + (1 - y) * np.log(1 - s))
    delta = (s - y) / len(X)
    return {"loss": loss, "dw": X.T @ delta, "db": delta.sum()}


@misconception(
    "M59",
    cell="repaired",
    hint="Two of the three are mended. For cross-entropy behind a sigmoid, delta is the error: the sigmoid's "
    "slope cancels (lecture, section 11).",
)
def logistic_loss(X, y, w, b):
    y = y.ravel()
    s = sigmoid(X @ w + b)
    loss = -np.mean(y * np.log(s) + (1 - y) * np.log(1 - s))
    delta = (s - y) * s * (1 - s) / len(X)
    return {"loss": loss, "dw": X.T @ delta, "db": delta.sum()}


@misconception(
    "M53",
    cell="repaired",
    hint="Two of the three are mended. Labels in a column still meet a flat array of predictions, and NumPy "
    "pairs each with every other.",
)
def logistic_loss(X, y, w, b):
    s = sigmoid(X @ w + b)
    loss = -np.mean(y * np.log(s) + (1 - y) * np.log(1 - s))
    delta = (s - y) / len(X)
    return {"loss": loss, "dw": X.T @ delta, "db": delta.sum()}


@misconception(
    "04-ct",
    cell="repaired",
    hint="The labels' shape is settled. The loss, and delta, are still as they were.",
)
def logistic_loss(X, y, w, b):
    y = y.ravel()
    s = sigmoid(X @ w + b)
    loss = np.mean(-y * np.log(s) + (1 - y) * np.log(1 - s))
    delta = (s - y) * s * (1 - s) / len(X)
    return {"loss": loss, "dw": X.T @ delta, "db": delta.sum()}


@misconception(
    "04-cu",
    cell="repaired",
    hint="Delta is mended. The parentheses of the loss, and the shape of the labels, are still open.",
)
def logistic_loss(X, y, w, b):
    s = sigmoid(X @ w + b)
    loss = np.mean(-y * np.log(s) + (1 - y) * np.log(1 - s))
    delta = (s - y) / len(X)
    return {"loss": loss, "dw": X.T @ delta, "db": delta.sum()}


@misconception(
    "04-cv",
    cell="repaired",
    hint="The loss is mended. Delta, and the shape of the labels, are still open.",
)
def logistic_loss(X, y, w, b):
    s = sigmoid(X @ w + b)
    loss = -np.mean(y * np.log(s) + (1 - y) * np.log(1 - s))
    delta = (s - y) * s * (1 - s) / len(X)
    return {"loss": loss, "dw": X.T @ delta, "db": delta.sum()}


@misconception(
    "M76",
    cell="repaired",
    hint="The division by m got lost in delta.",
)
def logistic_loss(X, y, w, b):
    y = y.ravel()
    s = sigmoid(X @ w + b)
    loss = -np.mean(y * np.log(s) + (1 - y) * np.log(1 - s))
    delta = s - y
    return {"loss": loss, "dw": X.T @ delta, "db": delta.sum()}


@misconception(
    "M58",
    cell="repaired",
    hint="Delta has the wrong sign: it is prediction minus label.",
)
def logistic_loss(X, y, w, b):
    y = y.ravel()
    s = sigmoid(X @ w + b)
    loss = -np.mean(y * np.log(s) + (1 - y) * np.log(1 - s))
    delta = (y - s) / len(X)
    return {"loss": loss, "dw": X.T @ delta, "db": delta.sum()}


@misconception(
    "M79",
    cell="repaired",
    hint="The slope of the bias is a sum: delta is divided by m already.",
)
def logistic_loss(X, y, w, b):
    y = y.ravel()
    s = sigmoid(X @ w + b)
    loss = -np.mean(y * np.log(s) + (1 - y) * np.log(1 - s))
    delta = (s - y) / len(X)
    return {"loss": loss, "dw": X.T @ delta, "db": delta.mean()}


@misconception(
    "M44",
    cell="repaired",
    hint="The loss is a sum now. It should be the mean over the samples.",
)
def logistic_loss(X, y, w, b):
    y = y.ravel()
    s = sigmoid(X @ w + b)
    loss = -np.sum(y * np.log(s) + (1 - y) * np.log(1 - s))
    delta = (s - y) / len(X)
    return {"loss": loss, "dw": X.T @ delta, "db": delta.sum()}


@misconception(
    "M40",
    cell="repaired",
    hint="The minus sign of the loss is gone altogether. It belongs in front of the whole mean.",
)
def logistic_loss(X, y, w, b):
    y = y.ravel()
    s = sigmoid(X @ w + b)
    loss = np.mean(y * np.log(s) + (1 - y) * np.log(1 - s))
    delta = (s - y) / len(X)
    return {"loss": loss, "dw": X.T @ delta, "db": delta.sum()}


@misconception(
    "M43",
    cell="repaired",
    hint="The second half of the loss is gone: samples with label 0 cost nothing.",
)
def logistic_loss(X, y, w, b):
    y = y.ravel()
    s = sigmoid(X @ w + b)
    loss = -np.mean(y * np.log(s))
    delta = (s - y) / len(X)
    return {"loss": loss, "dw": X.T @ delta, "db": delta.sum()}


@misconception(
    "M41",
    cell="repaired",
    hint="The labels switch the wrong terms of the loss on.",
)
def logistic_loss(X, y, w, b):
    y = y.ravel()
    s = sigmoid(X @ w + b)
    loss = -np.mean(y * np.log(1 - s) + (1 - y) * np.log(s))
    delta = (s - y) / len(X)
    return {"loss": loss, "dw": X.T @ delta, "db": delta.sum()}


@misconception(
    "04-dy",
    cell="repaired",
    hint="You divide by the sigmoid's slope. It has cancelled already: delta is the error, over m (lecture, section 11).",
)
def logistic_loss(X, y, w, b):
    y = y.ravel()
    s = sigmoid(X @ w + b)
    loss = -np.mean(y * np.log(s) + (1 - y) * np.log(1 - s))
    delta = (s - y) / (s * (1 - s)) / len(X)
    return {"loss": loss, "dw": X.T @ delta, "db": delta.sum()}


@misconception(
    "04-dz",
    cell="repaired",
    hint="The weights' slopes are divided by m twice. It is in delta already.",
)
def logistic_loss(X, y, w, b):
    y = y.ravel()
    s = sigmoid(X @ w + b)
    loss = -np.mean(y * np.log(s) + (1 - y) * np.log(1 - s))
    delta = (s - y) / len(X)
    return {"loss": loss, "dw": X.T @ delta / len(X), "db": delta.sum()}


@misconception(
    "04-ea",
    cell="repaired",
    hint="You made the labels a column. The predictions are flat, so NumPy pairs each with every label: make the labels flat.",
)
def logistic_loss(X, y, w, b):
    y = y.reshape(-1, 1)
    s = sigmoid(X @ w + b)
    loss = -np.mean(y * np.log(s) + (1 - y) * np.log(1 - s))
    delta = (s - y) / len(X)
    return {"loss": loss, "dw": X.T @ delta, "db": delta.sum()}
