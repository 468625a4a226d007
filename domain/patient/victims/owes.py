"""When a victim is told of discharge, by whoever's duty it is (26.75, 26.77, 26.79)."""

from collections.abc import Callable
from typing import Any, Final

from domain.kernel.message import Event
from domain.kernel.owing import Owed
from domain.patient.ending.discharging import ConditionallyDischarged, ConditionsVaried, PatientDischarged
from domain.patient.file import PatientFile
from domain.patient.owed.obligations import owes
from domain.patient.planning.meeting import CareMeetingHeld
from domain.patient.status.changing import LegalStatusChanged
from domain.patient.victims.telling import VictimInformed, VictimSchemeRecorded

__all__ = ["VICTIM_OWES"]

Asked = Callable[[PatientFile, Any], bool]


def _told_by(role: str, also: Asked = lambda _file, _event: True) -> Asked:
    return lambda file, event: file.victims.scheme != "none" and file.victims.told_by == role and also(file, event)


def _about(what: str) -> Asked:
    return lambda _file, event: event.about == what


def _discussed(_: PatientFile, event: Any) -> bool:
    return event.discharge_discussed if isinstance(event, CareMeetingHeld) else True


def _community_order(_: PatientFile, event: Any) -> bool:
    return not isinstance(event, LegalStatusChanged) or event.basis == "cto"


def _unrestricted(_: PatientFile, event: VictimSchemeRecorded) -> bool:
    return event.told_by == "HospitalManager"


_OUTCOMES: tuple[type[Event], ...] = (ConditionallyDischarged, PatientDischarged, ConditionsVaried, LegalStatusChanged)


def _considered(by: Any) -> Owed:
    return owes(
        "MDO-VIC-DISCHARGE-KNOW", "Victim told that discharge is considered", "26.75",
        "Tell the victim that discharge is considered.",
        by, CareMeetingHeld, when=_told_by(by, _discussed), ends=(VictimInformed,), over=_about("discharge_considered"),
    )  # fmt: skip


def _outcome(by: Any) -> Owed:
    return owes(
        "MDO-VIC-OUTCOME", "Victim told the outcome", "26.77",
        "Tell the victim whether discharge took place or an order was made, the conditions that protect, their end.",
        by, *_OUTCOMES, when=_told_by(by, _community_order), ends=(VictimInformed,), over=_about("outcome"),
    )  # fmt: skip


VICTIM_OWES: Final[tuple[Owed, ...]] = (
    _considered("VictimLiaisonOfficer"),
    _considered("HospitalManager"),
    _outcome("VictimLiaisonOfficer"),
    _outcome("HospitalManager"),
    owes("MDO-VIC-VLU-PASS", "Victim's details to the hospital", "26.79",
         "Pass the victim's details to the hospital; Probation has no more part in it.",
         "ProbationPractitioner", VictimSchemeRecorded, when=_unrestricted),
)  # fmt: skip
