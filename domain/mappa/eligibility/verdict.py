"""What one test of one fact says: a line of the answer, and, if it is met, the ground for a category.

A ground stands from its first to its last day, whatever other facts there are; only Category 3 depends on the others.
"""

from collections.abc import Callable
from datetime import date
from typing import Final, Literal

from domain.kernel.message import Message
from domain.mappa.eligibility.facts import Outcome
from domain.mappa.eligibility.listings import Says

__all__ = ["Category", "Ground", "Line", "Test", "Verdict", "line"]

Category = Literal[1, 2, 3, 4]


class Line(Message):
    """One line of the answer: which fact, tested for which category, by which rule and paragraph, and what it says.

    ``by_hand``: the guidance leaves it open, so that somebody must look before it is relied on.
    """

    fact: str
    category: Category
    rule: str
    paragraph: str
    says: Says
    words: str
    inferred: bool = False
    by_hand: bool = False


class Ground(Message):
    """One fact's eligibility for one category. ``ends_by`` is the rule of its end; ``until`` None: no end is known."""

    fact: str
    category: Category
    rule: str
    since: date
    until: date | None = None
    ends_by: str
    discretionary: bool = False

    def covers(self, day: date) -> bool:
        """Whether the ground stands on this day."""
        return self.since <= day and (self.until is None or day <= self.until)


class Verdict(Message):
    """The line, and the ground if the line says yes."""

    line: Line
    ground: Ground | None = None


Test = Callable[[str, Outcome], Verdict]

_SAID: Final = {"yes": "met", "no": "not met", "not_yet": "waits for the sentence", "cannot_say": "cannot be said"}


def line(fact: str, category: Category, law: tuple[str, str], says: Says, words: str, **flags: bool) -> Line:
    """A line whose words begin with what it says; ``law`` is the rule and the paragraph."""
    rule, paragraph = law
    words = f"{_SAID[says]}: {words}"
    return Line(fact=fact, category=category, rule=rule, paragraph=paragraph, says=says, words=words, **flags)
