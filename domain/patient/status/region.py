"""The region status put together: remission, disposal, community treatment order, and the day a restriction ends."""

from datetime import date
from typing import Any

from domain.kernel.chart import Row, simply
from domain.kernel.clocks import Clock
from domain.kernel.message import Event
from domain.kernel.owing import laws_of
from domain.patient.file import PatientFile
from domain.patient.opening import PatientAdmitted
from domain.patient.owed.obligations import bringing
from domain.patient.roles import ADMINISTRATION, CLINICIAN, DECIDERS, HOSPITAL, MHCS, PAROLE, PROBATION
from domain.patient.rows import PatientRegion
from domain.patient.stages import CTO, HELD, OPEN, REMITTED
from domain.patient.status import changing, sentence
from domain.patient.status.law import STATUS_RULES
from domain.patient.status.outside import STATUS_OUTSIDE
from domain.patient.status.owes import STATUS_OWES
from domain.patient.status.state import RESTRICTED, Sentence

__all__ = ["STATUS"]

_SENTENCE = PROBATION | PAROLE | ADMINISTRATION
_ENDED_BY = (changing.PatientRemitted,)


def _lifts(event: Any) -> date | None:
    """The day on which a restriction that begins, or runs, will end by itself; of another event none."""
    if isinstance(event, sentence.SentenceDatesSet):
        return event.lifts
    if isinstance(event, PatientAdmitted):
        return _release(event.order.basis, event.sentence)
    order = event.order if isinstance(event, changing.LegalStatusChanged) else None
    return _release(event.basis, event.sentence) if order else None


def _release(basis: str, beside: Sentence | None) -> date | None:
    determinate = basis in RESTRICTED and beside is not None and beside.kind == "determinate"
    return beside.release_on if beside and determinate else None


_CLOCKS = (
    Clock("MDO-S49-LIFT-DET", "MentalHealthCasework", anchor=_lifts,
          starts_on=(PatientAdmitted, sentence.SentenceDatesSet, changing.LegalStatusChanged), met_by=(),
          moved_by=(sentence.SentenceDatesSet, changing.LegalStatusChanged), lapses_on=_ENDED_BY),
)  # fmt: skip

_OWED = bringing(STATUS_OWES)


def _brings(file: PatientFile, event: Event) -> tuple[Event, ...]:
    return (*sentence.restriction_lifts(file, event), *_OWED(file, event))


STATUS = PatientRegion(
    name="status",
    rows=(
        Row("status", sentence.SetSentenceDates, OPEN, _SENTENCE, sentence.set_sentence_dates),
        Row("status", sentence.DirectRelease, HELD, PAROLE, sentence.direct_release, "MDO-S49-LIFT-INDET"),
        Row("status", sentence.RecordOffenderManager, OPEN, PROBATION, sentence.record_offender_manager, "MDO-TP-OM"),
        Row("status", changing.RemitToPrison, HELD, MHCS, changing.remit_to_prison, "MDO-SOS-POWERS"),
        Row("status", changing.RemitForTrial, HELD, MHCS, changing.remit_for_trial, "MDO-SOS-POWERS"),
        Row("status", changing.RecordDisposal, HELD, DECIDERS, changing.record_disposal),
        Row("status", changing.RecordTransfer, frozenset({REMITTED}), HOSPITAL | MHCS, changing.record_transfer),
        Row("status", changing.MakeCommunityOrder, HELD, CLINICIAN, changing.make_community_order, "MDO-CTO"),
        Row("status", changing.RecallToHospital, frozenset({CTO}), CLINICIAN, changing.recall_to_hospital,
            "MDO-CTO-RECALL"),
    ),
    folds={
        sentence.SentenceDatesSet: simply(sentence.sentence_dates_set),
        sentence.ReleaseDirected: simply(sentence.release_directed),
        sentence.OffenderManagerRecorded: simply(sentence.offender_manager_recorded),
        changing.LegalStatusChanged: simply(changing.legal_status_changed),
        changing.PatientRemitted: simply(changing.patient_remitted),
    },
    clocks=_CLOCKS,
    rules=(*STATUS_RULES, *laws_of(STATUS_OWES)),
    outside=STATUS_OUTSIDE,
    brings=_brings,
)  # fmt: skip
