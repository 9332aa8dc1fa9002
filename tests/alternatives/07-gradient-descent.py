"""Right answers to 07-gradient-descent, written in other ways: each must earn all points of its cell."""

ALTERNATIVES = {
    "path": [
        # sample by sample
        """
def path(w, x, y, learning_rate, steps):
    weights = [float(w)]
    for _ in range(steps):
        total = 0.0
        for a, b in zip(x, y):
            total += -2 * a * (b - weights[-1] * a)
        weights.append(weights[-1] - learning_rate * total / len(x))
    return weights
""",
        # the closed form: no slope at all
        """
def path(w, x, y, learning_rate, steps):
    best = np.sum(x * y) / np.sum(x * x)
    factor = 1 - learning_rate * 2 * np.mean(x * x)
    return best + (w - best) * factor ** np.arange(steps + 1)
""",
        # into an array
        """
def path(w, x, y, learning_rate, steps):
    weights = np.zeros(steps + 1)
    weights[0] = w
    for t in range(steps):
        weights[t + 1] = weights[t] + 2 * learning_rate * (x @ (y - weights[t] * x)) / len(x)
    return weights
""",
        # recursion
        """
def path(w, x, y, learning_rate, steps):
    if steps == 0:
        return np.array([float(w)])
    moved = w - learning_rate * (2 * x * (w * x - y)).mean()
    return np.concatenate([[float(w)], path(moved, x, y, learning_rate, steps - 1)])
""",
        # the slope as a straight line
        """
def path(w, x, y, learning_rate, steps):
    c, d = 2 * np.mean(x**2), 2 * np.mean(x * y)
    weights = [w]
    while len(weights) <= steps:
        weights += [weights[-1] - learning_rate * (c * weights[-1] - d)]
    return np.array(weights, dtype=float)
""",
    ],
    "forecast": [
        # dot products
        """
def forecast(w, x, y, learning_rate, steps):
    c = 2 * (x @ x) / len(x)
    best = (x @ y) / (x @ x)
    f = 1 - c * learning_rate
    return {"factor": f, "after": best + (w - best) * f**steps, "jump": 1 / c, "limit": 2 / c}
""",
        # walking all the way
        """
def forecast(w, x, y, learning_rate, steps):
    c = np.mean(2 * x**2)
    for _ in range(steps):
        w = w - learning_rate * np.mean(-2 * x * (y - w * x))
    return {"factor": 1 - learning_rate * c, "after": w, "jump": 1 / c, "limit": 2 / c}
""",
        # plain sums
        """
def forecast(w, x, y, learning_rate, steps):
    squares = sum(float(a) ** 2 for a in x)
    products = sum(float(a) * float(b) for a, b in zip(x, y))
    jump = len(x) / (2 * squares)
    factor = 1 - learning_rate / jump
    after = products / squares + factor**steps * (w - products / squares)
    return dict(limit=2 * jump, jump=jump, after=after, factor=factor)
""",
        # an average of start and best
        """
def forecast(w, x, y, learning_rate, steps):
    limit = 1 / np.mean(np.square(x))
    factor = 1 - 2 * learning_rate / limit
    share = np.power(factor, steps)
    best = np.average(y / x, weights=x.astype(float) ** 2)
    return {"factor": factor, "after": share * w + (1 - share) * best, "jump": limit / 2, "limit": limit}
""",
        # least squares from the library
        """
def forecast(w, x, y, learning_rate, steps):
    best = np.linalg.lstsq(x[:, None].astype(float), y.astype(float), rcond=None)[0][0]
    curvature = 2 * np.linalg.norm(x) ** 2 / x.size
    factor = 1.0 - curvature * learning_rate
    distance = float(w - best)
    for _ in range(steps):
        distance *= factor
    return {"factor": factor, "after": best + distance, "jump": curvature**-1, "limit": 2 * curvature**-1}
""",
    ],
    "batches": [
        # a generator
        """
def batches(X, y, order, batch_size):
    for k in range(0, len(order), batch_size):
        rows = list(order[k : k + batch_size])
        yield X[rows], y[rows]
""",
        # np.split
        """
def batches(X, y, order, batch_size):
    cuts = np.arange(batch_size, len(order), batch_size)
    return [(X[rows], y[rows]) for rows in np.split(np.array(order), cuts)]
""",
        # reorder first, then cut
        """
def batches(X, y, order, batch_size):
    X, y = np.take(X, order, axis=0), np.take(y, order)
    count = int(np.ceil(len(y) / batch_size))
    return [(X[k * batch_size : (k + 1) * batch_size], y[k * batch_size : (k + 1) * batch_size]) for k in range(count)]
""",
        # a list that grows shorter
        """
def batches(X, y, order, batch_size):
    rest, found = [int(r) for r in order], []
    while rest:
        now, rest = rest[:batch_size], rest[batch_size:]
        found.append([X[now], y[now]])
    return found
""",
        # row by row
        """
def batches(X, y, order, batch_size):
    found = []
    for place, row in enumerate(order):
        if place % batch_size == 0:
            found.append(([], []))
        found[-1][0].append(X[row])
        found[-1][1].append(y[row])
    return [(np.array(a), np.array(b)) for a, b in found]
""",
    ],
    "sweep": [
        # recursion
        """
def sweep(gradient, w, learning_rates, steps):
    def after(place, rate, left):
        return place if left == 0 else after(place - rate * gradient(place), rate, left - 1)

    return [after(np.asarray(w, dtype=float), rate, steps) for rate in learning_rates]
""",
        # all rates at once
        """
def sweep(gradient, w, learning_rates, steps):
    places = np.tile(np.array(w, dtype=float), (len(learning_rates), 1))
    for _ in range(steps):
        slopes = np.array([gradient(place) for place in places])
        places = places - np.array(learning_rates)[:, None] * slopes
    return places
""",
        # in place on a copy
        """
def sweep(gradient, w, learning_rates, steps):
    ends = np.empty((len(learning_rates), len(w)))
    for row, rate in zip(ends, learning_rates):
        row[:] = w
        for _ in range(steps):
            row -= rate * gradient(row)
    return ends
""",
        # entry by entry
        """
def sweep(gradient, w, learning_rates, steps):
    ends = []
    for rate in learning_rates:
        place = [float(a) for a in w]
        for _ in range(steps):
            slope = gradient(np.array(place))
            place = [a - rate * s for a, s in zip(place, slope)]
        ends.append(place)
    return ends
""",
        # start minus the sum of all moves
        """
def sweep(gradient, w, learning_rates, steps):
    ends = []
    for rate in learning_rates:
        moved = np.zeros(len(w))
        for _ in range(steps):
            moved = moved + gradient(w - rate * moved)
        ends.append(w - rate * moved)
    return np.stack(ends)
""",
    ],
    "momentum": [
        # the other convention, turned back at the end
        """
def momentum(gradient, w, learning_rate, beta, steps):
    p, u = w * 1.0, w * 0.0
    for _ in range(steps):
        u = beta * u - learning_rate * gradient(p)
        p = p + u
    return p, -u / learning_rate
""",
        # all gradients so far
        """
def momentum(gradient, w, learning_rate, beta, steps):
    p, seen, v = np.array(w, dtype=float), [], np.zeros(len(w))
    for t in range(steps):
        seen.append(gradient(p))
        v = sum(beta ** (t - i) * g for i, g in enumerate(seen))
        p = p - learning_rate * v
    return p, v
""",
        # in place on copies
        """
def momentum(gradient, w, learning_rate, beta, steps):
    p, v = np.array(w, dtype=float), np.zeros(len(w))
    for _ in range(steps):
        v *= beta
        v += gradient(p)
        p -= learning_rate * v
    return p, v
""",
        # heavy ball: the difference of the last two places
        """
def momentum(gradient, w, learning_rate, beta, steps):
    before = now = np.array(w, dtype=float)
    for _ in range(steps):
        before, now = now, now - learning_rate * gradient(now) + beta * (now - before)
    return now, (before - now) / learning_rate
""",
        # entry by entry
        """
def momentum(gradient, w, learning_rate, beta, steps):
    p, v = [float(a) for a in w], [0.0 for _ in w]
    for _ in range(steps):
        g = gradient(np.array(p))
        for j in range(len(p)):
            v[j] = beta * v[j] + g[j]
            p[j] = p[j] - learning_rate * v[j]
    return p, v
""",
    ],
    "adam": [
        # the correction inside the rate
        """
def adam(gradient, w, learning_rate, beta1, beta2, eps, steps):
    p, m, v = w * 1.0, w * 0.0, w * 0.0
    for t in range(1, steps + 1):
        g = gradient(p)
        m, v = beta1 * m + (1 - beta1) * g, beta2 * v + (1 - beta2) * g * g
        root = np.sqrt(1 - beta2**t)
        p = p - learning_rate * root / (1 - beta1**t) * m / (np.sqrt(v) + eps * root)
    return p, m, v
""",
        # means pulled toward the new value
        """
def adam(gradient, w, learning_rate, beta1, beta2, eps, steps):
    p, t = np.array(w, dtype=float), 0
    m = v = np.zeros(p.shape)
    while t < steps:
        t += 1
        g = gradient(p)
        m = m + (1 - beta1) * (g - m)
        v = v + (1 - beta2) * (np.square(g) - v)
        p = p - learning_rate * (m / (1 - beta1**t)) / (np.sqrt(v / (1 - beta2**t)) + eps)
    return [p, m, v]
""",
        # entry by entry
        """
def adam(gradient, w, learning_rate, beta1, beta2, eps, steps):
    p = [float(a) for a in w]
    m, v = [0.0] * len(p), [0.0] * len(p)
    for t in range(1, steps + 1):
        g = gradient(np.array(p))
        for j in range(len(p)):
            m[j] = beta1 * m[j] + (1 - beta1) * g[j]
            v[j] = beta2 * v[j] + (1 - beta2) * g[j] ** 2
            p[j] -= learning_rate * m[j] / (1 - beta1**t) / ((v[j] / (1 - beta2**t)) ** 0.5 + eps)
    return p, m, v
""",
        # powers of beta kept as they grow
        """
def adam(gradient, w, learning_rate, beta1, beta2, eps, steps):
    p, m, v, b1, b2 = np.array(w, dtype=float), 0 * w, 0 * w, 1.0, 1.0
    for _ in range(steps):
        b1, b2, g = b1 * beta1, b2 * beta2, np.array(gradient(p))
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        p = p - learning_rate * (m / (1 - b1)) / (eps + (v / (1 - b2)) ** 0.5)
    return p, m, v
""",
        # weighted sums of everything seen
        """
def adam(gradient, w, learning_rate, beta1, beta2, eps, steps):
    p, seen = np.array(w, dtype=float), []
    for t in range(1, steps + 1):
        seen.append(np.array(gradient(p)))
        ages = np.arange(t)[::-1][:, None]
        m = np.sum((1 - beta1) * beta1**ages * np.array(seen), axis=0)
        v = np.sum((1 - beta2) * beta2**ages * np.array(seen) ** 2, axis=0)
        p = p - learning_rate * m / (1 - beta1**t) / (np.sqrt(v / (1 - beta2**t)) + eps)
    return p, m, v
""",
    ],
    "ravine": [
        # the steps one by one
        """
def ravine(curvatures, w, learning_rate, beta, steps):
    p, v = np.array(w, dtype=float), np.zeros(len(w))
    for _ in range(steps):
        v = beta * v + curvatures * p
        p = p - learning_rate * v
    M = np.array([[[1 - learning_rate * c, -learning_rate * beta], [c, beta]] for c in curvatures])
    return {"M": M, "w": p, "rho": np.abs(np.linalg.eigvals(M)).max(axis=1)}
""",
        # the matrix as a product of two half steps
        """
def ravine(curvatures, w, learning_rate, beta, steps):
    found = {"M": [], "w": [], "rho": []}
    for c, start in zip(curvatures, w):
        M = np.array([[1, -learning_rate], [0, 1]]) @ np.array([[1, 0], [c, beta]])
        state = np.array([start, 0.0])
        for _ in range(steps):
            state = M @ state
        found["M"].append(M)
        found["w"].append(state[0])
        found["rho"].append(max(abs(np.linalg.eigvals(M))))
    return found
""",
        # eigenvalues from trace and determinant
        """
def ravine(curvatures, w, learning_rate, beta, steps):
    Ms, ends, rhos = [], [], []
    for c, start in zip(curvatures, w):
        M = [[1 - learning_rate * c, -learning_rate * beta], [c, beta]]
        half = (M[0][0] + beta) / 2
        root = (half**2 - beta + 0j) ** 0.5
        u, v = float(start), 0.0
        for _ in range(steps):
            u, v = M[0][0] * u + M[0][1] * v, M[1][0] * u + M[1][1] * v
        Ms.append(M)
        ends.append(u)
        rhos.append(max(abs(half + root), abs(half - root)))
    return {"M": Ms, "w": ends, "rho": rhos}
""",
        # the columns: where (1, 0) and (0, 1) go in one step
        """
def ravine(curvatures, w, learning_rate, beta, steps):
    def step(u, v, c):
        v = beta * v + c * u
        return [u - learning_rate * v, v]

    M = np.array([np.transpose([step(1, 0, c), step(0, 1, c)]) for c in curvatures], dtype=float)
    powers = np.array([np.linalg.matrix_power(one, steps) for one in M])
    return {"M": M, "w": powers[:, 0, 0] * w, "rho": np.max(np.abs(np.linalg.eigvals(M)), axis=-1)}
""",
        # roots of the characteristic polynomial
        """
def ravine(curvatures, w, learning_rate, beta, steps):
    matrices, after, rho = [], [], []
    for c, start in zip(curvatures, w):
        M = np.eye(2) * [1 - learning_rate * c, beta]
        M[0, 1], M[1, 0] = -learning_rate * beta, c
        power = np.eye(2)
        for _ in range(steps):
            power = power @ M
        matrices.append(M)
        after.append((power @ np.array([start, 0]))[0])
        rho.append(np.abs(np.roots([1, -np.trace(M), np.linalg.det(M)])).max())
    return dict(M=np.array(matrices), w=np.array(after), rho=np.array(rho))
""",
    ],
    "train": [
        # copies, changed in place
        """
def train(gradients, parameters, epochs, learning_rate):
    P = [np.array(p, dtype=float) for p in parameters]
    for epoch in epochs:
        for X, y in epoch:
            for p, g in zip(P, gradients(P, X, y)):
                p -= learning_rate * g
    return P
""",
        # all batches in one row
        """
def train(gradients, parameters, epochs, learning_rate):
    P = parameters
    for X, y in [pair for epoch in epochs for pair in epoch]:
        g = gradients(P, X, y)
        P = [P[k] - learning_rate * g[k] for k in range(len(P))]
    return P
""",
        # functools
        """
def train(gradients, parameters, epochs, learning_rate):
    from functools import reduce

    def step(P, pair):
        return [p - learning_rate * g for p, g in zip(P, gradients(P, *pair))]

    return reduce(step, sum(epochs, []), list(parameters))
""",
        # by index
        """
def train(gradients, parameters, epochs, learning_rate):
    P = list(parameters)
    for e in range(len(epochs)):
        for k in range(len(epochs[e])):
            X, y = epochs[e][k]
            slopes = gradients(P, X, y)
            new = []
            for j in range(len(P)):
                new.append(P[j] - learning_rate * slopes[j])
            P = new
    return P
""",
        # recursion over epochs, the library's step for each batch
        """
def train(gradients, parameters, epochs, learning_rate):
    from nnbasics.optimizers import gradient_descent_step

    if not epochs:
        return list(parameters)
    for X, y in epochs[0]:
        parameters = gradient_descent_step(parameters, gradients(parameters, X, y), learning_rate)
    return train(gradients, parameters, epochs[1:], learning_rate)
""",
    ],
    "fit_line": [
        # two of everything
        """
def fit_line(x, y, orders, batch_size, learning_rate, beta):
    w = b = vw = vb = 0.0
    for order in orders:
        for k in range(0, len(x), batch_size):
            rows = order[k : k + batch_size]
            error = w * x[rows] + b - y[rows]
            vw = beta * vw + np.mean(2 * error * x[rows])
            vb = beta * vb + np.mean(2 * error)
            w, b = w - learning_rate * vw, b - learning_rate * vb
    return w, b
""",
        # a column of ones
        """
def fit_line(x, y, orders, batch_size, learning_rate, beta):
    A = np.column_stack([x, np.ones(len(x))])
    t, v = np.zeros(2), np.zeros(2)
    for order in orders:
        for rows in np.split(order, range(batch_size, len(order), batch_size)):
            v = beta * v + 2 * A[rows].T @ (A[rows] @ t - y[rows]) / len(rows)
            t = t - learning_rate * v
    return t
""",
        # sample by sample
        """
def fit_line(x, y, orders, batch_size, learning_rate, beta):
    w, b, v = 0.0, 0.0, [0.0, 0.0]
    for order in orders:
        rest = list(order)
        while rest:
            now, rest = rest[:batch_size], rest[batch_size:]
            gw = gb = 0.0
            for i in now:
                gw += 2 * (w * x[i] + b - y[i]) * x[i] / len(now)
                gb += 2 * (w * x[i] + b - y[i]) / len(now)
            v = [beta * v[0] + gw, beta * v[1] + gb]
            w -= learning_rate * v[0]
            b -= learning_rate * v[1]
    return w, b
""",
        # new names for the shuffled arrays
        """
def fit_line(x, y, orders, batch_size, learning_rate, beta):
    w = b = vw = vb = 0.0
    for order in orders:
        xs, ys = x[order], y[order]
        for i in range(0, len(xs), batch_size):
            xb, yb = xs[i : i + batch_size], ys[i : i + batch_size]
            gw, gb = np.mean(2 * (w * xb + b - yb) * xb), np.mean(2 * (w * xb + b - yb))
            vw, vb = beta * vw + gw, beta * vb + gb
            w, b = w - learning_rate * vw, b - learning_rate * vb
    return w, b
""",
        # heavy ball: the last two places
        """
def fit_line(x, y, orders, batch_size, learning_rate, beta):
    before = now = np.zeros(2)
    for order in orders:
        for k in range(int(np.ceil(len(order) / batch_size))):
            rows = order[k * batch_size : (k + 1) * batch_size]
            error = np.polyval(now, x[rows]) - y[rows]
            slopes = 2 * np.array([(error * x[rows]).mean(), error.mean()])
            before, now = now, now - learning_rate * slopes + beta * (now - before)
    return now[0], now[1]
""",
    ],
}
