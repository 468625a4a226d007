"""What a review knows of itself: codes, days and workers' ids. Nothing of a victim but which of them was told what."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal
from uuid import UUID

from domain.kernel.lifecycle import File
from domain.kernel.message import Message
from domain.serious_case_review.eligibility import Kind, Line, Offence
from domain.serious_case_review.levels import LevelSpell
from domain.serious_case_review.roles import Agency

__all__ = ["Action", "Basis", "Panel", "Plan", "Report", "ReviewFile", "changed", "unchanged"]

Basis = Literal["mandatory", "discretionary"]


class Panel(Message):
    """Who sits on it beside the author: a Lay Adviser, one senior nominee of each agency."""

    lay_adviser: str
    nominees: Mapping[Agency, str]


class Report(Message):
    """What guards ask of the report. Recommendations are known by their ids; their words stand in the report."""

    recommendations: frozenset[str] = frozenset()
    national: frozenset[str] = frozenset()
    """Those that ask for something nationally."""
    answered: frozenset[str] = frozenset()
    equality_issues: bool = False
    heard: frozenset[Agency] = frozenset()
    disputed: frozenset[Agency] = frozenset()
    commented: bool = False
    feedback: bool = False
    sharing: Literal["not_yet", "redacted", "log_approved", "shared", "followed_up"] = "not_yet"


class Action(Message):
    """One action of the plan."""

    agency: Agency
    recommendation: str
    done: bool = False


class Plan(Message):
    """The action plan."""

    agreed_on: date
    actions: Mapping[str, Action]
    reported: bool = False

    @property
    def completed(self) -> bool:
        """Whether every action is done."""
        return all(action.done for action in self.actions.values())


class ReviewFile(File):
    """The state of one review: facts that guards ask about, nothing else."""

    person: UUID | None = None
    lead_agency: Agency | None = None
    offence: Offence | None = None
    charged_on: date | None = None
    levels: tuple[LevelSpell, ...] = ()
    visor_record: bool = False
    kind: Kind | None = None
    lines: tuple[Line, ...] = ()

    aware_on: date | None = None
    complex: bool = False
    discussed: bool = False

    basis: Basis | None = None
    involved: tuple[Agency, ...] = ()
    informed: frozenset[Agency] = frozenset()
    scope: Literal["in", "recheck", "out"] = "in"
    """After the prosecution moved: still within the criteria, to be looked at anew, or outside them."""
    finishing: bool = False
    """Outside the criteria, but near completion: the Chair has it finished."""
    proceedings: bool = True
    """The prosecution is not over: contact with witnesses is cleared first."""

    national_told: bool = False
    deferred_until: Literal["", "agreement", "end_of_trial"] = ""
    timing_agreed: bool = False
    distribution_agreed: bool = False
    terms_set: bool = False
    author: str | None = None
    contact: str | None = None
    panel: Panel | None = None
    panels_held: int = 0
    family_reviews: frozenset[str] = frozenset()
    """Other reviews that speak with the family too."""
    victim_plan: bool = False
    victims_told: bool = False
    victims_heard: bool = False
    victims_declined: bool = False
    visor_access: bool = False
    o2: bool = False
    method: frozenset[str] = frozenset()

    report: Report = Report()
    plan: Plan | None = None
    owed: Mapping[str, str] = {}
    """What is owed without a date, by code: why (``owed.py``)."""


def changed(file: ReviewFile, **changes: Any) -> ReviewFile:
    """The file with these facts changed."""
    return file.model_copy(update=changes)


def unchanged(file: ReviewFile, _: Any) -> ReviewFile:
    """The file as it was: the event is for the chronology, no guard asks about it."""
    return file
