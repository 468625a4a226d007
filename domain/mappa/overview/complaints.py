"""Complaints that are not closed: how far each has come."""

from collections.abc import Iterator

from domain.kernel.overview import Now, Told
from domain.mappa.file import MappaFile
from domain.mappa.overview.saying import coded, in_order

__all__ = ["complaints"]


def complaints(file: MappaFile, _: Now) -> Iterator[Told]:
    """By their ids; what they say stands elsewhere."""
    for name in in_order(file.complaints.open):
        each = file.complaints.open[name]
        agency = f", with {coded(each.agency)}" if each.way == "agency" and each.agency else ""
        words = f"{name}, about {coded(each.about)}: {coded(each.stage)}{agency}."
        yield Told("complaints", words, each.stage, by=each.agency or "")
