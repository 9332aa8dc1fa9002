"""Right answers to 02-chain-rule, written in other ways: each must earn all points of its cell."""

ALTERNATIVES = {
    "cube_chain": [
        # expanded on paper
        """
def cube_chain(x):
    t = 3 * (x + 1)
    y = 27 * (x + 1) ** 3
    return {"t": t, "y": y, "dt_dx": 3.0, "dy_dt": 27 * (x + 1) ** 2, "dy_dx": 81 * (x + 1) ** 2}
""",
        # products in place of powers
        """
def cube_chain(x):
    t = x + x + x + 3
    square = t * t
    return {"t": t, "y": square * t, "dt_dx": 3, "dy_dt": square + square + square, "dy_dx": 9 * square}
""",
        # NumPy's polynomials
        """
def cube_chain(x):
    inner, outer = np.poly1d([3, 3]), np.poly1d([1, 0, 0, 0])
    t = inner(x)
    slope = outer.deriv()(t)
    return {"t": t, "y": outer(t), "dt_dx": inner.deriv()(0), "dy_dt": slope, "dy_dx": slope * inner.deriv()(0)}
""",
        # dual numbers: value and slope travel together
        """
def cube_chain(x):
    def times(a, b):
        return a[0] * b[0], a[0] * b[1] + a[1] * b[0]

    t = (3 * x + 3, 3)
    cube = times(t, times(t, t))
    alone = times((t[0], 1), times((t[0], 1), (t[0], 1)))
    return {"t": t[0], "y": cube[0], "dt_dx": t[1], "dy_dt": alone[1], "dy_dx": cube[1]}
""",
        # central difference, good to seven digits
        """
def cube_chain(x):
    t = 3 * x + 3
    def cube(u):
        return u * u * u
    slope = (cube(t + 1e-4) - cube(t - 1e-4)) / 2e-4
    slope = np.where(np.abs(t) < 0.1, 3.0 * np.square(t), slope)
    return {"t": t, "y": cube(t), "dt_dx": 3, "dy_dt": slope, "dy_dx": slope * 3}
""",
        # lists out
        """
def cube_chain(x):
    t = np.asarray(3 * x + 3, dtype=float)
    return {
        "t": t.tolist(), "y": np.power(t, 3).tolist(), "dt_dx": [3][0],
        "dy_dt": np.multiply(3, np.square(t)).tolist(), "dy_dx": (9 * t * t).tolist(),
    }
""",
    ],
    "chain_slope": [
        # an index
        """
def chain_slope(functions, derivatives, x):
    value, slope = x, 1
    for i in range(len(functions)):
        slope *= derivatives[i](value)
        value = functions[i](value)
    return value, slope
""",
        # all values first, then the way back
        """
def chain_slope(functions, derivatives, x):
    values = [x]
    for f in functions:
        values.append(f(values[-1]))
    slope = 1.0
    for d, u in reversed(list(zip(derivatives, values))):
        slope = slope * d(u)
    return values[-1], slope
""",
        # recursion from the innermost
        """
def chain_slope(functions, derivatives, x):
    if not functions:
        return x, 1.0
    value, slope = chain_slope(functions[1:], derivatives[1:], functions[0](x))
    return value, slope * derivatives[0](x)
""",
        # recursion from the outermost
        """
def chain_slope(functions, derivatives, x):
    *inner, last = functions
    *inner_slopes, last_slope = derivatives
    if not inner:
        return [last(x), last_slope(x)]
    u, so_far = chain_slope(inner, inner_slopes, x)
    return [last(u), last_slope(u) * so_far]
""",
        # a product of a list
        """
def chain_slope(functions, derivatives, x):
    entering = [x]
    for f in functions[:-1]:
        entering.append(f(entering[-1]))
    return functions[-1](entering[-1]), np.prod([float(d(u)) for d, u in zip(derivatives, entering)])
""",
        # reduce
        """
def chain_slope(functions, derivatives, x):
    from functools import reduce

    step = lambda state, pair: (pair[0](state[0]), pair[1](state[0]) * state[1])
    return reduce(step, zip(functions, derivatives), (float(x), 1.0))
""",
    ],
    "sum_times": [
        # multiplied out
        """
def sum_times(x, y, z):
    return {"q": x + y, "f": x * z + y * z, "df": 1.0, "dq": z, "dz": x + y, "dx": z, "dy": z}
""",
        # every factor written
        """
def sum_times(x, y, z):
    q = y + x
    f = z * q
    df = 1
    dq, dz = df * z, df * q
    dq_dx, dq_dy = 1, 1
    return {"q": q, "f": f, "df": df, "dq": dq, "dz": dz, "dx": dq * dq_dx, "dy": dq * dq_dy}
""",
        # two kinds of node as functions
        """
def sum_times(x, y, z):
    def plus_back(arriving):
        return arriving, arriving

    def times_back(a, b, arriving):
        return arriving * b, arriving * a

    q = x + y
    dq, dz = times_back(q, z, 1.0)
    dx, dy = plus_back(dq)
    return dict(q=q, f=q * z, df=1.0, dq=dq, dz=dz, dx=dx, dy=dy)
""",
        # small arrays
        """
def sum_times(x, y, z):
    q = np.sum([x, y])
    back = np.array([z, q], dtype=float)
    inputs = back[0] * np.ones(2)
    return {"q": q, "f": np.prod([q, z]), "df": np.float32(1), "dq": back[0], "dz": back[1], "dx": inputs[0], "dy": inputs[1]}
""",
        # f is linear in each input: differences of whole steps are exact
        """
def sum_times(x, y, z):
    f = lambda x, y, z: (x + y) * z
    here = f(x, y, z)
    dx, dy, dz = f(x + 1, y, z) - here, f(x, y + 1, z) - here, f(x, y, z + 1) - here
    return {"q": x + y, "f": here, "df": 1, "dq": (x + y + 1) * z - here, "dz": dz, "dx": dx, "dy": dy}
""",
    ],
    "quotient": [
        # formulas of the inputs alone
        """
def quotient(x, y, z, df):
    return {
        "v": x * x, "u": x * x * y, "f": x * x * y / z,
        "du": df / z, "dz": -df * x * x * y / (z * z), "dv": df * y / z, "dy": df * x * x / z, "dx": 2 * df * x * y / z,
    }
""",
        # with f kept: the slope along z is -f / z
        """
def quotient(x, y, z, df):
    v = x * x
    u = y * v
    f = u / z
    dz = df * (-f / z)
    du = df * (1 / z)
    dy, dv = v * du, y * du
    return {"v": v, "u": u, "f": f, "du": du, "dz": dz, "dv": dv, "dy": dy, "dx": 2 * x * dv}
""",
        # the square as a product of x with itself: two paths
        """
def quotient(x, y, z, df):
    v = x * x
    u = v * y
    du = df / z
    dv = du * y
    dx = dv * x
    dx += dv * x
    return {"v": v, "u": u, "f": u / z, "du": du, "dz": -u * df / z / z, "dv": dv, "dy": du * v, "dx": dx}
""",
        # division as a product with 1/z, one more node
        """
def quotient(x, y, z, df):
    v = x**2
    u = v * y
    w = 1 / z
    f = u * w
    du, dw = df * w, df * u
    dz = dw * (-(w**2))
    dv, dy = du * y, du * v
    return dict(v=v, u=u, f=f, du=du, dz=dz, dv=dv, dy=dy, dx=dv * 2 * x)
""",
        # functions for the nodes
        """
def quotient(x, y, z, df):
    square_back = lambda x, out: 2.0 * x * out
    times_back = lambda a, b, out: (b * out, a * out)
    over_back = lambda a, b, out: (out / b, -a * out * float(b) ** -2)
    v = np.square(x)
    u = np.multiply(v, y)
    du, dz = over_back(u, z, df)
    dv, dy = times_back(v, y, du)
    return {"v": v, "u": u, "f": np.true_divide(u, z), "du": du, "dz": dz, "dv": dv, "dy": dy, "dx": square_back(x, dv)}
""",
    ],
    "wave": [
        # math instead of NumPy
        """
def wave(x, w, b):
    import math

    p = b + w * x
    q = math.sin(p)
    r = math.exp(q)
    dr = 1.0 / (r + 1.0)
    dq = r * dr
    dp = math.cos(p) * dq
    return dict(p=p, q=q, r=r, y=math.log1p(r), dr=dr, dq=dq, dp=dp, dx=w * dp, dw=x * dp, db=1 * dp)
""",
        # the sigmoid in disguise
        """
def wave(x, w, b):
    p = w * x + b
    q = np.sin(p)
    share = 1 / (1 + np.exp(-q))
    dp = share * np.cos(p)
    return {
        "p": p, "q": q, "r": np.exp(q), "y": np.logaddexp(0, q), "dr": 1 - share, "dq": share, "dp": dp,
        "dx": dp * w, "dw": dp * x, "db": dp,
    }
""",
        # tanh, and the cosine as a shifted sine
        """
def wave(x, w, b):
    p = np.dot(w, x) + b
    q = np.sin(p)
    r = np.e**q
    dq = 0.5 + 0.5 * np.tanh(q / 2)
    dp = dq * np.sin(p + np.pi / 2)
    grads = dp * np.array([w, x, 1.0])
    return {"p": p, "q": q, "r": r, "y": np.log1p(r), "dr": dq / r, "dq": dq, "dp": dp, **dict(zip(("dx", "dw", "db"), grads))}
""",
        # forward mode: one pass for each input
        """
def wave(x, w, b):
    def forward(dx, dw, db):
        p, dp = w * x + b, dw * x + w * dx + db
        q, dq = np.sin(p), np.cos(p) * dp
        r = np.exp(q)
        return np.log(1 + r), r * dq / (1 + r)

    p = w * x + b
    q = np.sin(p)
    r = np.exp(q)
    y, dx = forward(1, 0, 0)
    dw, db = forward(0, 1, 0)[1], forward(0, 0, 1)[1]
    return {"p": p, "q": q, "r": r, "y": y, "dr": 1 / (1 + r), "dq": r / (1 + r), "dp": db, "dx": dx, "dw": dw, "db": db}
""",
        # complex steps: exact to all digits
        """
def wave(x, w, b):
    h = 1e-30
    tail = [lambda r: np.log(1 + r), lambda q: np.log(1 + np.exp(q)), lambda p: np.log(1 + np.exp(np.sin(p)))]
    p = w * x + b
    q, r = np.sin(p), np.exp(np.sin(p))
    dr, dq, dp = (f(u + 1j * h).imag / h for f, u in zip(tail, (r, q, p)))
    return {"p": p, "q": q, "r": r, "y": tail[0](r), "dr": dr, "dq": dq, "dp": dp, "dx": dp * w, "dw": dp * x, "db": dp}
""",
        # numpy scalars, and the logarithm's slope by the power rule
        """
def wave(x, w, b):
    p = np.float64(w) * x + b
    q = np.sin(p)
    r = np.exp(q)
    dr = (1 + r) ** -1
    dq = dr * r
    dp = dq * np.cos(p)
    return {"p": p, "q": q, "r": r, "y": -np.log(dr), "dr": dr, "dq": dq, "dp": dp, "dx": dp * w, "dw": dp * x, "db": dp + 0}
""",
    ],
    "two_paths": [
        # += for each path
        """
def two_paths(x, y):
    p, q = x * y, x - y
    dp, dq = q, p
    dx = dy = 0
    dx += dp * y
    dy += dp * x
    dx += dq * 1
    dy += dq * -1
    return {"p": p, "q": q, "f": p * q, "dp": dp, "dq": dq, "dx": dx, "dy": dy}
""",
        # multiplied out
        """
def two_paths(x, y):
    f = x**2 * y - x * y**2
    return {"p": x * y, "q": x - y, "f": f, "dp": x - y, "dq": x * y, "dx": 2 * x * y - y**2, "dy": x**2 - 2 * x * y}
""",
        # a list of paths
        """
def two_paths(x, y):
    p, q = x * y, x - y
    paths = {"dx": [(q, y), (p, 1)], "dy": [(q, x), (p, -1)]}
    slopes = {name: sum(a * b for a, b in steps) for name, steps in paths.items()}
    return {"p": p, "q": q, "f": p * q, "dp": q, "dq": p, **slopes}
""",
        # matrices of slopes
        """
def two_paths(x, y):
    p, q = x * y, x - y
    first = np.array([[y, x], [1, -1]], dtype=float)
    dx, dy = np.array([q, p]) @ first
    return {"p": p, "q": q, "f": p * q, "dp": q, "dq": p, "dx": dx, "dy": dy}
""",
        # forward mode
        """
def two_paths(x, y):
    def nudged(ex, ey):
        p, q = x * y, x - y
        ep, eq = ex * y + x * ey, ex - ey
        return ep * q + p * eq

    p, q = y * x, -(y - x)
    return dict(p=p, q=q, f=q * p, dp=q, dq=p, dx=nudged(1, 0), dy=nudged(0, 1.0))
""",
    ],
    "way_back": [
        # the colleague's lines, repaired
        """
def way_back(x, w, dy):
    s = w * x
    dx = -dy
    ds = dy * (2 * s)
    dx = dx + ds * w
    dw = ds * x
    return dx, dw
""",
        # formulas of the inputs alone
        """
def way_back(x, w, dy):
    return dy * (2 * w**2 * x - 1), 2 * dy * w * x**2
""",
        # entry by entry
        """
def way_back(x, w, dy):
    dx, dw = np.zeros(x.shape), np.zeros(x.shape)
    for i, a in np.ndenumerate(x):
        back = dy[i] * 2 * w[i] * a
        dw[i] += back * a
        dx[i] += back * w[i]
        dx[i] -= dy[i]
    return dx, dw
""",
        # in place, but on copies
        """
def way_back(x, w, dy):
    ds = np.array(dy, dtype=float)
    ds *= 2.0
    ds *= w
    ds *= x
    dx = ds.copy()
    dx *= w
    dx -= dy
    return [dx, ds * x]
""",
        # lists out
        """
def way_back(x, w, dy):
    ds = np.multiply(dy, 2 * x * w)
    return np.subtract(ds * w, dy).tolist(), np.multiply(ds, x).tolist()
""",
        # the square as a product, two paths into s
        """
def way_back(x, w, dy):
    s = w * x
    ds = dy * s + s * dy
    through_s, direct = ds * w, -1 * dy
    return through_s + direct, x * ds
""",
        # float32
        """
def way_back(x, w, dy):
    x, w, dy = (a.astype(np.float32) for a in (x, w, dy))
    ds = dy * 2 * w * x
    return ds * w - dy, ds * x
""",
    ],
}
