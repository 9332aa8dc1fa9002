"""Misconceptions of 04-activations-losses as other people would write them: other names, other algebra, loops.

Written from the hints and the catalogue alone, never from the bank's lines, so that they measure whether a hint is found
for the mistake or only for one way of writing it. `VARIANTS[solution cell, misconception]` is a list of codes.
`RIGHT_HINTS[cell]` maps a mutant's changed line to hints that a person has read and found right for it
(course verify --only mutants shows the lines).
"""

VARIANTS = {}
RIGHT_HINTS = {
    # a probability of 1 for every label 0: those samples cost nothing, as the hint says
    "bce": {
        "p = np.where(y == 1, y_hat, 1)": "M43",
        # the gradient is -1/p with a positive divisor or not: negative at label 0, as the hint says
        "p = np.where(y == 1, y_hat, y_hat - 1)": "04-bb",
        # the prediction for every label, as the hint says
        "p = np.where(y == 1, y_hat, y_hat)": "04-dh",
    },
    # three samples less one are two, as the inputs: not m, as the hint says
    "descend": {
        "delta = (sigmoid(z) - y if kind == 'logistic' else 2 * (z - y)) / (len(X) - 1)": "04-dx",
    },
}


def _add(cell, **by_id):
    """Add variants; M20 stands for itself, d_a for 04-a."""
    for name, codes in by_id.items():
        VARIANTS[cell, name.replace("d_", "04-")] = list(codes)


# Exercise 1: the sigmoid


def _masks(a="np.where(pos, 1 / (1 + small), small / (1 + small))", s="small / (1 + small) / (1 + small)", back="a, s"):
    """By the sign of z."""
    return f"""
def sigmoid_and_slope(z):
    v = np.asarray(z, dtype=float)
    pos = v >= 0
    small = np.exp(np.where(pos, -v, v))
    a = {a}
    s = {s}
    return {back}
"""


def _each(a="1 / (1 + e) if v >= 0 else e / (1 + e)", s="e / (1 + e) ** 2", back="values, slopes"):
    """Number by number."""
    return f"""
def sigmoid_and_slope(z):
    values, slopes = [], []
    for v in np.asarray(z, dtype=float).ravel():
        e = np.exp(-abs(v))
        a = {a}
        values.append(a)
        slopes.append({s})
    values, slopes = np.reshape(values, np.shape(z)), np.reshape(slopes, np.shape(z))
    return {back}
"""


_add(
    "sigmoid",
    d_a=[_masks(s="a - a * a"), _each(s="(1 - a) * a")],
    d_b=[_masks("np.exp(v) / (np.exp(v) + 1)"), _each("np.exp(v) / (1 + np.exp(v))")],
    d_c=[_masks("np.exp(v) / (np.exp(v) + 1)", "a - a**2"), _each("np.exp(v) / (1 + np.exp(v))", "a * (1 - a)")],
    M20=[_masks("np.where(pos, small, 1) / (1 + small)"), _each("e / (1 + e) if v >= 0 else 1 / (1 + e)")],
    M21=[_masks("1 / 1 + np.exp(-v)"), _each("1 + np.exp(-v)")],
    M22=[_masks("(1 - np.exp(-2 * abs(v))) / (1 + np.exp(-2 * abs(v))) * np.sign(v)"), _each("np.tanh(v)")],
    d_d=[_masks(s="a.copy()"), _each(s="a")],
    d_e=[_masks(s="1 - a"), _each(s="-(a - 1)")],
    M65=[_masks(s="(1 - a) * (1 + a)"), _each(s="1 - a * a")],
    M63=[_masks(s="v - v**2"), _each(s="v * (1 - v)")],
    M62=[_masks(s="1 / (2 + np.exp(a) + np.exp(-a))"), _each(s="1 / (1 + np.exp(-a)) * (1 - 1 / (1 + np.exp(-a)))")],
    d_f=[_masks(s="-small / (1 + small) ** 2"), _each(s="-1 * e / (1 + e) ** 2")],
    d_g=[
        _masks("1 / (1 + np.exp(-v))", "np.exp(-v) / (np.exp(-v) + 1) ** 2"),
        _each("(1 + np.exp(-v)) ** -1", "np.exp(-v) * (1 / (1 + np.exp(-v)) ** 2)"),
    ],
    d_h=[_masks("1 / (1 + small)"), _each("(e + 1) ** -1.0")],
    d_i=[_masks(s="small / (1 + small)"), _each(s="1 - 1 / (1 + e)")],
    d_j=[
        _masks("np.where(pos, 1, 1 / small) / (1 + 1 / small)", "(1 / small) / (1 + 1 / small) ** 2"),
        _each("1 / (1 + 1 / e) if v >= 0 else (1 / e) / (1 + 1 / e)", "(1 / e) / (1 + 1 / e) ** 2"),
    ],
    d_k=[_masks(back="s, a"), _each(back="slopes, values")],
    M34=[_masks(back="np.around(a, 3), np.around(s, 3)"), _each(back="np.round(values, 3), np.round(slopes, 3)")],
    d_cw=[_masks(s="(small / (1 + small)) ** 2"), _each(s="(1 - 1 / (1 + e)) ** 2")],
    d_cx=[_masks(s="small / (1 + small * small)"), _each(s="1 / (e + 1 / e) if e else 0")],
    d_cy=[_masks("small / (1 + small)"), _each("1 - 1 / (1 + e) if e > 1e-9 else e")],
    d_cz=[
        _masks(s="(2 * np.heaviside(v, 1) - 1) * small / (1 + small) ** 2"),
        _each(s="(e if v >= 0 else -e) / (1 + e) ** 2"),
    ],
)

# Exercise 2: tanh, ReLU, leaky ReLU


def _numbers(
    t="np.tanh(z)",
    dt="(1 - t) * (1 + t)",
    r="z * on",
    dr="on",
    l="z * on + alpha * z * (1 - on)",
    dl="on + alpha * (1 - on)",
    on="(z > 0) * 1.0",
):
    """The two sides as numbers 0 and 1."""
    return f"""
def activations(z, alpha):
    on = {on}
    t = {t}
    result = dict(tanh=(t, {dt}))
    result["relu"] = {r}, {dr}
    result["leaky_relu"] = {l}, {dl}
    return result
"""


def _one_by_one(
    t="np.tanh(v)",
    dt="1 - np.tanh(v) ** 2",
    r="max(v, 0)",
    dr="1 if v > 0 else 0",
    l="v if v > 0 else alpha * v",
    dl="1 if v > 0 else alpha",
):
    """Number by number."""
    return f"""
def activations(z, alpha):
    def on_all(f):
        return np.array([f(v) for v in z.ravel().tolist()], dtype=float).reshape(z.shape)

    return {{
        "tanh": (on_all(lambda v: {t}), on_all(lambda v: {dt})),
        "relu": (on_all(lambda v: {r}), on_all(lambda v: {dr})),
        "leaky_relu": (on_all(lambda v: {l}), on_all(lambda v: {dl})),
    }}
"""


