"""The care and support plan: every eligible need answered, special requirements, contacts, a copy (000 para 9)."""

from collections.abc import Iterator, Mapping
from typing import Literal

from pydantic import Field

from domain.forensic.documents import Submitted, held_by_objection, submitted, submitting_objection
from domain.forensic.file import ForensicFile, changed
from domain.forensic.reablement import kers_resolved
from domain.forensic.stages import PLAN_QA
from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import said, unless, unless_refused

__all__ = ["PlanSubmitted", "SubmitPlan", "plan_submitted", "special_requirements", "submit_plan"]


class Contact(Message):
    """A professional in section 4 of the plan (9.3)."""

    role: str = Field(min_length=2, max_length=200)
    name: str = Field(min_length=2, max_length=200)
    details: str = Field(min_length=3, max_length=400, description="How to reach them")


class Plan(Message):
    """What the plan says, in the command as in the event."""

    provisions: Mapping[str, str] = Field(description="By eligible need: the care and support that meets it")
    special_requirements: Mapping[str, str] = Field(
        default={},
        description="By requirement: MAPPA, victims of crime, sexual offences, conditional discharge, others",
    )
    contacts: tuple[Contact, ...] = Field(default=(), description="Section 4: staying safe and well, contingency")
    ongoing_support: bool = Field(default=True, description="Whether the plan agrees ongoing support")
    document: str = Field(default="", max_length=200)


class SubmitPlan(Plan, Advised):
    """Send the care and support plan to quality assurance."""

    type: Literal["SubmitPlan"] = "SubmitPlan"


class PlanSubmitted(Plan, Submitted):
    """The plan waits for quality assurance."""

    type: Literal["PlanSubmitted"] = "PlanSubmitted"


def special_requirements(file: ForensicFile) -> tuple[str, ...]:
    """What the plan must take account of, by the flags of this case (9.2)."""
    flags = file.flags
    applies = (
        (flags.mappa, "mappa"),
        (flags.victim_contact, "victims_of_crime"),
        (flags.sexual_offence_orders, "sexual_offences"),
        (flags.social_supervision in {"pre_discharge", "active"}, "conditional_discharge"),
    )
    return tuple(name for holds, name in applies if holds)


def submit_plan(command: SubmitPlan, file: ForensicFile, now: Circumstances) -> Ruling:
    """Complete, and only once it is known whether reablement comes first."""
    contacts = "Section 4 of the plan lists the contact details of every relevant professional."
    return unless_refused(
        (
            held_by_objection("FOR-CSP-PROVIDE", file, now),
            submitting_objection("care_and_support_plan", file),
            *_unanswered(command, file),
            unless(command.contacts, "FOR-CSP-CONTACTS", contacts, "contacts"),
            kers_resolved(file) if command.ongoing_support else None,
        ),
        PlanSubmitted(**command.body(), version=file.document("care_and_support_plan").version + 1, author=now.by.id),
    )


def _unanswered(command: SubmitPlan, file: ForensicFile) -> Iterator[Objection | None]:
    for n, need in enumerate(file.eligible_needs, 1):
        words = f"The plan does not say how eligible need {n} is met."  # its words are personal: only its place
        yield unless(said(command.provisions.get(need)), "FOR-CSP-PROVIDE", words, "provisions")
    for requirement in special_requirements(file):
        words = f"The plan takes account of this special requirement: {requirement.replace('_', ' ')}."
        answered = said(command.special_requirements.get(requirement))
        yield unless(answered, "FOR-CSP-SPECIFICS", words, f"special_requirements.{requirement}")


def plan_submitted(file: ForensicFile, event: PlanSubmitted) -> ForensicFile:
    """Waits for quality assurance."""
    return changed(submitted(file, "care_and_support_plan", event), stage=PLAN_QA)
