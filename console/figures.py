"""Figures: which there are, and those of a period as tables."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel

from api.periods import period_of
from api.problems import Kind, Problem
from api.security import require_role
from api.services import Wired
from api.words import figure_in_words, name_in_words
from console.page import page, zone_of
from console.reports import REPORTS, Days, Report, reports_for
from console.session import Visitor
from console.tables import Table
from domain.kernel.codes import code_in_words
from domain.law.pack import LawPack

__all__ = ["router", "tables_of"]

router = APIRouter()

_WHEN: Final = frozenset({"month", "period", "run_on", "area"})
"""Of the figures what the head of the page says already."""


@router.get("/figures")
async def figures(request: Request, caller: Visitor) -> Response:
    """Which figures the caller may see."""
    require_role(caller, *{role for each in REPORTS for role in each.roles})
    return page(request, "figures.html.j2", caller, reports=reports_for(caller))


@router.get("/figures/{code}")
async def one(request: Request, code: str, caller: Visitor, services: Wired) -> Response:
    """The figures of a month or of a period; without one asked for, of the last that is over."""
    report = next((each for each in REPORTS if each.code == code), None)
    if report is None:
        raise Problem(Kind.NOT_FOUND, "There are no such figures.")
    require_role(caller, *report.roles)
    days = _days(request, report, services.now().astimezone(zone_of(services, caller)).date())
    law = services.books.lawbook.in_force(services.now().date())
    found = await report.count(caller, services, days)
    return page(request, "figures-one.html.j2", caller, report=report, days=days, found=tables_of(found, law))


def _days(request: Request, report: Report, today: date) -> Days:
    """The days that are asked for. Raises a 422 problem."""
    asked = {name: request.query_params.get(name, "").strip() for name in ("month", "first", "last")}
    usual = report.usual(today)
    try:
        if report.monthly:
            first = date.fromisoformat(f"{asked['month']}-01") if asked["month"] else usual[0]
            return period_of(first, _month_after(first) - timedelta(days=1))
        return period_of(*(date.fromisoformat(asked[name] or day.isoformat()) for name, day in
                           zip(("first", "last"), usual, strict=True)))  # fmt: skip
    except ValueError:
        words = "Write a month as 2026-03." if report.monthly else "Write each day as 2026-03-31."
        raise Problem(Kind.MALFORMED, words) from None


def _month_after(first: date) -> date:
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1)


def tables_of(found: BaseModel | Sequence[BaseModel], law: LawPack) -> tuple[Table, ...]:
    """Single figures in one table, and each list or breakdown in one of its own."""
    if not isinstance(found, BaseModel):
        return tuple(_listed("All of the period", [each.model_dump(mode="json") for each in found], law))
    said = {name: value for name, value in found.model_dump(mode="json").items() if name not in _WHEN}
    single = {name: value for name, value in said.items() if _is_single(value)}
    return (
        *_breakdown("Numbers", single, law),
        *(table for name, value in said.items() if name not in single for table in _table(name, value, law)),
    )


def _is_single(value: Any) -> bool:
    """Whether it is told in one cell: a number, a share, a group."""
    if isinstance(value, dict):
        return set(value) in ({"met", "of"}, {"count", "share"})
    return not isinstance(value, list)


def _table(name: str, value: Any, law: LawPack) -> Iterator[Table]:
    title = code_in_words(name)
    if isinstance(value, list) and value and isinstance(value[0], dict):
        yield from _listed(title, value, law)
    elif isinstance(value, list):
        yield Table(title, ("",), tuple((name_in_words(str(each), name, law),) for each in value))
    else:
        yield from _breakdown(title, value, law, name)


def _breakdown(title: str, value: Mapping[str, Any], law: LawPack, of: str = "") -> Iterator[Table]:
    columns = next((tuple(each) for each in value.values() if isinstance(each, dict) and not _is_single(each)), None)
    if columns:
        rows = [{of: name, **(each if isinstance(each, dict) else {})} for name, each in value.items()]
        yield from _listed(title, rows, law)
        return
    rows_of_two = tuple(
        (name_in_words(name, of, law), figure_in_words(each, of or name, law)) for name, each in value.items()
    )
    yield Table(title, ("", "Figure"), rows_of_two)


def _listed(title: str, rows: Sequence[Mapping[str, Any]], law: LawPack) -> Iterator[Table]:
    columns = tuple(dict.fromkeys(name for row in rows for name in row))
    cells = tuple(tuple(_cell(row.get(name), name, law) for name in columns) for row in rows)
    yield Table(title, tuple(code_in_words(name) for name in columns), cells)


def _cell(value: Any, column: str, law: LawPack) -> str:
    return f"{value}%" if column == "target" else figure_in_words(value, column, law)
