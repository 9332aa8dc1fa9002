"""The tape: it records operations, and runs them backward."""

from __future__ import annotations  # keeps help(GradientTape) readable

from typing import TYPE_CHECKING, Any

import numpy as np

from nnbasics.autodiff.backward import pull_back
from nnbasics.autodiff.tensor import TAPES, Operation, Tensor

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Self

    from nnbasics.activations import Array


class GradientTape:
    """Records what is computed from watched Tensors within its `with` block, and differentiates it.

    Parameters
    ----------
    persistent : bool, whether it can be asked for more than one gradient; else the first one frees all it holds

    Notes
    -----
    Operations are recorded as they are made, each after those that its inputs come from. So the list is in topological
    order, and reversed it is the order of the way back: no search, no recursion, and a chain of 100,000 operations works.
    A tape inside another one gives second derivatives: the outer one records the inner one's way back.
    """

    def __init__(self, *, persistent: bool = False) -> None:
        self.persistent = persistent
        self.operations: list[Operation] = []
        self._followed: dict[int, Tensor] = {}  # by id; held, so that no id is given twice
        self.recording, self._used = False, False

    def __enter__(self) -> Self:
        TAPES.append(self)
        self.recording = True
        return self

    def __exit__(self, *_: object) -> None:
        TAPES.remove(self)
        self.recording = False

    def watch(self, tensors: Tensor | Sequence[Tensor]) -> None:
        """Follow a Tensor, or each of a list: what is computed from it from now on is recorded.

        Raises
        ------
        TypeError
            If one of them is no Tensor.
        """
        for x in tensors if isinstance(tensors, list | tuple) else [tensors]:
            self._followed[id(_tensor(x, "watch"))] = x

    def follows(self, x: Tensor) -> bool:
        """Whether x is watched, or was computed here from something that is."""
        return id(x) in self._followed

    def record(self, operation: Operation) -> None:
        """Write an operation down if it has to do with what is watched; called by every operation on Tensors."""
        if self.recording and not self._followed.keys().isdisjoint(map(id, operation.inputs)):
            self._followed[id(operation.result)] = operation.result
            self.operations.append(operation)

    def gradient(self, target: Tensor, sources: Tensor | Sequence[Tensor]) -> Any:
        """Gradient of a scalar with respect to one Tensor, or to each of a list.

        Parameters
        ----------
        target : Tensor of one entry, for example a loss
        sources : Tensor, or list or tuple of Tensors: watched ones, or results in between

        Returns
        -------
        array (a NumPy scalar for a number) of the shape and dtype of its source, or a list of them. None stands for a source
        that the target was not computed from, as far as this tape knows: was it watched? Within another tape's block: Tensors.

        Raises
        ------
        ValueError
            If the target has more than one entry.
        RuntimeError
            If the tape is not persistent and has given its gradient.
        """
        if _tensor(target, "target").size != 1:
            raise ValueError(f"`target` has shape {target.shape}: a gradient is that of one number. Sum it, or use jacobian.")
        return self._ask(sources, lambda wanted: self._back(target, np.ones_like(target.value), wanted))

    def jacobian(self, target: Tensor, sources: Tensor | Sequence[Tensor]) -> Any:
        """Jacobian J[i, j] = d target[i] / d source[j], by one way back for each entry of the target.

        As `gradient`, for a target of any shape; J has the target's axes first, then the source's.
        """
        _tensor(target, "target")

        def rows(wanted: list[Tensor]) -> list[Array | None]:
            seeds = np.eye(target.size, dtype=target.dtype).reshape(-1, *target.shape)
            columns = zip(*[self._back(target, seed, wanted) for seed in seeds], strict=True)
            return [_stacked(rows, target.shape + x.shape) for rows, x in zip(columns, wanted, strict=True)]

        return self._ask(sources, rows)

    def _ask(self, sources: Any, answer: Callable[[list[Tensor]], list[Any]]) -> Any:
        """Run the way back with this tape stopped, free it if it is not persistent, and answer as was asked."""
        wanted = list(sources) if isinstance(sources, list | tuple) else [sources]
        for x in wanted:
            _tensor(x, "source")
        if self._used:
            raise RuntimeError("this tape has given its gradient, and is empty: only GradientTape(persistent=True) gives more.")
        was, self.recording = self.recording, False
        try:
            found = answer(wanted)
        finally:
            self.recording = was
        if not self.persistent:
            self._used, self.operations, self._followed = True, [], {}
        return found if isinstance(sources, list | tuple) else found[0]

    def _back(self, target: Tensor, seed: Any, wanted: list[Tensor]) -> list[Any]:
        """dL/dx of every wanted x, where dL/dtarget is the seed."""
        kept, outer = {id(x) for x in wanted}, any(tape.recording for tape in TAPES)
        gradients = pull_back(self.operations, {id(target): seed}, self._followed, kept, as_tensors=outer)
        return [_own(gradients.get(id(x)), x) if self.follows(x) else None for x in wanted]


def _tensor(x: Any, role: str) -> Tensor:
    if not isinstance(x, Tensor):
        raise TypeError(f"`{role}` got {type(x).__name__}, need a Tensor: start from x = constant(...), and watch it.")
    return x


def _own(g: Any, x: Tensor) -> Any:
    """A gradient that shares no memory, in the precision of its source."""
    return g if g is None or isinstance(g, Tensor) else np.array(g, x.dtype)[()]


def _stacked(rows: Sequence[Any], shape: tuple[int, ...]) -> Array | None:
    return None if rows[0] is None else np.array([np.asarray(row) for row in rows]).reshape(shape)
