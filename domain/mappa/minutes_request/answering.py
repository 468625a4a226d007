"""The summary is drafted, goes round, the Chair decides, the reply goes out and is filed (13b.15 to 13b.37, 22.25)."""

from typing import Final, Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import said, unless, unless_refused
from domain.mappa.minutes_request.file import OFFICIAL, MinutesFile
from domain.mappa.roles import Agency

__all__ = [
    "NO_SUMMARY", "CirculateSummary", "DecideRelease", "DraftSummary", "FileReply", "ReleaseDecided", "ReplyFiled",
    "ReplySent", "SendReply", "SummaryCirculated", "SummaryDrafted", "circulate_summary", "decide_release",
    "draft_summary", "file_reply", "send_reply",
]  # fmt: skip

_TEXT = Field(default="", max_length=8000)

Part = Literal[
    "risk_outcomes", "reason_for_referral", "dates", "attendance_by_role", "discussion_and_decisions",
    "risk_and_plan_with_action_status", "disclosure", "other_actions",
]  # fmt: skip
_PARTS: Final[tuple[Part, ...]] = (
    "risk_outcomes", "reason_for_referral", "dates", "attendance_by_role", "discussion_and_decisions",
    "risk_and_plan_with_action_status", "disclosure", "other_actions",
)  # fmt: skip
_FOI_EXEMPTIONS: Final = frozenset({"s30_1_b", "s31", "s38", "s40", "s41"})
_SUMMARY_FIRST: Final = frozenset({"court", "review", "official", "marac_summary", "subject_access"})
NO_SUMMARY: Final = frozenset({"foi", "neither_confirm_nor_deny", "clarify_foi", "national_team"})


class Exemption(Message):
    """An exemption that is relied on, with the reasoning for this case: never a blanket refusal (13b.16)."""

    code: str = Field(pattern=r"^[a-z0-9_]{2,40}$", examples=["dpa_crime", "dpa_other_people", "s31"])
    reasoning: str = _TEXT


class _Drafted(Message):
    """An executive summary and what it leaves out."""

    by: Literal["coordinator", "chair"]
    parts: tuple[Part, ...]
    exemptions: tuple[Exemption, ...] = ()


class DraftSummary(_Drafted, Advised):
    """Draft the executive summary (13b.31)."""

    type: Literal["DraftSummary"] = "DraftSummary"


class SummaryDrafted(_Drafted, Event):
    """A draft is there."""

    type: Literal["SummaryDrafted"] = "SummaryDrafted"


class _Circulated(Message):
    """Who saw the draft."""

    to: tuple[Agency, ...]
    copied_to_coordinator: bool = False


class CirculateSummary(_Circulated, Advised):
    """Send the draft to those who attended or contributed, and to the Co-ordinator (13b.32)."""

    type: Literal["CirculateSummary"] = "CirculateSummary"


class SummaryCirculated(_Circulated, Event):
    """Contributors had the chance to name exemptions; they cannot prevent release."""

    type: Literal["SummaryCirculated"] = "SummaryCirculated"


class _Released(Message):
    """The Chair's decision on what is lawful and appropriate to share (13b.25)."""

    release: Literal["summary", "full_minutes", "redacted_samples", "nothing", "neither_confirm_nor_deny"]
    lawful_basis: str = _TEXT
    necessary_because: str = _TEXT
    proportionate_because: str = _TEXT
    suppliers_involved: bool = Field(default=False, description="The agencies whose information it is were involved")
    full_because: str = Field(default="", max_length=8000, description="Why a summary will not do")
    ordered: bool = Field(default=False, description="The court or tribunal ordered the full minutes")
    agreement: str = Field(default="", max_length=400, description="Reference of the written agreement")
    redacted: bool = False
    exemptions: tuple[Exemption, ...] = ()
    touches_visor: bool = False
    visor_because: str = _TEXT


class DecideRelease(_Released, Advised):
    """Decide, as the Chair, what is released."""

    type: Literal["DecideRelease"] = "DecideRelease"


class ReleaseDecided(_Released, Event):
    """The Chair decided."""

    type: Literal["ReleaseDecided"] = "ReleaseDecided"


class _Replied(Message):
    """How the reply went out."""

    covering_letter_explains: bool = Field(default=False, description="It says what is left out and why")
    safety_concerns: bool = Field(default=False, description="Somebody's safety is at stake if it is read out")
    letter_tells_safety: bool = False


