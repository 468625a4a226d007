"""Which area has a case in hand now: where it was opened, or where its own events have moved it since."""

from collections.abc import Container

from domain.kernel.case import AnyCase, AnyLifecycle
from domain.kernel.lifecycle import Standing

__all__ = ["OFFERED_TO_AREA", "offered_to_area", "present_area"]

OFFERED_TO_AREA = "offered_to_area"
"""The kind of the fact that an area is asked to take the case: it must see what it answers to."""


def present_area(lifecycle: AnyLifecycle, case: AnyCase, areas: Container[str]) -> str | None:
    """The area whose lists show the case and whose choices count for it; None: it was never opened.

    ``areas`` are those of this installation. A case that went to none of them stays on the lists of the area that
    opened it: what is owed on it would otherwise be seen by nobody, and nobody could bring it back.
    """
    if case.opened is None:
        return None
    moved = lifecycle.held(case.file).area if lifecycle.held else ""
    return moved if moved in areas else case.opened.area


def offered_to_area(lifecycle: AnyLifecycle, case: AnyCase) -> tuple[Standing, ...]:
    """To which area the case is offered: kept in its head, so that this area finds it and may answer."""
    to = lifecycle.held(case.file).offered_to if lifecycle.held and case.opened else ""
    return (Standing(kind=OFFERED_TO_AREA, about=f"area:{to}"),) if to else ()
