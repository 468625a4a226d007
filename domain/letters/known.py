"""What registers and the directory know, for letters to take what their own fields name."""

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import Field

from domain.kernel.message import Message
from domain.people.party import Party, named_so
from domain.people.person import PersonRecord

__all__ = ["Contact", "Known", "filled"]

M = TypeVar("M", bound=Message)


class Contact(Message):
    """Somebody whom a reader may ring or write to."""

    name: str = ""
    email: str = ""
    telephone: str = ""


class Known(Message):
    """Who the people of a case are, as of now. ``reader`` is whoever the letter is for, if a register knows them."""

    adult: PersonRecord = PersonRecord()
    parties: Mapping[str, Party] = Field(default_factory=dict)
    reader: Party | None = None
    officer: Contact = Contact()
    signatory: Contact = Contact()

    def called(self, role: str) -> tuple[Party, ...]:
        """The parties of this role."""
        return named_so(role, self.parties)


def filled(message: M, **known: Any) -> M:
    """The message with these facts where it says nothing yet; what it says already stays."""
    news = {name: value for name, value in known.items() if value and not getattr(message, name)}
    return message.model_copy(update=news) if news else message
