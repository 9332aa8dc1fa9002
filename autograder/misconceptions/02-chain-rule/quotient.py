"""Mistakes in 02-chain-rule, quotient: wrong code, and what to tell who wrote it."""

from autograder.bank import wrong_line

wrong_line(
    "M10",
    {"dz = -df * u / z**2": "dz = df * u / z**2"},
    hint="The minus is lost at the division: a larger z makes the quotient smaller, so its slope along z has the other sign "
    "than u.",
)

wrong_line(
    "M11",
    {"dx = dv * 2 * x": "dx = dv * x"},
    hint="The power rule is half done: the square's exponent has to come down as a factor.",
)

wrong_line(
    "M12",
    {"dv = du * y": "dv = du * v", "dy = du * v": "dy = du * y"},
    hint="Your times node gives each input its own value back. It gets the arriving slope times the other input.",
)

wrong_line(
    "02-u",
    {"dz = -df * u / z**2": "dz = -df * u / z"},
    hint="At the division, the slope along z has the square of z below: write the quotient as u times a power of z.",
)

wrong_line(
    "02-v",
    {"du = df / z": "du = 1 / z", "dz = -df * u / z**2": "dz = -u / z**2"},
    hint="The slope that arrives at the division is forgotten. Every node multiplies it in, the last one too: here df need "
    "not be 1.",
)

wrong_line(
    "02-w",
    {"dv = du * y": "dv = y", "dy = du * v": "dy = v"},
    hint="Your times node hands on its own slopes only. What arrives there, du, has to be multiplied in.",
)

wrong_line(
    "02-x",
    {"dx = dv * 2 * x": "dx = dv * 2 * v"},
    hint="The square's slope is taken at its result. It belongs at what went in.",
)

wrong_line(
    "02-y",
    {"du = df / z": "du = df * z"},
    hint="At the division you multiply by z. Along the numerator, a quotient has slope one over z.",
)

wrong_line(
    "02-z",
    {"dz = -df * u / z**2": "dz = -du * u / z**2"},
    hint="What arrives at the division is df, for both of its inputs. You put du into the line of z, so z divides once too "
    "often.",
)

wrong_line(
    "02-aa",
    {"dz = -df * u / z**2": "dz = -df / z**2"},
    hint="The numerator is lost in the slope along z: the quotient is u times a power of z, and u stays as a factor.",
)

wrong_line(
    "02-ab",
    {"dx = dv * 2 * x": "dx = 2 * x"},
    hint="What arrives at the square is forgotten: its slope has to be multiplied by dv.",
)
