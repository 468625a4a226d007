"""The region lead put together: who leads by which supervision, who manages, in which MAPPA area."""

from domain.kernel.chart import Row, simply
from domain.kernel.message import Event
from domain.kernel.owing import laws_of
from domain.mappa.file import MappaFile
from domain.mappa.lead import areas, leading
from domain.mappa.lead.clocks import LEAD_CLOCKS, LEAD_LIMITS
from domain.mappa.lead.law import LEAD_RULES
from domain.mappa.lead.owes import LEAD_OWES
from domain.mappa.level.assessing import LevelAssessmentStarted
from domain.mappa.owed.obligations import bringing
from domain.mappa.roles import COORDINATOR, LEAD_ROLES, SERVICE
from domain.mappa.rows import MappaRegion
from domain.mappa.stages import NOT_FINAL

__all__ = ["LEAD"]

_LEADERS = LEAD_ROLES | SERVICE
_owed = bringing(LEAD_OWES)


def _assessment(file: MappaFile, event: Event) -> tuple[Event, ...]:
    """The level is assessed once somebody is allocated (MAPPA-CUS-LEVEL-START, 15.16)."""
    needed = isinstance(event, leading.PractitionerAllocated) and file.level.number is None
    return (LevelAssessmentStarted(because="practitioner_allocated"),) if needed and not file.level.assessing else ()


LEAD = MappaRegion(
    name="lead",
    rows=(
        Row("E", leading.RecordSupervision, NOT_FINAL, _LEADERS, leading.record_supervision),
        Row("E", leading.EndSupervision, NOT_FINAL, _LEADERS, leading.end_supervision),
        Row("E", leading.SetLeadAgency, NOT_FINAL, LEAD_ROLES | COORDINATOR, leading.set_lead_agency),
        Row("E", leading.AllocatePractitioner, NOT_FINAL, _LEADERS, leading.allocate_practitioner),
        Row("E", leading.NoteJointManagement, NOT_FINAL, LEAD_ROLES, leading.note_joint_management),
        Row("E", areas.SetMappaArea, NOT_FINAL, LEAD_ROLES | COORDINATOR, areas.set_mappa_area),
        Row("E", areas.SettleAreaDispute, NOT_FINAL, COORDINATOR, areas.settle_area_dispute, "MAPPA-ID-AREA-DISPUTE"),
    ),
    folds={
        leading.SupervisionRecorded: leading.supervision_recorded,
        leading.SupervisionEnded: simply(leading.supervision_ended),
        leading.LeadAgencySet: leading.lead_agency_set,
        leading.PractitionerAllocated: simply(leading.practitioner_allocated),
        leading.JointManagementNoted: simply(leading.joint_management_noted),
        areas.MappaAreaSet: simply(areas.mappa_area_set),
    },
    clocks=LEAD_CLOCKS,
    rules=(*LEAD_RULES, *LEAD_LIMITS, *laws_of(LEAD_OWES)),
    brings=lambda file, event: (*_owed(file, event), *_assessment(file, event), *leading.ended_by_time(file, event)),
)