FROM_RIGHT = "np.heaviside(z, 1)"
_add(
    "activations",
    d_l=[_numbers(dt="1 - t"), _one_by_one(dt="-np.tanh(v) + 1")],
    M62=[_numbers(dt="np.cosh(t) ** -2.0"), _one_by_one(dt="1 - np.tanh(np.tanh(v)) ** 2")],
    M65=[_numbers(dt="t - t**2"), _one_by_one(dt="np.tanh(v) * (1 - np.tanh(v))")],
    d_m=[_numbers(dt="(1 - z) * (1 + z)"), _one_by_one(dt="1 - v * v")],
    M22=[
        _numbers("np.exp(z) / (1 + np.exp(z))", "1 - t * t"),
        _one_by_one("1 / (1 + np.exp(-v))", "1 - (1 / (1 + np.exp(-v))) ** 2"),
    ],
    M85=[_numbers(dr=FROM_RIGHT), _one_by_one(dr="0 if v < 0 else 1")],
    d_n=[_numbers(dl=f"{FROM_RIGHT} + alpha * (1 - {FROM_RIGHT})"), _one_by_one(dl="alpha if v < 0 else 1")],
    d_o=[_numbers(on=FROM_RIGHT), _one_by_one(dr="0 if v < 0 else 1", dl="alpha if v < 0 else 1")],
    M86=[_numbers(l="np.fmax(z, alpha * z)"), _one_by_one(l="max(alpha * v, v)")],
    d_p=[_numbers(dl="on"), _one_by_one(dl="1 if v > 0 else 0")],
    d_q=[_numbers(l="z * on + alpha * (1 - on)"), _one_by_one(l="v if v > 0 else alpha")],
    d_r=[
        _numbers(l="z * on + z * (1 - on) / 100", dl="on + (1 - on) / 100"),
        _one_by_one(l="v if v > 0 else 0.01 * v", dl="1 if v > 0 else 0.01"),
    ],
    d_s=[_numbers(dl="on + alpha * z * (1 - on)"), _one_by_one(dl="1 if v > 0 else alpha * v")],
    d_t=[_numbers(r="np.sqrt(z * z * 1.0)"), _one_by_one(r="abs(v)")],
    d_u=[_numbers(dr="z * on"), _one_by_one(dr="v if v > 0 else 0")],
    d_v=[_numbers(r="z * (1 - on)"), _one_by_one(r="min(v, 0)")],
    M87=[
        (
            "\ndef activations(z, alpha):\n    np.maximum(z, 0, out=z)\n    t = np.tanh(z)\n    on = z > 0\n"
            '    return {"tanh": (t, 1 - t * t), "relu": (z, on * 1), "leaky_relu": (z, np.where(on, 1, alpha))}\n'
        ),
        (
            "\ndef activations(z, alpha):\n    for i in np.ndindex(z.shape):\n        if z[i] < 0:\n            z[i] = 0\n"
            "    t, on = np.tanh(z), np.heaviside(z, 0)\n    leaky = on * z + (1 - on) * alpha * z\n"
            '    return {"tanh": (t, 1 - t**2), "relu": (z, on), "leaky_relu": (leaky, on + alpha * (1 - on))}\n'
        ),
    ],
)

# Exercise 3: softmax


def _rows(shift="row.max()", p="e / e.sum()", e="np.exp(row - {shift})", table="table"):
    """Row by row."""
    return f"""
def softmax_rows(Z):
    table = []
    for row in np.asarray(Z, dtype=float):
        e = {e.format(shift=shift)}
        table.append({p})
    return np.array({table})
"""


def _all(e="np.exp(L - L.max(axis=1).reshape(-1, 1))", p="e / np.sum(e, axis=1).reshape(-1, 1)", first="L = Z * 1.0"):
    """All rows at once."""
    return f"""
def softmax_rows(Z):
    {first}
    e = {e}
    return {p}
"""


_add(
    "softmax",
    M26=[_rows(p="row / row.sum()"), _all("L", "e / np.sum(e, axis=1).reshape(-1, 1)")],
    M27=[_rows(p="abs(row) / abs(row).sum()"), _all("np.abs(L)")],
    M28=[_rows(p="e / e.max()"), _all(p="e / np.amax(e, axis=1)[:, None]"), _rows(p="e")],
    M29=[
        (
            "\ndef softmax_rows(Z):\n    T = Z.T\n    e = np.exp(T - T.max(axis=1, keepdims=True))\n"
            "    return (e / e.sum(axis=1, keepdims=True)).T\n"
        ),
        (
            "\ndef softmax_rows(Z):\n    columns = []\n    for c in Z.T:\n        e = np.exp(c - c.max())\n"
            "        columns.append(e / e.sum())\n    return np.array(columns).T\n"
        ),
    ],
    d_w=[_rows(p="e", table="table) / np.sum(table, axis=0"), _all(p="e / e.sum(0)")],
    M30=[
        _all(p="e / np.sum(e, axis=1)"),
        _all("np.exp(L - np.amax(L, 1)[:, None])", "np.divide(e, np.einsum('ij->i', e))"),
    ],
    M31=[_rows("0"), _all("np.e ** L")],
    M32=[_rows("np.max(Z)"), _all("np.exp(L - np.amax(L))")],
    M33=[_rows("row.mean()"), _all("np.exp(L - np.average(L, axis=1)[:, None])")],
    d_x=[_rows("min(row)"), _all("np.exp(L - np.amin(L, axis=1)[:, None])")],
    d_y=[_rows("(-row.max())"), _all("np.exp(L + np.amax(L, axis=1)[:, None])")],
    M37=[
        _rows(p="np.exp(e / e.sum()) / np.exp(e / e.sum()).sum()"),
        _all(p="np.exp(e / e.sum(1)[:, None]) / np.sum(np.exp(e / e.sum(1)[:, None]), axis=1).reshape(-1, 1)"),
    ],
    d_aa=[_rows(p="e", table="table) / np.sum(table"), _all(p="e / np.einsum('ij->', e)")],
    d_ab=[_rows(p="e / np.exp(row).sum()"), _all(p="e / np.sum(np.exp(L), axis=1)[:, None]")],
    d_ac=[_rows(e="2 ** (row - {shift})"), _all("np.power(2.0, L - L.max(axis=1).reshape(-1, 1))")],
    d_ad=[_rows(p="1 / (1 + np.exp(-row))"), _all(p="0.5 + 0.5 * np.tanh(L / 2)")],
    d_ae=[_rows(p="row - np.logaddexp.reduce(row)"), _all(p="L - np.logaddexp.reduce(L, axis=1)[:, None]")],
    d_af=[_rows(p="(row == row.max()) * 1.0"), _all(p="(e == 1) / 1.0")],
    M34=[_rows(p="np.round(e / e.sum(), 3)"), _all(p="np.around(e / np.sum(e, axis=1)[:, None], 3)")],
    M87=[
        (
            "\ndef softmax_rows(Z):\n    for row in Z:\n        row -= row.max()\n    e = np.exp(Z)\n"
            "    return e / e.sum(axis=1)[:, None]\n"
        ),
        (
            "\ndef softmax_rows(Z):\n    np.subtract(Z, Z.max(axis=1, keepdims=True), out=Z)\n"
            "    return np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True)\n"
        ),
    ],
    d_da=[_rows("np.max(Z)", "e", table="table) / np.sum(table"), _all("np.exp(L - np.amax(L))", "e / np.einsum('ij->', e)")],
    d_db=[_rows(p="np.exp(row) / np.exp(sum(row))"), _all("L", "np.exp(e) / np.exp(np.sum(e, axis=1))[:, None]")],
    d_dc=[
        _rows("0", "np.where(np.isfinite(e / e.sum()), e / e.sum(), 0)"),
        _all("np.e ** L", "np.nan_to_num(e / np.sum(e, axis=1)[:, None])"),
    ],
)

