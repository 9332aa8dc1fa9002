"""Misconceptions of 06-matrix-calculus as other people would write them: other names, other algebra, loops.

Written from the hints and the catalogue alone, never from the bank's lines, so that they measure whether a hint is found
for the mistake or only for one way of writing it. `VARIANTS[solution cell, misconception]` is a list of codes.
`RIGHT_HINTS[cell]` maps a mutant's changed line to hints that a person has read and found right for it
(course verify --only mutants shows the lines).
"""

VARIANTS = {}


def _add(cell, **by_id):
    """Add variants; M14 stands for itself, d_a for 06-a."""
    for name, codes in by_id.items():
        VARIANTS[cell, name.replace("d_", "06-")] = list(codes)


# Exercise 1: to_kit


def _listed(W="[r[:] for r in rows[1:]]", b="rows[0]", dW="[list(c) for c in zip(*g)]", J="[list(c) for c in zip(*s)]"):
    """Lists and zip."""
    return f"""
def to_kit(w001, dw003, j004):
    rows, g, s = w001.tolist(), dw003.tolist(), j004.tolist()
    return dict(W={W}, b={b}, dW={dW}, J={J})
"""


def _split(W="below", b="top[0]", dW="np.einsum('kn->nk', dw003)", J="np.swapaxes(j004, 0, 1)"):
    """Split the table, then transpose by other names."""
    return f"""
def to_kit(w001, dw003, j004):
    top, below = np.split(w001, [1], axis=0)
    result = {{}}
    result["W"], result["b"] = {W}, {b}
    result["dW"] = {dW}
    result["J"] = {J}
    return result
"""


_add(
    "to_kit",
    M74=[_listed(dW="g"), _split(dW="dw003.copy()")],
    d_a=[_listed(J="s"), _split(J="np.swapaxes(np.swapaxes(j004, 0, 1), 0, 1)")],
    d_b=[_listed(dW="g", J="s"), _split(dW="np.array(dw003)", J="+j004")],
    d_c=[
        _listed(
            dW="np.array(sum(g, [])).reshape(len(g[0]), len(g)).tolist()",
            J="np.array(sum(s, [])).reshape(len(s[0]), len(s)).tolist()",
        ),
        _split(dW="np.reshape(dw003, below.shape)", J="np.reshape(j004, below.shape[::-1])"),
    ],
    d_d=[_listed(W="rows[: len(rows) - 1]", b="rows.pop()"), _split(W="np.delete(w001, -1, axis=0)", b="below[-1]")],
    d_e=[_listed(W="rows"), _split(W="np.vstack([top, below])")],
    d_f=[_listed(W="[list(c) for c in zip(*rows[1:])]"), _split(W="np.transpose(below)")],
    d_g=[_listed(b="[rows[0]]"), _split(b="top")],
    d_h=[_listed(W="[r[1:] for r in rows]", b="[r[0] for r in rows]"), _split(W="np.delete(w001, 0, axis=1)", b="w001.T[0]")],
)

# Exercise 2: numerical_jacobian


def _entries(slope="(up[i] - down[i]) / (2 * h)", a="base + step", b="base - step", make="base = np.array(x, float)", h="h"):
    """Entry by entry into a table of zeros."""
    return f"""
def numerical_jacobian(f, x, h=1e-5):
    {make}
    h = {h}
    table = np.zeros((len(f(x)), len(x)))
    for j in range(len(x)):
        step = np.zeros(len(x))
        step[j] = h
        up, down, here = f({a}), f({b}), f(base)
        for i in range(len(up)):
            table[i, j] = {slope}
    return table
"""


def _stacked(slope="(plus - minus) / (h + h)", up="+ h", down="- h", pack="np.stack(found, axis=1)", pre="float(v)", setup=""):
    """Plain lists, one input replaced at a time."""
    return f"""
def numerical_jacobian(f, x, h=1e-5):
    {setup or "pass"}
    found = []
    for j in range(len(x)):
        high, low, same = ([{pre} for v in x] for _ in range(3))
        high[j], low[j] = high[j] {up}, low[j] {down}
        plus, minus, center = (np.array(f(np.array(point))) for point in (high, low, same))
        found.append({slope})
    return {pack}
"""


