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
