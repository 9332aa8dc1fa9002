"""Misconceptions of 05-backprop-by-hand as other people would write them: other names, other algebra, loops.

Written from the hints and the catalogue alone, never from the bank's lines, so that they measure whether a hint is found
for the mistake or only for one way of writing it. `VARIANTS[solution cell, misconception]` is a list of codes.
`RIGHT_HINTS[cell]` maps a mutant's changed line to hints that a person has read and found right for it
(course verify --only mutants shows the lines).
"""

VARIANTS = {}


def _add(cell, **by_id):
    """Add variants; M14 stands for itself, d_a for 05-a."""
    for name, codes in by_id.items():
        VARIANTS[cell, name.replace("d_", "05-")] = list(codes)


# Exercise 1: forward


def _layers(z="np.dot(a, W) + b", act="sigmoid(z)", last="sigmoid(z)", feed="out_of_layer", start="X"):
    """A loop over the layers."""
    return f"""
def forward(X, params):
    kept = {{}}
    a = {start}
    for k in (1, 2, 3):
        W, b = params["W%d" % k], params["b%d" % k]
        z = {z}
        out_of_layer = ({act}) if k < 3 else ({last})
        kept["z%d" % k] = z
        kept["y_hat" if k == 3 else "a%d" % k] = out_of_layer
        a = {feed}
    return kept
"""


SQUASH = "0.5 * (1 + tanh(t / 2))"
TOTAL = "sum(s * W[i, j] for i, s in enumerate(signal))"


def _samples(total=TOTAL + " + b[j]", act=SQUASH, last=SQUASH, feed="after", rows="X"):
    """Sample by sample, neuron by neuron, in plain Python."""
    return f"""
def forward(X, params):
    from math import exp, tanh
    table = {{"z1": [], "a1": [], "z2": [], "a2": [], "z3": [], "y_hat": []}}
    for row in {rows}:
        signal = [float(x) for x in row]
        for k in "123":
            W, b = params["W" + k], params["b" + k]
            before = [{total} for j in range(W.shape[1])]
            after = [({act}) if k != "3" else ({last}) for j, t in enumerate(before)]
            table["z" + k].append(before)
            table["y_hat" if k == "3" else "a" + k].append(after)
            signal = {feed}
    return {{name: np.array(values) for name, values in table.items()}}
"""


_add(
    "forward",
    M14=[_layers("np.dot(a, W)"), _samples(TOTAL)],
    M15=[
        _layers("np.dot(a, W)", "sigmoid(z) + b", "sigmoid(z) + b"),
        _samples(TOTAL, SQUASH + " + b[j]", SQUASH + " + b[j]"),
    ],
    M16=[_layers(act="z"), _samples(act="t")],
    M17=[_layers(last="z"), _samples(last="t")],
    M18=[_layers(last="sigmoid(sigmoid(z))"), _samples(last="1 / (1 + exp(-1 / (1 + exp(-t))))")],
    M19=[_layers(feed="z"), _samples(feed="before")],
    M20=[_layers(act="1 / (1 + np.exp(z))", last="1 / (1 + np.exp(z))"), _samples(act=f"1 - {SQUASH}", last=f"1 - {SQUASH}")],
    M21=[_layers(act="1 / 1 + np.exp(-z)", last="1 / 1 + np.exp(-z)"), _samples(act="1 + exp(-t)", last="1 + exp(-t)")],
    M22=[_layers(act="np.tanh(z)"), _samples(act="(exp(t) - exp(-t)) / (exp(t) + exp(-t))")],
    M23=[
        _layers("a @ W.flatten(order='F').reshape(W.shape) + b"),
        _samples(
            "sum(s * W[(i * W.shape[1] + j) % len(W), (i * W.shape[1] + j) // len(W)] for i, s in enumerate(signal)) + b[j]"
        ),
        # the matrix of the other convention, made by reshape
        _layers("(W.reshape(W.shape[1], W.shape[0]) @ a.T).T + b"),
    ],
    M24=[_layers("(W @ a.T).T + b"), _samples("sum(s * W[j, i] for i, s in enumerate(signal)) + b[j]")],
    M25=[_layers("np.multiply(a, W) + b"), _layers("b + np.einsum('ij,ij->ij', a, W)")],
    M34=[
        _layers(act="np.around(sigmoid(z), decimals=4)", last="np.around(sigmoid(z), decimals=4)"),
        _samples(act=f"round({SQUASH}, 4)", last=f"round({SQUASH}, 4)"),
        # the sums too, as the slides do
        _layers("np.round(a @ W + b, 4)", "np.round(sigmoid(z), 4)", "np.round(sigmoid(z), 4)"),
    ],
    d_a=[_layers(act="np.where(z > 0, z, 0)"), _samples(act="max(t, 0.0)")],
    d_b=[
        _layers(last="np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)"),
        _samples(last="exp(t) / sum(exp(u) for u in before)"),
    ],
    d_c=[_layers(last="np.round(sigmoid(z))"), _samples(last="1.0 if t > 0 else 0.0")],
    d_d=[_layers(start="X[0]"), _layers("a.dot(W) + b", start="next(iter(X))"), _samples(rows="X[:1]")],
)