_add(
    "numerical_jacobian",
    d_i=[_entries() + "    return table.T\n", _stacked(pack="np.stack(found)")],
    M05=[_entries("(up[i] - down[i]) / h"), _stacked("(plus - minus) * (1 / h)")],
    d_j=[_entries("up[i] - down[i]"), _stacked("plus - minus")],
    M06=[_entries("(up[i] - here[i]) / h"), _stacked("plus / h - center / h")],
    d_k=[_entries("(here[i] - down[i]) / h"), _stacked("center / h - minus / h")],
    M07=[_entries(h="1e-4"), _stacked(setup="h = 3e-5")],
    M08=[
        _entries(make="base = x", a="(base + step).astype(x.dtype)", b="(base - step).astype(x.dtype)"),
        """
def numerical_jacobian(f, x, h=1e-5):
    columns = []
    for j in range(x.size):
        around = np.empty((2, x.size), dtype=x.dtype)
        around[:] = x
        around[0, j], around[1, j] = x[j] + h, x[j] - h
        columns.append((f(around[0]) - f(around[1])) / h / 2)
    return np.column_stack(columns)
""",
    ],
    M09=[
        """
def numerical_jacobian(f, x, h=1e-5):
    point = x.astype(float)
    table = np.zeros((len(f(x)), len(x)))
    for j in range(len(x)):
        point[j] = point[j] + h
        above = f(point.copy())
        point[j] = point[j] - 2 * h
        below = f(point.copy())
        table[:, j] = (above - below) / (2 * h)
    return table
""",
        """
def numerical_jacobian(f, x, h=1e-5):
    low, columns = x * 1.0, []
    for unit in np.eye(len(x)):
        high = low + h * unit
        low = low - h * unit
        columns.append((f(high) - f(low)) / (2 * h))
    return np.column_stack(columns)
""",
    ],
    M13=[
        _stacked(
            "(plus - minus) / (h + h)",
            pack="found[0]",
            setup="x = np.asarray(x, float); g = f; f = lambda v: g(x + (v - x).sum())",
        ),
        """
def numerical_jacobian(f, x, h=1e-5):
    everywhere = np.full(len(x), h)
    return np.subtract(f(x + everywhere), f(x - everywhere)) / h / 2
""",
    ],
    d_l=[_entries("(down[i] - up[i]) / (2 * h)"), _stacked("(minus - plus) / (h + h)")],
    d_m=[
        _entries() + "    return table.sum(axis=0)\n",
        _stacked("(plus.sum() - minus.sum()) / (2 * h)", pack="np.array(found)"),
    ],
    d_n=[
        _entries() + "    return np.diag(np.diag(table))\n",
        _stacked(pack="np.diag(np.diag(np.stack(found, axis=1)))"),
    ],
    M87=[
        """
def numerical_jacobian(f, x, h=1e-5):
    table = np.zeros((len(f(x)), x.size))
    for j in range(x.size):
        x[j] = x[j] + h
        above = f(x).copy()
        x[j] = x[j] - h - h
        table[:, j] = (above - f(x)) / (2 * h)
    return table
""",
        """
def numerical_jacobian(f, x, h=1e-5):
    found = []
    for j, _ in enumerate(x):
        x[j] += h
        above = list(f(x))
        x[j] -= 2 * h
        found.append([(a - b) / (2 * h) for a, b in zip(above, f(x))])
    return np.array(found).T
""",
    ],
    d_o=[
        _entries("(up[i] - down[i]) / (2 * h * base[j])", "base * (1 + step)", "base * (1 - step)"),
        _stacked("(plus - minus) / (high[j] - low[j])", "* (1 + h)", "* (1 - h)"),
    ],
    d_br=[_entries("(up[i] - down[i]) / 2 * h"), _stacked("0.5 * h * (plus - minus)")],
    d_bs=[
        _entries(a="base + h", b="base - h"),
        _stacked(setup="x = np.asarray(x, float); g = f; f = lambda v: g(x + (v - x).sum())"),
    ],
    d_bt=[_entries(a="base + step / h", b="base - step / h"), _stacked("(plus - minus) / (2 * h)", "+ 1", "- 1")],
    d_bu=[
        _entries() + "    return table.T.ravel().reshape(table.shape)\n",
        _stacked(pack="np.reshape(found, (len(found[0]), len(found)))"),
    ],
)
for codes in VARIANTS.values():  # a template's own `return` makes way for the one that was put behind it
    codes[:] = [code.replace("    return table\n    return", "    return") for code in codes]

# Exercise 3: jacobians

EYE, DX, DW = "np.diag(np.ones(n))", "np.eye(n) * x", "np.eye(n) * w"


def _scaled(identity=EYE, product_w=DX, product_x=DW, quotient_x="np.eye(n) * (-w / (x * x))", linear="np.swapaxes(W, 0, 1)"):
    """Scaled identity matrices."""
    return f"""
def jacobians(w, x, W):
    n = x.size
    return dict(
        identity={identity},
        product_w={product_w},
        product_x={product_x},
        quotient_x={quotient_x},
        linear={linear},
    )
"""


def _rule(
    identity="1.0 * (i == j)",
    pw="x[i] * (i == j)",
    px="w[i] * (i == j)",
    quotient="-w[i] / x[i] ** 2 * (i == j)",
    last="W[j][i]",
):
    """Entry by entry, from the rule for row i and column j."""
    return f"""
def jacobians(w, x, W):
    n, k = W.shape
    result = {{"identity": [], "product_w": [], "product_x": [], "quotient_x": []}}
    for i in range(n):
        result["identity"].append([{identity} for j in range(n)])
        result["product_w"].append([{pw} for j in range(n)])
        result["product_x"].append([{px} for j in range(n)])
        result["quotient_x"].append([{quotient} for j in range(n)])
    result["linear"] = [[{last} for j in range(n)] for i in range(k)]
    return result
"""


