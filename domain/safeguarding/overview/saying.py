"""The few turns of phrase that every part uses."""

from collections.abc import Iterable, Iterator

from domain.kernel.codes import code_in_a_sentence
from domain.kernel.overview import Told
from domain.kernel.refusal import Objection

__all__ = ["asked", "sentence", "some"]


def some(codes: Iterable[str]) -> str:
    """Codes as words, in order, with commas between."""
    return ", ".join(code_in_a_sentence(code) for code in sorted(codes))


def sentence(words: str) -> str:
    """The words with a capital and a full stop: what somebody typed stands among our own."""
    words = words.strip().rstrip(". ")
    return f"{words[:1].upper()}{words[1:]}."


def asked(topic: str, code: str, by: str, objections: Iterable[Objection | None]) -> Iterator[Told]:
    """What guards still ask for, as they will say it when their step is tried."""
    for each in objections:
        if each:
            yield Told(topic, each.words, code, each.rule, by)
