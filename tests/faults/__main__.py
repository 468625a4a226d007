"""``python -m tests.faults``: fault runs over a range of seeds; exit code 1 if anything did not hold."""

import argparse
import asyncio
import sys
from collections import Counter
from pathlib import Path

from tests.faults.bugs import BUGS
from tests.faults.run import GAP, Report, run_seed

SHOWN = 12
"""Violations printed of one seed."""


def main() -> int:
    given = _arguments()
    reports: list[Report] = []
    for seed in given.seeds:
        run = run_seed(seed, given.commands, seconds=given.minutes * 60, gap=given.gap, bug=given.bug, keep=given.keep)
        report = asyncio.run(run)
        reports.append(report)
        _print(report, given)
    return _sum(reports)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--seeds", type=_seeds, default=range(1, 2), help="a seed, or a range such as 1..10")
    parser.add_argument("--commands", type=int, default=1000, help="commands of each seed")
    parser.add_argument("--minutes", type=float, default=3, help="at most so long under faults, for each seed")
    parser.add_argument("--gap", type=float, default=GAP, help="seconds between two faults, on average")
    parser.add_argument("--bug", choices=sorted(BUGS), help="plant this bug: the run must then fail")
    parser.add_argument("--keep", type=Path, help="a folder for logs and data, kept after the run")
    return parser.parse_args()


def _seeds(text: str) -> range:
    first, _, last = text.partition("..")
    return range(int(first), int(last or first) + 1)


def _print(report: Report, given: argparse.Namespace) -> None:
    print(report.line(), flush=True)
    for violation in report.violations[:SHOWN]:
        print(f"  {violation}", flush=True)
    if report.violations:
        bug = f" --bug {given.bug}" if given.bug else ""
        repeat = f"python -m tests.faults --seeds {report.seed} --commands {given.commands} --minutes {given.minutes:g}"
        repeat += f" --gap {given.gap:g}"
        print(f"  again: {repeat}{bug}", flush=True)


def _sum(reports: list[Report]) -> int:
    faults: Counter[str] = sum((report.faults for report in reports), Counter())
    failed = [report.seed for report in reports if report.violations]
    print(
        f"{len(reports)} seeds, {sum(r.acknowledged for r in reports)} commands acknowledged, "
        f"{sum(r.events for r in reports)} events, {sum(r.rungs for r in reports)} rungs, {faults.total()} faults ("
        + ", ".join(f"{name} {count}" for name, count in faults.most_common())
        + f"): {f'VIOLATIONS in seeds {failed}' if failed else 'no violation'}"
    )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
