"""Words of the source as people read them; codes are told by ``domain.kernel.codes``."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from console.tables import Link
from domain.kernel.words import date_in_words
from domain.registry import LIFECYCLES

__all__ = ["day_of", "link_to", "minute_of", "pathway_in_words", "without_marks", "worker_link"]

_SHORT = 6
"""How much of a case's id tells it from others on a page."""


def without_marks(docstring: str) -> str:
    """A docstring without the marks around its code, on one line."""
    return " ".join(docstring.replace("``", "").split())


def minute_of(instant: datetime, zone: ZoneInfo) -> str:
    """A date and a time on one line of a table: "2 April 2026, 16:45"."""
    local = instant.astimezone(zone)
    return f"{date_in_words(local.date())}, {local:%H:%M}"


def day_of(value: date | datetime, zone: ZoneInfo) -> str:
    """A day, also of an instant: "2 April 2026"."""
    return date_in_words(value.astimezone(zone).date() if isinstance(value, datetime) else value)


def pathway_in_words(name: str) -> str:
    """The title of a pathway."""
    return LIFECYCLES[name].title if name in LIFECYCLES else name


def link_to(case: str, words: str = "") -> Link:
    """The page of the case that an answer of the API names by its address, as "Adult safeguarding 3f2a1c"."""
    stream = case.removeprefix("/v1/cases/")
    return Link(f"/cases/{stream}", words or f"{pathway_in_words(stream.partition('/')[0])} {stream[-_SHORT:]}")


def worker_link(worker: str) -> Link:
    """What the register of workers holds of somebody, under their id."""
    return Link(f"/workers/{worker}", worker)
