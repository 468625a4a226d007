"""Offender management: the assessment with its risks and the joint sentence plan (003 s2 L72 to L79, L127).

What two must do is two commands: one side proposes, the other agrees; only then does the joint event stand.
"""

from typing import Final, Literal

from pydantic import Field

from domain.court_liaison.file import REFERENCE, CourtFile, changed
from domain.court_liaison.roles import side_of
from domain.court_liaison.stages import OM_ACTIVE, OM_ASSESSED
from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import said, unless, unless_refused

__all__ = [
    "AgreeSentencePlan", "Assess", "Assessed", "ProposeSentencePlan", "SentencePlanAgreed", "SentencePlanProposed",
    "agree_sentence_plan", "assess", "assessed", "by_the_other", "lead_expected", "propose_sentence_plan",
    "sentence_plan_agreed", "sentence_plan_proposed", "side", "specialist_expected",
]  # fmt: skip

_TEXT: Final = Field(min_length=3, max_length=20_000)


class _Assessment(Message):
    """What offender management rests on; the risk assessment is a part of it."""

    findings: str = _TEXT
    risk: str = Field(default="", max_length=20_000, description="Risk to self and others, and how it is known")
    specialist: str = Field(default="", max_length=4000, description="The specialist approach for a cohort")


class Assess(_Assessment, Advised):
    """Complete the assessment for offender management, before or after sentence."""

    type: Literal["Assess"] = "Assess"


class Assessed(_Assessment, Event):
    """Assessed for offender management, with the risks."""

    type: Literal["Assessed"] = "Assessed"
    when: Literal["pre_sentence", "post_sentence"]


class SentencePlan(Message):
    """The plan for an order, and who will be the person's main contact."""

    document: str = Field(pattern=REFERENCE)
    aims: str = _TEXT
    case_manager: Literal["fmhp", "probation"]
    most_contact_with_fmhp: bool = Field(description="Because of mental health need the person will see the FMHP most")


class ProposeSentencePlan(SentencePlan, Advised):
    """Put a sentence plan before the other side."""

    type: Literal["ProposeSentencePlan"] = "ProposeSentencePlan"


class SentencePlanProposed(SentencePlan, Event):
    """A sentence plan waits for the other side."""

    type: Literal["SentencePlanProposed"] = "SentencePlanProposed"
    side: Literal["fmhp", "probation"]
    by: str


class AgreeSentencePlan(Advised):
    """Agree to the plan that the other side put forward."""

    type: Literal["AgreeSentencePlan"] = "AgreeSentencePlan"
    words: str = Field(default="", max_length=20_000)


class SentencePlanAgreed(Event):
    """Practitioner and probation have a joint sentence plan."""

    type: Literal["SentencePlanAgreed"] = "SentencePlanAgreed"
    words: str = ""


def assess(command: Assess, file: CourtFile, _: Circumstances) -> Ruling:
    """With the risks, always."""
    words = "An assessment for offender management includes the risk assessment."
    return unless_refused(
        (unless(said(command.risk), "COURT-OM-RISK", words, "risk"),),
        Assessed(**command.body(), when="post_sentence" if file.sentenced else "pre_sentence"),
    )


def propose_sentence_plan(command: ProposeSentencePlan, file: CourtFile, now: Circumstances) -> Ruling:
    """For a person who was sentenced to supervision."""
    words = "There is no order yet: a sentence plan is for a person who was sentenced to supervision."
    return unless_refused(
        (unless(file.order, "COURT-OM-SENTENCE-PLAN", words),),
        SentencePlanProposed(**command.body(), side=side(now), by=now.by.id),
    )


def agree_sentence_plan(command: AgreeSentencePlan, file: CourtFile, now: Circumstances) -> Ruling:
    """By the other side, and by another person."""
    return unless_refused(
        by_the_other("COURT-OM-SENTENCE-PLAN", file.proposed_by, now), SentencePlanAgreed(words=command.words)
    )


def specialist_expected(command: Assess, file: CourtFile, _: Circumstances) -> tuple[Objection | None, ...]:
    """The specialist approach where a cohort is flagged."""
    words = "The person belongs to a cohort: say which specialist approach is used."
    return (unless(said(command.specialist) or not file.cohorts, "COURT-OM-SPECIALIST", words, "specialist"),)


def lead_expected(command: ProposeSentencePlan, _: CourtFile, __: Circumstances) -> tuple[Objection | None, ...]:
    """Who will see the person most for mental health need manages the case."""
    right = command.case_manager == "fmhp" or not command.most_contact_with_fmhp
    words = "Who sees the person most because of mental health need manages the case: that is the practitioner."
    return (unless(right, "COURT-OM-LEAD", words, "case_manager"),)


def side(now: Circumstances) -> Literal["fmhp", "probation"]:
    """For which of the two whoever acts speaks."""
    return "fmhp" if side_of(now.by.roles) == "fmhp" else "probation"


def by_the_other(rule: str, proposed: tuple[str, str] | None, now: Circumstances) -> tuple[Objection | None, ...]:
    """Proposed, and then agreed by somebody else of the other side."""
    proposer, who = proposed or ("", "")
    nothing = "Nothing waits for an agreement."
    other = "Practitioner and probation do this together: the other side agrees."
    return (
        unless(proposed, rule, nothing),
        unless(not proposed or (side(now) != proposer and now.by.id != who), rule, other),
    )


def assessed(file: CourtFile, _: Assessed) -> CourtFile:
    """Assessed."""
    return changed(file, stage=OM_ASSESSED, om_assessed=True)


def sentence_plan_proposed(file: CourtFile, event: SentencePlanProposed) -> CourtFile:
    """Waits for the other side."""
    return changed(file, proposed_by=(event.side, event.by), case_manager=event.case_manager)


def sentence_plan_agreed(file: CourtFile, _: SentencePlanAgreed) -> CourtFile:
    """Agreed by both."""
    return changed(file, stage=OM_ACTIVE, proposed_by=None)
