"""``caseclock document``: what stands in the record of a case; reading and uploading documents."""

import asyncio
import mimetypes
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_args

import typer
from rich.table import Table

from cli.asked import a_file
from cli.calling import ApiUrl, api_at, problem_in_words
from cli.case import CaseArgument, log_access, ref_named
from cli.output import Exit, Output, OutputOption, StoppedError, print_json, show
from cli.session import found_settings, open_store
from domain.kernel.codes import code_in_words

if TYPE_CHECKING:
    from activities.case_documents import SavedDocument
    from infra.store.documents import Document

__all__ = ["document"]

document = typer.Typer(help="Documents in the record of a case.", no_args_is_help=True)

_UNDER_WAY = 202


@document.command("list")
def list_documents(stream: CaseArgument, output: OutputOption = Output.TEXT) -> None:
    """Show what stands in the record of a case, and what is kept of it here.

    \b
    Example:
      caseclock document list safeguarding/0d9c5c0e-6f0e-5c5e-9d4b-0c4c9c0e6f0e
    """  # noqa: D301 -- \b is how click keeps lines apart
    record, kept = asyncio.run(_record(stream))
    rows = [_row(each, kept) for each in record]
    if output is Output.JSON:
        print_json(rows)
        return
    table = Table("Document", "Kind", "Saved", "By", "Media type", "Bytes")
    for row in rows:
        said = (str(row[name] or "") for name in ("at", "by", "media_type", "size"))
        table.add_row(row["document"], code_in_words(row["kind"]), *said)
    show(table)


@document.command("save")
def save_document(
    stream: CaseArgument,
    reference: Annotated[str, typer.Argument(metavar="DOCUMENT", help="as `caseclock document list` names it")],
    to: Annotated[Path, typer.Option(help="where it is written")],
) -> None:
    """Write a document of the record into a file. The look at it is logged."""
    body = asyncio.run(_body(stream, reference))
    with a_file(to):
        to.write_bytes(body)


@document.command("add")
def add_document(
    *,
    stream: CaseArgument,
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False)],
    kind: Annotated[str, typer.Option(help="e.g. provider_report, io_report, meeting_minutes, dash, correspondence")],
    by: Annotated[str, typer.Option(metavar="WORKER", help="who uploads it")],
    role: Annotated[str, typer.Option("--role", "-r", help="the role in which")] = "DSO",
    area: Annotated[str, typer.Option()] = "kent",
    others: Annotated[
        str, typer.Option(help="what it says of other people: none, removed or still_there")
    ] = "still_there",
    name: Annotated[str | None, typer.Option(help="a name that names no person; none: that of the file")] = None,
    confirm: Annotated[
        list[str] | None,
        typer.Option(help="only_this_person, several_people, others_anonymised or chair_permits, where the kind asks"),
    ] = None,
    api_url: ApiUrl = None,
) -> None:
    """Upload a document into the record. Every rule that stands in the way is named, and then nothing is kept.

    \b
    Example:
      caseclock document add safeguarding/0d9c5c0e-… report.pdf --kind provider_report --others none --by dana
    """  # noqa: D301 -- as above
    from cli.servers import mint_token

    settings, ref = found_settings(), ref_named(stream)
    token = mint_token(settings, {"worker": by, "roles": [role], "area": area}, timedelta(minutes=10))
    media, _ = mimetypes.guess_type(file.name)
    with a_file(file):
        body = file.read_bytes()
    headers = {"Authorization": f"Bearer {token}", "Content-Type": media or "application/octet-stream"}
    said = {"kind": _known(kind), "others_data": others, **dict.fromkeys(confirm or (), "true")}
    with api_at(settings, api_url) as http:
        place = f"/v1/cases/{ref.stream}/documents/{name or file.name}"
        answer = http.put(place, params=said, content=body, headers=headers)
    if not answer.is_success:
        raise StoppedError(problem_in_words(answer), Exit.FAILED)
    typer.echo("Under way." if answer.status_code == _UNDER_WAY else "Saved in the record.")


def _known(kind: str) -> str:
    from domain.safeguarding.regions.records import DocumentKind

    known = get_args(DocumentKind)
    if kind not in known:
        raise StoppedError(f"There is no kind {kind}: use one of {', '.join(known)}.", Exit.USAGE)
    return kind


async def _record(stream: str) -> "tuple[tuple[SavedDocument, ...], dict[str, Document]]":
    from activities.case_documents import saved_documents

    ref = ref_named(stream)
    async with open_store(found_settings()) as store:
        await log_access(store, ref, "documents")
        return await saved_documents(store, ref.stream), {d.id: d for d in await store.documents.of(ref.stream)}


async def _body(stream: str, reference: str) -> bytes:
    from activities.case_documents import saved_documents

    ref = ref_named(stream)
    async with open_store(found_settings()) as store:
        saved = {each.said.document for each in await saved_documents(store, ref.stream)}
        kept = await store.documents.read(reference) if reference in saved else None
        if kept is None or kept.body is None:
            raise StoppedError("The record of this case has no such document here.")
        await log_access(store, ref, "document")
        return kept.body


def _row(saved: "SavedDocument", kept: "dict[str, Document]") -> dict[str, Any]:
    here = kept.get(saved.said.document)
    return {
        "document": saved.said.document, "kind": saved.said.kind, "at": f"{saved.at:%Y-%m-%d %H:%M}", "by": saved.by,
        "media_type": here.media_type if here else None, "size": here.size if here else None,
    }  # fmt: skip
