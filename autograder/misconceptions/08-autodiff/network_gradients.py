"""Mistakes in 08-autodiff, network_gradients: wrong code, and what to tell who wrote it."""

import math

from autograder.bank import misconception
from nnbasics.scalars import Scalar, as_scalars, slopes_of


@misconception(
    "08-av",
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


@misconception("M14", hint="The bias is missing: each neuron adds its own b before the sigmoid.")
def network_gradients(x, y, layers):
    layers = as_scalars(layers)
    a = x
    for W, b in layers:
        z = [sum(W[i][j] * a[i] for i in range(len(a))) + 0 * b[j] for j in range(len(b))]
        a = [1 / (1 + (-v).exp()) for v in z]
    loss = -sum(t * p.log() + (1 - t) * (1 - p).log() for t, p in zip(y, a))
    loss.backward()
    return loss.value, slopes_of(layers)


@misconception("M15", hint="The bias is added after the sigmoid. It belongs inside.")
def network_gradients(x, y, layers):
    layers = as_scalars(layers)
    a = x
    for W, b in layers:
        z = [sum(W[i][j] * a[i] for i in range(len(a))) for j in range(len(b))]
        a = [(1 / (1 + (-v).exp()) + c) if W is not layers[-1][0] else 1 / (1 + (-v - c).exp()) for v, c in zip(z, b)]
    loss = -sum(t * p.log() + (1 - t) * (1 - p).log() for t, p in zip(y, a))
    loss.backward()
    return loss.value, slopes_of(layers)


@misconception("M16", hint="The hidden layers have no activation: only the last one is squashed.")
def network_gradients(x, y, layers):
    layers = as_scalars(layers)
    a = x
    for W, b in layers:
        z = [b[j] + sum(W[i][j] * a[i] for i in range(len(a))) for j in range(len(b))]
        a = z if W is not layers[-1][0] else [1 / (1 + (-v).exp()) for v in z]
    loss = -sum(t * p.log() + (1 - t) * (1 - p).log() for t, p in zip(y, a))
    loss.backward()
    return loss.value, slopes_of(layers)


@misconception("M18", hint="The output is squashed twice.")
def network_gradients(x, y, layers):
    layers = as_scalars(layers)
    a = x
    for W, b in layers:
        z = [b[j] + sum(W[i][j] * a[i] for i in range(len(a))) for j in range(len(b))]
        a = [1 / (1 + (-v).exp()) for v in z]
    loss = -sum(t * p.log() + (1 - t) * (1 - p).log() for t, p in zip(y, [1 / (1 + (-v).exp()) for v in a]))
    loss.backward()
    return loss.value, slopes_of(layers)


@misconception("M20", hint="The minus in the exponent of the sigmoid is missing.")
def network_gradients(x, y, layers):
    layers = as_scalars(layers)
    a = x
    for W, b in layers:
        z = [b[j] + sum(W[i][j] * a[i] for i in range(len(a))) for j in range(len(b))]
        a = [1 / (1 + v.exp()) for v in z]
    loss = -sum(t * p.log() + (1 - t) * (1 - p).log() for t, p in zip(y, a))
    loss.backward()
    return loss.value, slopes_of(layers)


@misconception("M22", hint="You used tanh in the hidden layers. All layers of this network use the sigmoid.")
def network_gradients(x, y, layers):
    layers = as_scalars(layers)
    a = x
    for W, b in layers:
        z = [b[j] + sum(W[i][j] * a[i] for i in range(len(a))) for j in range(len(b))]
        a = [v.tanh() for v in z] if W is not layers[-1][0] else [1 / (1 + (-v).exp()) for v in z]
    loss = -sum(t * p.log() + (1 - t) * (1 - p).log() for t, p in zip(y, a))
    loss.backward()
    return loss.value, slopes_of(layers)


@misconception("M40", hint="The minus in front of the loss is lost.")
def network_gradients(x, y, layers):
    layers = as_scalars(layers)
    a = x
    for W, b in layers:
        z = [b[j] + sum(W[i][j] * a[i] for i in range(len(a))) for j in range(len(b))]
        a = [1 / (1 + (-v).exp()) for v in z]
    loss = sum(t * p.log() + (1 - t) * (1 - p).log() for t, p in zip(y, a))
    loss.backward()
    return loss.value, slopes_of(layers)


@misconception("M41", hint="The labels have changed places: y belongs to log of y_hat, and 1 - y to the other logarithm.")
def network_gradients(x, y, layers):
    layers = as_scalars(layers)
    a = x
    for W, b in layers:
        z = [b[j] + sum(W[i][j] * a[i] for i in range(len(a))) for j in range(len(b))]
        a = [1 / (1 + (-v).exp()) for v in z]
    loss = -sum((1 - t) * p.log() + t * (1 - p).log() for t, p in zip(y, a))
    loss.backward()
    return loss.value, slopes_of(layers)


@misconception("M42", hint="The minus holds for the first term only: put the whole sum of both terms in parentheses.")
def network_gradients(x, y, layers):
    layers = as_scalars(layers)
    a = x
    for W, b in layers:
        z = [b[j] + sum(W[i][j] * a[i] for i in range(len(a))) for j in range(len(b))]
        a = [1 / (1 + (-v).exp()) for v in z]
    loss = sum(-t * p.log() + (1 - t) * (1 - p).log() for t, p in zip(y, a))
    loss.backward()
    return loss.value, slopes_of(layers)


@misconception("M43", hint="Only the half of the loss with y log y_hat is there. A label of 0 needs the other half.")
def network_gradients(x, y, layers):
    layers = as_scalars(layers)
    a = x
    for W, b in layers:
        z = [b[j] + sum(W[i][j] * a[i] for i in range(len(a))) for j in range(len(b))]
        a = [1 / (1 + (-v).exp()) for v in z]
    loss = -sum(t * p.log() for t, p in zip(y, a))
    loss.backward()
    return loss.value, slopes_of(layers)


@misconception("M44", hint="You average over the outputs. The loss of a sample is the sum over them.")
def network_gradients(x, y, layers):
    layers = as_scalars(layers)
    a = x
    for W, b in layers:
        z = [b[j] + sum(W[i][j] * a[i] for i in range(len(a))) for j in range(len(b))]
        a = [1 / (1 + (-v).exp()) for v in z]
    loss = -sum(t * p.log() + (1 - t) * (1 - p).log() for t, p in zip(y, a)) / len(a)
    loss.backward()
    return loss.value, slopes_of(layers)


@misconception("M59", hint="You used the squared error. Asked is the cross-entropy.")
def network_gradients(x, y, layers):
    layers = as_scalars(layers)
    a = x
    for W, b in layers:
        z = [b[j] + sum(W[i][j] * a[i] for i in range(len(a))) for j in range(len(b))]
        a = [1 / (1 + (-v).exp()) for v in z]
    loss = sum((p - t) ** 2 for t, p in zip(y, a)) / 2
    loss.backward()
    return loss.value, slopes_of(layers)


@misconception("08-ax", hint="The squared error, and that without the half of the decks. Asked is the cross-entropy.")
def network_gradients(x, y, layers):
    layers = as_scalars(layers)
    a = x
    for W, b in layers:
        z = [b[j] + sum(W[i][j] * a[i] for i in range(len(a))) for j in range(len(b))]
        a = [1 / (1 + (-v).exp()) for v in z]
    loss = sum((p - t) ** 2 for t, p in zip(y, a))
    loss.backward()
    return loss.value, slopes_of(layers)


@misconception("M24", hint="W is read the other way around: W[i][j] leads from input i to neuron j.")
def network_gradients(x, y, layers):
    layers = as_scalars(layers)
    a = x
    for W, b in layers:
        z = [b[j] + sum(W[j % len(W)][i % len(b)] * a[i] for i in range(len(a))) for j in range(len(b))]
        a = [1 / (1 + (-v).exp()) for v in z]
    loss = -sum(t * p.log() + (1 - t) * (1 - p).log() for t, p in zip(y, a))
    loss.backward()
    return loss.value, slopes_of(layers)


@misconception("08-ay", hint="Two ways back: backward adds, so that every gradient of a parameter is there twice.")
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


@misconception("08-az", hint="The way back starts at the first output, not at the loss.")
def network_gradients(x, y, layers):
    layers = as_scalars(layers)
    a = x
    for W, b in layers:
        z = [b[j] + sum(W[i][j] * a[i] for i in range(len(a))) for j in range(len(b))]
        a = [1 / (1 + (-v).exp()) for v in z]
    loss = -sum(t * p.log() + (1 - t) * (1 - p).log() for t, p in zip(y, a))
    a[0].backward()
    return loss.value, slopes_of(layers)


@misconception("M38", hint="You used the logarithm to base 10. The loss has the natural one.")
def network_gradients(x, y, layers):
    layers = as_scalars(layers)
    a = x
    for W, b in layers:
        z = [b[j] + sum(W[i][j] * a[i] for i in range(len(a))) for j in range(len(b))]
        a = [1 / (1 + (-v).exp()) for v in z]
    loss = -sum(t * p.log() + (1 - t) * (1 - p).log() for t, p in zip(y, a)) / math.log(10)
    loss.backward()
    return loss.value, slopes_of(layers)


@misconception("08-bk", hint="The bias is added once for every input. It belongs to the neuron: once, outside the sum.")
def network_gradients(x, y, layers):
    layers = as_scalars(layers)
    a = x
    for W, b in layers:
        z = [sum(W[i][j] * a[i] + b[j] for i in range(len(a))) for j in range(len(b))]
        a = [1 / (1 + (-v).exp()) for v in z]
    loss = -sum(t * p.log() + (1 - t) * (1 - p).log() for t, p in zip(y, a))
    loss.backward()
    return loss.value, slopes_of(layers)
