"""Reference lists on disk: one JSON file a version, added and never changed. Workers notice a new one by themselves.

What a list's rows must hold is its owner's matter: offence lists are checked by ``offence_list``.
"""

from pathlib import Path

import structlog
from pydantic import Field, TypeAdapter

from domain.kernel.message import Message
from domain.kernel.reference import NO_REFERENCES, ReferenceList, References
from domain.mappa.eligibility.listings import LISTS, Threshold

__all__ = ["ReferenceExistsError", "ReferenceFolder", "add_reference", "offence_list", "read_references"]

log = structlog.get_logger()


class ReferenceExistsError(FileExistsError):
    """A version of the list is held already, with other content: a version is never changed."""


class _Row(Message):
    """One offence of a list. Unknown fields are refused, so that no row of a placeholder is taken for an offence."""

    title: str = Field(default="", max_length=400)
    thresholds: tuple[Threshold, ...] = ()


class ReferenceFolder:
    """The lists in a folder as they stand when they are asked for: an import counts from the next command on.

    Files are told by their names, for a version is never changed. A file that does not fit, put there by hand, stops a
    worker that starts; one that works goes on with what it held, and says so.
    """

    def __init__(self, folder: Path) -> None:
        """Read what is there. Raises ValueError when a file does not fit."""
        self._folder = folder
        self._names = _names(folder)
        self._held = read_references(folder) if self._names else NO_REFERENCES

    def __call__(self) -> References:
        """All versions that are held now."""
        names = _names(self._folder)
        if names != self._names:
            self._names = names
            self._read()
        return self._held

    def _read(self) -> None:
        try:
            self._held = read_references(self._folder)
        except (ValueError, OSError) as error:
            log.warning("reference lists not read: what was held before still counts", error=type(error).__name__)
        else:
            log.info("reference lists read", count=len(self._held.lists))


def _names(folder: Path) -> frozenset[str]:
    return frozenset(each.name for each in folder.glob("*.json"))


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
