"""Misconceptions of 09-digits as other people would write them: other names, other algebra, loops.

Written from the hints and the catalogue alone, never from the bank's lines, so that they measure whether a hint is found
for the mistake or only for one way of writing it. `VARIANTS[solution cell, misconception]` is a list of codes.
`RIGHT_HINTS[cell]` maps a mutant's changed line to hints that a person has read and found right for it
(course verify --only mutants shows the lines).
"""

VARIANTS = {}


def _add(cell, **by_id):
    """Add variants; M14 stands for itself, d_a for 09-a."""
    for name, codes in by_id.items():
        VARIANTS[cell, name.replace("d_", "09-")] = list(codes)


# Exercise 1: prepare


def _taken(
    scale="16.0", shuffle="np.take(X, order, axis=0)", labels="np.take(y, order)", mean="a.mean(0)", a="a - c", b="b - c"
):
    """Take and split."""
    return f"""
def prepare(X, y, order, n_train):
    shuffled, names = {shuffle}, {labels}
    a, b = np.split(shuffled / {scale}, [n_train])
    c = {mean}
    ya, yb = np.split(names, [n_train])
    return {a}, ya, {b}, yb
"""


def _looped(pixel="float(v) / 16", label="y[i]", middle="sum(r[j] for r in train) / len(train)", less="row[j] - center[j]"):
    """Lists of rows, pixel by pixel."""
    return f"""
def prepare(X, y, order, n_train):
    rows, labels = [], []
    for place, i in enumerate(order):
        rows.append([{pixel} for v in X[i]])
        labels.append({label})
    train, test = rows[:n_train], rows[n_train:]
    n = len(rows[0])
    center = [{middle} for j in range(n)]
    parts = [np.array([[{less} for j in range(n)] for row in part]) for part in (train, test)]
    return parts[0], np.array(labels[:n_train]), parts[1], np.array(labels[n_train:])
"""


_SPREAD = "np.sqrt(sum((r[j] - center[j]) ** 2 for r in train) / len(train))"
_add(
    "prepare",
    M97=[_taken(labels="y"), _looped(label="y[place]")],
    M102=[_taken(scale="1"), _looped(pixel="float(v)")],
    d_a=[_taken(mean="(shuffled / 16).mean(0)"), _looped(middle="sum(r[j] for r in rows) / len(rows)")],
    d_b=[_taken(b="b - b.mean(0)"), _looped(less="row[j] - sum(r[j] for r in part) / len(part)")],
    d_c=[_taken(mean="np.average(a)"), _looped(middle="sum(sum(r) for r in train) / (n * len(train))")],
    d_d=[_taken(shuffle="X", labels="y"), _looped(pixel="float(v) / 16", label="y[place]").replace("in X[i]", "in X[place]")],
    d_e=[_taken(scale="np.amax(X)"), _looped(pixel="float(v) / max(map(max, X.tolist()))")],
    d_f=[
        _taken(scale="1").replace("    shuffled", "    np.divide(X, 16, out=X)\n    shuffled", 1),
        _looped(pixel="v").replace("    rows,", "    X *= 0.0625\n    rows,", 1),
    ],
    d_g=[_taken(mean="16 * a.mean(0)"), _looped(middle="sum(16 * r[j] for r in train) / len(train)")],
    d_h=[_taken(a="a - a.mean(1)[:, None]", b="b - b.mean(1)[:, None]"), _looped(less="row[j] - sum(row) / n")],
    d_i=[_taken(a="a", b="b"), _looped(less="row[j]")],
    d_j=[_taken(a="(a - c) / a.std(0)", b="(b - c) / a.std(0)"), _looped(less=f"(row[j] - center[j]) / {_SPREAD}")],
)

# Exercise 2: spreads


def _scaled(
    he="(2 / D.shape[0]) ** 0.5", xavier="(2 / sum(D.shape)) ** 0.5", w="factor * D", bend="np.maximum(Z, 0)", say="A.std()"
):
    """A chain of ifs, maximum."""
    return f"""
def spreads(X, draws, rule):
    A, result = np.array(X, dtype=float), []
    for D in draws:
        if rule == "he":
            factor = {he}
        elif rule == "xavier":
            factor = {xavier}
        else:
            factor = 1 / 100
        Z = A @ ({w})
        A = {bend}
        result.append({say})
    return result
"""


