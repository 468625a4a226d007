"""The region of the worker's own supervision, joined into the lifecycle."""

from domain.kernel.chart import Row
from domain.kernel.clocks import Clock, Recurs
from domain.kernel.happened import Happened
from domain.supervision.discharge import DischargeEffective
from domain.supervision.ending import AbsoluteDischargeGranted, PersonDied
from domain.supervision.file import SupervisionFile
from domain.supervision.recall import RecallOrdered
from domain.supervision.roles import ASSISTANT_DIRECTOR, MANAGERS
from domain.supervision.rows import SupervisionRegion
from domain.supervision.stages import WITH_SUPERVISOR
from domain.supervision.support import holding
from domain.supervision.support.law import SUPPORT_RULES

__all__ = ["SUPPORT"]

_MANAGES = MANAGERS | ASSISTANT_DIRECTOR

_ROWS = (
    Row("SUPERVISION_OF_WORKER", holding.HoldCaseSupervision, WITH_SUPERVISOR, _MANAGES, holding.hold_supervision,
        "WORK-SS-SUPERVISION-MONTHLY"),
)  # fmt: skip

_CLOCKS = (
    Clock(
        rule="WORK-SS-SUPERVISION-MONTHLY", holder="LineManager", starts_on=(DischargeEffective,),
        met_by=(holding.CaseSupervisionHeld,), lapses_on=(RecallOrdered, AbsoluteDischargeGranted, PersonDied),
        recurs=Recurs.FROM_DONE,
    ),
)  # fmt: skip


def _held(file: SupervisionFile, event: holding.CaseSupervisionHeld, happened: Happened) -> SupervisionFile:
    return holding.supervision_held(file, event, happened.effective_at)


SUPPORT = SupervisionRegion(
    name="support",
    rows=_ROWS,
    folds={
        holding.CaseSupervisionHeld: _held,
    },
    clocks=_CLOCKS,
    rules=SUPPORT_RULES,
    advice={holding.HoldCaseSupervision.tag(): (holding.supervision_advice,)},
)
