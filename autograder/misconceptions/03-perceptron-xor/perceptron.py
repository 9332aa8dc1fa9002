"""Mistakes in 03-perceptron-xor, perceptron: wrong code, and what to tell who wrote it."""

from autograder.bank import misconception


@misconception(
    "03-i",
    hint="Your error has the wrong sign, so every correction makes the mistake worse: it is label minus answer.",
)
def perceptron(X, y, w, b, order, rate):
    for i in order:
        answer = 1 if X[i] @ w + b >= 0 else 0
        error = answer - y[i]
        w = w + rate * error * X[i]
        b = b + rate * error
    return w, b


@misconception(
    "03-j",
    hint="You also move the weights at samples that were judged right. The rule learns from mistakes only: there the "
    "error is 0 (lecture, section 3).",
)
def perceptron(X, y, w, b, order, rate):
    for i in order:
        error = 2 * y[i] - 1
        w = w + rate * error * X[i]
        b = b + rate * error
    return w, b


@misconception("03-k", hint="The bias never moves. It learns like the weight of a constant input 1.")
def perceptron(X, y, w, b, order, rate):
    for i in order:
        answer = 1 if X[i] @ w + b >= 0 else 0
        error = y[i] - answer
        w = w + rate * error * X[i]
    return w, b


@misconception(
    "03-l",
    hint="A sum of exactly 0 has to count as answer 1. Yours counts it as 0, so some visits correct in the wrong place.",
)
def perceptron(X, y, w, b, order, rate):
    for i in order:
        answer = 1 if X[i] @ w + b > 0 else 0
        error = y[i] - answer
        w = w + rate * error * X[i]
        b = b + rate * error
    return w, b


@misconception("M90", hint="The rate is missing: every correction is multiplied by it.")
def perceptron(X, y, w, b, order, rate):
    for i in order:
        answer = 1 if X[i] @ w + b >= 0 else 0
        error = y[i] - answer
        w = w + error * X[i]
        b = b + error
    return w, b


@misconception("03-m", hint="The rate is missing in the correction of the bias.")
def perceptron(X, y, w, b, order, rate):
    for i in order:
        answer = 1 if X[i] @ w + b >= 0 else 0
        error = y[i] - answer
        w = w + rate * error * X[i]
        b = b + error
    return w, b


@misconception("M89", hint="The rate is applied twice.")
def perceptron(X, y, w, b, order, rate):
    for i in order:
        answer = 1 if X[i] @ w + b >= 0 else 0
        error = rate * (y[i] - answer)
        w = w + rate * error * X[i]
        b = b + rate * error
    return w, b


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


@misconception(
    "03-o",
    hint="You take the rows from first to last. `order` names the rows, and the sequence decides what the weights become.",
)
def perceptron(X, y, w, b, order, rate):
    for k in range(len(order)):
        i = k % len(X)
        answer = 1 if X[i] @ w + b >= 0 else 0
        error = y[i] - answer
        w = w + rate * error * X[i]
        b = b + rate * error
    return w, b


@misconception("03-p", hint="Your error is label minus sum. The rule compares with the answer after the step, 0 or 1.")
def perceptron(X, y, w, b, order, rate):
    for i in order:
        error = y[i] - (X[i] @ w + b)
        w = w + rate * error * X[i]
        b = b + rate * error
    return w, b


@misconception("M14", hint="The neuron is asked without its bias. The sum that decides is the weighted inputs plus `b`.")
def perceptron(X, y, w, b, order, rate):
    for i in order:
        answer = 1 if X[i] @ w >= 0 else 0
        error = y[i] - answer
        w = w + rate * error * X[i]
        b = b + rate * error
    return w, b


@misconception(
    "03-q",
    hint="You correct only where the neuron wrongly said 0. A wrong 1 has to be corrected as well, downward.",
)
def perceptron(X, y, w, b, order, rate):
    for i in order:
        answer = 1 if X[i] @ w + b >= 0 else 0
        error = max(y[i] - answer, 0)
        w = w + rate * error * X[i]
        b = b + rate * error
    return w, b


@misconception("03-r", hint="You correct only where the neuron wrongly said 1. A wrong 0 has to be corrected as well, upward.")
def perceptron(X, y, w, b, order, rate):
    for i in order:
        answer = 1 if X[i] @ w + b >= 0 else 0
        error = min(y[i] - answer, 0)
        w = w + rate * error * X[i]
        b = b + rate * error
    return w, b


@misconception("03-return", hint="Your function leaves after the first visit: the return stands inside the loop.")
def perceptron(X, y, w, b, order, rate):
    for i in order:
        error = y[i] - (1 if X[i] @ w + b >= 0 else 0)
        return w + rate * error * X[i], b + rate * error


@misconception(
    "03-s",
    hint="You move the weights by the error alone. The correction of a weight is proportional to its input: multiply by "
    "the sample.",
)
def perceptron(X, y, w, b, order, rate):
    for i in order:
        answer = 1 if X[i] @ w + b >= 0 else 0
        error = y[i] - answer
        w = w + rate * error
        b = b + rate * error
    return w, b


@misconception(
    "M87",
    hint="`w += …` writes into the caller's array, so a second call starts from other weights. Write w = w + … instead.",
)
def perceptron(X, y, w, b, order, rate):
    for i in order:
        answer = 1 if X[i] @ w + b >= 0 else 0
        error = y[i] - answer
        w += rate * error * X[i]
        b = b + rate * error
    return w, b


@misconception(
    "M08",
    hint="Your weights take over the whole-number type of the start, so half steps are cut off. Copy them as float, and "
    "write into the copy only.",
)
def perceptron(X, y, w, b, order, rate):
    for i in order:
        answer = 1 if X[i] @ w + b >= 0 else 0
        error = y[i] - answer
        for j in range(len(w)):
            w[j] = w[j] + rate * error * X[i, j]
        b = b + rate * error
    return w, b
