"""The region leave put together, with the clocks that are counted back from a leave."""

from datetime import date
from typing import Any

from domain.kernel.chart import Row, simply
from domain.kernel.clocks import Clock
from domain.kernel.owing import laws_of
from domain.patient.ending.discharging import ConditionallyDischarged, PatientDischarged
from domain.patient.identification.forms import Part3Sent
from domain.patient.leave import consenting, going, moving
from domain.patient.leave.law import LEAVE_RULES
from domain.patient.leave.owes import LEAVE_OWES
from domain.patient.leave.state import Kind
from domain.patient.owed.obligations import bringing
from domain.patient.roles import ADMINISTRATION, CLINICIAN, HOSPITAL, MANAGERS, MHCS, WARD
from domain.patient.rows import PatientRegion
from domain.patient.stages import HELD
from domain.patient.status.changing import PatientRemitted

__all__ = ["LEAVE"]

_GONE = (PatientRemitted, PatientDischarged, ConditionallyDischarged)


def _which(event: Any) -> str | None:
    return event.leave if isinstance(event, (going.LeavePlanned, going.LeaveCancelled)) else None


def _day(event: Any) -> date | None:
    return event.on if isinstance(event, going.LeavePlanned) else None


def _part3(rule: str, kind: Kind) -> Clock:
    """Part 3 goes before the day of this kind of leave; the leave itself ends nothing: it is told late then."""
    return Clock(
        rule, "MentalHealthPractitioner", starts_on=(going.LeavePlanned,), met_by=(Part3Sent,),
        lapses_on=(going.LeaveCancelled, *_GONE), subject=_which, anchor=_day,
        only_if=lambda event: event.part3 and event.kind == kind,
    )  # fmt: skip


_CLOCKS = (
    _part3("MDO-I-PART3-ESCORTED", "escorted"),
    _part3("MDO-I-PART3-UNESCORTED", "unescorted"),
    _part3("MDO-I-PART3-EXTENDED", "extended"),
    Clock("MDO-ABSC-POLICE", "HospitalManager", starts_on=(moving.PatientAbsent,), met_by=(moving.PoliceTold,),
          lapses_on=(moving.PatientReturned, *_GONE)),
)  # fmt: skip

LEAVE = PatientRegion(
    name="leave",
    rows=(
        Row("leave_planned", consenting.GiveConsent, HELD, MHCS, consenting.give_consent, "MDO-MHCS-ACTS"),
        Row("leave_planned", consenting.WithdrawConsent, HELD, MHCS, consenting.withdraw_consent, "MDO-MHCS-ACTS"),
        Row("leave_planned", going.PlanLeave, HELD, WARD, going.plan_leave),
        Row("leave_planned", going.StartLeave, HELD, WARD, going.begin_leave),
        Row("leave_planned", going.EndLeave, HELD, WARD, going.end_leave),
        Row("leave_planned", going.CancelLeave, HELD, WARD, going.cancel_leave),
        Row("detained", moving.TransferHospital, HELD, CLINICIAN | ADMINISTRATION, moving.transfer_hospital),
        Row("detained", moving.RecordAbsence, HELD, HOSPITAL, moving.record_absence),
        Row("detained", moving.TellPolice, HELD, MANAGERS | WARD, moving.tell_police),
        Row("detained", moving.RecordReturn, HELD, HOSPITAL, moving.record_return),
    ),
    folds={
        consenting.ConsentGiven: simply(consenting.consent_given),
        consenting.ConsentWithdrawn: simply(consenting.consent_withdrawn),
        going.LeavePlanned: simply(going.leave_planned),
        going.LeaveBegan: simply(going.leave_began),
        going.LeaveEnded: simply(going.leave_ended),
        going.LeaveCancelled: simply(going.leave_cancelled),
        moving.HospitalTransferred: simply(moving.hospital_transferred),
        moving.PatientAbsent: simply(moving.patient_absent),
        moving.PoliceTold: simply(moving.police_told),
        moving.PatientReturned: simply(moving.patient_returned),
    },
    clocks=_CLOCKS,
    rules=(*LEAVE_RULES, *laws_of(LEAVE_OWES)),
    advice={
        going.PlanLeave.tag(): (going.planning_advice,),
        going.StartLeave.tag(): (going.start_advice,),
    },
    brings=bringing(LEAVE_OWES),
)
