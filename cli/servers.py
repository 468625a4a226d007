"""The commands that run something: everything at once, one worker, the API; and what they need beforehand."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Annotated, Any

import typer
from pydantic import ValidationError

from cli.asked import faults_of
from cli.output import Exit, Output, OutputOption, StoppedError, print_json
from cli.session import found_settings

if TYPE_CHECKING:
    from infra.settings import Settings

__all__ = ["api", "migrate", "token", "up", "worker"]


def up() -> None:
    """Start Caseclock on this machine: PostgreSQL, Temporal with its Web UI, a worker, the API. Ctrl-C stops all.

    Its data is kept under the data folder (CASECLOCK_DATA_DIR); starting it again continues every open case. A
    server that the settings name (CASECLOCK_DATABASE_URL, CASECLOCK_TEMPORAL_ADDRESS) is used and not started.
    """
    from cli.up import run_up
    from infra.settings import load_settings

    raise typer.Exit(run_up(load_settings(), say=typer.echo))


def worker() -> None:
    """Run one worker process with the settings of the environment, until SIGTERM or Ctrl-C.

    Beside a running `caseclock up` it works for that one's servers.
    """
    from workers.__main__ import main

    main(found_settings())


def api() -> None:
    """Run one API process with the settings of the environment, until SIGTERM or Ctrl-C.

    Beside a running `caseclock up` it serves that one's cases; CASECLOCK_API_PORT gives it a port of its own.
    """
    from api.__main__ import main
    from cli.ports import need_free_ports

    settings = found_settings()
    settings.require_database_url()
    settings.require_temporal_address()
    need_free_ports(settings, {})
    main(settings)


def migrate() -> None:
    """Bring the database to the current schema, and register the search attributes if Temporal is configured.

    Applying it twice changes nothing. The login of CASECLOCK_DATABASE_URL needs the rights of the owner.
    """
    from infra.migrations import migrate as apply

    settings = found_settings()
    apply(settings.require_database_url())
    typer.echo("The database is at the current schema.")
    if settings.temporal_address:
        added = asyncio.run(_register(settings))
        typer.echo(f"Search attributes added: {', '.join(added)}" if added else "Search attributes are registered.")


def token(  # noqa: PLR0917 -- options of a command, never given by position
    worker_id: Annotated[str, typer.Argument(metavar="WORKER", help="Opaque id of the worker, e.g. dana")],
    role: Annotated[list[str], typer.Option("--role", "-r", help="A role; give the option once for each")],
    team: Annotated[str | None, typer.Option(help="The worker's team")] = None,
    area: Annotated[str | None, typer.Option(help="The worker's area")] = None,
    hours: Annotated[float, typer.Option(min=0.01, max=720, help="How long it is good for")] = 12,
    output: OutputOption = Output.TEXT,
) -> None:
    """Make a bearer token for development, signed with the local key.

    \b
    Example:
      TOKEN=$(caseclock token dana --role DSO --team Thanet)
    """  # noqa: D301 -- \b is how click keeps lines apart
    claims = {"worker": worker_id, "roles": role, "team": team, "area": area}
    made = mint_token(found_settings(), claims, timedelta(hours=hours))
    if output is Output.JSON:
        print_json({"token": made, "hours": hours, **claims})
    else:
        typer.echo(made)


def mint_token(settings: "Settings", claims: dict[str, Any], lasts: timedelta) -> str:
    """A development token for ``worker``, ``roles``, ``team`` and ``area``.

    Raises StoppedError for a role that no pathway has: a token that opens nothing is of no use to anybody.
    """
    from cli.scenario.vocabulary import known_roles, unknown
    from infra.tokens import Identity, mint

    known = known_roles() | {"SystemAdministrator", "Operations"}
    if strange := [role for role in claims["roles"] if role not in known]:
        raise StoppedError(unknown("role", strange[0], known), Exit.USAGE)
    try:
        identity = Identity(**claims)
    except ValidationError as error:
        raise StoppedError(f"That makes no token: {faults_of(error)}", Exit.USAGE) from None
    return mint(settings, identity, now=datetime.now(UTC), lasts=lasts)


async def _register(settings: "Settings") -> tuple[str, ...]:
    from infra.search_attributes import ensure_search_attributes
    from infra.temporal import connect

    return await ensure_search_attributes(await connect(settings))
