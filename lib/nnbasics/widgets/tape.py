"""A tape that records a small formula and reads it backward, one operation a tick."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from nnbasics.plotting.graph import computation_graph
from nnbasics.plotting.recorded import graph_of
from nnbasics.plotting.style import Drawing, number
from nnbasics.scalars import Scalar, topological_order
from nnbasics.widgets.cells import BLUE, ORANGE
from nnbasics.widgets.controls import choice, slider
from nnbasics.widgets.explorable import Explorable

if TYPE_CHECKING:
    from collections.abc import Callable

    from matplotlib.axes import Axes

LAST = 9  # ticks of the longest example
EXAMPLES: dict[str, tuple[str, Callable[[Scalar, Scalar, Scalar], Scalar]]] = {
    "sum": ("f = (x + y) z", lambda x, y, z: (x + y) * z),
    "quotient": ("f = x² y / z", lambda x, y, z: x**2 * y / z),
    "twice": ("f = (x + y) x + z", lambda x, y, z: (x + y) * x + z),
    "neuron": ("f = tanh(x y + z)", lambda x, y, z: (x * y + z).tanh()),
}


@dataclass(frozen=True)
class Moment:
    """What is known at one tick: how many numbers, the gradients so far by place in the order, and what just happened."""

    known: int
    grads: dict[int, float]
    at: int
    words: str


def moments(output: Scalar) -> list[Moment]:
    """The inputs, each operation forward, the start, and each operation backward, adding up."""
    order = topological_order(output)
    place = {id(node): k for k, node in enumerate(order)}
    operations = [k for k, node in enumerate(order) if node.parents]
    given = ", ".join(f"{node.name} = {number(node.value, 3)}" for node in order if not node.parents)
    ticks = [Moment(operations[0], {}, -1, f"The inputs are {given}.")]
    for k in operations:
        words = f"Forward: {_called(order[k])} is recorded, with value {number(order[k].value, 3)}."
        ticks.append(Moment(k + 1, {}, k, words))
    grads = {len(order) - 1: 1.0}
    ticks.append(Moment(len(order), dict(grads), len(order) - 1, "The way back starts: f has slope 1 along itself."))
    for k in reversed(operations):
        said = []
        for parent, slope in zip(order[k].parents, order[k].slopes, strict=True):
            i = place[id(parent)]
            said.append(_handed(parent, grads[k], slope, grads.get(i)))
            grads[i] = grads.get(i, 0.0) + grads[k] * slope
        ticks.append(Moment(len(order), dict(grads), k, f"Backward through {_called(order[k])}: {'; '.join(said)}."))
    return ticks


def _called(node: Scalar) -> str:
    return node.name if node.parents else node.name or "a number"


def _handed(parent: Scalar, grad: float, slope: float, before: float | None) -> str:
    who = parent.name if not parent.parents else f"the {parent.name} before it"
    text = f"{who} gets {number(grad, 3)} · {number(slope, 3)} = {number(grad * slope, 3)}"
    return text if before is None else f"{text}, added to {number(before, 3)}"


def draw_tape(
    ax: Axes, example: str = "twice", tick: int = LAST, x: float = 3, y: float = 2, z: float = -4, *, title: str = ""
) -> Drawing:
    """Draw a recorded formula at one moment: values above, gradients that have arrived below, in italics.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    example : a name in `EXAMPLES`
    tick : int from 0 (the inputs alone); past the end it is the last one
    x, y, z : numbers
    title : str, the formula by default

    Returns
    -------
    Drawing
        With the artists of `computation_graph`; the operation that works is colored.

    Raises
    ------
    ValueError
        If there is no such example.
    """
    if example not in EXAMPLES:
        raise ValueError(f"`example` is {example!r}: there are {', '.join(map(repr, EXAMPLES))}.")
    formula, record = EXAMPLES[example]
    if example == "quotient" and z == 0:
        ax.axis("off")
        ax.set_title(title or formula)
        words = "Nothing can be divided by 0. Choose another z."
        return Drawing(ax, words, {"words": [ax.text(0.5, 0.5, words, ha="center", transform=ax.transAxes)]})
    output = record(Scalar(x, "x"), Scalar(y, "y"), Scalar(z, "z"))
    ticks = moments(output)
    step = min(max(tick, 0), len(ticks) - 1)
    now, graph = ticks[step], graph_of(output)
    values = {label: v for label, v in graph.values.items() if label.place < now.known or label.text in "xyz"}
    grads = {label: now.grads[label.place] for label in graph.nodes if label.place in now.grads}
    shown = computation_graph(
        graph.nodes, graph.edges, values, grads, ax=ax, decimals=3, title=title or f"{formula}: step {step} of {len(ticks) - 1}"
    )
    faces = ["#FFFFFF"] * len(graph.nodes)
    if now.at >= 0:
        faces[now.at] = ORANGE if now.grads else BLUE
    shown.artists["nodes"][0].set_facecolors(faces)
    words = f"Tape of {formula}, step {step} of {len(ticks) - 1}. {now.words}"
    so_far = ", ".join(f"d{label} = {number(now.grads[label.place], 3)}" for label in grads if label.text in "xyz")
    return Drawing(ax, words + (f" So far {so_far}." if so_far else ""), shown.artists)


def tape_steps(example: str = "twice", *, tick: int = 0, x: int = 3, y: int = 2, z: int = -4) -> Explorable:
    """Return a figure to play with: step a tape forward and backward."""
    controls: dict[str, Any] = {
        "example": choice("formula", [(formula, name) for name, (formula, _) in EXAMPLES.items()], example),
        "tick": slider("step", 0, LAST, tick),
    }
    controls |= {name: slider(name, -5, 5, start) for name, start in {"x": x, "y": y, "z": z}.items()}
    return Explorable(draw_tape, controls, figsize=(8, 3.6), box=(0.02, 0.02, 0.96, 0.86))
