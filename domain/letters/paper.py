"""What stands on a sheet of paper, before anybody typesets it: blocks of words, no layout."""

from typing import Annotated, Literal

from pydantic import Field

from domain.kernel.message import Message

__all__ = ["Block", "Blank", "Facts", "Heading", "Listed", "Paper", "Paragraph", "Ticks", "words_on"]


class Heading(Message):
    """The title of a section."""

    block: Literal["heading"] = "heading"
    text: str


class Paragraph(Message):
    """A paragraph; a line break in the text begins a new one."""

    block: Literal["paragraph"] = "paragraph"
    text: str


class Listed(Message):
    """Items, each marked ``a)``, ``b)`` and so on."""

    block: Literal["listed"] = "listed"
    items: tuple[str, ...]


class Facts(Message):
    """Labels and what stands beside each."""

    block: Literal["facts"] = "facts"
    rows: tuple[tuple[str, str], ...]


class Ticks(Message):
    """Boxes with their labels, ticked or not."""

    block: Literal["ticks"] = "ticks"
    boxes: tuple[tuple[str, bool], ...]


class Blank(Message):
    """Room for the reader to write in; ``lines`` is its height in lines of text."""

    block: Literal["blank"] = "blank"
    label: str
    lines: int = 1


Block = Annotated[Heading | Paragraph | Listed | Facts | Ticks | Blank, Field(discriminator="block")]


class Paper(Message):
    """One letter or form. ``greeting`` None: a form, which greets nobody. ``marking`` stands on every page."""

    title: str
    greeting: str | None = None
    blocks: tuple[Block, ...]
    marking: str | None = None
    signed: bool = True


def words_on(paper: Paper) -> tuple[str, ...]:
    """Every text on the paper: what a test, or the last check before sending, looks through."""
    return tuple(_texts(paper.model_dump()))


def _texts(value: object) -> list[str]:
    match value:
        case str():
            return [value]
        case dict():
            return [text for each in value.values() for text in _texts(each)]
        case tuple() | list():
            return [text for each in value for text in _texts(each)]
        case _:
            return []
