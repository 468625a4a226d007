"""How a rule of chapter 26 of the MAPPA Guidance becomes a rule of the law pack.

Where the chapter repeats the Mental Health Act 1983 or the Criminal Procedure (Insanity) Act 1964 the word is the
statute's; the rest is guidance under section 325(8) of the Criminal Justice Act 2003.
"""

from domain.law.rule import Basis, Limit, Rule, Strength

__all__ = ["act", "advisory", "guidance", "reminder", "tells"]


def act(rule_id: str, title: str, para: str, words: str, limit: Limit | None = None) -> Rule:
    """A rule of an Act that blocks, or whose limit is judged."""
    return Rule(rule_id, title, f"004 para {para}", words, Basis.STATUTE, limit=limit)


def guidance(rule_id: str, title: str, para: str, words: str, limit: Limit | None = None) -> Rule:
    """A rule of the guidance that blocks, or whose limit is judged."""
    return Rule(rule_id, title, f"004 para {para}", words, Basis.STATUTORY_GUIDANCE, limit=limit)


def advisory(rule_id: str, title: str, para: str, words: str, limit: Limit | None = None) -> Rule:
    """A rule that warns and takes a reason: should, good practice, normally."""
    return Rule(rule_id, title, f"004 para {para}", words, Basis.STATUTORY_GUIDANCE, Strength.WARN, limit=limit)


def reminder(rule_id: str, title: str, para: str, words: str, limit: Limit | None = None) -> Rule:
    """A rule that shows what is owed and stops nobody."""
    return Rule(rule_id, title, f"004 para {para}", words, Basis.STATUTORY_GUIDANCE, Strength.REMIND, limit=limit)


def tells(rule_id: str, title: str, para: str, words: str) -> Rule:
    """A rule that the system applies by itself and shows."""
    return Rule(rule_id, title, f"004 para {para}", words, Basis.STATUTORY_GUIDANCE, Strength.REPORT)
