"""Who could hold this case: a proposal with its reasons, for the Team Leader to decide (issue of allocation, 000 8.1).

A pure function over the register of workers and the caseloads as they are. Who may not hold the case is left out, with
the rules that say so. The others are ordered by five questions, each asked only where the one before is even:

1. Continuity: who has held this person's case before.
2. Skills and languages that the case asks for.
3. Experience, only where the case is restricted or asks for social supervision: who is recorded as experienced or above
   in the capability framework (WORK-CAP-LEVELS) comes before who is newly qualified or has no level. Whoever is newly
   qualified is shown as such for every case: it says what support they need, not that they may not hold it.
4. Load: the share of the worker's own limit that is in use; without a limit, the number of cases.
5. Location: whether the worker is based where the person lives.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from pydantic import Field

from domain.forensic.allocation import may_hold
from domain.forensic.file import ForensicFile
from domain.forensic.roles import ALLOCATABLE
from domain.kernel.message import Message
from domain.kernel.refusal import Objection
from domain.kernel.register import WorkerFacts

__all__ = ["Candidate", "Proposal", "Reason", "Team", "Wanted", "propose"]

_EXPERIENCED = frozenset({"experienced", "advanced", "strategic"})
_NEWLY_QUALIFIED = "newly_qualified"
_ASSUMED_LIMIT = 20
"""For comparing loads only, where a worker has no limit of their own: nothing refuses by it."""


class Wanted(Message):
    """What this case asks for."""

    social_supervision: bool = False
    skills: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    location: str | None = None
    experienced: bool = Field(default=False, description="Always asked where restricted or socially supervised")


class Reason(Message):
    """One line of the explanation; ``for_it``: whether it speaks for the worker."""

    question: str
    words: str
    for_it: bool


class Candidate(Message):
    """A worker who may hold the case, and why they stand where they stand."""

    worker: str
    cases: int
    limit: int | None
    reasons: tuple[Reason, ...]


class LeftOut(Message):
    """A worker who may not hold the case, or cannot now."""

    worker: str
    objections: tuple[Objection, ...]


class Proposal(Message):
    """The candidates, the best first, and who was left out for what."""

    candidates: tuple[Candidate, ...]
    left_out: tuple[LeftOut, ...]

    @property
    def first(self) -> str | None:
        """The worker who is proposed."""
        return self.candidates[0].worker if self.candidates else None


@dataclass(frozen=True, slots=True)
class Team:
    """Workers as the register has them, open cases of each, and who held an earlier case of the person."""

    workers: Mapping[str, WorkerFacts]
    caseloads: Mapping[str, int]
    held_before: frozenset[str] = frozenset()

    def load(self, worker: str) -> int:
        """How many open cases this worker has."""
        return self.caseloads.get(worker, 0)


@dataclass(frozen=True, slots=True)
class _Ranked:
    worker: str
    continuity: bool
    skilled: int
    experienced: bool
    load: float
    near: bool
    candidate: Candidate

    @property
    def place(self) -> tuple[bool, int, bool, float, bool, str]:
        """The order of the five questions; even workers stand by their id, so that the proposal is always the same."""
        return (
            not self.continuity, -self.skilled, not self.experienced, self.load, not self.near, self.worker
        )  # fmt: skip


def propose(file: ForensicFile, wanted: Wanted, team: Team, today: date) -> Proposal:
    """Rank the service's social workers for this case, and say who is left out for what."""
    known = dict(_of_the_service(team.workers))
    against = {worker: _against(facts, file, wanted, team.load(worker), today) for worker, facts in known.items()}
    asked = wanted.model_copy(update={"experienced": _needs_experience(file, wanted)})
    able = (_rank(worker, known[worker], asked, team) for worker, found in against.items() if not found)
    ranked = sorted(able, key=lambda each: each.place)
    left_out = (LeftOut(worker=worker, objections=found) for worker, found in sorted(against.items()) if found)
    return Proposal(candidates=tuple(each.candidate for each in ranked), left_out=tuple(left_out))


def _needs_experience(file: ForensicFile, wanted: Wanted) -> bool:
    return wanted.experienced or wanted.social_supervision or file.restricted


def _of_the_service(workers: Mapping[str, WorkerFacts]) -> Iterator[tuple[str, WorkerFacts]]:
    """Those whose post could hold a case at all: the register knows many others."""
    return ((worker, facts) for worker, facts in workers.items() if ALLOCATABLE.intersection(facts.roles))


def _against(facts: WorkerFacts, file: ForensicFile, wanted: Wanted, cases: int, today: date) -> tuple[Objection, ...]:
    """The rules of allocation, and two reasons for which nobody is proposed though the Team Leader may decide so."""
    full = facts.caseload_limit is not None and cases >= facts.caseload_limit
    found = list(may_hold(facts, file, today, social_supervision=wanted.social_supervision))
    if facts.in_post(today) and not facts.available(today):
        found.append(Objection(rule="FOR-ALLOC-AVAILABLE", words="On leave today.", field="worker"))
    if full:
        words = f"Holds {cases} cases; the limit is {facts.caseload_limit}."
        found.append(Objection(rule="WORK-CASELOAD", words=words, field="worker"))
    return tuple(each for each in found if each is not None)


def _rank(worker: str, facts: WorkerFacts, wanted: Wanted, team: Team) -> _Ranked:
    cases, continuity = team.load(worker), worker in team.held_before
    matched = [*_both(wanted.skills, facts.skills), *_both(wanted.languages, facts.languages)]
    near = wanted.location is not None and facts.location == wanted.location
    candidate = Candidate(
        worker=worker, cases=cases, limit=facts.caseload_limit,
        reasons=tuple(_reasons(facts, wanted, cases, matched, continuity=continuity, near=near)),
    )  # fmt: skip
    load, senior = cases / (facts.caseload_limit or _ASSUMED_LIMIT), wanted.experienced and _experienced(facts)
    return _Ranked(worker, continuity, len(matched), senior, load, near, candidate)


def _reasons(
    facts: WorkerFacts, wanted: Wanted, cases: int, matched: list[str], *, continuity: bool, near: bool
) -> Iterator[Reason]:
    knows = "Held this person's case before." if continuity else "Has not held this person's case before."
    yield Reason(question="continuity", words=knows, for_it=continuity)
    asked = len(wanted.skills) + len(wanted.languages)
    if asked:
        words = f"{len(matched)} of {asked} wanted skills and languages" + (
            f": {', '.join(matched)}." if matched else "."
        )
        yield Reason(question="skills", words=words, for_it=bool(matched))
    yield from _experience(facts, wanted)
    limit = "no limit is set" if facts.caseload_limit is None else f"the limit is {facts.caseload_limit}"
    yield Reason(question="load", words=f"Holds {cases} cases; {limit}.", for_it=True)
    if wanted.location is not None:
        based = f"Based at {facts.location}." if facts.location else "No base is recorded."
        yield Reason(question="location", words=based, for_it=near)


def _experience(facts: WorkerFacts, wanted: Wanted) -> Iterator[Reason]:
    """Where the case asks for it, and of the newly qualified always."""
    if wanted.experienced or facts.experience == _NEWLY_QUALIFIED:
        level = facts.experience and facts.experience.replace("_", " ")
        words = f"Level of experience: {level}." if level else "No level of experience is recorded."
        yield Reason(question="experience", words=words, for_it=_experienced(facts))


def _experienced(facts: WorkerFacts) -> bool:
    return facts.experience in _EXPERIENCED


def _both(wanted: Iterable[str], has: Iterable[str]) -> list[str]:
    held = frozenset(has)
    return [each for each in wanted if each in held]
