"""Misconceptions of 05-backprop-by-hand: wrong code, and what to tell who wrote it.

M-numbers are those of the course's catalogue; 05-a … are found here. M56 (0 log 0), M70 and M71 (z3 or a3 in place of a2)
cannot happen in these four functions: no prediction is exactly 0 or 1, and only a2 and delta3 are given.
"""

import numpy as np
from autograder.bank import misconception, wrong_value
from nnbasics.activations import sigmoid

# Exercise 1: forward


@misconception(
    "M14",
    cell="forward",
    hint="The biases are missing: you add up the weighted inputs, but every neuron also adds a bias of its own before "
    "the activation.",
)
def forward(X, params):
    z1 = X @ params["W1"]
    a1 = sigmoid(z1)
    z2 = a1 @ params["W2"]
    a2 = sigmoid(z2)
    z3 = a2 @ params["W3"]
    return {"z1": z1, "a1": a1, "z2": z2, "a2": a2, "z3": z3, "y_hat": sigmoid(z3)}


@misconception(
    "M15",
    cell="forward",
    hint="You add the bias after the activation. It belongs into z, so that the activation bends the sum with the bias in it.",
)
def forward(X, params):
    z1 = X @ params["W1"]
    a1 = sigmoid(z1) + params["b1"]
    z2 = a1 @ params["W2"]
    a2 = sigmoid(z2) + params["b2"]
    z3 = a2 @ params["W3"]
    return {"z1": z1, "a1": a1, "z2": z2, "a2": a2, "z3": z3, "y_hat": sigmoid(z3) + params["b3"]}


@misconception(
    "M16",
    cell="forward",
    hint="The hidden layers have no activation: you hand z on as if it were a. Without the bend, three layers are no more "
    "than one linear layer.",
)
def forward(X, params):
    z1 = X @ params["W1"] + params["b1"]
    z2 = z1 @ params["W2"] + params["b2"]
    z3 = z2 @ params["W3"] + params["b3"]
    return {"z1": z1, "a1": z1, "z2": z2, "a2": z2, "z3": z3, "y_hat": sigmoid(z3)}


@misconception(
    "M17",
    cell="forward",
    hint="Your y_hat is still the sum z3. The output neuron has an activation too; without it the result is no probability.",
)
def forward(X, params):
    z1 = X @ params["W1"] + params["b1"]
    a1 = sigmoid(z1)
    z2 = a1 @ params["W2"] + params["b2"]
    a2 = sigmoid(z2)
    z3 = a2 @ params["W3"] + params["b3"]
    return {"z1": z1, "a1": a1, "z2": z2, "a2": a2, "z3": z3, "y_hat": z3}


@misconception(
    "M18",
    cell="forward",
    hint="The output has been squashed twice: you apply the sigmoid to something that is a probability already.",
)
def forward(X, params):
    z1 = X @ params["W1"] + params["b1"]
    a1 = sigmoid(z1)
    z2 = a1 @ params["W2"] + params["b2"]
    a2 = sigmoid(z2)
    z3 = a2 @ params["W3"] + params["b3"]
    return {"z1": z1, "a1": a1, "z2": z2, "a2": a2, "z3": z3, "y_hat": sigmoid(sigmoid(z3))}


@misconception(
    "M19",
    cell="forward",
    hint="You compute the activations, but feed the next layer with z instead of them. What a neuron passes on is its a.",
)
def forward(X, params):
    z1 = X @ params["W1"] + params["b1"]
    z2 = z1 @ params["W2"] + params["b2"]
    z3 = z2 @ params["W3"] + params["b3"]
    return {"z1": z1, "a1": sigmoid(z1), "z2": z2, "a2": sigmoid(z2), "z3": z3, "y_hat": sigmoid(z3)}


@misconception(
    "M20",
    cell="forward",
    hint="Your own sigmoid falls where it should rise: look at the sign in the exponent.",
)
def forward(X, params):
    def squash(z):
        return 1 / (1 + np.exp(z))

    z1 = X @ params["W1"] + params["b1"]
    a1 = squash(z1)
    z2 = a1 @ params["W2"] + params["b2"]
    a2 = squash(z2)
    z3 = a2 @ params["W3"] + params["b3"]
    return {"z1": z1, "a1": a1, "z2": z2, "a2": a2, "z3": z3, "y_hat": squash(z3)}


@misconception(
    "M21",
    cell="forward",
    hint="Your own sigmoid gives values above 1: division comes before addition, so the whole denominator needs parentheses.",
)
def forward(X, params):
    def squash(z):
        return 1 / 1 + np.exp(-z)

    z1 = X @ params["W1"] + params["b1"]
    a1 = squash(z1)
    z2 = a1 @ params["W2"] + params["b2"]
    a2 = squash(z2)
    z3 = a2 @ params["W3"] + params["b3"]
    return {"z1": z1, "a1": a1, "z2": z2, "a2": a2, "z3": z3, "y_hat": squash(z3)}


@misconception(
    "M22",
    cell="forward",
    hint="Your hidden layers use tanh. It bends like the sigmoid but runs from -1 to 1; this network uses the sigmoid everywhere.",
)
def forward(X, params):
    z1 = X @ params["W1"] + params["b1"]
    a1 = np.tanh(z1)
    z2 = a1 @ params["W2"] + params["b2"]
    a2 = np.tanh(z2)
    z3 = a2 @ params["W3"] + params["b3"]
    return {"z1": z1, "a1": a1, "z2": z2, "a2": a2, "z3": z3, "y_hat": sigmoid(z3)}


@misconception(
    "M23",
    cell="forward",
    hint="You made the shape of W fit with reshape, which deals the numbers out anew, so weights land on the wrong edges. "
    "W already has one row per input and one column per neuron: use it as it is.",
)
def forward(X, params):
    def affine(a, k):
        W = params[f"W{k}"]
        return a @ W.T.reshape(W.shape) + params[f"b{k}"]

    z1 = affine(X, 1)
    a1 = sigmoid(z1)
    z2 = affine(a1, 2)
    a2 = sigmoid(z2)
    z3 = affine(a2, 3)
    return {"z1": z1, "a1": a1, "z2": z2, "a2": a2, "z3": z3, "y_hat": sigmoid(z3)}


@misconception(
    "M24",
    cell="forward",
    hint="You transpose W. In our convention its column j already holds the weights going into neuron j; "
    "with a square W the slip raises no error, it only swaps the edges.",
)
def forward(X, params):
    z1 = X @ params["W1"].T + params["b1"]
    a1 = sigmoid(z1)
    z2 = a1 @ params["W2"].T + params["b2"]
    a2 = sigmoid(z2)
    z3 = a2 @ params["W3"].T + params["b3"]
    return {"z1": z1, "a1": a1, "z2": z2, "a2": a2, "z3": z3, "y_hat": sigmoid(z3)}


@misconception(
    "M25",
    cell="forward",
    hint="You multiply inputs and weights entry by entry with *. A neuron needs the sum of its weighted inputs: a matrix product.",
)
def forward(X, params):
    z1 = X * params["W1"] + params["b1"]
    a1 = sigmoid(z1)
    z2 = a1 * params["W2"] + params["b2"]
    a2 = sigmoid(z2)
    z3 = a2 * params["W3"] + params["b3"]
    return {"z1": z1, "a1": a1, "z2": z2, "a2": a2, "z3": z3, "y_hat": sigmoid(z3)}


@misconception(
    "M34",
    cell="forward",
    hint="You round the activations to four decimals and go on with the rounded numbers. Keep all digits in the code and "
    "round only what you print.",
)
def forward(X, params):
    # the sums are not rounded: one of them ends in a 5 exactly, and which way it goes depends on the processor
    z1 = X @ params["W1"] + params["b1"]
    a1 = np.round(sigmoid(z1), 4)
    z2 = a1 @ params["W2"] + params["b2"]
    a2 = np.round(sigmoid(z2), 4)
    z3 = a2 @ params["W3"] + params["b3"]
    return {"z1": z1, "a1": a1, "z2": z2, "a2": a2, "z3": z3, "y_hat": np.round(sigmoid(z3), 4)}


@misconception(
    "05-a",
    cell="forward",
    hint="Your hidden layers use ReLU. Many networks do, but the one in this notebook uses the sigmoid in every layer.",
)
def forward(X, params):
    z1 = X @ params["W1"] + params["b1"]
    a1 = np.maximum(0, z1)
    z2 = a1 @ params["W2"] + params["b2"]
    a2 = np.maximum(0, z2)
    z3 = a2 @ params["W3"] + params["b3"]
    return {"z1": z1, "a1": a1, "z2": z2, "a2": a2, "z3": z3, "y_hat": sigmoid(z3)}


@misconception(
    "05-b",
    cell="forward",
    hint="You used softmax at the output, which makes a sample's outputs share a total of 1: a single output is then "
    "always 1. Here every output is a probability of its own.",
)
def forward(X, params):
    z1 = X @ params["W1"] + params["b1"]
    a1 = sigmoid(z1)
    z2 = a1 @ params["W2"] + params["b2"]
    a2 = sigmoid(z2)
    z3 = a2 @ params["W3"] + params["b3"]
    e = np.exp(z3 - z3.max(axis=1, keepdims=True))
    return {"z1": z1, "a1": a1, "z2": z2, "a2": a2, "z3": z3, "y_hat": e / e.sum(axis=1, keepdims=True)}


@misconception(
    "05-c",
    cell="forward",
    hint="You return the decided class, 0 or 1. The loss and its slopes need the probability itself, before any decision.",
)
def forward(X, params):
    z1 = X @ params["W1"] + params["b1"]
    a1 = sigmoid(z1)
    z2 = a1 @ params["W2"] + params["b2"]
    a2 = sigmoid(z2)
    z3 = a2 @ params["W3"] + params["b3"]
    return {"z1": z1, "a1": a1, "z2": z2, "a2": a2, "z3": z3, "y_hat": (sigmoid(z3) >= 0.5).astype(float)}


