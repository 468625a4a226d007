"""Rows 19 to 21: is it enough, the post-enquiry plan, the closure (004 para 8; 7.3; L2116-2154)."""

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.safeguarding import checklists
from domain.safeguarding.actions import open_actions
from domain.safeguarding.agencies import outstanding_objections
from domain.safeguarding.closing import (
    ClosingCommand,
    ClosingEvent,
    ClosingStep,
    close,
    delay_evidence,
)
from domain.safeguarding.file import Closing, SafeguardingFile, changed
from domain.safeguarding.guards import said, unless
from domain.safeguarding.parties import key_decision
from domain.safeguarding.regions.standing import owed_after_enquiry
from domain.safeguarding.risk_closing import Outcome, outcome_objections
from domain.safeguarding.stages import CLOSURE_REVIEW, ENQUIRY

__all__ = [
    "AFTER_ENQUIRY", "AskForMoreEnquiry", "CloseEnquiry", "EnquiryClosed", "MoreEnquiryNeeded",
    "PostEnquiryPlanRecorded", "RecordPostEnquiryPlan", "ask_for_more_enquiry", "close_enquiry", "feedback_advice",
    "more_enquiry_needed",
    "post_enquiry_plan_recorded", "record_post_enquiry_plan",
]  # fmt: skip

Told = Literal["adult", "referrer", "regulator", "commissioner", "health", "police", "agencies"]


class AskForMoreEnquiry(Advised):
    """There is not enough to decide what action is needed and by whom."""

    type: Literal["AskForMoreEnquiry"] = "AskForMoreEnquiry"
    missing: str = Field(min_length=3, max_length=8000)


class MoreEnquiryNeeded(Event):
    """The enquiry goes on; its inquiry officers are at work again."""

    type: Literal["MoreEnquiryNeeded"] = "MoreEnquiryNeeded"
    missing: str


class PostEnquiryPlan(Message):
    """What follows the enquiry, for the adult and for the person responsible (004 para 8.2)."""

    enough_because: str = Field(default="", max_length=8000, description="Why it is enough to decide what and who")
    for_adult: str = Field(default="", max_length=8000)
    for_person_responsible: str = Field(default="", max_length=8000)
    shared_with_adult: bool = False
    not_shared_because: str = Field(default="", max_length=4000)
    assured: Mapping[str, str] = Field(default={}, description="By agency: how it is known to know its actions")


class RecordPostEnquiryPlan(PostEnquiryPlan, Advised):
    """Record the plan, share it, have the agencies assured."""

    type: Literal["RecordPostEnquiryPlan"] = "RecordPostEnquiryPlan"


class PostEnquiryPlanRecorded(PostEnquiryPlan, Event):
    """The post-enquiry plan stands; the case goes to its closure review."""

    type: Literal["PostEnquiryPlanRecorded"] = "PostEnquiryPlanRecorded"


class CloseEnquiry(ClosingCommand):
    """The enquiry is concluded; the manager signs."""

    type: Literal["CloseEnquiry"] = "CloseEnquiry"
    outcome: Outcome | None = None
    form_resent: bool = Field(default=False, description="CQC and Adults Commissioning form, with the outcome")
    form_anonymised: bool = False
    informed: Mapping[Told, str] = Field(default={}, description="Who was told the outcome, and how (8.3)")


class EnquiryClosed(ClosingEvent):
    """The enquiry is closed."""

    type: Literal["EnquiryClosed"] = "EnquiryClosed"


def _settled(file: SafeguardingFile) -> tuple[Objection | None, ...]:
    return (*outstanding_objections(file), *open_actions(file), *owed_after_enquiry(file))


AFTER_ENQUIRY = ClosingStep(EnquiryClosed, "S42-CR-19", checklists.ENQUIRY, _settled)


def ask_for_more_enquiry(command: AskForMoreEnquiry, file: SafeguardingFile, now: Circumstances) -> Ruling:
    """Row 19."""
    return key_decision(file, now, (), MoreEnquiryNeeded(missing=command.missing))