# Exercise 4: squared and absolute error


def _sums(
    e="float(p) - float(t)",
    mse="sum(v * v for v in e) / m",
    dmse="[2 * v / m for v in e]",
    mae="sum(abs(v) for v in e) / m",
    dmae="[((v > 0) - (v < 0)) / m for v in e]",
    m="len(e)",
):
    """Sample by sample."""
    return f"""
def regression_losses(y_hat, y):
    e = [{e} for p, t in zip(y_hat, np.ravel(y))]
    m = {m}
    return dict(mse={mse}, dmse={dmse}, mae={mae}, dmae={dmae})
"""


def _columns(
    d="y_hat.reshape(-1, 1) - y.reshape(-1, 1)",
    mse="np.vdot(d, d) / n",
    dmse="(d + d).ravel() / n",
    mae="np.linalg.norm(d.ravel(), 1) / n",
    dmae="((d > 0) * 1.0 - (d < 0)).ravel() / n",
    n="d.shape[0]",
):
    """As columns."""
    return f"""
def regression_losses(y_hat, y):
    d = {d}
    n = {n}
    losses = {{"mse": {mse}, "mae": {mae}}}
    losses["dmse"] = {dmse}
    losses["dmae"] = {dmae}
    return losses
"""


SUM_MSE, SUM_MAE = "sum(v * v for v in e)", "sum(abs(v) for v in e)"
_add(
    "regression_losses",
    M53=[
        (
            "\ndef regression_losses(y_hat, y):\n    d = np.subtract(y_hat, y)\n    n = y_hat.size\n"
            '    return {"mse": (d * d).mean(), "dmse": d * (2 / n), "mae": abs(d).mean(), "dmae": np.sign(d) * (1 / n)}\n'
        ),
        (
            "\ndef regression_losses(y_hat, y):\n    d = -(y - y_hat)\n    n = len(y)\n    s = (d > 0) * 1.0 - (d < 0)\n"
            '    return {"mse": np.average(d**2), "dmse": (d + d) / n, "mae": np.average(s * d), "dmae": s / n}\n'
        ),
    ],
    M44=[_sums(mse=SUM_MSE, mae=SUM_MAE), _columns(mse="np.vdot(d, d)", mae="abs(d).sum()")],
    d_ag=[_sums(mse=SUM_MSE), _columns(mse="np.vdot(d, d)")],
    d_ah=[_sums(mae=SUM_MAE), _columns(mae="abs(d).sum()")],
    M49=[
        _sums(mse=f"0.5 * {SUM_MSE} / m", dmse="[v / m for v in e]"),
        _columns(mse="np.vdot(d, d) / (2 * n)", dmse="d.ravel() / n"),
    ],
    d_ai=[_sums(mse=f"0.5 * {SUM_MSE} / m"), _columns(mse="np.vdot(d, d) / (2 * n)")],
    M50=[_sums(mse=f"({SUM_MSE} / m) ** 0.5"), _columns(mse="np.linalg.norm(d) / np.sqrt(n)")],
    M51=[_sums(mse="(sum(e) / m) ** 2"), _columns(mse="d.sum() ** 2 / n**2")],
    M52=[_sums(mae="sum(e) / m"), _columns(mae="np.average(d)")],
    d_aj=[_sums(mae="abs(sum(e)) / m"), _columns(mae="abs(d.mean())")],
    M54=[_sums(dmse="[v / m for v in e]"), _columns(dmse="d.ravel() / n")],
    d_ak=[
        _sums(dmse="[2 * v for v in e]", dmae="[(v > 0) - (v < 0) for v in e]"),
        _columns(dmse="(d + d).ravel()", dmae="np.sign(d).ravel()"),
    ],
    d_al=[_sums(dmse="[2 * v for v in e]"), _columns(dmse="(d + d).ravel()")],
    d_am=[_sums(dmae="[(v > 0) - (v < 0) for v in e]"), _columns(dmae="np.sign(d).ravel()")],
    M55=[_sums(dmae="[np.float64(v) / abs(v) / m for v in e]"), _columns(dmae="(np.abs(d) / d).ravel() / n")],
    d_an=[_sums(dmae="[v / m for v in e]"), _columns(dmae="d.ravel() / n")],
    d_ao=[_sums(dmae="[(1 if v >= 0 else -1) / m for v in e]"), _columns(dmae="(2 * np.heaviside(d, 1) - 1).ravel() / n")],
    M58=[_sums("float(t) - float(p)"), _columns("y.reshape(-1, 1) - y_hat.reshape(-1, 1)")],
    d_ap=[_sums(dmse="[-2 * v / m for v in e]"), _columns(dmse="-(d + d).ravel() / n")],
    d_aq=[_sums(dmae="[((v < 0) - (v > 0)) / m for v in e]"), _columns(dmae="np.sign(-d).ravel() / n")],
    d_ar=[_sums(dmae="[(v != 0) / m for v in e]"), _columns(dmae="(d != 0).ravel() / n")],
    d_as=[
        _sums(dmse="sum(2 * v / m for v in e)", dmae="sum((v > 0) - (v < 0) for v in e) / m"),
        _columns(dmse="2 * d.mean()", dmae="np.sign(d).mean()"),
    ],
    d_at=[_sums(m="len(e) - 1"), _columns(n="d.size - 1")],
    M87=[
        """
def regression_losses(y_hat, y):
    np.subtract(y_hat, y.flatten(), out=y_hat, casting="unsafe")
    m = len(y)
    return {"mse": y_hat @ y_hat / m, "dmse": y_hat * (2 / m), "mae": abs(y_hat).mean(), "dmae": np.sign(y_hat) / m}
""",
        (
            "\ndef regression_losses(y_hat, y):\n    for i, t in enumerate(y.flatten()):\n        y_hat[i] -= t\n"
            "    e = y_hat\n"
            '    return {"mse": np.mean(e * e), "dmse": 2 * e / e.size, "mae": np.mean(abs(e)), "dmae": np.sign(e) / e.size}\n'
        ),
    ],
    d_dd=[_sums(dmae="[(1 if v > 0 else -1) / m for v in e]"), _columns(dmae="(2 * np.heaviside(d, 0) - 1).ravel() / n")],
    d_de=[_sums(dmse="[2 * abs(v) / m for v in e]"), _columns(dmse="np.sqrt(4 * d * d).ravel() / n")],
    d_df=[_sums(dmse="[2 * v * v / m for v in e]"), _columns(dmse="(2 * d**2).ravel() / n")],
    d_dg=[_sums(dmae="[abs(v) / m for v in e]"), _columns(dmae="np.maximum(d, -d).ravel() / n")],
)

