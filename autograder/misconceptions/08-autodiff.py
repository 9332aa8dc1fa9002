"""Misconceptions of 08-autodiff: wrong code, and what to tell who wrote it.

M-numbers are those of the course's catalogue; 08-a ... are found here by solving the assignment carelessly.
"""

import math

from autograder.bank import misconception
from nnbasics.scalars import Scalar, as_scalars, slopes_of


# add


@misconception(
    "08-a",
    cell="add",
    hint="A sum has slope 1 along each of its parts, whatever their values are. You wrote down the values; see section 2 of the lecture.",
)
def add(a, b):
    return Value(a.value + b.value, (a, b), (a.value, b.value), "+")


@misconception(
    "08-b",
    cell="add",
    hint="You gave a sum the slopes of a product: the other number. If a grows by a little, by how much does the sum grow?",
)
def add(a, b):
    return Value(a.value + b.value, (a, b), (b.value, a.value), "+")


@misconception(
    "08-c",
    cell="add",
    hint="The second slope has the wrong sign: this would be a difference, as in the example.",
)
def add(a, b):
    return Value(a.value + b.value, (a, b), (1.0, -1.0), "+")


@misconception(
    "08-d",
    cell="add",
    hint="The new Value does not know its parents: the way back would end here.",
)
def add(a, b):
    return Value(a.value + b.value, (), (1.0, 1.0), "+")


@misconception(
    "08-e",
    cell="add",
    hint="Each parent needs a slope of its own, in the same order. One for both is not enough.",
)
def add(a, b):
    return Value(a.value + b.value, (a, b), (1.0,), "+")


@misconception(
    "08-f",
    cell="add",
    hint="The two slopes share a 1 between them, as for an average. A sum hands on all of it to both.",
)
def add(a, b):
    return Value(a.value + b.value, (a, b), (0.5, 0.5), "+")


@misconception(
    "08-bf",
    cell="add",
    hint="Your Value holds its number only. Give it its parents and a slope along each, too.",
)
def add(a, b):
    return Value(a.value + b.value)


# multiply


@misconception(
    "M12",
    cell="multiply",
    hint="You gave each factor its own value as slope. The slope along one factor is the other factor; see section 2 of the lecture.",
)
def multiply(a, b):
    return Value(a.value * b.value, (a, b), (a.value, b.value), "×")


@misconception(
    "08-g",
    cell="multiply",
    hint="Slope 1 along both is the rule of a sum. If a grows by a little, by how much does a times b grow?",
)
def multiply(a, b):
    return Value(a.value * b.value, (a, b), (1.0, 1.0), "×")


@misconception(
    "08-h",
    cell="multiply",
    hint="The new Value does not know its parents: the way back would end here.",
)
def multiply(a, b):
    return Value(a.value * b.value, (), (b.value, a.value), "×")


@misconception(
    "08-i",
    cell="multiply",
    hint="You wrote the product itself as the slope along both. Differentiate a times b along a, with b as a constant.",
)
def multiply(a, b):
    return Value(a.value * b.value, (a, b), (a.value * b.value, a.value * b.value), "×")


@misconception(
    "08-j",
    cell="multiply",
    hint="You added the two slopes, as the product rule does for functions of one variable. Here each parent gets its own; adding happens later, on the way back.",
)
def multiply(a, b):
    return Value(a.value * b.value, (a, b), (a.value + b.value, a.value + b.value), "×")


@misconception(
    "08-k",
    cell="multiply",
    hint="The slopes fit, but the value is that of a sum.",
)
def multiply(a, b):
    return Value(a.value + b.value, (a, b), (b.value, a.value), "×")


@misconception(
    "08-l",
    cell="multiply",
    hint="The second slope has the wrong sign: that minus belongs to a quotient.",
)
def multiply(a, b):
    return Value(a.value * b.value, (a, b), (b.value, -a.value), "×")


@misconception(
    "08-bg",
    cell="multiply",
    hint="Your Value holds its number only. Give it its parents and a slope along each, too.",
)
def multiply(a, b):
    return Value(a.value * b.value)


@misconception(
    "08-bh",
    cell="multiply",
    hint="The slopes are in order and the parents are not: first a, then b.",
)
def multiply(a, b):
    return Value(a.value * b.value, (b, a), (b.value, a.value), "×")


# function


@misconception(
    "08-m",
    cell="function",
    hint="The exponent is lowered, but it does not come down as a factor: the power rule does both.",
)
def function(kind, a, n=None):
    x = a.value
    if kind == "power":
        value, slope = x**n, x ** (n - 1)
    elif kind == "exp":
        value, slope = math.exp(x), math.exp(x)
    elif kind == "tanh":
        value, slope = math.tanh(x), 1 - math.tanh(x) ** 2
    else:
        value, slope = max(0.0, x), 1.0 if x > 0 else 0.0
    return Value(value, (a,), (slope,), kind)


@misconception(
    "08-n",
    cell="function",
    hint="The exponent comes down as a factor, but it is not lowered by one.",
)
def function(kind, a, n=None):
    x = a.value
    if kind == "power":
        value, slope = x**n, n * x**n
    elif kind == "exp":
        value, slope = math.exp(x), math.exp(x)
    elif kind == "tanh":
        value, slope = math.tanh(x), 1 - math.tanh(x) ** 2
    else:
        value, slope = max(0.0, x), 1.0 if x > 0 else 0.0
    return Value(value, (a,), (slope,), kind)


