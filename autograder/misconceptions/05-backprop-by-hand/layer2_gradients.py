"""Mistakes in 05-backprop-by-hand, layer2_gradients: wrong code, and what to tell who wrote it."""

import numpy as np

from autograder.bank import misconception
from nnbasics.activations import sigmoid


@misconception(
    "M61",
    hint="The slope of the sigmoid is missing in delta2: between a2 and z2 stands an activation, whose slope belongs in the chain.",
)
def layer2_gradients(delta3, W3, a2, a1):
    delta2 = delta3 @ W3.T
    return delta2, a1.T @ delta2, delta2.sum(axis=0)


@misconception(
    "M62",
    hint="You put a2 through the sigmoid again to get its slope. a2 is the sigmoid's value already; its slope needs no second sigmoid.",
)
def layer2_gradients(delta3, W3, a2, a1):
    delta2 = (delta3 @ W3.T) * sigmoid(a2) * (1 - sigmoid(a2))
    return delta2, a1.T @ delta2, delta2.sum(axis=0)


@misconception(
    "M63",
    hint="You wrote the slope with z in the place of a. The short form of the sigmoid's slope holds for its value, not for its argument.",
)
def layer2_gradients(delta3, W3, a2, a1):
    z = np.log(a2 / (1 - a2))
    delta2 = (delta3 @ W3.T) * z * (1 - z)
    return delta2, a1.T @ delta2, delta2.sum(axis=0)


@misconception("M64", hint="You multiply by a2 where its slope belongs. The slope of the sigmoid has a second factor.")
def layer2_gradients(delta3, W3, a2, a1):
    delta2 = (delta3 @ W3.T) * a2
    return delta2, a1.T @ delta2, delta2.sum(axis=0)


@misconception("M65", hint="That is the slope of tanh. This network uses the sigmoid, whose slope has another form.")
def layer2_gradients(delta3, W3, a2, a1):
    delta2 = (delta3 @ W3.T) * (1 - a2**2)
    return delta2, a1.T @ delta2, delta2.sum(axis=0)


@misconception(
    "M66",
    hint="The weights are missing on the way back: what arrives at a neuron is delta3 times the weight of the edge that it travels along.",
)
def layer2_gradients(delta3, W3, a2, a1):
    delta2 = delta3.sum(axis=1, keepdims=True) * a2 * (1 - a2)
    return delta2, a1.T @ delta2, delta2.sum(axis=0)


@misconception(
    "M67",
    hint="You follow one edge only. A neuron of layer 2 reaches every neuron of layer 3, and all these paths add up.",
)
def layer2_gradients(delta3, W3, a2, a1):
    delta2 = (delta3[:, :1] @ W3[:, :1].T) * a2 * (1 - a2)
    return delta2, a1.T @ delta2, delta2.sum(axis=0)


@misconception("M68", hint="You average over the paths that lead on from a neuron. They all act at once, so they add up.")
def layer2_gradients(delta3, W3, a2, a1):
    delta2 = (delta3 @ W3.T) / W3.shape[1] * a2 * (1 - a2)
    return delta2, a1.T @ delta2, delta2.sum(axis=0)


@misconception(
    "M71",
    hint="dW2 stands behind the wrong layer: a weight is multiplied by what flows into it, the activation of layer 1, not by what layer 2 makes of it.",
)
def layer2_gradients(delta3, W3, a2, a1):
    delta2 = (delta3 @ W3.T) * a2 * (1 - a2)
    return delta2, a2.T @ delta2, delta2.sum(axis=0)


@misconception(
    "M72",
    hint="dW2 forgets what flows into the weight: a weight moves z2 in proportion to the activation of layer 1.",
)
def layer2_gradients(delta3, W3, a2, a1):
    delta2 = (delta3 @ W3.T) * a2 * (1 - a2)
    return delta2, np.ones_like(a1).T @ delta2, delta2.sum(axis=0)


@misconception(
    "M73",
    hint="You multiplied the bias gradient by something that flows in. The bias stands alone in z, so its factor is 1.",
)
def layer2_gradients(delta3, W3, a2, a1):
    delta2 = (delta3 @ W3.T) * a2 * (1 - a2)
    return delta2, a1.T @ delta2, (a1.T @ delta2)[0]


@misconception(
    "M74",
    hint="dW2 is transposed. A gradient has the shape of its parameter: one row per input, one column per neuron.",
)
def layer2_gradients(delta3, W3, a2, a1):
    delta2 = (delta3 @ W3.T) * a2 * (1 - a2)
    return delta2, delta2.T @ a1, delta2.sum(axis=0)


@misconception(
    "M75",
    hint="You multiply delta3 and W3 entry by entry. Each neuron needs a sum over its edges: a matrix product.",
)
def layer2_gradients(delta3, W3, a2, a1):
    delta2 = (delta3 * W3.T) * a2 * (1 - a2)
    return delta2, a1.T @ delta2, delta2.sum(axis=0)


@misconception(
    "M24",
    hint="You forgot to turn W3. On the way back it is read along its rows: row j holds the edges that leave neuron j.",
)
def layer2_gradients(delta3, W3, a2, a1):
    delta2 = (delta3 @ W3) * a2 * (1 - a2)
    return delta2, a1.T @ delta2, delta2.sum(axis=0)