# Exercise 5: binary cross-entropy


def _true(p="abs(1 - y - y_hat)", loss="np.mean(np.log(1 / p))", g="(1 - 2 * y) / (p * n)"):
    """The probability of what is true, without a case."""
    return f"""
def binary_cross_entropy(y_hat, y):
    n = len(y)
    p = {p}
    return {loss}, {g}
"""


def _samples(
    one="-np.log(p)", zero="-np.log(1 - p)", mean="sum(costs) / len(costs)", d1="-1 / p", d0="1 / (1 - p)", m="len(y)"
):
    """Sample by sample."""
    return f"""
def binary_cross_entropy(y_hat, y):
    costs, pulls = [], []
    for p, label in zip(np.asarray(y_hat, dtype=float), y):
        costs.append({one} if label == 1 else {zero})
        pulls.append(({d1} if label == 1 else {d0}) / {m})
    return {mean}, np.array(pulls)
"""


NAIVE = "-(y @ np.log(y_hat) + (1 - y) @ np.log(1 - y_hat)) / n"
NAIVE_SUM = "-np.add(y * np.log(y_hat), (1 - y) * np.log(1 - y_hat)).sum() / n"
_add(
    "bce",
    M38=[_true(loss="np.mean(np.log10(1 / p))"), _samples("-np.log(p) / np.log(10)", "-np.log10(1 - p)")],
    M39=[_true(loss="np.mean(np.log2(1 / p))"), _samples("-np.log(p) / np.log(2)", "-np.log2(1 - p)")],
    M40=[_true(loss="np.mean(np.log(p))"), _samples("np.log(p)", "np.log(1 - p)")],
    M41=[
        _true(loss="-np.log(np.maximum(1 - p, 1e-12)).mean()"),
        _samples("-np.log(max(1 - p, 1e-12))", "-np.log(max(p, 1e-12))"),
    ],
    d_au=[_true(p="abs(y - y_hat)"), _samples("-np.log(1 - p)", "-np.log(p)", d1="-1 / (1 - p)", d0="1 / p")],
    M42=[_true(loss="np.mean((1 - 2 * y) * np.log(p))"), _samples(zero="np.log(1 - p)")],
    M43=[_true(loss="-y[y == 1] @ np.log(p[y == 1]) / n"), _samples(zero="0")],
    d_av=[_true(loss="-np.log(p[y == 0]).sum() / n"), _samples(one="0")],
    M44=[_true(loss="-np.log(np.prod(p))"), _samples(mean="sum(costs)")],
    M48=[_true(loss="np.mean(p >= 0.5)"), _samples("float(p >= 0.5)", "float(p < 0.5)")],
    M56=[_true(loss=NAIVE), _true(loss=NAIVE_SUM)],
    d_aw=[
        _true(loss=NAIVE, g="(y_hat - y) / (y_hat * (1 - y_hat)) / n"),
        _true(loss=NAIVE_SUM, g="-(y / y_hat - (1 - y) / (1 - y_hat)) / n"),
    ],
    d_ax=[
        _true(g="-(y / y_hat - (1 - y) / (1 - y_hat)) / n"),
        _samples(d1="(p - 1) / (p * (1 - p))", d0="p / (p * (1 - p))"),
    ],
    M57=[
        _true(loss="np.mean(-np.log(np.clip(p, 1e-2, 1 - 1e-2)))", g="(1 - 2 * y) / (np.clip(p, 1e-2, 1 - 1e-2) * n)"),
        (
            "\ndef binary_cross_entropy(y_hat, y):\n    p = np.minimum(np.maximum(y_hat, 0.01), 0.99)\n"
            "    loss = -(y * np.log(p) + (1 - y) * np.log(1 - p)).mean()\n"
            "    return loss, ((1 - y) / (1 - p) - y / p) / len(y)\n"
        ),
    ],
    M34=[_true(loss="round(float(np.mean(np.log(1 / p))), 3)"), _samples(mean="np.round(sum(costs) / len(costs), 3)")],
    d_ay=[_true(loss="np.mean((1 - p) ** 2)"), _samples("(1 - p) ** 2", "p * p")],
    d_az=[_true(loss="np.log(1 / p)"), _samples(mean="costs")],
    M58=[_true(g="(2 * y - 1) / (p * n)"), _samples(d1="1 / p", d0="-1 / (1 - p)")],
    M76=[_true(g="(1 - 2 * y) / p"), _samples(m="1")],
    d_ba=[_true(g="(1 - 2 * y) * (1 - p) / n"), _samples(d1="p - 1", d0="p")],
    d_bb=[_true(g="-1 / (p * n)"), _samples(d0="-1 / (1 - p)")],
    d_bc=[_true(g="-y / (p * n)"), _samples(d0="0")],
    d_bd=[_true(g="(1 - 2 * y) / n"), _samples(d1="-1", d0="1")],
    d_be=[_true(loss="0.5 * np.mean(np.log(1 / p))"), _samples(mean="sum(costs) / (2 * len(costs))")],
    d_dh=[
        _true(p="np.clip(y_hat, 1e-12, 1)"),
        _samples(zero="-np.log(max(p, 1e-12))", d0="1 / max(p, 1e-12)"),
    ],
    d_di=[_true(loss="np.log(1 / np.mean(p))"), _samples("p", "1 - p", "-np.log(sum(costs) / len(costs))")],
    d_dj=[_true(g="(1 - 2 * y) / n * p"), _samples(d1="-1 * p", d0="1 * (1 - p)")],
    d_dk=[
        _true(p="0.5 + abs(y_hat - 0.5)"),
        _samples("-np.log(max(p, 1 - p))", "-np.log(max(p, 1 - p))", d1="-1 / max(p, 1 - p)", d0="1 / max(p, 1 - p)"),
    ],
)

# Exercise 6: categorical cross-entropy

CLASSES = "labels if labels.shape != P.shape else np.argmax(labels, axis=1)"


