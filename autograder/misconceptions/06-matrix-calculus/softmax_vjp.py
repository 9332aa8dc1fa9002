"""Mistakes in 06-matrix-calculus, softmax_vjp: wrong code, and what to tell who wrote it."""

from autograder.bank import misconception, wrong_line
from nnbasics.activations import softmax

wrong_line(
    "M35",
    {"return P * (G - (G * P).sum(axis=1, keepdims=True))": "return G * P * (1 - P)"},
    hint="You treat softmax as element-wise. Every logit moves all probabilities of its sample: a sum over the classes"
    " is missing.",
)

wrong_line(
    "06-ai",
    {"return P * (G - (G * P).sum(axis=1, keepdims=True))": "return P * G"},
    hint="You multiply by P only. The share that every probability loses when another logit rises is missing: a sum "
    "over the classes.",
)

wrong_line(
    "M29",
    {"return P * (G - (G * P).sum(axis=1, keepdims=True))": "return P * (G - (G * P).sum(axis=0))"},
    hint="Your sum runs down the samples. Each sample has a sum of its own, over its classes.",
)

wrong_line(
    "M30",
    {"return P * (G - (G * P).sum(axis=1, keepdims=True))": "return P * (G - (G * P).sum(axis=1))"},
    hint="Your sums are flat, so they lie along the columns; in a square batch no error says so. Keep the axis: keepdims=True.",
)

wrong_line(
    "06-aj",
    {"return P * (G - (G * P).sum(axis=1, keepdims=True))": "return P * (G - (G * P).mean(axis=1, keepdims=True))"},
    hint="You take a mean over the classes. The formula adds up; the probabilities are the weights already.",
)

wrong_line(
    "06-ak",
    {"return P * (G - (G * P).sum(axis=1, keepdims=True))": "return P * (G - (G * P).sum())"},
    hint="You sum over the whole batch. Samples do not know each other: sum within each row.",
)

wrong_line(
    "06-al",
    {"return P * (G - (G * P).sum(axis=1, keepdims=True))": "return P * (G - G.sum(axis=1, keepdims=True))"},
    hint="The sum has to weigh each slope with its probability. You add up the bare slopes.",
)

wrong_line(
    "06-am",
    {"return P * (G - (G * P).sum(axis=1, keepdims=True))": "return P * (G + (G * P).sum(axis=1, keepdims=True))"},
    hint="You add the sum. In the formula it is subtracted.",
)

wrong_line(
    "M36",
    {"return P * (G - (G * P).sum(axis=1, keepdims=True))": "return P - G"},
    hint="P minus the label is the shortcut for softmax with cross-entropy. Here G may be any slopes: use the product "
    "with the Jacobian.",
)

wrong_line(
    "06-an",
    {"return P * (G - (G * P).sum(axis=1, keepdims=True))": "return G - (G * P).sum(axis=1, keepdims=True)"},
    hint="The factor P in front of the bracket is missing.",
)

wrong_line(
    "06-ao",
    {"P = softmax(Z)": "P = Z"},
    hint="In your formula stand the logits. The probabilities belong there: take the softmax first.",
)

wrong_line(
    "M77",
    {"return P * (G - (G * P).sum(axis=1, keepdims=True))": "return P * (G - (G * P).sum(axis=1, keepdims=True)) / len(G)"},
    hint="You divide by the number of samples. If the loss is a mean, that factor sits in G already.",
)


@misconception("M87", hint="You write into G, so the caller's slopes are changed and a second call differs. Make a new array.")
def softmax_vjp(G, Z):
    P = softmax(Z)
    G -= (G * P).sum(axis=1, keepdims=True).astype(G.dtype)
    return P * G


wrong_line(
    "06-ap",
    {"return P * (G - (G * P).sum(axis=1, keepdims=True))": "return P * ((G * P).sum(axis=1, keepdims=True) - G)"},
    hint="Every sign is wrong: the slope that arrives comes first, the sum is subtracted from it.",
)

wrong_line(
    "06-cb",
    {"return P * (G - (G * P).sum(axis=1, keepdims=True))": "return P * G - (G * P).sum(axis=1, keepdims=True)"},
    hint="P multiplies the first term only. It stands in front of the whole bracket.",
)

wrong_line(
    "06-cc",
    {"return P * (G - (G * P).sum(axis=1, keepdims=True))": "return G * (P - (G * P).sum(axis=1, keepdims=True))"},
    hint="P and G have changed places around the bracket: P stands in front, and the slope that arrives inside.",
)


@misconception(
    "06-cd",
    hint="G and Z have changed places: the probabilities come from the logits, and the logits are the second argument.",
)
def softmax_vjp(G, Z):
    P = softmax(G)
    return P * (Z - (Z * P).sum(axis=1, keepdims=True))


wrong_line(
    "06-ce",
    {"return P * (G - (G * P).sum(axis=1, keepdims=True))": "return P * (G - G @ P.T)"},
    hint="A matrix product pairs every sample with every other one. Each sample needs the sum of its own row only.",
)