@misconception(
    "M78",
    hint="You divide by the number of samples again. The share 1/m came in once, with the output's delta, and travels along.",
)
def layer2_gradients(delta3, W3, a2, a1):
    delta2 = (delta3 @ W3.T) * a2 * (1 - a2) / len(a2)
    return delta2, a1.T @ delta2, delta2.sum(axis=0)


@misconception("M77", hint="For dW2 and db2 you divide by the number of samples again. The share 1/m is in delta2 already.")
def layer2_gradients(delta3, W3, a2, a1):
    delta2 = (delta3 @ W3.T) * a2 * (1 - a2)
    return delta2, a1.T @ delta2 / len(a1), delta2.mean(axis=0)


@misconception(
    "M79",
    hint="For db2 you average over the samples. Their 1/m is in delta2 already, so they only have to be added.",
)
def layer2_gradients(delta3, W3, a2, a1):
    delta2 = (delta3 @ W3.T) * a2 * (1 - a2)
    return delta2, a1.T @ delta2, delta2.mean(axis=0)


@misconception(
    "M80",
    hint="For db2 you sum along the wrong axis: you got one number per sample, and a bias belongs to a neuron.",
)
def layer2_gradients(delta3, W3, a2, a1):
    delta2 = (delta3 @ W3.T) * a2 * (1 - a2)
    return delta2, a1.T @ delta2, delta2.sum(axis=1)


@misconception(
    "M81",
    hint="For db2 you sum over everything. Every neuron has its own bias, so only the samples are summed over.",
)
def layer2_gradients(delta3, W3, a2, a1):
    delta2 = (delta3 @ W3.T) * a2 * (1 - a2)
    return delta2, a1.T @ delta2, delta2.sum()


@misconception(
    "M83",
    hint="Only the last sample is left in the gradients: each sample overwrites the one before instead of being added.",
)
def layer2_gradients(delta3, W3, a2, a1):
    delta2 = (delta3 @ W3.T) * a2 * (1 - a2)
    return delta2, np.outer(a1[-1], delta2[-1]), delta2[-1]


@misconception(
    "M34",
    hint="Your function rounds its results to four decimals. Return all digits and round only what you print.",
)
def layer2_gradients(delta3, W3, a2, a1):
    delta2 = (delta3 @ W3.T) * a2 * (1 - a2)
    return np.round(delta2, 4), np.round(a1.T @ delta2, 4), np.round(delta2.sum(axis=0), 4)


@misconception(
    "M87",
    hint="Your function changes an array that it is given (an in-place step such as *=), so a second call sees other numbers. Make a new array instead.",
)
def layer2_gradients(delta3, W3, a2, a1):
    slope = a2
    slope *= 1 - a2
    delta2 = (delta3 @ W3.T) * slope
    return delta2, a1.T @ delta2, delta2.sum(axis=0)


@misconception(
    "05-u",
    hint="Every sign is flipped. The minus belongs to the update later, where the weights step against the gradient.",
)
def layer2_gradients(delta3, W3, a2, a1):
    delta2 = -(delta3 @ W3.T) * a2 * (1 - a2)
    return delta2, a1.T @ delta2, delta2.sum(axis=0)


@misconception("05-v", hint="You return the results in another order: delta2 comes first, then the weights, then the bias.")
def layer2_gradients(delta3, W3, a2, a1):
    delta2 = (delta3 @ W3.T) * a2 * (1 - a2)
    return a1.T @ delta2, delta2.sum(axis=0), delta2


@misconception(
    "05-w",
    hint="db2 is delta2 itself, still with one row per sample. The bias is shared by all samples, so add their shares up.",
)
def layer2_gradients(delta3, W3, a2, a1):
    delta2 = (delta3 @ W3.T) * a2 * (1 - a2)
    return delta2, a1.T @ delta2, delta2


@misconception(
    "05-x",
    hint="The numbers in db2 are fine, but a gradient has the shape of its parameter, and b2 is flat: one axis, not two.",
)
def layer2_gradients(delta3, W3, a2, a1):
    delta2 = (delta3 @ W3.T) * a2 * (1 - a2)
    return delta2, a1.T @ delta2, delta2.sum(axis=0, keepdims=True)


@misconception(
    "05-y",
    hint="For dW2 you add the samples up first and multiply afterwards, which mixes one sample's activation of layer 1 with another's delta. Multiply within each sample, then add.",
)
def layer2_gradients(delta3, W3, a2, a1):
    delta2 = (delta3 @ W3.T) * a2 * (1 - a2)
    return delta2, np.outer(a1.sum(axis=0), delta2.sum(axis=0)), delta2.sum(axis=0)


@misconception(
    "05-aa",
    hint="You return dL/da2 as the delta. The delta is the slope at z2, one step further back; your gradients have that step.",
)
def layer2_gradients(delta3, W3, a2, a1):
    inner = (delta3 @ W3.T) * a2 * (1 - a2)
    delta2 = delta3 @ W3.T
    return delta2, a1.T @ inner, inner.sum(axis=0)


@misconception("05-ab", hint="You took the slope of layer 1's sigmoid. delta2 is about z2, so the slope is that of a2.")
def layer2_gradients(delta3, W3, a2, a1):
    delta2 = (delta3 @ W3.T) * a1 * (1 - a1)
    return delta2, a1.T @ delta2, delta2.sum(axis=0)