@misconception(
    "05-d",
    cell="forward",
    hint="You send only the first sample through the network. Keep all rows of X: the layer formula handles them at once.",
)
def forward(X, params):
    z1 = X[0] @ params["W1"] + params["b1"]
    a1 = sigmoid(z1)
    z2 = a1 @ params["W2"] + params["b2"]
    a2 = sigmoid(z2)
    z3 = a2 @ params["W3"] + params["b3"]
    return {"z1": z1, "a1": a1, "z2": z2, "a2": a2, "z3": z3, "y_hat": sigmoid(z3)}


# Exercise 2: the loss, by hand and as a function

wrong_value(
    "M38",
    cell="loss_by_hand",
    values={"loss_if_1": 0.1113, "loss_if_0": 0.6457},
    hint="You took the logarithm to base 10. The loss uses the natural logarithm, the key ln on most calculators.",
)
wrong_value(
    "M39",
    cell="loss_by_hand",
    values={"loss_if_1": 0.3698, "loss_if_0": 2.145},
    hint="You took the logarithm to base 2. The loss uses the natural logarithm.",
)
wrong_value(
    "M40",
    cell="loss_by_hand",
    values={"loss_if_1": -0.2563, "loss_if_0": -1.4868},
    hint="The minus sign in front of the logarithm got lost. The logarithm of a probability is negative, a loss never is.",
)
wrong_value(
    "M41",
    cell="loss_by_hand",
    values={"loss_if_1": 1.4868, "loss_if_0": 0.2563},
    hint="You took the logarithm of the probability that belongs to the other label. "
    "The label says which of the two terms stays.",
)
wrong_value(
    "M34",
    cell="loss_by_hand",
    values={"loss_if_1": 0.2614, "loss_if_0": 1.4697},
    hint="You rounded the prediction to two decimals before taking the logarithm. Round only the result.",
)
wrong_value(
    "05-e",
    cell="loss_by_hand",
    values={"loss_if_1": 0.26, "loss_if_0": 1.49},
    hint="Two decimals are too coarse here: please give four.",
)
wrong_value(
    "05-f",
    cell="loss_by_hand",
    values={"loss_if_1": 0.256, "loss_if_0": 1.487},
    hint="Three decimals are too coarse here: please give four.",
)
wrong_value(
    "05-g",
    cell="loss_by_hand",
    values={"loss_if_1": 0.2261, "loss_if_0": 0.7739},
    hint="This is how far the prediction is from the label. Cross-entropy takes the logarithm of a probability instead.",
)
wrong_value(
    "05-h",
    cell="loss_by_hand",
    values={"loss_if_1": 0.0511, "loss_if_0": 0.5989},
    hint="This is the squared error. Cross-entropy takes the logarithm of a probability instead.",
)
wrong_value(
    "05-i",
    cell="loss_by_hand",
    values={"loss_if_1": 0.7739, "loss_if_0": 0.7739},
    hint="This is the prediction itself. The loss is what its logarithm makes of it.",
)


@misconception(
    "M38",
    cell="bce_loss",
    hint="You take logarithms to base 10. The loss, and the derivative in the next exercise, need the natural logarithm.",
)
def bce_loss(y_hat, y):
    return -np.mean(y * np.log10(y_hat) + (1 - y) * np.log10(1 - y_hat))


@misconception(
    "M39",
    cell="bce_loss",
    hint="You take logarithms to base 2, which measures in bits. The loss here uses the natural logarithm.",
)
def bce_loss(y_hat, y):
    return -np.mean(y * np.log2(y_hat) + (1 - y) * np.log2(1 - y_hat))


@misconception(
    "M40",
    cell="bce_loss",
    hint="The minus sign in front is missing: logarithms of probabilities are negative, and a loss never is.",
)
def bce_loss(y_hat, y):
    return np.mean(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))


@misconception(
    "M41",
    cell="bce_loss",
    hint="The labels switch the wrong terms on: a sample with label 1 must pay for the probability given to 1, "
    "a sample with label 0 for the other one.",
)
def bce_loss(y_hat, y):
    return -np.mean(y * np.log(1 - y_hat) + (1 - y) * np.log(y_hat))


@misconception(
    "M42",
    cell="bce_loss",
    hint="Your minus sign reaches the first term only, so samples with label 0 make the loss smaller, even negative. "
    "Parentheses are missing around the sum.",
)
def bce_loss(y_hat, y):
    return np.mean(-y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))


@misconception(
    "M43",
    cell="bce_loss",
    hint="You kept only the term for label 1, so samples with label 0 cost nothing, however wrong they are.",
)
def bce_loss(y_hat, y):
    return -np.mean(y * np.log(y_hat))


@misconception(
    "05-j",
    cell="bce_loss",
    hint="You kept only the term for label 0, so samples with label 1 cost nothing, however wrong they are.",
)
def bce_loss(y_hat, y):
    return -np.mean((1 - y) * np.log(1 - y_hat))


@misconception(
    "M44",
    cell="bce_loss",
    hint="You add the samples' losses up. Our loss is their mean, so that it does not grow with the size of the batch.",
)
def bce_loss(y_hat, y):
    return -np.sum(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))


@misconception(
    "M48",
    cell="bce_loss",
    hint="You return the share of right decisions, the accuracy. The loss looks at the probabilities, not at decisions.",
)
def bce_loss(y_hat, y):
    return np.mean((y_hat >= 0.5) == (y == 1))


@misconception(
    "M53",
    cell="bce_loss",
    hint="A column of shape (m, 1) met a flat array of shape (m,), and NumPy paired every prediction with every label. "
    "Keep both as columns.",
)
def bce_loss(y_hat, y):
    y = np.ravel(y)
    return -np.mean(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))


@misconception(
    "M57",
    cell="bce_loss",
    hint="You clip the predictions so widely that confident ones change, and with them the loss. "
    "If you clip at all, keep the margin tiny.",
)
def bce_loss(y_hat, y):
    p = np.clip(y_hat, 0.01, 0.99)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


@misconception(
    "M34",
    cell="bce_loss",
    hint="Your function rounds its result to four decimals. Return all digits and round only what you print.",
)
def bce_loss(y_hat, y):
    return np.round(-np.mean(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat)), 4)


@misconception(
    "05-h",
    cell="bce_loss",
    hint="This is the mean squared error. Cross-entropy takes logarithms of the probabilities instead of squaring the error.",
)
def bce_loss(y_hat, y):
    return np.mean((y_hat - y) ** 2)


@misconception(
    "05-k",
    cell="bce_loss",
    hint="You return one loss per sample. The loss of the batch is a single number: take the mean over the samples.",
)
def bce_loss(y_hat, y):
    return -(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))


@misconception(
    "05-l",
    cell="bce_loss",
    hint="You put the predictions through the sigmoid once more. They are probabilities already.",
)
def bce_loss(y_hat, y):
    p = sigmoid(y_hat)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


@misconception(
    "05-m",
    cell="bce_loss",
    hint="You halve the loss. The factor one half belongs to some squared errors, to please their derivative, not to cross-entropy.",
)
def bce_loss(y_hat, y):
    return -np.mean(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat)) / 2


# Exercise 3: the delta of the output


@misconception(
    "M58",
    cell="output_delta",
    hint="Every sign is flipped: check the signs of the two terms of dL/dy_hat. With label 1, a larger z makes the loss smaller.",
)
def output_delta(y_hat, y):
    return (y - y_hat) / len(y)


@misconception(
    "M59",
    cell="output_delta",
    hint="The sigmoid's slope is left in your delta. That is the delta of a squared error; "
    "with cross-entropy the slope of the loss cancels it.",
)
def output_delta(y_hat, y):
    return (y_hat - y) * y_hat * (1 - y_hat) / len(y)


@misconception(
    "M60",
    cell="output_delta",
    hint="You stopped at dL/dy_hat. One more link of the chain leads to z3: the slope of the sigmoid.",
)
def output_delta(y_hat, y):
    return (-y / y_hat + (1 - y) / (1 - y_hat)) / len(y)


@misconception(
    "M62",
    cell="output_delta",
    hint="You put y_hat through the sigmoid again to get its slope. y_hat is the sigmoid's value already; "
    "its slope needs no second sigmoid.",
)
def output_delta(y_hat, y):
    s = sigmoid(y_hat)
    return (-y / y_hat + (1 - y) / (1 - y_hat)) * s * (1 - s) / len(y)


@misconception(
    "M76",
    cell="output_delta",
    hint="The share 1/m is missing: the loss is a mean over m samples, so each sample moves it by only an m-th.",
)
def output_delta(y_hat, y):
    return y_hat - y


@misconception(
    "M77",
    cell="output_delta",
    hint="You divide by the number of samples twice. The mean brings in one factor 1/m, no more.",
)
def output_delta(y_hat, y):
    return (y_hat - y) / len(y) ** 2


@misconception(
    "M53",
    cell="output_delta",
    hint="A column of shape (m, 1) met a flat array of shape (m,), and NumPy made every difference of every pair. "
    "Keep both as columns.",
)
def output_delta(y_hat, y):
    return (y_hat - np.ravel(y)) / len(y)


@misconception(
    "M34",
    cell="output_delta",
    hint="Your function rounds its result to four decimals. Return all digits and round only what you print.",
)
def output_delta(y_hat, y):
    return np.round((y_hat - y) / len(y), 4)


@misconception(
    "M87",
    cell="output_delta",
    hint="Your function changes the array it is given (an in-place step such as -= or /=), so a second call sees other "
    "numbers. Make a new array instead.",
)
def output_delta(y_hat, y):
    y_hat -= y
    y_hat /= len(y)
    return y_hat


@misconception(
    "05-n",
    cell="output_delta",
    hint="You treat every sample as if its label were 1, as in the lecture's example. With label 0 the other term of "
    "dL/dy_hat is the one that stays.",
)
def output_delta(y_hat, y):
    return (y_hat - 1) / len(y)


@misconception(
    "05-o",
    cell="output_delta",
    hint="Samples with label 0 have the wrong sign: the inner derivative of 1 - y_hat is missing in the second term of dL/dy_hat.",
)
def output_delta(y_hat, y):
    return (-y / y_hat - (1 - y) / (1 - y_hat)) * y_hat * (1 - y_hat) / len(y)


