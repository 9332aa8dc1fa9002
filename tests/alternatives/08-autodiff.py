"""Right answers to 08-autodiff, written in other ways: each must earn all points of its cell."""


def _twos(name, value, slopes):
    """Five ways to make a Value of two parents."""
    a, b = slopes
    return [
        f"""
def {name}(a, b):
    made = Value({value})
    made.parents = [a, b]
    made.slopes = [{a}, {b}]
    return made
""",
        f"""
def {name}(a, b):
    return Value(value={value}, parents=(a, b), slopes=({a}, {b}), name="{name}")
""",
        f"""
{name} = lambda a, b: Value({value}, [a, b], [{a}, {b}])
""",
        f"""
import numpy as np

def {name}(a, b):
    return Value(np.float64({value}), (a, b), np.array([{a}, {b}], dtype=float))
""",
        f"""
class Recorded(Value):
    pass

def {name}(*parents):
    a, b = parents
    return Recorded({value}, parents, tuple([{a}, {b}]), "op")
""",
        f"""
def {name}(a, b):
    pairs = [(a, {a}), (b, {b})]
    parents, slopes = zip(*pairs)
    return Value({value}, parents, slopes)
""",
    ]


ALTERNATIVES = {
    "add": _twos("add", "b.value + a.value", ("1", "1")),
    "multiply": _twos("multiply", "b.value * a.value", ("b.value", "a.value")),
    "function": [
        # a table of pairs
        """
def function(kind, a, n=None):
    table = {
        "power": (lambda x: x**n, lambda x: n * x ** (n - 1)),
        "exp": (math.exp, math.exp),
        "tanh": (math.tanh, lambda x: 1 / math.cosh(x) ** 2),
        "relu": (lambda x: max(x, 0), lambda x: 1 if x > 0 else 0),
    }
    value, slope = table[kind]
    return Value(value(a.value), [a], [slope(a.value)], kind)
""",
        # match
        """
def function(kind, a, n=None):
    x = a.value
    match kind:
        case "power":
            return Value(x**n, (a,), (n * x**n / x,))
        case "exp":
            return Value(math.e**x, (a,), (math.e**x,))
        case "tanh":
            t = 1 - 2 / (math.exp(2 * x) + 1)
            return Value(t, (a,), ((1 - t) * (1 + t),))
        case _:
            return Value(x * (x > 0), (a,), (int(x > 0),))
""",
        # NumPy
        """
import numpy as np

def function(kind, a, n=None):
    x = np.float64(a.value)
    if kind == "power":
        found = np.power(x, float(n)), n * np.power(x, float(n) - 1)
    elif kind == "exp":
        found = np.exp(x), np.exp(x)
    elif kind == "tanh":
        found = np.tanh(x), 1 - np.tanh(x) ** 2
    else:
        found = np.maximum(x, 0), np.heaviside(x, 0)
    return Value(found[0], (a,), found[1:])
""",
        # helpers, one for each kind
        """
def _power(x, n):
    return x**n, n * x ** (n - 1)

def _exp(x, n):
    return math.exp(x), math.exp(x)

def _tanh(x, n):
    up, down = math.exp(x), math.exp(-x)
    return (up - down) / (up + down), 4 / (up + down) ** 2

def _relu(x, n):
    return (x, 1.0) if x > 0 else (0.0, 0.0)

def function(kind, a, n=None):
    value, slope = globals()["_" + kind](a.value, n)
    return Value(value, (a,), (slope,), kind)
""",
        # the complex step
        """
import cmath

def function(kind, a, n=None):
    x = a.value
    if kind == "relu":
        return Value(abs(x) / 2 + x / 2, (a,), (float(x > 0),))
    rule = {"power": lambda z: z**n, "exp": cmath.exp, "tanh": cmath.tanh}[kind]
    moved = rule(complex(x, 1e-20))
    return Value(moved.real, (a,), (moved.imag / 1e-20,), kind)
""",
    ],
    "topological_order": [
        # a stack of nodes and of what is left of their parents
        """
def topological_order(output):
    order, known, stack = [], {id(output)}, [(output, list(output.parents))]
    while stack:
        node, rest = stack[-1]
        if not rest:
            order.append(node)
            stack.pop()
        else:
            parent = rest.pop()
            if id(parent) not in known:
                known.add(id(parent))
                stack.append((parent, list(parent.parents)))
    return order
""",
        # Kahn: take what has all its parents
        """
def topological_order(output):
    everything, todo = [], [output]
    while todo:
        node = todo.pop()
        if not any(node is other for other in everything):
            everything.append(node)
            todo.extend(node.parents)
    order = []
    while everything:
        ready = [n for n in everything if all(any(p is o for o in order) for p in n.parents)]
        order += ready
        everything = [n for n in everything if not any(n is r for r in ready)]
    return order
""",
        # by depth: the longest way from an input
        """
def topological_order(output):
    depth, nodes = {}, {}

    def measure(node):
        if id(node) not in depth:
            nodes[id(node)] = node
            depth[id(node)] = 1 + max((measure(p) for p in node.parents), default=0)
        return depth[id(node)]

    measure(output)
    return [nodes[i] for i in sorted(depth, key=depth.get)]
""",
        # the standard library
        """
from graphlib import TopologicalSorter

def topological_order(output):
    above, todo = {}, [output]
    while todo:
        node = todo.pop()
        if node not in above:
            above[node] = list(node.parents)
            todo += node.parents
    return list(TopologicalSorter(above).static_order())
""",
        # recursion that returns lists, with an ordered dictionary
        """
def topological_order(output):
    found = {}

    def visit(node):
        for parent in reversed(node.parents):
            if parent not in found:
                visit(parent)
        found[node] = None

    visit(output)
    return list(found)
""",
        # a tuple of a generator
        """
def topological_order(output):
    known = []

    def walk(node):
        if all(node is not k for k in known):
            for parent in node.parents:
                yield from walk(parent)
            known.append(node)
            yield node

    return tuple(walk(output))
""",
    ],
    "backward": [
        # places
        """
def backward(order):
    order[-1].grad = 1
    for k in range(len(order) - 1, -1, -1):
        node = order[k]
        for n in range(len(node.parents)):
            node.parents[n].grad = node.parents[n].grad + node.slopes[n] * node.grad
    return [node.grad for node in order]
""",
        # a dictionary by id, written into the nodes in the end
        """
def backward(order):
    grads = {id(node): 0.0 for node in order}
    grads[id(order[-1])] = 1.0
    for node in order[::-1]:
        for slope, parent in zip(node.slopes, node.parents):
            grads[id(parent)] += grads[id(node)] * slope
    for node in order:
        node.grad = grads[id(node)]
    return list(grads.values())
""",
        # each number asks those that were computed from it
        """
def backward(order):
    for node in reversed(order):
        node.grad = 1.0 if node is order[-1] else sum(
            slope * child.grad for child in order for parent, slope in zip(child.parents, child.slopes) if parent is node
        )
    return [node.grad for node in order]
""",
        # all paths, counted one by one
        """
def backward(order):
    def along(node, product):
        node.grad += product
        for parent, slope in zip(node.parents, node.slopes):
            along(parent, product * slope)

    along(order[-1], 1.0)
    return [node.grad for node in order]
""",
        # a triangular system
        """
import numpy as np

def backward(order):
    place = {id(node): k for k, node in enumerate(order)}
    A = np.eye(len(order))
    for k, node in enumerate(order):
        for parent, slope in zip(node.parents, node.slopes):
            A[place[id(parent)], k] -= slope
    right = np.zeros(len(order))
    right[-1] = 1
    found = np.linalg.solve(A, right)
    for node, grad in zip(order, found):
        node.grad = grad
    return found
""",
        # forward mode, one input at a time
        """
def backward(order):
    for node in order:
        moved = {id(node): 1.0}
        for other in order[order.index(node) + 1:]:
            moved[id(other)] = sum(s * moved.get(id(p), 0.0) for p, s in zip(other.parents, other.slopes))
        node.grad = moved.get(id(order[-1]), 0.0)
    return [node.grad for node in order]
""",
    ],
    "descend": [
        # new values first
        """
def descend(parameters, loss_of, learning_rate, steps):
    losses = []
    for _ in range(steps):
        for p in parameters:
            p.grad = 0
        loss = loss_of(parameters)
        loss.backward()
        new = [p.value - learning_rate * p.grad for p in parameters]
        for p, value in zip(parameters, new):
            p.value = value
        losses.append(loss.value)
    return losses, new
""",
        # fresh Scalars for each step
        """
def descend(parameters, loss_of, learning_rate, steps):
    losses, now = [], [p.value for p in parameters]
    for _ in range(steps):
        fresh = [Scalar(v) for v in now]
        loss = loss_of(fresh)
        loss.backward()
        losses.append(loss.value)
        now = [p.value - learning_rate * p.grad for p in fresh]
    for p, v in zip(parameters, now):
        p.value = v
    return losses, now
""",
        # what was there before is taken off
        """
def descend(parameters, loss_of, learning_rate, steps):
    losses = []
    while len(losses) < steps:
        old = [p.grad for p in parameters]
        loss = loss_of(parameters)
        loss.backward()
        losses += [loss.value]
        for p, before in zip(parameters, old):
            p.value = p.value + learning_rate * (before - p.grad)
    return tuple(losses), tuple(p.value for p in parameters)
""",
        # recursion
        """
def descend(parameters, loss_of, learning_rate, steps):
    if steps == 0:
        return [], [p.value for p in parameters]
    for p in parameters:
        p.grad = 0.0
    loss = loss_of(parameters)
    loss.backward()
    for p in parameters:
        p.value -= learning_rate * p.grad
    rest, end = descend(parameters, loss_of, learning_rate, steps - 1)
    return [loss.value, *rest], end
""",
        # zero at the end of each step, and once before
        """
import numpy as np

def descend(parameters, loss_of, learning_rate, steps):
    def clear():
        for p in parameters:
            p.grad = 0.0

    clear()
    losses = np.zeros(steps)
    for k in range(steps):
        loss = loss_of(parameters)
        losses[k] = loss.value
        loss.backward()
        for p in parameters:
            p.value -= p.grad * learning_rate
        clear()
    return losses, np.array([p.value for p in parameters])
""",
    ],
    "network_gradients": [
        # loops
        """
def network_gradients(x, y, layers):
    layers = as_scalars(layers)
    a = list(x)
    for W, b in layers:
        out = []
        for j in range(len(b)):
            z = b[j]
            for i in range(len(a)):
                z = z + a[i] * W[i][j]
            out.append(1 / (1 + (-z).exp()))
        a = out
    loss = Scalar(0)
    for t, p in zip(y, a):
        loss = loss - t * p.log() - (1 - t) * (1 - p).log()
    loss.backward()
    return loss.value, slopes_of(layers)
""",
        # columns, and tanh for the sigmoid: (1 + tanh(z/2)) / 2
        """
def network_gradients(x, y, layers):
    layers = as_scalars(layers)
    a = x
    for W, b in layers:
        a = [((c + sum(w * v for w, v in zip(column, a))) / 2).tanh() / 2 + 0.5 for column, c in zip(zip(*W), b)]
    loss = sum(-(p.log()) if t else -((1 - p).log()) for t, p in zip(y, a))
    loss.backward()
    return loss.value, slopes_of(layers)
""",
        # softplus: the loss from the last z
        """
def network_gradients(x, y, layers):
    layers = as_scalars(layers)
    a = x
    for W, b in layers:
        z = [sum((W[i][j] * a[i] for i in range(len(W))), b[j]) for j in range(len(W[0]))]
        a = [(1 + (-v).exp()) ** -1 for v in z]
    loss = sum((1 + v.exp()).log() - t * v for t, v in zip(y, z))
    loss.backward()
    return loss.value, slopes_of(layers)
""",
        # arrays of Scalars
        """
import numpy as np

def network_gradients(x, y, layers):
    layers = as_scalars(layers)
    a = np.array([float(v) for v in x])
    for W, b in layers:
        z = a @ np.array(W, dtype=object) + np.array(b, dtype=object)
        a = np.array([1 / (1 + (-v).exp()) for v in z], dtype=object)
    loss = sum(-(t * p.log()) - (1 - t) * (1 - p).log() for t, p in zip(y, a))
    loss.backward()
    return loss.value, slopes_of(layers)
""",
        # by hand, without the tape
        """
import numpy as np

def network_gradients(x, y, layers):
    a = [np.array(x, dtype=float)]
    for W, b in layers:
        a.append(1 / (1 + np.exp(-(a[-1] @ np.array(W, dtype=float) + np.array(b, dtype=float)))))
    y, p = np.array(y), a[-1]
    loss, d, found = -np.sum(np.log(np.where(y == 1, p, 1 - p))), p - y, []
    for (W, _), before in zip(layers[::-1], a[-2::-1]):
        found.insert(0, (np.outer(before, d).tolist(), d.tolist()))
        d = np.array(W, dtype=float) @ d * before * (1 - before)
    return loss, found
""",
    ],
    "gradients": [
        # a while loop
        """
def gradients(program, inputs):
    v, g = run(program, inputs), [0.0] * (len(program) + len(inputs))
    g[-1] = 1.0
    place = len(v) - 1
    while place >= len(inputs):
        name, *at = program[place - len(inputs)]
        if name == "add":
            g[at[0]] += g[place]
            g[at[1]] += g[place]
        elif name == "multiply":
            g[at[0]] += g[place] * v[at[1]]
            g[at[1]] += g[place] * v[at[0]]
        else:
            g[at[0]] += g[place] * v[place]
        place -= 1
    return g[: len(inputs)]
""",
        # Scalars
        """
def gradients(program, inputs):
    numbers = [Scalar(u) for u in inputs]
    start = list(numbers)
    for name, *at in program:
        if name == "exp":
            numbers.append(numbers[at[0]].exp())
        else:
            left, right = (numbers[i] for i in at)
            numbers.append(left + right if name == "add" else left * right)
    numbers[-1].backward()
    return [u.grad for u in start]
""",
        # forward: the slopes along all inputs travel with the values
        """
import numpy as np

def gradients(program, inputs):
    values, rows = run(program, inputs), list(np.eye(len(inputs)))
    for place, (name, *at) in enumerate(program, len(inputs)):
        i, j = at[0], at[-1]
        if name == "add":
            rows.append(rows[i] + rows[j])
        elif name == "multiply":
            rows.append(rows[i] * values[j] + rows[j] * values[i])
        else:
            rows.append(rows[i] * values[place])
    return rows[-1]
""",
        # recursion over the places
        """
def gradients(program, inputs):
    values, m = run(program, inputs), len(inputs)

    def along(place, k):
        if place < m:
            return float(place == k)
        name, *at = program[place - m]
        parts = [along(i, k) for i in at]
        if name == "add":
            return sum(parts)
        if name == "exp":
            return parts[0] * values[place]
        return parts[0] * values[at[1]] + parts[1] * values[at[0]]

    return tuple(along(len(values) - 1, k) for k in range(m))
""",
        # central differences of the program itself, with a complex step
        """
import cmath

def gradients(program, inputs):
    def output(moved):
        v = list(moved)
        for name, *at in program:
            u = [v[i] for i in at]
            v.append(u[0] + u[1] if name == "add" else u[0] * u[1] if name == "multiply" else cmath.exp(u[0]))
        return v[-1]

    found = []
    for k in range(len(inputs)):
        moved = [complex(u, 1e-25 if n == k else 0.0) for n, u in enumerate(inputs)]
        found.append(output(moved).imag / 1e-25)
    return found
""",
    ],
}