@misconception(
    "M112",
    cell="function",
    hint="The slope of exp is not the number that goes in. Its slope there is its value, which comes out; see section 2 of the lecture.",
)
def function(kind, a, n=None):
    x = a.value
    if kind == "power":
        value, slope = x**n, n * x ** (n - 1)
    elif kind == "exp":
        value, slope = math.exp(x), x
    elif kind == "tanh":
        value, slope = math.tanh(x), 1 - math.tanh(x) ** 2
    else:
        value, slope = max(0.0, x), 1.0 if x > 0 else 0.0
    return Value(value, (a,), (slope,), kind)


@misconception(
    "08-o",
    cell="function",
    hint="You used the power rule for exp. There the exponent is what varies, not the base.",
)
def function(kind, a, n=None):
    x = a.value
    if kind == "power":
        value, slope = x**n, n * x ** (n - 1)
    elif kind == "exp":
        value, slope = math.exp(x), x * math.exp(x - 1)
    elif kind == "tanh":
        value, slope = math.tanh(x), 1 - math.tanh(x) ** 2
    else:
        value, slope = max(0.0, x), 1.0 if x > 0 else 0.0
    return Value(value, (a,), (slope,), kind)


@misconception(
    "08-p",
    cell="function",
    hint="In the slope of tanh, the number that is squared is the value of tanh, which comes out, not the one that goes in.",
)
def function(kind, a, n=None):
    x = a.value
    if kind == "power":
        value, slope = x**n, n * x ** (n - 1)
    elif kind == "exp":
        value, slope = math.exp(x), math.exp(x)
    elif kind == "tanh":
        value, slope = math.tanh(x), 1 - x**2
    else:
        value, slope = max(0.0, x), 1.0 if x > 0 else 0.0
    return Value(value, (a,), (slope,), kind)


@misconception(
    "08-q",
    cell="function",
    hint="The slope of tanh is one minus its value squared: the square is missing.",
)
def function(kind, a, n=None):
    x = a.value
    if kind == "power":
        value, slope = x**n, n * x ** (n - 1)
    elif kind == "exp":
        value, slope = math.exp(x), math.exp(x)
    elif kind == "tanh":
        value, slope = math.tanh(x), 1 - math.tanh(x)
    else:
        value, slope = max(0.0, x), 1.0 if x > 0 else 0.0
    return Value(value, (a,), (slope,), kind)


@misconception(
    "M65",
    cell="function",
    hint="t (1 - t) is the slope of the sigmoid. Tanh has another one: see the table.",
)
def function(kind, a, n=None):
    x = a.value
    if kind == "power":
        value, slope = x**n, n * x ** (n - 1)
    elif kind == "exp":
        value, slope = math.exp(x), math.exp(x)
    elif kind == "tanh":
        value, slope = math.tanh(x), math.tanh(x) * (1 - math.tanh(x))
    else:
        value, slope = max(0.0, x), 1.0 if x > 0 else 0.0
    return Value(value, (a,), (slope,), kind)


@misconception(
    "M85",
    cell="function",
    hint="At its corner, where exactly 0 goes in, ReLU has slope 0 in this course.",
)
def function(kind, a, n=None):
    x = a.value
    if kind == "power":
        value, slope = x**n, n * x ** (n - 1)
    elif kind == "exp":
        value, slope = math.exp(x), math.exp(x)
    elif kind == "tanh":
        value, slope = math.tanh(x), 1 - math.tanh(x) ** 2
    else:
        value, slope = max(0.0, x), 1.0 if x >= 0 else 0.0
    return Value(value, (a,), (slope,), kind)


@misconception(
    "08-r",
    cell="function",
    hint="Your ReLU hands on a slope of 1 also where its input is negative. There it is flat.",
)
def function(kind, a, n=None):
    x = a.value
    if kind == "power":
        value, slope = x**n, n * x ** (n - 1)
    elif kind == "exp":
        value, slope = math.exp(x), math.exp(x)
    elif kind == "tanh":
        value, slope = math.tanh(x), 1 - math.tanh(x) ** 2
    else:
        value, slope = max(0.0, x), 1.0
    return Value(value, (a,), (slope,), kind)


@misconception(
    "08-s",
    cell="function",
    hint="You wrote ReLU's value where its slope belongs. On the positive side it grows as fast as its input.",
)
def function(kind, a, n=None):
    x = a.value
    if kind == "power":
        value, slope = x**n, n * x ** (n - 1)
    elif kind == "exp":
        value, slope = math.exp(x), math.exp(x)
    elif kind == "tanh":
        value, slope = math.tanh(x), 1 - math.tanh(x) ** 2
    else:
        value, slope = max(0.0, x), max(0.0, x)
    return Value(value, (a,), (slope,), kind)


@misconception(
    "08-t",
    cell="function",
    hint="The new Value does not know its parent: the way back would end here.",
)
def function(kind, a, n=None):
    x = a.value
    if kind == "power":
        value, slope = x**n, n * x ** (n - 1)
    elif kind == "exp":
        value, slope = math.exp(x), math.exp(x)
    elif kind == "tanh":
        value, slope = math.tanh(x), 1 - math.tanh(x) ** 2
    else:
        value, slope = max(0.0, x), 1.0 if x > 0 else 0.0
    return Value(value, (), (slope,), kind)


@misconception(
    "08-u",
    cell="function",
    hint="Value and slope have changed places.",
)
def function(kind, a, n=None):
    x = a.value
    if kind == "power":
        value, slope = x**n, n * x ** (n - 1)
    elif kind == "exp":
        value, slope = math.exp(x), math.exp(x)
    elif kind == "tanh":
        value, slope = math.tanh(x), 1 - math.tanh(x) ** 2
    else:
        value, slope = max(0.0, x), 1.0 if x > 0 else 0.0
    return Value(slope, (a,), (value,), kind)


