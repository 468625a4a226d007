"""A maildir as a service's mailbox: mails are taken from it one by one and never deleted, only moved.

A mail is moved to the folder of its outcome by one rename, once it was dealt with. A process that dies before leaves
it in the inbox, where it is dealt with again under the same key, which changes nothing.
"""

import email.policy
import hashlib
import mailbox
import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path
from typing import Final, Literal

import structlog

__all__ = ["LARGEST", "Arrived", "Maildir", "Outcome", "name_in_logs"]

log = structlog.get_logger()

Outcome = Literal["done", "returned", "refused"]

LARGEST: Final = 50_000_000
"""Bytes of a mail that is read whole. Of a larger one the headers are read: nobody's form is that long."""
_HEADERS: Final = 65_536
_MADE: Final = re.compile(r"[0-9]{9,}\.[A-Za-z0-9_]{1,60}\.[A-Za-z0-9._-]{1,80}(,[SW]=[0-9]+)*(:2,[A-Z]*)?")
_PARSER = BytesParser(policy=email.policy.default)


@dataclass(frozen=True, slots=True)
class Arrived:
    """One mail of the inbox: its file, when it was delivered (UTC), what it says, and a hash of all that was read."""

    path: Path
    at: datetime
    mail: EmailMessage
    digest: str


class Maildir:
    """An inbox with a folder for each outcome, and one for replies that the mail server sends."""

    def __init__(self, path: Path) -> None:
        self._inbox, self._path = mailbox.Maildir(path, create=True), path

    def inbox(self) -> list[Path]:
        """The files of the inbox, the oldest first."""
        found: list[tuple[float, Path]] = []
        for part in ("new", "cur"):
            for path in (self._path / part).iterdir():
                with suppress(FileNotFoundError):
                    found.append((path.stat().st_mtime, path))
        return [path for _, path in sorted(found)]

    def read(self, path: Path) -> Arrived | None:
        """A mail of the inbox. Delivery time is the file's own, which no sender can choose.

        None if another worker that watches moved it first. Raises OSError for a file that cannot be read.
        """
        try:
            delivered = path.stat()
            said, read = _mail_of(path, whole=delivered.st_size <= LARGEST)
        except FileNotFoundError:
            return None
        at = datetime.fromtimestamp(delivered.st_mtime, UTC)
        return Arrived(path, at, said, hashlib.sha256(read).hexdigest())

    def put_away(self, arrived: Arrived, outcome: Outcome) -> None:
        """Move a mail to the folder of its outcome; one that another worker moved meanwhile is left there."""
        self._folder(outcome)
        name = arrived.path.name.partition(":")[0]
        with suppress(FileNotFoundError):
            arrived.path.rename(self._path / f".{outcome}" / "cur" / f"{name}:2,S")

    def reply(self, reply: EmailMessage, name: str) -> None:
        """Leave a reply for the mail server; the same name again is the same reply, not another one."""
        self._folder("replies")
        folder = self._path / ".replies"
        written = folder / "tmp" / name
        written.write_bytes(bytes(reply))
        written.rename(folder / "new" / name)

    def count(self, folder: Outcome | Literal["replies"] | None = None) -> int:
        """How many mails lie in a folder, or in the inbox."""
        return len(self._inbox if folder is None else self._folder(folder))

    def _folder(self, name: str) -> mailbox.Maildir:
        return self._inbox.add_folder(name)


def name_in_logs(path: Path) -> str:
    """The name of a mail's file if a mail server made it (an instant, a process, a host); else somebody's own words."""
    return path.name if _MADE.fullmatch(path.name) else "(a name that no mail server gave)"


def _mail_of(path: Path, *, whole: bool) -> tuple[EmailMessage, bytes]:
    """The mail and the bytes it was read from: the headers alone of one that is too large or cannot be taken apart."""
    if whole:
        body = path.read_bytes()
        try:
            return _parsed(body), body
        except Exception as broken:  # noqa: BLE001 -- the parser raises what it meets, RecursionError too
            log.warning("mail cannot be taken apart", source=name_in_logs(path), error=type(broken).__name__)
    with path.open("rb") as file:
        head = file.read(_HEADERS)
    return _parsed(head, headers=True), head


def _parsed(body: bytes, *, headers: bool = False) -> EmailMessage:
    return _PARSER.parsebytes(body, headersonly=headers)
