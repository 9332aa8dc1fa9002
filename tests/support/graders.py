"""Starts `course grade` again and again from a process that has everything imported; run as a script with the course's folder.

Each line on stdin is a file for the output of one grading; the answer is its process id, and then its exit status.
"""

import os
import sys


def child(root, log):
    """One `course grade`, as the command line has it; never returns."""
    from autograder import cli

    os.setsid()
    os.chdir(root)
    output = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for descriptor in (1, 2):
        os.dup2(output, descriptor)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    cli.main(["grade", "mini", "--json", "--jobs", "2"])
    os._exit(3)


def main():
    """Fork a grading per line."""
    from autograder import commands, demo, grading, show  # noqa: F401 - imported ahead of the forks

    root = sys.argv[1]
    for line in sys.stdin:
        pid = os.fork()
        if pid == 0:
            child(root, line.strip())
        sys.stdout.write(f"{pid}\n")
        sys.stdout.flush()
        sys.stdout.write(f"{os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