@misconception(
    "05-p",
    cell="output_delta",
    hint="There is a factor 2 too many: it comes from the derivative of a square, and cross-entropy has none.",
)
def output_delta(y_hat, y):
    return 2 * (y_hat - y) / len(y)


@misconception(
    "05-c",
    cell="output_delta",
    hint="You decide on a class before you compare with the label, as the perceptron rule does. "
    "The slope depends on the probability itself.",
)
def output_delta(y_hat, y):
    return ((y_hat >= 0.5) - y) / len(y)


@misconception(
    "05-q",
    cell="output_delta",
    hint="You add the samples up. Each sample has a delta of its own, and the gradients of the next exercise need them all.",
)
def output_delta(y_hat, y):
    return np.sum(y_hat - y) / len(y)


@misconception(
    "05-r",
    cell="output_delta",
    hint="Your numbers are fine, but flat: delta has the shape of z3, one row per sample and one column per output.",
)
def output_delta(y_hat, y):
    return (np.ravel(y_hat) - np.ravel(y)) / len(y)


@misconception(
    "05-s",
    cell="output_delta",
    hint="You take the size of the error and lose its sign, which says in which direction z3 should move.",
)
def output_delta(y_hat, y):
    return np.abs(y_hat - y) / len(y)


# Exercise 4: the gradients of layer 3


@misconception(
    "M72",
    cell="layer3_gradients",
    hint="The input of the layer is missing in dW3: a weight moves z3 in proportion to the activation that it multiplies.",
)
def layer3_gradients(a2, delta3):
    return np.ones_like(a2).T @ delta3, delta3.sum(axis=0)


@misconception(
    "M73",
    cell="layer3_gradients",
    hint="You multiplied the bias gradient by an activation too. The bias stands alone in z3, so its factor is 1.",
)
def layer3_gradients(a2, delta3):
    dW3 = a2.T @ delta3
    return dW3, dW3[0]


@misconception(
    "M74",
    cell="layer3_gradients",
    hint="dW3 is transposed. A gradient has the shape of its parameter: one row per neuron of layer 2, one column per output.",
)
def layer3_gradients(a2, delta3):
    return delta3.T @ a2, delta3.sum(axis=0)


@misconception(
    "M75",
    cell="layer3_gradients",
    hint="You multiply entry by entry with *, so the samples stay apart. "
    "Every weight needs its products summed over all samples: a matrix product.",
)
def layer3_gradients(a2, delta3):
    return a2 * delta3, delta3.sum(axis=0)


@misconception(
    "05-t",
    cell="layer3_gradients",
    hint="Your matrix product runs along the wrong axis: the axis that is summed over must be the samples, "
    "so one of the two factors has to be turned.",
)
def layer3_gradients(a2, delta3):
    return a2 @ delta3, delta3.sum(axis=0)


@misconception(
    "M77",
    cell="layer3_gradients",
    hint="You divide by the number of samples once more. The share 1/m is in delta3 already.",
)
def layer3_gradients(a2, delta3):
    return a2.T @ delta3 / len(a2), delta3.sum(axis=0) / len(a2)


@misconception(
    "M79",
    cell="layer3_gradients",
    hint="For db3 you average delta3 over the samples. Its 1/m is in there already, so the samples only have to be added.",
)
def layer3_gradients(a2, delta3):
    return a2.T @ delta3, delta3.mean(axis=0)


@misconception(
    "M80",
    cell="layer3_gradients",
    hint="For db3 you sum along the wrong axis: you got one number per sample, and a bias belongs to an output.",
)
def layer3_gradients(a2, delta3):
    return a2.T @ delta3, delta3.sum(axis=1)


@misconception(
    "M81",
    cell="layer3_gradients",
    hint="For db3 you sum over everything. Every output has its own bias, so only the samples are summed over.",
)
def layer3_gradients(a2, delta3):
    return a2.T @ delta3, delta3.sum()


@misconception(
    "M83",
    cell="layer3_gradients",
    hint="Only the last sample is left: inside your loop each sample overwrites the one before instead of being added.",
)
def layer3_gradients(a2, delta3):
    for a, d in zip(a2, delta3, strict=True):
        dW3 = np.outer(a, d)
        db3 = d
    return dW3, db3


@misconception(
    "M34",
    cell="layer3_gradients",
    hint="Your function rounds its results to four decimals. Return all digits and round only what you print.",
)
def layer3_gradients(a2, delta3):
    return np.round(a2.T @ delta3, 4), np.round(delta3.sum(axis=0), 4)


@misconception(
    "05-u",
    cell="layer3_gradients",
    hint="Every sign is flipped. The minus belongs to the update later, where the weights step against the gradient.",
)
def layer3_gradients(a2, delta3):
    return -(a2.T @ delta3), -delta3.sum(axis=0)


@misconception(
    "05-v",
    cell="layer3_gradients",
    hint="You return the two gradients in the other order: the weights come first, then the bias.",
)
def layer3_gradients(a2, delta3):
    return delta3.sum(axis=0), a2.T @ delta3


@misconception(
    "05-w",
    cell="layer3_gradients",
    hint="db3 is delta3 itself, still with one row per sample. The bias is shared by all samples, so add their shares up.",
)
def layer3_gradients(a2, delta3):
    return a2.T @ delta3, delta3


@misconception(
    "05-x",
    cell="layer3_gradients",
    hint="The numbers in db3 are fine, but a gradient has the shape of its parameter, and b3 is flat: one axis, not two.",
)
def layer3_gradients(a2, delta3):
    return a2.T @ delta3, delta3.sum(axis=0, keepdims=True)


@misconception(
    "05-y",
    cell="layer3_gradients",
    hint="For dW3 you add the samples up first and multiply afterwards, which mixes one sample's activation with another's "
    "delta. Multiply within each sample, then add.",
)
def layer3_gradients(a2, delta3):
    return np.outer(a2.sum(axis=0), delta3.sum(axis=0)), delta3.sum(axis=0)


@misconception(
    "05-z",
    cell="layer3_gradients",
    hint="You used the slope of layer 2's sigmoid where dW3 needs the activation itself. "
    "That slope comes in one step later, on the way to z2.",
)
def layer3_gradients(a2, delta3):
    return (a2 * (1 - a2)).T @ delta3, delta3.sum(axis=0)


# Exercise 5: layer 2


@misconception(
    "M61",
    cell="layer2_gradients",
    hint="The slope of the sigmoid is missing in delta2: between a2 and z2 stands an activation, whose slope belongs into the chain.",
)
def layer2_gradients(delta3, W3, a2, a1):
    delta2 = delta3 @ W3.T
    return delta2, a1.T @ delta2, delta2.sum(axis=0)


@misconception(
    "M62",
    cell="layer2_gradients",
    hint="You put a2 through the sigmoid again to get its slope. a2 is the sigmoid's value already; its slope needs no second sigmoid.",
)
def layer2_gradients(delta3, W3, a2, a1):
    delta2 = (delta3 @ W3.T) * sigmoid(a2) * (1 - sigmoid(a2))
    return delta2, a1.T @ delta2, delta2.sum(axis=0)


@misconception(
    "M63",
    cell="layer2_gradients",
    hint="You wrote the slope with z in the place of a. The short form of the sigmoid's slope holds for its value, not for its argument.",
)
def layer2_gradients(delta3, W3, a2, a1):
    z = np.log(a2 / (1 - a2))
    delta2 = (delta3 @ W3.T) * z * (1 - z)
    return delta2, a1.T @ delta2, delta2.sum(axis=0)


@misconception(
    "M64",
    cell="layer2_gradients",
    hint="You multiply by a2 where its slope belongs. The slope of the sigmoid has a second factor.",
)
def layer2_gradients(delta3, W3, a2, a1):
    delta2 = (delta3 @ W3.T) * a2
    return delta2, a1.T @ delta2, delta2.sum(axis=0)


@misconception(
    "M65",
    cell="layer2_gradients",
    hint="That is the slope of tanh. This network uses the sigmoid, whose slope has another form.",
)
def layer2_gradients(delta3, W3, a2, a1):
    delta2 = (delta3 @ W3.T) * (1 - a2**2)
    return delta2, a1.T @ delta2, delta2.sum(axis=0)


@misconception(
    "M66",
    cell="layer2_gradients",
    hint="The weights are missing on the way back: what arrives at a neuron is delta3 times the weight of the edge that it travels along.",
)
def layer2_gradients(delta3, W3, a2, a1):
    delta2 = delta3.sum(axis=1, keepdims=True) * a2 * (1 - a2)
    return delta2, a1.T @ delta2, delta2.sum(axis=0)


@misconception(
    "M67",
    cell="layer2_gradients",
    hint="You follow one edge only. A neuron of layer 2 reaches every neuron of layer 3, and all these paths add up.",
)
def layer2_gradients(delta3, W3, a2, a1):
    delta2 = (delta3[:, :1] @ W3[:, :1].T) * a2 * (1 - a2)
    return delta2, a1.T @ delta2, delta2.sum(axis=0)


@misconception(
    "M68",
    cell="layer2_gradients",
    hint="You average over the paths that lead on from a neuron. They all act at once, so they add up.",
)
def layer2_gradients(delta3, W3, a2, a1):
    delta2 = (delta3 @ W3.T) / W3.shape[1] * a2 * (1 - a2)
    return delta2, a1.T @ delta2, delta2.sum(axis=0)


@misconception(
    "M71",
    cell="layer2_gradients",
    hint="dW2 stands behind the wrong layer: a weight is multiplied by what flows into it, the activation of layer 1, not by what layer 2 makes of it.",
)
def layer2_gradients(delta3, W3, a2, a1):
    delta2 = (delta3 @ W3.T) * a2 * (1 - a2)
    return delta2, a2.T @ delta2, delta2.sum(axis=0)


