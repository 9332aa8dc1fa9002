"""The tape beside a scalar engine and beside the hand-written backward pass: one network, one batch, the same gradients.

The network is that of micrograd's own demonstration: 2-16-16-1 with ReLU on 100 points of two moons. Each is timed by its
CPU seconds for loss and all 337 gradients, forward pass included, in turns.
"""

import statistics
import time
from typing import TYPE_CHECKING, Any

import numpy as np

from benchmarks.scalars import Scalar, dense
from nnbasics.autodiff import GradientTape, constant, relu
from nnbasics.datasets import moons
from nnbasics.network import MLP

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS, REPEATS = 7, 200
Gradients = list[Any]


def measure() -> dict[str, Any]:
    """Ratios of CPU time; RuntimeError if the three do not agree on the gradients to 1e-10."""
    X, labels = moons(100, 0.1, np.random.default_rng(0))
    y = labels[:, None].astype(float)
    network = MLP.create((2, 16, 16, 1), np.random.default_rng(1), hidden="relu")
    ways: dict[str, tuple[int, Callable[[], Gradients]]] = {
        "by hand": (REPEATS, lambda: network.loss_and_gradients(X, y)[1]),
        "tape": (REPEATS, lambda: _by_tape(network, X, y)),
        "scalars": (1, lambda: _by_scalars(network, X, y)),
    }
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    right = ways["by hand"][1]()
    for name, (_, way) in ways.items():
        if not all(np.allclose(g, r, rtol=1e-10, atol=1e-14) for g, r in zip(way(), right, strict=True)):
            raise RuntimeError(f"the gradients {name} differ from those by hand: nothing was measured")
    for _ in range(ROUNDS):
        for name, (repeats, way) in ways.items():
            start = time.process_time()
            for _ in range(repeats):
                way()
            seconds[name].append((time.process_time() - start) / repeats)
    median = {name: statistics.median(found) for name, found in seconds.items()}
    return {
        "autodiff_times_faster_than_scalars": round(median["scalars"] / median["tape"], 1),
        "autodiff_ratio_to_hand_written": round(median["tape"] / median["by hand"], 2),
        "autodiff_microseconds": round(median["tape"] * 1e6),
        "hand_written_microseconds": round(median["by hand"] * 1e6),
        "scalar_engine_microseconds": round(median["scalars"] * 1e6),
    }


def _by_tape(network: MLP, X: Any, y: Any) -> Gradients:
    W1, b1, W2, b2, W3, b3 = parameters = [constant(p) for p in network.parameters]
    with GradientTape() as tape:
        tape.watch(parameters)
        z = relu(relu(X @ W1 + b1) @ W2 + b2) @ W3 + b3
        loss = np.sum(np.logaddexp(0, z) - y * z) / len(X)
    found: Gradients = tape.gradient(loss, parameters)
    return found


def _by_scalars(network: MLP, X: Any, y: Any) -> Gradients:
    parameters = [np.vectorize(Scalar, otypes=[object])(p) for p in network.parameters]
    layers = [(W.tolist(), b.tolist()) for W, b in zip(parameters[::2], parameters[1::2], strict=True)]
    total = Scalar(0.0)
    for sample, label in zip(X, y[:, 0], strict=True):
        a = [Scalar(x) for x in sample]
        for W, b in layers[:-1]:
            a = [z.relu() for z in dense(a, W, b)]
        (z,) = dense(a, *layers[-1])
        total = total + z.softplus() + Scalar(-label) * z
    (total * Scalar(1 / len(X))).backward()
    return [np.vectorize(lambda s: s.grad, otypes=[float])(p) for p in parameters]
