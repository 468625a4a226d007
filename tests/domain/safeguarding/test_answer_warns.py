"""The answer to a command warns of the advice that no reason was given for; the same key is answered the same."""

from activities.messages import Answer, CaseRef, Order
from activities.sitting import Sitting
from domain.calendar import SHIPPED
from domain.kernel.circumstances import Area
from domain.kernel.register import Actor, Register
from domain.registry import LAWBOOK
from tests.domain.safeguarding.conftest import CASE, SAFEGUARDING, WORKERS


def sitting(tell) -> Sitting:
    story = tell().reaches("TRIAGE")
    return Sitting(
        ref=CaseRef(lifecycle="safeguarding", case=CASE), lifecycle=SAFEGUARDING, case=story.case, at=story.now,
        lawbook=LAWBOOK, calendars=SHIPPED, areas={"kent": Area()},
        register=Register(workers=WORKERS, people=story.people), settled={},
    )  # fmt: skip


def order(key: str, **more: object) -> Order:
    by = Actor(id="dana", roles=WORKERS["dana"].roles, area="kent")
    return Order(id=key, by=by, command={"type": "InformPolice", "by_route": "101", **more})


def test_an_answer_warns_and_says_so_again_under_the_same_key(tell) -> None:
    desk = sitting(tell)
    answer = desk.order(order("k1"))
    assert not answer.refused
    assert [(warned.rule, warned.field) for warned in answer.warnings] == [("S42-CRIME-VIEWS", "views")]
    assert desk.order(order("k1")).warnings == answer.warnings


def test_a_reason_leaves_nothing_to_warn_of(tell) -> None:
    answer = sitting(tell).order(order("k1", reasons={"S42-CRIME-VIEWS": "Invented reason"}))
    assert answer.events == ("PoliceInformed", "AdviceNoted")
    assert answer.warnings == ()


def test_warnings_travel_as_json(tell) -> None:
    answer = sitting(tell).order(order("k1"))
    assert Answer.model_validate_json(answer.model_dump_json()).warnings == answer.warnings


def test_a_blank_reason_is_malformed(tell) -> None:
    answer = sitting(tell).order(order("k1", reasons={"S42-CRIME-VIEWS": "   "}))
    assert {objection.rule for objection in answer.objections} == {"CASE-FORM"}