@misconception(
    "M72",
    cell="layer2_gradients",
    hint="dW2 forgets what flows into the weight: a weight moves z2 in proportion to the activation of layer 1.",
)
def layer2_gradients(delta3, W3, a2, a1):
    delta2 = (delta3 @ W3.T) * a2 * (1 - a2)
    return delta2, np.ones_like(a1).T @ delta2, delta2.sum(axis=0)


@misconception(
    "M73",
    cell="layer2_gradients",
    hint="You multiplied the bias gradient by something that flows in. The bias stands alone in z, so its factor is 1.",
)
def layer2_gradients(delta3, W3, a2, a1):
    delta2 = (delta3 @ W3.T) * a2 * (1 - a2)
    return delta2, a1.T @ delta2, (a1.T @ delta2)[0]


@misconception(
    "M74",
    cell="layer2_gradients",
    hint="dW2 is transposed. A gradient has the shape of its parameter: one row per input, one column per neuron.",
)
def layer2_gradients(delta3, W3, a2, a1):
    delta2 = (delta3 @ W3.T) * a2 * (1 - a2)
    return delta2, delta2.T @ a1, delta2.sum(axis=0)


@misconception(
    "M75",
    cell="layer2_gradients",
    hint="You multiply delta3 and W3 entry by entry. Each neuron needs a sum over its edges: a matrix product.",
)
def layer2_gradients(delta3, W3, a2, a1):
    delta2 = (delta3 * W3.T) * a2 * (1 - a2)
    return delta2, a1.T @ delta2, delta2.sum(axis=0)


@misconception(
    "M24",
    cell="layer2_gradients",
    hint="You forgot to turn W3. On the way back it is read along its rows: row j holds the edges that leave neuron j.",
)
def layer2_gradients(delta3, W3, a2, a1):
    delta2 = (delta3 @ W3) * a2 * (1 - a2)
    return delta2, a1.T @ delta2, delta2.sum(axis=0)


@misconception(
    "M78",
    cell="layer2_gradients",
    hint="You divide by the number of samples again. The share 1/m came in once, with the output's delta, and travels along.",
)
def layer2_gradients(delta3, W3, a2, a1):
    delta2 = (delta3 @ W3.T) * a2 * (1 - a2) / len(a2)
    return delta2, a1.T @ delta2, delta2.sum(axis=0)


@misconception(
    "M77",
    cell="layer2_gradients",
    hint="For dW2 and db2 you divide by the number of samples again. The share 1/m is in delta2 already.",
)
def layer2_gradients(delta3, W3, a2, a1):
    delta2 = (delta3 @ W3.T) * a2 * (1 - a2)
    return delta2, a1.T @ delta2 / len(a1), delta2.mean(axis=0)


@misconception(
    "M79",
    cell="layer2_gradients",
    hint="For db2 you average over the samples. Their 1/m is in delta2 already, so they only have to be added.",
)
def layer2_gradients(delta3, W3, a2, a1):
    delta2 = (delta3 @ W3.T) * a2 * (1 - a2)
    return delta2, a1.T @ delta2, delta2.mean(axis=0)


@misconception(
    "M80",
    cell="layer2_gradients",
    hint="For db2 you sum along the wrong axis: you got one number per sample, and a bias belongs to a neuron.",
)
def layer2_gradients(delta3, W3, a2, a1):
    delta2 = (delta3 @ W3.T) * a2 * (1 - a2)
    return delta2, a1.T @ delta2, delta2.sum(axis=1)


@misconception(
    "M81",
    cell="layer2_gradients",
    hint="For db2 you sum over everything. Every neuron has its own bias, so only the samples are summed over.",
)
def layer2_gradients(delta3, W3, a2, a1):
    delta2 = (delta3 @ W3.T) * a2 * (1 - a2)
    return delta2, a1.T @ delta2, delta2.sum()


@misconception(
    "M83",
    cell="layer2_gradients",
    hint="Only the last sample is left in the gradients: each sample overwrites the one before instead of being added.",
)
def layer2_gradients(delta3, W3, a2, a1):
    delta2 = (delta3 @ W3.T) * a2 * (1 - a2)
    return delta2, np.outer(a1[-1], delta2[-1]), delta2[-1]


@misconception(
    "M34",
    cell="layer2_gradients",
    hint="Your function rounds its results to four decimals. Return all digits and round only what you print.",
)
def layer2_gradients(delta3, W3, a2, a1):
    delta2 = (delta3 @ W3.T) * a2 * (1 - a2)
    return np.round(delta2, 4), np.round(a1.T @ delta2, 4), np.round(delta2.sum(axis=0), 4)


@misconception(
    "M87",
    cell="layer2_gradients",
    hint="Your function changes an array that it is given (an in-place step such as *=), so a second call sees other numbers. Make a new array instead.",
)
def layer2_gradients(delta3, W3, a2, a1):
    slope = a2
    slope *= 1 - a2
    delta2 = (delta3 @ W3.T) * slope
    return delta2, a1.T @ delta2, delta2.sum(axis=0)


@misconception(
    "05-u",
    cell="layer2_gradients",
    hint="Every sign is flipped. The minus belongs to the update later, where the weights step against the gradient.",
)
def layer2_gradients(delta3, W3, a2, a1):
    delta2 = -(delta3 @ W3.T) * a2 * (1 - a2)
    return delta2, a1.T @ delta2, delta2.sum(axis=0)


@misconception(
    "05-v",
    cell="layer2_gradients",
    hint="You return the results in another order: delta2 comes first, then the weights, then the bias.",
)
def layer2_gradients(delta3, W3, a2, a1):
    delta2 = (delta3 @ W3.T) * a2 * (1 - a2)
    return a1.T @ delta2, delta2.sum(axis=0), delta2


@misconception(
    "05-w",
    cell="layer2_gradients",
    hint="db2 is delta2 itself, still with one row per sample. The bias is shared by all samples, so add their shares up.",
)
def layer2_gradients(delta3, W3, a2, a1):
    delta2 = (delta3 @ W3.T) * a2 * (1 - a2)
    return delta2, a1.T @ delta2, delta2


@misconception(
    "05-x",
    cell="layer2_gradients",
    hint="The numbers in db2 are fine, but a gradient has the shape of its parameter, and b2 is flat: one axis, not two.",
)
def layer2_gradients(delta3, W3, a2, a1):
    delta2 = (delta3 @ W3.T) * a2 * (1 - a2)
    return delta2, a1.T @ delta2, delta2.sum(axis=0, keepdims=True)


@misconception(
    "05-y",
    cell="layer2_gradients",
    hint="For dW2 you add the samples up first and multiply afterwards, which mixes one sample's activation of layer 1 with another's delta. Multiply within each sample, then add.",
)
def layer2_gradients(delta3, W3, a2, a1):
    delta2 = (delta3 @ W3.T) * a2 * (1 - a2)
    return delta2, np.outer(a1.sum(axis=0), delta2.sum(axis=0)), delta2.sum(axis=0)


@misconception(
    "05-aa",
    cell="layer2_gradients",
    hint="You return dL/da2 as the delta. The delta is the slope at z2, one step further back; your gradients have that step.",
)
def layer2_gradients(delta3, W3, a2, a1):
    inner = (delta3 @ W3.T) * a2 * (1 - a2)
    delta2 = delta3 @ W3.T
    return delta2, a1.T @ inner, inner.sum(axis=0)


@misconception(
    "05-ab",
    cell="layer2_gradients",
    hint="You took the slope of layer 1's sigmoid. delta2 is about z2, so the slope is that of a2.",
)
def layer2_gradients(delta3, W3, a2, a1):
    delta2 = (delta3 @ W3.T) * a1 * (1 - a1)
    return delta2, a1.T @ delta2, delta2.sum(axis=0)


# Exercise 6: layer 1


@misconception(
    "M61",
    cell="layer1_gradients",
    hint="The slope of the sigmoid is missing in delta1: between a1 and z1 stands an activation, whose slope belongs into the chain.",
)
def layer1_gradients(delta2, W2, a1, X):
    delta1 = delta2 @ W2.T
    return delta1, X.T @ delta1, delta1.sum(axis=0)


@misconception(
    "M62",
    cell="layer1_gradients",
    hint="You put a1 through the sigmoid again to get its slope. a1 is the sigmoid's value already; its slope needs no second sigmoid.",
)
def layer1_gradients(delta2, W2, a1, X):
    delta1 = (delta2 @ W2.T) * sigmoid(a1) * (1 - sigmoid(a1))
    return delta1, X.T @ delta1, delta1.sum(axis=0)


@misconception(
    "M63",
    cell="layer1_gradients",
    hint="You wrote the slope with z in the place of a. The short form of the sigmoid's slope holds for its value, not for its argument.",
)
def layer1_gradients(delta2, W2, a1, X):
    z = np.log(a1 / (1 - a1))
    delta1 = (delta2 @ W2.T) * z * (1 - z)
    return delta1, X.T @ delta1, delta1.sum(axis=0)


@misconception(
    "M64",
    cell="layer1_gradients",
    hint="You multiply by a1 where its slope belongs. The slope of the sigmoid has a second factor.",
)
def layer1_gradients(delta2, W2, a1, X):
    delta1 = (delta2 @ W2.T) * a1
    return delta1, X.T @ delta1, delta1.sum(axis=0)


@misconception(
    "M65",
    cell="layer1_gradients",
    hint="That is the slope of tanh. This network uses the sigmoid, whose slope has another form.",
)
def layer1_gradients(delta2, W2, a1, X):
    delta1 = (delta2 @ W2.T) * (1 - a1**2)
    return delta1, X.T @ delta1, delta1.sum(axis=0)


@misconception(
    "M66",
    cell="layer1_gradients",
    hint="The weights are missing on the way back: what arrives at a neuron is delta2 times the weight of the edge that it travels along.",
)
def layer1_gradients(delta2, W2, a1, X):
    delta1 = delta2.sum(axis=1, keepdims=True) * a1 * (1 - a1)
    return delta1, X.T @ delta1, delta1.sum(axis=0)


@misconception(
    "M67",
    cell="layer1_gradients",
    hint="You follow one edge only. A neuron of layer 1 reaches every neuron of layer 2, and all these paths add up.",
)
def layer1_gradients(delta2, W2, a1, X):
    delta1 = (delta2[:, :1] @ W2[:, :1].T) * a1 * (1 - a1)
    return delta1, X.T @ delta1, delta1.sum(axis=0)


