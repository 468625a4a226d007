"""The region work put together: MAPPA J and P, work on licence, the duty to refer."""

from domain.kernel.chart import Row, simply
from domain.mappa.roles import LEAD_ROLES, PRISON, PROBATION, SERVICE
from domain.mappa.rows import MappaRegion
from domain.mappa.stages import NOT_FINAL
from domain.mappa.work import restrictions
from domain.mappa.work.clocks import WORK_CLOCKS, WORK_LIMITS
from domain.mappa.work.law import WORK_RULES

__all__ = ["WORK"]

WORK = MappaRegion(
    name="work",
    rows=(
        Row("work", restrictions.RecordRestrictingOrder, NOT_FINAL, LEAD_ROLES | SERVICE,
            restrictions.record_restricting_order),
        Row("work", restrictions.SendMappaJ, NOT_FINAL, LEAD_ROLES, restrictions.send_mappa_j),
        Row("work", restrictions.ConfirmMappaJ, NOT_FINAL, LEAD_ROLES | SERVICE, restrictions.confirm_mappa_j),
        Row("work", restrictions.ApproveWork, NOT_FINAL, PROBATION, restrictions.approve_work),
        Row("work", restrictions.RecordDutyToRefer, NOT_FINAL, LEAD_ROLES | PRISON, restrictions.record_duty_to_refer),
        Row("work", restrictions.IssueExemption, NOT_FINAL, LEAD_ROLES, restrictions.issue_exemption),
    ),
    folds={
        restrictions.RestrictingOrderMade: simply(restrictions.restricting_order_made),
        restrictions.MappaJSent: simply(restrictions.mappa_j_sent),
        restrictions.MappaJReceived: simply(restrictions.mappa_j_received),
        restrictions.WorkApproved: simply(restrictions.work_approved),
        restrictions.DutyToReferDone: simply(restrictions.duty_to_refer_done),
        restrictions.ExemptionIssued: simply(restrictions.exemption_issued),
    },
    clocks=WORK_CLOCKS,
    rules=(*WORK_RULES, *WORK_LIMITS),
)  # fmt: skip
