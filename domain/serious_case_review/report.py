"""The report: drafted on MAPPA O, heard by the agencies, sent to the board for comment (20.15, 20.20 to 20.23)."""

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.asking import Part, asked
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import said, unless, unless_refused
from domain.serious_case_review.conduct import METHOD
from domain.serious_case_review.file import ReviewFile, changed
from domain.serious_case_review.papers import Sent, sending_objections
from domain.serious_case_review.people import author_objection
from domain.serious_case_review.roles import Agency
from domain.serious_case_review.scope import scope_objection
from domain.serious_case_review.stages import REPORT_DRAFT, SMB_COMMENT

__all__ = [
    "DisputeSettled", "DraftReport", "RecordRepresentations", "Recommendation", "ReportDrafted", "ReportReturned",
    "ReportSentToBoard", "RepresentationsRecorded", "ReturnReport", "SendReportToBoard", "SettleDispute",
    "dispute_settled", "draft_advice", "draft_report", "record_representations", "report_drafted", "report_returned",
    "report_sent_to_board", "representations_recorded", "return_report", "send_report_to_board", "settle_dispute",
    "with_report",
]  # fmt: skip


class Recommendation(Message):
    """One recommendation by its id; its words stand in the report."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{0,19}$")]
    national: bool = Field(default=False, description="It asks for something nationally")


class _Draft(Message):
    """What the author says of the report."""

    mappa_o: bool = Field(default=False, description="It stands on the template MAPPA O, in plain English")
    no_blame: bool = Field(default=False, description="It blames nobody and does not say why the offence was committed")
    names_nobody: bool = Field(default=False, description="Nobody but the author is named")
    internal_management: Literal["left_out", "essential_only", "reviewed"] = Field(
        default="left_out", description="How agencies manage cases themselves"
    )
    victims_voice: bool = Field(default=False, description="The views of victim and family are in it and considered")
    joint_contact_described: bool = Field(default=False, description="How contact was joined with other reviews")
    equality_addressed: bool = Field(default=False, description="Protected characteristics, vulnerability, access")
    equality_issues: bool = Field(default=False, description="It raises issues of equality for the board")
    recommendations: tuple[Recommendation, ...] = Field(default=(), max_length=60)


class DraftReport(_Draft, Advised):
    """Record that the report is drafted, or drafted anew."""

    type: Literal["DraftReport"] = "DraftReport"


class ReportDrafted(_Draft, Event):
    """There is a draft of the report."""

    type: Literal["ReportDrafted"] = "ReportDrafted"


class _Representations(Message):
    """What the panel member of an agency said of the draft."""

    agency: Agency
    disputes: bool = Field(default=False, description="A finding is disputed, and talking did not solve it")


class RecordRepresentations(_Representations, Advised):
    """Record that an agency had its chance to make representations on the draft."""

    type: Literal["RecordRepresentations"] = "RecordRepresentations"


class RepresentationsRecorded(_Representations, Event):
    """An agency was heard on the draft."""

    type: Literal["RepresentationsRecorded"] = "RepresentationsRecorded"


class _Settled(Message):
    """The Chair's word on a disputed finding."""

    agency: Agency
    finding: Literal["stands", "changed"]
    because: str = Field(default="", max_length=4000)


class SettleDispute(_Settled, Advised):
    """Decide a dispute over a finding, finally."""

    type: Literal["SettleDispute"] = "SettleDispute"


class DisputeSettled(_Settled, Event):
    """The Chair decided on the finding."""

    type: Literal["DisputeSettled"] = "DisputeSettled"


class SendReportToBoard(Sent, Advised):
    """Send the report to the board for comment."""

    type: Literal["SendReportToBoard"] = "SendReportToBoard"


class ReportSentToBoard(Sent, Event):
    """The board has the report."""

    type: Literal["ReportSentToBoard"] = "ReportSentToBoard"


class ReturnReport(Advised):
    """Send the report back to its author: its quality does not satisfy yet."""

    type: Literal["ReturnReport"] = "ReturnReport"
    because: str = Field(min_length=3, max_length=4000)


class ReportReturned(Event):
    """The report is with its author again."""

    type: Literal["ReportReturned"] = "ReportReturned"
    because: str


_STATED: tuple[Part, ...] = (
    ("mappa_o", "SCR-REPORT-O", "The report stands on MAPPA O, in plain English."),
    ("no_blame", "SCR-NO-BLAME", "A review blames nobody and does not say why the offence was committed."),
    ("victims_voice", "SCR-VICTIM-VOICE", "The views of victim and family belong into the report."),
    ("equality_addressed", "SCR-EQUALITY", "Address protected characteristics, vulnerability and access to services."),
)


