"""A refusal about a field of the command names that field, read off the code of every guard.

Whoever is refused sees the field marked (``Objection.field``). A guard that asks the command something and names no
field, or names one that it does not ask about, is a mistake unless it stands below with its reason.
"""

import ast
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent.parent
ASKED = {"command", "decision", "proposal", "form", "plan", "answers"}
"""What a guard calls the command, or the part of it that it looks at."""
IDS = {"meeting", "report"}
"""Fields that say of what the command speaks: a guard about the thing itself speaks of the case."""

OF_THE_CASE = {
    "mappa/place/holding.py temporary_release_advice": "another command mends it: the consultation",
    "mappa/visor/record.py archive_visor_record": "nothing in the command makes the record less needed",
}
"""They look at the command only to see whether they apply."""

ANOTHER = {
    "mappa/lead/areas.py _short_stay_objections": "while an area objects it is the area that must be another",
    "mappa/minutes_request/answering.py _by_route": "the exemptions are read by a function that has the whole command",
    "mappa/place/custody.py _age_objections": "the establishment must fit the age",
    "mappa/work/restrictions.py _telling_objections": "the offender is told, or telling raises the risk",
}
"""The field named is the one to change, though the guard reads others."""


class Guard(NamedTuple):
    """A call of ``unless``: its function, its line, the fields that its condition reads, the field that it names."""

    where: str
    line: int
    reads: frozenset[str]
    field: str | None
    names: bool


def guards() -> Iterator[Guard]:
    """Every guard of the domain."""
    for file in sorted((ROOT / "domain").rglob("*.py")):
        for function in ast.walk(ast.parse(file.read_text())):
            if isinstance(function, ast.FunctionDef):
                yield from _in(f"{file.relative_to(ROOT / 'domain')} {function.name}", function)


def _in(where: str, function: ast.FunctionDef) -> Iterator[Guard]:
    known = _assigned(function)
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "unless":
            holds, _, _, *field = node.args
            named = field[0].value if field and isinstance(field[0], ast.Constant) else None
            reads = frozenset(_read(holds, known)) - IDS
            yield Guard(where, node.lineno, reads, str(named).split(".")[0] if named else None, bool(field))


def _assigned(function: ast.FunctionDef) -> Mapping[str, Sequence[ast.expr]]:
    """What the names in a function may stand for."""
    found: dict[str, list[ast.expr]] = defaultdict(list)
    for node in ast.walk(function):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                for name, value in _pairs(target, node.value):
                    found[name].append(value)
    return found


def _pairs(target: ast.expr, value: ast.expr) -> Iterator[tuple[str, ast.expr]]:
    if isinstance(target, ast.Name):
        yield target.id, value
    elif isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        for one, its in zip(target.elts, value.elts, strict=False):
            yield from _pairs(one, its)


def _read(
    holds: ast.expr, known: Mapping[str, Sequence[ast.expr]], seen: frozenset[str] = frozenset()
) -> Iterator[str]:
    """The fields of the command that a condition asks about, also through names that stand for parts of it."""
    for node in ast.walk(holds):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in ASKED:
            yield node.attr
        elif isinstance(node, ast.Name) and node.id not in seen:
            for value in known.get(node.id, ()):
                yield from _read(value, known, seen | {node.id})


def test_a_guard_that_asks_about_a_field_names_one() -> None:
    silent = [guard for guard in guards() if guard.reads and not guard.names]
    assert {guard.where for guard in silent} == set(OF_THE_CASE), silent


def test_the_field_that_a_guard_names_is_one_that_it_asks_about() -> None:
    other = [guard for guard in guards() if guard.field and guard.reads and guard.field not in guard.reads | IDS]
    assert {guard.where for guard in other} == set(ANOTHER), other


def test_there_are_guards_that_ask_about_the_command() -> None:
    assert len([guard for guard in guards() if guard.reads]) > 400
