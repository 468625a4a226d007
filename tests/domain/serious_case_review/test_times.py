"""The times of 20.16 on any day: reminded by the calendar, judged by working days, months to the same date."""

from calendar import monthrange
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.calendar import SHIPPED
from domain.kernel.duty import Duty
from tests.domain.serious_case_review.given import SENT, Story, commissioned, opened

CALENDAR = SHIPPED.named("england-and-wales")
DAYS = st.integers(0, 600).map(lambda n: date(2026, 1, 5) + timedelta(days=n))


def working_days_after(day: date, n: int) -> date:
    """Counted one by one."""
    while n:
        day += timedelta(days=1)
        n -= CALENDAR.working_day(day)
    return day


def same_day(day: date, months: int) -> date:
    """The same date so many months on, or the last of its month."""
    year, month = day.year + (day.month - 1 + months) // 12, (day.month - 1 + months) % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def deferred() -> Story:
    """Commissioned on 10 April, deferred on the 13th."""
    story = commissioned()
    story.does("2026-04-13T10:00", "DeferReview", advice_of="crown_prosecution_service", until="agreement",
               because="Witnesses are still to be heard")  # fmt: skip
    return story


def days_of(duty: Duty) -> tuple[date, date]:
    """The local days of what people are reminded of and of what a miss is judged by."""
    london = ZoneInfo("Europe/London")
    return duty.dates.due.astimezone(london).date(), duty.dates.breach.astimezone(london).date()


@given(DAYS)
@settings(max_examples=60, deadline=None)
def test_five_days_from_the_charge(charged: date) -> None:
    story = opened(charged, {"kind": "murder", "on": charged})
    due = charged + timedelta(days=5)
    assert days_of(story.duty("SCR-T01-LEAD-N")) == (due, max(due, working_days_after(charged, 5)))


@given(DAYS, st.sampled_from([(2, "SCR-T02-COORD-MAND", 5), (1, "SCR-T03-COORD-DISC", 10)]))
@settings(max_examples=60, deadline=None)
def test_the_co_ordinators_time_from_when_they_knew(knew: date, case: tuple[int, str, int]) -> None:
    level, rule, n = case
    story = opened(knew, {"kind": "murder", "on": knew}, level)
    story.does(f"{knew}T10:00", "SubmitMappaN", "polly", sections=[1, 2, 3, 4], **SENT)
    due = knew + timedelta(days=n)
    assert days_of(story.duty(rule)) == (due, max(due, working_days_after(knew, n)))


@given(st.integers(0, 300).map(lambda n: date(2026, 4, 14) + timedelta(days=n)))
@settings(max_examples=40, deadline=None)
def test_a_month_to_the_panel_from_the_day_on_which_the_start_is_agreed(agreed: date) -> None:
    story = deferred()
    story.does(f"{agreed}T10:00", "AgreeStart", agreed_by="crown_prosecution_service")
    assert days_of(story.duty("SCR-T09-PANEL")) == (same_day(agreed, 1), same_day(agreed, 1))


def test_what_was_learned_late_keeps_its_true_dates() -> None:
    story = Story()
    story.does("2026-04-27T09:00", "RecordSeriousFurtherOffence", "polly", charged_on="2026-04-07",
               person="00000000-0000-4000-8000-000000000001", lead_agency="probation",
               offence={"kind": "murder", "on": "2026-04-04"})  # fmt: skip
    duty = story.duty("SCR-T01-LEAD-N")
    assert (days_of(duty), duty.due_at_once) == ((date(2026, 4, 12), date(2026, 4, 14)), False)


@pytest.mark.parametrize("first", [True, False])
def test_the_month_runs_once_whatever_comes_first(first: bool) -> None:
    """Agencies told before or after the deferral ends: one duty, from the end of the deferral."""
    story = deferred()
    told = {"agencies": ["probation", "police"], "records_to_be_secured": True, "management_review_asked": True,
            "documents_by": "2026-12-31", "nominee_asked": True}  # fmt: skip
    if first:
        story.does("2026-05-01T10:00", "InformAgencies", **told)
    story.does("2026-09-01T10:00", "AgreeStart", agreed_by="crown_prosecution_service")
    if not first:
        story.does("2026-09-20T10:00", "InformAgencies", **told)
    assert days_of(story.duty("SCR-T09-PANEL"))[0] == date(2026, 10, 1)
