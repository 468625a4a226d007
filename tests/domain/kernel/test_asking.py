"""A table of what a command must say: each part that says nothing is refused by its own rule, at its own field."""

import pytest

from domain.kernel.asking import asked
from domain.kernel.message import Message


class Inner(Message):
    text: str = ""


class Outer(Message):
    text: str = ""
    several: tuple[str, ...] = ()
    yes: bool = False
    inner: Inner | None = None


PARTS = tuple((field, f"RULE-{n}", f"Say {field}.") for n, field in enumerate(("text", "several", "yes", "inner.text")))


def test_every_silent_part_objects_at_its_field() -> None:
    said = [each and (each.rule, each.field) for each in asked(Outer(), PARTS)]
    assert said == [("RULE-0", "text"), ("RULE-1", "several"), ("RULE-2", "yes"), ("RULE-3", "inner.text")]


@pytest.mark.parametrize("blank", ["", "   ", "\n"])
def test_blanks_say_nothing(blank: str) -> None:
    objections = tuple(asked(Outer(text="Said", several=("one",), yes=True, inner=Inner(text=blank)), PARTS))
    assert [each is None for each in objections] == [True, True, True, False]
