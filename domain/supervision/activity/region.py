"""The region of the activity, joined into the lifecycle."""

from domain.kernel.chart import Row, simply
from domain.kernel.clocks import Clock
from domain.supervision.activity import recording, tribunals
from domain.supervision.activity.law import ACTIVITY_RULES
from domain.supervision.ending import AbsoluteDischargeGranted, PersonDied
from domain.supervision.roles import CARE_STAFF, SOCIAL_SUPERVISOR, TOLD
from domain.supervision.rows import SupervisionRegion
from domain.supervision.stages import OPEN, STAGES

__all__ = ["ACTIVITY"]

_ALWAYS = frozenset(STAGES)

_ROWS = (
    Row("activity", recording.RecordDemographics, _ALWAYS, CARE_STAFF, recording.record_demographics),
    Row("tribunal", tribunals.ListTribunal, OPEN, TOLD, tribunals.list_tribunal),
    Row("tribunal", tribunals.PrepareTribunalReport, OPEN, SOCIAL_SUPERVISOR, tribunals.prepare_report),
    Row("tribunal", tribunals.RecordTribunal, _ALWAYS, TOLD, tribunals.record_tribunal),
)

_CLOCKS = (
    Clock(
        rule="SUP-TRIBUNAL-REPORT", holder="SocialSupervisor", starts_on=(tribunals.TribunalListed,),
        met_by=(tribunals.TribunalReportPrepared,),
        lapses_on=(tribunals.TribunalRecorded, AbsoluteDischargeGranted, PersonDied),
        moved_by=(tribunals.TribunalListed,), subject=lambda event: getattr(event, "tribunal", None),
        anchor=lambda event: event.report_by,
    ),
)  # fmt: skip

ACTIVITY = SupervisionRegion(
    name="activity",
    rows=_ROWS,
    folds={
        recording.DemographicsRecorded: simply(recording.demographics_recorded),
        tribunals.TribunalListed: simply(tribunals.listed),
        tribunals.TribunalReportPrepared: simply(tribunals.prepared),
        tribunals.TribunalRecorded: simply(tribunals.recorded),
    },
    clocks=_CLOCKS,
    rules=ACTIVITY_RULES,
    advice={tribunals.RecordTribunal.tag(): (tribunals.tribunal_advice,)},
)
