"""Mistakes in 09-digits, predict: wrong code, and what to tell who wrote it."""

from autograder.bank import misconception, wrong_line
from nnbasics.activations import relu, softmax

wrong_line(
    "09-au",
    {"return np.argmax(A @ params[-2] + params[-1], axis=1)": "return np.argmax(A @ params[-2] + params[-1], axis=0)"},
    hint="You searched down the columns: one answer for each class. It should be one for each row.",
)

wrong_line(
    "09-av",
    {"return np.argmax(A @ params[-2] + params[-1], axis=1)": "return np.argmax(relu(A @ params[-2] + params[-1]), axis=1)"},
    hint="The last layer went through ReLU, too: where all logits are negative it leaves only zeros, and class 0 wins by "
    "being first.",
)

wrong_line("M16", {"A = relu(A @ W + b)": "A = A @ W + b"}, hint="ReLU is missing between the layers.")


@misconception("M14", hint="The biases are missing.")
def predict(params, X):
    A = X
    for l in range(0, len(params) - 2, 2):
        A = relu(A @ params[l])
    return (A @ params[-2]).argmax(axis=1)


wrong_line(
    "09-aw",
    {"return np.argmax(A @ params[-2] + params[-1], axis=1)": "return np.argmax(A @ params[-2], axis=1)"},
    hint="The bias of the last layer is missing: it moves the logits of the classes against each other.",
)

wrong_line(
    "09-ax",
    {"return np.argmax(A @ params[-2] + params[-1], axis=1)": "return np.argmin(A @ params[-2] + params[-1], axis=1)"},
    hint="You chose the smallest logit.",
)

wrong_line(
    "09-ay",
    {"return np.argmax(A @ params[-2] + params[-1], axis=1)": "return A @ params[-2] + params[-1]"},
    hint="These are the logits. Return the class with the largest one in each row.",
)

wrong_line(
    "09-az",
    {"return np.argmax(A @ params[-2] + params[-1], axis=1)": "return np.argmax(A @ params[-2] + params[-1], axis=1) + 1"},
    hint="Classes are counted from 0, as the columns are.",
)


@misconception(
    "09-ba",
    hint="Softmax went down the columns before you chose. It is not needed at all: it does not change which logit of a row is the largest.",
)
def predict(params, X):
    A = X
    for l in range(0, len(params) - 2, 2):
        A = relu(A @ params[l] + params[l + 1])
    return softmax(A @ params[-2] + params[-1], axis=0).argmax(axis=1)


wrong_line("09-bb", {"A = relu(A @ W + b)": "A = sigmoid(A @ W + b)"}, hint="These layers have ReLU, not a sigmoid.")

wrong_line(
    "09-bc",
    {"return np.argmax(A @ params[-2] + params[-1], axis=1)": "return np.argmax(np.abs(A @ params[-2] + params[-1]), axis=1)"},
    hint="You chose the largest absolute value. A very negative logit is the least likely class.",
)

wrong_line(
    "09-br",
    {"return np.argmax(A @ params[-2] + params[-1], axis=1)": "return softmax(A @ params[-2] + params[-1])"},
    hint="These are probabilities. Return the class with the largest one in each row.",
)

wrong_line(
    "09-bs",
    {"return np.argmax(A @ params[-2] + params[-1], axis=1)": "return np.max(A @ params[-2] + params[-1], axis=1)"},
    hint="These are the largest logits themselves. The class is the column in which each of them stands.",
)
