"""The co-ordinator's book of a MAPPA area: meetings to come with room for them, what is owed, and who came."""

from datetime import date
from typing import Final
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Request, Response
from pydantic import TypeAdapter, ValidationError

import api.book
from api.book import Book
from api.problems import Kind, Problem
from api.security import require_role
from api.services import Wired
from console.page import STATES, page, zone_of
from console.session import Visitor
from console.tables import Cell, Table
from console.words import link_to, minute_of
from domain.kernel.codes import code_in_words
from domain.kernel.words import date_in_words
from domain.law.pack import LawPack

__all__ = ["router"]

router = APIRouter()

_DAY: Final[TypeAdapter[date]] = TypeAdapter(api.book.Day)


@router.get("/book")
async def book(request: Request, caller: Visitor, services: Wired) -> Response:
    """The area's book between two days, sixteen weeks from today unless told otherwise."""
    require_role(caller, *api.book.READERS)
    since, until = _day(request, "from"), _day(request, "until")
    if since and until and until < since:
        raise Problem(Kind.MALFORMED, "The last day lies before the first.")
    found = await api.book.book(caller, services, since, until)
    zone, law = zone_of(services, caller), services.books.lawbook.in_force(services.now().date())
    return page(
        request, "book.html.j2", caller, found=found, found_tables=(_meetings(found, zone), *_tables(found, zone, law))
    )


def _day(request: Request, name: str) -> date | None:
    typed = request.query_params.get(name, "").strip()
    try:
        return _DAY.validate_python(typed) if typed else None
    except ValidationError:
        raise Problem(Kind.MALFORMED, "Write each day as 2026-03-31, from April 2015 on.") from None


def _meetings(found: Book, zone: ZoneInfo) -> Table:
    rows = tuple(
        (link_to(each.stream, minute_of(each.at, zone)), f"Level {each.level}", each.meeting, code_in_words(each.state))
        for each in found.meetings
    )
    return Table("Meetings to come", ("When", "Level", "Meeting", "State"), rows)


def _tables(found: Book, zone: ZoneInfo, law: LawPack) -> tuple[Table, ...]:
    return (
        _table("Days with meetings", ("Day", "Meetings", "Room for", ""), [
            (date_in_words(each.day), each.meetings, each.capacity or "not set", "too many" if each.over else "")
            for each in found.days]),
        _table("Reviews owed", ("Review", "Due", "State", "In hand"), [
            (link_to(each.stream, law.title_of(each.rule)), minute_of(each.due_at, zone),
             STATES.get(each.state, (code_in_words(each.state), ""))[0], each.worker or "nobody")
            for each in found.reviews]),
        _table("Cases by category and level", ("Category", "Level", "Cases"), [
            (code_in_words(each.category), each.level or "not set", each.cases) for each in found.cases]),
        _table("Actions by agency", ("Agency", "Open", "Overdue"), [
            (code_in_words(each.agency), each.open, each.overdue) for each in found.actions]),
        _table("Cases that other areas offer", ("Managed by", "Case"), [
            (code_in_words(each.managed_by), link_to(each.stream, each.stream[-6:])) for each in found.offered]),
        _table("Attendance by agency", ("Agency", "Asked", "Came", "Sent a report only"), [
            (code_in_words(each.agency), each.asked, each.came, each.reported) for each in found.attendance]),
        _table("How review meetings were kept, in the year before", ("Limit", "In time", "Late", "Missed"), [
            (law.title_of(each.rule), each.in_time, each.late, each.missed) for each in found.cadence]),
    )  # fmt: skip


def _table(title: str, columns: tuple[str, ...], rows: list[tuple[Cell, ...]]) -> Table:
    return Table(title, columns, tuple(rows))
