"""Mistakes in 02-chain-rule, quotient: wrong code, and what to tell who wrote it."""

from autograder.bank import misconception


@misconception(
    "M10",
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


@misconception("M11", hint="The power rule is half done: the square's exponent has to come down as a factor.")
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


@misconception("02-w", hint="Your times node hands on its own slopes only. What arrives there, du, has to be multiplied in.")
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


@misconception("02-x", hint="The square's slope is taken at its result. It belongs at what went in.")
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


@misconception("02-y", hint="At the division you multiply by z. Along the numerator, a quotient has slope one over z.")
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


@misconception("02-ab", hint="What arrives at the square is forgotten: its slope has to be multiplied by dv.")
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