class SendReply(_Replied, Advised):
    """Send the reply."""

    type: Literal["SendReply"] = "SendReply"


class ReplySent(_Replied, Event):
    """The requester has the reply."""

    type: Literal["ReplySent"] = "ReplySent"


class _Filed(Message):
    """Where the final reply is kept (13b.13, 13b.32)."""

    copy_to_coordinator: bool
    with_minutes: bool = Field(default=False, description="The summary is stored with the minutes")
    retention: str = Field(default="", max_length=200, description="The retention schedule that applies")


class FileReply(_Filed, Advised):
    """File the reply with the Co-ordinator; this closes the request."""

    type: Literal["FileReply"] = "FileReply"


class ReplyFiled(_Filed, Event):
    """On file."""

    type: Literal["ReplyFiled"] = "ReplyFiled"


def draft_summary(command: DraftSummary, file: MinutesFile, _: Circumstances) -> Ruling:
    """Every part of 13b.31; every exemption with its own reasoning."""
    missing = [part for part in _PARTS if part not in command.parts]
    clarified = file.route not in OFFICIAL or file.clarified
    paused = file.recording_held and not file.national_team_asked
    words = "The recording is held: ask the National MAPPA Team first, and delete nothing."
    return unless_refused(
        (
            unless(file.route not in NO_SUMMARY, "MAPPA-FOI-NCND", "This route gives no summary."),
            unless(clarified, "MAPPA-MIN-CLARIFY", "Clarify first what exactly is sought."),
            unless(file.answered_by in {None, command.by}, "MAPPA-MIN-ROUTE",
                   "Another was named to answer this request.", "by"),
            unless(not paused, "MAPPA-SAR-WHILE-RECORDING", words),
            *(unless(None, "MAPPA-SAR-SUMMARY-CONTENT", f"The summary lacks {part.replace('_', ' ')}.", "parts")
              for part in missing),
            *_reasoned(command.exemptions),
        ),
        SummaryDrafted.model_validate(command.body()),
    )  # fmt: skip


def circulate_summary(command: CirculateSummary, file: MinutesFile, _: Circumstances) -> Ruling:
    """To contributors and, as a copy, to the Co-ordinator, who also checks what a Chair has drafted."""
    rule = "MAPPA-SAR-SUMMARY-CIRCULATE"
    copy = "MAPPA-SAR-CROSS-APPROVE" if file.drafted_by == "chair" else rule
    return unless_refused(
        (
            unless(command.to, rule, "Send it to those who attended or contributed.", "to"),
            unless(command.copied_to_coordinator, copy, "Copy it to the Co-ordinator.", "copied_to_coordinator"),
        ),
        SummaryCirculated.model_validate(command.body()),
    )


def decide_release(command: DecideRelease, file: MinutesFile, _: Circumstances) -> Ruling:
    """A summary first; full minutes only if nothing less will do, or by order."""
    visor = said(command.visor_because) or not command.touches_visor
    return unless_refused(
        (
            *_lawful(command, file),
            *_by_route(command, file),
            *_reasoned(command.exemptions),
            unless(visor, "MAPPA-VIS-SAR-CASE-BY-CASE", "ViSOR data are judged case by case: say why.",
                   "visor_because"),
        ),
        ReleaseDecided.model_validate(command.body()),
    )  # fmt: skip


def send_reply(command: SendReply, file: MinutesFile, _: Circumstances) -> Ruling:
    """The Co-ordinator knows; a covering letter tells what is left out, and what must not be read out."""
    letter = command.covering_letter_explains or file.route != "subject_access"
    safe = command.letter_tells_safety or not command.safety_concerns
    return unless_refused(
        (
            unless(file.coordinator_told, "MAPPA-MIN-REQUEST-INFORM-COORD", "Inform the MAPPA Co-ordinator first."),
            unless(letter, "MAPPA-SAR-COVER-LETTER", "Explain in a covering letter what is left out and why.",
                   "covering_letter_explains"),
            unless(safe, "MAPPA-MIN-COURT-ORDER", "Make the concern for safety clear in a covering letter.",
                   "letter_tells_safety"),
        ),
        ReplySent.model_validate(command.body()),
    )  # fmt: skip


