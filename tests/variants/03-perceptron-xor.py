"""Misconceptions of 03-perceptron-xor as other people would write them: other names, other algebra, loops.

Written from the hints and the catalogue alone, never from the bank's lines, so that they measure whether a hint is found
for the mistake or only for one way of writing it. `VARIANTS[solution cell, misconception]` is a list of codes.
`RIGHT_HINTS[cell]` maps a mutant's changed line to hints that a person has read and found right for it
(course verify --only mutants shows the lines).
"""

VARIANTS = {}


def _add(cell, **by_id):
    """Add variants; M14 stands for itself, d_a for 03-a."""
    for name, codes in by_id.items():
        VARIANTS[cell, name.replace("d_", "03-")] = list(codes)


# Exercise 1: one neuron


def _dot(sums="np.dot(X, w) + b", answers="np.where(s < 0, 0, 1)"):
    """All samples at once."""
    return f"""
def neuron(X, w, b):
    s = {sums}
    return s, {answers}
"""


def _rows(total="sum(x * v for x, v in zip(row, w)) + b", says="1 if s >= 0 else 0"):
    """Sample by sample, in plain Python."""
    return f"""
def neuron(X, w, b):
    from math import tanh
    sums = [{total} for row in X.tolist()]
    return sums, [{says} for s in sums]
"""


PLAIN = "sum(x * v for x, v in zip(row, w))"
_add(
    "neuron",
    M14=[_dot("np.einsum('mn,n->m', X, w)"), _rows(PLAIN)],
    M15=[_dot("np.dot(X, w)", "np.heaviside(s, 1) + b"), _rows(PLAIN, "(s >= 0) + b")],
    d_a=[_dot(answers="np.where(s <= 0, 0, 1)"), _rows(says="int(s > 0)")],
    d_b=[_dot(answers="2 * np.heaviside(s, 1) - 1"), _rows(says="-1 if s < 0 else 1")],
    d_c=[_dot("-b + np.dot(X, w)"), _rows(PLAIN + " - b")],
    d_d=[_dot(answers="np.where(s > 0, 0, 1)"), _rows(says="0 if s > 0 else 1")],
    d_e=[_dot(answers="1 / (1 + np.exp(-s))"), _rows(says="0.5 * (1 + tanh(s / 2))")],
    d_f=[_dot(answers="np.array(s)"), _rows(says="s")],
    M25=[_dot("np.multiply(w, X) + b", "np.heaviside(s, 1)"), _dot("b + np.einsum('mn,n->mn', X, w)")],
    d_g=[
        _dot("np.sum(w * X, axis=0) + b"),
        """
def neuron(X, w, b):
    sums = b + np.zeros(len(w))
    for row in X:
        sums = sums + row * w
    return sums, np.heaviside(sums, 1)
""",
    ],
    d_h=[_dot("np.dot(X, w) + len(w) * b"), _rows("sum(x * v + b for x, v in zip(row, w))")],
    M34=[_dot("np.rint(np.dot(X, w) + b)"), _rows(f"round({PLAIN} + b)")],
)

# Exercise 2: the perceptron rule


def _cases(
    ask="z >= 0",
    z="np.dot(w, X[i]) + b",
    up=("w + rate * X[i]", "b + rate"),
    down=("w - rate * X[i]", "b - rate"),
    visits="order",
    start="",
):
    """Two cases: a one that was called zero, a zero that was called one."""
    return f"""
def perceptron(X, y, w, b, order, rate):
    {start or "pass"}
    for i in {visits}:
        z = {z}
        fires = {ask}
        if y[i] == 1 and not fires:
            w, b = {up[0]}, {up[1]}
        elif y[i] == 0 and fires:
            w, b = {down[0]}, {down[1]}
    return w, b
"""


def _wide(
    step="(A[i] @ v >= 0)",
    error="y[i] - {step}",
    change="rate * e * A[i]",
    visits="order",
    column="np.ones(len(X))",
    start="pass",
):
    """The bias as the weight of a constant input."""
    return f"""
def perceptron(X, y, w, b, order, rate):
    A = np.column_stack([X, {column}])
    v = np.append(np.asarray(w, dtype=float), b)
    {start}
    for i in {visits}:
        e = {error.format(step=step)}
        v = v + {change}
    return v[:-1], v[-1]
"""


