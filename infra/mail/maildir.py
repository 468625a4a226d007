"""A maildir as a service's mailbox: mails are taken from it one by one and never deleted, only moved.

A mail is put into the folder of its outcome before it is taken out of the inbox: a process that dies in between leaves
it in both, and it is dealt with again under the same key, which changes nothing.
"""

import email.policy
import mailbox
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path
from typing import Literal

__all__ = ["Arrived", "Maildir", "Outcome"]

Outcome = Literal["done", "returned", "refused"]

_PARSER = BytesParser(policy=email.policy.default)


@dataclass(frozen=True, slots=True)
class Arrived:
    """One mail of the inbox: its key there, when it was delivered (UTC), and what it says."""

    key: str
    at: datetime
    mail: EmailMessage


class Maildir:
    """An inbox with a folder for each outcome, and one for replies that the mail server sends."""

    def __init__(self, path: Path) -> None:
        self._inbox = mailbox.Maildir(path, create=True)

    def arrived(self) -> Iterator[Arrived]:
        """What lies in the inbox, the oldest first. Delivery time is the file's own, which no sender can choose."""
        found = [(key, self._inbox.get_message(key).get_date()) for key in self._inbox.keys()]  # noqa: SIM118 -- a mailbox iterates over mails
        for key, delivered in sorted(found, key=lambda each: (each[1], each[0])):
            read = _PARSER.parsebytes(self._inbox.get_bytes(key))
            if isinstance(read, EmailMessage):
                yield Arrived(key, datetime.fromtimestamp(delivered, UTC), read)

    def put_away(self, arrived: Arrived, outcome: Outcome) -> None:
        """Move a mail to the folder of its outcome."""
        self._folder(outcome).add(self._inbox.get_message(arrived.key))
        self._inbox.discard(arrived.key)

    def reply(self, reply: EmailMessage) -> None:
        """Leave a reply for the mail server."""
        self._folder("replies").add(reply)

    def count(self, folder: Outcome | Literal["replies"] | None = None) -> int:
        """How many mails lie in a folder, or in the inbox."""
        return len(self._inbox if folder is None else self._folder(folder))

    def _folder(self, name: str) -> mailbox.Maildir:
        return self._inbox.add_folder(name)
