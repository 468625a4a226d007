"""Four eyes: never the author, and the signer whom the holder of the case asks for (forensic reading 12)."""

from dataclasses import replace
from datetime import date

import pytest

from domain.kernel.four_eyes import Row, Signing, four_eyes, roles_of
from domain.kernel.register import Actor, Period, Register, WorkerFacts
from tests.domain.kernel.library import Loan

LEADERS = frozenset({"TeamLeader", "AdvancedPractitioner"})
SIGNING = Signing(
    "FOR-QA",
    (
        Row(frozenset({"AssistantDirector"}), held_by=frozenset({"ServiceManager"})),
        Row(frozenset({"ServiceManager"}), held_by=LEADERS),
        Row(LEADERS),
    ),
    author_rule="FOR-QA-AUTHOR",
)


def _said(by: str, role: str, author: str = "sara", holder_roles: tuple[str, ...] = ("SocialWorker",)) -> list[str]:
    now = Loan().circumstances(by=Actor(id=by, roles=(role,)))
    found = four_eyes(SIGNING, now, authors=(author, None), holder_roles=holder_roles)
    return [f"{objection.rule}: {objection.words}" for objection in found if objection]


@pytest.mark.parametrize(
    ("holder", "signs"),
    [
        (("SocialWorker",), {"TeamLeader", "AdvancedPractitioner"}),
        ((), {"TeamLeader", "AdvancedPractitioner"}),
        (("TeamLeader",), {"ServiceManager"}),
        (("SocialWorker", "AdvancedPractitioner"), {"ServiceManager"}),
        (("ServiceManager",), {"AssistantDirector"}),
        (("ServiceManager", "TeamLeader"), {"AssistantDirector"}),
    ],
)
def test_who_signs_depends_on_who_holds_the_case(holder: tuple[str, ...], signs: set[str]) -> None:
    all_roles = {"SocialWorker", "TeamLeader", "AdvancedPractitioner", "ServiceManager", "AssistantDirector"}
    assert {role for role in all_roles if not _said("tom", role, holder_roles=holder)} == signs


def test_the_author_never_signs_whatever_their_role() -> None:
    assert _said("tom", "TeamLeader", author="tom") == [
        "FOR-QA-AUTHOR: Nobody signs what they wrote or proposed themselves: somebody else must sign it."
    ]


def test_a_refusal_names_both_rules_and_says_whose_case_it_is() -> None:
    said = _said("tom", "TeamLeader", author="tom", holder_roles=("TeamLeader", "SocialWorker"))
    assert said[1:] == ["FOR-QA: This is signed by the service manager, because the team leader holds the case."]
    assert len(said) == 2


def test_a_table_without_a_last_row_for_any_holder_is_a_fault() -> None:
    with pytest.raises(ValueError, match="FOR-QA"):
        Signing("FOR-QA", SIGNING.rows[:2])
    with pytest.raises(ValueError, match="FOR-QA"):
        Signing("FOR-QA", (Row(LEADERS), *SIGNING.rows))


def test_the_holders_roles_are_the_registers() -> None:
    now = replace(Loan().circumstances(), register=Register(workers={"tess": WorkerFacts(roles=("TeamLeader",))}))
    assert (roles_of("tess", now), roles_of("unknown", now), roles_of(None, now)) == (("TeamLeader",), (), ())


def test_what_the_register_says_of_a_worker_holds_on_its_days() -> None:
    day = date(2026, 3, 29)
    away = Period(since=date(2026, 3, 29), until=date(2026, 4, 2))
    worker = WorkerFacts(
        registered_until=day, standings={"AMHP": away, "DSO": Period(since=date(2020, 1, 1))}, trained={"dso": day},
        on_leave=away, left=date(2026, 6, 30),
    )  # fmt: skip
    days = (date(2026, 3, 28), day, date(2026, 4, 2), date(2026, 4, 3))
    assert [worker.stands_as("AMHP", d) for d in days] == [False, True, True, False]
    assert [worker.stands_as("DSO", d) for d in days] == [True] * 4
    assert not worker.stands_as("IO", day)
    assert [worker.available(d) for d in days] == [True, False, False, True]
    assert (worker.in_post(date(2026, 6, 30)), worker.available(date(2026, 7, 1))) == (True, False)
    assert [worker.trained_in("dso", d) for d in days] == [False, True, True, True]
    assert [worker.registered(d) for d in days] == [True, True, False, False]
    assert not WorkerFacts().registered(day)
