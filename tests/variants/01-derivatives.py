"""Misconceptions of 01-derivatives as other people would write them: other names, other algebra, loops.

Written from the hints alone, never from the bank's lines, so that they measure whether a hint is found for the mistake or
only for one way of writing it. `VARIANTS[solution cell, misconception]` is a list of codes.
`RIGHT_HINTS[cell]` maps a mutant's changed line to hints that a person has read and found right for it.
"""

VARIANTS = {}
RIGHT_HINTS = {
    # x is moved before the second call, so that it is forward over two steps: what the hint says
    "central_difference": {"return (f(np.add(x, h, out=x)) - f(x - h)) / (2 * h)": "01-u"},
}


def _add(cell, **by_id):
    """Add variants; M05 stands for itself, d_a for 01-a."""
    for name, codes in by_id.items():
        VARIANTS[cell, name.replace("d_", "01-")] = list(codes)


# Exercise 1


def _rise(rise="after - before", run="h", start="f(x)", end="f(x + h)", last="rise / run", first=""):
    """Step by step, with names."""
    return f"""
def secant_slope(f, x, h):
    {first or "pass"}
    before, after = {start}, {end}
    rise, run = {rise}, {run}
    return {last}
"""


def _one(expression):
    return f"def secant_slope(fun, a, step):\n    return {expression}\n"


_add(
    "secant_slope",
    M05=[_rise(last="rise"), _one("-fun(a) + fun(a + step)")],
    d_a=[_rise("before - after"), _one("(fun(a + step) - fun(a)) / -step")],
    d_b=[_rise(last="after - before / run"), _one("fun(a + step) - (1 / step) * fun(a)")],
    d_c=[_rise(end="f(x) + h"), _one("((step + fun(a)) - fun(a)) / step")],
    d_d=[_rise(start="f(x - h)", run="2 * h"), _one("0.5 * (fun(a + step) - fun(a - step)) / step")],
    d_e=[_rise(start="f(x - h)", end="f(x)"), _one("(fun(a - step) - fun(a)) / (-step)")],
    d_f=[_rise(first="h = 1e-7"), _one("(fun(a + 1e-5) - fun(a)) / 1e-5")],
    d_g=[_rise(run="x + h"), _one("(fun(a + step) - fun(a)) / (step + a)")],
    M34=[_rise(last="np.round(rise / run, 2)"), _one("float(f'{(fun(a + step) - fun(a)) / step:.2f}')")],
)


def _line(height="f(x)", slope="(f(x + h) - f(x)) / h", way="t - x"):
    return f"""
def secant_line(f, x, h, t):
    height = {height}
    s = {slope}
    way = {way}
    return height + way * s
"""


def _line_one(expression):
    return f"""
def secant_line(g, p, d, q):
    m = (g(p + d) - g(p)) / d
    return {expression}
"""


_add(
    "secant_line",
    d_h=[_line(way="t"), _line_one("m * q + g(p)")],
    d_i=[_line(height="0.0"), _line_one("m * q - m * p")],
    d_j=[_line(height="f(x + h)"), _line_one("g(p + d) - m * p + m * q")],
    d_k=[_line(way="t - (x + h)"), _line_one("g(p) - m * (p + d - q)")],
    M05=[_line(slope="f(x + h) - f(x)"), _line_one("g(p) + d * m * (q - p)")],
    d_l=[_line(way="0 * t", height="f(t)"), _line_one("g(q)")],
    d_m=[_line(slope="0.5 * (f(x + h) - f(x - h)) / h"), _line_one("g(p) + (g(p + d) - g(p - d)) / d * (q - p) / 2")],
    d_n=[_line(slope="(f(x) - f(x + h)) / h"), _line_one("g(p) - m * (q - p)")],
)

# Exercise 2


def _central(left="x - h", right="x + h", below="2 * h", join="above - under", last="change / width"):
    return f"""
def central_difference(f, x, h):
    under, above = f({left}), f({right})
    change, width = {join}, {below}
    return {last}
"""


