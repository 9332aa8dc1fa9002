"""Misconceptions of 08-autodiff as other people would write them: other names, loops with a stack, keywords, dictionaries.

Written from the hints and the catalogue alone, so that they measure whether a hint is found for the mistake or only for
one way of writing it. `VARIANTS[solution cell, misconception]` is a list of codes. `RIGHT_HINTS[cell]` maps a mutant's
changed line to hints that a person has read and found right for it (course verify --only mutants shows the lines).
"""

VARIANTS = {}
RIGHT_HINTS = {
    # the 1 stands somewhere else, and the way back has nothing to start with
    "backward": {"order[1].grad = 1.0": "M111", "order[-2].grad = 1.0": "M111", "order[--1].grad = 1.0": "M111"},
}


def _add(cell, **by_id):
    """Add variants; M12 stands for itself, d_a for 08-a."""
    for name, codes in by_id.items():
        VARIANTS[cell, name.replace("d_", "08-")] = list(codes)


# Exercise 1: add, multiply


def _by_name(operation, value, slopes, parents="[a, b]"):
    """Keywords, and lists in place of tuples."""
    return f"""
def {operation}(a, b):
    made = Value({value}, name="{operation}")
    made.parents = {parents}
    made.slopes = {slopes}
    return made
"""


def _unpacked(operation, value, slopes, parents="left, right"):
    """Numbers first."""
    return f"""
def {operation}(left, right):
    u, v = left.value, right.value
    slopes = ({slopes},)
    return Value(slopes=slopes, parents=({parents}{"," if parents else ""}), value={value})
"""


def _sums(named, unpacked):
    return [_by_name("add", "b.value + a.value", named), _unpacked("add", "u + v", unpacked)]


_add(
    "add",
    d_a=_sums("[a.value, b.value]", "u, v"),
    d_b=_sums("[b.value, a.value]", "v, u"),
    d_c=_sums("[1, -1]", "1, -1"),
    d_d=[_by_name("add", "sum([a.value, b.value])", "[1, 1]", "[]"), _unpacked("add", "v + u", "1, 1", "")],
    d_e=_sums("[1]", "1"),
    d_f=_sums("[1 / 2, 1 / 2]", "0.5, 0.5"),
    d_bf=[
        _by_name("add", "b.value + a.value", "[]", "[]"),
        "def add(left, right):\n    return Value(value=sum([left.value, right.value]))",
    ],
)


def _products(named, unpacked, parents=("[a, b]", "left, right"), values=("b.value * a.value", "v * u")):
    return [_by_name("multiply", values[0], named, parents[0]), _unpacked("multiply", values[1], unpacked, parents[1])]


_add(
    "multiply",
    M12=_products("[a.value, b.value]", "u, v"),
    d_g=_products("[1, 1]", "1, 1"),
    d_h=_products("[b.value, a.value]", "v, u", parents=("[]", "")),
    d_i=_products("[made.value] * 2", "u * v, v * u"),
    d_j=_products("[b.value + a.value] * 2", "u + v, v + u"),
    d_k=_products("[b.value, a.value]", "v, u", values=("b.value + a.value", "sum((u, v))")),
    d_l=_products("[b.value, 0 - a.value]", "v, -u"),
    d_bg=[
        _by_name("multiply", "b.value * a.value", "()", "()"),
        "def multiply(left, right):\n    return Value(name='*', value=math.prod([left.value, right.value]))",
    ],
    d_bh=_products("[b.value, a.value]", "v, u", parents=("[b, a]", "right, left")),
)

# Exercise 2: function


def _table(
    power=("x**n", "n * x**n / x"),
    exp=("math.exp(x)", "math.exp(x)"),
    tanh=("math.tanh(x)", "math.cosh(x) ** -2"),
    relu=("x if x > 0 else 0", "x > 0 and 1 or 0"),
    made="Value(rule(x), [a], [slope(x)], kind)",
):
    """A table of pairs of functions."""
    rows = [
        f'"{kind}": (lambda x: {v}, lambda x: {s})'
        for kind, (v, s) in zip(("power", "exp", "tanh", "relu"), (power, exp, tanh, relu), strict=True)
    ]
    return f"""
def function(kind, a, n=None):
    x = a.value
    rule, slope = {{{", ".join(rows)}}}[kind]
    return {made}
"""


