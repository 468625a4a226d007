"""How late a rung was noticed: what is recorded in arrears was noticed as soon as it was told."""

from datetime import timedelta

from structlog.testing import capture_logs

from activities.messages import CaseRef, Order
from activities.sitting import Sitting
from activities.telling import tell as tell_operations
from domain.calendar import SHIPPED
from domain.kernel.circumstances import Area
from domain.kernel.register import Actor, Register
from domain.registry import LAWBOOK
from tests.domain.safeguarding.conftest import CASE, PERSON, SAFEGUARDING, WORKERS, Story


def sitting(story: Story, late: timedelta) -> Sitting:
    return Sitting(
        ref=CaseRef(lifecycle="safeguarding", case=CASE), lifecycle=SAFEGUARDING, case=story.case, at=story.now + late,
        lawbook=LAWBOOK, calendars=SHIPPED, areas={"kent": Area()},
        register=Register(workers=WORKERS, people=story.people), settled={},
    )  # fmt: skip


def lags(told: Sitting) -> dict[str, float]:
    with capture_logs() as lines:
        tell_operations(told)
    return {f"{line['rule']} {line['rung']}": line["lag_seconds"] for line in lines if line["event"] == "duty rung"}


def test_a_rung_that_waited_for_its_worker_has_its_lag(tell) -> None:
    desk = sitting(tell().reaches("TRIAGE"), timedelta(days=7))
    desk.tick()
    found = lags(desk)
    assert found["S42-TRIAGE-1WD breached"] > 86_400
    assert len(found) >= 3


def test_a_rung_of_what_is_recorded_in_arrears_has_none(tell) -> None:
    desk = sitting(tell(), timedelta(days=7))
    desk.order(
        Order(
            id="k1", by=Actor(id="dana", roles=WORKERS["dana"].roles, area="kent"),
            effective_at=desk.at - timedelta(days=6),
            command={"type": "ReceiveReferral", "person": str(PERSON), "channel": "telephone", "content": ["neglect"]},
        )
    )  # fmt: skip
    found = lags(desk)
    assert found["S42-TRIAGE-1WD breached"] == 0.0
    assert set(found.values()) == {0.0}
