"""Where the offender is, the days from which the custody clocks are counted, and what was known too late."""

from collections.abc import Iterator

from domain.kernel.codes import code_in_words
from domain.kernel.overview import Now, Told
from domain.kernel.words import date_in_words, since
from domain.mappa.file import MappaFile
from domain.mappa.place.state import CUSTODY, Place

__all__ = ["place"]

_TOPIC = "place"
_KINDS = {
    "recalled_fixed": "Recalled for a fixed term", "recalled_standard": "Recalled, standard",
    "released_no_licence": "Released without a licence",
}  # fmt: skip


def place(file: MappaFile, now: Now) -> Iterator[Told]:
    """The place, its days, and what is due as soon as possible."""
    known = file.place
    at = f", {known.establishment}" if known.establishment else ""
    large = "; unlawfully at large" if known.at_large else ""
    yield Told(_TOPIC, f"{_KINDS.get(known.kind, code_in_words(known.kind))}{at}{large}.", known.kind)
    yield from _days(known)
    if known.premises_since and (known.premises_until is None or known.premises_until >= now.day):
        until = f" until {date_in_words(known.premises_until)}" if known.premises_until else ""
        words = f"Approved premises{since(known.premises_since)}{until}."
        yield Told(_TOPIC, words, "approved_premises", on=known.premises_until)
    for rule in sorted(known.at_once):
        words = f"As soon as possible, its time had passed when it became known. {now.words_of(rule)}"
        yield Told(_TOPIC, words, "at_once", rule)


def _days(known: Place) -> Iterator[Told]:
    if known.release_on:
        yield Told(_TOPIC, f"Release on {date_in_words(known.release_on)}.", "release", on=known.release_on)
    elif known.kind in CUSTODY:
        yield Told(_TOPIC, "No day of release is known: no clock that is counted back from it runs.", "no_release_date")
    if known.parole_on:
        yield Told(_TOPIC, f"Parole process on {date_in_words(known.parole_on)}.", "parole", on=known.parole_on)
