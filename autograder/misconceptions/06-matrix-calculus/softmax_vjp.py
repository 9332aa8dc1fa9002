"""Mistakes in 06-matrix-calculus, softmax_vjp: wrong code, and what to tell who wrote it."""

from autograder.bank import misconception
from nnbasics.activations import softmax


@misconception(
    "M35",
    hint="You treat softmax as element-wise. Every logit moves all probabilities of its sample: a sum over the classes"
    " is missing.",
)
def softmax_vjp(G, Z):
    P = softmax(Z)
    return G * P * (1 - P)


@misconception(
    "06-ai",
    hint="You multiply by P only. The share that every probability loses when another logit rises is missing: a sum "
    "over the classes.",
)
def softmax_vjp(G, Z):
    P = softmax(Z)
    return P * G


@misconception("M29", hint="Your sum runs down the samples. Each sample has a sum of its own, over its classes.")
def softmax_vjp(G, Z):
    P = softmax(Z)
    return P * (G - (G * P).sum(axis=0))


@misconception(
    "M30",
    hint="Your sums are flat, so they lie along the columns; in a square batch no error says so. Keep the axis: keepdims=True.",
)
def softmax_vjp(G, Z):
    P = softmax(Z)
    return P * (G - (G * P).sum(axis=1))


@misconception(
    "06-aj",
    hint="You take a mean over the classes. The formula adds up; the probabilities are the weights already.",
)
def softmax_vjp(G, Z):
    P = softmax(Z)
    return P * (G - (G * P).mean(axis=1, keepdims=True))


@misconception("06-ak", hint="You sum over the whole batch. Samples do not know each other: sum within each row.")
def softmax_vjp(G, Z):
    P = softmax(Z)
    return P * (G - (G * P).sum())


@misconception("06-al", hint="The sum has to weigh each slope with its probability. You add up the bare slopes.")
def softmax_vjp(G, Z):
    P = softmax(Z)
    return P * (G - G.sum(axis=1, keepdims=True))


@misconception("06-am", hint="You add the sum. In the formula it is subtracted.")
def softmax_vjp(G, Z):
    P = softmax(Z)
    return P * (G + (G * P).sum(axis=1, keepdims=True))


@misconception(
    "M36",
    hint="P minus the label is the shortcut for softmax with cross-entropy. Here G may be any slopes: use the product "
    "with the Jacobian.",
)
def softmax_vjp(G, Z):
    P = softmax(Z)
    return P - G


@misconception("06-an", hint="The factor P in front of the bracket is missing.")
def softmax_vjp(G, Z):
    P = softmax(Z)
    return G - (G * P).sum(axis=1, keepdims=True)


@misconception("06-ao", hint="In your formula stand the logits. The probabilities belong there: take the softmax first.")
def softmax_vjp(G, Z):
    P = Z
    return P * (G - (G * P).sum(axis=1, keepdims=True))


@misconception("M77", hint="You divide by the number of samples. If the loss is a mean, that factor sits in G already.")
def softmax_vjp(G, Z):
    P = softmax(Z)
    return P * (G - (G * P).sum(axis=1, keepdims=True)) / len(G)


@misconception("M87", hint="You write into G, so the caller's slopes are changed and a second call differs. Make a new array.")
def softmax_vjp(G, Z):
    P = softmax(Z)
    G -= (G * P).sum(axis=1, keepdims=True).astype(G.dtype)
    return P * G


@misconception("06-ap", hint="Every sign is turned around: the slope that arrives comes first, the sum is subtracted from it.")
def softmax_vjp(G, Z):
    P = softmax(Z)
    return P * ((G * P).sum(axis=1, keepdims=True) - G)


@misconception("06-cb", hint="P multiplies the first term only. It stands in front of the whole bracket.")
def softmax_vjp(G, Z):
    P = softmax(Z)
    return P * G - (G * P).sum(axis=1, keepdims=True)


@misconception(
    "06-cc",
    hint="P and G have changed places around the bracket: P stands in front, and the slope that arrives inside.",
)
def softmax_vjp(G, Z):
    P = softmax(Z)
    return G * (P - (G * P).sum(axis=1, keepdims=True))


@misconception(
    "06-cd",
    hint="G and Z have changed places: the probabilities come from the logits, and the logits are the second argument.",
)
def softmax_vjp(G, Z):
    P = softmax(G)
    return P * (Z - (Z * P).sum(axis=1, keepdims=True))


@misconception(
    "06-ce",
    hint="A matrix product pairs every sample with every other one. Each sample needs the sum of its own row only.",
)
def softmax_vjp(G, Z):
    P = softmax(Z)
    return P * (G - G @ P.T)
