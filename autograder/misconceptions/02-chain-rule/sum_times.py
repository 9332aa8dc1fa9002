"""Mistakes in 02-chain-rule, sum_times: wrong code, and what to tell who wrote it."""

from autograder.bank import wrong_line

wrong_line(
    "M12",
    {"dq = df * z": "dq = df * q", "dz = df * q": "dz = df * z"},
    hint="Your times node gives each input its own value back. It gets the arriving slope times the other input; see "
    "section 3 of the lecture.",
)

wrong_line(
    "M111", {"df = 1": "df = f"}, hint="You start the way back with the value of f. It starts with the slope of f along itself."
)

wrong_line(
    "02-n",
    {"dx = dq": "dx = dq * y", "dy = dq": "dy = dq * x"},
    hint="Your plus node multiplies by the other input, as a times node does. A sum has slope 1 along each input.",
)

wrong_line(
    "02-o",
    {"dx = dq": "dx = 1", "dy = dq": "dy = 1"},
    hint="You hand on the plus node's own slopes only. What arrives at the node has to be multiplied in.",
)

wrong_line(
    "02-p",
    {"dx = dq": "dx = dq / 2", "dy = dq": "dy = dq / 2"},
    hint="Your plus node shares what arrives between its inputs. Each of them gets all of it: a nudge of one input moves "
    "the sum by as much.",
)

wrong_line(
    "02-q",
    {"dx = dq": "dx = dq * z", "dy = dq": "dy = dq * z"},
    hint="z is multiplied in twice: once at its own node, and once more at the plus node.",
)

wrong_line(
    "02-r",
    {"dq = df * z": "dq = df", "dz = df * q": "dz = df"},
    hint="Your times node hands on what arrives as a plus node does. The slope of a product along one input is the other "
    "input.",
)

wrong_line("02-s", {"q = x + y": "q = x * y"}, hint="Your first node multiplies x and y. In this graph it adds them.")

wrong_line(
    "02-t",
    {"dx = dq": "dx = dq * x", "dy = dq": "dy = dq * y"},
    hint="Your plus node multiplies by the input itself. A sum has slope 1 along each input, whatever its value.",
)
