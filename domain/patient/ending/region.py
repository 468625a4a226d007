"""The region ending put together."""

from datetime import date
from typing import Any

from domain.kernel.chart import Row, simply
from domain.kernel.clocks import Clock
from domain.kernel.message import Event
from domain.kernel.owing import laws_of
from domain.patient.ending import discharging, dying, exiting
from domain.patient.ending.law import ENDING_RULES
from domain.patient.ending.owes import ENDING_OWES
from domain.patient.file import PatientFile, unchanged
from domain.patient.identification.identifying import MappaIdentified, NotMappa
from domain.patient.opening import PatientAdmitted
from domain.patient.owed.obligations import bringing
from domain.patient.roles import (
    ADMINISTRATION,
    CLINICIAN,
    COORDINATOR,
    HOSPITAL,
    MANAGERS,
    MHCS,
    PROBATION,
    SERVICE,
    WARD,
)
from domain.patient.rows import PatientRegion
from domain.patient.stages import CONDITIONAL, CTO, DETAINED, ENDING, GUARDIANSHIP, OPEN
from domain.patient.status.changing import LegalStatusChanged
from domain.patient.status.sentence import SentenceDatesSet

__all__ = ["ENDING_REGION"]

_DISCHARGE = CLINICIAN | MANAGERS | MHCS | ADMINISTRATION


def _licence(event: Any) -> date | None:
    if isinstance(event, SentenceDatesSet):
        return event.licence_until
    return event.sentence.licence_until if event.sentence else None


def _new_sentence(event: Any) -> bool:
    return not isinstance(event, LegalStatusChanged) or event.sentence is not None


_CLOCKS = (
    Clock("MDO-EXIT-C2-LICENCE", "ProbationPractitioner", anchor=_licence, only_if=_new_sentence, met_by=(),
          starts_on=(PatientAdmitted, SentenceDatesSet, LegalStatusChanged), moved_by=(SentenceDatesSet,)),
    Clock("MDO-EXIT-C1", "PoliceOffenderManager", anchor=exiting.moved, met_by=(),
          starts_on=(MappaIdentified, NotMappa), moved_by=(MappaIdentified, NotMappa)),
)  # fmt: skip

_OWED = bringing(ENDING_OWES)


def _brings(file: PatientFile, event: Event) -> tuple[Event, ...]:
    return (*exiting.ends(file, event), *_OWED(file, event))


ENDING_REGION = PatientRegion(
    name="ending",
    rows=(
        Row("discharge", discharging.DischargePatient, frozenset({DETAINED, CONDITIONAL}), _DISCHARGE,
            discharging.discharge_patient),
        Row("conditional", discharging.VaryConditions, frozenset({CONDITIONAL}), MHCS, discharging.vary_conditions,
            "MDO-SOS-POWERS"),
        Row("cto", discharging.EndCommunityOrder, frozenset({CTO}), _DISCHARGE, discharging.end_community_order),
        Row("guardianship", discharging.EndGuardianship, frozenset({GUARDIANSHIP}), HOSPITAL,
            discharging.end_guardianship),
        Row("end", exiting.SendPart4, frozenset({ENDING}), WARD | COORDINATOR | PROBATION, exiting.send_part4),
        Row("end", exiting.DecideAfterSentence, OPEN, WARD, exiting.decide_after_sentence),
        Row("end", exiting.EndCategory3, OPEN, WARD | COORDINATOR, exiting.end_category_3),
        Row("end", exiting.SeekRegistrationReview, OPEN, HOSPITAL, exiting.seek_registration_review),
        Row("any", dying.RecordDeath, OPEN, HOSPITAL | SERVICE, dying.record_death),
    ),
    folds={
        discharging.ConditionallyDischarged: simply(discharging.conditionally_discharged),
        discharging.PatientDischarged: simply(discharging.patient_discharged),
        discharging.ConditionsVaried: simply(unchanged),
        exiting.LicenceExpired: simply(exiting.licence_expired),
        exiting.RegistrationExpired: simply(exiting.registration_expired),
        exiting.MappaEnded: simply(exiting.mappa_ended),
        exiting.LeadAgencyDecided: simply(exiting.lead_agency_decided),
        exiting.RegistrationReviewSought: simply(unchanged),
        exiting.CaseEnded: simply(exiting.case_ended),
        dying.PatientDied: simply(dying.patient_died),
    },
    clocks=_CLOCKS,
    rules=(*ENDING_RULES, *laws_of(ENDING_OWES)),
    advice={discharging.DischargePatient.tag(): (discharging.discharge_advice,)},
    outside=(dying.DEATH,),
    brings=_brings,
)  # fmt: skip
