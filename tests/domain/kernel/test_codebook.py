"""The stored form of events: whole, by name and version, lifted by upcasters, faults never skipped."""

import json
from dataclasses import replace
from datetime import date
from typing import Any, ClassVar, Literal
from uuid import UUID

import pytest
from pydantic import ValidationError

from domain.kernel.case_events import (
    AdviceNoted,
    CaseLinked,
    HandoverAcknowledged,
    OutsideEventRefused,
    WorkHandedBack,
    WorkHandedOver,
    WorkTakenUp,
)
from domain.kernel.codebook import Codebook, UnknownEventError, codebook_of, kernel_events
from domain.kernel.commands import ExtendDuty, LinkCase, ResumeDuty, ReviewTimetable, SuspendDuty
from domain.kernel.duty_events import DutyArose, DutyChanged, DutyDueAtOnce
from domain.kernel.message import Event
from domain.kernel.refusal import Objection
from domain.law.rule import Limit
from domain.registry import LIFECYCLES
from tests.domain.kernel.library import (
    DORA,
    LOAN,
    RITA,
    SYSTEM,
    AskForChapter,
    Borrow,
    Borrowed,
    Loan,
    PayFee,
    Renew,
    ReportLost,
    ReturnBook,
    SendChapter,
    TellOwner,
    borrowed,
    with_holidays,
)
from tests.domain.kernel.voyage import before, days, planned


class Stamped(Event):
    """An event that had three shapes: a year, then a text, then a text and who."""

    type: Literal["Stamped"] = "Stamped"
    schema_version: ClassVar[int] = 3
    when: str
    who: str = "nobody"


def _to_two(fields: dict[str, Any]) -> dict[str, Any]:
    return {"when": f"in {fields['year']}"}


def _to_three(fields: dict[str, Any]) -> dict[str, Any]:
    return {**fields, "who": "a clerk"}


LIFTS = {("Stamped", 1): _to_two, ("Stamped", 2): _to_three}
STAMPED = Codebook(replace(LOAN, events=(*LOAN.events, Stamped), upcasters=LIFTS))


HANDED = ("WorkHandedOver", "HandoverAcknowledged", "WorkHandedBack", "WorkTakenUp")


def every_event() -> dict[str, Event]:
    """One real event of every type that a loan can bring, made by living it."""
    loan = borrowed().do(AskForChapter()).do(ReportLost())
    loan.do(SuspendDuty(duty="LIB-NOTICE", because="A flood")).do(
        ExtendDuty(duty="LIB-SCAN/1", n=1, because="Two"), DORA
    )
    loan.with_calendar(with_holidays(loan.calendar, "2", Jubilee="2026-03-11"))
    loan.do(ReviewTimetable(because="A bank holiday"), SYSTEM).do(
        LinkCase(lifecycle="loan", case=UUID(int=9), relation="x_y"), RITA
    )
    loan.passes("2026-03-23T12:00").do(ResumeDuty(duty="LIB-NOTICE")).do(TellOwner()).do(SendChapter())
    loan.do(AskForChapter()).do(ReturnBook(damaged=True), RITA).do(PayFee(), RITA)
    other = borrowed().do(Renew(), RITA).passes("2026-03-30T12:00")
    refused = OutsideEventRefused(source="s", id="1", kind="k", data="{}", objections=(Objection(rule="R", words="w"),))
    urgent = planned(date(2026, 3, 20), "2026-03-16T09:00", before("WEEK", Limit(days(-7)))).events(DutyDueAtOnce)
    lived = [happened.event for happened in (*loan.happened, *other.happened)]
    handed = (
        WorkHandedOver(worker="a", to=None, owner="R", because="leave"),
        WorkHandedBack(worker="a"),
        HandoverAcknowledged(worker="b"),
    )
    kept = (*urgent, refused, AdviceNoted(rule="R", words="w"), *handed, WorkTakenUp(worker="b"))
    return {event.tag(): event for event in (*lived, *kept)}