def _early(
    power="n * pow(u, n - 1)",
    exp="e",
    tanh="(1 - t) * (1 + t)",
    relu="int(u > 0)",
    out="Value(v, (a,), (s,))",
    **_,
):
    """Returns by way of a helper."""
    return f"""
def function(kind, a, n=None):
    u = a.value

    def made(v, s):
        return {out}

    if kind == "relu":
        return made(u * (u > 0), {relu})
    if kind == "tanh":
        t = (math.exp(2 * u) - 1) / (math.exp(2 * u) + 1)
        return made(t, {tanh})
    if kind == "exp":
        e = math.e**u
        return made(e, {exp})
    return made(pow(u, n), {power})
"""


_add(
    "function",
    d_m=[_table(power=("x**n", "x**n / x")), _early(power="pow(u, n - 1)")],
    d_n=[_table(power=("x**n", "x**n * n")), _early(power="n * pow(u, n)")],
    M112=[_table(exp=("math.exp(x)", "x")), _early(exp="u")],
    d_o=[_table(exp=("math.exp(x)", "x * math.exp(x) / math.e")), _early(exp="u * math.e ** (u - 1)")],
    d_p=[_table(tanh=("math.tanh(x)", "1 - x * x")), _early(tanh="(1 - u) * (1 + u)")],
    d_q=[_table(tanh=("math.tanh(x)", "1 - math.tanh(x)")), _early(tanh="1 - t")],
    M65=[_table(tanh=("math.tanh(x)", "math.tanh(x) - math.tanh(x) ** 2")), _early(tanh="(1 - t) * t")],
    M85=[_table(relu=("max(x, 0)", "0 if x < 0 else 1")), _early(relu="int(u >= 0)")],
    d_r=[_table(relu=("max(x, 0)", "1")), _early(relu="1")],
    d_s=[_table(relu=("max(x, 0)", "max(x, 0)")), _early(relu="u * (u > 0)")],
    d_t=[_table(made="Value(rule(x), [], [slope(x)], kind)"), _early(out="Value(v, slopes=(s,))")],
    d_u=[_table(made="Value(slope(x), [a], [rule(x)])"), _early(out="Value(s, (a,), (v,))")],
    d_v=[_table(made="Value(rule(x), [a], [x * slope(x)])"), _early(out="Value(v, (a,), (u * s,))")],
    d_bi=[_table(power=("x**n", "n * x**n - 1")), _early(power="pow(u, n) * n - 1")],
)

# Exercise 3: topological_order


def _collected(body, start="visit(output, found, set())", end="found"):
    """A function outside that fills a list."""
    return f"""
def visit(node, found, known):
    if id(node) in known:
        return
    known.add(id(node))
    {body}

def topological_order(output):
    found = []
    {start}
    return {end}
"""


CHILDREN = "for p in node.parents:\n        visit(p, found, known)"
AFTER = f"{CHILDREN}\n    found.append(node)"
FIRST = f"found.append(node)\n    {CHILDREN}"


def _stacked(end, known="node in known", mark="known.append(node)", push="todo += list(node.parents)[::-1]"):
    """Depth first with a list: a number, then its first parent and all before it, and so on."""
    return f"""
def topological_order(output):
    found, known, todo = [], [], [output]
    while todo:
        node = todo.pop()
        if {known}:
            continue
        {mark}
        found.append(node)
        {push}
    return {end}
"""


def _rounds(ready="all(p in found for p in node.parents)", start="found = []", end="found", key="id(node)"):
    """Collect everything, then take again and again what has all its parents."""
    return f"""
def topological_order(output):
    everything, todo = {{}}, [output]
    while todo:
        node = todo.pop()
        if {key} not in everything:
            everything[{key}] = node
            todo += node.parents
    {start}
    while len(found) < len(everything):
        for node in everything.values():
            if node not in found and {ready}:
                found.append(node)
    return {end}
"""


QUEUE = """
def topological_order(output):
    queue = [output]
    for node in queue:
        for p in node.parents:
            if not any(p is q for q in queue):
                queue.append(p)
    {end}
"""
WIDE = """
from collections import deque

def topological_order(output):
    found, waiting, known = deque(), deque([output]), {output}
    while waiting:
        node = waiting.popleft()
        found.appendleft(node)
        new = [p for p in dict.fromkeys(node.parents) if p not in known]
        known.update(new)
        waiting.extend(new)
    return list(found)
"""
LISTS_OF_LISTS = """
def topological_order(output):
    below = [n for p in output.parents for n in topological_order(p)]
    return below + [output]
"""
ONE_LIST = """
def topological_order(node, found=None):
    found = [] if found is None else found
    for p in node.parents:
        topological_order(p, found)
    found.append(node)
    return found
"""
FIRST_ONLY = """
def topological_order(output):
    if not output.parents:
        return [output]
    return topological_order(output.parents[0]) + [output]
"""
CHAIN = """
def topological_order(output):
    chain = [output]
    while len(chain[0].parents) > 0:
        chain.insert(0, chain[0].parents[0])
    return chain
"""

