"""Rules of leave, transfer and absence (26.4, 26.7, 26.12, 26.15, 26.24, 26.27, 26.59 to 26.62, 26.73)."""

from domain.calendar.spans import Span, Unit
from domain.law.rule import Limit
from domain.patient.law.basis import act, advisory, guidance, tells

__all__ = ["LEAVE_RULES"]

_THE_DAY_BEFORE = Limit(due=Span(-1, Unit.CALENDAR_DAY))

LEAVE_RULES = (
    act("MDO-SOS-SCOPE", "Who is restricted", "26.24",
        "Restriction orders, restriction directions and limitation directions; section 37 alone is not."),
    act("MDO-MHCS-ACTS", "The casework section decides for the Secretary of State", "26.27",
        "Queries and decisions about restricted patients are the section's."),
    act("MDO-SOS-POWERS", "Powers of the Secretary of State", "26.25, 26.34",
        "Discharge, remit, recall, and add, vary or remove conditions."),
    act("MDO-S37-LEAVE", "Leave and transfer of an unrestricted patient", "26.4",
        "The Responsible Clinician grants leave and transfers without the Secretary of State."),
    act("MDO-S3741-CONSENT", "Consent under a restriction order", "26.7, 26.24",
        "No leave into the community, and no transfer, without the Secretary of State's consent."),
    act("MDO-S45A-CONSENT", "Consent under a limitation direction", "26.12", "It works like a restriction order."),
    act("MDO-S49-CONSENT", "Consent under a restriction direction", "26.15",
        "No leave, transfer or discharge into the community during the sentence without agreement."),
    advisory("MDO-I-PART3-ESCORTED", "Part 3 before a first escorted leave of high risk", "26.59",
             "If the risk of absconding is high, of harm very high, or to reputation high.", _THE_DAY_BEFORE),
    advisory("MDO-I-PART3-UNESCORTED", "Part 3 before the first unescorted leave", "26.59",
             "For every patient of whom MAPPA I was sent.", _THE_DAY_BEFORE),
    advisory("MDO-I-PART3-EXTENDED", "Part 3 before extended leave", "26.59",
             "Before extended leave of absence.", _THE_DAY_BEFORE),
    tells("MDO-LEAVE-NO-ROUTINE", "No notice of every leave", "26.60",
          "Only first leaves, and extended leave, are told: nothing is owed for a later trip."),
    guidance("MDO-LEAVE-NO-HOLD", "MAPPA neither approves nor stops leave", "26.62",
             "Leave is not withheld until MAPPA is notified or replies."),
    advisory("MDO-LEAVE-VIEWS", "The MAPPA area is heard", "26.62",
             "It is good practice to seek the views of the MAPPA area when leave is decided."),
    guidance("MDO-ABSC-POLICE", "Police told of an absence at once", "26.73",
             "Whoever escapes, absconds or does not return: the local police know immediately, with known victims at "
             "risk.", Limit(due=Span(0, Unit.HOUR))),
)  # fmt: skip
