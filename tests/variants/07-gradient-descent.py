"""Misconceptions of 07-gradient-descent as other people would write them: other names, other algebra, loops.

Written from the hints and the catalogue alone, never from the bank's lines, so that they measure whether a hint is found
for the mistake or only for one way of writing it. `VARIANTS[solution cell, misconception]` is a list of codes.
`RIGHT_HINTS[cell]` maps a mutant's changed line to hints that a person has read and found right for it
(course verify --only mutants shows the lines).
"""

VARIANTS = {}


def _add(cell, **by_id):
    """Add variants; M88 stands for itself, d_a for 07-a."""
    for name, codes in by_id.items():
        VARIANTS[cell, name.replace("d_", "07-")] = list(codes)


# Exercise 1: path and forecast


def _summed(term="2 * xi * (weight * xi - yi)", over="len(x)", step="weight - learning_rate * g", out="found"):
    """Sample by sample, in plain numbers."""
    return f"""
def path(w, x, y, learning_rate, steps):
    weight, found = float(w), [float(w)]
    for _ in range(steps):
        g = 0.0
        for xi, yi in zip(x.tolist(), y.tolist()):
            g += {term}
        g /= {over}
        weight = {step}
        found.append(weight)
    return {out}
"""


def _filled(g="2 * (x @ (ws[t] * x - y)) / x.size", step="ws[t] - learning_rate * g", out="ws"):
    """Into an array that is there already."""
    return f"""
def path(w, x, y, learning_rate, steps):
    ws = np.full(steps + 1, w, dtype=float)
    for t in range(steps):
        g = {g}
        ws[t + 1] = {step}
    return {out}
"""


_add(
    "path",
    M88=[_summed(step="weight + g * learning_rate"), _filled(g="2 * (x @ (y - ws[t] * x)) / x.size")],
    M89=[_summed(step="weight - learning_rate * (learning_rate * g)"), _filled(step="ws[t] - g * learning_rate ** 2")],
    M90=[_summed(step="weight - g"), _filled(step="ws[t] - g")],
    M91=[_summed(step="-(learning_rate * g)"), _filled(step="0 - g * learning_rate")],
    M94=[_summed("2 * (weight * xi - yi)"), _filled("2 * np.sum(ws[t] * x - y) / x.size")],
    d_a=[_summed("xi * (weight * xi - yi)"), _filled("(x @ (ws[t] * x - y)) / x.size")],
    M76=[_summed(over="1"), _filled("2 * (x @ (ws[t] * x - y))")],
    M83=[_summed("0; g = 2 * xi * (weight * xi - yi) * len(x)"), _filled("2 * x[-1] * (ws[t] * x[-1] - y[-1])")],
    d_b=[_summed("2 * xi * (found[0] * xi - yi)"), _filled("2 * (x @ (ws[0] * x - y)) / x.size")],
    d_c=[
        """
def path(w, x, y, learning_rate, steps):
    found = [w]
    for _ in range(steps):
        for i in range(len(x)):
            w = w - learning_rate * 2 * x[i] * (w * x[i] - y[i])
        found.append(w)
    return found
""",
        """
def path(w, x, y, learning_rate, steps):
    ws = np.full(steps + 1, w, dtype=float)
    for t in range(steps):
        ws[t + 1] = ws[t]
        for row in np.column_stack([x, y]):
            ws[t + 1] -= learning_rate * -2 * row[0] * (row[1] - row[0] * ws[t + 1])
    return ws
""",
    ],
    d_d=[
        _summed("2 * (weight * xi - yi) * (sum(x.tolist()) / len(x))"),
        _filled("2 * np.average(x) * np.average(ws[t] * x - y)"),
    ],
    d_e=[_summed("(weight * xi - yi) ** 2"), _filled("np.square(ws[t] * x - y).sum() / x.size")],
    d_f=[_summed(out="found[1:]"), _filled(out="ws[1:]")],
    d_g=[_summed(out="weight"), _filled(out="ws[-1]")],
    d_ch=[_summed(out="found[:1] + found[:-1]"), _filled(out="[w, *ws[: len(ws) - 1]]")],
)


def _lined(
    c="2 * (x @ x) / len(x)",
    target="(x @ y) / (x @ x)",
    f="1 - rate * c",
    end="target + (w - target) * f**steps",
    one="1 / c",
    most="2 / c",
):
    """Dot products."""
    return f"""
def forecast(w, x, y, rate, steps):
    c = {c}
    target = {target}
    f = {f}
    return dict(factor=f, after={end}, jump={one}, limit={most})
"""


def _counted(
    c="2 * sum(squares) / n",
    target="sum(a * b for a, b in zip(x, y)) / sum(squares)",
    f="-(rate * c - 1)",
    loop="gap = gap * f",
    gap="w - target",
    count="steps",
    end="gap + target",
    one="1 / c",
    most="2 * (1 / c)",
):
    """Sums in plain Python, and the distance step by step."""
    return f"""
def forecast(w, x, y, rate, steps):
    squares, n = [a * a for a in x], len(x)
    c = {c}
    target = {target}
    f, gap = {f}, {gap}
    for _ in range({count}):
        {loop}
    result = dict(factor=f, jump={one})
    result["after"], result["limit"] = {end}, {most}
    return result
"""


