"""Category 4: terrorist offenders and those at risk of involvement in terrorism (6.23 to 6.28, 24.3 to 24.8)."""

from typing import Final

from domain.mappa.eligibility.facts import Outcome, Requirement, TerrorRisk
from domain.mappa.eligibility.listings import LISTS, Says, both, listed, unheld
from domain.mappa.eligibility.sentences import HOSPITAL, carried_until, weigh
from domain.mappa.eligibility.terms import YEAR
from domain.mappa.eligibility.verdict import Ground, Line, Verdict, line

__all__ = ["by_notification", "by_offence", "by_requirement", "by_risk"]

_FINDINGS: Final = frozenset({"disability_finding", "insanity_finding"})
_CAUTIONS: Final = frozenset({"caution", "reprimand_or_warning"})
_NOTIFIES_FROM: Final = 16
"""Age from which Part 4 of the Counter-Terrorism Act 2008 applies (6.24)."""


def by_requirement(fact: str, requirement: Requirement) -> Verdict:
    """The requirements of Part 4 of the Counter-Terrorism Act 2008 as recorded."""
    words = "notification requirements of Part 4 of the Counter-Terrorism Act 2008 are recorded"
    told = line(fact, 4, ("MAPPA-CAT4-DECISION", "6.23a"), "yes", words)
    ground = Ground(
        fact=fact, category=4, rule=told.rule, since=requirement.since, until=requirement.until,
        ends_by="MAPPA-END-CAT4-NOTIFY",
    )  # fmt: skip
    return Verdict(line=told, ground=ground)


def by_notification(fact: str, outcome: Outcome, requirement: Requirement | None = None) -> Verdict:
    """Aged 16 or over, for an offence under section 41 or 42, with a qualifying sentence or order (6.24)."""
    says = both(_not_a_caution(outcome), weigh(outcome).says, _old_enough(outcome), _under_s41(outcome))
    words = f"aged 16 or over, a qualifying sentence or order, and an offence of {LISTS['cta2008-s41-42']}"
    words += unheld(outcome.listings, "cta2008-s41-42") if says == "cannot_say" else ""
    told = line(fact, 4, ("MAPPA-CAT4-NOTIFICATION", "6.24"), says, words)
    if says != "yes" or outcome.sentence is None:
        return Verdict(line=told)
    until = requirement.until if requirement else None
    ground = Ground(
        fact=fact, category=4, rule=told.rule, since=outcome.sentence.on, until=until, ends_by="MAPPA-END-CAT4-NOTIFY"
    )
    return Verdict(line=told, ground=ground)


def by_offence(fact: str, outcome: Outcome) -> Verdict:
    """A relevant terrorist offence with a qualifying sentence (6.23b), or, after a finding, with an order (6.23c)."""
    finding = outcome.kind in _FINDINGS
    told = _after_finding(fact, outcome) if finding else _after_conviction(fact, outcome)
    if told.says != "yes" or outcome.sentence is None:
        return Verdict(line=told)
    until, _ = carried_until(outcome.sentence, outcome.features)
    ground = Ground(
        fact=fact, category=4, rule=told.rule, since=outcome.sentence.on, until=until, ends_by="MAPPA-END-CAT4-OTHER"
    )
    return Verdict(line=told, ground=ground)


def by_risk(fact: str, risk: TerrorRisk, *, convicted: bool) -> Verdict:
    """Identified by CTP and NSD; any conviction, caution, warning or finding will do, of any time and place (6.27)."""
    words = "a risk of involvement in terrorism is identified, and any conviction, caution or finding is recorded"
    says: Says = "yes" if convicted else "no"
    told = line(fact, 4, ("MAPPA-CAT4-DISCRETIONARY", "6.27"), says, words)
    if not convicted:
        return Verdict(line=told)
    ground = Ground(
        fact=fact, category=4, rule=told.rule, since=risk.since, until=risk.until,
        ends_by="MAPPA-END-CAT4-DISCRETIONARY", discretionary=True,
    )  # fmt: skip
    return Verdict(line=told, ground=ground)


def _not_a_caution(outcome: Outcome) -> Says:
    return "no" if outcome.kind in _CAUTIONS or outcome.abroad else "yes"


def _old_enough(outcome: Outcome) -> Says:
    if outcome.offender_age is None:
        return "cannot_say"
    return "yes" if outcome.offender_age >= _NOTIFIES_FROM else "no"


def _under_s41(outcome: Outcome) -> Says:
    return listed(outcome.listings, "cta2008-s41-42")


def _relevant(outcome: Outcome) -> Says:
    """Listed in Schedule 19ZA, the service match of such an offence, or with a connection that a court found (6.25)."""
    return "yes" if outcome.connection else listed(outcome.listings, "cja2003-sch19za")


def _after_conviction(fact: str, outcome: Outcome) -> Line:
    weighed = weigh(outcome)
    says = both(_not_a_caution(outcome), weighed.says, _relevant(outcome))
    order = outcome.sentence is not None and outcome.sentence.kind in HOSPITAL
    if weighed.says == "yes" and says != "yes":
        words = f"a relevant terrorist offence: {LISTS['cja2003-sch19za']}, or a connection that the court found"
        words += unheld(outcome.listings, "cja2003-sch19za") if says == "cannot_say" else ""
        return line(fact, 4, ("MAPPA-CAT4-RELEVANT-OFFENCE", "6.25"), says, words)
    words = weighed.words
    if order:  # 6.23b says "or disposal", the list of 6.26 names no order: read as qualifying, for a legal check
        words = "an order on conviction: 6.23b says sentence or disposal, 6.26 names no order; have it checked"
    flags = {"inferred": weighed.inferred or order, "by_hand": weighed.by_hand or order}
    return line(fact, 4, ("MAPPA-CAT4-SENTENCES", "6.26"), says, words, **flags)


def _after_finding(fact: str, outcome: Outcome) -> Line:
    order: Says = "yes" if outcome.sentence is not None and outcome.sentence.kind in HOSPITAL else "no"
    if outcome.sentence is None:
        order = "not_yet"
    says = both(order, _maximum(outcome), _relevant(outcome), "no" if outcome.abroad else "yes")
    words = "a relevant terrorist offence with a maximum above 12 months, and a hospital or guardianship order"
    words += unheld(outcome.listings, "cja2003-sch19za") if says == "cannot_say" else ""
    return line(fact, 4, ("MAPPA-CAT4-INSANITY", "6.23c"), says, words)


def _maximum(outcome: Outcome) -> Says:
    if outcome.maximum_months is None:
        return "cannot_say"
    return "yes" if outcome.maximum_months > YEAR else "no"
