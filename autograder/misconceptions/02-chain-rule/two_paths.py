"""Mistakes in 02-chain-rule, two_paths: wrong code, and what to tell who wrote it."""

from autograder.bank import wrong_line

wrong_line(
    "M108",
    {"dx = dp * y + dq": "dx = dq", "dy = dp * x - dq": "dy = -dq"},
    hint="The path by q overwrites the path by p: only the last one is left. Where paths meet, their contributions add up "
    "(+= where you wrote =); see section 5 of the lecture.",
)

wrong_line(
    "M67",
    {"dx = dp * y + dq": "dx = dp * y", "dy = dp * x - dq": "dy = dp * x"},
    hint="Only the path by p counts in your slopes. A nudge of an input runs along both paths at once.",
)

wrong_line(
    "M68",
    {"dx = dp * y + dq": "dx = (dp * y + dq) / 2", "dy = dp * x - dq": "dy = (dp * x - dq) / 2"},
    hint="You average the two paths. Both move the output, so their contributions add up.",
)

wrong_line(
    "02-al",
    {"dx = dp * y + dq": "dx = dp * y * dq", "dy = dp * x - dq": "dy = -dp * x * dq"},
    hint="You multiply what the two paths bring. Slopes multiply along one path; paths that meet add up.",
)

wrong_line(
    "02-am",
    {"dy = dp * x - dq": "dy = dp * x + dq"},
    hint="The minus in q is lost on the way back: when y grows, q gets smaller.",
)

wrong_line(
    "M12",
    {"dp = q": "dp = p", "dq = p": "dq = q"},
    hint="Your last node gives each input its own value back. It gets the arriving slope times the other input.",
)

wrong_line(
    "02-an",
    {"dx = dp * y + dq": "dx = dp * x + dq", "dy = dp * x - dq": "dy = dp * y - dq"},
    hint="The two slopes of the first product are swapped: the slope of p along x is y, and along y it is x.",
)

wrong_line(
    "02-ao",
    {"dx = dp * y + dq": "dx = y + 1", "dy = dp * x - dq": "dy = x - 1"},
    hint="You add up the nodes' own slopes. On each path, what arrives has to be multiplied in first.",
)

wrong_line(
    "02-ap",
    {"dx = dp * y + dq": "dx = dp * y - dq"},
    hint="You subtract the paths in the line of x. q grows with x, so both contributions have a plus there.",
)
