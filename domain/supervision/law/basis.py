"""How a rule of the catalogue becomes a rule of the law pack.

Source 001, the toolkit of the directors' network, is good practice: what it says firmly blocks here as the chart has
it, the rest warns, reminds or is told. Where it repeats the Mental Health Act 1983, and where chapter 26 of the MAPPA
Guidance (004) does, the word is the statute's or the guidance's.
"""

from domain.law.rule import Basis, Limit, Rule, Strength

__all__ = ["act", "advisory", "gate", "guidance", "reminder", "tells"]


def gate(rule_id: str, title: str, para: str, words: str) -> Rule:
    """A rule of the toolkit that blocks."""
    return Rule(rule_id, title, f"001 para {para}", words, Basis.GOOD_PRACTICE)


def act(rule_id: str, title: str, citation: str, words: str) -> Rule:
    """A rule that repeats the Mental Health Act 1983; ``citation`` names the document and its paragraph."""
    return Rule(rule_id, title, citation, words, Basis.STATUTE)


def guidance(rule_id: str, title: str, para: str, words: str, limit: Limit | None = None) -> Rule:
    """A rule of chapter 26 of the MAPPA Guidance that blocks, or whose limit is judged."""
    return Rule(rule_id, title, f"004 para {para}", words, Basis.STATUTORY_GUIDANCE, limit=limit)


def advisory(rule_id: str, title: str, para: str, words: str, limit: Limit | None = None) -> Rule:
    """A rule that warns and takes a reason: should, expectation, ideally, may; where it has a length it reminds too."""
    return Rule(rule_id, title, f"001 para {para}", words, Basis.GOOD_PRACTICE, Strength.WARN, limit=limit)


def reminder(rule_id: str, title: str, para: str, words: str, limit: Limit) -> Rule:
    """A rule with a length of time that reminds and bars nobody."""
    return Rule(rule_id, title, f"001 para {para}", words, Basis.GOOD_PRACTICE, Strength.REMIND, limit=limit)


def tells(rule_id: str, title: str, para: str, words: str) -> Rule:
    """A rule that the system applies by itself and shows, and that nobody has to meet."""
    return Rule(rule_id, title, f"001 para {para}", words, Basis.GOOD_PRACTICE, Strength.REPORT)
