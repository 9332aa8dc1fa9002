"""Misconceptions of 02-chain-rule as other people would write them: other names, other algebra, functions for the nodes.

Written from the hints and the catalogue alone, so that they measure whether a hint is found for the mistake or only for
one way of writing it. `VARIANTS[solution cell, misconception]` is a list of codes. `RIGHT_HINTS[cell]` maps a mutant's
changed line to hints that a person has read and found right for it (course verify --only mutants shows the lines).
"""

VARIANTS = {}
RIGHT_HINTS = {
    # the value does not move on, so every slope is taken at x
    "chain_slope": {"pass": "M02"},
    # one side of the times node does what the hint says of both
    "sum_times": {"dq = df": "02-r", "dz = df": "02-r"},
    # z stands above the line, whatever stands below it
    "quotient": {"du = z / df": "02-y"},
    # dy is left out
    "way_back": {"ds = 2 * s": "02-ay"},
}


def _add(cell, **by_id):
    """Add variants; M12 stands for itself, d_a for 02-a."""
    for name, codes in by_id.items():
        VARIANTS[cell, name.replace("d_", "02-")] = list(codes)


# Exercise 1: cube_chain


def _expanded(outer="27 * (x + 1) * (x + 1)", inner="3.0", whole="outer * inner"):
    """Without t in the slopes."""
    return f"""
def cube_chain(x):
    base = 3 * (x + 1)
    outer, inner = {outer}, {inner}
    return dict(t=base, y=base * base * base, dt_dx=inner, dy_dt=outer, dy_dx={whole})
"""


def _powers(outer="lambda u: 3 * np.power(u, 2)", inner="3", whole="found['dy_dt'] * found['dt_dx']", at="found['t']"):
    """A dictionary that fills up."""
    return f"""
def cube_chain(x):
    found = {{"t": np.multiply(3, x) + 3, "dt_dx": {inner}}}
    found["y"] = found["t"] ** 3
    outer = {outer}
    found["dy_dt"] = outer({at})
    found["dy_dx"] = {whole}
    return found
"""


_add(
    "cube_chain",
    M01=[_expanded(whole="outer"), _powers(whole="outer(found['t'])")],
    M02=[_expanded(outer="3 * x * x"), _powers(at="x")],
    M03=[_expanded(whole="81 * (x + 1) * (x + 1) * (x + 1)"), _powers(whole="3 * found['y']")],
    M04=[_expanded(whole="3 + x - x"), _powers(whole="3.0 * np.ones_like(x)")],
    d_a=[_expanded(outer="9 * (x + 1) ** 2"), _powers(outer="lambda u: u * u")],
    d_b=[_expanded(whole="inner + outer"), _powers(whole="found['dt_dx'] + found['dy_dt']")],
    d_c=[_expanded(outer="81 * (x + 1) ** 3"), _powers(outer="lambda u: 3 * u * u * u")],
    d_d=[_expanded(inner="3 + 3"), _powers(inner="6.0")],
    d_f=[_expanded(whole="outer * inner * inner"), _powers(whole="9 * found['dy_dt']")],
    d_bc=[_expanded(outer="3.0 * np.ones_like(x)"), _powers(outer="lambda u: np.full(np.shape(u), 3)")],
    d_bd=[_expanded(outer="81 * (x + 1) ** 2"), _powers(outer="lambda u: 9 * u * u")],
)

# Exercise 2: chain_slope


def _kept(slopes="[d(u) for d, u in zip(derivatives, entered)]", total="float(np.prod(slopes))", order="functions"):
    """All values first, then all slopes."""
    return f"""
def chain_slope(functions, derivatives, x):
    entered = [x]
    for f in {order}:
        entered.append(f(entered[-1]))
    slopes = {slopes}
    return entered[-1], {total}
"""


def _counted(slope="d(u)", rule="total * here", begin="1", first="here_first", which="i"):
    """By index; where the slope is taken is a question of the order of two lines."""
    lines = [f"here = {slope}", f"u = functions[{which}](u)"]
    body = "\n        ".join(lines if first == "here_first" else lines[::-1])
    return f"""
def chain_slope(functions, derivatives, x):
    u, total, n = x, {begin}, len(functions)
    for i in range(n):
        d = derivatives[i]
        {body}
        total = {rule}
    return [u, total]
"""