@misconception(
    "08-v",
    cell="function",
    hint="The slope that a Value stores is the function's own. Do not multiply the input in: that is done on the way back, by gradients.",
)
def function(kind, a, n=None):
    x = a.value
    if kind == "power":
        value, slope = x**n, n * x ** (n - 1)
    elif kind == "exp":
        value, slope = math.exp(x), math.exp(x)
    elif kind == "tanh":
        value, slope = math.tanh(x), 1 - math.tanh(x) ** 2
    else:
        value, slope = max(0.0, x), 1.0 if x > 0 else 0.0
    return Value(value, (a,), (slope * x,), kind)


@misconception(
    "08-bi",
    cell="function",
    hint="Your exponent is not lowered: `**` binds more tightly than the minus, so put n - 1 in parentheses.",
)
def function(kind, a, n=None):
    x = a.value
    if kind == "power":
        value, slope = x**n, n * x**n - 1
    elif kind == "exp":
        value, slope = math.exp(x), math.exp(x)
    elif kind == "tanh":
        value, slope = math.tanh(x), 1 - math.tanh(x) ** 2
    else:
        value, slope = max(0.0, x), 1.0 if x > 0 else 0.0
    return Value(value, (a,), (slope,), kind)


# topological_order


@misconception(
    "M109",
    cell="topological_order",
    hint="You place a number before its parents: first it, then what it was computed from. Its parents have to come first; see section 3 of the lecture.",
)
def topological_order(output):
    order, placed = [], set()

    def place(node):
        if id(node) not in placed:
            placed.add(id(node))
            order.append(node)
            for parent in node.parents:
                place(parent)

    place(output)
    return order


@misconception(
    "08-w",
    cell="topological_order",
    hint="The order is right, read from its end. The list has to begin with an input and end with the output.",
)
def topological_order(output):
    order, placed = [], set()

    def place(node):
        if id(node) not in placed:
            placed.add(id(node))
            for parent in node.parents:
                place(parent)
            order.append(node)

    place(output)
    return order[::-1]


@misconception(
    "08-x",
    cell="topological_order",
    hint="You went level by level from the output and turned the list around. A number that is near the output on one path and far on another then comes too late; see section 3 of the lecture.",
)
def topological_order(output):
    order, level, placed = [], [output], {id(output)}
    while level:
        order += level
        below = []
        for node in level:
            for parent in node.parents:
                if id(parent) not in placed:
                    placed.add(id(parent))
                    below.append(parent)
        level = below
    return order[::-1]


@misconception(
    "08-y",
    cell="topological_order",
    hint="Numbers that are used twice stand in your list twice. Remember which Values have been placed.",
)
def topological_order(output):
    order = []

    def place(node):
        for parent in node.parents:
            place(parent)
        order.append(node)

    place(output)
    return order


@misconception(
    "08-z",
    cell="topological_order",
    hint="The output itself is missing: it is the last of the order.",
)
def topological_order(output):
    order, placed = [], set()

    def place(node):
        if id(node) not in placed:
            placed.add(id(node))
            for parent in node.parents:
                place(parent)
            order.append(node)

    for parent in output.parents:
        place(parent)
    return order


@misconception(
    "08-aa",
    cell="topological_order",
    hint="You remember numbers, not Values: two Values that hold equal numbers count as one. Compare their id(...).",
)
def topological_order(output):
    order, placed = [], set()

    def place(node):
        if node.value not in placed:
            placed.add(node.value)
            for parent in node.parents:
                place(parent)
            order.append(node)

    place(output)
    return order


@misconception(
    "08-ab",
    cell="topological_order",
    hint="You follow the first parent of each number only. All of them have to be placed.",
)
def topological_order(output):
    order, node = [output], output
    while node.parents:
        node = node.parents[0]
        order.append(node)
    return order[::-1]


@misconception(
    "08-ac",
    cell="topological_order",
    hint="You stop at the parents of the output. They have parents, too.",
)
def topological_order(output):
    order = []
    for parent in output.parents:
        if all(parent is not known for known in order):
            order.append(parent)
    return [*order, output]


@misconception(
    "08-ad",
    cell="topological_order",
    hint="You placed each number before its parents and turned the list around in the end. With several paths that is not the same as placing the parents first.",
)
def topological_order(output):
    order, placed = [], set()

    def place(node):
        if id(node) not in placed:
            placed.add(id(node))
            order.append(node)
            for parent in node.parents:
                place(parent)

    place(output)
    return order[::-1]


@misconception(
    "08-ae",
    cell="topological_order",
    hint="The inputs are missing: a number without parents belongs to the order as well.",
)
def topological_order(output):
    order, placed = [], set()

    def place(node):
        if id(node) not in placed and node.parents:
            placed.add(id(node))
            for parent in node.parents:
                place(parent)
            order.append(node)

    place(output)
    return order


# backward


@misconception(
    "M108",
    cell="backward",
    hint="The second share that arrives at a number overwrites the first: = in place of +=. Where paths meet, gradients add; see section 4 of the lecture.",
)
def backward(order):
    order[-1].grad = 1.0
    for node in reversed(order):
        for parent, slope in zip(node.parents, node.slopes):
            parent.grad = slope * node.grad
    return [node.grad for node in order]


@misconception(
    "08-af",
    cell="backward",
    hint="You walk from the inputs to the output, where nothing has arrived yet. Go through the order from its end.",
)
def backward(order):
    order[-1].grad = 1.0
    for node in order:
        for parent, slope in zip(node.parents, node.slopes):
            parent.grad += slope * node.grad
    return [node.grad for node in order]


@misconception(
    "M111",
    cell="backward",
    hint="The way back starts with nothing: the last number has slope 1 along itself.",
)
def backward(order):
    order[-1].grad = 0.0
    for node in reversed(order):
        for parent, slope in zip(node.parents, node.slopes):
            parent.grad += slope * node.grad
    return [node.grad for node in order]


