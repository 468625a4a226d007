"""Mutation testing of the pure domain with mutmut, a lifecycle at a time: `make mutation LIFECYCLE=mappa SAMPLE=800`.

mutmut changes the code one place at a time and runs the tests that reach the place. What it lacks is here:

* **A selection of tests for each lifecycle**: its own tests and scenario files. A mutant of one lifecycle is not tried
  against the files of all others, which made it cost ten times as much.
* **A sample**, drawn by a seed from the names that mutmut made, so that the same sample can be drawn again.
* **A second look.** What survives is run once more, by itself in a fresh process, with the slow tests that the first
  look leaves out; only what survives that too is told as survived, with its diff.

Each lifecycle has a workspace of its own below `mutants/`: links to the sources, a `pyproject.toml` with mutmut's
settings, and what mutmut makes of them. Sources that changed are taken anew; results stay for the next run.
"""

import argparse
import json
import os
import random
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
PROGRAMS = Path(sys.executable).parent
COPIED = ("activities", "api", "cli", "console", "infra", "scenarios", "scripts", "workers", "workflows")
EVERY_FILE = "tests/scenarios/test_every_file.py"
CHARGES = "tests/domain/test_charges.py"

LAW = ("domain/*/law/*", "domain/*/law.py", "domain/letters/*")
"""Texts: what they say is no behaviour."""
SENTENCES = (r'^\s*words = f?"', r'^\s*f?"[^"]* [^"]*"[,)]*$')
"""Lines that are only a sentence for people."""
KILLED, SURVIVED, NO_TEST = {1, 3}, 0, {5, 33}


@dataclass(frozen=True)
class Selection:
    """Whose mutants, and the tests that they are tried against; `files` are folders of scenarios."""

    name: str
    tests: tuple[str, ...]
    files: tuple[str, ...]
    slow: tuple[str, ...] = ()
    """Words in the names of tests that cost seconds: left to the second look."""
    more_files: tuple[str, ...] = ()
    """Folders of scenarios that are left to the second look."""

    def first(self) -> str:
        """The tests of the first look, as pytest's `-k` takes them."""
        return _chosen(self.files) + "".join(f" and not {each}" for each in self.slow)

    def second(self) -> str:
        """The tests of the second look."""
        return _chosen((*self.files, *self.more_files))


SELECTIONS = {
    each.name: each
    for each in (
        Selection("forensic", ("tests/domain/forensic",), ("forensic",)),
        Selection("workforce", ("tests/domain/workforce",), ("workforce", "forensic")),
        Selection(
            "supervision",
            ("tests/domain/supervision", "tests/scenarios/test_supervision_figures.py", CHARGES),
            ("supervision",),
            ("any_order",),
        ),
        *(
            Selection(name, (f"tests/domain/{name}", CHARGES), (name,), ("any_order",))
            for name in ("patient", "court_liaison", "serious_case_review")
        ),
        Selection("mappa", ("tests/domain/mappa",), ("mappa",), ("test_properties",)),
        Selection(
            "safeguarding",
            ("tests/domain/safeguarding", "tests/letters/test_owed.py"),
            ("safeguarding",),
            ("any_order",),
        ),
        Selection(
            "kernel",
            ("tests/domain/kernel",),
            ("forensic",),
            ("test_time_passing",),
            ("workforce", "safeguarding", "mappa"),
        ),
    )
}


