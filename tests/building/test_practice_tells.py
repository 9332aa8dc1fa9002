"""What hidden checks refuse, a practice check of the release refuses too, with words; cells to try take what checks take.

Each answer here once passed all practice checks of its cell, or failed one without a hint, or stopped Run All.
"""

import json
import shutil
from pathlib import Path

import pytest

from autograder.judge import judge_cell
from autograder.observations import Observation
from autograder.referencefile import load
from tests.support.livekernel import LiveKernel

ROOT = Path(__file__).parents[2]
FLOATS = "an array of whole numbers cannot hold fractions"
UPDATE_IN_A_COPY = """
def update(params, grads, learning_rate):
    new = {name: value.copy() for name, value in params.items()}
    for name in new:
        new[name] -= learning_rate * grads["d" + name]
    return new
"""
STEP = """
def train_step(X, T, params, learning_rate):
    W1, b1, W2, b2 = (params[name].copy() for name in ("W1", "b1", "W2", "b2"))
    a1 = sigmoid(X @ W1 + b1)
    y = sigmoid(a1 @ W2 + b2)
    loss = {loss}
    delta2 = (y - T) * y * (1 - y) / {share}
    delta1 = (delta2 @ W2.T) * a1 * (1 - a1)
    {first} learning_rate * a1.T @ delta2
    b2 = b2 - learning_rate * delta2.sum(axis=0)
    W1 = W1 - learning_rate * X.T @ delta1
    b1 = b1 - learning_rate * delta1.sum(axis=0)
    return {{"y": y, "loss": loss, "delta2": delta2, "delta1": delta1, "W1": W1, "b1": b1, "W2": W2, "b2": b2}}
"""

PERCEPTRON = """
def perceptron(X, y, w, b, order, rate):
    w = {start}
    for i in order:
        answer = 1 if X[i] @ w + b >= 0 else 0
        error = y[i] - answer
        {move}
        b = b + rate * error
    return w, b
"""
MLP_IN_PLACE = """
def mlp(X, weights, biases):
    A, activations = X, []
    for W, b in zip(weights, biases):
        z = A @ W
        z += b
        A = sigmoid(z)
        activations.append(A)
    return activations
"""
COLLAPSE_W_FIRST = """
def collapse(weights, biases):
    W, b = weights[0], biases[0]
    for next_W, next_b in zip(weights[1:], biases[1:]):
        W = W @ next_W
        b = b @ W + next_b
    return W, b
"""


def _step(loss="np.sum((y - T) ** 2) / 2 / len(X)", share="len(X)", first="W2 = W2 -"):
    return STEP.format(loss=loss, share=share, first=first)


RESCALE = """
def rescale(x, low, high):
    result = np.zeros_like(x)
    for place, value in np.ndenumerate(x):
        result[place] = (value - low) / (high - low)
    return result
"""
GRADIENT = """
def {name}(f, x, h):
    gradient = np.zeros_like(x)
    for place in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[place] = h
        gradient[place] = (f(x + step) - f(x - step)) / (2 * h)
    return gradient
"""

# topic, solution cell, answer: the check that refuses it, and its words
ANSWERS = {
    "00: the result has the type of the input": (
        "00-warm-up", "rescale", RESCALE, "rescale, whole numbers", "whole-number type of the input",
    ),
    "01: a flat gradient has the type of the argument": (
        "01-derivatives", "numerical_gradient", GRADIENT.format(name="numerical_gradient"), "gradient, whole numbers",
        "Create it as float",
    ),
    "01: a gradient of a table has the type of the argument": (
        "01-derivatives", "table_gradient", GRADIENT.format(name="table_gradient"), "table, whole numbers",
        "Create it as float",
    ),
    "05: update in a copy": (
        "05-backprop-by-hand", "update", UPDATE_IN_A_COPY, "all parameters, whole-number start", FLOATS,
    ),
    "05: a step in copies": (
        "05-backprop-by-hand", "train_step", _step(first="W2 -="), "new parameters, whole-number start", FLOATS,
    ),
    "05: the loss averages the outputs": (
        "05-backprop-by-hand", "train_step", _step(loss="np.mean((y - T) ** 2) / 2"), "loss, three outputs",
        "the outputs are added up",
    ),
    "05: the delta averages the outputs": (
        "05-backprop-by-hand", "train_step", _step(share="y.size"), "deltas, three outputs", "its outputs are added up",
    ),
    "05: the third neuron of layer 2": (
        "05-backprop-by-hand", "verification",
        "z3_new, loss_new, drop_percent = 0.4427, 0.2455, 4.23\nmisprints = [(0.6147, 0.6174), (0.7862, 0.7823)]",
        "z3 after the step", "the third neuron of layer 2",
    ),
    "03: weights moved in a copy": (
        "03-perceptron-xor", "perceptron", PERCEPTRON.format(start="w.copy()", move="w += rate * error * X[i]"),
        "whole numbers, half steps, after each of four visits", FLOATS,
    ),
    "03: weights cut off in a copy": (
        "03-perceptron-xor", "perceptron", PERCEPTRON.format(start="w.copy()", move="w[:] = w + rate * error * X[i]"),
        "whole numbers, half steps, after each of four visits", "make it one of floats",
    ),
    "03: biases added in place": (
        "03-perceptron-xor", "mlp", MLP_IN_PLACE, "all layers, whole-number inputs and weights", FLOATS,
    ),
    "03: the bias passes the whole product": (
        "03-perceptron-xor", "collapse", COLLAPSE_W_FIRST, "both, three square layers of whole numbers",
        "the next layer's matrix alone",
    ),
}  # fmt: skip

