"""A council's area and what it chose where the sources leave the choice: dated, printed, never a hidden default."""

from collections.abc import Mapping
from datetime import date

from domain.calendar.spans import Span
from domain.kernel.duty import Amount
from domain.kernel.message import Message

__all__ = ["Area", "Chosen"]


class Chosen(Message):
    """A choice from a local day on; ``value`` None switches the setting off. ``decided`` says by whom or where."""

    since: date
    value: Amount | bool | int | str | None
    decided: str = ""


class Area(Message):
    """A council's area and the choices that the sources leave to it."""

    name: str = "kent"
    timezone: str = "Europe/London"
    calendar: str = "england-and-wales"
    concern_sign_off: bool = False
    """Whether a manager signs off closing at concern (safeguarding reading 13; S42-CC-07)."""
    settings: Mapping[str, tuple[Chosen, ...]] = {}
    """By the setting's name; of choices that have begun the latest counts."""

    def chosen(self, setting: str, day: date) -> Amount | bool | int | str | None:
        """What is chosen on this local day; None: not set."""
        found = self.choice(setting, day)
        return found.value if found else None

    def choice(self, setting: str, day: date) -> Chosen | None:
        """The choice that counts on this local day, with its date and who decided it."""
        begun = [each for each in self.settings.get(setting, ()) if each.since <= day]
        return max(begun, key=lambda each: each.since, default=None)

    def span(self, setting: str, day: date) -> Span | None:
        """The length of time that is chosen on this day. Raises ValueError if the choice is no length of time."""
        value = self.chosen(setting, day)
        if value is None or isinstance(value, Amount):
            return value.span if value else None
        raise ValueError(f"setting {setting} of {self.name} is no length of time")