@misconception(
    "08-ag",
    cell="backward",
    hint="The way back starts with the value of the last number. Its slope along itself is 1, whatever its value.",
)
def backward(order):
    order[-1].grad = order[-1].value
    for node in reversed(order):
        for parent, slope in zip(node.parents, node.slopes):
            parent.grad += slope * node.grad
    return [node.grad for node in order]


@misconception(
    "08-ah",
    cell="backward",
    hint="Each number hands on its own slopes alone. What has arrived at it, its grad, has to be multiplied in.",
)
def backward(order):
    order[-1].grad = 1.0
    for node in reversed(order):
        for parent, slope in zip(node.parents, node.slopes):
            parent.grad += slope
    return [node.grad for node in order]


@misconception(
    "08-ai",
    cell="backward",
    hint="Each number hands on its grad as it is. Multiply it by the slope along that parent.",
)
def backward(order):
    order[-1].grad = 1.0
    for node in reversed(order):
        for parent, slope in zip(node.parents, node.slopes):
            parent.grad += node.grad
    return [node.grad for node in order]


@misconception(
    "08-aj",
    cell="backward",
    hint="Along a path, slopes multiply. You add the slope to what arrives.",
)
def backward(order):
    order[-1].grad = 1.0
    for node in reversed(order):
        for parent, slope in zip(node.parents, node.slopes):
            parent.grad += slope + node.grad
    return [node.grad for node in order]


@misconception(
    "08-ak",
    cell="backward",
    hint="You multiply by the parent's value as well. The stored slope already is all that the operation knows.",
)
def backward(order):
    order[-1].grad = 1.0
    for node in reversed(order):
        for parent, slope in zip(node.parents, node.slopes):
            parent.grad += slope * node.grad * parent.value
    return [node.grad for node in order]


@misconception(
    "M113",
    cell="backward",
    hint="A number that is both parents at once, as in x times x, gets one share only. It needs one for each time it is used.",
)
def backward(order):
    order[-1].grad = 1.0
    for node in reversed(order):
        slopes = {id(parent): slope for parent, slope in zip(node.parents, node.slopes)}
        for parent in order:
            if id(parent) in slopes:
                parent.grad += slopes[id(parent)] * node.grad
    return [node.grad for node in order]


@misconception(
    "M68",
    cell="backward",
    hint="You average over the paths. Each path counts in full: the shares add.",
)
def backward(order):
    order[-1].grad = 1.0
    used = {id(node): 0 for node in order}
    for node in order:
        for parent in node.parents:
            used[id(parent)] += 1
    for node in reversed(order):
        if used[id(node)]:
            node.grad /= used[id(node)]
        for parent, slope in zip(node.parents, node.slopes):
            parent.grad += slope * node.grad
    return [node.grad for node in order]


@misconception(
    "08-al",
    cell="backward",
    hint="The gradients are right, in the order of the way back. Return them in the order of the list that was given.",
)
def backward(order):
    order[-1].grad = 1.0
    for node in reversed(order):
        for parent, slope in zip(node.parents, node.slopes):
            parent.grad += slope * node.grad
    return [node.grad for node in reversed(order)]


@misconception(
    "08-am",
    cell="backward",
    hint="You go to the parents' parents each time a share arrives, so that a number with two paths hands on the first share twice. Hand on once, when the gradient is complete; see section 3 of the lecture.",
)
def backward(order):
    def hand_on(node):
        for parent, slope in zip(node.parents, node.slopes):
            parent.grad += slope * node.grad
            hand_on(parent)

    order[-1].grad = 1.0
    hand_on(order[-1])
    return [node.grad for node in order]


@misconception(
    "08-an",
    cell="backward",
    hint="Only the first parent of each number gets its share.",
)
def backward(order):
    order[-1].grad = 1.0
    for node in reversed(order):
        for parent, slope in zip(node.parents[:1], node.slopes[:1]):
            parent.grad += slope * node.grad
    return [node.grad for node in order]


@misconception(
    "08-ao",
    cell="backward",
    hint="The slopes go to the wrong parents: they stand in the order of the parents.",
)
def backward(order):
    order[-1].grad = 1.0
    for node in reversed(order):
        for parent, slope in zip(node.parents, node.slopes[::-1]):
            parent.grad += slope * node.grad
    return [node.grad for node in order]


@misconception(
    "08-bj",
    cell="backward",
    hint="All gradients begin with 1. Only the last number does; the others begin with 0 and wait for their shares.",
)
def backward(order):
    for node in order:
        node.grad = 1.0
    for node in reversed(order):
        for parent, slope in zip(node.parents, node.slopes):
            parent.grad += node.grad * slope
    return [node.grad for node in order]


# descend


@misconception(
    "M110",
    cell="descend",
    hint="The gradients of earlier passes are still there, and every pass adds to them. Set them to 0 before each way back; see section 5 of the lecture.",
)
def descend(parameters, loss_of, learning_rate, steps):
    losses = []
    for _ in range(steps):
        loss = loss_of(parameters)
        loss.backward()
        for p in parameters:
            p.value -= learning_rate * p.grad
        losses.append(loss.value)
    return losses, [p.value for p in parameters]


@misconception(
    "08-ap",
    cell="descend",
    hint="You set the gradients to 0 once, before the first step. From the second step on, old ones are added.",
)
def descend(parameters, loss_of, learning_rate, steps):
    losses = []
    for p in parameters:
        p.grad = 0.0
    for _ in range(steps):
        loss = loss_of(parameters)
        loss.backward()
        for p in parameters:
            p.value -= learning_rate * p.grad
        losses.append(loss.value)
    return losses, [p.value for p in parameters]