def _summed(
    scale="np.sqrt(2 / fan)", z="scale * (A @ D)", bend="Z * (Z > 0)", say="np.sqrt(np.sum((A - A.mean()) ** 2) / A.size)"
):
    """The definition of the spread, and the scale after the product."""
    return f"""
def spreads(X, draws, rule):
    A = X
    out = []
    for D in draws:
        fan = {{"he": len(D), "xavier": len(D) + D.shape[1], "small": 20000}}[rule]
        scale = {scale}
        Z = {z}
        A = {bend}
        out.append({say})
    return out
"""


_add(
    "spreads",
    d_k=[_scaled(he="2 / len(D)", xavier="2 / (len(D) + len(D[0]))"), _summed(scale="0.01 if rule == 'small' else 2.0 / fan")],
    d_l=[_scaled(bend="Z"), _summed(bend="+Z")],
    d_m=[_scaled(say="Z.std()"), _summed(say="np.sqrt(np.mean((Z - np.mean(Z)) ** 2))")],
    d_n=[_scaled(say="A.var()"), _summed(say="np.sum((A - A.mean()) ** 2) / A.size")],
    d_o=[_scaled(say="A.std(ddof=1)"), _summed(say="np.sqrt(np.sum((A - A.mean()) ** 2) / (A.size - 1))")],
    d_p=[_scaled(say="A.std(0)"), _summed(say="[np.std(column) for column in A.T]")],
    d_q=[_scaled(say="A.mean()"), _summed(say="A.sum() / A.size")],
    d_r=[_scaled(w="D"), _summed(z="A @ D")],
    d_s=[_scaled(say="np.linalg.norm(A) / A.size ** 0.5"), _summed(say="np.sqrt(np.sum(A * A) / A.size)")],
    d_bn=[
        _scaled(he="(2 / len(D[0])) ** 0.5"),
        _summed(scale="np.sqrt(2 / (D.shape[-1] if rule == 'he' else fan))"),
    ],
)

# Exercise 3: loss_and_gradients


def _hot(
    pre="X @ W1 + b1",
    bend="relu(pre)",
    logits="H @ W2 + b2",
    p="softmax(logits)",
    loss="-(hot * np.log(p)).sum() / m",
    d2="(p - hot) / m",
    d1="d2 @ W2.T * (pre > 0)",
    into="H",
    s1="d1.sum(0)",
    s2="d2.sum(0)",
    answer="[g1, s1, g2, s2]",
):
    """One-hot labels."""
    return f"""
def loss_and_gradients(params, X, y):
    W1, b1, W2, b2 = params
    m, hot = len(X), np.eye(W2.shape[1])[y]
    pre = {pre}
    H = {bend}
    logits = {logits}
    p = {p}
    loss = {loss}
    d2 = {d2}
    d1 = {d1}
    g1, s1, g2, s2 = X.T @ d1, {s1}, {into}.T @ d2, {s2}
    return loss, {answer}
"""


def _each(
    z="x @ W1 + b1",
    h="np.where(z > 0, z, 0)",
    o="h @ W2 + b2",
    p="e / e.sum()",
    lost="-np.log(p[t])",
    total="loss / m",
    error="(p - np.eye(len(b2))[t]) / m",
    back="np.where(z > 0, W2 @ error, 0)",
    feed="h",
    sums="1",
    order="[dW1, db1, dW2, db2]",
):
    """Sample by sample, sums of outer products."""
    return f"""
def loss_and_gradients(params, X, y):
    W1, b1, W2, b2 = [np.array(part, dtype=float) for part in params]
    dW1, db1, dW2, db2 = np.zeros(W1.shape), np.zeros(b1.shape), np.zeros(W2.shape), np.zeros(b2.shape)
    loss, m = 0.0, len(X)
    for x, t in zip(X, y):
        z = {z}
        h = {h}
        o = {o}
        e = np.exp(o - o.max())
        p = {p}
        loss += {lost}
        error = {error}
        back = {back}
        dW2 += np.outer({feed}, error)
        db2 += error * {sums}
        dW1 += np.outer(x, back)
        db1 += back * {sums}
    return {total}, {order}
"""


