"""Misconceptions of 05-backprop-by-hand as other people would write them: other names, other algebra, loops.

They share no line with the bank, so they measure whether a hint is found for the mistake or only for one way of writing it.
`VARIANTS[solution cell, misconception]` is a list of codes.
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

# Exercises 5 and 6: layer 2, layer 1


def _hidden_layer(
    cell, heard="np.einsum('ic,jc->ij', D, W)", slope="(A - A**2)", way="d = heard * slope", dW="", db="", end=""
):
    """Arrays at once: D and W are the delta and the weights of the layer behind, A and P what this one says and hears."""
    return f"""
def {cell}(D, W, A, P):
    heard = {heard}
    slope = {slope}
    {way}
    dW = {dW or "np.einsum('ig,ij->gj', P, d)"}
    db = {db or "np.ones(len(d)) @ d"}
    return {end or "d, dW, db"}
"""


def _hidden_loop(
    cell,
    edge="later[i, c] * W[j, c]",
    edges="range(later.shape[1])",
    delta="heard * a * (1 - a)",
    weight="earlier[i, g] * d[i, j]",
    bias="d[i, j]",
    add="+=",
    end="d, dW, db",
):
    """Sample by sample, neuron by neuron, edge by edge."""
    return f"""
def {cell}(later, W, own, earlier):
    m, neurons = np.shape(own)
    d, dW, db = np.zeros((m, neurons)), np.zeros((earlier.shape[1], neurons)), np.zeros(neurons)
    for i in range(m):
        for j in range(neurons):
            heard, a = 0.0, own[i, j]
            for c in {edges}:
                heard += {edge}
            d[i, j] = {delta}
            for g in range(earlier.shape[1]):
                dW[g, j] {add} {weight}
            db[j] {add} {bias}
    return {end}