def draft_report(command: DraftReport, file: ReviewFile, now: Circumstances) -> Ruling:
    """What must be in a report, and what must not; nobody's voice is missing that could have been heard."""
    names = [each.id for each in command.recommendations]
    reviewed = command.internal_management == "reviewed"
    joint = command.joint_contact_described or not file.family_reviews
    return unless_refused(
        (
            scope_objection(file),
            author_objection(file, now),
            *asked(command, _STATED),
            *_prepared(file),
            unless(not reviewed, "SCR-SCOPE-INTERNAL",
                   "Leave out how agencies manage cases, save where MAPPA cannot be shown without.",
                   "internal_management"),
            unless(joint, "SCR-VICTIM-JOINT", "Describe how contact with the family was joined with other reviews.",
                   "joint_contact_described"),
            unless(len(set(names)) == len(names), "SCR-REPORT-O", "Each recommendation has an id of its own.",
                   "recommendations"),
        ),
        ReportDrafted.model_validate(command.body()),
    )  # fmt: skip


def draft_advice(command: DraftReport, file: ReviewFile, _: Circumstances) -> Iterator[Objection | None]:
    """The method is suggested, that nobody is named is good practice, recommendations should be there."""
    left = [step.replace("_", " ") for step in METHOD if step not in file.method]
    yield unless(not left, "SCR-METHOD", f"Not worked through: {', '.join(left)}.")
    words = "Identify nobody by name but the author, and keep sensitive detail to the minimum."
    yield unless(command.names_nobody, "SCR-REPORT-ANON", words, "names_nobody")


def record_representations(command: RecordRepresentations, file: ReviewFile, now: Circumstances) -> Ruling:
    """Of an agency that sits on the panel."""
    words = "This agency is not involved."
    return unless_refused(
        (author_objection(file, now), unless(command.agency in file.involved, "SCR-AGENCY-REPS", words, "agency")),
        RepresentationsRecorded.model_validate(command.body()),
    )


def settle_dispute(command: SettleDispute, file: ReviewFile, _: Circumstances) -> Ruling:
    """What is disputed."""
    rule = "SCR-DISPUTE"
    return unless_refused(
        (
            unless(command.agency in file.report.disputed, rule, "This agency disputes nothing.", "agency"),
            unless(said(command.because), rule, "Give the reasons.", "because"),
        ),
        DisputeSettled.model_validate(command.body()),
    )


def send_report_to_board(command: SendReportToBoard, file: ReviewFile, now: Circumstances) -> Ruling:
    """Every agency was heard, no dispute is left, MAPPA O2 is filled in."""
    unheard = [agency.replace("_", " ") for agency in file.involved if agency not in file.report.heard]
    disputed = sorted(agency.replace("_", " ") for agency in file.report.disputed)
    return unless_refused(
        (
            author_objection(file, now),
            unless(not unheard, "SCR-AGENCY-REPS", f"Not heard on the draft: {', '.join(unheard)}."),
            unless(not disputed, "SCR-DISPUTE", f"The Chair has to decide what is disputed by {', '.join(disputed)}."),
            unless(file.o2, "SCR-O2", "Fill in MAPPA O2 first."),
            *sending_objections(command),
        ),
        ReportSentToBoard.model_validate(command.body()),
    )


def return_report(command: ReturnReport, _: ReviewFile, __: Circumstances) -> Ruling:
    """With what is to be mended."""
    return unless_refused(
        (unless(said(command.because), "SCR-QA-SEQUENCE", "Say what is to be mended.", "because"),),
        ReportReturned(because=command.because),
    )


def with_report(file: ReviewFile, **changes: Any) -> ReviewFile:
    """The file with these facts of the report changed."""
    return changed(file, report=file.report.model_copy(update=changes))


def report_drafted(file: ReviewFile, event: ReportDrafted) -> ReviewFile:
    """A draft, on which everybody is heard anew."""
    national = frozenset(each.id for each in event.recommendations if each.national)
    drafted = with_report(
        file, recommendations=frozenset(each.id for each in event.recommendations), national=national,
        equality_issues=event.equality_issues, heard=frozenset(), disputed=frozenset(), answered=frozenset(),
    )  # fmt: skip
    return changed(drafted, stage=REPORT_DRAFT)


def representations_recorded(file: ReviewFile, event: RepresentationsRecorded) -> ReviewFile:
    """Heard."""
    without = file.report.disputed - {event.agency}
    disputed = without | {event.agency} if event.disputes else without
    return with_report(file, heard=file.report.heard | {event.agency}, disputed=disputed)


def dispute_settled(file: ReviewFile, event: DisputeSettled) -> ReviewFile:
    """Settled."""
    return with_report(file, disputed=file.report.disputed - {event.agency})


def report_sent_to_board(file: ReviewFile, _: ReportSentToBoard) -> ReviewFile:
    """With the board."""
    return changed(with_report(file, commented=False), stage=SMB_COMMENT)


def report_returned(file: ReviewFile, _: ReportReturned) -> ReviewFile:
    """With its author again."""
    return changed(file, stage=REPORT_DRAFT)


def _prepared(file: ReviewFile) -> Iterator[Objection | None]:
    """The ViSOR record was seen; victim and family were asked, or want no part."""
    seen = file.visor_access or not file.visor_record
    yield unless(seen, "SCR-VISOR-ACCESS", "The board decides first how the author sees the ViSOR record.")
    asked_them = file.victims_heard or file.victims_declined or not file.victim_plan
    yield unless(asked_them, "SCR-VICTIM-VOICE", "Ask the victim and the family for their views and questions first.")
