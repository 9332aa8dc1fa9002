"""Which submissions are alike, and which hold the library's own code."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import combinations

from autograder.settings import Course
from autograder.similar.fingerprints import all_grams, fingerprints
from autograder.similar.owncode import Code, library_code, notebook_code, submitted

LEAST_RUNS, LEAST_SHARE = 3, 0.4  # fingerprints in common; their share of the smaller submission's own
LEAST_COPIED = 8  # fingerprints in common with one module: a few lines are everybody's NumPy
COMMON = 0.1  # of the class: what more students than this have in common is the exercise's usual way
FEW = 4  # students; in a small class a tenth would be nobody


@dataclass(frozen=True)
class Pair:
    """Two submissions, or one and a module of the library.

    Attributes
    ----------
    share : of the fingerprints of whichever has fewer, how many both have
    runs : how many that is
    """

    first: str
    second: str
    share: float
    runs: int


@dataclass
class Similar:
    """What was found: pairs, most alike first, copies of the library, and the code to show."""

    code: dict[str, list[Code]]
    unread: list[str]
    given: set[int]
    pairs: list[Pair] = field(default_factory=list)
    copies: list[Pair] = field(default_factory=list)
    library: dict[str, str] = field(default_factory=dict)

    def shared(self, first: list[str], second: list[str]) -> set[int]:
        """Every run of tokens that two lists of texts have in common, beyond what was given."""
        return (all_grams(first) & all_grams(second)) - self.given


def find(course: Course, assignment: str) -> Similar:
    """Compare all submissions of an assignment with each other and with the library."""
    release = notebook_code(course.release(assignment) / f"{assignment}.ipynb")
    source = notebook_code(course.source(assignment))
    solution = notebook_code(course.solution(assignment))
    code, unread = submitted(course, assignment, set(release))
    found = Similar(code, unread, all_grams([*release, *source, *solution]), library=library_code())
    own = {student: fingerprints([part.text for part in parts]) - found.given for student, parts in code.items()}
    found.pairs = _pairs(own)
    found.copies = _copies(own, found)
    return found


def _pairs(own: dict[str, set[int]]) -> list[Pair]:
    holders: dict[int, list[str]] = defaultdict(list)
    for student, prints in own.items():
        for one in prints:
            holders[one].append(student)
    most = max(FEW, int(COMMON * len(own)))
    usual = {one for one, students in holders.items() if len(students) > most}
    counts = Counter(
        pair for one, students in holders.items() if one not in usual for pair in combinations(sorted(students), 2)
    )
    found = []
    for (first, second), runs in counts.items():
        smaller = min(len(own[first] - usual), len(own[second] - usual))
        found.append(Pair(first, second, runs / smaller, runs))
    return _worth_a_look(found)


def _copies(own: dict[str, set[int]], found: Similar) -> list[Pair]:
    pairs = []
    modules = {name: all_grams([text]) - found.given for name, text in found.library.items()}
    held = Counter(run for runs in modules.values() for run in runs)
    idioms = {run for run, count in held.items() if count > 1}  # of several modules: a way to write, not a copy
    for student, prints in own.items():
        for name, runs in modules.items():
            common = (prints & runs) - idioms
            if common:
                pairs.append(Pair(student, name, len(common) / len(prints), len(common)))
    return _worth_a_look(pairs, LEAST_COPIED, 0.0)


def _worth_a_look(pairs: list[Pair], runs: int = LEAST_RUNS, share: float = LEAST_SHARE) -> list[Pair]:
    kept = [pair for pair in pairs if pair.runs >= runs and pair.share >= share]
    return sorted(kept, key=lambda pair: (-pair.share * pair.runs, pair.first, pair.second))
