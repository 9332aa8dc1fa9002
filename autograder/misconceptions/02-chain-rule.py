"""Misconceptions of 02-chain-rule: wrong code, and what to tell who wrote it.

M-numbers are those of the course's catalogue; 02-a ... are found here by solving the assignment carelessly.
"""

import numpy as np
from autograder.bank import misconception

# Exercise 1: cube_chain


@misconception(
    "M01",
    cell="cube_chain",
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
    cell="cube_chain",
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
    cell="cube_chain",
    hint="You expanded the product and kept the exponent of the function itself. A derivative lowers the power by one.",
)
def cube_chain(x):
    t = 3 * x + 3
    y = t**3
    dt_dx = 3
    dy_dt = 3 * t**2
    dy_dx = 81 * (x + 1) ** 3
    return {"t": t, "y": y, "dt_dx": dt_dx, "dy_dt": dy_dt, "dy_dx": dy_dx}


@misconception(
    "M04",
    cell="cube_chain",
    hint="Your result is the slope of the inner function alone. Multiply it by the slope of the outer one.",
)
def cube_chain(x):
    t = 3 * x + 3
    y = t**3
    dt_dx = 3
    dy_dt = 3 * t**2
    dy_dx = dt_dx + 0 * x
    return {"t": t, "y": y, "dt_dx": dt_dx, "dy_dt": dy_dt, "dy_dx": dy_dx}


@misconception(
    "02-a",
    cell="cube_chain",
    hint="The exponent is lowered, but it does not come down as a factor: the power rule does both.",
)
def cube_chain(x):
    t = 3 * x + 3
    y = t**3
    dt_dx = 3
    dy_dt = t**2
    dy_dx = dy_dt * dt_dx
    return {"t": t, "y": y, "dt_dx": dt_dx, "dy_dt": dy_dt, "dy_dx": dy_dx}


@misconception(
    "02-b",
    cell="cube_chain",
    hint="You add the two slopes. Along a chain they stretch one after the other, so they multiply.",
)
def cube_chain(x):
    t = 3 * x + 3
    y = t**3
    dt_dx = 3
    dy_dt = 3 * t**2
    dy_dx = dy_dt + dt_dx
    return {"t": t, "y": y, "dt_dx": dt_dx, "dy_dt": dy_dt, "dy_dx": dy_dx}


@misconception(
    "02-c",
    cell="cube_chain",
    hint="The factor comes down, but the exponent stays as it was: the power rule lowers it by one.",
)
def cube_chain(x):
    t = 3 * x + 3
    y = t**3
    dt_dx = 3
    dy_dt = 3 * t**3
    dy_dx = dy_dt * dt_dx
    return {"t": t, "y": y, "dt_dx": dt_dx, "dy_dt": dy_dt, "dy_dx": dy_dx}


@misconception(
    "02-d",
    cell="cube_chain",
    hint="The constant in t counts as if it had a slope. A constant does not move with x: its slope is 0.",
)
def cube_chain(x):
    t = 3 * x + 3
    y = t**3
    dt_dx = 6
    dy_dt = 3 * t**2
    dy_dx = dy_dt * dt_dx
    return {"t": t, "y": y, "dt_dx": dt_dx, "dy_dt": dy_dt, "dy_dx": dy_dx}


@misconception(
    "02-f",
    cell="cube_chain",
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
    cell="cube_chain",
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
    cell="cube_chain",
    hint="Your dy_dt has the inner slope in it already. It is the outer factor alone: t counts as the variable, and x does not occur.",
)
def cube_chain(x):
    t = 3 * x + 3
    y = t**3
    dt_dx = 3
    dy_dt = 3 * t**2 * dt_dx
    dy_dx = dy_dt * dt_dx
    return {"t": t, "y": y, "dt_dx": dt_dx, "dy_dt": dy_dt, "dy_dx": dy_dx}


# Exercise 2: chain_slope


@misconception(
    "M02",
    cell="chain_slope",
    hint="You take every slope at x. Each one belongs at the value that enters its own function: let a value travel through the chain beside the slope.",
)
def chain_slope(functions, derivatives, x):
    value, slope = x, 1.0
    for function, derivative in zip(functions, derivatives):
        slope = slope * derivative(x)
        value = function(value)
    return value, slope


