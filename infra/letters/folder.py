"""The carrier of an installation that has none: a folder to look into, or to print from."""

import asyncio
import json
import os
from pathlib import Path

from infra.letters.sending import Outcome, Parcel

__all__ = ["FolderSender"]


class FolderSender:
    """Writes each letter as PDF, HTML, its enclosures and a slip with the address, for the folder's owner only."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def find(self, reference: str) -> str | None:
        """A letter is there once its slip is: the slip is written last."""
        name = _name(reference)
        there = await asyncio.to_thread((self._folder / f"{name}.json").exists)
        return name if there else None

    async def send(self, parcel: Parcel) -> str:
        """Write the letter, what is enclosed beside it, and the slip last."""
        name = _name(parcel.reference)
        await asyncio.to_thread(self._write, name, parcel)
        return name

    async def outcome(self, receipt: str) -> Outcome:  # noqa: ARG002 -- what lies in the folder has arrived
        """A letter in the folder has arrived there."""
        return Outcome("delivered", "folder")

    def _write(self, name: str, parcel: Parcel) -> None:
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        enclosed = {f"{name}.{each.name}": each.body for each in parcel.enclosed}
        slip = {"reference": parcel.reference, "subject": parcel.subject, "enclosed": list(enclosed),
                **parcel.addressee.model_dump()}  # fmt: skip
        for file, body in {f"{name}.pdf": parcel.pdf, f"{name}.html": parcel.html.encode(), **enclosed}.items():
            self._put(file, body)
        self._put(f"{name}.json", json.dumps(slip, indent=2).encode())

    def _put(self, name: str, content: bytes) -> None:
        """Whole or not at all."""
        draft = self._folder / f".{name}"
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        draft.replace(self._folder / name)


def _name(reference: str) -> str:
    return reference.replace("/", "_")