@misconception(
    "M68",
    cell="layer1_gradients",
    hint="You average over the paths that lead on from a neuron. They all act at once, so they add up.",
)
def layer1_gradients(delta2, W2, a1, X):
    delta1 = (delta2 @ W2.T) / W2.shape[1] * a1 * (1 - a1)
    return delta1, X.T @ delta1, delta1.sum(axis=0)


@misconception(
    "M71",
    cell="layer1_gradients",
    hint="dW1 stands behind the wrong layer: a weight is multiplied by what flows into it, the input, not by what layer 1 makes of it.",
)
def layer1_gradients(delta2, W2, a1, X):
    delta1 = (delta2 @ W2.T) * a1 * (1 - a1)
    return delta1, a1.T @ delta1, delta1.sum(axis=0)


@misconception(
    "M72",
    cell="layer1_gradients",
    hint="dW1 forgets what flows into the weight: a weight moves z1 in proportion to the input.",
)
def layer1_gradients(delta2, W2, a1, X):
    delta1 = (delta2 @ W2.T) * a1 * (1 - a1)
    return delta1, np.ones_like(X).T @ delta1, delta1.sum(axis=0)


@misconception(
    "M73",
    cell="layer1_gradients",
    hint="You multiplied the bias gradient by something that flows in. The bias stands alone in z, so its factor is 1.",
)
def layer1_gradients(delta2, W2, a1, X):
    delta1 = (delta2 @ W2.T) * a1 * (1 - a1)
    return delta1, X.T @ delta1, (X.T @ delta1)[0]


@misconception(
    "M74",
    cell="layer1_gradients",
    hint="dW1 is transposed. A gradient has the shape of its parameter: one row per input, one column per neuron.",
)
def layer1_gradients(delta2, W2, a1, X):
    delta1 = (delta2 @ W2.T) * a1 * (1 - a1)
    return delta1, delta1.T @ X, delta1.sum(axis=0)


@misconception(
    "M75",
    cell="layer1_gradients",
    hint="You multiply delta2 and W2 entry by entry. Each neuron needs a sum over its edges: a matrix product.",
)
def layer1_gradients(delta2, W2, a1, X):
    delta1 = (delta2 * W2.T) * a1 * (1 - a1)
    return delta1, X.T @ delta1, delta1.sum(axis=0)


@misconception(
    "M24",
    cell="layer1_gradients",
    hint="You forgot to turn W2. On the way back it is read along its rows: row j holds the edges that leave neuron j.",
)
def layer1_gradients(delta2, W2, a1, X):
    delta1 = (delta2 @ W2) * a1 * (1 - a1)
    return delta1, X.T @ delta1, delta1.sum(axis=0)


@misconception(
    "M78",
    cell="layer1_gradients",
    hint="You divide by the number of samples again. The share 1/m came in once, with the output's delta, and travels along.",
)
def layer1_gradients(delta2, W2, a1, X):
    delta1 = (delta2 @ W2.T) * a1 * (1 - a1) / len(a1)
    return delta1, X.T @ delta1, delta1.sum(axis=0)


@misconception(
    "M77",
    cell="layer1_gradients",
    hint="For dW1 and db1 you divide by the number of samples again. The share 1/m is in delta1 already.",
)
def layer1_gradients(delta2, W2, a1, X):
    delta1 = (delta2 @ W2.T) * a1 * (1 - a1)
    return delta1, X.T @ delta1 / len(X), delta1.mean(axis=0)


@misconception(
    "M79",
    cell="layer1_gradients",
    hint="For db1 you average over the samples. Their 1/m is in delta1 already, so they only have to be added.",
)
def layer1_gradients(delta2, W2, a1, X):
    delta1 = (delta2 @ W2.T) * a1 * (1 - a1)
    return delta1, X.T @ delta1, delta1.mean(axis=0)


@misconception(
    "M80",
    cell="layer1_gradients",
    hint="For db1 you sum along the wrong axis: you got one number per sample, and a bias belongs to a neuron.",
)
def layer1_gradients(delta2, W2, a1, X):
    delta1 = (delta2 @ W2.T) * a1 * (1 - a1)
    return delta1, X.T @ delta1, delta1.sum(axis=1)


@misconception(
    "M81",
    cell="layer1_gradients",
    hint="For db1 you sum over everything. Every neuron has its own bias, so only the samples are summed over.",
)
def layer1_gradients(delta2, W2, a1, X):
    delta1 = (delta2 @ W2.T) * a1 * (1 - a1)
    return delta1, X.T @ delta1, delta1.sum()


@misconception(
    "M83",
    cell="layer1_gradients",
    hint="Only the last sample is left in the gradients: each sample overwrites the one before instead of being added.",
)
def layer1_gradients(delta2, W2, a1, X):
    delta1 = (delta2 @ W2.T) * a1 * (1 - a1)
    return delta1, np.outer(X[-1], delta1[-1]), delta1[-1]


@misconception(
    "M34",
    cell="layer1_gradients",
    hint="Your function rounds its results to four decimals. Return all digits and round only what you print.",
)
def layer1_gradients(delta2, W2, a1, X):
    delta1 = (delta2 @ W2.T) * a1 * (1 - a1)
    return np.round(delta1, 4), np.round(X.T @ delta1, 4), np.round(delta1.sum(axis=0), 4)


@misconception(
    "M87",
    cell="layer1_gradients",
    hint="Your function changes an array that it is given (an in-place step such as *=), so a second call sees other numbers. Make a new array instead.",
)
def layer1_gradients(delta2, W2, a1, X):
    slope = a1
    slope *= 1 - a1
    delta1 = (delta2 @ W2.T) * slope
    return delta1, X.T @ delta1, delta1.sum(axis=0)


@misconception(
    "05-u",
    cell="layer1_gradients",
    hint="Every sign is flipped. The minus belongs to the update later, where the weights step against the gradient.",
)
def layer1_gradients(delta2, W2, a1, X):
    delta1 = -(delta2 @ W2.T) * a1 * (1 - a1)
    return delta1, X.T @ delta1, delta1.sum(axis=0)


@misconception(
    "05-v",
    cell="layer1_gradients",
    hint="You return the results in another order: delta1 comes first, then the weights, then the bias.",
)
def layer1_gradients(delta2, W2, a1, X):
    delta1 = (delta2 @ W2.T) * a1 * (1 - a1)
    return X.T @ delta1, delta1.sum(axis=0), delta1


@misconception(
    "05-w",
    cell="layer1_gradients",
    hint="db1 is delta1 itself, still with one row per sample. The bias is shared by all samples, so add their shares up.",
)
def layer1_gradients(delta2, W2, a1, X):
    delta1 = (delta2 @ W2.T) * a1 * (1 - a1)
    return delta1, X.T @ delta1, delta1


@misconception(
    "05-x",
    cell="layer1_gradients",
    hint="The numbers in db1 are fine, but a gradient has the shape of its parameter, and b1 is flat: one axis, not two.",
)
def layer1_gradients(delta2, W2, a1, X):
    delta1 = (delta2 @ W2.T) * a1 * (1 - a1)
    return delta1, X.T @ delta1, delta1.sum(axis=0, keepdims=True)


@misconception(
    "05-y",
    cell="layer1_gradients",
    hint="For dW1 you add the samples up first and multiply afterwards, which mixes one sample's input with another's delta. Multiply within each sample, then add.",
)
def layer1_gradients(delta2, W2, a1, X):
    delta1 = (delta2 @ W2.T) * a1 * (1 - a1)
    return delta1, np.outer(X.sum(axis=0), delta1.sum(axis=0)), delta1.sum(axis=0)


@misconception(
    "05-aa",
    cell="layer1_gradients",
    hint="You return dL/da1 as the delta. The delta is the slope at z1, one step further back; your gradients have that step.",
)
def layer1_gradients(delta2, W2, a1, X):
    inner = (delta2 @ W2.T) * a1 * (1 - a1)
    delta1 = delta2 @ W2.T
    return delta1, X.T @ inner, inner.sum(axis=0)


# Exercise 7: the update


@misconception(
    "M88",
    cell="update",
    hint="You step along the gradient, which makes the loss grow. A gradient points uphill.",
)
def update(params, grads, learning_rate):
    return {name: value + learning_rate * grads["d" + name] for name, value in params.items()}


@misconception(
    "M89",
    cell="update",
    hint="The learning rate is in your step twice.",
)
def update(params, grads, learning_rate):
    return {name: value - learning_rate**2 * grads["d" + name] for name, value in params.items()}


@misconception(
    "M90",
    cell="update",
    hint="The learning rate is missing: you step by the whole gradient.",
)
def update(params, grads, learning_rate):
    return {name: value - grads["d" + name] for name, value in params.items()}


@misconception(
    "M91",
    cell="update",
    hint="You return the steps alone: the old values got lost. The new parameter is the old one plus its step.",
)
def update(params, grads, learning_rate):
    return {name: -learning_rate * grads["d" + name] for name, value in params.items()}


@misconception(
    "M92",
    cell="update",
    hint="The biases stand still. They are parameters like the weights, with gradients of their own.",
)
def update(params, grads, learning_rate):
    return {
        name: value - learning_rate * grads["d" + name] if name.startswith("W") else value for name, value in params.items()
    }


@misconception(
    "M93",
    cell="update",
    hint="Only the last layer moves. One step of gradient descent moves every parameter of every layer.",
)
def update(params, grads, learning_rate):
    last = max(name[1:] for name in params)
    return {name: value - learning_rate * grads["d" + name] if name[1:] == last else value for name, value in params.items()}


@misconception(
    "05-ac",
    cell="update",
    hint="The weights stand still: you move the biases only.",
)
def update(params, grads, learning_rate):
    return {
        name: value - learning_rate * grads["d" + name] if name.startswith("b") else value for name, value in params.items()
    }