# Exercise 2: the loss

P = 0.7739
_add(
    "loss_by_hand",
    M38=[
        "loss_if_1, loss_if_0 = 0.11132, 0.64570",
        f"import math\nloss_if_1 = -math.log10({P})\nloss_if_0 = -math.log10(1 - {P})",
    ],
    M39=[
        "loss_if_1, loss_if_0 = 0.36978, 2.14500",
        f"import math\nloss_if_1 = -math.log2({P})\nloss_if_0 = -math.log2(1 - {P})",
    ],
    M40=["loss_if_1, loss_if_0 = -0.25631, -1.48680", f"import math\nloss_if_1 = math.log({P})\nloss_if_0 = math.log(1 - {P})"],
    M41=["loss_if_1, loss_if_0 = 1.48678, 0.25631", f"import math\nloss_if_1 = -math.log(1 - {P})\nloss_if_0 = -math.log({P})"],
    M34=["loss_if_1, loss_if_0 = 0.26136, 1.46968", "import math\nloss_if_1 = -math.log(0.77)\nloss_if_0 = -math.log(0.23)"],
    d_e=[
        "import math\nloss_if_1 = round(-math.log(0.7739), 2)\nloss_if_0 = round(-math.log(0.2261), 2)",
        "loss_if_1 = .26; loss_if_0 = 1.490",
    ],
    d_f=[
        "import math\nloss_if_1 = round(-math.log(0.7739), 3)\nloss_if_0 = round(-math.log(0.2261), 3)",
        "loss_if_1 = .256; loss_if_0 = 1.4870",
    ],
    d_g=[f"loss_if_1, loss_if_0 = 1 - {P}, {P} - 0", "loss_if_1, loss_if_0 = abs(1 - 0.77390493), abs(0 - 0.77390493)"],
    d_h=[f"loss_if_1, loss_if_0 = (1 - {P}) ** 2, {P} ** 2", "loss_if_1, loss_if_0 = 0.05112, 0.59893"],
    d_i=["loss_if_1 = loss_if_0 = 0.77390493", f"y_hat = {P}\nloss_if_1, loss_if_0 = y_hat, y_hat"],
)


def _each(term, result="sum(terms) / len(terms)"):
    """A loop over the samples; p is the probability, t the label."""
    return f"""
def bce_loss(predictions, targets):
    terms = []
    for p, t in zip(np.ravel(predictions), np.ravel(targets)):
        terms.append({term})
    return {result}
"""


def _whole(*lines):
    """Arrays at once; P and T are the columns."""
    return "def bce_loss(P, T):\n" + "".join(f"    {line}\n" for line in lines)


