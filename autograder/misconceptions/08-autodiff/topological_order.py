"""Mistakes in 08-autodiff, topological_order: wrong code, and what to tell who wrote it."""

from autograder.bank import misconception, wrong_line

wrong_line(
    "M109",
    {"placed.add(id(node))": "placed.add(id(node))\norder.append(node)", "order.append(node)": ""},
    hint="You place a number before its parents: first it, then what it was computed from. Its parents have to come first; "
    "see section 3 of the lecture.",
)

wrong_line(
    "08-w",
    {"return order": "return order[::-1]"},
    hint="The order is right, read from its end. The list has to begin with an input and end with the output.",
)


@misconception(
    "08-x",
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


@misconception("08-y", hint="Numbers that are used twice stand in your list twice. Remember which Values have been placed.")
def topological_order(output):
    order = []

    def place(node):
        for parent in node.parents:
            place(parent)
        order.append(node)

    place(output)
    return order


wrong_line(
    "08-z",
    {"place(output)": "for parent in output.parents:\n    place(parent)"},
    hint="The output itself is missing: it is the last of the order.",
)

wrong_line(
    "08-aa",
    {"if id(node) not in placed:": "if node.value not in placed:", "placed.add(id(node))": "placed.add(node.value)"},
    hint="You remember numbers, not Values: two Values that hold equal numbers count as one. Compare their id(...).",
)


@misconception("08-ab", hint="You follow the first parent of each number only. All of them have to be placed.")
def topological_order(output):
    order, node = [output], output
    while node.parents:
        node = node.parents[0]
        order.append(node)
    return order[::-1]


@misconception("08-ac", hint="You stop at the parents of the output. They have parents, too.")
def topological_order(output):
    order = []
    for parent in output.parents:
        if all(parent is not known for known in order):
            order.append(parent)
    return [*order, output]


wrong_line(
    "08-ad",
    {
        "placed.add(id(node))": "placed.add(id(node))\norder.append(node)",
        "order.append(node)": "",
        "return order": "return order[::-1]",
    },
    hint="You placed each number before its parents and turned the list around in the end. With several paths that is not "
    "the same as placing the parents first.",
)

wrong_line(
    "08-ae",
    {"if id(node) not in placed:": "if id(node) not in placed and node.parents:"},
    hint="The inputs are missing: a number without parents belongs to the order as well.",
)
