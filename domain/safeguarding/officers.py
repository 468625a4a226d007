"""From which teams the DSO and the IO come, and why: the table of 004 para 4.1.4 as a pure function."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.register import WorkerFacts
from domain.safeguarding.file import SafeguardingFile
from domain.safeguarding.guards import unless
from domain.safeguarding.parties import dso_grade

__all__ = [
    "Candidate", "OfficersProposed", "Placement", "Proposal", "Why", "candidates", "officers_for", "placement_of",
    "propose_officers",
]  # fmt: skip

_ESTABLISHMENTS = {"hospital", "nursing_home", "care_home", "supported_living", "respite", "day_service"}


class Why(Message):
    """One reason of a proposal, with the rule that gives it."""

    rule: str
    words: str


class Proposed(Message):
    """The teams, None where nobody knows where the adult lives or where it happened."""

    dso_team: str | None
    io_team: str | None
    why: tuple[Why, ...]


class OfficersProposed(Proposed, Event):
    """Told with the decision to progress: which teams the DSO and the IO come from, and why."""

    type: Literal["OfficersProposed"] = "OfficersProposed"


class Candidate(Message):
    """A worker of the proposed team who holds the role; ``against`` says what stands in the way of choosing them."""

    worker: str
    grade: str | None
    against: tuple[Objection, ...] = ()


@dataclass(frozen=True, slots=True)
class Placement:
    """Where the adult lives and where it happened."""

    home_team: str | None
    setting: str = "not_known"
    setting_team: str | None = None
    domestic_abuse: bool = False


Proposal = Proposed


def propose_officers(where: Placement) -> Proposal:
    """The decision table, row by row; the IO is always of the team where the adult lives (S42-TEAM-IO)."""
    home = where.home_team
    io = Why(rule="S42-TEAM-IO", words="The IO is best placed from the team where the adult lives.")
    if where.domestic_abuse:
        why = Why(rule="S42-TEAM-DA", words="Domestic abuse services and MARAC follow the victim's home.")
        return Proposal(dso_team=home, io_team=home, why=(why, io))
    if where.setting in _ESTABLISHMENTS and where.setting_team:
        return Proposal(dso_team=where.setting_team, io_team=home, why=(*_establishment(where), io))
    why = Why(rule="S42-TEAM-DEFAULT", words="It happened where the adult lives: both come from that team.")
    return Proposal(dso_team=home, io_team=home, why=(why, io))


def candidates(
    role: Literal["DSO", "IO"], team: str | None, workers: Mapping[str, WorkerFacts], file: SafeguardingFile, day: date
) -> tuple[Candidate, ...]:
    """Who of the team may be proposed for the role, those with nothing against them first; none without a team."""
    held = ((name, facts) for name, facts in workers.items() if facts.team == team and role in facts.roles)
    found = [
        Candidate(worker=name, grade=facts.grade, against=_against(role, facts, file, day))
        for name, facts in held
        if facts.in_post(day)
    ]
    return tuple(sorted(found, key=lambda each: (len(each.against), each.worker))) if team else ()


def _against(role: str, facts: WorkerFacts, file: SafeguardingFile, day: date) -> tuple[Objection, ...]:
    conflict = file.person in facts.conflicts
    objections = (
        dso_grade(facts) if role == "DSO" else None,
        unless(facts.available(day), "S42-DSO-ALLOC", "On leave today."),
        unless(not conflict, "S42-CO-CONFLICT", "Has a conflict of interest about this person."),
    )
    return tuple(each for each in objections if each)


def placement_of(file: SafeguardingFile) -> Placement:
    """What the file knows of it."""
    return Placement(file.home_team, file.setting, file.setting_team, "domestic" in file.content)


def officers_for(file: SafeguardingFile) -> tuple[OfficersProposed, ...]:
    """The proposal as an event; none while it is not known where the adult lives."""
    if file.home_team is None:
        return ()
    return (OfficersProposed.model_validate(propose_officers(placement_of(file)).model_dump()),)


def _establishment(where: Placement) -> tuple[Why, ...]:
    locality = Why(rule="S42-TEAM-EST", words="The DSO comes from the team of the establishment's locality.")
    if where.setting_team == where.home_team:
        return (locality,)
    if where.setting == "supported_living":
        words = "The DSO coordinates police, community safety and provider; several IOs may be convened."
        return (locality, Why(rule="S42-TEAM-SL", words=words))
    words = "The DSO looks at earlier concerns about the place; the IO may do an overdue review."
    return (locality, Why(rule="S42-TEAM-CAREHOME", words=words))
