"""``caseclock settings`` and ``caseclock roles``: what areas chose, and who may do what."""

from dataclasses import asdict
from datetime import UTC, date, datetime
from typing import Annotated, Any

import typer
from rich.table import Column, Table

from activities.books import Books
from cli.asked import one_of
from cli.output import Output, OutputOption, print_json, show
from domain.calendar import SHIPPED
from domain.kernel.area import Area
from domain.kernel.duty import Amount
from domain.kernel.words import amount
from domain.permissions import Grant, known_roles, permissions
from domain.settings import OpenSetting, open_settings

__all__ = ["roles", "settings"]

NOT_SET = "not set"


def settings(
    area: Annotated[str | None, typer.Option("--area", help="One area only")] = None,
    on: Annotated[datetime | None, typer.Option("--on", formats=["%Y-%m-%d"], help="As chosen on this day")] = None,
    output: OutputOption = Output.TEXT,
) -> None:
    """List what the sources leave open, and what each area chose; a clock whose length is not set does not run.

    Choices stand in the JSON file that CASECLOCK_AREAS names.

    \b
    Examples:
      caseclock settings
      caseclock settings --area kent --on 2026-04-01 --output json
    """  # noqa: D301 -- \b is how click keeps lines apart
    from cli.session import found_settings

    held = Books.of_areas(found_settings().areas).areas
    one_of("area", area, held)
    areas = [each for name, each in held.items() if area in (None, name)]
    rows = [_row(each, asked, on.date() if on else None) for each in areas for asked in open_settings().values()]
    if output is Output.JSON:
        print_json(rows)
        return
    table = Table("area", Column("setting", no_wrap=True), "what", "rules", "chosen", "since", "decided")
    for row in rows:
        rules = ", ".join(row["rules"])
        table.add_row(
            row["area"], row["setting"], row["what"], rules, row["chosen"], row["since"] or "", row["decided"]
        )
    show(table)


def roles(
    pathway: Annotated[
        str | None, typer.Option("--pathway", "-p", "--lifecycle", "-l", help="One pathway only, e.g. worker")
    ] = None,
    role: Annotated[str | None, typer.Option("--role", "-r", help="One role only, e.g. TeamLeader")] = None,
    output: OutputOption = Output.TEXT,
) -> None:
    """List who may do, sign, see, owes or is told what: from the charts, their clocks, and section 4 of the pathway.

    \b
    Examples:
      caseclock roles --role TeamLeader
      caseclock roles --pathway safeguarding --output json
    """  # noqa: D301 -- as above
    one_of("pathway", pathway, sorted({grant.lifecycle for grant in permissions()}))
    one_of("role", role, sorted(known_roles()))
    found = [each for each in permissions() if pathway in (None, each.lifecycle) and role in (None, each.role)]
    if output is Output.JSON:
        print_json([asdict(each) for each in found])
        return
    table = Table("lifecycle", Column("role", no_wrap=True), "may", Column("action", no_wrap=True), "by rule", "only")
    for each in sorted(found, key=_by_role):
        table.add_row(each.lifecycle, each.role, each.may.value, each.action, each.source, each.only)
    show(table)


def _by_role(grant: Grant) -> tuple[str, str]:
    return grant.lifecycle, grant.role


def _row(area: Area, asked: OpenSetting, on: date | None) -> dict[str, Any]:
    day = on or SHIPPED.named(area.calendar).local_date(datetime.now(UTC))
    choice = area.choice(asked.setting.name, day)
    set_now = choice is not None and choice.value is not None
    return {
        "area": area.name,
        "setting": asked.setting.name,
        "what": asked.setting.words,
        "kind": asked.setting.kind.value,
        "rules": list(asked.rules),
        "pathways": list(asked.lifecycles),
        "chosen": _in_words(choice.value) if choice and set_now else NOT_SET,
        "since": choice.since.isoformat() if choice else None,
        "decided": choice.decided if choice else "",
    }


def _in_words(value: Amount | bool | int | str | None) -> str:
    match value:
        case Amount():
            return amount(value.n, value.unit)
        case bool():
            return "yes" if value else "no"
        case _:
            return str(value)