HIT = "np.where(T == 1, P, 1 - P)"
_add(
    "bce_loss",
    M38=[_each("-np.log10(p if t else 1 - p)"), _whole(f"return (np.log({HIT}) / -np.log(10)).mean()")],
    M39=[_each("-np.log2(p if t else 1 - p)"), _whole(f"return (np.log({HIT}) / -np.log(2)).mean()")],
    M40=[_each("np.log(p if t else 1 - p)"), _whole(f"return np.log({HIT}).sum() / len(T)")],
    M41=[_each("-np.log(1 - p if t else p)"), _whole("return -np.log(np.abs(T - P)).mean()")],
    M42=[_each("-np.log(p) if t else np.log(1 - p)"), _whole(f"return ((1 - 2 * T) * np.log({HIT})).mean()")],
    M43=[_each("-t * np.log(p)"), _whole("return -(T.T @ np.log(P)).item() / T.shape[0]")],
    d_j=[_each("0 if t else -np.log1p(-p)"), _whole("return -((1 - T).T @ np.log(1 - P)).item() / T.shape[0]")],
    M44=[_each("-np.log(p if t else 1 - p)", "sum(terms)"), _whole(f"return -np.log({HIT}).sum()")],
    M48=[_each("float(round(p) == t)"), _whole("return 1 - np.abs((P > 0.5) - T).mean()")],
    M53=[
        _whole("T = T.flatten()", "return -(T * np.log(P) + (1 - T) * np.log(1 - P)).mean()"),
        _whole("p = P[:, 0]", "return np.average(-T * np.log(p) - (1 - T) * np.log(1 - p))"),
        # the same pairs, added up and divided by m
        _whole("T = T.flatten()", "return -np.sum(T * np.log(P) + (1 - T) * np.log(1 - P)) / len(T)"),
    ],
    M57=[
        _each("-np.log(min(max(p if t else 1 - p, 0.01), 0.99))"),
        _whole("P = np.minimum(np.maximum(P, 1e-2), 1 - 1e-2)", f"return -np.log({HIT}).mean()"),
        _whole("P = np.clip(P, 1e-3, 1 - 1e-3)", f"return -np.log({HIT}).mean()"),
    ],
    M34=[
        _each("-np.log(p if t else 1 - p)", "round(float(sum(terms) / len(terms)), 4)"),
        _whole(f"mean = -np.log({HIT}).mean()", "return np.floor(mean * 10000 + 0.5) / 10000"),
    ],
    d_h=[_each("(t - p) * (t - p)"), _whole("error = T - P", "return (error.T @ error).item() / len(error)")],
    d_k=[
        _whole(f"return -np.log({HIT})"),
        _each("-np.log(p if t else 1 - p)", "np.array(terms).reshape(-1, 1)"),
        _each("-np.log(p if t else 1 - p)", "terms"),
    ],
    d_l=[
        _each("-np.log(1 / (1 + np.exp(-p)) if t else 1 / (1 + np.exp(p)))"),
        _whole("P = 1 / (1 + np.exp(-P))", f"return -np.log({HIT}).mean()"),
    ],
    d_m=[_each("-np.log(p if t else 1 - p)", "sum(terms) / (2 * len(terms))"), _whole(f"return -0.5 * np.log({HIT}).mean()")],
)

# Exercise 3: the delta of the output


def _delta(*lines):
    """P and T are the columns, m the number of samples."""
    return "def output_delta(P, T):\n    m = P.shape[0]\n" + "".join(f"    {line}\n" for line in lines)


def _delta_each(term):
    """A loop over the samples that returns a column."""
    return _delta("rows = []", "for p, t in zip(P[:, 0], T[:, 0]):", f"    rows.append([{term}])", "return np.array(rows)")


_add(
    "output_delta",
    M58=[_delta("return (T / P - (1 - T) / (1 - P)) * P * (1 - P) / m"), _delta_each("(t - p) / m")],
    M59=[_delta("return (P - T) * (P - P**2) / m"), _delta_each("(p - t) / m * p * (1 - p)")],
    M60=[_delta("return (P - T) / (P * (1 - P)) / m"), _delta_each("(-1 / p if t else 1 / (1 - p)) / m")],
    M62=[
        _delta("s = 1 / (1 + np.exp(-P))", "return (P - T) / (P * (1 - P)) * (s - s * s) / m"),
        _delta_each("(-1 / p if t else 1 / (1 - p)) * np.exp(-p) / (1 + np.exp(-p)) ** 2 / m"),
    ],
    M76=[_delta("return np.where(T == 1, P - 1, P)"), _delta_each("p - t")],
    M77=[_delta("return np.subtract(P, T) / m * (1 / m)"), _delta_each("(p - t) / m / m")],
    M53=[
        _delta("return (P - T[:, 0]) / m"),
        _delta("return np.subtract.outer(P.flatten(), T.flatten()) / m"),
        # the other one is flat
        _delta("return (P.flatten() - T) / m"),
    ],
    M34=[_delta("return np.around((P - T) * (1 / m), decimals=4)"), _delta_each("round(float(p - t) / m, 4)")],
    M87=[
        _delta("np.subtract(P, T, out=P)", "P *= 1 / m", "return P"),
        _delta("for i in range(m):", "    P[i, 0] = (P[i, 0] - T[i, 0]) / m", "return P"),
        # only the difference is written over the argument
        _delta("P -= T", "return P / m"),
    ],
    d_n=[_delta("return -(1 - P) / m"), _delta_each("(-1 / p) * p * (1 - p) / m")],
    d_o=[_delta("return np.where(T == 1, P - 1, -P) / m"), _delta_each("(p - 1 if t else -p) / m")],
    d_p=[_delta("return (P - T) / (0.5 * m)"), _delta_each("(p - t + p - t) / m")],
    d_c=[_delta("return (np.round(P) - T) / m"), _delta_each("((1 if p > 0.5 else 0) - t) / m")],
    d_q=[_delta("return np.mean(P - T)"), _delta("return (P - T).sum(axis=0) / m")],
    d_r=[_delta("return ((P - T) / m)[:, 0]"), _delta("return [(p - t) / m for p, t in zip(P.flatten(), T.flatten())]")],
    d_s=[_delta("return np.sqrt((P - T) ** 2) / m"), _delta_each("max(p - t, t - p) / m")],
)

