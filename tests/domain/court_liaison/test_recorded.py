"""What the figures are told by the events of whole cases: the scenario files, and stretches on remand."""

import itertools
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cli.scenario.pure import PureEngine
from cli.scenario.reading import read_scenario
from cli.scenario.run import run_scenario
from domain.calendar import SHIPPED
from domain.court_liaison.figures import Days, Period, Share, court_figures
from domain.court_liaison.file import Custody
from domain.court_liaison.hearings import CustodyChanged
from domain.court_liaison.recorded import LiaisonCase, Stay, liaison_case
from domain.court_liaison.reporting import ReportGiven
from domain.kernel.happened import Happened

SCENARIOS = Path(__file__).parents[3] / "scenarios" / "court_liaison"
CALENDAR = SHIPPED.named("england-and-wales")
YEAR = Period(first=date(2026, 1, 1), last=date(2026, 12, 31))


async def told(name: str) -> LiaisonCase:
    report = await run_scenario(read_scenario(SCENARIOS / name), PureEngine())
    assert report.difference is None
    (happened,) = report.happened.values()
    return liaison_case(happened, CALENDAR)


async def test_from_the_report_to_the_end() -> None:
    case = await told("court/report-on-the-day.yaml")
    assert [(each.route, each.custody, each.need) for each in case.screenings] == [("reactive", "bail", True)]
    assert (case.assessed, case.disposed, case.closed) == (date(2026, 3, 2), date(2026, 3, 2), date(2026, 3, 16))
    found = court_figures([case], YEAR)
    assert found.diverted == found.diverted_as_recommended == Share(met=1, of=1)
    assert found.access == Share(met=1, of=2)
    assert (found.days_to_contact, found.hearings) == (10.0, 1)
    assert found.participation == found.integrated == Share(met=1, of=1)


async def test_remanded_by_an_adjournment_and_freed_by_the_decision() -> None:
    case = await told("court/adjourned-for-a-psychiatrist.yaml")
    assert case.remands == (Stay(date(2026, 3, 2), date(2026, 3, 30)),)
    found = court_figures([case], YEAR)
    assert found.remand == Days(number=1, total=28, median=28.0)
    assert found.hearings == 3
    assert {reason: each.total for reason, each in found.adjournments.items()} == {
        "fast_delivery_report": 7, "psychiatric_assessment": 21,
    }  # fmt: skip


async def test_whoever_was_remanded_and_screened_by_the_escort_record() -> None:
    case = await told("court/escort-record-of-a-remand.yaml")
    assert [(each.on, each.route, each.custody) for each in case.screenings] == [
        (date(2026, 3, 2), "proactive", "prison_remand")
    ]


async def test_an_order_from_beginning_to_end() -> None:
    case = await told("management/order-to-its-end.yaml")
    found = court_figures([case], Period(first=date(2026, 1, 1), last=date(2027, 12, 31)))
    assert (found.attended, found.completed) == (Share(met=1, of=1), Share(met=1, of=1))
    assert found.multi_agency == Share(met=1, of=1)
    assert found.community_disposals == {"others": Share(met=1, of=1)}


@pytest.mark.parametrize(("same_day", "custody", "bailed"), [
    (True, "bail", date(2026, 3, 3)), (False, "bail", None), (True, "prison_remand", None),
])  # fmt: skip
def test_bail_counts_after_a_report_of_the_day(same_day: bool, custody: Custody, bailed: date | None) -> None:
    at = datetime(2026, 3, 2, 12, tzinfo=UTC)
    events = (ReportGiven(form="oral", same_day=same_day), CustodyChanged(custody=custody, on=date(2026, 3, 3)))
    case = liaison_case([Happened(each, at, at, "fay", "2025-01") for each in events], CALENDAR)
    assert case.bailed == bailed
    moved = CustodyChanged(custody="police_remand", on=date(2026, 3, 4))
    later = [*(Happened(each, at, at, "fay", "2025-01") for each in (*events, moved))]
    assert liaison_case(later, CALENDAR).bailed == bailed


@given(st.lists(st.sampled_from(["police_remand", "prison_remand", "bail"]), max_size=9))
def test_stretches_on_remand_never_overlap_and_end_with_bail(moves: list[str]) -> None:
    day = date(2026, 3, 2)
    happened = [
        Happened(CustodyChanged(custody=each, on=day + timedelta(days=n)), at, at, "fay", "2025-01")  # type: ignore[arg-type]  # one of the codes
        for n, each in enumerate(moves) if (at := datetime(2026, 3, 2, 12, tzinfo=UTC) + timedelta(days=n))
    ]  # fmt: skip
    stays = liaison_case(happened, CALENDAR).remands
    assert all(one.until is not None and one.until < two.since for one, two in itertools.pairwise(stays))
    assert bool(stays and stays[-1].until is None) == bool(moves and moves[-1] != "bail")
    held = sum(((each.until or day + timedelta(days=len(moves))) - each.since).days for each in stays)
    assert held == sum(each != "bail" for each in moves)
