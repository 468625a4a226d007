"""Who acts, and what the registers say of workers and people at the instant of the act."""

from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from pydantic import Field

from domain.kernel.codes import Coded
from domain.kernel.message import Message

__all__ = ["CLOCK", "Actor", "PersonFacts", "Period", "Register", "WorkerFacts", "facts_in"]

F = TypeVar("F", bound=Message)


class Actor(Message):
    """Who gives a command, as the bearer token says: never as the body of the request says."""

    id: str = Field(pattern=r"^[A-Za-z0-9._:-]{1,64}$", description="Opaque id of the worker or the service")
    roles: tuple[str, ...] = ()
    team: str | None = None
    area: str | None = None

    def has_role(self, *roles: str) -> bool:
        """Whether one of these roles is held."""
        return not set(roles).isdisjoint(self.roles)


CLOCK = Actor(id="clock", roles=("Clock",))
"""Time itself: the actor of every rung of a duty's ladder."""


class Period(Message):
    """Local days from ``since`` to ``until``, both counted; without ``until`` it has no end yet."""

    since: date
    until: date | None = None

    def covers(self, day: date) -> bool:
        """Whether this local day lies in it."""
        return self.since <= day and (self.until is None or day <= self.until)


class WorkerFacts(Message):
    """What a gate may ask about a worker: codes and dates only. The register of workers owns these facts.

    ``standings`` are appointments to act as something beside the post: DSO, IO, SocialSupervisor, AMHP. Days
    are local days of the area; ask the methods with the local day of the act.
    """

    roles: tuple[Coded, ...] = ()
    grade: str | None = Field(default=None, description="Pay grade, e.g. KR11")
    grade_exception: bool = Field(default=False, description="A KR10 exception was agreed by a senior practitioner")
    team: str | None = None
    employer: str = Field(default="KCC", description="The council, or the partner agency that employs the worker")
    qualifications: tuple[Coded, ...] = Field(default=(), description="Codes, e.g. social_work, amhp, best_interests")
    registered_until: date | None = Field(default=None, description="Last day of registration (Social Work England)")
    standings: Mapping[Coded, Period] = Field(default={}, description="By name: from and to; withdrawn = it has an end")
    trained: Mapping[Coded, date] = Field(default={}, description="By course: when it was last completed")
    skills: tuple[Coded, ...] = ()
    languages: tuple[Coded, ...] = ()
    location: Coded | None = Field(default=None, description="Where the worker is based, a code")
    experience: Coded | None = Field(default=None, description="Level of the capability framework (002)")
    caseload_limit: int | None = Field(default=None, ge=0, description="None: no limit is set")
    on_leave: Period | None = None
    cover: str | None = Field(default=None, description="Who stands in while the worker is away")
    left: date | None = Field(default=None, description="Last day in post; None while employed")
    record: UUID | None = Field(default=None, description="The staff record that fills these facts, if there is one")
    conflicts: tuple[UUID, ...] = Field(default=(), description="People whose cases this worker must not hold")

    def in_post(self, day: date) -> bool:
        """Whether the worker has not left by this local day."""
        return self.left is None or day <= self.left

    def available(self, day: date) -> bool:
        """In post and not on leave."""
        return self.in_post(day) and not (self.on_leave and self.on_leave.covers(day))

    def stands_as(self, standing: str, day: date) -> bool:
        """Whether an appointment of this name covers the day."""
        period = self.standings.get(standing)
        return period is not None and period.covers(day)

    def trained_in(self, course: str, day: date) -> bool:
        """Whether the course was completed by this day; how long that lasts is the asking rule's matter."""
        completed = self.trained.get(course)
        return completed is not None and completed <= day

    def registered(self, day: date) -> bool:
        """Whether the registration with the regulator runs on this day."""
        return self.registered_until is not None and day <= self.registered_until


class PersonFacts(Message):
    """What a gate may ask about the person whose case it is."""

    born: date | None = Field(default=None, description="Date of birth, if known")


def facts_in(kind: type[F], body: Mapping[str, Any] | None) -> F:
    """What an entry of a register says, cut down to what gates may ask about: another release may have written more."""
    return kind.model_validate({name: value for name, value in (body or {}).items() if name in kind.model_fields})


class Register(Message):
    """The registers as they were at the instant of the act, cut down to those whom a command names."""

    workers: Mapping[str, WorkerFacts] = {}
    people: Mapping[UUID, PersonFacts] = {}