_DOWN = "np.exp(logits) / np.exp(logits).sum(axis=0)"
_add(
    "loss_and_gradients",
    M36=[_hot(d2="(hot - p) / m"), _each(error="(np.eye(len(b2))[t] - p) / m")],
    M76=[_hot(d2="p - hot"), _each(error="p - np.eye(len(b2))[t]")],
    M78=[_hot(d1="(pre > 0) * (d2 @ W2.T) / m"), _each(back="np.where(z > 0, W2 @ error, 0) / m")],
    M79=[_hot(s1="d1.mean(0)", s2="d2.mean(0)"), _each(sums="(1 / m)")],
    M84=[_hot(d1="(d2 @ W2.T) * (d2 @ W2.T > 0)"), _each(back="relu(W2 @ error)")],
    d_t=[_hot(d1="d2 @ W2.T"), _each(back="W2 @ error")],
    M38=[_hot(loss="-(hot * np.log10(p)).sum() / m"), _each(lost="-np.log(p[t]) / np.log(10)")],
    M39=[_hot(loss="-(hot * np.log2(p)).sum() / m"), _each(lost="-np.log(p[t]) / np.log(2)")],
    M44=[_hot(loss="-(hot * np.log(p)).sum()"), _each(total="loss")],
    M40=[_hot(loss="(hot * np.log(p)).sum() / m"), _each(lost="np.log(p[t])")],
    M45=[_hot(loss="-(hot * np.log(p)).mean()"), _each(total="loss / (m * len(b2))")],
    M47=[
        _hot(loss="-np.log(p[:, y]).mean()"),
        _each(total="-np.mean([np.log(softmax(relu(X @ W1 + b1) @ W2 + b2)[:, t]) for t in y])"),
    ],
    M35=[_hot(d2="(p - hot) * (p - p**2) / m"), _each(error="(p - np.eye(len(b2))[t]) / m * p * (1 - p)")],
    M29=[
        _hot(p=_DOWN),
        _hot(p="softmax(logits.T).T", d2="np.subtract(p, hot) / len(y)", loss="-np.log(p[range(m), y]).sum() / m"),
    ],
    M37=[_hot(p="softmax(softmax(logits))"), _each(p="np.exp(e / e.sum()) / np.exp(e / e.sum()).sum()")],
    M14=[_hot(pre="X @ W1", logits="H @ W2"), _each(z="x @ W1", o="h @ W2")],
    M16=[_hot(bend="pre"), _each(h="z")],
    M70=[_hot(into="pre"), _each(feed="z")],
    d_u=[_hot(logits="relu(H @ W2 + b2)"), _each(o="np.maximum(h @ W2 + b2, 0)")],
    d_v=[_hot(answer="[g2, s2, g1, s1]"), _each(order="[dW2, db2, dW1, db1]")],
    M60=[_hot(d2="-hot / p / m"), _each(error="-np.eye(len(b2))[t] / p[t] / m")],
    d_bo=[
        _hot(answer="[g1.T, s1, g2.T, s2]"),
        _hot(answer="[np.einsum('mi,mj->ji', X, d1), s1, np.einsum('mi,mj->ji', H, d2), s2]"),
        _each(order="[np.transpose(dW1), db1, np.transpose(dW2), db2]"),
    ],
)

# Exercise 4: train


