"""Which category holds and why: what carries it, what cannot be said, what comes, what must still be considered."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from domain.kernel.codes import code_in_a_sentence
from domain.kernel.overview import Now, Told
from domain.kernel.words import date_in_words, in_order, since
from domain.mappa.eligibility.answer import Assessment, assess
from domain.mappa.eligibility.state import Eligibility
from domain.mappa.eligibility.verdict import Ground, Line
from domain.mappa.file import MappaFile
from domain.mappa.stages import EXITED, NOT_ELIGIBLE

__all__ = ["category"]

_TOPIC = "category"


def category(file: MappaFile, now: Now) -> Iterator[Told]:
    """The category of the day, then the engine's lines: those that carry it, then those that leave something open."""
    known = file.eligibility
    answer = assess(known.facts, now.day, possible_abuse=known.possible_abuse)
    yield _held(file)
    yield from _lines(answer, "yes")
    yield from _over(answer)
    yield from (
        Told(
            _TOPIC,
            f"Category {each.category} follows on {date_in_words(each.since)}.",
            str(each.category),
            on=each.since,
        )
        for each in answer.spells
        if each.since > now.day
    )
    yield from _lines(answer, "cannot_say", "not_yet")
    if left_out := sum(each.says == "no" for each in answer.lines):
        yield Told(_TOPIC, f"{left_out} more tests of the facts are not met.", "not_met")
    yield from _waiting(known)


def _held(file: MappaFile) -> Told:
    known = file.eligibility
    if known.category is None:
        over = {EXITED: "No category any more.", NOT_ELIGIBLE: "No category is met."}
        return Told(_TOPIC, over.get(file.stage, "No category yet."), "none")
    until = f"until {date_in_words(known.until)}" if known.until else "no end is known"
    own = ", discretionary" if known.discretionary else ""
    return Told(
        _TOPIC, f"Category {known.category}{own}{since(known.since)}; {until}.", str(known.category), on=known.since
    )


def _lines(answer: Assessment, *says: str) -> Iterator[Told]:
    """Lines that say the same of several facts stand as one: forty sentences stay readable."""
    over = {(each.fact, each.category) for each in _ended(answer)}
    chosen = sorted((each for each in answer.lines if each.says in says and (each.fact, each.category) not in over),
                    key=_sameness)  # fmt: skip
    for _, alike in groupby(chosen, key=_sameness):
        lines = list(alike)
        facts, one = ", ".join(in_order(each.fact for each in lines)), lines[0]
        marks = f"{' (inferred)' if one.inferred else ''}{' (look at it by hand)' if one.by_hand else ''}"
        words = f"{facts}, for Category {one.category}: {one.words} ({one.paragraph}){marks}."
        yield Told(_TOPIC, words, one.says, rule=one.rule)


def _ended(answer: Assessment) -> list[Ground]:
    return [each for each in answer.grounds if each.until is not None and each.until < answer.day]


def _over(answer: Assessment) -> Iterator[Told]:
    """What carried a category once, with the rule of its end."""
    for (category, until, rule), alike in groupby(sorted(_ended(answer), key=_end), key=_end):
        facts = ", ".join(in_order(each.fact for each in alike))
        yield Told(
            _TOPIC, f"{facts}, for Category {category}: over after {date_in_words(until)}.", "over", rule, on=until
        )


def _end(ground: Ground) -> tuple[int, date, str]:
    return (ground.category, ground.until or date.max, ground.ends_by)


def _sameness(line: Line) -> tuple[int, str, str, bool, bool]:
    return (line.category, line.rule, line.words, line.inferred, line.by_hand)


def _waiting(known: Eligibility) -> Iterator[Told]:
    for prompt in known.unanswered:
        words = f"Consider Category 3 for {prompt.fact}: {prompt.words} ({prompt.paragraph})."
        yield Told(_TOPIC, words, "consider_category_3", rule=prompt.rule)
    if known.referral:
        on = known.referral.received_on
        by = code_in_a_sentence(known.referral.by)
        words = f"MAPPA A from {by} of {date_in_words(on)} waits for a decision on Category 3."
        yield Told(_TOPIC, words, "category_3_referred", by="coordination_unit", on=on)
    if known.review_owed:
        end = date_in_words(known.review_owed)
        words = f"Review before the end on {end}: Category 3, discretionary Category 4, neither."
        yield Told(_TOPIC, words, "end_review_owed", rule="MAPPA-END-REREGISTER-REVIEW", on=known.review_owed)
