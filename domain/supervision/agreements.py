"""What home, host and partner agree: charge, assurance, delegation to a health partner (001 3.6, 4.0 Std 4, 7.6)."""

from datetime import date
from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.chart import Row, simply
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.register import Period
from domain.kernel.saying import said, unless, unless_refused
from domain.supervision.file import SupervisionFile, changed
from domain.supervision.law.area import AGREEMENT_RULES
from domain.supervision.roles import AUTHORITIES, HOME, HOST, SERVICE_MANAGER
from domain.supervision.rows import SupervisionRegion
from domain.supervision.stages import OPEN

__all__ = ["AGREEMENTS", "AssuranceRecorded", "ChargeDecided", "DelegationRecorded"]


class Charge(Message):
    """Whether the host charges the home authority, and when it said so."""

    charges: bool
    told_on: date | None = Field(default=None, description="When the home authority was told")


class DecideCharge(Charge, Advised):
    """The host authority decides whether it charges."""

    type: Literal["DecideCharge"] = "DecideCharge"


class ChargeDecided(Charge, Event):
    """It is decided whether the host charges."""

    type: Literal["ChargeDecided"] = "ChargeDecided"


class Assurance(Message):
    """What shows the home authority that its person is supervised well elsewhere."""

    supervision: str = Field(default="", max_length=4000)
    after_care: str = Field(default="", max_length=4000)
    funding: str = Field(default="", max_length=4000)


class RecordAssurance(Assurance, Advised):
    """Record what assures the home authority."""

    type: Literal["RecordAssurance"] = "RecordAssurance"


class AssuranceRecorded(Assurance, Event):
    """The home authority holds assurance."""

    type: Literal["AssuranceRecorded"] = "AssuranceRecorded"


class Delegation(Message):
    """The agreement under which a partner supervises on the authority's behalf."""

    partner: str = Field(min_length=2, max_length=200)
    since: date
    until: date | None = None
    skills: bool = Field(default=False, description="It states skills and experience of supervisors")
    comments: bool = Field(default=False, description="It has line managers comment on reports")
    governance: bool = Field(default=False, description="It names accountability, governance and reporting")


class RecordDelegation(Delegation, Advised):
    """Record the agreement under which a partner supervises."""

    type: Literal["RecordDelegation"] = "RecordDelegation"


class DelegationRecorded(Delegation, Event):
    """A partner supervises under this agreement."""

    type: Literal["DelegationRecorded"] = "DelegationRecorded"


def decide_charge(command: DecideCharge, file: SupervisionFile, now: Circumstances) -> Ruling:
    """Out of area; a host that charges has told the home authority."""
    none = "There is no host authority: the person lives in the home authority's area."
    told = "Tell the home authority of the charge and negotiate it: say when it was told."
    spoke = command.told_on is not None and command.told_on <= now.today
    return unless_refused(
        (
            unless(file.responsibility.out_of_area, "SUP-OOA-CHARGE", none, "responsibility"),
            unless(not command.charges or spoke, "SUP-OOA-CHARGE-NOTICE", told, "told_on"),
        ),
        ChargeDecided.model_validate(command.body()),
    )


def record_assurance(command: RecordAssurance, _: SupervisionFile, __: Circumstances) -> Ruling:
    """All three parts."""
    words = "Say what shows that supervision is appropriate, after-care is in place and funding is agreed."
    whole = said(command.supervision) and said(command.after_care) and said(command.funding)
    return unless_refused(
        (unless(whole, "SUP-OOA-ASSURANCE", words, "supervision"),), AssuranceRecorded.model_validate(command.body())
    )  # fmt: skip


def record_delegation(command: RecordDelegation, _: SupervisionFile, __: Circumstances) -> Ruling:
    """An agreement that says what it must."""
    skills = "The agreement states the skills and experience that are asked of a supervisor."
    comments = "The agreement has line managers comment on reports."
    order = "Its last day lies before its first."
    return unless_refused(
        (
            unless(command.skills, "SUP-MOU-SKILLS", skills, "skills"),
            unless(command.comments, "SUP-MOU-LM-COMMENTS", comments, "comments"),
            unless(command.until is None or command.until >= command.since, "SUP-DELEGATION-AGREEMENT", order, "until"),
        ),
        DelegationRecorded.model_validate(command.body()),
    )


def delegation_advice(command: RecordDelegation, _: SupervisionFile, __: Circumstances) -> tuple[Objection | None, ...]:
    """It names who answers, governs and reports."""
    words = "The agreement should name accountability, governance and reporting."
    return (unless(command.governance, "SUP-DELEGATION-S75", words, "governance"),)


def _known(file: SupervisionFile, **facts: object) -> SupervisionFile:
    return changed(file, responsibility=file.responsibility.model_copy(update=facts))


AGREEMENTS = SupervisionRegion(
    name="agreements",
    rows=(
        Row("OOA", DecideCharge, OPEN, HOST | SERVICE_MANAGER, decide_charge, "SUP-OOA-CHARGE"),
        Row("OOA", RecordAssurance, OPEN, HOME | SERVICE_MANAGER, record_assurance),
        Row("ALLOCATING", RecordDelegation, OPEN, AUTHORITIES, record_delegation),
    ),
    folds={
        ChargeDecided: simply(lambda file, _: file),
        AssuranceRecorded: simply(lambda file, _: _known(file, assured=True)),
        DelegationRecorded: simply(
            lambda file, event: _known(file, delegated=Period(since=event.since, until=event.until))
        ),
    },
    rules=AGREEMENT_RULES,
    advice={RecordDelegation.tag(): (delegation_advice,)},
)
