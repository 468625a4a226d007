"""Visits and contacts: who was seen, how often, what was found (001 sections 2.7 and 8)."""

from datetime import time

from domain.calendar.spans import Span, Unit
from domain.law.rule import Escalation, Lead, Limit, Rule, Setting
from domain.supervision.law.basis import advisory, gate, reminder, tells

__all__ = ["CONTACT_RULES", "VISIT_INTERVAL"]

_NINE = time(9)
VISIT_INTERVAL = Setting("supervision-visit-interval", "How often the guidance has a social supervisor visit")
_VISIT = Limit(
    due=Span(1, Unit.MONTH), earliest_of=(VISIT_INTERVAL,), lead=Lead(0, _NINE),
    escalations=(Escalation("LineManager", 0, _NINE),),
)  # fmt: skip
"""A month or the interval of the casework section's guidance, whichever is shorter (reading 11). The lead says "act by"
on the last working day that is no later than the due day."""


def _open(name: str, words: str) -> Limit:
    """A length that no source gives: no clock runs until the area has chosen one."""
    return Limit(due=Setting(name, words))


CONTACT_RULES: tuple[Rule, ...] = (
    reminder("SUP-VISIT-MONTHLY", "Visit at least monthly", "8.0 L362; 4.0 Std 3(a)",
             "Visit the person at least every month, counted from the last visit that found the person.", _VISIT),
    advisory("SUP-CONTACT-POSTDISCHARGE", "Supervision visits after discharge", "4.0 Std 3(a); Std 2(e); 5.3",
             "Visit at the frequency that the Ministry of Justice recommends; a month is the longest."),
    gate("SUP-MONITOR-MH-RISK", "Close monitoring and timely steps", "2.7",
         "At each contact record mental health and any rise in danger; where it has risen, decide on steps."),
    advisory("SUP-SEEN-NOT-SEEN", "Record who was and was not seen", "8.0 L351",
             "Record whom the visit was to and whom it did not find; only the person seen meets the visit."),
    tells("SUP-LM-MEETS-PATIENT", "Line manager may meet the person", "8.0 L313",
          "The line manager may visit and come to meetings; the supervisor's own visit stays owed."),
    advisory("SUP-CONTACT-PREDISCHARGE", "Visits before discharge", "4.0 Std 3(a); 5.3",
             "Make the visits before the discharge that the guidance asks for."),
    advisory("SUP-INFO-SOURCES", "Information from family and placement", "8.0 L364",
             "Seek information from family and placement, or record why not.", _open(
                 "supervision-information-interval", "How often information from family or placement is sought")),
    reminder("SUP-OOA-SHARE", "Host supervisor and home social worker share information", "7.5",
             "The host's supervisor and the home's social worker share what matters, and log it.", _open(
                 "supervision-sharing-interval", "How often supervisor and home social worker share information")),
    advisory("SUP-CONSENT-FAMILY", "Raise refusal of family contact", "8.0 L353",
             "Where the person refuses contact with family, raise it in line management supervision."),
    advisory("SUP-S1-FAMILIES", "Sensitivity to victims and families", "4.0 Std 1(c)",
             "Before contact with victims or families record how their position was taken into account."),
)  # fmt: skip
