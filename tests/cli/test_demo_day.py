"""The demonstration's data: every step of every case is taken, on whatever day it is run."""

from datetime import UTC, datetime, timedelta
from types import MappingProxyType

import pytest

from activities.messages import CaseRef, Order
from activities.sitting import Sitting
from cli.demo.day import Day, ago, load_day
from console.sign_in import PLAYED
from domain.calendar.registry import SHIPPED
from domain.kernel.case import new_case
from domain.kernel.circumstances import Area
from domain.kernel.docket import touched
from domain.kernel.duty import Docket, DutyState
from domain.kernel.register import Actor, Register
from domain.registry import LAWBOOK, LIFECYCLES

# An ordinary Wednesday, the Tuesday after Easter, the first working day of a year, a Sunday night.
DAYS = ["2026-06-17T15:00", "2026-04-07T08:00", "2027-01-04T09:30", "2026-11-22T23:50"]


def told(day: Day, name: str, now: datetime) -> Sitting:
    """A case of the demonstration, each step decided as the desk would."""
    case = day.cases[name]
    lifecycle = LIFECYCLES[case.pathway]
    area = Area()
    people = {day.person_id(person): facts for person, facts in day.people.items()}
    sitting = Sitting(
        ref=CaseRef(lifecycle=lifecycle.name, case=day.case_id(name)), lifecycle=lifecycle, case=new_case(lifecycle),
        at=now, lawbook=LAWBOOK, calendars=SHIPPED, areas=MappingProxyType({area.name: area}),
        register=Register(workers=day.workers, people=people), settled={},
    )  # fmt: skip
    for n, step in enumerate(case.steps):
        facts = day.workers[step.by]
        by = Actor(id=step.by, roles=facts.roles, team=facts.team)
        order = Order(id=f"{n}", by=by, command=day.command(step, now), effective_at=step.at(now))
        answer = sitting.order(order)
        assert not answer.refused, (name, step.do, answer.objections)
    return sitting


@pytest.mark.parametrize("day", DAYS)
def test_every_step_is_taken_and_the_cases_stand_at_several_stages(day: str) -> None:
    now = datetime.fromisoformat(day).replace(tzinfo=UTC)
    demo = load_day()
    stages = {name: told(demo, name, now).case.file.stage for name in demo.cases}
    safeguarding = {"RECEIVED", "TRIAGE", "RISK_ASSESSMENT", "PLANNING", "ENQUIRY", "CLOSED_CONCERN"}
    others = {"ALLOCATED", "RETURNED", "MANAGED", "SCREENING", "IN_POST", "OM_ACTIVE", "FIRST_LEVEL"}
    assert safeguarding | others <= set(stages.values())


@pytest.mark.parametrize("day", DAYS)
def test_the_care_leaver_is_overdue_on_any_day(day: str) -> None:
    sitting = told(load_day(), "care-leaver-j", datetime.fromisoformat(day).replace(tzinfo=UTC))
    happened = tuple(h for ruled in sitting.ruled for h in ruled.happened)
    assert next(duty.state for duty in touched(Docket(), happened)) in {DutyState.BREACHED, DutyState.ESCALATED}


def test_the_same_names_give_the_same_ids_on_every_run() -> None:
    assert load_day().case_id("care-leaver-j") == load_day().case_id("care-leaver-j")
    assert load_day().case_id("care-leaver-j") != load_day().person_id("care-leaver-j")


def test_every_person_says_of_itself_that_it_is_invented() -> None:
    assert all(person.endswith("-invented") for person in load_day().people)


@pytest.mark.parametrize(
    ("written", "meant"),
    [("9d 2h 30m", timedelta(days=9, hours=2, minutes=30)), ("4h", timedelta(hours=4)), ("5m", timedelta(minutes=5))],
)
def test_a_span_of_time_is_read(written: str, meant: timedelta) -> None:
    assert ago(written) == meant


@pytest.mark.parametrize("written", ["", "yesterday", "-3h", "2w"])
def test_what_is_no_span_of_time_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="no time span"):
        ago(written)


def test_whom_the_console_lets_one_play_are_the_demonstration_s_own_workers():
    """Else a new user signs in as somebody who has no work and whom no case knows."""
    day = load_day()
    for worker, _, roles, team in PLAYED:
        known = day.workers[worker]
        assert set(roles.split()) <= set(known.roles), worker
        assert known.team in {team, None}, worker


def test_every_pathway_s_cases_of_the_demonstration_are_read_by_somebody_who_can_be_played():
    roles = {role for _, _, each, _ in PLAYED for role in each.split()}
    for pathway in {case.pathway for case in load_day().cases.values()}:
        readers = LIFECYCLES[pathway].readers
        assert not readers or readers & roles, pathway
