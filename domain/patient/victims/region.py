"""The region victims put together."""

from domain.kernel.chart import Row, simply
from domain.kernel.owing import laws_of
from domain.patient.file import unchanged
from domain.patient.owed.obligations import bringing
from domain.patient.roles import ADMINISTRATION, MANAGERS, PROBATION, VICTIM_INFORMERS
from domain.patient.rows import PatientRegion
from domain.patient.stages import OPEN
from domain.patient.victims import telling
from domain.patient.victims.law import VICTIM_RULES
from domain.patient.victims.owes import VICTIM_OWES

__all__ = ["VICTIMS"]

_SCHEME = VICTIM_INFORMERS | PROBATION

VICTIMS = PatientRegion(
    name="victims",
    rows=(
        Row("victims", telling.RecordVictimScheme, OPEN, _SCHEME, telling.record_victim_scheme),
        Row("victims", telling.InformVictim, OPEN, VICTIM_INFORMERS, telling.inform_victim),
        Row("victims", telling.TakeRepresentations, OPEN, VICTIM_INFORMERS | MANAGERS | ADMINISTRATION,
            telling.take_representations),
    ),
    folds={
        telling.VictimSchemeRecorded: simply(telling.victim_scheme_recorded),
        telling.VictimInformed: simply(unchanged),
        telling.RepresentationsRecorded: simply(unchanged),
    },
    rules=(*VICTIM_RULES, *laws_of(VICTIM_OWES)),
    brings=bringing(VICTIM_OWES),
)  # fmt: skip
