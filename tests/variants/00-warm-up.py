"""Misconceptions of 00-warm-up as other people would write them: other names, other algebra, loops.

They share no line with the bank, so they measure whether a hint is found for the mistake or only for one way of writing it.
`VARIANTS[solution cell, misconception]` is a list of codes.
`RIGHT_HINTS[cell]` maps a mutant's changed line, or a misconception, to hints that a person has read and found right for it
(course verify --only mutants shows the lines).
"""

VARIANTS = {}


def _add(cell, **by_id):
    """Add variants; M34 stands for itself, d_a for 00-a."""
    for name, codes in by_id.items():
        VARIANTS[cell, name.replace("d_", "00-")] = list(codes)


# Exercise 1: rescale


def _scaled(above="x - low", length="high - low", last="above / length", first="pass"):
    """Step by step, with names."""
    return f"""
def rescale(x, low, high):
    {first}
    above = {above}
    length = {length}
    return {last}
"""


def _scaled_each(term="(v - a) / (b - a)", out="np.empty(values.shape)"):
    """A loop over all entries; the scale runs from a to b."""
    return f"""
def rescale(values, a, b):
    out = {out}
    for place, v in np.ndenumerate(values):
        out[place] = {term}
    return out
"""


_add(
    "rescale",
    d_a=[_scaled(last="x - low / high - low"), _scaled_each("v - a / b - a")],
    d_b=[_scaled(length="high"), _scaled_each("(v - a) * (1 / b)")],
    d_c=[
        _scaled(first="low, high = np.min(x), np.max(x)"),
        _scaled_each("(v - min(values.flat)) / (max(values.flat) - min(values.flat))"),
        # only the lower end
        _scaled(first="low = np.min(x)"),
    ],
    d_d=[_scaled(last="np.minimum(np.maximum(above / length, 0), 1)"), _scaled_each("min(1, max(0, (v - a) / (b - a)))")],
    d_e=[_scaled(last="1 - above / length"), _scaled_each("(b - v) / (b - a)")],
    d_f=[_scaled(last="print(above / length)"), _scaled_each().replace("return out", "print(out)")],
    d_g=[_scaled(last="np.floor(above / length)"), _scaled_each("(v - a) // (b - a)")],
    d_h=[_scaled(above="x"), _scaled_each("v * (1 / (b - a))")],
    d_i=[_scaled(last="above"), _scaled_each("v - a")],
    d_j=[_scaled(length="low - high"), _scaled_each("(a - v) / (b - a)")],
    M34=[
        _scaled(last="np.around(above / length, decimals=2)"),
        _scaled_each("round((v - a) / (b - a), 2)"),
        # to one decimal
        _scaled(last="(above / length).round(1)"),
    ],
    M08=[_scaled_each(out="np.empty_like(values)"), _scaled_each(out="values.copy()")],
    M87=[_scaled(last="np.divide(np.subtract(x, low, out=x), length, out=x)"), _scaled_each(out="values")],
    d_be=[_scaled(above="np.subtract(x, low, out=x)"), _scaled(first="x[...] = x - low", above="x")],
)

# Exercise 2, part one: by another rule, or typed in by hand

BY_RULE = """
PAIRS = [((5, 2), (2,)), ((5, 2), (5,)), ((5, 1), (4,)), ((6,), (6, 1)), ((4, 1, 3), (5, 1)), ((7, 1), ())]
def shape_of(a, b):
{rule}
sum_1, sum_2, sum_3, sum_4, sum_5, sum_6 = [shape_of(a, b) for a, b in PAIRS]
"""


def _by_rule(*lines):
    return BY_RULE.format(rule="\n".join(f"    {line}" for line in lines))


def _typed(*shapes):
    return "".join(f"sum_{n} = {shape}\n" for n, shape in enumerate(shapes, start=1))


STRETCHED = "return tuple(max(p) for p in pairs) if all(1 in p or p[0] == p[1] for p in pairs) else None"
_add(
    "shapes",
    # aligned at the left
    d_k=[
        _by_rule("n = max(len(a), len(b))", "pairs = list(zip(a + (1,) * (n - len(a)), b + (1,) * (n - len(b))))", STRETCHED),
        _typed(None, "[5, 2]", None, "[6, 1]", None, "[7, 1]"),
    ],
    # only equal shapes fit
    d_l=[_by_rule("return a if a == b else None"), _typed(*6 * ["None"])],
    # nothing is copied along an axis of size 1; what is missing on the left is
    d_m=[
        _by_rule(
            "long, short = sorted((a, b), key=len, reverse=True)",
            "return long if long[len(long) - len(short):] == short else None",
        ),
        _typed("[5, 2]", None, None, None, None, "[7, 1]"),
    ],
    # at the left where that fits, as usual where it does not
    d_n=[
        _typed("(5, 2)", "(5, 2)", None, "(6, 1)", "(4, 5, 3)", "(7, 1)"),
        _by_rule(
            "if len(a) == len(b) or len(b) == 0 or len(a) == 3 or a[-1] == b[-1]:",
            "    return np.broadcast_shapes(a, b)",
            "n = max(len(a), len(b))",
            "pairs = list(zip(a + (1,) * (n - len(a)), b + (1,) * (n - len(b))))",
            STRETCHED,
        ),
    ],
    # as @ would have it
    d_o=[
        _by_rule("try:", "    return np.shape(np.zeros(a) @ np.zeros(b))", "except ValueError:", "    return None"),
        _typed("[5]", None, None, "[1]", None, None),
    ],
)