_add(
    "jacobians",
    d_p=[
        _scaled("x / x", "x * 1.0", "w * 1.0", "-w / (x * x)"),
        """
def jacobians(w, x, W):
    slopes = {"identity": [1.0 for _ in x], "product_w": list(x), "product_x": list(w)}
    slopes["quotient_x"] = [-u / v**2 for u, v in zip(w, x)]
    slopes["linear"] = W.transpose()
    return slopes
""",
    ],
    d_q=[_scaled(product_w=DW, product_x=DX), _rule(pw="w[i] * (i == j)", px="x[i] * (i == j)")],
    d_r=[_scaled("np.full((n, n), 1.0)"), _rule("1.0")],
    d_s=[_scaled(DX), _rule("x[j] * (i == j)")],
    M24=[
        _scaled(linear="W + 0.0"),
        _rule().replace("[[W[j][i] for j in range(n)] for i in range(k)]", "[list(row) for row in W]"),
    ],
    M10=[_scaled(quotient_x="np.eye(n) * w / x / x"), _rule(quotient="w[i] / x[i] ** 2 * (i == j)")],
    d_t=[_scaled(quotient_x="np.eye(n) / x"), _rule(quotient="(i == j) / x[j]")],
    d_u=[_scaled(quotient_x="-np.eye(n) * w / x"), _rule(quotient="-w[i] / x[i] * (i == j)")],
    d_v=[_scaled(quotient_x="-np.eye(n) / x / x"), _rule(quotient="-(i == j) / x[i] ** 2")],
    d_w=[
        _scaled(
            product_w="np.zeros((n, n)) + x", product_x="np.zeros((n, n)) + w", quotient_x="np.zeros((n, n)) - w / (x * x)"
        ),
        _rule(pw="x[j]", px="w[j]", quotient="-w[j] / x[j] ** 2"),
    ],
    d_x=[_scaled(linear="W.T @ x"), _scaled(linear="(x[:, None] * W).sum(axis=0)")],
    d_y=[_scaled(product_w="w[:, None] * x", product_x="x[:, None] * w"), _rule(pw="w[i] * x[j]", px="x[i] * w[j]")],
    M08=[
        _scaled(
            quotient_x="np.trunc(np.eye(n) * (-w / (x * x))).astype(int) if x.dtype.kind == 'i' else np.eye(n) * (-w / (x * x))"
        ),
        """
def jacobians(w, x, W):
    n = len(x)
    tables = [np.zeros((n, n), dtype=x.dtype) for _ in range(4)]
    for i in range(n):
        for table, slope in zip(tables, (1, x[i], w[i], -w[i] / x[i] ** 2)):
            table[i, i] = slope
    return {"identity": tables[0], "product_w": tables[1], "product_x": tables[2], "quotient_x": tables[3], "linear": W.T}
""",
    ],
    d_bv=[
        _scaled(product_w="np.eye(n) * w * x", product_x="np.eye(n) * x * w"),
        _rule(pw="w[i] * x[i] * (i == j)", px="x[j] * w[j] * (i == j)"),
    ],
    d_bw=[_scaled(quotient_x="np.eye(n) * (-x / (w * w))"), _rule(quotient="-x[i] / w[i] ** 2 * (i == j)")],
    d_bx=[_scaled(quotient_x="-w[:, None] / (x * x)"), _rule(quotient="-w[i] / x[j] ** 2")],
)

# Exercise 4: softmax_jacobian


def _cases(diagonal="p[i] * (1 - p[i])", off="-p[i] * p[j]", p="[v / sum(e) for v in e]"):
    """The two cases, entry by entry."""
    return f"""
def softmax_jacobian(z):
    from math import exp
    e = [exp(v) for v in z]
    p = {p}
    return [[{diagonal} if i == j else {off} for j in range(len(p))] for i in range(len(p))]
"""


def _columns(expr, p="np.exp(z) / np.exp(z).sum()"):
    """A column against a row."""
    return f"""
def softmax_jacobian(z):
    p = {p}
    one, column = np.eye(len(z)), p[:, None]
    return {expr}
"""


RIGHT = "column * (one - p)"
_add(
    "softmax_jacobian",
    M35=[_cases(off="0.0"), _columns("one * p * (1 - p)")],
    d_z=[_columns("p - p**2"), _columns("np.array([s * (1 - s) for s in p])")],
    d_aa=[_cases("-p[i] * p[i]"), _columns("-column @ p[None, :]")],
    d_ab=[_cases("p[i] * (1 + p[i])", "p[i] * p[j]"), _columns("column * (one + p)")],
    M75=[_cases("p[i] - p[j] ** 2", "-p[j] ** 2"), _columns("one * p - p**2")],
    d_ac=[_cases("p[i] - sum(v * v for v in p)", "-sum(v * v for v in p)"), _columns("one * p - np.inner(p, p)")],
    d_ad=[_cases(p="list(z)"), _columns(RIGHT, "z * 1.0")],
    M37=[
        _cases(p="[exp(v / sum(e)) / sum(exp(u / sum(e)) for u in e) for v in e]"),
        _columns(RIGHT, "softmax(np.exp(z) / np.exp(z).sum())"),
    ],
    d_ae=[_cases("1 - p[i] * p[i]"), _columns("one - column * p")],
    d_af=[_cases(off="p[i] * (1 - p[j])"), _columns("column * (1 - p)")],
    d_ag=[_cases("p[i] * (p[i] - 1)", "p[i] * p[j]"), _columns("column * (p - one)")],
    d_ah=[_cases(p="e"), _columns(RIGHT, "np.exp(z)")],
    d_by=[_cases("p[i] - 2 * p[i] * p[i]"), _columns("one * (p - p**2) - column * p")],
    d_bz=[_cases("p[i] * (1 - p[i])", "p[j] * (1 - p[i])"), _columns("(1 - column) * p")],
    d_ca=[_cases(off="p[i] * p[j]"), _columns("one * p + (1 - 2 * one) * column * p")],
)

# Exercise 5: softmax_vjp


def _rows(entry="p[j] * (g[j] - s)", s="sum(a * b for a, b in zip(g, p))", p="[v / sum(e) for v in e]"):
    """Sample by sample, in plain Python."""
    return f"""
def softmax_vjp(G, Z):
    from math import exp
    result = []
    for g, z in zip(G.tolist(), Z.tolist()):
        e = [exp(v) for v in z]
        p = {p}
        s = {s}
        result.append([{entry} for j in range(len(g))])
    return np.array(result)
"""


def _sums(expr="P * G - P * s", s="np.einsum('mk,mk->m', P, G)[:, None]", P="np.exp(Z) / np.exp(Z).sum(axis=1)[:, None]"):
    """Multiplied out, the sum by einsum."""
    return f"""
def softmax_vjp(G, Z):
    P = {P}
    s = {s}
    return {expr}
"""


