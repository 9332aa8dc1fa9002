"""Mistakes in 05-backprop-by-hand, update: wrong code, and what to tell who wrote it."""

import numpy as np

from autograder.bank import misconception


@misconception("M88", hint="You step along the gradient, which makes the loss grow. A gradient points uphill.")
def update(params, grads, learning_rate):
    return {name: value + learning_rate * grads["d" + name] for name, value in params.items()}


@misconception("M89", hint="The learning rate is in your step twice.")
def update(params, grads, learning_rate):
    return {name: value - learning_rate**2 * grads["d" + name] for name, value in params.items()}


@misconception("M90", hint="The learning rate is missing: you step by the whole gradient.")
def update(params, grads, learning_rate):
    return {name: value - grads["d" + name] for name, value in params.items()}


@misconception(
    "M91",
    hint="You return the steps alone: the old values got lost. The new parameter is the old one plus its step.",
)
def update(params, grads, learning_rate):
    return {name: -learning_rate * grads["d" + name] for name, value in params.items()}


@misconception("M92", hint="The biases stand still. They are parameters like the weights, with gradients of their own.")
def update(params, grads, learning_rate):
    return {
        name: value - learning_rate * grads["d" + name] if name.startswith("W") else value for name, value in params.items()
    }


@misconception("M93", hint="Only the last layer moves. One step of gradient descent moves every parameter of every layer.")
def update(params, grads, learning_rate):
    last = max(name[1:] for name in params)
    return {name: value - learning_rate * grads["d" + name] if name[1:] == last else value for name, value in params.items()}


@misconception("05-ac", hint="The weights stand still: you move the biases only.")
def update(params, grads, learning_rate):
    return {
        name: value - learning_rate * grads["d" + name] if name.startswith("b") else value for name, value in params.items()
    }


@misconception("05-ad", hint="You use a fixed learning rate of 0.1 instead of the one that your function is given.")
def update(params, grads, learning_rate):
    return {name: value - 0.1 * grads["d" + name] for name, value in params.items()}


@misconception(
    "05-ae",
    hint="You use the sign of the gradient only. Gradient descent steps further where the slope is steeper.",
)
def update(params, grads, learning_rate):
    return {name: value - learning_rate * np.sign(grads["d" + name]) for name, value in params.items()}


@misconception(
    "05-af",
    hint="You multiply by the gradient: the parameter shrinks in proportion to its own size. The step is the learning rate times the gradient, subtracted.",
)
def update(params, grads, learning_rate):
    return {name: value * (1 - learning_rate * grads["d" + name]) for name, value in params.items()}


@misconception("05-ag", hint="You multiply the old value by the learning rate too. Only the gradient is scaled.")
def update(params, grads, learning_rate):
    return {name: learning_rate * (value - grads["d" + name]) for name, value in params.items()}


@misconception("05-ah", hint="You divide by the learning rate. A smaller rate has to mean a smaller step.")
def update(params, grads, learning_rate):
    return {name: value - grads["d" + name] / learning_rate for name, value in params.items()}


@misconception("05-ai", hint="You return the parameters as they were: nothing has moved.")
def update(params, grads, learning_rate):
    return {name: value for name, value in params.items()}


@misconception(
    "M34",
    hint="Your function rounds its results to four decimals. Return all digits and round only what you print.",
)
def update(params, grads, learning_rate):
    return {name: np.round(value - learning_rate * grads["d" + name], 4) for name, value in params.items()}


@misconception(
    "M87",
    hint="Your function changes the arrays it is given: -= works in place, also on the arrays of a copied dictionary, so the old network is lost. Write a new array instead.",
)
def update(params, grads, learning_rate):
    new = dict(params)
    for name in new:
        new[name] -= learning_rate * grads["d" + name]
    return new


@misconception(
    "M08",
    hint="Your new parameters take over the whole-number type of the old ones, so fractions are cut off. Start from a float copy.",
)
def update(params, grads, learning_rate):
    return {name: (value - learning_rate * grads["d" + name]).astype(value.dtype) for name, value in params.items()}
