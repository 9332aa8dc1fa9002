"""Mistakes in 03-perceptron-xor, count_mistakes: wrong code, and what to tell who wrote it."""

from autograder.bank import wrong_line

wrong_line(
    "M53",
    {"return (answers != y[:, np.newaxis]).sum(axis=0)": "return (answers != y).sum(axis=0)"},
    hint="The flat labels lie along the lines instead of the samples; where there are as many lines as samples, no error "
    "says so. Make them a column.",
)

wrong_line(
    "03-t",
    {"return (answers != y[:, np.newaxis]).sum(axis=0)": "return (answers != y[:, np.newaxis]).sum(axis=1)"},
    hint="You add up along the lines: that counts for each sample how many lines misjudge it. Sum over the samples.",
)

wrong_line(
    "03-u",
    {"return (answers != y[:, np.newaxis]).sum(axis=0)": "return (answers == y[:, np.newaxis]).sum(axis=0)"},
    hint="You count the samples that a line gets right. The mistakes are the others.",
)

wrong_line(
    "03-v",
    {"answers = X @ W + b >= 0": "answers = X @ W + b > 0"},
    hint="A point on the line itself counts as answer 1: the step says yes from zero on.",
)

wrong_line(
    "03-w",
    {"return (answers != y[:, np.newaxis]).sum(axis=0)": "return (answers != y[:, np.newaxis]).mean(axis=0)"},
    hint="You return the share of mistakes. Return their number.",
)

wrong_line(
    "03-x",
    {"return (answers != y[:, np.newaxis]).sum(axis=0)": "return (answers != y[:, np.newaxis]).sum()"},
    hint="You add everything up to one number. Each line gets a count of its own: sum along one axis only.",
)

wrong_line(
    "M14",
    {"answers = X @ W + b >= 0": "answers = X @ W >= 0"},
    hint="The lines' biases are missing, so all your lines run through the origin.",
)

wrong_line(
    "03-y",
    {"answers = X @ W + b >= 0": "answers = X @ W >= b"},
    hint="You treat `b` as a threshold: it is subtracted, and should be added to the weighted sums.",
)

wrong_line(
    "03-z",
    {"return (answers != y[:, np.newaxis]).sum(axis=0)": "return answers.sum(axis=0)"},
    hint="You count how often each line answers 1, and never compare with the labels.",
)

wrong_line(
    "03-aa",
    {"return (answers != y[:, np.newaxis]).sum(axis=0)": "return (answers.astype(int) - y[:, np.newaxis]).sum(axis=0)"},
    hint="Wrong ones and wrong zeros cancel in your sum. Count both kinds: compare with !=, or take absolute values.",
)
