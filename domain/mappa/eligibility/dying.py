"""The offender died: every eligibility, a lifelong one as well, ends with that day (6.38)."""

from datetime import date
from typing import Final, Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import OutsideKind, Ruling
from domain.kernel.message import Event, Message
from domain.kernel.saying import unless, unless_refused
from domain.mappa.eligibility.computed import category_follows, eligibility, today
from domain.mappa.file import MappaFile, changed
from domain.mappa.stages import CAT3_REFERRED, NOT_ELIGIBLE, SCREENING

__all__ = ["DIED", "Death", "OffenderDied", "RecordDeath", "offender_died", "record_death"]


class Death(Message):
    """The day of death; the circumstances are for people to record."""

    on: date | None = Field(default=None, description="Unset: the day on which it is said")


class RecordDeath(Death, Advised):
    """The offender died."""

    type: Literal["RecordDeath"] = "RecordDeath"


class OffenderDied(Event):
    """The offender died; nothing is managed after the end of that day."""

    type: Literal["OffenderDied"] = "OffenderDied"
    on: date


def record_death(command: RecordDeath, file: MappaFile, now: Circumstances) -> Ruling:
    """Once, and not of a day that lies ahead. The lead agency still records the termination."""
    on = command.on or now.calendar.local_date(now.effective_at)
    return unless_refused(
        (
            unless(file.eligibility.facts.died_on is None, "MAPPA-END-CAT1", "The death is recorded already."),
            unless(on <= today(now), "CASE-TIME-FUTURE", "This day lies ahead.", "on"),
        ),
        *category_follows(file, now, {OffenderDied: offender_died}, OffenderDied(on=on), about="death"),
    )


def offender_died(file: MappaFile, event: OffenderDied) -> MappaFile:
    """Whoever was in no category leaves the screening; a category ends by its day."""
    facts = file.eligibility.facts.model_copy(update={"died_on": event.on})
    file = eligibility(file, facts=facts, referral=None)
    return changed(file, stage=NOT_ELIGIBLE) if file.stage in {SCREENING, CAT3_REFERRED} else file


DIED: Final = (
    OutsideKind("uk.nhs.person-died.v1", Death, lambda data: RecordDeath(on=data.on), "The offender died"),
)  # fmt: skip
