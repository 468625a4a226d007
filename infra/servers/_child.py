"""Become another program that ends when its parent ends.

Run as ``python -I -S _child.py PARENT SIGNAL USER COMMAND...`` by `infra.servers.process`. The death signal
has to be set after the change of user (the kernel clears it there) and before the program starts, and a hook
between fork and exec is not safe in a process with threads: hence this file. The death signal is Linux only.
"""

import ctypes
import os
import pwd
import sys

_PR_SET_PDEATHSIG = 1


def _become(user: str) -> None:
    account = pwd.getpwnam(user)
    os.setgroups([])
    os.setgid(account.pw_gid)
    os.setuid(account.pw_uid)


def _end_with(parent: int, signal: int) -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal, 0, 0, 0)
    if os.getppid() != parent:  # it died before we asked
        sys.exit(1)


def main() -> None:
    """Change user, tie the process to its parent and start the program."""
    parent, signal, user, *command = sys.argv[1:]
    if user != "-":
        _become(user)
    _end_with(int(parent), int(signal))
    os.execvp(command[0], command)  # noqa: S606 -- the whole purpose: no shell, arguments as given


if __name__ == "__main__":
    main()