"""


def _both_hidden_layers(cell):
    """The two layers are one exercise with other names."""

    def array(**changes):
        return _hidden_layer(cell, **changes)

    def loop(**changes):
        return _hidden_loop(cell, **changes)

    rounded = "[[round(x, 4) for x in row] for row in {}]"
    _add(
        cell,
        M61=[array(slope="1"), loop(delta="heard")],
        M62=[
            array(slope="np.exp(-A) / (1 + np.exp(-A)) ** 2"),
            loop(delta="heard * sigmoid(a) * sigmoid(-a)"),
        ],
        M63=[
            array(slope="(lambda z: z - z**2)(np.log(A) - np.log(1 - A))"),
            loop(delta="heard * -np.log(1 / a - 1) * (1 + np.log(1 / a - 1))"),
        ],
        M64=[array(slope="A"), loop(delta="a * heard")],
        M65=[array(slope="(1 - A) * (1 + A)"), loop(delta="heard - heard * a * a")],
        M66=[array(heard="np.einsum('ic,jc->ij', D, np.ones_like(W))"), loop(edge="later[i, c]")],
        M67=[
            array(heard="np.outer(D[:, 0], W[:, 0])"),
            loop(edges="(0,)"),
            # the last edge in place of the first
            loop(edges="(later.shape[1] - 1,)"),
        ],
        M68=[
            array(heard="np.mean(D[:, None, :] * W[None, :, :], axis=2)"),
            loop(edge="later[i, c] * W[j, c] / W.shape[1]"),
        ],
        M71=[
            array(dW="np.einsum('ig,ij->gj', A, d)"),
            array(dW="np.array([sum(a * row for a, row in zip(column, d)) for column in A.T])"),
        ],
        M72=[
            array(dW="np.tile(d.sum(axis=0), (P.shape[1], 1))"),
            loop(weight="d[i, j]"),
            # the delta itself in place of the product
            array(dW="d"),
        ],
        M73=[
            array(db="P[:, 0] @ d"),
            loop(bias="earlier[i, 0] * d[i, j]"),
            # every input at once
            array(db="(P.T @ d).sum(axis=0)"),
        ],
        M74=[array(dW="np.einsum('ig,ij->jg', P, d)"), loop(end="d, dW.T, db")],
        M75=[array(heard="np.multiply(D, W.T)"), array(heard="np.einsum('ij,ji->ij', D, W)")],
        M24=[array(heard="np.dot(D, W)"), loop(edge="later[i, c] * W[c, j]")],
        M78=[array(way="d = heard * slope * (1 / len(P))"), loop(delta="heard * (a - a * a) / m")],
        M77=[
            array(dW="np.einsum('ig,ij->gj', P, d) / P.shape[0]", db="np.average(d, axis=0)"),
            loop(weight="earlier[i, g] * d[i, j] / m", bias="d[i, j] / m"),
        ],
        M79=[array(db="np.average(d, axis=0)"), loop(bias="d[i, j] / m")],
        M80=[array(db="d @ np.ones(d.shape[1])"), loop(end="d, dW, [sum(row) for row in d.tolist()]")],
        M81=[array(db="np.einsum('ij->', d)"), loop(end="d, dW, sum(db)")],
        M83=[array(dW="P[-1][:, None] * d[-1]", db="1 * d[-1]"), loop(add="=")],
        M34=[
            array(end="tuple(np.around(x, decimals=4) for x in (d, dW, db))"),
            loop(end=f"{rounded.format('d')}, {rounded.format('dW')}, [round(x, 4) for x in db]"),
        ],
        M87=[
            array(slope="np.multiply(A, 1 - A, out=A)"),
            array(way="A -= A**2; d = heard * A"),
            # the delta behind is what gets overwritten
            array(heard="np.einsum('ic,jc->ij', D, W); D *= 0"),
        ],
        d_u=[array(slope="A * (A - 1)"), loop(edge="-later[i, c] * W[j, c]")],
        d_v=[array(end="[dW, db, d]"), loop(end="dW, db, d"), array(end="dW, d, db")],
        d_w=[array(db="np.copy(d)"), loop(end="d, dW, d.tolist()")],
        d_x=[array(db="np.ones((1, len(d))) @ d"), loop(end="d, dW, [db]")],
        d_y=[
            array(dW="P.sum(axis=0)[:, None] * d.sum(axis=0)"),
            array(dW="np.einsum('ig,kj->gj', P, d)"),
        ],
        d_aa=[
            array(end="heard, dW, db"),
            loop(
                delta="heard",
                weight="earlier[i, g] * d[i, j] * a * (1 - a)",
                bias="d[i, j] * a * (1 - a)",
            ),
        ],
    )


_both_hidden_layers("layer2_gradients")
_both_hidden_layers("layer1_gradients")
_add(
    "layer2_gradients",
    d_ab=[
        _hidden_layer("layer2_gradients", slope="P - P**2"),
        _hidden_loop("layer2_gradients", delta="heard * earlier[i, j] * (1 - earlier[i, j])"),
    ],
)

# Exercise 7: the update


def _moved(new="p - eta * slope", names="old", first="pass"):
    """A loop that fills a dictionary."""
    return f"""
def update(old, g, eta):
    {first}
    moved = {{}}
    for key in {names}:
        p, slope = old[key], g["d" + key]
        moved[key] = {new}
    return moved
"""


def _moved_at_once(step="np.multiply(rate, grads[f'd{k}'])", new="np.subtract(params[k], step(k))", first="pass"):
    """A function for the step, a comprehension for the rest."""
    return f"""
def update(params, grads, rate):
    {first}
    def step(k):
        return {step}
    return {{k: {new} for k in sorted(params)}}
