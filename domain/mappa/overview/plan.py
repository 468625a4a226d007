"""Risk and plan, disclosures that are still to be made, flags, and the ViSOR record by its reference."""

from collections.abc import Iterator

from domain.kernel.codes import capital, code_in_a_sentence, code_in_words, codes_in_a_sentence
from domain.kernel.overview import Now, Told
from domain.kernel.words import date_in_words
from domain.mappa.file import MappaFile

__all__ = ["disclosure", "flags", "plan", "visor"]

_PLAN, _VISOR = "risk and plan", "ViSOR"


def plan(file: MappaFile, _: Now) -> Iterator[Told]:
    """The risk of serious harm, to whom, and how the plan stands."""
    known = file.risk
    if rating := known.agreed or known.rating:
        to = f" to {codes_in_a_sentence(known.at_risk)}" if known.at_risk else ""
        source = "agreed at a meeting" if known.agreed else "as assessed"
        yield Told(_PLAN, f"{code_in_words(rating)} risk of serious harm{to}, {source}.", rating)
    if not known.adopted:
        yield Told(_PLAN, "The lead agency has not adopted the risk that was agreed.", "not_adopted",
                   by=file.lead.agency or "")  # fmt: skip
    if known.plan != "none":
        review = f"; to be reviewed by {date_in_words(known.review_on)}" if known.review_on else ""
        robust = ", robust" if known.robust else ", not found robust" if known.plan == "agreed" else ""
        yield Told(_PLAN, f"Risk management plan {known.plan}{robust}{review}.", known.plan, on=known.review_on)
    if not known.mirrored:
        yield Told(_PLAN, "The agreed plan is not yet on the lead agency's system and ViSOR.", "not_mirrored",
                   by=file.lead.agency or "")  # fmt: skip


def disclosure(file: MappaFile, _: Now) -> Iterator[Told]:
    """What was decided to be told and has not been, or waits for its follow-up."""
    for name, each in file.disclosure.open.items():
        words = f"{name}, to {code_in_a_sentence(each.recipient)}: {code_in_a_sentence(each.state)}."
        yield Told("disclosure", words, each.state, by=each.discloser)


def flags(file: MappaFile, _: Now) -> Iterator[Told]:
    """The flags that stand."""
    if file.flags.standing:
        words = capital(codes_in_a_sentence(file.flags.standing))
        yield Told("flags", f"{words}.", ",".join(sorted(file.flags.standing)))


def visor(file: MappaFile, _: Now) -> Iterator[Told]:
    """The record's reference and owner, and what is owed about it."""
    known = file.visor
    if known.standing != "none":
        owner = f", owned by {known.owner}" if known.owner else ""
        restricted = ", restricted" if known.restricted else ""
        yield Told(_VISOR, f"Record {known.reference} {known.standing}{owner}{restricted}.", known.standing)
    if known.need and known.standing != "live":
        yield Told(_VISOR, f"A record is needed, for Category {known.need.category}.", "needed", by=known.need.owner)
    for agency in sorted(known.partners_owed):
        yield Told(_VISOR, "To be added to the record as a partner.", "partner_owed", by=agency)
