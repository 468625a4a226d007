"""What the case knows of the person's demographics and of the tribunals that are listed."""

from collections.abc import Mapping
from datetime import date

from domain.kernel.message import Message

__all__ = ["Activity", "Demographics", "Listed"]


class Demographics(Message):
    """The groups that the figures count; None: not recorded. Codes of the area's own lists."""

    born: date | None = None
    ethnicity: str | None = None
    sex: str | None = None
    disability: str | None = None
    language: str | None = None


class Listed(Message):
    """A tribunal that is listed and was not heard yet."""

    hearing_on: date
    report_prepared: bool = False


class Activity(Message):
    """The slice of the activity."""

    demographics: Demographics = Demographics()
    tribunals: Mapping[str, Listed] = {}
    """By key: those that were not heard yet."""
