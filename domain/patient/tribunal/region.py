"""The region Tribunal put together."""

from domain.kernel.chart import Row, simply
from domain.patient.roles import MHCS
from domain.patient.rows import PatientRegion
from domain.patient.stages import CONDITIONAL
from domain.patient.tribunal import recalling
from domain.patient.tribunal.law import TRIBUNAL_RULES

__all__ = ["TRIBUNAL"]

TRIBUNAL = PatientRegion(
    name="tribunal",
    rows=(
        Row("conditional", recalling.RecallPatient, frozenset({CONDITIONAL}), MHCS, recalling.recall_patient,
            "MDO-RECALL"),
    ),
    folds={recalling.PatientRecalled: simply(recalling.patient_recalled)},
    rules=TRIBUNAL_RULES,
)  # fmt: skip
