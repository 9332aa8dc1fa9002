"""Mistakes in 03-perceptron-xor, perceptron: wrong code, and what to tell who wrote it."""

from autograder.bank import misconception, wrong_line

wrong_line(
    "03-i",
    {"error = y[i] - answer": "error = answer - y[i]"},
    hint="Your error has the wrong sign, so every correction makes the mistake worse: it is label minus answer.",
)

wrong_line(
    "03-j",
    {"answer = 1 if X[i] @ w + b >= 0 else 0": "error = 2 * y[i] - 1", "error = y[i] - answer": ""},
    hint="You also move the weights at samples that were judged right. The rule learns from mistakes only: there the "
    "error is 0 (lecture, section 3).",
)

wrong_line("03-k", {"b = b + rate * error": ""}, hint="The bias never moves. It learns like the weight of a constant input 1.")

wrong_line(
    "03-l",
    {"answer = 1 if X[i] @ w + b >= 0 else 0": "answer = 1 if X[i] @ w + b > 0 else 0"},
    hint="A sum of exactly 0 has to count as answer 1. Yours counts it as 0, so some visits correct in the wrong place.",
)

wrong_line(
    "M90",
    {"w = w + rate * error * X[i]": "w = w + error * X[i]", "b = b + rate * error": "b = b + error"},
    hint="The rate is missing: every correction is multiplied by it.",
)

wrong_line("03-m", {"b = b + rate * error": "b = b + error"}, hint="The rate is missing in the correction of the bias.")

wrong_line("M89", {"error = y[i] - answer": "error = rate * (y[i] - answer)"}, hint="The rate is applied twice.")


@misconception(
    "03-n",
    hint="All answers come from the weights at the start. Each visit has to ask with the weights of that moment.",
)
def perceptron(X, y, w, b, order, rate):
    start = (X @ w + b >= 0).astype(int)
    for i in order:
        error = y[i] - start[i]
        w = w + rate * error * X[i]
        b = b + rate * error
    return w, b


wrong_line(
    "03-o",
    {"for i in order:": "for k in range(len(order)):\n    i = k % len(X)"},
    hint="You take the rows from first to last. `order` names the rows, and the sequence decides what the weights become.",
)

wrong_line(
    "03-p",
    {"answer = 1 if X[i] @ w + b >= 0 else 0": "error = y[i] - (X[i] @ w + b)", "error = y[i] - answer": ""},
    hint="Your error is label minus sum. The rule compares with the answer after the step, 0 or 1.",
)

wrong_line(
    "M14",
    {"answer = 1 if X[i] @ w + b >= 0 else 0": "answer = 1 if X[i] @ w >= 0 else 0"},
    hint="The neuron is asked without its bias. The sum that decides is the weighted inputs plus `b`.",
)

wrong_line(
    "03-q",
    {"error = y[i] - answer": "error = max(y[i] - answer, 0)"},
    hint="You correct only where the neuron wrongly said 0. A wrong 1 has to be corrected as well, downward.",
)

wrong_line(
    "03-r",
    {"error = y[i] - answer": "error = min(y[i] - answer, 0)"},
    hint="You correct only where the neuron wrongly said 1. A wrong 0 has to be corrected as well, upward.",
)


@misconception("03-return", hint="Your function leaves after the first visit: the return stands inside the loop.")
def perceptron(X, y, w, b, order, rate):
    for i in order:
        error = y[i] - (1 if X[i] @ w + b >= 0 else 0)
        return w + rate * error * X[i], b + rate * error


wrong_line(
    "03-s",
    {"w = w + rate * error * X[i]": "w = w + rate * error"},
    hint="You move the weights by the error alone. The correction of a weight is proportional to its input: multiply by "
    "the sample.",
)

wrong_line(
    "M87",
    {"w = w + rate * error * X[i]": "w += rate * error * X[i]"},
    hint="`w += …` writes into the caller's array, so a second call starts from other weights. Write w = w + … instead.",
)

wrong_line(
    "M08",
    {"w = w + rate * error * X[i]": "w = (w + rate * error * X[i]).astype(int)"},
    hint="Your weights are cut to whole numbers, so half steps are lost. If the start holds whole numbers, its copy does, "
    "too: make it one of floats.",
)
