"""``verify``, ``rebuild`` and ``recover``: proving the store, and putting right what is derived from it."""

import asyncio
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli.output import Exit, Output, OutputOption, StoppedError, print_json, progress
from cli.session import found_settings, open_store, owners_pool
from infra import loop

if TYPE_CHECKING:
    from infra.settings import Settings
    from infra.store import EventStore

__all__ = ["rebuild", "recover", "verify"]


def verify(
    streams: Annotated[list[str] | None, typer.Argument(metavar="[LIFECYCLE/ID]...", help="none: all cases")] = None,
    output: OutputOption = Output.TEXT,
) -> None:
    """Prove that cases are what was written: no event changed, removed or put in. Names the first broken link.

    \b
    Examples:
      caseclock verify
      caseclock verify safeguarding/0d9c5c0e-6f0e-5c5e-9d4b-0c4c9c0e6f0e
    """  # noqa: D301 -- \b is how click keeps lines apart
    count, broken = loop.run(_verify(found_settings(), streams))
    if output is Output.JSON:
        print_json({"verified": count - len(broken), "broken": broken})
    else:
        for each in broken:
            typer.echo(f"BROKEN {each['stream']} at event {each['seq']}: {each['why']}")
        typer.echo(f"{count - len(broken)} of {count} cases verified.")
    if broken:
        raise typer.Exit(Exit.FAILED)


def rebuild(
    check: Annotated[bool, typer.Option("--check", help="Compare only; exits 1 if anything differs")] = False,
    processes: Annotated[
        int | None, typer.Option(min=1, max=256, help="how many fold at once, if there is enough  [default: all cores]")
    ] = None,
    output: OutputOption = Output.TEXT,
) -> None:
    """Fold every event anew and put the result in the place of the worklists' tables, in one transaction.

    The login of CASECLOCK_DATABASE_URL needs the rights of the owner. A case that was written meanwhile keeps
    its rows, which are newer.
    """
    folded, streams = loop.run(_rebuild(found_settings(), check=check, processes=processes))
    if output is Output.JSON:
        print_json({"folded": folded, "differing" if check else "moved_on": streams})
    elif check:
        typer.echo("\n".join([*(f"DIFFERS {each}" for each in streams), f"{folded} cases folded."]))
    else:
        typer.echo(f"{folded} cases folded; {len(streams)} moved on meanwhile and keep their rows.")
    if check and streams:
        raise typer.Exit(Exit.FAILED)


def recover(output: OutputOption = Output.TEXT) -> None:
    """Start a workflow for every open case that has none: after Temporal was lost or restored.

    Cases that have one are left alone. Doing it twice changes nothing.
    """
    looked_at, started = asyncio.run(_recover(found_settings()))
    if output is Output.JSON:
        print_json({"open": looked_at, "started": started})
    else:
        typer.echo(f"{looked_at} open cases; {started} workflows started.")


async def _verify(settings: "Settings", streams: list[str] | None) -> tuple[int, list[dict[str, Any]]]:
    from infra.store import BrokenLink

    count, broken = 0, []
    async with open_store(settings) as store:
        with progress("verify", len(streams) if streams else None) as done:
            async for stream in _named(streams) if streams else _all_streams(store):
                count += 1
                if isinstance(verdict := await _proved(store, stream), BrokenLink):
                    broken.append({"stream": stream, "seq": verdict.seq, "why": verdict.why})
                done()
    return count, broken


async def _proved(store: "EventStore", stream: str) -> object:
    from infra.store import UnknownStreamError

    try:
        return await store.verify(stream)
    except UnknownStreamError:
        raise StoppedError(f"There is no case {stream}.") from None


async def _named(streams: list[str]) -> AsyncIterator[str]:
    for stream in streams:
        yield stream


async def _all_streams(store: "EventStore") -> AsyncIterator[str]:
    """Every stream that has an event, and every open one that ought to have."""
    from infra.store import Place

    seen: set[str] = set()
    place = Place()
    while True:
        page, place = await store.read_all(place, 1)
        if not page:
            break
        seen.add(page[0].stream)
        yield page[0].stream
        place = Place.behind(page[0].stream)
    after = ""
    while opened := await store.streams_open(after):
        for each in opened:
            if each.stream not in seen:
                yield each.stream
        after = opened[-1].stream


async def _rebuild(settings: "Settings", *, check: bool, processes: int | None) -> tuple[int, list[str]]:
    from cli.folders import cores, folders
    from infra.keys import FileKeyRing
    from infra.store import EventStore, Staged, differing_projections, replace_projections

    count = 0

    async def counted(folded: AsyncIterator[Staged]) -> AsyncIterator[Staged]:
        nonlocal count
        async for rows in folded:
            count += len(rows.streams)
            yield rows

    async with owners_pool(settings) as pool:
        store = EventStore(pool, FileKeyRing(settings.keyring_path))
        put = differing_projections if check else replace_projections
        with progress("events") as done, folders(settings, store, processes or cores()) as several:
            streams = await put(pool, counted(several.folded(done)))
    return count, list(streams)


async def _recover(settings: "Settings") -> tuple[int, int]:
    from activities import upkeep
    from infra.temporal import connect
    from workflows.client import CaseClient

    cases = CaseClient(await connect(settings), settings.task_queue)
    looked_at = started = 0
    async with open_store(settings) as store:
        with progress("open cases") as done:
            async for _, was_started in upkeep.recover(store, cases):
                looked_at += 1
                started += was_started
                done()
    return looked_at, started