@misconception(
    "08-aq",
    cell="descend",
    hint="No parameter moves. Do you call backward, and are the gradients still there when you update? And do you change p.value? `p = p - ...` only gives the name p to another number.",
)
def descend(parameters, loss_of, learning_rate, steps):
    losses = []
    for _ in range(steps):
        loss = loss_of(parameters)
        loss.backward()
        for p in parameters:
            p.grad = 0.0
        for p in parameters:
            p.value -= learning_rate * p.grad
        losses.append(loss.value)
    return losses, [p.value for p in parameters]


@misconception(
    "08-ar",
    cell="descend",
    hint="You set the gradients to 0 after each update, but not before the first way back: what was there from earlier is added.",
)
def descend(parameters, loss_of, learning_rate, steps):
    losses = []
    for _ in range(steps):
        loss = loss_of(parameters)
        loss.backward()
        for p in parameters:
            p.value -= learning_rate * p.grad
        for p in parameters:
            p.grad = 0.0
        losses.append(loss.value)
    return losses, [p.value for p in parameters]


@misconception(
    "M88",
    cell="descend",
    hint="You walk up: the step goes along the gradient. To make the loss smaller, subtract.",
)
def descend(parameters, loss_of, learning_rate, steps):
    losses = []
    for _ in range(steps):
        loss = loss_of(parameters)
        for p in parameters:
            p.grad = 0.0
        loss.backward()
        for p in parameters:
            p.value += learning_rate * p.grad
        losses.append(loss.value)
    return losses, [p.value for p in parameters]


@misconception(
    "M90",
    cell="descend",
    hint="The learning rate is forgotten: each step is the whole gradient.",
)
def descend(parameters, loss_of, learning_rate, steps):
    losses = []
    for _ in range(steps):
        loss = loss_of(parameters)
        for p in parameters:
            p.grad = 0.0
        loss.backward()
        for p in parameters:
            p.value -= p.grad
        losses.append(loss.value)
    return losses, [p.value for p in parameters]


@misconception(
    "M89",
    cell="descend",
    hint="The learning rate is multiplied in twice.",
)
def descend(parameters, loss_of, learning_rate, steps):
    losses = []
    for _ in range(steps):
        loss = loss_of(parameters)
        for p in parameters:
            p.grad = 0.0
        loss.backward()
        for p in parameters:
            p.value -= learning_rate * learning_rate * p.grad
        losses.append(loss.value)
    return losses, [p.value for p in parameters]


@misconception(
    "M91",
    cell="descend",
    hint="The old value is lost: the step is what is added to it, not what replaces it.",
)
def descend(parameters, loss_of, learning_rate, steps):
    losses = []
    for _ in range(steps):
        loss = loss_of(parameters)
        for p in parameters:
            p.grad = 0.0
        loss.backward()
        for p in parameters:
            p.value = -learning_rate * p.grad
        losses.append(loss.value)
    return losses, [p.value for p in parameters]


@misconception(
    "M100",
    cell="descend",
    hint="You record the loss once, before the loop. Its graph holds the values and slopes of the first parameters; each step needs a new one.",
)
def descend(parameters, loss_of, learning_rate, steps):
    losses = []
    loss = loss_of(parameters)
    for _ in range(steps):
        for p in parameters:
            p.grad = 0.0
        loss.backward()
        for p in parameters:
            p.value -= learning_rate * p.grad
        losses.append(loss.value)
    return losses, [p.value for p in parameters]


@misconception(
    "08-as",
    cell="descend",
    hint="The losses are those after each update. Asked is the loss before it.",
)
def descend(parameters, loss_of, learning_rate, steps):
    losses = []
    for _ in range(steps):
        loss = loss_of(parameters)
        for p in parameters:
            p.grad = 0.0
        loss.backward()
        for p in parameters:
            p.value -= learning_rate * p.grad
        losses.append(loss_of(parameters).value)
    return losses, [p.value for p in parameters]


@misconception(
    "M92",
    cell="descend",
    hint="Only the first parameter moves.",
)
def descend(parameters, loss_of, learning_rate, steps):
    losses = []
    for _ in range(steps):
        loss = loss_of(parameters)
        for p in parameters:
            p.grad = 0.0
        loss.backward()
        for p in parameters[:1]:
            p.value -= learning_rate * p.grad
        losses.append(loss.value)
    return losses, [p.value for p in parameters]


@misconception(
    "08-at",
    cell="descend",
    hint="You multiply by the gradient of the loss along itself, which is 1. Each parameter has its own grad.",
)
def descend(parameters, loss_of, learning_rate, steps):
    losses = []
    for _ in range(steps):
        loss = loss_of(parameters)
        for p in parameters:
            p.grad = 0.0
        loss.backward()
        for p in parameters:
            p.value -= learning_rate * loss.grad
        losses.append(loss.value)
    return losses, [p.value for p in parameters]


@misconception(
    "08-au",
    cell="descend",
    hint="Only the first step is made.",
)
def descend(parameters, loss_of, learning_rate, steps):
    losses = []
    for _ in range(steps - 1):
        loss = loss_of(parameters)
        for p in parameters:
            p.grad = 0.0
        loss.backward()
        for p in parameters:
            p.value -= learning_rate * p.grad
        losses.append(loss.value)
    return losses, [p.value for p in parameters]


# network_gradients


@misconception(
    "08-av",
    cell="network_gradients",
    hint="All gradients are 0: nothing came back from the loss. Call backward on it, and keep Scalars from the layers up to it.",
)
def network_gradients(x, y, layers):
    layers = as_scalars(layers)
    a = x
    for W, b in layers:
        z = [b[j] + sum(W[i][j] * a[i] for i in range(len(a))) for j in range(len(b))]
        a = [1 / (1 + (-v).exp()) for v in z]
    loss = -sum(t * p.log() + (1 - t) * (1 - p).log() for t, p in zip(y, a))
    return loss.value, slopes_of(layers)


