"""The end: absolute discharge or death end the supervision; the case is closed when its record is complete."""

from datetime import date
from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.chart import Row, simply
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import OutsideKind, Ruling, as_told
from domain.kernel.message import Event, Message
from domain.kernel.saying import unless_refused
from domain.supervision.file import SupervisionFile, changed
from domain.supervision.law.discharge import ENDING_RULES
from domain.supervision.reports.closing import closing_objections
from domain.supervision.roles import MANAGERS, TOLD
from domain.supervision.rows import SupervisionRegion
from domain.supervision.stages import (
    BEFORE_DISCHARGE,
    CLOSED,
    DETAINED_RESTRICTED,
    ENDED,
    IN_COMMUNITY,
    OPEN,
    RECALLED,
)

__all__ = [
    "ENDING", "AbsoluteDischargeGranted", "CloseSupervision", "Death", "GrantAbsoluteDischarge", "PersonDied",
    "RecordDeath", "SupervisionClosed",
]  # fmt: skip

_DISCHARGEABLE = BEFORE_DISCHARGE | IN_COMMUNITY | {RECALLED, DETAINED_RESTRICTED}


class AbsoluteDischarge(Message):
    """On whose authority the person was absolutely discharged."""

    authority: Literal["tribunal", "secretary_of_state"]


class GrantAbsoluteDischarge(AbsoluteDischarge, Advised):
    """Record that the person was absolutely discharged: this ends the supervision."""

    type: Literal["GrantAbsoluteDischarge"] = "GrantAbsoluteDischarge"


class AbsoluteDischargeGranted(AbsoluteDischarge, Event):
    """The person was absolutely discharged; section 117 after-care goes on apart from it."""

    type: Literal["AbsoluteDischargeGranted"] = "AbsoluteDischargeGranted"
    on: date = Field(description="The local day from which it counts")


class Death(Message):
    """The person's death; the circumstances are for people to record."""

    on: date | None = None


class RecordDeath(Death, Advised):
    """Keep that the person died."""

    type: Literal["RecordDeath"] = "RecordDeath"


class PersonDied(Death, Event):
    """The person died: the supervision ends."""

    type: Literal["PersonDied"] = "PersonDied"


class CloseSupervision(Advised):
    """Close the case: the supervision has ended and its record is complete."""

    type: Literal["CloseSupervision"] = "CloseSupervision"
    words: str = Field(min_length=3, max_length=4000)


class SupervisionClosed(Event):
    """The case is closed."""

    type: Literal["SupervisionClosed"] = "SupervisionClosed"
    words: str


def grant_absolute(command: GrantAbsoluteDischarge, _: SupervisionFile, now: Circumstances) -> Ruling:
    """Never refused: a fact of law."""
    return (AbsoluteDischargeGranted(**command.body(), on=now.today),)


def record_death(command: RecordDeath, file: SupervisionFile, _: Circumstances) -> Ruling:
    """Never refused; told after the end it changes nothing."""
    return () if file.stage == ENDED else (PersonDied.model_validate(command.body()),)


def close(command: CloseSupervision, file: SupervisionFile, _: Circumstances) -> Ruling:
    """When nothing is missing from the record any more."""
    return unless_refused(closing_objections(file), SupervisionClosed(words=command.words))


def absolutely_discharged(file: SupervisionFile, event: AbsoluteDischargeGranted) -> SupervisionFile:
    """No conditions remain (004 26.10)."""
    legal = file.legal.model_copy(update={
        "status": "absolutely_discharged", "since": event.on, "authority": event.authority,
    })  # fmt: skip
    discharge = file.discharge.model_copy(update={"conditions": (), "acknowledged": frozenset()})
    return changed(file, stage=ENDED, legal=legal, discharge=discharge)


def died(file: SupervisionFile, _: PersonDied) -> SupervisionFile:
    """Ended, whatever was under way."""
    return changed(file, stage=ENDED, died=True)


def closed(file: SupervisionFile, _: SupervisionClosed) -> SupervisionFile:
    """Closed."""
    return changed(file, stage=CLOSED)


ENDING = SupervisionRegion(
    name="ending",
    rows=(
        Row("SUPERVISED", GrantAbsoluteDischarge, _DISCHARGEABLE, TOLD, grant_absolute, "SUP-ABS-DISCHARGE-RECORD"),
        Row("SUPERVISED", RecordDeath, OPEN, TOLD, record_death),
        Row("ENDED", CloseSupervision, frozenset({ENDED}), MANAGERS, close),
    ),
    folds={
        AbsoluteDischargeGranted: simply(absolutely_discharged),
        PersonDied: simply(died),
        SupervisionClosed: simply(closed),
    },
    rules=ENDING_RULES,
    outside=(OutsideKind("uk.nhs.person-died.v1", Death, as_told(RecordDeath), "The person died"),),
)
