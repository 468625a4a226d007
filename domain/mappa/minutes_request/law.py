"""The law of requests for minutes (13b.11 to 13b.37, 22.24, 22.25), with its limits.

The guidance names the times of the data protection and freedom of information legislation and gives no number: each
area sets them, and no clock runs until it has (reading 18).
"""

from datetime import time
from typing import Final

from domain.calendar.spans import Span, Unit
from domain.law.rule import Escalation, Lead, Limit, Roll, Setting
from domain.mappa.basis import rule
from domain.mappa.minutes_request.intake import STATUTORY

__all__ = ["RULES"]

_LEAD: Final = Lead(2, time(9))
_UP: Final = (Escalation("MappaCoordinator", 0, time(9)),)

_LIMITS: Final = (
    rule("MAPPA-SAR-STATUTORY-TIME", "SAR answered within statutory time and own policy", "13b.18",
         "A subject access request is answered within the time that data protection legislation sets; an end on a day"
         " off is taken back to the working day before it.",
         Limit(due=Setting(STATUTORY, "Within which time a subject access request is answered"), roll=Roll.BACK,
               lead=_LEAD, escalations=_UP)),
    rule("MAPPA-SAR-BRANSTON-30D", "Executive summary returned within 30 days", "13b.20",
         "The Co-ordinator or Chair returns the summary to the Branston team within 30 days of receipt, and in time for"
         " the statutory date.",
         Limit(due=Span(30, Unit.CALENDAR_DAY), lead=_LEAD, escalations=_UP)),
    rule("MAPPA-SAR-BRANSTON", "Probation or prison SAR goes to the Branston team at once", "13b.20",
         "Refer the request the same day; Branston sends it to the Co-ordinator.",
         Limit(due=Span(0, Unit.CALENDAR_DAY), escalations=_UP)),
    rule("MAPPA-FOI-TIME", "FOI answered in statutory time", "13b.35",
         "A request under the Freedom of Information Act is answered in the time of that Act.",
         Limit(due=Setting("freedom-of-information-time", "Within which time a request under the Act is answered"),
               roll=Roll.BACK, lead=_LEAD, escalations=_UP)),
    rule("DA-MARAC-EXEC-10WD", "Executive summary for a MARAC within ten working days", "22.25",
         "Provide the executive summary within ten working days of the request, its circulation included.",
         Limit(due=Span(10, Unit.WORKING_DAY), lead=_LEAD, escalations=_UP)),
)  # fmt: skip

