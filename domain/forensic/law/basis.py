"""How a rule of the catalogue becomes a rule of the law pack.

Source 000 is Kent's operating protocol for the service: its word is local policy, save where it repeats a statute.
"""

from datetime import time

from domain.law.rule import Basis, Escalation, Lead, Limit, Rule, Setting, Strength

__all__ = ["advisory", "rule", "tells", "timed"]

_NINE = time(9)


def rule(rule_id: str, title: str, para: str, words: str, basis: Basis = Basis.LOCAL_POLICY) -> Rule:
    """A rule that blocks."""
    return Rule(rule_id, title, f"000 para {para}", words, basis)


def advisory(rule_id: str, title: str, para: str, words: str) -> Rule:
    """A rule that warns and takes a reason: an expectation, an aim, "may"."""
    return Rule(rule_id, title, f"000 para {para}", words, Basis.GOOD_PRACTICE, Strength.WARN)


def tells(rule_id: str, title: str, para: str, words: str) -> Rule:
    """A rule that the system applies by itself and tells, and that nobody has to meet."""
    return Rule(rule_id, title, f"000 para {para}", words, Basis.LOCAL_POLICY, Strength.REPORT)


def timed(rule_id: str, title: str, para: str, words: str, setting: str) -> Rule:
    """A rule that blocks and for which the source gives no time: it has a clock where the area sets one."""
    limit = Limit(
        due=Setting(setting, f"Time for: {title}"), lead=Lead(1, _NINE),
        escalations=(Escalation("ServiceManager", 0, _NINE),),
    )  # fmt: skip
    return Rule(rule_id, title, f"000 para {para}", words, limit=limit)
