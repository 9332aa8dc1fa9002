"""What the tests of figures share: no window, and axes to draw on."""

import matplotlib as mpl
import pytest
from matplotlib import pyplot as plt


@pytest.fixture
def no_window():
    """Draw without a screen, and close every figure after the test."""
    mpl.use("agg")
    yield
    plt.close("all")


@pytest.fixture
def ax():
    """An empty axes."""
    return plt.subplots()[1]
