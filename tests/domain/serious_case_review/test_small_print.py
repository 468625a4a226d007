"""What no scenario file can say: a conflict in the register, a police liaison officer, what is kept apart."""

import re
from datetime import date
from typing import Any, get_args
from uuid import UUID

import pytest

from api.security import may_read
from domain.kernel.case import overview_of
from domain.kernel.commands import LinkCase
from domain.kernel.decider import decide
from domain.kernel.message import Message
from domain.kernel.overview import Now
from domain.kernel.register import Actor
from domain.mappa import roles as mappa_roles
from domain.registry import LAWBOOK
from domain.serious_case_review import roles, sharing, victims
from domain.serious_case_review.ending import ProsecutionMoved, prosecution_moved
from domain.serious_case_review.file import Report, ReviewFile
from domain.serious_case_review.report import ReportDrafted, report_drafted
from tests.domain.serious_case_review.given import COMPETENT, PERSON, REVIEW, commissioned, opened


def test_an_author_with_a_conflict_in_the_register_is_refused() -> None:
    story = commissioned()
    assert story.asks("2026-04-13T10:00", "AppointAuthor", author="kin", **COMPETENT) == ("SCR-AUTHOR-INDEP",)
    assert story.words == ("The register knows of a conflict of interest.",)
    story.does("2026-04-13T10:01", "AppointAuthor", author="aida", **COMPETENT)


@pytest.mark.parametrize("officer", ["flo", "vlo"])
def test_no_liaison_officer_is_the_one_who_speaks_with_the_victim(officer: str) -> None:
    story = commissioned()
    named = {"contact": officer, "trained": True, "senior_and_experienced": True}
    assert story.asks("2026-04-13T10:00", "NameVictimContact", **named) == ("SCR-VICTIM-PERSON",)
    assert story.words == ("A Family or Victim Liaison Officer may not be the one.",)


def _leaves(kind: type[Message]) -> dict[str, Any]:
    return {name: field for name, field in kind.model_fields.items() if name not in {"type", "reasons"}}


@pytest.mark.parametrize(
    "event",
    [victims.VictimPlanAgreed, victims.VictimContactRecorded, sharing.ReportDelivered, sharing.VictimFollowUpHeld],
)
def test_nothing_of_a_victim_can_be_written_into_the_offenders_review(event: type[Message]) -> None:
    """Codes, yes and no: no text, no id of a person or of a record."""
    for name, field in _leaves(event).items():
        assert field.annotation is not UUID
        texts = field.annotation is str and name != "victim"
        assert not texts, (event.tag(), name)


@pytest.mark.parametrize("name", ["Mrs Invented", "V1", "7c9e6679-7425-40de-944b-e07fc1f90ae7", "anna-invented"])
def test_a_victims_code_is_no_name(name: str) -> None:
    assert not re.fullmatch(victims.VICTIM, name)
    assert re.fullmatch(victims.VICTIM, "family2")


def test_a_review_is_never_linked_with_a_victims_record() -> None:
    story = opened()
    command = LinkCase(lifecycle="mappa-victim", case=UUID(int=5), relation="victim_of")
    decision = decide(REVIEW, command, story.case, story.at("2026-04-08T10:00", "cora"))
    assert decision.refusal is not None
    assert decision.refusal.rules == ("CASE-LINK",)


@pytest.mark.parametrize(
    ("role", "reads"),
    [("SmbChair", True), ("ReviewAuthor", True), ("MappaCoordinator", True), ("NationalMappaTeam", True),
     ("ProbationPractitioner", False), ("PoliceOffenderManager", False), ("DSO", False)],
)  # fmt: skip
def test_those_whose_own_work_is_reviewed_do_not_read_it(role: str, reads: bool) -> None:
    assert may_read(Actor(id="w", roles=(role,)), "serious-case-review") is reads