@misconception(
    "02-g",
    cell="chain_slope",
    hint="You take each slope after its function was applied. It belongs at the value that goes in: slope first, then the value.",
)
def chain_slope(functions, derivatives, x):
    value, slope = x, 1.0
    for function, derivative in zip(functions, derivatives):
        value = function(value)
        slope = slope * derivative(value)
    return value, slope


@misconception(
    "M01",
    cell="chain_slope",
    hint="The innermost slope is missing: there is one factor for each function, the first one too.",
)
def chain_slope(functions, derivatives, x):
    value, slope = functions[0](x), 1.0
    for function, derivative in zip(functions[1:], derivatives[1:]):
        slope = slope * derivative(value)
        value = function(value)
    return value, slope


@misconception(
    "M04",
    cell="chain_slope",
    hint="Only the innermost slope is left. All the functions behind it have a say: one factor for each.",
)
def chain_slope(functions, derivatives, x):
    slope = derivatives[0](x)
    value = x
    for function in functions:
        value = function(value)
    return value, slope


@misconception(
    "02-h",
    cell="chain_slope",
    hint="Only the outermost slope is left: you replace the slope in each round, and should multiply it.",
)
def chain_slope(functions, derivatives, x):
    value, slope = x, 1.0
    for function, derivative in zip(functions, derivatives):
        slope = derivative(value)
        value = function(value)
    return value, slope


@misconception(
    "02-i",
    cell="chain_slope",
    hint="You add the slopes. Along a chain they multiply; adding is for paths that meet.",
)
def chain_slope(functions, derivatives, x):
    value, slope = x, 0.0
    for function, derivative in zip(functions, derivatives):
        slope = slope + derivative(value)
        value = function(value)
    return value, slope


@misconception(
    "02-j",
    cell="chain_slope",
    hint="You apply the functions from the back. The list begins with the innermost, which gets x.",
)
def chain_slope(functions, derivatives, x):
    value, slope = x, 1.0
    for function, derivative in zip(functions[::-1], derivatives[::-1]):
        slope = slope * derivative(value)
        value = function(value)
    return value, slope


@misconception(
    "02-k",
    cell="chain_slope",
    hint="The values go through the chain from the front and the slopes from the back: each function meets the wrong derivative.",
)
def chain_slope(functions, derivatives, x):
    value, slope = x, 1.0
    for function, derivative in zip(functions, derivatives[::-1]):
        slope = slope * derivative(value)
        value = function(value)
    return value, slope


@misconception(
    "02-l",
    cell="chain_slope",
    hint="Your product begins with x. Before any function has stretched it, a slope is 1.",
)
def chain_slope(functions, derivatives, x):
    value, slope = x, x
    for function, derivative in zip(functions, derivatives):
        slope = slope * derivative(value)
        value = function(value)
    return value, slope


@misconception(
    "02-m",
    cell="chain_slope",
    hint="You multiply by the values of the functions. The factors are their slopes.",
)
def chain_slope(functions, derivatives, x):
    value, slope = x, 1.0
    for function, derivative in zip(functions, derivatives):
        value = function(value)
        slope = slope * value
    return value, slope


@misconception(
    "M87",
    cell="chain_slope",
    hint="Your function empties the caller's lists, so a second call finds nothing. Read the entries, do not take them out.",
)
def chain_slope(functions, derivatives, x):
    value, slope = x, 1.0
    while functions:
        slope = slope * derivatives.pop(0)(value)
        value = functions.pop(0)(value)
    return value, slope


@misconception(
    "02-az",
    cell="chain_slope",
    hint="The two are swapped: the value comes first, then the slope.",
)
def chain_slope(functions, derivatives, x):
    value, slope = x, 1.0
    for function, derivative in zip(functions, derivatives):
        slope = slope * derivative(value)
        value = function(value)
    return slope, value


# Exercise 3: sum_times


@misconception(
    "M12",
    cell="sum_times",
    hint="Your times node gives each input its own value back. It gets the arriving slope times the other input; see section 3 of the lecture.",
)
def sum_times(x, y, z):
    q = x + y
    f = q * z
    df = 1
    dq = df * q
    dz = df * z
    dx = dq
    dy = dq
    return {"q": q, "f": f, "df": df, "dq": dq, "dz": dz, "dx": dx, "dy": dy}


