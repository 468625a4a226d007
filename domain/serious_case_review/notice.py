"""MAPPA N goes from the lead agency to the Co-ordinator and on to the Chair of the board (20.6, 20.16)."""

from datetime import date
from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.saying import unless, unless_refused
from domain.serious_case_review.eligibility import LISTED
from domain.serious_case_review.file import Basis, ReviewFile, changed
from domain.serious_case_review.papers import Sent, sending_objections
from domain.serious_case_review.stages import SFO_CHARGED, WITH_COORDINATOR, WITH_SMB_CHAIR

__all__ = [
    "CoordinatorAware", "DiscussWithBoard", "DiscussedWithBoard", "ForwardMappaN", "MappaNForwarded", "MappaNSubmitted",
    "NoteCoordinatorAware", "NoticeOwed", "SubmitMappaN", "coordinator_aware", "discuss_with_board",
    "discussed_with_board", "forward_mappa_n", "mappa_n_forwarded", "mappa_n_submitted", "note_coordinator_aware",
    "notice_owed", "submit_mappa_n",
]  # fmt: skip

_SECTIONS = frozenset({1, 2, 3, 4})


class _MappaN(Sent):
    """Sections 1 to 4 of MAPPA N, which the lead agency fills in."""

    sections: tuple[Literal[1, 2, 3, 4], ...] = Field(default=(), description="The sections that are filled in")
    internal_review: bool = Field(default=False, description="An agency reviews its own management of the case")


class SubmitMappaN(_MappaN, Advised):
    """Send MAPPA N, sections 1 to 4, to the MAPPA Co-ordinator."""

    type: Literal["SubmitMappaN"] = "SubmitMappaN"


class MappaNSubmitted(_MappaN, Event):
    """The Co-ordinator has MAPPA N."""

    type: Literal["MappaNSubmitted"] = "MappaNSubmitted"


class NoteCoordinatorAware(Advised):
    """Record that the Co-ordinator knows of the charge, before MAPPA N has come."""

    type: Literal["NoteCoordinatorAware"] = "NoteCoordinatorAware"
    on: date = Field(description="The day on which the Co-ordinator was made aware")


class CoordinatorAware(Event):
    """Since when the Co-ordinator knows of the charge."""

    type: Literal["CoordinatorAware"] = "CoordinatorAware"
    on: date


class NoticeOwed(Event):
    """The Chair of the board is to be told, in the time that this kind of case has."""

    type: Literal["NoticeOwed"] = "NoticeOwed"
    basis: Basis
    aware_on: date


class DiscussWithBoard(Advised):
    """Record the discussion of a complex discretionary case with key members of the board."""

    type: Literal["DiscussWithBoard"] = "DiscussWithBoard"
    on: date
    members: int = Field(ge=1, le=50, description="With how many of them")


class DiscussedWithBoard(Event):
    """Key members of the board were heard."""

    type: Literal["DiscussedWithBoard"] = "DiscussedWithBoard"
    on: date
    members: int


class _Forwarded(Sent):
    """How the Co-ordinator passes MAPPA N on."""

    complex: bool = Field(default=False, description="A more complex case: key members of the board are heard too")
    colleagues_told: bool = Field(default=False, description="The colleagues concerned were told of the offence")


class ForwardMappaN(_Forwarded, Advised):
    """Send MAPPA N to the Chair of the board."""

    type: Literal["ForwardMappaN"] = "ForwardMappaN"


class MappaNForwarded(_Forwarded, Event):
    """The Chair of the board has MAPPA N."""

    type: Literal["MappaNForwarded"] = "MappaNForwarded"


def submit_mappa_n(command: SubmitMappaN, file: ReviewFile, now: Circumstances) -> Ruling:
    """All four sections. Who hears of the charge by it is aware of it from today."""
    event = MappaNSubmitted.model_validate(command.body())
    missing = sorted(_SECTIONS.difference(command.sections))
    words = f"MAPPA N is not complete: sections {', '.join(map(str, missing))} are missing."
    return unless_refused(
        (unless(not missing, "SCR-FORM-N", words, "sections"), *sending_objections(command)),
        event,
        *(() if file.aware_on else (CoordinatorAware(on=now.today),)),
    )


def note_coordinator_aware(command: NoteCoordinatorAware, file: ReviewFile, now: Circumstances) -> Ruling:
    """Once: the time of the Co-ordinator is counted from it."""
    charged = file.charged_on or command.on
    words = "Nobody can have been made aware before the charge, or after today."
    return unless_refused(
        (
            unless(file.aware_on is None, "SCR-COORD-IDENTIFY", "The Co-ordinator knows of the charge already."),
            unless(charged <= command.on <= now.today, "SCR-COORD-IDENTIFY", words, "on"),
        ),
        CoordinatorAware(on=command.on),
    )


def discuss_with_board(command: DiscussWithBoard, _: ReviewFile, now: Circumstances) -> Ruling:
    """A day that has been."""
    held = unless(command.on <= now.today, "SCR-T03-DISCUSS", "The discussion has not been held yet.", "on")
    return unless_refused((held,), DiscussedWithBoard.model_validate(command.body()))


def forward_mappa_n(command: ForwardMappaN, file: ReviewFile, _: Circumstances) -> Ruling:
    """What Appendix 6 says of the offence is settled by then: the time and the Chair's decision rest on it."""
    undecided = file.offence is not None and file.offence.undecided
    unread = f"Say whether Appendix 6 lists the offence (CorrectReviewFacts); 20.3 names {len(LISTED)} others."
    return unless_refused(
        (
            unless(not undecided, "SCR-DISCRETIONARY", unread),
            unless(command.colleagues_told, "SCR-COORD-IDENTIFY",
                   "Tell the colleagues concerned of the offence.", "colleagues_told"),
            *sending_objections(command),
        ),
        MappaNForwarded.model_validate(command.body()),
    )  # fmt: skip


def notice_owed(file: ReviewFile, event: Message) -> tuple[NoticeOwed, ...]:
    """Once the Co-ordinator knows; and anew, in the other time, when the kind of the case changes before it went."""
    if file.aware_on is None or file.kind is None or file.stage not in {SFO_CHARGED, WITH_COORDINATOR}:
        return ()
    basis: Basis = "mandatory" if file.kind == "mandatory" else "discretionary"
    before = getattr(event, "before", None)
    if not isinstance(event, CoordinatorAware) and (before == "mandatory") == (basis == "mandatory"):
        return ()
    return (NoticeOwed(basis=basis, aware_on=file.aware_on),)


def mappa_n_submitted(file: ReviewFile, _: MappaNSubmitted) -> ReviewFile:
    """With the Co-ordinator."""
    return changed(file, stage=WITH_COORDINATOR)


def coordinator_aware(file: ReviewFile, event: CoordinatorAware) -> ReviewFile:
    """Aware of the charge."""
    return changed(file, aware_on=event.on)


def discussed_with_board(file: ReviewFile, _: DiscussedWithBoard) -> ReviewFile:
    """Heard."""
    return changed(file, discussed=True)


def mappa_n_forwarded(file: ReviewFile, event: MappaNForwarded) -> ReviewFile:
    """With the Chair."""
    return changed(file, stage=WITH_SMB_CHAIR, complex=event.complex)