def _each(expression):
    """Entry by entry."""
    return f"""
def central_difference(fun, places, step):
    table = np.array(places, dtype=float)
    out = np.empty(table.shape)
    for spot, v in np.ndenumerate(table):
        out[spot] = {expression}
    return out
"""


_add(
    "central_difference",
    M05=[_central(below="h"), _each("(fun(v + step) - fun(v - step)) / step")],
    M06=[_central(left="x", below="h"), _each("fun(v + step) / step - fun(v) / step")],
    d_o=[_central(right="x", below="h"), _each("(fun(v) - fun(v - step)) / step")],
    d_p=[_central(last="change / 2 * h"), _each("(fun(v + step) - fun(v - step)) * 0.5 * step")],
    d_q=[_central(join="above + under"), _each("(fun(v - step) + fun(v + step)) / step / 2")],
    d_r=[_central(join="under - above"), _each("-(fun(v + step) - fun(v - step)) / (2 * step)")],
    d_s=[_central("x - 0.5 * h", "x + 0.5 * h"), _each("(fun(v + step / 2) - fun(v - step / 2)) / step / 2")],
    d_t=[_central("x - 0.5 * h", "x + 0.5 * h", "h"), _each("(fun(v + step / 2) - fun(v - step / 2)) / step")],
    d_u=[_central(left="x"), _each("0.5 * (fun(v + step) - fun(v)) / step")],
    d_v=[_central("x - 1e-6", "x + 1e-6", "2e-6"), _each("(fun(v + 1e-4) - fun(v - 1e-4)) / 2e-4")],
    M34=[_central(last="np.around(change / width, 2)"), _each("round((fun(v + step) - fun(v - step)) / (2 * step), 2)")],
)

# Exercise 3


def _errors(one="abs(a - true)", two="abs(b - true)", true="df(x)", width="2 * h", last="ones, twos"):
    return f"""
def difference_errors(f, df, x, hs):
    ones, twos = [], []
    for h in hs:
        true = {true}
        a = (f(x + h) - f(x)) / h
        b = (f(x + h) - f(x - h)) / ({width})
        ones.append({one})
        twos.append({two})
    return {last}
"""


def _rows(error="np.abs(slopes - d(p))", half="0.5 *", last="rows[0], rows[1]"):
    return f"""
def difference_errors(g, d, p, steps):
    ahead, behind = g(p + steps), g(p - steps)
    slopes = np.stack([(ahead - g(p)) / steps, {half} (ahead - behind) / steps])
    rows = {error}
    return {last}
"""


_add(
    "difference_errors",
    d_w=[_errors("a - true", "b - true"), _rows("slopes - d(p)")],
    d_x=[_errors(last="twos, ones"), _rows(last="rows[1], rows[0]")],
    d_y=[_errors("abs(a - true) / abs(true)", "abs(b - true) / abs(true)"), _rows("np.abs(slopes - d(p)) / np.abs(d(p))")],
    d_z=[_errors("a", "b"), _rows("slopes")],
    d_aa=[_errors(true="df(x + h)"), _rows("np.abs(slopes - d(p + steps))")],
    d_value=[_errors(true="f(x)"), _rows("np.abs(slopes - g(p))")],
    d_ab=[_errors("(a - true) ** 2", "(b - true) ** 2"), _rows("np.square(slopes - d(p))")],
    M05=[_errors(width="h"), _rows(half="1.0 *")],
    d_ac=[_errors(last="sum(ones) / len(ones), sum(twos) / len(twos)"), _rows(last="rows.mean(axis=1)")],
    M34=[_errors("round(abs(a - true), 2)", "round(abs(b - true), 2)"), _rows("np.round(np.abs(slopes - d(p)), 2)")],
)
_add(
    "best_h",
    M07=["good_h_one_sided = good_h_central = 10.0**-12", "good_h_one_sided, good_h_central = 1e-12, 1e-12"],
    d_smallest=["good_h_one_sided = good_h_central = 10.0**-15", "good_h_one_sided, good_h_central = 1e-15, 1.0e-15"],
    d_wide=["good_h_one_sided = good_h_central = 10.0**-1", "good_h_one_sided, good_h_central = 1 / 10, 1 / 10"],
    d_hundredth=["good_h_one_sided = good_h_central = 10.0**-2", "good_h_one_sided, good_h_central = 1 / 100, 1 / 100"],
    d_equal=["good_h_one_sided = good_h_central = 10.0**-8", "good_h_one_sided, good_h_central = 0.00000001, 0.00000001"],
    d_swapped=["good_h_one_sided, good_h_central = 1e-5, 1e-8", "good_h_one_sided = 10.0**-5\ngood_h_central = 10.0**-8"],
)