"""


LAST = "str(len(old) // 2)"
_add(
    "update",
    M88=[_moved("p + slope * eta"), _moved_at_once(step="-rate * grads[f'd{k}']")],
    M89=[_moved("p - eta * eta * slope"), _moved_at_once(first="rate = rate * rate")],
    M90=[_moved("p - slope"), _moved_at_once(step="grads[f'd{k}']")],
    M91=[_moved("0 - eta * slope"), _moved_at_once(new="-step(k)")],
    M92=[_moved("p - eta * slope if p.ndim == 2 else p.copy()"), _moved_at_once(step="rate * grads[f'd{k}'] * ('W' in k)")],
    M93=[
        _moved(f"p - eta * slope if {LAST} in key else 1 * p"),
        _moved_at_once(step="rate * grads[f'd{k}'] if k[1:] == last else 0", first="last = sorted(params)[-1][1:]"),
    ],
    d_ac=[_moved("p - eta * slope if p.ndim == 1 else p.copy()"), _moved_at_once(step="rate * grads[f'd{k}'] * ('b' in k)")],
    d_ad=[_moved(first="eta = 0.1"), _moved_at_once(step="grads[f'd{k}'] / 10")],
    d_ae=[_moved("p - eta * np.where(slope > 0, 1, -1)"), _moved_at_once(step="rate * grads[f'd{k}'] / abs(grads[f'd{k}'])")],
    d_af=[_moved("p - p * eta * slope"), _moved_at_once(step="params[k] * rate * grads[f'd{k}']")],
    d_ag=[_moved("eta * p - eta * slope"), _moved_at_once(new="rate * params[k] - step(k)")],
    d_ah=[_moved("p - slope / eta"), _moved_at_once(first="rate = 1 / rate")],
    d_ai=[_moved("np.array(p)"), _moved_at_once(step="0 * rate * grads[f'd{k}']")],
    M34=[
        _moved("np.around(p - eta * slope, decimals=4)"),
        _moved_at_once(new="(10000 * (params[k] - step(k))).round() / 10000"),
    ],
    M87=[
        "def update(old, g, eta):\n    for key in old:\n        old[key] -= g['d' + key] * eta\n    return old\n",
        _moved("np.subtract(p, eta * slope, out=p)"),
    ],
    M08=[
        _moved("np.array(p - eta * slope, dtype=p.dtype)"),
        """
def update(old, g, eta):
    fresh = {}
    for key in old:
        fresh[key] = np.empty_like(old[key])
        fresh[key][...] = old[key] - g["d" + key] * eta
    return fresh
""",
    ],
)

# Exercise 7, part two: worked out anew from a network with the mistake in it, or typed in with other digits

NETWORK = """
def stepped(rate=0.1, still="", digits=9):
    def shorter(values):
        return {k: np.round(v, digits) for k, v in values.items()}
    layers = shorter(forward(x_deck, params_deck))
    d3 = output_delta(layers["y_hat"], y_deck)
    dW3, db3 = layer3_gradients(layers["a2"], d3)
    d2, dW2, db2 = layer2_gradients(d3, params_deck["W3"], layers["a2"], layers["a1"])
    _, dW1, db1 = layer1_gradients(d2, params_deck["W2"], layers["a1"], x_deck)
    slopes = {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2, "W3": dW3, "b3": db3}
    moved = {k: v if k in still.split() else v - rate * slopes[k] for k, v in params_deck.items()}
    return shorter(forward(x_deck, shorter(moved)))
"""


def _proof(after="stepped()", drop="100 * (old - new) / old", pairs="[(0.6147, a), (0.7862, y)]", old="", new=""):
    """From the network after the step: a and y are the two numbers that the slides misprint."""
    return f"""{NETWORK}
