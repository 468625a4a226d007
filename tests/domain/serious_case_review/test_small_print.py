"""What no scenario file can say: a conflict in the register, a police liaison officer, what is kept apart."""

import re
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
from tests.domain.serious_case_review.given import COMPETENT, REVIEW, commissioned, opened


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


def test_how_a_review_stands_is_told_in_words() -> None:
    story = commissioned()
    now = Now(story.at("2026-04-13T10:00", "cora").today, LAWBOOK.packs[-1].rules)
    said = {(each.topic, each.code): each.words for each in overview_of(REVIEW, story.case, now)}
    assert said["criteria", "murder"] == "Charged with murder on 4 April 2026."
    assert said["criteria", "mandatory"] == "The review is mandatory."
    assert said["people", "author"] == "No author is appointed yet."
    assert said["to be done", "victims_told"] == "Tell the victim and the family how the review stands."
