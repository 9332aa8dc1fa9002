"""Right answers to 01-derivatives, written in other ways: each must earn all points of its cell."""

ALTERNATIVES = {
    "secant_slope": [
        # rise over run, with names
        """
def secant_slope(f, x, h):
    rise = f(x + h) - f(x)
    run = (x + h) - x
    return rise / run
""",
        # two quotients
        """
def secant_slope(f, x, h):
    return f(x + h) / h - f(x) / h
""",
        # the two points of the graph
        """
def secant_slope(f, x, h):
    points = [(t, f(t)) for t in (x, x + h)]
    (x0, y0), (x1, y1) = points
    return (y1 - y0) / (x1 - x0)
""",
        # NumPy's difference
        """
def secant_slope(f, x, h):
    return np.diff([f(x), f(x + h)])[0] / h
""",
        # signs turned twice
        """
def secant_slope(f, x, h):
    return (f(x) - f(x + h)) / -h
""",
    ],
    "secant_line": [
        # from the other point
        """
def secant_line(f, x, h, t):
    end = x + h
    slope = (f(end) - f(x)) / h
    return f(end) + slope * (t - end)
""",
        # the two heights, weighted
        """
def secant_line(f, x, h, t):
    weight = (t - x) / h
    return (1 - weight) * f(x) + weight * f(x + h)
""",
        # slope and intercept
        """
def secant_line(f, x, h, t):
    slope = (f(x + h) - f(x)) / h
    intercept = f(x) - slope * x
    return slope * t + intercept
""",
        # a polynomial of degree 1 through two points
        """
def secant_line(f, x, h, t):
    return np.polyval(np.polyfit([x, x + h], [f(x), f(x + h)], 1), t)
""",
        # two equations for slope and intercept
        """
def secant_line(f, x, h, t):
    slope, intercept = np.linalg.solve([[x, 1.0], [x + h, 1.0]], [f(x), f(x + h)])
    return float(slope * t + intercept)
""",
    ],
    "central_difference": [
        # the mean of forward and backward
        """
def central_difference(f, x, h):
    forward = (f(x + h) - f(x)) / h
    backward = (f(x) - f(x - h)) / h
    return (forward + backward) / 2
""",
        # one half, then over h
        """
def central_difference(f, x, h):
    return 0.5 * (f(x + h) - f(x - h)) / h
""",
        # entry by entry, a list out
        """
def central_difference(f, x, h):
    x = np.asarray(x, dtype=float)
    slopes = [(f(v + h) - f(v - h)) / (2 * h) for v in x.ravel()]
    return np.reshape(slopes, x.shape).tolist()
""",
        # places with names, and a minus in front
        """
def central_difference(f, x, h):
    left, right = x - h, x + h
    return -(f(left) - f(right)) / (right - left)
""",
        # float32 is precise enough for wide steps
        """
def central_difference(f, x, h):
    x = np.asarray(x, dtype=np.float64)
    return np.float32((f(x + h) - f(x - h)) / (2 * h))
""",
    ],
    "difference_errors": [
        # a loop over the steps, lists out
        """
def difference_errors(f, df, x, hs):
    one, two = [], []
    for h in hs:
        one.append(abs((f(x + h) - f(x)) / h - df(x)))
        two.append(abs((f(x + h) - f(x - h)) / (2 * h) - df(x)))
    return one, two
""",
        # comprehensions, the true slope first
        """
def difference_errors(f, df, x, hs):
    true = df(x)
    ahead = np.array([f(x + h) for h in hs])
    behind = np.array([f(x - h) for h in hs])
    return np.fabs(true - (ahead - f(x)) / hs), np.fabs(true - (ahead - behind) / hs / 2)
""",
        # one array of two rows
        """
def difference_errors(f, df, x, hs):
    slopes = np.array([(f(x + hs) - f(x)) / hs, 0.5 * (f(x + hs) - f(x - hs)) / hs])
    return np.abs(slopes - df(x))
""",
        # the root of the square
        """
def difference_errors(f, df, x, hs):
    a = (f(x + hs) - f(x)) / hs - df(x)
    b = (f(x + hs) - f(x - hs)) / (2 * hs) - df(x)
    return np.sqrt(a**2), np.sqrt(b * b)
""",
        # by hand, the larger minus the smaller
        """
def difference_errors(f, df, x, hs):
    def distance(a, b):
        return np.maximum(a, b) - np.minimum(a, b)
    return (distance((f(x + hs) - f(x)) / hs, df(x)), distance((f(x + hs) - f(x - hs)) / (2 * hs), df(x)))
""",
    ],
    "best_h": [
        "good_h_one_sided = 1e-8\ngood_h_central = 1e-5",
        "good_h_one_sided = 1e-9\ngood_h_central = 1e-6",
        "good_h_one_sided = 1e-7\ngood_h_central = 5e-5",
        "good_h_one_sided, good_h_central = np.sqrt(2.2e-16), 2.2e-16 ** (1 / 3)",
        "good_h_one_sided = 10.0**-8\ngood_h_central = 10.0**-5",
    ],
    "partials": [
        # a helper for one variable
        """
def partials(f, x, y, z, h):
    def slope(g, t):
        return (g(t + h) - g(t - h)) / (2 * h)
    return slope(lambda t: f(t, y, z), x), slope(lambda t: f(x, t, z), y), slope(lambda t: f(x, y, t), z)
""",
        # a loop over the place that moves, a list out
        """
def partials(f, x, y, z, h):
    found = []
    for k in range(3):
        up, down = [x, y, z], [x, y, z]
        up[k] = up[k] + h
        down[k] = down[k] - h
        found.append((f(*up) - f(*down)) / (2 * h))
    return found
""",
        # the rows of a unit matrix
        """
def partials(f, x, y, z, h):
    place = np.array([x, y, z], dtype=float)
    return np.array([(f(*(place + h * e)) - f(*(place - h * e))) / (2 * h) for e in np.eye(3)])
""",
        # the mean of forward and backward
        """
def partials(f, x, y, z, h):
    here = f(x, y, z)
    dx = ((f(x + h, y, z) - here) + (here - f(x - h, y, z))) / h / 2
    dy = ((f(x, y + h, z) - here) + (here - f(x, y - h, z))) / h / 2
    dz = ((f(x, y, z + h) - here) + (here - f(x, y, z - h))) / h / 2
    return dx, dy, dz
""",
        # differences first, divided at the end
        """
def partials(f, x, y, z, h):
    changes = np.array([
        f(x + h, y, z) - f(x - h, y, z), f(x, y + h, z) - f(x, y - h, z), f(x, y, z + h) - f(x, y, z - h)
    ])
    return tuple(0.5 * changes / h)
""",
    ],
    "numerical_gradient": [
        # moved and moved back, on a copy
        """
def numerical_gradient(f, x, h):
    x = np.asarray(x).astype(float)
    slopes = []
    for i in range(x.size):
        old = x[i]
        x[i] = old + h
        up = f(x)
        x[i] = old - h
        down = f(x)
        x[i] = old
        slopes.append((up - down) / (2 * h))
    return slopes
""",
        # the rows of a unit matrix
        """
def numerical_gradient(f, x, h):
    return np.array([(f(x + h * e) - f(x - h * e)) / (2 * h) for e in np.eye(len(x))])
""",
        # two copies an entry
        """
def numerical_gradient(f, x, h):
    result = np.empty(x.shape, dtype=float)
    for i, value in enumerate(x):
        a, b = x.astype(float), x.astype(float)
        a[i], b[i] = value + h, value - h
        result[i] = 0.5 * (f(a) - f(b)) / h
    return result
""",
        # the mean of two one-sided gradients
        """
def numerical_gradient(f, x, h):
    eye = h * np.eye(len(x))
    ahead = np.array([f(x + row) - f(x) for row in eye]) / h
    behind = np.array([f(x) - f(x - row) for row in eye]) / h
    return (ahead + behind) / 2
""",
        # all places at once, then one call each
        """
def numerical_gradient(f, x, h):
    n = len(x)
    places = np.vstack([x + h * np.identity(n), x - h * np.identity(n)])
    heights = np.array([f(place) for place in places]).reshape(2, n)
    return (heights[0] - heights[1]) / (2.0 * h)
""",
    ],
    "steepest_ascent": [
        "def steepest_ascent(gradient):\n    return gradient / np.sqrt(np.sum(gradient**2))",
        "def steepest_ascent(gradient):\n    return gradient * (gradient @ gradient) ** -0.5",
        """
def steepest_ascent(gradient):
    total = 0.0
    for entry in gradient:
        total += entry * entry
    return [float(entry) / total**0.5 for entry in gradient]
""",
        "def steepest_ascent(gradient):\n    unit = gradient / np.abs(gradient).max()\n    return unit / np.linalg.norm(unit)",
        "def steepest_ascent(gradient):\n    g = gradient.astype(np.float32)\n    return g / np.linalg.norm(g)",
    ],
    "directional_slope": [
        "def directional_slope(gradient, v):\n    u = v / np.linalg.norm(v)\n    return gradient @ u",
        "def directional_slope(gradient, v):\n    return np.sum(gradient * v) / np.sqrt(np.sum(v**2))",
        """
def directional_slope(gradient, v):
    length = sum(float(entry) ** 2 for entry in v) ** 0.5
    return sum(float(g) * float(e) / length for g, e in zip(gradient, v))
""",
        "def directional_slope(gradient, v):\n    return np.einsum('i,i->', gradient, v) * (v @ v) ** -0.5",
        """
def directional_slope(gradient, v):
    lengths = np.linalg.norm(gradient) * np.linalg.norm(v)
    cosine = gradient @ v / lengths
    return np.linalg.norm(gradient) * cosine
""",
    ],
    "table_gradient": [
        # two loops, moved and moved back
        """
def table_gradient(f, X, h):
    Y = X.astype(float)
    rows, columns = Y.shape
    G = np.zeros((rows, columns))
    for i in range(rows):
        for j in range(columns):
            old = Y[i, j]
            Y[i, j] = old + h
            up = f(Y)
            Y[i, j] = old - h
            G[i, j] = (up - f(Y)) / (2 * h)
            Y[i, j] = old
    return G
""",
        # flat, and back
        """
def table_gradient(f, X, h):
    flat = X.ravel().astype(float)
    slopes = []
    for e in np.eye(flat.size):
        up, down = (flat + h * e).reshape(X.shape), (flat - h * e).reshape(X.shape)
        slopes.append((f(up) - f(down)) / (2 * h))
    return np.reshape(slopes, X.shape)
""",
        # lists out
        """
def table_gradient(f, X, h):
    def slope(i, j):
        nudge = np.zeros(X.shape)
        nudge[i, j] = h
        return (f(X + nudge) - f(X - nudge)) / h / 2
    return [[slope(i, j) for j in range(X.shape[1])] for i in range(X.shape[0])]
""",
        # a copy an entry
        """
def table_gradient(f, X, h):
    G = np.empty(X.shape)
    for place, value in np.ndenumerate(X):
        above, below = np.array(X, dtype=float), np.array(X, dtype=float)
        above[place], below[place] = value + h, value - h
        G[place] = (f(above) - f(below)) / (2 * h)
    return G
""",
        # the mean of forward and backward
        """
def table_gradient(f, X, h):
    here = f(X + 0.0)
    G = np.zeros(X.shape)
    for place in np.ndindex(X.shape):
        E = np.zeros(X.shape)
        E[place] = h
        G[place] = ((f(X + E) - here) / h + (here - f(X - E)) / h) * 0.5
    return G
""",
    ],
}