def main() -> None:
    """Generate, draw, run, look again, tell."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("lifecycle", choices=SELECTIONS)
    asked.add_argument("--sample", type=int, default=300, help="how many mutants; 0 for all")
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--survivors", action="store_true", help="instead: those that survived before")
    asked.add_argument("--first-look", action="store_true", help="leave the second look out: it costs seconds each")
    args = asked.parse_args()
    workspace = Workspace(SELECTIONS[args.lifecycle])
    workspace.made()
    drawn = workspace.left() if args.survivors else workspace.drawn(args.sample, args.seed)
    if not drawn:
        sys.exit("nothing to change")
    workspace.run(drawn)
    _tell(workspace, drawn, again=not args.first_look)


class Workspace:
    """The folder in which the mutants of one lifecycle are made and tried."""

    def __init__(self, selection: Selection) -> None:
        self.selection = selection
        self.folder = ROOT / "mutants" / selection.name

    def made(self) -> None:
        """Links, settings, mutants, and which test reaches which function."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for name in ("domain", "tests", *COPIED):
            link = self.folder / name
            link.is_symlink() or link.symlink_to(ROOT / name)
        project = (ROOT / "pyproject.toml").read_text()
        (self.folder / "pyproject.toml").write_text(f"{project}\n[tool.mutmut]\n{_settings(self.selection)}\n")
        self._mutmut("no.such.mutant")

    def drawn(self, sample: int, seed: int) -> list[str]:
        """Names of mutants, by their numbers the same for the same seed and code."""
        names = sorted(self.exit_codes())
        return sorted(random.Random(seed).sample(names, min(sample, len(names)))) if sample else names  # noqa: S311

    def left(self) -> list[str]:
        """Names of the mutants that no test noticed when they were last tried."""
        return sorted(name for name, code in self.exit_codes().items() if code in {SURVIVED, *NO_TEST})

    def run(self, names: Sequence[str]) -> None:
        """The first look, at the tests of the lifecycle."""
        self._mutmut(*names)

    def exit_codes(self) -> dict[str, int | None]:
        """What became of each mutant, by its name."""
        found: dict[str, int | None] = {}
        for meta in (self.folder / "mutants").rglob("*.meta"):
            found |= json.loads(meta.read_text())["exit_code_by_key"]
        return found

    def survives(self, name: str) -> bool:
        """The second look: whether no test notices this mutant."""
        chosen = self.selection
        tried = [PROGRAMS / "pytest", "-x", *_asked_of_pytest(chosen.second()), *chosen.tests, EVERY_FILE]
        done = subprocess.run(  # noqa: S603
            tried,
            cwd=self.folder / "mutants",
            env={**os.environ, "MUTANT_UNDER_TEST": name},
            check=False,
            stdout=subprocess.DEVNULL,
        )
        return done.returncode == SURVIVED

    def changed(self, name: str) -> Iterable[str]:
        """The lines that the mutant takes away and puts in."""
        shown = subprocess.run(  # noqa: S603
            [PROGRAMS / "mutmut", "show", name], cwd=self.folder, check=False, capture_output=True, text=True
        ).stdout
        return (line for line in shown.splitlines() if re.match(r"[+-](?!\+\+|--)", line))

    def _mutmut(self, *names: str) -> None:
        # Its exit code says nothing here: a name without mutants is an error to it, a survivor is none.
        subprocess.run(  # noqa: S603
            [PROGRAMS / "mutmut", "run", "--max-children", "1", *names],
            cwd=self.folder,
            check=False,
            stdout=(self.folder / "mutmut.log").open("a"),
        )


def _settings(selection: Selection) -> str:
    settings = {
        "source_paths": ["domain"],
        "only_mutate": [f"domain/{selection.name}/*"],
        "do_not_mutate": LAW,
        "do_not_mutate_patterns": SENTENCES,
        "also_copy": COPIED,
        "pytest_add_cli_args": [*_asked_of_pytest(selection.first()), "-p", "scripts.mutation_plugin"],
        "pytest_add_cli_args_test_selection": [*selection.tests, EVERY_FILE],
        "use_setproctitle": False,
        "use_git_change_detection": False,
    }
    return "\n".join(f"{key} = {json.dumps(value)}" for key, value in settings.items())


def _chosen(folders: Iterable[str]) -> str:
    files = " or ".join(f"scenarios/{folder}/" for folder in folders)
    return f"(not test_every_file or {files}) and not temporal"


def _asked_of_pytest(chosen: str) -> tuple[str, ...]:
    return ("--confcutdir=tests/domain", "-p", "no:cacheprovider", "--timeout=60", "-k", chosen)


def _tell(workspace: Workspace, drawn: Sequence[str], *, again: bool) -> None:
    codes = workspace.exit_codes()
    left = [name for name in drawn if codes[name] == SURVIVED or codes[name] in NO_TEST]
    survived = [name for name in left if not again or workspace.survives(name)]
    for name in survived:
        print(name, *workspace.changed(name), sep="\n  ")
    kinds = Counter(_kind(codes[name]) for name in drawn)
    print(f"{len(drawn)} mutants of {workspace.selection.name}: " + ", ".join(f"{n} {k}" for k, n in kinds.items()))
    if again:
        print(f"after the second look {len(survived)} survive")


def _kind(code: int | None) -> str:
    if code in KILLED:
        return "killed"
    if code == SURVIVED:
        return "survived"
    return "reached by no test" if code in NO_TEST else "not run" if code is None else "stopped (time, crash)"


if __name__ == "__main__":
    main()
