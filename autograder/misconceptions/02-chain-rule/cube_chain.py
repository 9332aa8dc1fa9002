"""Mistakes in 02-chain-rule, cube_chain: wrong code, and what to tell who wrote it."""

from autograder.bank import wrong_line

wrong_line(
    "M01",
    {"dy_dx = dy_dt * dt_dx": "dy_dx = dy_dt"},
    hint="The inner function is forgotten: your result is the slope of y along t only. It still has to be multiplied by the "
    "slope of t along x; see section 1 of the lecture.",
)

wrong_line(
    "M02",
    {"dy_dt = 3 * t**2": "dy_dt = 3 * x**2"},
    hint="You take the outer slope at x. The outer function never sees x: take its slope at t, the value that arrives there.",
)

wrong_line(
    "M03",
    {"dy_dx = dy_dt * dt_dx": "dy_dx = 81 * (x + 1) ** 3"},
    hint="You expanded the product and kept the exponent of the function itself. A derivative lowers the power by one.",
)

wrong_line(
    "M04",
    {"dy_dx = dy_dt * dt_dx": "dy_dx = dt_dx + 0 * x"},
    hint="Your result is the slope of the inner function alone. Multiply it by the slope of the outer one.",
)

wrong_line(
    "02-a",
    {"dy_dt = 3 * t**2": "dy_dt = t**2"},
    hint="The exponent is lowered, but it does not come down as a factor: the power rule does both.",
)

wrong_line(
    "02-b",
    {"dy_dx = dy_dt * dt_dx": "dy_dx = dy_dt + dt_dx"},
    hint="You add the two slopes. Along a chain they stretch one after the other, so they multiply.",
)

wrong_line(
    "02-c",
    {"dy_dt = 3 * t**2": "dy_dt = 3 * t**3"},
    hint="The factor comes down, but the exponent stays as it was: the power rule lowers it by one.",
)

wrong_line(
    "02-d",
    {"dt_dx = 3": "dt_dx = 6"},
    hint="The constant in t counts as if it had a slope. A constant does not move with x: its slope is 0.",
)

wrong_line(
    "02-f",
    {"dy_dx = dy_dt * dt_dx": "dy_dx = dy_dt * dt_dx**2"},
    hint="The inner slope is squared along with the inner function. It is a factor of its own, outside the power.",
)

wrong_line(
    "02-bc",
    {"dy_dt = 3 * t**2": "dy_dt = dt_dx + 0 * x"},
    hint="In the place of dy_dt stands the slope of t along x. dy_dt is the other factor: how fast the cube grows when t does.",
)

wrong_line(
    "02-bd",
    {"dy_dt = 3 * t**2": "dy_dt = 3 * t**2 * dt_dx"},
    hint="Your dy_dt has the inner slope in it already. It is the outer factor alone: t counts as the variable, and x does "
    "not occur.",
)
