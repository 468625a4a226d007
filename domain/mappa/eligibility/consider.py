"""Where Category 3 must be considered because no other category is met (6.9 to 6.21, 27.10, 27.11).

A prompt is answered by a record of what was considered and why; it is never answered by silence.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from domain.kernel.message import Message
from domain.mappa.eligibility import category2
from domain.mappa.eligibility.facts import Feature, Outcome
from domain.mappa.eligibility.sentences import weigh

__all__ = ["Prompt", "prompts"]


class Prompt(Message):
    """One reason to consider Category 3: the fact, the rule, its paragraph, and the reason in words."""

    fact: str
    rule: str
    paragraph: str
    words: str


_ALWAYS: Final = "MAPPA-CAT3-PATTERN"
_BY_FEATURE: Final[Mapping[Feature, tuple[str, str, str]]] = {
    "domestic_abuse": ("MAPPA-CAT3-DA-CONSIDER", "6.16", "the circumstances show domestic abuse"),
    "stalking": ("MAPPA-CAT3-STALKING-CONSIDER", "6.17", "the circumstances show stalking"),
    "controlling_or_coercive": ("DA-CAT3-ALWAYS", "27.11", "section 76 of the Serious Crime Act 2015"),
    "stalking_s2a": ("DA-CAT3-ALWAYS", "27.11", "section 2A of the Protection from Harassment Act 1997"),
    "stalking_s4a": ("MAPPA-CAT3-STALKING-CONSIDER", "6.17", "section 4A without a sentence of 12 months"),
    "civil_order_breach": ("DA-CAT3-ALWAYS", "27.11", "a civil order was broken"),
    "gang_violence": (_ALWAYS, "6.14", "a pattern of gang violence"),
    "escalating_mental_health": (_ALWAYS, "6.14", "risk grows with worsening mental health"),
    "escalating_alcohol": (_ALWAYS, "6.14", "risk grows with the misuse of alcohol"),
    "pattern_of_harm": (_ALWAYS, "6.14", "a pattern of offending shows serious harm"),
}
_CUSTODY: Final = frozenset({"imprisonment", "youth_detention", "detention_and_training_order"})
_TWO: Final = 2
_DOMESTIC: Final = frozenset({"domestic_abuse", "stalking"})


def prompts(outcomes: Mapping[str, Outcome], *, possible_abuse: bool = False) -> tuple[Prompt, ...]:
    """Every reason to consider Category 3, of the facts in the order of their references.

    ``possible_abuse``: domestic abuse or stalking is possible although no outcome shows it (DA-CAT3-ALL).
    """
    standing = {fact: outcome for fact, outcome in sorted(outcomes.items()) if outcome.quashed_on is None}
    found = [prompt for fact, outcome in standing.items() for prompt in _of(fact, outcome)]
    if possible_abuse and standing:
        words = "domestic abuse or stalking is possible outside automatic MAPPA"
        found.append(Prompt(fact="case", rule="DA-CAT3-ALL", paragraph="27.11", words=words))
    return (*found, *_two_short(standing))


def _of(fact: str, outcome: Outcome) -> Iterator[Prompt]:
    for feature in outcome.features:
        if feature in _BY_FEATURE:
            rule, paragraph, words = _BY_FEATURE[feature]
            yield Prompt(fact=fact, rule=rule, paragraph=paragraph, words=words)
    if outcome.abroad and {"sexual", "violent"} & set(outcome.features):
        words = "convicted abroad of a sexual or violent offence; the police assess first"
        yield Prompt(fact=fact, rule="MAPPA-CAT3-OVERSEAS-CONSIDER", paragraph="6.19", words=words)
    if outcome.service:
        words = "a service sentence that brings no other category"
        yield Prompt(fact=fact, rule="MAPPA-CAT1-NO-NOTIFY-SERVICE-OTHER", paragraph="6.15", words=words)
    yield from _short_of(fact, outcome)


def _short_of(fact: str, outcome: Outcome) -> Iterator[Prompt]:
    """A qualifying offence whose disposal does not qualify."""
    if category2.qualifying_offence(outcome) != "yes" or outcome.sentence is None:
        return
    weighed = weigh(outcome)
    if weighed.says == "no" and weighed.rule in {"MAPPA-CAT2-FINDINGS", "MAPPA-CAT2-COMMUNITY-ORDER"}:
        yield Prompt(fact=fact, rule=weighed.rule, paragraph="6.11", words=weighed.words)
    if weighed.says == "no" and _DOMESTIC & set(outcome.features):
        words = "a Schedule 15 offence with domestic abuse, without a qualifying sentence"
        yield Prompt(fact=fact, rule="DA-CAT3-SCH15", paragraph="27.11", words=words)


def _two_short(outcomes: Mapping[str, Outcome]) -> tuple[Prompt, ...]:
    """Two sentences that would reach the line only together (6.9)."""
    short = [fact for fact, outcome in outcomes.items() if _short(outcome)]
    if len(short) < _TWO:
        return ()
    words = "two qualifying offences, each with custody below 12 months"
    return (Prompt(fact=short[0], rule="MAPPA-CAT2-CONSEC-TWO-SHORT", paragraph="6.9", words=words),)


def _short(outcome: Outcome) -> bool:
    in_custody = outcome.sentence is not None and outcome.sentence.kind in _CUSTODY
    return in_custody and category2.qualifying_offence(outcome) == "yes" and weigh(outcome).says == "no"
