"""Complaints that are not closed: how far each has come."""

from collections.abc import Iterator

from domain.kernel.codes import code_in_a_sentence
from domain.kernel.overview import Now, Told
from domain.kernel.words import in_order
from domain.mappa.file import MappaFile

__all__ = ["complaints"]


def complaints(file: MappaFile, _: Now) -> Iterator[Told]:
    """By their ids; what they say stands elsewhere."""
    for name in in_order(file.complaints.open):
        each = file.complaints.open[name]
        agency = f", with {code_in_a_sentence(each.agency)}" if each.way == "agency" and each.agency else ""
        words = f"{name}, about {code_in_a_sentence(each.about)}: {code_in_a_sentence(each.stage)}{agency}."
        yield Told("complaints", words, each.stage, by=each.agency or "")