def _while(
    row="order[k : k + batch]",
    labels="y[rows]",
    images="X[rows]",
    more="k < len(y)",
    step="learning_rate",
    sign="-",
    log="losses.append(now)",
    after="",
    move="w = [w[j] {sign} {step} * d[j] for j in range(len(w))]",
    epochs="orders",
    last="",
):
    """A while loop, and a list of its own."""
    move = move.format(sign=sign, step=step)
    return f"""
def train(loss_and_gradients, params, X, y, orders, batch, learning_rate):
    w, losses = list(params), []
    for order in {epochs}:
        k = 0
        while {more}:
            rows = {row}
            now, d = loss_and_gradients(w, {images}, {labels})
            {log}
            {move}
            {after or "pass"}
            k += batch
        {last or "pass"}
    return w, losses
"""


def _cut(
    pieces="np.array_split(order, range(batch, len(order), batch))",
    first="X[piece]",
    second="y[piece]",
    rate="learning_rate",
    move="theta = [np.subtract(t, {rate} * np.asarray(g)) for t, g in zip(theta, slopes)]",
    note="trace.append(value)",
    then="",
    start="theta = [t for t in params]",
    pre="",
    end="",
):
    """Pieces of the order by array_split."""
    move = move.format(rate=rate)
    return f"""
def train(loss_and_gradients, params, X, y, orders, batch, learning_rate):
    trace = []
    {start}
    for order in orders:
        {pre or "pass"}
        for piece in {pieces}:
            value, slopes = loss_and_gradients(theta, {first}, {second})
            {note}
            {move}
            {then or "pass"}
        {end or "pass"}
    return theta, trace
"""


_STILL = "np.array_split(np.arange(len(order)), range(batch, len(order), batch))"
_add(
    "train",
    M97=[
        _while(labels="y[k : k + batch]"),
        _cut(pre="at = iter(range(0, len(y), batch))", second="y[(a := next(at)) : a + batch]"),
    ],
    M98=[_while(more="k + batch <= len(y)"), _cut(pieces="order[: len(order) // batch * batch].reshape(-1, batch)")],
    M96=[_while(step="learning_rate / batch"), _cut(rate="(learning_rate * (1 / batch))")],
    d_w=[_while(step="learning_rate / len(rows)"), _cut(rate="(learning_rate / piece.size)")],
    M88=[_while(sign="+"), _cut(rate="(-learning_rate)")],
    M90=[_while(step="1"), _cut(rate="1.0")],
    d_x=[
        _while(move="for j in range(len(w)): np.subtract(w[j], learning_rate * d[j], out=w[j])"),
        _cut(start="theta = params", move="for t, g in zip(theta, slopes): t -= learning_rate * g"),
    ],
    d_y=[
        _while(row="order[order][k : k + batch] if len(losses) < 0 else perm[k : k + batch]").replace(
            "        k = 0\n", "        perm = order if not losses else perm[order]\n        k = 0\n"
        ),
        _cut(pre="X, y = X[order], y[order]", pieces=_STILL),
    ],
    d_z=[_while(row="orders[0][k : k + batch]"), _cut(pre="order = orders[0]")],
    d_aa=[_while(row="range(k, min(k + batch, len(y)))"), _cut(pieces=_STILL)],
    M100=[
        _while(log="pass", after="losses.append(loss_and_gradients(w, X[rows], y[rows])[0])"),
        _cut(note="pass", then="trace += [loss_and_gradients(theta, X[piece], y[piece])[0]]"),
    ],
    d_ab=[_while(log="pass", last="losses.append(now)"), _cut(note="pass", end="trace = trace + [value]")],
    M69=[
        _while(move="for j in range(len(w)): w[j] = w[j] - learning_rate * loss_and_gradients(w, X[rows], y[rows])[1][j]"),
        _cut(
            move="for j, t in enumerate(theta): slopes = loss_and_gradients(theta, X[piece], y[piece])[1]; "
            "theta[j] = t - learning_rate * slopes[j]"
        ),
    ],
    d_ac=[_while(images="X", labels="y"), _cut(first="X[order]", second="y[order]")],
    M92=[
        _while(move="w = [w[j] - learning_rate * d[j] * (1 - j % 2) for j in range(len(w))]"),
        _cut(move="theta[::2] = [t - learning_rate * g for t, g in zip(theta[::2], slopes[::2])]"),
    ],
    d_ad=[
        _while(move="w = [params[j] - learning_rate * d[j] for j in range(len(w))]"),
        _cut(move="theta = [p - learning_rate * g for p, g in zip(params, slopes)]"),
    ],
)

