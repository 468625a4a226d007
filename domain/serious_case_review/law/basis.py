"""How a rule of the catalogue becomes a rule of the law pack.

The MAPPA Guidance is issued under section 325(8) of the Criminal Justice Act 2003: its word is statutory guidance. What
it only recommends warns or reminds.
"""

from domain.law.rule import Basis, Limit, Rule, Strength

__all__ = ["advisory", "reminder", "rule"]


def rule(rule_id: str, title: str, para: str, words: str, limit: Limit | None = None) -> Rule:
    """A rule that blocks, or whose limit is judged."""
    return Rule(rule_id, title, f"004 para {para}", words, Basis.STATUTORY_GUIDANCE, Strength.BLOCK, limit=limit)


def advisory(rule_id: str, title: str, para: str, words: str) -> Rule:
    """A rule that warns and takes a reason ("should", "good practice", "suggested")."""
    return Rule(rule_id, title, f"004 para {para}", words, Basis.STATUTORY_GUIDANCE, Strength.WARN)


def reminder(rule_id: str, title: str, para: str, words: str, limit: Limit | None = None) -> Rule:
    """A rule that shows what is owed, or permits something, and stops nobody by itself."""
    return Rule(rule_id, title, f"004 para {para}", words, Basis.STATUTORY_GUIDANCE, Strength.REMIND, limit=limit)
