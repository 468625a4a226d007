"""The level of somebody at the Military Corrective Training Centre: its silence of 14 days agrees (16.10)."""

from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.duty_events import DutyBreached
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event
from domain.kernel.saying import unless, unless_refused
from domain.mappa.file import MappaFile
from domain.mappa.level.common import only_the_lead, relevel
from domain.mappa.level.state import LevelNumber

__all__ = [
    "LevelProposedToMctc", "MctcSilent", "MctcViewReceived", "ProposeLevelToMctc", "RecordMctcView",
    "level_proposed_to_mctc", "mctc_silent", "mctc_view_received", "propose_level_to_mctc", "record_mctc_view",
    "silence",
]  # fmt: skip

RULE = "MAPPA-AF-LEVEL-14D"


class ProposeLevelToMctc(Advised):
    """The police send the level that they propose to the centre's functional mailbox."""

    type: Literal["ProposeLevelToMctc"] = "ProposeLevelToMctc"
    level: LevelNumber


class LevelProposedToMctc(Event):
    """The centre has 14 days to raise concerns."""

    type: Literal["LevelProposedToMctc"] = "LevelProposedToMctc"
    level: LevelNumber


class RecordMctcView(Advised):
    """The centre answered."""

    type: Literal["RecordMctcView"] = "RecordMctcView"
    concerns: str | None = Field(default=None, max_length=4000, description="None: it agrees")


class MctcViewReceived(Event):
    """The centre said what it thinks of the level proposed."""

    type: Literal["MctcViewReceived"] = "MctcViewReceived"
    concerns: str | None = None


class MctcSilent(Event):
    """Fourteen days passed without a word: no concerns are assumed, and the level may be set."""

    type: Literal["MctcSilent"] = "MctcSilent"


def propose_level_to_mctc(command: ProposeLevelToMctc, file: MappaFile, now: Circumstances) -> Ruling:
    """Only for somebody whom the centre holds."""
    words = "The offender is not held at the military centre."
    return unless_refused(
        (
            only_the_lead(file, now),
            unless(file.place.regime == "mctc", "MAPPA-AF-LEVEL-CONSULT", words),
        ),
        LevelProposedToMctc(level=command.level),
    )


def record_mctc_view(command: RecordMctcView, file: MappaFile, _: Circumstances) -> Ruling:
    """An answer to what was proposed."""
    words = "No level was proposed to the military centre."
    return unless_refused(
        (unless(file.level.mctc in {"asked", "agreed"}, "MAPPA-AF-LEVEL-CONSULT", words),),
        MctcViewReceived(concerns=command.concerns),
    )


def silence(file: MappaFile, event: Event) -> tuple[Event, ...]:
    """What the end of the 14 days brings."""
    over = isinstance(event, DutyBreached) and event.rule == RULE
    return (MctcSilent(),) if over and file.level.mctc == "asked" else ()


def level_proposed_to_mctc(file: MappaFile, _: LevelProposedToMctc) -> MappaFile:
    """Asked."""
    return relevel(file, mctc="asked")


def mctc_view_received(file: MappaFile, event: MctcViewReceived) -> MappaFile:
    """Heard."""
    return relevel(file, mctc="concerns" if event.concerns else "agreed")


def mctc_silent(file: MappaFile, _: MctcSilent) -> MappaFile:
    """Agreed by silence."""
    return relevel(file, mctc="agreed")
