"""Coverage-guided fuzzing with atheris, which is no dependency of the project: a way to find new inputs, run by hand.

    uv pip install atheris                                    # into this environment; Linux, wheels for CPython
    python -m tests.fuzz.fuzz wire 300 FOLDER                 # target, seconds, where inputs are kept between runs
    python -m tests.fuzz.fuzz keep FOLDER                     # some of what was found into corpus.jsonl

What it finds lies in FOLDER/<target>/; a crash also as `crash-…` where it was started. `test_corpus.py` replays corpus.jsonl.
"""

import base64
import json
import random
import sys
from pathlib import Path

CORPUS = Path(__file__).with_name("corpus.jsonl")
LARGEST = 4096  # bytes of an input
MOST = 120  # inputs kept of a target


def fuzz(target, folder, *options):
    """Run one target under libFuzzer; never returns."""
    import atheris

    with atheris.instrument_imports(include=["autograder", "nnbasics"], enable_loader_override=False):
        from tests.fuzz import mutate, seeds, targets

    place = folder / target
    place.mkdir(parents=True, exist_ok=True)
    for n, seed in enumerate(seeds.seeds(target)):
        (place / f"seed-{n}").write_bytes(seed)
    for n, known in enumerate(stored().get(target, [])):
        (place / f"known-{n}").write_bytes(known)

    def mutator(data, size, seed):
        chance = random.Random(seed)  # noqa: S311 - to be repeated, not to be secret
        new = mutate.mutated(target, bytes(data), chance) if chance.random() < 0.8 else None
        return atheris.Mutate(data, size) if new is None else new[:size]

    arguments = ["fuzz", f"-max_len={LARGEST}", "-timeout=5", "-rss_limit_mb=1500", *options]
    atheris.Setup([*arguments, str(place)], targets.TARGETS[target], custom_mutator=mutator)
    atheris.Fuzz()


def stored():
    """The stored inputs by target."""
    found = {}
    for line in CORPUS.read_text(encoding="ascii").splitlines() if CORPUS.exists() else []:
        item = json.loads(line)
        found.setdefault(item["target"], []).append(base64.b64decode(item["data"]))
    return found


def keep(folder):
    """Write corpus.jsonl: of each target's inputs, each of which covered something new, evenly by length."""
    lines = []
    for target in ("observation", "wire"):
        inputs = sorted({path.read_bytes() for path in (folder / target).iterdir()}, key=lambda data: (len(data), data))
        few = inputs[:: -(-len(inputs) // MOST)]
        lines += [json.dumps({"target": target, "data": base64.b64encode(data).decode()}) for data in few]
    CORPUS.write_text("\n".join(lines) + "\n", encoding="ascii")


if __name__ == "__main__":
    if sys.argv[1] == "keep":
        keep(Path(sys.argv[2]))
    else:
        fuzz(sys.argv[1], Path(sys.argv[3]), f"-max_total_time={sys.argv[2]}")
