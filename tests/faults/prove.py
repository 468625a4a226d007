"""``python -m tests.faults.prove``: each planted bug must be caught; a table of which check caught it, and how soon."""

import argparse
import asyncio
import sys
from collections import Counter

from tests.faults.bugs import BUGS
from tests.faults.run import run_seed


def main() -> int:
    """Try seeds until each bug is caught; exit code 1 if one never is."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults.prove", description=__doc__)
    parser.add_argument("bugs", nargs="*", default=sorted(BUGS))
    parser.add_argument("--commands", type=int, default=300)
    parser.add_argument("--seconds", type=float, default=30, help="of faults, for each seed")
    parser.add_argument("--seeds", type=int, default=5, help="tried at most")
    given = parser.parse_args()
    print("| bug | seeds run | caught by |\n|---|---|---|", flush=True)
    caught = [_caught(bug, given) for bug in given.bugs]  # all of them are tried, whatever becomes of the first
    return int(not all(caught))


def _caught(bug: str, given: argparse.Namespace) -> bool:
    for seed in range(1, given.seeds + 1):
        report = asyncio.run(run_seed(seed, given.commands, seconds=given.seconds, bug=bug))
        if report.violations:
            checks = Counter(violation.partition(":")[0] for violation in report.violations)
            found = ", ".join(f"{check} ({count})" for check, count in checks.most_common(4))
            print(f"| {bug} | {seed} | {found} |", flush=True)
            return True
    print(f"| {bug} | {given.seeds} | NOT CAUGHT |", flush=True)
    return False


if __name__ == "__main__":
    sys.exit(main())
