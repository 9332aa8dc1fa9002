"""Mistakes in 09-digits, spreads: wrong code, and what to tell who wrote it."""

import numpy as np

from autograder.bank import misconception
from nnbasics.activations import relu


@misconception(
    "09-k",
    hint="You multiplied by the variance. The draws need the standard deviation: its root is missing for Xavier and He.",
)
def spreads(X, draws, rule):
    A, found = X, []
    for D in draws:
        n_in, n_out = D.shape
        s = {"small": 0.01, "xavier": 2 / (n_in + n_out), "he": 2 / n_in}[rule]
        A = relu(A @ (s * D))
        found.append(np.std(A))
    return found


@misconception("09-l", hint="ReLU is missing between the layers, so negative sums travel on.")
def spreads(X, draws, rule):
    A, found = X, []
    for D in draws:
        n_in, n_out = D.shape
        s = {"small": 0.01, "xavier": np.sqrt(2 / (n_in + n_out)), "he": np.sqrt(2 / n_in)}[rule]
        A = A @ (s * D)
        found.append(np.std(A))
    return found


@misconception("09-m", hint="You measured the sums before ReLU. The activations are what comes out of it.")
def spreads(X, draws, rule):
    A, found = X, []
    for D in draws:
        n_in, n_out = D.shape
        s = {"small": 0.01, "xavier": np.sqrt(2 / (n_in + n_out)), "he": np.sqrt(2 / n_in)}[rule]
        Z = A @ (s * D)
        found.append(np.std(Z))
        A = relu(Z)
    return found


@misconception("09-n", hint="These are variances: the standard deviation is the root of them.")
def spreads(X, draws, rule):
    A, found = X, []
    for D in draws:
        n_in, n_out = D.shape
        s = {"small": 0.01, "xavier": np.sqrt(2 / (n_in + n_out)), "he": np.sqrt(2 / n_in)}[rule]
        A = relu(A @ (s * D))
        found.append(np.var(A))
    return found


@misconception(
    "09-o",
    hint="You divided by one entry too few: `np.std` divides by the number of entries, other libraries by one less.",
)
def spreads(X, draws, rule):
    A, found = X, []
    for D in draws:
        n_in, n_out = D.shape
        s = {"small": 0.01, "xavier": np.sqrt(2 / (n_in + n_out)), "he": np.sqrt(2 / n_in)}[rule]
        A = relu(A @ (s * D))
        found.append(np.std(A, ddof=1))
    return found


@misconception("09-p", hint="Your spread has one number for each unit. Take it over all entries of the layer together.")
def spreads(X, draws, rule):
    A, found = X, []
    for D in draws:
        n_in, n_out = D.shape
        s = {"small": 0.01, "xavier": np.sqrt(2 / (n_in + n_out)), "he": np.sqrt(2 / n_in)}[rule]
        A = relu(A @ (s * D))
        found.append(np.std(A, axis=0))
    return found


@misconception("09-q", hint="These are means, not spreads: they say where the activations lie, not how much they differ.")
def spreads(X, draws, rule):
    A, found = X, []
    for D in draws:
        n_in, n_out = D.shape
        s = {"small": 0.01, "xavier": np.sqrt(2 / (n_in + n_out)), "he": np.sqrt(2 / n_in)}[rule]
        A = relu(A @ (s * D))
        found.append(np.mean(A))
    return found


@misconception("09-r", hint="You fed the weights without their scale: the rule decides about s, and W is s times the draws.")
def spreads(X, draws, rule):
    A, found = X, []
    for D in draws:
        n_in, n_out = D.shape
        s = {"small": 0.01, "xavier": np.sqrt(2 / (n_in + n_out)), "he": np.sqrt(2 / n_in)}[rule]
        A = relu(A @ D)
        found.append(np.std(A))
    return found


@misconception("09-s", hint="This is the root of the mean square. A standard deviation takes the mean off first.")
def spreads(X, draws, rule):
    A, found = X, []
    for D in draws:
        n_in, n_out = D.shape
        s = {"small": 0.01, "xavier": np.sqrt(2 / (n_in + n_out)), "he": np.sqrt(2 / n_in)}[rule]
        A = relu(A @ (s * D))
        found.append(np.sqrt(np.mean(A**2)))
    return found


@misconception("09-bn", hint="He's rule counts what enters a unit, the rows of the draws. You divided by their columns.")
def spreads(X, draws, rule):
    A, found = X, []
    for D in draws:
        n_in, n_out = D.shape
        s = {"small": 0.01, "xavier": np.sqrt(2 / (n_in + n_out)), "he": np.sqrt(2 / n_out)}[rule]
        A = relu(A @ (s * D))
        found.append(np.std(A))
    return found
