"""Right answers to 03-perceptron-xor, written in other ways: each must earn all points of its cell."""

ALTERNATIVES = {
    "neuron": [
        # sample by sample, in plain Python
        """
def neuron(X, w, b):
    z = [sum(float(x) * float(v) for x, v in zip(row, w)) + b for row in X]
    return z, [1 if s >= 0 else 0 for s in z]
""",
        # deck 001: the bias is the weight of a constant input
        """
def neuron(X, w, b):
    ones = np.ones((len(X), 1))
    z = np.hstack([ones, X]) @ np.concatenate([[b], w])
    return z, np.where(z < 0, 0, 1)
""",
        # deck 001: a threshold in place of the bias
        """
def neuron(X, w, b):
    s, theta = np.dot(X, w), -b
    return s - theta, np.where(s >= theta, 1.0, 0.0)
""",
        # products, summed; booleans are answers too
        """
def neuron(X, w, b):
    z = (X * w).sum(axis=1) + b
    return z, z >= 0
""",
        # float32, NumPy's own step
        """
def neuron(X, w, b):
    z = X.astype(np.float32) @ w.astype(np.float32) + np.float32(b)
    return z, np.heaviside(z, 1)
""",
        # einsum, and the sign
        """
def neuron(X, w, b):
    z = np.einsum("ij,j->i", X, w) + b
    return [z, 1 - np.signbit(z + 0.0)]
""",
    ],
    "perceptron": [
        # three cases
        """
def perceptron(X, y, w, b, order, rate):
    for i in order:
        z = np.dot(w, X[i]) + b
        if z >= 0 and y[i] == 0:
            w, b = w - rate * X[i], b - rate
        elif z < 0 and y[i] == 1:
            w, b = w + rate * X[i], b + rate
    return w, b
""",
        # the bias as the weight of a constant input
        """
def perceptron(X, y, w, b, order, rate):
    A = np.column_stack([X, np.ones(len(X))])
    v = np.append(w, b).astype(float)
    for i in order:
        v += rate * (y[i] - (A[i] @ v >= 0)) * A[i]
    return v[:-1], v[-1]
""",
        # plain numbers
        """
def perceptron(X, y, w, b, order, rate):
    w, b = [float(v) for v in w], float(b)
    for i in order:
        x = [float(v) for v in X[i]]
        error = int(y[i]) - (1 if sum(p * q for p, q in zip(x, w)) + b >= 0 else 0)
        w = [p + rate * error * q for p, q in zip(w, x)]
        b += rate * error
    return w, b
""",
        # in place, but on a copy
        """
def perceptron(X, y, w, b, order, rate):
    w = np.array(w, dtype=float)
    for x, target in zip(X[order], y[order]):
        error = target - int(w @ x + b >= 0)
        w += rate * error * x
        b = b + rate * error
    return w, b
""",
        # labels turned into -1 and 1: a mistake is a wrong side
        """
def perceptron(X, y, w, b, order, rate):
    for i in order:
        side = 1 if X[i] @ w + b >= 0 else -1
        target = 2 * y[i] - 1
        if side != target:
            w = w + rate * target * X[i]
            b = b + rate * target
    return w, b
""",
        # float32
        """
def perceptron(X, y, w, b, order, rate):
    X, w, b = X.astype(np.float32), w.astype(np.float32), np.float32(b)
    for i in order:
        error = np.float32(rate * (y[i] - (X[i] @ w + b >= 0)))
        w, b = w + error * X[i], b + error
    return w, b
""",
    ],
    "count_mistakes": [
        # two loops
        """
def count_mistakes(X, y, W, b):
    counts = []
    for k in range(W.shape[1]):
        wrong = 0
        for x, label in zip(X, y):
            wrong += (1 if x @ W[:, k] + b[k] >= 0 else 0) != label
        counts.append(wrong)
    return counts
""",
        # line by line
        """
def count_mistakes(X, y, W, b):
    return np.array([np.count_nonzero((X @ w + c >= 0) != y) for w, c in zip(W.T, b)])
""",
        # absolute differences
        """
def count_mistakes(X, y, W, b):
    answers = np.heaviside(X @ W + b, 1)
    return np.abs(answers - y.reshape(-1, 1)).sum(axis=0)
""",
        # turned: lines as rows
        """
def count_mistakes(X, y, W, b):
    answers = W.T @ X.T + b[:, None] >= 0
    return np.sum(answers != y, axis=1)
""",
        # wrong ones plus wrong zeros, as products
        """
def count_mistakes(X, y, W, b):
    says = (X @ W + b >= 0).astype(int)
    return (1 - y) @ says + y @ (1 - says)
""",
    ],
    "least_squares": [
        # ones first
        """
def least_squares(X, y):
    A = np.hstack([np.ones((len(X), 1)), X])
    c, *_ = np.linalg.lstsq(A, y.reshape(-1), rcond=None)
    return c[1:], c[0]
""",
        # normal equations
        """
def least_squares(X, y):
    A = np.column_stack([X, np.ones(len(X))])
    c = np.linalg.solve(A.T @ A, A.T @ y.ravel())
    return c[:-1], float(c[-1])
""",
        # the means taken out, and brought back
        """
def least_squares(X, y):
    y = y.flatten()
    center, height = X.mean(axis=0), y.mean()
    w = np.linalg.lstsq(X - center, y - height, rcond=None)[0]
    return w, height - center @ w
""",
        # the pseudoinverse, lists out
        """
def least_squares(X, y):
    A = np.c_[X, np.ones(X.shape[0])]
    c = (np.linalg.pinv(A) @ y.ravel()).tolist()
    return c[:-1], c[-1]
""",
        # QR
        """
def least_squares(X, y):
    Q, R = np.linalg.qr(np.column_stack([X, np.ones(len(X))]))
    c = np.linalg.solve(R, Q.T @ y.reshape(-1, 1))[:, 0]
    return c[:-1], c[-1:]
""",
    ],
    "xor_weights": [
        # NAND and OR, joined by AND
        """
W_hidden, b_hidden = np.array([[-1.0, 1.0], [-1.0, 1.0]]), np.array([1.5, -0.5])
v_out, c_out = np.array([1.0, 1.0]), -1.5
""",
        # other sizes
        """
W_hidden = [[2, 10], [2, 10]]
b_hidden = [-1, -15]
v_out = [3, -7]
c_out = -2.5
""",
        # the neurons exchanged
        """
W_hidden, b_hidden, v_out, c_out = np.ones((2, 2)), np.array([-1.5, -0.5]), np.array([-1, 1]), -1
""",
        # both fire outside: neither must
        """
W_hidden = [[-1, 1], [-1, 1]]
b_hidden = [0.5, -1.5]
v_out = [-1, -1]
c_out = 0.5
""",
        # columns out
        """
W_hidden = np.array([[4, 2], [4, 2]])
b_hidden = np.array([-2, -3])
v_out = np.array([[1], [-1]])
c_out = np.array([-0.25])
""",
    ],
    "mlp": [
        # recursion
        """
def mlp(X, weights, biases):
    if not weights:
        return []
    A = sigmoid(X @ weights[0] + biases[0])
    return [A, *mlp(A, weights[1:], biases[1:])]
""",
        # deck 004's columns, turned back
        """
def mlp(X, weights, biases):
    a, out = X.T, []
    for W, b in zip(weights, biases):
        a = sigmoid(b[:, None] + W.T @ a)
        out.append(a.T)
    return out
""",
        # sample by sample
        """
def mlp(X, weights, biases):
    layers = [[] for _ in weights]
    for x in X:
        for l in range(len(weights)):
            x = sigmoid(np.dot(x, weights[l]) + biases[l])
            layers[l].append(x)
    return [np.array(rows) for rows in layers]
""",
        # the sigmoid from its definition, X in the list and taken out again
        """
def mlp(X, weights, biases):
    A = [X]
    for l in range(len(weights)):
        A.append(1 / (1 + np.exp(-(A[l] @ weights[l] + biases[l]))))
    return A[1:]
""",
        # the bias as the weight of a constant input; tanh's form of the sigmoid; a tuple
        """
def mlp(X, weights, biases):
    result = []
    for W, b in zip(weights, biases):
        Z = np.column_stack([np.ones(len(X)), X]) @ np.vstack([b, W])
        X = 0.5 * (1 + np.tanh(Z / 2))
        result.append(X)
    return tuple(result)
""",
        # float32
        """
def mlp(X, weights, biases):
    A, out = X.astype(np.float32), []
    for W, b in zip(weights, biases):
        A = sigmoid(A @ W.astype(np.float32) + b.astype(np.float32))
        out.append(A)
    return out
""",
    ],
    "collapse": [
        # from the last layer forward
        """
def collapse(weights, biases):
    W, b = np.eye(weights[-1].shape[1]), 0
    for earlier, shift in zip(weights[::-1], biases[::-1]):
        b = shift @ W + b
        W = earlier @ W
    return W, b
""",
        # what the stack does to zero and to the unit rows
        """
def collapse(weights, biases):
    def stack(A):
        for W, b in zip(weights, biases):
            A = A @ W + b
        return A
    n = weights[0].shape[0]
    b = stack(np.zeros(n))
    return stack(np.eye(n)) - b, b
""",
        # one matrix a layer, with the bias as a last row
        """
def collapse(weights, biases):
    total = np.eye(len(weights[0]) + 1)
    for W, b in zip(weights, biases):
        corner = np.zeros((len(W) + 1, 1))
        corner[-1] = 1
        total = total @ np.hstack([np.vstack([W, b]), corner])
    return total[:-1, :-1], total[-1, :-1]
""",
        # recursion
        """
def collapse(weights, biases):
    if len(weights) == 1:
        return weights[0], biases[0]
    W, b = collapse(weights[1:], biases[1:])
    return weights[0] @ W, biases[0] @ W + b
""",
        # multi_dot for each bias; lists out
        """
def collapse(weights, biases):
    W, b = weights[0], np.zeros(weights[-1].shape[1])
    for k in range(1, len(weights)):
        W = np.matmul(W, weights[k])
    for k, bias in enumerate(biases):
        for later in weights[k + 1:]:
            bias = np.dot(bias, later)
        b = b + bias
    return W.tolist(), b.tolist()
""",
    ],
    "fit": [
        # while, three cases
        """
def fit(X, y, max_epochs):
    w, b, noted = np.zeros(X.shape[1]), 0.0, []
    while len(noted) < max_epochs:
        corrections = 0
        for i in range(len(X)):
            z = X[i] @ w + b
            if z >= 0 and y[i] == 0:
                w, b, corrections = w - X[i], b - 1, corrections + 1
            if z < 0 and y[i] == 1:
                w, b, corrections = w + X[i], b + 1, corrections + 1
        noted.append(corrections)
        if not corrections:
            return w, b, noted
    return w, b, noted
""",
        # the colleague's form, repaired
        """
def fit(X, y, max_epochs):
    weights, bias, noted = np.zeros(X.shape[1]), 0.0, []
    while len(noted) < max_epochs and 0 not in noted:
        noted.append(0)
        for row, target in zip(X, y):
            guess = int(row @ weights + bias >= 0)
            weights = weights + (target - guess) * row
            bias = bias + (target - guess)
            noted[-1] += int(guess != target)
    return weights, bias, noted
""",
        # constant input, in place on arrays of its own
        """
def fit(X, y, max_epochs):
    A = np.column_stack([X, np.ones(len(X))])
    v, mistakes = np.zeros(A.shape[1]), []
    for epoch in range(max_epochs):
        count = 0
        for a, t in zip(A, y):
            e = t - np.heaviside(a @ v, 1)
            v += e * a
            count += e != 0
        mistakes.append(count)
        if count == 0:
            break
    return v[:-1], v[-1], mistakes
""",
        # plain Python
        """
def fit(X, y, max_epochs):
    w, b, mistakes = [0.0] * X.shape[1], 0.0, []
    rows, labels = X.tolist(), y.tolist()
    while max_epochs > len(mistakes):
        wrong = 0
        for x, t in zip(rows, labels):
            e = t - (sum(p * q for p, q in zip(w, x)) + b >= 0)
            if e:
                w, b, wrong = [p + e * q for p, q in zip(w, x)], b + e, wrong + 1
        mistakes.append(wrong)
        if wrong == 0:
            break
    return w, b, mistakes
""",
        # errors collected in a list; the list as an array
        """
def fit(X, y, max_epochs):
    w, b, counts = np.zeros(X.shape[1], dtype=np.float32), np.float32(0), []
    for _ in range(max_epochs):
        errors = []
        for x, label in zip(X, y):
            errors.append(int(label) - int(np.dot(w, x) + b >= 0))
            w, b = w + errors[-1] * x, b + errors[-1]
        counts.append(sum(map(abs, errors)))
        if not any(errors):
            break
    return w, b, np.array(counts)
""",
    ],
}