_add(
    "forecast",
    d_h=[_lined("(x @ x) / len(x)"), _counted("sum(squares) / n")],
    M76=[_lined("2 * (x @ x)"), _counted("2 * sum(squares)")],
    d_i=[_lined("2 * x.mean() * x.mean()"), _counted("2 * (sum(x) / n) ** 2")],
    d_j=[_lined(f="rate * c"), _counted(f="rate * c")],
    d_k=[_lined(f="1 + rate * c"), _counted(f="rate * c + 1")],
    d_l=[_lined(f="np.abs(1 - rate * c)"), _counted(f="max(1 - rate * c, rate * c - 1)")],
    d_m=[_lined(end="target + (w - target) * f * steps"), _counted(loop="pass", end="target + steps * f * gap")],
    d_n=[_lined(end="(w - target) * f**steps"), _counted(end="gap")],
    d_o=[_lined(end="w * f**steps"), _counted(gap="w", end="gap")],
    d_p=[_lined(end="target + (w - target) * f**steps / f"), _counted(count="steps - 1")],
    d_q=[_lined(end="target - (w - target) * f**steps"), _counted(gap="target - w")],
    d_r=[_lined(one="2 / c", most="1 / c"), _counted(one="2 * (1 / c)", most="1 / c")],
    d_s=[_lined(target="np.average(y / x)"), _counted(target="sum(b / a for a, b in zip(x, y)) / n")],
    d_ci=[_lined("2 * x.sum() * x.sum() / x.size"), _counted("2 * sum(x) ** 2 / n")],
    d_cj=[_lined(one="target - w"), _counted(one="-(w - target)")],
)

# Exercise 2: batches


def _pulled(xs="X[i]", ys="y[i]", take="batch_size", rows="list(order)", end="while rows:"):
    """Row by row from a list that grows shorter."""
    return f"""
def batches(X, y, order, batch_size):
    rows, found, used = {rows}, [], 0
    {end}
        now, rows = rows[:batch_size], rows[{take}:]
        places = range(used, used + len(now))
        used += len(now)
        found.append((np.array([{xs} for i, p in zip(now, places)]), np.array([{ys} for i, p in zip(now, places)])))
    return found
"""


def _sliced(
    xs="X[np.array(order)]",
    ys="y[np.array(order)]",
    count="-(-len(order) // batch_size)",
    cut="k * batch_size : (k + 1) * batch_size",
):
    """Reordered once, then cut."""
    return f"""
def batches(X, y, order, batch_size):
    count = {count}
    X_all, y_all = {xs}, {ys}
    return [(X_all[{cut}], y_all[{cut}]) for k in range(count)]
"""


_add(
    "batches",
    M97=[_pulled(ys="y[p]"), _sliced(ys="y")],
    d_t=[_pulled(xs="X[p]"), _sliced(xs="X")],
    d_u=[_pulled(xs="X[p]", ys="y[p]"), _sliced(xs="X", ys="y")],
    M98=[_pulled(end="while len(rows) >= batch_size:"), _sliced(count="len(order) // batch_size")],
    d_v=[
        _sliced(
            xs="np.concatenate([X[np.array(order)]] * (1 + batch_size))",
            ys="np.concatenate([y[np.array(order)]] * (1 + batch_size))",
        ),
        """
def batches(X, y, order, batch_size):
    found, place = [], 0
    while place < len(order):
        rows = np.take(order, range(place, place + batch_size), mode="wrap")
        found.append((X[rows], y[rows]))
        place += batch_size
    return found
""",
    ],
    d_w=[
        _sliced(cut="max(min(k * batch_size, len(order) - batch_size), 0) : (k + 1) * batch_size"),
        """
def batches(X, y, order, batch_size):
    found = []
    for end in range(batch_size, len(order) + batch_size, batch_size):
        rows = np.array(order[:end][-batch_size:])
        found.append((X[rows], y[rows]))
    return found
""",
    ],
    d_x=[
        """
def batches(X, y, order, batch_size):
    return [(X[rows], y[rows]) for rows in np.array_split(np.array(order), batch_size)]
""",
        """
def batches(X, y, order, batch_size):
    n, found, place = len(order), [], 0
    for k in range(batch_size):
        size = n // batch_size + (k < n % batch_size)
        rows = np.array(order[place : place + size], dtype=int)
        found.append((X[rows], y[rows]))
        place += size
    return found
""",
    ],
    d_y=[
        """
def batches(X, y, order, batch_size):
    cuts = range(batch_size, len(order), batch_size)
    return [(X[np.sort(rows)], y[np.sort(rows)]) for rows in np.split(np.array(order), cuts)]
""",
        """
def batches(X, y, order, batch_size):
    found = []
    for k in range(0, len(order), batch_size):
        chosen = set(np.array(order[k : k + batch_size]).tolist())
        rows = [i for i in range(len(order)) if i in chosen]
        found.append((X[rows], y[rows]))
    return found
""",
    ],
    d_z=[
        """
def batches(X, y, order, batch_size):
    count = int(np.ceil(len(order) / batch_size))
    return [(X[rows], y[rows]) for rows in np.array_split(np.array(order), count)]
""",
        """
def batches(X, y, order, batch_size):
    n, found, place = len(order), [], 0
    count = (n + batch_size - 1) // batch_size
    for k in range(count):
        size = n // count + (1 if k < n % count else 0)
        rows = np.array(order[place : place + size])
        found.append((X[rows], y[rows]))
        place += size
    return found
""",
    ],
    M99=[_pulled(take="1"), _sliced(count="len(order)", cut="k : k + batch_size")],
    d_aa=[
        _sliced(cut="k::count"),
        """
def batches(X, y, order, batch_size):
    n = len(order)
    count = n // batch_size + (n % batch_size > 0)
    groups = [[] for _ in range(count)]
    for place, row in enumerate(order):
        groups[place % count].append(row)
    return [(X[np.array(rows)], y[np.array(rows)]) for rows in groups]
""",
    ],
    d_ab=[
        """
def batches(X, y, order, batch_size):
    placed_X, placed_y = X.copy(), y.copy()
    placed_X[np.array(order)], placed_y[np.array(order)] = X, y
    return [(placed_X[k : k + batch_size], placed_y[k : k + batch_size]) for k in range(0, len(y), batch_size)]
""",
        _pulled(rows="[list(order).index(i) for i in range(len(y))]"),
    ],
    d_ck=[
        """
def batches(X, y, order, batch_size):
    cuts = np.arange(batch_size, len(order), batch_size)
    return np.split(X[np.array(order)], cuts), np.split(y[np.array(order)], cuts)
""",
        """
def batches(X, y, order, batch_size):
    Xs, ys, rows = [], [], list(order)
    while rows:
        Xs.append(X[rows[:batch_size]])
        ys.append(y[rows[:batch_size]])
        rows = rows[batch_size:]
    return [Xs, ys]
""",
    ],
)

