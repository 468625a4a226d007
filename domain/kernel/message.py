"""The base of everything that is said to a case and everything that is remembered of it."""

from collections.abc import Mapping
from typing import Any, ClassVar, Self, get_args

from pydantic import BaseModel, ConfigDict

__all__ = ["Command", "Event", "Message"]

_bare = object.__new__
# The slots of pydantic's models, as pydantic's own copy sets them: found by their names once and not for each copy.
_hold = vars(BaseModel)["__dict__"].__set__
_know, _extra, _private = (
    vars(BaseModel)[f"__pydantic_{slot}__"].__set__ for slot in ("fields_set", "extra", "private")
)


class Message(BaseModel):
    """A frozen value that refuses unknown fields: a misspelt field is an error, never ignored."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @classmethod
    def tag(cls) -> str:
        """The tag by which practitioners, the store and the API call this message."""
        field = cls.model_fields.get("type")
        return str(get_args(field.annotation)[0]) if field else cls.__name__

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy with these fields, unchecked, as pydantic's own makes it.

        A file is copied for every event that is folded, and pydantic's way takes more than twice as long. What did not
        change is shared: messages are frozen and have neither private attributes nor fields that nobody declared.
        """
        if deep:
            return super().model_copy(update=update, deep=True)
        changes, copied, known = update or {}, _bare(self.__class__), self.__pydantic_fields_set__
        _hold(copied, {**self.__dict__, **changes})
        _know(copied, known if known.issuperset(changes) else known.union(changes))
        _extra(copied, None)
        _private(copied, None)
        return copied


class Command(Message):
    """Something that somebody wants done; the imperative of its event. Each has a ``type`` tag."""


class Event(Message):
    """Something that happened. Its name and its fields are a storage format: additive only.

    ``schema_version`` counts the shapes that were ever written; older ones are lifted by upcasters.
    """

    schema_version: ClassVar[int] = 1