_add(
    "chain_slope",
    M02=[_kept("[d(x) for d in derivatives]"), _counted("d(x)")],
    d_g=[_kept("[d(u) for d, u in zip(derivatives, entered[1:])]"), _counted(first="value_first")],
    M01=[
        _kept("[d(u) for d, u in zip(derivatives[1:], entered[1:])] or [1.0]"),
        _counted(rule="total * here if i else total"),
    ],
    M04=[_kept("[derivatives[0](x)]"), _counted(rule="total if i else here")],
    d_h=[_kept("[derivatives[-1](entered[-2])]"), _counted(rule="here")],
    d_i=[_kept(total="float(np.sum(slopes))"), _counted(rule="total + here", begin="0")],
    d_j=[
        _kept("[d(u) for d, u in zip(reversed(derivatives), entered)]", order="reversed(functions)"),
        _counted("derivatives[n - 1 - i](u)", which="n - 1 - i"),
    ],
    d_k=[_kept("[d(u) for d, u in zip(reversed(derivatives), entered)]"), _counted("derivatives[-1 - i](u)")],
    d_l=[_kept(total="x * float(np.prod(slopes))"), _counted(begin="x")],
    d_m=[_kept("entered[1:]"), _counted("functions[i](u)")],
    M87=[
        """
def chain_slope(functions, derivatives, x):
    functions.reverse()
    derivatives.reverse()
    total = 1
    while len(functions) > 0:
        total *= derivatives.pop()(x)
        x = functions.pop()(x)
    return x, total
""",
        """
def chain_slope(functions, derivatives, x):
    u, total = x, 1.0
    for _ in range(len(functions)):
        total = derivatives[0](u) * total
        u = functions[0](u)
        del functions[0], derivatives[0]
    return u, total
""",
    ],
)

# Exercise 3: sum_times


def _nodes(plus="(out, out)", times="(out * b, out * a)", seed="1.0", first="x + y"):
    """A function for the way back of each node; a and b are its inputs, out is what arrives."""
    return f"""
def sum_times(x, y, z):
    def plus_back(a, b, out):
        return {plus}

    def times_back(a, b, out):
        return {times}

    q = {first}
    f = z * q
    df = {seed}
    dq, dz = times_back(q, z, df)
    dx, dy = plus_back(x, y, dq)
    return dict(q=q, f=f, df=df, dq=dq, dz=dz, dx=dx, dy=dy)
"""


def _letters(q="x + y", df="1", dq="z", dz="q", dx="z", dy="z"):
    """Straight from the inputs."""
    return f"""
def sum_times(x, y, z):
    result = {{}}
    result["q"] = q = {q}
    result["f"] = f = q * z
    result["df"] = {df}
    result.update(dq={dq}, dz={dz}, dx={dx}, dy={dy})
    return result
"""


_add(
    "sum_times",
    M12=[_nodes(times="(out * a, out * b)"), _letters(dq="q", dz="z", dx="q", dy="q")],
    M111=[_nodes(seed="q * z"), _letters(df="f", dq="f * z", dz="f * q", dx="f * z", dy="z * f")],
    d_n=[_nodes(plus="(out * b, out * a)"), _letters(dx="y * z", dy="x * z")],
    d_o=[_nodes(plus="(1, 1)"), _letters(dx="1.0", dy="1.0")],
    d_p=[_nodes(plus="(0.5 * out, 0.5 * out)"), _letters(dx="z / 2", dy="z / 2")],
    d_q=[_nodes(plus="(out * z, out * z)"), _letters(dx="z**2", dy="z * z")],
    d_r=[_nodes(times="(out, out)"), _letters(dq="1", dz="1", dx="1", dy="1")],
    d_s=[_nodes(first="x * y"), _letters(q="y * x")],
    d_t=[_nodes(plus="(a * out, b * out)"), _letters(dx="x * z", dy="y * z")],
)