before, after = stepped(0), {after}
a, y = after["a2"][0, 0], after["y_hat"][0, 0]
old, new = {old or "bce_loss(before['y_hat'], y_deck)"}, {new or "bce_loss(after['y_hat'], y_deck)"}
z3_new, loss_new = after["z3"][0, 0], new
drop_percent = {drop}
misprints = {pairs}
"""


def _typed(z3="1.27938", loss="0.24546", drop="4.232", pairs="[[0.6147, 0.61739], [0.7862, 0.78234]]"):
    return f"z3_new = {z3}\nloss_new = {loss}\ndrop_percent = {drop}\nmisprints = {pairs}\n"


_add(
    "verification",
    M92=[
        _proof("stepped(still='b1 b2 b3')"),
        _typed("1.25602", "0.25059", "2.230", "[[0.6147, 0.61688], [0.7862, 0.77834]]"),
    ],
    M88=[
        _proof("stepped(-0.1)"),
        _typed("1.18168", "0.26755", "-4.388", "[[0.6147, 0.61563], [0.7862, 0.76525]]"),
    ],
    M90=[
        _proof("stepped(1)"),
        _typed("1.72269", "0.16432", "35.888", "[[0.6147, 0.62526], [0.7862, 0.84847]]"),
    ],
    M93=[
        _proof("stepped(still='W1 b1 W2 b2')"),
        _typed("1.27806", "0.24574", "4.122", "[[0.6147, 0.61651], [0.7862, 0.78212]]"),
    ],
    M100=[
        _proof("stepped(0)"),
        _typed("1.23049", "0.25631", "0", "[[0.6147, 0.61651], [0.7862, 0.77390]]"),
    ],
    M34=[
        _typed("1.2800", "0.2485", "3.04", "((0.6147, 0.620), (0.7862, 0.780))"),
        _proof("stepped(digits=2)", old="-np.log(0.77)"),
    ],
    d_aj=[_proof(drop="(old - new) / old"), _proof(drop="1 - new / old"), _typed(drop="0.04232")],
    d_ak=[_proof(drop="100 * (old - new) / new"), _proof(drop="100 * (old / new - 1)"), _typed(drop="4.4187")],
    d_al=[_proof(drop="(old - new) * 100"), _typed(drop="1.0846")],
    d_am=[_proof(drop="100 * (new - old) / old"), _typed(drop="-4.232")],
    d_an=[_proof(drop="100 * new / old"), _typed(drop="95.768")],
    d_ao=[
        _proof(pairs="[(1.2794, 0.5226 + 0.4139 * 0.6147 + 0.2135 * 0.5973 + 0.6137 * 0.6089), (0.7862, y)]"),
        _typed(pairs="[[1.2794, 1.27826], [0.7862, 0.78234]]"),
    ],
    d_ap=[
        _proof(pairs="[(0.6147, a), (0.7740, before['y_hat'].item())]"),
        _typed(pairs="[[0.6147, 0.61739], [0.774, 0.77390]]"),
    ],
    d_aq=[_proof(pairs="[(a, 0.6147), (y, 0.7862)]"), _typed(pairs="[[0.61739, 0.6147], [0.78234, 0.7862]]")],
    d_ar=[_proof(pairs="[(0.7862, y), (0.6147, a)]"), _typed(pairs="[[0.7862, 0.78234], [0.6147, 0.61739]]")],
    d_as=[
        _proof(pairs="[(0.6147, before['a2'].max()), (0.7862, y)]"),
        _typed(pairs="[[0.6147, 0.61651], [0.7862, 0.78234]]"),
    ],
    d_at=[
        _proof(pairs="[(0.6147, a), (0.7862, before['y_hat'].max())]"),
        _typed(pairs="[[0.6147, 0.61739], [0.7862, 0.77390]]"),
    ],
    d_bc=[
        _proof(new="-np.log(sigmoid(0.4427))").replace('after["z3"][0, 0]', 'after["z2"][0, 2]'),
        _typed(z3="0.44268", loss="0.49611", drop="-93.560", pairs="[[0.6147, 0.61739], [0.7862, 0.60890]]"),
    ],
)

# Exercise 8: repair a training step


def _step(
    loss="((out - T) ** 2).sum() / (2 * m)",
    error="(out - T) / m",
    bend="(out - out**2)",
    back="d2.dot(V.T)",
    slope="(h - h**2)",
    share="1",
    rows="np.ones(m) @ d",
    sign="-",
    late_loss="",
    *,
    early=False,
):
    """Arrays at once, with names of one's own; `early`: the last layer moves before the delta of the first is made."""
    move = f"V, c = V {sign} eta * np.einsum('ij,ik->jk', h, d2), c {sign} eta * sums(d2)"
    lines = [f"d1 = {back} * {slope} * {share}", move]
    first, second = reversed(lines) if early else lines
    return f"""
def train_step(inputs, T, old, eta):
    U, u, V, c = old["W1"], old["b1"], old["W2"], old["b2"]
    m = inputs.shape[0]
    def sums(d):
        return {rows}
    h = 1 / (1 + np.exp(-(inputs.dot(U) + u)))
    out = 1 / (1 + np.exp(-(h.dot(V) + c)))
    loss = {loss}
    d2 = {error} * {bend}
    {first}
    {second}
    U, u = U {sign} eta * np.einsum('ij,ik->jk', inputs, d1), u {sign} eta * sums(d1)
    {late_loss or "pass"}
    return dict(y=out, loss=loss, delta2=d2, delta1=d1, W1=U, b1=u, W2=V, b2=c)
"""