_add(
    "topological_order",
    M109=[_collected(FIRST), _stacked("found")],
    d_w=[_collected(AFTER, end="list(reversed(found))"), _rounds(end="found[::-1]")],
    d_x=[QUEUE.format(end="return queue[::-1]"), WIDE],
    d_y=[LISTS_OF_LISTS, ONE_LIST],
    d_z=[_collected(AFTER, end="found[:-1]"), _rounds(end="[node for node in found if node is not output]")],
    d_aa=[
        _collected(AFTER).replace("id(node)", "node.value"),
        _collected(AFTER).replace("id(node)", "str(node.value)"),
    ],
    d_ab=[FIRST_ONLY, CHAIN],
    d_ac=[
        "def topological_order(output):\n    return list(dict.fromkeys(output.parents)) + [output]",
        "def topological_order(output):\n    near = {id(p): p for p in output.parents}\n    return [*near.values(), output]",
    ],
    d_ad=[_collected(FIRST, end="found[::-1]"), _stacked("list(reversed(found))")],
    d_ae=[
        _collected(AFTER, end="[n for n in found if n.parents]"),
        _rounds(end="[n for n in found if len(n.parents)]"),
    ],
)

# Exercise 4: backward


def _indexed(
    first="1", places="range(len(order) - 1, -1, -1)", inner="range(len(node.parents))", change="+= s * node.grad", out="order"
):
    """Places in place of nodes."""
    return f"""
def backward(order):
    order[len(order) - 1].grad = {first}
    for k in {places}:
        node = order[k]
        for n in {inner}:
            s = node.slopes[n]
            node.parents[n].grad {change}
    return [node.grad for node in {out}]
"""


def _popped(
    first="1.0", todo="list(order)", pairs="zip(node.slopes, node.parents)", share="s * g", change="p.grad + share", out="order"
):
    """A list that is emptied from its end."""
    return f"""
def backward(order):
    todo = {todo}
    order[-1].grad = {first}
    while todo:
        node = todo.pop()
        g = node.grad
        for s, p in {pairs}:
            share = {share}
            p.grad = {change}
    return list(map(lambda node: node.grad, {out}))
"""


SHARED_ONCE = """
def backward(order):
    order[-1].grad = 1
    for node in order[::-1]:
        done = []
        for p, s in zip(node.parents, node.slopes):
            if p not in done:
                p.grad += s * node.grad
                done.append(p)
    return [node.grad for node in order]
"""
SHARED_SET = """
def backward(order):
    grads = {id(node): 0.0 for node in order}
    grads[id(order[-1])] = 1.0
    for node in reversed(order):
        for p in set(node.parents):
            grads[id(p)] += node.slopes[list(node.parents).index(p)] * grads[id(node)]
    return list(grads.values())
"""
AVERAGED = """
def backward(order):
    shares = {id(node): [] for node in order}
    shares[id(order[-1])].append(1.0)
    for node in reversed(order):
        got = shares[id(node)]
        node.grad = sum(got) / len(got) if got else 0.0
        for p, s in zip(node.parents, node.slopes):
            shares[id(p)].append(s * node.grad)
    return [node.grad for node in order]
"""
MEANS = """
def backward(order):
    total, count = [0.0] * len(order), [0] * len(order)
    total[-1], count[-1] = 1.0, 1
    for k in range(len(order) - 1, -1, -1):
        order[k].grad = total[k] / max(count[k], 1)
        for p, s in zip(order[k].parents, order[k].slopes):
            n = order.index(p)
            total[n] += s * order[k].grad
            count[n] += 1
    return [node.grad for node in order]
"""
RECURSIVE = """
def backward(order):
    def down(node):
        for p, s in zip(node.parents, node.slopes):
            p.grad = p.grad + node.grad * s
            down(p)
    order[-1].grad = 1
    down(order[-1])
    return [n.grad for n in order]
"""
STACK = """
def backward(order):
    order[-1].grad = 1
    def send(node, at=0):
        if at < len(node.parents):
            node.parents[at].grad += node.slopes[at] * node.grad
            send(node.parents[at])
            send(node, at + 1)
    send(order[-1])
    return [n.grad for n in order]
"""

