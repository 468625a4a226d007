"""The region identification put together."""

from domain.kernel.chart import Row, simply
from domain.kernel.clocks import Clock
from domain.kernel.owing import laws_of
from domain.patient.ending.discharging import ConditionallyDischarged, PatientDischarged
from domain.patient.identification import civil, forms, identifying
from domain.patient.identification.law import IDENTIFICATION_RULES
from domain.patient.identification.owes import IDENTIFICATION_OWES
from domain.patient.opening import PatientAdmitted
from domain.patient.owed.obligations import bringing
from domain.patient.roles import ADMINISTRATION, CLINICIAN, COORDINATOR, SERVICE, WARD
from domain.patient.rows import PatientRegion
from domain.patient.stages import HELD, OPEN, UNDER_THE_ACT
from domain.patient.status.changing import LegalStatusChanged, PatientRemitted
from domain.patient.tribunal.recalling import PatientRecalled

__all__ = ["IDENTIFICATION"]

_ANSWERED = (identifying.MappaIdentified, identifying.NotMappa)
_GONE = (PatientRemitted, PatientDischarged)
_CHANGES = (LegalStatusChanged, ConditionallyDischarged, PatientRecalled)

_CLOCKS = (
    Clock("MDO-ID-3D", "MentalHealthPractitioner", starts_on=(PatientAdmitted,), met_by=_ANSWERED, lapses_on=_GONE),
    Clock("MDO-ID-CHANGE-3D", "MentalHealthPractitioner", starts_on=_CHANGES, met_by=_ANSWERED, lapses_on=_GONE),
)

IDENTIFICATION = PatientRegion(
    name="identification",
    rows=(
        Row("identified", identifying.IdentifyMappaStatus, OPEN, WARD | ADMINISTRATION | SERVICE,
            identifying.identify_mappa_status),
        Row("identified", identifying.ExplainMappa, OPEN, WARD, identifying.explain_mappa),
        Row("notified", forms.SendPart1, OPEN, WARD | ADMINISTRATION, forms.send_part1),
        Row("informed", forms.ReceivePart2, OPEN, COORDINATOR | WARD, forms.receive_part2),
        Row("leave_planned", forms.SendPart3, UNDER_THE_ACT, WARD, forms.send_part3, "MDO-LEAVE-DUTY"),
        Row("notified", forms.SetAreas, OPEN, WARD | ADMINISTRATION, forms.set_areas),
        Row("identified", civil.ReportWorryingBehaviour, HELD, CLINICIAN, civil.report_worrying_behaviour),
    ),
    folds={
        identifying.MappaIdentified: simply(identifying.mappa_identified),
        identifying.NotMappa: simply(identifying.not_mappa),
        identifying.MappaExplained: simply(identifying.mappa_explained),
        forms.Part1Sent: simply(forms.part1_sent),
        forms.Part2Received: simply(forms.part2_received),
        forms.Part3Sent: simply(forms.part3_sent),
        forms.AreasChanged: simply(forms.areas_changed),
        civil.BehaviourWorries: lambda file, _event, _happened: file,
    },
    clocks=_CLOCKS,
    rules=(*IDENTIFICATION_RULES, *laws_of(IDENTIFICATION_OWES)),
    advice={
        forms.SendPart1.tag(): (forms.part1_advice,),
        forms.SendPart3.tag(): (forms.part3_advice,),
    },
    brings=bringing(IDENTIFICATION_OWES),
)  # fmt: skip
