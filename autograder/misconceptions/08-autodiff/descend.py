"""Mistakes in 08-autodiff, descend: wrong code, and what to tell who wrote it."""

from autograder.bank import misconception, wrong_line


@misconception(
    "M110",
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


wrong_line(
    "08-aq",
    {"loss = loss_of(parameters)": "loss = loss_of(parameters)\nloss.backward()", "loss.backward()": ""},
    hint="No parameter moves. Do you call backward, and are the gradients still there when you update? And do you change "
    "p.value? `p = p - ...` only gives the name p to another number.",
)


@misconception(
    "08-ar",
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


wrong_line(
    "M88",
    {"p.value -= learning_rate * p.grad": "p.value += learning_rate * p.grad"},
    hint="You walk up: the step goes along the gradient. To make the loss smaller, subtract.",
)

wrong_line(
    "M90",
    {"p.value -= learning_rate * p.grad": "p.value -= p.grad"},
    hint="The learning rate is forgotten: each step is the whole gradient.",
)

wrong_line(
    "M89",
    {"p.value -= learning_rate * p.grad": "p.value -= learning_rate * learning_rate * p.grad"},
    hint="The learning rate is multiplied in twice.",
)

wrong_line(
    "M91",
    {"p.value -= learning_rate * p.grad": "p.value = -learning_rate * p.grad"},
    hint="The old value is lost: the step is what is added to it, not what replaces it.",
)

wrong_line(
    "M100",
    {"losses = []": "losses = []\nloss = loss_of(parameters)", "loss = loss_of(parameters)": ""},
    hint="You record the loss once, before the loop. Its graph holds the values and slopes of the first parameters; each "
    "step needs a new one.",
)

wrong_line(
    "08-as",
    {"losses.append(loss.value)": "losses.append(loss_of(parameters).value)"},
    hint="You record the loss after each update. Record the loss before it.",
)


@misconception("M92", hint="Only the first parameter moves.")
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


wrong_line(
    "08-at",
    {"p.value -= learning_rate * p.grad": "p.value -= learning_rate * loss.grad"},
    hint="You multiply by the gradient of the loss along itself, which is 1. Each parameter has its own grad.",
)

wrong_line(
    "08-au",
    {"for _ in range(steps):": "for _ in range(steps - 1):"},
    hint="One step is missing at the end: make as many steps as asked, each with its own loss in the list.",
)
