"""Rules of discharge and of the end of MAPPA (26.5, 26.9, 26.10, 26.34, 26.71, 26.72; 6.38)."""

from domain.calendar.spans import Span, Unit
from domain.law.rule import Limit
from domain.patient.law.basis import act, advisory, guidance, tells

__all__ = ["ENDING_RULES"]

_THAT_DAY = Limit(due=Span(0, Unit.CALENDAR_DAY), timer=True)

ENDING_RULES = (
    act("MDO-S37-DISCHARGE", "Who discharges an unrestricted patient", "26.5",
        "The Responsible Clinician, the hospital managers or the Tribunal, at any time."),
    act("MDO-RES-DISCHARGE-AUTH", "Who discharges a restricted patient", "26.9",
        "The Tribunal, the Secretary of State, or the Responsible Clinician with consent; nobody else."),
    advisory("MDO-CD-FIRST", "Conditional discharge comes first", "26.10",
             "Absolute discharge straight from hospital is rare for a restricted patient."),
    act("MDO-CD-RECALLABLE", "Liable to recall", "26.10",
        "A conditionally discharged patient stays liable to recall until the absolute discharge."),
    advisory("MDO-COND-PROPORTION", "Conditions are proportionate", "26.34",
             "Proportionate and reasonable in all the circumstances."),
    tells("MDO-COMMUNITY-STATUS", "Community patients stay in MAPPA", "26.41",
          "Conditional discharge and a community treatment order end nothing."),
    guidance("MDO-EXIT-C1", "Category 1 ends with the registration", "26.71; 6.38",
             "When the registration expires; some are for life.", _THAT_DAY),
    guidance("MDO-EXIT-C1-REVIEW", "Review of a registration for life", "26.71",
             "It can be sought 15 years after the first notification."),
    guidance("MDO-EXIT-C2-S37", "Category 2 ends with the order", "26.71; 6.38",
             "With absolute discharge, the end of guardianship, or the expiry of a community treatment order."),
    guidance("MDO-EXIT-C2-LICENCE", "Category 2 ends with the licence", "26.71; 6.38",
             "Of a patient beside a sentence, unless referred to Category 3; while still detained the lead agency "
             "decides.", _THAT_DAY),
    guidance("MDO-EXIT-C3", "Category 3 ends by a meeting", "26.71; 6.38",
             "When a Level 2 or 3 meeting decides that active management is not needed."),
)  # fmt: skip