@misconception(
    "05-ad",
    cell="update",
    hint="You use a fixed learning rate of 0.1 instead of the one that your function is given.",
)
def update(params, grads, learning_rate):
    return {name: value - 0.1 * grads["d" + name] for name, value in params.items()}


@misconception(
    "05-ae",
    cell="update",
    hint="You use the sign of the gradient only. Gradient descent steps further where the slope is steeper.",
)
def update(params, grads, learning_rate):
    return {name: value - learning_rate * np.sign(grads["d" + name]) for name, value in params.items()}


@misconception(
    "05-af",
    cell="update",
    hint="You multiply by the gradient: the parameter shrinks in proportion to its own size. The step is the learning rate times the gradient, subtracted.",
)
def update(params, grads, learning_rate):
    return {name: value * (1 - learning_rate * grads["d" + name]) for name, value in params.items()}


@misconception(
    "05-ag",
    cell="update",
    hint="You multiply the old value by the learning rate too. Only the gradient is scaled.",
)
def update(params, grads, learning_rate):
    return {name: learning_rate * (value - grads["d" + name]) for name, value in params.items()}


@misconception(
    "05-ah",
    cell="update",
    hint="You divide by the learning rate. A smaller rate has to mean a smaller step.",
)
def update(params, grads, learning_rate):
    return {name: value - grads["d" + name] / learning_rate for name, value in params.items()}


@misconception(
    "05-ai",
    cell="update",
    hint="You return the parameters as they were: nothing has moved.",
)
def update(params, grads, learning_rate):
    return {name: value for name, value in params.items()}


@misconception(
    "M34",
    cell="update",
    hint="Your function rounds its results to four decimals. Return all digits and round only what you print.",
)
def update(params, grads, learning_rate):
    return {name: np.round(value - learning_rate * grads["d" + name], 4) for name, value in params.items()}


@misconception(
    "M87",
    cell="update",
    hint="Your function changes the arrays it is given: -= works in place, also on the arrays of a copied dictionary, so the old network is lost. Write a new array instead.",
)
def update(params, grads, learning_rate):
    new = dict(params)
    for name in new:
        new[name] -= learning_rate * grads["d" + name]
    return new


# Exercise 7, part two: the proof


wrong_value(
    "M92",
    cell="verification",
    values={"z3_new": 1.2560, "loss_new": 0.2506, "drop_percent": 2.23, "misprints": [(0.6147, 0.6169), (0.7862, 0.7783)]},
    hint="In this network the biases have not moved. Update them like the weights.",
)

wrong_value(
    "M88",
    cell="verification",
    values={"z3_new": 1.1817, "loss_new": 0.2676, "drop_percent": -4.39, "misprints": [(0.6147, 0.6156), (0.7862, 0.7652)]},
    hint="Your loss has grown: the parameters moved along the gradient instead of against it.",
)

wrong_value(
    "M90",
    cell="verification",
    values={"z3_new": 1.7227, "loss_new": 0.1643, "drop_percent": 35.89, "misprints": [(0.6147, 0.6253), (0.7862, 0.8485)]},
    hint="That is a step with learning rate 1. The slides, and the cell above, step with 0.1.",
)

wrong_value(
    "M93",
    cell="verification",
    values={"z3_new": 1.2781, "loss_new": 0.2457, "drop_percent": 4.12, "misprints": [(0.6147, 0.6165), (0.7862, 0.7821)]},
    hint="Only the last layer has moved in this network. All layers take their step.",
)

wrong_value(
    "M100",
    cell="verification",
    values={"z3_new": 1.2305, "loss_new": 0.2563, "drop_percent": 0.0, "misprints": [(0.6147, 0.6165), (0.7862, 0.7739)]},
    hint="These are the old network's numbers. Run the forward pass again, with the new parameters.",
)

wrong_value(
    "M34",
    cell="verification",
    values={"z3_new": 1.28, "loss_new": 0.2485, "drop_percent": 3.04, "misprints": [(0.6147, 0.62), (0.7862, 0.78)]},
    hint="You worked with two decimals on the way. Keep all digits until the end, and round only the results.",
)

wrong_value(
    "05-aj",
    cell="verification",
    values={
        "z3_new": 1.27938283,
        "loss_new": 0.24545984,
        "drop_percent": 0.0423,
        "misprints": [(0.6147, 0.61738727), (0.7862, 0.7823447)],
    },
    hint="That is the share, not the percentage: multiply by 100.",
)

wrong_value(
    "05-ak",
    cell="verification",
    values={
        "z3_new": 1.27938283,
        "loss_new": 0.24545984,
        "drop_percent": 4.42,
        "misprints": [(0.6147, 0.61738727), (0.7862, 0.7823447)],
    },
    hint="You divided the drop by the new loss. The question is how large it is compared with the old one.",
)

wrong_value(
    "05-al",
    cell="verification",
    values={
        "z3_new": 1.27938283,
        "loss_new": 0.24545984,
        "drop_percent": 1.08,
        "misprints": [(0.6147, 0.61738727), (0.7862, 0.7823447)],
    },
    hint="That is the drop itself, times 100 at most. Compare it with the old loss to get percent.",
)

wrong_value(
    "05-am",
    cell="verification",
    values={
        "z3_new": 1.27938283,
        "loss_new": 0.24545984,
        "drop_percent": -4.23,
        "misprints": [(0.6147, 0.61738727), (0.7862, 0.7823447)],
    },
    hint="The loss went down: state by how much it has fallen, which is a positive number.",
)

wrong_value(
    "05-an",
    cell="verification",
    values={
        "z3_new": 1.27938283,
        "loss_new": 0.24545984,
        "drop_percent": 95.77,
        "misprints": [(0.6147, 0.61738727), (0.7862, 0.7823447)],
    },
    hint="That is what is left of the loss. The question is what has gone.",
)

wrong_value(
    "05-ao",
    cell="verification",
    values={
        "z3_new": 1.27938283,
        "loss_new": 0.24545984,
        "drop_percent": 4.23181461,
        "misprints": [(1.2794, 1.2782), (0.7862, 0.7823447)],
    },
    hint="In the first pair you repaired the result of that line. The result is right, so a number in the line must be wrong.",
)

wrong_value(
    "05-ap",
    cell="verification",
    values={
        "z3_new": 1.27938283,
        "loss_new": 0.24545984,
        "drop_percent": 4.23181461,
        "misprints": [(0.6147, 0.61738727), (0.7740, 0.7739)],
    },
    hint="A last digit that is off by one comes from rounding, and the slides have several. A misprint is off by far more.",
)

wrong_value(
    "05-aq",
    cell="verification",
    values={
        "z3_new": 1.27938283,
        "loss_new": 0.24545984,
        "drop_percent": 4.23181461,
        "misprints": [(0.61738727, 0.6147), (0.7823447, 0.7862)],
    },
    hint="The pairs are turned around: the printed number comes first, then the one that belongs there.",
)

wrong_value(
    "05-ar",
    cell="verification",
    values={
        "z3_new": 1.27938283,
        "loss_new": 0.24545984,
        "drop_percent": 4.23181461,
        "misprints": [(0.7862, 0.7823447), (0.6147, 0.61738727)],
    },
    hint="The two misprints are in the other order. Give them as they stand in the list.",
)

wrong_value(
    "05-as",
    cell="verification",
    values={
        "z3_new": 1.27938283,
        "loss_new": 0.24545984,
        "drop_percent": 4.23181461,
        "misprints": [(0.6147, 0.6165), (0.7862, 0.7823447)],
    },
    hint="In place of the first misprint belongs the new activation, after the step. Yours is the old network's.",
)

wrong_value(
    "05-at",
    cell="verification",
    values={
        "z3_new": 1.27938283,
        "loss_new": 0.24545984,
        "drop_percent": 4.23181461,
        "misprints": [(0.6147, 0.61738727), (0.7862, 0.7739)],
    },
    hint="In place of the second misprint belongs the new prediction, after the step. Yours is the old network's.",
)


# Exercise 8: repair a training step


@misconception(
    "M59",
    cell="train_step",
    hint="delta2 is still the delta of cross-entropy. With a squared error nothing cancels the slope of the output's sigmoid, so it has to be in there.",
)
def train_step(X, T, params, learning_rate):
    W1, b1, W2, b2 = (np.array(params[name], dtype=float) for name in ("W1", "b1", "W2", "b2"))
    m = len(X)
    a1 = sigmoid(X @ W1 + b1)
    y = sigmoid(a1 @ W2 + b2)
    loss = np.sum((y - T) ** 2) / 2 / m
    delta2 = (y - T) / m
    delta1 = (delta2 @ W2.T) * a1 * (1 - a1)
    W2 = W2 - learning_rate * a1.T @ delta2
    b2 = b2 - learning_rate * delta2.sum(axis=0)
    W1 = W1 - learning_rate * X.T @ delta1
    b1 = b1 - learning_rate * delta1.sum(axis=0)
    return {"y": y, "loss": loss, "delta2": delta2, "delta1": delta1, "W1": W1, "b1": b1, "W2": W2, "b2": b2}


@misconception(
    "M69",
    cell="train_step",
    hint="delta1 is made with the new W2: the update came too early. Work out all deltas with the old weights, then move.",
)
def train_step(X, T, params, learning_rate):
    W1, b1, W2, b2 = (np.array(params[name], dtype=float) for name in ("W1", "b1", "W2", "b2"))
    m = len(X)
    a1 = sigmoid(X @ W1 + b1)
    y = sigmoid(a1 @ W2 + b2)
    loss = np.sum((y - T) ** 2) / 2 / m
    delta2 = (y - T) * y * (1 - y) / m
    W2 = W2 - learning_rate * a1.T @ delta2
    b2 = b2 - learning_rate * delta2.sum(axis=0)
    delta1 = (delta2 @ W2.T) * a1 * (1 - a1)
    W1 = W1 - learning_rate * X.T @ delta1
    b1 = b1 - learning_rate * delta1.sum(axis=0)
    return {"y": y, "loss": loss, "delta2": delta2, "delta1": delta1, "W1": W1, "b1": b1, "W2": W2, "b2": b2}


