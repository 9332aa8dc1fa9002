"""Mistakes in 02-chain-rule, two_paths: wrong code, and what to tell who wrote it."""

from autograder.bank import misconception


@misconception(
    "M108",
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


@misconception("M67", hint="Only the path by p counts in your slopes. A nudge of an input runs along both paths at once.")
def two_paths(x, y):
    p = x * y
    q = x - y
    f = p * q
    dp = q
    dq = p
    dx = dp * y
    dy = dp * x
    return {"p": p, "q": q, "f": f, "dp": dp, "dq": dq, "dx": dx, "dy": dy}


@misconception("M68", hint="You average the two paths. Both move the output, so their contributions add up.")
def two_paths(x, y):
    p = x * y
    q = x - y
    f = p * q
    dp = q
    dq = p
    dx = (dp * y + dq) / 2
    dy = (dp * x - dq) / 2
    return {"p": p, "q": q, "f": f, "dp": dp, "dq": dq, "dx": dx, "dy": dy}


@misconception("02-al", hint="You multiply what the two paths bring. Slopes multiply along one path; paths that meet add up.")
def two_paths(x, y):
    p = x * y
    q = x - y
    f = p * q
    dp = q
    dq = p
    dx = dp * y * dq
    dy = -dp * x * dq
    return {"p": p, "q": q, "f": f, "dp": dp, "dq": dq, "dx": dx, "dy": dy}


@misconception("02-am", hint="The minus in q is lost on the way back: when y grows, q gets smaller.")
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


@misconception("02-an", hint="The first product is turned around: the slope of p along x is y, and along y it is x.")
def two_paths(x, y):
    p = x * y
    q = x - y
    f = p * q
    dp = q
    dq = p
    dx = dp * x + dq
    dy = dp * y - dq
    return {"p": p, "q": q, "f": f, "dp": dp, "dq": dq, "dx": dx, "dy": dy}


@misconception("02-ao", hint="You add up the nodes' own slopes. On each path, what arrives has to be multiplied in first.")
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
