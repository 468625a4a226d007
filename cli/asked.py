"""What commands are asked with: files, days, areas, pathways. What does not fit is said in a line, with exit code 2."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel, ValidationError

from cli.output import Exit, StoppedError
from cli.scenario.vocabulary import unknown
from domain.registry import ALSO_CALLED, LIFECYCLES

if TYPE_CHECKING:
    from activities.books import Books

__all__ = ["a_day", "a_file", "a_pathway", "an_area", "facts_in", "faults_of", "one_of"]

_LISTED = 20
"""More names than these are no help in one line."""

Facts = TypeVar("Facts", bound=BaseModel)


def facts_in(file: Path, form: type[Facts]) -> Facts:
    """What a file of JSON says. Raises StoppedError that names the file and every field in which it does not fit."""
    try:
        with a_file(file):
            return form.model_validate_json(file.read_bytes())
    except ValidationError as error:
        raise StoppedError(f"{file} does not fit: {faults_of(error)}", Exit.USAGE) from None


def faults_of(error: ValidationError) -> str:
    """Every field that does not fit and why; never what stood there, which may be personal."""
    found = error.errors(include_input=False, include_url=False)
    return "; ".join(": ".join(part for part in (".".join(map(str, e["loc"])), e["msg"]) if part) for e in found)


@contextmanager
def a_file(path: Path) -> Iterator[None]:
    """While a file that somebody named is read or written: StoppedError if that cannot be done."""
    try:
        yield
    except OSError as error:
        raise StoppedError(f"{path}: {error.strerror or type(error).__name__}", Exit.USAGE) from None


def a_day(written: str) -> date:
    """The day that was asked for. Raises StoppedError."""
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise StoppedError(f"{written} is no day: write 2026-03-31", Exit.USAGE) from None


def a_pathway(name: str | None) -> str | None:
    """The pathway that was asked for, or None for all. Raises StoppedError if there is none of this name."""
    return one_of("pathway", ALSO_CALLED.get(name, name) if name else None, LIFECYCLES)


def an_area(name: str | None, books: "Books") -> str:
    """The area that was asked for, or the home area. Raises StoppedError if the settings know none of this name."""
    return one_of("area", name, books.areas) or next(iter(books.areas))


def one_of(what: str, name: str | None, known: Collection[str]) -> str | None:
    """The name if it is a known one, None if nothing was asked for. Raises StoppedError with what is known."""
    if name is not None and name not in known:
        listed = f" (known: {', '.join(known)})" if len(known) <= _LISTED else ""
        raise StoppedError(unknown(what, name, known) + listed, Exit.USAGE)
    return name
