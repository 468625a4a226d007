"""Mutation testing of the pure domain with mutmut, whole or by sample: `make mutation PATHS='domain.kernel.*'`.

mutmut changes the code one place at a time and runs the tests that reach the place. It has no sampling of its own;
a sample is drawn here from the names that it made, by a seed, so that the same sample can be drawn again. What
survives is printed with its diff.
"""

import argparse
import json
import random
import subprocess
import sys
from collections import Counter
from fnmatch import fnmatch
from pathlib import Path

MUTMUT = Path(sys.executable).parent / "mutmut"
KILLED, SURVIVED, NO_TEST = {1, 3}, 0, {5, 33}


def main() -> None:
    """Generate, draw, run, tell."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("paths", nargs="*", default=["domain.safeguarding.*"], help="mutants by module, with *")
    asked.add_argument("--sample", type=int, default=300, help="how many of them; 0 for all")
    asked.add_argument("--seed", type=int, default=1)
    args = asked.parse_args()
    _mutmut("no.such.mutant")  # makes the mutants and learns which test reaches which function
    drawn = _drawn(args.paths, args.sample, args.seed)
    if not drawn:
        sys.exit(f"nothing to change in {' '.join(args.paths)}")
    _mutmut(*drawn)
    _tell(drawn)


def _mutmut(*names: str) -> None:
    # Its exit code says nothing here: a name without mutants is an error to it, a survivor is none.
    subprocess.run([MUTMUT, "run", "--max-children", "1", *names], check=False, stdout=subprocess.DEVNULL)  # noqa: S603


def _exit_codes() -> dict[str, int | None]:
    found: dict[str, int | None] = {}
    for meta in Path("mutants").rglob("*.meta"):
        found |= json.loads(meta.read_text())["exit_code_by_key"]
    return found


def _drawn(paths: list[str], sample: int, seed: int) -> list[str]:
    names = sorted(name for name in _exit_codes() if any(fnmatch(name, path) for path in paths))
    return names if not sample else sorted(random.Random(seed).sample(names, min(sample, len(names))))  # noqa: S311


def _tell(drawn: list[str]) -> None:
    codes = _exit_codes()
    survived = [name for name in drawn if codes[name] == SURVIVED]
    for name in survived:
        shown = subprocess.run([MUTMUT, "show", name], check=False, capture_output=True, text=True).stdout  # noqa: S603
        changed = [line for line in shown.splitlines() if line[:1] in "+-" and line[:3] not in {"+++", "---"}]
        print(name, *changed, sep="\n  ")
    kinds = Counter(_kind(codes[name]) for name in drawn)
    print(f"{len(drawn)} mutants: " + ", ".join(f"{n} {kind}" for kind, n in kinds.most_common()))


def _kind(code: int | None) -> str:
    if code in KILLED:
        return "killed"
    if code == SURVIVED:
        return "survived"
    return "reached by no test" if code in NO_TEST else "not run" if code is None else "stopped (time, crash)"


if __name__ == "__main__":
    main()
