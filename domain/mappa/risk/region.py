"""The region risk put together: risk of serious harm, and the one plan that answers it."""

from datetime import time

from domain.calendar.spans import Span, Unit
from domain.kernel.chart import Row, simply
from domain.kernel.clocks import Clock
from domain.kernel.owing import laws_of
from domain.law.rule import Basis, Escalation, Lead, Limit, Rule, Setting
from domain.mappa.file import unchanged
from domain.mappa.owed.obligations import bringing
from domain.mappa.risk import abuse, agreeing, assessing, offender, plan
from domain.mappa.risk.law import RISK_RULES
from domain.mappa.risk.owes import RISK_OWES
from domain.mappa.roles import CHAIR, LEAD_ROLES, PRACTITIONERS, VLO
from domain.mappa.rows import MappaRegion
from domain.mappa.stages import NOT_FINAL, STAGES

__all__ = ["RISK"]

_NINE = time(9)
_ANY = frozenset(STAGES)

_LIMITED = (
    Rule("MAPPA-RMP-REVIEW-DATE", "The plan has a day of review", "004 para 12.9",
         "A plan that is agreed names the day on which it is reviewed; the source gives no length of its own.",
         Basis.STATUTORY_GUIDANCE,
         limit=Limit(due=Span(0, Unit.CALENDAR_DAY), lead=Lead(5, _NINE),
                     escalations=(Escalation("MappaCoordinator", 0, _NINE),))),
    Rule("MAPPA-RISK-REVIEW", "Risk reviewed regularly and on change", "004 para 11.3; 11.15",
         "The assessment is reviewed regularly; the interval is each agency's policy, so it runs once the area has set "
         "it.", Basis.STATUTORY_GUIDANCE,
         limit=Limit(due=Setting("mappa.risk_review", "How long an assessment of risk stands before it is reviewed"),
                     lead=Lead(5, _NINE))),
)  # fmt: skip

RISK = MappaRegion(
    name="risk",
    rows=(
        Row("risk", assessing.AssessRisk, NOT_FINAL, LEAD_ROLES, assessing.assess_risk),
        Row("risk", agreeing.AgreeRisk, _ANY, CHAIR, agreeing.agree_risk),
        Row("risk", agreeing.AdoptRisk, _ANY, LEAD_ROLES, agreeing.adopt_risk),
        Row("risk", abuse.RecordAbuse, NOT_FINAL, PRACTITIONERS, abuse.record_abuse),
        Row("plan", plan.DraftPlan, NOT_FINAL, LEAD_ROLES, plan.draft_plan),
        Row("plan", plan.AgreePlan, _ANY, CHAIR, plan.agree_plan),
        Row("plan", plan.MirrorPlan, _ANY, LEAD_ROLES, plan.mirror_plan),
        Row("plan", offender.SharePlan, _ANY, LEAD_ROLES, offender.share_plan),
        Row("plan", offender.ExplainMappa, NOT_FINAL, LEAD_ROLES, offender.explain_mappa),
        Row("plan", offender.WithholdFromOffender, _ANY, CHAIR, offender.withhold_from_offender),
        Row("plan", offender.DecideTravel, NOT_FINAL, LEAD_ROLES, offender.decide_travel),
        Row("plan", offender.TellRecall, NOT_FINAL, VLO, offender.tell_recall, "MAPPA-RMP-VLO-RECALL"),
    ),
    folds={
        assessing.RiskAssessed: simply(assessing.risk_assessed),
        agreeing.RiskAgreed: simply(agreeing.risk_agreed),
        agreeing.RiskAdopted: simply(agreeing.risk_adopted),
        abuse.AbuseRecorded: simply(abuse.abuse_recorded),
        plan.PlanDrafted: simply(plan.plan_drafted),
        plan.PlanAgreed: simply(plan.plan_agreed),
        plan.PlanMirrored: simply(plan.plan_mirrored),
        offender.PlanShared: unchanged,
        offender.MappaExplained: simply(offender.mappa_explained),
        offender.OffenderNotTold: simply(offender.offender_not_told),
        offender.TravelDecided: unchanged,
        offender.RecallTold: unchanged,
    },
    clocks=(
        Clock(
            rule="MAPPA-RMP-REVIEW-DATE", holder="lead agency", starts_on=(plan.PlanDrafted, plan.PlanAgreed),
            met_by=(plan.PlanDrafted, plan.PlanAgreed), agreed=lambda event: getattr(event, "review_on", None),
        ),
        Clock(
            rule="MAPPA-RISK-REVIEW", holder="lead agency", starts_on=(assessing.RiskAssessed, agreeing.RiskAdopted),
            met_by=(assessing.RiskAssessed, agreeing.RiskAdopted),
        ),
    ),
    rules=(*_LIMITED, *RISK_RULES, *laws_of(RISK_OWES)),
    brings=bringing(RISK_OWES),
    advice={
        agreeing.AgreeRisk.tag(): (agreeing.adoption_advice,),
        plan.AgreePlan.tag(): (plan.mirror_advice,),
    },
)  # fmt: skip