@misconception(
    "08-aw",
    cell="network_gradients",
    hint="The tape is cut between the layers: plain numbers go on, so nothing comes back to the earlier layers. Keep Scalars all the way; see section 6 of the lecture.",
)
def network_gradients(x, y, layers):
    layers = as_scalars(layers)
    a = x
    for W, b in layers:
        a = [v.value if isinstance(v, Scalar) else v for v in a]
        z = [b[j] + sum(W[i][j] * a[i] for i in range(len(a))) for j in range(len(b))]
        a = [1 / (1 + (-v).exp()) for v in z]
    loss = -sum(t * p.log() + (1 - t) * (1 - p).log() for t, p in zip(y, a))
    loss.backward()
    return loss.value, slopes_of(layers)


@misconception(
    "M14",
    cell="network_gradients",
    hint="The bias is missing: each neuron adds its own b before the sigmoid.",
)
def network_gradients(x, y, layers):
    layers = as_scalars(layers)
    a = x
    for W, b in layers:
        z = [sum(W[i][j] * a[i] for i in range(len(a))) + 0 * b[j] for j in range(len(b))]
        a = [1 / (1 + (-v).exp()) for v in z]
    loss = -sum(t * p.log() + (1 - t) * (1 - p).log() for t, p in zip(y, a))
    loss.backward()
    return loss.value, slopes_of(layers)


@misconception(
    "M15",
    cell="network_gradients",
    hint="The bias is added after the sigmoid. It belongs inside.",
)
def network_gradients(x, y, layers):
    layers = as_scalars(layers)
    a = x
    for W, b in layers:
        z = [sum(W[i][j] * a[i] for i in range(len(a))) for j in range(len(b))]
        a = [(1 / (1 + (-v).exp()) + c) if W is not layers[-1][0] else 1 / (1 + (-v - c).exp()) for v, c in zip(z, b)]
    loss = -sum(t * p.log() + (1 - t) * (1 - p).log() for t, p in zip(y, a))
    loss.backward()
    return loss.value, slopes_of(layers)


@misconception(
    "M16",
    cell="network_gradients",
    hint="The hidden layers have no activation: only the last one is squashed.",
)
def network_gradients(x, y, layers):
    layers = as_scalars(layers)
    a = x
    for W, b in layers:
        z = [b[j] + sum(W[i][j] * a[i] for i in range(len(a))) for j in range(len(b))]
        a = z if W is not layers[-1][0] else [1 / (1 + (-v).exp()) for v in z]
    loss = -sum(t * p.log() + (1 - t) * (1 - p).log() for t, p in zip(y, a))
    loss.backward()
    return loss.value, slopes_of(layers)


@misconception(
    "M18",
    cell="network_gradients",
    hint="The output is squashed twice.",
)
def network_gradients(x, y, layers):
    layers = as_scalars(layers)
    a = x
    for W, b in layers:
        z = [b[j] + sum(W[i][j] * a[i] for i in range(len(a))) for j in range(len(b))]
        a = [1 / (1 + (-v).exp()) for v in z]
    loss = -sum(t * p.log() + (1 - t) * (1 - p).log() for t, p in zip(y, [1 / (1 + (-v).exp()) for v in a]))
    loss.backward()
    return loss.value, slopes_of(layers)


@misconception(
    "M20",
    cell="network_gradients",
    hint="The minus in the exponent of the sigmoid is missing.",
)
def network_gradients(x, y, layers):
    layers = as_scalars(layers)
    a = x
    for W, b in layers:
        z = [b[j] + sum(W[i][j] * a[i] for i in range(len(a))) for j in range(len(b))]
        a = [1 / (1 + v.exp()) for v in z]
    loss = -sum(t * p.log() + (1 - t) * (1 - p).log() for t, p in zip(y, a))
    loss.backward()
    return loss.value, slopes_of(layers)


@misconception(
    "M22",
    cell="network_gradients",
    hint="You used tanh in the hidden layers. All layers of this network use the sigmoid.",
)
def network_gradients(x, y, layers):
    layers = as_scalars(layers)
    a = x
    for W, b in layers:
        z = [b[j] + sum(W[i][j] * a[i] for i in range(len(a))) for j in range(len(b))]
        a = [v.tanh() for v in z] if W is not layers[-1][0] else [1 / (1 + (-v).exp()) for v in z]
    loss = -sum(t * p.log() + (1 - t) * (1 - p).log() for t, p in zip(y, a))
    loss.backward()
    return loss.value, slopes_of(layers)


@misconception(
    "M40",
    cell="network_gradients",
    hint="The minus in front of the loss is lost.",
)
def network_gradients(x, y, layers):
    layers = as_scalars(layers)
    a = x
    for W, b in layers:
        z = [b[j] + sum(W[i][j] * a[i] for i in range(len(a))) for j in range(len(b))]
        a = [1 / (1 + (-v).exp()) for v in z]
    loss = sum(t * p.log() + (1 - t) * (1 - p).log() for t, p in zip(y, a))
    loss.backward()
    return loss.value, slopes_of(layers)


@misconception(
    "M41",
    cell="network_gradients",
    hint="The labels have changed places: y belongs to log of y_hat, and 1 - y to the other logarithm.",
)
def network_gradients(x, y, layers):
    layers = as_scalars(layers)
    a = x
    for W, b in layers:
        z = [b[j] + sum(W[i][j] * a[i] for i in range(len(a))) for j in range(len(b))]
        a = [1 / (1 + (-v).exp()) for v in z]
    loss = -sum((1 - t) * p.log() + t * (1 - p).log() for t, p in zip(y, a))
    loss.backward()
    return loss.value, slopes_of(layers)


