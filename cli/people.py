"""``caseclock person``, ``party``, ``address``: who people are and how they and bodies are reached.

Like every look past the API these are logged, and what is set wakes the letters that waited for it.
"""

import asyncio
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID

import typer
from rich.table import Table
from rich.text import Text

from activities.messages import CaseRef
from cli.asked import facts_in
from cli.case import RequestOption, looking, looking_at, ref_named
from cli.output import WALL, Exit, Output, OutputOption, StoppedError, print_json, show
from cli.session import found_settings, open_store, terminal_user
from domain.kernel.recorded import recorded

if TYPE_CHECKING:
    from pydantic import BaseModel

    from activities.letter_messages import LetterRef
    from domain.people.party import Party
    from domain.people.person import PersonRecord
    from infra.letters.directory import Addressee
    from infra.settings import Settings
    from infra.store import EventStore

__all__ = ["address", "party", "person"]

person = typer.Typer(help="The register of people.", no_args_is_help=True)
party = typer.Typer(help="Other people and bodies of a case.", no_args_is_help=True)
address = typer.Typer(help="Where bodies are reached.", no_args_is_help=True)

Facts = Annotated[Path, typer.Option("--file", exists=True, dir_okay=False, help="JSON, as the API takes it")]
Case = Annotated[str, typer.Argument(metavar="LIFECYCLE/ID")]
Key = Annotated[str, typer.Argument(metavar="KEY", help="a role and a code, e.g. referrer, agency:invented-care")]


@person.command("show")
def show_person(person_id: UUID, request: RequestOption = None, output: OutputOption = Output.TEXT) -> None:
    """What the register holds of a person, in its newest version."""
    found = asyncio.run(_show_person(person_id, request))
    from domain.people.person import PersonRecord

    _tell(found, {"": found["facts"]}, PersonRecord, output)


@person.command("export")
def export_person(person_id: UUID, request: RequestOption = None) -> None:
    """What is held about a person, as it may be given to them at once: JSON.

    Facts about the person alone. Entries that may hold somebody else's data are counted and kept back, to be read
    first; a record about another person, a victim's for one, is never in it.
    """
    asyncio.run(_export_person(person_id, request))


@person.command("set")
def set_person(person_id: UUID, file: Facts) -> None:
    """Add a version of a person."""
    from domain.people.person import PersonRecord

    asyncio.run(_set_person(person_id, facts_in(file, PersonRecord)))


@party.command("list")
def list_parties(case: Case, request: RequestOption = None, output: OutputOption = Output.TEXT) -> None:
    """The parties of a case, each in its newest version."""
    ref = ref_named(case)
    found = asyncio.run(_list_parties(ref.stream, looking(ref, "parties", request)))
    from domain.people.party import Party

    _tell(found, {key: each["facts"] for key, each in found.items()}, Party, output)


@party.command("set")
def set_party(case: Case, key: Key, file: Facts) -> None:
    """Add a version of a party; an empty object takes it back."""
    from domain.people.party import Party

    asyncio.run(_set_party(ref_named(case).stream, _fits(key), facts_in(file, Party)))


@address.command("list")
def list_addresses(area: Annotated[str, typer.Option()] = "kent", output: OutputOption = Output.TEXT) -> None:
    """The address book of an area, entries for all areas among them."""
    found = asyncio.run(_list_addresses(area))
    from infra.letters.directory import Addressee

    _tell(found, found, Addressee, output)


@address.command("set")
def set_address(key: Key, file: Facts, area: Annotated[str, typer.Option(help="* for all areas")] = "kent") -> None:
    """Add a version of where a body is reached."""
    from infra.letters.directory import Addressee

    asyncio.run(_set_address(area, _fits(key), facts_in(file, Addressee)))


def _tell(found: Mapping[str, Any], facts: Mapping[str, Any], kind: "type[BaseModel]", output: Output) -> None:
    """All that was found as JSON; for people the facts of each in words, ``kind`` being what they are facts of."""
    if output is Output.JSON:
        print_json(found)
        return
    table = Table(show_header=False)
    for key, each in facts.items():
        for n, (label, words) in enumerate(recorded(each, kind, WALL)):
            table.add_row(*((key if n == 0 else "",) if key else ()), label, Text(words))
    show(table)


