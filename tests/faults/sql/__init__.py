"""SQL of the harness alone."""

from pathlib import Path


def query(name: str) -> str:
    """The text of a query of this folder."""
    return Path(__file__).with_name(f"{name}.sql").read_text()
