"""Category 1: whoever must comply with Part 2 of the Sexual Offences Act 2003 (6.4, 6.5, 6.15, 6.21, 16.3)."""

from datetime import date
from typing import Final

from domain.mappa.eligibility.facts import Outcome, Requirement, Sentence
from domain.mappa.eligibility.listings import LISTS, Says, Threshold, both, either, listed, unheld
from domain.mappa.eligibility.terms import reaches
from domain.mappa.eligibility.verdict import Ground, Line, Verdict, line

__all__ = ["by_outcome", "by_requirement"]

_LIST: Final = LISTS["soa2003-sch3"]
_SERVICE_DAYS: Final = 112
_HOSPITAL: Final = frozenset({"hospital_order", "restricted_hospital_order", "guardianship_order"})
_CUSTODY: Final = frozenset({"imprisonment", "youth_detention", "hospital_direction"})
_END: Final = "MAPPA-END-CAT1"


def by_requirement(fact: str, requirement: Requirement) -> Verdict:
    """The notification requirements themselves, as the police or a court recorded them."""
    by_order = requirement.by == "notification_order"
    rule, paragraph = ("MAPPA-CAT1-NOTIFICATION-ORDER", "6.21") if by_order else ("MAPPA-CAT1-DECISION", "6.4")
    words = "notification requirements of Part 2 of the Sexual Offences Act 2003 are recorded"
    return _met(fact, line(fact, 1, (rule, paragraph), "yes", words), requirement.since, requirement.until)


def by_outcome(fact: str, outcome: Outcome, requirement: Requirement | None = None) -> Verdict:
    """Whether an outcome brings notification requirements; their end is known only if they are recorded too."""
    told = _service(fact, outcome) if outcome.service else _civilian(fact, outcome)
    if told.says != "yes":
        return Verdict(line=told)
    return _met(fact, told, _start(outcome), requirement.until if requirement else None)


def _met(fact: str, told: Line, since: date, until: date | None) -> Verdict:
    return Verdict(
        line=told, ground=Ground(fact=fact, category=1, rule=told.rule, since=since, until=until, ends_by=_END)
    )


def _service(fact: str, outcome: Outcome) -> Line:
    """16.3: the matching civilian offence is notifiable, and service detention is 112 days or more."""
    sentence = outcome.sentence
    detained: Says = "not_yet" if sentence is None else "yes" if _detained_enough(sentence) else "no"
    says = both(detained, listed(outcome.listings, "soa2003-sch3"))
    words = f"service detention of {_SERVICE_DAYS} days or more for an offence whose civilian match stands in {_LIST}"
    words += unheld(outcome.listings, "soa2003-sch3")
    return line(fact, 1, ("MAPPA-CAT1-SERVICE-112", "16.3, 6.15"), says, words)


def _detained_enough(sentence: Sentence) -> bool:
    term, start = sentence.term, sentence.on
    return sentence.kind == "service_detention" and (term.ends(start) - start).days >= _SERVICE_DAYS


def _civilian(fact: str, outcome: Outcome) -> Line:
    if outcome.abroad:
        words = "a conviction abroad brings the requirements only by a Notification Order"
        return line(fact, 1, ("MAPPA-CAT1-NOTIFICATION-ORDER", "6.21"), "no", words)
    in_list = listed(outcome.listings, "soa2003-sch3")
    if outcome.kind == "reprimand_or_warning" and in_list != "no":
        words = "6.5 names cautions and does not name reprimands or warnings; look at the Act"
        return line(fact, 1, ("MAPPA-CAT1-DECISION", "6.5"), "cannot_say", words, by_hand=True)
    return _with_threshold(fact, outcome, in_list)


def _with_threshold(fact: str, outcome: Outcome, in_list: Says) -> Line:
    thresholds = _thresholds(outcome)
    if in_list != "yes" or not thresholds:
        words = f"the offence stands in {_LIST}{unheld(outcome.listings, 'soa2003-sch3')}"
        return line(fact, 1, ("MAPPA-CAT1-DECISION", "6.5"), in_list, words)
    says = either(*(_threshold(each, outcome) for each in thresholds))
    youth = outcome.sentence is not None and outcome.sentence.kind == "detention_and_training_order"
    rule = "MAPPA-CAT1-DTO" if youth else "MAPPA-CAT1-START"
    counted = "; of a Detention and Training Order only the custodial half counts" if youth else ""
    return line(fact, 1, (rule, "6.5"), says, f"a condition that {_LIST} puts on the offence{counted}")


def _thresholds(outcome: Outcome) -> tuple[Threshold, ...]:
    listing = outcome.listings.get("soa2003-sch3")
    return listing.thresholds if listing else ()


def _threshold(threshold: Threshold, outcome: Outcome) -> Says:
    return both(_ages(threshold, outcome), _victim(threshold, outcome), _sentenced(threshold, outcome.sentence))


def _ages(threshold: Threshold, outcome: Outcome) -> Says:
    if threshold.offender_under is None and threshold.offender_from is None:
        return "yes"
    if (age := outcome.offender_age) is None:
        return "cannot_say"
    young = threshold.offender_under is None or age < threshold.offender_under
    return "yes" if young and (threshold.offender_from is None or age >= threshold.offender_from) else "no"


def _victim(threshold: Threshold, outcome: Outcome) -> Says:
    if not threshold.victim_under_18:
        return "yes"
    return "cannot_say" if outcome.victim_under_18 is None else "yes" if outcome.victim_under_18 else "no"


def _sentenced(threshold: Threshold, sentence: Sentence | None) -> Says:
    """The sentence's part of a condition; a suspended term is not said in the guidance to be custody or not."""
    if not threshold.asks_for_sentence:
        return "yes"
    if sentence is None:
        return "not_yet"
    if threshold.hospital:
        return "yes" if sentence.kind in _HOSPITAL else "no"
    if threshold.community_months is not None:
        long = reaches(sentence.term, threshold.community_months, sentence.on).yes
        return "yes" if sentence.kind == "community_order" and long else "no"
    return _custody(threshold.custody_months or 0, sentence)


def _custody(months: int, sentence: Sentence) -> Says:
    if sentence.indeterminate and sentence.kind in _CUSTODY:
        return "yes"
    if sentence.kind == "detention_and_training_order":
        return "yes" if reaches(sentence.term, 2 * months, sentence.on).yes else "no"
    long = reaches(sentence.term, months, sentence.on).yes
    if sentence.kind == "suspended":
        return "cannot_say" if long else "no"
    return "yes" if sentence.kind in _CUSTODY and long else "no"


def _start(outcome: Outcome) -> date:
    """From conviction, unless the condition that is met asks for the sentence (MAPPA-CAT1-START)."""
    thresholds = _thresholds(outcome)
    at_once = not thresholds or any(
        not each.asks_for_sentence and _threshold(each, outcome) == "yes" for each in thresholds
    )
    if outcome.sentence is None or (at_once and not outcome.service):
        return outcome.on
    return outcome.sentence.on
