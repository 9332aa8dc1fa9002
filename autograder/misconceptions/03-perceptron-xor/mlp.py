"""Mistakes in 03-perceptron-xor, mlp: wrong code, and what to tell who wrote it."""

from autograder.bank import wrong_line

wrong_line(
    "M14",
    {"A = sigmoid(A @ W + b)": "A = sigmoid(A @ W)"},
    hint="The biases are missing: each layer adds its own before the sigmoid.",
)

wrong_line(
    "M15",
    {"A = sigmoid(A @ W + b)": "A = sigmoid(A @ W) + b"},
    hint="You add the biases after the sigmoid. They belong to the sum that it bends.",
)

wrong_line(
    "M16",
    {"A = sigmoid(A @ W + b)": "A = A @ W + b\nif len(activations) == len(weights) - 1:\n    A = sigmoid(A)"},
    hint="Your hidden layers have no activation, so they are one linear layer in disguise (lecture, section 7). Only the "
    "last one bends.",
)

wrong_line(
    "03-aw",
    {"A = sigmoid(A @ W + b)": "A = A @ W + b"},
    hint="There is no activation function in any layer, so the whole stack is one linear layer (lecture, section 7).",
)

wrong_line(
    "M17",
    {"A = sigmoid(A @ W + b)": "A = A @ W + b\nif len(activations) < len(weights) - 1:\n    A = sigmoid(A)"},
    hint="The last layer's sums come back as they are. In this network the output layer uses the sigmoid too.",
)

wrong_line(
    "M18",
    {"return activations": "activations[-1] = sigmoid(activations[-1])\nreturn activations"},
    hint="The sigmoid is applied twice to the output.",
)

wrong_line(
    "M19",
    {"A = sigmoid(A @ W + b)": "A = A @ W + b", "activations.append(A)": "activations.append(sigmoid(A))"},
    hint="You hand the next layer the sums z. It has to see the activations, the bent sums.",
)

wrong_line(
    "M20",
    {"A = sigmoid(A @ W + b)": "A = sigmoid(-(A @ W + b))"},
    hint="The sign in the exponent is lost: you compute 1 / (1 + exp(z)), which falls where the sigmoid rises.",
)

wrong_line(
    "M21",
    {"A = sigmoid(A @ W + b)": "A = 1 / 1 + np.exp(-(A @ W + b))"},
    hint="Division comes before addition, so your activations exceed 1. Use the given `sigmoid`, or put the denominator "
    "in parentheses.",
)

wrong_line(
    "M22",
    {"A = sigmoid(A @ W + b)": "A = np.tanh(A @ W + b)"},
    hint="You use tanh. All layers of this network use the sigmoid.",
)

wrong_line(
    "03-ax",
    {"A = sigmoid(A @ W + b)": "A = (A @ W + b >= 0).astype(float)"},
    hint="You use the step. It belongs to the perceptron; all layers of this network use the sigmoid.",
)

wrong_line(
    "M23",
    {"A = sigmoid(A @ W + b)": "A = sigmoid(A @ W.T.reshape(W.shape) + b)"},
    hint="The entries of W are read in another order: `reshape` does not transpose. W needs neither, as row i, column j "
    "is the weight from i to j.",
)

wrong_line(
    "M24",
    {"A = sigmoid(A @ W + b)": "A = sigmoid(A @ W.T + b)"},
    hint="You transposed W; where it is square, no error says so. Deck 004's transposition is gone as soon as samples "
    "are rows (lecture, section 6).",
)

wrong_line(
    "M25",
    {"A = sigmoid(A @ W + b)": "A = sigmoid(A * W + b)"},
    hint="You multiply entry by entry. A layer is a matrix product, `@`.",
)

wrong_line(
    "M53",
    {"A = sigmoid(A @ W + b)": "A = sigmoid(A @ W + b[:, np.newaxis])"},
    hint="Your biases stand in a column, so they run along the samples. Each neuron has one bias for all samples: leave "
    "them flat.",
)

wrong_line(
    "03-ay",
    {"A, activations = X, []": "A, activations = X, [X]"},
    hint="Your list begins with the input. It should begin with the activations of the first layer.",
)

wrong_line(
    "03-az",
    {"return activations": "return activations[-1]"},
    hint="You return only the output. All layers' activations are asked for, as a list.",
)

wrong_line(
    "03-ba",
    {"A = sigmoid(A @ W + b)": "Z = A @ W + b\nA = sigmoid(Z)", "activations.append(A)": "activations.append(Z)"},
    hint="You return the weighted sums. Return the activations, after the sigmoid.",
)

wrong_line(
    "M34",
    {"A = sigmoid(A @ W + b)": "A = np.round(sigmoid(A @ W + b), 2)"},
    hint="You round between the layers. Keep all digits, and round only what you print.",
)
