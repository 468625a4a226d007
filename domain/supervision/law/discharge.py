"""Conditions, the conditional discharge and the absolute one."""

from domain.law.rule import Rule
from domain.supervision.law.basis import act, advisory, gate, guidance

__all__ = ["DISCHARGE_RULES", "ENDING_RULES"]

DISCHARGE_RULES: tuple[Rule, ...] = (
    act("SUP-DISCHARGE-AUTHORITY", "Who may conditionally discharge", "001 para 2.5; MHA 1983 s.42, s.73",
        "Record which authority discharged and the day."),
    act("SUP-RC-DISCHARGE-CONSENT", "Discharge by the Responsible Clinician needs agreement",
        "001 para 2.3; MHA 1983 s.41(3)",
        "The Responsible Clinician discharges a restricted patient only with the Secretary of State's agreement."),
    gate("SUP-COND-TYPES", "Condition types", "2.5; 3.4", "Each condition is classified."),
    advisory("SUP-COND-CORE", "Usual conditions", "2.5",
             "Expect a condition of residence, and co-operation with social and with clinical supervision."),
    gate("SUP-COND-UNDERSTOOD", "Supervisors understand the conditions", "2.5",
         "Both supervisors confirm that they understand the conditions and their own part, before supervision starts."),
)  # fmt: skip

ENDING_RULES: tuple[Rule, ...] = (
    gate("SUP-ABS-DISCHARGE-RECORD", "Record absolute discharge and stop the clocks", "5.5 L251",
         "Record the authority and the day; what is owed by the supervision ends, section 117 goes on apart from it."),
    guidance("MDO-AD-EFFECT", "Absolute discharge ends conditions", "26.10",
             "No conditions remain, and supervision and its reports end."),
)  # fmt: skip
