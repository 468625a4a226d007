"""``python -m benchmarks [family...] [--quick]``: measure, print a table, write a file for each family."""

import argparse
import asyncio
import importlib
import json
import os
import platform
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks import bench
from benchmarks.measuring import Result
from infra.logging import configure_logging

FAMILIES = ("append", "command", "enquiry", "cost", "idle", "projections", "calendar", "peer", "forensic")
OUT = Path(__file__).parent / "out"


def main() -> int:
    """Run what is asked for; 1 if a family could not be measured (a missed target is a result, not a failure)."""
    asked = _arguments()
    console = Console(width=160 if not sys.stdout.isatty() else None)
    configure_logging("error")
    failed = False
    with bench.opened(quick=asked.quick) as opened:
        for family in asked.family or FAMILIES:
            failed |= not _measured(family, opened, console)
    return int(failed)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("family", nargs="*", choices=[*FAMILIES, []], help=f"of {', '.join(FAMILIES)}; all if none")
    parser.add_argument("--quick", action="store_true", help="few rounds, small numbers: to see that it runs")
    return parser.parse_args()


def _measured(family: str, opened: bench.Bench, console: Console) -> bool:
    began, load = datetime.now(UTC), os.getloadavg()[0]
    try:
        module: Any = importlib.import_module(f"benchmarks.{family}")
        results: list[Result] = asyncio.run(module.measure(opened))
    except Exception:  # noqa: BLE001 -- one family that fails must not hide the others' figures
        console.print_exception(max_frames=4)
        return False
    console.print(_table(family, results, load))
    _write(family, results, began, load, quick=opened.quick)
    return True


def _table(family: str, results: list[Result], load: float) -> Table:
    table = Table(
        title=f"{family} (load average before {load:.1f}, after {os.getloadavg()[0]:.1f})", title_justify="left"
    )
    for column in ("what", "unit", "ours", "bare", "ratio", "target", "met"):
        table.add_column(column)
    for each in results:
        met = {None: "", True: "yes", False: "NO"}[each.met]
        what = f"{each.what}\n  {each.note}" if each.note else each.what
        figures = (each.ours, each.bare or "", each.ratio or "", each.target or "")
        table.add_row(what, each.unit, *map(str, figures), met)
    return table


def _write(family: str, results: list[Result], began: datetime, load: float, *, quick: bool) -> None:
    OUT.mkdir(exist_ok=True)
    machine = {"cores": os.cpu_count(), "machine": platform.machine(), "python": platform.python_version()}
    about = {
        "family": family,
        "began": began.isoformat(),
        "quick": quick,
        "load": [load, os.getloadavg()[0]],
        **machine,
    }
    lines = [each.as_json() for each in results]
    (OUT / f"{family}.json").write_text(json.dumps({**about, "results": lines}, indent=2) + "\n")


if __name__ == "__main__":
    sys.exit(main())
