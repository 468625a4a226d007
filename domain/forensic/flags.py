"""What is established about the person, and the duty that each answer brings (000 para 7, 8.3, 9.5).

Each flag is answered once and may be answered anew when facts change; all of them are answered before the assessment
goes to quality assurance. An answer that brings a duty makes it owed (``owed.py``).
"""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from domain.forensic.file import Flags, ForensicFile, changed
from domain.forensic.owed import TaskArose
from domain.forensic.supervision import SocialSupervisionClassified, supervision_brings
from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import said, unless, unless_refused

__all__ = [
    "CpaStatusRecorded", "MappaEligibilityRecorded", "PreAdmissionTeamRecorded",
    "RecordCpaStatus", "RecordMappaEligibility", "RecordPreAdmissionTeam", "RecordSection117",
    "RecordSexualOffenceOrders", "RecordVictimContact", "Section117Recorded", "SexualOffenceOrdersRecorded",
    "VictimContactRecorded", "cpa_recorded",
    "flag_objections", "flags_bring", "mappa_recorded", "orders_recorded", "record_cpa", "record_mappa",
    "record_orders", "record_s117", "record_team", "record_victims", "s117_recorded", "team_recorded",
    "victims_recorded",
]  # fmt: skip

Order = Literal["notification_order", "sexual_harm_prevention_order", "sexual_risk_order"]
NO_TEAM = "none"


class Mappa(Message):
    """Whether the person is eligible for MAPPA, and on what that rests."""

    eligible: bool
    source: str = Field(min_length=2, max_length=2000, description="On what the answer rests")


class RecordMappaEligibility(Mappa, Advised):
    """Record whether the person is MAPPA eligible."""

    type: Literal["RecordMappaEligibility"] = "RecordMappaEligibility"


class MappaEligibilityRecorded(Mappa, Event):
    """Whether the person is MAPPA eligible."""

    type: Literal["MappaEligibilityRecorded"] = "MappaEligibilityRecorded"


class VictimContact(Message):
    """Whether a victim, or a bereaved close relative, has opted in to the scheme. Nothing about the victim."""

    opted_in: bool
    source: str = Field(min_length=2, max_length=2000)


class RecordVictimContact(VictimContact, Advised):
    """Record whether a victim has opted in to the Victim Contact Scheme."""

    type: Literal["RecordVictimContact"] = "RecordVictimContact"


class VictimContactRecorded(VictimContact, Event):
    """Whether a victim has opted in."""

    type: Literal["VictimContactRecorded"] = "VictimContactRecorded"


class Orders(Message):
    """Which of the three orders apply: any of them, with or without a conviction."""

    orders: tuple[Order, ...] = Field(description="Empty: none applies")
    source: str = Field(min_length=2, max_length=2000)


class RecordSexualOffenceOrders(Orders, Advised):
    """Record which sexual offence orders the person is subject to."""

    type: Literal["RecordSexualOffenceOrders"] = "RecordSexualOffenceOrders"


class SexualOffenceOrdersRecorded(Orders, Event):
    """Which orders apply."""

    type: Literal["SexualOffenceOrdersRecorded"] = "SexualOffenceOrdersRecorded"


class Expected(Message):
    """A fact that the source expects to be so: whoever says otherwise explains it."""

    answer: bool
    explanation: str = Field(default="", max_length=4000)


class RecordCpaStatus(Expected, Advised):
    """Record whether the person is on the Care Programme Approach."""

    type: Literal["RecordCpaStatus"] = "RecordCpaStatus"


class CpaStatusRecorded(Expected, Event):
    """Whether the person is on the Care Programme Approach."""

    type: Literal["CpaStatusRecorded"] = "CpaStatusRecorded"


class RecordSection117(Expected, Advised):
    """Record whether the person is eligible for section 117 after-care."""

    type: Literal["RecordSection117"] = "RecordSection117"


class Section117Recorded(Expected, Event):
    """Whether the person is eligible for section 117 after-care."""

    type: Literal["Section117Recorded"] = "Section117Recorded"


class PreAdmissionTeam(Message):
    """The community mental health team that held the person before admission; ``none``: nobody did."""

    team: str = Field(min_length=2, max_length=80)
    none_because: str = Field(default="", max_length=4000, description="If nobody held the person: how that is known")


class RecordPreAdmissionTeam(PreAdmissionTeam, Advised):
    """Record which community mental health team held the person before admission: it pays."""

    type: Literal["RecordPreAdmissionTeam"] = "RecordPreAdmissionTeam"


class PreAdmissionTeamRecorded(PreAdmissionTeam, Event):
    """Which team held the person before admission."""

    type: Literal["PreAdmissionTeamRecorded"] = "PreAdmissionTeamRecorded"


def record_mappa(command: RecordMappaEligibility, _: ForensicFile, __: Circumstances) -> Ruling:
    """A yes or a no."""
    return (MappaEligibilityRecorded.model_validate(command.body()),)


def record_victims(command: RecordVictimContact, _: ForensicFile, __: Circumstances) -> Ruling:
    """A yes or a no."""
    return (VictimContactRecorded.model_validate(command.body()),)


