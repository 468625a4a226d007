"""The release date that moves, and the periods of an application, for any days."""

from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from domain.calendar.registry import SHIPPED
from domain.kernel.area import Area
from domain.kernel.case import AnyCase, new_case
from domain.kernel.circumstances import Circumstances
from domain.kernel.decider import decide, pass_time
from domain.kernel.message import Command
from domain.kernel.register import Actor, PersonFacts, Register
from domain.patient.lifecycle import PATIENT
from domain.patient.opening import AdmitPatient
from domain.patient.status.changing import LegalStatusChanged
from domain.patient.status.sentence import SetSentenceDates
from domain.patient.status.state import Order, Sentence
from domain.patient.tribunal.windows import window_of
from domain.registry import LAWBOOK

PERSON, LONDON = UUID(int=7), ZoneInfo("Europe/London")
BY = Actor(id="mae", roles=("MentalHealthActAdministrator",))
ADMITTED = date(2026, 1, 5)
RELEASES = st.dates(date(2026, 2, 1), date(2027, 11, 30))


def on(day: date, hour: int = 9) -> Circumstances:
    """A command given on this local day."""
    at = datetime(day.year, day.month, day.day, hour, tzinfo=LONDON)
    return Circumstances(
        case_id=UUID(int=1), effective_at=at, recorded_at=at, by=BY, law=LAWBOOK.in_force(day),
        calendar=SHIPPED.named("england-and-wales"), area=Area(),
        register=Register(people={PERSON: PersonFacts()}),
    )  # fmt: skip


def told(case: AnyCase, command: Command, now: Circumstances) -> AnyCase:
    """The case after a command that is taken."""
    decision = decide(PATIENT, command, case, now)
    assert decision.refusal is None, decision.refusal
    return decision.case


@given(first=RELEASES, then=st.lists(RELEASES, max_size=4))
def test_the_restriction_ends_once_and_on_the_day_that_was_told_last(first: date, then: list[date]) -> None:
    sentence = Sentence(kind="determinate", months=60, release_on=first)
    order = Order(basis="s47_49", made_by="secretary_of_state", on=ADMITTED)
    admitted = AdmitPatient(
        person=PERSON, hospital="invented-unit", hospital_area="kent", home_area="kent", order=order, sentence=sentence
    )
    case = told(new_case(PATIENT), admitted, on(ADMITTED))
    for n, day in enumerate(then):
        case = told(case, SetSentenceDates(release_on=day), on(ADMITTED + timedelta(days=n + 1)))
    last = then[-1] if then else first
    early = pass_time(PATIENT, case, on(last - timedelta(days=1), 23))
    assert early.case.file.status.basis == "s47_49"
    passed = pass_time(PATIENT, early.case, on(last, 1))
    changes = [each for each in passed.happened if isinstance(each.event, LegalStatusChanged)]
    assert [each.event.on for each in changes] == [last]
    assert changes[0].effective_at.astimezone(LONDON).date() == last
    assert passed.case.file.status.basis == "notional_37"
    later = pass_time(PATIENT, passed.case, on(last + timedelta(days=700)))
    assert not [each for each in later.happened if isinstance(each.event, LegalStatusChanged)]


@given(order=st.dates(date(2000, 1, 1), date(2026, 1, 1)), after=st.integers(0, 9_000))
def test_a_day_lies_in_its_period_and_the_periods_touch(order: date, after: int) -> None:
    day = order + timedelta(days=after)
    start, end = window_of(order, day)
    assert start <= day < end
    assert window_of(order, end)[0] == end
    assert window_of(order, start) == (start, end)
