"""The offender is charged with a serious further offence: a serious case review is asked for (4.5, 1.25, chapter 20).

The review is a pathway of its own. It is told what it takes, with the levels at which this case was managed: its
criteria look back 28 days from the offence. Lifecycles do not know each other; a test holds what is said here against
the other's own command.
"""

from collections.abc import Iterable
from datetime import date
from typing import Literal
from uuid import UUID

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.case_events import CaseLinked
from domain.kernel.circumstances import Circumstances
from domain.kernel.happened import Happened
from domain.kernel.lifecycle import FollowUp, Ruling
from domain.kernel.message import Command, Event, Message
from domain.kernel.saying import unless, unless_refused
from domain.mappa.eligibility.computed import EligibilityEnded
from domain.mappa.file import MappaFile
from domain.mappa.level.common import local_day, relevel
from domain.mappa.level.state import LevelSpell
from domain.mappa.roles import Agency

__all__ = [
    "NotifySeriousFurtherOffence", "RecordSeriousFurtherOffence", "SeriousFurtherOffenceNotified", "ask_for_review",
    "level_ended", "notify_serious_further_offence", "serious_further_offence_notified",
]  # fmt: skip


class FurtherOffence(Message):
    """The offence as it is charged, in the words of the review's own command."""

    kind: Literal[
        "murder", "attempted_murder", "conspiracy_to_murder", "manslaughter", "rape", "attempted_rape",
        "conspiracy_to_rape", "other",
    ]  # fmt: skip
    on: date = Field(description="The day of the offence, or its first day")
    until: date | None = Field(default=None, description="The last day, where it went on over several")
    appendix_6: Literal["yes", "no", "not_known"] = "not_known"
    appendix_6_source: str = Field(default="", max_length=400)
    serious_harm_to: Literal["nobody", "child", "adult_at_risk", "somebody_else"] = "nobody"


class _Notified(Message):
    """Which review is opened by it, and of which charge."""

    review: UUID = Field(description="Id of the review that this opens: a new UUID")
    offence: FurtherOffence
    charged_on: date


class NotifySeriousFurtherOffence(_Notified, Advised):
    """Record that the offender is charged with a serious further offence; this opens the case of its review."""

    type: Literal["NotifySeriousFurtherOffence"] = "NotifySeriousFurtherOffence"


class SeriousFurtherOffenceNotified(_Notified, Event):
    """The offender is charged with a serious further offence; a review of it is asked for."""

    type: Literal["SeriousFurtherOffenceNotified"] = "SeriousFurtherOffenceNotified"


class RecordSeriousFurtherOffence(Command):
    """What the pathway of serious case reviews is told."""

    type: Literal["RecordSeriousFurtherOffence"] = "RecordSeriousFurtherOffence"
    person: UUID
    lead_agency: Agency
    offence: FurtherOffence
    charged_on: date
    levels: tuple[LevelSpell, ...]
    visor_record: bool


def notify_serious_further_offence(
    command: NotifySeriousFurtherOffence, file: MappaFile, now: Circumstances
) -> Ruling:  # fmt: skip
    """Of anybody who is or was managed: the offence before the charge, the charge not ahead."""
    rule, offence = "MAPPA-SMB-SCR-IDENTIFY", command.offence
    in_order = offence.on <= (offence.until or offence.on) <= command.charged_on
    return unless_refused(
        (
            unless(command.review not in file.level.reviews, rule, "This review has been asked for already.", "review"),
            unless(command.charged_on <= local_day(now), rule, "The charge lies in the future.", "charged_on"),
            unless(in_order, rule, "The offence lies before the charge.", "offence"),
        ),
        SeriousFurtherOffenceNotified.model_validate(command.body()),
        CaseLinked(
            lifecycle="serious-case-review", case=command.review, relation="serious_case_review", asked_here=True
        ),
    )  # fmt: skip


def ask_for_review(file: MappaFile, happened: Happened) -> Iterable[FollowUp]:
    """The review is opened with what this case knows."""
    event = happened.event
    if not isinstance(event, SeriousFurtherOffenceNotified) or file.person is None:
        return ()
    told = RecordSeriousFurtherOffence(
        person=file.person, lead_agency=file.lead.agency or "other", offence=event.offence,
        charged_on=event.charged_on, levels=file.level.history, visor_record=file.visor.standing != "none",
    )  # fmt: skip
    return (FollowUp("serious-case-review", event.review, told),)


def serious_further_offence_notified(file: MappaFile, event: SeriousFurtherOffenceNotified) -> MappaFile:
    """A review is asked for."""
    return relevel(file, reviews=file.level.reviews | {event.review})


def level_ended(file: MappaFile, event: EligibilityEnded) -> MappaFile:
    """The offender has left MAPPA: the day on which the eligibility ended is the last at this level."""
    last = file.level.history[-1] if file.level.history else None
    if event.then is not None or last is None or last.until is not None:
        return file
    ended = last.model_copy(update={"until": max(event.ended_on, last.since)})
    return relevel(file, history=(*file.level.history[:-1], ended))
