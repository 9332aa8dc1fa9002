"""What the decks give, and everything nnbasics computes from it: the names that `compute:` in course/decks.yml uses.

One namespace a deck, in the kit's convention. An expression sees its deck's names, NumPy and the library's functions.
"""

import numpy as np

from nnbasics import activations, layers, losses, network, optimizers
from nnbasics.activations import sigmoid_derivative, softmax
from nnbasics.layers import linear_backward, linear_forward
from nnbasics.losses import binary_cross_entropy, binary_cross_entropy_from_logits, mse
from nnbasics.network import MLP
from nnbasics.optimizers import GradientDescent, gradient_descent_step

TOOLS = {name: tool for module in (activations, layers, losses, network, optimizers) for name, tool in vars(module).items()}


def compute(expression, deck):
    """Value of an expression of decks.yml or errata.yml, as a float."""
    # The expressions are ours, committed beside the results, and evaluated by tests only.
    return float(eval(expression, {**TOOLS, **NAMES[deck]}))  # noqa: S307


def _deck000():
    X, W = np.array([[5.0, 6.0, 7.0]]), np.array([[2.0], [3.0], [4.0]])
    partials = linear_backward(np.ones((1, 1)), X, W)[0]  # of 2x + 3y + 4z, anywhere

    def cubed(x):
        """d/dx of t^3 with t = 3x + 3: back through the cube, then through the affine map."""
        x, W, b = np.array([[x]]), np.array([[3.0]]), np.array([3.0])
        return linear_backward(3 * linear_forward(x, W, b) ** 2, x, W)[0][0, 0]

    def squared(x):
        """d/dx of x * x: one slope for each of the two factors."""
        dleft, dright, _ = linear_backward(np.ones((1, 1)), np.array([[x]]), np.array([[x]]))
        return dleft[0, 0] + dright[0, 0]

    return locals()


def _deck001():
    X, y = np.array([[2.0]]), np.array([[1.0]])
    W1, b1 = np.array([[0.1, 0.1]]), np.array([0.1, 0.2])
    W2, b2 = np.array([[0.2, 0.3, 0.1], [0.1, 0.2, 0.3]]), np.array([0.3, 0.1, 0.2])
    W3, b3 = np.array([[0.4], [0.2], [0.6]]), np.array([0.5])
    untrained = MLP([W1, b1, W2, b2, W3, b3])
    trace = untrained.forward(X)
    (_, z1, z2, z3), (_, a1, a2, y_hat) = trace
    loss, gradients = untrained.backward(trace, y)
    dW1, db1, dW2, db2, dW3, db3 = gradients
    dy_hat, dz3 = binary_cross_entropy(y_hat, y)[1], binary_cross_entropy_from_logits(z3, y)[1]
    da2 = linear_backward(dz3, a2, W3)[0]
    dz2 = da2 * sigmoid_derivative(z2)
    da1 = linear_backward(dz2, a1, W2)[0]
    dz1 = da1 * sigmoid_derivative(z1)
    terms = dz2 * W2  # row i: what the three neurons of layer 2 add to dL/da1[i]
    moves = [-0.1 * g for g in gradients]  # what one step of learning rate 0.1 adds to every parameter
    updated = untrained.with_parameters(gradient_descent_step(untrained.parameters, gradients, 0.1))
    new = updated.forward(X)
    new_loss = updated.loss_and_gradients(X, y)[0]

    def size(*parts):
        """Length of the vector of all entries."""
        return np.linalg.norm(np.concatenate([part.ravel() for part in parts]))

    return locals()


def _deck002():
    a, y = np.array([[0.3, 0.5]]), np.array([[0.0, 1.0]])
    return locals()


def _deck003():
    return {}


def _deck004():
    logits = np.array([[1.5, 0.8, -0.5]])
    e, p = np.exp(logits), softmax(logits)
    predicted, true = np.array([4.2, 3.8, 5.1]), np.array([5.0, 4.0, 4.9])
    probabilities, labels = np.array([0.7, 0.3, 0.9]), np.array([1.0, 0.0, 1.0])
    P, classes = np.array([[0.1, 0.7, 0.2], [0.6, 0.3, 0.1], [0.1, 0.6, 0.3]]), np.array([1, 0, 2])

    def log(number):
        """Minus the cross-entropy of one certain label: the natural logarithm of its probability."""
        return -binary_cross_entropy([number], [1.0])[0]

    def error(w):
        """Loss (10 - 3w)^2 and its gradient, as an optimizer takes them."""
        x, w = np.array([[3.0]]), np.asarray(w[0])
        loss, dy_hat = mse(linear_forward(x, w, np.zeros(1)), [[10.0]])
        return loss, [linear_backward(dy_hat, x, w)[1]]

    def descend(learning_rate, steps):
        """Weight after some steps from w = 2, and the losses on the way."""
        (w,), losses = GradientDescent(learning_rate).minimize(error, [np.array([[2.0]])], steps)
        return w[0, 0], losses

    # A product is an affine map of one factor by the other, so linear_backward has both of its slopes.
    one, zero = np.ones((1, 1)), np.zeros(1)
    sum_in, sum_w, z = np.array([[-2.0, 5.0]]), np.ones((2, 1)), np.array([[-4.0]])
    q = linear_forward(sum_in, sum_w, zero)
    f = linear_forward(q, z, zero)
    dq, dz, _ = linear_backward(one, q, z)
    dsum = linear_backward(dq, sum_in, sum_w)[0]
    dlocal = linear_backward(one, sum_in, sum_w)[0]
    x3, y4, inverse = np.array([[3.0]]), np.array([[4.0]]), np.array([[1 / 2.0]])
    v = linear_forward(x3, x3, zero)
    u = linear_forward(v, y4, zero)
    quotient = linear_forward(u, inverse, zero)
    du, dinverse, _ = linear_backward(one, u, inverse)
    dquotient_dz = -dinverse / 2.0**2  # through 1/z, whose slope is -1/z^2
    dv, dy, _ = linear_backward(du, v, y4)
    dx = sum(linear_backward(dv, x3, x3)[:2])
    return locals()


NAMES = {"000": _deck000(), "001": _deck001(), "002": _deck002(), "003": _deck003(), "004": _deck004()}