# Exercise 2, part two: shift


def _shift(rows="r.reshape(-1, 1)", columns="c", table="T", how="np.add(np.add(table, down), across)", first="pass"):
    """With arrays."""
    return f"""
def shift(T, r, c):
    {first}
    table, down, across = {table}, {rows}, {columns}
    return {how}
"""


def _shift_each(term="X[i, j] + rows[i] + columns[j]", out="np.zeros(X.shape)", end="out"):
    """With two loops."""
    return f"""
def shift(X, rows, columns):
    m, n = X.shape
    out = {out}
    for i in range(m):
        for j in range(n):
            out[i, j] = {term}
    return {end}
"""


_add(
    "shift",
    M53=[_shift("r"), _shift("r[np.newaxis, :]", "c.reshape(1, -1)")],
    d_p=[_shift("r", "c.reshape(-1, 1)"), _shift("r", "c[:, None]", how="table + (down + across)")],
    d_q=[_shift(columns="0"), _shift_each("X[i, j] + rows[i]")],
    d_r=[_shift("0"), _shift_each("X[i, j] + columns[j]")],
    d_s=[_shift(how="table + down * across"), _shift_each("X[i, j] + rows[i] * columns[j]")],
    d_t=[_shift("r", "c.reshape(-1, 1)", "np.transpose(T)"), _shift_each(end="out.T")],
    d_u=[_shift(table="0"), _shift_each("rows[i] + columns[j]")],
    d_v=[_shift("np.sum(r)", "np.sum(c)"), _shift_each("X[i, j] + sum(rows) + sum(columns)")],
    M08=[
        _shift_each(out="X.copy()"),
        _shift(how="(table + down + across).astype(T.dtype)"),
    ],
    M87=[
        _shift_each(out="X"),
        """
def shift(X, rows, columns):
    for i, row in enumerate(X):
        row += rows[i]
        row += columns
    return X
""",
    ],
)

# Exercise 3: squared error


def _errors(
    p="p.flatten()", t="t.flatten()", d="np.subtract(p, t)", mean="np.average(np.square(d))", end="d, loss", first="pass"
):
    """With arrays; p and t are predictions and targets."""
    return f"""
def squared_error(p, t):
    {first}
    p, t = {p}, {t}
    d = {d}
    loss = {mean}
    return {end}
"""


def _errors_each(d="p - t", term="e * e", mean="total / len(errors)", end="np.array(errors), total", p="predictions.flat"):
    """With a loop over the pairs."""
    return f"""
def squared_error(predictions, targets):
    errors, total = [], 0.0
    for p, t in zip({p}, targets.flat):
        e = {d}
        errors.append(e)
        total += {term}
    total = {mean}
    return {end}
"""


_add(
    "squared_error",
    M53=[_errors("p", "t"), _errors("p", "t", end="d, (d ** 2).sum() / d.size")],
    d_w=[_errors("p", "t", "np.subtract(p, t).flatten()"), _errors("p", "t", end="d.reshape(-1), loss")],
    d_x=[_errors(t="t"), _errors("p.reshape(-1)", "t", "p - t")],
    d_y=[_errors("p"), _errors("p", "t.reshape(-1)", "p - t")],
    d_z=[_errors(end="d[:, None], loss"), _errors_each(end="np.array(errors).reshape(-1, 1), total")],
    d_aa=[_errors(d="t - p"), _errors_each("t - p")],
    M44=[_errors(mean="d @ d"), _errors_each(mean="total")],
    M49=[_errors(mean="0.5 * np.average(d * d)"), _errors_each(term="e * e / 2")],
    M50=[_errors(mean="np.average(d * d) ** 0.5"), _errors_each(mean="(total / len(errors)) ** (1 / 2)")],
    M51=[_errors(mean="np.square(np.average(d))"), _errors_each(term="e", mean="(total / len(errors)) ** 2")],
    M52=[_errors(mean="np.average(p) - np.average(t)"), _errors_each(term="e")],
    d_ab=[_errors(mean="np.average(np.absolute(d))"), _errors_each(term="max(e, -e)")],
    d_ac=[_errors(end="d * d, loss"), _errors_each("(p - t) ** 2", "e")],
    d_ad=[_errors(end="(loss, d)"), _errors_each(end="[total, errors]")],
    M87=[
        _errors("np.reshape(p, -1)", d="np.subtract(p, t, out=p)"),
        _errors("p.reshape(-1)", first="p -= t.reshape(p.shape)", d="p.copy()"),
        # the targets are written over
        _errors("p.ravel()", "t.ravel()", "np.subtract(p, t, out=t)"),
    ],
)