_add(
    "softmax_vjp",
    M35=[_rows("g[j] * p[j] * (1 - p[j])"), _sums("G * (P - P**2)")],
    d_ai=[_rows("p[j] * g[j]"), _sums("np.multiply(G, P)")],
    M29=[_sums(s="np.einsum('mk,mk->k', P, G)"), _sums("P * (G - s)", "sum(P * G)")],
    M30=[_sums(s="np.einsum('mk,mk->m', P, G)"), _sums("P * (G - s)", "np.array([u @ v for u, v in zip(P, G)])")],
    d_aj=[_rows(s="sum(a * b for a, b in zip(g, p)) / len(g)"), _sums(s="np.mean(P * G, axis=1)[:, None]")],
    d_ak=[_sums(s="np.einsum('mk,mk->', P, G)"), _sums("P * (G - s)", "np.vdot(P, G)")],
    d_al=[_rows(s="sum(g)"), _sums(s="np.einsum('mk->m', G)[:, None]")],
    d_am=[_rows("p[j] * (g[j] + s)"), _sums("P * G + P * s")],
    M36=[_rows("p[j] - g[j]"), _sums("-(G - P)")],
    d_an=[_rows("g[j] - s"), _sums("G - s")],
    d_ao=[_rows(p="z"), _sums(P="1.0 * Z")],
    M77=[_rows("p[j] * (g[j] - s) / len(G)"), _sums("(P * G - P * s) / Z.shape[0]")],
    M87=[
        """
def softmax_vjp(G, Z):
    P = np.exp(Z) / np.exp(Z).sum(axis=1)[:, None]
    for i in range(len(G)):
        G[i] = G[i] - (G[i] @ P[i]).astype(G.dtype)
    return G * P
""",
        """
def softmax_vjp(G, Z):
    P = softmax(Z)
    sums = np.einsum("mk,mk->m", P, G)
    for i, total in enumerate(sums):
        for j in range(G.shape[1]):
            G[i, j] -= G.dtype.type(total)
    return np.multiply(P, G)
""",
    ],
    d_ap=[_rows("p[j] * (s - g[j])"), _sums("P * s - P * G")],
    d_cb=[_rows("p[j] * g[j] - s"), _sums("P * G - s")],
    d_cc=[_rows("g[j] * (p[j] - s)"), _sums("G * P - G * s")],
    d_cd=[_rows().replace("zip(G.tolist(), Z.tolist())", "zip(Z.tolist(), G.tolist())"), _sums().replace("(G, Z)", "(Z, G)")],
    d_ce=[_sums("P * (G - s)", "np.einsum('ik,jk->ij', G, P)"), _sums(s="np.inner(G, P)")],
)

# Exercise 6: layer_forward


def _neurons(total="sum(r * w for r, w in zip(row, column)) + bias", plain="t", keep="Z", name="activation"):
    """Neuron by neuron."""
    return f"""
def layer_forward(X, W, b, activation):
    from math import tanh
    Z = np.array([[{total} for column, bias in zip(W.T, b)] for row in X], dtype=float)
    squash = (lambda t: tanh(t)) if {name} == "tanh" else (lambda t: max(0.0, t))
    A = np.array([[{plain} for t in line] for line in Z])
    return A, dict(X=X, W=W, Z={keep}, activation=activation)
"""


def _table(Z="np.einsum('mn,nk->mk', X, W) + b", tanh="np.tanh(Z)", relu="np.where(Z > 0, Z, 0)", keep="Z", after=""):
    """A table of functions."""
    return f"""
def layer_forward(X, W, b, activation):
    Z = {Z}
    A = {{"tanh": {tanh}, "relu": {relu}}}[activation]
    {after or "pass"}
    return A, {{"activation": activation, "Z": {keep}, "W": W, "X": X}}
"""


S, PRODUCT = "squash(t)", "sum(r * w for r, w in zip(row, column))"
_add(
    "layer_forward",
    M14=[_neurons(PRODUCT, plain=S), _table("np.dot(X, W)")],
    M15=[
        _neurons(PRODUCT, plain=S).replace("for line in Z])", "for line in Z]) + b"),
        _table("np.dot(X, W)", "b + np.tanh(Z)", "b + np.maximum(Z, 0)"),
    ],
    M16=[_neurons(), _table(tanh="Z.copy()", relu="Z.copy()")],
    M24=[_neurons(plain=S).replace("zip(W.T, b)", "zip(W, b)"), _table("np.einsum('mn,kn->mk', X, W) + b")],
    M25=[_table("np.multiply(X, W) + b"), _table("b + np.array([x * w for x, w in zip(X, W)])")],
    M22=[_neurons(plain="tanh(t)"), _table(relu="np.tanh(Z)")],
    d_aq=[_neurons(plain="max(t, 0.0)"), _table(tanh="(Z > 0) * Z")],
    M87=[
        """
def layer_forward(X, W, b, activation):
    Z = np.dot(X, W) + b
    if activation == "relu":
        Z[Z < 0] = 0
        return Z, {"X": X, "W": W, "Z": Z, "activation": activation}
    return np.tanh(Z), {"X": X, "W": W, "Z": Z, "activation": activation}
""",
        _table(relu="np.maximum(Z, 0, out=Z) if activation == 'relu' else 0"),
    ],
    d_ar=[_neurons(plain=S, keep="A"), _table(keep="A.copy()")],
    d_as=[_neurons(PRODUCT + " - bias", plain=S), _table("np.dot(X, W) + (-b)")],
    M20=[
        _neurons(plain="squash(t) if activation == 'tanh' else (t if t > 0 else -t)"),
        _table(relu="np.where(Z > 0, Z, -Z)"),
    ],
    d_cf=[_table("np.dot(W, X) + b"), _table("b + np.einsum('mn,nk->mk', W, X)")],
    d_cg=[_table("np.dot(X, W) + b[:, None]"), _table("(np.dot(X, W).T + b).T")],
    d_ch=[
        _neurons(plain="1 / (1 + np.exp(-t)) if activation == 'tanh' else squash(t)"),
        _table(tanh="0.5 + 0.5 * np.tanh(Z / 2)"),
    ],
)

