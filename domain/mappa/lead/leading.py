"""The lead agency follows supervision: set when one begins, moved to the police when the last one ends (2.4)."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.duty_events import DutyFellDue
from domain.kernel.happened import Happened
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import unless, unless_refused
from domain.mappa.file import MappaFile, age_on, changed
from domain.mappa.flags.reading import ADULT
from domain.mappa.lead.state import Supervision, SupervisionKind
from domain.mappa.lead.table import leading
from domain.mappa.roles import Agency

__all__ = [
    "AllocatePractitioner", "EndSupervision", "JointManagementNoted", "LeadAgencySet", "NoteJointManagement",
    "PractitionerAllocated", "RecordSupervision", "SetLeadAgency", "SupervisionEnded", "SupervisionRecorded",
    "allocate_practitioner", "end_supervision", "ended_by_time", "joint_management_noted", "lead_agency_set",
    "note_joint_management", "practitioner_allocated", "record_supervision", "set_lead_agency", "supervision_ended",
    "supervision_recorded",
]  # fmt: skip

_CHILD_KINDS = frozenset({"yot"})


class Supervised(Message):
    """One supervision."""

    kind: SupervisionKind
    until: date | None = Field(default=None, description="Its last day, if it is known")


class RecordSupervision(Supervised, Advised):
    """The offender comes under a supervision, or its last day becomes known or moves."""

    type: Literal["RecordSupervision"] = "RecordSupervision"


class SupervisionRecorded(Supervised, Event):
    """Under this supervision from now on."""

    type: Literal["SupervisionRecorded"] = "SupervisionRecorded"


class EndSupervision(Advised):
    """A supervision ended before its last day, or had none."""

    type: Literal["EndSupervision"] = "EndSupervision"
    kind: SupervisionKind


class SupervisionEnded(Event):
    """The supervision is over."""

    type: Literal["SupervisionEnded"] = "SupervisionEnded"
    kind: SupervisionKind


class SetLeadAgency(Advised):
    """Somebody names the lead agency; it must be the one that the supervision gives."""

    type: Literal["SetLeadAgency"] = "SetLeadAgency"
    agency: Agency


class LeadAgencySet(Event):
    """Exactly one agency leads; ``rule`` is the line of the table that decided, ``before`` who led until now."""

    type: Literal["LeadAgencySet"] = "LeadAgencySet"
    agency: Agency
    rule: str
    before: Agency | None = None


class AllocatePractitioner(Advised):
    """The lead agency allocates its practitioner: the community offender manager, for Probation."""

    type: Literal["AllocatePractitioner"] = "AllocatePractitioner"
    unit: str = Field(default="", max_length=80, description="Managing unit of the lead agency, by code")


class PractitionerAllocated(Event):
    """Somebody manages the case; the level is assessed from now on (15.16)."""

    type: Literal["PractitionerAllocated"] = "PractitionerAllocated"
    unit: str = ""


class NoteJointManagement(Advised):
    """Other agencies, or a joint unit, manage the case together with the lead agency."""

    type: Literal["NoteJointManagement"] = "NoteJointManagement"
    agencies: tuple[Agency, ...] = Field(min_length=1)
    joint_unit: str = Field(default="", max_length=80)


class JointManagementNoted(Event):
    """Managed jointly; who leads stays what it was (2.4, 2.5)."""

    type: Literal["JointManagementNoted"] = "JointManagementNoted"
    agencies: tuple[Agency, ...]
    joint_unit: str = ""


def record_supervision(command: RecordSupervision, file: MappaFile, now: Circumstances) -> Ruling:
    """The lead follows at once if the table gives another."""
    day = now.calendar.local_date(now.effective_at)
    after = {**file.lead.supervisions, command.kind: Supervision(kind=command.kind, since=day)}
    return unless_refused(
        (*_age_objections(command.kind, file, day),
         unless(command.until is None or command.until >= day, "CASE-TIME-ORDER", "That day has passed.", "until")),
        SupervisionRecorded.model_validate(command.body()), *_lead_of(after, file),
    )  # fmt: skip


def end_supervision(command: EndSupervision, file: MappaFile, _: Circumstances) -> Ruling:
    """Only one that runs."""
    rule = "MAPPA-LEAD-POLICE-TAKEOVER"
    return unless_refused(
        (unless(command.kind in file.lead.supervisions, rule, "This supervision does not run.", "kind"),),
        *_ending(command.kind, file),
    )


def ended_by_time(file: MappaFile, event: Event) -> tuple[Event, ...]:
    """What the last day of a supervision brings when it is over."""
    if not isinstance(event, DutyFellDue) or event.rule != "MAPPA-LEAD-POLICE-TAKEOVER":
        return ()
    running = next((kind for kind in file.lead.supervisions if kind == event.subject), None)
    return tuple(_ending(file.lead.supervisions[running].kind, file)) if running else ()


def set_lead_agency(command: SetLeadAgency, file: MappaFile, _: Circumstances) -> Ruling:
    """Never the Prison Service, and never another one than the supervision gives."""
    line = leading(file.lead.supervisions)
    never = "The Prison Service is never the lead agency."
    words = f"By the supervision on record the lead agency is {line.agency.replace('_', ' ')}."
    prison = command.agency in {"prison", "youth_custody", "mctc"}
    return unless_refused(
        (
            unless(not prison, "MAPPA-LEAD-PRISON-NEVER", never, "agency"),
            unless(command.agency == line.agency, line.rule, words, "agency"),
            unless(command.agency != file.lead.agency, "MAPPA-LEAD-ONE-PER-CASE", "That agency leads already.",
                   "agency"),
        ),
        LeadAgencySet(agency=command.agency, rule=line.rule, before=file.lead.agency),
    )  # fmt: skip


def allocate_practitioner(command: AllocatePractitioner, file: MappaFile, _: Circumstances) -> Ruling:
    """There must be an agency that allocates."""
    words = "No lead agency is on record: record the supervision, or set the lead agency, first."
    return unless_refused(
        (unless(file.lead.agency, "MAPPA-LEAD-ONE-PER-CASE", words),), PractitionerAllocated(unit=command.unit)
    )


def note_joint_management(command: NoteJointManagement, file: MappaFile, _: Circumstances) -> Ruling:
    """The lead agency is not a partner of itself."""
    words = "The lead agency leads; name those that work with it."
    return unless_refused(
        (unless(file.lead.agency not in command.agencies, "MAPPA-LEAD-JOINT-UNITS", words, "agencies"),),
        JointManagementNoted(agencies=command.agencies, joint_unit=command.joint_unit),
    )


def supervision_recorded(file: MappaFile, event: SupervisionRecorded, happened: Happened) -> MappaFile:
    """It runs."""
    new = Supervision(kind=event.kind, since=happened.effective_at.date(), until=event.until)
    return _lead(file, supervisions={**file.lead.supervisions, event.kind: new})


def supervision_ended(file: MappaFile, event: SupervisionEnded) -> MappaFile:
    """It runs no more."""
    return _lead(file, supervisions=_without(event.kind, file))


def lead_agency_set(file: MappaFile, event: LeadAgencySet, happened: Happened) -> MappaFile:
    """Leads from now on, and is no partner of itself; another agency allocates somebody of its own."""
    joint = file.lead.joint - {event.agency}
    return _lead(
        file,
        agency=event.agency,
        since=happened.effective_at.date(),
        unit="",
        practitioner_allocated=False,
        joint=joint,
    )


def practitioner_allocated(file: MappaFile, event: PractitionerAllocated) -> MappaFile:
    """Somebody manages the case."""
    return _lead(file, practitioner_allocated=True, unit=event.unit or file.lead.unit)


def joint_management_noted(file: MappaFile, event: JointManagementNoted) -> MappaFile:
    """Jointly, the lead unchanged."""
    return _lead(file, joint=frozenset(event.agencies), unit=event.joint_unit or file.lead.unit)


def _lead(file: MappaFile, **changes: object) -> MappaFile:
    return changed(file, lead=file.lead.model_copy(update=changes))


def _without(kind: str, file: MappaFile) -> dict[str, Supervision]:
    return {name: each for name, each in file.lead.supervisions.items() if name != kind}


def _ending(kind: SupervisionKind, file: MappaFile) -> Iterator[Event]:
    yield SupervisionEnded(kind=kind)
    yield from _lead_of(_without(kind, file), file)


def _lead_of(supervisions: Mapping[str, Supervision], file: MappaFile) -> Iterator[Event]:
    line = leading(supervisions)
    if line.agency == file.lead.agency:
        return
    took_over = file.lead.agency is not None and line.kind is None
    rule = "MAPPA-LEAD-POLICE-TAKEOVER" if took_over else line.rule
    yield LeadAgencySet(agency=line.agency, rule=rule, before=file.lead.agency)


def _age_objections(kind: SupervisionKind, file: MappaFile, day: date) -> Iterator[Objection | None]:
    """Probation leads from 18 on; the YOT below it, and at 18 in transition only (reading 13)."""
    age = age_on(file, day)
    if age is None:
        return
    words = "Under 18 the YOT supervises."
    yield unless(kind != "probation" or age >= ADULT, "MAPPA-LEAD-PROBATION", words, "kind")
    words = "From 18 on the YOT supervises in transition only."
    yield unless(kind not in _CHILD_KINDS or age < ADULT, "MAPPA-LEAD-YOT", words, "kind")
    words = "The YOT may stay in transition with an 18-year-old."
    yield unless(kind != "yot_transition" or age == ADULT, "MAPPA-LEAD-YOT-18-TRANSITION", words, "kind")
