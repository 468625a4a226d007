"""Unlawfully at large: an escape, an abscond, or no return from a temporary release; and the way back (15.7, 27.46)."""

from typing import Literal

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.saying import unless, unless_refused
from domain.mappa.file import MappaFile
from domain.mappa.place.common import replace_place
from domain.mappa.place.reading import in_custody

__all__ = [
    "Abscond", "OffenderAbsconded", "OffenderReturned", "RecordAbscond", "RecordReturn", "Return", "offender_absconded",
    "offender_returned", "record_abscond", "record_return",
]  # fmt: skip

_RULE = "DA-ABSCOND"


class Abscond(Message):
    """How somebody got away."""

    how: Literal["escape", "abscond", "failed_to_return", "recall_not_answered"] = "abscond"


class RecordAbscond(Abscond, Advised):
    """The establishment, or the police after a recall, says that the offender is unlawfully at large."""

    type: Literal["RecordAbscond"] = "RecordAbscond"


class OffenderAbsconded(Abscond, Event):
    """Unlawfully at large. The sentence's clocks stand as they are until the establishment gives another date."""

    type: Literal["OffenderAbsconded"] = "OffenderAbsconded"


class Return(Message):
    """The way back into custody."""

    surrendered: bool = False


class RecordReturn(Return, Advised):
    """The offender is back in custody."""

    type: Literal["RecordReturn"] = "RecordReturn"


class OffenderReturned(Return, Event):
    """No longer at large."""

    type: Literal["OffenderReturned"] = "OffenderReturned"


def record_abscond(command: RecordAbscond, file: MappaFile, _: Circumstances) -> Ruling:
    """Of somebody whom a prison holds, or would; once."""
    words = "Nobody is in custody here: whoever breaks off contact in the community is recalled first."
    again = "The offender is at large already."
    return unless_refused(
        (unless(in_custody(file), _RULE, words), unless(not file.place.at_large, _RULE, again)),
        OffenderAbsconded(how=command.how),
    )


def record_return(command: RecordReturn, file: MappaFile, _: Circumstances) -> Ruling:
    """Of somebody who is at large."""
    return unless_refused(
        (unless(file.place.at_large, _RULE, "The offender is not at large."),),
        OffenderReturned(surrendered=command.surrendered),
    )


def offender_absconded(file: MappaFile, _: OffenderAbsconded) -> MappaFile:
    """At large."""
    return replace_place(file, at_large=True)


def offender_returned(file: MappaFile, _: OffenderReturned) -> MappaFile:
    """Back."""
    return replace_place(file, at_large=False)
