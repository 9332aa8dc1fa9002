"""Mistakes in 05-backprop-by-hand, layer3_gradients: wrong code, and what to tell who wrote it.

M70 and M71 (z3 or a3 in place of a2) cannot happen here: only a2 and delta3 are given.
"""

import numpy as np

from autograder.bank import misconception


@misconception(
    "M72",
    hint="The input of the layer is missing in dW3: a weight moves z3 in proportion to the activation that it multiplies.",
)
def layer3_gradients(a2, delta3):
    return np.ones_like(a2).T @ delta3, delta3.sum(axis=0)


@misconception(
    "M73",
    hint="You multiplied the bias gradient by an activation too. The bias stands alone in z3, so its factor is 1.",
)
def layer3_gradients(a2, delta3):
    dW3 = a2.T @ delta3
    return dW3, dW3[0]


@misconception(
    "M74",
    hint="dW3 is transposed. A gradient has the shape of its parameter: one row per neuron of layer 2, one column per output.",
)
def layer3_gradients(a2, delta3):
    return delta3.T @ a2, delta3.sum(axis=0)


@misconception(
    "M75",
    hint="You multiply entry by entry with *, so the samples stay apart. "
    "Every weight needs its products summed over all samples: a matrix product.",
)
def layer3_gradients(a2, delta3):
    return a2 * delta3, delta3.sum(axis=0)


@misconception(
    "05-t",
    hint="Your matrix product runs along the wrong axis: the axis that is summed over must be the samples, "
    "so one of the two factors has to be transposed.",
)
def layer3_gradients(a2, delta3):
    return a2 @ delta3, delta3.sum(axis=0)


@misconception("M77", hint="You divide by the number of samples once more. The share 1/m is in delta3 already.")
def layer3_gradients(a2, delta3):
    return a2.T @ delta3 / len(a2), delta3.sum(axis=0) / len(a2)


@misconception(
    "M79",
    hint="For db3 you average delta3 over the samples. Its 1/m is in there already, so the samples only have to be added.",
)
def layer3_gradients(a2, delta3):
    return a2.T @ delta3, delta3.mean(axis=0)


@misconception(
    "M80",
    hint="For db3 you sum along the wrong axis: you got one number per sample, and a bias belongs to an output.",
)
def layer3_gradients(a2, delta3):
    return a2.T @ delta3, delta3.sum(axis=1)


@misconception(
    "M81",
    hint="For db3 you sum over everything. Every output has its own bias, so only the samples are summed over.",
)
def layer3_gradients(a2, delta3):
    return a2.T @ delta3, delta3.sum()


@misconception(
    "M83",
    hint="Only the last sample is left: inside your loop each sample overwrites the one before instead of being added.",
)
def layer3_gradients(a2, delta3):
    for a, d in zip(a2, delta3, strict=True):
        dW3 = np.outer(a, d)
        db3 = d
    return dW3, db3


@misconception(
    "M34",
    hint="Your function rounds its results to four decimals. Return all digits and round only what you print.",
)
def layer3_gradients(a2, delta3):
    return np.round(a2.T @ delta3, 4), np.round(delta3.sum(axis=0), 4)


@misconception(
    "05-u",
    hint="Every sign is flipped. The minus belongs to the update later, where the weights step against the gradient.",
)
def layer3_gradients(a2, delta3):
    return -(a2.T @ delta3), -delta3.sum(axis=0)


@misconception("05-v", hint="You return the two gradients in the other order: the weights come first, then the bias.")
def layer3_gradients(a2, delta3):
    return delta3.sum(axis=0), a2.T @ delta3


@misconception(
    "05-w",
    hint="db3 is delta3 itself, still with one row per sample. The bias is shared by all samples, so add their shares up.",
)
def layer3_gradients(a2, delta3):
    return a2.T @ delta3, delta3


@misconception(
    "05-x",
    hint="The numbers in db3 are fine, but a gradient has the shape of its parameter, and b3 is flat: one axis, not two.",
)
def layer3_gradients(a2, delta3):
    return a2.T @ delta3, delta3.sum(axis=0, keepdims=True)


@misconception(
    "05-y",
    hint="For dW3 you add the samples up first and multiply afterwards, which mixes one sample's activation with another's "
    "delta. Multiply within each sample, then add.",
)
def layer3_gradients(a2, delta3):
    return np.outer(a2.sum(axis=0), delta3.sum(axis=0)), delta3.sum(axis=0)


@misconception(
    "05-z",
    hint="You used the slope of layer 2's sigmoid where dW3 needs the activation itself. "
    "That slope comes in one step later, on the way to z2.",
)
def layer3_gradients(a2, delta3):
    return (a2 * (1 - a2)).T @ delta3, delta3.sum(axis=0)
