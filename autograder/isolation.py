"""How well the execution of students' code is contained, in words that do not promise more than is true."""

from autograder import engine

WORDS = {
    "full": "Isolation: full (own file system, processes and network; Landlock; system-call filter; limits).",
    "landlock": "Isolation: landlock (files, network and system calls are confined; no namespaces, so one run at a time).",
    "none": (
        "Isolation: NOT SEALED. Marks cannot be forged from inside a notebook, because values are judged in another process; "
        "but student code is not contained. Grade strangers' code on a machine that holds nothing else."
    ),
}


def summary_line() -> str:
    """What is in force and what is then not contained, for the end of a grading run.

    Raises
    ------
    autograder.engine.IsolationError
        If the machine does not allow what was asked for.
    """
    level, uncontained = engine.level()
    return f"{WORDS[level]} Not contained: {'; '.join(uncontained)}."


def level() -> str:
    """The level in force, in one word."""
    return engine.level()[0]