# Exercise 3: sweep


def _row(
    g="gradient(np.array(here))",
    move="a - rate * b",
    count="steps",
    out="rows",
    keep="here",
    begin="here = [float(n) for n in w]",
    once="",
):
    """Lists, entry by entry; with `once` the start is taken once for all rates."""
    first, inner = (begin, "pass") if once else ("pass", begin)
    return f"""
def sweep(gradient, w, learning_rates, steps):
    rows = []
    {first}
    for rate in learning_rates:
        {inner}
        for _ in range({count}):
            here = [{move} for a, b in zip(here, {g})]
        rows.append({keep})
    return {out}
"""


def _all_rates(
    move="P - rates * G",
    g="[gradient(p) for p in P]",
    count="steps",
    out="P",
    start="np.tile(np.asarray(w, float), (len(rates), 1))",
):
    """All rates at once, a row each."""
    return f"""
def sweep(gradient, w, learning_rates, steps):
    rates = np.reshape(learning_rates, (-1, 1))
    P = P0 = {start}
    for _ in range({count}):
        G = np.array({g})
        P = {move}
    return {out}
"""


_add(
    "sweep",
    d_ac=[
        _row(once="all"),
        """
def sweep(gradient, w, learning_rates, steps):
    p, rows = np.asarray(w, dtype=float), []
    for step in range(len(learning_rates) * steps):
        p = p - learning_rates[step // steps] * gradient(p)
        if step % steps == steps - 1:
            rows.append(p)
    return rows
""",
    ],
    M88=[_row(move="a + rate * b"), _all_rates("P + rates * G")],
    M90=[_row(move="a - b"), _all_rates("P - G")],
    M89=[_row(move="a - rate * rate * b"), _all_rates("P - rates ** 2 * G")],
    d_ad=[_row(g="gradient(np.array(w, dtype=float))"), _all_rates(g="[gradient(p) for p in P0]")],
    d_ae=[_row(count="steps + 1"), _all_rates(count="1 + steps")],
    d_af=[_row(count="1"), _all_rates(count="min(steps, 1)")],
    d_ag=[
        _row(g="gradient(np.array(here)) / np.sqrt((np.array(gradient(np.array(here))) ** 2).sum())"),
        _all_rates("P - rates * G / np.sqrt((G * G).sum(axis=1, keepdims=True))"),
    ],
    M69=[
        """
def sweep(gradient, w, learning_rates, steps):
    rows = []
    for rate in learning_rates:
        p = [float(n) for n in w]
        for _ in range(steps):
            for j in range(len(p)):
                p[j] = p[j] - rate * gradient(np.array(p))[j]
        rows.append(p)
    return rows
""",
        """
def sweep(gradient, w, learning_rates, steps):
    P = np.tile(np.asarray(w, float), (len(learning_rates), 1))
    for p, rate in zip(P, learning_rates):
        for move in range(steps * len(p)):
            only = np.eye(len(p))[move % len(p)]
            p -= rate * only * gradient(p)
    return P
""",
    ],
    M08=[
        """
def sweep(gradient, w, learning_rates, steps):
    rows = np.zeros((len(learning_rates), len(w)), dtype=int)
    for k, rate in enumerate(learning_rates):
        rows[k] = w
        for _ in range(steps):
            rows[k] = rows[k] - rate * gradient(rows[k])
    return rows
""",
        _row(move="int(a - rate * b)"),
    ],
    M91=[_row(move="-rate * b"), _all_rates("-rates * G")],
    d_ah=[_row(keep="gradient(np.array(here))"), _all_rates(out="np.array([gradient(p) for p in P])")],
    d_ai=[_row(out="rows[-1]"), _all_rates(out="P[-1]")],
    d_aj=[_row(out="list(map(list, zip(*rows)))"), _all_rates(out="P.T")],
    M87=[
        """
def sweep(gradient, w, learning_rates, steps):
    rows = []
    for rate in learning_rates:
        p = w
        for _ in range(steps):
            g = gradient(p)
            for j in range(len(p)):
                p[j] = p[j] - rate * g[j]
        rows.append(np.array(p))
    return np.array(rows)
""",
        """
def sweep(gradient, w, learning_rates, steps):
    rows = np.empty((len(learning_rates), len(w)))
    for k in range(len(learning_rates)):
        for _ in range(steps):
            np.copyto(w, w - learning_rates[k] * gradient(w), casting="unsafe")
        rows[k] = w
    return rows
""",
    ],
    d_cl=[_row(out="rows[:1]"), _all_rates(out="P[:1]")],
    d_cm=[
        """
def sweep(gradient, w, learning_rates, steps):
    rows = []
    for rate in learning_rates:
        p = w * 1.0
        for _ in range(steps):
            p = p - rate * gradient(p)
            rows += [p]
    return rows
""",
        """
def sweep(gradient, w, learning_rates, steps):
    rows = np.zeros((len(learning_rates), steps, len(w)))
    for k, rate in enumerate(learning_rates):
        p = np.array(w, dtype=float)
        for t in range(steps):
            p = p - rate * gradient(p)
            rows[k, t] = p
    return rows.reshape(-1, len(w))
""",
    ],
)

