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
}
