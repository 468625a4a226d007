"""The fields of a form, read from a JSON schema as pydantic writes it.

A pathway's commands are all the console knows of it: a new field or a new command has its form at once. Names are
dotted paths, as objections name them: ``feedback.bodies``.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from api.problems import form_of
from console.words import without_marks
from domain.kernel.codes import code_in_a_sentence, code_in_words

__all__ = ["Field", "Kind", "field_of", "fields_of"]

Schema = Mapping[str, Any]

FEW: Final = 7
"""So many choices are shown at once; more stand in a list to open."""
_SHORT: Final = 200
_KEYS: Final = frozenset({"duty"})
"""Fields of the kernel's own commands that hold a key of the case without saying what a key is made of."""
_SAID: Final = "\\S"
"""In the pattern of every text that must say something: no form of a code."""


class Kind(StrEnum):
    """How a field is drawn and read."""

    TEXT = "text"
    LONG = "long"
    NUMBER = "number"
    DATE = "date"
    TIME = "time"
    INSTANT = "instant"
    YES_NO = "yes_no"
    CHOICE = "choice"
    CHOICES = "choices"
    LINES = "lines"
    GROUP = "group"
    ROWS = "rows"
    PAIRS = "pairs"


@dataclass(frozen=True, slots=True)
class Field:
    """One field, or several that belong together (``parts``), or one that may be repeated (``item``)."""

    kind: Kind
    name: str
    label: str
    hint: str = ""
    required: bool = False
    options: tuple[tuple[str, str], ...] = ()
    parts: tuple["Field", ...] = ()
    item: Schema | None = None
    default: str = ""
    numbers: bool = False
    """Whether what is chosen among is numbers: sections of a form."""
    code: bool = False
    """Whether it is a code: then others of this case are offered."""

    @property
    def few(self) -> bool:
        """Whether all options are shown at once."""
        return len(self.options) <= FEW

    @property
    def id(self) -> str:
        """Its id on the page."""
        return "f-" + re.sub(r"[^A-Za-z0-9_-]", "-", self.name)

    @property
    def first_id(self) -> str:
        """The id of what is filled first in it."""
        if self.kind in {Kind.CHOICES, Kind.YES_NO} or (self.kind is Kind.CHOICE and self.few):
            return f"{self.id}-1"
        return self.id

    def nested(self, name: str, label: str) -> "Field":
        """What each repetition of it is."""
        return field_of(self.item or {}, name, label, required=False)


def fields_of(schema: Schema, *, without: frozenset[str] = frozenset()) -> tuple[Field, ...]:
    """The fields of an object, required ones first, else in the order of their declaration."""
    whole = _resolved(schema, schema.get("$defs", {}))
    return tuple(_parts(whole, "", without))


def field_of(schema: Schema, name: str, label: str, *, required: bool) -> Field:
    """The field of this schema, whose references are resolved already."""
    plain, nullable = _without_null(schema)
    kind = Kind.TEXT if _is_code(plain, name) else _kind(plain)
    hint = _sentence(str(schema.get("description") or plain.get("description") or ""))
    return Field(
        kind=kind, name=name, label=label, hint=" ".join(part for part in (hint, _form(plain)) if part),
        required=required, options=_options(plain, kind), item=_item(plain, kind), code=_is_code(plain, name),
        parts=tuple(_parts(plain, f"{name}.", frozenset())) if kind is Kind.GROUP else (),
        numbers=kind in {Kind.CHOICE, Kind.CHOICES} and all(isinstance(code, int) for code in _codes(plain, kind)),
        default="" if nullable or required else _default(schema, plain),
    )  # fmt: skip


def _sentence(words: str) -> str:
    plain = without_marks(words)
    return plain if not plain or plain.endswith((".", "?", ")")) else f"{plain}."


def _parts(schema: Schema, prefix: str, without: frozenset[str]) -> Iterator[Field]:
    if keys := _keys(schema):
        for key in keys:
            yield field_of(schema["additionalProperties"], f"{prefix}{key}", code_in_words(key), required=False)
        return
    asked = frozenset(schema.get("required", ()))
    known = [name for name in schema.get("properties", {}) if name not in {"type", *without}]
    for name in sorted(known, key=lambda name: name not in asked):
        each = schema["properties"][name]
        yield field_of(each, f"{prefix}{name}", code_in_words(name), required=name in asked)