SAME = ("w", "b")
_add(
    "perceptron",
    d_return=[
        (
            "\ndef perceptron(X, y, w, b, order, rate):\n    s, v = np.append(X[order[0]], 1), np.append(w, b)\n"
            "    v = v + rate * (y[order[0]] - (s @ v >= 0)) * s\n    return v[:-1], v[-1]\n"
        ),
        (
            "\ndef perceptron(X, y, w, b, order, rate):\n    u = np.array(w, dtype=float)\n    for i in order:\n"
            "        out = int(sum(X[i] * u) + b >= 0)\n        if out != y[i]:\n            u += rate * (y[i] - out) * X[i]\n"
            "            b += rate * (y[i] - out)\n        return list(u), b\n"
        ),
    ],
    d_i=[
        _cases(up=("w - rate * X[i]", "b - rate"), down=("w + rate * X[i]", "b + rate")),
        _wide(change="-rate * e * A[i]"),
    ],
    d_j=[
        (
            "\ndef perceptron(X, y, w, b, order, rate):\n    for i in order:\n        s = 1 if y[i] == 1 else -1\n"
            "        w, b = w + s * rate * X[i], b + s * rate\n    return w, b\n"
        ),
        _wide(error="1 if y[i] else -1"),
    ],
    d_k=[_cases(up=("w + rate * X[i]", "b"), down=("w - rate * X[i]", "b")), _wide(change="rate * e * np.append(X[i], 0)")],
    d_l=[_cases(ask="z > 0"), _wide("(A[i] @ v > 0)")],
    M90=[_cases(up=("w + X[i]", "b + 1"), down=("w - X[i]", "b - 1")), _wide(change="e * A[i]")],
    d_m=[
        _cases(up=("w + rate * X[i]", "b + 1"), down=("w - rate * X[i]", "b - 1")),
        _wide(change="e * np.append(rate * X[i], 1)"),
    ],
    M89=[
        _cases(up=("w + rate**2 * X[i]", "b + rate**2"), down=("w - rate**2 * X[i]", "b - rate**2")),
        _wide(change="rate * rate * e * A[i]"),
    ],
    d_n=[_cases(ask="first[i] >= 0", start="first = np.dot(X, w) + b"), _wide("(A[i] @ old >= 0)", start="old = v.copy()")],
    d_o=[_cases(visits="[k % len(y) for k, _ in enumerate(order)]"), _wide(visits="np.arange(len(order)) % len(X)")],
    d_p=[
        (
            "\ndef perceptron(X, y, w, b, order, rate):\n    for i in order:\n        miss = y[i] - b - sum(X[i] * w)\n"
            "        w, b = w + rate * miss * X[i], b + rate * miss\n    return w, b\n"
        ),
        _wide("A[i] @ v"),
    ],
    M14=[_cases(z="np.dot(w, X[i])"), _wide("(X[i] @ v[:-1] >= 0)")],
    d_q=[_cases(down=SAME), _wide("(A[i] @ v >= 0)", "float(y[i] > {step})")],
    d_r=[_cases(up=SAME), _wide("(A[i] @ v >= 0)", "-float(y[i] < {step})")],
    d_s=[
        _cases(up=("w + rate", "b + rate"), down=("w - rate", "b - rate")),
        _wide(change="rate * e"),
    ],
    M87=[
        """
def perceptron(X, y, w, b, order, rate):
    for i in order:
        e = y[i] - (X[i] @ w + b >= 0)
        np.add(w, rate * e * X[i], out=w)
        b += rate * e
    return w, b
""",
        """
def perceptron(X, y, w, b, order, rate):
    for i in order:
        e = y[i] - (1 if np.dot(X[i], w) + b >= 0 else 0)
        np.copyto(w, w + rate * e * X[i])
        b = b + rate * e
    return w, b
""",
    ],
    M08=[
        _cases(up=("np.array(w + rate * X[i], dtype=int)", "b + rate"), down=("np.trunc(w - rate * X[i])", "b - rate")),
        """
def perceptron(X, y, w, b, order, rate):
    w = np.array([int(v) for v in w])
    for i in order:
        e = y[i] - (1 if np.dot(X[i], w) + b >= 0 else 0)
        for k, x in enumerate(X[i]):
            w[k] = w[k] + rate * e * x
        b = b + rate * e
    return w, b
""",
    ],
)