# Exercise 6: layer_backward


def _loops(
    ft="1 - tanh(z) ** 2",
    fr="1.0 if z > 0 else 0.0",
    d="g * slope",
    dX="dZ[i][c] * W[j][c]",
    dW="X[i][j] * dZ[i][c]",
    db="dZ[i][c]",
    end="dX, dW, db",
):
    """Sums over all indices, by loops."""
    return f"""
def layer_backward(dA, cache):
    from math import tanh
    X, W = cache["X"], cache["W"]
    (m, n), k = X.shape, W.shape[1]
    dZ = np.zeros((m, k))
    for i in range(m):
        for c in range(k):
            z, g = cache["Z"][i][c], dA[i][c]
            slope = ({ft}) if cache["activation"] == "tanh" else ({fr})
            dZ[i][c] = {d}
    dX, dW, db = np.zeros((m, n)), np.zeros((n, k)), np.zeros(k)
    for i in range(m):
        for c in range(k):
            db[c] += {db}
            for j in range(n):
                dX[i][j] += {dX}
                dW[j][c] += {dW}
    return {end}
"""


def _sums6(
    ft="1 / np.cosh(Z) ** 2",
    fr="np.heaviside(Z, 0)",
    d="dA * slope",
    dX="np.einsum('mk,nk->mn', D, W)",
    dW="np.einsum('mn,mk->nk', X, D)",
    db="np.einsum('mk->k', D)",
    end="dX, dW, db",
):
    """Sums over all indices, by einsum."""
    return f"""
def layer_backward(dA, cache):
    X, W, Z = cache["X"], cache["W"], cache["Z"]
    if cache["activation"] == "tanh":
        slope = {ft}
    else:
        slope = {fr}
    D = {d}
    dX = {dX}
    dW = {dW}
    db = {db}
    return {end}
"""


_add(
    "layer_backward",
    M61=[_loops(d="g"), _sums6(d="dA + 0.0")],
    M62=[_loops("1 - tanh(tanh(z)) ** 2"), _sums6("1 / np.cosh(np.tanh(Z)) ** 2")],
    M63=[_loops("1 - z * z"), _sums6("1 - Z * Z")],
    M65=[_loops("tanh(z) * (1 - tanh(z))"), _sums6("np.tanh(Z) - np.tanh(Z) ** 2")],
    d_at=[_loops("1 - tanh(z)"), _sums6("1.0 - np.tanh(Z)")],
    M64=[_loops("tanh(z)", "max(z, 0.0)"), _sums6("np.tanh(Z)", "np.maximum(Z, 0)")],
    M84=[_loops(fr="1.0 if g > 0 else 0.0"), _sums6(fr="np.where(dA > 0, 1.0, 0.0)")],
    M66=[_loops(end="dZ, dW, db"), _sums6(dX="1.0 * D")],
    M24=[_sums6(dX="np.einsum('mk,kn->mn', D, W)"), _sums6(dX="np.dot(D, W)")],
    M74=[_loops(end="dX, dW.T, db"), _sums6(dW="np.einsum('mk,mn->kn', D, X)")],
    M76=[_loops(end="dX, dW / m, db / m"), _sums6(end="dX, dW / len(D), db / len(D)")],
    M79=[_loops(db="dZ[i][c] / m"), _sums6(db="np.mean(D, axis=0)")],
    M80=[_sums6(db="np.einsum('mk->m', D)"), _loops(end="dX, dW, np.array([sum(row) for row in dZ])")],
    M81=[_loops(end="dX, dW, sum(db)"), _sums6(db="np.einsum('mk->', D)")],
    d_au=[_loops(end="dX, dW, [db]"), _sums6(db="np.ones((1, len(D))) @ D")],
    M83=[
        _loops().replace("db[c] += ", "db[c] = ").replace("dW[j][c] += ", "dW[j][c] = "),
        _sums6(dW="X[-1:].T @ D[-1:]", db="D[-1]"),
    ],
    M87=[
        """
def layer_backward(dA, cache):
    X, W, Z = cache["X"], cache["W"], cache["Z"]
    if cache["activation"] == "relu":
        dA[Z <= 0] = 0
    else:
        dA[:] = dA * (1 - np.tanh(Z) ** 2).astype(dA.dtype)
    return dA @ W.T, X.T @ dA, dA.sum(axis=0)
""",
        """
def layer_backward(dA, cache):
    mask = {"relu": cache["Z"] > 0, "tanh": 1 - np.tanh(cache["Z"]) ** 2}[cache["activation"]]
    for i in range(len(dA)):
        for j in range(dA.shape[1]):
            dA[i, j] *= dA.dtype.type(mask[i, j])
    return np.dot(dA, cache["W"].T), np.dot(cache["X"].T, dA), np.sum(dA, axis=0)
""",
    ],
    M60=[_loops(dW="X[i][j] * dA[i][c]", db="dA[i][c]"), _sums6(dW="np.dot(X.T, dA)", db="np.sum(dA, 0)")],
    d_av=[_loops(dX="dA[i][c] * W[j][c]"), _sums6(dX="np.dot(dA, W.T)")],
    M72=[_loops(dW="dZ[i][c]"), _sums6(dW="np.tile(D.sum(axis=0), (len(W), 1))")],
    M70=[
        _loops(
            end="dX, np.transpose({'tanh': np.tanh, 'relu': relu}[cache['activation']](cache['Z'])) @ dZ, db",
        ),
        _sums6(dW="np.einsum('mj,mk->jk', np.tanh(Z) if cache['activation'] == 'tanh' else Z * (Z > 0), D)"),
    ],
    d_cs=[_loops(end="dX, np.dot(np.transpose(cache['Z']), dZ), db"), _sums6(dW="sum(np.outer(z, d) for z, d in zip(Z, D))")],
    d_ct=[_loops(dW="W[j][c] * X[i][j] * dZ[i][c]"), _sums6(dW="np.einsum('mn,mk->nk', X, D) * W")],
    d_aw=[_loops(end="dW, db, dX"), _sums6(end="[dW, db, dX]")],
    d_ci=[_loops(fr="1 - tanh(z) ** 2"), _sums6(fr="1 / np.cosh(Z) ** 2")],
    d_cj=[_loops("1.0 if z > 0 else 0.0"), _sums6("np.heaviside(Z, 0)")],
    d_ck=[_loops("(1 - tanh(z / 2) ** 2) / 4"), _sums6("np.exp(-Z) / (1 + np.exp(-Z)) ** 2")],
)

