"""Mistakes in 05-backprop-by-hand, layer1_gradients: wrong code, and what to tell who wrote it."""

import numpy as np

from autograder.bank import misconception
from nnbasics.activations import sigmoid


@misconception(
    "M61",
    hint="The slope of the sigmoid is missing in delta1: between a1 and z1 stands an activation, whose slope belongs in the chain.",
)
def layer1_gradients(delta2, W2, a1, X):
    delta1 = delta2 @ W2.T
    return delta1, X.T @ delta1, delta1.sum(axis=0)


@misconception(
    "M62",
    hint="You put a1 through the sigmoid again to get its slope. a1 is the sigmoid's value already; its slope needs no second sigmoid.",
)
def layer1_gradients(delta2, W2, a1, X):
    delta1 = (delta2 @ W2.T) * sigmoid(a1) * (1 - sigmoid(a1))
    return delta1, X.T @ delta1, delta1.sum(axis=0)


@misconception(
    "M63",
    hint="You wrote the slope with z in the place of a. The short form of the sigmoid's slope holds for its value, not for its argument.",
)
def layer1_gradients(delta2, W2, a1, X):
    z = np.log(a1 / (1 - a1))
    delta1 = (delta2 @ W2.T) * z * (1 - z)
    return delta1, X.T @ delta1, delta1.sum(axis=0)


@misconception("M64", hint="You multiply by a1 where its slope belongs. The slope of the sigmoid has a second factor.")
def layer1_gradients(delta2, W2, a1, X):
    delta1 = (delta2 @ W2.T) * a1
    return delta1, X.T @ delta1, delta1.sum(axis=0)


@misconception("M65", hint="That is the slope of tanh. This network uses the sigmoid, whose slope has another form.")
def layer1_gradients(delta2, W2, a1, X):
    delta1 = (delta2 @ W2.T) * (1 - a1**2)
    return delta1, X.T @ delta1, delta1.sum(axis=0)


@misconception(
    "M66",
    hint="The weights are missing on the way back: what arrives at a neuron is delta2 times the weight of the edge that it travels along.",
)
def layer1_gradients(delta2, W2, a1, X):
    delta1 = delta2.sum(axis=1, keepdims=True) * a1 * (1 - a1)
    return delta1, X.T @ delta1, delta1.sum(axis=0)


@misconception(
    "M67",
    hint="You follow one edge only. A neuron of layer 1 reaches every neuron of layer 2, and all these paths add up.",
)
def layer1_gradients(delta2, W2, a1, X):
    delta1 = (delta2[:, :1] @ W2[:, :1].T) * a1 * (1 - a1)
    return delta1, X.T @ delta1, delta1.sum(axis=0)


@misconception("M68", hint="You average over the paths that lead on from a neuron. They all act at once, so they add up.")
def layer1_gradients(delta2, W2, a1, X):
    delta1 = (delta2 @ W2.T) / W2.shape[1] * a1 * (1 - a1)
    return delta1, X.T @ delta1, delta1.sum(axis=0)


@misconception(
    "M71",
    hint="dW1 stands behind the wrong layer: a weight is multiplied by what flows into it, the input, not by what layer 1 makes of it.",
)
def layer1_gradients(delta2, W2, a1, X):
    delta1 = (delta2 @ W2.T) * a1 * (1 - a1)
    return delta1, a1.T @ delta1, delta1.sum(axis=0)


@misconception("M72", hint="dW1 forgets what flows into the weight: a weight moves z1 in proportion to the input.")
def layer1_gradients(delta2, W2, a1, X):
    delta1 = (delta2 @ W2.T) * a1 * (1 - a1)
    return delta1, np.ones_like(X).T @ delta1, delta1.sum(axis=0)


@misconception(
    "M73",
    hint="You multiplied the bias gradient by something that flows in. The bias stands alone in z, so its factor is 1.",
)
def layer1_gradients(delta2, W2, a1, X):
    delta1 = (delta2 @ W2.T) * a1 * (1 - a1)
    return delta1, X.T @ delta1, (X.T @ delta1)[0]


@misconception(
    "M74",
    hint="dW1 is transposed. A gradient has the shape of its parameter: one row per input, one column per neuron.",
)
def layer1_gradients(delta2, W2, a1, X):
    delta1 = (delta2 @ W2.T) * a1 * (1 - a1)
    return delta1, delta1.T @ X, delta1.sum(axis=0)


@misconception(
    "M75",
    hint="You multiply delta2 and W2 entry by entry. Each neuron needs a sum over its edges: a matrix product.",
)
def layer1_gradients(delta2, W2, a1, X):
    delta1 = (delta2 * W2.T) * a1 * (1 - a1)
    return delta1, X.T @ delta1, delta1.sum(axis=0)


@misconception(
    "M24",
    hint="You forgot to turn W2. On the way back it is read along its rows: row j holds the edges that leave neuron j.",
)
def layer1_gradients(delta2, W2, a1, X):
    delta1 = (delta2 @ W2) * a1 * (1 - a1)
    return delta1, X.T @ delta1, delta1.sum(axis=0)