# Exercise 5: gradient_norms


def _kept(
    slope="* a * (1 - a)",
    hot="hot",
    m="len(X)",
    size="np.sqrt((dW**2).sum())",
    last="softmax(z)",
    bias="+ b",
    pile="[size, *found]",
    again="",
):
    """One loop forward, one backward, tuples kept."""
    return f"""
def gradient_norms(X, y, weights, biases):
    kept, a = [], X
    for W, b in zip(weights, biases):
        kept.append((a, W))
        z = a @ W {bias}
        a = 1 / (1 + np.exp(-z))
    hot = np.zeros(z.shape)
    hot[np.arange(len(y)), y] = 1
    d, found = ({last} - {hot}) / {m}, []
    for a, W in reversed(kept):
        dW = np.einsum("mi,mj->ij", a, d)
        size = {size}
        found = {pile}
        d = (d @ np.transpose(W)) {slope} {again}
    return found
"""


def _deep(
    slope="sigmoid_slope(Z)",
    rest="d @ W.T",
    m="/ X.shape[0]",
    norm="np.linalg.norm(G)",
    out="softmax(Z)",
    b="b",
):
    """Recursion: a layer asks the next one for its delta."""
    return f"""
def gradient_norms(X, y, weights, biases):
    def sigmoid_slope(Z):
        return np.exp(-Z) / (1 + np.exp(-Z)) ** 2

    def walk(A, l):
        W, b = weights[l], biases[l]
        Z = A @ W + {b}
        if l == len(weights) - 1:
            d, above = ({out} - (np.arange(Z.shape[1]) == np.array(y)[:, None])) {m}, []
        else:
            back, above = walk(sigmoid(Z), l + 1)
            d = back * {slope}
        G = A.T @ d
        return {rest}, [{norm}, *above]

    return list(walk(X, 0)[1])
"""


_add(
    "gradient_norms",
    M61=[_kept(slope=""), _deep(slope="1")],
    M62=[_kept(slope="* np.exp(-a) / (1 + np.exp(-a)) ** 2"), _deep(slope="sigmoid_slope(sigmoid(Z))")],
    M64=[_kept(slope="* a"), _deep(slope="sigmoid(Z)")],
    M65=[_kept(slope="* (1 - a**2)"), _deep(slope="(1 - sigmoid(Z)) * (1 + sigmoid(Z))")],
    M76=[_kept(m="1"), _deep(m="")],
    M78=[_kept(again="/ len(X)"), _deep(slope="sigmoid_slope(Z) / len(A)")],
    d_ae=[_kept(size="(dW**2).sum()"), _deep(norm="np.linalg.norm(G) ** 2")],
    d_af=[_kept(size="np.abs(dW).sum()"), _deep(norm="np.linalg.norm(G.ravel(), 1)")],
    d_ag=[_kept(pile="[*found, size]"), _deep().replace("list(walk(X, 0)[1])", "walk(X, 0)[1][::-1]")],
    d_ah=[_kept(last="sigmoid(z)"), _deep(out="(1 / (1 + np.exp(-Z)))")],
    d_ai=[_kept(size="np.sqrt((d**2).sum())"), _deep(norm="np.linalg.norm(d)")],
    d_aj=[_kept(size="np.sqrt((d.sum(0) ** 2).sum())"), _deep(norm="np.linalg.norm(np.ones(len(d)) @ d)")],
    d_ak=[_kept(size="np.sqrt((dW**2).mean())"), _deep(norm="np.linalg.norm(G) / G.size**0.5")],
    d_al=[_kept(size="np.linalg.svd(dW)[1][0]"), _deep(norm="np.linalg.norm(G, ord=2)")],
    M14=[_kept(bias=""), _deep(b="0")],
    d_am=[_kept(size="abs(dW).max()"), _deep(norm="np.linalg.norm(G.ravel(), np.inf)")],
    d_bp=[
        _kept(slope="* (a > 0)").replace("1 / (1 + np.exp(-z))", "np.maximum(z, 0)"),
        _deep(slope="(Z > 0)").replace("walk(sigmoid(Z)", "walk(relu(Z)"),
    ],
)


