"""How a request for minutes stands, in words: who asks, which way it goes, what comes next and whose step that is."""

from collections.abc import Iterator
from typing import Final

from domain.kernel.codes import code_in_a_sentence
from domain.kernel.overview import Now, Told, part_by_part
from domain.kernel.words import date_in_words
from domain.mappa.minutes_request.answering import NO_SUMMARY
from domain.mappa.minutes_request.file import CLOSED, DRAFTED, OFFICIAL, ROUTED, MinutesFile
from domain.mappa.minutes_request.intake import BRANSTON

__all__ = ["overview"]

_DO: Final = "to be done"
_COORDINATOR: Final = "MappaCoordinator"
_CHAIR: Final = "MappaChair"
_UNIT: Final = "the MAPPA Co-ordination Unit"
_WHO: Final = {
    "offender": "the offender", "victim": "the victim", "representative": "a representative", "court": "a court",
    "tribunal": "a tribunal", "parole_board": "the Parole Board", "cps": "the Crown Prosecution Service",
    "iopc": "the Independent Office for Police Conduct", "agency_branch": "another branch of an agency",
    "review_chair": "the chair of a review", "inspectorate": "an inspectorate",
    "national_mappa_team": "the National MAPPA Team", "marac": "a MARAC", "relative": "a relative",
    "journalist": "a journalist", "other": "another third party",
}  # fmt: skip
_ROUTES: Final = {
    "subject_access": ("a subject access request, answered with a summary", "MAPPA-SAR-RECOGNISE"),
    "clarify_foi": ("it names the Freedom of Information Act; whether subject access is wanted is to be asked",
                    "MAPPA-SAR-FOI-OFFENDER"),
    "neither_confirm_nor_deny": ("under the Freedom of Information Act, neither confirmed nor denied",
                                 "MAPPA-SAR-FOI-OFFENDER"),
    "court": ("a summary is offered first, full minutes if ordered", "MAPPA-MIN-EXEC-SUMMARY-DEFAULT"),
    "official": ("a summary, unless only the full minutes will do", "MAPPA-MIN-EXEC-SUMMARY-DEFAULT"),
    "iopc": ("a full copy only under a written agreement", "MAPPA-MIN-IOPC"),
    "review": ("a summary of what single agencies cannot give", "MAPPA-MIN-REVIEW-CHAIRS"),
    "inspectorate": ("redacted samples under a written agreement", "MAPPA-MIN-INSPECTORATE"),
    "national_team": ("the minutes are provided", "MAPPA-MIN-NMT-ACCESS"),
    "marac_summary": ("a summary within ten working days", "DA-MARAC-EXEC-10WD"),
    "foi": ("under the Freedom of Information Act", "MAPPA-MIN-THIRD-FOI"),
}  # fmt: skip
_RELEASED: Final = {
    "summary": "a summary", "full_minutes": "the full minutes", "redacted_samples": "redacted samples",
    "nothing": "nothing is released", "neither_confirm_nor_deny": "neither confirming nor denying",
}  # fmt: skip


def overview(file: MinutesFile, now: Now) -> tuple[Told, ...]:
    """The next steps first, then the request itself."""
    return part_by_part(_PARTS, file, now)


def _log(file: MinutesFile, _: Now) -> Iterator[Told]:
    if file.stage != CLOSED and not file.coordinator_told:
        yield Told(_DO, "Inform the MAPPA Co-ordinator of the request.", "tell_coordinator",
                   "MAPPA-MIN-REQUEST-INFORM-COORD", file.received_by or "")  # fmt: skip


def _recording(file: MinutesFile, _: Now) -> Iterator[Told]:
    if file.recording_held and file.stage in {ROUTED, DRAFTED}:
        asked = file.national_team_asked
        words = ("The recording is held: the National MAPPA Team was asked, nothing is deleted without its advice."
                 if asked else "The recording is held: ask the National MAPPA Team, delete nothing.")  # fmt: skip
        yield Told("recording" if asked else _DO, words, "recording", "MAPPA-SAR-WHILE-RECORDING",
                   "" if asked else _answers(file))  # fmt: skip


