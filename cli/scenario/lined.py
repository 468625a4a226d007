"""YAML read into plain values, with the line of every key and item.

Only what a scenario needs counts as other than text: whole and decimal numbers, true, false and null. Dates
and times stay text, so that ``16:45`` is no number in base sixty and ``no`` is no falsehood (as in YAML 1.2).
"""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from cli.scenario.problems import Problem, ScenarioFormatError

__all__ = ["Lined", "Place", "read_lined", "read_text"]

Place = tuple[str | int, ...]
"""Where a value stands: the keys and indexes that lead to it."""

_SCALARS = (
    ("tag:yaml.org,2002:null", r"^(?:~|null|)$", "~n\0"),
    ("tag:yaml.org,2002:bool", r"^(?:true|false)$", "tf"),
    ("tag:yaml.org,2002:int", r"^-?(?:0|[1-9][0-9]*)$", "-0123456789"),
    ("tag:yaml.org,2002:float", r"^-?(?:0|[1-9][0-9]*)\.[0-9]+$", "-0123456789"),
)


class _Loader(yaml.SafeLoader):
    """A loader that knows the scalars above and no others."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}


for _tag, _pattern, _first in _SCALARS:
    _Loader.add_implicit_resolver(_tag, re.compile(_pattern), list(_first.replace("\0", "")))
_Loader.yaml_implicit_resolvers.setdefault("", []).append(("tag:yaml.org,2002:null", re.compile("^$")))


@dataclass(slots=True)
class Lined:
    """The values of one file and the line on which each stands."""

    file: str
    text: str
    value: Any = None
    lines: dict[Place, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def line(self, place: Place) -> int:
        """The line of a place, or of the nearest one around it that the file has."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)

    def object_to(self, place: Place, words: str) -> None:
        """Note a problem at a place."""
        self.problems.append(Problem(self.file, self.line(place), words))

    def raise_if_wrong(self) -> None:
        """Raise ScenarioFormatError if any problem was noted."""
        if self.problems:
            raise ScenarioFormatError(tuple(self.problems))


def read_lined(path: Path) -> Lined:
    """Read a YAML file. Raises ScenarioFormatError for broken YAML and for keys that stand twice."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise _at_line(str(path), 1, error.strerror or "cannot be read") from error
    except UnicodeDecodeError as error:
        raise _at_line(str(path), 1, "is not UTF-8 text") from error
    return read_text(str(path), text)


def read_text(file: str, text: str) -> Lined:
    """Read YAML text, ``file`` being what it is called in problems. Raises ScenarioFormatError."""
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise _at_line(file, line, error.problem or "broken YAML") from error
    except yaml.YAMLError as error:
        raise _at_line(file, 1, str(error)) from error
    lined = Lined(file, text)
    lined.value = _plain(node, (), lined) if node is not None else None
    lined.raise_if_wrong()
    return lined


def _at_line(file: str, line: int, words: str) -> ScenarioFormatError:
    return ScenarioFormatError((Problem(file, line, words),))


def _plain(node: yaml.Node, place: Place, lined: Lined) -> Any:
    lined.lines.setdefault(place, node.start_mark.line + 1)
    match node:
        case yaml.MappingNode():
            return _mapping(node, place, lined)
        case yaml.SequenceNode():
            return [_plain(item, (*place, n), lined) for n, item in enumerate(node.value)]
        case _:
            return _Loader("").construct_object(node)


def _mapping(node: yaml.MappingNode, place: Place, lined: Lined) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key, line = str(key_node.value), key_node.start_mark.line + 1
        if key in found:
            lined.problems.append(Problem(lined.file, line, f"the key {key} stands twice"))
        lined.lines[*place, key] = line
        found[key] = _plain(value_node, (*place, key), lined)
    return found