# Exercise 4


def _loop(up="up[k] += h", down="down[k] -= h", slope="(f(*up) - f(*down)) / (2 * h)", last="found", begin=""):
    return f"""
def partials(f, x, y, z, h):
    found, place = [], [float(x), float(y), float(z)]
    for k in range(3):
        up, down = list(place), list(place)
        {up}
        {down}
        {begin or "pass"}
        found.append({slope})
    return {last}
"""


def _lambdas(width="2 * h", low="t - h", last="a, b, c", others=("y", "z", "x")):
    y, z, x = others
    return f"""
def partials(f, x, y, z, h):
    def along(g, t):
        return (g(t + h) - g({low})) / ({width})
    a = along(lambda t: f(t, {y}, {z}), x)
    b = along(lambda t: f({x}, t, {z}), y)
    c = along(lambda t: f({x}, {y}, t), z)
    return {last}
"""


_add(
    "partials",
    M13=[
        _loop("up = [v + h for v in place]", "down = [v - h for v in place]"),
        (
            """
def partials(f, x, y, z, h):
    p = np.array([x, y, z], dtype=float)
    s = 0.5 * (f(*(p + h)) - f(*(p - h))) / h
    return [s] * 3
"""
        ),
    ],
    d_ad=[
        _lambdas(others=("0", "0", "0")),
        (
            """
def partials(f, x, y, z, h):
    rows = np.diag([x, y, z]).astype(float)
    step = h * np.eye(3)
    return [(f(*(r + s)) - f(*(r - s))) / (2 * h) for r, s in zip(rows, step)]
"""
        ),
    ],
    M05=[_loop(slope="(f(*up) - f(*down)) / h"), _lambdas("h")],
    M06=[_loop(down="pass", slope="(f(*up) - f(*down)) / h"), _lambdas("h", "t")],
    d_ae=[_loop(slope="(f(*up) - f(*down)) / 2 * h"), _lambdas("2 / h")],
    d_af=[_loop(last="sum(found)"), _lambdas(last="np.sum([a, b, c])")],
    M09=[
        _loop(begin="place = list(up)"),
        (
            """
def partials(f, x, y, z, h):
    slopes = [(f(x + h, y, z) - f(x - h, y, z)) / (2 * h)]
    x += h
    slopes.append((f(x, y + h, z) - f(x, y - h, z)) / (2 * h))
    y += h
    slopes.append((f(x, y, z + h) - f(x, y, z - h)) / (2 * h))
    return slopes
"""
        ),
    ],
    M34=[_loop(slope="round((f(*up) - f(*down)) / (2 * h), 1)"), _lambdas(last="np.around([a, b, c], decimals=1)")],
    d_ag=[_loop(last="found[::-1]"), _lambdas(last="c, b, a")],
)

# Exercise 5


def _eye(slope="(f(x + h * e) - f(x - h * e)) / (2 * h)", last="np.array(slopes)"):
    return f"""
def numerical_gradient(f, x, h):
    slopes = [{slope} for e in np.eye(len(x))]
    return {last}
"""


def _copies(kind="float", down="b[i] -= d", slope="(g(a) - g(b)) / (2 * d)", last="out", end="pass"):
    return f"""
def numerical_gradient(g, v, d):
    out = np.zeros(len(v))
    for i, _ in enumerate(v):
        a, b = v.astype({kind}), v.astype({kind})
        a[i] += d
        {down}
        out[i] = {slope}
        {end}
    return {last}
"""