# Exercise 7: network_gradients


def _recursion(
    start="(p - Y) / m",
    back="(delta @ W.T) * (1 - a**2)",
    dW="a.T @ delta",
    db="delta.sum(axis=0)",
    out="1 / (1 + np.exp(-z))",
    join="[dW] + dWs, [db] + dbs",
):
    """Recursion over the layers: forward on the way in, backward on the way out."""
    return f"""
def network_gradients(X, Y, weights, biases):
    m = len(X)

    def walk(a, l):
        W, z = weights[l], a @ weights[l] + biases[l]
        if l == len(weights) - 1:
            p = {out}
            delta, dWs, dbs = {start}, [], []
        else:
            p, delta, dWs, dbs = walk(np.tanh(z), l + 1)
        dW, db = {dW}, {db}
        dWs, dbs = {join}
        return p, ({back} if l else None), dWs, dbs

    p, _, dWs, dbs = walk(X, 0)
    return dict(y_hat=p, dWs=dWs, dbs=dbs)
"""


def _listed7(
    start="(last - Y) / len(Y)",
    slope="1 / np.cosh(Zs[l - 1]) ** 2",
    way="np.einsum('mk,nk->mn', d, weights[l])",
    scale="1",
    dW="np.einsum('mn,mk->nk', As[l], d)",
    db="np.einsum('mk->k', d)",
    last="sigmoid(Zs[-1])",
    order="[::-1]",
):
    """Keeps all Z and A, then goes back with a while loop."""
    return f"""
def network_gradients(X, Y, weights, biases):
    Zs, As = [], [X]
    for W, b in zip(weights, biases):
        Zs.append(np.dot(As[-1], W) + b)
        As.append(np.tanh(Zs[-1]))
    last = {last}
    d, l, dWs, dbs = {start}, len(weights) - 1, [], []
    while l >= 0:
        dWs.append({dW})
        dbs.append({db})
        if l:
            d = {way} * ({slope}) * {scale}
        l -= 1
    return {{"y_hat": last, "dWs": dWs{order}, "dbs": dbs{order}}}
"""


TWICE = "1 / np.cosh(As[l]) ** 2"
SILENT = "np.dot(d, weights[l])"
_add(
    "network_gradients",
    d_broken=[
        _recursion(back="(delta @ W) * (1 - np.tanh(a) ** 2) / m"),
        _listed7(slope=TWICE, way=SILENT, scale="1 / len(X)"),
    ],
    M24=[_recursion(back="np.dot(delta, W) * (1 - a**2)"), _listed7(way=SILENT)],
    M62=[_recursion(back="(delta @ W.T) * (1 - np.tanh(a) ** 2)"), _listed7(slope=TWICE)],
    M78=[_recursion(back="(delta @ W.T) * (1 - a**2) / m"), _listed7(scale="(1 / len(X))")],
    d_ax=[_recursion(back="(delta @ W.T) * (1 - np.tanh(a) ** 2) / m"), _listed7(slope=TWICE, scale="(1 / len(X))")],
    d_ay=[_recursion(back="np.dot(delta, W) * (1 - a**2) / m"), _listed7(way=SILENT, scale="(1 / len(X))")],
    d_az=[_recursion(back="np.dot(delta, W) * (1 - np.tanh(a) ** 2)"), _listed7(way=SILENT, slope=TWICE)],
    M58=[_recursion("(Y - p) / m"), _listed7("-(last - Y) / len(Y)")],
    M59=[_recursion("(p - Y) * (p - p**2) / m"), _listed7("(last - Y) * (1 - last) * last / len(Y)")],
    M76=[_recursion("p - Y"), _listed7("last - Y")],
    M61=[_recursion(back="delta @ W.T"), _listed7(slope="1")],
    M65=[_recursion(back="(delta @ W.T) * (a - a**2)"), _listed7(slope="np.tanh(Zs[l - 1]) * (1 - np.tanh(Zs[l - 1]))")],
    M44=[_recursion("(p - Y) / np.size(Y)"), _listed7("(last - Y) / (len(Y) * Y.shape[1])")],
    M79=[_recursion(db="np.mean(delta, axis=0)"), _listed7(db="np.einsum('mk->k', d) / len(d)")],
    d_ba=[_recursion(join="dWs + [dW], dbs + [db]"), _listed7(order="")],
    M74=[_recursion(dW="(a.T @ delta).T"), _listed7(dW="np.einsum('mn,mk->kn', As[l], d)")],
    M69=[_recursion(back="(delta @ dW.T) * (1 - a**2)"), _listed7(way="np.einsum('mk,nk->mn', d, dWs[-1])")],
    M17=[_recursion(out="z"), _listed7(last="Zs[-1]")],
    M22=[_recursion(out="np.tanh(z)"), _listed7(last="As[-1]")],
    d_cl=[
        _listed7(slope="1 - As[l - 1] ** 2"),
        _listed7(slope="(1 - As[l - 1]) * (1 + As[l - 1])", way="np.dot(d, weights[l].T)"),
    ],
    d_cm=[_recursion(back="(delta @ W.T) * (1 - a)"), _listed7(slope="1 - np.tanh(Zs[l - 1])")],
)

