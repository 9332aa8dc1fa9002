"""Every input that fuzzing kept is taken without any exception but the parsers' own, and soon."""

import random
import time

import pytest

from tests.fuzz import fuzz, mutate, seeds
from tests.fuzz.targets import TARGETS

SECONDS = 0.5  # of CPU for one input; the slowest takes a tenth
INPUTS = fuzz.stored()


@pytest.mark.parametrize("target", TARGETS)
def test_the_corpus_is_taken(target):
    """Nothing breaks, and nothing takes long: a run's bytes must not stop the grader."""
    assert len(INPUTS[target]) > 40
    for data in [*INPUTS[target], *seeds.seeds(target)]:
        started = time.process_time()
        TARGETS[target](data)
        assert time.process_time() - started < SECONDS, data[:200]


@pytest.mark.parametrize("target", TARGETS)
def test_mutations_of_the_corpus_are_taken(target):
    """Some hundred inputs that nobody kept, the same ones in every run."""
    chance = random.Random(f"repeatable {target}")  # noqa: S311 - to be repeated, not to be secret
    for data in INPUTS[target] * 3:
        changed = mutate.mutated(target, data, chance)
        if changed is not None and len(changed) < 20_000:
            TARGETS[target](changed)
