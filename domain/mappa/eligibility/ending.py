"""How MAPPA ends: reviewed before it does, by the day, by a meeting, and recorded by the lead agency (6.38, 6.39)."""

from datetime import date
from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import said, unless, unless_refused
from domain.mappa.eligibility.computed import category_follows, eligibility, today
from domain.mappa.eligibility.facts import CODE, Facts
from domain.mappa.eligibility.state import EndReview
from domain.mappa.file import MappaFile
from domain.mappa.lead.reading import lead_agency, speaks_for
from domain.mappa.meetings.asking import chair_objection
from domain.mappa.meetings.reading import held_meeting
from domain.mappa.roles import Agency

__all__ = [
    "DecideExit", "EndReviewOwed", "EndReviewWithdrawn", "EndReviewed", "ExitDecided", "RecordTermination",
    "ReviewBeforeEnd", "TerminationRecorded", "decide_exit", "end_review_owed", "end_reviewed", "end_review_withdrawn",
    "exit_decided", "record_termination", "review_before_end", "reviews_owed", "termination_recorded",
]  # fmt: skip

_TEXT = Field(default="", max_length=8000)
_ACTIVE = frozenset({2, 3})
_ENDS_BY_LAW = {1: "MAPPA-END-CAT1", 2: "MAPPA-END-CAT2", 4: "MAPPA-END-CAT4-OTHER"}
"""The rule by which a category ends on its day; a discretionary Category 4 is ended by a meeting."""


class EndReviewOwed(Event):
    """A case at Level 2 or 3 has an end in sight: it must be reviewed before that day (6.39)."""

    type: Literal["EndReviewOwed"] = "EndReviewOwed"
    end: date


class EndReviewWithdrawn(Event):
    """The end moved, or the case is not at Level 2 or 3 any more: no review is owed for that day."""

    type: Literal["EndReviewWithdrawn"] = "EndReviewWithdrawn"
    end: date


class _Reviewed(Message):
    """Whether the offender goes on in Category 3 or discretionary Category 4 when the eligibility ends."""

    decision: Literal["category_3", "discretionary_category_4", "neither"]
    criteria_met: bool = False
    needs_active_management: bool = False
    because: str = _TEXT


class ReviewBeforeEnd(_Reviewed, Advised):
    """Review a case at Level 2 or 3 before its notification requirements or licence end."""

    type: Literal["ReviewBeforeEnd"] = "ReviewBeforeEnd"


class EndReviewed(_Reviewed, Event):
    """Reviewed; registration itself is the Co-ordination Unit's, or of CTP and NSD."""

    type: Literal["EndReviewed"] = "EndReviewed"
    end: date


class _Exit(Message):
    """A Level 2 or 3 meeting ends Category 3 or discretionary Category 4 (6.38, 13a.38, 13a.39)."""

    meeting: str = Field(pattern=CODE, description="The meeting that decided")
    level: Literal[1, 2, 3]
    rationale: str = _TEXT
    missing_information: bool = False
    referral_route: str = Field(default="", max_length=8000, description="How the case comes back")
    responsible: Agency | None = Field(default=None, description="The agency that goes on with the case")


class DecideExit(_Exit, Advised):
    """Minute the exit from Category 3 or discretionary Category 4."""

    type: Literal["DecideExit"] = "DecideExit"


class ExitDecided(_Exit, Event):
    """The eligibility ends with this day; what other facts carry goes on."""

    type: Literal["ExitDecided"] = "ExitDecided"
    on: date


class RecordTermination(Advised):
    """Record, as the lead agency, that the offender is no MAPPA offender any more."""

    type: Literal["RecordTermination"] = "RecordTermination"
    category: Literal[1, 2, 3, 4]
    reason: str = Field(pattern=r"^MAPPA-(END|CAT)-?[A-Z0-9-]+$", description="The rule by which it ended")
    ended_on: date


class TerminationRecorded(Event):
    """The end is on record: category, legal reason, day."""

    type: Literal["TerminationRecorded"] = "TerminationRecorded"
    category: Literal[1, 2, 3, 4]
    reason: str
    ended_on: date


def reviews_owed(file: MappaFile, _: Event) -> tuple[Event, ...]:
    """A review is owed for the end that is known now, while the case is at Level 2 or 3 in Category 1, 2 or 4."""
    known = file.eligibility
    alive = known.facts.died_on is None
    active = alive and getattr(file.level, "number", None) in _ACTIVE and known.category in {1, 2, 4}
    end = known.until if active and not known.discretionary else None
    reviewed = known.review is not None and known.review.end == end
    withdrawn = known.review_owed if known.review_owed not in {None, end} else None
    owed = end if end is not None and end != known.review_owed and not reviewed else None
    return (
        *((EndReviewWithdrawn(end=withdrawn),) if withdrawn else ()),
        *((EndReviewOwed(end=owed),) if owed else ()),
    )


