"""How well the execution of students' code is contained, in words that do not promise more than is true."""

LEVEL = "none"


def summary_line() -> str:
    """One line for the end of a grading run."""
    return (
        "Isolation: NOT SEALED. Marks cannot be forged from inside a notebook, because values are judged in another process; "
        "but the kernel that runs a submission can read this machine's disk (references included) and use its network. "
        "Grade strangers' code on a machine that holds nothing else."
    )