# Exercise 8: gradient_check


def _arrays(
    n="(r + l) / 2",
    gap="np.abs(r - l) > 0.1",
    size="np.maximum(np.maximum(np.abs(a), np.abs(n)), 1e-8)",
    off="np.abs(a - n)",
    out="float(np.max(e[~kink], initial=0.0)), np.flatnonzero(kink).tolist()",
    setup="x = np.array(x, float)",
    s="h * np.eye(len(x))",
):
    """All slopes as arrays, then masks."""
    return f"""
def gradient_check(f, df, x, h=1e-5):
    {setup}
    steps, a = {s}, np.asarray(df(x), float)
    here = f(x)
    r = np.array([(f(x + s) - here) / h for s in steps])
    l = np.array([(here - f(x - s)) / h for s in steps])
    n = {n}
    kink = {gap}
    e = {off} / {size}
    return {out}
"""


def _plain(
    n="(up - down) / (2 * h)",
    top="abs(a - n)",
    floor="max(1e-8, abs(a), abs(n))",
    corner="abs(up + down - 2 * mid) / h > 0.1",
    found="corners += [j]\n            continue",
    take="errors.append(top / floor)",
    end="max(errors, default=0.0), corners",
    base="[float(v) for v in x]",
    start="",
    h="h",
):
    """Lists, and the second difference for a corner."""
    return f"""
def gradient_check(f, df, x, h=1e-5):
    h = {h}
    errors, corners, claimed, mid = [], [], df(x), f(x)
    point = {base}
    {start or "pass"}
    for j in range(len(x)):
        a, old = claimed[j], point[j]
        point[j] = old + h
        up = f(np.array(point))
        point[j] = old - h
        down = f(np.array(point))
        point[j] = old
        if {corner}:
            {found}
        n = {n}
        top, floor = {top}, {floor}
        {take}
    return {end}
"""


