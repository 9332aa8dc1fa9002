"""Mistakes in 02-chain-rule, sum_times: wrong code, and what to tell who wrote it."""

from autograder.bank import misconception


@misconception(
    "M12",
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


@misconception("M111", hint="You start the way back with the value of f. It starts with the slope of f along itself.")
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


@misconception("02-o", hint="You hand on the plus node's own slopes only. What arrives at the node has to be multiplied in.")
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


@misconception("02-q", hint="z is multiplied in twice: once at its own node, and once more at the plus node.")
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


@misconception("02-s", hint="Your first node multiplies x and y. In this graph it adds them.")
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
