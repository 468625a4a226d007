"""The category engine: from all facts to the one category of a day, explained line by line.

Pure and without order: the same facts give the same answer, however they came in. What cannot be said for want of a
list or of a fact stands among the ``gaps``; it is never a silent no.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from domain.kernel.message import Message
from domain.mappa.eligibility import category1, category2, category4
from domain.mappa.eligibility.consider import Prompt, prompts
from domain.mappa.eligibility.facts import Facts, Outcome, Registration, Requirement
from domain.mappa.eligibility.timeline import Spell, residual, spell_on, timeline
from domain.mappa.eligibility.verdict import Category, Ground, Line, Verdict, line

__all__ = ["Assessment", "assess"]


class Assessment(Message):
    """What holds on ``day`` and what is known to come. ``consider`` is empty while Category 1, 2 or 4 holds."""

    day: date
    spells: tuple[Spell, ...]
    grounds: tuple[Ground, ...]
    lines: tuple[Line, ...]
    consider: tuple[Prompt, ...]

    @property
    def now(self) -> Spell | None:
        """The spell of the day."""
        return spell_on(self.spells, self.day)

    @property
    def category(self) -> Category | None:
        """The one category of the day (MAPPA-CAT-ONE-ONLY)."""
        return self.now.category if self.now else None


def assess(facts: Facts, day: date, *, possible_abuse: bool = False) -> Assessment:
    """The category of a day, with every line and every ground."""
    verdicts = sorted(_verdicts(facts), key=lambda verdict: (verdict.line.fact, verdict.line.category))
    main = _in_life((verdict.ground for verdict in verdicts), facts.died_on)
    third = _in_life((_third(fact, each, main) for fact, each in sorted(facts.registrations.items())), facts.died_on)
    grounds = tuple(sorted((*main, *third), key=lambda ground: (ground.since, ground.fact, ground.category)))
    spells = timeline(grounds)
    held = spell_on(spells, day)
    automatic = held is not None and held.category != 3  # noqa: PLR2004 -- the category's own number
    consider = () if automatic or facts.died_on else prompts(facts.outcomes, possible_abuse=possible_abuse)
    lines = (*(verdict.line for verdict in verdicts), *(_third_line(ground) for ground in third))
    return Assessment(day=day, spells=spells, grounds=grounds, lines=lines, consider=consider)


def _verdicts(facts: Facts) -> Iterator[Verdict]:
    for fact, outcome in facts.outcomes.items():
        for verdict in _of_outcome(fact, outcome, facts.requirements):
            yield _while_it_stood(verdict, outcome)
    for fact, requirement in facts.requirements.items():
        by = category1.by_requirement if requirement.regime == "soa_part_2" else category4.by_requirement
        yield by(fact, requirement)
    for fact, risk in facts.terror.items():
        convicted = any(each.quashed_on is None for each in facts.outcomes.values())
        yield category4.by_risk(fact, risk, convicted=convicted)


def _of_outcome(fact: str, outcome: Outcome, requirements: Mapping[str, Requirement]) -> tuple[Verdict, ...]:
    return (
        category1.by_outcome(fact, outcome, _following(fact, "soa_part_2", requirements)),
        category2.by_outcome(fact, outcome),
        category4.by_notification(fact, outcome, _following(fact, "cta_part_4", requirements)),
        category4.by_offence(fact, outcome),
    )


def _following(fact: str, regime: str, requirements: Mapping[str, Requirement]) -> Requirement | None:
    """The recorded requirements that follow from this outcome; the longest if they were recorded more than once."""
    found = [each for each in requirements.values() if each.outcome == fact and each.regime == regime]
    return max(found, key=lambda each: each.until or date.max, default=None)


def _while_it_stood(verdict: Verdict, outcome: Outcome) -> Verdict:
    """An appeal that takes the outcome away ends every ground on it with that day."""
    ground, day = verdict.ground, outcome.quashed_on
    if ground is None or day is None:
        return verdict
    return Verdict(line=verdict.line, ground=_until(ground, day))


def _until(ground: Ground, day: date) -> Ground | None:
    """As far as it reaches up to this day; None: it begins later."""
    if ground.until is not None and ground.until <= day:
        return ground
    return ground.model_copy(update={"until": day}) if ground.since <= day else None


def _in_life(grounds: Iterable[Ground | None], died_on: date | None) -> list[Ground]:
    """The grounds that there are; every one ends with a death, a lifelong one too (MAPPA-END-CAT1)."""
    found = [ground for ground in grounds if ground]
    return found if died_on is None else [held for ground in found if (held := _until(ground, died_on))]


def _third(fact: str, registration: Registration, others: list[Ground]) -> Ground | None:
    ground = Ground(
        fact=fact, category=3, rule="MAPPA-CAT3-DECISION", since=registration.since, until=registration.until,
        ends_by="MAPPA-END-CAT3",
    )  # fmt: skip
    return residual(ground, others)


def _third_line(ground: Ground) -> Line:
    words = "registered by the Co-ordination Unit while no other category is met"
    return line(ground.fact, 3, (ground.rule, "6.12"), "yes", words)
