"""Reports: dates that never drift, whatever is sent when; how they stand in words and on the work lists."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.calendar.spans import add_months
from domain.kernel.overview import Now
from domain.supervision.activity.state import Activity, Listed
from domain.supervision.file import SupervisionFile
from domain.supervision.reports.state import Report, Reports, Timetable
from domain.supervision.reports.telling import reports_told, supervision_told, tribunals_told, waits_of_reports
from domain.supervision.stages import SUPERVISED

DUE = date(2027, 3, 28)
NOW = Now(DUE)


@given(
    first=st.dates(date(2015, 1, 1), date(2060, 12, 31)), every=st.integers(1, 12), nth=st.integers(1, 80),
)  # fmt: skip
def test_the_nth_date_is_the_first_and_n_intervals_and_keeps_its_day_of_the_month(
    first: date, every: int, nth: int
) -> None:
    """SUP-REPORT-QUARTERLY: always from the anchor, so that a short month shortens one date and no later one."""
    due = Timetable(first_due=first, every=every).due_on(nth)
    assert due == add_months(first, every * (nth - 1))
    assert (due.year - first.year) * 12 + due.month - first.month == every * (nth - 1)
    assert due.day == first.day or (due + timedelta(days=1)).day == 1


def with_reports(**known: Report) -> SupervisionFile:
    return SupervisionFile(stage=SUPERVISED, reports=Reports(timetable=Timetable(first_due=DUE), known=known))


@pytest.mark.parametrize(("step", "by"), [
    ("SCHEDULED", "social_supervisor"), ("DRAFT", "social_supervisor"), ("LM_QA", "line_manager"),
    ("SIGNED", "social_supervisor"), ("WITH_CS", "clinical_supervisor"),
])  # fmt: skip
def test_each_step_says_who_acts_next(step: str, by: str) -> None:
    file = with_reports(r1=Report.model_validate({"nth": 1, "due_on": DUE, "step": step}))
    (told,) = reports_told(file, NOW)
    assert (told.by, told.on, told.code) == (by, DUE, step)
    assert told.words.startswith("Report r1 is due 28 March 2027: ")


def test_a_missed_report_says_what_is_not_explained_until_it_is() -> None:
    missed = Report(nth=1, due_on=DUE, missed=True)
    told = [each.code for each in reports_told(with_reports(r1=missed), NOW)]
    assert told == ["MISSED", "reason", "action"]
    late = missed.model_copy(update={"step": "SUBMITTED", "reason": "workload"})
    assert [each.code for each in reports_told(with_reports(r1=late), NOW)] == ["action"]
    explained = late.model_copy(update={"action": "Told to the section"})
    assert not list(reports_told(with_reports(r1=explained), NOW))
    cancelled = missed.model_copy(update={"step": "CANCELLED"})
    assert not list(reports_told(with_reports(r1=cancelled), NOW))


def test_the_work_lists_say_what_waits() -> None:
    assert not any(waits_of_reports(with_reports(r1=Report(nth=1, due_on=DUE))).values())
    waits = waits_of_reports(with_reports(r1=Report(nth=1, due_on=DUE, step="LM_QA", missed=True)))
    assert waits == {"report_sign_off": True, "missed_report": True, "missed_reason": True}
    late = Report(nth=1, due_on=DUE, step="SUBMITTED", missed=True, reason="workload", action="Told")
    assert not any(waits_of_reports(with_reports(r1=late)).values())


def test_the_supervisor_s_own_supervision_and_tribunals_are_told() -> None:
    file = with_reports().model_copy(update={"activity": Activity(tribunals={"t1": Listed(hearing_on=DUE)})})
    assert [each.words for each in supervision_told(file, NOW)] == ["Not talked about in supervision yet."]
    (told,) = tribunals_told(file, NOW)
    assert (told.on, told.rule) == (DUE, "SUP-TRIBUNAL-REPORT")
    assert not list(supervision_told(SupervisionFile(), NOW))
