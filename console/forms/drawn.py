"""A form with what was typed into it: what the templates draw, what the API is sent, and where objections belong."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any, Final
from zoneinfo import ZoneInfo

from console.forms.field import Field, Kind
from console.session import Posted
from domain.calendar.local_time import at_local
from domain.kernel.refusal import Objection

__all__ = ["EFFECTIVE", "Form", "Objected", "typed", "typed_instant"]

EFFECTIVE: Final = "effective_at"
_NOTHING: Final = object()
_NO_SUCH: Final = "Input should be "
"""How pydantic's words begin, which name the codes of a choice, where something else was sent."""
_NO_VALID: Final = f"{_NO_SUCH}a valid "
_WRITE: Final = {
    Kind.NUMBER: "Write a number, in digits.",
    Kind.DATE: "Write a day as 2026-03-31.",
    Kind.TIME: "Write a time of day as 16:45.",
    Kind.INSTANT: "Write a day and a time of day, as 2026-03-31T16:45.",
}
"""What a field asks for."""
_MOST_ROWS: Final = 60

_WHEN = Field(
    Kind.INSTANT, EFFECTIVE, "When did it happen?",
    "Date and time on the clocks of your area. Leave it out if it happened just now.",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Objected:
    """An objection, and the id on the page of the field that would mend it."""

    objection: Objection
    at: str | None


@dataclass(frozen=True)
class Form:
    """The form of one command, with what was posted."""

    fields: tuple[Field, ...]
    posted: Posted
    zone: ZoneInfo
    added: str = ""
    """The field to which one more row was asked for."""

    @property
    def when(self) -> Field:
        """The field that every command has: when it happened."""
        return _WHEN

    def value(self, field: Field) -> str:
        """What was typed into a field."""
        return self.posted.one(field.name)

    def chosen(self, field: Field) -> tuple[str, ...]:
        """What was ticked."""
        return self.posted.all(field.name)

    def rows(self, field: Field) -> tuple[Field, ...]:
        """The repetitions of a field that are drawn: those that were posted, one more if it was asked for."""
        wanted = self._count(field) + (self.added == field.name)
        shown = min(max(wanted, 1 if field.required else 0), _MOST_ROWS)
        return tuple(self._row(field, n) for n in range(shown))

    def pair(self, row: Field) -> Field:
        """The key of a row of pairs."""
        return Field(Kind.TEXT, f"{row.name}.key", "Which")

    def body(self, command: str) -> bytes:
        """The instruction as the API takes it."""
        said = {"command": {"type": command, **self._object(self.fields)}}
        if (when := self._said(_WHEN)) is not _NOTHING:
            said[EFFECTIVE] = when
        return json.dumps(said).encode()

    def facts(self) -> bytes:
        """The fields alone, for what is registered and not told to a case."""
        return json.dumps(self._object(self.fields)).encode()

    def place(self, objections: Iterable[Objection]) -> tuple[tuple[Objected, ...], Mapping[str, Sequence[Objection]]]:
        """Each objection with its field's place; and by the name of a field what objects to it."""
        known = {each.name: each for each in self._everything((*self.fields, _WHEN))}
        told: list[Objected] = []
        by_field: dict[str, list[Objection]] = {}
        for each in objections:
            field = _nearest(known, (each.field or "").removeprefix("command."))
            said = _said_by_form(each, field) if field else each
            told.append(Objected(said, field.first_id if field else None))
            if field:
                by_field.setdefault(field.name, []).append(said)
        return tuple(told), by_field

    def _everything(self, fields: Iterable[Field]) -> Iterable[Field]:
        for field in fields:
            yield field
            yield from self._everything(field.parts)
            if field.kind in {Kind.ROWS, Kind.PAIRS}:
                yield from self._everything(self.rows(field))

    def _count(self, field: Field) -> int:
        """How many rows were posted."""
        begins = f"{field.name}."
        numbers = [name[len(begins) :].partition(".")[0] for name in self.posted.values if name.startswith(begins)]
        return max((int(number) + 1 for number in numbers if number.isascii() and number.isdecimal()), default=0)

    def _row(self, field: Field, n: int) -> Field:
        name = f"{field.name}.{n}"
        if field.kind is Kind.ROWS:
            return field.nested(name, f"{field.label} {n + 1}")
        said = field.nested(f"{name}.value", "What")
        return Field(Kind.GROUP, name, f"{field.label} {n + 1}", parts=(said,))

    def _object(self, fields: Iterable[Field]) -> dict[str, Any]:
        said = ((field.name.rpartition(".")[2], self._said(field)) for field in fields)
        return {name: value for name, value in said if value is not _NOTHING}

    def _said(self, field: Field) -> Any:
        """The JSON value of what was typed; nothing where it was left blank."""
        match field.kind:
            case Kind.GROUP:
                return self._object(field.parts) or _NOTHING
            case Kind.ROWS:
                return [row for each in self.rows(field) if (row := self._object(each.parts))] or _NOTHING
            case Kind.PAIRS:
                return self._pairs(field) or _NOTHING
            case Kind.CHOICES:
                return [_number(each) if field.numbers else each for each in self.chosen(field)] or _NOTHING
            case Kind.LINES:
                return [line.strip() for line in self.value(field).splitlines() if line.strip()] or _NOTHING
            case _:
                return self._one(field, self.value(field))

    def _pairs(self, field: Field) -> dict[str, Any]:
        found = ((self.value(self.pair(row)), self._said(row.parts[0])) for row in self.rows(field))
        return {key: "" if value is _NOTHING else value for key, value in found if key or value is not _NOTHING}

    def _one(self, field: Field, typed: str) -> Any:
        if not typed:
            return _NOTHING
        if field.numbers or field.kind is Kind.NUMBER:
            return _number(typed)
        match field.kind:
            case Kind.YES_NO:
                return {"true": True, "false": False}.get(typed, typed)
            case Kind.INSTANT:
                return typed_instant(typed, self.zone)
            case _:
                return typed.replace("\r\n", "\n")


def typed_instant(typed: str, zone: ZoneInfo) -> str:
    """A date and time on the area's clocks as an instant with its offset; what is none stays, to be refused."""
    try:
        local = datetime.fromisoformat(typed)
        at = time(local.hour, local.minute, local.second)
        return typed if local.tzinfo else at_local(local.date(), at, zone).isoformat()
    except (ValueError, OverflowError):
        return typed


def _number(typed: str) -> int | str:
    """A whole number; what is none stays text, to be refused."""
    return int(typed) if typed.removeprefix("-").isdecimal() and typed.isascii() and len(typed) < 16 else typed  # noqa: PLR2004 -- PostgreSQL's numbers end before


def _said_by_form(objection: Objection, field: Field) -> Objection:
    """An objection to what was typed, in the words of the form: the API names codes, for machines."""
    if objection.rule != "CASE-FORM" or not objection.words.startswith(_NO_SUCH):
        return objection
    if field.options:
        known = ", ".join(words for _, words in field.options)
        words = f"Choose one of these: {known}." if field.few else "Choose one from the list."
    else:
        words = _WRITE.get(field.kind, objection.words) if objection.words.startswith(_NO_VALID) else objection.words
    return objection.model_copy(update={"words": words})


def _nearest(known: Mapping[str, Field], path: str) -> Field | None:
    """The field of this path, or the one that it lies in."""
    while path:
        if path in known:
            return known[path]
        path = path.rpartition(".")[0]
    return None


def typed(fields: Iterable[Field], facts: Mapping[str, Any]) -> Posted:
    """What somebody would have typed to say this: for a form that begins with what is known."""
    values: dict[str, list[str]] = {}
    for field in fields:
        if (name := field.name.rpartition(".")[2]) in facts:
            for place, value in _typed(field, facts[name]):
                values.setdefault(place, []).append(value)
    return Posted(values)


def _typed(field: Field, value: Any) -> Iterator[tuple[str, str]]:  # noqa: C901 -- one line for each kind
    match field.kind:
        case Kind.GROUP:
            for part in field.parts:
                if (name := part.name.rpartition(".")[2]) in value:
                    yield from _typed(part, value[name])
        case Kind.ROWS:
            for n, each in enumerate(value):
                yield from _typed(field.nested(f"{field.name}.{n}", ""), each)
        case Kind.PAIRS:
            for n, (key, each) in enumerate(value.items()):
                yield f"{field.name}.{n}.key", key
                yield from _typed(field.nested(f"{field.name}.{n}.value", ""), each)
        case Kind.CHOICES:
            yield from ((field.name, str(each)) for each in value)
        case Kind.LINES:
            yield field.name, "\n".join(value)
        case Kind.YES_NO:
            yield field.name, "true" if value else "false"
        case _:
            yield from () if value is None else ((field.name, str(value)),)
