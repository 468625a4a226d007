"""How commands speak: tables for people, JSON for other tools, progress on standard error, exit codes."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import typer
from pydantic_core import to_jsonable_python
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

__all__ = [
    "EXIT_CODES",
    "WALL",
    "Exit",
    "Output",
    "OutputOption",
    "StoppedError",
    "console",
    "on_the_wall",
    "print_json",
    "progress",
    "show",
]


WALL = ZoneInfo("Europe/London")

_FILE_WIDTH = 200
"""Columns of a table that goes to a file or a pipe: nothing is to be cut off there."""


class Output(StrEnum):
    """For whom the answer is."""

    TEXT = "text"
    JSON = "json"


OutputOption = Annotated[Output, typer.Option("--output", "-o", help="text for people, json for other tools")]


class Exit(IntEnum):
    """What the exit code of a command says."""

    FINE = 0
    FAILED = 1
    USAGE = 2
    UNAVAILABLE = 3


EXIT_CODES = (
    "Exit codes: 0 all is well; 1 what was asked for is not so (a scenario differs, a chain is broken, no such case); "
    "2 the command was used wrongly; 3 a server, a key or a setting is missing."
)


class StoppedError(Exception):
    """The command cannot go on; the words are for the person who gave it."""

    def __init__(self, words: str, code: Exit = Exit.FAILED) -> None:
        super().__init__(words)
        self.code = code


def console() -> Console:
    """Where answers go. Made at each call, so that a caller who redirects standard output is obeyed."""
    screen = sys.stdout.isatty()
    return Console(highlight=False, soft_wrap=not screen, width=None if screen else _FILE_WIDTH)


def show(table: Table, nothing: str = "Nothing.") -> None:
    """A table; one without rows is told in a word, for an empty frame looks like a fault."""
    if table.row_count or not table.title:
        console().print(table if table.row_count else nothing, markup=False)
    else:
        console().print(f"{table.title}: {nothing[:1].lower()}{nothing[1:]}", markup=False)


def print_json(value: Any) -> None:
    """One JSON document on standard output; instants and days as in ISO 8601, as the API writes them."""
    typer.echo(json.dumps(value, indent=2, ensure_ascii=False, default=to_jsonable_python))


def on_the_wall(at: datetime | None) -> str:
    """The minute that clocks of the teams show at this instant, for tables; nothing for no instant.

    A date is the last second of a local day: in UTC it would stand an hour before its end all summer.
    """
    return f"{at.astimezone(WALL):%Y-%m-%d %H:%M}" if at else ""


@contextmanager
def progress(words: str, total: int | None = None) -> Iterator["Step"]:
    """A bar on standard error while something long runs; each call of what is given moves it by one."""
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    # Into a file a bar would write nothing but an empty line.
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as bar:
        yield Step(bar, bar.add_task(words, total=total))


class Step:
    """Moves a bar on."""

    def __init__(self, bar: Progress, task: Any) -> None:
        self._bar, self._task = bar, task

    def __call__(self, by: int = 1) -> None:
        """So much more is done."""
        self._bar.advance(self._task, by)