# Exercise 4: momentum


def _entries(v="beta * b + g", w="a - learning_rate * b", at="W", begin="[0.0] * len(W)", order=0, out="W, V"):
    """Lists; `a` is an entry of W, `b` one of V."""
    lines = [
        f"V = [{v} for b, g in zip(V, gradient(np.array({at})))]",
        f"W = [{w} for a, b in zip(W, V)]",
    ]
    one, two = lines if order == 0 else lines[::-1]
    return f"""
def momentum(gradient, w, learning_rate, beta, steps):
    W = W0 = [float(a) for a in w]
    V = {begin}
    for _ in range(steps):
        {one}
        {two}
    return {out}
"""


def _history(push="g", keep="beta", at="p", move="p - learning_rate * v", start="0 * p", extra="", out="p, v"):
    """The velocity from all gradients so far, summed anew in each step."""
    return f"""
def momentum(gradient, w, learning_rate, beta, steps):
    p = start = 1.0 * np.asarray(w)
    pushes, v = [], {start}
    for t in range(steps):
        g = np.asarray(gradient({at}))
        pushes.append({push})
        v = sum(({keep}) ** (t - i) * one for i, one in enumerate(pushes)){extra}
        p = {move}
    return {out}
"""


_add(
    "momentum",
    M103=[_entries("beta * b + (1 - beta) * g"), _history("g - beta * g")],
    d_ak=[
        _entries("beta * b - learning_rate * g", "a + b"),
        _history("-learning_rate * g", move="p + v"),
    ],
    d_al=[_entries("beta * b + learning_rate * g"), _history("learning_rate * g")],
    d_am=[_entries("g"), _history(keep="0 * beta")],
    d_an=[_entries("b + g"), _history(keep="1")],
    d_ao=[
        _entries(order=1),
        """
def momentum(gradient, w, learning_rate, beta, steps):
    p, v = np.asarray(w) * 1.0, 0.0 * np.asarray(w)
    for _ in range(steps):
        p, v = p - learning_rate * v, beta * v + gradient(p - learning_rate * v)
    return p, v
""",
    ],
    M88=[_entries(w="a + learning_rate * b"), _history(move="p + v * learning_rate")],
    d_ap=[
        _history(at="p - learning_rate * beta * v"),
        """
def momentum(gradient, w, learning_rate, beta, steps):
    p, v = np.array(w) * 1.0, np.zeros(np.shape(w))
    for _ in range(steps):
        ahead = p - beta * v * learning_rate
        v = v * beta + gradient(ahead)
        p = p - v * learning_rate
    return p, v
""",
    ],
    d_aq=[_entries("(1 - beta) * b + g"), _history(keep="1 - beta")],
    d_ar=[_entries("beta * b + beta * g"), _history("beta * g")],
    M90=[_entries(w="a - b"), _history(move="p - v")],
    d_as=[_entries(at="W0"), _history(at="start")],
    d_at=[
        _entries(begin="list(gradient(np.array(W)))"),
        _history(extra=" + beta ** (t + 1) * pushes[0]"),
    ],
    d_au=[_entries(w="a - learning_rate * beta * b"), _history(move="p - beta * learning_rate * v")],
    d_cn=[_entries(out="W"), _history(out="p")],
)

# Exercise 5: Adam


def _scalar(
    m="beta1 * M[j] + (1 - beta1) * G[j]",
    v="beta2 * V[j] + (1 - beta2) * G[j] ** 2",
    mh="M[j] / (1 - beta1 ** t)",
    vh="V[j] / (1 - beta2 ** t)",
    move="W[j] - learning_rate * up / (down ** 0.5 + eps)",
    t="t + 1",
    at="W",
    extra="pass",
):
    """Entry by entry in lists."""
    return f"""
def adam(gradient, w, learning_rate, beta1, beta2, eps, steps):
    W, t = [float(a) for a in w], 0
    W0, M, V = list(W), [0.0] * len(W), [0.0] * len(W)
    for _ in range(steps):
        t, G = {t}, list(gradient(np.array({at})))
        for j in range(len(W)):
            M[j], V[j] = {m}, {v}
            up, down = {mh}, {vh}
            W[j] = {move}
            {extra}
    return W, M, V
"""


