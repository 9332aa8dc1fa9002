"""Mistakes in 09-digits, dead_units: wrong code, and what to tell who wrote it."""

import numpy as np

from autograder.bank import misconception


@misconception(
    "09-an",
    hint="These units are silent for some sample. Only those that no sample wakes up are dead (lecture, section 5).",
)
def dead_units(X, W, b):
    Z = X @ W + b
    return np.flatnonzero((Z <= 0).any(axis=0))


@misconception("09-ao", hint="You looked along the rows: these are samples for which every unit is silent. A unit is a column.")
def dead_units(X, W, b):
    Z = X @ W + b
    return np.flatnonzero((Z <= 0).all(axis=1))


@misconception("M14", hint="The bias is missing: it can kill a unit, or wake it up.")
def dead_units(X, W, b):
    Z = X @ W
    return np.flatnonzero((Z <= 0).all(axis=0))


@misconception("09-ap", hint="These are the units that are alive.")
def dead_units(X, W, b):
    Z = X @ W + b
    return np.flatnonzero((Z > 0).any(axis=0))


@misconception("09-aq", hint="You return a yes or no for each unit. Return the indices of the dead ones.")
def dead_units(X, W, b):
    Z = X @ W + b
    return (Z <= 0).all(axis=0)


@misconception("09-ar", hint="This is how many are dead. The task asks which ones.")
def dead_units(X, W, b):
    Z = X @ W + b
    return int((Z <= 0).all(axis=0).sum())


@misconception("09-as", hint="You looked at the mean over the samples. A single sample with a positive sum keeps a unit alive.")
def dead_units(X, W, b):
    Z = X @ W + b
    return np.flatnonzero(Z.mean(axis=0) <= 0)


@misconception("09-at", hint="You count the units from 1. The first one has the index 0.")
def dead_units(X, W, b):
    Z = X @ W + b
    return np.flatnonzero((Z <= 0).all(axis=0)) + 1


@misconception(
    "09-bq",
    hint="A unit whose sum is exactly 0 is dead, too: 0 goes in, 0 comes out, and no gradient passes. Dead is at most 0.",
)
def dead_units(X, W, b):
    Z = X @ W + b
    return np.flatnonzero((Z < 0).all(axis=0))
