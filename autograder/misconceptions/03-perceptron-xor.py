"""Misconceptions of 03-perceptron-xor: wrong code, and what to tell who wrote it.

M-numbers are those of the course's catalogue; 03-a … are found here. Sections are those of the lecture.
"""

import numpy as np
from autograder.bank import misconception, wrong_value
from nnbasics.activations import sigmoid

# Exercise 1: one neuron


@misconception(
    "M14",
    cell="neuron",
    hint="The bias is missing: add `b` to every weighted sum, before the step.",
)
def neuron(X, w, b):
    z = X @ w
    return z, (z >= 0).astype(int)


@misconception(
    "M15",
    cell="neuron",
    hint="You add the bias after the step. It belongs to the sum, so that it moves the border (lecture, section 1).",
)
def neuron(X, w, b):
    z = X @ w
    return z, (z >= 0).astype(int) + b


@misconception(
    "03-a",
    cell="neuron",
    hint="The sums are right, but a sum of exactly 0 has to give 1 in this course: the step says yes from zero on.",
)
def neuron(X, w, b):
    z = X @ w + b
    return z, (z > 0).astype(int)


@misconception(
    "03-b",
    cell="neuron",
    hint="A step answers 0 or 1. Yours answers -1 or 1.",
)
def neuron(X, w, b):
    z = X @ w + b
    return z, np.where(z >= 0, 1, -1)


@misconception(
    "03-c",
    cell="neuron",
    hint="You treat `b` as a threshold and subtract it. A bias is added; the threshold is its negative (lecture, section 1).",
)
def neuron(X, w, b):
    z = X @ w - b
    return z, (z >= 0).astype(int)


@misconception(
    "03-d",
    cell="neuron",
    hint="Your step is turned around: it should answer 1 where the sum is zero or positive.",
)
def neuron(X, w, b):
    z = X @ w + b
    return z, (z <= 0).astype(int)


@misconception(
    "03-e",
    cell="neuron",
    hint="Your sums are right, but the second value bends them smoothly. The step answers exactly 0 or exactly 1.",
)
def neuron(X, w, b):
    z = X @ w + b
    return z, 1 / (1 + np.exp(-z))


@misconception(
    "03-f",
    cell="neuron",
    hint="The second value is still the sum: the step is missing.",
)
def neuron(X, w, b):
    z = X @ w + b
    return z, z


@misconception(
    "M25",
    cell="neuron",
    hint="You multiply entry by entry and never add up. A weighted sum over the features is a matrix product, `@`.",
)
def neuron(X, w, b):
    z = X * w + b
    return z, (z >= 0).astype(int)


@misconception(
    "03-g",
    cell="neuron",
    hint="You add up in the wrong direction: each sample, that is each row, gets a sum over its own features.",
)
def neuron(X, w, b):
    z = (X * w).sum(axis=0) + b
    return z, (z >= 0).astype(int)


@misconception(
    "03-h",
    cell="neuron",
    hint="You add the bias once per feature: it is inside the sum. It is added once per sample.",
)
def neuron(X, w, b):
    z = (X * w + b).sum(axis=1)
    return z, (z >= 0).astype(int)


@misconception(
    "M34",
    cell="neuron",
    hint="You round the sums. Return all digits, and round only what you print.",
)
def neuron(X, w, b):
    z = np.round(X @ w + b)
    return z, (z >= 0).astype(int)


# Exercise 2: the perceptron rule


@misconception(
    "03-i",
    cell="perceptron",
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
    cell="perceptron",
    hint="You also move the weights at samples that were judged right. The rule learns from mistakes only: there the "
    "error is 0 (lecture, section 3).",
)
def perceptron(X, y, w, b, order, rate):
    for i in order:
        error = 2 * y[i] - 1
        w = w + rate * error * X[i]
        b = b + rate * error
    return w, b


@misconception(
    "03-k",
    cell="perceptron",
    hint="The bias never moves. It learns like the weight of a constant input 1.",
)
def perceptron(X, y, w, b, order, rate):
    for i in order:
        answer = 1 if X[i] @ w + b >= 0 else 0
        error = y[i] - answer
        w = w + rate * error * X[i]
    return w, b


@misconception(
    "03-l",
    cell="perceptron",
    hint="A sum of exactly 0 has to count as answer 1. Yours counts it as 0, so some visits correct in the wrong place.",
)
def perceptron(X, y, w, b, order, rate):
    for i in order:
        answer = 1 if X[i] @ w + b > 0 else 0
        error = y[i] - answer
        w = w + rate * error * X[i]
        b = b + rate * error
    return w, b