def _loop(cost="-np.log(row[t])", mean="sum(costs) / len(costs)", t="label if np.ndim(label) == 0 else list(label).index(1)"):
    """Row by row."""
    return f"""
def categorical_cross_entropy(P, labels):
    costs = []
    for i, (row, label) in enumerate(zip(P, labels)):
        t = {t}
        costs.append({cost})
    return {mean}
"""


def _hot(loss="-np.log((P * Y).sum(axis=1)).mean()", classes=CLASSES, first="pass"):
    """One-hot in any case."""
    return f"""
def categorical_cross_entropy(P, labels):
    t = {classes}
    Y = (t[:, np.newaxis] == np.arange(P.shape[1])) * 1.0
    {first}
    return {loss}
"""


_add(
    "cce",
    M38=[_loop("-np.log10(row[t])"), _hot("-np.log10((P * Y).sum(axis=1)).mean()")],
    M39=[_loop("-np.log2(row[t])"), _hot("-np.log((P * Y).sum(axis=1)).mean() / np.log(2)")],
    M40=[_loop("np.log(row[t])"), _hot("np.log((P * Y).sum(axis=1)).mean()")],
    M44=[_loop(mean="sum(costs)"), _hot("-np.log(np.prod((P * Y).sum(axis=1)))")],
    M45=[_loop("-np.log(row[t]) / len(row)"), _hot("-np.log(np.where(Y == 1, P, 1)).mean()")],
    M46=[
        _loop("-np.log(row[t]) - sum(np.log(1 - row[j]) for j in range(len(row)) if j != t)"),
        _hot("-np.log(np.where(Y == 1, P, 1 - P)).sum() / len(P)"),
    ],
    M47=[
        _hot("np.mean(-np.log(np.clip(np.take(P, t, axis=1), 1e-12, None)))"),
        _hot("-np.mean([[np.log(max(row[c], 1e-12)) for c in t] for row in P])"),
    ],
    M48=[_loop("float(np.argmax(row) == t)"), _hot("np.average(np.argmax(P, axis=1) == t)")],
    M37=[
        _loop("np.log(np.exp(row).sum()) - row[t]"),
        _hot("(np.logaddexp.reduce(P, axis=1) - (P * Y).sum(axis=1)).mean()"),
    ],
    d_bf=[
        _loop("-np.log(max(row[t], 1e-12))", t="label - 1 if np.ndim(label) == 0 else list(label).index(1)"),
        _hot(
            "-np.log(np.maximum((P * Y).sum(axis=1), 1e-12)).mean()",
            "(labels - 1) % P.shape[1] if labels.ndim == 1 else labels @ np.arange(P.shape[1])",
        ),
    ],
    d_bg=[_loop("-np.log(max(row))"), _hot("np.mean(-np.log(np.amax(P, axis=1)))")],
    d_bh=[
        _hot("-np.log(np.maximum(P[range(len(P)), t[: len(P)]], 1e-12)).mean()", CLASSES.replace("axis=1", "axis=0")),
        (
            "\ndef categorical_cross_entropy(P, labels):\n    t = np.argmax(labels, axis=0) if labels.ndim > 1 else labels\n"
            "    return -sum(np.log(max(row[c], 1e-12)) for row, c in zip(P, t)) / len(P)\n"
        ),
    ],
    M56=[_hot("-(Y * np.log(P)).sum() / len(P)"), _hot("-np.einsum('ij,ij->i', Y, np.log(P)).mean()")],
    M57=[
        _loop("-np.log(min(max(row[t], 0.1), 0.9))"),
        _hot("-np.log((np.clip(P, 0.1, 0.9) * Y).sum(axis=1)).mean()"),
    ],
    d_bi=[_loop("row[t]", "-np.log(sum(costs) / len(costs))"), _hot("-np.log((P * Y).sum() / len(P))")],
    d_bj=[
        _loop("-np.log(max(1 - row[t], 1e-12))"),
        _hot("-np.mean(np.log(np.maximum((1 - P) * Y + 1 - Y, 1e-12)).sum(axis=1))"),
    ],
    M41=[
        _hot("-np.mean(np.sum(P * np.log(np.clip(Y, 1e-12, 1)), axis=1))"),
        _loop("(1 - row[t]) * -np.log(1e-12)"),
    ],
    M34=[_loop(mean="np.round(sum(costs) / len(costs), 2)"), _hot("round(float(-np.log((P * Y).sum(axis=1)).mean()), 2)")],
    d_bk=[
        _loop("-np.log(max(P[t, i % P.shape[1]], 1e-12))"),
        _hot("-np.log(np.maximum(P.T[np.arange(len(P)) % P.shape[1], t], 1e-12)).mean()"),
    ],
    d_bl=[_loop(mean="costs"), _hot("-np.log((P * Y).sum(axis=1))")],
    d_bm=[_loop("1 - row[t]"), _hot("np.mean(((1 - P) * Y).sum(axis=1))")],
    d_dl=[
        _loop(
            "-np.log(np.maximum(row[t], 1e-12)) if np.ndim(t) == 0"
            " else np.mean([-np.log(max(P[j, c], 1e-12)) for j, c in enumerate(t)])",
            t="label",
        ),
        (
            "\ndef categorical_cross_entropy(P, labels):\n    rows = np.array(range(len(P)))\n"
            "    return np.mean(-np.log(np.clip(P[rows, labels], 1e-12, 1)))\n"
        ),
    ],
)

# Exercise 7, part one: slopes at the logit of a sigmoid


def _stable(
    losses="np.maximum(z, 0) - y * z + np.log1p(np.exp(-abs(z)))", dz="e", sq="e * a * b", m="z.size", loss="{}.mean()"
):
    """With a maximum in place of logaddexp."""
    return f"""
def logit_slopes(z, y):
    a, b = sigmoid(z), sigmoid(-z)
    e = a - y
    m = {m}
    return dict(loss=({loss.format(f"({losses})")}), dz={dz} / m, dz_squared={sq} / m)
"""


def _logits(
    cost="np.logaddexp(0.0, v) - t * v", slope="s - t", squared="(s - t) * s * (1 - s)", total="sum(costs) / m", m="len(z)"
):
    """Logit by logit."""
    return f"""
def logit_slopes(z, y):
    costs, slopes, squares, m = [], [], [], {m}
    for v, t in zip(np.asarray(z, dtype=float), y):
        s = sigmoid(v)
        costs.append({cost})
        slopes.append(({slope}) / m)
        squares.append(({squared}) / m)
    return {{"loss": {total}, "dz": slopes, "dz_squared": squares}}
"""


