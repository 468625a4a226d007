"""What is owed without a date: only what is owed is done, and what must be done is never set aside."""

from datetime import date

from domain.kernel.owing import done_objections, set_aside_objections
from domain.law.rule import Strength
from domain.registry import LAWBOOK

LAW = LAWBOOK.in_force(date(2026, 3, 2))
MUST = next(each.id for each in LAW.rules.values() if each.strength is Strength.BLOCK)
SHOULD = next(each.id for each in LAW.rules.values() if each.strength is Strength.WARN)


def test_only_what_is_owed_is_done_or_set_aside() -> None:
    assert [each and each.rule for each in done_objections(SHOULD, {})] == [SHOULD]
    assert list(done_objections(SHOULD, {SHOULD})) == [None]
    assert [each and each.words for each in set_aside_objections(SHOULD, {}, LAW)] == [
        "Nothing is owed by this rule now.", None,
    ]  # fmt: skip


def test_a_must_is_never_set_aside_and_a_should_is() -> None:
    (owed, binding) = set_aside_objections(MUST, {MUST}, LAW)
    assert owed is None
    assert binding is not None
    assert (binding.rule, binding.words) == (
        MUST, "The guidance says that this must be done: it cannot be set aside."
    )  # fmt: skip
    assert list(set_aside_objections(SHOULD, {SHOULD}, LAW)) == [None, None]
