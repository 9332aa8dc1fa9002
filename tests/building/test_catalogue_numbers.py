"""The catalogue of misconceptions was computed apart from this code: solution and bank of 05 must give its numbers."""

from functools import cache

import nbformat
import numpy as np
import pytest

from autograder.sourcecheck import model_solutions
from nnbasics.activations import sigmoid
from tests.support.minicourse import ROOT, misconceptions

ID = "05-backprop-by-hand"
X, Y = np.array([[2.0]]), np.array([[1.0]])
PARAMS = {
    "W1": np.array([[0.1, 0.1]]), "b1": np.array([0.1, 0.2]),
    "W2": np.array([[0.2, 0.3, 0.1], [0.1, 0.2, 0.3]]), "b2": np.array([0.3, 0.1, 0.2]),
    "W3": np.array([[0.4], [0.2], [0.6]]), "b3": np.array([0.5]),
}  # fmt: skip


@cache
def _solutions():
    return model_solutions(nbformat.read(ROOT / "source" / ID / f"{ID}.ipynb", as_version=4))


@cache
def _bank():
    return {(item.cell, item.id): item.code for item in misconceptions(ROOT, ID)}


def walk(*slips):
    """The whole walk on the deck's network, with misconceptions in place of some functions: (cell, id)."""
    names = {"np": np, "sigmoid": sigmoid}
    for code in [*_solutions().values(), *(_bank()[slip] for slip in slips)]:
        exec(code, names)  # noqa: S102 - our own solution and bank
    step = names["forward"](X, PARAMS)
    delta3 = names["output_delta"](step["y_hat"], Y)
    dW3, db3 = names["layer3_gradients"](step["a2"], delta3)
    delta2, dW2, db2 = names["layer2_gradients"](delta3, PARAMS["W3"], step["a2"].copy(), step["a1"])
    _, dW1, db1 = names["layer1_gradients"](delta2, PARAMS["W2"], step["a1"].copy(), X)
    grads = {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2, "dW3": dW3, "db3": db3}
    found = {"a1[1]": step["a1"], "y_hat": step["y_hat"], "delta3": delta3, **grads}
    if all(grads[f"d{name}"].shape == value.shape for name, value in PARAMS.items()):
        new = names["update"](PARAMS, grads, 0.1)
        found |= {"w1[3] new": new["W3"], "y_hat new": names["forward"](X, new)["y_hat"]}
    with np.errstate(invalid="ignore"):  # some wrong predictions are no probabilities
        found |= {
            f"loss{when}": names["bce_loss"](found[f"y_hat{when}"], Y) for when in ("", " new") if f"y_hat{when}" in found
        }
    return {name: float(np.ravel(value)[0]) for name, value in found.items()}


RIGHT = {
    "y_hat": 0.77390493, "loss": 0.25630625, "delta3": -0.22609507, "dW3": -0.13938967, "dW2": -0.01228265,
    "db2": -0.02138187, "dW1": -0.00526819, "db1": -0.00263409, "w1[3] new": 0.41393897,
    "y_hat new": 0.78234470, "loss new": 0.24545984,
}  # fmt: skip
HIDDEN = ("layer2_gradients", "layer1_gradients")
# number, the cells that have it, and what comes out
WRONG = (
    ("M14", ["forward"], {"y_hat": 0.65992844, "loss": 0.41562387}),
    ("M15", ["forward"], {"a1[1]": 0.649834}),
    ("M16", ["forward"], {"y_hat": 0.71585643}),
    ("M17", ["forward"], {"y_hat": 1.23049345}),
    ("M18", ["forward"], {"y_hat": 0.684365}),
    ("M20", ["forward"], {"a1[1]": 0.42555748, "y_hat": 0.27111426}),
    ("M21", ["forward"], {"a1[1]": 1.74081822}),
    ("M22", ["forward"], {"y_hat": 0.71101981}),
    ("M38", ["bce_loss"], {"loss": 0.11131239}),
    ("M39", ["bce_loss"], {"loss": 0.36977175}),
    ("M40", ["bce_loss"], {"loss": -0.25630625}),
    ("M41", ["bce_loss"], {"loss": 1.4867997}),
    ("M58", ["output_delta"], {"dW3": 0.13938967}),
    ("M59", ["output_delta"], {"dW3": -0.02438986, "dW1": -0.00092181}),
    ("M60", ["output_delta"], {"dW3": -0.79662126, "db3": -1.29214838}),
    ("M61", HIDDEN, {"db2": -0.09043803, "dW1": -0.09043803}),
    ("M62", HIDDEN, {"dW2": -0.01182791, "dW1": -0.00475729}),
    ("M63", HIDDEN, {"dW2": -0.01295476}),
    ("M64", HIDDEN, {"dW2": -0.03202854}),
    ("M65", HIDDEN, {"dW2": -0.03220556}),
    ("M66", HIDDEN[:1], {"dW2": -0.03070663}),
    ("M67", HIDDEN[1:], {"db1": -0.00427637 * 0.24445831}),
    ("M68", HIDDEN[1:], {"db1": -0.00359174 * 0.24445831}),
    ("M71", HIDDEN[:1], {"dW2": -0.01318212}),
    ("M72", HIDDEN[1:], {"dW1": -0.00263409}),
    ("M73", ["layer3_gradients"], {"db3": -0.13938967}),
    ("M88", ["update"], {"w1[3] new": 0.38606103, "y_hat new": 0.76524933, "loss new": 0.26755358}),
    ("M89", ["update"], {"w1[3] new": 0.4013939}),
    ("M90", ["update"], {"w1[3] new": 0.53938967}),
    ("M91", ["update"], {"w1[3] new": 0.01393897}),
    ("M92", ["update"], {"y_hat new": 0.77834142, "loss new": 0.25059001}),
    ("M93", ["update"], {"y_hat new": 0.78212524}),
)