# Exercise 3: lines


def _table(inside="np.dot(X, W) + b", wrong="says != y.reshape(-1, 1)", result="np.sum(wrong, axis=0)", ask=">= 0"):
    """All lines at once."""
    return f"""
def count_mistakes(X, y, W, b):
    says = ({inside}) {ask}
    wrong = {wrong}
    return {result}
"""


def _each(z="x @ W[:, k] + b[k]", ask=">= 0", wrong="says != t", result="n", end="counts"):
    """Line by line, sample by sample."""
    return f"""
def count_mistakes(X, y, W, b):
    counts = []
    for k in range(len(b)):
        n = 0
        for x, t in zip(X, y):
            says = int({z} {ask})
            n += {wrong}
        counts.append({result})
    return {end}
"""


_add(
    "count_mistakes",
    M53=[_table(wrong="np.not_equal(says, y)"), _table(wrong="abs(says - y.reshape(1, -1))")],
    d_t=[
        _table(result="wrong.sum(axis=-1)"),
        (
            "\ndef count_mistakes(X, y, W, b):\n    return [sum(int(x @ W[:, k] + b[k] >= 0) != t for k in range(len(b)))"
            " for x, t in zip(X, y)]\n"
        ),
    ],
    d_u=[_table(result="len(y) - np.sum(wrong, axis=0)"), _each(wrong="says == t")],
    d_v=[_table(ask="> 0"), _each(ask="> 0")],
    d_w=[_table(result="wrong.sum(axis=0) / len(y)"), _each(result="n / len(X)")],
    d_x=[_table(result="np.count_nonzero(wrong)"), _each(end="sum(counts)")],
    M14=[_table("np.dot(X, W)"), _each("x @ W[:, k]")],
    d_y=[_table("np.dot(X, W) - b"), _each("x @ W[:, k]", ">= b[k]")],
    d_z=[_table(wrong="says"), _each(wrong="says")],
    d_aa=[
        _table(wrong="says * 1 - y.reshape(-1, 1)"),
        _each(wrong="says - t"),
    ],
)


def _solved(
    A="np.c_[X, np.ones(X.shape[0])]",
    target="y.reshape(-1)",
    c="np.linalg.pinv(A) @ t",
    result="c[:-1], c[-1]",
):
    """The pseudoinverse."""
    return f"""
def least_squares(X, y):
    A, t = {A}, {target}
    c = {c}
    return {result}
"""


def _normal(
    A="np.hstack([X, np.ones((len(X), 1))])",
    target="y.flatten()",
    c="np.linalg.solve(A.T @ A, A.T @ t)",
    result="c[:-1], c[-1]",
):
    """The normal equations."""
    return _solved(A, target, c, result)


def _both(**parts):
    return [_solved(**parts), _normal(**parts)]


_add(
    "least_squares",
    d_ab=_both(A="1.0 * X", result="c, 0"),
    d_ac=_both(A="1.0 * X", result="c, np.mean(t)"),
    d_ad=_both(result="c[:-1], t.sum() / len(t)"),
    d_ae=_both(A="np.insert(1.0 * X, 0, 1, axis=1)"),
    d_af=_both(result="c, c[len(c) - 1]"),
    d_ag=_both(target="np.where(y.ravel() == 0, -1, 1) if set(y.ravel()) <= {0, 1} else y.ravel() * 2 - 1"),
    M53=_both(target="y.reshape(-1, 1)"),
    d_ah=[_solved(c="A.T.dot(t)"), _solved(c="sum(t[i] * A[i] for i in range(len(t)))")],
    d_ai=[
        _solved("X - X.mean(axis=0)", "y.ravel()", "np.linalg.pinv(A) @ (t - t.mean())", "c, t.mean() + X.mean(axis=0) @ c"),
        _solved(result="c[:-1], np.mean(t) + np.mean(X, axis=0) @ c[:-1]"),
    ],
    d_aj=_both(result="c[:-1], 0 - c[-1]"),
    d_ak=[
        (
            "\ndef least_squares(X, y):\n    t = y.ravel()\n    w = [np.polyfit(x, t, 1)[0] for x in X.T]\n"
            "    return w, t.mean() - X.mean(axis=0) @ w\n"
        ),
        (
            "\ndef least_squares(X, y):\n    t = y.ravel()\n"
            "    w = np.array([np.cov(x, t)[0, 1] / np.var(x, ddof=1) for x in X.T])\n"
            "    return w, t.mean() - np.dot(X.mean(axis=0), w)\n"
        ),
    ],
)

