"""Row 22 and the roles: who is the acting DSO, who may become it, and what a change leaves alone."""

from datetime import date

import pytest

from domain.kernel.register import Actor
from domain.safeguarding.casework import Casework
from domain.safeguarding.file import AgencyEnquiry, SafeguardingFile
from domain.safeguarding.lifecycle import charge
from domain.safeguarding.triage import ProgressConcern
from tests.domain.safeguarding.conftest import CONDITIONS, PERSON, SAFEGUARDING, TRIAGE, WORKERS

PROGRESS = {"enquiry_type": "statutory", "why": "Invented", "conditions": CONDITIONS, "triage": TRIAGE}


def test_the_first_dso_who_takes_a_key_decision_is_the_acting_dso(tell) -> None:
    story = tell().reaches("TRIAGE").do("ProgressConcern", "dora", **PROGRESS)
    assert story.last.happened[0].event.model_dump(exclude_none=True) == {
        "type": "DsoChanged", "dso": "dora", "because": "first_key_decision",
    }  # fmt: skip
    assert story.do("RateRisk", "dana", category="impact", level="low", why="x").refused == ("S42-DSO-DECISIONS",)


def test_a_refused_decision_makes_nobody_the_acting_dso(tell) -> None:
    story = tell().reaches("TRIAGE").do("ProgressConcern", "dora", enquiry_type="statutory", why="Invented")
    assert story.case.file.dso is None


@pytest.mark.parametrize(("worker", "taken"), [("dana", True), ("dora", True), ("kit", False), ("kim", True)])
def test_a_dso_is_kr11_or_above_or_a_kr10_by_exception(tell, worker: str, taken: bool) -> None:
    assert bool(tell().reaches("TRIAGE").do("ProgressConcern", worker, **PROGRESS).refused) is not taken


def test_a_dso_whom_the_register_does_not_know_is_refused(tell) -> None:
    story = tell().reaches("TRIAGE")
    story.give(ProgressConcern.model_validate(PROGRESS), Actor(id="unheard-of", roles=("DSO",)))
    assert story.refused == ("WORK-DSO-KR11",)


def test_a_change_of_dso_leaves_every_clock_alone_and_is_kept_in_the_log(tell) -> None:
    story = tell().reaches("RISK_ASSESSMENT")
    before = story.case.docket
    story.happy("ChangeDso", "sue", dso="dora", because="Invented")
    assert story.case.docket == before
    assert [(h.role, h.worker, h.stage) for h in story.case.file.holders] == [
        ("DSO", "dana", "TRIAGE"), ("DSO", "dora", "RISK_ASSESSMENT"),
    ]  # fmt: skip
    assert story.do("RateRisk", "dana", category="impact", level="low", why="x").refused == ("S42-DSO-DECISIONS",)


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({"home_team": "Thanet"}, "S42-TEAM-DEFAULT"),
        ({"home_team": "Dover", "setting": "care_home", "setting_team": "Thanet"}, "S42-TEAM-EST"),
        ({"home_team": "Thanet", "setting_team": "Dover", "content": ["domestic"]}, "S42-TEAM-DA"),
    ],
)
def test_after_triage_the_dso_comes_from_the_team_that_the_procedure_names(tell, facts, rule) -> None:
    story = tell().happy("ReceiveReferral", person=str(PERSON), channel="KASC", **facts)
    story.happy("ChangeDso", "sue", dso="dora", because="At triage the team is free")
    story.happy("ProgressConcern", "dora", **PROGRESS).happy("ChangeDso", "sue", dso="dana", because="Invented")
    assert story.do("ChangeDso", "sue", dso="dora", because="Invented").refused == (rule,)
    story.happy("ChangeDso", "sue", dso="dora", because="Invented", other_team_because="Nobody else is free")


def test_the_log_of_inquiry_officers_keeps_those_who_left(tell) -> None:
    story = tell().reaches("ENQUIRY")
    story.happy("ChangeIo", leaves="noel", io="ines", because="Invented", suitable_because="Invented")
    assert [h.worker for h in story.case.file.holders if h.role == "IO"] == ["noel", "ines"]
    assert [officer.worker for officer in story.case.file.officers] == ["ines"]
    assert story.do("CompleteIoWork", "noel", report="doc-1").refused == ("S42-ROLE-IO",)


def test_without_a_date_of_birth_a_case_opens_and_the_age_is_for_people_to_settle(tell) -> None:
    story = tell(born=date(1950, 1, 1))
    story.people = {PERSON: story.people[PERSON].model_copy(update={"born": None})}
    assert story.do("ReceiveReferral", person=str(PERSON), channel="KASC").refused == ()


def test_the_worklists_see_codes_and_opaque_ids_only(tell) -> None:
    charge = SAFEGUARDING.charge(tell().reaches("ENQUIRY").case.file)
    assert charge.worker in WORKERS
    assert charge.waits_for is None


@pytest.mark.parametrize(
    ("kind", "data", "event"),
    [
        ("uk.police.crime-number.v1", {"crime_number": "46/1/26"}, "CrimeNumberGiven"),
        ("uk.nhs.adult-died.v1", {"on": "2026-03-01"}, "AdultDied"),
        ("uk.nhs.hospital.discharge-date.v1", {"discharge_on": "2026-04-01"}, "DischargeDateSet"),
    ],
)
def test_what_other_services_tell_is_kept_at_every_stage(tell, kind, data, event) -> None:
    outside = SAFEGUARDING.outside_kind(kind)
    command = outside.command(outside.data.model_validate(data))
    for stage in ("RECEIVED", "TRIAGE", "ENQUIRY", "CLOSURE_REVIEW"):
        story = tell().reaches(stage).give(command, Actor(id="kent-police", roles=("Service",)))
        assert story.brought == (event,)


def test_an_agencys_own_system_may_send_its_report(tell) -> None:
    outside = SAFEGUARDING.outside_kind("uk.caseclock.partner.agency-report.v1")
    command = outside.command(outside.data.model_validate({"agency": "east-trust"}))
    story = tell().reaches("ENQUIRY").give(command, Actor(id="east-trust", roles=("Service",)))
    assert story.refused == ("S42-CO-CHECK",)


def test_a_case_says_all_that_it_waits_for():
    """A work list of what waits for an agency must not miss a case that waits for bodies to be told as well."""
    file = SafeguardingFile(agencies={"invented-care": AgencyEnquiry()}, casework=Casework(owed=frozenset({"police"})))
    assert charge(file).waits_for == "to_be_told,agency"
    assert charge(SafeguardingFile()).waits_for is None