@misconception(
    "M90",
    cell="perceptron",
    hint="The rate is missing: every correction is multiplied by it.",
)
def perceptron(X, y, w, b, order, rate):
    for i in order:
        answer = 1 if X[i] @ w + b >= 0 else 0
        error = y[i] - answer
        w = w + error * X[i]
        b = b + error
    return w, b


@misconception(
    "03-m",
    cell="perceptron",
    hint="The rate is missing in the correction of the bias.",
)
def perceptron(X, y, w, b, order, rate):
    for i in order:
        answer = 1 if X[i] @ w + b >= 0 else 0
        error = y[i] - answer
        w = w + rate * error * X[i]
        b = b + error
    return w, b


@misconception(
    "M89",
    cell="perceptron",
    hint="The rate is applied twice.",
)
def perceptron(X, y, w, b, order, rate):
    for i in order:
        answer = 1 if X[i] @ w + b >= 0 else 0
        error = rate * (y[i] - answer)
        w = w + rate * error * X[i]
        b = b + rate * error
    return w, b


@misconception(
    "03-n",
    cell="perceptron",
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
    cell="perceptron",
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


@misconception(
    "03-p",
    cell="perceptron",
    hint="Your error is label minus sum. The rule compares with the answer after the step, 0 or 1.",
)
def perceptron(X, y, w, b, order, rate):
    for i in order:
        error = y[i] - (X[i] @ w + b)
        w = w + rate * error * X[i]
        b = b + rate * error
    return w, b


@misconception(
    "M14",
    cell="perceptron",
    hint="The neuron is asked without its bias. The sum that decides is the weighted inputs plus `b`.",
)
def perceptron(X, y, w, b, order, rate):
    for i in order:
        answer = 1 if X[i] @ w >= 0 else 0
        error = y[i] - answer
        w = w + rate * error * X[i]
        b = b + rate * error
    return w, b


@misconception(
    "03-q",
    cell="perceptron",
    hint="You correct only where the neuron wrongly said 0. A wrong 1 has to be corrected as well, downward.",
)
def perceptron(X, y, w, b, order, rate):
    for i in order:
        answer = 1 if X[i] @ w + b >= 0 else 0
        error = max(y[i] - answer, 0)
        w = w + rate * error * X[i]
        b = b + rate * error
    return w, b


@misconception(
    "03-r",
    cell="perceptron",
    hint="You correct only where the neuron wrongly said 1. A wrong 0 has to be corrected as well, upward.",
)
def perceptron(X, y, w, b, order, rate):
    for i in order:
        answer = 1 if X[i] @ w + b >= 0 else 0
        error = min(y[i] - answer, 0)
        w = w + rate * error * X[i]
        b = b + rate * error
    return w, b


@misconception(
    "03-return",
    cell="perceptron",
    hint="Your function leaves after the first visit: the return stands inside the loop.",
)
def perceptron(X, y, w, b, order, rate):
    for i in order:
        error = y[i] - (1 if X[i] @ w + b >= 0 else 0)
        return w + rate * error * X[i], b + rate * error


@misconception(
    "03-s",
    cell="perceptron",
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
    cell="perceptron",
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
    cell="perceptron",
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


# Exercise 3, part one: mistakes of many lines


@misconception(
    "M53",
    cell="count_mistakes",
    hint="The flat labels lie along the lines instead of the samples; where there are as many lines as samples, no error "
    "says so. Make them a column.",
)
def count_mistakes(X, y, W, b):
    answers = X @ W + b >= 0
    return (answers != y).sum(axis=0)


@misconception(
    "03-t",
    cell="count_mistakes",
    hint="You add up along the lines: that counts for each sample how many lines misjudge it. Sum over the samples.",
)
def count_mistakes(X, y, W, b):
    answers = X @ W + b >= 0
    return (answers != y[:, np.newaxis]).sum(axis=1)


@misconception(
    "03-u",
    cell="count_mistakes",
    hint="You count the samples that a line gets right. The mistakes are the others.",
)
def count_mistakes(X, y, W, b):
    answers = X @ W + b >= 0
    return (answers == y[:, np.newaxis]).sum(axis=0)


@misconception(
    "03-v",
    cell="count_mistakes",
    hint="A point on the line itself counts as answer 1: the step says yes from zero on.",
)
def count_mistakes(X, y, W, b):
    answers = X @ W + b > 0
    return (answers != y[:, np.newaxis]).sum(axis=0)


@misconception(
    "03-w",
    cell="count_mistakes",
    hint="You return the share of mistakes. Asked for is their number.",
)
def count_mistakes(X, y, W, b):
    answers = X @ W + b >= 0
    return (answers != y[:, np.newaxis]).mean(axis=0)


@misconception(
    "03-x",
    cell="count_mistakes",
    hint="You add everything up to one number. Each line gets a count of its own: sum along one axis only.",
)
def count_mistakes(X, y, W, b):
    answers = X @ W + b >= 0
    return (answers != y[:, np.newaxis]).sum()


@misconception(
    "M14",
    cell="count_mistakes",
    hint="The lines' biases are missing, so all your lines run through the origin.",
)
def count_mistakes(X, y, W, b):
    answers = X @ W >= 0
    return (answers != y[:, np.newaxis]).sum(axis=0)


@misconception(
    "03-y",
    cell="count_mistakes",
    hint="You treat `b` as a threshold: it is subtracted, and should be added to the weighted sums.",
)
def count_mistakes(X, y, W, b):
    answers = X @ W >= b
    return (answers != y[:, np.newaxis]).sum(axis=0)


@misconception(
    "03-z",
    cell="count_mistakes",
    hint="You count how often each line answers 1, and never compare with the labels.",
)
def count_mistakes(X, y, W, b):
    answers = X @ W + b >= 0
    return answers.sum(axis=0)


@misconception(
    "03-aa",
    cell="count_mistakes",
    hint="Wrong ones and wrong zeros cancel in your sum. Count both kinds: compare with !=, or take absolute values.",
)
def count_mistakes(X, y, W, b):
    answers = X @ W + b >= 0
    return (answers.astype(int) - y[:, np.newaxis]).sum(axis=0)


# Exercise 3, part two: least squares


@misconception(
    "03-ab",
    cell="least_squares",
    hint="Your line has no bias: it is forced through the origin. Give X one more column, of ones.",
)
def least_squares(X, y):
    w = np.linalg.lstsq(X, y.ravel(), rcond=None)[0]
    return w, 0.0


@misconception(
    "03-ac",
    cell="least_squares",
    hint="The weights of your fit are those of a line through the origin, and only then you add the mean. Fit both at "
    "once: give X one more column, of ones.",
)
def least_squares(X, y):
    w = np.linalg.lstsq(X, y.ravel(), rcond=None)[0]
    return w, y.mean()


@misconception(
    "03-ad",
    cell="least_squares",
    hint="The weights are right, and the bias is not: it is not the mean of the targets, unless the inputs have mean zero.",
)
def least_squares(X, y):
    A = np.column_stack([X, np.ones(len(X))])
    c = np.linalg.lstsq(A, y.ravel(), rcond=None)[0]
    return c[:-1], y.mean()


@misconception(
    "03-ae",
    cell="least_squares",
    hint="Your column of ones stands first, so the first entry of the solution is the bias. You took the last one.",
)
def least_squares(X, y):
    A = np.column_stack([np.ones(len(X)), X])
    c = np.linalg.lstsq(A, y.ravel(), rcond=None)[0]
    return c[:-1], c[-1]


@misconception(
    "03-af",
    cell="least_squares",
    hint="You return the whole solution as weights, bias included. Take it apart: the last entry belongs to the ones.",
)
def least_squares(X, y):
    A = np.column_stack([X, np.ones(len(X))])
    c = np.linalg.lstsq(A, y.ravel(), rcond=None)[0]
    return c, c[-1]


@misconception(
    "03-ag",
    cell="least_squares",
    hint="The labels are turned into -1 and 1 before the fit. Take them as they are.",
)
def least_squares(X, y):
    A = np.column_stack([X, np.ones(len(X))])
    c = np.linalg.lstsq(A, 2 * y.ravel() - 1, rcond=None)[0]
    return c[:-1], c[-1]


@misconception(
    "M53",
    cell="least_squares",
    hint="Targets in a column give a solution in a column. Flatten them before you solve.",
)
def least_squares(X, y):
    A = np.column_stack([X, np.ones(len(X))])
    y = y[:, np.newaxis] if y.ndim == 1 else y
    c = np.linalg.lstsq(A, y, rcond=None)[0]
    return c[:-1], c[-1]


@misconception(
    "03-ah",
    cell="least_squares",
    hint="You stopped halfway through the normal equations: A.T @ y still has to be divided by A.T @ A, as a matrix.",
)
def least_squares(X, y):
    A = np.column_stack([X, np.ones(len(X))])
    c = A.T @ y.ravel()
    return c[:-1], c[-1]


@misconception(
    "03-ai",
    cell="least_squares",
    hint="You subtract the means and fit, but the bias has to bring both means back: mean target minus mean inputs times "
    "weights.",
)
def least_squares(X, y):
    w = np.linalg.lstsq(X - X.mean(axis=0), y.ravel() - y.mean(), rcond=None)[0]
    return w, y.mean() + X.mean(axis=0) @ w


@misconception(
    "03-aj",
    cell="least_squares",
    hint="The sign of your bias is wrong: it is added to the weighted sum, not subtracted.",
)
def least_squares(X, y):
    A = np.column_stack([X, np.ones(len(X))])
    c = np.linalg.lstsq(A, y.ravel(), rcond=None)[0]
    return c[:-1], -c[-1]


@misconception(
    "03-ak",
    cell="least_squares",
    hint="Each feature was fitted alone, without the others. Give `lstsq` the whole table at once.",
)
def least_squares(X, y):
    x = X - X.mean(axis=0)
    w = x.T @ (y.ravel() - y.mean()) / (x * x).sum(axis=0)
    return w, y.mean() - X.mean(axis=0) @ w


# Exercise 4: weights for XOR

wrong_value(
    "03-al",
    cell="xor_weights",
    values={"W_hidden": [[1, 1], [1, 1]], "b_hidden": [-0.5, -1.5], "v_out": [1, 1], "c_out": -0.5},
    hint="Your output neuron says yes as soon as either hidden neuron fires. Beyond the second line both fire: there its "
    "vote has to count against.",
)
wrong_value(
    "03-am",
    cell="xor_weights",
    values={"W_hidden": [[1, 1], [1, 1]], "b_hidden": [-0.5, -1.5], "v_out": [1, 1], "c_out": -1.5},
    hint="Your output neuron says yes only if both hidden neurons fire. That is the far side of the second line, not the band.",
)
wrong_value(
    "03-an",
    cell="xor_weights",
    values={"W_hidden": [[1, 1], [1, 1]], "b_hidden": [-0.5, -1.5], "v_out": [1, -1], "c_out": 0},
    hint="The output neuron fires although nothing fires in the hidden layer: its sum is 0 there, and 0 counts as yes. "
    "Give it a negative bias.",
)
wrong_value(
    "03-ao",
    cell="xor_weights",
    values={"W_hidden": [[1, 1], [1, 1]], "b_hidden": [0.5, 1.5], "v_out": [1, -1], "c_out": -0.5},
    hint="A bias is the negative of the threshold. With your signs both hidden neurons fire far too early (lecture, "
    "section 1).",
)
wrong_value(
    "03-ap",
    cell="xor_weights",
    values={"W_hidden": [[1, 1], [1, 1]], "b_hidden": [-0.5, -1.5], "v_out": [-1, 1], "c_out": -0.5},
    hint="Your output weights are exchanged: the neuron of the second line speaks for, the one of the first against.",
)
wrong_value(
    "03-aq",
    cell="xor_weights",
    values={"W_hidden": [[1, 1], [1, 1]], "b_hidden": [-0.5, -1.5], "v_out": [-1, 1], "c_out": 0.5},
    hint="Your network answers the opposite, 0 in the band and 1 outside: that is XNOR. Turn the output neuron around.",
)
wrong_value(
    "03-ar",
    cell="xor_weights",
    values={"W_hidden": [[1, 1], [1, 1]], "b_hidden": [-0.5, -1], "v_out": [1, -1], "c_out": -0.5},
    hint="Your second line passes through two corners of XOR, and on a line the step says yes. It has to lie between the "
    "corners' sums 1 and 2.",
)
wrong_value(
    "03-as",
    cell="xor_weights",
    values={"W_hidden": [[1, 1], [1, 1]], "b_hidden": [0, -1.5], "v_out": [1, -1], "c_out": -0.5},
    hint="Your first line passes through the origin, and on a line the step says yes. It has to lie between the sums 0 and 1.",
)
wrong_value(
    "03-at",
    cell="xor_weights",
    values={"W_hidden": [[1, 0], [0, 1]], "b_hidden": [-0.5, -0.5], "v_out": [1, 1], "c_out": -0.5},
    hint="Each of your hidden neurons looks at one input only, so your lines are vertical and horizontal. Both have to "
    "look at the sum of the inputs.",
)
wrong_value(
    "03-au",
    cell="xor_weights",
    values={"W_hidden": [[1, -1], [-1, 1]], "b_hidden": [-0.5, -0.5], "v_out": [1, 1], "c_out": -0.5},
    hint="Your hidden neurons fire for one input without the other. The corners come out right, but the two lines bound "
    "another region than the one asked for.",
)
wrong_value(
    "03-av",
    cell="xor_weights",
    values={"W_hidden": [[1, 1], [1, 1]], "b_hidden": [-0.5, -0.5], "v_out": [1, 1], "c_out": -1.5},
    hint="Both hidden neurons are the same, so there is only one line.",
)

# Exercise 5: the forward pass of any network


@misconception(
    "M14",
    cell="mlp",
    hint="The biases are missing: each layer adds its own before the sigmoid.",
)
def mlp(X, weights, biases):
    A, activations = X, []
    for W, b in zip(weights, biases):
        A = sigmoid(A @ W)
        activations.append(A)
    return activations


@misconception(
    "M15",
    cell="mlp",
    hint="You add the biases after the sigmoid. They belong to the sum that it bends.",
)
def mlp(X, weights, biases):
    A, activations = X, []
    for W, b in zip(weights, biases):
        A = sigmoid(A @ W) + b
        activations.append(A)
    return activations


@misconception(
    "M16",
    cell="mlp",
    hint="Your hidden layers have no activation, so they are one linear layer in disguise (lecture, section 7). Only the "
    "last one bends.",
)
def mlp(X, weights, biases):
    A, activations = X, []
    for W, b in zip(weights, biases):
        A = A @ W + b
        if len(activations) == len(weights) - 1:
            A = sigmoid(A)
        activations.append(A)
    return activations


@misconception(
    "03-aw",
    cell="mlp",
    hint="There is no activation function in any layer, so the whole stack is one linear layer (lecture, section 7).",
)
def mlp(X, weights, biases):
    A, activations = X, []
    for W, b in zip(weights, biases):
        A = A @ W + b
        activations.append(A)
    return activations


@misconception(
    "M17",
    cell="mlp",
    hint="The last layer's sums come back as they are. In this network the output layer uses the sigmoid too.",
)
def mlp(X, weights, biases):
    A, activations = X, []
    for W, b in zip(weights, biases):
        A = A @ W + b
        if len(activations) < len(weights) - 1:
            A = sigmoid(A)
        activations.append(A)
    return activations


@misconception(
    "M18",
    cell="mlp",
    hint="The sigmoid is applied twice to the output.",
)
def mlp(X, weights, biases):
    A, activations = X, []
    for W, b in zip(weights, biases):
        A = sigmoid(A @ W + b)
        activations.append(A)
    activations[-1] = sigmoid(activations[-1])
    return activations


@misconception(
    "M19",
    cell="mlp",
    hint="You hand the next layer the sums z. It has to see the activations, the bent sums.",
)
def mlp(X, weights, biases):
    A, activations = X, []
    for W, b in zip(weights, biases):
        A = A @ W + b
        activations.append(sigmoid(A))
    return activations


@misconception(
    "M20",
    cell="mlp",
    hint="The sign in the exponent is lost: you compute 1 / (1 + exp(z)), which falls where the sigmoid rises.",
)
def mlp(X, weights, biases):
    A, activations = X, []
    for W, b in zip(weights, biases):
        A = sigmoid(-(A @ W + b))
        activations.append(A)
    return activations


@misconception(
    "M21",
    cell="mlp",
    hint="Division comes before addition, so your activations exceed 1. Use the given `sigmoid`, or put the denominator "
    "in parentheses.",
)
def mlp(X, weights, biases):
    A, activations = X, []
    for W, b in zip(weights, biases):
        A = 1 / 1 + np.exp(-(A @ W + b))
        activations.append(A)
    return activations


@misconception(
    "M22",
    cell="mlp",
    hint="You use tanh. All layers of this network use the sigmoid.",
)
def mlp(X, weights, biases):
    A, activations = X, []
    for W, b in zip(weights, biases):
        A = np.tanh(A @ W + b)
        activations.append(A)
    return activations


@misconception(
    "03-ax",
    cell="mlp",
    hint="You use the step. It belongs to the perceptron; all layers of this network use the sigmoid.",
)
def mlp(X, weights, biases):
    A, activations = X, []
    for W, b in zip(weights, biases):
        A = (A @ W + b >= 0).astype(float)
        activations.append(A)
    return activations


@misconception(
    "M23",
    cell="mlp",
    hint="The entries of W are read in another order: `reshape` does not transpose. W needs neither, as row i, column j "
    "is the weight from i to j.",
)
def mlp(X, weights, biases):
    A, activations = X, []
    for W, b in zip(weights, biases):
        A = sigmoid(A @ W.T.reshape(W.shape) + b)
        activations.append(A)
    return activations


@misconception(
    "M24",
    cell="mlp",
    hint="You transposed W; where it is square, no error says so. Deck 004's transposition is gone as soon as samples "
    "are rows (lecture, section 6).",
)
def mlp(X, weights, biases):
    A, activations = X, []
    for W, b in zip(weights, biases):
        A = sigmoid(A @ W.T + b)
        activations.append(A)
    return activations


@misconception(
    "M25",
    cell="mlp",
    hint="You multiply entry by entry. A layer is a matrix product, `@`.",
)
def mlp(X, weights, biases):
    A, activations = X, []
    for W, b in zip(weights, biases):
        A = sigmoid(A * W + b)
        activations.append(A)
    return activations


@misconception(
    "M53",
    cell="mlp",
    hint="Your biases stand in a column, so they run along the samples. Each neuron has one bias for all samples: leave "
    "them flat.",
)
def mlp(X, weights, biases):
    A, activations = X, []
    for W, b in zip(weights, biases):
        A = sigmoid(A @ W + b[:, np.newaxis])
        activations.append(A)
    return activations


@misconception(
    "03-ay",
    cell="mlp",
    hint="Your list begins with the input. It should begin with the activations of the first layer.",
)
def mlp(X, weights, biases):
    A, activations = X, [X]
    for W, b in zip(weights, biases):
        A = sigmoid(A @ W + b)
        activations.append(A)
    return activations


@misconception(
    "03-az",
    cell="mlp",
    hint="You return only the output. All layers' activations are asked for, as a list.",
)
def mlp(X, weights, biases):
    A, activations = X, []
    for W, b in zip(weights, biases):
        A = sigmoid(A @ W + b)
        activations.append(A)
    return activations[-1]


@misconception(
    "03-ba",
    cell="mlp",
    hint="You return the weighted sums. Asked for are the activations, after the sigmoid.",
)
def mlp(X, weights, biases):
    A, activations = X, []
    for W, b in zip(weights, biases):
        Z = A @ W + b
        A = sigmoid(Z)
        activations.append(Z)
    return activations


@misconception(
    "M34",
    cell="mlp",
    hint="You round between the layers. Keep all digits, and round only what you print.",
)
def mlp(X, weights, biases):
    A, activations = X, []
    for W, b in zip(weights, biases):
        A = np.round(sigmoid(A @ W + b), 2)
        activations.append(A)
    return activations


# Exercise 6: linear layers collapse


@misconception(
    "03-bb",
    cell="collapse",
    hint="The matrices are multiplied in reverse order; where all are square, no error says so. Samples are rows, so the "
    "first layer stands on the left.",
)
def collapse(weights, biases):
    W, b = weights[0], biases[0]
    for next_W, next_b in zip(weights[1:], biases[1:]):
        W = next_W @ W
        b = b @ next_W + next_b
    return W, b


@misconception(
    "03-bc",
    cell="collapse",
    hint="You add the biases up as they are. The bias of a layer still has to pass all layers after it.",
)
def collapse(weights, biases):
    W, b = weights[0], biases[0]
    for next_W, next_b in zip(weights[1:], biases[1:]):
        W = W @ next_W
        b = b + next_b
    return W, b


@misconception(
    "03-bd",
    cell="collapse",
    hint="Only the last bias is left. The earlier ones are carried through the later layers, and then add to it.",
)
def collapse(weights, biases):
    W, b = weights[0], biases[0]
    for next_W, next_b in zip(weights[1:], biases[1:]):
        W = W @ next_W
        b = next_b
    return W, b


@misconception(
    "03-be",
    cell="collapse",
    hint="The later biases are missing: after each layer, its own bias is added.",
)
def collapse(weights, biases):
    W, b = weights[0], biases[0]
    for next_W, next_b in zip(weights[1:], biases[1:]):
        W = W @ next_W
        b = b @ next_W
    return W, b


@misconception(
    "03-bf",
    cell="collapse",
    hint="Every bias went through its own layer's matrix once too often. A layer adds its bias after multiplying.",
)
def collapse(weights, biases):
    W, b = weights[0], biases[0]
    for next_W, next_b in zip(weights[1:], biases[1:]):
        W = W @ next_W
        b = (b + next_b) @ next_W
    return W, b


@misconception(
    "M25",
    cell="collapse",
    hint="You multiply the matrices entry by entry. Layers in a row are a matrix product, `@`.",
)
def collapse(weights, biases):
    W, b = weights[0], biases[0]
    for next_W, next_b in zip(weights[1:], biases[1:]):
        W = W * next_W
        b = b @ next_W + next_b
    return W, b


@misconception(
    "03-bg",
    cell="collapse",
    hint="You add the matrices. One layer after the other is a product.",
)
def collapse(weights, biases):
    W, b = weights[0], biases[0]
    for next_W, next_b in zip(weights[1:], biases[1:]):
        W = W + next_W
        b = b @ next_W + next_b
    return W, b


@misconception(
    "M24",
    cell="collapse",
    hint="You carry the bias through the transposed matrices: a row stands on the left of W.",
)
def collapse(weights, biases):
    W, b = weights[0], biases[0]
    for next_W, next_b in zip(weights[1:], biases[1:]):
        W = W @ next_W
        b = next_W @ b + next_b
    return W, b


@misconception(
    "03-bh",
    cell="collapse",
    hint="Only the first two layers are merged. Go on until all of them are.",
)
def collapse(weights, biases):
    W, b = weights[0], biases[0]
    for next_W, next_b in zip(weights[1:2], biases[1:2]):
        W = W @ next_W
        b = b @ next_W + next_b
    return W, b


@misconception(
    "03-bi",
    cell="collapse",
    hint="Your matrix is transposed. It should take rows of n_0 numbers to rows of n_L numbers.",
)
def collapse(weights, biases):
    W, b = weights[0], biases[0]
    for next_W, next_b in zip(weights[1:], biases[1:]):
        W = W @ next_W
        b = b @ next_W + next_b
    return W.T, b


# Exercise 7: repair the bug


@misconception(
    "03-bj",
    cell="fit",
    hint="All guesses of an epoch still come from the weights at its beginning. Ask each sample with the weights of that "
    "moment. The step and the bias are right now.",
)
def fit(X, y, max_epochs):
    w, b = np.zeros(X.shape[1]), 0
    mistakes = []
    for _ in range(max_epochs):
        wrong = 0
        asked = X @ w + b >= 0
        for x, label, said in zip(X, y, asked):
            error = label - int(said)
            w = w + error * x
            b = b + error
            wrong += abs(error)
        mistakes.append(wrong)
        if wrong == 0:
            break
    return w, b, mistakes


@misconception(
    "03-bk",
    cell="fit",
    hint="Two of the three things are mended. The step is not: a sum of exactly 0 has to give the answer 1.",
)
def fit(X, y, max_epochs):
    w, b = np.zeros(X.shape[1]), 0
    mistakes = []
    for _ in range(max_epochs):
        wrong = 0
        for x, label in zip(X, y):
            error = label - int(x @ w + b > 0)
            w = w + error * x
            b = b + error
            wrong += abs(error)
        mistakes.append(wrong)
        if wrong == 0:
            break
    return w, b, mistakes


@misconception(
    "03-bl",
    cell="fit",
    hint="Two of the three things are mended. Now look at the bias: it never moves.",
)
def fit(X, y, max_epochs):
    w, b = np.zeros(X.shape[1]), 0
    mistakes = []
    for _ in range(max_epochs):
        wrong = 0
        for x, label in zip(X, y):
            error = label - int(x @ w + b >= 0)
            w = w + error * x
            b = b
            wrong += abs(error)
        mistakes.append(wrong)
        if wrong == 0:
            break
    return w, b, mistakes


@misconception(
    "03-bm",
    cell="fit",
    hint="The bias moves now. Two things are still as the colleague left them: when the guesses are made, and what a sum "
    "of 0 means.",
)
def fit(X, y, max_epochs):
    w, b = np.zeros(X.shape[1]), 0
    mistakes = []
    for _ in range(max_epochs):
        wrong = 0
        asked = X @ w + b > 0
        for x, label, said in zip(X, y, asked):
            error = label - int(said)
            w = w + error * x
            b = b + error
            wrong += abs(error)
        mistakes.append(wrong)
        if wrong == 0:
            break
    return w, b, mistakes


@misconception(
    "03-bn",
    cell="fit",
    hint="The guesses are made at the right moment now. Two things are still as the colleague left them: what a sum of 0 "
    "means, and what learns.",
)
def fit(X, y, max_epochs):
    w, b = np.zeros(X.shape[1]), 0
    mistakes = []
    for _ in range(max_epochs):
        wrong = 0
        for x, label in zip(X, y):
            error = label - int(x @ w + b > 0)
            w = w + error * x
            b = b
            wrong += abs(error)
        mistakes.append(wrong)
        if wrong == 0:
            break
    return w, b, mistakes


@misconception(
    "03-bo",
    cell="fit",
    hint="A sum of 0 counts as 1 now. Two things are still as the colleague left them: when the guesses are made, and "
    "what learns.",
)
def fit(X, y, max_epochs):
    w, b = np.zeros(X.shape[1]), 0
    mistakes = []
    for _ in range(max_epochs):
        wrong = 0
        asked = X @ w + b >= 0
        for x, label, said in zip(X, y, asked):
            error = label - int(said)
            w = w + error * x
            b = b
            wrong += abs(error)
        mistakes.append(wrong)
        if wrong == 0:
            break
    return w, b, mistakes


@misconception(
    "03-bp",
    cell="fit",
    hint="This is still the colleague's function: nothing has been mended.",
)
def fit(X, y, max_epochs):
    w, b = np.zeros(X.shape[1]), 0
    mistakes = []
    for _ in range(max_epochs):
        wrong = 0
        asked = X @ w + b > 0
        for x, label, said in zip(X, y, asked):
            error = label - int(said)
            w = w + error * x
            b = b
            wrong += abs(error)
        mistakes.append(wrong)
        if wrong == 0:
            break
    return w, b, mistakes


@misconception(
    "03-bq",
    cell="fit",
    hint="The sign of the correction is wrong, so each one makes the mistake worse: it is label minus answer.",
)
def fit(X, y, max_epochs):
    w, b = np.zeros(X.shape[1]), 0
    mistakes = []
    for _ in range(max_epochs):
        wrong = 0
        for x, label in zip(X, y):
            error = int(x @ w + b >= 0) - label
            w = w + error * x
            b = b + error
            wrong += abs(error)
        mistakes.append(wrong)
        if wrong == 0:
            break
    return w, b, mistakes


@misconception(
    "03-br",
    cell="fit",
    hint="Your counts are taken at the end of an epoch, with the weights reached by then. Count the corrections while "
    "they happen.",
)
def fit(X, y, max_epochs):
    w, b = np.zeros(X.shape[1]), 0
    mistakes = []
    for _ in range(max_epochs):
        wrong = 0
        for x, label in zip(X, y):
            error = label - int(x @ w + b >= 0)
            w = w + error * x
            b = b + error
            wrong += abs(error)
        wrong = int(sum(int(p @ w + b >= 0) != t for p, t in zip(X, y)))
        mistakes.append(wrong)
        if wrong == 0:
            break
    return w, b, mistakes


@misconception(
    "03-bs",
    cell="fit",
    hint="You stop, but the 0 of the last epoch is not in the list. Note it before you stop.",
)
def fit(X, y, max_epochs):
    w, b = np.zeros(X.shape[1]), 0
    mistakes = []
    for _ in range(max_epochs):
        wrong = 0
        for x, label in zip(X, y):
            error = label - int(x @ w + b >= 0)
            w = w + error * x
            b = b + error
            wrong += abs(error)
        if wrong == 0:
            break
        mistakes.append(wrong)
    return w, b, mistakes


@misconception(
    "03-bt",
    cell="fit",
    hint="You always run all epochs. Stop after the first one without a mistake.",
)
def fit(X, y, max_epochs):
    w, b = np.zeros(X.shape[1]), 0
    mistakes = []
    for _ in range(max_epochs):
        wrong = 0
        for x, label in zip(X, y):
            error = label - int(x @ w + b >= 0)
            w = w + error * x
            b = b + error
            wrong += abs(error)
        mistakes.append(wrong)
    return w, b, mistakes


@misconception(
    "03-bu",
    cell="fit",
    hint="Wrong ones and wrong zeros cancel in your count. Count each correction as one.",
)
def fit(X, y, max_epochs):
    w, b = np.zeros(X.shape[1]), 0
    mistakes = []
    for _ in range(max_epochs):
        wrong = 0
        for x, label in zip(X, y):
            error = label - int(x @ w + b >= 0)
            w = w + error * x
            b = b + error
            wrong += error
        mistakes.append(wrong)
        if wrong == 0:
            break
    return w, b, mistakes


@misconception(
    "03-bv",
    cell="fit",
    hint="The bias moves the wrong way: it learns like the weight of a constant input +1.",
)
def fit(X, y, max_epochs):
    w, b = np.zeros(X.shape[1]), 0
    mistakes = []
    for _ in range(max_epochs):
        wrong = 0
        for x, label in zip(X, y):
            error = label - int(x @ w + b >= 0)
            w = w + error * x
            b = b - error
            wrong += abs(error)
        mistakes.append(wrong)
        if wrong == 0:
            break
    return w, b, mistakes
