"""What an offender is given on request, from a real store: their own facts, and not a word about the victim."""

from uuid import UUID, uuid4

import pytest

from activities.books import Books
from activities.subject_access import Given, prepared
from domain.kernel.case_events import CaseOpened
from domain.kernel.message import Event
from domain.mappa.eligibility.facts import Sentence
from domain.mappa.eligibility.recording import SentenceRecorded
from domain.mappa.level.deciding import LevelDecided
from domain.mappa.opening import OffenderIdentified
from domain.mappa.risk.agreeing import RiskAgreed
from domain.mappa.victim.contact import VictimIdentified

CANARY = "Canary Wren of 9 Invented Lane"
BOOKS = Books()


def opened(lifecycle: str, person: UUID) -> CaseOpened:
    return CaseOpened(lifecycle=lifecycle, person=person, area="kent", calendar="england-and-wales")


def of_offender(person: UUID, day) -> tuple[Event, ...]:
    """A case in whose words the victim is named, as people do name them."""
    return (
        opened("mappa", person),
        OffenderIdentified(person=person, agency="police", area="kent"),
        SentenceRecorded(outcome="o1", sentence=Sentence.model_validate({"kind": "imprisonment", "on": day})),
        RiskAgreed(meeting="m1", rating="high", risk=CANARY, impact=CANARY, likelihood=CANARY, imminence=CANARY),
        LevelDecided(level=2, why=f"Because of {CANARY}", reassessed=True, meeting="m1"),
    )


@pytest.fixture
async def given(case, another_case, words, store) -> Given:
    """An offender, and a victim with a record of their own, whose name stands everywhere it can."""
    offender, victim = words.case(store, f"mappa/{uuid4()}"), words.case(store, f"mappa-victim/{uuid4()}")
    told = {offender: of_offender(offender.person, words.nine.date()), victim: (
        opened("mappa-victim", victim.person),
        VictimIdentified(person=victim.person, offender_case=UUID(offender.stream.partition("/")[2])),
    )}  # fmt: skip
    for each, events in told.items():
        kept = tuple(words.event(type=e.tag(), body=e.model_dump_json().encode()) for e in events)
        await each.take("c1", *kept, head=words.head(lifecycle=each.stream.partition("/")[0]))
    await store.people.record(offender.person, {"name": "Invented Offender"}, words.nine, "worker-1")
    await store.people.record(victim.person, {"name": CANARY}, words.nine, "worker-1")
    await store.parties.record(offender.stream, "victim:one", {"name": CANARY}, words.nine, "worker-1")
    found = await prepared(store, BOOKS, offender.person, "officer", words.nine)
    assert found is not None
    return found


async def test_the_offenders_own_facts_are_given(given: Given) -> None:
    (only,) = given.cases
    assert given.registered == {"name": "Invented Offender"}
    assert [entry.event for entry in only.entries] == ["OffenderIdentified", "SentenceRecorded", "LevelDecided"]
    assert only.entries[2].facts == {"level": 2, "before": None}
    assert only.kept_back == 2


async def test_not_a_word_about_the_victim_is_in_it(given: Given) -> None:
    said = given.model_dump_json()
    assert CANARY not in said
    assert "victim" not in said.lower()


async def test_each_look_is_logged(given: Given, store) -> None:
    looked = {access.what for access in await store.access.of(given.cases[0].case)}
    assert looked == {"subject access"}


async def test_of_somebody_unknown_nothing_is_held(store, words) -> None:
    assert await prepared(store, BOOKS, uuid4(), "officer", words.nine) is None
