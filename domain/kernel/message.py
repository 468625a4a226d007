"""The base of everything that is said to a case and everything that is remembered of it."""

from typing import ClassVar, get_args

from pydantic import BaseModel, ConfigDict

__all__ = ["Command", "Event", "Message"]


class Message(BaseModel):
    """A frozen value that refuses unknown fields: a misspelt field is an error, never ignored."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @classmethod
    def tag(cls) -> str:
        """The tag by which practitioners, the store and the API call this message."""
        field = cls.model_fields.get("type")
        return str(get_args(field.annotation)[0]) if field else cls.__name__


class Command(Message):
    """Something that somebody wants done; the imperative of its event. Each has a ``type`` tag."""


class Event(Message):
    """Something that happened. Its name and its fields are a storage format: additive only.

    ``schema_version`` counts the shapes that were ever written; older ones are lifted by upcasters.
    """

    schema_version: ClassVar[int] = 1