_add(
    "numerical_gradient",
    M05=[_eye("(f(x + h * e) - f(x - h * e)) / h"), _copies(slope="(g(a) - g(b)) / d")],
    M06=[_eye("(f(x + h * e) - f(x)) / h"), _copies(down="pass", slope="(g(a) - g(b)) / d")],
    d_whole=[
        _copies(last="out.astype(v.dtype)"),
        """
def numerical_gradient(f, x, h):
    result = x.copy()
    for k, e in enumerate(h * np.eye(len(x))):
        result[k] = (f(x + e) - f(x - e)) / (2 * h)
    return result
""",
    ],
    M08=[
        """
def numerical_gradient(g, v, d):
    out = np.zeros(len(v))
    for i, value in enumerate(v):
        a, b = np.array(v), np.array(v)
        a[i], b[i] = value + d, value - d
        out[i] = (g(a) - g(b)) / d / 2
    return out
""",
        """
def numerical_gradient(f, x, h):
    slopes = []
    for i in range(len(x)):
        up = x.copy()
        up[i] = up[i] + h
        down = x.copy()
        down[i] = down[i] - h
        slopes.append(0.5 * (f(up) - f(down)) / h)
    return slopes
""",
    ],
    d_vanish=[
        """
def numerical_gradient(f, x, h):
    out = []
    for i in range(len(x)):
        e = np.zeros(len(x), dtype=x.dtype)
        e[i] = h
        out.append((f(x + e) - f(x - e)) / (2 * h))
    return out
""",
        """
def numerical_gradient(g, v, d):
    steps = (d * np.eye(len(v))).astype(v.dtype)
    return np.array([(g(v + row) - g(v - row)) / d / 2 for row in steps])
""",
    ],
    M09=[
        (
            """
def numerical_gradient(f, x, h):
    place = x.astype(float)
    slopes = []
    for i in range(place.size):
        place[i] = place[i] + h
        up = f(place)
        place[i] = place[i] - 2 * h
        down = f(place)
        slopes.append((up - down) / (2 * h))
    return slopes
"""
        ),
        (
            """
def numerical_gradient(g, v, d):
    v = 1.0 * v
    out = np.empty(v.shape)
    for i in range(len(v)):
        v[i] += d
        high = g(v)
        v[i] -= d + d
        out[i] = 0.5 * (high - g(v)) / d
    return out
"""
        ),
    ],
    M13=[
        _eye("(f(x + h) - f(x - h)) / (2 * h)"),
        "def numerical_gradient(g, v, d):\n    return np.ones(len(v)) * (g(v + d) - g(v - d)) / (2 * d)",
    ],
    d_ah=[_eye(last="sum(slopes)"), _copies(last="np.sum(out)")],
    d_ai=[_eye("(f(x - h * e) - f(x + h * e)) / (2 * h)"), _copies(last="-out")],
    d_aj=[_eye(last="np.array(slopes) / np.sqrt(np.sum(np.square(slopes)))"), _copies(last="out / (out @ out) ** 0.5")],
    d_ak=[_eye(last="[slopes[0]] + [0.0] * (len(x) - 1)"), _copies(end="return out")],
    d_al=[_eye("(f(x + h * e) - f(x - h * e)) / 2 * h"), _copies(slope="(g(a) - g(b)) * d / 2")],
    M34=[_eye(last="np.around(slopes, 1)"), _copies(slope="round(float(g(a) - g(b)) / (2 * d), 1)")],
    M87=[
        (
            """
def numerical_gradient(f, x, h):
    slopes = [(f(x + h * e) - f(x - h * e)) / (2 * h) for e in np.eye(len(x))]
    x[:] = slopes
    return slopes
"""
        ),
        (
            """
def numerical_gradient(g, v, d):
    start = v.astype(float)
    out = np.zeros(len(v))
    for i in range(len(v)):
        e = d * np.eye(len(v))[i]
        out[i] = (g(start + e) - g(start - e)) / (2 * d)
        v[i] = out[i]
    return out
"""
        ),
    ],
)