def test_agencies_have_the_codes_that_mappa_has() -> None:
    assert get_args(roles.Agency) == get_args(mappa_roles.Agency)


def test_a_new_draft_is_heard_by_everybody_anew() -> None:
    before = Report(heard=frozenset({"police"}), disputed=frozenset({"police"}), answered=frozenset({"r1"}))
    drafted = report_drafted(
        ReviewFile(report=before, stage="SMB_COMMENT"),
        ReportDrafted.model_validate({
            "recommendations": [{"id": "r2", "national": True}, {"id": "r3"}],
            "equality_issues": True,
        }),
    )  # fmt: skip
    assert drafted.stage == "REPORT_DRAFT"
    assert drafted.report == Report(
        recommendations=frozenset({"r2", "r3"}), national=frozenset({"r2"}), equality_issues=True
    )


def test_the_charge_is_kept_with_its_day_and_the_levels() -> None:
    file = opened().case.file
    assert (file.charged_on, file.lead_agency, file.person) == (date(2026, 4, 7), "probation", PERSON)
    assert [(each.level, each.since) for each in file.levels] == [(2, date(2025, 6, 2))]


def test_what_a_deferral_waits_for_is_said_until_it_ends() -> None:
    story = commissioned()
    story.does("2026-04-13T10:00", "InformAgencies", agencies=["probation", "police"], records_to_be_secured=True,
               management_review_asked=True, documents_by="2026-04-13", nominee_asked=True)  # fmt: skip
    story.does(
        "2026-04-14T10:00", "DeferReview", until="end_of_trial", because="Invented", advice_of="other_prosecutor"
    )
    now = Now(date(2026, 4, 14), LAWBOOK.packs[-1].rules)
    said = {each.topic: each.words for each in overview_of(REVIEW, story.case, now)}
    assert said["start"] == "Deferred: it waits for the end of the trial."
    story.does("2026-04-15T10:00", "RecordProsecutionOutcome", "cora", outcome="convicted", on="2026-04-15")
    assert (story.case.file.stage, story.case.file.deferred_until) == ("PANEL_DUE", "")


@pytest.mark.parametrize(("outcome", "basis", "moved"), [
    ("convicted", "mandatory", ("in", "mandatory", False)),
    ("acquitted", "mandatory", ("out", "mandatory", False)),
    ("convicted", "discretionary", ("in", "mandatory", False)),
    ("charge_changed", None, ("in", None, True)),
])  # fmt: skip
def test_what_the_prosecution_changes_of_the_grounds(outcome: str, basis: Any, moved: tuple[str, Any, bool]) -> None:
    file = opened().case.file.model_copy(update={"basis": basis, "finishing": True})
    scope = "out" if outcome == "acquitted" else "in"
    event = ProsecutionMoved.model_validate({
        "outcome": outcome, "on": date(2026, 5, 4), "offence": file.offence, "mandatory": outcome != "acquitted",
        "scope": scope,
    })  # fmt: skip
    after = prosecution_moved(file, event)
    assert (after.scope, after.basis, after.proceedings) == moved
    assert not after.finishing


def test_who_speaks_with_the_family_has_a_part_in_hand() -> None:
    assert REVIEW.also_in_hand(ReviewFile()) == {}
    assert REVIEW.also_in_hand(ReviewFile(contact="vic")) == {"vic": "ReviewVictimContact"}


def test_how_a_review_stands_is_told_in_words() -> None:
    story = commissioned()
    now = Now(story.at("2026-04-13T10:00", "cora").today, LAWBOOK.packs[-1].rules)
    said = {(each.topic, each.code): each.words for each in overview_of(REVIEW, story.case, now)}
    assert said["criteria", "murder"] == "Charged with murder on 4 April 2026."
    assert said["criteria", "mandatory"] == "The review is mandatory."
    assert said["people", "author"] == "No author is appointed yet."
    assert said["to be done", "victims_told"] == "Tell the victim and the family how the review stands."
