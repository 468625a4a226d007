"""A concern about how a home is run, raised with its manager before it is suspected abuse (NG189 1.12.9-1.12.11).

The guideline gives "for example two weeks" for the answer: that stands unless another date is set.
"""

from datetime import date
from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.clocks import Clock
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.safeguarding.file import SafeguardingFile
from domain.safeguarding.guards import said, unless, unless_refused
from domain.safeguarding.regions.common import SERVICE

__all__ = [
    "HOME_ANSWERS", "HomeImproved", "HomeNotImproved", "OrganisationalConcernRaised", "RaiseOrganisationalConcern",
    "RecordHomeAnswer", "answer_advice", "raise_organisational_concern", "raising_advice", "record_home_answer",
]  # fmt: skip


class Raising(Message):
    """What was raised with whom in the home."""

    service: str = Field(pattern=SERVICE)
    concern: str = Field(min_length=3, max_length=8000)
    raised_with: Literal["manager", "provider", "sole_owner"] = "manager"
    in_writing: bool = False
    impact_explained: bool = False
    answer_by: date | None = Field(default=None, description="Left out: two weeks")


class RaiseOrganisationalConcern(Raising, Advised):
    """Raise it with the manager, or higher where the manager is implicated (EST-ORG-CONSIDER-ACT)."""

    type: Literal["RaiseOrganisationalConcern"] = "RaiseOrganisationalConcern"
    manager_implicated: bool = False


class OrganisationalConcernRaised(Raising, Event):
    """The home owes an answer (EST-ORG-2W)."""

    type: Literal["OrganisationalConcernRaised"] = "OrganisationalConcernRaised"


class RecordHomeAnswer(Advised):
    """What the home answered, and whether anything changed."""

    type: Literal["RecordHomeAnswer"] = "RecordHomeAnswer"
    service: str = Field(pattern=SERVICE)
    improved: bool
    changes_checked: str = Field(default="", max_length=8000)


class HomeImproved(Event):
    """The changes happened."""

    type: Literal["HomeImproved"] = "HomeImproved"
    service: str
    changes_checked: str


class HomeNotImproved(Event):
    """Nothing changed: what was for considering is for suspecting now (1.12.9)."""

    type: Literal["HomeNotImproved"] = "HomeNotImproved"
    service: str
    changes_checked: str


def raise_organisational_concern(
    command: RaiseOrganisationalConcern, _: SafeguardingFile, now: Circumstances
) -> Ruling:
    """Never refused for how it is raised; only a date that has passed is."""
    past = command.answer_by is not None and command.answer_by < now.calendar.local_date(now.effective_at)
    words = "The date for the home's answer lies in the past."
    event = OrganisationalConcernRaised.model_validate(command.model_dump(exclude={"type", "reasons", _IMPLICATED}))
    return unless_refused((unless(not past, "EST-ORG-2W", words, "answer_by"),), event)


def raising_advice(
    command: RaiseOrganisationalConcern, _: SafeguardingFile, __: Circumstances
) -> tuple[Objection | None, ...]:
    """How the guideline asks for it to be raised."""
    rule = "EST-ORG-CONSIDER-ACT"
    higher = command.raised_with == "provider" or not command.manager_implicated
    return (
        unless(command.in_writing, rule, "Raise it in writing if possible.", "in_writing"),
        unless(command.impact_explained, rule, "Explain the impact on the residents.", "impact_explained"),
        unless(higher, rule, "The manager is implicated: go higher.", "raised_with"),
        unless(command.raised_with != "sole_owner" or not command.manager_implicated, "EST-ORG-REFER",
               "A sole owner is implicated: treat it as suspected abuse and refer.", "raised_with"),
    )  # fmt: skip


def record_home_answer(command: RecordHomeAnswer, _: SafeguardingFile, __: Circumstances) -> Ruling:
    """Never refused."""
    outcome = HomeImproved if command.improved else HomeNotImproved
    return (outcome(service=command.service, changes_checked=command.changes_checked),)


def answer_advice(command: RecordHomeAnswer, _: SafeguardingFile, __: Circumstances) -> tuple[Objection | None, ...]:
    """Somebody looked; and without improvement it is referred (1.12.9-1.12.11)."""
    checked = "Check that the changes happened, and say how."
    refer = "Nothing improved: treat it as suspected abuse and refer."
    return (
        unless(said(command.changes_checked), "EST-ORG-CONSIDER-ACT", checked, "changes_checked"),
        unless(command.improved, "EST-ORG-REFER", refer, "improved"),
    )


_IMPLICATED = "manager_implicated"

HOME_ANSWERS = Clock(
    rule="EST-ORG-2W",
    holder="provider",
    starts_on=(OrganisationalConcernRaised,),
    met_by=(HomeImproved, HomeNotImproved),
    subject=lambda event: event.service,
    agreed=lambda event: getattr(event, "answer_by", None),
)
