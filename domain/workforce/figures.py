"""The figures of the workforce at the end of a month, over staff records (000 para 10.8; 001 para 5.5, Workforce).

Pure: what is known of each worker by the last day of the month, the training matrix of each service, the forums of the
quarter. The sources name the figures; how they are counted is inferred and said beside each. Diversity is not counted:
protected characteristics are not kept. Cases per supervisor need the social supervision pathway.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from domain.calendar.spans import add_months
from domain.kernel.figures import NOT_RECORDED, Share, share
from domain.kernel.message import Message
from domain.kernel.register import WorkerFacts
from domain.workforce.standing import SOCIAL_SUPERVISOR, SS_COURSE

__all__ = ["Attendance", "Forum", "Share", "StaffRecord", "WorkerFigures", "Workforce", "worker_figures"]

K = TypeVar("K")

_REFRESHED_FOR = 12
"""Months after which a supervisor's last course asks for a refresher (001 Std 6(b), an inferred interval)."""
_SOON = 3
_TOWARDS_THE_ROLE = frozenset({"shadowing", "graded_introduction", "post_training"})
_SERVICE_AREAS = {
    "": NOT_RECORDED, "forensic": "mental_health", "mental-health": "mental_health", "older-people": "older_people",
    "learning-disability": "learning_disability_and_autism", "autism": "learning_disability_and_autism",
}  # fmt: skip
_PROFESSIONS = {
    "social_work": "social_worker", "nursing": "nurse", "occupational_therapy": "occupational_therapist",
    "psychology": "psychologist", "probation": "probation",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class StaffRecord:
    """One worker as known at the end of the month; ``supervised`` and ``amhp_begun`` are local days."""

    worker: str
    service: str
    facts: WorkerFacts
    started: date | None = None
    supervised: date | None = None
    amhp_begun: date | None = None
    support: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Forum:
    """One forum or group supervision: who was invited and who came."""

    on: date
    kind: str
    invited: Sequence[str]
    attended: Sequence[str]


@dataclass(frozen=True, slots=True)
class Workforce:
    """What the figures are counted from.

    ``matrix``: courses by post, by service. ``since``: the earliest day on which supervision lies within the policy's
    interval at the end of the month; None where the area has set none. ``caseloads`` are the open cases of each worker
    as they are when the figures are asked for.
    """

    staff: Sequence[StaffRecord]
    matrix: Mapping[str, Mapping[str, Sequence[str]]] = field(default_factory=dict)
    forums: Sequence[Forum] = ()
    since: date | None = None
    caseloads: Mapping[str, int] = field(default_factory=dict)


class Attendance(Message):
    """How many sessions of one kind of forum a worker was invited to in the quarter, and attended."""

    worker: str
    kind: str
    attended: int
    invited: int


class WorkerFigures(Message):
    """Of one month, at its last day; forums of its quarter so far."""

    month: date
    supervision: Share | None
    """Supervised within the policy's interval, of those owed it (WORK-M-SUPERVISION); None: no interval is set."""
    training: Share
    """Items of the training matrix that are in date, of those required (WORK-M-TRAINING)."""
    training_by_worker: Mapping[str, Share]
    training_by_course: Mapping[str, Share]
    forums: tuple[Attendance, ...]
    """WORK-M-FORUM."""
    trainees: Mapping[str, int]
    """On the way to a standing that they have not had yet, by standing (WORK-M-TRAINEES)."""
    refresher_overdue: int
    """Practising supervisors whose last course is more than twelve months back (WORK-M-REFRESHER)."""
    refresher_due_soon: int
    practising: int
    """Social supervisors in post with a running standing (WORK-M-PRACTISING)."""
    practising_with_cases_now: int
    by_service_area: Mapping[str, int]
    """WORK-M-SERVICE-AREA."""
    by_qualification: Mapping[str, int]
    """By the first profession that is recorded (WORK-M-QUALIFICATION)."""
    by_employer: Mapping[str, int]
    """By the code of the employer (WORK-M-EMPLOYER)."""


def worker_figures(known: Workforce, month: date) -> WorkerFigures:
    """The figures of the month that begins on ``month``."""
    last = date.fromordinal(add_months(month, 1).toordinal() - 1)
    staff = [each for each in known.staff if _in_post(each, last)]
    practising = [each for each in staff if each.facts.stands_as(SOCIAL_SUPERVISOR, last)]
    items = [item for each in staff for item in _items(each, known.matrix, last)]
    return WorkerFigures(
        month=month,
        supervision=_supervised(staff, known.since, last),
        training=share(done for _, _, done in items),
        training_by_worker=_shares((worker, done) for worker, _, done in items),
        training_by_course=_shares((course, done) for _, course, done in items),
        forums=_attendance(known.forums, _quarter(month), last),
        trainees=_count(towards for each in staff for towards in _towards(each, last)),
        refresher_overdue=sum(_course_ends(each, last) < last for each in practising),
        refresher_due_soon=sum(last <= _course_ends(each, last) <= add_months(last, _SOON) for each in practising),
        practising=len(practising),
        practising_with_cases_now=sum(known.caseloads.get(each.worker, 0) > 0 for each in practising),
        by_service_area=_count(_SERVICE_AREAS.get(each.service, "other") for each in practising),
        by_qualification=_count(_profession(each.facts) for each in practising),
        by_employer=_count(each.facts.employer for each in practising),
    )


def _in_post(each: StaffRecord, last: date) -> bool:
    return (each.started is None or each.started <= last) and each.facts.in_post(last)


def _supervised(staff: Iterable[StaffRecord], since: date | None, last: date) -> Share | None:
    """Who was away for the whole interval, or joined within it and is not due yet, is not asked."""
    if since is None:
        return None
    owed = (each for each in staff if _owed_supervision(each, since, last))
    return share(each.supervised is not None and each.supervised >= since for each in owed)


def _owed_supervision(each: StaffRecord, since: date, last: date) -> bool:
    away = each.facts.on_leave
    absent = away is not None and away.covers(since) and away.covers(last)
    new = each.supervised is None and each.started is not None and each.started >= since
    return not absent and not new


def _items(
    each: StaffRecord, matrix: Mapping[str, Mapping[str, Sequence[str]]], last: date
) -> Iterator[tuple[str, str, bool]]:
    """Every course that the worker's posts ask for, once, and whether it is in date."""
    posts = matrix.get(each.service, {})
    for course in sorted({course for role in each.facts.roles for course in posts.get(role, ())}):
        yield each.worker, course, _in_date(each.facts, course, last)


def _in_date(facts: WorkerFacts, course: str, last: date) -> bool:
    """A course holds once done; only that of the social supervisor is asked for again, every year."""
    done = facts.trained_in(course, last)
    return done and (course != SS_COURSE or add_months(facts.trained[course], _REFRESHED_FOR) >= last)


def _towards(each: StaffRecord, last: date) -> Iterator[str]:
    """The standings that this worker is in training for."""
    had = {name for name, period in each.facts.standings.items() if period.since <= last}
    begun = bool(_TOWARDS_THE_ROLE & each.support) or each.facts.trained_in(SS_COURSE, last)
    if begun and SOCIAL_SUPERVISOR not in had:
        yield SOCIAL_SUPERVISOR
    if each.amhp_begun is not None and each.amhp_begun <= last and "AMHP" not in had:
        yield "AMHP"


def _course_ends(each: StaffRecord, last: date) -> date:
    """The last day on which the course counts as fresh; never trained: long over."""
    done = each.facts.trained.get(SS_COURSE)
    return date.min if done is None or done > last else add_months(done, _REFRESHED_FOR)


def _profession(facts: WorkerFacts) -> str:
    if not facts.qualifications:
        return NOT_RECORDED
    return next((_PROFESSIONS[each] for each in facts.qualifications if each in _PROFESSIONS), "other")


def _attendance(forums: Iterable[Forum], first: date, last: date) -> tuple[Attendance, ...]:
    """Who came without being invited is not counted: the figure is a share of invitations."""
    held = [forum for forum in forums if first <= forum.on <= last]
    found = _grouped(((worker, each.kind), worker in each.attended) for each in held for worker in set(each.invited))
    return tuple(
        Attendance(worker=worker, kind=kind, attended=sum(came), invited=len(came))
        for (worker, kind), came in sorted(found.items())
    )


def _quarter(month: date) -> date:
    return month.replace(month=month.month - (month.month - 1) % 3)


def _shares(each: Iterable[tuple[str, bool]]) -> dict[str, Share]:
    return {name: share(found) for name, found in sorted(_grouped(each).items())}


def _grouped(each: Iterable[tuple[K, bool]]) -> dict[K, list[bool]]:
    found: dict[K, list[bool]] = {}
    for name, done in each:
        found.setdefault(name, []).append(done)
    return found


def _count(names: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(names).items()))
