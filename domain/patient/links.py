"""What a patient's case asks of other pathways: a MAPPA case of the same person, a social supervisor; and what it tells
that MAPPA case from then on, so that nobody types it in a second time.
"""

from datetime import date
from typing import Any, Final

from domain.asking import IdentifyOffender, ReceivePatientNotice, RequestSupervisor, case_of, day_of, notice_to_mappa
from domain.kernel.happened import Happened
from domain.kernel.lifecycle import Errand, FollowUp
from domain.kernel.message import Event
from domain.patient.ending.discharging import ConditionallyDischarged, PatientDischarged
from domain.patient.ending.dying import PatientDied
from domain.patient.ending.exiting import CaseEnded
from domain.patient.file import PatientFile
from domain.patient.identification.forms import Part1Sent, Part3Sent
from domain.patient.identification.identifying import MappaIdentified
from domain.patient.leave.moving import HospitalTransferred, PatientAbsent, PatientReturned
from domain.patient.planning.meeting import CareMeetingHeld
from domain.patient.rows import PatientRegion
from domain.patient.stages import CTO, DETAINED
from domain.patient.status.changing import LegalStatusChanged, PatientRemitted
from domain.patient.tribunal.recalling import PatientRecalled

__all__ = ["LINKS"]

_ON_LICENCE: Final = frozenset({"probation", "yot"})
"""Who leads while a sentence or licence runs (26.52): a prison could recall."""
_SAID: Final[dict[type[Event], str]] = {
    PatientAbsent: "absent", PatientReturned: "returned", ConditionallyDischarged: "conditional_discharge",
    PatientDischarged: "discharged", PatientRemitted: "remitted", PatientDied: "died", PatientRecalled: "recalled",
    Part1Sent: "mappa_i",
}  # fmt: skip
_PART_3: Final = {
    "discharge_discussed": "discharge_discussed", "escorted": "leave", "unescorted": "leave", "extended": "leave",
}  # fmt: skip


def _asks(file: PatientFile, happened: Happened) -> tuple[FollowUp | Errand, ...]:
    """Identified: MAPPA has the case. A restricted patient's discharge is discussed: somebody is to supervise it."""
    event, person = happened.event, file.person
    match event:
        case MappaIdentified(first=True) if person is not None:
            told = IdentifyOffender(person=person, agency="mental_health", area=file.mappa.home_area, ground="outcome")
            return (FollowUp("mappa", case_of(person, "mappa"), told), *_tells(file, happened))
        case CareMeetingHeld(first_of_discharge=True) if person is not None and file.status.restricted:
            asked = RequestSupervisor(person=person, requested_by="hospital")
            return (FollowUp("supervision", case_of(person, "supervision"), asked),)
        case _:
            return _tells(file, happened)


def _tells(file: PatientFile, happened: Happened) -> tuple[FollowUp, ...]:
    """Of a MAPPA offender: where the patient is, MAPPA I and its parts (26.41, 26.57 to 26.73).

    Single leave is not told (MDO-LEAVE-NO-ROUTINE), unless Part 3 goes before it.
    """
    mappa = file.mappa.category is not None or bool(file.ending.record)
    if file.person is None or not mappa or (what := _what(file, happened.event)) is None:
        return ()
    on: date | None = getattr(happened.event, "on", None)
    told = {"person": file.person, "what": what, "on": on or day_of(happened), **_with_it(file, what, happened.event)}
    return (notice_to_mappa(ReceivePatientNotice.model_validate(told)),)


def _what(file: PatientFile, event: Event) -> str | None:
    what = _SAID.get(type(event))
    match event:
        case MappaIdentified(first=True) | HospitalTransferred() if file.stage == DETAINED:
            what = "admitted"
        case LegalStatusChanged() if file.stage == CTO:
            what = "community_order"
        case LegalStatusChanged(before="cto"):
            what = "recalled"
        case LegalStatusChanged(before=None) if file.stage == DETAINED:
            what = "admitted"
        case Part3Sent(occasion=occasion):
            what = _PART_3.get(occasion, "part_3")
        case CaseEnded(because="told_by_part_4"):
            what = "part_4"
    return what


def _with_it(file: PatientFile, what: str, event: Event) -> dict[str, Any]:
    match event:
        case Part1Sent():
            return {"areas": (event.area, *event.copied_to)}
        case Part3Sent():
            return {"areas": event.areas}
    inside = what in {"admitted", "recalled"}
    return {"hospital": file.hospital} if inside else {"licence": file.status.lead in _ON_LICENCE}


LINKS = PatientRegion(name="links", errands=_asks)