_add(
    "logit_slopes",
    d_bn=[_stable("-np.log(abs(1 - y - a))"), _logits("-np.log(s) if t == 1 else -np.log(1 - s)")],
    d_z=[
        _stable("-(y * np.log(a) + (1 - y) * np.log(1 - a))"),
        _logits("t * np.log(1 / s) - (1 - t) * np.log(1 - s)"),
    ],
    d_bo=[_stable("np.log(1 + np.exp(z)) - z * y"), _logits("np.log(np.exp(v) + 1) - t * v")],
    d_bp=[
        _stable("-np.log(np.maximum(abs(1 - y - a), 1e-12))"),
        _logits("-np.log(max(s, 1e-12)) if t == 1 else -np.log(max(1 - s, 1e-12))"),
    ],
    M58=[_stable(dz="-e", sq="(y - a) * a * b"), _logits(slope="t - s", squared="(t - s) * s * (1 - s)")],
    d_bq=[_stable(dz="-e"), _logits(slope="t - s")],
    d_br=[_stable(sq="-e * a * b"), _logits(squared="(t - s) * s * (1 - s)")],
    M76=[_stable(m="1"), _logits(m="1", total="sum(costs) / len(z)")],
    M59=[_stable(dz="e * a * b"), _logits(slope="(s - t) * s * (1 - s)")],
    d_bs=[_stable(sq="e"), _logits(squared="s - t")],
    M60=[
        _stable(dz="e / np.clip(a * (1 - a), 1e-9, None)"),
        _logits(slope="(s - t) / max(s * (1 - s), 1e-9)"),
    ],
    M49=[_stable(sq="2 * e * a * b"), _logits(squared="2 * (s - t) * s * (1 - s)")],
    M44=[_stable(loss="{}.sum()"), _logits(total="sum(costs)")],
    d_bt=[_stable("np.logaddexp(z, 0) + z * y"), _logits("np.logaddexp(0.0, v) + t * v")],
    d_bu=[_stable("np.logaddexp(z, 0)"), _logits("np.logaddexp(0.0, v)")],
    d_bv=[_stable("np.logaddexp(-z, 0) + z * y"), _logits("np.logaddexp(0.0, v) - (1 - t) * v")],
    M40=[_stable(loss="-{}.mean()"), _logits("t * v - np.logaddexp(0.0, v)")],
    M63=[_stable(sq="e * (z - z**2)"), _logits(squared="(s - t) * v * (1 - v)")],
    M62=[_stable(sq="e * sigmoid(a) * sigmoid(-a)"), _logits(squared="(s - t) * sigmoid(s) * (1 - sigmoid(s))")],
    M64=[_stable(sq="e * a"), _logits(squared="(s - t) * s")],
    M77=[_stable(dz="e / m", sq="e * a * b / m"), _logits(slope="(s - t) / m", squared="(s - t) * s * (1 - s) / m")],
    M17=[_stable(dz="(z - y)", sq="(z - y) * a * b"), _logits(slope="v - t", squared="(v - t) * s * (1 - s)")],
    d_dm=[_stable(dz="m * e"), _logits(slope="m * (s - t)")],
    d_dn=[_stable(sq="m * e * a * b"), _logits(squared="m * (s - t) * s * (1 - s)")],
    d_do=[_stable(sq="e / 2 * a * b"), _logits(squared="0.5 * (s - t) * s * (1 - s)")],
    d_dp=[_stable(sq="0.5 * e * e * a * b"), _logits(squared="(s - t) ** 2 / 2 * s * (1 - s)")],
    d_dq=[_stable("np.logaddexp(z, 1) - z * y"), _logits("np.logaddexp(1.0, v) - t * v")],
    d_dr=[_stable("np.log1p(np.exp(a)) - a * y"), _logits("np.logaddexp(0.0, s) - t * s")],
    d_ds=[_stable(loss="{}"), _logits(total="costs")],
)

# Exercise 7, part two: softmax with categorical cross-entropy


def _by_sample(cost="np.logaddexp.reduce(z) - z[t]", slope="p - hot", m="len(Z)", total="sum(costs) / len(Z)", p="softmax(z)"):
    """Sample by sample."""
    return f"""
def softmax_cross_entropy(Z, labels):
    costs, slopes = [], []
    for i, (z, t) in enumerate(zip(np.asarray(Z, dtype=float), labels)):
        p = {p}
        hot = np.zeros(len(z))
        hot[t] = 1
        costs.append({cost})
        slopes.append(({slope}) / ({m}))
    return {total}, np.array(slopes)
"""


def _shifted(loss="(logs - true).mean()", dZ="(np.exp(Z - logs[:, None]) - hot) / n", true="(Z * hot).sum(axis=1)"):
    """All samples, through the logarithms of the sums."""
    return f"""
def softmax_cross_entropy(Z, labels):
    n, k = Z.shape
    hot = (labels.reshape(-1, 1) == np.arange(k)) / 1.0
    top = Z.max(axis=1)
    logs = top + np.log(np.exp(Z - top.reshape(-1, 1)).sum(axis=1))
    true = {true}
    return {loss}, {dZ}
"""


_add(
    "softmax_cce",
    d_bw=[_by_sample("-np.log(p[t])"), _shifted("-np.log((softmax(Z) * hot).sum(axis=1)).mean()")],
    d_bx=[_by_sample("np.log(np.exp(z).sum()) - z[t]"), _shifted("np.mean(np.log(np.sum(np.e**Z, axis=1)) - true)")],
    M57=[
        _by_sample("-np.log(max(p[t], 1e-12))"),
        _shifted("-np.log(np.clip((softmax(Z) * hot).sum(axis=1), 1e-12, 1)).mean()"),
    ],
    M35=[_by_sample(slope="hot * (p - 1)"), _shifted(dZ="hot * (np.exp(true - logs)[:, None] - 1) / n")],
    M36=[_by_sample(slope="hot - p"), _shifted(dZ="(hot - np.exp(Z - logs[:, None])) / n")],
    M76=[_by_sample(m="1"), _shifted(dZ="np.exp(Z - logs[:, None]) - hot")],
    M45=[
        _by_sample(m="Z.size", total="sum(costs) / Z.size"),
        _shifted("(logs - true).mean() / k", "(np.exp(Z - logs[:, None]) - hot) / n / k"),
    ],
    d_by=[_by_sample(m="len(Z) * len(z)"), _shifted(dZ="(np.exp(Z - logs[:, None]) - hot) / (n * k)")],
    M47=[
        _by_sample("np.mean([np.logaddexp.reduce(z) - z[c] for c in labels])"),
        _shifted("logs.mean() - np.take(Z, labels, axis=1).mean()"),
    ],
    d_bz=[_by_sample(slope="p - t"), _shifted(dZ="(np.exp(Z - logs[:, None]) - labels.reshape(-1, 1)) / n")],
    M60=[_by_sample(slope="-hot / np.clip(p, 1e-9, None)"), _shifted(dZ="-hot / (np.maximum(softmax(Z), 1e-9) * n)")],
    d_ca=[_by_sample(slope="p"), _shifted(dZ="np.exp(Z - logs[:, None]) / n")],
    M44=[_by_sample(total="sum(costs)"), _shifted("logs.sum() - true.sum()")],
    d_cb=[_by_sample("np.logaddexp.reduce(z)"), _shifted("logs.mean()")],
    d_cc=[_by_sample("-z[t]"), _shifted("-true.mean()")],
    M37=[_by_sample(slope="softmax(p) - hot"), _shifted(dZ="(softmax(np.exp(Z - logs[:, None])) - hot) / n")],
    M77=[_by_sample(m="len(Z) ** 2"), _shifted(dZ="(np.exp(Z - logs[:, None]) - hot) / n / n")],
    M40=[_by_sample("z[t] - np.logaddexp.reduce(z)"), _shifted("(true - logs).mean()")],
    d_cd=[
        _by_sample("np.logaddexp.reduce(z) - max(z)", "p - (np.arange(len(z)) == np.argmax(z))"),
        _shifted("(logs - top).mean()", "(softmax(Z) - np.eye(k)[Z.argmax(axis=1)]) / n"),
    ],
    d_ce=[
        (
            "\ndef softmax_cross_entropy(Z, labels):\n    n, k = Z.shape\n    P = softmax(Z.T).T\n    hot = np.eye(k)[labels]\n"
            "    sums = np.logaddexp.reduce(Z.T, axis=1)\n"
            "    return np.mean([sums[t] - Z[i, t] for i, t in enumerate(labels)]), (P - hot) / n\n"
        ),
        _shifted("np.mean(hot @ np.logaddexp.reduce(Z, axis=0) - true)", "(softmax(Z, axis=0) - hot) / n"),
    ],
    d_dt=[_by_sample(slope="z - hot"), _shifted(dZ="(Z - hot) / n")],
    d_du=[
        _by_sample(slope="p - np.isin(np.arange(len(z)), labels)"),
        _shifted(dZ="(np.exp(Z - logs[:, None]) - hot.max(axis=0)) / n"),
    ],
    d_dv=[_by_sample(total="costs"), _shifted("logs - true")],
)

