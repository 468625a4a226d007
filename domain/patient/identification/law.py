"""Rules of identification and MAPPA I (26.37 to 26.48, 26.56 to 26.58; 6.36, 6.37)."""

from domain.calendar.spans import Span, Unit
from domain.law.rule import Limit
from domain.patient.law.basis import advisory, guidance

__all__ = ["IDENTIFICATION_RULES"]

_THREE_DAYS = Limit(due=Span(3, Unit.CALENDAR_DAY), breach=Span(3, Unit.WORKING_DAY))
"""Bare "days": reminded on calendar days, a miss judged by working days (reading 1)."""

IDENTIFICATION_RULES = (
    guidance("MDO-ID-3D", "Identification within three days", "26.56; 6.36",
             "Identify and mark a MAPPA offender within three days of admission through the courts.", _THREE_DAYS),
    guidance("MDO-ID-CHANGE-3D", "Identification at each change of status", "26.56",
             "Within three days of a change in the legal status it is asked again.", _THREE_DAYS),
    guidance("MDO-ELIG-CAT1", "Category 1 patient", "26.38",
             "Subject to the notification requirements of Part 2 of the Sexual Offences Act 2003."),
    guidance("MDO-ELIG-CAT2", "Category 2 patient", "26.38; 6.7, 6.8",
             "Murder or a specified offence, convicted, insane or unfit, with a hospital or guardianship order or 12 "
             "months or more."),
    guidance("MDO-ELIG-CAT3", "Category 3 patient", "26.40",
             "Whom the responsible authority registered for a present risk that needs active management."),
    guidance("MDO-ELIG-CAT4", "Category 4 patient", "24.8; 6.23",
             "A hospital or guardianship order, or a sentence, for a relevant terrorist offence, or Part 4 "
             "notification."),
    guidance("MDO-ELIG-ROUTE", "Hospital routes that count", "26.39; 6.8",
             "Hospital and guardianship orders; directions beside a sentence of 12 months or more; no remand."),
    guidance("MDO-I-AREA", "Which Co-ordinator receives MAPPA I", "26.57; 6.37",
             "The one of the home address; the area of release or discharge gets a copy."),
    guidance("MDO-WITHHOLD", "Withholding that MAPPA applies", "26.48",
             "Very exceptionally: the lead agency decides after a meeting discussed it, with reasons on record."),
    advisory("MDO-ABSC-PLAN", "Plan for absconding", "26.73",
             "A plan for absconding, out of hours as well, and who tells the liaison officer; a copy in MAPPA I."),
    advisory("MDO-LEAVE-AREAS", "Every area concerned is told", "26.61",
             "Hospital, leave, home and discharge may lie in several areas: each, and its police, may need to know."),
    guidance("MDO-LEAVE-DUTY", "Who notifies MAPPA", "26.62",
             "MAPPA notification is the mental health team's duty; the casework section decides on leave."),
)  # fmt: skip
