"""What was recorded, line by line, in words: for the chronology, and wherever facts are shown.

The type of a field, not its look, says what a value is. A choice, a code of a vocabulary (its pattern knows small
letters, digits and underscores alone) and what is ``Coded`` are put into words; a day and an instant are told as
people write them. What somebody wrote stays as it was written, and so does the id of a worker, a case or an action.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from functools import cache
from typing import Any, Final
from zoneinfo import ZoneInfo

from pydantic import BaseModel

from domain.kernel.codes import code_in_words
from domain.kernel.words import date_in_words, instant_in_words

__all__ = ["recorded"]

Schema = Mapping[str, Any]
Line = tuple[str, str]

_ANYTHING: Final[Schema] = {}
_NOTHING: Final[tuple[Any, ...]] = (None, "", [], {})
_VOCABULARY: Final = re.compile(r"\^(\[a-z(0-9)?\])?\[a-z(0-9)?_\]\{")
_JSON: Final[Mapping[str, type | tuple[type, ...]]] = {
    "object": dict, "array": list, "string": str, "boolean": bool, "integer": int, "number": (int, float),
}  # fmt: skip
_ELSEWHERE: Final = frozenset({"type", "rule", "law"})
"""Of an event what is told of it already: its name, the rule that it is about, the law."""
_DATES: Final = {"target": "Service target", "due": "Due", "breach": "Missed after"}
"""Of a duty's dates; their explanation stands with the duty."""


def recorded(body: Mapping[str, Any] | None, kind: type[BaseModel] | None, zone: ZoneInfo) -> list[Line]:
    """Label and words of each thing that was said, also of parts within parts; what is empty is left out.

    ``kind`` is the type that the body is of. None, or a field that it does not know (an older shape): values stay as
    they are. Instants are told on the clocks of ``zone``.
    """
    if body is None:
        return []
    said = {name: value for name, value in body.items() if name not in _ELSEWHERE and not _is_said_by_rule(name, body)}
    schema = _schema_of(kind) if kind else _ANYTHING
    return list(_Teller(schema.get("$defs", {}), zone).lines(said, schema, ""))


@cache
def _schema_of(kind: type[BaseModel]) -> Schema:
    return kind.model_json_schema(mode="serialization")


def _is_said_by_rule(name: str, body: Mapping[str, Any]) -> bool:
    """Whether it is a duty's key that says no more than its rule and its subject, which are told."""
    rule, subject = body.get("rule"), body.get("subject")
    return name == "duty" and rule is not None and body[name] in {rule, f"{rule}/{subject}"}


class _Teller:
    """Tells values by their schemas; references are looked up among ``known``."""

    def __init__(self, known: Mapping[str, Schema], zone: ZoneInfo) -> None:
        self._known, self._zone = known, zone

    def lines(self, value: Any, schema: Schema, label: str) -> Iterator[Line]:
        schema = self._fitting(value, schema)
        if isinstance(value, dict):
            yield from self._object(value, schema, f"{label}: " if label else "")
        elif isinstance(value, list) and any(isinstance(each, dict | list) for each in value):
            for n, each in enumerate(value, 1):
                yield from self.lines(each, schema.get("items", _ANYTHING), f"{label} {n}")
        elif value not in _NOTHING:
            yield label, self._words(value, schema)

    def _object(self, value: Mapping[str, Any], schema: Schema, before: str) -> Iterator[Line]:
        if schema.get("title") == "Dates":
            yield from self._dates(value, schema, before)
            return
        declared = schema.get("properties", {})
        for name, each in value.items():
            if name in declared or not _is_table(schema):
                yield from self.lines(each, declared.get(name, _ANYTHING), f"{before}{code_in_words(name)}")
            else:
                keys, values = _of_table(schema)
                yield from self.lines(each, values, f"{before}{self._words(name, self._fitting(name, keys))}")

    def _dates(self, value: Mapping[str, Any], schema: Schema, before: str) -> Iterator[Line]:
        old = before.removeprefix("Dates: ")
        for name, label in _DATES.items():
            if value.get(name) is not None and (name != "breach" or value[name] != value.get("due")):
                yield f"{old}{label}", self._words(value[name], self._fitting(value[name], schema["properties"][name]))

    def _words(self, value: Any, schema: Schema) -> str:
        if isinstance(value, list):
            items = schema.get("items", _ANYTHING)
            sentences = any(isinstance(each, str) and each.endswith((".", "!", "?")) for each in value)
            return ("\n" if sentences else ", ").join(self._words(each, self._fitting(each, items)) for each in value)
        if isinstance(value, bool):
            return "Yes" if value else "No"
        if not isinstance(value, str):
            return str(value)
        return code_in_words(value) if _is_code(schema) else self._text(value, schema.get("format"))

    def _text(self, value: str, form: str | None) -> str:
        match form:
            case "date-time":
                return instant_in_words(datetime.fromisoformat(value).replace(second=0, microsecond=0), self._zone)
            case "date":
                return date_in_words(date.fromisoformat(value))
            case "time":
                return f"{time.fromisoformat(value):%H:%M}"
            case _:
                return value

    def _fitting(self, value: Any, schema: Schema) -> Schema:
        """The schema without references, and of several the first that the value can be of."""
        while "$ref" in schema:
            schema = self._known[schema["$ref"].rpartition("/")[2]]
        several = [self._fitting(value, each) for word in ("anyOf", "oneOf") for each in schema.get(word, ())]
        return next((each for each in several if _fits(value, each)), _ANYTHING) if several else schema


def _fits(value: Any, schema: Schema) -> bool:
    if "enum" in schema or "const" in schema:
        return value in schema.get("enum", [schema.get("const")])
    expected = _JSON.get(schema.get("type", ""))
    if expected is None or not isinstance(value, expected):
        return False
    if not isinstance(value, dict) or _is_table(schema):
        return True
    return value.keys() <= schema.get("properties", {}).keys() and all(
        value[name] == each["const"] for name, each in schema["properties"].items() if "const" in each and name in value
    )


def _is_code(schema: Schema) -> bool:
    return (
        "enum" in schema
        or "const" in schema
        or schema.get("format") == "code"
        or _VOCABULARY.match(schema.get("pattern", "")) is not None
    )


def _is_table(schema: Schema) -> bool:
    """Whether its names are data, not fields."""
    return "properties" not in schema and ("patternProperties" in schema or "additionalProperties" in schema)


def _of_table(schema: Schema) -> tuple[Schema, Schema]:
    """The schemas of a table's names and of its values."""
    for pattern, values in schema.get("patternProperties", {}).items():
        return {"type": "string", "pattern": pattern}, values
    values = schema["additionalProperties"]
    return schema.get("propertyNames", _ANYTHING), values if isinstance(values, dict) else _ANYTHING