@misconception(
    "M78",
    hint="You divide by the number of samples again. The share 1/m came in once, with the output's delta, and travels along.",
)
def layer1_gradients(delta2, W2, a1, X):
    delta1 = (delta2 @ W2.T) * a1 * (1 - a1) / len(a1)
    return delta1, X.T @ delta1, delta1.sum(axis=0)


@misconception("M77", hint="For dW1 and db1 you divide by the number of samples again. The share 1/m is in delta1 already.")
def layer1_gradients(delta2, W2, a1, X):
    delta1 = (delta2 @ W2.T) * a1 * (1 - a1)
    return delta1, X.T @ delta1 / len(X), delta1.mean(axis=0)


@misconception(
    "M79",
    hint="For db1 you average over the samples. Their 1/m is in delta1 already, so they only have to be added.",
)
def layer1_gradients(delta2, W2, a1, X):
    delta1 = (delta2 @ W2.T) * a1 * (1 - a1)
    return delta1, X.T @ delta1, delta1.mean(axis=0)


@misconception(
    "M80",
    hint="For db1 you sum along the wrong axis: you got one number per sample, and a bias belongs to a neuron.",
)
def layer1_gradients(delta2, W2, a1, X):
    delta1 = (delta2 @ W2.T) * a1 * (1 - a1)
    return delta1, X.T @ delta1, delta1.sum(axis=1)


@misconception(
    "M81",
    hint="For db1 you sum over everything. Every neuron has its own bias, so only the samples are summed over.",
)
def layer1_gradients(delta2, W2, a1, X):
    delta1 = (delta2 @ W2.T) * a1 * (1 - a1)
    return delta1, X.T @ delta1, delta1.sum()


@misconception(
    "M83",
    hint="Only the last sample is left in the gradients: each sample overwrites the one before instead of being added.",
)
def layer1_gradients(delta2, W2, a1, X):
    delta1 = (delta2 @ W2.T) * a1 * (1 - a1)
    return delta1, np.outer(X[-1], delta1[-1]), delta1[-1]


@misconception(
    "M34",
    hint="Your function rounds its results to four decimals. Return all digits and round only what you print.",
)
def layer1_gradients(delta2, W2, a1, X):
    delta1 = (delta2 @ W2.T) * a1 * (1 - a1)
    return np.round(delta1, 4), np.round(X.T @ delta1, 4), np.round(delta1.sum(axis=0), 4)


@misconception(
    "M87",
    hint="Your function changes an array that it is given (an in-place step such as *=), so a second call sees other numbers. Make a new array instead.",
)
def layer1_gradients(delta2, W2, a1, X):
    slope = a1
    slope *= 1 - a1
    delta1 = (delta2 @ W2.T) * slope
    return delta1, X.T @ delta1, delta1.sum(axis=0)


@misconception(
    "05-u",
    hint="Every sign is flipped. The minus belongs to the update later, where the weights step against the gradient.",
)
def layer1_gradients(delta2, W2, a1, X):
    delta1 = -(delta2 @ W2.T) * a1 * (1 - a1)
    return delta1, X.T @ delta1, delta1.sum(axis=0)


@misconception("05-v", hint="You return the results in another order: delta1 comes first, then the weights, then the bias.")
def layer1_gradients(delta2, W2, a1, X):
    delta1 = (delta2 @ W2.T) * a1 * (1 - a1)
    return X.T @ delta1, delta1.sum(axis=0), delta1


@misconception(
    "05-w",
    hint="db1 is delta1 itself, still with one row per sample. The bias is shared by all samples, so add their shares up.",
)
def layer1_gradients(delta2, W2, a1, X):
    delta1 = (delta2 @ W2.T) * a1 * (1 - a1)
    return delta1, X.T @ delta1, delta1


@misconception(
    "05-x",
    hint="The numbers in db1 are fine, but a gradient has the shape of its parameter, and b1 is flat: one axis, not two.",
)
def layer1_gradients(delta2, W2, a1, X):
    delta1 = (delta2 @ W2.T) * a1 * (1 - a1)
    return delta1, X.T @ delta1, delta1.sum(axis=0, keepdims=True)


@misconception(
    "05-y",
    hint="For dW1 you add the samples up first and multiply afterwards, which mixes one sample's input with another's delta. Multiply within each sample, then add.",
)
def layer1_gradients(delta2, W2, a1, X):
    delta1 = (delta2 @ W2.T) * a1 * (1 - a1)
    return delta1, np.outer(X.sum(axis=0), delta1.sum(axis=0)), delta1.sum(axis=0)


@misconception(
    "05-aa",
    hint="You return dL/da1 as the delta. The delta is the slope at z1, one step further back; your gradients have that step.",
)
def layer1_gradients(delta2, W2, a1, X):
    inner = (delta2 @ W2.T) * a1 * (1 - a1)
    delta1 = delta2 @ W2.T
    return delta1, X.T @ inner, inner.sum(axis=0)
