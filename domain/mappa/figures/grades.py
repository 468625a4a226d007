"""In whose hands a seat at the table was: the grades that the indicators ask for (31.21, 3.8, 13a.5).

The indicators' own grades are asked: 13a.7 takes a Chief Inspector at Level 3, indicator 8 a Superintendent. For
other agencies the guidance gives no grade: whoever is a manager, or has authority that was delegated, may commit what
the agency has (13a.5).
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Final

from domain.mappa.figures.facts import Asked
from domain.mappa.meetings.bodies import kind_of
from domain.mappa.meetings.holding import AT_TABLE, Attendee

__all__ = ["asked_of", "at_table", "graded"]

_MANAGERS: Final = frozenset({"senior_manager", "head"})
_GRADES: Final[Mapping[tuple[str, int], frozenset[str]]] = {
    ("police", 2): frozenset({"inspector", "chief_inspector", "superintendent"}),
    ("police", 3): frozenset({"superintendent"}) | _MANAGERS,
    ("probation", 2): frozenset({"middle_manager"}) | _MANAGERS,
    ("probation", 3): _MANAGERS,
}
"""Of the police at Level 3 "or equivalent": a senior manager of the police staff."""
_TOO_JUNIOR: Final = frozenset({"practitioner", "sergeant"})


def at_table(attendee: Attendee) -> bool:
    """Whether the agency is represented by this one: who chairs, minutes or watches represents nobody."""
    return attendee.capacity in AT_TABLE


def graded(attendee: Attendee, kind: str, level: int) -> bool:
    """Whether this is the police or Probation at the grade of indicators 8 and 9."""
    return at_table(attendee) and kind_of(attendee.body) == kind and attendee.grade in _GRADES[kind, level]


def asked_of(body: str, there: Iterable[Attendee], reports: Collection[str]) -> Asked:
    """How a body that was invited answered: who came for it, with what authority, or its MAPPA F."""
    ours = [each for each in there if _same(each.body, body)]
    return Asked(
        body=body, came=bool(ours), senior=any(_commits(each) for each in ours),
        mappa_f=any(_same(each, body) for each in reports),
    )  # fmt: skip


def _commits(attendee: Attendee) -> bool:
    """Whether this one can commit what the agency has."""
    return attendee.grade not in _TOO_JUNIOR or bool(attendee.delegated_by.strip())


def _same(one: str, other: str) -> bool:
    """Whether it is the same agency; one of them may be named by its kind only."""
    return one == other or kind_of(one) == other or one == kind_of(other)