def _step_loop(
    loss="np.dot(y - t, y - t) / 2 / m",
    d2="(y - t) * y * (1 - y) / m",
    d1="(W2 @ d) * a * (1 - a)",
    bias="d",
    sign="-=",
    end="",
    *,
    biases=True,
    early=False,
):
    """Sample by sample."""
    last = f"""
    for a, d in zip(hidden, second):
        G2 += np.outer(a, d)
        g2 += {bias}
    W2 {sign} rate * G2
    {"b2" if biases else "g2"} {sign} rate * g2"""
    between = f"""
    for a, d in zip(hidden, second):
        first.append({d1})"""
    return f"""
def train_step(X, T, params, rate):
    W1, b1, W2, b2 = [1.0 * params[k] for k in ("W1", "b1", "W2", "b2")]
    G1, g1, G2, g2 = [np.zeros_like(p) for p in (W1, b1, W2, b2)]
    m, loss, hidden, shown, second, first = len(X), 0.0, [], [], [], []
    for x, t in zip(X, T):
        a = sigmoid(x @ W1 + b1)
        y = sigmoid(a @ W2 + b2)
        loss += {loss}
        hidden.append(a)
        shown.append(y)
        second.append({d2}){last + between if early else between + last}
    for x, d in zip(X, first):
        G1 += np.outer(x, d)
        g1 += {bias}
    W1 {sign} rate * G1
    {"b1" if biases else "g1"} {sign} rate * g1
    {end or "pass"}
    found = {{"W1": W1, "b1": b1, "W2": W2, "b2": b2}}
    return {{"y": shown, "loss": loss, "delta2": second, "delta1": first, **found}}
"""


TWICE_BENT = "(W2 @ d) * sigmoid(a) * (1 - sigmoid(a))"
STRAIGHT = "(y - t) / m"
BENT = "np.exp(-h) / (1 + np.exp(-h)) ** 2"
KEPT_TYPE = """for k, n in zip(("W1", "b1", "W2", "b2"), (W1, b1, W2, b2)):
        n[...] = n.astype(params[k].dtype)"""
