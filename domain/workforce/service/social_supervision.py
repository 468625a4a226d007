"""A service that provides social supervision: its operational policy, and what is told of it to governance (001).

The toolkit gives neither an interval ("as required") nor a form: both clocks are off until the area sets a length, and
every point that was not spoken of is advice.
"""

from typing import Final, Literal

from pydantic import Field

from domain.kernel.advice import AdviceTable, Advised
from domain.kernel.chart import Row, simply
from domain.kernel.circumstances import Circumstances
from domain.kernel.clocks import Clock, Recurs
from domain.kernel.codes import Coded
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import said, unless
from domain.law.rule import Limit, Rule, Setting
from domain.workforce.law import should
from domain.workforce.record import Note
from domain.workforce.service.establishment import ServiceEstablished
from domain.workforce.service.record import RUNNING, ServiceFile, ServiceRegion

__all__ = ["SOCIAL_SUPERVISION", "SOCIAL_SUPERVISION_RULES"]

_HERE = frozenset({RUNNING})
_SENIOR = frozenset({"ServiceManager", "AssistantDirector", "DASS", "PSW"})

Topic = Literal[
    "referral_and_allocation", "pre_discharge", "records", "recall", "mha_assessment", "moj_reports", "mappa",
    "victims", "risk_and_own_safety", "performance_data", "training", "tribunal_reports", "escalation",
]  # fmt: skip
_POLICY: Final = frozenset({
    "referral_and_allocation", "pre_discharge", "records", "recall", "mha_assessment", "moj_reports", "mappa",
    "victims", "risk_and_own_safety", "performance_data", "training",
})  # fmt: skip
"""The eleven topics of 001 para 6.2."""
_PROCEDURES: Final = frozenset({
    "referral_and_allocation", "pre_discharge", "moj_reports", "recall", "tribunal_reports", "escalation",
})  # fmt: skip
"""The six of 001 standard 3(b)."""
JointTopic = Literal[
    "pre_discharge", "risk_management", "moj_reports", "recall", "tribunal_reports", "victims_and_families"
]  # fmt: skip
_JOINT: Final = frozenset({
    "pre_discharge", "risk_management", "moj_reports", "recall", "tribunal_reports", "victims_and_families",
})  # fmt: skip
"""The six of 001 standard 4(a), agreed with NHS provider, criminal justice and voluntary sector."""
Point = Literal[
    "governance_report", "activity_data", "part_iii", "learning", "partners", "disparity", "lived_experience",
    "workforce_assurance", "senior_agendas", "code_22_80", "panel", "legal_status_check",
]  # fmt: skip

GOVERNANCE: Final[tuple[tuple[str, Point, str, str], ...]] = (
    ("SUP-S2-GOVERNANCE", "governance_report", "In the reports of care governance", "Std 2(a)"),
    ("SUP-S2-DATA", "activity_data", "Activity and workforce data", "Std 2(c)"),
    ("SUP-S2-COMPLIANCE", "part_iii", "Compliance with Part III duties", "Std 2(c)"),
    ("SUP-S2-MONITOR", "learning", "Quality, safety and what was learned", "Std 2(d)"),
    ("SUP-S2-PARTNERS", "partners", "Work with integrated care partnerships and neighbours", "Std 2(h)"),
    ("SUP-S1-DISPARITY", "disparity", "Racial and cultural disparity", "Std 1(a)"),
    ("SUP-S1-COPRODUCTION", "lived_experience", "Lived experience shapes the service", "Std 1(e)"),
    ("SUP-LA-ASSURANCE", "workforce_assurance", "Skills and resources of own supervisors", "3.5"),
    ("SUP-SENIOR-AGENDA", "senior_agendas", "On the agendas of senior managers", "section 8 L329"),
    ("SUP-SENIOR-COP-2280", "code_22_80", "How paragraph 22.80 of the Code is read here", "section 8 L330"),
    ("SUP-PANEL", "panel", "A panel of social supervisors", "section 8 L375"),
    ("SUP-EX-STATUS-REVIEW", "legal_status_check", "Legal status checked on every case", "L133"),
)
"""Rule, point, title, place in 001: what a report on social supervision speaks of."""


def _open(name: str, words: str) -> Limit:
    return Limit(Setting(name, words))


SOCIAL_SUPERVISION_RULES: tuple[Rule, ...] = (
    should("SUP-LOCAL-POLICY", "Operational policy of social supervision", "001 para 6.2",
           "Current, and on its eleven topics."),
    should("SUP-S3-PROCEDURES", "Procedures cover six areas", "001 Std 3(b)",
           "Allocation, pre-discharge, reports, recall, tribunal reports, escalation."),
    should("SUP-S4-JOINT-PROCEDURES", "Joint procedures", "001 Std 4(a)",
           "Agreed with the partners on six areas, victims and families among them."),
    should("SUP-S2-POLICY-CURRENT", "Policies match the section's guidance", "001 Std 2(b)",
           "Checked against the latest guidance of the casework section, whose version is recorded."),
    should("SUP-S2-POLICY-AUDIT", "Policies are audited and reviewed", "001 Std 2(b)", "As required; no interval.",
           _open("supervision-policy-review", "How often the policies of social supervision are reviewed")),
    should("SUP-EX-DASS-MONTHLY", "Performance report to the director", "001 L132, L147",
           "One council's example: every month; off until an area takes it up.",
           _open("supervision-director-report", "How often the director is told of it (example: 1 month)")),
    *(should(rule, title, f"001 {place}", "Said in the report to governance.") for rule, _, title, place in GOVERNANCE),
)  # fmt: skip


