"""The way in: on a court's list, or found with probation through OASys or joint work (003 s1, s2 L70)."""

from datetime import date
from typing import Literal
from uuid import UUID

from pydantic import Field

from domain.court_liaison.file import CourtFile, Custody, Order, changed
from domain.court_liaison.stages import LISTED, OASYS_IDENTIFIED
from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event
from domain.kernel.refusal import Objection
from domain.kernel.saying import said, unless, unless_refused

__all__ = [
    "DefendantListed", "IdentifiedWithProbation", "IdentifyPerson", "defendant_listed", "identified_with_probation",
    "identify_person", "in_order",
]  # fmt: skip


class IdentifyPerson(Advised):
    """Take a person up: on a court list, or found with probation through OASys or joint work."""

    type: Literal["IdentifyPerson"] = "IdentifyPerson"
    person: UUID
    through: Literal["court_list", "oasys_review", "joint_work"]
    court: str = Field(default="", max_length=80, description="Code of the court")
    hearing_on: date | None = Field(default=None, description="The day on which the person appears, or is sentenced")
    custody: Custody = "not_known"
    record: str = Field(default="", max_length=80, description="Reference of the OASys record that was reviewed")
    officer: str = Field(default="", max_length=80, description="The probation officer in the joint case discussion")
    order: Order | None = Field(default=None, description="Found after sentence: the order that runs")


class DefendantListed(Event):
    """The person appears at court on this day."""

    type: Literal["DefendantListed"] = "DefendantListed"
    person: UUID
    court: str
    hearing_on: date
    custody: Custody


class IdentifiedWithProbation(Event):
    """The person was found with probation, before or after sentence."""

    type: Literal["IdentifiedWithProbation"] = "IdentifiedWithProbation"
    person: UUID
    through: Literal["oasys_review", "joint_work"]
    record: str = ""
    officer: str = ""
    when: Literal["pre_sentence", "post_sentence"]
    hearing_on: date | None = None
    order: Order | None = None


def identify_person(command: IdentifyPerson, _: CourtFile, now: Circumstances) -> Ruling:
    """On a list with its day; or with probation, by the record or with the officer."""
    registered = unless(
        now.person(command.person), "CASE-PERSON", "Register the person first: the case stands under their key.",
        "person",
    )  # fmt: skip
    if command.through == "court_list":
        return unless_refused((registered, _listed(command)), _on_the_list(command, now.today))
    record = "Say which OASys record was reviewed."
    officer = "Say with which probation officer the case was discussed."
    return unless_refused(
        (
            registered,
            unless(command.through != "oasys_review" or said(command.record), "COURT-OM-IDENTIFY-OASYS", record,
                   "record"),
            unless(command.through != "joint_work" or said(command.officer), "COURT-OM-IDENTIFY-JOINT", officer,
                   "officer"),
            in_order(command.order),
        ),
        _with_probation(command),
    )  # fmt: skip


def _listed(command: IdentifyPerson) -> Objection | None:
    words = "Say on which day the person appears: the report is due on it."
    return unless(command.hearing_on, "COURT-REPORT-SAME-DAY", words, "hearing_on")


def _on_the_list(command: IdentifyPerson, today: date) -> Event:
    day = command.hearing_on or today
    return DefendantListed(person=command.person, court=command.court, hearing_on=day, custody=command.custody)


def _with_probation(command: IdentifyPerson) -> Event:
    facts = command.model_dump(include={"person", "through", "record", "officer", "hearing_on", "order"})
    return IdentifiedWithProbation.model_validate(
        {**facts, "when": "post_sentence" if command.order else "pre_sentence"}
    )


def in_order(order: Order | None) -> Objection | None:
    """The days of an order."""
    words = "The order ends after it starts."
    return unless(order is None or order.ends_on > order.starts_on, "COURT-OM-SENTENCE-PLAN", words, "order.ends_on")


def defendant_listed(file: CourtFile, event: DefendantListed) -> CourtFile:
    """On the list."""
    return changed(file, stage=LISTED, person=event.person, hearing_on=event.hearing_on, custody=event.custody)


def identified_with_probation(file: CourtFile, event: IdentifiedWithProbation) -> CourtFile:
    """Found with probation."""
    return changed(
        file, stage=OASYS_IDENTIFIED, person=event.person, hearing_on=event.hearing_on, order=event.order,
        sentenced=event.order is not None,
    )  # fmt: skip