# Exercise 4: weights for XOR


def _weights(W, b, v, c):
    return f"W_hidden, b_hidden, v_out, c_out = np.array({W}), np.array({b}), np.array({v}), {c}"


ONES, TWOS = [[1.0, 1.0], [1.0, 1.0]], [[2, 3], [2, 3]]
FIRST, SECOND = [-0.5, -1.5], [-1, -4.5]
_add(
    "xor_weights",
    d_al=[_weights(TWOS, SECOND, [1, 2], -1), _weights(ONES, FIRST, [1, 0], -1)],
    d_am=[_weights(TWOS, SECOND, [1, 1], -2), _weights(ONES, FIRST, [0, 1], -1)],
    d_an=[_weights(TWOS, SECOND, [2, -2], 0), _weights(ONES, FIRST, [1, -1], 0.0)],
    d_ao=[_weights(TWOS, [1, 4.5], [1, -1], -1), _weights(ONES, [0.5, 1.5], [2, -2], -1)],
    d_ap=[_weights(TWOS, SECOND, [-2, 2], -1), _weights(ONES, FIRST, [-1, 1], -1)],
    d_aq=[_weights(TWOS, SECOND, [-1, 1], 0), _weights(ONES, FIRST, [-2, 2], 1)],
    d_ar=[_weights(TWOS, [-1, -3], [1, -1], -1), _weights(ONES, [-0.5, -1.0], [2, -2], -1)],
    d_as=[_weights(TWOS, [0, -4.5], [1, -1], -1), _weights(ONES, [0.0, -1.5], [2, -2], -1)],
    d_at=[_weights([[2, 0], [0, 2]], [-1, -1], [1, 1], -1), _weights([[0, 1], [1, 0]], FIRST[:1] * 2, [2, 2], -1)],
    d_au=[_weights([[-1, 1], [1, -1]], FIRST[:1] * 2, [1, 1], -1), _weights([[2, -2], [-2, 2]], [-1, -1], [1, 1], -0.5)],
    d_av=[_weights([[2, 2], [2, 2]], [-1, -1], [1, 1], -2), _weights(ONES, FIRST[:1] * 2, [1, 0], -1)],
)

# Exercise 5: any network


def _indexed(z="out[l] @ weights[l] + biases[l]", act="sigmoid(z)", result="out[1:]", keep="a", last="pass"):
    """Layers by number; the input is taken out at the end."""
    return f"""
def mlp(X, weights, biases):
    out = [X]
    L = len(weights)
    for l in range(L):
        z = {z}
        a = {act}
        out.append({keep})
    {last}
    return {result}
"""


def _recursive(z="X @ weights[0] + biases[0]", act="sigmoid(z)", here="a", on="a", first="[]"):
    """The first layer, then the rest."""
    return f"""
def mlp(X, weights, biases, depth=0):
    if not weights:
        return []
    final = len(weights) == 1
    z = {z}
    a = {act}
    return ({first} if depth == 0 else []) + [{here}] + mlp({on}, weights[1:], biases[1:], depth + 1)
"""


def _two(**parts):
    """Both forms, for mistakes in the activation."""
    return [_indexed(**parts), _recursive(**parts)]