# Exercise 4: quotient


def _modules(square="2 * a * out", times="(b * out, a * out)", over="(out / b, -out * a / (b * b))", dz="dz"):
    """A function for the way back of each node."""
    return f"""
def quotient(x, y, z, df):
    def square_back(a, out, result):
        return {square}

    def times_back(a, b, out):
        return {times}

    def over_back(a, b, out):
        return {over}

    v = x * x
    u = v * y
    du, dz = over_back(u, z, df)
    dv, dy = times_back(v, y, du)
    return {{"v": v, "u": u, "f": u / z, "du": du, "dz": {dz}, "dv": dv, "dy": dy, "dx": square_back(x, dv, v)}}
"""


def _closed(du="df / z", dz="-df * x * x * y / z / z", dv="du * y", dy="du * x * x", dx="dv * (x + x)"):
    """Few names, formulas of the inputs."""
    return f"""
def quotient(x, y, z, df):
    du = {du}
    dz = {dz}
    dv = {dv}
    dy, dx = {dy}, {dx}
    return dict(v=x**2, u=x**2 * y, f=x**2 * y / z, du=du, dz=dz, dv=dv, dy=dy, dx=dx)
"""


_add(
    "quotient",
    M10=[_modules(over="(out / b, out * a / b**2)"), _closed(dz="df * x * x * y / z / z")],
    M11=[_modules(square="a * out"), _closed(dx="x * dv")],
    M12=[_modules(times="(a * out, b * out)"), _closed(dv="du * x * x", dy="du * y")],
    d_u=[_modules(over="(out / b, -out * a / b)"), _closed(dz="-df * y * x**2 / z")],
    d_v=[_modules(over="(1 / b, -a / b**2)"), _closed(du="z**-1.0", dz="-x * x * y / z / z")],
    d_w=[_modules(times="(b, a)"), _closed(dv="y", dy="x**2")],
    d_x=[_modules(square="2 * result * out"), _closed(dx="2 * x**2 * dv")],
    d_y=[_modules(over="(out * b, -out * a / (b * b))"), _closed(du="z * df")],
    d_z=[_modules(dz="dz / z"), _closed(dz="-df * x * x * y / z**3.0")],
    d_aa=[_modules(over="(out / b, -out / b**2)"), _closed(dz="-df / z / z")],
    d_ab=[_modules(square="a + a"), _closed(dx="x + x")],
)

# Exercise 5: wave


def _math(sine="math.cos(a)", power="out", log="1 / (1 + a)", dq="dr * {}", dp="dq * {}", ends="(dp * w, dp * x, dp)"):
    """The standard library, a function for each slope: a went in, out came out."""
    return f"""
def wave(x, w, b):
    import math

    sine_slope = lambda a, out: {sine}
    power_slope = lambda a, out: {power}
    log_slope = lambda a, out: {log}
    p = b + x * w
    q = math.sin(p)
    r = math.exp(q)
    y = math.log(r + 1)
    dr = log_slope(r, y)
    dq = {dq.format("power_slope(q, r)")}
    dp = {dp.format("sine_slope(p, q)")}
    dx, dw, db = {ends}
    return dict(p=p, q=q, r=r, y=y, dr=dr, dq=dq, dp=dp, dx=dx, dw=dw, db=db)
"""


def _reverse(log="(1 + r) ** -1.0", power="np.exp(q)", sine="np.sin(p + np.pi / 2)", skip="", ends="g * w, g * x, g"):
    """One running slope g that passes each node; `skip` is the node that forgets it."""
    return f"""
def wave(x, w, b):
    kept = {{"p": w * x + b}}
    kept["q"] = np.sin(kept["p"])
    kept["r"] = np.exp(kept["q"])
    kept["y"] = np.log1p(kept["r"])
    p, q, r = kept["p"], kept["q"], kept["r"]
    g = 1.0
    for name, slope in (("dr", {log}), ("dq", {power}), ("dp", {sine})):
        g = slope if name == "{skip}" else g * slope
        kept[name] = g
    kept["dx"], kept["dw"], kept["db"] = {ends}
    return kept
"""


