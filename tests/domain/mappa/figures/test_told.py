"""A case's own events read for the figures: meetings, reviews owed, how it stood, what was counted."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from cli.scenario.pure import PureEngine
from cli.scenario.reading import read_scenario
from cli.scenario.run import run_scenario
from domain.calendar import SHIPPED
from domain.kernel.figures import Judged, Period, Share
from domain.mappa.figures.counted import MappaFigures, mappa_figures
from domain.mappa.figures.facts import Asked, CaseFacts, Review
from domain.mappa.figures.told import case_facts
from domain.registry import LIFECYCLES
from tests.domain.mappa.meetings.given import ACTION, Story, given_meeting, hold, invite

CALENDAR = SHIPPED.named("england-and-wales")
FILES = Path(__file__).parents[4] / "scenarios/mappa"
FIRST, SECOND = date(2026, 4, 8), date(2026, 7, 29)


def facts(story: Story) -> CaseFacts:
    return case_facts(LIFECYCLES["mappa"], story.all, CALENDAR)


def figures(story: Story, first: date, last: date, run_on: date = date(2026, 12, 1)) -> MappaFigures:
    return mappa_figures([facts(story)], "kent", Period(first=first, last=last), run_on)


def held(agencies: tuple[str, ...] = (), story: Story | None = None) -> Story:
    """One meeting on 8 April, the next one set for the last day of the 16 weeks."""
    story = story or given_meeting(agencies=agencies)
    hold(story, str(FIRST), "m1", ("m2", str(SECOND)), [{**ACTION, "id": "a1", "by": "2026-07-01"}], agencies)
    return story


def opened(story: Story, day: date, attendees: list[dict[str, Any]], **more: Any) -> None:
    chair = {"body": "probation", "who": "cher", "capacity": "chair"}
    story.does(f"{day}T10:00", "OpenMeeting", "cher", meeting="m1", attendees=[chair, *attendees], statement="read",
               etiquette=True, **more)  # fmt: skip


def test_the_next_review_is_owed_from_the_last_meeting_to_the_day() -> None:
    """MAPPA-KPI-2, MAPPA-CO-TIMESCALES: 112 days; the meeting closes one review and opens the next."""
    story = held()
    invite(story, "2026-07-01T09:00", "m2")
    hold(story, str(SECOND), "m2", ("m3", "2026-11-11"), [{**ACTION, "id": "a2", "by": "2026-11-01"}])
    found = facts(story).reviews
    assert found == (Review("kent", 2, due=SECOND, held=SECOND), Review("kent", 2, due=date(2026, 11, 18)))
    spring, summer = (figures(story, date(2026, n, 1), date(2026, n + 2, 30)) for n in (4, 7))
    assert (spring.indicators[1].total, summer.indicators[1].total) == (Share(met=0, of=0), Share(met=1, of=1))
    autumn = figures(story, date(2026, 10, 1), date(2026, 11, 30))
    assert autumn.indicators[1].total == Share(met=0, of=1), "the one that is owed now was not held"


def test_a_recall_ends_what_is_owed_and_a_release_begins_it_anew() -> None:
    """13a.37: of cases in the community; in custody nothing is counted, and afterwards the first day counts."""
    story = held()
    story.does("2026-05-04T09:00", "RecallOffender", "polly", kind="standard", establishment="elmley")
    summer = figures(story, date(2026, 7, 1), date(2026, 9, 30))
    assert (summer.indicators[1].total, summer.in_community) == (Share(met=0, of=0), {})
    assert summer.cases == {"category-2 level-2": 1}
    assert figures(story, date(2026, 5, 1), date(2026, 5, 31)).recalls == {"category-2 level-2": 1}


async def told_in(file: str) -> CaseFacts:
    """What the figures read in a scenario file."""
    report = await run_scenario(read_scenario(FILES / file), PureEngine())
    assert report.difference is None
    return case_facts(LIFECYCLES["mappa"], report.happened["c1"], CALENDAR)


async def test_a_limit_is_judged_by_the_last_day_that_it_had_in_the_end() -> None:
    """MAPPA-PERF-ARRANGE: the prison moved the release, and with it what is owed before it."""
    known = {each.rule: each for each in (await told_in("place/release-date-moves.yaml")).duties}
    moved = date(2026, 10, 5)
    assert known["MAPPA-CUS-RELEASE-8M"] == Judged("MAPPA-CUS-RELEASE-8M", moved, in_time=True)
    assert known["MAPPA-CUS-LEVEL-6M"] == Judged("MAPPA-CUS-LEVEL-6M", moved)


async def test_after_a_release_the_first_day_in_the_community_counts() -> None:
    found = await told_in("meetings/released-after-the-cadence-has-passed.yaml")
    first, then = date(2026, 5, 5), date(2026, 9, 1)
    assert found.reviews == (
        Review("kent", 2, due=SECOND, over=first), Review("kent", 2, due=then + timedelta(weeks=16)),
    )  # fmt: skip
    assert [found.on(day).community for day in (first - timedelta(1), first, then)] == [True, False, True]


def test_who_was_invited_and_came_and_in_which_grade() -> None:
    """MAPPA-CO-ATTENDANCE: by agency and grade; without authority it is not enough, a report is no attendance."""
    story = given_meeting(agencies=("housing.dover", "health", "btp"))
    opened(story, FIRST, [
        {"body": "police", "grade": "sergeant"}, {"body": "probation", "grade": "middle_manager"},
        {"body": "housing", "delegated_by": "Head of housing", "remote": True}, {"body": "btp", "capacity": "observer"},
    ], absences=[{"body": "health", "because": "Ill", "report": True}])  # fmt: skip
    (found,) = facts(story).meetings
    assert {each.body: each for each in found.asked} == {
        "housing.dover": Asked("housing.dover", came=True, senior=True, mappa_f=False),
        "health": Asked("health", came=False, senior=False, mappa_f=False),
        "btp": Asked("btp", came=False, senior=False, mappa_f=False),
        "police": Asked("police", came=True, senior=False, mappa_f=False),
        "probation": Asked("probation", came=True, senior=True, mappa_f=False),
    }
    assert (found.police, found.probation, found.disclosure, found.minuted) == (False, True, False, None)
    assert found.minutes_by == date(2026, 4, 22)
    assert found.kinds == {"police", "probation", "housing"}


def test_a_meeting_with_its_decision_on_disclosure_and_its_minutes() -> None:
    story = held(("housing",))
    (found,) = facts(story).meetings
    assert (found.on, found.level, found.area) == (FIRST, 2, "kent")
    assert (found.disclosure, found.minuted, found.police, found.probation) == (True, FIRST, True, False)
    told = figures(story, FIRST, FIRST)
    assert (told.meetings, told.indicators[2].total) == ({"level-2": 1}, Share(met=1, of=1))
    assert "MAPPA-MIN-L2-10WD" not in told.limits
    assert figures(story, FIRST, date(2026, 4, 30)).limits["MAPPA-MIN-L2-10WD"] == Share(met=1, of=1)


def test_a_later_conviction_is_a_reconviction_and_the_first_is_none() -> None:
    story = given_meeting()
    assert facts(story).counted == ()
    story.does("2026-05-05T09:00", "RecordOutcome", "polly", outcome="o9", kind="conviction", offence="ta1968-s1",
               on="2026-05-04")  # fmt: skip
    assert [(on, what) for on, what, _ in facts(story).counted] == [(date(2026, 5, 4), "reconviction")]


def test_what_stands_is_what_stood_on_the_day() -> None:
    found = facts(held())
    assert [found.on(day).level for day in (date(2026, 3, 1), date(2026, 4, 7), FIRST)] == [None, None, 2]
    assert replace(found.on(FIRST), category=2) == found.on(date(2030, 1, 1))


def test_a_complaint_counts_on_the_day_of_its_receipt() -> None:
    """MAPPA-CMP-SMB: the board monitors what comes in and what is found (31.18)."""
    story = given_meeting()
    story.does("2026-05-05T09:00", "ReceiveComplaint", complaint="k1", complainant="relative", about="police_operation",
               received_on="2026-05-04", reference="file 1")  # fmt: skip
    story.does("2026-05-05T09:10", "AgreeHandling", complaint="k1", way="agency", agency="police")
    story.does("2026-05-05T09:20", "PassComplaintOn", complaint="k1", complainant_written_to=True)
    story.does("2026-06-01T09:00", "RecordFinding", complaint="k1", outcome="not_upheld")
    assert figures(story, date(2026, 5, 4), date(2026, 5, 4)).complaints == {"received police_operation": 1}
    assert figures(story, date(2026, 5, 5), date(2026, 6, 1)).complaints == {"found not_upheld": 1}
    assert mappa_figures([facts(story)], "sussex", Period(first=FIRST, last=SECOND), SECOND).complaints == {}