@misconception(
    "M111",
    cell="sum_times",
    hint="You start the way back with the value of f. It starts with the slope of f along itself.",
)
def sum_times(x, y, z):
    q = x + y
    f = q * z
    df = f
    dq = df * z
    dz = df * q
    dx = dq
    dy = dq
    return {"q": q, "f": f, "df": df, "dq": dq, "dz": dz, "dx": dx, "dy": dy}


@misconception(
    "02-n",
    cell="sum_times",
    hint="Your plus node multiplies by the other input, as a times node does. A sum has slope 1 along each input.",
)
def sum_times(x, y, z):
    q = x + y
    f = q * z
    df = 1
    dq = df * z
    dz = df * q
    dx = dq * y
    dy = dq * x
    return {"q": q, "f": f, "df": df, "dq": dq, "dz": dz, "dx": dx, "dy": dy}


@misconception(
    "02-o",
    cell="sum_times",
    hint="You hand on the plus node's own slopes only. What arrives at the node has to be multiplied in.",
)
def sum_times(x, y, z):
    q = x + y
    f = q * z
    df = 1
    dq = df * z
    dz = df * q
    dx = 1
    dy = 1
    return {"q": q, "f": f, "df": df, "dq": dq, "dz": dz, "dx": dx, "dy": dy}


@misconception(
    "02-p",
    cell="sum_times",
    hint="Your plus node shares what arrives between its inputs. Each of them gets all of it: a nudge of one input moves the sum by as much.",
)
def sum_times(x, y, z):
    q = x + y
    f = q * z
    df = 1
    dq = df * z
    dz = df * q
    dx = dq / 2
    dy = dq / 2
    return {"q": q, "f": f, "df": df, "dq": dq, "dz": dz, "dx": dx, "dy": dy}


@misconception(
    "02-q",
    cell="sum_times",
    hint="z is multiplied in twice: once at its own node, and once more at the plus node.",
)
def sum_times(x, y, z):
    q = x + y
    f = q * z
    df = 1
    dq = df * z
    dz = df * q
    dx = dq * z
    dy = dq * z
    return {"q": q, "f": f, "df": df, "dq": dq, "dz": dz, "dx": dx, "dy": dy}


@misconception(
    "02-r",
    cell="sum_times",
    hint="Your times node hands on what arrives as a plus node does. The slope of a product along one input is the other input.",
)
def sum_times(x, y, z):
    q = x + y
    f = q * z
    df = 1
    dq = df
    dz = df
    dx = dq
    dy = dq
    return {"q": q, "f": f, "df": df, "dq": dq, "dz": dz, "dx": dx, "dy": dy}


@misconception(
    "02-s",
    cell="sum_times",
    hint="Your first node multiplies x and y. In this graph it adds them.",
)
def sum_times(x, y, z):
    q = x * y
    f = q * z
    df = 1
    dq = df * z
    dz = df * q
    dx = dq
    dy = dq
    return {"q": q, "f": f, "df": df, "dq": dq, "dz": dz, "dx": dx, "dy": dy}


@misconception(
    "02-t",
    cell="sum_times",
    hint="Your plus node multiplies by the input itself. A sum has slope 1 along each input, whatever its value.",
)
def sum_times(x, y, z):
    q = x + y
    f = q * z
    df = 1
    dq = df * z
    dz = df * q
    dx = dq * x
    dy = dq * y
    return {"q": q, "f": f, "df": df, "dq": dq, "dz": dz, "dx": dx, "dy": dy}


# Exercise 4: quotient


@misconception(
    "M10",
    cell="quotient",
    hint="The minus is lost at the division: a larger z makes the quotient smaller, so its slope along z has the other sign than u.",
)
def quotient(x, y, z, df):
    v = x**2
    u = v * y
    f = u / z
    du = df / z
    dz = df * u / z**2
    dv = du * y
    dy = du * v
    dx = dv * 2 * x
    return {"v": v, "u": u, "f": f, "du": du, "dz": dz, "dv": dv, "dy": dy, "dx": dx}


@misconception(
    "M11",
    cell="quotient",
    hint="The power rule is half done: the square's exponent has to come down as a factor.",
)
def quotient(x, y, z, df):
    v = x**2
    u = v * y
    f = u / z
    du = df / z
    dz = -df * u / z**2
    dv = du * y
    dy = du * v
    dx = dv * x
    return {"v": v, "u": u, "f": f, "du": du, "dz": dz, "dv": dv, "dy": dy, "dx": dx}