# Exercise 4: totals, center_rows


def _totals(features="np.ones(len(X)) @ X", samples="X @ np.ones(X.shape[1])", everything="np.sum(X)", first="pass"):
    return f"""
def totals(X):
    {first}
    return {features}, {samples}, {everything}
"""


def _totals_each(features="per_feature", samples="per_sample", everything="total", term="value"):
    """With one loop over all entries."""
    return f"""
def totals(X):
    m, n = X.shape
    per_feature, per_sample, total = [0.0] * n, [0.0] * m, 0.0
    for (i, j), value in np.ndenumerate(X):
        per_feature[j] += {term}
        per_sample[i] += {term}
        total += {term}
    return {features}, {samples}, {everything}
"""


_add(
    "totals",
    d_ae=[_totals("X @ np.ones(X.shape[1])", "np.ones(len(X)) @ X"), _totals_each("per_sample", "per_feature")],
    d_af=[
        _totals(*(f"np.average(X{axis})" for axis in (", 0", ", 1", ""))),
        _totals_each("np.array(per_feature) / m", "np.array(per_sample) / n", "total / m / n"),
    ],
    d_ag=[
        _totals("np.ones((1, len(X))) @ X", "X @ np.ones((X.shape[1], 1))", "np.sum(X).reshape(1, 1)"),
        _totals_each("[per_feature]", "[[s] for s in per_sample]", "[[total]]"),
    ],
    d_ah=[_totals(everything="2 * np.sum(X)"), _totals_each(everything="sum(per_feature) + sum(per_sample)")],
    d_ai=[
        _totals(everything="np.sum(X, axis=0)"),
        _totals_each(everything="per_feature"),
        # along the other axis
        _totals(everything="np.sum(X, axis=1)"),
    ],
    d_aj=[_totals(everything="len(X) * len(X[0])"), _totals_each(everything="m * n")],
    d_ak=[_totals(first="X = np.where(X < 0, -X, X)"), _totals_each(term="abs(value)")],
)


def _centered(mean="X @ np.full((X.shape[1], 1), 1 / X.shape[1])", last="np.subtract(X, mean)", first="pass"):
    return f"""
def center_rows(X):
    {first}
    mean = {mean}
    return {last}
"""


def _centered_each(number="sum(row) / len(row)", entry="value - number", out="np.zeros(table.shape)", end="out"):
    return f"""
def center_rows(table):
    out = {out}
    for i, row in enumerate(table):
        number = {number}
        for j, value in enumerate(row):
            out[i, j] = {entry}
    return {end}
"""


_add(
    "center_rows",
    d_al=[_centered("np.average(X, axis=0)"), _centered_each(entry="value - sum(table[:, j]) / len(table)")],
    d_am=[_centered("np.sum(X) / X.size"), _centered_each("np.average(table)")],
    M30=[_centered("np.average(X, 1)"), _centered("np.array([sum(row) / len(row) for row in X])")],
    d_an=[_centered("np.average(X, 1)", "np.transpose(X) - mean"), _centered_each(end="np.transpose(out)")],
    d_ao=[_centered("X @ np.ones((X.shape[1], 1))"), _centered_each("sum(row)")],
    d_ap=[_centered("np.sort(X, axis=1)[:, -1:]"), _centered_each("max(row)")],
    d_aq=[
        _centered("np.quantile(X, 0.5, axis=1).reshape(-1, 1)"),
        _centered_each("(sorted(row)[(len(row) - 1) // 2] + sorted(row)[len(row) // 2]) / 2"),
    ],
    d_ar=[
        _centered(last="(X - mean) / np.sqrt(np.average((X - mean) ** 2, axis=1)[:, None])"),
        _centered_each(entry="(value - number) / np.std(row)"),
    ],
    d_as=[_centered(last="mean"), _centered("np.average(X, axis=1)[:, None]", "0 + mean")],
    M08=[_centered_each(out="table.copy()"), _centered(last="np.subtract(X, mean).astype(X.dtype)")],
    M87=[
        _centered(last="np.subtract(X, mean, out=X)"),
        "def center_rows(table):\n    for row in table:\n        row -= sum(row) / len(row)\n    return table\n",
        # column by column
        _centered("np.average(X, 1)", "X", first="X.T[:] = X.T - X.mean(axis=1)"),
    ],
)

