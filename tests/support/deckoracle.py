"""The decks' results a second time, from Python's own numbers: no nnbasics, no NumPy, no backpropagation.

Deck 001 goes neuron by neuron in the deck's own notation. A slope is found by the complex step: move a quantity by ih,
run forward, and Im L / h is dL/d(quantity) to the last digit, because nothing is subtracted (Squire & Trapp, 1998).
Decks 000 and 004 use fractions where the result is one.
"""

import cmath
import math
from fractions import Fraction

H = 1e-30
ETA = 0.1
X = 2.0
LAYERS = (1, 2, 3)
# WEIGHTS[l][i, j] leads from neuron i of layer l-1 to neuron j of layer l; i = 0 is the constant input 1.
WEIGHTS = {
    1: {(0, 1): 0.1, (1, 1): 0.1, (0, 2): 0.2, (1, 2): 0.1},
    2: {
        (0, 1): 0.3,
        (1, 1): 0.2,
        (2, 1): 0.1,
        (0, 2): 0.1,
        (1, 2): 0.3,
        (2, 2): 0.2,
        (0, 3): 0.2,
        (1, 3): 0.1,
        (2, 3): 0.3,
    },
    3: {(0, 1): 0.5, (1, 1): 0.4, (2, 1): 0.2, (3, 1): 0.6},
}


def forward(weights, moved=None):
    """Every z and a by (letter, neuron, layer), and the loss of label 1; `moved` is moved by ih."""

    def nudge(name):
        return H * 1j if name == moved else 0

    found = {("a", 0, 0): 1.0, ("a", 1, 0): X}
    for l in LAYERS:
        found["a", 0, l] = 1.0
        for j in sorted({j for _, j in weights[l]}):
            terms = [(w + nudge((i, j, l))) * found["a", i, l - 1] for (i, k), w in weights[l].items() if k == j]
            found["z", j, l] = sum(terms) + nudge(("z", j, l))
            found["a", j, l] = 1 / (1 + cmath.exp(-found["z", j, l])) + nudge(("a", j, l))
    found["loss"] = -cmath.log(found["a", 1, 3])
    return found


def slope(weights, name):
    """Derivative of the loss by a z, an a, or a weight (i, j, l)."""
    return forward(weights, name)["loss"].imag / H


def second_opinion():
    """Every result of decks.yml, by its key."""
    return {f"{deck}: {name}": float(value) for deck, found in _all().items() for name, value in found.items()}


def _all():
    return {"000": _deck000(), "001": _deck001(), "002": {"half squared error": (0.3**2 + 0.5**2) / 2}, "004": _deck004()}


def _deck000():
    partials = {f"df/d{name}": Fraction(n) for name, n in zip("xyz", (2, 3, 4), strict=True)}
    cubes = {f"dy/dx at {x}": _fraction_slope(lambda x: (3 * x + 3) ** 3, x) for x in (0, 1, 2)}
    return {**partials, **cubes, "dt/dx": 3, "dy_dx at 3": _fraction_slope(lambda x: x * x, 3)}


def _fraction_slope(f, x):
    """Exact slope of a polynomial up to degree 4: two central differences, combined so that h^2 cancels."""
    near, far = ((f(Fraction(x) + h) - f(Fraction(x) - h)) / (2 * h) for h in (1, 2))
    return (4 * near - far) / 3


