"""Which code this is: a hash of sources, for what must know whether other code made something."""

import hashlib
from importlib.resources import files
from typing import Final

__all__ = ["digest_of_sources"]

_DIGITS: Final = 16


def digest_of_sources(*packages: str) -> str:
    """A hash of all Python sources of these packages of ours, in hexadecimal digits."""
    digest = hashlib.sha256()
    for package in packages:
        for source in sorted(files(package).rglob("*.py"), key=str):  # type: ignore[attr-defined]  # a folder
            digest.update(source.read_bytes())
    return digest.hexdigest()[:_DIGITS]
