"""Forms made from schemas: every command of every pathway can be typed, and what is typed is what is sent."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any, Literal
from zoneinfo import ZoneInfo

import pytest
from pydantic import Field as Constrained
from pydantic import ValidationError

from api.commands import given_to
from api.examples import examples_of
from api.problems import form_objections
from console.forms.drawn import Form, typed
from console.forms.field import Field, Kind, fields_of
from console.session import Posted
from domain.kernel.message import Message
from domain.kernel.refusal import Objection
from domain.registry import LIFECYCLES

LONDON = ZoneInfo("Europe/London")
EVERY = {
    command: pytest.param(command, id=f"{name}-{command.tag()}")
    for name, lifecycle in LIFECYCLES.items()
    for command in given_to(lifecycle)
}
"""Each once: all pathways take the kernel's own."""


def posted(*pairs: tuple[str, str]) -> Posted:
    values: dict[str, list[str]] = {}
    for name, value in pairs:
        values.setdefault(name, []).append(value)
    return Posted(values)


def said(fields: tuple[Field, ...], *pairs: tuple[str, str]) -> Any:
    found = json.loads(Form(fields, posted(*pairs), LONDON).body("Any"))
    found["command"].pop("type")
    return found


def everything(fields: tuple[Field, ...], deep: int = 0) -> Iterator[Field]:
    for field in fields:
        yield field
        yield from everything(field.parts, deep)
        if field.item is not None and deep < 5:
            yield from everything((field.nested(f"{field.name}.0", "x"),), deep + 1)


@pytest.mark.parametrize("command", EVERY.values())
def test_every_command_can_be_typed(command: Any) -> None:
    fields = fields_of(command.model_json_schema())
    assert {field.name for field in fields} == set(command.model_fields) - {"type"}
    for field in everything(fields):
        assert field.label, field
        assert field.kind not in {Kind.CHOICE, Kind.CHOICES, Kind.YES_NO} or field.options, field
        assert all("." not in part.name.removeprefix(f"{field.name}.") for part in field.parts)
    example = {**examples_of((command,)).get(command.tag(), {"value": {"command": {}}})["value"]["command"]}
    example.pop("type", None)
    sent = json.loads(Form(fields, typed(fields, example), LONDON).body("Any"))["command"]
    assert sent == {"type": "Any"} | {name: value for name, value in example.items() if value not in ({}, [])}


def test_most_commands_have_an_example_to_be_typed() -> None:
    with_one = [command for command in EVERY if examples_of((command,))]
    assert len(with_one) > 0.9 * len(EVERY)


SCHEMA: dict[str, Any] = {
    "$defs": {
        "Person": {
            "type": "object",
            "description": "Somebody who came",
            "properties": {
                "role": {"type": "string", "maxLength": 20},
                "came": {"type": "boolean", "default": False},
            },
        }
    },
    "type": "object",
    "required": ["when"],
    "properties": {
        "type": {"const": "Meet", "type": "string"},
        "note": {"type": "string", "default": ""},
        "when": {"type": "string", "format": "date"},
        "at": {"type": "string", "format": "date-time"},
        "people": {"type": "array", "items": {"$ref": "#/$defs/Person"}},
        "count": {"anyOf": [{"type": "integer", "minimum": 0, "maximum": 9}, {"type": "null"}], "default": None},
        "by_rule": {"type": "object", "additionalProperties": {"type": "string"}},
        "answers": {
            "type": "object", "propertyNames": {"enum": ["a", "b"]}, "additionalProperties": {"type": "string"},
        },
        "code": {"type": "string", "pattern": "^[a-z][a-z-]{1,40}$"},
        "sections": {"type": "array", "items": {"type": "integer", "enum": [1, 2]}},
        "way": {"type": "string", "enum": ["", "post"], "default": ""},
    },
}  # fmt: skip
FIELDS = fields_of(SCHEMA)


def test_what_is_needed_stands_first_and_hints_come_from_the_schema() -> None:
    named = {field.name: field for field in FIELDS}
    assert [field.name for field in FIELDS][:2] == ["when", "note"]
    assert (named["when"].required, named["note"].required) == (True, False)
    assert named["count"].hint == "A number, at least 0, at most 9."
    assert "small letters" in named["code"].hint
    assert named["people"].nested("people.0", "x").parts[1].default == "no"