# Exercise 4: the gradients of layer 3

SHARES = "D.T.sum(axis=1)"


def _layer3(dW="np.einsum('mh,mk->hk', A, D)", db=SHARES, order="dW, db"):
    """A and D are the layer's input and its delta."""
    return f"def layer3_gradients(A, D):\n    m = len(A)\n    dW = {dW}\n    db = {db}\n    return {order}\n"


def _layer3_loop(weight="A[i, j] * D[i, c]", bias="D[i, c]", add="+=", end="dW, db"):
    """Three loops."""
    return f"""
def layer3_gradients(A, D):
    (m, h), k = A.shape, D.shape[1]
    dW, db = np.zeros((h, k)), np.zeros(k)
    for i in range(m):
        for c in range(k):
            for j in range(h):
                dW[j, c] {add} {weight}
            db[c] {add} {bias}
    return {end}
"""


_add(
    "layer3_gradients",
    M72=[_layer3("np.tile(D.sum(axis=0), (A.shape[1], 1))"), _layer3_loop("D[i, c]")],
    M73=[
        _layer3(db="A[:, 0] @ D"),
        _layer3_loop(bias="A[i, 0] * D[i, c]"),
        # another neuron's activation
        _layer3(db="A[:, -1] @ D"),
    ],
    M74=[_layer3("np.einsum('mh,mk->kh', A, D)"), _layer3_loop(end="dW.T, db")],
    M75=[_layer3("np.multiply(A, D)"), _layer3("np.array([[a * d for a, d in zip(*both)] for both in zip(A, D)])")],
    d_t=[_layer3("np.dot(A, D)"), _layer3("np.einsum('ij,jk->ik', A, D)")],
    M77=[_layer3("np.einsum('mh,mk->hk', A, D) / m", "D.mean(axis=0)"), _layer3_loop("A[i, j] * D[i, c] / m", "D[i, c] / m")],
    M79=[_layer3(db="np.average(D, axis=0)"), _layer3_loop(bias="D[i, c] / m")],
    M80=[_layer3(db="D @ np.ones(D.shape[1])"), _layer3(db="[sum(row) for row in D.tolist()]")],
    M81=[_layer3(db="np.ones(m) @ D @ np.ones(D.shape[1])"), _layer3(db="sum(map(sum, D.tolist()))")],
    M83=[_layer3("np.outer(A[-1], D[-1])", "D[-1]"), _layer3_loop(add="=")],
    M34=[
        _layer3("np.around(np.einsum('mh,mk->hk', A, D), 4)", "np.around(np.sum(D, axis=0), 4)"),
        _layer3_loop(end="[[round(w, 4) for w in row] for row in dW.tolist()], [round(b, 4) for b in db.tolist()]"),
    ],
    d_u=[_layer3("0 - np.einsum('mh,mk->hk', A, D)", "-1 * np.sum(D, axis=0)"), _layer3_loop(add="-=")],
    d_v=[_layer3(order="db, dW"), _layer3_loop(end="[db, dW]")],
    d_w=[_layer3(db="D"), _layer3_loop(end="dW, 1 * D")],
    d_x=[_layer3(db="np.ones((1, m)) @ D"), _layer3_loop(end="dW, db.reshape(1, -1)")],
    d_y=[_layer3("A.sum(axis=0)[:, None] * D.sum(axis=0)"), _layer3_loop("A[i, j] * D[:, c].sum()")],
    d_z=[_layer3("np.einsum('mh,mk->hk', A - A**2, D)"), _layer3_loop("A[i, j] * (1 - A[i, j]) * D[i, c]")],
)

RIGHT_HINTS = {
    # one bias, one logarithm, one label's term: the hint names the step that is wrong
    "forward": {"z1 = X @ params['W1']": "M14"},
    "bce_loss": {
        "losses = -(y * np.log10(y_hat) + (1 - y) * np.log(1 - y_hat))": "M38",
        "losses = -(y * np.log(y_hat) + (1 - y) * np.log10(1 - y_hat))": "M38",
        "losses = -(y * np.log(y_hat) + (1 - y) * np.log(y_hat))": "M41",
    },
}
