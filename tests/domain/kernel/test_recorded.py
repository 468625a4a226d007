"""What was recorded is told in words by the types of its fields, and what somebody wrote is left as it is."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import Field

from domain.kernel.codes import Coded
from domain.kernel.duty_events import DutyArose
from domain.kernel.message import Event, Message
from domain.kernel.recorded import recorded
from tests.golden.golden import stored

LONDON = ZoneInfo("Europe/London")


class Dog(Message):
    kind: Literal["dog"]
    fed: Literal["by_hand", "not_at_all"]


class Cat(Message):
    kind: Literal["cat"]
    fed: str


class Seen(Event):
    type: Literal["Seen"] = "Seen"
    route: Literal["mental_health", "self_neglect"]
    role: Coded | None = None
    body: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{1,30}(\.[a-z0-9][a-z0-9_-]{0,30})?$")] = "childrens_services"
    worker: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9._-]{0,63}$")] = "dana_k"
    words: str = "not_at_all"
    at: datetime = datetime(2026, 7, 1, 8, 30, 5, 7, tzinfo=UTC)
    on: date = date(2026, 7, 2)
    told: bool = False
    roles: tuple[Coded, ...] = ()
    notes: tuple[str, ...] = ()
    pets: tuple[Dog | Cat, ...] = ()
    points: Mapping[Coded, str] = {}
    by_id: Mapping[str, Literal["in_part"]] = {}


def told(**facts: object) -> dict[str, str]:
    seen = Seen.model_validate({"route": "mental_health", **facts})
    return dict(recorded(seen.model_dump(mode="json"), Seen, LONDON))


def test_choices_marked_codes_and_codes_of_a_vocabulary_are_put_into_words() -> None:
    assert told(role="TeamLeader", roles=("TeamLeader", "io"), points={"own_home": "not_at_all"}) == {
        "Route": "Mental health", "Role": "Team leader", "Body": "Children's services", "Roles": "Team leader, IO",
        "Points: Own home": "not_at_all",
        # An id and what somebody wrote stay, even where they look like a code.
        "Worker": "dana_k", "Words": "not_at_all",
        "At": "Wednesday 1 July 2026, 09:30", "On": "2 July 2026", "Told": "No",
    }  # fmt: skip


def test_of_several_types_the_one_that_fits_says_what_a_value_is() -> None:
    found = told(pets=({"kind": "dog", "fed": "by_hand"}, {"kind": "cat", "fed": "by_hand"}))
    assert {name: words for name, words in found.items() if name.startswith("Pets")} == {
        "Pets 1: Kind": "Dog", "Pets 1: Fed": "By hand", "Pets 2: Kind": "Cat", "Pets 2: Fed": "by_hand",
    }  # fmt: skip


def test_names_that_are_data_stay_unless_their_type_is_of_codes() -> None:
    assert told(by_id={"a_1": "in_part"})["By ID: a_1"] == "In part"


def test_sentences_stand_one_below_the_other() -> None:
    assert told(notes=("She rang.", "He came."))["Notes"] == "She rang.\nHe came."


def test_a_field_or_an_event_that_this_code_does_not_know_is_told_as_it_stands() -> None:
    body = {"route": "self_neglect", "older_field": "by_hand"}
    assert recorded(body, Seen, LONDON) == [("Route", "Self neglect"), ("Older field", "by_hand")]
    assert recorded(body, None, LONDON) == [("Route", "self_neglect"), ("Older field", "by_hand")]
    assert recorded(None, Seen, LONDON) == []


def test_every_event_that_was_ever_stored_can_be_told() -> None:
    """No instant and no day stands raw, and no name of an event or of a role where the kernel records one."""
    told = [
        (each.event, label, words) for each in stored()
        for label, words in recorded(each.now, each.codebook().kind_of(each.event), LONDON)
    ]  # fmt: skip
    assert len(told) > 1000
    assert not [each for each in told if re.fullmatch(r"\d{4}-\d\d-\d\d(T.*)?", each[2])]
    assert {
        ("DutyLapsed", "Because", "Referral screened out"), ("DutyEscalated", "Role", "Community team manager"),
        ("CaseLinked", "Relation", "Same establishment"), ("WorkHandedBack", "Worker", "dana"),
    } <= set(told)  # fmt: skip


def test_of_a_duty_its_dates_are_told_and_not_how_they_were_reckoned() -> None:
    arose = next(each for each in stored() if each.event == "DutyArose")
    assert recorded(arose.now, DutyArose, LONDON) == [("Holder", "DSO"), ("Due", "Tuesday 7 April 2026, 23:59")]
