"""Invented facts for the tests of the category engine."""

from datetime import date
from typing import Any

from domain.mappa.eligibility.answer import Assessment, assess
from domain.mappa.eligibility.facts import Facts, Outcome, Sentence
from domain.mappa.eligibility.listings import Listing, ListName, Threshold
from domain.mappa.eligibility.terms import Term

DAY = date(2026, 3, 2)
OFFENCE = "invented-s1"


def lists(*listed: ListName, held: bool = True, thresholds: tuple[Threshold, ...] = ()) -> dict[ListName, Listing]:
    """All lists held, naming the offence where said; or none of them held but those."""
    names: tuple[ListName, ...] = (
        "soa2003-sch3", "cja2003-sch15-1", "cja2003-sch15-2", "cja2003-s327-4a", "cja2003-sch19za", "cta2008-s41-42",
    )  # fmt: skip
    other = Listing(says="not_listed" if held else "not_held")
    named = Listing(says="listed", version="invented", thresholds=thresholds)
    return {name: named if name in listed else other for name in names}


def sentence(kind: Any = "imprisonment", on: date = DAY, **more: Any) -> Sentence:
    """A sentence of 12 months unless another term is said."""
    return Sentence(kind=kind, on=on, **({"term": Term(months=12)} | more))


def outcome(kind: Any = "conviction", **more: Any) -> Outcome:
    """An outcome for an invented offence."""
    return Outcome(kind=kind, **({"offence": OFFENCE, "on": DAY} | more))


def answer(*outcomes: Outcome, day: date = DAY, **facts: Any) -> Assessment:
    """What the engine says of these outcomes, called o1, o2, and so on."""
    return assess(Facts(outcomes={f"o{n}": each for n, each in enumerate(outcomes, 1)}, **facts), day)
