"""Law packs: bound once, chosen by date, each rule id once; a misspelt id is a fault."""

from dataclasses import replace
from datetime import date

import pytest

from domain.kernel.law import KERNEL_RULES
from domain.law.pack import Lawbook, UnknownPackError, UnknownRuleError, pack_of
from domain.law.rule import Basis, Rule
from domain.registry import LAWBOOK, LIFECYCLES
from tests.domain.kernel.library import RULES

OLD = pack_of("house-2020", date(2020, 4, 1), RULES)
NEW = pack_of("house-2026", date(2026, 4, 1), RULES)
BOOK = Lawbook((OLD, NEW))


@pytest.mark.parametrize(("day", "pack"), [
    (date(2020, 4, 1), "house-2020"), (date(2026, 3, 31), "house-2020"),
    (date(2026, 4, 1), "house-2026"), (date(2040, 1, 1), "house-2026"),
])  # fmt: skip
def test_the_pack_is_chosen_by_the_date(day, pack):
    assert BOOK.in_force(day).id == pack


def test_before_the_first_pack_there_is_no_law():
    with pytest.raises(UnknownPackError, match="2020-03-31"):
        BOOK.in_force(date(2020, 3, 31))


def test_a_pack_is_found_by_its_name_and_another_name_is_a_fault():
    assert BOOK.named("house-2020") is OLD
    with pytest.raises(UnknownPackError, match="house-2019; known: house-2020, house-2026"):
        BOOK.named("house-2019")


def test_a_rule_id_that_stands_twice_is_refused():
    twin = replace(RULES[0], title="Another one")
    with pytest.raises(ValueError, match="rule LIB-RETURN stands twice in law pack house"):
        pack_of("house", date(2020, 1, 1), RULES, (twin,))


def test_packs_out_of_order_and_packs_of_one_name_are_refused():
    for packs in ((NEW, OLD), (OLD, replace(NEW, id=OLD.id))):
        with pytest.raises(ValueError, match="oldest first"):
            Lawbook(packs)


def test_a_rule_that_no_pack_has_is_a_fault():
    with pytest.raises(UnknownRuleError, match="house-2020 has no rule LIB-RETRUN"):
        OLD.rule("LIB-RETRUN")


def test_a_rule_is_told_by_its_title_and_one_that_no_pack_has_by_its_id():
    rule = RULES[0]
    assert (OLD.title_of(rule.id), OLD.titled(rule.id)) == (rule.title, f"{rule.title} ({rule.id})")
    assert (OLD.title_of("LIB-OLD"), OLD.titled("LIB-OLD"), OLD.title_of("LIB-OLD", "")) == ("LIB-OLD", "LIB-OLD", "")


def test_a_pack_cannot_be_changed():
    with pytest.raises(TypeError):
        OLD.rules["X"] = RULES[0]


def test_a_rule_is_in_force_from_its_first_to_its_last_day():
    rule = Rule("R", "t", "c", "w", in_force_from=date(2020, 1, 2), in_force_to=date(2021, 1, 2))
    found = [rule.in_force(date(*day)) for day in ((2020, 1, 1), (2020, 1, 2), (2021, 1, 2), (2021, 1, 3))]
    assert found == [False, True, True, False]
    assert replace(rule, in_force_to=None).in_force(date(2099, 1, 1))


def test_the_kernels_rules_are_its_own_and_in_every_pack():
    assert {rule.basis for rule in KERNEL_RULES} == {Basis.KERNEL}
    for pack in LAWBOOK.packs:
        assert {rule.id for rule in KERNEL_RULES} <= set(pack.rules)


@pytest.mark.parametrize("lifecycle", LIFECYCLES.values(), ids=LIFECYCLES.keys())
def test_every_clock_and_every_row_of_a_lifecycle_rests_on_a_rule_of_the_book(lifecycle):
    for pack in LAWBOOK.packs:
        assert all(pack.rule(clock.rule).limit for clock in lifecycle.clocks)
        assert all(pack.rule(step.role_rule) for step in lifecycle.steps)


@pytest.mark.parametrize("lifecycle", LIFECYCLES.values(), ids=LIFECYCLES.keys())
def test_a_lifecycle_starts_and_stops_its_clocks_by_events_that_it_declares(lifecycle):
    for clock in lifecycle.clocks:
        named = {*clock.starts_on, *clock.met_by, *clock.lapses_on, *clock.agreed_on}
        assert clock.starts_on
        assert named <= set(lifecycle.events), clock.rule