@misconception(
    "M12",
    cell="quotient",
    hint="Your times node gives each input its own value back. It gets the arriving slope times the other input.",
)
def quotient(x, y, z, df):
    v = x**2
    u = v * y
    f = u / z
    du = df / z
    dz = -df * u / z**2
    dv = du * v
    dy = du * y
    dx = dv * 2 * x
    return {"v": v, "u": u, "f": f, "du": du, "dz": dz, "dv": dv, "dy": dy, "dx": dx}


@misconception(
    "02-u",
    cell="quotient",
    hint="At the division, the slope along z has the square of z below: write the quotient as u times a power of z.",
)
def quotient(x, y, z, df):
    v = x**2
    u = v * y
    f = u / z
    du = df / z
    dz = -df * u / z
    dv = du * y
    dy = du * v
    dx = dv * 2 * x
    return {"v": v, "u": u, "f": f, "du": du, "dz": dz, "dv": dv, "dy": dy, "dx": dx}


@misconception(
    "02-v",
    cell="quotient",
    hint="The slope that arrives at the division is forgotten. Every node multiplies it in, the last one too: here df need not be 1.",
)
def quotient(x, y, z, df):
    v = x**2
    u = v * y
    f = u / z
    du = 1 / z
    dz = -u / z**2
    dv = du * y
    dy = du * v
    dx = dv * 2 * x
    return {"v": v, "u": u, "f": f, "du": du, "dz": dz, "dv": dv, "dy": dy, "dx": dx}


@misconception(
    "02-w",
    cell="quotient",
    hint="Your times node hands on its own slopes only. What arrives there, du, has to be multiplied in.",
)
def quotient(x, y, z, df):
    v = x**2
    u = v * y
    f = u / z
    du = df / z
    dz = -df * u / z**2
    dv = y
    dy = v
    dx = dv * 2 * x
    return {"v": v, "u": u, "f": f, "du": du, "dz": dz, "dv": dv, "dy": dy, "dx": dx}


@misconception(
    "02-x",
    cell="quotient",
    hint="The square's slope is taken at its result. It belongs at what went in.",
)
def quotient(x, y, z, df):
    v = x**2
    u = v * y
    f = u / z
    du = df / z
    dz = -df * u / z**2
    dv = du * y
    dy = du * v
    dx = dv * 2 * v
    return {"v": v, "u": u, "f": f, "du": du, "dz": dz, "dv": dv, "dy": dy, "dx": dx}


@misconception(
    "02-y",
    cell="quotient",
    hint="At the division you multiply by z. Along the numerator, a quotient has slope one over z.",
)
def quotient(x, y, z, df):
    v = x**2
    u = v * y
    f = u / z
    du = df * z
    dz = -df * u / z**2
    dv = du * y
    dy = du * v
    dx = dv * 2 * x
    return {"v": v, "u": u, "f": f, "du": du, "dz": dz, "dv": dv, "dy": dy, "dx": dx}


@misconception(
    "02-z",
    cell="quotient",
    hint="What arrives at the division is df, for both of its inputs. You put du into the line of z, so z divides once too often.",
)
def quotient(x, y, z, df):
    v = x**2
    u = v * y
    f = u / z
    du = df / z
    dz = -du * u / z**2
    dv = du * y
    dy = du * v
    dx = dv * 2 * x
    return {"v": v, "u": u, "f": f, "du": du, "dz": dz, "dv": dv, "dy": dy, "dx": dx}


@misconception(
    "02-aa",
    cell="quotient",
    hint="The numerator is lost in the slope along z: the quotient is u times a power of z, and u stays as a factor.",
)
def quotient(x, y, z, df):
    v = x**2
    u = v * y
    f = u / z
    du = df / z
    dz = -df / z**2
    dv = du * y
    dy = du * v
    dx = dv * 2 * x
    return {"v": v, "u": u, "f": f, "du": du, "dz": dz, "dv": dv, "dy": dy, "dx": dx}


@misconception(
    "02-ab",
    cell="quotient",
    hint="What arrives at the square is forgotten: its slope has to be multiplied by dv.",
)
def quotient(x, y, z, df):
    v = x**2
    u = v * y
    f = u / z
    du = df / z
    dz = -df * u / z**2
    dv = du * y
    dy = du * v
    dx = 2 * x
    return {"v": v, "u": u, "f": f, "du": du, "dz": dz, "dv": dv, "dy": dy, "dx": dx}


