"""Mistakes in 06-matrix-calculus, layer_backward: wrong code, and what to tell who wrote it."""

from autograder.bank import wrong_line


wrong_line(
    "M61",
    {"dZ = dA * slope": "dZ = dA * 1.0"},
    hint="The slope of the activation is missing: between dA and dZ stands its derivative.",
)

wrong_line(
    "M62",
    {
        'slope = 1 - np.tanh(Z) ** 2 if cache["activation"] == "tanh" else Z > 0': (
            'slope = 1 - np.tanh(np.tanh(Z)) ** 2 if cache["activation"] == "tanh" else (Z > 0) * 1.0'
        )
    },
    hint="The derivative is taken at A, which is bent already. Take it at Z: tanh once, then one minus its square.",
)

wrong_line(
    "M63",
    {
        'slope = 1 - np.tanh(Z) ** 2 if cache["activation"] == "tanh" else Z > 0': (
            'slope = 1 - Z**2 if cache["activation"] == "tanh" else (Z > 0) * 1.0'
        )
    },
    hint="One minus the square of Z is not tanh's derivative: inside the square belongs tanh of Z.",
)

wrong_line(
    "M65",
    {
        'slope = 1 - np.tanh(Z) ** 2 if cache["activation"] == "tanh" else Z > 0': (
            'slope = np.tanh(Z) * (1 - np.tanh(Z)) if cache["activation"] == "tanh" else (Z > 0) * 1.0'
        )
    },
    hint="That is the sigmoid's derivative. tanh has another one: one minus its square.",
)

wrong_line(
    "06-at",
    {
        'slope = 1 - np.tanh(Z) ** 2 if cache["activation"] == "tanh" else Z > 0': (
            'slope = 1 - np.tanh(Z) if cache["activation"] == "tanh" else (Z > 0) * 1.0'
        )
    },
    hint="The square in tanh's derivative is missing.",
)

wrong_line(
    "M64",
    {
        'slope = 1 - np.tanh(Z) ** 2 if cache["activation"] == "tanh" else Z > 0': (
            'slope = np.tanh(Z) if cache["activation"] == "tanh" else relu(Z)'
        )
    },
    hint="You multiply by the activation itself. Its slope belongs there.",
)

wrong_line(
    "M84",
    {
        'slope = 1 - np.tanh(Z) ** 2 if cache["activation"] == "tanh" else Z > 0': (
            'slope = 1 - np.tanh(Z) ** 2 if cache["activation"] == "tanh" else (dA > 0) * 1.0'
        )
    },
    hint="ReLU's mask looks at dA. Whether a neuron was active is decided by its Z, not by the slope that arrives.",
)

wrong_line(
    "M66",
    {"return dZ @ W.T, X.T @ dZ, dZ.sum(axis=0)": "return dZ, X.T @ dZ, dZ.sum(axis=0)"},
    hint="dX skips the weights: what arrives at an input has passed through the edges of W.",
)

wrong_line(
    "M24",
    {"return dZ @ W.T, X.T @ dZ, dZ.sum(axis=0)": "return dZ @ W, X.T @ dZ, dZ.sum(axis=0)"},
    hint="dX uses W where its transpose belongs; in a square layer both fit, and only one is right.",
)

wrong_line(
    "M74",
    {"return dZ @ W.T, X.T @ dZ, dZ.sum(axis=0)": "return dZ @ W.T, dZ.T @ X, dZ.sum(axis=0)"},
    hint="dW is transposed: it must have the shape of W, a row per input.",
)

wrong_line(
    "M76",
    {"return dZ @ W.T, X.T @ dZ, dZ.sum(axis=0)": "return dZ @ W.T, X.T @ dZ / len(X), dZ.sum(axis=0) / len(X)"},
    hint="You divide by the number of samples. If the loss is a mean, that factor sits in dA already.",
)

wrong_line(
    "M79",
    {"return dZ @ W.T, X.T @ dZ, dZ.sum(axis=0)": "return dZ @ W.T, X.T @ dZ, dZ.mean(axis=0)"},
    hint="db is a mean over the samples. It is their sum, for every sample uses the same bias.",
)

wrong_line(
    "M80",
    {"return dZ @ W.T, X.T @ dZ, dZ.sum(axis=0)": "return dZ @ W.T, X.T @ dZ, dZ.sum(axis=1)"},
    hint="db adds up over the neurons. Each neuron has a bias of its own: add up over the samples.",
)