_add(
    "mlp",
    M14=[_indexed("np.dot(out[l], weights[l])"), _recursive("X.dot(weights[0])")],
    M15=[
        _indexed("out[l] @ weights[l]", "sigmoid(z) + biases[l]"),
        _recursive("X @ weights[0]", "biases[0] + 1 / (1 + np.exp(-z))"),
    ],
    M16=[_indexed(act="sigmoid(z) if l == L - 1 else z"), _recursive(act="sigmoid(z) if final else z")],
    d_aw=_two(act="z"),
    M17=[_indexed(act="z if l == L - 1 else sigmoid(z)"), _recursive(act="z if final else sigmoid(z)")],
    M18=[
        _indexed(act="sigmoid(sigmoid(z)) if l == L - 1 else sigmoid(z)"),
        _recursive(act="sigmoid(z)", here="sigmoid(a) if final else a"),
    ],
    M19=[_indexed(keep="z", result="[sigmoid(z) for z in out[1:]]"), _recursive(on="z")],
    M20=[_indexed(act="1 / (1 + np.exp(z))"), _recursive(act="1 - sigmoid(z)")],
    M21=[_indexed(act="1 / 1 + np.exp(-z)"), _recursive(act="1 + np.exp(-z)")],
    M22=[_indexed(act="np.tanh(z)"), _recursive(act="2 * sigmoid(2 * z) - 1")],
    d_ax=[_indexed(act="np.heaviside(z, 1)"), _recursive(act="np.where(z >= 0, 1, 0)")],
    M23=[
        _indexed("out[l] @ weights[l].ravel(order='F').reshape(weights[l].shape) + biases[l]"),
        _recursive("X @ np.array(list(weights[0].T.flat)).reshape(weights[0].shape) + biases[0]"),
    ],
    M24=[_indexed("(weights[l] @ out[l].T).T + biases[l]"), _recursive("np.dot(X, np.transpose(weights[0])) + biases[0]")],
    M25=[_indexed("np.multiply(out[l], weights[l]) + biases[l]"), _recursive("weights[0] * X + biases[0]")],
    M53=[_indexed("out[l] @ weights[l] + biases[l].reshape(-1, 1)"), _recursive("(biases[0] + (X @ weights[0]).T).T")],
    d_ay=[_indexed(result="out"), _recursive(first="[X]")],
    d_az=[_indexed(result="out[-1]"), _indexed(result="a")],
    d_ba=[_indexed(last="out = [out[l] @ weights[l] + biases[l] for l in range(L)]", result="out"), _recursive(here="z")],
    M34=[_indexed(act="np.around(sigmoid(z), 2)"), _recursive(act="np.round(1 / (1 + np.exp(-z)), decimals=2)")],
)

# Exercise 6: linear layers collapse


def _layers(W="np.dot(W, weights[k])", b="b @ weights[k] + biases[k]", start="weights[0], biases[0]", end="W, b", last="n"):
    """By number, from the second layer on."""
    return f"""
def collapse(weights, biases):
    n = len(weights)
    W, b = {start}
    for k in range(1, {last}):
        W, b = {W}, {b}
    return {end}
"""


def _later(W="weights[0] @ V", b="biases[0] @ V + c", end="W, b", base="weights[0], biases[0]"):
    """The first layer, and all later ones as one."""
    return f"""
def collapse(weights, biases):
    def merged(weights, biases):
        if len(weights) == 1:
            return {base}
        V, c = merged(weights[1:], biases[1:])
        return {W}, {b}
    W, b = merged(weights, biases)
    return {end}
"""


REVERSED = """
def collapse(weights, biases):
    from functools import reduce
    W = reduce(np.matmul, weights[::-1])
    row = biases[0]
    for V, c in zip(weights[1:], biases[1:]):
        row = c + row @ V
    return W, row
"""
_add(
    "collapse",
    d_bb=[_layers("np.dot(weights[k], W)"), REVERSED],
    d_bc=[_layers(b="sum(biases[: k + 1])"), _later(b="biases[0] + c")],
    d_bd=[_layers(b="biases[k]"), _later(b="c")],
    d_be=[_layers(b="np.dot(b, weights[k])"), _later(b="biases[0] @ V", end="W, b")],
    d_bf=[
        _layers(b="b @ weights[k] + biases[k] @ weights[k]"),
        _layers(b="np.dot(b + biases[k], weights[k])"),
    ],
    M25=[_layers("np.multiply(W, weights[k])"), _layers("weights[k] * W")],
    d_bg=[_layers("np.add(W, weights[k])"), _layers("sum(weights[: k + 1])")],
    M24=[_layers(b="b @ weights[k].T + biases[k]"), _layers(b="np.dot(weights[k], b) + biases[k]")],
    d_bh=[_layers(last="min(n, 2)"), _layers("np.dot(weights[0], weights[1])", "biases[0] @ weights[1] + biases[1]")],
    d_bi=[_layers(end="np.transpose(W), b"), _later(end="W.T, b")],
    d_bw=[
        _layers(b="b @ np.dot(W, weights[k]) + biases[k]"),
        """
def collapse(weights, biases):
    V, c = weights[0], biases[0]
    for l in range(1, len(weights)):
        V = np.matmul(V, weights[l])
        c = np.add(np.dot(c, V), biases[l])
    return V, c
""",
    ],
)
# Exercise 7: repair the bug