# Exercise 5: dead_units


def _columns(z="X @ W + b", test="max(column) <= 0", over="(Z).T", answer="[j for j, column in enumerate(columns) if {test}]"):
    """Column by column."""
    return f"""
def dead_units(X, W, b):
    Z = {z}
    columns = list({over})
    return {answer.format(test=test)}
"""


def _active(z="np.dot(X, W) + b", count="(relu(Z) > 0).sum(axis=0)", answer="np.where(active == 0)[0].tolist()"):
    """Count the samples that wake a unit."""
    return f"""
def dead_units(X, W, b):
    Z = {z}
    active = {count}
    return {answer}
"""


_add(
    "dead_units",
    d_an=[_columns(test="min(column) <= 0"), _active(answer="np.where(active < len(X))[0].tolist()")],
    d_ao=[_columns(over="Z"), _active(count="(Z > 0).sum(axis=1)")],
    M14=[_columns(z="X @ W"), _active(z="np.dot(X, W)")],
    d_ap=[_columns(test="max(column) > 0"), _active(answer="np.where(active)[0].tolist()")],
    d_aq=[_columns(answer="[bool(max(column) <= 0) for column in columns]"), _active(answer="active == 0")],
    d_ar=[_columns(answer="sum(max(column) <= 0 for column in columns)"), _active(answer="np.count_nonzero(active == 0)")],
    d_as=[_columns(test="sum(column) <= 0"), _active(answer="np.where(np.average(Z, axis=0) <= 0)[0]")],
    d_at=[
        _columns(answer="[j + 1 for j, column in enumerate(columns) if max(column) <= 0]"),
        _active(answer="[u + 1 for u in np.where(active == 0)[0]]"),
    ],
    d_bq=[_columns(test="max(column) < 0"), _active(count="(Z >= 0).sum(axis=0)")],
)

# Exercise 6: predict


def _popped(last="A @ W + b", hidden="relu(A @ W + b)", pick="[int(np.argmax(row)) for row in logits]"):
    """Pairs, the last one apart."""
    return f"""
def predict(params, X):
    pairs = list(zip(params[::2], params[1::2]))
    A = X
    for W, b in pairs[:-1]:
        A = {hidden}
    W, b = pairs[-1]
    logits = {last}
    return {pick}
"""


def _flag(z="A @ W + b", bend="np.where(Z < 0, 0, Z)", cond="l < depth - 1", pick="np.argsort(Z, axis=1)[:, -1]"):
    """One loop with a question in it."""
    return f"""
def predict(params, X):
    A, depth = np.array(X, dtype=float), len(params) // 2
    for l in range(depth):
        W, b = params[2 * l], params[2 * l + 1]
        Z = {z}
        A = {bend} if {cond} else Z
    Z = A
    return {pick}
"""


_add(
    "predict",
    d_au=[_popped(pick="[int(np.argmax(column)) for column in logits.T]"), _flag(pick="Z.argmax(0)")],
    d_av=[_popped(last="relu(A @ W + b)"), _flag(cond="True", pick="Z.argmax(-1)")],
    M16=[_popped(hidden="A @ W + b"), _flag(bend="Z")],
    M14=[_popped(last="A @ W", hidden="relu(A @ W)"), _flag(z="A @ W")],
    d_aw=[_popped(last="A @ W"), _flag(z="A @ W + b * (l < depth - 1)")],
    d_ax=[_popped(pick="[int(np.argmin(row)) for row in logits]"), _flag(pick="np.argsort(Z, axis=1)[:, 0]")],
    d_ay=[_popped(pick="logits"), _flag(pick="Z.tolist()")],
    d_az=[_popped(pick="[1 + int(np.argmax(row)) for row in logits]"), _flag(pick="np.argsort(Z, axis=1)[:, -1] + 1")],
    d_ba=[
        _popped(pick="np.argmax(np.exp(logits) / np.exp(logits).sum(axis=0), axis=1)"),
        _flag(pick="softmax(Z.T, axis=1).T.argmax(1)"),
    ],
    d_bb=[_popped(hidden="sigmoid(A @ W + b)"), _flag(bend="1 / (1 + np.exp(-Z))")],
    d_bc=[_popped(pick="[int(np.argmax(np.abs(row))) for row in logits]"), _flag(pick="(Z**2).argmax(1)")],
    d_br=[
        _popped(pick="np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)"),
        _flag(pick="[softmax(row[None])[0] for row in Z]"),
    ],
    d_bs=[_popped(pick="[max(row) for row in logits]"), _flag(pick="np.sort(Z, axis=1)[:, -1]")],
)

