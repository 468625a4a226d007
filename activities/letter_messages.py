"""What travels between a letter's workflow and its desk: codes and numbers, nothing that the letter says."""

from typing import Final, Self

from pydantic import BaseModel, ConfigDict

__all__ = ["ALL_STATES", "ENDED", "UNDER_WAY", "WAITING", "LetterRef", "Standing"]

ENDED: Final = frozenset({"delivered", "withdrawn", "erased"})
"""Nothing can happen to the letter any more."""
UNDER_WAY: Final = frozenset({"ready", "sending", "sent"})
"""A workflow is at it; if there is none, the watch starts one."""
WAITING: Final = frozenset({"incomplete", "not_anonymous", "needs_address", "failed", "unconfirmed"})
"""Somebody has to do something first."""


ALL_STATES: Final = tuple(sorted(ENDED | UNDER_WAY | WAITING))
"""Every state that a letter can be in."""


class LetterRef(BaseModel):
    """Which letter: the event that owes it, and its number among what that event owes."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    stream: str
    seq: int
    ordinal: int

    @classmethod
    def of(cls, id_: str) -> Self:
        """The letter of this name. Raises ValueError if it is none."""
        word, _, rest = id_.partition("/")
        stream, seq, ordinal = rest.rsplit("/", 2)
        if word != "letter":
            raise ValueError(id_)
        return cls(stream=stream, seq=int(seq), ordinal=int(ordinal))

    @property
    def id(self) -> str:
        """The letter's name for good: of its workflow, of its documents, at the carrier."""
        return f"letter/{self.stream}/{self.seq}/{self.ordinal}"


class Standing(BaseModel):
    """How a letter stands. ``round`` counts what was added: each round may be sent once."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    kind: str
    state: str
    round: int = 0
