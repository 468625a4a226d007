"""Pages: Jinja templates with everything escaped, and the words in which codes and instants are read."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from api.services import Services
from console.menu import REGISTERS, menu_of, pages_of_case
from console.session import MARK, mark_of, remember_forms
from console.words import day_of, minute_of, pathway_in_words, without_marks
from domain.calendar.registry import SHIPPED
from domain.kernel.area import Area
from domain.kernel.codes import code_in_a_sentence, code_in_words, party_in_words
from domain.kernel.register import Actor
from domain.kernel.words import instant_in_words, state_in_words
from domain.law.rule import Rule
from domain.law.sources import in_full

__all__ = ["STATES", "base_of", "page", "zone_of"]

_FOLDER: Final = Path(__file__).parent
_LOOKS: Final = {
    "running": "quiet", "approaching": "soon", "due": "late", "breached": "late", "escalated": "late",
    "suspended": "quiet", "met": "done", "met_late": "late", "lapsed": "quiet",
}  # fmt: skip
STATES: Final = {state: (state_in_words(state), look) for state, look in _LOOKS.items()}
"""Of a duty's state: the words, and the look."""


def page(
    request: Request,
    template: str,
    caller: Actor | None = None,
    *,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
    **context: Any,
) -> HTMLResponse:
    """The page that a template makes for a caller."""
    whole = {
        "base": base_of(request), "caller": caller, "mark_name": MARK, "mark": mark_of(request),
        "menu": menu_of(caller), "path": request.url.path,
        "case_pages": lambda lifecycle: pages_of_case(lifecycle, caller) if caller else (),
        "zone": zone_of(request.app.state.services, caller), **context,
    }  # fmt: skip
    response = HTMLResponse(_PAGES.get_template(template).render(whole), status, headers)
    remember_forms(request, response)
    return response


def base_of(request: Request) -> str:
    """The path under which the console is mounted."""
    return str(request.scope.get("root_path", ""))


def zone_of(services: Services, caller: Actor | None) -> ZoneInfo:
    """The zone of the caller's area, in which every instant is shown and typed."""
    name = (caller.area if caller else None) or services.home_area
    area = services.books.areas.get(name) or Area(name=name)
    return ZoneInfo(SHIPPED.named(area.calendar).timezone)


def _when(instant: datetime, zone: ZoneInfo) -> str:
    return instant_in_words(instant.replace(microsecond=0), zone)


def _away(instant: datetime, zone: ZoneInfo) -> str:
    """How far away a day is, in calendar days, as people count them."""
    days = (instant.astimezone(zone).date() - datetime.now(UTC).astimezone(zone).date()).days
    if abs(days) <= 1:
        return {0: "today", 1: "tomorrow", -1: "yesterday"}[days]
    return f"in {days} days" if days > 0 else f"{-days} days ago"


def _source(rule: Rule) -> str:
    return in_full(rule.citation, rule.id)


def _environment() -> Environment:
    found = Environment(
        loader=FileSystemLoader(_FOLDER / "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    found.filters |= {
        "words": code_in_words, "sentence": code_in_a_sentence, "plain": without_marks,
        "when": _when, "minute": minute_of, "day": day_of, "away": _away, "pathway": pathway_in_words,
        "source": _source, "party": party_in_words,
    }  # fmt: skip
    found.globals |= {"states": STATES, "registers": REGISTERS}
    return found


_PAGES: Final = _environment()
