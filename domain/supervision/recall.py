"""Recall: asked for with clinical supervisor and manager, ordered by the casework section.

While recalled the person is detained: no visit and no report is owed, the conditions are gone; a new discharge is a new
beginning with conditions of its own (001 Std 5(b); 004 26.25, 26.36).
"""

from datetime import date
from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.chart import Row, simply
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import OutsideKind, Ruling, as_told
from domain.kernel.message import Event, Message
from domain.kernel.saying import said, unless, unless_refused
from domain.supervision.acting import by_supervisor
from domain.supervision.community import standing
from domain.supervision.file import Discharge, Rise, Risk, SupervisionFile, changed
from domain.supervision.law.risk import RISK_RULES
from domain.supervision.roles import SOCIAL_SUPERVISOR, TOLD
from domain.supervision.rows import SupervisionRegion
from domain.supervision.stages import (
    ESCALATED,
    IN_COMMUNITY,
    RECALL_PENDING,
    RECALLED,
    REVIEWING_BREACH,
    SUPERVISED,
)

__all__ = [
    "RECALL", "NotRecalled", "OrderRecall", "RecallOrder", "RecallOrdered", "RecallRequested", "RefuseRecall",
    "RequestRecall",
]  # fmt: skip

_ASKABLE = frozenset({SUPERVISED, REVIEWING_BREACH, ESCALATED})


class Asking(Message):
    """On what a recall is asked for, and who is in it; the breach may be named beside what has risen."""

    grounds: tuple[Rise | Literal["breach"], ...] = Field(min_length=1)
    words: str = Field(min_length=3, max_length=20_000)
    clinical_supervisor: str = Field(default="", max_length=4000, description="What the clinical supervisor says")
    manager: str = Field(default="", max_length=4000, description="What the manager says")


class RequestRecall(Asking, Advised):
    """Ask the casework section to recall the person."""

    type: Literal["RequestRecall"] = "RequestRecall"


class RecallRequested(Asking, Event):
    """A recall was asked for."""

    type: Literal["RecallRequested"] = "RecallRequested"


class RecallOrder(Message):
    """By whom the recall was ordered; where the bed is, and how the person gets there, as far as known."""

    ordered_by: Literal["casework_section", "hospital", "clinical_supervisor", "police", "other"]
    bed: str = Field(default="", max_length=400)
    conveyance: str = Field(default="", max_length=4000)


class OrderRecall(RecallOrder, Advised):
    """Record that the recall was ordered, at the instant of the order."""

    type: Literal["OrderRecall"] = "OrderRecall"


class RecallOrdered(RecallOrder, Event):
    """The Secretary of State recalled the person: visits and reports are not owed while it lasts."""

    type: Literal["RecallOrdered"] = "RecallOrdered"
    on: date = Field(description="The local day of the order")


class RefuseRecall(Advised):
    """Record that the casework section did not recall the person."""

    type: Literal["RefuseRecall"] = "RefuseRecall"
    because: str = Field(min_length=3, max_length=20_000)


class NotRecalled(Event):
    """The person was not recalled."""

    type: Literal["NotRecalled"] = "NotRecalled"
    because: str


def request_recall(command: RequestRecall, file: SupervisionFile, now: Circumstances) -> Ruling:
    """On what has risen and stands on record, with the clinical supervisor and the manager."""
    named = set(command.grounds) - {"breach"}
    alone = "A breach alone does not justify recall: say what has risen, or how mental health has deteriorated."
    unlogged = "Nothing on record says so: raise the concern, or record the contact that showed it."
    clinical, manager = "Say what the clinical supervisor says of it.", "Say what the manager says of it."
    return unless_refused(
        (
            by_supervisor(file, now, "SUP-RECALL-RECORD"),
            unless(named, "SUP-BREACH-NOT-RECALL", alone, "grounds"),
            unless(named <= file.risk.grounds, "SUP-BREACH-NOT-RECALL", unlogged, "grounds"),
            unless(said(command.clinical_supervisor), "SUP-RECALL-RECORD", clinical, "clinical_supervisor"),
            unless(said(command.manager), "SUP-RECALL-RECORD", manager, "manager"),
        ),
        RecallRequested.model_validate(command.body()),
    )


def order_recall(command: OrderRecall, _: SupervisionFile, now: Circumstances) -> Ruling:
    """By the casework section only; it may recall without being asked."""
    words = "Only the Mental Health Casework Section recalls, for the Secretary of State."
    mhcs = command.ordered_by == "casework_section"
    return unless_refused(
        (unless(mhcs, "SUP-RECALL-BY-MHCS", words, "ordered_by"),), RecallOrdered(**command.body(), on=now.today)
    )  # fmt: skip


def refuse_recall(command: RefuseRecall, _: SupervisionFile, __: Circumstances) -> Ruling:
    """Never refused while a recall is asked for."""
    return (NotRecalled(because=command.because),)


def recall_requested(file: SupervisionFile, _: RecallRequested) -> SupervisionFile:
    """The casework section decides."""
    return standing(file, recall_requested=True)


def recalled(file: SupervisionFile, event: RecallOrdered) -> SupervisionFile:
    """Detained again: the conditions and what was under review are gone."""
    legal = file.legal.model_copy(update={"status": "recalled", "since": event.on, "authority": "secretary_of_state"})
    discharge = Discharge(effective_on=file.discharge.effective_on)
    risk = Risk(breach_names=file.risk.breach_names, assessments=file.risk.assessments)
    return changed(file, stage=RECALLED, legal=legal, discharge=discharge, risk=risk)


def not_recalled(file: SupervisionFile, _: NotRecalled) -> SupervisionFile:
    """Supervised on; the concern on which the request stood is decided with it."""
    return standing(file, recall_requested=False, concern=False, grounds=frozenset())


RECALL = SupervisionRegion(
    name="recall",
    rows=(
        Row("ESCALATED", RequestRecall, _ASKABLE, SOCIAL_SUPERVISOR, request_recall, "SUP-RECALL-RECORD"),
        Row("RECALL_PENDING", OrderRecall, IN_COMMUNITY, TOLD, order_recall, "SUP-RECALL-BY-MHCS"),
        Row("RECALL_PENDING", RefuseRecall, frozenset({RECALL_PENDING}), TOLD, refuse_recall),
    ),
    folds={
        RecallRequested: simply(recall_requested),
        RecallOrdered: simply(recalled),
        NotRecalled: simply(not_recalled),
    },
    rules=RISK_RULES,
    outside=(
        OutsideKind("uk.moj.mhcs.recalled.v1", RecallOrder, as_told(OrderRecall),
                    "The casework section recalled the person"),
    ),
)  # fmt: skip
