"""Mistakes in 02-chain-rule, cube_chain: wrong code, and what to tell who wrote it."""

from autograder.bank import misconception


@misconception(
    "M01",
    hint="The inner function is forgotten: your result is the slope of y along t only. It still has to be multiplied by the slope of t along x; see section 1 of the lecture.",
)
def cube_chain(x):
    t = 3 * x + 3
    y = t**3
    dt_dx = 3
    dy_dt = 3 * t**2
    dy_dx = dy_dt
    return {"t": t, "y": y, "dt_dx": dt_dx, "dy_dt": dy_dt, "dy_dx": dy_dx}


@misconception(
    "M02",
    hint="You take the outer slope at x. The outer function never sees x: take its slope at t, the value that arrives there.",
)
def cube_chain(x):
    t = 3 * x + 3
    y = t**3
    dt_dx = 3
    dy_dt = 3 * x**2
    dy_dx = dy_dt * dt_dx
    return {"t": t, "y": y, "dt_dx": dt_dx, "dy_dt": dy_dt, "dy_dx": dy_dx}


@misconception(
    "M03",
    hint="You expanded the product and kept the exponent of the function itself. A derivative lowers the power by one.",
)
def cube_chain(x):
    t = 3 * x + 3
    y = t**3
    dt_dx = 3
    dy_dt = 3 * t**2
    dy_dx = 81 * (x + 1) ** 3
    return {"t": t, "y": y, "dt_dx": dt_dx, "dy_dt": dy_dt, "dy_dx": dy_dx}


@misconception("M04", hint="Your result is the slope of the inner function alone. Multiply it by the slope of the outer one.")
def cube_chain(x):
    t = 3 * x + 3
    y = t**3
    dt_dx = 3
    dy_dt = 3 * t**2
    dy_dx = dt_dx + 0 * x
    return {"t": t, "y": y, "dt_dx": dt_dx, "dy_dt": dy_dt, "dy_dx": dy_dx}


@misconception("02-a", hint="The exponent is lowered, but it does not come down as a factor: the power rule does both.")
def cube_chain(x):
    t = 3 * x + 3
    y = t**3
    dt_dx = 3
    dy_dt = t**2
    dy_dx = dy_dt * dt_dx
    return {"t": t, "y": y, "dt_dx": dt_dx, "dy_dt": dy_dt, "dy_dx": dy_dx}


@misconception("02-b", hint="You add the two slopes. Along a chain they stretch one after the other, so they multiply.")
def cube_chain(x):
    t = 3 * x + 3
    y = t**3
    dt_dx = 3
    dy_dt = 3 * t**2
    dy_dx = dy_dt + dt_dx
    return {"t": t, "y": y, "dt_dx": dt_dx, "dy_dt": dy_dt, "dy_dx": dy_dx}


@misconception("02-c", hint="The factor comes down, but the exponent stays as it was: the power rule lowers it by one.")
def cube_chain(x):
    t = 3 * x + 3
    y = t**3
    dt_dx = 3
    dy_dt = 3 * t**3
    dy_dx = dy_dt * dt_dx
    return {"t": t, "y": y, "dt_dx": dt_dx, "dy_dt": dy_dt, "dy_dx": dy_dx}


@misconception("02-d", hint="The constant in t counts as if it had a slope. A constant does not move with x: its slope is 0.")
def cube_chain(x):
    t = 3 * x + 3
    y = t**3
    dt_dx = 6
    dy_dt = 3 * t**2
    dy_dx = dy_dt * dt_dx
    return {"t": t, "y": y, "dt_dx": dt_dx, "dy_dt": dy_dt, "dy_dx": dy_dx}


@misconception(
    "02-f",
    hint="The inner slope is squared along with the inner function. It is a factor of its own, outside the power.",
)
def cube_chain(x):
    t = 3 * x + 3
    y = t**3
    dt_dx = 3
    dy_dt = 3 * t**2
    dy_dx = dy_dt * dt_dx**2
    return {"t": t, "y": y, "dt_dx": dt_dx, "dy_dt": dy_dt, "dy_dx": dy_dx}


@misconception(
    "02-bc",
    hint="In the place of dy_dt stands the slope of t along x. dy_dt is the other factor: how fast the cube grows when t does.",
)
def cube_chain(x):
    t = 3 * x + 3
    y = t**3
    dt_dx = 3
    dy_dt = dt_dx + 0 * x
    dy_dx = dy_dt * dt_dx
    return {"t": t, "y": y, "dt_dx": dt_dx, "dy_dt": dy_dt, "dy_dx": dy_dx}


@misconception(
    "02-bd",
    hint="Your dy_dt has the inner slope in it already. It is the outer factor alone: t counts as the variable, and x does not occur.",
)
def cube_chain(x):
    t = 3 * x + 3
    y = t**3
    dt_dx = 3
    dy_dt = 3 * t**2 * dt_dx
    dy_dx = dy_dt * dt_dx
    return {"t": t, "y": y, "dt_dx": dt_dx, "dy_dt": dy_dt, "dy_dx": dy_dx}
