"""Which guards of the domain have ever objected: each place in the code that can say no, and whether it did.

A guard is a call of ``unless``, of ``Objection``, or of a helper of the domain that is handed the rule and makes one of
them. Scenario files and tests name rules; several guards may share one rule, and a guard that nobody ever heard may ask
for the wrong thing, or speak of the wrong field. Loaded as a plugin of pytest (``-p tests.scenarios.guards``) this
writes what objected while tests ran to the file that ``HEARD`` names.
"""

import ast
import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType
from typing import Any, NamedTuple
from unittest.mock import patch

import pytest

from domain.kernel import saying
from domain.kernel.refusal import Objection

__all__ = ["Guard", "guards_of", "heard", "heard_in_tests", "never_heard"]

_ROOT = Path(__file__).parent.parent.parent
_CALLERS = 3
"""How far out a helper may stand from the objection that it makes."""
_HEARD = "HEARD"
_LAZY = (ast.Yield, ast.GeneratorExp)
"""Who asks one of these is not who called it: its callers cannot be told from its frame."""


class Guard(NamedTuple):
    """A place in the code."""

    file: str
    line: int
    column: int


def guards_of(*folders: str) -> Mapping[Guard, str]:
    """Every guard in these folders of the project, with its own words in the code."""
    trees = {file: ast.parse(file.read_text()) for folder in folders for file in sorted((_ROOT / folder).rglob("*.py"))}
    helpers = {file: set(_helpers(tree)) for file, tree in trees.items()}
    shared = {name for names in helpers.values() for name in names if not name.startswith("_")}
    return {
        Guard(str(file), call.lineno, call.col_offset): f"{file.relative_to(_ROOT)}:{call.lineno} {ast.unparse(call)}"
        for file, tree in trees.items() if file != Path(saying.__file__)
        for call in _calls(tree, {"unless", "Objection", *shared, *helpers[file]})
    }  # fmt: skip


def never_heard(folders: Iterable[str], in_files: Iterable[set[Guard]], *tests: str) -> list[str]:
    """The guards of these folders that objected in no scenario file and in none of these tests."""
    spoke = set().union(*in_files, heard_in_tests(*tests) if tests else ())
    return [words for guard, words in guards_of(*folders).items() if guard not in spoke]


@contextmanager
def heard() -> Iterator[set[Guard]]:
    """The guards that object meanwhile."""
    spoke: set[Guard] = set()
    say = Objection.__init__

    def said(self: Objection, **facts: Any) -> None:
        frame = sys._getframe(1)
        for _ in range(_CALLERS):
            spoke.add(_place(frame))
            frame = frame.f_back or frame
        say(self, **facts)

    with patch.object(Objection, "__init__", said):
        yield spoke


def heard_in_tests(*files: str) -> set[Guard]:
    """The guards that object while these files of tests run, in a process of their own."""
    with TemporaryDirectory() as folder:
        told = Path(folder) / "heard.json"
        asked = ["-q", "-p", "no:cacheprovider", "-p", __name__, "--confcutdir=tests/domain", *files]
        done = subprocess.run(
            [sys.executable, "-m", "pytest", *asked], cwd=_ROOT, env={**os.environ, _HEARD: str(told)}, check=False,
            capture_output=True, text=True,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout
        return {Guard(*each) for each in json.loads(told.read_text())}


@pytest.hookimpl(wrapper=True)
def pytest_runtestloop() -> Iterator[None]:
    """As a plugin: listen while the tests run."""
    with heard() as spoke:
        done = yield
    Path(os.environ[_HEARD]).write_text(json.dumps(sorted(spoke)))
    return done


def _place(frame: FrameType) -> Guard:
    line, _, column, _ = next(islice(frame.f_code.co_positions(), frame.f_lasti // 2, None))
    return Guard(frame.f_code.co_filename, line or 0, column or 0)


def _calls(tree: ast.AST, names: set[str]) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names:
            yield node


def _helpers(tree: ast.Module) -> Iterator[str]:
    """Functions that are handed the rule of the guard in them, and give the objection back."""
    for each in ast.walk(tree):
        if isinstance(each, ast.FunctionDef) and not any(isinstance(node, _LAZY) for node in ast.walk(each)):
            taken = {argument.arg for argument in (*each.args.args, *each.args.kwonlyargs)}
            if any(_rule(call) in taken for call in _calls(each, {"unless"})):
                yield each.name


def _rule(call: ast.Call) -> str:
    asked = call.args[1]
    return asked.id if isinstance(asked, ast.Name) else ""
