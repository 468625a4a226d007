"""Legal status, conditions, the conditional discharge and the absolute one."""

from domain.law.rule import Basis, Rule, Setting, SettingKind, Strength
from domain.supervision.law.basis import act, advisory, gate, guidance

__all__ = [
    "APPLYING_RULES", "CONDITION_RULES", "DISCHARGE_RULES", "ENDING_RULES", "PREDISCHARGE_VISITS", "PREPARING_RULES",
]  # fmt: skip

PREDISCHARGE_VISITS = Setting(
    "supervision-predischarge-visits", "How many visits the guidance asks for before a discharge", SettingKind.NUMBER
)

PREPARING_RULES: tuple[Rule, ...] = (
    gate("SUP-LEGAL-STATUS", "Record legal status accurately", "2.4; 3c; L133",
         "The current legal status stands on record with its first day and whose order it is, and with its history."),
    act("SUP-RC-LEAVE-CONSENT", "Leave needs Secretary of State agreement", "001 para 2.3; MHA 1983 s.41(3)",
        "Leave of a restricted patient is granted only with the Secretary of State's agreement."),
    advisory("SUP-PREDISCHARGE-PLAN", "Pre-discharge planning", "4.0 Std 3(b); Std 4(a); 6.2",
             "Take part in planning the discharge beside the in-patient team."),
    advisory("SUP-S1-INFO", "Information about the role", "4.0 Std 1(b)",
             "Tell the person clearly what the social supervisor, other professionals and advocates do."),
    advisory("SUP-S1-INFO-ACCESSIBLE", "Information is accessible", "4.0 Std 1(b)",
             "Give the information in the forms that the person needs."),
    gate("SUP-AIMS", "Two aims of supervision appear in the plan", "2.6",
         "The plan is about reintegration, and about what the Secretary of State needs to know to protect the public."),
    advisory("SUP-S1-DIGNITY", "Dignity and human rights", "4.0 Std 1(a)",
             "Record how dignity and human rights are promoted beside the protection of the public."),
    advisory("SUP-ACCOUNTABILITY", "Clear accountability if things go wrong", "8.0 L376",
             "Record who in the team is accountable for what."),
)  # fmt: skip

CONDITION_RULES: tuple[Rule, ...] = (
    gate("SUP-COND-TYPES", "Condition types", "2.5; 3.4", "Each condition is classified."),
    advisory("SUP-COND-CORE", "Usual conditions", "2.5",
             "Expect a condition of residence, and co-operation with social and with clinical supervision."),
    Rule("MDO-COND-DOL", "No deprivation of liberty by Tribunal condition", "004 para 26.34",
         "A Tribunal does not impose conditions that amount to a deprivation of liberty; case law changes.",
         Basis.STATUTORY_GUIDANCE, Strength.WARN),
    gate("SUP-COND-UNDERSTOOD", "Supervisors understand the conditions", "2.5",
         "Both supervisors confirm that they understand the conditions and their own part, before supervision starts."),
)  # fmt: skip

DISCHARGE_RULES: tuple[Rule, ...] = (
    act("SUP-DISCHARGE-AUTHORITY", "Who may conditionally discharge", "001 para 2.5; MHA 1983 s.42, s.73",
        "Record which authority discharged and the day."),
    act("SUP-RC-DISCHARGE-CONSENT", "Discharge by the Responsible Clinician needs agreement",
        "001 para 2.3; MHA 1983 s.41(3)",
        "The Responsible Clinician discharges a restricted patient only with the Secretary of State's agreement."),
    guidance("MDO-S74-RECOMMEND", "Transferred patients: Tribunal recommends only", "26.35",
             "Of a patient under s.47/49, s.48/49 or s.45A the Tribunal only recommends a discharge."),
    gate("SUP-DEFERRED-DISCHARGE", "Tribunal may defer the discharge", "2.5",
         "A deferred discharge names what is missing; the clocks start with the discharge itself."),
    guidance("MDO-DEFER", "Deferred conditional discharge", "26.9, 26.34",
             "The Tribunal may defer its direction until arrangements are made; the Secretary of State cannot."),
)  # fmt: skip

ENDING_RULES: tuple[Rule, ...] = (
    gate("SUP-ABS-DISCHARGE-RECORD", "Record absolute discharge and stop the clocks", "5.5 L251",
         "Record the authority and the day; what is owed by the supervision ends, section 117 goes on apart from it."),
)  # fmt: skip

APPLYING_RULES: tuple[Rule, ...] = (
    guidance("MDO-TRIB-CD-2Y", "Conditionally discharged patient applies for absolute discharge", "26.32",
             "A conditionally discharged patient may apply to the Tribunal once every two years (s.75(2): first after "
             "twelve months)."),
    Rule("MDO-AD-RECOMMEND", "Absolute discharge recommended after testing", "004 para 26.10",
         "After adequate testing in the community the team may recommend an absolute discharge.",
         Basis.STATUTORY_GUIDANCE),
)  # fmt: skip
