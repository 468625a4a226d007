"""Which sentences qualify for Categories 2 and 4, and until when they carry them (6.8, 6.26, 6.38)."""

from datetime import date
from typing import Final

from domain.mappa.eligibility.facts import Feature, Outcome, Sentence
from domain.mappa.eligibility.listings import Says
from domain.mappa.eligibility.terms import YEAR, Reach, reaches

__all__ = ["HOSPITAL", "Weighed", "carried_until", "weigh"]

HOSPITAL: Final = frozenset({"hospital_order", "restricted_hospital_order", "guardianship_order"})
"""Orders of the Mental Health Act that qualify whatever their length."""
_BY_TERM: Final = frozenset({
    "imprisonment", "youth_detention", "detention_and_training_order", "suspended", "hospital_direction"
})  # fmt: skip
_BY_RULE: Final = {
    "detention_and_training_order": ("MAPPA-CAT2-DTO-WHOLE", "the whole term of a Detention and Training Order"),
    "suspended": ("MAPPA-CAT2-SUSPENDED", "the term that is suspended"),
    "hospital_direction": ("MAPPA-CAT2-SENTENCES", "the prison sentence behind the hospital direction"),
}
_FINDINGS: Final = frozenset({"disability_finding", "insanity_finding"})


class Weighed(Reach):
    """Whether a sentence qualifies, by which rule, and in words."""

    says: Says
    rule: str
    words: str


def weigh(outcome: Outcome) -> Weighed:
    """The sentence of this offence alone against the closed list of 6.8."""
    if outcome.kind in {"caution", "reprimand_or_warning"}:
        return _told("no", "MAPPA-CAT2-COMMUNITY-ORDER", "a caution, reprimand or warning carries no sentence")
    if outcome.sentence is None:
        return _told("not_yet", "MAPPA-CAT2-SENTENCES", "the sentence is not recorded yet")
    if outcome.sentence.kind in HOSPITAL:
        return _told("yes", "MAPPA-CAT2-HOSPITAL", "a hospital or guardianship order has no minimum length")
    if outcome.kind in _FINDINGS:
        words = "after such a finding only a hospital or guardianship order qualifies"
        return _told("no", "MAPPA-CAT2-FINDINGS", words)
    return _after_conviction(outcome.sentence)


def _after_conviction(sentence: Sentence) -> Weighed:
    if sentence.kind == "disqualification_order":
        return _told("no", "MAPPA-CAT-DO-EXCLUDED", "a disqualification order that stands alone does not qualify")
    if sentence.kind not in _BY_TERM:
        return _told("no", "MAPPA-CAT2-COMMUNITY-ORDER", "the disposal is none of those that qualify")
    if sentence.indeterminate:
        return _told("yes", "MAPPA-CAT2-INDETERMINATE", "an indeterminate sentence always reaches the line")
    return _by_term(sentence)


def carried_until(sentence: Sentence, features: tuple[Feature, ...]) -> tuple[date | None, str]:
    """The last day of the eligibility that the sentence carries, and the rule that names it; None: not known.

    Post-sentence supervision is never looked at (MAPPA-END-PSS-EXCLUDED).
    """
    if sentence.kind in HOSPITAL:
        return _latest(sentence.discharged_on, sentence.cto_until), "MAPPA-END-CAT2"
    if sentence.kind == "suspended":
        return _latest(sentence.until, sentence.supervised_until), "MAPPA-END-CAT2-SENTENCE-CURRENT"
    if "sexual" in features and sentence.until is not None:
        return sentence.until, "MAPPA-END-CAT2-SENTENCE-CURRENT"
    if sentence.whole_until is not None:
        return sentence.whole_until, "MAPPA-END-AGGREGATE"
    return sentence.until, "MAPPA-END-CAT2"


def _by_term(sentence: Sentence) -> Weighed:
    reach = reaches(sentence.term, YEAR, sentence.on)
    rule, what = _BY_RULE.get(sentence.kind, ("MAPPA-CAT2-SENTENCES", "the term"))
    if not sentence.term.said_in_months:
        rule, what = "MAPPA-CAT2-52-WEEKS", f"{what}, laid from the day of sentence"
    words = f"{what} {'reaches' if reach.yes else 'does not reach'} 12 months"
    return Weighed(
        yes=reach.yes, inferred=reach.inferred, by_hand=reach.by_hand, says="yes" if reach.yes else "no", rule=rule,
        words=words,
    )  # fmt: skip


def _told(says: Says, rule: str, words: str) -> Weighed:
    return Weighed(yes=says == "yes", says=says, rule=rule, words=words)


def _latest(*days: date | None) -> date | None:
    known = [day for day in days if day is not None]
    return max(known) if known else None