@misconception(
    "M42",
    cell="network_gradients",
    hint="The minus holds for the first term only: put the whole sum of both terms in parentheses.",
)
def network_gradients(x, y, layers):
    layers = as_scalars(layers)
    a = x
    for W, b in layers:
        z = [b[j] + sum(W[i][j] * a[i] for i in range(len(a))) for j in range(len(b))]
        a = [1 / (1 + (-v).exp()) for v in z]
    loss = sum(-t * p.log() + (1 - t) * (1 - p).log() for t, p in zip(y, a))
    loss.backward()
    return loss.value, slopes_of(layers)


@misconception(
    "M43",
    cell="network_gradients",
    hint="Only the half of the loss with y log y_hat is there. A label of 0 needs the other half.",
)
def network_gradients(x, y, layers):
    layers = as_scalars(layers)
    a = x
    for W, b in layers:
        z = [b[j] + sum(W[i][j] * a[i] for i in range(len(a))) for j in range(len(b))]
        a = [1 / (1 + (-v).exp()) for v in z]
    loss = -sum(t * p.log() for t, p in zip(y, a))
    loss.backward()
    return loss.value, slopes_of(layers)


@misconception(
    "M44",
    cell="network_gradients",
    hint="You average over the outputs. The loss of a sample is the sum over them.",
)
def network_gradients(x, y, layers):
    layers = as_scalars(layers)
    a = x
    for W, b in layers:
        z = [b[j] + sum(W[i][j] * a[i] for i in range(len(a))) for j in range(len(b))]
        a = [1 / (1 + (-v).exp()) for v in z]
    loss = -sum(t * p.log() + (1 - t) * (1 - p).log() for t, p in zip(y, a)) / len(a)
    loss.backward()
    return loss.value, slopes_of(layers)


@misconception(
    "M59",
    cell="network_gradients",
    hint="You used the squared error. Asked is the cross-entropy.",
)
def network_gradients(x, y, layers):
    layers = as_scalars(layers)
    a = x
    for W, b in layers:
        z = [b[j] + sum(W[i][j] * a[i] for i in range(len(a))) for j in range(len(b))]
        a = [1 / (1 + (-v).exp()) for v in z]
    loss = sum((p - t) ** 2 for t, p in zip(y, a)) / 2
    loss.backward()
    return loss.value, slopes_of(layers)


@misconception(
    "08-ax",
    cell="network_gradients",
    hint="The squared error, and that without the half of the decks. Asked is the cross-entropy.",
)
def network_gradients(x, y, layers):
    layers = as_scalars(layers)
    a = x
    for W, b in layers:
        z = [b[j] + sum(W[i][j] * a[i] for i in range(len(a))) for j in range(len(b))]
        a = [1 / (1 + (-v).exp()) for v in z]
    loss = sum((p - t) ** 2 for t, p in zip(y, a))
    loss.backward()
    return loss.value, slopes_of(layers)


@misconception(
    "M24",
    cell="network_gradients",
    hint="W is read the other way around: W[i][j] leads from input i to neuron j.",
)
def network_gradients(x, y, layers):
    layers = as_scalars(layers)
    a = x
    for W, b in layers:
        z = [b[j] + sum(W[j % len(W)][i % len(b)] * a[i] for i in range(len(a))) for j in range(len(b))]
        a = [1 / (1 + (-v).exp()) for v in z]
    loss = -sum(t * p.log() + (1 - t) * (1 - p).log() for t, p in zip(y, a))
    loss.backward()
    return loss.value, slopes_of(layers)


@misconception(
    "08-ay",
    cell="network_gradients",
    hint="Two ways back: backward adds, so that every gradient of a parameter is there twice.",
)
def network_gradients(x, y, layers):
    layers = as_scalars(layers)
    a = x
    for W, b in layers:
        z = [b[j] + sum(W[i][j] * a[i] for i in range(len(a))) for j in range(len(b))]
        a = [1 / (1 + (-v).exp()) for v in z]
    loss = -sum(t * p.log() + (1 - t) * (1 - p).log() for t, p in zip(y, a))
    loss.backward()
    loss.backward()
    return loss.value, slopes_of(layers)


@misconception(
    "08-az",
    cell="network_gradients",
    hint="The way back starts at the first output, not at the loss.",
)
def network_gradients(x, y, layers):
    layers = as_scalars(layers)
    a = x
    for W, b in layers:
        z = [b[j] + sum(W[i][j] * a[i] for i in range(len(a))) for j in range(len(b))]
        a = [1 / (1 + (-v).exp()) for v in z]
    loss = -sum(t * p.log() + (1 - t) * (1 - p).log() for t, p in zip(y, a))
    a[0].backward()
    return loss.value, slopes_of(layers)


@misconception(
    "M38",
    cell="network_gradients",
    hint="You used the logarithm to base 10. The loss has the natural one.",
)
def network_gradients(x, y, layers):
    layers = as_scalars(layers)
    a = x
    for W, b in layers:
        z = [b[j] + sum(W[i][j] * a[i] for i in range(len(a))) for j in range(len(b))]
        a = [1 / (1 + (-v).exp()) for v in z]
    loss = -sum(t * p.log() + (1 - t) * (1 - p).log() for t, p in zip(y, a)) / math.log(10)
    loss.backward()
    return loss.value, slopes_of(layers)


