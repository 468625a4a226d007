"""The port through which letters leave: one protocol, whoever carries them."""

from dataclasses import dataclass, field
from typing import Literal, Protocol

from infra.letters.directory import Addressee

__all__ = ["Enclosed", "Outcome", "Parcel", "RejectedError", "SendState", "Sender", "SenderUnavailableError"]

SendState = Literal["on_its_way", "delivered", "failed"]


class RejectedError(Exception):
    """The carrier does not take this letter, however often it is asked; ``code`` says why and names nobody."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class SenderUnavailableError(Exception):
    """The carrier cannot be reached, or does not take anything now: to be tried again."""


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A document that goes with a letter; its name is a code and an ending."""

    name: str
    media_type: str
    body: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Parcel:
    """One letter, ready to go. ``reference`` is its own for good: the carrier is asked by it what it has already.

    A carrier that cannot take every enclosure rejects the letter: it never goes without one.
    """

    reference: str
    subject: str = field(repr=False)
    addressee: Addressee = field(repr=False)
    pdf: bytes = field(repr=False)
    html: str = field(repr=False)
    enclosed: tuple[Enclosed, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the carrier says of a letter that it took; ``code`` is the carrier's own word."""

    state: SendState
    code: str


class Sender(Protocol):
    """A carrier of letters."""

    async def find(self, reference: str) -> str | None:
        """The carrier's id of a letter that it took under this reference; None if it has none.

        Raises SenderUnavailableError.
        """
        ...

    async def send(self, parcel: Parcel) -> str:
        """Hand a letter over; its id at the carrier. Raises RejectedError, SenderUnavailableError."""
        ...

    async def outcome(self, receipt: str) -> Outcome:
        """What became of the letter of this id. Raises SenderUnavailableError."""
        ...