PREPARED_LISTS = """
def prepare(X, y, order, m):
    X, y = X[order] / 16, y[order]
    X = X - X[:m].mean(axis=0)
    return [part.tolist() for part in (X[:m], y[:m], X[m:], y[m:])]
"""

# topic, solution cell, an answer that its checks accept: the later cell that uses it
FORMS = {
    "03: counts as floats": (
        "03-perceptron-xor", "count_mistakes",
        "def count_mistakes(X, y, W, b):\n    return np.mean((X @ W + b >= 0) != y[:, None], axis=0) * len(y)",
        "try_count_mistakes",
    ),
    "03: the output's weights as a column": (
        "03-perceptron-xor", "xor_weights",
        "W_hidden, b_hidden = [[1, 1], [1, 1]], [-0.5, -1.5]\nv_out, c_out = [[1], [-1]], np.array([-0.5])",
        "try_xor_weights",
    ),
    "03: the output's weights as a row": (
        "03-perceptron-xor", "xor_weights",
        "W_hidden, b_hidden = [[1, 1], [1, 1]], [-0.5, -1.5]\nv_out, c_out = [[1, -1]], -0.5",
        "try_xor_weights",
    ),
    "05: the loss as a table of one number": (
        "05-backprop-by-hand", "bce_loss",
        "def bce_loss(p, y):\n    return -(y.T @ np.log(p) + (1 - y).T @ np.log(1 - p)) / len(y)",
        "try_layer1_gradients",
    ),
    "09: the parts as lists": (
        "09-digits", "prepare",
        PREPARED_LISTS,
        "try_prepare",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def release(tmp_path_factory):
    """A function: the live kernel and the cells of a topic's release, one kernel for all answers of a topic."""
    open_kernels = {}

    def opened(topic):
        if topic not in open_kernels:
            folder = tmp_path_factory.mktemp("release") / topic
            shutil.copytree(ROOT / "release" / topic, folder)
            cells = json.loads((folder / f"{topic}.ipynb").read_text(encoding="utf-8"))["cells"]
            kernel = LiveKernel(folder).__enter__()
            sources = {cell["id"]: "".join(cell["source"]) for cell in cells}
            kernel.run(sources["setup"])
            open_kernels[topic] = kernel, sources
        return open_kernels[topic]

    yield opened
    for kernel, _ in open_kernels.values():
        kernel.__exit__()


@pytest.mark.parametrize(("topic", "cell", "answer", "check", "words"), ANSWERS.values(), ids=list(ANSWERS))
def test_practice_refuses_what_hidden_checks_refuse(release, topic, cell, answer, check, words):
    """The named check is not passed, and its own line in the card says what to do."""
    kernel, sources = release(topic)
    assert kernel.run(answer).reply["status"] == "ok"
    lines = kernel.run(sources[f"test_{cell}"]).cards[0]["text/plain"].splitlines()
    said = [line for line in lines if f" {check}" in line and words in line]
    assert said, "\n".join(lines)


@pytest.mark.parametrize(("topic", "cell", "answer", "tried"), FORMS.values(), ids=list(FORMS))
def test_a_cell_to_try_takes_every_form_that_the_checks_take(release, topic, cell, answer, tried):
    """All practice checks of the answer pass, and neither they nor the cell that uses it stop Run All."""
    kernel, sources = release(topic)
    path = ROOT / "solutions" / topic / f"{topic}.ipynb"
    solved = {
        c["id"]: "".join(c["source"]) for c in json.loads(path.read_text(encoding="utf-8"))["cells"] if c["cell_type"] == "code"
    }
    for name, source in solved.items():
        if name == f"test_{cell}" or not name.startswith("test_"):
            ran = kernel.run(answer if name == cell else source)
            assert ran.reply["status"] == "ok", ran.text
        if name == f"test_{cell}":
            assert "did not pass" not in ran.text
        if name == tried:
            break
    assert tried in sources


def test_graded_fractions_in_whole_numbers_are_told_as_such():
    """What a hidden check says of `-=` on whole numbers: NumPy's name for it is in no list, and its kind is said."""
    topic = "05-backprop-by-hand"
    cell = load(ROOT / "autograder" / "references" / f"{topic}.json", topic).cell("test_update")
    stopped = [Observation("all parameters, whole numbers", error="UFuncTypeError")]
    said = {result.check.name: result.verdict.reason for result in judge_cell(stopped, cell).results}
    assert "`update` stopped at numbers of two kinds" in said["all parameters, whole numbers"]
