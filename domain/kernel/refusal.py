"""A "no" is a value: it names every rule that stands in the way, not only the first one."""

from collections.abc import Iterable

from domain.kernel.message import Message

__all__ = ["Objection", "Refusal", "objections_or_none"]


class Objection(Message):
    """One rule that was not satisfied.

    ``rule`` is a catalogue id or one of the kernel's own (``CASE-…``); ``words`` are for the person who
    asked and hold nothing personal; ``field`` is the dotted path of the input that would mend it: of this
    command, or of the case where another command brings it.
    """

    rule: str
    words: str
    field: str | None = None


class Refusal(Message):
    """The command is refused: nothing was written."""

    objections: tuple[Objection, ...]

    @property
    def rules(self) -> tuple[str, ...]:
        """The ids of the rules that refused, in the order in which they were looked at."""
        return tuple(objection.rule for objection in self.objections)


def objections_or_none(objections: Iterable[Objection | None]) -> Refusal | None:
    """Gather what guards said; None if none of them objected."""
    found = tuple(objection for objection in objections if objection is not None)
    return Refusal(objections=found) if found else None