def test_the_solution_gives_the_right_numbers():
    """The deck-001 network, worked out to eight decimals without this notebook."""
    found = walk()
    assert {name: found[name] for name in RIGHT} == pytest.approx(RIGHT, abs=6e-9)


@pytest.mark.parametrize(("slip", "cells", "numbers"), WRONG, ids=[slip for slip, _, _ in WRONG])
def test_the_bank_gives_the_catalogued_wrong_numbers(slip, cells, numbers):
    """A misconception's code makes the mistake that its hint speaks of."""
    found = walk(*((cell, slip) for cell in cells))
    assert {name: found[name] for name in numbers} == pytest.approx(numbers, abs=6e-9)


def _stepped(slip=None):
    names = {"np": np, "sigmoid": sigmoid}
    exec(_bank()["train_step", slip] if slip else _solutions()["train_step"], names)  # noqa: S102
    rng = np.random.default_rng(3)
    shapes = {"W1": (2, 3), "b1": (3,), "W2": (3, 2), "b2": (2,)}
    params = {name: rng.normal(size=shape) for name, shape in shapes.items()}
    inputs, targets = rng.normal(size=(4, 2)), rng.uniform(size=(4, 2))
    before = {name: value.copy() for name, value in params.items()}
    found = names["train_step"](inputs, targets, params, 1.0)
    return inputs, targets, before, {name: before[name] - found[name] for name in before}, params


def _half_squares(inputs, targets, params):
    """Written for one sample at a time, apart from the solution."""
    total = 0.0
    for x, t in zip(inputs, targets, strict=True):
        hidden = 1 / (1 + np.exp(-(params["W1"].T @ x + params["b1"])))
        total += sum((1 / (1 + np.exp(-(params["W2"].T @ hidden + params["b2"]))) - t) ** 2) / 2
    return total / len(inputs)


def test_the_repaired_step_follows_the_measured_slope():
    """With learning rate 1 the step is the gradient: central differences of the loss agree, and no argument changed."""
    inputs, targets, params, steps, after = _stepped()
    for name, value in params.items():
        np.testing.assert_array_equal(value, after[name])
        for index in np.ndindex(value.shape):
            sides = [{**params, name: value.copy()}, {**params, name: value.copy()}]
            sides[0][name][index] += 1e-5
            sides[1][name][index] -= 1e-5
            slope = (_half_squares(inputs, targets, sides[0]) - _half_squares(inputs, targets, sides[1])) / 2e-5
            assert steps[name][index] == pytest.approx(slope, abs=1e-9)


@pytest.mark.parametrize("slip", ["M59", "M62", "M69"])
def test_each_famous_bug_bends_the_step(slip):
    """The three bugs of the broken step, one at a time, move the first layer by more than any tolerance."""
    right, wrong = _stepped()[3]["W1"], _stepped(slip)[3]["W1"]
    assert np.abs(right - wrong).max() > 1e-3 * np.abs(right).max()
