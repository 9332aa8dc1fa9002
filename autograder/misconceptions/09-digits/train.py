"""Mistakes in 09-digits, train: wrong code, and what to tell who wrote it."""

from autograder.bank import misconception


@misconception("M97", hint="The images of a batch follow `order`, their labels do not: each image learns the digit of another.")
def train(loss_and_gradients, params, X, y, orders, batch, learning_rate):
    losses = []
    for order in orders:
        for first in range(0, len(order), batch):
            part = order[first : first + batch]
            loss, slopes = loss_and_gradients(params, X[part], y[first : first + batch])
            losses.append(loss)
            params = [w - learning_rate * dw for w, dw in zip(params, slopes)]
    return params, losses


@misconception("M98", hint="The last batch of an epoch is lost when it is smaller than the others.")
def train(loss_and_gradients, params, X, y, orders, batch, learning_rate):
    losses = []
    for order in orders:
        for first in range(0, len(order) - batch + 1, batch):
            part = order[first : first + batch]
            loss, slopes = loss_and_gradients(params, X[part], y[part])
            losses.append(loss)
            params = [w - learning_rate * dw for w, dw in zip(params, slopes)]
    return params, losses


@misconception("M96", hint="You divide by the batch size, but the gradients already are those of a mean.")
def train(loss_and_gradients, params, X, y, orders, batch, learning_rate):
    losses = []
    for order in orders:
        for first in range(0, len(order), batch):
            part = order[first : first + batch]
            loss, slopes = loss_and_gradients(params, X[part], y[part])
            losses.append(loss)
            params = [w - learning_rate / batch * dw for w, dw in zip(params, slopes)]
    return params, losses


@misconception("09-w", hint="You divide by the size of this batch, but the gradients already are those of a mean.")
def train(loss_and_gradients, params, X, y, orders, batch, learning_rate):
    losses = []
    for order in orders:
        for first in range(0, len(order), batch):
            part = order[first : first + batch]
            loss, slopes = loss_and_gradients(params, X[part], y[part])
            losses.append(loss)
            params = [w - learning_rate / len(part) * dw for w, dw in zip(params, slopes)]
    return params, losses


@misconception("M88", hint="Your steps go uphill: descent subtracts the gradient.")
def train(loss_and_gradients, params, X, y, orders, batch, learning_rate):
    losses = []
    for order in orders:
        for first in range(0, len(order), batch):
            part = order[first : first + batch]
            loss, slopes = loss_and_gradients(params, X[part], y[part])
            losses.append(loss)
            params = [w + learning_rate * dw for w, dw in zip(params, slopes)]
    return params, losses


@misconception("M90", hint="The learning rate is missing from the step.")
def train(loss_and_gradients, params, X, y, orders, batch, learning_rate):
    losses = []
    for order in orders:
        for first in range(0, len(order), batch):
            part = order[first : first + batch]
            loss, slopes = loss_and_gradients(params, X[part], y[part])
            losses.append(loss)
            params = [w - dw for w, dw in zip(params, slopes)]
    return params, losses


@misconception("09-x", hint="Your steps write into the arrays of whoever called, who can never repeat the run. Make new ones.")
def train(loss_and_gradients, params, X, y, orders, batch, learning_rate):
    losses = []
    for order in orders:
        for first in range(0, len(order), batch):
            part = order[first : first + batch]
            loss, slopes = loss_and_gradients(params, X[part], y[part])
            losses.append(loss)
            for w, dw in zip(params, slopes):
                w -= learning_rate * dw
    return params, losses


@misconception(
    "09-y",
    hint="Every epoch shuffles what the epoch before had shuffled. Each `order` numbers the rows of the original arrays.",
)
def train(loss_and_gradients, params, X, y, orders, batch, learning_rate):
    losses = []
    for order in orders:
        X, y = X[order], y[order]
        for first in range(0, len(order), batch):
            part = slice(first, first + batch)
            loss, slopes = loss_and_gradients(params, X[part], y[part])
            losses.append(loss)
            params = [w - learning_rate * dw for w, dw in zip(params, slopes)]
    return params, losses


@misconception("09-z", hint="Every epoch takes the samples in the order of the first one.")
def train(loss_and_gradients, params, X, y, orders, batch, learning_rate):
    losses = []
    for order in [orders[0]] * len(orders):
        for first in range(0, len(order), batch):
            part = order[first : first + batch]
            loss, slopes = loss_and_gradients(params, X[part], y[part])
            losses.append(loss)
            params = [w - learning_rate * dw for w, dw in zip(params, slopes)]
    return params, losses


@misconception("09-aa", hint="You never shuffle: the batches take the rows as they stand. `order` says which come first.")
def train(loss_and_gradients, params, X, y, orders, batch, learning_rate):
    losses = []
    for order in orders:
        for first in range(0, len(order), batch):
            part = slice(first, first + batch)
            loss, slopes = loss_and_gradients(params, X[part], y[part])
            losses.append(loss)
            params = [w - learning_rate * dw for w, dw in zip(params, slopes)]
    return params, losses


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


@misconception(
    "M69",
    hint="You move one parameter and take the gradient of the next at the moved place. All gradients of a step belong to the same place.",
)
def train(loss_and_gradients, params, X, y, orders, batch, learning_rate):
    losses = []
    for order in orders:
        for first in range(0, len(order), batch):
            part = order[first : first + batch]
            loss, slopes = loss_and_gradients(params, X[part], y[part])
            losses.append(loss)
            params = list(params)
            for k in range(len(params)):
                params[k] = params[k] - learning_rate * loss_and_gradients(params, X[part], y[part])[1][k]
    return params, losses


@misconception("09-ac", hint="Each step uses all samples. A step belongs to its batch alone.")
def train(loss_and_gradients, params, X, y, orders, batch, learning_rate):
    losses = []
    for order in orders:
        for first in range(0, len(order), batch):
            part = order[first : first + batch]
            loss, slopes = loss_and_gradients(params, X, y)
            losses.append(loss)
            params = [w - learning_rate * dw for w, dw in zip(params, slopes)]
    return params, losses


@misconception("M92", hint="Only every second parameter moves: the biases stay where they began.")
def train(loss_and_gradients, params, X, y, orders, batch, learning_rate):
    losses = []
    for order in orders:
        for first in range(0, len(order), batch):
            part = order[first : first + batch]
            loss, slopes = loss_and_gradients(params, X[part], y[part])
            losses.append(loss)
            params = [w - learning_rate * dw if k % 2 == 0 else w for k, (w, dw) in enumerate(zip(params, slopes))]
    return params, losses


@misconception(
    "09-ad",
    hint="Every step starts again from the first parameters: the last one is all that counts. Go on from where the last step ended.",
)
def train(loss_and_gradients, params, X, y, orders, batch, learning_rate):
    losses, start = [], params
    for order in orders:
        for first in range(0, len(order), batch):
            part = order[first : first + batch]
            loss, slopes = loss_and_gradients(params, X[part], y[part])
            losses.append(loss)
            params = [w - learning_rate * dw for w, dw in zip(start, slopes)]
    return params, losses