RULES: Final = (
    *_LIMITS,
    rule("MAPPA-SAR-RECOGNISE", "Offender or victim request treated as subject access", "13b.15",
         "Treat as SAR even when not named as one."),
    rule("MAPPA-SAR-EXEC-SUMMARY", "SAR answered with executive summary", "13b.15",
         "Provide an executive summary."),
    rule("MAPPA-SAR-EXEMPTIONS-CASE", "Exemptions applied case by case", "13b.16; 13b.17",
         "Record reasoning; no blanket refusal; test is that harm may very well result."),
    rule("MAPPA-SAR-CROSS-APPROVE", "Co-ordinator and Chair cross-check", "13b.20",
         "Chair approves Co-ordinator's version; Chair's version is copied to the Co-ordinator."),
    rule("MAPPA-SAR-COVER-LETTER", "Covering letter explains inclusions and exclusions", "13b.20",
         "Write letter using exemptions told by Chair or Co-ordinator."),
    rule("MAPPA-SAR-AGENCY-PROCESS", "Receiving agency's process applies", "13b.20; 13b.21",
         "Follow the procedure of the agency that received it, whoever employs the Chair."),
    rule("MAPPA-SAR-WHILE-RECORDING", "SAR while recording exists", "13b.19; 13a.43",
         "Contact National MAPPA Team; do not delete without advice."),
    rule("MAPPA-SAR-FOI-OFFENDER", "Offender asking under FOIA", "13b.22",
         "Clarify whether SAR wanted; if they insist, neither confirm nor deny."),
    rule("MAPPA-SAR-SUMMARY-CONTENT", "Executive summary content", "13b.31; 14.21",
         "Include risk outcomes, reason for referral, meeting and next dates, attendance and apologies by "
         "role, discussion and decisions, risk summary and RMP with action status and level changes, "
         "disclosure considerations, other actions."),
    rule("MAPPA-SAR-SUMMARY-CIRCULATE", "Draft summary circulated to contributors", "13b.32",
         "Send to attendees and contributors, copy to Co-ordinator; Chair has final say; store with minutes."),
    rule("MAPPA-FOI-OWN-PROCEDURE", "FOI request handled by receiving agency's rules", "13b.35",
         "Apply own procedure and FOIA time limit; SMB sets whose for requests to the unit."),
    rule("MAPPA-FOI-NCND", "Neither confirm nor deny by default", "13b.36; 13b.22",
         "Neither confirm nor deny under s40(5) FOIA in nearly all cases, after individual consideration."),
    rule("MAPPA-FOI-EXEMPTIONS", "Other FOI exemptions", "13b.37",
         "Consider s30(1)(b), s31, s38, s40, s41."),
    rule("MAPPA-MIN-NMT-ACCESS", "National MAPPA Team may request minutes", "13b.4",
         "Provide."),
    rule("MAPPA-MIN-REQUEST-INFORM-COORD", "Any request for minutes told to Co-ordinator", "13b.13",
         "Inform the MAPPA Co-ordinator."),
    rule("MAPPA-MIN-REQUEST-LOG", "Co-ordinator logs requests and replies", "13b.13",
         "Log it, hold a copy of the final reply, apply a retention and destruction schedule."),
    rule("MAPPA-MIN-REQUEST-SOURCE", "Requester type recorded", "13b.12",
         "Classify as court or tribunal, Parole Board, IOPC, CPS, other branch of an RA or DTC agency, "
         "offender, or other third party, because the route differs."),
    rule("MAPPA-MIN-CLARIFY", "Official request clarified promptly, in writing if possible", "13b.24",
         "Ask what is wanted; send document-specific requests to the agency that owns it."),
    rule("MAPPA-MIN-ROUTE", "Remaining requests go to Co-ordinator or latest Chair", "13b.24",
         "Route consistently by local choice."),
    rule("MAPPA-MIN-ROUTE-CT", "Counter-terrorism minute requests to Chair", "13b.24",
         "Send to the Meeting Chair."),
    rule("MAPPA-MIN-CHAIR-DECIDES", "Chair decides what is shared", "13b.25",
         "Decide on lawful, necessary and proportionate content; involve the agency that supplied the "
         "information."),
    rule("MAPPA-MIN-EXEC-SUMMARY-DEFAULT", "Executive summary unless full minutes essential", "13b.25; 13b.26; 13b.27",
         "Offer a summary first (courts, tribunals, Parole Board, review chairs); full minutes only if "
         "absolutely needed or ordered."),
    rule("MAPPA-MIN-COURT-ORDER", "Ordered full minutes must be provided", "13b.26",
         "Provide, or agree a summary; flag safety concerns in covering letter."),
    rule("MAPPA-MIN-REVIEW-CHAIRS", "Review chairs asked what individual agencies cannot give", "13b.27",
         "Clarify need; summary if information is only in minutes."),
    rule("MAPPA-MIN-IOPC", "IOPC full copy with data protection agreement", "13b.28",
         "May give full copy under a written agreement in which contributing agencies can take part."),
    rule("MAPPA-MIN-INSPECTORATE", "Inspectorates get redacted samples under agreement", "13b.29",
         "Agree in writing with contributing agencies, redact personal data."),
    rule("MAPPA-MIN-THIRD-FOI", "Other third parties handled under FOIA", "13b.30",
         "Apply FOIA."),
    rule("MAPPA-MIN-CONTENT-OWNER", "Third party data belongs to the agency that gave it", "13b.23",
         "Refer to the owning agency's policy."),
    rule("MAPPA-VIS-SAR-CASE-BY-CASE", "Subject access to ViSOR data judged case by case", "8.7; 8.8",
         "Consider individually (likely refusal) and log the reasons."),
)  # fmt: skip