def test_every_event_of_kernel_and_lifecycle_survives_its_stored_form():
    codebook, found = Codebook(LOAN), every_event()
    assert set(found) == {kind.tag() for kind in (*kernel_events(), *LOAN.events)}
    for event in found.values():
        name, schema, body = codebook.encode(event)
        assert (name, schema) == (event.tag(), 1)
        assert codebook.decode(name, schema, body) == event


def test_an_event_is_stored_whole_so_that_a_changed_default_changes_no_history():
    _, _, body = Codebook(LOAN).encode(Borrowed())
    assert json.loads(body) == {"until": None}
    _, _, body = STAMPED.encode(Stamped(when="now"))
    assert json.loads(body) == {"when": "now", "who": "nobody"}


def test_the_dates_of_a_duty_are_stored_whole():
    arose = next(event for event in borrowed().events(DutyArose))
    body = json.loads(Codebook(LOAN).encode(arose)[2])
    assert set(body) == set(DutyArose.model_fields) - {"type"}
    assert set(body["dates"]["explanation"]) == set(type(arose.dates.explanation).model_fields)


def test_a_body_of_before_defaults_were_stored_still_reads():
    assert Codebook(LOAN).decode("Borrowed", 1, b"{}") == Borrowed()


def test_older_shapes_are_lifted_one_version_at_a_time():
    assert STAMPED.decode("Stamped", 1, b'{"year": 1999}') == Stamped(when="in 1999", who="a clerk")
    assert STAMPED.decode("Stamped", 2, b'{"when": "then"}') == Stamped(when="then", who="a clerk")
    assert STAMPED.decode("Stamped", 3, b'{"when": "then", "who": "me"}') == Stamped(when="then", who="me")


@pytest.mark.parametrize("missing", [1, 2])
def test_a_missing_upcaster_is_a_fault(missing):
    lifts = {key: lift for key, lift in LIFTS.items() if key[1] != missing}
    codebook = Codebook(replace(LOAN, events=(Stamped,), upcasters=lifts))
    with pytest.raises(UnknownEventError, match=f"no upcaster lifts Stamped from version {missing}"):
        codebook.decode("Stamped", 1, b'{"year": 1999}')


def test_an_upcaster_that_fails_says_so_itself():
    with pytest.raises(KeyError, match="year"):
        STAMPED.decode("Stamped", 1, b"{}")


@pytest.mark.parametrize(("name", "schema"), [("Burnt", 1), ("Borrowed", 2), ("PlantTree", 1)])
def test_an_unknown_name_and_a_newer_version_are_faults(name, schema):
    with pytest.raises(UnknownEventError, match=f"{name} version {schema} of loan"):
        Codebook(LOAN).decode(name, schema, b"{}")


@pytest.mark.parametrize("body", [b"", b"{", b'{"until": "soon"}', b'{"until": null, "extra": 1}'])
def test_a_damaged_body_is_a_fault(body):
    with pytest.raises(ValidationError):
        Codebook(LOAN).decode("Borrowed", 1, body)


def test_two_events_of_one_name_are_refused():
    class Impostor(Event):
        type: Literal["DutyMet"] = "DutyMet"

    with pytest.raises(ValueError, match="two events of loan are called DutyMet"):
        Codebook(replace(LOAN, events=(*LOAN.events, Impostor)))


def test_the_kernels_events_are_all_there():
    names = {kind.tag() for kind in kernel_events()}
    changed = {kind.tag() for kind in DutyChanged.__args__}
    assert names == {"CaseOpened", "CaseLinked", "OutsideEventRefused", "AdviceNoted", "DutyArose", *HANDED, *changed}
    assert len(changed) == 11


@pytest.mark.parametrize("lifecycle", LIFECYCLES.values(), ids=LIFECYCLES.keys())
def test_every_lifecycle_has_a_codebook_and_lists_each_event_once(lifecycle):
    assert codebook_of(lifecycle)
    assert len(set(lifecycle.events)) == len(lifecycle.events)


def test_a_link_keeps_its_ids():
    loan = Loan().do(Borrow(), RITA)
    link = CaseLinked(lifecycle="loan", case=loan.case.opened.person, relation="same_book", asked_here=True)
    assert Codebook(LOAN).decode(*Codebook(LOAN).encode(link)) == link