def _weighted(
    mw="(1 - beta1)",
    vw="(1 - beta2)",
    square="g * g",
    mk="beta1",
    vk="beta2",
    mc="1 - beta1 ** t",
    vc="1 - beta2 ** t",
    move="p - learning_rate * (m / mc) / (eps + np.sqrt(v / vc))",
    count="range(1, 1 + steps)",
    at="p",
):
    """The means as weighted sums of all gradients so far."""
    return f"""
def adam(gradient, w, learning_rate, beta1, beta2, eps, steps):
    p = start = np.asarray(w, dtype=float)
    seen, m, v = [], p * 0, p * 0
    for t in {count}:
        seen.append(np.asarray(gradient({at}), dtype=float))
        m = sum({mw} * ({mk}) ** age * g for age, g in enumerate(seen[::-1]))
        v = sum({vw} * ({vk}) ** age * ({square}) for age, g in enumerate(seen[::-1]))
        mc, vc = {mc}, {vc}
        p = {move}
    return p, m, v
"""


_add(
    "adam",
    M104=[_scalar(mh="M[j]", vh="V[j]"), _weighted(mc="1", vc="1")],
    d_av=[_scalar(mh="M[j]"), _weighted(mc="1")],
    d_aw=[_scalar(vh="V[j]"), _weighted(vc="1")],
    M105=[
        _weighted(count="range(steps)"),
        """
def adam(gradient, w, learning_rate, beta1, beta2, eps, steps):
    p, m, v, t = w * 1.0, w * 0.0, w * 0.0, 0
    while t < steps:
        g = gradient(p)
        m, v = m + (1 - beta1) * (g - m), v + (1 - beta2) * (g * g - v)
        p = p - learning_rate * m / (1 - beta1**t) / (np.sqrt(v / (1 - beta2**t)) + eps)
        t += 1
    return p, m, v
""",
    ],
    d_ax=[_scalar(mh="M[j] / (1 - beta1)", vh="V[j] / (1 - beta2)"), _weighted(mc="1 - beta1", vc="1 - beta2")],
    d_ay=[_scalar(mh="M[j] / (1 - beta1 * t)", vh="V[j] / (1 - beta2 * t)"), _weighted(mc="1 - t * beta1", vc="1 - t * beta2")],
    M106=[
        _scalar(move="W[j] - learning_rate * up / (down + eps) ** 0.5"),
        _weighted(move="p - learning_rate * (m / mc) / np.sqrt(eps + v / vc)"),
    ],
    d_az=[
        _scalar(move="W[j] - learning_rate * up / (down + eps)"),
        _weighted(move="p - learning_rate * (m / mc) / (eps + v / vc)"),
    ],
    d_ba=[_scalar(v="beta2 * V[j] + (1 - beta2) * abs(G[j])"), _weighted(square="abs(g)")],
    d_bb=[_scalar(v="V[j] + G[j] ** 2", vh="V[j]"), _weighted(vw="1", vk="1", vc="1")],
    d_bc=[
        _scalar(
            "beta2 * M[j] + (1 - beta2) * G[j]",
            "beta1 * V[j] + (1 - beta1) * G[j] ** 2",
            "M[j] / (1 - beta2 ** t)",
            "V[j] / (1 - beta1 ** t)",
        ),
        _weighted("(1 - beta2)", "(1 - beta1)", "g * g", "beta2", "beta1", "1 - beta2 ** t", "1 - beta1 ** t"),
    ],
    d_bd=[
        _scalar(extra="M[j], V[j] = up, down"),
        """
def adam(gradient, w, learning_rate, beta1, beta2, eps, steps):
    p, m, v = w * 1.0, w * 0.0, w * 0.0
    for t in range(1, steps + 1):
        g = gradient(p)
        m = (beta1 * m + (1 - beta1) * g) / (1 - beta1**t)
        v = (beta2 * v + (1 - beta2) * g * g) / (1 - beta2**t)
        p = p - learning_rate * m / (np.sqrt(v) + eps)
    return p, m, v
""",
    ],
    d_be=[_scalar("beta1 * M[j] + G[j]", "beta2 * V[j] + G[j] ** 2"), _weighted("1", "1")],
    M88=[
        _scalar(move="W[j] + learning_rate * up / (down ** 0.5 + eps)"),
        _weighted(move="p + learning_rate * (m / mc) / (eps + np.sqrt(v / vc))"),
    ],
    d_bf=[_scalar(v="beta2 * V[j] + (1 - beta2) * sum(a * a for a in G)"), _weighted(square="g @ g + 0 * g")],
    d_bg=[
        _scalar(move="W[j] - learning_rate * G[j] / (down ** 0.5 + eps)"),
        _weighted(move="p - learning_rate * seen[-1] / (eps + np.sqrt(v / vc))"),
    ],
    d_bh=[
        _scalar(mh="M[j] * (1 - beta1 ** t)", vh="V[j] * (1 - beta2 ** t)"),
        _weighted(mc="1 / (1 - beta1 ** t)", vc="1 / (1 - beta2 ** t)"),
    ],
    d_bi=[_scalar(at="W0"), _weighted(at="start")],
    d_co=[
        _scalar(mh="M[j] / (1 - beta1 ** steps)", vh="V[j] / (1 - beta2 ** steps)"),
        _weighted(mc="1 - beta1 ** steps", vc="1 - beta2 ** steps"),
    ],
)

# Exercise 6: ravine


def _spelt(
    a="1 - e * c",
    b="-e * beta",
    d="c",
    f="beta",
    v="0.0",
    w="start",
    count="steps",
    step="u, v = M[0][0] * u + M[0][1] * v, M[1][0] * u + M[1][1] * v",
    out="u",
    rho="max(abs(trace / 2 + root), abs(trace / 2 - root))",
):
    """The matrix as lists, the steps one by one, the eigenvalues from trace and determinant."""
    return f"""
def ravine(curvatures, w, learning_rate, beta, steps):
    e, result = learning_rate, dict(M=[], w=[], rho=[])
    for c, start in zip(curvatures, w):
        M = [[{a}, {b}], [{d}, {f}]]
        u, v = {w}, {v}
        for _ in range({count}):
            {step}
        trace, det = M[0][0] + M[1][1], M[0][0] * M[1][1] - M[0][1] * M[1][0]
        root = (trace**2 / 4 - det + 0j) ** 0.5
        result["M"].append(M)
        result["w"].append({out})
        result["rho"].append({rho})
    return result
"""