# Exercise 6
_add(
    "steepest_ascent",
    d_am=["def steepest_ascent(g):\n    return 1.0 * g", "def steepest_ascent(g):\n    return [float(v) for v in g]"],
    d_an=[
        "def steepest_ascent(g):\n    return g / -np.sqrt(g @ g)",
        """
def steepest_ascent(g):
    n = sum(float(v) ** 2 for v in g) ** 0.5
    return [-float(v) / n for v in g]
""",
    ],
    d_ao=["def steepest_ascent(g):\n    return g / sum(g)", "def steepest_ascent(g):\n    return (1 / np.sum(g)) * g"],
    d_ap=[
        "def steepest_ascent(g):\n    return g / np.linalg.norm(g, 1)",
        """
def steepest_ascent(g):
    n = sum(abs(v) for v in g)
    return [v / n for v in g]
""",
    ],
    d_aq=[
        "def steepest_ascent(g):\n    return g / np.linalg.norm(g, np.inf)",
        "def steepest_ascent(g):\n    return g / max(abs(g))",
    ],
    d_ar=["def steepest_ascent(g):\n    return g / (g @ g)", "def steepest_ascent(g):\n    return g / np.linalg.norm(g) ** 2"],
    d_as=[
        "def steepest_ascent(g):\n    return g / np.abs(g)",
        "def steepest_ascent(g):\n    return np.where(g > 0, 1.0, -1.0)",
    ],
    d_at=[
        "def steepest_ascent(g):\n    return np.sqrt(np.sum(g**2))",
        "def steepest_ascent(g):\n    return float(g @ g) ** 0.5",
    ],
)
_add(
    "directional_slope",
    d_au=["def directional_slope(g, w):\n    return (g * w).sum()", "def directional_slope(g, w):\n    return float(w @ g)"],
    M75=[
        """
def directional_slope(g, w):
    u = w / np.sqrt(w @ w)
    return g * u
""",
        """
def directional_slope(g, w):
    n = np.linalg.norm(w)
    return [a * b / n for a, b in zip(g, w)]
""",
    ],
    d_av=[
        "def directional_slope(g, w):\n    return (g @ w) / np.sum(w**2)",
        "def directional_slope(g, w):\n    return (g * w).sum() / np.linalg.norm(w) ** 2",
    ],
    d_aw=[
        "def directional_slope(g, w):\n    return (g @ w) / np.sqrt((g @ g) * (w @ w))",
        "def directional_slope(g, w):\n    return (g / np.linalg.norm(g)) @ (w / np.linalg.norm(w))",
    ],
    d_ax=[
        "def directional_slope(g, w):\n    return (g / np.sqrt(g @ g)) @ w",
        "def directional_slope(g, w):\n    return sum(a * b for a, b in zip(g, w)) / sum(a * a for a in g) ** 0.5",
    ],
    d_ay=[
        "def directional_slope(g, w):\n    return np.sqrt(g @ g)",
        "def directional_slope(g, w):\n    return np.sum(g**2) ** 0.5",
    ],
    d_az=[
        "def directional_slope(g, w):\n    return np.abs(g @ w) / np.sqrt(w @ w)",
        "def directional_slope(g, w):\n    return np.fabs((g * w).sum() / np.linalg.norm(w))",
    ],
    d_ba=[
        "def directional_slope(g, w):\n    return (g @ w) / np.linalg.norm(w, 1)",
        "def directional_slope(g, w):\n    return (g * w).sum() / sum(abs(e) for e in w)",
    ],
)

# Exercise 7


def _table(slope="(f(Y + E) - f(Y - E)) / (2 * h)", last="G", start="np.array(X, dtype=float)", step="E[i, j] = h", end="pass"):
    return f"""
def table_gradient(f, X, h):
    Y = {start}
    G = np.zeros(Y.shape)
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            E = np.zeros_like(Y)
            {step}
            G[i, j] = {slope}
    {end}
    return {last}
"""