# Exercise 6: mistakes


def _counted(
    cell="np.sum((y == i) & (said == j))",
    classes="range(P.shape[1])",
    keep="said[i] != y[i]",
    key="P[i, y[i]]",
    worst="ranked",
    table="table",
):
    """Count each pair; sort a list of indices."""
    return f"""
def mistakes(P, y):
    said = np.argmax(P, axis=1)
    table = np.array([[{cell} for j in {classes}] for i in {classes}])
    bad = [i for i in range(len(y)) if {keep}]
    ranked = sorted(bad, key=lambda i: {key})
    return {table}, {worst}
"""


def _product(
    table="hot.T @ chosen",
    loss="-np.log(P[np.arange(len(y)), y])",
    bad="np.where(chosen.argmax(1) != y)[0]",
    worst="bad[np.argsort(-loss[bad])]",
):
    """One-hot rows and their product; sort by the loss."""
    return f"""
def mistakes(P, y):
    k = P.shape[1]
    hot, chosen = np.eye(k, dtype=int)[y], np.eye(k, dtype=int)[P.argmax(axis=1)]
    loss = {loss}
    bad = {bad}
    return {table}, {worst}
"""


_SEEN = "sorted(set(y.tolist()))"
_add(
    "mistakes",
    d_bd=[_counted(cell="np.sum((said == i) & (y == j))"), _product(table="chosen.T @ hot")],
    d_be=[_counted(cell="int(np.any((y == i) & (said == j)))"), _product(table="np.minimum(hot.T @ chosen, 1)")],
    d_bf=[
        _counted(table="[[n / max(1, sum(row)) for n in row] for row in table]"),
        _product(table="(hot.T @ chosen) / np.maximum(hot.sum(axis=0), 1)[:, None]"),
    ],
    d_bg=[
        _counted(cell="np.sum((y == i) & (said == j)) * (i != j)"),
        _product(table="hot.T @ chosen - np.diag(np.diag(hot.T @ chosen))"),
    ],
    d_bh=[_counted(keep="True"), _product(bad="np.arange(len(P))")],
    d_bi=[_counted(key="-P[i, y[i]]"), _product(worst="bad[np.argsort(loss[bad])]")],
    d_bj=[_counted(key="-P[i].max()"), _product(loss="P.max(axis=1)")],
    d_bk=[_counted(worst="[bad.index(i) for i in ranked]"), _product(worst="np.argsort(-loss[bad])")],
    d_bl=[_counted(worst="bad"), _product(worst="bad")],
    d_bm=[_counted(classes=_SEEN), _product(table="(hot.T @ chosen)[np.ix_(np.unique(y), np.unique(y))]")],
)

# one db averaged is half of the same mistake; the last bias is one of the biases
_RETURN = "return (loss, [X.T @ dZ1, dZ1.{}(axis=0), A1.T @ dZ2, dZ2.{}(axis=0)])"
RIGHT_HINTS = {
    "loss_and_gradients": {_RETURN.format("mean", "sum"): "M79", _RETURN.format("sum", "mean"): "M79"},
    "gradient_norms": {"P = softmax(inputs[-1] @ weights[-1])": "M14"},
}