def _stacked(
    a="1 - e * c",
    b="-e * beta + 0 * c",
    d="c",
    f="beta + 0 * c",
    state="np.stack([start, 0 * start], axis=1)",
    count="steps",
    each="M @ now[..., None]",
    out="now[:, 0]",
    rho="np.abs(np.linalg.eigvals(M)).max(axis=1)",
):
    """All directions at once."""
    return f"""
def ravine(curvatures, w, learning_rate, beta, steps):
    c, start, e = curvatures * 1.0, w * 1.0, learning_rate
    M = np.moveaxis(np.array([[{a}, {b}], [{d}, {f}]]), 2, 0)
    now = {state}
    for _ in range({count}):
        now = ({each})[..., 0]
    return dict(M=M, w={out}, rho={rho})
"""


_add(
    "ravine",
    d_bj=[_spelt(b="c", d="-e * beta"), _stacked(b="c", d="-e * beta + 0 * c")],
    d_bk=[_spelt(a="1.0", b="-e"), _stacked(a="1 + 0 * c", b="-e + 0 * c")],
    d_bl=[_spelt(b="-e"), _stacked(b="-e + 0 * c")],
    d_bm=[_spelt(a="-e * c"), _stacked(a="-e * c")],
    M103=[
        _spelt(a="1 - e * (1 - beta) * c", d="c - beta * c"),
        _stacked(a="1 - e * (c - beta * c)", d="c * (1 - beta)"),
    ],
    d_bn=[_spelt(b="-beta", d="e * c"), _stacked(b="-beta + 0 * c", d="e * c")],
    d_bo=[_spelt(a="1 - 2 * e * c", d="2 * c"), _stacked(a="1 - e * (c + c)", d="c + c")],
    M88=[_spelt(a="1 + e * c", b="e * beta"), _stacked(a="1 + e * c", b="e * beta + 0 * c")],
    d_bp=[_spelt(count="0", out="M[0][0] ** steps * start"), _stacked(count="0", out="M[:, 0, 0] ** steps * start")],
    d_bq=[_spelt(count="steps - 1"), _stacked(count="steps - 1")],
    d_br=[_spelt(v="start"), _stacked(state="np.stack([start, start], axis=1)")],
    d_bs=[_spelt(out="v"), _stacked(out="now[:, 1]")],
    d_cp=[_spelt(b="e * beta"), _stacked(b="beta * e + 0 * c")],
    d_cq=[_spelt(out="[u, v]"), _stacked(out="now")],
    d_cr=[_spelt(v="c * start"), _stacked(state="np.stack([start, c * start], axis=1)")],
    d_cs=[_spelt(count="1"), _stacked(count="min(1, steps)")],
    d_ct=[
        "from numpy.linalg import eigvals" + _spelt(rho="np.absolute(eigvals(np.array(M)))"),
        _stacked(rho="np.abs(np.linalg.eigvals(M))"),
    ],
    d_cu=[
        _spelt(rho="max(abs((trace / 2 + root).real), abs((trace / 2 - root).real))"),
        _stacked(rho="np.abs(np.real(np.linalg.eigvals(M))).max(axis=1)"),
    ],
    d_cv=[
        _spelt(rho="np.linalg.svd(np.array(M))[1][0]"),
        _stacked(rho="np.linalg.norm(M, ord=2, axis=(1, 2))"),
    ],
)

# Exercise 7: train


def _copied(body, before="P = [np.array(p, dtype=float) for p in parameters]", again=""):
    """A copy of the parameters, and a loop over the epochs' numbers."""
    return f"""
def train(gradients, parameters, epochs, learning_rate):
    {before}
    for e in range(len(epochs)):
        {again or "pass"}
        for X, y in epochs[e]:
            {body}
    return P
"""


def _flat(
    step="[P[k] - learning_rate * g[k] for k in range(len(P))]", pairs="[pair for epoch in epochs for pair in epoch]", at="P"
):
    """All batches of all epochs in one row."""
    return f"""
def train(gradients, parameters, epochs, learning_rate):
    P = list(parameters)
    for X, y in {pairs}:
        g = gradients({at}, X, y)
        P = {step}
    return P
"""