# Exercise 5: standardize


def _standard(
    mean="np.average(X, 0)", spread="np.sqrt(np.average((X - np.average(X, 0)) ** 2, 0))", last="np.divide(X - mean, spread)"
):
    return f"""
def standardize(X):
    mean, spread = {mean}, {spread}
    return {last}
"""


def _standard_each(
    mean="sum(x) / m",
    spread="(sum((v - sum(x) / m) ** 2 for v in x) / m) ** 0.5",
    entry="(v - mean) / spread",
    out="np.zeros(table.shape)",
):
    """Feature by feature."""
    return f"""
def standardize(table):
    out, m = {out}, len(table)
    for j, x in enumerate(table.T.copy()):
        mean, spread = {mean}, {spread}
        out[:, j] = [{entry} for v in x]
    return out
"""


_add(
    "standardize",
    M30=[
        (
            "def standardize(samples):\n    samples -= np.average(samples, 1)\n"
            "    samples /= np.sqrt(np.var(samples))\n    return samples\n"
        ),
        "def standardize(A):\n    A[:] = A - A.mean(1)\n    A[:] = A / A.std()\n    return A\n",
    ],
    d_at=[_standard("np.average(X, 1)"), _standard_each("sum(table[j]) / len(table[j])")],
    d_au=[
        _standard("np.average(X, 1)[:, None]", "np.std(X, 1)[:, None]"),
        _standard(last="np.array([(row - np.average(row)) / np.std(row) for row in X])"),
    ],
    d_av=[_standard(spread="np.sqrt(np.var(X))"), _standard_each(spread="np.std(table)")],
    d_aw=[
        _standard(spread="np.sqrt(np.average((X - np.average(X, 0)) ** 2))"),
        _standard_each(spread="np.sqrt(np.var(table, axis=0).mean())"),
    ],
    d_ax=[_standard("np.average(X)", "np.sqrt(np.var(X))"), _standard_each("np.average(table)", "np.std(table)")],
    d_ay=[_standard(spread="np.std(X, 0) ** 2"), _standard_each(spread="sum((v - sum(x) / m) ** 2 for v in x) / m")],
    d_az=[
        _standard(spread="np.sqrt(np.sum((X - np.average(X, 0)) ** 2, 0) / (len(X) - 1))"),
        _standard_each(spread="np.std(x, ddof=1)"),
    ],
    d_ba=[_standard(last="X - mean / spread"), _standard_each(entry="v - mean / spread")],
    d_bb=[_standard(spread="np.ptp(X, axis=0)"), _standard_each(spread="max(x) - min(x)")],
    d_bc=[_standard(last="X - mean"), _standard_each(spread="1")],
    d_bd=[_standard(mean="0"), _standard_each(entry="v / spread")],
    M08=[_standard_each(out="table.copy()"), _standard(last="((X - mean) / spread).astype(X.dtype)")],
    M87=[
        _standard(last="np.divide(np.subtract(X, mean, out=X), spread, out=X)"),
        _standard_each(out="table"),
    ],
    d_bf=[
        _standard(last="np.subtract(X, mean, out=X) / spread"),
        (
            "def standardize(samples):\n    spread = np.std(samples, axis=0)\n    samples -= np.average(samples, axis=0)\n"
            "    return np.divide(samples, spread)\n"
        ),
    ],
)

RIGHT_HINTS = {
    # where two shapes fit and somebody says that they do not, the hint says so, whatever led there
    "shapes": {"00-k": "00-l 00-m", "00-n": "00-l 00-m", "00-o": "00-l 00-m"},
    # what is written into a table of whole numbers loses its decimals as well
    "rescale": {"M87": "M08"},
    "center_rows": {"M87": "M08"},
    "standardize": {"M87": "M08"},
    "totals": {
        # one axis, one mean, one array in place of a number: the hint says what is wrong with it
        "return (X.sum(axis=1), X.sum(axis=1), X.sum())": "00-ae",
        "return (X.sum(axis=0), X.sum(axis=0), X.sum())": "00-ae",
        "return (X.mean(axis=0), X.sum(axis=1), X.sum())": "00-af",
        "return (X.sum(axis=0), X.mean(axis=1), X.sum())": "00-af",
        "return (X.sum(axis=0), X.sum(axis=1), X.mean())": "00-af",
        "return (X.sum(), X.sum(axis=1), X.sum(axis=0))": "00-ai",
    },
}