@misconception(
    "M62",
    cell="train_step",
    hint="delta1 has the slope of a sigmoid of a1. a1 has been through the sigmoid already; its slope needs no second one.",
)
def train_step(X, T, params, learning_rate):
    W1, b1, W2, b2 = (np.array(params[name], dtype=float) for name in ("W1", "b1", "W2", "b2"))
    m = len(X)
    a1 = sigmoid(X @ W1 + b1)
    y = sigmoid(a1 @ W2 + b2)
    loss = np.sum((y - T) ** 2) / 2 / m
    delta2 = (y - T) * y * (1 - y) / m
    delta1 = (delta2 @ W2.T) * sigmoid(a1) * (1 - sigmoid(a1))
    W2 = W2 - learning_rate * a1.T @ delta2
    b2 = b2 - learning_rate * delta2.sum(axis=0)
    W1 = W1 - learning_rate * X.T @ delta1
    b1 = b1 - learning_rate * delta1.sum(axis=0)
    return {"y": y, "loss": loss, "delta2": delta2, "delta1": delta1, "W1": W1, "b1": b1, "W2": W2, "b2": b2}


@misconception(
    "M87",
    cell="train_step",
    hint="Your function changes the arrays of params: -= works in place, so the caller's old network is lost. Write W2 = W2 - ... instead, which makes a new array.",
)
def train_step(X, T, params, learning_rate):
    W1, b1, W2, b2 = (params[name] for name in ("W1", "b1", "W2", "b2"))
    m = len(X)
    a1 = sigmoid(X @ W1 + b1)
    y = sigmoid(a1 @ W2 + b2)
    loss = np.sum((y - T) ** 2) / 2 / m
    delta2 = (y - T) * y * (1 - y) / m
    delta1 = (delta2 @ W2.T) * a1 * (1 - a1)
    W2 -= learning_rate * a1.T @ delta2
    b2 -= learning_rate * delta2.sum(axis=0)
    W1 -= learning_rate * X.T @ delta1
    b1 -= learning_rate * delta1.sum(axis=0)
    return {"y": y, "loss": loss, "delta2": delta2, "delta1": delta1, "W1": W1, "b1": b1, "W2": W2, "b2": b2}


@misconception(
    "05-au",
    cell="train_step",
    hint="All three bugs are still there. Start with delta2: which loss is this, and what is its slope?",
)
def train_step(X, T, params, learning_rate):
    W1, b1, W2, b2 = (np.array(params[name], dtype=float) for name in ("W1", "b1", "W2", "b2"))
    m = len(X)
    a1 = sigmoid(X @ W1 + b1)
    y = sigmoid(a1 @ W2 + b2)
    loss = np.sum((y - T) ** 2) / 2 / m
    delta2 = (y - T) / m
    W2 = W2 - learning_rate * a1.T @ delta2
    b2 = b2 - learning_rate * delta2.sum(axis=0)
    delta1 = (delta2 @ W2.T) * sigmoid(a1) * (1 - sigmoid(a1))
    W1 = W1 - learning_rate * X.T @ delta1
    b1 = b1 - learning_rate * delta1.sum(axis=0)
    return {"y": y, "loss": loss, "delta2": delta2, "delta1": delta1, "W1": W1, "b1": b1, "W2": W2, "b2": b2}


@misconception(
    "05-av",
    cell="train_step",
    hint="delta2 has its slope now. Two bugs are left, both around delta1: one in its slope, one in the order of the lines.",
)
def train_step(X, T, params, learning_rate):
    W1, b1, W2, b2 = (np.array(params[name], dtype=float) for name in ("W1", "b1", "W2", "b2"))
    m = len(X)
    a1 = sigmoid(X @ W1 + b1)
    y = sigmoid(a1 @ W2 + b2)
    loss = np.sum((y - T) ** 2) / 2 / m
    delta2 = (y - T) * y * (1 - y) / m
    W2 = W2 - learning_rate * a1.T @ delta2
    b2 = b2 - learning_rate * delta2.sum(axis=0)
    delta1 = (delta2 @ W2.T) * sigmoid(a1) * (1 - sigmoid(a1))
    W1 = W1 - learning_rate * X.T @ delta1
    b1 = b1 - learning_rate * delta1.sum(axis=0)
    return {"y": y, "loss": loss, "delta2": delta2, "delta1": delta1, "W1": W1, "b1": b1, "W2": W2, "b2": b2}


@misconception(
    "05-aw",
    cell="train_step",
    hint="The slopes of the hidden layer and the output are both wrong still; the order of the lines is right now.",
)
def train_step(X, T, params, learning_rate):
    W1, b1, W2, b2 = (np.array(params[name], dtype=float) for name in ("W1", "b1", "W2", "b2"))
    m = len(X)
    a1 = sigmoid(X @ W1 + b1)
    y = sigmoid(a1 @ W2 + b2)
    loss = np.sum((y - T) ** 2) / 2 / m
    delta2 = (y - T) / m
    delta1 = (delta2 @ W2.T) * sigmoid(a1) * (1 - sigmoid(a1))
    W2 = W2 - learning_rate * a1.T @ delta2
    b2 = b2 - learning_rate * delta2.sum(axis=0)
    W1 = W1 - learning_rate * X.T @ delta1
    b1 = b1 - learning_rate * delta1.sum(axis=0)
    return {"y": y, "loss": loss, "delta2": delta2, "delta1": delta1, "W1": W1, "b1": b1, "W2": W2, "b2": b2}


@misconception(
    "05-ax",
    cell="train_step",
    hint="The hidden slope is right now. Two bugs are left: the slope of the output, and the order of the lines.",
)
def train_step(X, T, params, learning_rate):
    W1, b1, W2, b2 = (np.array(params[name], dtype=float) for name in ("W1", "b1", "W2", "b2"))
    m = len(X)
    a1 = sigmoid(X @ W1 + b1)
    y = sigmoid(a1 @ W2 + b2)
    loss = np.sum((y - T) ** 2) / 2 / m
    delta2 = (y - T) / m
    W2 = W2 - learning_rate * a1.T @ delta2
    b2 = b2 - learning_rate * delta2.sum(axis=0)
    delta1 = (delta2 @ W2.T) * a1 * (1 - a1)
    W1 = W1 - learning_rate * X.T @ delta1
    b1 = b1 - learning_rate * delta1.sum(axis=0)
    return {"y": y, "loss": loss, "delta2": delta2, "delta1": delta1, "W1": W1, "b1": b1, "W2": W2, "b2": b2}


@misconception(
    "05-ay",
    cell="train_step",
    hint="You put y through the sigmoid again to get its slope. y is the sigmoid's value already.",
)
def train_step(X, T, params, learning_rate):
    W1, b1, W2, b2 = (np.array(params[name], dtype=float) for name in ("W1", "b1", "W2", "b2"))
    m = len(X)
    a1 = sigmoid(X @ W1 + b1)
    y = sigmoid(a1 @ W2 + b2)
    loss = np.sum((y - T) ** 2) / 2 / m
    delta2 = (y - T) * sigmoid(y) * (1 - sigmoid(y)) / m
    delta1 = (delta2 @ W2.T) * a1 * (1 - a1)
    W2 = W2 - learning_rate * a1.T @ delta2
    b2 = b2 - learning_rate * delta2.sum(axis=0)
    W1 = W1 - learning_rate * X.T @ delta1
    b1 = b1 - learning_rate * delta1.sum(axis=0)
    return {"y": y, "loss": loss, "delta2": delta2, "delta1": delta1, "W1": W1, "b1": b1, "W2": W2, "b2": b2}


@misconception(
    "M61",
    cell="train_step",
    hint="The slope of the hidden layer's sigmoid is missing in delta1. The one that stood there was wrong, but one is needed.",
)
def train_step(X, T, params, learning_rate):
    W1, b1, W2, b2 = (np.array(params[name], dtype=float) for name in ("W1", "b1", "W2", "b2"))
    m = len(X)
    a1 = sigmoid(X @ W1 + b1)
    y = sigmoid(a1 @ W2 + b2)
    loss = np.sum((y - T) ** 2) / 2 / m
    delta2 = (y - T) * y * (1 - y) / m
    delta1 = delta2 @ W2.T
    W2 = W2 - learning_rate * a1.T @ delta2
    b2 = b2 - learning_rate * delta2.sum(axis=0)
    W1 = W1 - learning_rate * X.T @ delta1
    b1 = b1 - learning_rate * delta1.sum(axis=0)
    return {"y": y, "loss": loss, "delta2": delta2, "delta1": delta1, "W1": W1, "b1": b1, "W2": W2, "b2": b2}


@misconception(
    "M65",
    cell="train_step",
    hint="In delta1 stands the slope of tanh. The hidden layer uses the sigmoid.",
)
def train_step(X, T, params, learning_rate):
    W1, b1, W2, b2 = (np.array(params[name], dtype=float) for name in ("W1", "b1", "W2", "b2"))
    m = len(X)
    a1 = sigmoid(X @ W1 + b1)
    y = sigmoid(a1 @ W2 + b2)
    loss = np.sum((y - T) ** 2) / 2 / m
    delta2 = (y - T) * y * (1 - y) / m
    delta1 = (delta2 @ W2.T) * (1 - a1**2)
    W2 = W2 - learning_rate * a1.T @ delta2
    b2 = b2 - learning_rate * delta2.sum(axis=0)
    W1 = W1 - learning_rate * X.T @ delta1
    b1 = b1 - learning_rate * delta1.sum(axis=0)
    return {"y": y, "loss": loss, "delta2": delta2, "delta1": delta1, "W1": W1, "b1": b1, "W2": W2, "b2": b2}