_add(
    "train",
    d_bt=[
        _flat(pairs="epochs[0]"),
        _copied("P = [p - learning_rate * g for p, g in zip(P, gradients(P, X, y))] if e == 0 else P"),
    ],
    d_bu=[
        _copied("P = [p - learning_rate * g for p, g in zip(P, gradients(P, X, y))]", again="P = list(parameters)"),
        _flat(pairs="epochs[-1]"),
    ],
    d_bv=[
        _copied(
            "P = [p - learning_rate * g for p, g in zip(P, gradients(old, X, y))]",
            again="old = list(P)",
        ),
        """
def train(gradients, parameters, epochs, learning_rate):
    P = list(parameters)
    for epoch in epochs:
        total = None
        for X, y in epoch:
            g = gradients(P, X, y)
            total = g if total is None else [a + b for a, b in zip(total, g)]
        P = [p - learning_rate * t for p, t in zip(P, total)]
    return P
""",
    ],
    d_bw=[
        _copied(
            "P = [p - learning_rate * g / len(epochs[e]) for p, g in zip(P, gradients(old, X, y))]",
            again="old = list(P)",
        ),
        """
def train(gradients, parameters, epochs, learning_rate):
    P = list(parameters)
    for epoch in epochs:
        total = [0 * p for p in P]
        for X, y in epoch:
            total = [a + b for a, b in zip(total, gradients(P, X, y))]
        P = [p - learning_rate * (t / len(epoch)) for p, t in zip(P, total)]
    return P
""",
    ],
    M69=[
        _flat(
            step="P[:]\n        for k in range(len(P)):\n"
            "            P[k] = P[k] - learning_rate * np.asarray(gradients(P, X, y)[k])"
        ),
        """
def train(gradients, parameters, epochs, learning_rate):
    P = dict(enumerate(parameters))
    for epoch in epochs:
        for X, y in epoch:
            for k in P:
                now = gradients([P[i] for i in range(len(P))], X, y)
                P[k] = P[k] - learning_rate * now[k]
    return [P[i] for i in range(len(P))]
""",
    ],
    M88=[
        _copied("P = [p + learning_rate * g for p, g in zip(P, gradients(P, X, y))]"),
        _flat("[P[k] + learning_rate * g[k] for k in range(len(P))]"),
    ],
    M96=[
        _copied("P = [p - learning_rate / X.shape[0] * g for p, g in zip(P, gradients(P, X, y))]"),
        _flat("[P[k] - learning_rate * (g[k] / y.size) for k in range(len(P))]"),
    ],
    M93=[
        _copied("P[-1] = P[-1] - learning_rate * gradients(P, X, y)[-1]"),
        _flat("P[:-1] + [P[-1] - learning_rate * g[-1]]"),
    ],
    M92=[
        _copied("P[0] = P[0] - learning_rate * gradients(P, X, y)[0]"),
        _flat("[P[0] - learning_rate * g[0]] + P[1:]"),
    ],
    M90=[
        _copied("P = [p - g for p, g in zip(P, gradients(P, X, y))]"),
        _flat("[P[k] - g[k] for k in range(len(P))]"),
    ],
    d_bx=[
        _copied("P = [p - learning_rate * g for p, g in zip(P, gradients(parameters, X, y))]"),
        _flat(at="parameters"),
    ],
    d_by=[
        _flat(pairs="[(np.concatenate([X for X, _ in e]), np.concatenate([y for _, y in e])) for e in epochs]"),
        """
def train(gradients, parameters, epochs, learning_rate):
    P = list(parameters)
    for epoch in epochs:
        X, y = np.vstack([pair[0] for pair in epoch]), np.hstack([pair[1] for pair in epoch])
        P = [p - learning_rate * g for p, g in zip(P, gradients(P, X, y))]
    return P
""",
    ],
    M98=[
        _flat(pairs="[pair for epoch in epochs for pair in (epoch[:-1] or epoch)]"),
        """
def train(gradients, parameters, epochs, learning_rate):
    P = list(parameters)
    for epoch in epochs:
        number = 0
        while number < len(epoch) - 1 or number == 0:
            P = [p - learning_rate * g for p, g in zip(P, gradients(P, *epoch[number]))]
            number += 1
    return P
""",
    ],
    M87=[
        """
def train(gradients, parameters, epochs, learning_rate):
    for epoch in epochs:
        for X, y in epoch:
            slopes = gradients(parameters, X, y)
            for k in range(len(parameters)):
                parameters[k] = parameters[k] - learning_rate * slopes[k]
    return parameters
""",
        """
def train(gradients, parameters, epochs, learning_rate):
    P = parameters
    for X, y in sum(epochs, []):
        P[:] = [p - learning_rate * g for p, g in zip(P, gradients(P, X, y))]
    return list(P)
""",
    ],
)

# Exercise 8: fit_line


def _dicts(
    xs="x[i]",
    ys="y[i]",
    cut="range(0, n, batch_size)",
    over="len(part)",
    epoch="pass",
    part="list(order[k : k + batch_size])",
    core="",
):
    """Sample by sample, velocities in a dictionary."""
    core = core or (
        "gw = sum(2 * (w * a + b - c) * a for a, c in points) / size\n"
        "gb = sum(2 * (w * a + b - c) for a, c in points) / size\n"
        "v = {'w': beta * v['w'] + gw, 'b': beta * v['b'] + gb}\n"
        "w, b = w - learning_rate * v['w'], b - learning_rate * v['b']"
    )
    lines = "\n            ".join(core.splitlines())
    return f"""
def fit_line(x, y, orders, batch_size, learning_rate, beta):
    w, b, n, v = 0.0, 0.0, len(x), dict(w=0.0, b=0.0)
    for order in orders:
        {epoch}
        for k in {cut}:
            part = {part}
            points = [({xs}, {ys}) for i, p in zip(part, range(k, k + batch_size))]
            size = {over}
            {lines}
    return w, b
"""


def _design(
    a="x[r]",
    c="y[r]",
    cuts="range(batch_size, len(o), batch_size)",
    g="2 * A.T @ (A @ t - c) / len(c)",
    v="beta * v + g",
    epoch="pass",
    groups="np.split(np.array(o), cuts)",
    rest="t = t - learning_rate * v",
):
    """A column of ones for the bias, batches by np.split."""
    return f"""
def fit_line(x, y, orders, batch_size, learning_rate, beta):
    t, v = np.array([0.0, 0.0]), np.array([0.0, 0.0])
    for o in orders:
        cuts = {cuts}
        {epoch}
        for q, r in enumerate({groups}):
            A = np.column_stack([{a}, np.ones(len(r))])
            c = {c}
            g = {g}
            v = {v}
            {rest}
    return t[0], t[1]
"""


