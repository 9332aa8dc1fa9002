"""One epoch of training on the 8x8 digits with nnbasics, beside the same network in PyTorch (CPU, eager), if that is installed.

The network is the course's: 64-32-10 with ReLU and softmax cross-entropy, batches of 32, plain gradient descent. Both get
the same first weights and the same batches in the same order, and are timed in turns by their CPU seconds. PyTorch runs as it
comes, in float32, and in one thread, which is its fastest on matrices this small; nnbasics computes in float64.
"""

import statistics
import time
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import numpy as np

from nnbasics.datasets import digits
from nnbasics.initializers import he_uniform
from nnbasics.network import MLP
from nnbasics.optimizers import gradient_descent_step

SIZES, BATCH, RATE = (64, 32, 10), 32, 0.1
SEEDS, EPOCHS, TRAINING = 10, 30, 1347
TIMED = 3  # epochs at the beginning of a training that are timed, in turns, for every seed
Epoch = Callable[[Any], None]
Way = Callable[[MLP, Any, Any], tuple[Epoch, Callable[[Any], Any]]]


def measure() -> dict[str, Any]:
    """Milliseconds of an epoch and test accuracy over ten seeds; with PyTorch, the same of it beside the noise."""
    ways: dict[str, Way] = {"nnbasics": _nnbasics}
    if find_spec("torch"):
        ways["torch"] = _torch
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    right: dict[str, list[float]] = {name: [] for name in ways}
    for seed in range(SEEDS):
        _train(seed, ways, seconds, right)
    median = {name: statistics.median(times) for name, times in seconds.items()}
    found: dict[str, Any] = {
        "digits_epoch_milliseconds": round(median["nnbasics"] * 1e3, 2),
        "digits_accuracy": round(statistics.mean(right["nnbasics"]), 4),
    }
    if "torch" in ways:
        apart = [ours - theirs for ours, theirs in zip(right["nnbasics"], right["torch"], strict=True)]
        found |= {
            "digits_torch_epoch_milliseconds": round(median["torch"] * 1e3, 2),
            "digits_times_faster_than_torch": round(median["torch"] / median["nnbasics"], 2),
            "digits_torch_accuracy": round(statistics.mean(right["torch"]), 4),
            "digits_accuracy_apart": round(statistics.mean(apart), 4),
            "digits_accuracy_noise": round(statistics.stdev(right["nnbasics"]) / SEEDS**0.5, 4),
        }
    return found


def told(line: dict[str, Any]) -> list[str]:
    """The figures in words, for people."""
    said = [
        f"digits          {line['digits_epoch_milliseconds']} ms an epoch, {line['digits_accuracy']:.1%} of the test images"
    ]
    if "digits_torch_accuracy" not in line:
        return [*said, "                (PyTorch is not installed, so it was not measured)"]
    ratio, theirs = line["digits_times_faster_than_torch"], line["digits_torch_accuracy"]
    noise = f"mean of {SEEDS} seeds, ± {line['digits_accuracy_noise']:.1%}"
    return [*said, f"                {ratio} times faster than PyTorch, whose accuracy is {theirs:.1%} ({noise})"]


def _train(seed: int, ways: dict[str, Way], seconds: dict[str, list[float]], right: dict[str, list[float]]) -> None:
    """Train once each way, from one start, over the same batches; note CPU seconds of the first epochs, and the accuracy."""
    rng = np.random.default_rng(seed)
    X, y = digits()
    order = rng.permutation(len(y))
    center = X[order[:TRAINING]].mean(axis=0)
    images, labels = (X[order] - center) / 16, y[order]
    start = MLP.create(SIZES, rng, he_uniform, hidden="relu", loss="softmax_ce")
    trainers = {name: way(start, images[:TRAINING], labels[:TRAINING]) for name, way in ways.items()}
    for number in range(EPOCHS):
        shuffled = rng.permutation(TRAINING)
        for name, (epoch, _) in trainers.items():
            begin = time.process_time()
            epoch(shuffled)
            if 0 < number <= TIMED:  # the first one warms up
                seconds[name].append(time.process_time() - begin)
    for name, (_, predict) in trainers.items():
        right[name].append(float(np.mean(predict(images[TRAINING:]) == labels[TRAINING:])))


def _nnbasics(start: MLP, images: Any, labels: Any) -> tuple[Epoch, Callable[[Any], Any]]:
    net = start

    def epoch(order: Any) -> None:
        nonlocal net
        for first in range(0, len(order), BATCH):
            rows = order[first : first + BATCH]
            _, gradients = net.loss_and_gradients(images[rows], labels[rows])
            net = net.with_parameters(gradient_descent_step(net.parameters, gradients, RATE))

    def predict(new: Any) -> Any:
        return net.predict(new)

    return epoch, predict


def _torch(start: MLP, images: Any, labels: Any) -> tuple[Epoch, Callable[[Any], Any]]:
    torch = import_module("torch")
    torch.set_num_threads(1)
    nn = torch.nn
    net = nn.Sequential(nn.Linear(*SIZES[:2]), nn.ReLU(), nn.Linear(*SIZES[1:]))
    with torch.no_grad():
        for tensor, array in zip(net.parameters(), start.parameters, strict=True):
            tensor.copy_(torch.tensor(np.transpose(array)))  # its weights have a row per output
    loss_of, optimizer = nn.CrossEntropyLoss(), torch.optim.SGD(net.parameters(), lr=RATE)
    X, y = torch.tensor(images, dtype=torch.float32), torch.tensor(labels)

    def epoch(order: Any) -> None:
        shuffled = torch.tensor(order)
        for first in range(0, len(shuffled), BATCH):
            rows = shuffled[first : first + BATCH]
            optimizer.zero_grad()
            loss_of(net(X[rows]), y[rows]).backward()
            optimizer.step()

    def predict(new: Any) -> Any:
        with torch.no_grad():
            return net(torch.tensor(new, dtype=torch.float32)).argmax(dim=1).numpy()

    return epoch, predict
