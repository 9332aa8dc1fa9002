"""Figures to play with: controls, and a pure function of their values that draws.

Each function returns an `Explorable`; put it last in a cell. Where widgets cannot run, its figure is shown as a picture.
ipywidgets and Matplotlib are imported when something is shown, not when this package is imported.
"""

from nnbasics.widgets.backprop import backprop_steps, draw_steps
from nnbasics.widgets.batches import batch_paths, draw_batches
from nnbasics.widgets.broadcasting import broadcasting, draw_broadcast
from nnbasics.widgets.controls import choice, log_slider, slider, steps, switch
from nnbasics.widgets.curves import activations, draw_activation
from nnbasics.widgets.diamond import draw_two_paths, two_paths
from nnbasics.widgets.digitpad import DigitPad, digit_pad
from nnbasics.widgets.digitreading import draw_reading
from nnbasics.widgets.explorable import Explorable
from nnbasics.widgets.gradients import draw_gradients, gradients
from nnbasics.widgets.graph_steps import draw_graph_steps, graph_steps
from nnbasics.widgets.initscale import draw_signal, init_scale
from nnbasics.widgets.lines import draw_line, draw_two_lines, one_line, two_lines
from nnbasics.widgets.logitlosses import draw_losses_at_logit, losses_at_logit
from nnbasics.widgets.matrixcalculus import draw_shape_trace, shape_trace
from nnbasics.widgets.modes import draw_modes, modes
from nnbasics.widgets.parabola import draw_parabola, learning_rate_steps
from nnbasics.widgets.perceptron import draw_visit, perceptron_steps
from nnbasics.widgets.ravine import draw_race, ravine_race
from nnbasics.widgets.reduction import draw_reduction, reduction
from nnbasics.widgets.secants import draw_secant, secant
from nnbasics.widgets.slopes import draw_directions, slope_along
from nnbasics.widgets.softmaxbars import draw_softmax_bars, softmax_bars
from nnbasics.widgets.softmaxjacobian import draw_softmax_jacobian, softmax_sensitivity
from nnbasics.widgets.stretch import draw_stretch, stretch
from nnbasics.widgets.tape import draw_tape, tape_steps

__all__ = [
    "DigitPad",
    "Explorable",
    "activations",
    "backprop_steps",
    "batch_paths",
    "broadcasting",
    "choice",
    "digit_pad",
    "draw_activation",
    "draw_batches",
    "draw_broadcast",
    "draw_directions",
    "draw_gradients",
    "draw_graph_steps",
    "draw_line",
    "draw_losses_at_logit",
    "draw_modes",
    "draw_parabola",
    "draw_race",
    "draw_reading",
    "draw_reduction",
    "draw_secant",
    "draw_shape_trace",
    "draw_signal",
    "draw_softmax_bars",
    "draw_softmax_jacobian",
    "draw_steps",
    "draw_stretch",
    "draw_tape",
    "draw_two_lines",
    "draw_two_paths",
    "draw_visit",
    "gradients",
    "graph_steps",
    "init_scale",
    "learning_rate_steps",
    "log_slider",
    "losses_at_logit",
    "modes",
    "one_line",
    "perceptron_steps",
    "ravine_race",
    "reduction",
    "secant",
    "shape_trace",
    "slider",
    "slope_along",
    "softmax_bars",
    "softmax_sensitivity",
    "steps",
    "stretch",
    "switch",
    "tape_steps",
    "two_lines",
    "two_paths",
]