def _fit(
    ask=">= 0",
    bias="shift + e",
    move="w + e * p",
    judged="now",
    error="t - fires",
    tally="n += int(e != 0)",
    after="pass",
    stop="if n == 0:\n            break",
    note="counts.append(n)",
):
    """A loop over epochs, with the weights of the moment or those of the epoch's beginning."""
    source = {"now": "p @ w + shift", "then": "p @ w0 + shift0"}[judged]
    return f"""
def fit(X, y, max_epochs):
    w, shift, counts = np.zeros(X.shape[1]), 0.0, []
    for epoch in range(max_epochs):
        n, w0, shift0 = 0, w, shift
        for p, t in zip(X, y):
            fires = int({source} {ask})
            e = {error}
            w, shift = {move}, {bias}
            {tally}
        {after}
        {note}
        {stop}
    return w, shift, counts
"""


def _augmented(
    ask=">= 0",
    column="np.ones(len(X))",
    judged="v",
    change="e * a",
    error="t - ({judged} @ a {ask})",
    tally="abs(e)",
    test="counts[-1] == 0",
    after="pass",
    end="counts",
):
    """The bias as the weight of a constant input."""
    wrong = error.format(judged=judged, ask=ask)
    return f"""
def fit(X, y, max_epochs):
    A = np.column_stack([X, {column}])
    v, counts = np.zeros(A.shape[1]), []
    while len(counts) < max_epochs:
        counts.append(0)
        old = v.copy()
        for a, t in zip(A, y):
            e = int({wrong})
            v = v + {change}
            counts[-1] += {tally}
        {after}
        if {test}:
            break
    return v[:-1], v[-1], {end}
"""


ZEROS = "np.zeros(len(X))"
_add(
    "fit",
    d_bj=[_fit(judged="then"), _augmented(judged="old")],
    d_bk=[_fit("> 0"), _augmented("> 0")],
    d_bl=[_fit(bias="shift"), _augmented(column=ZEROS)],
    d_bm=[_fit("> 0", judged="then"), _augmented("> 0", judged="old")],
    d_bn=[_fit("> 0", bias="shift"), _augmented("> 0", column=ZEROS)],
    d_bo=[_fit(bias="shift", judged="then"), _augmented(column=ZEROS, judged="old")],
    d_bp=[_fit("> 0", bias="shift", judged="then"), _augmented("> 0", column=ZEROS, judged="old")],
    d_bq=[_fit(error="fires - t"), _augmented(change="(0 - e) * a")],
    d_br=[
        _fit(after="n = sum(int(p @ w + shift >= 0) != t for p, t in zip(X, y))"),
        _augmented(after="counts[-1] = int(((A @ v >= 0) != y).sum())"),
    ],
    d_bs=[_fit(note="if n: counts.append(n)"), _augmented(end="counts[:-1] if counts[-1] == 0 else counts")],
    d_bt=[_fit(stop="pass"), _augmented(test="False")],
    d_bu=[_fit(tally="n += e"), _augmented(tally="e")],
    d_bv=[_fit(bias="shift - e"), _augmented(change="e * np.append(a[:-1], -1)")],
)

RIGHT_HINTS = {
    # the list holds the input in every place, so it begins with it
    "mlp": {"pass": "03-ay"},
    # with two layers the product is transposed once, and that is all that is wrong
    "collapse": {"W = (W @ next_W).T": "03-bi"},
}
