"""The SQL texts, one file per statement under infra/sql/queries, and what their answers look like."""

from pathlib import Path
from typing import Any, Protocol

_FOLDER = Path(__file__).parents[1] / "sql" / "queries"


class Columns(Protocol):
    """A row, or a composite value in a row, whose columns are read by name."""

    def __getitem__(self, name: str, /) -> Any:
        """The value of a column."""


def query(name: str) -> str:
    """The text of the statement that stands in `name`.sql."""
    return (_FOLDER / f"{name}.sql").read_text(encoding="utf-8")