def _deck001():
    old = forward(WEIGHTS)
    slopes = {l: {ij: slope(WEIGHTS, (*ij, l)) for ij in WEIGHTS[l]} for l in LAYERS}
    moved = {l: {ij: w - ETA * slopes[l][ij] for ij, w in WEIGHTS[l].items()} for l in LAYERS}
    new = forward(moved)
    found = {}
    for l in LAYERS:
        for i, j in WEIGHTS[l]:
            name = f"w{i}{j}[{l}]" if l < 3 else f"w{i}[{l}]"
            found[f"dL/d{name}"] = slopes[l][i, j]
            found[f"{name} new"] = moved[l][i, j]
            found[f"step of {name}"] = -ETA * slopes[l][i, j]
        for j in {j for _, j in WEIGHTS[l]}:
            _add_neuron(found, j, l, old, new)
    for i in (1, 2):  # what each neuron of layer 2 hands back: move z of layer 2 and the weight stays
        for j in (1, 2, 3):
            found[f"term {j} of dL/da{i}[1]"] = slope(WEIGHTS, ("z", j, 2)) * WEIGHTS[2][i, j]
    y_hat, y_new = old["a", 1, 3].real, new["a", 1, 3].real
    loss, loss_new = -math.log(y_hat), -math.log(y_new)
    return {
        **found,
        "yhat": y_hat,
        "1-yhat": 1 - y_hat,
        "yhat(1-yhat)": y_hat - y_hat**2,
        "yhat new": y_new,
        "loss": loss,
        "loss new": loss_new,
        "loss decrease": loss - loss_new,
        "loss decrease in percent": (loss - loss_new) / loss * 100,
        "dL/dyhat": slope(WEIGHTS, ("a", 1, 3)),
        "-1/0.7740": -1 / 0.7740,
        "log(0.7739)": math.log(0.7739),
        "log(0.7740)": math.log(0.7740),
    }


def _add_neuron(found, j, l, old, new):
    name = f"{j}[{l}]" if l < 3 else "[3]"
    a = old["a", j, l].real
    found |= {f"z{name}": old["z", j, l].real, f"a{name}": a}
    found |= {f"z{name} new": new["z", j, l].real, f"a{name} new": new["a", j, l].real}
    found |= {f"1-a{name}": 1 - a, f"a{j}(1-a{j})[{l}]": a - a**2}
    found |= {f"dL/dz{name}": slope(WEIGHTS, ("z", j, l)), f"dL/da{name}": slope(WEIGHTS, ("a", j, l))}


def _deck004():
    exponentials = {z: math.exp(float(z)) for z in ("1.5", "0.8", "-0.5")}
    total = math.fsum(exponentials.values())
    errors = [Fraction(true) - Fraction(guess) for true, guess in (("5", "4.2"), ("4", "3.8"), ("4.9", "5.1"))]
    bce, cce = math.log(0.7 * 0.7 * 0.9), math.log(0.7 * 0.6 * 0.3)  # a sum of logarithms is that of the product
    w, x, y, rate = Fraction(2), 3, 10, Fraction(1, 10)
    gradient = _fraction_slope(lambda w: (y - w * x) ** 2, w)
    return {
        "sigmoid(5.7)": (1 + math.tanh(5.7 / 2)) / 2,
        **{f"e^{z}": e for z, e in exponentials.items()},
        **{f"P{k}": e / total for k, e in enumerate(exponentials.values())},
        "sum of exponentials": total,
        **_means("MSE", [e**2 for e in errors]),
        **_means("MAE", [abs(e) for e in errors]),
        **{f"log({p})": math.log(float(p)) for p in ("0.7", "0.9", "0.6", "0.3")},
        "BCE": -bce / 3,
        "CCE, sum": -cce,
        "CCE": -cce / 3,
        "dL/dw": gradient,
        "w new": w - rate * gradient,
        **_graphs(),
    }


def _means(name, terms):
    numbered = {f"{name}, term {k}": term for k, term in enumerate(terms, start=1)}
    return {**numbered, f"{name}, sum": sum(terms), name: sum(terms) / len(terms)}


def _graphs():
    product = {"x": -2, "y": 5, "z": -4}
    power = {"x": 3, "y": 4, "z": 2}
    found = {"(x+y)z: q": 3, "(x+y)z: f": (-2 + 5) * -4, "(x+y)z: df/df": 1, "(x+y)z: dq/dx": 1, "(x+y)z: dq/dy": 1}
    found["(x+y)z: df/dq"] = _partial(lambda q, z: q * z, {"q": 3, "z": -4}, "q")
    found |= {f"(x+y)z: df/d{n}": _partial(lambda x, y, z: (x + y) * z, product, n) for n in product}
    found |= {"x^2y/z: v": 3**2, "x^2y/z: u": 3**2 * 4, "x^2y/z: f": Fraction(3**2 * 4, 2)}
    return found | {f"x^2y/z: df/d{n}": _partial(lambda x, y, z: x * x * y / z, power, n) for n in power}


def _partial(f, point, name):
    """Slope along one variable, by the complex step."""
    return f(**{**point, name: point[name] + H * 1j}).imag / H
