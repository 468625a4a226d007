"""Stored events as files: ``events/{kernel|<lifecycle>}/<Event>.v<N>.json``.

A file keeps one body as the store would hold it, the hash of the shape that wrote it, and what the current
code makes of it (the same body, unless an upcaster lifts it).
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from domain.kernel.codebook import Codebook, codebook_of, kernel_events
from domain.kernel.message import Event
from domain.registry import LIFECYCLES

__all__ = ["FOLDER", "Golden", "all_event_types", "path_of", "shape_of", "stored"]

FOLDER = Path(__file__).parent / "events"


@dataclass(frozen=True, slots=True)
class Golden:
    """One golden file."""

    path: Path
    folder: str
    event: str
    schema: int
    shape: str
    body: dict[str, Any]
    now: dict[str, Any]

    def codebook(self) -> Codebook:
        """The codebook that must be able to read it."""
        return codebook_of(LIFECYCLES.get(self.folder) or next(iter(LIFECYCLES.values())))


def stored() -> Iterator[Golden]:
    """Every golden file."""
    for path in sorted(FOLDER.glob("*/*.json")):
        name, version = path.stem.split(".v")
        read = json.loads(path.read_text())
        yield Golden(path, path.parent.name, name, int(version), read["shape"], read["body"], read["now"])


def all_event_types() -> Iterator[tuple[str, type[Event]]]:
    """Every event type with the folder in which its golden files stand."""
    for each in kernel_events():
        yield "kernel", each
    for lifecycle in LIFECYCLES.values():
        for each in lifecycle.events:
            yield lifecycle.name, each


def path_of(folder: str, event: type[Event]) -> Path:
    """Where the golden file of the current version stands."""
    return FOLDER / folder / f"{event.tag()}.v{event.schema_version}.json"


def shape_of(event: type[Event]) -> str:
    """A hash of the event's JSON Schema without its words: it changes when a field does."""
    bare = _without_words(event.model_json_schema(mode="serialization"))
    return hashlib.sha256(json.dumps(bare, sort_keys=True).encode()).hexdigest()


def _without_words(schema: Any) -> Any:
    if isinstance(schema, dict):
        bare = {key: value for key, value in schema.items() if not _is_words(key, value)}
        return {key: _without_words(value) for key, value in bare.items()}
    return [_without_words(each) for each in schema] if isinstance(schema, list) else schema


def _is_words(key: str, value: Any) -> bool:
    """A mark for whoever tells it in words, ``Coded``, is no part of what is stored either."""
    marks = {"format": "code", "propertyNames": {"format": "code"}}
    return (key in {"description", "title"} and isinstance(value, str)) or (key in marks and marks[key] == value)
