"""Run a command as on a weaker machine: python weaker.py namespaces|landlock COMMAND.

A real system-call filter refuses what Docker's default profile refuses (namespaces, mounts); with `landlock` also
Landlock itself, as on a kernel that is older than it.
"""

import errno
import os
import struct
import sys

from autograder.sandbox import seccomp, syscalls, sysnumbers

CLONE3 = 435
NEVER = (seccomp.Only(0, ()),)
UNKNOWN = (seccomp.Only(0, (), error=errno.ENOSYS),)


def command(lacking, *words):
    """The command `words` on a machine that lacks "namespaces", or "landlock" too."""
    return [sys.executable, __file__, lacking, *words]


def program(lacking):
    """The filter: everything is allowed but what the machine lacks."""
    machine = sysnumbers.machine()
    numbers = sysnumbers.allowed(machine) | sysnumbers.own(machine)
    refused = [(numbers[name], NEVER) for name in ("unshare", "setns", "mount", "umount2", "pivot_root", "mount_setattr")]
    refused += [(numbers["clone"], seccomp.RULES["clone"]), (CLONE3, UNKNOWN)]
    if lacking == "landlock":
        refused.append((numbers["landlock_create_ruleset"], UNKNOWN))
    code = [seccomp._load(0)]
    for number, rules in refused:
        code += seccomp._conditional(number, rules)
    code.append(seccomp._return(seccomp._ALLOW))
    return b"".join(struct.pack("<HBBI", *instruction) for instruction in code)


if __name__ == "__main__":
    syscalls.prctl(syscalls.PR_SET_NO_NEW_PRIVS, 1)
    syscalls.seccomp_filter(program(sys.argv[1]))
    os.execv(sys.argv[2], sys.argv[2:])  # noqa: S606 - the test's own command