def _moved(down="T[i, j] -= 2 * d", slope="(up - g(T)) / (2 * d)", back="T[i, j] += d", start="A.astype(float)", last="out"):
    return f"""
def table_gradient(g, A, d):
    T = {start}
    out = [[0.0] * A.shape[1] for _ in range(A.shape[0])]
    for i, row in enumerate(out):
        for j in range(len(row)):
            T[i, j] += d
            up = g(T)
            {down}
            row[j] = {slope}
            {back}
    return {last}
"""


_add(
    "table_gradient",
    M05=[_table("(f(Y + E) - f(Y - E)) / h"), _moved(slope="(up - g(T)) / d")],
    M06=[_table("(f(Y + E) - f(Y)) / h"), _moved("T[i, j] -= d", "(up - g(T)) / d", "pass")],
    d_whole=[
        _table(last="G.astype(X.dtype)"),
        """
def table_gradient(g, A, d):
    found = 0 * A
    for spot in np.ndindex(A.shape):
        e = np.zeros(A.shape)
        e[spot] = d
        found[spot] = (g(A + e) - g(A - e)) / (2 * d)
    return found
""",
    ],
    M08=[
        """
def table_gradient(g, A, d):
    out = np.zeros(A.shape)
    for spot in np.ndindex(A.shape):
        a, b = np.array(A), np.array(A)
        a[spot], b[spot] = A[spot] + d, A[spot] - d
        out[spot] = (g(a) - g(b)) / d / 2
    return out
""",
        """
def table_gradient(f, X, h):
    rows = []
    for i in range(len(X)):
        rows.append([])
        for j in range(len(X[i])):
            up, down = X.copy(), X.copy()
            up[i, j] = up[i, j] + h
            down[i, j] = down[i, j] - h
            rows[i].append(0.5 * (f(up) - f(down)) / h)
    return rows
""",
    ],
    d_vanish=[
        _table(start="X.copy()"),
        """
def table_gradient(g, A, d):
    def slope(spot):
        e = 0 * A
        e[spot] = d
        return (g(A + e) - g(A - e)) / d / 2
    return np.reshape([slope(spot) for spot in np.ndindex(A.shape)], A.shape)
""",
    ],
    M09=[
        _moved(back="pass"),
        (
            """
def table_gradient(f, X, h):
    T = 1.0 * X
    G = np.empty(T.shape)
    for spot, _ in np.ndenumerate(X):
        T[spot] += h
        high = f(T)
        T[spot] -= h + h
        G[spot] = 0.5 * (high - f(T)) / h
    return G
"""
        ),
    ],
    M87=[_table(end="X[:, :] = G"), _moved(last="A.__setitem__(slice(None), out) or out")],
    d_bb=[_table(last="G.reshape(-1)"), _moved(last="[v for row in out for v in row]")],
    M74=[_table(last="np.transpose(G)"), _moved(last="[list(column) for column in zip(*out)]")],
    M13=[
        _table(step="E[:, :] = h"),
        "def table_gradient(g, A, d):\n    return np.ones(A.shape) * 0.5 * (g(A + d) - g(A - d)) / d",
    ],
    d_bc=[
        _table(step="E[i, :] = h"),
        (
            """
def table_gradient(g, A, d):
    out = np.zeros(A.shape)
    for i in range(A.shape[0]):
        a, b = 1.0 * A, 1.0 * A
        a[i] += d
        b[i] -= d
        out[i, :] = (g(a) - g(b)) / (2 * d)
    return out
"""
        ),
    ],
    d_bd=[_table("(f(Y - E) - f(Y + E)) / (2 * h)"), _moved(slope="-(up - g(T)) / (2 * d)")],
    M34=[_table(last="np.around(G, 1)"), _moved(slope="round(float(up - g(T)) / (2 * d), 1)")],
)