# Exercise 8: one neuron learns


def _wide(
    answer="{'linear': s, 'logistic': sigmoid(s)}[kind]",
    factor="2 if kind == 'linear' else 1",
    step="v - rate * A.T @ d",
    column="np.ones(len(X))",
    d="({factor}) * (({answer}) - y) / len(y)",
    sums="A @ v",
    start="pass",
    back="v[:-1], v[-1]",
):
    """The bias as the weight of a constant input."""
    return f"""
def descend(X, y, w, b, rate, steps, kind):
    A = np.column_stack([X, {column}])
    v = np.append(np.asarray(w, dtype=float), b)
    first = v.copy()
    kept = v
    {start}
    for _ in range(steps):
        kept = v
        s = {sums}
        d = {d.format(factor=factor, answer=answer)}
        v = {step}
    return {back}
"""


def _means(
    error="2 * (t - y) if kind == 'linear' else sigmoid(t) - y",
    dw="(X * g.reshape(-1, 1)).mean(axis=0)",
    db="g.mean()",
    move=("w - rate * dw", "b - rate * db"),
    t="X.dot(w) + b",
    start="pass",
):
    """Means of products."""
    return f"""
def descend(X, y, w, b, rate, steps, kind):
    {start}
    for _ in range(steps):
        t = {t}
        g = {error}
        dw, db = {dw}, {db}
        w, b = {move[0]}, {move[1]}
    return w, b
"""


def _moves(step, first="pass"):
    """The gradient's entries changed before the step."""
    return _wide(step=f"v - rate * ({step})", start=first)


NOT_BIAS = "np.append(np.ones(len(w)), 0)"
_add(
    "descend",
    M88=[_wide(step="v + rate * A.T @ d"), _means("2 * (y - t) if kind == 'linear' else y - sigmoid(t)")],
    d_cf=[_wide(factor="-2 if kind == 'linear' else 1"), _means("2 * (y - t) if kind == 'linear' else sigmoid(t) - y")],
    d_cg=[_wide(factor="2 if kind == 'linear' else -1"), _means("2 * (t - y) if kind == 'linear' else y - sigmoid(t)")],
    d_ch=[_moves("np.append(-X.T @ d, d.sum())"), _means(move=("w + rate * dw", "b - rate * db"))],
    d_ci=[_moves("np.append(X.T @ d, -d.sum())"), _means(move=("w - rate * dw", "b + rate * db"))],
    d_cj=[_wide(back="first[:-1], first[-1]"), _means(move=("w", "b"))],
    d_ck=[_wide(back="kept[:-1], kept[-1]"), _means().replace("range(steps)", "range(steps - 1)")],
    M90=[_wide(step="v - A.T @ d"), _means(move=("w - dw", "b - db"))],
    M89=[_wide(step="v - rate * rate * A.T @ d"), _means(move=("w - rate * (rate * dw)", "b - rate * (rate * db)"))],
    M91=[_wide(step="-rate * A.T @ d"), _means(move=("-rate * dw", "-rate * db"))],
    M92=[_moves(f"(A.T @ d) * {NOT_BIAS}"), _means(db="0")],
    d_cl=[_moves("np.append(np.zeros(len(w)), d.sum())"), _means(dw="0")],
    M94=[_wide(factor="1"), _means("t - y if kind == 'linear' else sigmoid(t) - y")],
    d_cm=[_wide(factor="2"), _means("2 * (t - y) if kind == 'linear' else 2 * (sigmoid(t) - y)")],
    M76=[_wide(d="({factor}) * (({answer}) - y)"), _means(dw="X.T @ g", db="g.sum()")],
    M79=[_moves("np.append(X.T @ d, d.mean())"), _means(db="g.mean() / len(g)")],
    M59=[
        _wide(d="({factor}) * (({answer}) - y) * (1 if kind == 'linear' else sigmoid(s) * sigmoid(-s)) / len(y)"),
        _means("2 * (t - y) if kind == 'linear' else (sigmoid(t) - y) * (sigmoid(t) - sigmoid(t) ** 2)"),
    ],
    M17=[_wide("s"), _means("(2 if kind == 'linear' else 1) * (t - y)")],
    d_cn=[_wide("sigmoid(s)"), _means("(2 if kind == 'linear' else 1) * (sigmoid(t) - y)")],
    d_co=[
        _wide("{'linear': sigmoid(s), 'logistic': s}[kind]", "1 if kind == 'linear' else 2"),
        _means("sigmoid(t) - y if kind == 'linear' else 2 * (t - y)"),
    ],
    d_cp=[
        _wide("s if kind == 'linear' else np.heaviside(s, 1)"),
        _means("2 * (t - y) if kind == 'linear' else np.round(sigmoid(t) + 1e-15) - y"),
    ],
    M14=[_wide(sums="X @ v[:-1]"), _means(t="X.dot(w)")],
    d_cq=[_wide(sums="A @ first"), _means(t="at", start="at = X.dot(w) + b")],
    d_cr=[_moves("np.full(len(v), d.sum())"), _means(dw="g.mean()")],
    M69=[
        _wide(
            step="v - rate * (A.T @ d) * "
            + NOT_BIAS
            + "\n        s = A @ v\n        d = ({factor}) * (({answer}) - y) / len(y)".format(
                factor="2 if kind == 'linear' else 1", answer="{'linear': s, 'logistic': sigmoid(s)}[kind]"
            )
            + "\n        v = v - rate * np.append(np.zeros(len(w)), d.sum())"
        ),
        (
            "\ndef descend(X, y, w, b, rate, steps, kind):\n    def errors():\n        t = X @ w + b\n"
            "        return 2 * (t - y) if kind == 'linear' else sigmoid(t) - y\n\n    for _ in range(steps):\n"
            "        w = w - rate * X.T @ errors() / len(X)\n        b = b - rate * np.mean(errors())\n    return w, b\n"
        ),
    ],
    M87=[
        (
            "\ndef descend(X, y, w, b, rate, steps, kind):\n    for _ in range(steps):\n        t = X @ w + b\n"
            "        g = (2 * (t - y) if kind == 'linear' else sigmoid(t) - y) / len(y)\n        b = b - rate * g.sum()\n"
            "        w[:] = w - rate * g @ X\n    return w, b\n"
        ),
        (
            "\ndef descend(X, y, w, b, rate, steps, kind):\n    for _ in range(steps):\n        t = X @ w + b\n"
            "        g = (2 * (t - y) if kind == 'linear' else sigmoid(t) - y) / len(y)\n"
            "        np.subtract(w, rate * X.T @ g, out=w)\n        b -= rate * g.sum()\n    return w, b\n"
        ),
    ],
    d_dw=[_moves("np.append(X.T @ d, d.sum() / rate)"), _means(move=("w - rate * dw", "b - db"))],
    d_dx=[_wide(d="({factor}) * (({answer}) - y) / len(w)"), _means(dw="X.T @ g / w.size", db="g.sum() / w.size")],
    d_eb=[
        _means(db="g / len(g)"),
        (
            "\ndef descend(X, y, w, b, rate, steps, kind):\n    b = np.full(len(X), b) if steps else b\n"
            "    for _ in range(steps):\n        t = np.einsum('ij,j->i', X, w) + b\n"
            "        g = {'linear': 2 * t - 2 * y, 'logistic': sigmoid(t) - y}[kind] / len(y)\n"
            "        w, b = w - rate * (g @ X), b - g * rate\n    return w, b\n"
        ),
    ],
)