@misconception(
    "M76",
    cell="train_step",
    hint="The share 1/m is gone: the loss is a mean over the samples, so each moves it by an m-th only.",
)
def train_step(X, T, params, learning_rate):
    W1, b1, W2, b2 = (np.array(params[name], dtype=float) for name in ("W1", "b1", "W2", "b2"))
    m = len(X)
    a1 = sigmoid(X @ W1 + b1)
    y = sigmoid(a1 @ W2 + b2)
    loss = np.sum((y - T) ** 2) / 2 / m
    delta2 = (y - T) * y * (1 - y)
    delta1 = (delta2 @ W2.T) * a1 * (1 - a1)
    W2 = W2 - learning_rate * a1.T @ delta2
    b2 = b2 - learning_rate * delta2.sum(axis=0)
    W1 = W1 - learning_rate * X.T @ delta1
    b1 = b1 - learning_rate * delta1.sum(axis=0)
    return {"y": y, "loss": loss, "delta2": delta2, "delta1": delta1, "W1": W1, "b1": b1, "W2": W2, "b2": b2}


@misconception(
    "M78",
    cell="train_step",
    hint="You divide by m again in delta1. The share 1/m came in with delta2 and travels along.",
)
def train_step(X, T, params, learning_rate):
    W1, b1, W2, b2 = (np.array(params[name], dtype=float) for name in ("W1", "b1", "W2", "b2"))
    m = len(X)
    a1 = sigmoid(X @ W1 + b1)
    y = sigmoid(a1 @ W2 + b2)
    loss = np.sum((y - T) ** 2) / 2 / m
    delta2 = (y - T) * y * (1 - y) / m
    delta1 = (delta2 @ W2.T) * a1 * (1 - a1) / m
    W2 = W2 - learning_rate * a1.T @ delta2
    b2 = b2 - learning_rate * delta2.sum(axis=0)
    W1 = W1 - learning_rate * X.T @ delta1
    b1 = b1 - learning_rate * delta1.sum(axis=0)
    return {"y": y, "loss": loss, "delta2": delta2, "delta1": delta1, "W1": W1, "b1": b1, "W2": W2, "b2": b2}


@misconception(
    "05-p",
    cell="train_step",
    hint="There is a factor 2 too many: half a squared error has no 2 left in its slope.",
)
def train_step(X, T, params, learning_rate):
    W1, b1, W2, b2 = (np.array(params[name], dtype=float) for name in ("W1", "b1", "W2", "b2"))
    m = len(X)
    a1 = sigmoid(X @ W1 + b1)
    y = sigmoid(a1 @ W2 + b2)
    loss = np.sum((y - T) ** 2) / 2 / m
    delta2 = 2 * (y - T) * y * (1 - y) / m
    delta1 = (delta2 @ W2.T) * a1 * (1 - a1)
    W2 = W2 - learning_rate * a1.T @ delta2
    b2 = b2 - learning_rate * delta2.sum(axis=0)
    W1 = W1 - learning_rate * X.T @ delta1
    b1 = b1 - learning_rate * delta1.sum(axis=0)
    return {"y": y, "loss": loss, "delta2": delta2, "delta1": delta1, "W1": W1, "b1": b1, "W2": W2, "b2": b2}


@misconception(
    "M58",
    cell="train_step",
    hint="The error has the wrong sign, so every step leads uphill: with y above the target, the loss grows with y.",
)
def train_step(X, T, params, learning_rate):
    W1, b1, W2, b2 = (np.array(params[name], dtype=float) for name in ("W1", "b1", "W2", "b2"))
    m = len(X)
    a1 = sigmoid(X @ W1 + b1)
    y = sigmoid(a1 @ W2 + b2)
    loss = np.sum((y - T) ** 2) / 2 / m
    delta2 = (T - y) * y * (1 - y) / m
    delta1 = (delta2 @ W2.T) * a1 * (1 - a1)
    W2 = W2 - learning_rate * a1.T @ delta2
    b2 = b2 - learning_rate * delta2.sum(axis=0)
    W1 = W1 - learning_rate * X.T @ delta1
    b1 = b1 - learning_rate * delta1.sum(axis=0)
    return {"y": y, "loss": loss, "delta2": delta2, "delta1": delta1, "W1": W1, "b1": b1, "W2": W2, "b2": b2}


@misconception(
    "M88",
    cell="train_step",
    hint="You step along the gradient, which makes the loss grow. The step goes against it.",
)
def train_step(X, T, params, learning_rate):
    W1, b1, W2, b2 = (np.array(params[name], dtype=float) for name in ("W1", "b1", "W2", "b2"))
    m = len(X)
    a1 = sigmoid(X @ W1 + b1)
    y = sigmoid(a1 @ W2 + b2)
    loss = np.sum((y - T) ** 2) / 2 / m
    delta2 = (y - T) * y * (1 - y) / m
    delta1 = (delta2 @ W2.T) * a1 * (1 - a1)
    W2 = W2 + learning_rate * a1.T @ delta2
    b2 = b2 + learning_rate * delta2.sum(axis=0)
    W1 = W1 + learning_rate * X.T @ delta1
    b1 = b1 + learning_rate * delta1.sum(axis=0)
    return {"y": y, "loss": loss, "delta2": delta2, "delta1": delta1, "W1": W1, "b1": b1, "W2": W2, "b2": b2}


@misconception(
    "M92",
    cell="train_step",
    hint="The biases stand still. They are parameters too, and take their step.",
)
def train_step(X, T, params, learning_rate):
    W1, b1, W2, b2 = (np.array(params[name], dtype=float) for name in ("W1", "b1", "W2", "b2"))
    m = len(X)
    a1 = sigmoid(X @ W1 + b1)
    y = sigmoid(a1 @ W2 + b2)
    loss = np.sum((y - T) ** 2) / 2 / m
    delta2 = (y - T) * y * (1 - y) / m
    delta1 = (delta2 @ W2.T) * a1 * (1 - a1)
    W2 = W2 - learning_rate * a1.T @ delta2
    W1 = W1 - learning_rate * X.T @ delta1
    return {"y": y, "loss": loss, "delta2": delta2, "delta1": delta1, "W1": W1, "b1": b1, "W2": W2, "b2": b2}


@misconception(
    "M79",
    cell="train_step",
    hint="For the biases you average the deltas. Their 1/m is in there already, so the samples only have to be added.",
)
def train_step(X, T, params, learning_rate):
    W1, b1, W2, b2 = (np.array(params[name], dtype=float) for name in ("W1", "b1", "W2", "b2"))
    m = len(X)
    a1 = sigmoid(X @ W1 + b1)
    y = sigmoid(a1 @ W2 + b2)
    loss = np.sum((y - T) ** 2) / 2 / m
    delta2 = (y - T) * y * (1 - y) / m
    delta1 = (delta2 @ W2.T) * a1 * (1 - a1)
    W2 = W2 - learning_rate * a1.T @ delta2
    b2 = b2 - learning_rate * delta2.mean(axis=0)
    W1 = W1 - learning_rate * X.T @ delta1
    b1 = b1 - learning_rate * delta1.mean(axis=0)
    return {"y": y, "loss": loss, "delta2": delta2, "delta1": delta1, "W1": W1, "b1": b1, "W2": W2, "b2": b2}


@misconception(
    "M24",
    cell="train_step",
    hint="You forgot to turn W2 on the way back. With a square W2 the slip raises no error, it only swaps the edges.",
)
def train_step(X, T, params, learning_rate):
    W1, b1, W2, b2 = (np.array(params[name], dtype=float) for name in ("W1", "b1", "W2", "b2"))
    m = len(X)
    a1 = sigmoid(X @ W1 + b1)
    y = sigmoid(a1 @ W2 + b2)
    loss = np.sum((y - T) ** 2) / 2 / m
    delta2 = (y - T) * y * (1 - y) / m
    delta1 = (delta2 @ W2) * a1 * (1 - a1)
    W2 = W2 - learning_rate * a1.T @ delta2
    b2 = b2 - learning_rate * delta2.sum(axis=0)
    W1 = W1 - learning_rate * X.T @ delta1
    b1 = b1 - learning_rate * delta1.sum(axis=0)
    return {"y": y, "loss": loss, "delta2": delta2, "delta1": delta1, "W1": W1, "b1": b1, "W2": W2, "b2": b2}


@misconception(
    "M44",
    cell="train_step",
    hint="Your loss is a sum over the samples. It should be their mean.",
)
def train_step(X, T, params, learning_rate):
    W1, b1, W2, b2 = (np.array(params[name], dtype=float) for name in ("W1", "b1", "W2", "b2"))
    m = len(X)
    a1 = sigmoid(X @ W1 + b1)
    y = sigmoid(a1 @ W2 + b2)
    loss = np.sum((y - T) ** 2) / 2
    delta2 = (y - T) * y * (1 - y) / m
    delta1 = (delta2 @ W2.T) * a1 * (1 - a1)
    W2 = W2 - learning_rate * a1.T @ delta2
    b2 = b2 - learning_rate * delta2.sum(axis=0)
    W1 = W1 - learning_rate * X.T @ delta1
    b1 = b1 - learning_rate * delta1.sum(axis=0)
    return {"y": y, "loss": loss, "delta2": delta2, "delta1": delta1, "W1": W1, "b1": b1, "W2": W2, "b2": b2}


@misconception(
    "05-az",
    cell="train_step",
    hint="You compute the loss after the step. The loss that is asked for is the old network's, like y.",
)
def train_step(X, T, params, learning_rate):
    W1, b1, W2, b2 = (np.array(params[name], dtype=float) for name in ("W1", "b1", "W2", "b2"))
    m = len(X)
    a1 = sigmoid(X @ W1 + b1)
    y = sigmoid(a1 @ W2 + b2)
    loss = np.sum((y - T) ** 2) / 2 / m
    delta2 = (y - T) * y * (1 - y) / m
    delta1 = (delta2 @ W2.T) * a1 * (1 - a1)
    W2 = W2 - learning_rate * a1.T @ delta2
    b2 = b2 - learning_rate * delta2.sum(axis=0)
    W1 = W1 - learning_rate * X.T @ delta1
    b1 = b1 - learning_rate * delta1.sum(axis=0)
    loss = np.sum((sigmoid(sigmoid(X @ W1 + b1) @ W2 + b2) - T) ** 2) / 2 / m
    return {"y": y, "loss": loss, "delta2": delta2, "delta1": delta1, "W1": W1, "b1": b1, "W2": W2, "b2": b2}
