"""Right answers to 06-matrix-calculus, written in other ways: each must earn all points of its cell."""

ALTERNATIVES = {
    "to_kit": [
        # lists and zip
        """
def to_kit(w001, dw003, j004):
    bias, *weights = w001.tolist()
    return {"W": weights, "b": bias, "dW": [list(c) for c in zip(*dw003)], "J": [list(c) for c in zip(*j004)]}
""",
        # einsum and delete
        """
def to_kit(w001, dw003, j004):
    return dict(
        W=np.delete(w001, 0, axis=0), b=w001[0, :], dW=np.einsum("kn->nk", dw003), J=np.einsum("nk->kn", j004)
    )
""",
        # one column after the other
        """
def to_kit(w001, dw003, j004):
    dW = np.column_stack([row for row in dw003])
    J = np.vstack([j004[:, c] for c in range(j004.shape[1])])
    return {"J": J, "dW": dW, "b": np.take(w001, 0, axis=0), "W": np.take(w001, range(1, len(w001)), axis=0)}
""",
        # loops into zeros
        """
def to_kit(w001, dw003, j004):
    n, k = j004.shape
    W, b, dW, J = np.zeros((n, k)), np.zeros(k), np.zeros((n, k)), np.zeros((k, n))
    for c in range(k):
        b[c] = w001[0, c]
        for i in range(n):
            W[i, c], dW[i, c], J[c, i] = w001[i + 1, c], dw003[c, i], j004[i, c]
    return {"W": W, "b": b, "dW": dW, "J": J}
""",
        # float32, and swapaxes
        """
def to_kit(w001, dw003, j004):
    tables = [np.asarray(t, dtype=np.float32) for t in (w001, dw003, j004)]
    b, W = np.split(tables[0], [1])
    return {"W": W, "b": b[0], "dW": tables[1].swapaxes(0, 1), "J": tables[2].swapaxes(0, 1)}
""",
    ],
    "numerical_jacobian": [
        # entry by entry
        """
def numerical_jacobian(f, x, h=1e-5):
    x = np.array(x, dtype=float)
    J = np.zeros((len(f(x.copy())), len(x)))
    for j in range(len(x)):
        up, down = x.copy(), x.copy()
        up[j] += h
        down[j] -= h
        high, low = f(up), f(down)
        for i in range(len(J)):
            J[i, j] = (high[i] - low[i]) / (2 * h)
    return J
""",
        # in place and restored, with copies of what f returns
        """
def numerical_jacobian(f, x, h=1e-5):
    point, columns = x.astype(float), []
    for j in range(x.size):
        old = point[j]
        point[j] = old + h
        above = np.array(f(point))
        point[j] = old - h
        below = np.array(f(point))
        point[j] = old
        columns.append((above - below) / (2 * h))
    return np.column_stack(columns)
""",
        # the mean of the two one-sided slopes
        """
def numerical_jacobian(f, x, h=1e-5):
    here = np.array(f(x + 0.0))
    steps = [h * unit for unit in np.identity(len(x))]
    right = np.stack([(f(x + s) - here) / h for s in steps], axis=1)
    left = np.stack([(here - f(x - s)) / h for s in steps], axis=1)
    return (right + left) / 2
""",
        # plain lists
        """
def numerical_jacobian(f, x, h=1e-5):
    values, columns = [float(v) for v in x], []
    for j, v in enumerate(values):
        high = np.array(values[:j] + [v + h] + values[j + 1:])
        low = np.array(values[:j] + [v - h] + values[j + 1:])
        columns.append([(a - b) / (2 * h) for a, b in zip(f(high), f(low))])
    return [list(row) for row in zip(*columns)]
""",
        # apply_along_axis over the units
        """
def numerical_jacobian(f, x, h=1e-5):
    def slope(unit):
        return (f(x + h * unit) - f(x - h * unit)) / h / 2

    return np.apply_along_axis(slope, 0, np.eye(x.size))
""",
    ],
    "jacobians": [
        # scaled identity matrices
        """
def jacobians(w, x, W):
    I = np.identity(len(x))
    return {
        "identity": I, "product_w": I * x, "product_x": I * w, "quotient_x": -I * (w / x) / x, "linear": np.swapaxes(W, 0, 1)
    }
""",
        # the definition, by nested lists
        """
def jacobians(w, x, W):
    n, k = W.shape
    return {
        "identity": [[int(i == j) for j in range(n)] for i in range(n)],
        "product_w": [[x[i] if i == j else 0 for j in range(n)] for i in range(n)],
        "product_x": [[w[i] if i == j else 0 for j in range(n)] for i in range(n)],
        "quotient_x": [[-w[i] / x[i] ** 2 if i == j else 0 for j in range(n)] for i in range(n)],
        "linear": [[W[j, i] for j in range(n)] for i in range(k)],
    }
""",
        # measured
        """
def jacobians(w, x, W):
    w, x = w.astype(float), x.astype(float)

    def measure(f, at, h=1e-6):
        return np.array([(f(at + s) - f(at - s)) / (2 * h) for s in h * np.eye(len(at))]).T

    return {
        "identity": measure(lambda v: v, x), "product_w": measure(lambda v: v * x, w),
        "product_x": measure(lambda v: w * v, x), "quotient_x": measure(lambda v: w / v, x),
        "linear": measure(lambda v: v @ W, x),
    }
""",
        # filled diagonals
        """
def jacobians(w, x, W):
    names = {"identity": 1.0, "product_w": x, "product_x": w, "quotient_x": -w * np.power(x, -2.0)}
    result = {"linear": W.transpose().copy()}
    for name, slopes in names.items():
        result[name] = np.zeros((x.size, x.size))
        np.fill_diagonal(result[name], slopes)
    return result
""",
        # float32
        """
def jacobians(w, x, W):
    w, x, W = (np.asarray(v, dtype=np.float32) for v in (w, x, W))
    return {
        "identity": np.diag(np.ones_like(x)), "product_w": np.diagflat(x), "product_x": np.diagflat(w),
        "quotient_x": np.diagflat(-w / np.square(x)), "linear": W.T,
    }
""",
    ],
    "softmax_jacobian": [
        # the two cases
        """
def softmax_jacobian(z):
    p = softmax(z)
    return [[a * (1 - a) if i == j else -a * b for j, b in enumerate(p)] for i, a in enumerate(p)]
""",
        # a column against a row, with a softmax of one's own
        """
def softmax_jacobian(z):
    e = np.exp(z - z.max())
    p = (e / e.sum()).reshape(-1, 1)
    return p * np.eye(len(z)) - p @ p.T
""",
        # the quotient rule on exponentials
        """
def softmax_jacobian(z):
    e = np.exp(z)
    return (np.diag(e) * e.sum() - np.outer(e, e)) / e.sum() ** 2
""",
        # column by column
        """
def softmax_jacobian(z):
    p, k = softmax(z), len(z)
    J = np.empty((k, k))
    for j in range(k):
        J[:, j] = p * ((np.arange(k) == j) - p[j])
    return J
""",
        # float32 and einsum
        """
def softmax_jacobian(z):
    p = softmax(z).astype(np.float32)
    return np.einsum("i,ij->ij", p, np.eye(len(p), dtype=np.float32)) - np.einsum("i,j->ij", p, p)
""",
        # measured with complex steps
        """
def softmax_jacobian(z):
    columns = []
    for unit in np.eye(len(z)):
        e = np.exp(z + 1e-20j * unit)
        columns.append((e / e.sum()).imag / 1e-20)
    return np.stack(columns, axis=1)
""",
    ],
    "softmax_vjp": [
        # a Jacobian for each sample after all
        """
def softmax_vjp(G, Z):
    return np.array([g @ (np.diag(p) - np.outer(p, p)) for g, p in zip(G, softmax(Z))])
""",
        # multiplied out
        """
def softmax_vjp(G, Z):
    P = softmax(Z)
    return P * G - P * np.einsum("mk,mk->m", P, G)[:, np.newaxis]
""",
        # plain Python
        """
def softmax_vjp(G, Z):
    from math import exp

    result = []
    for g, z in zip(G.tolist(), Z.tolist()):
        total = sum(exp(v) for v in z)
        p = [exp(v) / total for v in z]
        mean = sum(a * b for a, b in zip(g, p))
        result.append([b * (a - mean) for a, b in zip(g, p)])
    return result
""",
        # columns inside
        """
def softmax_vjp(G, Z):
    P, S = softmax(Z).T, G.T
    return (P * (S - (S * P).sum(axis=0))).T
""",
        # float32, np.average
        """
def softmax_vjp(G, Z):
    P = softmax(Z).astype(np.float32)
    mean = np.average(G, axis=1, weights=P)
    return P * (G.astype(np.float32) - mean.reshape(-1, 1))
""",
        # all Jacobians as one array
        """
def softmax_vjp(G, Z):
    P = softmax(Z)
    J = P[:, :, None] * (np.eye(P.shape[1]) - P[:, None, :])
    return np.einsum("mi,mij->mj", G, J)
""",
    ],
    "layer_forward": [
        # einsum, masks
        """
def layer_forward(X, W, b, activation):
    Z = np.einsum("mn,nk->mk", X, W) + b
    A = Z * (Z > 0) if activation == "relu" else np.tanh(Z)
    return A, dict(X=X, W=W, Z=Z, activation=activation)
""",
        # neuron by neuron, lists
        """
def layer_forward(X, W, b, activation):
    from math import tanh

    Z = [[sum(x * w for x, w in zip(row, column)) + c for column, c in zip(W.T, b)] for row in X]
    A = [[tanh(z) if activation == "tanh" else max(z, 0) for z in row] for row in Z]
    return A, {"X": X, "W": W, "Z": Z, "activation": activation}
""",
        # columns inside
        """
def layer_forward(X, W, b, activation):
    z = W.T @ X.T + b.reshape(-1, 1)
    a = np.where(z > 0, z, 0) if activation == "relu" else 2 / (1 + np.exp(-2 * z)) - 1
    return a.T, {"Z": z.T, "W": W.copy(), "X": X.copy(), "activation": activation}
""",
        # the bias as the weight of a constant input
        """
def layer_forward(X, W, b, activation):
    Z = np.hstack([X, np.ones((len(X), 1))]) @ np.vstack([W, b])
    f = {"tanh": np.tanh, "relu": lambda t: np.maximum(t, 0)}[activation]
    return f(Z), {"X": X, "W": W, "Z": Z, "activation": activation}
""",
        # float32, changing a copy in place
        """
def layer_forward(X, W, b, activation):
    Z = X.astype(np.float32) @ W.astype(np.float32) + b.astype(np.float32)
    A = Z.copy()
    if activation == "relu":
        A[A < 0] = 0
    else:
        np.tanh(A, out=A)
    return A, {"X": X, "W": W, "Z": Z, "activation": activation}
""",
    ],
    "layer_backward": [
        # loops
        """
def layer_backward(dA, cache):
    X, W, Z = cache["X"], cache["W"], cache["Z"]
    dX, dW, db = np.zeros(X.shape), np.zeros(W.shape), np.zeros(W.shape[1])
    for i in range(len(X)):
        for c in range(W.shape[1]):
            t = np.tanh(Z[i, c])
            dz = dA[i, c] * ((1 - t * t) if cache["activation"] == "tanh" else float(Z[i, c] > 0))
            db[c] += dz
            dW[:, c] += dz * X[i]
            dX[i] += dz * W[:, c]
    return dX, dW, db
""",
        # einsum and cosh
        """
def layer_backward(dA, cache):
    if cache["activation"] == "tanh":
        dZ = dA / np.cosh(cache["Z"]) ** 2
    else:
        dZ = np.where(cache["Z"] > 0, dA, 0)
    dX = np.einsum("mk,nk->mn", dZ, cache["W"])
    return [dX, np.einsum("mn,mk->nk", cache["X"], dZ), np.einsum("mk->k", dZ)]
""",
        # columns inside, as in deck 003
        """
def layer_backward(dA, cache):
    x, w, z, g = cache["X"].T, cache["W"].T, cache["Z"].T, dA.T
    delta = g * (np.heaviside(z, 0) if cache["activation"] == "relu" else 1 - np.tanh(z) ** 2)
    return (w.T @ delta).T, (delta @ x.T).T, delta.sum(axis=1)
""",
        # the library
        """
def layer_backward(dA, cache):
    from nnbasics.activations import relu_derivative, tanh_derivative
    from nnbasics.layers import linear_backward

    slope = {"tanh": tanh_derivative, "relu": relu_derivative}[cache["activation"]](cache["Z"])
    return linear_backward(dA * slope, cache["X"], cache["W"])
""",
        # float32 and lists
        """
def layer_backward(dA, cache):
    X, W, Z, G = (np.asarray(v, dtype=np.float32) for v in (cache["X"], cache["W"], cache["Z"], dA))
    A = np.tanh(Z)
    dZ = G * ((1 - A) * (1 + A)) if cache["activation"] == "tanh" else G * (np.sign(Z) > 0)
    return (dZ @ W.T).tolist(), sum(np.outer(x, d) for x, d in zip(X, dZ)), np.ones(len(X)) @ dZ
""",
        # sample by sample, through real Jacobians
        """
def layer_backward(dA, cache):
    X, W = cache["X"], cache["W"]
    dX, dW, db = [], 0.0, 0.0
    for g, x, z in zip(dA, X, cache["Z"]):
        slope = 1 - np.tanh(z) ** 2 if cache["activation"] == "tanh" else (z > 0).astype(float)
        delta = g @ np.diag(slope)
        dX.append(delta @ W.T)
        dW, db = dW + x[:, None] * delta[None, :], db + delta
    return np.array(dX), dW, db
""",
    ],
    "network_gradients": [
        # recursion
        """
def network_gradients(X, Y, weights, biases):
    def back(a, l):
        z = a @ weights[l] + biases[l]
        if l + 1 == len(weights):
            p = sigmoid(z)
            d, dWs, dbs = (p - Y) / len(X), [], []
        else:
            h = np.tanh(z)
            p, from_above, dWs, dbs = back(h, l + 1)
            d = from_above * (1 - h * h)
        return p, d @ weights[l].T, [a.T @ d, *dWs], [d.sum(axis=0), *dbs]

    p, _, dWs, dbs = back(X, 0)
    return {"y_hat": p, "dWs": dWs, "dbs": dbs}
""",
        # sample by sample, then the mean
        """
def network_gradients(X, Y, weights, biases):
    rows, dWs, dbs = [], [0 * W.astype(float) for W in weights], [0 * b.astype(float) for b in biases]
    for x, y in zip(X, Y):
        acts = [np.asarray(x, float)]
        for l, (W, b) in enumerate(zip(weights, biases)):
            z = acts[-1] @ W + b
            acts.append(np.tanh(z) if l < len(weights) - 1 else 1 / (1 + np.exp(-z)))
        d = acts[-1] - y
        rows.append(acts[-1])
        for l in range(len(weights) - 1, -1, -1):
            dWs[l] += np.outer(acts[l], d) / len(X)
            dbs[l] += d / len(X)
            d = (weights[l] @ d) * (1 - acts[l] ** 2)
    return {"y_hat": np.array(rows), "dWs": dWs, "dbs": dbs}
""",
        # the library's network
        """
def network_gradients(X, Y, weights, biases):
    from nnbasics.network import MLP

    net = MLP([p for pair in zip(weights, biases) for p in pair], hidden="tanh", loss="bce")
    trace = net.forward(X)
    _, grads = net.backward(trace, Y)
    return {"y_hat": trace.a[-1], "dWs": grads[::2], "dbs": grads[1::2]}
""",
        # columns inside, as in deck 003
        """
def network_gradients(X, Y, weights, biases):
    zs, acts = [], [X.T]
    for W, b in zip(weights, biases):
        zs.append(W.T @ acts[-1] + b[:, None])
        acts.append(np.tanh(zs[-1]))
    y_hat = sigmoid(zs[-1])
    delta, dWs, dbs = (y_hat - Y.T) / Y.shape[0], [], []
    for l in range(len(weights))[::-1]:
        dWs = [(delta @ acts[l].T).T] + dWs
        dbs = [delta.sum(axis=1)] + dbs
        delta = (weights[l] @ delta) / np.cosh(zs[l - 1]) ** 2 if l else None
    return {"y_hat": y_hat.T, "dWs": dWs, "dbs": dbs}
""",
        # 1/m at the end, einsum
        """
def network_gradients(X, Y, weights, biases):
    acts = [X]
    for W, b in list(zip(weights, biases))[:-1]:
        acts.append(np.tanh(np.einsum("mn,nk->mk", acts[-1], W) + b))
    y_hat = sigmoid(np.dot(acts[-1], weights[-1]) + biases[-1])
    d, found = y_hat - Y, []
    for a, W in zip(acts[::-1], weights[::-1]):
        found.append((np.einsum("mn,mk->nk", a, d) / len(X), d.mean(axis=0)))
        d = np.einsum("mk,nk->mn", d, W) * (1 + a) * (1 - a)
    return {"y_hat": y_hat, "dWs": [w for w, _ in found[::-1]], "dbs": [b for _, b in found[::-1]]}
""",
    ],
    "gradient_check": [
        # arrays and masks
        """
def gradient_check(f, df, x, h=1e-5):
    steps, claimed = h * np.eye(len(x)), np.asarray(df(x), float)
    right = np.array([f(x + s) - f(x) for s in steps]) / h
    left = np.array([f(x) - f(x - s) for s in steps]) / h
    smooth = np.abs(right - left) <= 0.1
    n = (right + left) / 2
    size = np.maximum(np.maximum(np.abs(claimed), np.abs(n)), 1e-8)
    return np.max((np.abs(claimed - n) / size)[smooth], initial=0.0), np.flatnonzero(~smooth)
""",
        # plain Python
        """
def gradient_check(f, df, x, h=1e-5):
    values, errors, kinks = [float(v) for v in x], [], []
    for j, a in enumerate(df(x)):
        up, down = values.copy(), values.copy()
        up[j] += h
        down[j] -= h
        r = (f(np.array(up)) - f(np.array(values))) / h
        l = (f(np.array(values)) - f(np.array(down))) / h
        n = (r + l) / 2
        if abs(r - l) > 0.1:
            kinks.append(j)
        else:
            errors.append(abs(a - n) / max(abs(a), abs(n), 1e-8))
    return max(errors, default=0.0), kinks
""",
        # kinks first, then the rest
        """
def gradient_check(f, df, x, h=1e-5):
    def slopes(j):
        step = np.zeros(len(x))
        step[j] = h
        return (f(x + step) - f(x)) / h, (f(x) - f(x - step)) / h

    pairs = [slopes(j) for j in range(len(x))]
    kinks = [j for j, (r, l) in enumerate(pairs) if abs(r - l) > 0.1]
    error = 0.0
    for j, (r, l) in enumerate(pairs):
        if j not in kinks:
            n, a = 0.5 * (r + l), df(x)[j]
            error = max(error, abs(a - n) / max(1e-8, abs(a), abs(n)))
    return [error, kinks]
""",
        # a copy, nudged in place and put back
        """
def gradient_check(f, df, x, h=1e-5):
    point, worst, kinks = np.array(x, dtype=float), 0.0, []
    here, analytic = f(point), df(np.array(x, dtype=float))
    for j in range(point.size):
        old = point[j]
        point[j] = old + h
        above = f(point)
        point[j] = old - h
        below = f(point)
        point[j] = old
        if abs(above - 2 * here + below) / h > 0.1:
            kinks += [j]
        else:
            n = (above - below) / (2 * h)
            worst = np.maximum(worst, np.abs(analytic[j] - n) / np.max([np.abs(analytic[j]), np.abs(n), 1e-8]))
    return worst, tuple(kinks)
""",
        # a generator of entries
        """
def gradient_check(f, df, x, h=1e-5):
    claimed = df(x)

    def entries():
        for j, e in enumerate(np.identity(len(x))):
            r, l = (f(x + h * e) - f(x)) / h, (f(x) - f(x - h * e)) / h
            top = abs(claimed[j] - (r + l) / 2)
            yield None if abs(r - l) > 0.1 else top / max(abs(claimed[j]), abs(r + l) / 2, 1e-8)

    found = list(entries())
    return max([0.0] + [e for e in found if e is not None]), [j for j, e in enumerate(found) if e is None]
""",
    ],
}