def _rounded(how):
    """Every value rounded as soon as it is there."""
    return f"""
def wave(x, w, b):
    cut = {how}
    p = cut(w * x + b)
    q = cut(np.sin(p))
    r = cut(np.exp(q))
    dr = cut(1 / (1 + r))
    dq = cut(dr * r)
    dp = cut(dq * np.cos(p))
    return dict(p=p, q=q, r=r, y=cut(np.log(1 + r)), dr=dr, dq=dq, dp=dp, dx=cut(dp * w), dw=cut(dp * x), db=dp)
"""


_add(
    "wave",
    d_ac=[_math(log="1 / a"), _reverse(log="r ** -1.0")],
    d_ad=[_math(sine="math.cos(out)"), _reverse(sine="np.sin(q + np.pi / 2)")],
    d_ae=[_math(sine="-math.cos(a)"), _reverse(sine="np.sin(p - np.pi / 2)")],
    M112=[_math(power="a"), _reverse(power="q")],
    M01=[_math(ends="(dp, dp * x, dp)"), _reverse(ends="g, g * x, g")],
    M12=[_math(ends="(x * dp, w * dp, dp)"), _reverse(ends="g * x, g * w, g")],
    d_af=[_math(dq="{}"), _reverse(skip="dq")],
    d_ag=[_math(dp="{}"), _reverse(skip="dp")],
    d_ah=[_math(power="a * math.e ** (a - 1)"), _reverse(power="q * np.exp(q) / np.e")],
    d_ai=[_math(ends="(dp * w, dp * x, dp * b)"), _reverse(ends="g * w, g * x, b * g")],
    d_aj=[_math(sine="out"), _reverse(sine="q")],
    d_ak=[_math(power="math.exp(out)"), _reverse(power="np.e ** r")],
    M34=[_rounded("lambda number: np.round(number, decimals=2)"), _rounded("lambda number: float(f'{number:.2f}')")],
)

# Exercise 6: two_paths


def _branches(by_p="(dp * y, dp * x)", by_q="(dq, -dq)", meet="a + b", last="(q, p)"):
    """What each path brings, as pairs (for x, for y)."""
    return f"""
def two_paths(x, y):
    p, q = x * y, x - y
    dp, dq = {last}
    branches = zip({by_p}, {by_q})
    dx, dy = ({meet} for a, b in branches)
    return dict(p=p, q=q, f=p * q, dp=dp, dq=dq, dx=dx, dy=dy)
"""


def _added(first=("y", "x"), second=("1", "-1"), op=("+=", "+="), end="", dp="x - y", dq="y * x", up=("dp * ", "dq * ")):
    """Slopes that are collected line by line."""
    return f"""
def two_paths(x, y):
    product, difference = x * y, x - y
    dp, dq = {dp}, {dq}
    slopes = {{"x": 0.0, "y": 0.0}}
    slopes["x"] += {up[0]}{first[0]}
    slopes["y"] += {up[0]}{first[1]}
    slopes["x"] {op[0]} {up[1]}{second[0]}
    slopes["y"] {op[1]} {up[1]}{second[1]}
    {end or "pass"}
    f = product * difference
    return {{"p": product, "q": difference, "f": f, "dp": dp, "dq": dq, "dx": slopes["x"], "dy": slopes["y"]}}
"""


_add(
    "two_paths",
    M108=[_branches(meet="b"), _added(op=("=", "="))],
    M67=[_branches(meet="a"), _added(second=("0", "0"))],
    M68=[_branches(meet="np.mean([a, b])"), _added(end="slopes = {name: value / 2 for name, value in slopes.items()}")],
    d_al=[_branches(meet="a * b"), _added(op=("*=", "*="))],
    d_am=[_branches(by_q="(dq, dq)"), _added(second=("1", "1"))],
    M12=[_branches(last="(p, q)"), _added(dp="x * y", dq="x - y")],
    d_an=[_branches(by_p="(dp * x, dp * y)"), _added(first=("x", "y"))],
    d_ao=[_branches(by_p="(y, x)", by_q="(1, -1)"), _added(up=("", ""))],
    d_ap=[_branches(by_q="(-dq, -dq)"), _added(op=("-=", "+="))],
)

