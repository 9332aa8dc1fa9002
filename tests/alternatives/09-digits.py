"""Right answers to 09-digits, written in other ways: each must earn all points of its cell."""

ALTERNATIVES = {
    "prepare": [
        # split the order first
        """
def prepare(X, y, order, n_train):
    first, rest = order[:n_train], order[n_train:]
    center = np.mean(X[first], axis=0) / 16
    return X[first] / 16 - center, y[first], X[rest] / 16 - center, y[rest]
""",
        # center before scaling
        """
def prepare(X, y, order, n_train):
    shuffled = X[order]
    moved = (shuffled - shuffled[:n_train].mean(axis=0)) / 16
    return *(part for pair in zip(np.split(moved, [n_train]), np.split(y[order], [n_train])) for part in pair),
""",
        # loops and lists
        """
def prepare(X, y, order, n_train):
    rows = [[value / 16 for value in X[i].tolist()] for i in order]
    center = [sum(column) / n_train for column in zip(*rows[:n_train])]
    rows = [[value - c for value, c in zip(row, center)] for row in rows]
    labels = [int(y[i]) for i in order]
    return rows[:n_train], labels[:n_train], rows[n_train:], labels[n_train:]
""",
        # a matrix that centers, and one that shuffles
        """
def prepare(X, y, order, n_train):
    shuffle = np.eye(len(X))[order]
    pixels = shuffle @ X * 0.0625
    weights = np.where(np.arange(len(X)) < n_train, 1 / n_train, 0)
    pixels = pixels - weights @ pixels
    labels = np.take(y, order)
    return pixels[:n_train], labels[:n_train], pixels[n_train:], labels[n_train:]
""",
        # float32, a class
        """
class Scaler:
    def __init__(self, images):
        self.center = (images.astype(np.float32) / 16).mean(axis=0)
    def __call__(self, images):
        return images.astype(np.float32) / 16 - self.center

def prepare(X, y, order, n_train):
    train, test = np.split(np.asarray(order), [n_train])
    scale = Scaler(X[train])
    return scale(X[train]), y[train], scale(X[test]), y[test]
""",
    ],
    "spreads": [
        # a chain of ifs
        """
def spreads(X, draws, rule):
    result = []
    for D in draws:
        if rule == "small":
            W = D / 100
        elif rule == "xavier":
            W = D * (2 / sum(D.shape)) ** 0.5
        else:
            W = D * (2 / len(D)) ** 0.5
        X = np.maximum(X @ W, 0)
        result.append(np.std(X))
    return result
""",
        # from the definition, scale after the product
        """
def spreads(X, draws, rule):
    A, result = X, []
    for D in draws:
        variance = {"he": 2 / D.shape[0], "xavier": 2 / (D.shape[0] + D.shape[1]), "small": 1e-4}[rule]
        Z = np.einsum("mi,ij->mj", A, D) * np.sqrt(variance)
        A = Z * (Z > 0)
        result.append(np.sqrt((A**2).mean() - A.mean() ** 2))
    return result
""",
        # recursion
        """
def spreads(X, draws, rule):
    if not draws:
        return []
    D, *others = draws
    fan = D.shape[0] + D.shape[1] if rule == "xavier" else D.shape[0]
    s = 0.01 if rule == "small" else (2 / fan) ** 0.5
    A = relu(X @ D * s)
    return [A.std()] + spreads(A, others, rule)
""",
        # without numpy
        """
import math

def spreads(X, draws, rule):
    rows, found = X.tolist(), []
    for D in draws:
        n_in, n_out = D.shape
        s = {"small": lambda: 0.01, "xavier": lambda: math.sqrt(2 / (n_in + n_out)), "he": lambda: math.sqrt(2 / n_in)}[rule]()
        rows = [[max(0.0, sum(x * s * w for x, w in zip(row, column))) for column in D.T.tolist()] for row in rows]
        flat = [value for row in rows for value in row]
        mean = sum(flat) / len(flat)
        found.append(math.sqrt(sum((value - mean) ** 2 for value in flat) / len(flat)))
    return found
""",
        # weights first, then an array of results
        """
def spreads(X, draws, rule):
    def scale(shape):
        match rule:
            case "small":
                return 0.01
            case "xavier":
                return np.sqrt(2.0) / np.sqrt(np.sum(shape))
            case _:
                return np.sqrt(2.0) / np.sqrt(shape[0])
    weights = [scale(D.shape) * D for D in draws]
    result, A = np.zeros(len(weights)), X
    for n, W in enumerate(weights):
        A = (A @ W).clip(min=0)
        result[n] = A.var() ** 0.5
    return result
""",
    ],
    "loss_and_gradients": [
        # the library's parts
        """
from nnbasics.layers import dense_backward, dense_forward
from nnbasics.losses import softmax_cross_entropy

def loss_and_gradients(params, X, y):
    W1, b1, W2, b2 = params
    A, first = dense_forward(X, W1, b1, "relu")
    logits, second = dense_forward(A, W2, b2)
    loss, slope = softmax_cross_entropy(logits, y)
    dA, dW2, db2 = dense_backward(slope, second)
    _, dW1, db1 = dense_backward(dA, first)
    return loss, [dW1, db1, dW2, db2]
""",
        # the library's network
        """
from nnbasics.network import MLP

def loss_and_gradients(params, X, y):
    return MLP(params, "relu", "softmax_ce").loss_and_gradients(X, y)
""",
        # sample by sample
        """
def loss_and_gradients(params, X, y):
    W1, b1, W2, b2 = params
    total, slopes = 0.0, [np.zeros(np.shape(w)) for w in params]
    for x, label in zip(X, y):
        z = x @ W1 + b1
        a = np.maximum(z, 0)
        o = a @ W2 + b2
        e = np.exp(o - max(o))
        p = e / sum(e)
        total -= np.log(p[label])
        p[label] -= 1
        back = np.where(z > 0, W2 @ p, 0)
        for place, slope in enumerate((np.outer(x, back), back, np.outer(a, p), p)):
            slopes[place] += slope
    return total / len(X), [s / len(X) for s in slopes]
""",
        # log of the sum, one-hot, einsum; a tuple
        """
def loss_and_gradients(params, X, y):
    W1, b1, W2, b2 = params
    hot = (np.asarray(y)[:, None] == np.arange(W2.shape[1])).astype(float)
    pre = np.einsum("mi,ij->mj", X, W1) + b1
    H = pre.clip(0)
    logits = np.einsum("mi,ij->mj", H, W2) + b2
    top = logits.max(axis=1, keepdims=True)
    log_p = logits - top - np.log(np.exp(logits - top).sum(axis=1, keepdims=True))
    back = np.exp(log_p) - hot
    hidden = np.einsum("mk,jk->mj", back, W2) * np.sign(H)
    gradients = (X.T @ hidden, hidden.sum(0), H.T @ back, back.sum(0))
    return -np.sum(hot * log_p) / len(X), tuple(g / len(X) for g in gradients)
""",
        # biases as weights of a constant input
        """
def loss_and_gradients(params, X, y):
    m, ones = len(X), np.ones((len(X), 1))
    V1, V2 = (np.vstack([W, b]) for W, b in (params[:2], params[2:]))
    I1 = np.hstack([X, ones])
    H = relu(I1 @ V1)
    I2 = np.hstack([H, ones])
    P = softmax(I2 @ V2)
    picked = P[range(m), y]
    d2 = P.copy()
    d2[range(m), y] -= 1
    d1 = d2 @ V2[:-1].T
    d1[H == 0] = 0
    G1, G2 = I1.T @ d1 / m, I2.T @ d2 / m
    return -np.log(picked).sum() / m, [G1[:-1], G1[-1], G2[:-1], G2[-1]]
""",
    ],
    "train": [
        # array_split
        """
def train(loss_and_gradients, params, X, y, orders, batch, learning_rate):
    losses = []
    for order in orders:
        for rows in np.array_split(order, range(batch, len(order), batch)):
            value, slopes = loss_and_gradients(params, X[rows], y[rows])
            losses += [value]
            params = [np.subtract(w, learning_rate * np.asarray(s)) for w, s in zip(params, slopes)]
    return params, losses
""",
        # copies, then in place
        """
def train(loss_and_gradients, params, X, y, orders, batch, learning_rate):
    mine = [np.array(w, dtype=float) for w in params]
    trace = []
    for order in orders:
        k = 0
        while k < len(order):
            part = order[k : k + batch]
            loss, gradients = loss_and_gradients(mine, X[part], y[part])
            trace.append(float(loss))
            for w, g in zip(mine, gradients):
                w -= learning_rate * g
            k += batch
    return mine, np.array(trace)
""",
        # shuffled copies of an epoch
        """
def train(loss_and_gradients, params, X, y, orders, batch, learning_rate):
    history = []
    for order in orders:
        images, labels = X[order], y[order]
        for first in range(0, len(X), batch):
            part = slice(first, first + batch)
            value, slopes = loss_and_gradients(params, images[part], labels[part])
            history.append(value)
            params = tuple(params[k] - learning_rate * slopes[k] for k in range(len(params)))
    return params, history
""",
        # the library's step, and a generator of batches
        """
from nnbasics.optimizers import gradient_descent_step

def batches(orders, batch):
    for order in orders:
        yield from (order[k : k + batch] for k in range(0, len(order), batch))

def train(loss_and_gradients, params, X, y, orders, batch, learning_rate):
    losses = []
    for rows in batches(orders, batch):
        loss, gradients = loss_and_gradients(params, X[rows], y[rows])
        params = gradient_descent_step(params, gradients, learning_rate)
        losses.append(loss)
    return params, losses
""",
        # recursion over the steps
        """
def train(loss_and_gradients, params, X, y, orders, batch, learning_rate):
    todo = [order[k : k + batch] for order in orders for k in range(0, len(order), batch)]

    def go(params, steps):
        if not steps:
            return params, []
        loss, slopes = loss_and_gradients(params, np.take(X, steps[0], axis=0), np.take(y, steps[0], axis=0))
        end, later = go([w + -learning_rate * s for w, s in zip(params, slopes)], steps[1:])
        return end, [loss, *later]

    return go(params, todo)
""",
    ],
    "gradient_norms": [
        # the library's network
        """
from nnbasics.network import MLP

def gradient_norms(X, y, weights, biases):
    params = [part for pair in zip(weights, biases) for part in pair]
    _, gradients = MLP(params, "sigmoid", "softmax_ce").loss_and_gradients(X, y)
    return [np.linalg.norm(dW) for dW in gradients[::2]]
""",
        # recursion
        """
def gradient_norms(X, y, weights, biases):
    Z = X @ weights[0] + biases[0]
    norms = []

    def back(A, layer):
        Z = A @ weights[layer] + biases[layer]
        if layer == len(weights) - 1:
            delta = softmax(Z)
            delta[np.arange(len(y)), y] -= 1
            delta = delta / len(y)
        else:
            S = sigmoid(Z)
            delta = back(S, layer + 1) * S * (1 - S)
        norms.append(np.sqrt(np.square(A.T @ delta).sum()))
        return delta @ weights[layer].T

    back(X, 0)
    return list(reversed(norms))
""",
        # the slope from Z, einsum
        """
def gradient_norms(X, y, weights, biases):
    Zs, As = [], [X]
    for W, b in zip(weights, biases):
        Zs.append(As[-1] @ W + b)
        As.append(1 / (1 + np.exp(-Zs[-1])))
    hot = np.eye(len(biases[-1]))[y]
    delta = (softmax(Zs[-1]) - hot) / len(hot)
    norms = np.zeros(len(weights))
    for l in range(len(weights) - 1, -1, -1):
        norms[l] = np.linalg.norm(np.einsum("mi,mj->ij", As[l], delta))
        if l > 0:
            z = Zs[l - 1]
            delta = (delta @ weights[l].T) * np.exp(-z) / (1 + np.exp(-z)) ** 2
    return norms
""",
        # sample by sample
        """
def gradient_norms(X, y, weights, biases):
    sums = [np.zeros(W.shape) for W in weights]
    for x, label in zip(X, y):
        acts = [x]
        for W, b in zip(weights[:-1], biases[:-1]):
            acts.append(sigmoid(acts[-1] @ W + b))
        delta = softmax(acts[-1] @ weights[-1] + biases[-1]) - np.eye(weights[-1].shape[1])[label]
        for l in range(len(weights) - 1, -1, -1):
            sums[l] += np.outer(acts[l], delta)
            delta = (weights[l] @ delta) * (acts[l] - acts[l] ** 2)
    return [float((s**2).sum() ** 0.5 / len(X)) for s in sums]
""",
        # divide at the end, norm by a trace
        """
def gradient_norms(X, y, weights, biases):
    layers = list(zip(weights, biases))
    A, below = X, []
    for W, b in layers:
        below.append(A)
        A = sigmoid(A @ W + b)
    delta = softmax(below[-1] @ layers[-1][0] + layers[-1][1]) - np.eye(layers[-1][0].shape[1])[y]
    result = []
    while layers:
        (W, _), A = layers.pop(), below.pop()
        G = A.T @ delta
        result = [np.sqrt(np.trace(G @ G.T)) / len(y)] + result
        delta = A * (1 - A) * (delta @ W.T)
    return result
""",
    ],
    "dead_units": [
        """
def dead_units(X, W, b):
    return np.flatnonzero(np.max(X @ W + b, axis=0) <= 0)
""",
        """
def dead_units(X, W, b):
    return [j for j in range(W.shape[1]) if all(x @ W[:, j] + b[j] <= 0 for x in X)]
""",
        """
def dead_units(X, W, b):
    return np.where(relu(X @ W + b).sum(axis=0) == 0)[0].tolist()
""",
        """
def dead_units(X, W, b):
    awake = np.any(X @ W + b > 0, axis=0)
    return np.arange(len(b))[~awake]
""",
        """
def dead_units(X, W, b):
    found = []
    for unit, column in enumerate((X @ W + b).T):
        if not (column > 0).any():
            found.append(unit)
    return tuple(found)
""",
    ],
    "predict": [
        # the library's network
        """
from nnbasics.network import MLP

def predict(params, X):
    return MLP(params, "relu", "softmax_ce").predict(X)
""",
        # pairs
        """
def predict(params, X):
    pairs = list(zip(params[::2], params[1::2]))
    for W, b in pairs[:-1]:
        X = np.maximum(X @ W + b, 0)
    W, b = pairs[-1]
    return [int(np.argmax(row @ W + b)) for row in X]
""",
        # by probabilities
        """
def predict(params, X):
    A, depth = X, len(params) // 2
    for l in range(depth):
        Z = A @ params[2 * l] + params[2 * l + 1]
        A = softmax(Z) if l == depth - 1 else Z * (Z > 0)
    return np.argmax(A, axis=-1)
""",
        # recursion
        """
def predict(params, X):
    W, b, *others = params
    Z = X @ W + b
    return predict(others, relu(Z)) if others else Z.argmax(axis=1)
""",
        # sorting
        """
def predict(params, X):
    *hidden, W, b = params
    A = np.array(X, dtype=float)
    while hidden:
        A = (A @ hidden[0] + hidden[1]).clip(0)
        hidden = hidden[2:]
    logits = np.einsum("mi,ij->mj", A, W) + b
    return np.argsort(logits, axis=1)[:, -1]
""",
    ],
    "mistakes": [
        # np.add.at and lexical sort
        """
def mistakes(P, y):
    guess, k = P.argmax(axis=1), P.shape[1]
    table = np.zeros((k, k), dtype=int)
    np.add.at(table, (y, guess), 1)
    wrong = np.where(guess != y)[0]
    return table, wrong[P[wrong, y[wrong]].argsort()]
""",
        # a product of one-hot rows, sorted by the loss
        """
def mistakes(P, y):
    eye = np.eye(P.shape[1])
    guess = np.argmax(P, axis=1)
    loss = -np.log(P[np.arange(len(y)), y])
    order = np.argsort(-loss)
    return eye[y].T @ eye[guess], [i for i in order if guess[i] != y[i]]
""",
        # bincount
        """
def mistakes(P, y):
    k = P.shape[1]
    guess = P.argmax(1)
    table = np.bincount(k * y + guess, minlength=k * k).reshape(k, k)
    truth = np.take_along_axis(P, y[:, None], axis=1)[:, 0]
    ranked = np.argsort(np.where(guess == y, 2.0, truth))
    return table, ranked[: np.count_nonzero(guess != y)]
""",
        # lists only
        """
def mistakes(P, y):
    rows = P.tolist()
    k = len(rows[0])
    table, wrong = [[0] * k for _ in range(k)], []
    for i, (row, label) in enumerate(zip(rows, y)):
        guess = row.index(max(row))
        table[label][guess] += 1
        if guess != label:
            wrong.append((row[label], i))
    return table, [i for _, i in sorted(wrong)]
""",
        # counts of pairs by comparison
        """
def mistakes(P, y):
    guess, classes = np.argmax(P, axis=1), np.arange(P.shape[1])
    true_is, said_is = y[:, None] == classes, guess[:, None] == classes
    table = (true_is[:, :, None] & said_is[:, None, :]).sum(axis=0)
    wrong = np.nonzero(y - guess)[0]
    return table, sorted(wrong, key=lambda i: P[i, y[i]])
""",
    ],
}
