"""Mistakes in 08-autodiff, backward: wrong code, and what to tell who wrote it."""

from autograder.bank import misconception, wrong_line

wrong_line(
    "M108",
    {"parent.grad += slope * node.grad": "parent.grad = slope * node.grad"},
    hint="The second share that arrives at a number overwrites the first: = in place of +=. Where paths meet, gradients "
    "add; see section 4 of the lecture.",
)

wrong_line(
    "08-af",
    {"for node in reversed(order):": "for node in order:"},
    hint="You walk from the inputs to the output, where nothing has arrived yet. Go through the order from its end.",
)

wrong_line(
    "M111",
    {"order[-1].grad = 1.0": "order[-1].grad = 0.0"},
    hint="The way back starts with nothing: the last number has slope 1 along itself.",
)

wrong_line(
    "08-ag",
    {"order[-1].grad = 1.0": "order[-1].grad = order[-1].value"},
    hint="The way back starts with the value of the last number. Its slope along itself is 1, whatever its value.",
)

wrong_line(
    "08-ah",
    {"parent.grad += slope * node.grad": "parent.grad += slope"},
    hint="Each number hands on its own slopes alone. What has arrived at it, its grad, has to be multiplied in.",
)

wrong_line(
    "08-ai",
    {"parent.grad += slope * node.grad": "parent.grad += node.grad"},
    hint="Each number hands on its grad as it is. Multiply it by the slope along that parent.",
)

wrong_line(
    "08-aj",
    {"parent.grad += slope * node.grad": "parent.grad += slope + node.grad"},
    hint="Along a path, slopes multiply. You add the slope to what arrives.",
)

wrong_line(
    "08-ak",
    {"parent.grad += slope * node.grad": "parent.grad += slope * node.grad * parent.value"},
    hint="You multiply by the parent's value as well. The stored slope already is all that the operation knows.",
)


@misconception(
    "M113",
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


@misconception("M68", hint="You average over the paths. Each path counts in full: the shares add.")
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


wrong_line(
    "08-al",
    {"return [node.grad for node in order]": "return [node.grad for node in reversed(order)]"},
    hint="The gradients are right, in the order of the way back. Return them in the order of the list that was given.",
)


@misconception(
    "08-am",
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


wrong_line(
    "08-an",
    {"for parent, slope in zip(node.parents, node.slopes):": "for parent, slope in zip(node.parents[:1], node.slopes[:1]):"},
    hint="Only the first parent of each number gets its share.",
)

wrong_line(
    "08-ao",
    {"for parent, slope in zip(node.parents, node.slopes):": "for parent, slope in zip(node.parents, node.slopes[::-1]):"},
    hint="The slopes go to the wrong parents: they stand in the order of the parents.",
)

wrong_line(
    "08-bj",
    {"order[-1].grad = 1.0": "for node in order:\n    node.grad = 1.0"},
    hint="All gradients begin with 1. Only the last number does; the others begin with 0 and wait for their shares.",
)
