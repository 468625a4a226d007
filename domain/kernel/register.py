"""Who acts, and what the registers say of workers and people at the instant of the act."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from pydantic import Field

from domain.kernel.message import Message

__all__ = ["CLOCK", "Actor", "PersonFacts", "Register", "WorkerFacts"]


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


class WorkerFacts(Message):
    """What a gate may ask about a worker. The register of workers owns these facts."""

    roles: tuple[str, ...] = ()
    grade: str | None = Field(default=None, description="Pay grade, e.g. KR11")
    grade_exception: bool = Field(default=False, description="A KR10 exception was agreed by a senior practitioner")
    team: str | None = None
    employer: str = Field(default="KCC", description="The council, or the partner agency that employs the worker")


class PersonFacts(Message):
    """What a gate may ask about the person whose case it is."""

    born: date | None = Field(default=None, description="Date of birth, if known")


class Register(Message):
    """The registers as they were at the instant of the act, cut down to those whom a command names."""

    workers: Mapping[str, WorkerFacts] = {}
    people: Mapping[UUID, PersonFacts] = {}