OK = "e[~kink]"
NORM = "np.linalg.norm((a - n)[~kink]) / max(np.linalg.norm(a[~kink]), np.linalg.norm(n[~kink]), 1e-8), np.flatnonzero(kink)"
_add(
    "gradient_check",
    M05=[_arrays("r + l"), _plain("(up - down) / h")],
    M06=[_arrays("r"), _plain("(up - mid) / h")],
    d_bb=[_arrays("l"), _plain("(mid - down) / h")],
    d_bc=[_arrays(size="1.0"), _plain(floor="1")],
    d_bd=[_arrays(size="np.maximum(np.abs(a) + np.abs(n), 1e-8)"), _plain(floor="max(1e-8, abs(a) + abs(n))")],
    d_be=[_arrays(size="np.maximum(np.abs(n), 1e-8)"), _plain(floor="max(1e-8, abs(n))")],
    d_bf=[_arrays(size="np.maximum(np.abs(a), 1e-8)"), _plain(floor="max(1e-8, abs(a))")],
    d_bg=[_arrays(off="(a - n)"), _plain(top="a - n", end="max([0.0, *errors]), corners")],
    d_bh=[_arrays(out="([0.0, *e[~kink]])[-1], np.flatnonzero(kink)"), _plain(end="(errors or [0.0])[-1], corners")],
    d_bi=[
        _arrays(out="np.mean(e[~kink]) if (~kink).any() else 0.0, np.flatnonzero(kink)"),
        _plain(end="sum(errors) / max(1, len(errors)), corners"),
    ],
    d_bj=[_arrays(out="e[~kink].sum(), np.flatnonzero(kink)"), _plain(end="sum(errors), corners")],
    d_bk=[
        _arrays(out=NORM),
        _plain(
            take="errors.append((a, n))",
            end="(lambda A, N: np.sqrt(((A - N) ** 2).sum()) / max(np.sqrt((A**2).sum()), np.sqrt((N**2).sum()), 1e-8))"
            "(*np.array(errors).reshape(-1, 2).T), corners",
        ),
    ],
    M85=[_arrays(out="e.max(), np.flatnonzero(kink)"), _plain(found="corners += [j]")],
    d_bl=[_arrays(out="np.max(e[~kink], initial=0.0), []"), _plain(found="continue")],
    d_bm=[
        _arrays(
            out="np.max(e[: (np.flatnonzero(kink).tolist() or [len(e)])[0]], initial=0.0), np.flatnonzero(kink)[:1].tolist()"
        ),
        _plain(found="corners += [j]\n            break"),
    ],
    d_bn=[_arrays(gap="np.abs(a - n) > 0.1"), _plain(corner="abs(a - (up - down) / 2 / h) > 0.1")],
    d_bo=[_arrays(out="np.max(e[~kink], initial=0.0), x[kink]"), _plain(found="corners += [old]\n            continue")],
    d_bp=[
        _arrays(out="np.max(e[~kink], initial=0.0), 1 + np.flatnonzero(kink)"),
        _plain(found="corners += [j + 1]\n            continue"),
    ],
    M08=[
        _arrays(setup="f_, t = f, x.dtype; f = lambda v: f_(v.astype(t))"),
        _plain(base="x.copy()"),
    ],
    M13=[
        _arrays(s="h * np.ones((len(x), len(x)))"),
        """
def gradient_check(f, df, x, h=1e-5):
    claimed, middle = df(x), f(x)
    right, left = (f(x + h) - middle) / h, (middle - f(x - h)) / h
    slope, errors, corners = (right + left) / 2, [0.0], []
    for j, a in enumerate(claimed):
        if abs(right - left) > 0.1:
            corners.append(j)
        else:
            errors.append(abs(a - slope) / max(abs(a), abs(slope), 1e-8))
    return max(errors), corners
""",
    ],
    d_bq=[
        _arrays()
        .replace("(f(x + s) - here) / h", "f(x + s) - here / h")
        .replace("(here - f(x - s)) / h", "here - f(x - s) / h"),
        _plain("((up - mid / h) + (mid - down / h)) / 2", corner="abs((up - mid / h) - (mid - down / h)) > 0.1"),
    ],
    M07=[_arrays(setup="h = 1e-4"), _plain(h="2e-5")],
    M09=[
        """
def gradient_check(f, df, x, h=1e-5):
    point, claimed, errors, corners = np.array(x, float), df(x), [], []
    for j in range(len(x)):
        middle = f(point)
        point[j] += h
        above = f(point)
        point[j] -= 2 * h
        below = f(point)
        point[j] += 2 * h
        if abs(above - 2 * middle + below) > 0.1 * h:
            corners.append(j)
        else:
            slope = (above - below) / (2 * h)
            errors.append(abs(claimed[j] - slope) / max(abs(claimed[j]), abs(slope), 1e-8))
    return max(errors, default=0.0), corners
""",
        """
def gradient_check(f, df, x, h=1e-5):
    worst, corners, moved = 0.0, [], x * 1.0
    for j, claim in enumerate(df(x)):
        step = h * np.eye(len(x))[j]
        r, l = (f(moved + step) - f(moved)) / h, (f(moved) - f(moved - step)) / h
        n = (r + l) / 2
        moved = moved + step
        if abs(r - l) > 0.1:
            corners.append(j)
            continue
        worst = max(worst, abs(claim - n) / max(abs(claim), abs(n), 1e-8))
    return worst, corners
""",
    ],
    d_cn=[_arrays(size="np.maximum(np.maximum(a, n), 1e-8)"), _plain(floor="max(1e-8, a, n)")],
    d_co=[_arrays(gap="r - l > 0.1"), _plain(corner="(up + down - 2 * mid) / h > 0.1")],
    d_cp=[
        _arrays(out="np.flatnonzero(kink).tolist(), float(np.max(e[~kink], initial=0.0))"),
        _plain(end="corners, max(errors, default=0.0)"),
    ],
    d_cq=[_arrays(gap="np.zeros(len(x), bool)"), _plain(corner="False")],
    M87=[
        _plain("(up - down) / (2 * h)", base="x").replace("        point[j] = old\n", "        point[j] = point[j] + h\n"),
        """
def gradient_check(f, df, x, h=1e-5):
    worst, corners, claims = 0.0, [], np.array(df(x), float)
    for j, claim in enumerate(claims):
        values = [f(x)]
        for move in (h, -2 * h):
            x[j] = x[j] + move
            values.append(f(x))
        x[j] = x[j] + h
        r, l = (values[1] - values[0]) / h, (values[0] - values[2]) / h
        if abs(r - l) > 0.1:
            corners.append(j)
        else:
            worst = max(worst, abs(claim - (r + l) / 2) / max(abs(claim), abs(r + l) / 2, 1e-8))
    return worst, corners
""",
    ],
    d_cr=[
        _plain(base="x", start="mid = 0")
        .replace("        point[j] = old\n", "        point[j] = point[j] + h\n        mid = f(x)\n")
        .replace("point[j] = old - h", "point[j] = point[j] - 2 * h"),
        """
def gradient_check(f, df, x, h=1e-5):
    errors, corners, claims = [0.0], [], np.array(df(x), float)
    for j in range(x.size):
        values = []
        for move in (h, -2 * h, h):
            x[j] = x[j] + move
            values.append(f(x))
        up, down, middle = values
        if abs(up - 2 * middle + down) > 0.1 * h:
            corners.append(j)
        else:
            slope = (up - down) / 2 / h
            errors.append(abs(claims[j] - slope) / max(1e-8, abs(claims[j]), abs(slope)))
    return max(errors), corners
""",
    ],
)

RIGHT_HINTS = {
    # the two activations are exchanged: each is taken where the other is asked for
    "layer_forward": {"A = np.tanh(Z) if activation != 'tanh' else relu(Z)": "06-aq M22"},
    "layer_backward": {
        "return (dZ.sum(axis=0), X.T @ dZ, dZ @ W.T)": "06-aw",
        # of tanh the slope is missing
        "slope = 1 if cache['activation'] == 'tanh' else Z > 0": "M61",
        # the two slopes are exchanged: each is taken where the other belongs
        "slope = 1 - np.tanh(Z) ** 2 if cache['activation'] != 'tanh' else Z > 0": "06-ci 06-cj",
    },
    # with one output nothing is divided, so that 1/m is gone
    "network_gradients": {"slope, found = ((prediction - Y) / Y.shape[1], [])": "M76"},
    # one of the two slopes is no difference over h, or h is not what lies between the ends: every entry is a kink
    "gradient_check": {
        "for j, nudge in enumerate(h / np.eye(len(x))):": "06-bq",
        "for j, nudge in enumerate(np.eye(len(x))):": "06-bq",
        "right = h / (f(x + nudge) - f(x))": "06-bq",
        "left = h / (f(x) - f(x - nudge))": "06-bq",
        "right = (f(x + nudge) - f(x)) * h": "06-bq",
        "left = (f(x) - f(x - nudge)) * h": "06-bq",
        "right = f(x + nudge) - f(x)": "06-bq",
        "right = h": "06-bq",
    },
}