_add(
    "train_step",
    M59=[_step(bend="1"), _step_loop(d2=STRAIGHT)],
    M69=[_step(early=True), _step_loop(early=True)],
    M62=[_step(slope=BENT), _step_loop(d1=TWICE_BENT)],
    d_au=[_step(bend="1", slope=BENT, early=True), _step_loop(d2=STRAIGHT, d1=TWICE_BENT, early=True)],
    d_av=[_step(slope=BENT, early=True), _step_loop(d1=TWICE_BENT, early=True)],
    d_aw=[_step(bend="1", slope=BENT), _step_loop(d2=STRAIGHT, d1=TWICE_BENT)],
    d_ax=[_step(bend="1", early=True), _step_loop(d2=STRAIGHT, early=True)],
    d_ay=[
        _step(bend="np.exp(-out) / (1 + np.exp(-out)) ** 2"),
        _step_loop(d2="(y - t) * sigmoid(y) * sigmoid(-y) / m"),
    ],
    M87=[
        """
def train_step(X, T, params, rate):
    a = sigmoid(X @ params["W1"] + params["b1"])
    y = sigmoid(a @ params["W2"] + params["b2"])
    d2 = (y - T) * y * (1 - y) / len(X)
    d1 = d2 @ params["W2"].T * a * (1 - a)
    slopes = {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": a.T @ d2, "b2": d2.sum(axis=0)}
    for name in slopes:
        params[name] -= rate * slopes[name]
    return {**params, "y": y, "loss": np.sum((y - T) ** 2) / 2 / len(X), "delta2": d2, "delta1": d1}
""",
        _step(early=True)
        .replace("d1 = d2.dot(V.T)", "d1 = d2.dot(kept.T)")
        .replace("loss = (", "kept = V.copy()\n    loss = (")
        .replace("V, c = V - eta", "V[:], c[:] = V - eta")
        .replace("U, u = U - eta", "U[:], u[:] = U - eta"),
    ],
    M61=[_step(slope="1"), _step_loop(d1="W2 @ d")],
    M65=[_step(slope="(1 + h) * (1 - h)"), _step_loop(d1="(W2 @ d) * (1 - a * a)")],
    M76=[_step(error="(out - T)"), _step_loop(d2="(y - t) * y * (1 - y)")],
    M78=[_step(share="1 / m"), _step_loop(d1="(W2 @ d) * a * (1 - a) / m")],
    d_p=[_step(error="(out - T) / (m / 2)"), _step_loop(d2="2 * (y - t) * y * (1 - y) / m")],
    M58=[_step(error="(T - out) / m"), _step_loop(d2="(t - y) * y * (1 - y) / m")],
    M88=[_step(sign="+"), _step_loop(sign="+=")],
    M92=[_step(rows="0"), _step_loop(biases=False)],
    M79=[_step(rows="np.average(d, axis=0)"), _step_loop(bias="d / m")],
    M24=[_step(back="d2.dot(V)"), _step_loop(d1="(d @ W2) * a * (1 - a)")],
    M44=[_step(loss="0.5 * ((out - T) ** 2).sum()"), _step_loop(loss="np.dot(y - t, y - t) / 2")],
    M08=[
        _step(late_loss="U, u, V, c = [n.astype(old[k].dtype) for n, k in zip((U, u, V, c), ('W1', 'b1', 'W2', 'b2'))]"),
        _step_loop(end=KEPT_TYPE),
    ],
    d_ba=[_step(loss="((out - T) ** 2 / 2).mean()"), _step_loop(loss="np.mean((y - t) ** 2) / 2 / m")],
    d_bb=[_step(error="(out - T) / out.size"), _step_loop(d2="(y - t) * y * (1 - y) / (m * len(t))")],
    d_az=[
        _step(late_loss="loss = ((sigmoid(sigmoid(inputs @ U + u) @ V + c) - T) ** 2).sum() / (2 * m)"),
        _step_loop(end="loss = sum(np.sum((sigmoid(sigmoid(x @ W1 + b1) @ W2 + b2) - t) ** 2) for x, t in zip(X, T)) / m / 2"),
    ],
)

RIGHT_HINTS = {
    # one bias, one logarithm, one label's term: the hint names the step that is wrong
    "forward": {"z1 = X @ params['W1']": "M14"},
    "bce_loss": {
        "losses = -(y * np.log10(y_hat) + (1 - y) * np.log(1 - y_hat))": "M38",
        "losses = -(y * np.log(y_hat) + (1 - y) * np.log10(1 - y_hat))": "M38",
        "losses = -(y * np.log(y_hat) + (1 - y) * np.log(y_hat))": "M41",
    },
    # first and last are swapped: the order is wrong, and what stands in the place of the bias is just what the hints say
    "layer2_gradients": {"return (db2, dW2, delta2)": "05-v 05-w 05-x"},
    "layer1_gradients": {
        "return (db1, dW1, delta1)": "05-v 05-w 05-x",
        # what flows in is forgotten, the samples are not added up either
        "dW1 = delta1": "M72",
    },
    # one of the two bias gradients is averaged
    "train_step": {
        # what writes fractions into the caller's whole numbers cuts them off as well
        "M87": "M08",
        "grads = {'W1': X.T @ delta1, 'b1': delta1.mean(axis=0), 'W2': hidden.T @ delta2, 'b2': delta2.sum(axis=0)}": "M79",
        "grads = {'W1': X.T @ delta1, 'b1': delta1.sum(axis=0), 'W2': hidden.T @ delta2, 'b2': delta2.mean(axis=0)}": "M79",
    },
}
