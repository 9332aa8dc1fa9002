"""Right answers to 05-backprop-by-hand, written in other ways: each must earn all points of its cell."""

ALTERNATIVES = {
    "forward": [
        # a loop over the layers
        """
def forward(X, params):
    result, a = {}, X
    for k in (1, 2, 3):
        result[f"z{k}"] = a @ params[f"W{k}"] + params[f"b{k}"]
        a = sigmoid(result[f"z{k}"])
        result["y_hat" if k == 3 else f"a{k}"] = a
    return result
""",
        # einsum, with a sigmoid of one's own
        """
def forward(X, params):
    def squash(z):
        return 1 / (1 + np.exp(-z))

    z1 = np.einsum("mi,ij->mj", X, params["W1"]) + params["b1"]
    a1 = squash(z1)
    z2 = np.einsum("mi,ij->mj", a1, params["W2"]) + params["b2"]
    a2 = squash(z2)
    z3 = np.einsum("mi,ij->mj", a2, params["W3"]) + params["b3"]
    return dict(z1=z1, a1=a1, z2=z2, a2=a2, z3=z3, y_hat=squash(z3))
""",
        # plain Python: lists in, lists out
        """
def forward(X, params):
    from math import exp

    def layer(rows, k):
        W, b = params[f"W{k}"].tolist(), params[f"b{k}"].tolist()
        z = [[sum(r * w[j] for r, w in zip(row, W)) + b[j] for j in range(len(b))] for row in rows]
        return z, [[1 / (1 + exp(-v)) for v in row] for row in z]

    z1, a1 = layer(X.tolist(), 1)
    z2, a2 = layer(a1, 2)
    z3, y_hat = layer(a2, 3)
    return {"z1": z1, "a1": a1, "z2": z2, "a2": a2, "z3": z3, "y_hat": y_hat}
""",
        # float32 throughout
        """
def forward(X, params):
    W1, b1, W2, b2, W3, b3 = (params[k].astype(np.float32) for k in ("W1", "b1", "W2", "b2", "W3", "b3"))
    z1 = X.astype(np.float32) @ W1 + b1
    a1 = sigmoid(z1)
    z2 = a1 @ W2 + b2
    a2 = sigmoid(z2)
    z3 = a2 @ W3 + b3
    return {"z1": z1, "a1": a1, "z2": z2, "a2": a2, "z3": z3, "y_hat": sigmoid(z3)}
""",
        # sample by sample, filled into arrays
        """
def forward(X, params):
    widths = {f"{letter}{k}": len(params[f"b{k}"]) for k in (1, 2, 3) for letter in "za"}
    result = {name: np.zeros((len(X), width)) for name, width in widths.items()}
    for i, a in enumerate(X):
        for k in (1, 2, 3):
            result[f"z{k}"][i] = np.dot(a, params[f"W{k}"]) + params[f"b{k}"]
            a = result[f"a{k}"][i] = sigmoid(result[f"z{k}"][i])
    result["y_hat"] = result.pop("a3")
    return result
""",
        # columns inside, as in deck 003, and the sigmoid as a tanh
        """
def forward(X, params):
    def squash(z):
        return (1 + np.tanh(z / 2)) / 2

    z1 = params["W1"].T @ X.T + params["b1"][:, None]
    z2 = params["W2"].T @ squash(z1) + params["b2"][:, None]
    z3 = params["W3"].T @ squash(z2) + params["b3"][:, None]
    return {
        "z1": z1.T, "a1": squash(z1).T, "z2": z2.T, "a2": squash(z2).T, "z3": z3.T, "y_hat": squash(z3).T
    }
""",
        # deck 001's way: the bias is the weight of a constant input 1; an extra entry does no harm
        """
def forward(X, params):
    def affine(a, k):
        ones = np.ones((a.shape[0], 1))
        return np.hstack([ones, a]) @ np.vstack([params[f"b{k}"], params[f"W{k}"]])

    z1 = affine(X, 1)
    a1 = sigmoid(z1)
    z2 = affine(a1, 2)
    a2 = sigmoid(z2)
    z3 = affine(a2, 3)
    return {"x": X, "z1": z1, "a1": a1, "z2": z2, "a2": a2, "z3": z3, "y_hat": sigmoid(z3)}
""",
    ],
    "loss_by_hand": [
        "loss_if_1, loss_if_0 = 0.2563, 1.4868",
        "loss_if_1 = 0.2564\nloss_if_0 = 1.4867",
        "loss_if_1 = 0.256306\nloss_if_0 = 1.486800",
        "loss_if_1 = 0.2562  # from log(0.7740)\nloss_if_0 = 1.4869",
        "loss_if_1, loss_if_0 = -np.log(0.7739), -np.log(1 - 0.7739)",
        "loss_if_1 = np.array([0.2563])\nloss_if_0 = np.float32(1.4868)",
        """
loss_if_1 = -(1 * np.log(0.77390493) + (1 - 1) * np.log(1 - 0.77390493))
loss_if_0 = -(0 * np.log(0.77390493) + (1 - 0) * np.log(1 - 0.77390493))
""",
    ],
    "bce_loss": [
        # a loop over the samples
        """
def bce_loss(y_hat, y):
    total = 0.0
    for p, label in zip(y_hat[:, 0], y[:, 0]):
        total -= np.log(p) if label == 1 else np.log(1 - p)
    return total / len(y)
""",
        # the probability of what happened
        """
def bce_loss(y_hat, y):
    return -np.log(np.where(y == 1, y_hat, 1 - y_hat)).mean()
""",
        # sum divided by the number of rows, log1p, a tiny clip
        """
def bce_loss(y_hat, y):
    p = np.clip(y_hat, 1e-12, 1 - 1e-12)
    return -np.sum(y * np.log(p) + (1 - y) * np.log1p(-p)) / y.shape[0]
""",
        # from the logits: softplus(z) - y z
        """
def bce_loss(y_hat, y):
    z = np.log(y_hat / (1 - y_hat))
    return float(np.mean(np.logaddexp(0, z) - y * z))
""",
        # dot products
        """
def bce_loss(y_hat, y):
    inner = y.T @ np.log(y_hat) + (1 - y).T @ np.log(1 - y_hat)
    return -inner.item() / len(y)
""",
        # the same, returned as a 1 x 1 matrix
        """
def bce_loss(y_hat, y):
    return -(y.T @ np.log(y_hat) + (1 - y).T @ np.log(1 - y_hat)) / len(y)
""",
        # float32
        """
def bce_loss(y_hat, y):
    p, t = y_hat.astype(np.float32), y.astype(np.float32)
    return -np.mean(t * np.log(p) + (1 - t) * np.log(1 - p))
""",
        # plain Python
        """
def bce_loss(y_hat, y):
    from math import fsum, log

    pairs = zip(y_hat.ravel().tolist(), y.ravel().tolist())
    losses = [-log(p if label else 1 - p) for p, label in pairs]
    return fsum(losses) / len(losses)
""",
    ],
    "output_delta": [
        # the long way: slope of the loss times slope of the sigmoid
        """
def output_delta(y_hat, y):
    dloss = -y / y_hat + (1 - y) / (1 - y_hat)
    return dloss * y_hat * (1 - y_hat) / y.shape[0]
""",
        # a loop that returns lists
        """
def output_delta(y_hat, y):
    m = len(y)
    return [[(float(p) - float(label)) / m] for p, label in zip(y_hat.ravel(), y.ravel())]
""",
        # case by case
        """
def output_delta(y_hat, y):
    return np.where(y == 1, y_hat - 1, y_hat) * (1 / y_hat.shape[0])
""",
        # float32
        """
def output_delta(y_hat, y):
    return (y_hat.astype(np.float32) - y.astype(np.float32)) / np.float32(len(y))
""",
        # a new array, filled row by row
        """
def output_delta(y_hat, y):
    delta = np.zeros(y_hat.shape)
    for i in range(delta.shape[0]):
        delta[i, 0] = (y_hat[i, 0] - y[i, 0]) / delta.shape[0]
    return delta
""",
        # in place, but on a copy
        """
def output_delta(y_hat, y):
    delta = y_hat.astype(float).copy()
    delta -= y
    delta /= len(y)
    return delta
""",
    ],
    "layer3_gradients": [
        # einsum
        """
def layer3_gradients(a2, delta3):
    return np.einsum("mh,mk->hk", a2, delta3), np.einsum("mk->k", delta3)
""",
        # three loops, lists out
        """
def layer3_gradients(a2, delta3):
    (m, h), k = a2.shape, delta3.shape[1]
    dW3 = [[sum(float(a2[i, j] * delta3[i, c]) for i in range(m)) for c in range(k)] for j in range(h)]
    db3 = [sum(float(delta3[i, c]) for i in range(m)) for c in range(k)]
    return [dW3, db3]
""",
        # one outer product per sample, added up
        """
def layer3_gradients(a2, delta3):
    dW3 = np.zeros((a2.shape[1], delta3.shape[1]))
    db3 = np.zeros(delta3.shape[1])
    for a, d in zip(a2, delta3):
        dW3 += np.outer(a, d)
        db3 += d
    return dW3, db3
""",
        # the transposed product, turned back; ones for the bias
        """
def layer3_gradients(a2, delta3):
    return (delta3.T @ a2).T, np.ones(len(delta3)) @ delta3
""",
        # float32
        """
def layer3_gradients(a2, delta3):
    a, d = a2.astype(np.float32), delta3.astype(np.float32)
    return a.T @ d, d.sum(axis=0)
""",
        # broadcasting over samples, then a sum
        """
def layer3_gradients(a2, delta3):
    return (a2[:, :, None] * delta3[:, None, :]).sum(axis=0), np.sum(delta3, axis=0)
""",
        # the bias as the weight of a constant input 1
        """
def layer3_gradients(a2, delta3):
    both = np.hstack([np.ones((len(a2), 1)), a2]).T @ delta3
    return both[1:], both[0]
""",
        # tensordot
        """
def layer3_gradients(a2, delta3):
    return np.tensordot(a2, delta3, axes=(0, 0)), delta3.T.sum(axis=1)
""",
    ],
    "layer2_gradients": [
        # einsum
        """
def layer2_gradients(delta3, W3, a2, a1):
    delta2 = np.einsum("mk,hk,mh,mh->mh", delta3, W3, a2, 1 - a2)
    return delta2, np.einsum("mg,mh->gh", a1, delta2), np.einsum("mh->h", delta2)
""",
        # loops over samples, neurons and edges; lists out
        """
def layer2_gradients(delta3, W3, a2, a1):
    delta, dW, db = [], [[0.0] * a2.shape[1] for _ in range(a1.shape[1])], [0.0] * a2.shape[1]
    for i in range(len(a2)):
        delta.append([])
        for j in range(a2.shape[1]):
            total = sum(float(delta3[i, c] * W3[j, c]) for c in range(delta3.shape[1]))
            delta[i].append(total * float(a2[i, j]) * (1 - float(a2[i, j])))
            for k in range(a1.shape[1]):
                dW[k][j] += float(a1[i, k]) * delta[i][j]
            db[j] += delta[i][j]
    return [delta, dW, db]
""",
        # float32
        """
def layer2_gradients(delta3, W3, a2, a1):
    e, W, a, x = (np.asarray(v, dtype=np.float32) for v in (delta3, W3, a2, a1))
    delta = (e @ W.T) * a * (1 - a)
    return delta, x.T @ delta, delta.sum(axis=0)
""",
        # one sample at a time, with Jacobians and outer products
        """
def layer2_gradients(delta3, W3, a2, a1):
    delta = np.array([np.diag(a * (1 - a)) @ (W3 @ e) for a, e in zip(a2, delta3)])
    dW = np.sum([np.outer(x, d) for x, d in zip(a1, delta)], axis=0)
    return delta, dW, np.ones(len(delta)) @ delta
""",
        # through z, which the sigmoid can be turned back to; columns inside, as in deck 003
        """
def layer2_gradients(delta3, W3, a2, a1):
    z = np.log(a2 / (1 - a2)).T
    slope = np.exp(-z) / (1 + np.exp(-z)) ** 2
    delta = (W3 @ delta3.T) * slope
    return delta.T, (delta @ a1).T, delta.sum(axis=1)
""",
        # in place, but on arrays of its own
        """
def layer2_gradients(delta3, W3, a2, a1):
    delta2 = delta3 @ W3.T * 1.0
    delta2 *= a2
    delta2 *= 1 - a2
    return delta2, np.dot(delta2.T, a1).T, np.sum(delta2, axis=0)
""",
    ],
    "layer1_gradients": [
        # einsum
        """
def layer1_gradients(delta2, W2, a1, X):
    delta1 = np.einsum("mk,hk,mh,mh->mh", delta2, W2, a1, 1 - a1)
    return delta1, np.einsum("mg,mh->gh", X, delta1), np.einsum("mh->h", delta1)
""",
        # loops over samples, neurons and edges; lists out
        """
def layer1_gradients(delta2, W2, a1, X):
    delta, dW, db = [], [[0.0] * a1.shape[1] for _ in range(X.shape[1])], [0.0] * a1.shape[1]
    for i in range(len(a1)):
        delta.append([])
        for j in range(a1.shape[1]):
            total = sum(float(delta2[i, c] * W2[j, c]) for c in range(delta2.shape[1]))
            delta[i].append(total * float(a1[i, j]) * (1 - float(a1[i, j])))
            for k in range(X.shape[1]):
                dW[k][j] += float(X[i, k]) * delta[i][j]
            db[j] += delta[i][j]
    return [delta, dW, db]
""",
        # float32
        """
def layer1_gradients(delta2, W2, a1, X):
    e, W, a, x = (np.asarray(v, dtype=np.float32) for v in (delta2, W2, a1, X))
    delta = (e @ W.T) * a * (1 - a)
    return delta, x.T @ delta, delta.sum(axis=0)
""",
        # one sample at a time, with Jacobians and outer products
        """
def layer1_gradients(delta2, W2, a1, X):
    delta = np.array([np.diag(a * (1 - a)) @ (W2 @ e) for a, e in zip(a1, delta2)])
    dW = np.sum([np.outer(x, d) for x, d in zip(X, delta)], axis=0)
    return delta, dW, np.ones(len(delta)) @ delta
""",
        # through z, which the sigmoid can be turned back to; columns inside, as in deck 003
        """
def layer1_gradients(delta2, W2, a1, X):
    z = np.log(a1 / (1 - a1)).T
    slope = np.exp(-z) / (1 + np.exp(-z)) ** 2
    delta = (W2 @ delta2.T) * slope
    return delta.T, (delta @ X).T, delta.sum(axis=1)
""",
        # in place, but on arrays of its own
        """
def layer1_gradients(delta2, W2, a1, X):
    delta1 = delta2 @ W2.T * 1.0
    delta1 *= a1
    delta1 *= 1 - a1
    return delta1, np.dot(delta1.T, X).T, np.sum(delta1, axis=0)
""",
        # the function of the exercise before does the same
        """
def layer1_gradients(delta2, W2, a1, X):
    return layer2_gradients(delta2, W2, a1, X)
""",
    ],
    "update": [
        # a loop
        """
def update(params, grads, learning_rate):
    new = {}
    for name in params:
        new[name] = params[name] - learning_rate * grads["d" + name]
    return new
""",
        # copies first, then in place
        """
def update(params, grads, learning_rate):
    new = {name: value.astype(float).copy() for name, value in params.items()}
    for name in new:
        new[name] -= learning_rate * grads[f"d{name}"]
    return new
""",
        # from the gradients' side, and another order
        """
def update(params, grads, learning_rate):
    return {name[1:]: params[name[1:]] + -learning_rate * slope for name, slope in reversed(list(grads.items()))}
""",
        # float32
        """
def update(params, grads, learning_rate):
    return {k: v.astype(np.float32) - np.float32(learning_rate) * grads["d" + k].astype(np.float32) for k, v in params.items()}
""",
        # lists out
        """
def update(params, grads, learning_rate):
    return {k: np.subtract(v, np.multiply(grads["d" + k], learning_rate)).tolist() for k, v in params.items()}
""",
        # layer by layer
        """
def update(params, grads, learning_rate):
    new = dict(params)
    for k in range(1, len(params) // 2 + 1):
        for letter in "Wb":
            new[f"{letter}{k}"] = params[f"{letter}{k}"] - learning_rate * grads[f"d{letter}{k}"]
    return new
""",
    ],
    "verification": [
        "z3_new, loss_new, drop_percent = 1.2794, 0.2455, 4.23\nmisprints = [(0.6147, 0.6174), (0.7862, 0.7823)]",
        # the drop from the printed losses
        "z3_new, loss_new, drop_percent = 1.2794, 0.2455, 4.21\nmisprints = ((0.6147, 0.6174), (0.7862, 0.7823))",
        "z3_new, loss_new, drop_percent = 1.2793, 0.2456, 4.24\nmisprints = np.array([[0.6147, 0.6174], [0.7862, 0.7824]])",
        """
z3_new = np.array([[1.27938283]])
loss_new = -np.log(1 / (1 + np.exp(-z3_new)))
drop_percent = 100 * (1 - loss_new / 0.25630625)
misprints = [[0.6147, sigmoid(0.47847316)], [0.7862, sigmoid(z3_new.item())]]
""",
        """
z3_new, loss_new, drop_percent = np.float32(1.2794), np.float32(0.2455), round(4.23181461, 2)
misprints = [(0.6147, 0.61738727), (0.7862, 0.7823447)]
""",
    ],
    "train_step": [
        # the broken lines, mended one by one
        """
def train_step(X, T, params, learning_rate):
    W1, b1, W2, b2 = (params[name] for name in ("W1", "b1", "W2", "b2"))
    m = len(X)
    a1 = sigmoid(X @ W1 + b1)
    y = sigmoid(a1 @ W2 + b2)
    loss = np.sum((y - T) ** 2) / 2 / m
    delta2 = (y - T) * y * (1 - y) / m
    delta1 = (delta2 @ W2.T) * a1 * (1 - a1)
    W2 = W2 - learning_rate * a1.T @ delta2
    b2 = b2 - learning_rate * delta2.sum(axis=0)
    W1 = W1 - learning_rate * X.T @ delta1
    b1 = b1 - learning_rate * delta1.sum(axis=0)
    return {"y": y, "loss": loss, "delta2": delta2, "delta1": delta1, "W1": W1, "b1": b1, "W2": W2, "b2": b2}
""",
        # in place, on copies, in the broken order of lines but with the old W2 kept
        """
def train_step(X, T, params, learning_rate):
    W1, b1, W2, b2 = (params[name].astype(float) for name in ("W1", "b1", "W2", "b2"))
    old = W2.copy()
    a1 = sigmoid(X @ W1 + b1)
    y = sigmoid(a1 @ W2 + b2)
    loss = 0.5 * np.mean(np.sum((y - T) ** 2, axis=1))
    delta2 = (y - T) / len(X) * y * (1 - y)
    W2 -= learning_rate * a1.T @ delta2
    b2 -= learning_rate * delta2.sum(axis=0)
    delta1 = delta2 @ old.T * (a1 - a1**2)
    W1 -= learning_rate * X.T @ delta1
    b1 -= learning_rate * delta1.sum(axis=0)
    return dict(y=y, loss=loss, delta2=delta2, delta1=delta1, W1=W1, b1=b1, W2=W2, b2=b2)
""",
        # with the functions of the exercises before
        """
def train_step(X, T, params, learning_rate):
    a1 = sigmoid(X @ params["W1"] + params["b1"])
    y = sigmoid(a1 @ params["W2"] + params["b2"])
    delta2 = (y - T) * y * (1 - y) / len(T)
    dW2, db2 = layer3_gradients(a1, delta2)
    delta1, dW1, db1 = layer1_gradients(delta2, params["W2"], a1, X)
    new = update(params, {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}, learning_rate)
    return {"y": y, "loss": ((y - T) ** 2).sum() / (2 * len(T)), "delta2": delta2, "delta1": delta1, **new}
""",
        # sample by sample
        """
def train_step(X, T, params, learning_rate):
    m, new = len(X), {name: np.array(value, dtype=float) for name, value in params.items()}
    found = {"y": [], "loss": 0.0, "delta2": [], "delta1": []}
    for x, t in zip(X, T):
        a = sigmoid(x @ params["W1"] + params["b1"])
        y = sigmoid(a @ params["W2"] + params["b2"])
        d2 = (y - t) * y * (1 - y) / m
        d1 = (params["W2"] @ d2) * a * (1 - a)
        found["loss"] += float((y - t) @ (y - t)) / 2 / m
        for name, row in (("y", y), ("delta2", d2), ("delta1", d1)):
            found[name].append(row)
        for name, slope in (("W1", np.outer(x, d1)), ("b1", d1), ("W2", np.outer(a, d2)), ("b2", d2)):
            new[name] -= learning_rate * slope
    return {**{name: np.array(value) for name, value in found.items()}, **new}
""",
        # columns, as in deck 003: W_jk leads to j from k
        """
def train_step(X, T, params, learning_rate):
    W1, b1, W2, b2 = params["W1"].T, params["b1"][:, None], params["W2"].T, params["b2"][:, None]
    a = sigmoid(W1 @ X.T + b1)
    y = sigmoid(W2 @ a + b2)
    d2 = (y - T.T) * y * (1 - y) / len(X)
    d1 = (W2.T @ d2) * a * (1 - a)
    eta = learning_rate
    return {
        "y": y.T, "loss": float(np.sum((y - T.T) ** 2)) / 2 / len(X), "delta2": d2.T, "delta1": d1.T,
        "W1": (W1 - eta * d1 @ X).T, "b1": (b1 - eta * d1.sum(axis=1, keepdims=True)).ravel(),
        "W2": (W2 - eta * d2 @ a.T).T, "b2": (b2 - eta * d2.sum(axis=1, keepdims=True)).ravel(),
    }
""",
        # einsum, with the slopes as functions of z
        """
def train_step(X, T, params, learning_rate):
    def slope(z):
        return sigmoid(z) * sigmoid(-z)

    z1 = np.einsum("mn,ng->mg", X, params["W1"]) + params["b1"]
    z2 = np.einsum("mg,gk->mk", sigmoid(z1), params["W2"]) + params["b2"]
    error = sigmoid(z2) - T
    delta2 = error * slope(z2) / len(X)
    delta1 = np.einsum("mk,gk,mg->mg", delta2, params["W2"], slope(z1))
    grads = dict(W1=X.T @ delta1, b1=delta1.sum(0), W2=sigmoid(z1).T @ delta2, b2=delta2.sum(0))
    new = {name: params[name] - learning_rate * grads[name] for name in grads}
    return dict(y=sigmoid(z2), loss=np.einsum("mk,mk->", error, error) / 2 / len(X), delta2=delta2, delta1=delta1, **new)
""",
    ],
}
