"""A victim's data are apart from the offender's: another key, another permission, nothing in the other's record."""

import json
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest

from api.lists import wanted_by
from api.security import hidden_from, may_read
from domain.calendar import SHIPPED
from domain.kernel.case import AnyCase, AnyLifecycle, new_case
from domain.kernel.circumstances import Area, Circumstances
from domain.kernel.commands import AcceptLink, LinkCase
from domain.kernel.decider import Decision, decide
from domain.kernel.message import Command
from domain.kernel.register import Actor, PersonFacts, Register
from domain.mappa.lifecycle import MAPPA
from domain.mappa.opening import IdentifyOffender
from domain.mappa.victim.contact import AssessVictimContact, IdentifyVictim
from domain.mappa.victim.informing import GiveVictimView, TellVictim
from domain.mappa.victim.lifecycle import MAPPA_VICTIM
from domain.registry import LAWBOOK

OFFENDER, VICTIM, CASE, RECORD = uuid4(), uuid4(), uuid4(), uuid4()
_AT = datetime(2026, 3, 2, 10, tzinfo=UTC)
_VLO = Actor(id="vera", roles=("VictimLiaisonOfficer", "ProbationPractitioner"))


def _now(case: UUID, by: Actor = _VLO) -> Circumstances:
    people = {OFFENDER: PersonFacts(), VICTIM: PersonFacts()}
    return Circumstances(
        case_id=case, effective_at=_AT, recorded_at=_AT, by=by, law=LAWBOOK.packs[-1],
        calendar=SHIPPED.named("england-and-wales"), area=Area(), register=Register(people=people),
    )  # fmt: skip


def _played(lifecycle: AnyLifecycle, case: UUID, *commands: Command) -> tuple[AnyCase, list[Decision[Any]]]:
    state, decisions = new_case(lifecycle), []
    for command in commands:
        decision = decide(lifecycle, command, state, _now(case))
        assert decision.refusal is None, decision.refusal
        state = decision.case
        decisions.append(decision)
    return state, decisions


@pytest.fixture
def offender() -> AnyCase:
    opened = IdentifyOffender(person=OFFENDER, agency="probation", area="kent")
    return _played(MAPPA, CASE, opened)[0]


def test_the_victims_record_stands_under_the_victims_own_key() -> None:
    identified = IdentifyVictim(person=VICTIM, offender_case=CASE)
    assert MAPPA_VICTIM.subject(identified) == VICTIM
    assert MAPPA_VICTIM.name != MAPPA.name


def test_nothing_that_happens_to_the_victims_record_is_told_to_the_offenders_case() -> None:
    """What goes from case to case are follow-ups: the victim's record has none, whatever happens to it."""
    _, decisions = _played(
        MAPPA_VICTIM, RECORD, IdentifyVictim(person=VICTIM, offender_case=CASE),
        AssessVictimContact(specified_offence=True, months=24), TellVictim(topic="process", by="liaison_officer"),
        GiveVictimView(meeting="m-1", how="report"),
    )  # fmt: skip
    assert [follow_up for decision in decisions for follow_up in decision.follow_ups] == []


@pytest.mark.parametrize("link", [LinkCase, AcceptLink])
def test_no_link_shows_the_victims_record_in_the_offenders_chronology(
    offender: AnyCase, link: type[LinkCase | AcceptLink]
) -> None:
    by = Actor(id="system", roles=("System", "ProbationPractitioner"))
    command = link(lifecycle="mappa-victim", case=RECORD, relation="victim_of")
    decision = decide(MAPPA, command, offender, _now(CASE, by))
    assert decision.refusal is not None
    assert decision.refusal.rules == ("CASE-LINK",)


def test_what_a_subject_access_to_the_offenders_case_gives_has_no_field_for_a_victim() -> None:
    """The export of a case is its events: none of them can hold the id of another person than the offender."""
    schemas = {event.tag(): event.model_json_schema() for event in MAPPA.events}
    with_ids = {tag for tag, schema in schemas.items() if '"format": "uuid"' in json.dumps(schema)}
    assert with_ids == {"OffenderIdentified", "SeriousFurtherOffenceNotified"}
    ids = {name for name, field in schemas["SeriousFurtherOffenceNotified"]["properties"].items() if "format" in field}
    assert ids == {"review", "charged_on"}, "a case of its own and a day: nobody's id"


@pytest.mark.parametrize(
    ("role", "reads"),
    [("VictimLiaisonOfficer", True), ("MappaCoordinator", True), ("PrisonOffenderManager", False),
     ("DutyToCooperateAgency", False), ("ChildrensServices", False), ("DSO", False)],
)  # fmt: skip
def test_fewer_roles_read_a_victims_record_than_the_offenders(role: str, reads: bool) -> None:
    caller = Actor(id="somebody", roles=(role,))
    assert may_read(caller, "mappa-victim") is reads
    assert may_read(caller, "mappa") is (role != "DSO")


def test_lists_leave_a_victims_record_out_for_who_does_not_read_it() -> None:
    housing = Actor(id="somebody", roles=("DutyToCooperateAgency",))
    assert "mappa-victim" in hidden_from(housing)
    assert "mappa-victim" in wanted_by(housing, "all", None, None, None).hidden
    assert "mappa-victim" not in hidden_from(_VLO)
    assert "mappa" not in hidden_from(housing)
