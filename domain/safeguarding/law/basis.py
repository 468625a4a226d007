"""How a catalogue rule becomes a rule of the law pack.

Source 004 is Kent's safeguarding procedure: its word is local policy, save where a rule repeats the Care
Act 2014 or the Care and Support Statutory Guidance.
"""

from collections.abc import Mapping
from types import MappingProxyType

from domain.law.rule import Basis, Rule, Strength

__all__ = ["advisory", "rule"]

_BASIS: Mapping[str, Basis] = MappingProxyType({
    "S42-COND-ALL": Basis.STATUTE, "S42-COND-1": Basis.STATUTE, "S42-COND-2": Basis.STATUTE,
    "S42-COND-3": Basis.STATUTE, "S42-ADV-ALLOCATE": Basis.STATUTE,
    "S42-NONSTAT-LIMITED": Basis.STATUTORY_GUIDANCE,
})  # fmt: skip


def rule(rule_id: str, title: str, citation: str, words: str) -> Rule:
    """A rule that blocks, with the basis that its words have."""
    return Rule(rule_id, title, citation, words, _BASIS.get(rule_id, Basis.LOCAL_POLICY))


def advisory(rule_id: str, title: str, citation: str, words: str, basis: Basis = Basis.GOOD_PRACTICE) -> Rule:
    """A rule that warns and takes a reason ("should", "consider", practice guidance): it never blocks."""
    return Rule(rule_id, title, citation, words, basis, Strength.WARN)