# Exercise 5: wave


@misconception(
    "02-ac",
    cell="wave",
    hint="The logarithm's slope is one over what stands inside it, and that is not r alone.",
)
def wave(x, w, b):
    p = w * x + b
    q = np.sin(p)
    r = np.exp(q)
    y = np.log(1 + r)
    dr = 1 / r
    dq = dr * r
    dp = dq * np.cos(p)
    dx = dp * w
    dw = dp * x
    db = dp
    return {"p": p, "q": q, "r": r, "y": y, "dr": dr, "dq": dq, "dp": dp, "dx": dx, "dw": dw, "db": db}


@misconception(
    "02-ad",
    cell="wave",
    hint="The sine's slope is taken at its result. It belongs at what went in; see section 4 of the lecture.",
)
def wave(x, w, b):
    p = w * x + b
    q = np.sin(p)
    r = np.exp(q)
    y = np.log(1 + r)
    dr = 1 / (1 + r)
    dq = dr * r
    dp = dq * np.cos(q)
    dx = dp * w
    dw = dp * x
    db = dp
    return {"p": p, "q": q, "r": r, "y": y, "dr": dr, "dq": dq, "dp": dp, "dx": dx, "dw": dw, "db": db}


@misconception(
    "02-ae",
    cell="wave",
    hint="The sign at the sine is wrong: a sine has slope plus cosine. The minus belongs to the cosine's derivative.",
)
def wave(x, w, b):
    p = w * x + b
    q = np.sin(p)
    r = np.exp(q)
    y = np.log(1 + r)
    dr = 1 / (1 + r)
    dq = dr * r
    dp = -dq * np.cos(p)
    dx = dp * w
    dw = dp * x
    db = dp
    return {"p": p, "q": q, "r": r, "y": y, "dr": dr, "dq": dq, "dp": dp, "dx": dx, "dw": dw, "db": db}


@misconception(
    "M112",
    cell="wave",
    hint="The exponential's slope is its own value, and that is what the way forward has kept. You multiplied by what went in.",
)
def wave(x, w, b):
    p = w * x + b
    q = np.sin(p)
    r = np.exp(q)
    y = np.log(1 + r)
    dr = 1 / (1 + r)
    dq = dr * q
    dp = dq * np.cos(p)
    dx = dp * w
    dw = dp * x
    db = dp
    return {"p": p, "q": q, "r": r, "y": y, "dr": dr, "dq": dq, "dp": dp, "dx": dx, "dw": dw, "db": db}


@misconception(
    "M01",
    cell="wave",
    hint="The innermost link is missing: x enters p with a factor, and that is the slope of p along x.",
)
def wave(x, w, b):
    p = w * x + b
    q = np.sin(p)
    r = np.exp(q)
    y = np.log(1 + r)
    dr = 1 / (1 + r)
    dq = dr * r
    dp = dq * np.cos(p)
    dx = dp
    dw = dp * x
    db = dp
    return {"p": p, "q": q, "r": r, "y": y, "dr": dr, "dq": dq, "dp": dp, "dx": dx, "dw": dw, "db": db}


@misconception(
    "M12",
    cell="wave",
    hint="The product in p is turned around: the slope along one factor is the other factor.",
)
def wave(x, w, b):
    p = w * x + b
    q = np.sin(p)
    r = np.exp(q)
    y = np.log(1 + r)
    dr = 1 / (1 + r)
    dq = dr * r
    dp = dq * np.cos(p)
    dx = dp * x
    dw = dp * w
    db = dp
    return {"p": p, "q": q, "r": r, "y": y, "dr": dr, "dq": dq, "dp": dp, "dx": dx, "dw": dw, "db": db}


@misconception(
    "02-af",
    cell="wave",
    hint="At the exponential, what arrives is forgotten: its slope has to be multiplied by dr.",
)
def wave(x, w, b):
    p = w * x + b
    q = np.sin(p)
    r = np.exp(q)
    y = np.log(1 + r)
    dr = 1 / (1 + r)
    dq = r
    dp = dq * np.cos(p)
    dx = dp * w
    dw = dp * x
    db = dp
    return {"p": p, "q": q, "r": r, "y": y, "dr": dr, "dq": dq, "dp": dp, "dx": dx, "dw": dw, "db": db}


