"""What travels between a letter's workflow and its desk: codes and numbers, nothing that the letter says."""

from typing import Final

from pydantic import BaseModel, ConfigDict

__all__ = ["ENDED", "WAITING", "LetterRef", "Standing"]

ENDED: Final = frozenset({"delivered", "withdrawn", "erased"})
"""Nothing can happen to the letter any more."""
WAITING: Final = frozenset({"incomplete", "not_anonymous", "needs_address", "failed", "unconfirmed"})
"""Somebody has to do something first."""


class LetterRef(BaseModel):
    """Which letter: the event that owes it, and its number among what that event owes."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    stream: str
    seq: int
    ordinal: int

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
