"""Mistakes in 01-derivatives, best_h: wrong code, and what to tell who wrote it."""

from autograder.bank import wrong_value

wrong_value(
    "M07",
    values={"good_h_one_sided": 1e-12, "good_h_central": 1e-12},
    hint="Your step is so small that round-off drowns the slope: look again where the errors above stop falling.",
)


wrong_value(
    "01-smallest",
    values={"good_h_one_sided": 1e-15, "good_h_central": 1e-15},
    hint="Your step is so small that round-off drowns the slope: look again where the errors above stop falling.",
)


wrong_value(
    "01-wide",
    values={"good_h_one_sided": 0.1, "good_h_central": 0.1},
    hint="Your step is wide: the error still falls when it gets smaller. Find the bottom of the U.",
)


wrong_value(
    "01-hundredth",
    values={"good_h_one_sided": 0.01, "good_h_central": 0.01},
    hint="Your step is wide: the error still falls when it gets smaller. Find the bottom of the U.",
)


wrong_value(
    "01-equal",
    values={"good_h_one_sided": 1e-8, "good_h_central": 1e-8},
    hint="The two quotients have their smallest errors at different steps: read both columns from top to bottom.",
)


wrong_value(
    "01-swapped",
    values={"good_h_one_sided": 1e-5, "good_h_central": 1e-8},
    hint="You have taken one step for the other: see which column falls faster, and where it turns.",
)
