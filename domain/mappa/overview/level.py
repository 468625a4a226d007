"""At which level the case is managed, who leads, in which area, and whether it is on its way to another."""

from collections.abc import Iterator

from domain.kernel.codes import code_in_a_sentence, code_in_words, codes_in_a_sentence
from domain.kernel.overview import Now, Told
from domain.kernel.words import since
from domain.mappa.file import MappaFile
from domain.mappa.lead.reading import area_of

__all__ = ["lead", "level", "transfer"]

_LEVEL, _LEAD = "level", "lead agency"


def level(file: MappaFile, _: Now) -> Iterator[Told]:
    """The level, and what a change of it waits for."""
    known = file.level
    if known.number is None:
        yield Told(_LEVEL, "Not set yet.", "none")
    else:
        day = known.since.date() if known.since else None
        yield Told(_LEVEL, f"Level {known.number}{since(day)}.", str(known.number))
    if known.assessing:
        words = f"It is being assessed: {code_in_a_sentence(known.assessing)}."
        yield Told(_LEVEL, words, "assessing", by=file.lead.agency or "")
    for agency in sorted(known.involved - known.gathered) if known.assessing else ():
        yield Told(_LEVEL, "Information still to come.", "information", rule="MAPPA-LVL-ASSESS-MULTI", by=agency)
    if known.referral:
        by = code_in_a_sentence(known.referral.agency)
        words = f"MAPPA A of {by} for Level {known.referral.level} waits for a decision."
        yield Told(_LEVEL, words, "referral", by="coordination_unit")
    if known.review_owed:
        words = f"A review is owed: {codes_in_a_sentence(known.review_owed)}."
        yield Told(_LEVEL, words, "review_owed", by=file.lead.agency or "")
    if known.disputed:
        yield Told(_LEVEL, "The level is disputed.", "disputed")
    if known.mctc in {"asked", "concerns"}:
        words = "has been asked" if known.mctc == "asked" else "has concerns"
        yield Told(_LEVEL, f"The military centre {words}.", f"mctc_{known.mctc}", by="mctc")


def lead(file: MappaFile, _: Now) -> Iterator[Told]:
    """The lead agency and the MAPPA area: two facts."""
    known = file.lead
    if known.agency is None:
        yield Told(_LEAD, "Not known yet: record the supervision.", "none")
    else:
        unit = f", unit {known.unit}" if known.unit else ""
        yield Told(_LEAD, f"{code_in_words(known.agency)}{unit}{since(known.since)}.", known.agency, by=known.agency)
    if known.joint:
        yield Told(_LEAD, f"Managed jointly with {codes_in_a_sentence(known.joint)}.", "joint")
    yield Told(_LEAD, f"MAPPA area {area_of(file)}.", area_of(file))
    if known.residence and known.residence != area_of(file):
        yield Told(_LEAD, f"Lives in {known.residence}.", "residence")


def transfer(file: MappaFile, _: Now) -> Iterator[Told]:
    """The transfer that is under way."""
    current = file.transfers.current
    if current is None:
        return
    to = current.to_area or current.to_unit or code_in_a_sentence(current.to_agency or "")
    words = f"{code_in_words(current.state)} to {to} ({current.what}): " + (
        "it waits for their answer." if current.state == "offered" else "it is to be completed."
    )
    yield Told("transfer", words, current.state)
