"""How a step of a lifecycle says no: every rule that stands in the way at once."""

from collections.abc import Iterable

from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event
from domain.kernel.refusal import Objection, objections_or_none

__all__ = ["said", "unless", "unless_refused"]


def unless(holds: object, rule: str, words: str, field: str | None = None) -> Objection | None:
    """The objection of this rule, unless what it asks for holds."""
    return None if holds else Objection(rule=rule, words=words, field=field)


def said(text: str | None) -> bool:
    """Whether a text says anything at all."""
    return bool(text and text.strip())


def unless_refused(objections: Iterable[Objection | None], *events: Event) -> Ruling:
    """The events, or the refusal that names every rule that objected."""
    return objections_or_none(objections) or events