_add(
    "backward",
    d_bj=[
        _indexed(first="1\n    for node in order: node.grad = 1"),
        _popped(first="1.0\n    for node in todo[:-1]: node.grad += 1"),
    ],
    M108=[_indexed(change="= s * node.grad"), _popped(change="share")],
    d_af=[_indexed(places="range(len(order))"), _popped(todo="order[::-1]")],
    M111=[_indexed(first="0"), _popped(first="order[-1].grad")],
    d_ag=[_indexed(first="order[-1].value"), _popped(first="list(order)[-1].value")],
    d_ah=[_indexed(change="+= s"), _popped(share="s")],
    d_ai=[_indexed(change="+= node.grad"), _popped(share="g")],
    d_aj=[_indexed(change="+= s + node.grad"), _popped(share="g + s")],
    d_ak=[_indexed(change="+= s * node.grad * node.parents[n].value"), _popped(share="p.value * s * g")],
    M113=[SHARED_ONCE, SHARED_SET],
    M68=[AVERAGED, MEANS],
    d_al=[_indexed(out="order[::-1]"), _popped(out="reversed(order)")],
    d_am=[RECURSIVE, STACK],
    d_an=[_indexed(inner="range(min(1, len(node.parents)))"), _popped(pairs="list(zip(node.slopes, node.parents))[:1]")],
    d_ao=[
        _indexed().replace("node.slopes[n]", "node.slopes[-1 - n]"),
        _popped(pairs="zip(reversed(node.slopes), node.parents)"),
    ],
)

# Exercise 5: descend


def _lists(
    top="",
    begin="loss = loss_of(parameters)",
    clear="for p in parameters: p.grad = 0",
    late="",
    move="p.value - learning_rate * p.grad",
    moved="parameters",
    note="loss.value",
    end="",
    count="steps",
):
    """Histories in a list of rows."""
    return f"""
def descend(parameters, loss_of, learning_rate, steps):
    history = []
    {top or "pass"}
    while len(history) < {count}:
        {begin or "pass"}
        {clear or "pass"}
        loss.backward()
        {late or "pass"}
        for p in {moved}: p.value = {move}
        history.append({note})
        {end or "pass"}
    return history, list(map(lambda p: p.value, parameters))
"""


def _zipped(
    top="",
    begin="loss = loss_of(parameters)",
    clear="[setattr(p, 'grad', 0.0) for p in parameters]",
    late="",
    move="p.value - learning_rate * g",
    moved="parameters",
    note="loss.value",
    end="",
    count="steps",
):
    """New values first, then written back."""
    return f"""
def descend(parameters, loss_of, learning_rate, steps):
    seen = []
    {top or "pass"}
    for step in range({count}):
        {begin or "pass"}
        {clear or "pass"}
        loss.backward()
        {late or "pass"}
        new = [{move} for p, g in zip({moved}, [p.grad for p in {moved}])]
        for p, v in zip({moved}, new):
            p.value = v
        seen = seen + [{note}]
        {end or "pass"}
    return seen, [p.value for p in parameters]
"""


CLEAR = "for p in parameters: p.grad = 0.0"


def _steps(zipped=None, **changes):
    return [_lists(**changes), _zipped(**(changes | (zipped or {})))]


_add(
    "descend",
    M110=_steps(clear=""),
    d_ap=_steps(clear="", top=CLEAR),
    d_aq=_steps(clear="", late=CLEAR),
    d_ar=_steps(clear="", end=CLEAR),
    M88=_steps(move="p.value + learning_rate * p.grad"),
    M90=_steps(move="p.value - p.grad"),
    M89=_steps(move="p.value - learning_rate**2 * p.grad"),
    M91=_steps(move="0 - learning_rate * p.grad"),
    M100=_steps(begin="", top="loss = loss_of(parameters)"),
    d_as=_steps(note="loss_of(parameters).value"),
    M92=_steps(moved="parameters[0:1]"),
    d_at=_steps(move="p.value - learning_rate * loss.grad"),
    d_au=_steps(count="steps - 1"),
)

# Exercise 6: network_gradients