def record_orders(command: RecordSexualOffenceOrders, _: ForensicFile, __: Circumstances) -> Ruling:
    """Each order once."""
    words = "Name each order once."
    return unless_refused(
        (unless(len(set(command.orders)) == len(command.orders), "FOR-SEXOFF-RECORD", words, "orders"),),
        SexualOffenceOrdersRecorded.model_validate(command.body()),
    )


def record_cpa(command: RecordCpaStatus, _: ForensicFile, __: Circumstances) -> Ruling:
    """The Care Programme Approach is expected: the exception is explained."""
    return unless_refused((_explained(command, "FOR-ASSESS-CPA"),), CpaStatusRecorded.model_validate(command.body()))


def record_s117(command: RecordSection117, _: ForensicFile, __: Circumstances) -> Ruling:
    """After-care is expected: the exception is explained."""
    return unless_refused((_explained(command, "FOR-ASSESS-S117"),), Section117Recorded.model_validate(command.body()))


def record_team(command: RecordPreAdmissionTeam, _: ForensicFile, __: Circumstances) -> Ruling:
    """A team, or how it is known that there was none: the source is silent on who pays then."""
    words = "Say how it is known that no team held the person before admission."
    known = command.team != NO_TEAM or said(command.none_because)
    return unless_refused(
        (unless(known, "FOR-BUDGET-CMHT-RECORD", words, "none_because"),),
        PreAdmissionTeamRecorded.model_validate(command.body()),
    )


def flags_bring(file: ForensicFile, event: Event) -> tuple[Event, ...]:
    """What an answer makes owed; an answer that stood already brings nothing anew."""
    return tuple(_brought(file, event))


def _brought(file: ForensicFile, event: Event) -> Iterator[Event]:
    met = file.owed.keys() | file.done
    match event:
        case MappaEligibilityRecorded(eligible=True) if "mappa_guidance" not in met:
            yield TaskArose.of("mappa_guidance", "the person is MAPPA eligible")
        case VictimContactRecorded(opted_in=True) if "victim_guidance" not in met:
            yield TaskArose.of("victim_guidance", "a victim has opted in")
        case SexualOffenceOrdersRecorded(orders=orders) if orders:
            if "sexual_offences_guidance" not in met:
                yield TaskArose.of("sexual_offences_guidance", "a sexual offence order applies")
            if "visor_contact" not in met:
                yield TaskArose.of("visor_contact", "a sexual offence order applies")
        case SocialSupervisionClassified():
            yield from supervision_brings(file, event)


def mappa_recorded(file: ForensicFile, event: MappaEligibilityRecorded) -> ForensicFile:
    """Known."""
    return _flag(file, mappa=event.eligible)


def victims_recorded(file: ForensicFile, event: VictimContactRecorded) -> ForensicFile:
    """Known."""
    return _flag(file, victim_contact=event.opted_in)


def orders_recorded(file: ForensicFile, event: SexualOffenceOrdersRecorded) -> ForensicFile:
    """Known."""
    return _flag(file, sexual_offence_orders=event.orders)


def cpa_recorded(file: ForensicFile, event: CpaStatusRecorded) -> ForensicFile:
    """Known."""
    return _flag(file, cpa=event.answer)


def s117_recorded(file: ForensicFile, event: Section117Recorded) -> ForensicFile:
    """Known."""
    return _flag(file, s117=event.answer)


def team_recorded(file: ForensicFile, event: PreAdmissionTeamRecorded) -> ForensicFile:
    """Known: who pays."""
    return _flag(file, pre_admission_team=event.team)


_ASKS: dict[str, tuple[str, str]] = {
    "mappa": ("FOR-MAPPA-CHECK", "Record whether the person is MAPPA eligible."),
    "victim_contact": ("FOR-VCS-CHECK", "Record whether a victim has opted in to the Victim Contact Scheme."),
    "sexual_offence_orders": ("FOR-SEXOFF-RECORD", "Record which sexual offence orders apply, if any."),
    "social_supervision": ("FOR-SS-CLASS", "Record whether the person is under social supervision."),
    "cpa": ("FOR-ASSESS-CPA", "Record whether the person is on the Care Programme Approach."),
    "s117": ("FOR-ASSESS-S117", "Record whether the person is eligible for section 117 after-care."),
    "pre_admission_team": ("FOR-BUDGET-CMHT-RECORD", "Record which community team held the person before admission."),
}


def flag_objections(flags: Flags) -> tuple[Objection | None, ...]:
    """Each flag that has no answer yet."""
    return tuple(
        unless(getattr(flags, name) is not None, rule, words, f"flags.{name}") for name, (rule, words) in _ASKS.items()
    )


def _flag(file: ForensicFile, **answers: object) -> ForensicFile:
    return changed(file, flags=file.flags.model_copy(update=answers))


def _explained(command: Expected, rule: str) -> Objection | None:
    words = "The source expects a yes: explain why it is not so for this person."
    return unless(command.answer or said(command.explanation), rule, words, "explanation")