class Policy(Message):
    """What the policy covers, and against which guidance it was checked."""

    topics: frozenset[Topic] = frozenset()
    joint: frozenset[JointTopic] = Field(default=frozenset(), description="Agreed jointly with the partners")
    guidance: str = Field(default="", max_length=200, description="Version of the casework section's guidance")
    words: Note


class ReviewSupervisionPolicy(Policy, Advised):
    """Audit and review the operational policy of social supervision."""

    type: Literal["ReviewSupervisionPolicy"] = "ReviewSupervisionPolicy"


class SupervisionPolicyReviewed(Event):
    """The operational policy of social supervision was audited and reviewed."""

    type: Literal["SupervisionPolicyReviewed"] = "SupervisionPolicyReviewed"
    topics: tuple[Coded, ...]
    joint: tuple[Coded, ...]
    guidance: str
    words: str


class ReportSupervision(Advised):
    """Tell governance, or the director, of social supervision, point by point."""

    type: Literal["ReportSupervision"] = "ReportSupervision"
    words: Note
    points: dict[Point, Note] = {}


class SupervisionReported(Event):
    """Governance, or the director, was told of social supervision."""

    type: Literal["SupervisionReported"] = "SupervisionReported"
    words: str
    points: dict[str, str]


def review(command: ReviewSupervisionPolicy, _: ServiceFile, __: Circumstances) -> tuple[Event, ...]:
    """Never refused."""
    return (
        SupervisionPolicyReviewed(
            topics=tuple(sorted(command.topics)), joint=tuple(sorted(command.joint)), guidance=command.guidance,
            words=command.words,
        ),
    )  # fmt: skip


def report(command: ReportSupervision, _: ServiceFile, __: Circumstances) -> tuple[Event, ...]:
    """Never refused."""
    return (SupervisionReported(words=command.words, points=dict(command.points)),)


def _policy_advice(
    command: ReviewSupervisionPolicy, _: ServiceFile, __: Circumstances
) -> tuple[Objection | None, ...]:  # fmt: skip
    lacks = {
        name: _listed(asked - command.topics) for name, asked in (("policy", _POLICY), ("procedures", _PROCEDURES))
    }
    joint = _listed(_JOINT - command.joint)
    return (
        unless(command.topics >= _POLICY, "SUP-LOCAL-POLICY", f"The policy lacks: {lacks['policy']}.", "topics"),
        unless(
            command.topics >= _PROCEDURES, "SUP-S3-PROCEDURES", f"No procedure on: {lacks['procedures']}.", "topics"
        ),
        unless(command.joint >= _JOINT, "SUP-S4-JOINT-PROCEDURES", f"No joint procedure on: {joint}.", "joint"),
        unless(
            said(command.guidance), "SUP-S2-POLICY-CURRENT", "Say which guidance it was checked against.", "guidance"
        ),
    )


def _report_advice(command: ReportSupervision, _: ServiceFile, __: Circumstances) -> tuple[Objection | None, ...]:
    return tuple(
        unless(point in command.points, rule, f"Nothing was said of: {title.lower()}.", f"points.{point}")
        for rule, point, title, _place in GOVERNANCE
    )


def _listed(codes: frozenset[str]) -> str:
    return ", ".join(code.replace("_", " ") for code in sorted(codes))


ADVICE: AdviceTable = {"ReviewSupervisionPolicy": (_policy_advice,), "ReportSupervision": (_report_advice,)}

SOCIAL_SUPERVISION = ServiceRegion(
    name="social supervision",
    rows=(
        Row("policy", ReviewSupervisionPolicy, _HERE, _SENIOR, review, "SUP-LOCAL-POLICY"),
        Row("governance", ReportSupervision, _HERE, _SENIOR, report, "SUP-S2-GOVERNANCE"),
    ),
    folds={
        SupervisionPolicyReviewed: simply(lambda file, _: file),
        SupervisionReported: simply(lambda file, _: file),
    },
    clocks=(
        Clock(
            rule="SUP-S2-POLICY-AUDIT", holder="ServiceManager", starts_on=(ServiceEstablished,),
            met_by=(SupervisionPolicyReviewed,), recurs=Recurs.FROM_DONE,
        ),
        Clock(
            rule="SUP-EX-DASS-MONTHLY", holder="ServiceManager", starts_on=(ServiceEstablished,),
            met_by=(SupervisionReported,), recurs=Recurs.FROM_DONE,
        ),
    ),
    advice=ADVICE,
)  # fmt: skip