def _loops(
    weight="W[i][j]",
    bias="total = b[j]",
    act="1 / (1 + (-total).exp())",
    before="",
    term="y[k] * a[k].log() + (1 - y[k]) * (1 - a[k]).log()",
    sign="-1",
    factor="1",
    go="loss.backward()",
    after="",
):
    """Loops over neurons and inputs."""
    return f"""
def network_gradients(x, y, layers):
    net = as_scalars(layers)
    a = list(x)
    for l in range(len(net)):
        W, b = net[l]
        last = l + 1 == len(net)
        {before or "pass"}
        out = []
        for j in range(len(b)):
            {bias}
            for i in range(len(a)):
                total = total + {weight} * a[i]
            out.append({act})
        a = out
    {after or "pass"}
    loss = Scalar(0)
    for k in range(len(y)):
        loss = loss + ({term}) * {sign}
    loss = loss * {factor}
    {go}
    return loss.value, slopes_of(net)
"""


def _columns(
    weight="zip(*W)",
    z="c + sum(w * v for w, v in zip(column, a))",
    s="1 / (1 + (z * -1).exp())",
    pre="",
    bits="[t * p.log() + (p * -1 + 1).log() * (1 - t) for p, t in zip(a, y)]",
    total="sum(bits) * -1",
    go="loss.backward()",
    then="",
):
    """Columns of W, and helpers."""
    return f"""
def network_gradients(x, y, layers):
    net = as_scalars(layers)

    def squash(z, last):
        return {s}

    a = x
    for W, b in net:
        last = W is net[-1][0]
        {pre or "pass"}
        a = [squash({z}, last) for column, c in zip({weight}, b)]
    {then or "pass"}
    bits = {bits}
    loss = {total}
    {go}
    return loss.value, slopes_of(net)
"""


SIGMOID = "1 / (1 + (-{}).exp())"
_add(
    "network_gradients",
    d_av=[_loops(go="pass"), _columns(go="pass")],
    d_aw=[
        _loops(before="a = [getattr(v, 'value', v) for v in a]"),
        _columns(pre="a = [Scalar(v.value) if isinstance(v, Scalar) else v for v in a]"),
    ],
    M14=[_loops(bias="total = Scalar(0)"), _columns(z="sum(w * v for w, v in zip(column, a))")],
    M15=[
        _loops(bias="total = b[j] if last else Scalar(0)", act="1 / (1 + (-total).exp()) + (0 if last else b[j])"),
        _columns(z="(c if last else 0) + sum(w * v for w, v in zip(column, a))", s="1 / (1 + (-z).exp())").replace(
            "last) for column", "last) + (0 if last else c) for column"
        ),
    ],
    M16=[_loops(act="1 / (1 + (-total).exp()) if last else total"), _columns(s="1 / (1 + (-z).exp()) if last else z")],
    M18=[
        _loops(after="a = [1 / (1 + (-v).exp()) for v in a]"),
        _columns(then="a = [squash(v, True) for v in a]"),
    ],
    M20=[_loops(act="1 / (1 + total.exp())"), _columns(s="1 / (z.exp() + 1)")],
    M22=[
        _loops(act="1 / (1 + (-total).exp()) if last else total.tanh()"),
        _columns(s="1 / (1 + (-z).exp()) if last else z.tanh()"),
    ],
    M40=[_loops(sign="1"), _columns(total="sum(bits)")],
    M41=[
        _loops(term="y[k] * (1 - a[k]).log() + (1 - y[k]) * a[k].log()"),
        _columns(bits="[(1 - t) * p.log() + t * (1 - p).log() for p, t in zip(a, y)]"),
    ],
    M42=[
        _loops(term="y[k] * a[k].log() - (1 - y[k]) * (1 - a[k]).log()"),
        _columns(bits="[t * p.log() - (1 - t) * (1 - p).log() for p, t in zip(a, y)]"),
    ],
    M43=[_loops(term="y[k] * a[k].log()"), _columns(bits="[p.log() * t for p, t in zip(a, y)]")],
    M44=[_loops(factor="(1 / len(y))"), _columns(total="sum(bits) * (-1 / len(bits))")],
    M59=[
        _loops(term="(a[k] - y[k]) ** 2", sign="0.5"),
        _columns(bits="[(t - p) * (t - p) for p, t in zip(a, y)]", total="sum(bits) / 2"),
    ],
    d_ax=[
        _loops(term="(a[k] - y[k]) ** 2", sign="1"),
        _columns(bits="[(t - p) * (t - p) for p, t in zip(a, y)]", total="sum(bits)"),
    ],
    M24=[
        _loops(weight="(W[j][i] if len(W) == len(b) else W[j % len(W)][i % len(b)])"),
        _columns(
            weight="(W if len(W) == len(b) else [[W[j % len(W)][i % len(b)] for i in range(len(W))] for j in range(len(b))])"
        ),
    ],
    d_ay=[_loops(go="[loss.backward() for _ in range(2)]"), _columns(go="loss.backward(); loss.backward()")],
    d_az=[_loops(go="out[0].backward()"), _columns(go="a[0].backward()")],
    d_bk=[
        _loops(bias="total = 0 * b[j]", weight="(b[j] / a[i] + W[i][j])"),
        _columns(z="sum(c + w * v for w, v in zip(column, a))"),
    ],
    M38=[_loops(factor="(1 / math.log(10))"), _columns(total="sum(bits) / -math.log(10)")],
)