# Exercise 7: way_back


def _loop(back="2 * w[i] * x[i] * dy[i]", dx="back * w[i] - dy[i]", dw="back * x[i]", after="pass"):
    """Entry by entry."""
    return f"""
def way_back(x, w, dy):
    dx, dw = np.zeros(x.shape), np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        back = {back}
        dx[i] = {dx}
        dw[i] = {dw}
        {after}
    return dx, dw
"""


def _paths(slope="2 * inner", through="back * w", direct="-dy", meet="through + direct", dw="back * x", up="dy * "):
    """Both paths by name."""
    return f"""
def way_back(first, w, dy):
    x = first
    inner = np.multiply(x, w)
    back = {up}({slope})
    through, direct = {through}, {direct}
    return [{meet}, {dw}]
"""


TABLE = "dy[i] = back"
SQUARED = "2 * (w[i] * x[i]) ** 2 * dy[i]"


def _over(slope="2 * s", meet="direct + dy * w"):
    """The arriving slopes are written over."""
    return f"""
def way_back(x, w, dy):
    s = x * w
    direct = 0 - dy
    for i in np.ndindex(dy.shape):
        dy[i] = dy[i] * ({slope})[i]
    return {meet}, dy * x
"""


_add(
    "way_back",
    d_aq=[_loop(SQUARED, "back * w[i]", after=TABLE), _over("2 * s**2", "dy * w")],
    M108=[_loop(dx="back * w[i]"), _paths(meet="through")],
    d_ar=[_loop(SQUARED), _paths("2 * inner * inner")],
    M87=[_loop(after=TABLE), _over()],
    d_as=[_loop(SQUARED, "back * w[i]"), _paths("2 * inner**2", meet="through")],
    d_at=[_loop(dx="back * w[i]", after=TABLE), _over(meet="dy * w")],
    d_au=[_loop(SQUARED, after=TABLE), _over("2 * s * s")],
    d_av=[_loop(dx="back * w[i] + dy[i]"), _paths(direct="dy")],
    d_aw=[_loop(dx="back * w[i] - 1"), _paths(direct="-1")],
    d_ax=[_loop(dw="back * x[i] - dy[i]"), _paths(dw="back * x + direct")],
    M12=[_loop(dx="back * x[i] - dy[i]", dw="back * w[i]"), _paths(through="back * x", dw="w * back")],
    M11=[_loop("w[i] * x[i] * dy[i]"), _paths("inner")],
    d_ay=[_loop("2 * w[i] * x[i]", "back * w[i] - 1"), _paths(up="1 * ", direct="-1")],
)


# Found by a newcomer's answers: the pair swapped, the logarithm's slope at its result, and a walk that ends too early


def _swapped(start="1", step="slope *= d(x)"):
    """The running slope is the first of the pair."""
    return f"""
def chain_slope(functions, derivatives, x):
    slope = {start}
    for f, d in zip(functions, derivatives):
        {step}
        x = f(x)
    return slope, x
"""


def _at_result(dr="1 / (1 + y)", dp="dq * np.cos(p)"):
    """The slope of log(1 + r) at y."""
    return f"""
def wave(x, w, b):
    p = x * w + b
    q = np.sin(p)
    r = np.exp(q)
    y = np.log1p(r)
    dr = {dr}
    dq = r * dr
    dp = {dp}
    return dict(p=p, q=q, r=r, y=y, dr=dr, dq=dq, dp=dp, dx=w * dp, dw=x * dp, db=dp)
"""


_add("chain_slope", d_az=[_swapped(), _swapped("1.0", "slope = d(x) * slope")])
_add("wave", d_ba=[_at_result(), _at_result("(y + 1) ** -1", "np.cos(x * w + b) * dq")])
_add("way_back", d_bb=[_loop(dw="back"), _paths(dw="back")])
