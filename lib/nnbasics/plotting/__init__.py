"""Figures of the course: each function draws on an axes and returns what it drew, with its alt text.

No function calls ``plt.show()``; a notebook shows the figure at the end of the cell by itself.
Matplotlib is imported when something is drawn, not when this package is imported.
"""

from nnbasics.plotting.alt import with_alt
from nnbasics.plotting.boundary import decision_boundary
from nnbasics.plotting.curves import loss_curve
from nnbasics.plotting.graph import computation_graph
from nnbasics.plotting.network import network_diagram
from nnbasics.plotting.recorded import recorded_graph
from nnbasics.plotting.style import OKABE_ITO, Drawing

__all__ = [
    "OKABE_ITO",
    "Drawing",
    "computation_graph",
    "decision_boundary",
    "loss_curve",
    "network_diagram",
    "recorded_graph",
    "with_alt",
]
