"""The way back: recorded operations, last one first, each hands its gradient on to its inputs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nnbasics.autodiff.derivatives import AGAINST_A_CONSTANT, DERIVATIVES
from nnbasics.autodiff.rules import fit

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from nnbasics.autodiff.tensor import Operation


def pull_back(
    operations: Sequence[Operation], seeds: dict[int, Any], followed: Container[int], kept: Container[int], *, as_tensors: bool
) -> dict[int, Any]:
    """dL/dx by id(x), from `seeds`, which has dL/dz of the results where the way back begins.

    Parameters
    ----------
    operations : sequence of Operation, each after those that its inputs come from
    seeds : dict from id(z) to dL/dz
    followed : ids of the Tensors that have a gradient at all
    kept : ids of the results in between whose gradient is wanted; that of the others is dropped as soon as it is handed on
    as_tensors : bool, compute with Tensors, so that another tape can record it, instead of plain arrays
    """
    gradients = dict(seeds)
    for function, z, inputs, values, options in reversed(operations):
        # all that z went into comes later in the list: its gradient is complete
        g = gradients.get(id(z)) if id(z) in kept else gradients.pop(id(z), None)
        if g is None:
            continue
        given = (z, *inputs) if as_tensors else values
        numbers = [n for n, x in enumerate(inputs) if id(x) in followed]
        corner = AGAINST_A_CONSTANT.get(function) if len(numbers) == 1 else None
        rules = corner or DERIVATIVES[function]
        for n in numbers:
            part, i = fit(rules[n](g, *given, **options), values[n + 1].shape), id(inputs[n])
            gradients[i] = gradients[i] + part if i in gradients else part  # an input that is used twice gets both
    return gradients