def _next(file: MinutesFile, _: Now) -> Iterator[Told]:
    agency = file.received_by or ""
    match file.stage:
        case "RECEIVED":
            words = "Record who asks: the way of the request follows from that."
            yield Told(_DO, words, "classify", "MAPPA-MIN-REQUEST-SOURCE", agency)
        case "ROUTED":
            yield from _before_a_draft(file, agency)
        case "DRAFTED" if not file.circulated:
            words = "The drafted summary goes to those who attended or contributed, with a copy to the Co-ordinator."
            yield Told(_DO, words, "circulate", "MAPPA-SAR-SUMMARY-CIRCULATE", _answers(file))
        case "DRAFTED":
            yield _to_decide()
        case "DECIDED":
            words = f"The reply is to be sent; the Chair's decision: {_RELEASED[file.release or 'nothing']}."
            yield Told(_DO, words, "reply", "MAPPA-MIN-CHAIR-DECIDES", agency)
        case "REPLIED":
            words = "A copy of the reply is to be filed with the Co-ordinator."
            yield Told(_DO, words, "file", "MAPPA-MIN-REQUEST-LOG", agency)


def _before_a_draft(file: MinutesFile, agency: str) -> Iterator[Told]:
    if file.route == "clarify_foi":
        return  # its own line says that the requester is to be asked
    if file.route == "subject_access" and agency in BRANSTON and not file.referred_to_branston:
        yield Told(_DO, "Refer it to the Branston team the same day.", "branston", "MAPPA-SAR-BRANSTON", agency)
    elif file.route in OFFICIAL and not file.clarified:
        words = "Ask what exactly is sought, in writing if possible."
        yield Told(_DO, words, "clarify", "MAPPA-MIN-CLARIFY", agency)
    elif file.route in NO_SUMMARY:
        yield _to_decide()
    else:
        yield Told(_DO, "The summary is to be drafted.", "draft", "MAPPA-SAR-SUMMARY-CONTENT", _answers(file))


def _request(file: MinutesFile, _: Now) -> Iterator[Told]:
    if file.received_by and file.received_on:
        ct = ", about a counter-terrorism meeting" if file.counter_terrorism else ""
        by = _UNIT if file.received_by == "coordination_unit" else code_in_a_sentence(file.received_by)
        words = f"Received by {by} on {date_in_words(file.received_on)}{ct}."
        yield Told("request", words, file.received_by, on=file.received_on)
    if file.requester and file.route:
        way, rule = _ROUTES[file.route]
        yield Told("request", f"Asked for by {_WHO[file.requester]}: {way}.", file.route, rule)
    if file.answered_by and file.stage in {ROUTED, DRAFTED}:
        words = f"The {'Chair' if file.answered_by == 'chair' else 'Co-ordinator'} is named to answer it."
        rule = "MAPPA-MIN-ROUTE-CT" if file.counter_terrorism else "MAPPA-MIN-ROUTE"
        yield Told("request", words, file.answered_by, rule)
    if file.stage == CLOSED:
        words = (f"Answered, the reply is on file; the Chair's decision: {_RELEASED[file.release]}." if file.release
                 else "Passed on to the agency whose document is sought.")  # fmt: skip
        yield Told("request", words, file.release or "passed_on",
                   "MAPPA-MIN-REQUEST-LOG" if file.release else "MAPPA-MIN-CONTENT-OWNER")  # fmt: skip


_PARTS: Final = (_next, _log, _recording, _request)


def _answers(file: MinutesFile) -> str:
    return _CHAIR if file.answered_by == "chair" else _COORDINATOR


def _to_decide() -> Told:
    words = "The Chair decides what is lawful, necessary and proportionate to share."
    return Told(_DO, words, "decide", "MAPPA-MIN-CHAIR-DECIDES", _CHAIR)