def record_post_enquiry_plan(command: RecordPostEnquiryPlan, file: SafeguardingFile, now: Circumstances) -> Ruling:
    """Row 20: enough is known, both parties are thought of, everybody concerned knows."""
    enough = "Say why there is enough to decide what action is needed and by whom."
    both = "Plan, or say that nothing is needed, for this party too."
    shared = command.shared_with_adult or said(command.not_shared_because)
    objections = (
        unless(said(command.enough_because), "S42-OUTCOME-ENOUGH", enough, "enough_because"),
        unless(said(command.for_adult), "S42-POST-BOTH", both, "for_adult"),
        unless(said(command.for_person_responsible), "S42-POST-BOTH", both, "for_person_responsible"),
        unless(shared, "S42-POST-SHARE", "Share the plan with the adult, or say why not.", "not_shared_because"),
        *_assured(command, file),
        *outstanding_objections(file),
    )
    event = PostEnquiryPlanRecorded.model_validate(command.body())
    return key_decision(file, now, objections, event)


def close_enquiry(command: CloseEnquiry, file: SafeguardingFile, now: Circumstances) -> Ruling:
    """Row 21: everything of the risk-assessment checklist and more; always sent to the manager."""
    closing = Closing(
        reason="enquiry_concluded", outcome=command.outcome, rationale=command.rationale,
        checklist=command.checklist, feedback=command.feedback,
        evidence={f"informed.{who}": how for who, how in command.informed.items()} | delay_evidence(command),
    )  # fmt: skip
    objections = (
        *outcome_objections(command.outcome, command.rationale),
        *_form_objections(command, file),
    )
    return close(AFTER_ENQUIRY, closing, file, now, objections, needs_sign_off=True)


def feedback_advice(command: CloseEnquiry, file: SafeguardingFile, _: Circumstances) -> tuple[Objection | None, ...]:
    """004 para 8.3: the adult, and each body that was involved, hears the outcome."""
    involved: set[Told] = {"referrer"} if not file.anonymous else set()
    involved |= {name for name in ("regulator", "commissioner", "police") if name in file.told}
    involved |= {"agencies"} if file.agencies else set()
    missing = sorted(involved - {who for who, how in command.informed.items() if said(how)})
    adult = said(command.informed.get("adult"))
    return (
        unless(adult, "S42-FB-RESP", "Tell the adult the outcome, or give the reason why not.", "informed.adult"),
        unless(not missing, "S42-FB-WHO", f"Not yet told the outcome: {', '.join(missing)}.", "informed"),
    )


def more_enquiry_needed(file: SafeguardingFile, _: MoreEnquiryNeeded) -> SafeguardingFile:
    """Back to the enquiry."""
    return changed(file, stage=ENQUIRY, io_finished=frozenset())


def post_enquiry_plan_recorded(file: SafeguardingFile, _: PostEnquiryPlanRecorded) -> SafeguardingFile:
    """To the closure review: no other step leads there, so no enquiry closes without its plan (S42-POST-RECORD)."""
    return changed(file, stage=CLOSURE_REVIEW)


def _assured(command: RecordPostEnquiryPlan, file: SafeguardingFile) -> tuple[Objection | None, ...]:
    return tuple(
        unless(said(command.assured.get(agency)), "S42-POST-ASSURE",
               f"Record how {agency} is known to know the plan and its actions.", f"assured.{agency}")
        for agency in file.agencies
    )  # fmt: skip


def _form_objections(command: CloseEnquiry, file: SafeguardingFile) -> tuple[Objection | None, ...]:
    """004 para 7.3: whoever got the form at the start gets it again with the outcome, anonymised (reading 16)."""
    if file.told.isdisjoint({"regulator", "commissioner"}):
        return ()
    resent = "Send the form again to the CQC and to Adults Commissioning, with its outcome section."
    return (
        unless(command.form_resent, "EST-CQC-RESEND", resent, "form_resent"),
        unless(command.form_anonymised, "EST-CQC-ANON", "Anonymise the form: the reference number only.",
               "form_anonymised"),
    )  # fmt: skip
