"""How a rule of the catalogue becomes a rule of the law pack.

Source 003 describes a service and what it aims at. Where it only describes, a rule warns and takes a reason; it blocks
where a record, a form or a joint act would not be one without what it asks for. Almost nothing has a time: an area sets
those that it wants.
"""

from datetime import time
from typing import Final

from domain.calendar.spans import Span, Unit
from domain.law.rule import Basis, Escalation, Lead, Limit, Rule, Setting, Strength

__all__ = ["advisory", "own", "rule", "same_day", "timed"]

_NINE: Final = time(9)
_NOON: Final = time(12)
_TO_MANAGER: Final = (Escalation("ServiceManager", 0, _NINE),)


def rule(rule_id: str, title: str, where: str, words: str) -> Rule:
    """A rule that blocks."""
    return Rule(rule_id, title, f"003 {where}", words)


def advisory(rule_id: str, title: str, where: str, words: str) -> Rule:
    """A rule that warns and takes a reason."""
    return Rule(rule_id, title, f"003 {where}", words, Basis.GOOD_PRACTICE, Strength.WARN)


def own(rule_id: str, title: str, words: str) -> Rule:
    """A rule of this system, where the source is silent."""
    return Rule(rule_id, title, "local policy of this system", words)


def timed(rule_id: str, title: str, where: str, words: str, setting: str) -> Rule:
    """A rule that blocks and for which the source gives no time: it has a clock where the area sets one."""
    limit = Limit(due=Setting(setting, f"Time for: {title}"), lead=Lead(1, _NINE), escalations=_TO_MANAGER)
    return Rule(rule_id, title, f"003 {where}", words, limit=limit)


def same_day(rule_id: str, title: str, where: str, words: str) -> Rule:
    """A rule whose day is that of a hearing: said to approach at noon, due by the end of the day."""
    limit = Limit(due=Span(0, Unit.CALENDAR_DAY), lead=Lead(0, _NOON), escalations=_TO_MANAGER)
    return Rule(rule_id, title, f"003 {where}", words, limit=limit)