def test_what_is_left_blank_is_not_said() -> None:
    blanks = [("when", ""), ("note", "  "), ("people.0.role", ""), ("people.0.came", ""), ("by_rule.0.key", ""),
              ("by_rule.0.value", ""), ("answers.a", ""), ("count", ""), ("effective_at", "")]  # fmt: skip
    assert said(FIELDS, *blanks) == {"command": {}}


def test_rows_that_were_left_blank_are_passed_over() -> None:
    pairs = [("people.0.role", ""), ("people.2.role", "chair"), ("people.2.came", "false"), ("answers.b", "no"),
             ("by_rule.0.key", "S42-X"), ("by_rule.0.value", "as agreed")]  # fmt: skip
    assert said(FIELDS, *pairs)["command"] == {
        "people": [{"role": "chair", "came": False}], "answers": {"b": "no"}, "by_rule": {"S42-X": "as agreed"},
    }  # fmt: skip


def test_numbers_are_chosen_as_numbers_and_an_empty_code_is_no_choice() -> None:
    assert said(FIELDS, ("sections", "1"), ("sections", "2"))["command"] == {"sections": [1, 2]}
    (way,) = (field for field in FIELDS if field.name == "way")
    assert way.options == (("post", "Post"),)


def test_times_are_those_of_the_areas_clocks() -> None:
    assert said(FIELDS, ("at", "2026-07-01T10:30"))["command"]["at"] == "2026-07-01T09:30:00+00:00"
    assert said(FIELDS, ("effective_at", "2026-01-05T16:45"))["effective_at"] == "2026-01-05T16:45:00+00:00"


@pytest.mark.parametrize("odd", ["soon", "2026-13-01T00:00", "9999-12-31T25:00", "٢", "1e9", "--3", "9" * 20])
def test_what_cannot_be_read_is_sent_as_it_stands_to_be_refused(odd: str) -> None:
    assert said(FIELDS, ("count", odd), ("at", odd), ("effective_at", odd)) == {
        "command": {"count": odd, "at": odd}, "effective_at": odd,
    }  # fmt: skip


def test_objections_stand_at_the_nearest_field() -> None:
    form = Form(FIELDS, posted(("people.1.role", "x"), ("by_rule.0.key", "S42-X")), LONDON)
    paths = ["command.people.1.role", "people.7.role", "by_rule.S42-X", "answers.b", "effective_at", "stage", None]
    told, by_field = form.place([Objection(rule="R-1", words="No.", field=path) for path in paths])
    assert [each.at for each in told] == [
        "f-people-1-role", "f-people", "f-by_rule", "f-answers-b", "f-effective_at", None, None
    ]  # fmt: skip
    assert list(by_field) == ["people.1.role", "people", "by_rule", "answers.b", "effective_at"]


def test_one_more_row_is_drawn_where_it_was_asked_for_and_never_without_end() -> None:
    (people,) = (field for field in FIELDS if field.name == "people")
    assert len(Form(FIELDS, posted(("people.0.role", "x")), LONDON, added="people").rows(people)) == 2
    assert len(Form(FIELDS, posted((f"people.{10**9}.role", "x")), LONDON).rows(people)) == 60


class Odd(Message):
    route: Literal["mental_health", "self_neglect"]
    days: frozenset[Literal["one", "two", "three", "four", "five", "six", "seven", "eight"]]
    number: int = Constrained(ge=0)
    on: date
    words: str


@pytest.mark.parametrize(("field", "typed_so", "words"), [
    ("route", "mental", "Choose one of these: Mental health, Self neglect."),
    ("days", ["nine"], "Choose one from the list."),
    ("number", "ten", "Write a number, in digits."), ("number", -1, "Input should be greater than or equal to 0."),
    ("on", "soon", "Write a day as 2026-03-31."),
])  # fmt: skip
def test_a_choice_that_there_is_not_is_told_in_the_words_of_the_form(field: str, typed_so: Any, words: str) -> None:
    with pytest.raises(ValidationError) as wrong:
        Odd.model_validate({"route": "mental_health", "days": ["one"], "number": 1, "on": "2026-03-31", "words": "x",
                            field: typed_so})  # fmt: skip
    form = Form(fields_of(Odd.model_json_schema()), posted(), LONDON)
    told, by_field = form.place(form_objections(wrong.value.errors()))
    assert [each.objection.words for each in told] == [words]
    assert [each.words for each in by_field[field]] == [words]
