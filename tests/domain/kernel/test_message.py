"""A copy of a message is what pydantic's own copy is, only faster."""

import copy

from pydantic import BaseModel

from domain.kernel.message import Message
from domain.safeguarding.file import SafeguardingFile


class Note(Message):
    text: str
    about: str | None = None
    tags: tuple[str, ...] = ()


NOTE = Note(text="rang", tags=("a",))


def same(ours: BaseModel, theirs: BaseModel) -> bool:
    return (ours, ours.model_fields_set, ours.__dict__) == (theirs, theirs.model_fields_set, theirs.__dict__)


def test_a_copy_is_pydantics_copy() -> None:
    for changes in (None, {}, {"text": "wrote"}, {"about": "the son"}):
        assert same(NOTE.model_copy(update=changes), BaseModel.model_copy(NOTE, update=changes))


def test_the_first_stays_as_it_was_and_neither_is_the_others() -> None:
    copied = NOTE.model_copy(update={"about": "the son"})
    assert (NOTE.about, NOTE.model_fields_set) == (None, {"text", "tags"})
    assert hash(NOTE) == hash(NOTE.model_copy()) != hash(copied)
    assert NOTE.model_copy() == NOTE
    assert NOTE.model_copy() is not NOTE


def test_a_copy_is_written_and_carried_like_any_other() -> None:
    copied = NOTE.model_copy(update={"about": "the son"})
    assert copied.model_dump(exclude_unset=True) == {"text": "rang", "about": "the son", "tags": ("a",)}
    assert copy.deepcopy(copied) == copied == copy.copy(copied)


def test_a_deep_copy_shares_nothing_that_can_change() -> None:
    file = SafeguardingFile(ratings={"neglect": "low"})
    assert file.model_copy(deep=True).ratings is not file.ratings
    assert file.model_copy().ratings is file.ratings