def file_reply(command: FileReply, file: MinutesFile, _: Circumstances) -> Ruling:
    """The Co-ordinator's log is complete."""
    kept = command.with_minutes or file.release != "summary"
    log = "MAPPA-MIN-REQUEST-LOG"
    return unless_refused(
        (
            unless(command.copy_to_coordinator, log, "Send the Co-ordinator a copy.", "copy_to_coordinator"),
            unless(said(command.retention), log, "Say which retention schedule applies.", "retention"),
            unless(kept, "MAPPA-SAR-SUMMARY-CIRCULATE", "Store the summary with the minutes.", "with_minutes"),
        ),
        ReplyFiled.model_validate(command.body()),
    )


def _reasoned(exemptions: tuple[Exemption, ...]) -> tuple[Objection | None, ...]:
    return tuple(
        unless(said(each.reasoning), "MAPPA-SAR-EXEMPTIONS-CASE", "Give the reasoning for this case.",
               f"exemptions.{n}.reasoning")
        for n, each in enumerate(exemptions)
    )  # fmt: skip


def _lawful(command: DecideRelease, file: MinutesFile) -> tuple[Objection | None, ...]:
    """What leaves MAPPA needs a lawful basis, and the agencies whose information it is."""
    if command.release in {"nothing", "neither_confirm_nor_deny"}:
        return ()
    rule = "MAPPA-MIN-CHAIR-DECIDES"
    circulated = file.circulated or file.drafted_by is None
    return (
        unless(said(command.lawful_basis), rule, "Name the lawful basis.", "lawful_basis"),
        unless(said(command.necessary_because), rule, "Say why it is necessary.", "necessary_because"),
        unless(said(command.proportionate_because), rule, "Say why it is proportionate.", "proportionate_because"),
        unless(command.suppliers_involved, rule, "Involve the agencies whose information it is.", "suppliers_involved"),
        unless(circulated, "MAPPA-SAR-SUMMARY-CIRCULATE", "Let the draft go round first."),
        unless(file.drafted_by or command.release != "summary", "MAPPA-SAR-EXEC-SUMMARY", "Draft the summary first.",
               "release"),
    )  # fmt: skip


def _by_route(command: DecideRelease, file: MinutesFile) -> tuple[Objection | None, ...]:
    full, route = command.release == "full_minutes", file.route
    ncnd = command.release == "neither_confirm_nor_deny"
    return (
        unless(not full or route not in _SUMMARY_FIRST or command.ordered or said(command.full_because),
               "MAPPA-MIN-EXEC-SUMMARY-DEFAULT", "Offer a summary, or say why only the full minutes will do.",
               "full_because"),
        unless(not (command.ordered and route == "court" and command.release == "nothing"), "MAPPA-MIN-COURT-ORDER",
               "What a court ordered is provided, or a summary is agreed.", "release"),
        unless(not full or route != "iopc" or said(command.agreement), "MAPPA-MIN-IOPC",
               "Agree in writing how the data are protected.", "agreement"),
        unless(route != "inspectorate" or command.release == "nothing" or (command.redacted and command.agreement),
               "MAPPA-MIN-INSPECTORATE", "Samples are redacted, under a written agreement.", "redacted"),
        unless(route != "national_team" or full, "MAPPA-MIN-NMT-ACCESS",
               "The National MAPPA Team is given the minutes.", "release"),
        unless(route != "neither_confirm_nor_deny" or ncnd, "MAPPA-SAR-FOI-OFFENDER",
               "Under that Act neither confirm nor deny.", "release"),
        unless(route != "foi" or ncnd or _considered(command), "MAPPA-FOI-EXEMPTIONS",
               "Neither confirm nor deny, or consider the exemptions of sections 30, 31, 38, 40 and 41.", "exemptions"),
        unless(not ncnd or route in {"foi", "neither_confirm_nor_deny"}, "MAPPA-FOI-NCND",
               "Only a request under the Freedom of Information Act is neither confirmed nor denied.", "release"),
        unless(not ncnd or said(command.necessary_because), "MAPPA-FOI-NCND",
               "Consider the case on its merits: say why.", "necessary_because"),
    )  # fmt: skip


def _considered(command: DecideRelease) -> bool:
    return {each.code for each in command.exemptions} >= _FOI_EXEMPTIONS