wrong_line(
    "M81",
    {"return dZ @ W.T, X.T @ dZ, dZ.sum(axis=0)": "return dZ @ W.T, X.T @ dZ, dZ.sum()"},
    hint="db is a single number. Each neuron has a bias of its own: add up over the samples only.",
)

wrong_line(
    "06-au",
    {"return dZ @ W.T, X.T @ dZ, dZ.sum(axis=0)": "return dZ @ W.T, X.T @ dZ, dZ.sum(axis=0, keepdims=True)"},
    hint="The numbers of db are right, but it should be flat like b: shape (k,), not a row.",
)

wrong_line(
    "M83",
    {"return dZ @ W.T, X.T @ dZ, dZ.sum(axis=0)": "return dZ @ W.T, np.outer(X[-1], dZ[-1]), dZ[-1]"},
    hint="Only the last sample is left in dW and db: add the samples up.",
)

wrong_line(
    "M87",
    {"dZ = dA * slope": "dA *= slope\ndZ = dA"},
    hint="You write into dA, so the caller's slopes are changed and a second call differs. Make a new array.",
)

wrong_line(
    "M60",
    {"return dZ @ W.T, X.T @ dZ, dZ.sum(axis=0)": "return dZ @ W.T, X.T @ dA, dA.sum(axis=0)"},
    hint="dW and db start from dA. They need dZ: the slope from before the activation.",
)

wrong_line(
    "06-av",
    {"return dZ @ W.T, X.T @ dZ, dZ.sum(axis=0)": "return dA @ W.T, X.T @ dZ, dZ.sum(axis=0)"},
    hint="dX starts from dA. It needs dZ: the slope from before the activation.",
)

wrong_line(
    "M72",
    {"return dZ @ W.T, X.T @ dZ, dZ.sum(axis=0)": "return dZ @ W.T, np.ones_like(X).T @ dZ, dZ.sum(axis=0)"},
    hint="dW forgets the input: a weight's slope is dZ times what the weight was multiplied with.",
)

wrong_line(
    "M70",
    {
        "return dZ @ W.T, X.T @ dZ, dZ.sum(axis=0)": 'return dZ @ W.T, (np.tanh(Z) if cache["activation"] == "tanh" else np.maximum(Z, 0)).T @ dZ, dZ.sum(axis=0)'
    },
    hint="dW uses Z or the output of this layer. A weight was multiplied with the layer's input, X.",
)

wrong_line(
    "06-cs",
    {"return dZ @ W.T, X.T @ dZ, dZ.sum(axis=0)": "return dZ @ W.T, Z.T @ dZ, dZ.sum(axis=0)"},
    hint="dW uses Z or the output of this layer. A weight was multiplied with the layer's input, X.",
)

wrong_line(
    "06-ct",
    {"return dZ @ W.T, X.T @ dZ, dZ.sum(axis=0)": "return dZ @ W.T, W * (X.T @ dZ), dZ.sum(axis=0)"},
    hint="You multiply dW by W as well. A weight's slope is its input times dZ, and nothing else.",
)

wrong_line(
    "06-aw",
    {"return dZ @ W.T, X.T @ dZ, dZ.sum(axis=0)": "return X.T @ dZ, dZ.sum(axis=0), dZ @ W.T"},
    hint="The three are returned in another order: dX, dW, db.",
)

wrong_line(
    "06-ci",
    {'slope = 1 - np.tanh(Z) ** 2 if cache["activation"] == "tanh" else Z > 0': "slope = 1 - np.tanh(Z) ** 2"},
    hint="You take tanh's slope for ReLU, too. The cache says which activation the layer has.",
)

wrong_line(
    "06-cj",
    {'slope = 1 - np.tanh(Z) ** 2 if cache["activation"] == "tanh" else Z > 0': "slope = Z > 0"},
    hint="You take ReLU's slope for tanh, too. The cache says which activation the layer has.",
)

wrong_line(
    "06-ck",
    {
        'slope = 1 - np.tanh(Z) ** 2 if cache["activation"] == "tanh" else Z > 0': (
            'slope = sigmoid(Z) * (1 - sigmoid(Z)) if cache["activation"] == "tanh" else Z > 0'
        )
    },
    hint="That is the sigmoid's derivative. tanh has another one: one minus its square.",
)