def review_before_end(command: ReviewBeforeEnd, file: MappaFile, _: Circumstances) -> Ruling:
    """Both the criteria and a continuing need of active management, or neither registration."""
    end = file.eligibility.until
    on = command.decision != "neither"
    words = "Registration goes on only if that category's criteria are met and Level 2 or 3 is still needed."
    return unless_refused(
        (
            unless(end, "MAPPA-END-REREGISTER-REVIEW", "No end of this eligibility is known."),
            unless(said(command.because), "MAPPA-END-REREGISTER-REVIEW", "Record the reasons.", "because"),
            unless(not on or command.criteria_met, "MAPPA-END-REREGISTER-CRITERIA", words, "criteria_met"),
            unless(not on or command.needs_active_management, "MAPPA-END-REREGISTER-CRITERIA", words,
                   "needs_active_management"),
        ),
        EndReviewed(**command.body(), end=end or date.max),
    )  # fmt: skip


def decide_exit(command: DecideExit, file: MappaFile, now: Circumstances) -> Ruling:
    """Only what a meeting may end, and nothing while information is missing."""
    known = file.eligibility
    by_meeting = known.category == 3 or known.discretionary  # noqa: PLR2004 -- the category's own number
    chair = chair_objection(held_meeting(file, command.meeting), now, "meeting")
    if not by_meeting:
        rule = _ENDS_BY_LAW.get(known.category or known.ended or 0, "MAPPA-END-CAT3")
        words = "This category ends by law on its day, not by a decision."
        return unless_refused((unless(by_meeting, rule, words), chair))
    rule = "MAPPA-END-CAT4-DISCRETIONARY" if known.discretionary else "MAPPA-END-CAT3"
    event = ExitDecided(**command.body(), on=today(now))
    return unless_refused(
        (*_minuted(command, file, rule), chair),
        *category_follows(file, now, {ExitDecided: exit_decided}, event),
    )


def record_termination(command: RecordTermination, file: MappaFile, now: Circumstances) -> Ruling:
    """Nothing is terminated that goes on, and only the lead agency of this case says it."""
    lead = lead_agency(file)
    words = "The eligibility of this category has not ended, or its end is recorded already."
    return unless_refused(
        (
            unless(file.eligibility.ended == command.category, "MAPPA-END-RECORD", words, "category"),
            unless(lead is None or speaks_for(now.by, lead), "MAPPA-END-RECORD",
                   f"The lead agency records the end: {(lead or 'none').replace('_', ' ')}."),
        ),
        TerminationRecorded.model_validate(command.body()),
    )  # fmt: skip


def _minuted(command: DecideExit, file: MappaFile, rule: str) -> tuple[Objection | None, ...]:
    meeting = held_meeting(file, command.meeting)
    return (
        unless(command.level in _ACTIVE, rule, "Only a Level 2 or 3 meeting ends it.", "level"),
        unless(meeting is not None and meeting.level == command.level, rule,
               "Name a meeting of this case that sits or was held, with its level.", "meeting"),
        unless(not command.missing_information, rule, "It does not end while information is missing.",
               "missing_information"),
        unless(said(command.rationale), rule, "Minute the rationale.", "rationale"),
        unless(said(command.referral_route), rule, "Minute how the case can be referred again.", "referral_route"),
        unless(command.responsible, rule, "Minute which agency is responsible now.", "responsible"),
    )  # fmt: skip


def end_review_owed(file: MappaFile, event: EndReviewOwed) -> MappaFile:
    """Owed for this end."""
    return eligibility(file, review_owed=event.end)


def end_review_withdrawn(file: MappaFile, _: EndReviewWithdrawn) -> MappaFile:
    """Not owed any more."""
    return eligibility(file, review_owed=None)


def end_reviewed(file: MappaFile, event: EndReviewed) -> MappaFile:
    """Reviewed for this end."""
    return eligibility(file, review=EndReview(end=event.end, decision=event.decision), review_owed=None)


def exit_decided(file: MappaFile, event: ExitDecided) -> MappaFile:
    """What a meeting may end, ends with this day; the same facts without an end are all that it touches."""
    facts = file.eligibility.facts
    which = "terror" if file.eligibility.discretionary else "registrations"
    held = getattr(facts, which)
    ended = {name: each.model_copy(update={"until": each.until or event.on}) for name, each in held.items()}
    return eligibility(file, facts=Facts.model_validate({**dict(facts), which: ended}))


def termination_recorded(file: MappaFile, _: TerminationRecorded) -> MappaFile:
    """On record."""
    return eligibility(file, ended=None)
