"""Mistakes in 09-digits, train: wrong code, and what to tell who wrote it."""

from autograder.bank import misconception, wrong_line

wrong_line(
    "M97",
    {
        "loss, gradients = loss_and_gradients(params, X[rows], y[rows])": (
            "loss, gradients = loss_and_gradients(params, X[rows], y[start : start + batch])"
        )
    },
    hint="The images of a batch follow `order`, their labels do not: each image learns the digit of another.",
)

wrong_line(
    "M98",
    {"for start in range(0, len(epoch), batch):": "for start in range(0, len(epoch) - batch + 1, batch):"},
    hint="The last batch of an epoch is lost when it is smaller than the others.",
)

wrong_line(
    "M96",
    {
        "params = [w - learning_rate * dw for w, dw in zip(params, gradients)]": (
            "params = [w - learning_rate / batch * dw for w, dw in zip(params, gradients)]"
        )
    },
    hint="You divide by the batch size, but the gradients already are those of a mean.",
)

wrong_line(
    "09-w",
    {
        "params = [w - learning_rate * dw for w, dw in zip(params, gradients)]": (
            "params = [w - learning_rate / len(rows) * dw for w, dw in zip(params, gradients)]"
        )
    },
    hint="You divide by the size of this batch, but the gradients already are those of a mean.",
)

wrong_line(
    "M88",
    {
        "params = [w - learning_rate * dw for w, dw in zip(params, gradients)]": (
            "params = [w + learning_rate * dw for w, dw in zip(params, gradients)]"
        )
    },
    hint="Your steps go uphill: descent subtracts the gradient.",
)

wrong_line(
    "M90",
    {
        "params = [w - learning_rate * dw for w, dw in zip(params, gradients)]": (
            "params = [w - dw for w, dw in zip(params, gradients)]"
        )
    },
    hint="The learning rate is missing from the step.",
)

wrong_line(
    "09-x",
    {
        "params = [w - learning_rate * dw for w, dw in zip(params, gradients)]": (
            "for w, dw in zip(params, gradients):\n    w -= learning_rate * dw"
        )
    },
    hint="Your steps write into the caller's arrays, so that the run cannot be repeated. Make new ones.",
)

wrong_line(
    "09-y",
    {
        "for epoch in orders:": "for epoch in orders:\n    X, y = X[epoch], y[epoch]",
        "rows = epoch[start : start + batch]": "rows = slice(start, start + batch)",
    },
    hint="Every epoch shuffles what the epoch before had shuffled. Each `order` numbers the rows of the original arrays.",
)

wrong_line(
    "09-z",
    {"for epoch in orders:": "for epoch in [orders[0]] * len(orders):"},
    hint="Every epoch takes the samples in the order of the first one.",
)

wrong_line(
    "09-aa",
    {"rows = epoch[start : start + batch]": "rows = slice(start, start + batch)"},
    hint="You never shuffle: the batches take the rows as they stand. `order` says which come first.",
)


@misconception("M100", hint="Your losses are those after each step. Keep the loss that comes with the gradient, before it.")
def train(loss_and_gradients, params, X, y, orders, batch, learning_rate):
    losses = []
    for order in orders:
        for first in range(0, len(order), batch):
            part = order[first : first + batch]
            loss, slopes = loss_and_gradients(params, X[part], y[part])
            params = [w - learning_rate * dw for w, dw in zip(params, slopes)]
            losses.append(loss_and_gradients(params, X[part], y[part])[0])
    return params, losses


@misconception("09-ab", hint="There is one loss for each epoch in your list. It should hold one for every step.")
def train(loss_and_gradients, params, X, y, orders, batch, learning_rate):
    losses = []
    for order in orders:
        for first in range(0, len(order), batch):
            part = order[first : first + batch]
            loss, slopes = loss_and_gradients(params, X[part], y[part])
            params = [w - learning_rate * dw for w, dw in zip(params, slopes)]
        losses.append(loss)
    return params, losses


wrong_line(
    "M69",
    {
        "params = [w - learning_rate * dw for w, dw in zip(params, gradients)]": (
            "params = list(params)\n"
            "for k in range(len(params)):\n"
            "    params[k] = params[k] - learning_rate * loss_and_gradients(params, X[rows], y[rows])[1][k]"
        )
    },
    hint="You move one parameter and take the gradient of the next at the moved place. All gradients of a step belong to "
    "the same place.",
)

wrong_line(
    "09-ac",
    {"loss, gradients = loss_and_gradients(params, X[rows], y[rows])": "loss, gradients = loss_and_gradients(params, X, y)"},
    hint="Each step uses all samples. A step belongs to its batch alone.",
)

wrong_line(
    "M92",
    {
        "params = [w - learning_rate * dw for w, dw in zip(params, gradients)]": (
            "params = [w - learning_rate * dw if k % 2 == 0 else w for k, (w, dw) in enumerate(zip(params, gradients))]"
        )
    },
    hint="Only every second parameter moves: the biases stay where they began.",
)

wrong_line(
    "09-ad",
    {
        "history = []": "history, first = [], params",
        "params = [w - learning_rate * dw for w, dw in zip(params, gradients)]": (
            "params = [w - learning_rate * dw for w, dw in zip(first, gradients)]"
        ),
    },
    hint="Every step starts again from the first parameters: the last one is all that counts. Go on from where the last "
    "step ended.",
)