@misconception(
    "02-ag",
    cell="wave",
    hint="At the sine, what arrives is forgotten: its slope has to be multiplied by dq.",
)
def wave(x, w, b):
    p = w * x + b
    q = np.sin(p)
    r = np.exp(q)
    y = np.log(1 + r)
    dr = 1 / (1 + r)
    dq = dr * r
    dp = np.cos(p)
    dx = dp * w
    dw = dp * x
    db = dp
    return {"p": p, "q": q, "r": r, "y": y, "dr": dr, "dq": dq, "dp": dp, "dx": dx, "dw": dw, "db": db}


@misconception(
    "02-ah",
    cell="wave",
    hint="You differentiate the exponential by the power rule. Here the variable is the exponent, not the base.",
)
def wave(x, w, b):
    p = w * x + b
    q = np.sin(p)
    r = np.exp(q)
    y = np.log(1 + r)
    dr = 1 / (1 + r)
    dq = dr * q * np.exp(q - 1)
    dp = dq * np.cos(p)
    dx = dp * w
    dw = dp * x
    db = dp
    return {"p": p, "q": q, "r": r, "y": y, "dr": dr, "dq": dq, "dp": dp, "dx": dx, "dw": dw, "db": db}


@misconception(
    "02-ai",
    cell="wave",
    hint="b is added, so p moves exactly as far as b does. You multiply by the value of b.",
)
def wave(x, w, b):
    p = w * x + b
    q = np.sin(p)
    r = np.exp(q)
    y = np.log(1 + r)
    dr = 1 / (1 + r)
    dq = dr * r
    dp = dq * np.cos(p)
    dx = dp * w
    dw = dp * x
    db = dp * b
    return {"p": p, "q": q, "r": r, "y": y, "dr": dr, "dq": dq, "dp": dp, "dx": dx, "dw": dw, "db": db}


@misconception(
    "02-aj",
    cell="wave",
    hint="The sine stays a sine in your slope. Its derivative is another function.",
)
def wave(x, w, b):
    p = w * x + b
    q = np.sin(p)
    r = np.exp(q)
    y = np.log(1 + r)
    dr = 1 / (1 + r)
    dq = dr * r
    dp = dq * np.sin(p)
    dx = dp * w
    dw = dp * x
    db = dp
    return {"p": p, "q": q, "r": r, "y": y, "dr": dr, "dq": dq, "dp": dp, "dx": dx, "dw": dw, "db": db}


@misconception(
    "02-ak",
    cell="wave",
    hint="The exponential is taken twice: you exponentiate r, which is an exponential already.",
)
def wave(x, w, b):
    p = w * x + b
    q = np.sin(p)
    r = np.exp(q)
    y = np.log(1 + r)
    dr = 1 / (1 + r)
    dq = dr * np.exp(r)
    dp = dq * np.cos(p)
    dx = dp * w
    dw = dp * x
    db = dp
    return {"p": p, "q": q, "r": r, "y": y, "dr": dr, "dq": dq, "dp": dp, "dx": dx, "dw": dw, "db": db}


@misconception(
    "M34",
    cell="wave",
    hint="You round on the way. Keep all digits in the values between, and round only what you print.",
)
def wave(x, w, b):
    p = round(w * x + b, 2)
    q = round(np.sin(p), 2)
    r = round(np.exp(q), 2)
    y = round(np.log(1 + r), 2)
    dr = round(1 / (1 + r), 2)
    dq = round(dr * r, 2)
    dp = round(dq * np.cos(p), 2)
    dx = round(dp * w, 2)
    dw = round(dp * x, 2)
    db = dp
    return {"p": p, "q": q, "r": r, "y": y, "dr": dr, "dq": dq, "dp": dp, "dx": dx, "dw": dw, "db": db}


@misconception(
    "02-ba",
    cell="wave",
    hint="You take the logarithm's slope at its result. It is one over what went in, and y is what came out.",
)
def wave(x, w, b):
    p = w * x + b
    q = np.sin(p)
    r = np.exp(q)
    y = np.log(1 + r)
    dr = 1 / (1 + y)
    dq = dr * r
    dp = dq * np.cos(p)
    dx = dp * w
    dw = dp * x
    db = dp
    return {"p": p, "q": q, "r": r, "y": y, "dr": dr, "dq": dq, "dp": dp, "dx": dx, "dw": dw, "db": db}


