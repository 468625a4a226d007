"""A file of an offender who is managed, with facts in its slices."""

from typing import Any
from uuid import UUID

from domain.mappa.file import MappaFile

EMPTY = MappaFile(stage="MANAGED", person=UUID(int=1))


def case(**slices: dict[str, Any]) -> MappaFile:
    """A file with these facts in its slices."""
    return EMPTY.model_copy(
        update={name: getattr(EMPTY, name).model_copy(update=facts) for name, facts in slices.items()}
    )
