"""``caseclock offences``: the dated lists of offences that eligibility for MAPPA is judged by."""

import json
from pathlib import Path
from typing import Annotated

import typer
import yaml
from pydantic import ValidationError
from rich.table import Table

from activities.references import ReferenceExistsError, add_reference, offence_list, read_references
from cli.asked import a_file, faults_of
from cli.output import Exit, Output, OutputOption, StoppedError, console, print_json, show
from cli.session import found_settings
from domain.kernel.reference import ReferenceList
from domain.mappa.eligibility.listings import LISTS

__all__ = ["offences"]

offences = typer.Typer(help="The lists of offences that MAPPA eligibility is judged by.", no_args_is_help=True)

_NOT_HELD = "NOT HELD: of its offences nothing can be said"


@offences.command("import")
def import_list(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="JSON or YAML: name, version, rows …")],
) -> None:
    """Add a version of a list; a version that is held is never changed. Workers notice it by themselves.

    \b
    Example:
      caseclock offences import schedule-15-part-1-2026.yaml
    """  # noqa: D301 -- \b is how click keeps lines apart
    found = _read(file)
    try:
        new = add_reference(found_settings().references_path, found)
    except ReferenceExistsError as held:
        raise StoppedError(str(held)) from None
    what = f"{found.name} {found.version}: {len(found.rows)} offences, in force from {found.in_force_from}"
    console().print(what if new else f"{what} (held already)", markup=False)


@offences.command("list")
def list_held(output: OutputOption = Output.TEXT) -> None:
    """Show every list that eligibility asks, with the versions that are held; a list that is not held is said loudly.

    \b
    Example:
      caseclock offences list --output json
    """  # noqa: D301 -- as above
    held = read_references(found_settings().references_path).lists
    rows = [(name, title, [each for each in held if each.name == name]) for name, title in LISTS.items()]
    if output is Output.JSON:
        print_json([{"list": n, "title": t, "held": [_told(each) for each in versions]} for n, t, versions in rows])
        return
    table = Table("list", "title", "version", "in force", "offences", "source")
    for name, title, versions in rows:
        for each in versions:
            span = f"{each.in_force_from} to {each.in_force_to or 'today'}"
            table.add_row(name, title, each.version, span, str(len(each.rows)), each.source)
        if not versions:
            table.add_row(name, title, "", "", "", _NOT_HELD)
    show(table)


def _told(each: ReferenceList) -> dict[str, object]:
    return {**each.model_dump(mode="json", exclude={"rows"}), "offences": len(each.rows)}


def _read(file: Path) -> ReferenceList:
    try:
        with a_file(file):
            found = yaml.safe_load(file.read_text(encoding="utf-8"))
        return offence_list(ReferenceList.model_validate_json(json.dumps(found, default=str)))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise StoppedError(f"{file.name} is neither JSON nor YAML: {error}", Exit.USAGE) from None
    except ValidationError as error:
        raise StoppedError(f"{file.name} does not fit: {faults_of(error)}") from None
    except ValueError as error:
        raise StoppedError(f"{file.name}: {error}") from None