_BOUNDS: Final = {"minimum": "at least", "maximum": "at most"}
_OF_FORMAT: Final = {"date": Kind.DATE, "time": Kind.TIME, "date-time": Kind.INSTANT, "uuid": Kind.TEXT}


def _kind(schema: Schema) -> Kind:
    match schema.get("type"):
        case "boolean":
            return Kind.YES_NO
        case "integer" | "number":
            return Kind.NUMBER
        case "array":
            return _of_array(schema["items"])
        case "object":
            return Kind.GROUP if "properties" in schema or _keys(schema) else Kind.PAIRS
        case _:
            return _of_text(schema)


def _of_array(items: Schema) -> Kind:
    if "enum" in items:
        return Kind.CHOICES
    return Kind.ROWS if items.get("type") == "object" else Kind.LINES


def _of_text(schema: Schema) -> Kind:
    if "enum" in schema or "const" in schema:
        return Kind.CHOICE
    if "format" in schema:
        return _OF_FORMAT.get(schema["format"], Kind.TEXT)
    return Kind.TEXT if _is_code(schema) or schema.get("maxLength", _SHORT + 1) <= _SHORT else Kind.LONG


def _is_code(schema: Schema, name: str = "") -> bool:
    if schema.get("type") != "string" or "enum" in schema or "const" in schema:
        return False
    return _SAID not in schema.get("pattern", _SAID) or name in _KEYS


def _form(schema: Schema) -> str:
    """What a code is made of, and the bounds of a number."""
    if _is_code(schema):
        words = form_of(schema["pattern"])
        return words if words.startswith("A code") else ""
    bounds = [
        f"{words} {schema[name]}" for name, words in (("minimum", "at least"), ("maximum", "at most")) if name in schema
    ]
    return f"A number, {', '.join(bounds)}." if bounds else ""


def _options(schema: Schema, kind: Kind) -> tuple[tuple[str, str], ...]:
    if kind is Kind.YES_NO:
        return (("true", "Yes"), ("false", "No"))
    return tuple((str(code), code_in_words(str(code))) for code in _codes(schema, kind) if code != "")


def _codes(schema: Schema, kind: Kind) -> list[Any]:
    """Everything that may be chosen; an empty code is "not said"."""
    source = schema["items"] if kind is Kind.CHOICES else schema
    return list(source.get("enum", [source["const"]] if "const" in source else []))


def _item(schema: Schema, kind: Kind) -> Schema | None:
    if kind is Kind.PAIRS:
        patterns = schema.get("patternProperties", {})
        found: Schema = schema.get("additionalProperties") or next(iter(patterns.values()), {"type": "string"})
        return found
    return schema["items"] if kind in {Kind.ROWS, Kind.LINES} else None


def _keys(schema: Schema) -> list[str]:
    return list(schema.get("propertyNames", {}).get("enum", ())) if "properties" not in schema else []


def _default(schema: Schema, plain: Schema) -> str:
    """What is taken where nothing is said, for fields where that is no blank."""
    value = schema.get("default", plain.get("default"))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return code_in_a_sentence(value) if isinstance(value, str) and value and "enum" in plain else ""


def _without_null(schema: Schema) -> tuple[Schema, bool]:
    several = schema.get("anyOf", ())
    left = [each for each in several if each.get("type") != "null"]
    return (left[0], True) if left else (schema, False)


def _resolved(schema: Any, known: Schema) -> Any:
    """The schema with every reference put in; commands do not hold themselves, so it ends."""
    if isinstance(schema, list):
        return [_resolved(each, known) for each in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        named = known[schema["$ref"].rpartition("/")[2]]
        return {**_resolved(named, known), **_resolved({k: v for k, v in schema.items() if k != "$ref"}, known)}
    return {name: _resolved(each, known) for name, each in schema.items() if name != "$defs"}
