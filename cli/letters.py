"""``caseclock letter``: which letters wait, came back or went out; what one looks like; what it still needs."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_args

import typer
from rich.table import Table

from cli.asked import a_file, facts_in, one_of
from cli.case import ref_named
from cli.output import Exit, Output, OutputOption, StoppedError, on_the_wall, print_json, show
from cli.session import found_settings, open_store, terminal_user
from domain.kernel.codes import code_in_words, party_in_words

if TYPE_CHECKING:
    from activities.letter_additions import Addition
    from activities.letter_messages import LetterRef
    from infra.settings import Settings
    from infra.store.letters import LetterRow

__all__ = ["letter", "needs_of"]

letter = typer.Typer(help="Letters and forms: what waits, what came back, what went out.", no_args_is_help=True)

Id = Annotated[str, typer.Argument(metavar="letter/LIFECYCLE/CASE/SEQ/NUMBER")]


@letter.command("list")
def list_letters(
    state: Annotated[list[str] | None, typer.Option(help="e.g. failed; none: all that are not at their end")] = None,
    case: Annotated[str | None, typer.Option(metavar="LIFECYCLE/CASE")] = None,
    output: OutputOption = Output.TEXT,
) -> None:
    """Letters, the longest owed first, with what each still needs."""
    rows = asyncio.run(_rows(found_settings(), state, ref_named(case).stream if case else None))
    if output is Output.JSON:
        print_json([_as_json(row) for row in rows])
        return
    table = Table("Letter", "Kind", "To", "State", "Since", "Needs")
    for row in rows:
        table.add_row(
            _id(row), code_in_words(row.kind), party_in_words(row.reader), code_in_words(row.state),
            on_the_wall(row.state_at), needs_of(row),
        )  # fmt: skip
    show(table)


@letter.command("save")
def save(letter_id: Id, to: Annotated[Path, typer.Option(help="where the PDF is written")]) -> None:
    """Write the letter's PDF, as it went out or as it is to go out. The look at it is logged."""
    body = asyncio.run(_body(found_settings(), _ref(letter_id)))
    with a_file(to):
        to.write_bytes(body)
    typer.echo(f"{len(body)} bytes in {to}")


@letter.command("add")
def add(
    letter_id: Id,
    by: Annotated[str, typer.Option(help="the worker who adds it")],
    file: Annotated[
        Path | None, typer.Option(help='JSON: {"fields": {...}, "addressee": {"name", "email" or "address"}}')
    ] = None,
    withdraw: Annotated[str | None, typer.Option(metavar="BECAUSE", help="it is not to go at all")] = None,
) -> None:
    """Add what a letter lacks, or nothing: then it is tried again. Only facts that its reader may see are taken."""
    from activities.letter_additions import Addition

    said = facts_in(file, Addition) if file else Addition()
    if withdraw is not None:
        said = said.model_copy(update={"withdrawn_because": withdraw})
    asyncio.run(_add(found_settings(), _ref(letter_id), said, by))


def needs_of(row: "LetterRow") -> str:
    """What it still needs, each with its rule; else why it came back."""
    return " ".join(f"{gap['words']} ({gap['rule']})" for gap in row.gaps) or row.code or ""


async def _rows(settings: "Settings", states: list[str] | None, case: str | None) -> "tuple[LetterRow, ...]":
    from api.letters import State, states_of

    wanted = [each for named in states or () for each in states_of(one_of("state", named, get_args(State)) or "")]
    async with open_store(settings) as store:
        return await store.letters.page(wanted or None, stream=case, limit=500)


async def _body(settings: "Settings", ref: "LetterRef") -> bytes:
    async with open_store(settings) as store:
        row = await store.letters.one(ref.stream, ref.seq, ref.ordinal)
        document = await store.documents.read(f"{ref.id}/{row.round}/pdf") if row else None
        if document is None or document.body is None:
            raise StoppedError("There is no such letter, or it was not typeset yet.", Exit.FAILED)
        await store.access.record(datetime.now(UTC), terminal_user(), ref.stream, "letter")
        return document.body


async def _add(settings: "Settings", ref: "LetterRef", said: "Addition", by: str) -> None:
    from activities.letter_additions import NotWaitingError, add
    from infra.temporal import connect
    from workflows.letter_client import LetterClient

    async with open_store(settings) as store:
        try:
            await add(store, ref, said, by, datetime.now(UTC))
        except NotWaitingError:
            raise StoppedError("This letter does not wait for anything.", Exit.FAILED) from None
    await LetterClient(await connect(settings), settings.task_queue).mended(ref)


def _ref(letter_id: str) -> "LetterRef":
    from activities.letter_messages import LetterRef

    try:
        return LetterRef.of(letter_id)
    except ValueError:
        raise StoppedError("A letter's id looks like letter/safeguarding/CASE/7/0.", Exit.USAGE) from None


def _id(row: "LetterRow") -> str:
    return f"letter/{row.stream}/{row.seq}/{row.ordinal}"


def _as_json(row: "LetterRow") -> dict[str, Any]:
    return {
        "letter": _id(row), "kind": row.kind, "reader": row.reader, "state": row.state, "round": row.round,
        "gaps": list(row.gaps), "code": row.code, "owed_at": row.owed_at, "state_at": row.state_at,
    }  # fmt: skip