# Exercise 6: two_paths


@misconception(
    "M108",
    cell="two_paths",
    hint="The path by q overwrites the path by p: only the last one is left. Where paths meet, their contributions add up (+= where you wrote =); see section 5 of the lecture.",
)
def two_paths(x, y):
    p = x * y
    q = x - y
    f = p * q
    dp = q
    dq = p
    dx = dq
    dy = -dq
    return {"p": p, "q": q, "f": f, "dp": dp, "dq": dq, "dx": dx, "dy": dy}


@misconception(
    "M67",
    cell="two_paths",
    hint="Only the path by p counts in your slopes. A nudge of an input runs along both paths at once.",
)
def two_paths(x, y):
    p = x * y
    q = x - y
    f = p * q
    dp = q
    dq = p
    dx = dp * y
    dy = dp * x
    return {"p": p, "q": q, "f": f, "dp": dp, "dq": dq, "dx": dx, "dy": dy}


@misconception(
    "M68",
    cell="two_paths",
    hint="You average the two paths. Both move the output, so their contributions add up.",
)
def two_paths(x, y):
    p = x * y
    q = x - y
    f = p * q
    dp = q
    dq = p
    dx = (dp * y + dq) / 2
    dy = (dp * x - dq) / 2
    return {"p": p, "q": q, "f": f, "dp": dp, "dq": dq, "dx": dx, "dy": dy}


@misconception(
    "02-al",
    cell="two_paths",
    hint="You multiply what the two paths bring. Slopes multiply along one path; paths that meet add up.",
)
def two_paths(x, y):
    p = x * y
    q = x - y
    f = p * q
    dp = q
    dq = p
    dx = dp * y * dq
    dy = -dp * x * dq
    return {"p": p, "q": q, "f": f, "dp": dp, "dq": dq, "dx": dx, "dy": dy}


@misconception(
    "02-am",
    cell="two_paths",
    hint="The minus in q is lost on the way back: when y grows, q gets smaller.",
)
def two_paths(x, y):
    p = x * y
    q = x - y
    f = p * q
    dp = q
    dq = p
    dx = dp * y + dq
    dy = dp * x + dq
    return {"p": p, "q": q, "f": f, "dp": dp, "dq": dq, "dx": dx, "dy": dy}


@misconception(
    "M12",
    cell="two_paths",
    hint="Your last node gives each input its own value back. It gets the arriving slope times the other input.",
)
def two_paths(x, y):
    p = x * y
    q = x - y
    f = p * q
    dp = p
    dq = q
    dx = dp * y + dq
    dy = dp * x - dq
    return {"p": p, "q": q, "f": f, "dp": dp, "dq": dq, "dx": dx, "dy": dy}


@misconception(
    "02-an",
    cell="two_paths",
    hint="The first product is turned around: the slope of p along x is y, and along y it is x.",
)
def two_paths(x, y):
    p = x * y
    q = x - y
    f = p * q
    dp = q
    dq = p
    dx = dp * x + dq
    dy = dp * y - dq
    return {"p": p, "q": q, "f": f, "dp": dp, "dq": dq, "dx": dx, "dy": dy}


@misconception(
    "02-ao",
    cell="two_paths",
    hint="You add up the nodes' own slopes. On each path, what arrives has to be multiplied in first.",
)
def two_paths(x, y):
    p = x * y
    q = x - y
    f = p * q
    dp = q
    dq = p
    dx = y + 1
    dy = x - 1
    return {"p": p, "q": q, "f": f, "dp": dp, "dq": dq, "dx": dx, "dy": dy}


@misconception(
    "02-ap",
    cell="two_paths",
    hint="You subtract the paths in the line of x. q grows with x, so both contributions have a plus there.",
)
def two_paths(x, y):
    p = x * y
    q = x - y
    f = p * q
    dp = q
    dq = p
    dx = dp * y - dq
    dy = dp * x - dq
    return {"p": p, "q": q, "f": f, "dp": dp, "dq": dq, "dx": dx, "dy": dy}


# Exercise 7: way_back


