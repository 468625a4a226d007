"""Reference lists on disk: one JSON file a version, added and never changed. Workers read them when they start.

What a list's rows must hold is its owner's matter: offence lists are checked by ``offence_list``.
"""

from pathlib import Path

from pydantic import Field, TypeAdapter

from domain.kernel.message import Message
from domain.kernel.reference import ReferenceList, References
from domain.mappa.eligibility.listings import LISTS, Threshold

__all__ = ["ReferenceExistsError", "add_reference", "offence_list", "read_references"]


class ReferenceExistsError(FileExistsError):
    """A version of the list is held already, with other content: a version is never changed."""


class _Row(Message):
    """One offence of a list. Unknown fields are refused, so that no row of a placeholder is taken for an offence."""

    title: str = Field(default="", max_length=400)
    thresholds: tuple[Threshold, ...] = ()


def read_references(folder: Path) -> References:
    """All versions in the folder; none if there is no folder. Raises ValueError when a file does not fit."""
    files = sorted(folder.glob("*.json")) if folder.is_dir() else []
    return References(lists=tuple(ReferenceList.model_validate_json(each.read_bytes()) for each in files))


def add_reference(folder: Path, found: ReferenceList) -> bool:
    """Keep a version; False if it is held already, letter by letter. Raises ReferenceExistsError if it differs."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{found.name}@{found.version}.json"
    body = found.model_dump_json(indent=1).encode()
    if path.exists():
        if path.read_bytes() == body:
            return False
        raise ReferenceExistsError(f"{found.name} {found.version} is held with other content: give it a new version")
    fresh = path.with_suffix(".part")
    fresh.write_bytes(body)
    fresh.replace(path)
    return True


def offence_list(found: ReferenceList) -> ReferenceList:
    """A list of offences whose name is known and whose rows hold what the category engine asks for, or ValueError."""
    if found.name not in LISTS:
        raise ValueError(f"no list is called {found.name}; known: {', '.join(LISTS)}")
    if not found.rows:
        raise ValueError(f"{found.name} has no rows: a list that names no offence would be a silent no")
    rows = TypeAdapter(dict[str, _Row]).validate_python(found.rows)
    kept = {code: row.model_dump(mode="json", exclude_defaults=True) for code, row in sorted(rows.items())}
    return found.model_copy(update={"rows": kept})