async def _show_person(person_id: UUID, request: str | None) -> dict[str, Any]:
    async with open_store(found_settings()) as store:
        what = await _looking_at_person(store, person_id, "person", request)
        found = await store.people.at(person_id, datetime.now(UTC))
        if found is None or found.body is None:
            raise StoppedError("The register knows no such person.")
        await store.access.record(datetime.now(UTC), terminal_user(), f"people/{person_id}", what)
        return {"version": found.version, "facts": found.body}


async def _looking_at_person(store: "EventStore", person_id: UUID, what: str, request: str | None) -> str:
    """What the log says; a person with a record that few may read, a victim's, is not shown unasked."""
    streams = await store.people_of_cases.streams(person_id)
    return looking_at((CaseRef.of(stream) for stream in streams), what, request)


async def _export_person(person_id: UUID, request: str | None) -> None:
    from activities.books import Books
    from activities.subject_access import prepared

    async with open_store(found_settings()) as store:
        what = await _looking_at_person(store, person_id, "subject access", request)
        found = await prepared(store, Books(), person_id, terminal_user(), datetime.now(UTC), what=what)
        if found is None:
            raise StoppedError("Nothing is held about this person, or the person was erased.")
        print_json(found.model_dump(mode="json"))


async def _set_person(person_id: UUID, record: "PersonRecord") -> None:
    from activities.letter_additions import letters_that_want

    settings = found_settings()
    async with open_store(settings) as store:
        body = record.model_dump(mode="json", exclude_defaults=True)
        version = await store.people.record(person_id, body, datetime.now(UTC), terminal_user())
        streams = await store.people_of_cases.streams(person_id)
        letters = [each for stream in streams for each in await letters_that_want(store, stream=stream)]
        await _wake(settings, letters)
    typer.echo(f"version {version}")


async def _list_parties(case: str, what: str) -> dict[str, Any]:
    async with open_store(found_settings()) as store:
        found = await store.parties.of(case)
        await store.access.record(datetime.now(UTC), terminal_user(), case, what)
        return {key: {"version": each.version, "facts": each.body} for key, each in found.items()}


async def _set_party(case: str, key: str, facts: "Party") -> None:
    from activities.letter_additions import letters_that_want
    from infra.store import StoreError

    settings = found_settings()
    async with open_store(settings) as store:
        body = facts.model_dump(mode="json", exclude_defaults=True)
        try:
            version = await store.parties.record(case, key, body, datetime.now(UTC), terminal_user())
        except StoreError:
            raise StoppedError(f"There is no case {case}, or its person was erased.") from None
        await _wake(settings, await letters_that_want(store, stream=case))
    typer.echo(f"version {version}")


async def _list_addresses(area: str) -> dict[str, Any]:
    async with open_store(found_settings()) as store:
        return {key: each.body for key, each in (await store.addressees.of(area)).items()}


async def _set_address(area: str, key: str, addressee: "Addressee") -> None:
    from activities.letter_additions import letters_that_want

    settings = found_settings()
    async with open_store(settings) as store:
        body = addressee.model_dump(mode="json")
        version = await store.addressees.record(area, key, body, datetime.now(UTC), terminal_user())
        await _wake(settings, await letters_that_want(store, area=None if area == "*" else area))
    typer.echo(f"version {version}")


async def _wake(settings: "Settings", letters: "Iterable[LetterRef]") -> None:
    from infra.temporal import connect
    from workflows.letter_client import LetterClient

    if waiting := list(letters):
        client = LetterClient(await connect(settings), settings.task_queue)
        for each in waiting:
            await client.mended(each)


def _fits(key: str) -> str:
    from domain.people.party import PARTY_KEY

    if not re.fullmatch(PARTY_KEY, key):
        raise StoppedError(f"{key} is no key: write a role and a code, e.g. agency:invented-care.", Exit.USAGE)
    return key