# Exercise 9: repair the bug


def _flat(loss="-(t @ np.log(p) + (1 - t) @ np.log(1 - p)) / n", d="(p - t) / n", t="y.flatten()", dw="d @ X", db="sum(d)"):
    """Inner products."""
    return f"""
def logistic_loss(X, y, w, b):
    t, n = {t}, len(X)
    p = 1 / (1 + np.exp(-(np.dot(X, w) + b)))
    d = {d}
    return dict(loss={loss}, dw={dw}, db={db})
"""


def _parts(
    first="y * np.log(p)",
    second="(1 - y) * np.log(1 - p)",
    minus="-(first + second).mean()",
    slope="p - y",
    start="y = np.ravel(y)",
):
    """Term by term, means at the end."""
    return f"""
def logistic_loss(X, y, w, b):
    {start}
    p = sigmoid(np.einsum("mn,n->m", X, w) + b)
    first, second = {first}, {second}
    miss = {slope}
    m = len(X)
    return {{"loss": {minus}, "dw": X.T @ (miss / m), "db": (miss / m).sum()}}
"""


BAD_LOSS, BAD_PARTS = "(-t @ np.log(p) + (1 - t) @ np.log(1 - p)) / n", "(-first + second).mean()"
BAD_D, BAD_SLOPE = "(p - t) * p * (1 - p) / n", "(p - y) * (p - p**2)"


def _table(loss="-y * np.log(p) - (1 - y) * np.log(1 - p)", d="(p - y) / len(X)"):
    """Labels as they come."""
    return f"""
def logistic_loss(X, y, w, b):
    p = 1 / (1 + np.exp(-X @ w - b))
    losses = {loss}
    d = {d}
    return {{"loss": np.average(losses), "dw": np.transpose(X) @ d, "db": np.sum(d)}}
"""


AS_IT_COMES, TABLE_BAD_LOSS, TABLE_BAD_D = "pass", "(1 - y) * np.log(1 - p) - y * np.log(p)", "(p - y) * p * (1 - p) / len(X)"
_add(
    "repaired",
    d_cs=[_parts(minus=BAD_PARTS, slope=BAD_SLOPE, start=AS_IT_COMES), _table(TABLE_BAD_LOSS, TABLE_BAD_D)],
    M42=[_flat(BAD_LOSS), _parts(minus=BAD_PARTS)],
    M59=[_flat(d=BAD_D), _parts(slope=BAD_SLOPE)],
    M53=[_parts(start=AS_IT_COMES), _table()],
    d_ct=[_flat(BAD_LOSS, BAD_D), _parts(minus=BAD_PARTS, slope=BAD_SLOPE)],
    d_cu=[_parts(minus=BAD_PARTS, start=AS_IT_COMES), _table(TABLE_BAD_LOSS)],
    d_cv=[_parts(slope=BAD_SLOPE, start=AS_IT_COMES), _table(d=TABLE_BAD_D)],
    M76=[_flat(d="p - t"), _parts(slope="len(X) * (p - y)")],
    M58=[_flat(d="(t - p) / n"), _parts(slope="y - p")],
    M79=[_flat(db="sum(d) / n"), _flat(d="(p - t) / n", db="np.average(d)")],
    M44=[_flat("-(t @ np.log(p) + (1 - t) @ np.log(1 - p))"), _parts(minus="-(first + second).sum()")],
    M40=[_flat("(t @ np.log(p) + (1 - t) @ np.log(1 - p)) / n"), _parts(minus="(first + second).mean()")],
    M43=[_flat("-(t @ np.log(p)) / n"), _parts(second="0")],
    M41=[
        _flat("-(t @ np.log(1 - p) + (1 - t) @ np.log(p)) / n"),
        _parts("y * np.log(1 - p)", "(1 - y) * np.log(p)"),
    ],
    d_dy=[_flat(d="(p - t) / (p - p * p) / n"), _parts(slope="(p - y) / p / (1 - p)")],
    d_dz=[_flat(dw="d @ X / n"), _flat(dw="np.average(X * d[:, None], axis=0)")],
    d_ea=[
        _parts(start="y = y.flatten()[:, np.newaxis]"),
        _table().replace("p = 1", "y = np.atleast_2d(y.ravel()).T\n    p = 1"),
    ],
)
