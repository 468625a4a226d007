"""Category 2: violent and other sexual offenders with a qualifying sentence for a qualifying offence (6.7 to 6.10)."""

from typing import Final

from domain.mappa.eligibility.facts import Outcome
from domain.mappa.eligibility.listings import LISTS, MURDER, Says, both, either, listed, unheld
from domain.mappa.eligibility.sentences import Weighed, carried_until, weigh
from domain.mappa.eligibility.verdict import Ground, Line, Verdict, line

__all__ = ["by_outcome", "qualifying_offence"]

_LISTS: Final = ("cja2003-sch15-1", "cja2003-sch15-2", "cja2003-s327-4a")


def qualifying_offence(outcome: Outcome) -> Says:
    """Murder, or listed in Schedule 15 Part 1 or 2 or in section 327(4A); never of another country (6.19)."""
    if outcome.abroad:
        return "no"
    return "yes" if outcome.offence == MURDER else either(*(listed(outcome.listings, name) for name in _LISTS))


def by_outcome(fact: str, outcome: Outcome) -> Verdict:
    """Both the offence and its own sentence must qualify; a sentence that does not settles it without any list."""
    if outcome.service:
        words = "an offence under section 42 of the Armed Forces Act 2006 does not fall under Schedule 15"
        return Verdict(line=line(fact, 2, ("MAPPA-CAT1-NO-NOTIFY-SERVICE-OTHER", "6.15"), "no", words))
    weighed, offence = weigh(outcome), qualifying_offence(outcome)
    told = _line(fact, outcome, weighed, offence)
    if told.says != "yes" or outcome.sentence is None:
        return Verdict(line=told)
    until, ends_by = carried_until(outcome.sentence, outcome.features)
    since = outcome.sentence.on
    ground = Ground(fact=fact, category=2, rule=told.rule, since=since, until=until, ends_by=ends_by)
    return Verdict(line=told, ground=ground)


def _line(fact: str, outcome: Outcome, weighed: Weighed, offence: Says) -> Line:
    says = both(weighed.says, offence)
    if weighed.says != "yes" or offence == "yes":
        paragraph = "6.9" if weighed.says == "no" and offence == "yes" else "6.8"
        flags = {"inferred": weighed.inferred, "by_hand": weighed.by_hand}
        return line(fact, 2, (weighed.rule, paragraph), says, weighed.words, **flags)
    return line(fact, 2, ("MAPPA-CAT2-DECISION", "6.7"), says, f"the offence is murder, or stands in {_names(outcome)}")


def _names(outcome: Outcome) -> str:
    return f"{LISTS['cja2003-sch15-1']} or 2, or section 327(4A){unheld(outcome.listings, *_LISTS)}"
