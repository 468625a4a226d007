"""What an agency has to do or to tell where the guidance gives no time: each with the words of its rule."""

from collections.abc import Iterator

from domain.kernel.overview import Now, Told
from domain.mappa.file import MappaFile

__all__ = ["owed"]


def owed(file: MappaFile, now: Now) -> Iterator[Told]:
    """By agency, so that each finds its own together."""
    for rule, agency in sorted(file.owed.owed.items(), key=lambda each: (each[1], each[0])):
        yield Told("to be done", now.words_of(rule), "owed", rule, by=agency)
