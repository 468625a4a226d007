"""Who asks, and what they may see. The actor comes from the bearer token and from nowhere else.

``may_see`` is the one door through which every read of a case goes: it asks for the case's area, and for a role that
has a part in the pathway (need to know, DESIGN A9).
"""

from collections.abc import Awaitable, Callable
from types import MappingProxyType
from typing import Annotated, Final

import structlog
from fastapi import Depends
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from api.problems import Kind, Problem, unavailable
from api.services import Services, Wired
from domain.kernel.codes import the_roles
from domain.kernel.register import Actor
from domain.permissions import NOBODYS, readers_of
from domain.registry import LIFECYCLES
from domain.workforce.lifecycle import WORKER
from infra.tokens import KeysUnavailableError, TokenError

__all__ = [
    "ADMINISTRATOR", "CASEWORKERS", "OPERATIONS", "SERVICE", "Caller", "actor_of", "area_of", "bearer", "hidden_from",
    "may_read", "may_see", "may_see_answer", "needs_role", "require_role", "within_area",
]  # fmt: skip

ADMINISTRATOR: Final = "SystemAdministrator"
OPERATIONS: Final = "Operations"
SERVICE: Final = "Service"

SYSTEM_ONLY: Final = frozenset({"Clock", "System"})
"""Roles that only Caseclock itself acts in; no issuer may grant them."""

READERS: Final = MappingProxyType({name: readers_of(each) for name, each in LIFECYCLES.items()})
"""By lifecycle the roles that read its cases."""

_GIVERS: Final = MappingProxyType({
    name: frozenset(role for step in each.steps for role in step.roles) - NOBODYS for name, each in LIFECYCLES.items()
})  # fmt: skip
"""By lifecycle the roles that give its commands."""

CASEWORKERS: Final = frozenset().union(*READERS.values())
"""Every role that reads cases of some pathway: a court's officers tell of a case, and read none."""

bearer = HTTPBearer(
    auto_error=False,
    scheme_name="token",
    bearerFormat="JWT",
    description="A JWT of the configured issuer; `caseclock token` makes one for development. "
    "Claims: `sub` (opaque worker id), `roles`, `team`, `area`.",
)


async def actor_of(services: Services, credentials: HTTPAuthorizationCredentials | None) -> Actor:
    """Who the token speaks for. Raises 401, 403 and 503 problems."""
    if credentials is None:
        raise _unauthenticated("Send a bearer token in the Authorization header.", "")
    try:
        who = await services.verifier.verify(credentials.credentials)
    except TokenError as refused:
        raise _unauthenticated(f"{str(refused).capitalize()}.", ', error="invalid_token"') from None
    except KeysUnavailableError:
        raise unavailable("The issuer's keys cannot be read now.") from None
    if who.roles & SYSTEM_ONLY:
        raise Problem(Kind.FORBIDDEN, "The token holds a role in which only Caseclock itself acts.")
    return Actor(id=who.worker, roles=tuple(sorted(who.roles)), team=who.team, area=who.area)


async def _caller(
    services: Wired, credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(bearer)]
) -> Actor:
    return await actor_of(services, credentials)


Caller = Annotated[Actor, Depends(_caller)]
"""Who asks, for a route's signature."""


def needs_role(*roles: str) -> Callable[[Actor], Awaitable[Actor]]:
    """A dependency: the caller must hold one of these roles."""

    async def check(caller: Caller) -> Actor:
        require_role(caller, *roles)
        return caller

    return check


def require_role(caller: Actor, *roles: str) -> None:
    """Raises a 403 problem for who holds none of these roles."""
    if not caller.has_role(*roles):
        raise Problem(Kind.FORBIDDEN, f"This is for {the_roles(roles)}.")


def area_of(caller: Actor, services: Services) -> str:
    """The area whose cases the caller may see. Raises a 403 problem for who does no casework."""
    if not caller.has_role(*CASEWORKERS):
        raise Problem(Kind.FORBIDDEN, "Cases are for caseworkers: the token holds no role that reads any.")
    return caller.area or services.home_area


def may_read(caller: Actor, lifecycle: str) -> bool:
    """Whether a role of the caller reads cases of this lifecycle: nobody reads what they have no part in."""
    return lifecycle not in READERS or caller.has_role(*READERS[lifecycle])


def hidden_from(caller: Actor) -> tuple[str, ...]:
    """The lifecycles whose cases the caller does not read: no list shows them, nor counts them."""
    return tuple(name for name in LIFECYCLES if not may_read(caller, name))


async def may_see(caller: Actor, services: Services, stream: str, areas: frozenset[str] | None, what: str) -> None:
    """Let the caller read ``what`` of this case, and write it down. Raises a 403 problem.

    ``areas`` None: there is no such case, so there is only the role to be asked for, and nothing is read.
    """
    area_of(caller, services)
    if not may_read(caller, stream.partition("/")[0]) and not await _own_record(caller, services, stream):
        structlog.get_logger().warning("read refused", stream=stream, kind=what)
        raise Problem(Kind.FORBIDDEN, "Your roles do not read records of this pathway.")
    await within_area(caller, services, stream, areas, what)


async def may_see_answer(caller: Actor, services: Services, stream: str, areas: frozenset[str] | None) -> None:
    """Let the caller read what a command brought, which names nothing personal. Raises a 403 problem.

    Whoever gives commands to cases of a pathway waits for their answers, also where they read none of its cases.
    """
    if caller.has_role(*_GIVERS.get(stream.partition("/")[0], ())):
        await within_area(caller, services, stream, areas, "answer")
    else:
        await may_see(caller, services, stream, areas, "answer")


async def within_area(caller: Actor, services: Services, stream: str, areas: frozenset[str] | None, what: str) -> None:
    """Let the caller read ``what`` of a case of their own area, and write it down. Raises a 403 problem."""
    if areas is None:
        return
    if (caller.area or services.home_area) not in areas:
        structlog.get_logger().warning("read refused", stream=stream, kind=what)
        raise Problem(Kind.FORBIDDEN, "This case belongs to another area.")
    await services.store.access.record(services.now(), caller.id, stream, what)


async def _own_record(caller: Actor, services: Services, stream: str) -> bool:
    """Whether this is the staff record of whoever asks, as the register of workers says: everybody reads their own."""
    found = (await services.store.workers.at(services.now(), [caller.id])).get(caller.id)
    record = found.body.get("record") if found and found.body else None
    return record is not None and stream == f"{WORKER.name}/{record}"


def _unauthenticated(detail: str, error: str) -> Problem:
    return Problem(Kind.UNAUTHENTICATED, detail, headers={"WWW-Authenticate": f'Bearer realm="caseclock"{error}'})
