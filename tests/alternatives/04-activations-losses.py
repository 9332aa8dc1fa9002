"""Right answers to 04-activations-losses, written in other ways: each must earn all points of its cell."""

ALTERNATIVES = {
    "sigmoid": [
        # the slope by symmetry: 1 - sigmoid(z) is sigmoid(-z)
        """
def sigmoid_and_slope(z):
    def s(v):
        with np.errstate(over="ignore"):
            return 1 / (1 + np.exp(-v))

    return s(z), s(z) * s(-z)
""",
        # by the sign of z, with a mask
        """
def sigmoid_and_slope(z):
    a = np.empty(z.shape)
    right = z >= 0
    a[right] = 1 / (1 + np.exp(-z[right]))
    a[~right] = np.exp(z[~right]) / (1 + np.exp(z[~right]))
    small = np.where(right, np.exp(-np.where(right, z, 0)) / (1 + np.exp(-np.where(right, z, 0))), a)
    return a, a * np.where(right, small, 1 - a)
""",
        # number by number, in plain Python
        """
def sigmoid_and_slope(z):
    from math import exp

    values, slopes = [], []
    for v in z.ravel().tolist():
        e = exp(-abs(v))
        values.append(1 / (1 + e) if v >= 0 else e / (1 + e))
        slopes.append(e / (1 + e) / (1 + e))
    return np.reshape(values, z.shape), np.reshape(slopes, z.shape)
""",
        # by the hyperbolic functions
        """
def sigmoid_and_slope(z):
    half = np.clip(z / 2, -300, 300)
    return 0.5 + 0.5 * np.tanh(half), 0.25 / np.cosh(half) ** 2
""",
        # through logarithms
        """
def sigmoid_and_slope(z):
    log_a, log_rest = -np.logaddexp(0, -z), -np.logaddexp(0, z)
    return np.exp(log_a), np.exp(log_a + log_rest)
""",
        # clipped where nothing changes any more
        """
def sigmoid_and_slope(z):
    c = np.clip(z, -700, 700)
    e = np.exp(-c)
    return 1 / (1 + e), 1 / (2 + e + np.exp(c))
""",
    ],
    "activations": [
        # masks as numbers
        """
def activations(z, alpha):
    right = (z > 0).astype(float)
    left = 1 - right
    t = np.tanh(z)
    return {
        "tanh": (t, (1 - t) * (1 + t)), "relu": (z * right, right),
        "leaky_relu": (z * (right + alpha * left), right + alpha * left),
    }
""",
        # tanh from exponentials, minimum and maximum
        """
def activations(z, alpha):
    up, down = np.exp(z), np.exp(-1.0 * z)
    tanh, slope = (up - down) / (up + down), 4 / (up + down) ** 2
    leaky = np.maximum(z, 0) + alpha * np.minimum(z, 0)
    step = np.heaviside(z, 0)
    return {"tanh": [tanh, slope], "relu": [np.clip(z, 0, None), step], "leaky_relu": [leaky, step + alpha * (1 - step)]}
""",
        # number by number
        """
def activations(z, alpha):
    from math import cosh, tanh

    def each(f):
        return np.array([f(v) for v in z.ravel().tolist()], dtype=float).reshape(z.shape)

    return {
        "tanh": (each(tanh), each(lambda v: cosh(v) ** -2)),
        "relu": (each(lambda v: max(0, v)), each(lambda v: int(v > 0))),
        "leaky_relu": (each(lambda v: v if v > 0 else alpha * v), each(lambda v: 1 if v > 0 else alpha)),
    }
""",
        # written into copies
        """
def activations(z, alpha):
    relu, leaky = np.array(z, dtype=float), np.array(z, dtype=float)
    relu[z <= 0] = 0
    leaky[z <= 0] *= alpha
    relu_slope, leaky_slope = np.ones(z.shape), np.ones(z.shape)
    relu_slope[z <= 0] = 0
    leaky_slope[z <= 0] = alpha
    tanh = np.tanh(z)
    return {"tanh": (tanh, 1 - tanh * tanh), "relu": (relu, relu_slope), "leaky_relu": (leaky, leaky_slope)}
""",
        # the absolute value does it too; booleans are slopes
        """
def activations(z, alpha):
    positive = (z + np.abs(z)) / 2
    tanh = 2 / (1 + np.exp(-2.0 * z)) - 1
    return {
        "tanh": (tanh, 1 / np.cosh(z) ** 2),
        "relu": (positive, z > 0),
        "leaky_relu": (positive - alpha * (positive - z), np.select([z > 0], [1.0], alpha)),
    }
""",
    ],
    "softmax": [
        # row by row
        """
def softmax_rows(Z):
    rows = []
    for z in Z:
        e = np.exp(z - max(z))
        rows.append(e / sum(e))
    return np.array(rows)
""",
        # through logarithms
        """
def softmax_rows(Z):
    return np.exp(Z - np.logaddexp.reduce(Z, axis=1)[:, np.newaxis])
""",
        # columns instead of rows, and back
        """
def softmax_rows(Z):
    e = np.exp(Z.T - Z.T.max(axis=0))
    return (e / e.sum(axis=0)).T
""",
        # from the differences of a row's logits alone
        """
def softmax_rows(Z):
    with np.errstate(over="ignore"):
        return 1 / np.exp(Z[:, np.newaxis, :] - Z[:, :, np.newaxis]).sum(axis=2)
""",
        # plain lists
        """
def softmax_rows(Z):
    from math import exp

    table = []
    for row in Z.tolist():
        top = max(row)
        powers = [exp(z - top) for z in row]
        table.append([p / sum(powers) for p in powers])
    return table
""",
        # one number for each row, kept as a column
        """
def softmax_rows(Z):
    top = np.amax(Z, axis=-1).reshape(-1, 1)
    powers = np.e ** (Z - top)
    return np.einsum("ij,i->ij", powers, 1 / np.einsum("ij->i", powers))
""",
    ],
    "regression_losses": [
        # sample by sample
        """
def regression_losses(y_hat, y):
    errors = [float(p) - float(t) for p, t in zip(y_hat, y.flatten())]
    m = len(errors)
    signs = [(e > 0) - (e < 0) for e in errors]
    return {
        "mse": sum(e * e for e in errors) / m, "dmse": [2 * e / m for e in errors],
        "mae": sum(abs(e) for e in errors) / m, "dmae": [s / m for s in signs],
    }
""",
        # everything as columns, flattened at the end
        """
def regression_losses(y_hat, y):
    e = y_hat.reshape(-1, 1) - y.reshape(-1, 1)
    return {
        "mse": (e**2).mean(), "dmse": (e * 2 / e.size).ravel(), "mae": np.abs(e).mean(), "dmae": (np.sign(e) / e.size).ravel()
    }
""",
        # inner products; the slope of |e| by cases
        """
def regression_losses(y_hat, y):
    e = np.subtract(y_hat, np.squeeze(y) if y.ndim > 1 else y)
    sign = np.where(e > 0, 1.0, np.where(e < 0, -1.0, 0.0))
    return {"mse": e @ e / len(e), "dmse": e / (len(e) / 2), "mae": sign @ e / len(e), "dmae": sign / len(e)}
""",
        # multiplied out; norms
        """
def regression_losses(y_hat, y):
    t, m = y.ravel(), y.size
    e = y_hat - t
    return {
        "mse": np.linalg.norm(e) ** 2 / m, "dmse": (y_hat - t) / m + (y_hat - t) / m,
        "mae": np.linalg.norm(e, 1) / m, "dmae": ((y_hat > t) * 1.0 - (y_hat < t)) / m,
    }
""",
        # NumPy's averages; division by |e| where it is not 0
        """
def regression_losses(y_hat, y):
    e = (y_hat - y.T).ravel()
    size = np.abs(e)
    dmae = np.divide(e, size, out=np.zeros(len(e)), where=size > 0) / len(e)
    return {"mse": np.average(e * e), "dmse": np.divide(2 * e, len(e)), "mae": np.average(size), "dmae": dmae}
""",
    ],
    "bce": [
        # the formula, with the terms that are switched off left out
        """
def binary_cross_entropy(y_hat, y):
    ones, zeros = y == 1, y == 0
    loss = -(np.log(y_hat[ones]).sum() + np.log(1 - y_hat[zeros]).sum()) / y.size
    gradient = np.zeros(y.size)
    gradient[ones] = -1 / y_hat[ones]
    gradient[zeros] = 1 / (1 - y_hat[zeros])
    return loss, gradient / y.size
""",
        # sample by sample
        """
def binary_cross_entropy(y_hat, y):
    from math import log

    losses, slopes = [], []
    for p, label in zip(y_hat, y):
        losses.append(-log(p) if label == 1 else -log(1 - p))
        slopes.append(-1 / p if label == 1 else 1 / (1 - p))
    return sum(losses) / len(losses), [s / len(slopes) for s in slopes]
""",
        # clipped by a hair
        """
def binary_cross_entropy(y_hat, y):
    p = np.clip(y_hat.astype(float), 1e-12, 1 - 1e-12)
    loss = -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
    return loss, ((1 - y) / (1 - p) - y / p) / len(y)
""",
        # p without a case: |1 - y - y_hat|
        """
def binary_cross_entropy(y_hat, y):
    p = np.abs(1 - y - y_hat)
    return np.mean(np.log(1 / p)), (1 - 2 * y) / (p * len(p))
""",
        # both logarithms, and the NaN of 0 log 0 replaced
        """
def binary_cross_entropy(y_hat, y):
    with np.errstate(all="ignore"):
        terms = np.nan_to_num(y * np.log(y_hat), nan=0) + np.nan_to_num((1 - y) * np.log1p(-y_hat), nan=0)
        slopes = np.where(y > 0.5, -1 / y_hat, 1 / (1 - y_hat))
    return -terms.mean(), slopes / len(y)
""",
    ],
    "cce": [
        # one-hot in any case, and where instead of a product
        """
def categorical_cross_entropy(P, labels):
    Y = np.eye(P.shape[1])[labels] if labels.ndim == 1 else labels
    return -np.log(np.where(Y == 1, P, 1)).sum() / len(P)
""",
        # the true probability as a sum of products
        """
def categorical_cross_entropy(P, labels):
    Y = labels if labels.ndim == 2 else (labels[:, np.newaxis] == np.arange(P.shape[1])) * 1.0
    return -np.mean(np.log((P * Y).sum(axis=1)))
""",
        # row by row
        """
def categorical_cross_entropy(P, labels):
    from math import log

    total = 0.0
    for row, label in zip(P.tolist(), labels.tolist()):
        true_class = label.index(1) if isinstance(label, list) else label
        total -= log(row[true_class])
    return total / len(P)
""",
        # take_along_axis
        """
def categorical_cross_entropy(P, labels):
    t = np.argmax(labels, axis=1) if labels.shape == P.shape else labels
    return np.log(1 / np.take_along_axis(P, t.reshape(-1, 1), axis=1)).mean()
""",
        # masks, and xlogy by hand
        """
def categorical_cross_entropy(P, labels):
    mask = np.zeros(P.shape, dtype=bool)
    if labels.ndim == 1:
        mask[range(len(P)), labels] = True
    else:
        mask = labels.astype(bool)
    return -np.average(np.log(P[mask]))
""",
        # the formula, clipped by a hair
        """
def categorical_cross_entropy(P, labels):
    Y = labels if labels.ndim > 1 else np.identity(P.shape[1])[labels]
    return float(np.sum(-Y * np.log(np.maximum(P.astype(float), 1e-15)))) / P.shape[0]
""",
    ],
    "logit_slopes": [
        # the loss with a maximum
        """
def logit_slopes(z, y):
    a = sigmoid(z)
    losses = np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z)))
    return {"loss": losses.mean(), "dz": (a - y) / z.size, "dz_squared": (a - y) * (a - a**2) / z.size}
""",
        # turn the logit so that it speaks for what is true
        """
def logit_slopes(z, y):
    towards = np.where(y == 1, z, -z)
    miss = sigmoid(-towards)
    sign = np.where(y == 1, -1, 1)
    m = len(z)
    return {
        "loss": np.mean(np.logaddexp(0, -towards)), "dz": sign * miss / m,
        "dz_squared": sign * miss * miss * sigmoid(towards) / m,
    }
""",
        # logit by logit
        """
def logit_slopes(z, y):
    from math import exp, log

    loss, dz, squared = 0.0, [], []
    for v, label in zip(z.tolist(), y.tolist()):
        e = exp(-abs(v))
        a = 1 / (1 + e) if v >= 0 else e / (1 + e)
        loss += max(v, 0) - label * v + log(1 + e)
        dz.append((a - label) / len(z))
        squared.append((a - label) * e / (1 + e) ** 2 / len(z))
    return {"loss": loss / len(z), "dz": dz, "dz_squared": squared}
""",
        # with the kit's loss
        """
def logit_slopes(z, y):
    from nnbasics.losses import binary_cross_entropy_from_logits, mse
    from nnbasics.activations import sigmoid_derivative

    loss, dz = binary_cross_entropy_from_logits(z, y)
    return {"loss": loss, "dz": dz, "dz_squared": mse(sigmoid(z), y)[1] / 2 * sigmoid_derivative(z)}
""",
        # labels as cases
        """
def logit_slopes(z, y):
    loss = np.where(y == 1, np.logaddexp(0, -z), np.logaddexp(0, z)).sum() / len(y)
    error = sigmoid(z) - y
    slope = sigmoid(z) * sigmoid(-z)
    return {"loss": loss, "dz": error / len(y), "dz_squared": error * slope / len(y)}
""",
    ],
    "softmax_cce": [
        # shifted rows, one-hot labels
        """
def softmax_cross_entropy(Z, labels):
    shifted = Z - Z.max(axis=1, keepdims=True)
    log_P = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    Y = np.eye(Z.shape[1])[labels]
    return -(Y * log_P).sum() / len(Z), (np.exp(log_P) - Y) / len(Z)
""",
        # sample by sample
        """
def softmax_cross_entropy(Z, labels):
    loss, rows = 0.0, []
    for z, t in zip(Z, labels):
        top = z.max()
        powers = np.exp(z - top)
        loss += np.log(powers.sum()) + top - z[t]
        row = powers / powers.sum()
        row[t] -= 1
        rows.append(row / len(Z))
    return loss / len(Z), np.array(rows)
""",
        # with the kit's loss
        """
def softmax_cross_entropy(Z, labels):
    from nnbasics.losses import softmax_cross_entropy as kit

    return kit(Z, labels)
""",
        # differences to the true logit
        """
def softmax_cross_entropy(Z, labels):
    true = np.take_along_axis(Z, labels.reshape(-1, 1), axis=1)
    losses = np.logaddexp.reduce(Z - true, axis=1)
    hot = labels.reshape(-1, 1) == np.arange(Z.shape[1])
    return losses.mean(), (softmax(Z) - hot) / Z.shape[0]
""",
        # through the Jacobian of softmax, sample by sample
        """
def softmax_cross_entropy(Z, labels):
    m, k = Z.shape
    dZ = np.zeros((m, k))
    loss = 0.0
    for i in range(m):
        p = softmax(Z[i])
        loss += (np.logaddexp.reduce(Z[i]) - Z[i, labels[i]]) / m
        for j in range(k):
            dZ[i, j] = (p[j] - (1 if j == labels[i] else 0)) / m
    return loss, dZ
""",
    ],
    "descend": [
        # the bias as the weight of a constant input
        """
def descend(X, y, w, b, rate, steps, kind):
    A, v = np.column_stack([X, np.ones(len(X))]), np.append(w, b).astype(float)
    for _ in range(steps):
        answer = A @ v if kind == "linear" else sigmoid(A @ v)
        v -= rate * (2 if kind == "linear" else 1) * A.T @ (answer - y) / len(y)
    return v[:-1], v[-1]
""",
        # sample by sample
        """
def descend(X, y, w, b, rate, steps, kind):
    w, b = [float(v) for v in w], float(b)
    for _ in range(steps):
        dw, db = [0.0] * len(w), 0.0
        for x, target in zip(X, y):
            z = float(sum(p * q for p, q in zip(x, w)) + b)
            delta = 2 * (z - target) if kind == "linear" else float(sigmoid(z)) - target
            dw = [d + delta * p / len(X) for d, p in zip(dw, x)]
            db += delta / len(X)
        w = [p - rate * d for p, d in zip(w, dw)]
        b -= rate * db
    return w, b
""",
        # means of products
        """
def descend(X, y, w, b, rate, steps, kind):
    factor, squash = {"linear": (2, lambda z: z), "logistic": (1, sigmoid)}[kind]
    for _ in range(steps):
        error = factor * (squash(np.dot(X, w) + b) - y)
        w, b = w - rate * (X * error[:, np.newaxis]).mean(axis=0), b - rate * error.mean()
    return w, b
""",
        # in columns
        """
def descend(X, y, w, b, rate, steps, kind):
    W, Y = w.reshape(-1, 1).astype(float), y.reshape(-1, 1)
    for _ in range(steps):
        Z = X @ W + b
        D = 2 * (Z - Y) if kind == "linear" else sigmoid(Z) - Y
        dW, db = X.T @ D / len(X), float(D.mean())
        W = W - rate * dW
        b = b - rate * db
    return W.ravel(), b
""",
        # in place, on copies; the squared error's gradient multiplied out
        """
def descend(X, y, w, b, rate, steps, kind):
    w, b, m = np.array(w, dtype=float), b + 0.0, len(X)
    for _ in range(steps):
        if kind == "linear":
            dw = 2 / m * (X.T @ X @ w + b * X.sum(axis=0) - X.T @ y)
            db = 2 / m * (X.sum(axis=0) @ w + m * b - y.sum())
        else:
            miss = (sigmoid(X @ w + b) - y) / m
            dw, db = miss @ X, miss.sum()
        w -= rate * dw
        b -= rate * db
    return w, b
""",
    ],
    "repaired": [
        # from the logits
        """
def logistic_loss(X, y, w, b):
    z, t = X @ w + b, y.flatten()
    error = (sigmoid(z) - t) / len(z)
    return {"loss": np.mean(np.logaddexp(0, z) - t * z), "dw": error @ X, "db": np.sum(error)}
""",
        # everything in columns
        """
def logistic_loss(X, y, w, b):
    Y = y.reshape(-1, 1)
    Y_hat = 1 / (1 + np.exp(-(X @ w.reshape(-1, 1) + b)))
    loss = np.mean(-Y * np.log(Y_hat) - (1 - Y) * np.log(1 - Y_hat))
    D = (Y_hat - Y) / len(Y)
    return {"loss": loss, "dw": (X.T @ D).ravel(), "db": D.sum()}
""",
        # what the truth was given
        """
def logistic_loss(X, y, w, b):
    labels = np.squeeze(y) if y.ndim == 2 else y
    y_hat = sigmoid(np.dot(X, w) + b)
    p = np.where(labels == 1, y_hat, 1 - y_hat)
    miss = y_hat - labels
    return {"loss": -np.log(p).mean(), "dw": (X * miss[:, None]).mean(axis=0), "db": miss.mean()}
""",
        # sample by sample
        """
def logistic_loss(X, y, w, b):
    from math import exp, log

    m, loss, dw, db = len(X), 0.0, np.zeros(len(w)), 0.0
    for x, label in zip(X, y.ravel().tolist()):
        p = 1 / (1 + exp(-(float(x @ w) + b)))
        loss -= (log(p) if label == 1 else log(1 - p)) / m
        dw = dw + (p - label) * x / m
        db += (p - label) / m
    return {"loss": loss, "dw": dw, "db": db}
""",
        # the chain rule in full: nothing is cancelled on paper
        """
def logistic_loss(X, y, w, b):
    t = y.reshape(len(X))
    p = sigmoid(X @ w + b)
    losses = t * np.log(p) + (1 - t) * np.log(1 - p)
    dp = ((1 - t) / (1 - p) - t / p) / len(t)
    dz = dp * p * (1 - p)
    return {"loss": -sum(losses) / len(t), "dw": np.einsum("mn,m->n", X, dz), "db": dz.sum()}
""",
    ],
}
