"""Nobody's duty stays with nobody: cover, the owner's list, and the way back, on a lifecycle that knows none of it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from domain.kernel.area import Area, Chosen
from domain.kernel.circumstances import Circumstances
from domain.kernel.commands import AcknowledgeHandover, HandOverWork, HandWorkBack
from domain.kernel.cover import HANDED_OVER, WITHOUT_WORKER, in_charge, parts_in_hand, stood_in_for
from domain.kernel.duty import Amount
from domain.kernel.lifecycle import Charge
from domain.kernel.register import Actor, Period, Register, WorkerFacts
from domain.kernel.snapshot import freeze, thaw
from tests.domain.kernel.library import LIB, READER, RITA, SYSTEM, AskForChapter, Borrow, Loan, ReportLost

CORA = Actor(id="cora", roles=("DSO",))
TIM = Actor(id="tim", roles=("TeamLeader",))
AWAY = Period(since=date(2026, 3, 1), until=date(2026, 3, 31))
WORKERS = {
    "cora": WorkerFacts(roles=("DSO",)),
    "cleo": WorkerFacts(),
    "carl": WorkerFacts(on_leave=AWAY),
    "kim": WorkerFacts(conflicts=(READER,)),
    "gone": WorkerFacts(left=date(2026, 1, 1)),
}
SOON = (Chosen(since=date(2026, 1, 1), value=Amount(n=1, unit="working_day")),)
CHOSEN = Area(settings={"handover-decision": SOON, "handover-seen": SOON})


class Desked(Loan):
    """A loan that somebody has in hand: rita at first, whoever is named in ``hands`` once it is lost."""

    hands: dict[str, str]

    def __init__(self, standing: str | None = None, area: Area | None = None) -> None:
        super().__init__()
        self.hands, self.area = {"ON_LOAN": "rita", "LOST": "lena"}, area or CHOSEN
        self.lifecycle = replace(
            self.lifecycle,
            charge=lambda file: Charge(team="t", worker=self.hands.get(file.stage), standing=standing),
        )
        self.do(Borrow(), RITA)

    def circumstances(self, *args: Any, **more: Any) -> Circumstances:
        return replace(super().circumstances(*args, **more), register=Register(workers=WORKERS), area=self.area)

    @property
    def charge(self) -> Charge:
        return in_charge(self.lifecycle, self.case)

    def hand(self, to: str | None, worker: str = "rita", by: Actor = SYSTEM, standing: str | None = None) -> "Desked":
        self.give(HandOverWork(worker=worker, to=to, because="leave", standing=standing), by)
        return self


def test_the_cover_has_the_case_in_hand_until_the_worker_is_back() -> None:
    loan = Desked().hand("cora")
    assert loan.brought == ["WorkHandedOver", "DutyArose"]
    assert loan.charge.worker == "cora"
    loan.do(HandWorkBack(worker="rita"), SYSTEM)
    assert loan.charge.worker == "rita"


@pytest.mark.parametrize("to", [None, "carl", "kim", "gone", "nobody", "rita"])
def test_without_a_cover_who_can_it_goes_onto_the_owners_list_with_a_duty(to: str | None) -> None:
    loan = Desked().hand(to)
    assert (loan.charge.worker, loan.charge.waits_for, loan.charge.team) == (None, WITHOUT_WORKER, "t")
    assert loan.brought == ["WorkHandedOver", "DutyArose"]
    assert loan.duty("CASE-HANDOVER").holder == "TeamLeader"
    assert loan.last.happened[0].event.not_to


def test_the_notice_to_a_cover_stands_whatever_else_happens() -> None:
    """Until it is acknowledged: another event of the case does not count as having seen it."""
    loan = Desked().hand("cora").do(AskForChapter(chapter="one"), RITA)
    assert loan.case.unseen == "cora"
    loan.do(AcknowledgeHandover(), CORA)
    assert loan.case.unseen is None


def test_the_list_is_owned_also_where_the_area_set_no_time_for_it() -> None:
    loan = Desked(area=Area()).hand(None)
    assert loan.brought == ["WorkHandedOver"]
    assert loan.charge.waits_for == WITHOUT_WORKER


def test_the_owner_gives_it_from_the_list_and_the_duty_is_met() -> None:
    loan = Desked().hand(None).hand("cora", by=TIM)
    assert loan.charge.worker == "cora"
    assert "CASE-HANDOVER" not in loan.case.docket.open


def test_the_owner_is_told_why_somebody_cannot_take_it() -> None:
    loan = Desked().hand(None).hand("carl", by=TIM)
    assert (loan.refused, loan.words) == (("CASE-HANDOVER",), "The cover is away or has left.")
    assert Desked().hand("cora", by=LIB).refused == ("CASE-ROLE",)


def test_the_lifecycles_own_event_takes_it_up_and_ends_all_standing_in() -> None:
    loan = Desked().hand(None).do(ReportLost(), RITA)
    assert "WorkTakenUp" in loan.brought
    assert (loan.charge.worker, dict(loan.case.covers)) == ("lena", {})
    assert "CASE-HANDOVER" not in loan.case.docket.open


def test_a_case_of_somebody_else_is_left_as_it_is() -> None:
    assert Desked().hand("cora", worker="lena").brought == []
    assert Desked().do(HandWorkBack(worker="lena"), SYSTEM).brought == []


def test_a_cover_who_goes_too_hands_on_and_two_who_cover_each_other_have_nothing() -> None:
    loan = Desked().hand("cora").hand(None, worker="cora")
    assert loan.charge.worker is None
    ring = Desked().hand("cora")
    ring.case = replace(ring.case, covers={"rita": "cora", "cora": "rita"})
    assert ring.charge.worker is None


def test_the_lifecycle_is_told_for_whom_somebody_acts() -> None:
    now = Desked().circumstances(Actor(id="cora"))
    assert [now.acts_for(each) for each in ("cora", "rita", None)] == [True, False, False]
    covered = replace(now, covers={"rita": "carl", "carl": "cora", "lena": None})
    assert [covered.acts_for(each) for each in ("rita", "carl", "lena")] == [True, True, False]


def test_a_lost_standing_moves_only_what_was_held_by_it_and_the_cover_must_hold_it_too() -> None:
    assert Desked("DSO").hand("cora", standing="IO").brought == []
    assert Desked("DSO").hand("cora", standing="DSO").charge.worker == "cora"
    assert Desked("IO").hand("cora", standing="IO").charge.worker is None


def test_a_snapshot_keeps_who_stands_in() -> None:
    loan = Desked().hand("cora")
    thawed = thaw(loan.lifecycle, freeze(loan.case))
    assert (thawed.covers, thawed.unseen) == ({"rita": "cora"}, "cora")


def test_a_cover_is_given_notice_until_they_have_said_that_they_saw_it() -> None:
    loan = Desked().hand("cora")
    assert loan.charge.waits_for == HANDED_OVER
    assert loan.duty("CASE-HANDOVER-SEEN").holder == "TeamLeader"
    for other in (TIM, RITA, SYSTEM):
        assert loan.give(AcknowledgeHandover(), other).refused == ("CASE-HANDOVER-SEEN",)
    loan.do(AcknowledgeHandover(), CORA)
    assert loan.brought == ["HandoverAcknowledged", "DutyMet"]
    assert (loan.charge.worker, loan.charge.waits_for) == ("cora", None)
    assert loan.give(AcknowledgeHandover(), CORA).refused == ("CASE-HANDOVER-SEEN",)


def test_the_notice_goes_with_the_case() -> None:
    """To the next cover, off a list, and away when the worker is back."""
    loan = Desked().hand("cora").hand("cleo", worker="cora")
    assert (loan.charge.worker, loan.case.unseen, loan.charge.waits_for) == ("cleo", "cleo", HANDED_OVER)
    assert loan.give(AcknowledgeHandover(), CORA).refused == ("CASE-HANDOVER-SEEN",)
    listed = Desked().hand(None).hand("cora", by=TIM)
    assert listed.charge.waits_for == HANDED_OVER
    back = Desked().hand("cora").do(HandWorkBack(worker="rita"), SYSTEM)
    assert (back.case.unseen, back.charge.waits_for) == (None, None)
    assert "CASE-HANDOVER-SEEN" not in back.case.docket.open


def test_a_lost_standing_leaves_what_was_held_by_none_where_it_is() -> None:
    assert Desked(None).hand("cora", standing="DSO").brought == []


def test_a_lifecycle_may_say_itself_why_a_cover_may_not_have_its_cases() -> None:
    loan = Desked("IO")
    loan.lifecycle = replace(loan.lifecycle, may_hold=lambda _, facts, day: None if facts.roles else f"Not on {day}.")
    assert loan.hand("cleo").charge.worker is None
    assert loan.last.happened[-2].event.not_to == "Not on 2026-03-02."
    assert loan.hand("cora", by=TIM).charge.worker == "cora", "asked of the lifecycle, not of the standing"


def test_for_whom_somebody_stands_in_is_a_fact_of_the_case() -> None:
    facts = stood_in_for(Desked().hand("cora").hand(None, worker="cora").case)
    assert {(each.kind, each.about) for each in facts} == {("stood_in_for", "rita"), ("stood_in_for", "cora")}
    assert stood_in_for(Desked().case) == ()


def test_a_part_of_a_case_goes_to_a_cover_who_can_and_otherwise_stays_where_it_is() -> None:
    """A chair of a meeting has a part of the case in hand, not the case."""

    def given(to: str | None, by: Actor) -> Desked:
        loan = Desked()
        loan.lifecycle = replace(loan.lifecycle, also_in_hand=lambda _file: {"lena": "DSO"})
        return loan.hand(to, worker="lena", by=by)

    over = given("cora", SYSTEM)
    assert (over.case.covers, parts_in_hand(over.lifecycle, over.case)) == ({"lena": "cora"}, ())
    assert [each.about for each in parts_in_hand(over.lifecycle, replace(over.case, covers={}))] == ["lena"]
    assert given("cleo", SYSTEM).case.covers == {}, "cleo does not act as what lena has the part in hand for"
    assert (given("carl", SYSTEM).refused, given("carl", SYSTEM).brought) == ((), [])
    assert (given("carl", TIM).refused, given("carl", TIM).words) == (
        ("CASE-HANDOVER",), "The cover is away or has left.",
    )  # fmt: skip
