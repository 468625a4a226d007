"""Ending a process that has used Temporal's client."""

import logging
import os
import sys
import traceback
from collections.abc import Callable
from typing import Final, NoReturn

__all__ = ["run_and_leave"]

_INTERRUPTED: Final = 130


def run_and_leave(work: Callable[[], None]) -> NoReturn:
    """Do the work of this process and end it with its exit code, without taking the interpreter down first.

    The SDK's native threads may still ask for the interpreter's lock while it is taken down; Python then aborts, and
    a migration that was done looks like one that failed (exit code -6, once in some twenty runs).
    """
    code = _code_of(work)
    logging.shutdown()
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    os._exit(code)


def _code_of(work: Callable[[], None]) -> int:
    try:
        work()
    except SystemExit as stop:
        if stop.code is None or isinstance(stop.code, int):
            return stop.code or 0
        sys.stderr.write(f"{stop.code}\n")
        return 1
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BaseException:  # noqa: BLE001 -- the last frame of the process: what is not said here is said nowhere
        traceback.print_exc()
        return 1
    return 0