@misconception(
    "02-aq",
    cell="way_back",
    hint="This is the colleague's code, with its three bugs: the square's slope is taken at its result, dx is overwritten, and *= writes into the caller's dy.",
)
def way_back(x, w, dy):
    s = w * x
    t = s**2
    dx = -dy
    dy *= 2 * t
    dx = dy * w
    dw = dy * x
    return dx, dw


@misconception(
    "M108",
    cell="way_back",
    hint="One bug is left: the last line of dx overwrites the direct path. What the two paths bring has to be added up.",
)
def way_back(x, w, dy):
    s = w * x
    ds = dy * 2 * s
    dx = -dy
    dx = ds * w
    dw = ds * x
    return dx, dw


@misconception(
    "02-ar",
    cell="way_back",
    hint="One bug is left: the square's slope is taken at its result, and it belongs at what went in.",
)
def way_back(x, w, dy):
    s = w * x
    t = s**2
    ds = dy * 2 * t
    dx = ds * w - dy
    dw = ds * x
    return dx, dw


@misconception(
    "M87",
    cell="way_back",
    hint="The numbers are right, but *= writes into the caller's dy. Make a new array instead.",
)
def way_back(x, w, dy):
    s = w * x
    dx = -dy
    np.multiply(dy, 2 * s, out=dy, casting="unsafe")
    dx = dx + dy * w
    dw = dy * x
    return dx, dw


@misconception(
    "02-as",
    cell="way_back",
    hint="Two bugs are left: dx forgets the direct path, and the square's slope is taken at its result.",
)
def way_back(x, w, dy):
    s = w * x
    t = s**2
    ds = dy * 2 * t
    dx = ds * w
    dw = ds * x
    return dx, dw


@misconception(
    "02-at",
    cell="way_back",
    hint="Two bugs are left: dx forgets the direct path, and *= writes into the caller's dy.",
)
def way_back(x, w, dy):
    s = w * x
    np.multiply(dy, 2 * s, out=dy, casting="unsafe")
    dx = dy * w
    dw = dy * x
    return dx, dw


@misconception(
    "02-au",
    cell="way_back",
    hint="Two bugs are left: the square's slope is taken at its result, and *= writes into the caller's dy.",
)
def way_back(x, w, dy):
    s = w * x
    t = s**2
    dx = -dy
    np.multiply(dy, 2 * t, out=dy, casting="unsafe")
    dx = dx + dy * w
    dw = dy * x
    return dx, dw


@misconception(
    "02-av",
    cell="way_back",
    hint="The direct path has the wrong sign: in y, x is subtracted.",
)
def way_back(x, w, dy):
    ds = dy * 2 * w * x
    dx = ds * w + dy
    dw = ds * x
    return dx, dw


@misconception(
    "02-aw",
    cell="way_back",
    hint="On the direct path, what arrives is forgotten: the slope along x has to be multiplied by dy there, too.",
)
def way_back(x, w, dy):
    ds = dy * 2 * w * x
    dx = ds * w - 1
    dw = ds * x
    return dx, dw


@misconception(
    "02-ax",
    cell="way_back",
    hint="The direct path reaches dw as well. Only x is subtracted in y; w has a single way to it.",
)
def way_back(x, w, dy):
    ds = dy * 2 * w * x
    dx = ds * w - dy
    dw = ds * x - dy
    return dx, dw


@misconception(
    "M12",
    cell="way_back",
    hint="The product is turned around: the slope of s along x is w, and along w it is x.",
)
def way_back(x, w, dy):
    ds = dy * 2 * w * x
    dx = ds * x - dy
    dw = ds * w
    return dx, dw


@misconception(
    "M11",
    cell="way_back",
    hint="The power rule is half done: the square's exponent has to come down as a factor.",
)
def way_back(x, w, dy):
    ds = dy * w * x
    dx = ds * w - dy
    dw = ds * x
    return dx, dw


@misconception(
    "02-ay",
    cell="way_back",
    hint="What arrives at y is forgotten: every slope has to be multiplied by dy.",
)
def way_back(x, w, dy):
    ds = 2 * w * x
    dx = ds * w - 1
    dw = ds * x
    return dx, dw


@misconception(
    "02-bb",
    cell="way_back",
    hint="Your dw stops at s. The product is one node more: w enters it with the factor x.",
)
def way_back(x, w, dy):
    s = w * x
    ds = dy * 2 * s
    return ds * w - dy, ds
