"""Coverage-guided fuzzing with atheris, which is no dependency of the project: a way to find new inputs, run by hand.

    uv pip install atheris                                    # into this environment; Linux, wheels for CPython
    python -m tests.fuzz.fuzz wire 300 FOLDER                 # target, seconds, where inputs are kept between runs
    python -m tests.fuzz.fuzz keep FOLDER                     # the smallest set with the same coverage into corpus.jsonl

What it finds lies in FOLDER/<target>/; a crash also as `crash-…` where it was started. `test_corpus.py` replays corpus.jsonl.
"""

import base64
import json
import random
import subprocess
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
    """Minimise by libFuzzer's own merge, shortest inputs first; write corpus.jsonl."""
    lines = []
    for place in sorted(path for path in folder.iterdir() if path.is_dir() and not path.name.endswith("-merged")):
        merged = folder / f"{place.name}-merged"
        merged.mkdir(exist_ok=True)
        command = [sys.executable, "-m", "tests.fuzz.fuzz", "merge", place.name, merged, place]
        subprocess.run([str(part) for part in command], check=True)
        inputs = sorted({path.read_bytes() for path in merged.iterdir()}, key=lambda data: (len(data), data))
        few = sorted(inputs[:: -(-len(inputs) // MOST)])
        lines += [json.dumps({"target": place.name, "data": base64.b64encode(data).decode()}) for data in few]
    CORPUS.write_text("\n".join(lines) + "\n", encoding="ascii")


if __name__ == "__main__":
    if sys.argv[1] == "keep":
        keep(Path(sys.argv[2]))
    elif sys.argv[1] == "merge":
        fuzz(sys.argv[2], Path(sys.argv[3]).parent / "unused", "-merge=1", *sys.argv[3:])
    else:
        fuzz(sys.argv[1], Path(sys.argv[3]), f"-max_total_time={sys.argv[2]}")
