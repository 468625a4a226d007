"""The few turns of phrase that every part uses."""

from collections.abc import Iterable, Iterator

from domain.kernel.codes import capital
from domain.kernel.overview import Told
from domain.kernel.refusal import Objection

__all__ = ["asked", "sentence"]


def sentence(words: str) -> str:
    """The words with a capital and a full stop: what somebody typed stands among our own."""
    return f"{capital(words.strip().rstrip('. '))}."


def asked(topic: str, code: str, by: str, objections: Iterable[Objection | None]) -> Iterator[Told]:
    """What guards still ask for, as they will say it when their step is tried."""
    for each in objections:
        if each:
            yield Told(topic, each.words, code, each.rule, by)
