"""The victim and the family: the plan for them, what they were told, that they were heard (20.8, 20.13, 20.14, 20.28).

Only who of them (a code), what and when stands here: the case is the offender's, under the offender's key. What they
said, their names and how to reach them stand on their own records (lifecycle ``mappa-victim``), which this one never
names and is never linked with.
"""

from collections.abc import Iterator
from typing import Final, Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import unless, unless_refused
from domain.serious_case_review.file import ReviewFile, changed
from domain.serious_case_review.notifying import OtherKind
from domain.serious_case_review.owed import done_by
from domain.serious_case_review.people import contact_objection

__all__ = [
    "AgreeVictimPlan", "RecordVictimContact", "VictimContactRecorded", "VictimPlanAgreed", "agree_victim_plan",
    "cleared_objection", "record_victim_contact", "victim_contact_recorded", "victim_plan_agreed",
]  # fmt: skip

VICTIM: Final = r"^[a-z][a-z0-9]{0,9}$"
"""A code for one of them on this review: v1, family2. No name."""


class _Plan(Message):
    """How, when and by whom the victim and the family are told; who gets the report."""

    told_of_the_process: bool = Field(default=False, description="The plan says when they are told of the process")
    report_for: bool = Field(default=False, description="The plan says with whom the report is shared")
    shared_by: bool = Field(default=False, description="The plan says who shares it and when")
    joint_with: tuple[OtherKind, ...] = Field(default=(), description="Other reviews with which it was agreed")


class AgreeVictimPlan(_Plan, Advised):
    """Agree the communication plan for the victim and the family."""

    type: Literal["AgreeVictimPlan"] = "AgreeVictimPlan"


class VictimPlanAgreed(_Plan, Event):
    """There is a communication plan for the victim and the family."""

    type: Literal["VictimPlanAgreed"] = "VictimPlanAgreed"


class _VictimContact(Message):
    """One contact with the victim or somebody of the family: what it was about, never what was said."""

    victim: str = Field(pattern=VICTIM, description="A code on this review, e.g. v1; no name")
    about: Literal["review_opened", "progress", "delay_and_reasons", "views_and_questions", "declined", "discontinued"]
    liaised_with: Literal["not_yet", "family_liaison", "victim_liaison", "advocate", "none_appointed"] = "not_yet"
    cleared_with: Literal["", "prosecutor", "senior_investigating_officer"] = Field(
        default="", description="Who agreed to the timing of the contact, while proceedings run"
    )


class RecordVictimContact(_VictimContact, Advised):
    """Record that the victim or the family was told how the review stands, or was heard."""

    type: Literal["RecordVictimContact"] = "RecordVictimContact"


class VictimContactRecorded(_VictimContact, Event):
    """The victim or the family was told how the review stands, or was heard."""

    type: Literal["VictimContactRecorded"] = "VictimContactRecorded"


def agree_victim_plan(command: AgreeVictimPlan, file: ReviewFile, _: Circumstances) -> Ruling:
    """All three parts; where other reviews speak with the family too, one plan for all."""
    rule = "SCR-T08-VICTIM-PLAN"
    alone = sorted(file.family_reviews.difference(command.joint_with))
    words = f"Agree one plan with {', '.join(each.replace('_', ' ') for each in alone)}."
    return unless_refused(
        (
            unless(command.told_of_the_process, rule, "Say when they are told of the process.", "told_of_the_process"),
            unless(command.report_for, rule, "Say with whom the report is shared.", "report_for"),
            unless(command.shared_by, rule, "Say who shares it and when.", "shared_by"),
            unless(not alone, "SCR-VICTIM-JOINT", words, "joint_with"),
        ),
        VictimPlanAgreed.model_validate(command.body()),
    )


def record_victim_contact(command: RecordVictimContact, file: ReviewFile, now: Circumstances) -> Ruling:
    """By the person named, with whoever else supports them, and cleared while proceedings run."""
    liaised = command.liaised_with != "not_yet"
    words = "Work with the liaison officer or advocate, or say that none is appointed."
    return unless_refused(
        (
            contact_objection(file, now),
            unless(liaised, "SCR-VICTIM-LIAISE", words, "liaised_with"),
            *cleared_objection(command.cleared_with, file),
        ),
        VictimContactRecorded.model_validate(command.body()),
        *done_by(file, "victims_told"),
    )


def cleared_objection(cleared_with: str, file: ReviewFile) -> Iterator[Objection | None]:
    """While an investigation or proceedings run the timing is agreed with who leads them (20.8)."""
    words = "Proceedings run: agree the timing with the prosecutor or the Senior Investigating Officer first."
    yield unless(cleared_with or not file.proceedings, "SCR-CPS-WITNESS", words, "cleared_with")


def victim_plan_agreed(file: ReviewFile, _: VictimPlanAgreed) -> ReviewFile:
    """Agreed."""
    return changed(file, victim_plan=True)


def victim_contact_recorded(file: ReviewFile, event: VictimContactRecorded) -> ReviewFile:
    """Whether somebody of them was told, was heard, or wants no part."""
    return changed(
        file, victims_told=True, victims_heard=file.victims_heard or event.about == "views_and_questions",
        victims_declined=event.about == "declined",
    )  # fmt: skip