@misconception(
    "08-bk",
    cell="network_gradients",
    hint="The bias is added once for every input. It belongs to the neuron: once, outside the sum.",
)
def network_gradients(x, y, layers):
    layers = as_scalars(layers)
    a = x
    for W, b in layers:
        z = [sum(W[i][j] * a[i] + b[j] for i in range(len(a))) for j in range(len(b))]
        a = [1 / (1 + (-v).exp()) for v in z]
    loss = -sum(t * p.log() + (1 - t) * (1 - p).log() for t, p in zip(y, a))
    loss.backward()
    return loss.value, slopes_of(layers)


# gradients


@misconception(
    "M108",
    cell="gradients",
    hint="One bug is left: a number that is used again loses the share that it had. Gradients add.",
)
def gradients(program, inputs):
    values = run(program, inputs)
    grads = [0.0] * (len(values) - 1) + [1.0]
    lines = list(enumerate(program, start=len(inputs)))
    for place, (name, *at) in reversed(lines):
        for n, i in enumerate(at):
            slope = {"add": 1.0, "multiply": values[at[n - 1]], "exp": values[place]}[name]
            grads[i] = grads[place] * slope
    return grads[: len(inputs)]


@misconception(
    "M109",
    cell="gradients",
    hint="The walk still goes from the front, where nothing has arrived yet. As long as it does, you see nothing of the other bugs.",
)
def gradients(program, inputs):
    values = run(program, inputs)
    grads = [0.0] * (len(values) - 1) + [1.0]
    lines = list(enumerate(program, start=len(inputs)))
    for place, (name, *at) in lines:
        for n, i in enumerate(at):
            slope = {"add": 1.0, "multiply": values[at[n - 1]], "exp": values[place]}[name]
            grads[i] += grads[place] * slope
    return grads[: len(inputs)]


@misconception(
    "M112",
    cell="gradients",
    hint="One bug is left, in the slope of exp: it is taken from what goes in, and it is what comes out.",
)
def gradients(program, inputs):
    values = run(program, inputs)
    grads = [0.0] * (len(values) - 1) + [1.0]
    lines = list(enumerate(program, start=len(inputs)))
    for place, (name, *at) in reversed(lines):
        for n, i in enumerate(at):
            slope = {"add": 1.0, "multiply": values[at[n - 1]], "exp": values[i]}[name]
            grads[i] += grads[place] * slope
    return grads[: len(inputs)]


@misconception(
    "08-bb",
    cell="gradients",
    hint="Two bugs are left: the slope of exp, and what becomes of a share that is there already.",
)
def gradients(program, inputs):
    values = run(program, inputs)
    grads = [0.0] * (len(values) - 1) + [1.0]
    lines = list(enumerate(program, start=len(inputs)))
    for place, (name, *at) in reversed(lines):
        for n, i in enumerate(at):
            slope = {"add": 1.0, "multiply": values[at[n - 1]], "exp": values[i]}[name]
            grads[i] = grads[place] * slope
    return grads[: len(inputs)]


@misconception(
    "08-be",
    cell="gradients",
    hint="Asked are the slopes along the inputs. You return those of all numbers.",
)
def gradients(program, inputs):
    values = run(program, inputs)
    grads = [0.0] * (len(values) - 1) + [1.0]
    lines = list(enumerate(program, start=len(inputs)))
    for place, (name, *at) in reversed(lines):
        for n, i in enumerate(at):
            slope = {"add": 1.0, "multiply": values[at[n - 1]], "exp": values[place]}[name]
            grads[i] += grads[place] * slope
    return grads[:]


@misconception(
    "M113",
    cell="gradients",
    hint="A product of a number with itself gets one share only: count it once for each factor.",
)
def gradients(program, inputs):
    values = run(program, inputs)
    grads = [0.0] * (len(values) - 1) + [1.0]
    lines = list(enumerate(program, start=len(inputs)))
    for place, (name, *at) in reversed(lines):
        for n, i in enumerate(at if len(set(at)) == len(at) else at[:1]):
            slope = {"add": 1.0, "multiply": values[at[n - 1]], "exp": values[place]}[name]
            grads[i] += grads[place] * slope
    return grads[: len(inputs)]


@misconception(
    "M12",
    cell="gradients",
    hint="In a product, each factor gets its own value as slope. It has to be the other one.",
)
def gradients(program, inputs):
    values = run(program, inputs)
    grads = [0.0] * (len(values) - 1) + [1.0]
    lines = list(enumerate(program, start=len(inputs)))
    for place, (name, *at) in reversed(lines):
        for n, i in enumerate(at):
            slope = {"add": 1.0, "multiply": values[i], "exp": values[place]}[name]
            grads[i] += grads[place] * slope
    return grads[: len(inputs)]


@misconception(
    "08-bl",
    cell="gradients",
    hint="The lines come from the end, and their places still count from the front. Number the lines first, then turn them around.",
)
def gradients(program, inputs):
    values = run(program, inputs)
    grads = [0.0] * (len(values) - 1) + [1.0]
    for place, (name, *at) in enumerate(reversed(program), start=len(inputs)):
        for n, i in enumerate(at):
            slope = {"add": 1.0, "multiply": values[at[n - 1]], "exp": values[place]}[name]
            grads[i] += grads[place] * slope
    return grads[: len(inputs)]


@misconception(
    "08-bm",
    cell="gradients",
    hint="You take the number of a line for its place. The inputs stand before it, so its place is as many farther on as there are inputs.",
)
def gradients(program, inputs):
    values = run(program, inputs)
    grads = [0.0] * (len(values) - 1) + [1.0]
    for place, (name, *at) in reversed(list(enumerate(program))):
        for n, i in enumerate(at):
            slope = {"add": 1.0, "multiply": values[at[n - 1]], "exp": values[place]}[name]
            grads[i] += grads[place] * slope
    return grads[: len(inputs)]
