"""What the guidance says of complaints (chapter 29, 31.18). It gives no time: the board's own procedure does."""

from datetime import time
from typing import Any, Final

from domain.kernel.clocks import Clock
from domain.kernel.duty_events import DutyBreached
from domain.kernel.owing import Owed, laws_of
from domain.law.rule import Escalation, Lead, Limit, Setting
from domain.mappa.basis import advisory, rule
from domain.mappa.complaints.answering import (
    ComplaintAnswered,
    FindingRecorded,
    ProcessReviewConcluded,
)
from domain.mappa.complaints.receiving import ComplaintPassedOn, ComplaintReceived
from domain.mappa.complaints.telling import ComplainantAdvised, ComplaintClosed, ComplaintReported
from domain.mappa.file import MappaFile
from domain.mappa.owed.obligations import owes

__all__ = ["COMPLAINT_CLOCKS", "COMPLAINT_OWES", "COMPLAINT_RULES"]

_NINE: Final = time(9)
_TIME: Final = "MAPPA-CMP-POLICY"


def _late(_: MappaFile, event: Any) -> bool:
    return bool(event.rule == _TIME)


def _all_reported(file: MappaFile, _: Any) -> bool:
    return all(each.reported for each in file.complaints.open.values())


def _delay_or_outcome(_: MappaFile, event: Any) -> bool:
    return getattr(event, "of", "outcome") != "progress"


COMPLAINT_OWES: Final[tuple[Owed, ...]] = (
    owes("MAPPA-CMP-SMB", "Every complaint is reported to the board", "29.5; 31.18",
         "Report each complaint and what was found to the Strategic Management Board.",
         "coordination_unit", ComplaintReceived, ComplaintAnswered, FindingRecorded, ProcessReviewConcluded,
         ends=(ComplaintReported,), over=_all_reported),
    owes("MAPPA-CMP-DELAYS", "The complainant hears of a delay", "29.7",
         "Tell the complainant that it takes longer, and why.",
         "coordination_unit", DutyBreached, when=_late, ends=(ComplainantAdvised, ComplaintClosed),
         over=_delay_or_outcome),
)  # fmt: skip

COMPLAINT_RULES: Final = (
    rule(_TIME, "The board has a procedure for complaints", "29, standard; 29.7",
         "A complaint is passed on or answered in the time of the board's own procedure; the guidance gives none.",
         Limit(due=Setting("mappa_complaint_answer", "In which time a complaint about MAPPA is answered or passed on"),
               lead=Lead(2, _NINE), escalations=(Escalation("SmbChair", 0, _NINE),), survives_closure=True)),
    rule("MAPPA-CMP-CLASSIFY", "About MAPPA, or about an agency", "29.2; 29.3",
         "A complaint about how an agency works goes to that agency; one about MAPPA is answered by the board."),
    rule("MAPPA-CMP-APPEAL", "Review of the process", "29.6",
         "Who is dissatisfied with an investigation may ask the Chief Constable, the head of Probation or the prison's "
         "representative for a review of the process."),
    advisory("MAPPA-CMP-CONSULT", "Agreed with the Chair of the board", "29.6",
             "The Co-ordinator consults the Chair of the board and they agree how to go on."),
    advisory("MAPPA-CMP-LOWEST", "Resolved at the lowest level", "29.4",
             "Every complaint is resolved at the lowest level."),
    advisory("MAPPA-CMP-AGENCY", "The complainant hears that it was passed on", "29.6",
             "The Co-ordinator writes to the complainant that the agency deals with it."),
    advisory("MAPPA-CMP-RESPOND", "The Chair of the meeting is consulted", "29.6",
             "The Chair of the board consults the Chair of the meeting and answers straightforward cases."),
    advisory("MAPPA-CMP-INVESTIGATE", "An investigation", "29.6",
             "Where the answer does not satisfy, or more is needed, it is investigated, ideally under a member of the "
             "Responsible Authority."),
    advisory("MAPPA-CMP-PANEL", "A sub-group that was not involved", "29.6",
             "Typically a member of the Responsible Authority, a Lay Adviser and an agency with the duty to "
             "co-operate, none of whom is involved in the case."),
    advisory("MAPPA-CMP-PROGRESS", "The complainant is kept advised", "29.7",
             "The complainant and the Co-ordinator are kept advised of the progress and the outcome."),
    *laws_of(COMPLAINT_OWES),
)  # fmt: skip


def _complaint(event: Any) -> str | None:
    return event.complaint  # type: ignore[no-any-return]  # each event of this clock has one


COMPLAINT_CLOCKS: Final = (
    Clock(_TIME, "MappaCoordinator", starts_on=(ComplaintReceived,),
          met_by=(ComplaintPassedOn, ComplaintAnswered, FindingRecorded), subject=_complaint,
          anchor=lambda event: getattr(event, "received_on", None), known_then=True),
)  # fmt: skip