_GW = "gw = sum(2 * (w * a + b - c) * a for a, c in points) / size\n"
_GB = "gb = sum(2 * (w * a + b - c) for a, c in points) / size\n"
_add(
    "fit_line",
    M97=[_dicts(ys="y[p]"), _design(c="y[q * batch_size : q * batch_size + len(r)]")],
    d_bz=[
        _dicts(xs="x[p]", ys="y[p]", epoch="x, y = [x[i] for i in order], [y[i] for i in order]"),
        _design(epoch="x, y, o = x[o], y[o], np.arange(len(o))"),
    ],
    M98=[
        _dicts(cut="range(0, n // batch_size * batch_size, batch_size)"),
        _design(groups="np.reshape(o[: len(o) // batch_size * batch_size], (-1, batch_size))"),
    ],
    M107=[
        _dicts(
            core=_GW + _GB + "one = beta * v['w'] + gw\n"
            "v['w'] = beta * one + gb\n"
            "w, b = w - learning_rate * one, b - learning_rate * v['w']"
        ),
        _design(v="np.array([beta * v[1] + g[0], beta * (beta * v[1] + g[0]) + g[1]])"),
    ],
    M69=[
        _dicts(
            core=_GW + "v['w'] = beta * v['w'] + gw\n"
            "w = w - learning_rate * v['w']\n" + _GB + "v['b'] = beta * v['b'] + gb\n"
            "b = b - learning_rate * v['b']"
        ),
        _design(
            v="np.array([beta * v[0] + g[0], v[1]])",
            rest="t = np.array([t[0] - learning_rate * v[0], t[1]])\n"
            "            v[1] = beta * v[1] + 2 * np.mean(A @ t - c)\n"
            "            t[1] = t[1] - learning_rate * v[1]",
        ),
    ],
    d_ca=[_dicts(xs="x[p]", ys="y[p]"), _design(epoch="o = np.arange(len(x))")],
    d_cb=[_dicts(epoch="v = dict(w=0.0, b=0.0)"), _design(epoch="v = 0 * v")],
    d_cc=[
        _dicts(core=_GW + _GB + "w, b = w - learning_rate * gw, b - learning_rate * gb"),
        _design(v="g"),
    ],
    d_cd=[_dicts(over="batch_size"), _design(g="2 * A.T @ (A @ t - c) / batch_size")],
    M96=[_dicts(over="1"), _design(g="2 * A.T @ (A @ t - c)")],
    d_ce=[_dicts(epoch="w, b, v = 0.0, 0.0, dict(w=0.0, b=0.0)"), _design(epoch="t, v = 0 * t, 0 * v")],
    d_cf=[
        _dicts(
            core=_GW + "v['w'] = beta * v['w'] + gw\n"
            "w = w - learning_rate * v['w']\n" + _GB + "v['w'] = beta * v['w'] + gb\n"
            "b = b - learning_rate * v['w']"
        ),
        _design(
            v="np.array([beta * v[1] + g[0], 0.0])",
            rest="t = np.array([t[0] - learning_rate * v[0], t[1]])\n"
            "            v[1] = beta * v[0] + 2 * np.mean(A @ t - c)\n"
            "            t[1] = t[1] - learning_rate * v[1]",
        ),
    ],
    d_cg=[
        """
def fit_line(x, y, orders, batch_size, learning_rate, beta):
    w = b = v = 0.0
    for order in orders:
        x = x[order]
        for i in range(0, len(x) // batch_size * batch_size, batch_size):
            xb, yb = x[i : i + batch_size], y[i : i + batch_size]
            v = beta * v + (2 * (w * xb + b - yb) * xb).mean()
            w -= learning_rate * v
            v = beta * v + (2 * (w * xb + b - yb)).mean()
            b -= learning_rate * v
    return w, b
""",
        """
def fit_line(x, y, orders, batch_size, learning_rate, beta):
    t, v, xs = [0.0, 0.0], 0.0, list(x)
    for order in orders:
        xs = [xs[i] for i in order]
        for k in range(len(xs) // batch_size):
            points = list(zip(xs[k * batch_size :], y[k * batch_size : (k + 1) * batch_size]))
            for j in (0, 1):
                v = beta * v + sum(2 * (t[0] * a + t[1] - c) * (a if j == 0 else 1) for a, c in points) / batch_size
                t[j] -= learning_rate * v
    return t
""",
    ],
)

# A curvature with its sign turned makes the factor grow; batches of 2 that move on by 1 do overlap; a last batch of one
# sample is lost if the range ends one too early; an array of whole numbers
# has cut the weights; a mean of the slopes with its sign turned does walk uphill.
RIGHT_HINTS = {
    "path": {"weights.append(weights[-1])": "07-ch"},
    "forecast": {"curvature = -2 * np.mean(x ** 2)": "07-k"},
    "batches": {
        "for start in range(0, len(order), batch_size - 1):": "M99",
        "for start in range(0, len(order) - 1, batch_size):": "M98",
    },
    "sweep": {"return np.asarray(np.array(ends), dtype=int)": "M08"},
    "adam": {"m = beta1 * m - (1 - beta1) * g": "M88"},
}
