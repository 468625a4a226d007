"""What an offender's own request gives can hold nothing of a victim, whatever somebody types: its fields are codes."""

import json
from typing import Any

import pytest

from domain.kernel.message import Event
from domain.mappa.given_out import GIVEN
from domain.mappa.lead.leading import LeadAgencySet
from domain.registry import LIFECYCLES

FIELDS = [(event, name) for event, names in GIVEN.items() for name in names]
_OTHERS = ("victim", "known_adult", "child", "partner", "advocate")
_CODED = frozenset({"enum", "const", "pattern", "format"})


def schema_of(event: type[Event], name: str) -> dict[str, Any]:
    """The schema of one field, with the models that it is made of."""
    whole = event.model_json_schema()
    used, found = [whole["properties"][name]], []
    while used:
        found.append(each := used.pop())
        names = [name for name in whole.get("$defs", {}) if f"#/$defs/{name}" in json.dumps(each)]
        used += [whole["$defs"][name] for name in names if whole["$defs"][name] not in (*found, *used)]
    return {"parts": found}


def strings_in(schema: Any) -> list[dict[str, Any]]:
    """Every place in a schema where text can stand."""
    if isinstance(schema, list):
        return [text for each in schema for text in strings_in(each)]
    if not isinstance(schema, dict):
        return []
    own = [schema] if schema.get("type") == "string" else []
    return own + [text for each in schema.values() for text in strings_in(each)]


@pytest.mark.parametrize(("event", "name"), FIELDS, ids=[f"{e.tag()}.{name}" for e, name in FIELDS])
def test_no_field_that_is_given_takes_free_text(event: type[Event], name: str) -> None:
    assert [text for text in strings_in(schema_of(event, name)) if _CODED.isdisjoint(text)] == []


@pytest.mark.parametrize(("event", "name"), FIELDS, ids=[f"{e.tag()}.{name}" for e, name in FIELDS])
def test_no_code_that_is_given_tells_of_somebody_else(event: type[Event], name: str) -> None:
    codes = [code for text in strings_in(schema_of(event, name)) for code in text.get("enum", ())]
    told = [code for code in (name, *codes) if any(other in code for other in _OTHERS)]
    assert told == ([] if event is not LeadAgencySet else ["childrens_services", "victim_contact"])
    # Neither ever leads: the table of lead agencies names neither (tests/domain/mappa/test_lead_table.py).


def test_the_guard_finds_free_text_where_there_is_some() -> None:
    decided = next(event for event in LIFECYCLES["mappa"].events if event.tag() == "LevelDecided")
    assert [text for text in strings_in(schema_of(decided, "why")) if _CODED.isdisjoint(text)]


def test_only_events_of_the_lifecycle_are_named_and_fields_that_they_have() -> None:
    assert set(GIVEN) <= set(LIFECYCLES["mappa"].events)
    assert all(set(names) <= set(event.model_fields) for event, names in GIVEN.items())


@pytest.mark.parametrize("name", [name for name in LIFECYCLES if name != "mappa"])
def test_other_pathways_keep_every_entry_back_until_they_say_what_they_give(name: str) -> None:
    assert dict(LIFECYCLES[name].gives) == {}