# Exercise 7: gradients


def _while(change="+=", walk="len(v) - 1", other="at[1] if at[0] == i else at[0]", e="v[k]", out="[:m]", twice="at"):
    """A dictionary of gradients and a place that moves."""
    step = "-1" if walk == "len(v) - 1" else "1"
    stop = "k >= m" if step == "-1" else "k < len(v)"
    return f"""
def gradients(program, inputs):
    v, m = run(program, inputs), len(inputs)
    g = dict.fromkeys(range(len(v)), 0.0)
    g[len(v) - 1] = 1.0
    k = {walk}
    while {stop}:
        name, *at = program[k - m]
        for i in {twice}:
            if name == "add":
                g[i] {change} g[k]
            elif name == "multiply":
                g[i] {change} g[k] * v[{other}]
            else:
                g[i] {change} g[k] * {e}
        k += {step}
    return list(g.values()){out}
"""


def _branches(
    op="{0} = {0} + {1}",
    rows="[::-1]",
    first="right",
    e="math.exp(values[left])",
    second="left",
    out=":len(inputs)",
    same="True",
):
    """Left and right by name."""

    def put(name, share):
        return op.format(f"grads[{name}]", share)

    return f"""
def gradients(program, inputs):
    values = run(program, inputs)
    grads = [0.0 for _ in values]
    grads[len(values) - 1] = 1.0
    rows = [(len(inputs) + n, row) for n, row in enumerate(program)]
    for here, row in rows{rows}:
        g, left, right = grads[here], row[1], row[-1]
        if row[0] == "exp":
            {put("left", f"g * {e}")}
        elif row[0] == "add":
            {put("left", "g")}
            {put("right", "g")}
        else:
            {put("left", f"g * values[{first}]")}
            if {same}:
                {put("right", f"g * values[{second}]")}
    return grads[{out}]
"""


SET = "{0} = {1}"
_add(
    "gradients",
    M108=[_while(change="="), _branches(op=SET)],
    M109=[_while(walk="m"), _branches(rows="")],
    M112=[_while(e="v[i]"), _branches(e="values[left]")],
    d_bb=[_while(change="=", e="v[i]"), _branches(op=SET, e="values[left]")],
    d_be=[_while(out=""), _branches(out=":")],
    M113=[
        _while(twice="(set(at) if name != 'add' else at)"),
        _branches(same="left != right"),
    ],
    M12=[_while(other="i"), _branches(first="left", second="right")],
    d_bl=[
        """
def gradients(program, inputs):
    values = run(program, inputs)
    grads, place = [0.0] * len(values), len(inputs)
    grads[-1] = 1.0
    for name, *at in program[::-1]:
        for n in range(len(at)):
            other = values[at[1 - n]] if name == "multiply" else None
            share = {"add": 1.0, "multiply": other, "exp": values[place]}[name]
            grads[at[n]] = grads[at[n]] + share * grads[place]
        place += 1
    return grads[: len(inputs)]
""",
        _branches(rows="", op="{0} += {1}").replace("enumerate(program)]", "enumerate(list(program)[::-1])]"),
    ],
    d_bm=[
        _branches().replace("(len(inputs) + n, row)", "(n, row)"),
        """
def gradients(program, inputs):
    values = run(program, inputs)
    grads, line = [0.0] * len(values), len(program)
    grads[-1] = 1.0
    while line > 0:
        line -= 1
        name, first, second = program[line][0], program[line][1], program[line][-1]
        if name == "exp":
            grads[first] += grads[line] * values[line]
        else:
            grads[first] += grads[line] * (values[second] if name == "multiply" else 1)
            grads[second] += grads[line] * (values[first] if name == "multiply" else 1)
    return grads[: len(inputs)]
""",
    ],
)
