"""A MAPPA offender is charged with a serious further offence; the criteria are asked at once (20.3, 20.4, 20.16)."""

from collections.abc import Iterator
from datetime import date
from typing import Literal
from uuid import UUID

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import unless, unless_refused
from domain.serious_case_review.eligibility import Kind, Line, Offence, assess
from domain.serious_case_review.file import ReviewFile, changed
from domain.serious_case_review.levels import LevelSpell, in_order
from domain.serious_case_review.roles import Agency
from domain.serious_case_review.stages import SFO_CHARGED

__all__ = [
    "CorrectReviewFacts", "EligibilityComputed", "RecordSeriousFurtherOffence", "ReviewFactsCorrected",
    "SeriousFurtherOffenceRecorded", "correct_review_facts", "eligibility_computed", "offence_objections", "recomputed",
    "record_serious_further_offence", "review_facts_corrected", "serious_further_offence_recorded",
]  # fmt: skip


class _Charged(Message):
    """Who was charged with what, and at which levels the offender was managed."""

    person: UUID = Field(description="The offender")
    lead_agency: Agency
    offence: Offence
    charged_on: date
    levels: tuple[LevelSpell, ...] = Field(default=(), max_length=200, description="The level history, oldest first")
    visor_record: bool = Field(default=False, description="There is a ViSOR record of the offender")
    mappa_case: UUID | None = Field(default=None, description="The offender's MAPPA case, where it is kept here")


class RecordSeriousFurtherOffence(_Charged, Advised):
    """Record that a MAPPA offender is charged with a serious further offence; this opens the case of its review."""

    type: Literal["RecordSeriousFurtherOffence"] = "RecordSeriousFurtherOffence"


class SeriousFurtherOffenceRecorded(_Charged, Event):
    """A MAPPA offender is charged with a serious further offence."""

    type: Literal["SeriousFurtherOffenceRecorded"] = "SeriousFurtherOffenceRecorded"


class CorrectReviewFacts(Advised):
    """Correct the offence as it is charged, or the level history, before the Chair decides."""

    type: Literal["CorrectReviewFacts"] = "CorrectReviewFacts"
    offence: Offence | None = None
    levels: tuple[LevelSpell, ...] | None = Field(default=None, max_length=200)


class ReviewFactsCorrected(Event):
    """The facts on which the criteria rest, as they are now known."""

    type: Literal["ReviewFactsCorrected"] = "ReviewFactsCorrected"
    offence: Offence
    levels: tuple[LevelSpell, ...]


class EligibilityComputed(Event):
    """What the criteria say of these facts, test by test; told when it is first known and whenever it changes."""

    type: Literal["EligibilityComputed"] = "EligibilityComputed"
    kind: Kind
    before: Kind | None = None
    lines: tuple[Line, ...]


def record_serious_further_offence(
    command: RecordSeriousFurtherOffence, _: ReviewFile, now: Circumstances
) -> Ruling:  # fmt: skip
    """The register of people must know the offender; the offence lies before the charge, the charge before today."""
    words = "Register the person first: the review is about a MAPPA offender."
    charged = command.charged_on <= now.today
    return unless_refused(
        (
            unless(now.person(command.person), "CASE-PERSON", words, "person"),
            unless(charged, "SCR-T01-LEAD-N", "The charge lies in the future.", "charged_on"),
            *offence_objections(command.offence, command.charged_on),
            _levels_objection(command.levels),
        ),
        SeriousFurtherOffenceRecorded.model_validate(command.body()),
    )


def correct_review_facts(command: CorrectReviewFacts, file: ReviewFile, now: Circumstances) -> Ruling:
    """Something is corrected; what is left out stays."""
    offence, levels = command.offence or file.offence, command.levels
    known = file.levels if levels is None else levels
    if offence is None or (command.offence is None and levels is None):
        words = "Say what is corrected: the offence or the level history."
        return unless_refused((unless(False, "SCR-LEVEL-WINDOW", words, "levels"),))
    return unless_refused(
        (*offence_objections(offence, file.charged_on or now.today), _levels_objection(known)),
        ReviewFactsCorrected(offence=offence, levels=known),
    )


def offence_objections(offence: Offence, by: date) -> Iterator[Objection | None]:
    """Its days lie in order and not after the day on which it was charged or tried."""
    words = "The offence ends before it begins, or after the day on which it was charged."
    yield unless(offence.on <= offence.last_day <= by, "SCR-LEVEL-WINDOW", words, "offence")


def serious_further_offence_recorded(file: ReviewFile, event: SeriousFurtherOffenceRecorded) -> ReviewFile:
    """The case begins."""
    return changed(
        file, stage=SFO_CHARGED, person=event.person, lead_agency=event.lead_agency, offence=event.offence,
        charged_on=event.charged_on, levels=event.levels, visor_record=event.visor_record,
    )  # fmt: skip


def review_facts_corrected(file: ReviewFile, event: ReviewFactsCorrected) -> ReviewFile:
    """As they are now known."""
    return changed(file, offence=event.offence, levels=event.levels)


def eligibility_computed(file: ReviewFile, event: EligibilityComputed) -> ReviewFile:
    """What the criteria say now."""
    return changed(file, kind=event.kind, lines=event.lines)


def recomputed(file: ReviewFile) -> tuple[EligibilityComputed, ...]:
    """The criteria asked of the facts as they stand; nothing where they say what they said before."""
    if file.offence is None:
        return ()
    found = assess(file.offence, file.levels)
    if (found.kind, found.lines) == (file.kind, file.lines):
        return ()
    return (EligibilityComputed(kind=found.kind, before=file.kind, lines=found.lines),)


def _levels_objection(levels: tuple[LevelSpell, ...]) -> Objection | None:
    words = "The level history stands in order of time, and no level ends before it begins."
    return unless(in_order(levels), "SCR-LEVEL-WINDOW", words, "levels")
