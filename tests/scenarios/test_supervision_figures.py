"""What scenario files of social supervision give in the month's figures, and what auditors list of them."""

from datetime import date
from pathlib import Path

from cli.scenario.pure import PureEngine
from cli.scenario.reading import read_scenario
from cli.scenario.run import run_scenario
from domain.calendar.registry import SHIPPED
from domain.kernel.area import Area, Chosen
from domain.kernel.case import fold
from domain.kernel.happened import Happened
from domain.registry import LIFECYCLES
from domain.supervision.figures.counted import Asked, SupervisionFigures, supervision_figures
from domain.supervision.figures.listed import listed_reports
from domain.supervision.figures.recorded import racialised_codes, supervised
from domain.workforce.recorded import by_the_end_of

FILES = Path(__file__).parent.parent.parent / "scenarios" / "supervision"
SUPERVISION = LIFECYCLES["supervision"]
CALENDAR = SHIPPED.named("england-and-wales")


async def happened_in(file: str) -> tuple[Happened, ...]:
    scenario = read_scenario(FILES / file)
    report = await run_scenario(scenario, PureEngine())
    assert report.difference is None
    (happened,) = report.happened.values()
    return tuple(happened)


def figures_of(happened: tuple[Happened, ...], month: date, last: date, run_on: date) -> SupervisionFigures:
    file = fold(SUPERVISION, by_the_end_of(last, happened, CALENDAR)).file
    cases = (supervised("c1", file, happened, CALENDAR),)
    return supervision_figures(Asked(authority="kent", month=month, run_on=run_on, cases=cases))


async def test_scenario_13_in_the_figures_of_march() -> None:
    happened = await happened_in("reports/late-and-next-date-unmoved.yaml")
    found = figures_of(happened, date(2027, 3, 1), date(2027, 3, 31), date(2027, 4, 30))
    assert (found.reports_scheduled, found.reports_missed, found.discharged_home) == (1, 1, 1)
    (missed,) = found.missed
    assert (missed.days_late, missed.mhcs_told, missed.reason) == (9, True, "information_awaited")
    june = figures_of(happened, date(2027, 6, 1), date(2027, 6, 30), date(2027, 6, 15))
    assert (june.reports_scheduled, june.reports_missed) == (1, 0)


async def test_scenario_17_may_counts_one_recall_and_no_report_after_it() -> None:
    happened = await happened_in("recall/breach-alone-is-no-ground.yaml")
    found = figures_of(happened, date(2026, 5, 1), date(2026, 5, 31), date(2026, 6, 30))
    assert (found.recalls, found.recalls_per_100, found.discharged_home) == (1, 100.0, 0)
    june = figures_of(happened, date(2026, 6, 1), date(2026, 6, 30), date(2026, 7, 31))
    assert (june.recalls, june.reports_scheduled) == (0, 0)


async def test_a_recall_that_became_known_late_takes_its_report_out_of_the_count() -> None:
    happened = await happened_in("reports/recall-suspends-and-a-new-discharge-starts-anew.yaml")
    found = figures_of(happened, date(2026, 3, 1), date(2026, 3, 31), date(2026, 4, 30))
    assert (found.reports_scheduled, found.reports_missed, found.recalls, found.discharged_home) == (0, 0, 1, 0)
    may = figures_of(happened, date(2026, 5, 1), date(2026, 5, 31), date(2026, 6, 30))
    assert may.discharged_home == 1


async def test_an_absolute_discharge_counts_in_its_month() -> None:
    happened = await happened_in("reports/cancelled-by-absolute-discharge.yaml")
    found = figures_of(happened, date(2026, 5, 1), date(2026, 5, 31), date(2026, 6, 30))
    assert (found.absolute_by_mhcs, found.absolute_by_tribunal, found.discharged_home) == (1, 0, 0)


async def test_a_tribunal_that_was_adjourned_unheard_does_not_count() -> None:
    happened = await happened_in("activity/tribunal-listed-adjourned-heard.yaml")
    months = {n: figures_of(happened, date(2026, n, 1), date(2026, n, 28), date(2026, 9, 30)) for n in (5, 6, 8)}
    assert {n: found.tribunals for n, found in months.items()} == {5: 0, 6: 1, 8: 1}


async def test_a_moved_report_counts_on_its_new_day() -> None:
    happened = await happened_in("reports/timetable-of-the-section.yaml")
    found = {n: figures_of(happened, date(2026, n, 1), date(2026, n, 28), date(2026, 6, 1)) for n in (3, 5)}
    assert (found[3].reports_scheduled, found[5].reports_scheduled, found[5].reports_missed) == (0, 1, 0)


async def test_auditors_list_the_reports_of_the_county_whose_ever_team() -> None:
    happened = await happened_in("reports/audited-across-the-county.yaml")
    file = fold(SUPERVISION, happened).file
    (row,) = listed_reports("supervision/c1", file, happened, date(2026, 3, 30), date(2026, 3, 30))
    assert (row.report, row.state, row.supervisor, row.audits) == ("r1", "LM_QA", "tess", ("2026-q1",))
    assert not list(listed_reports("c1", file, happened, date(2026, 3, 31), date(2026, 4, 30)))
    ended = await happened_in("reports/cancelled-by-absolute-discharge.yaml")
    rows = tuple(listed_reports("c1", fold(SUPERVISION, ended).file, ended, date(2026, 1, 1), date(2026, 12, 31)))
    assert [(each.report, each.state, each.reason) for each in rows] == [("r1", "MISSED", "workload")]


def test_the_area_chooses_which_codes_count_as_racialised_communities() -> None:
    chosen = Area(settings={"supervision_racialised": (Chosen(since=date(2026, 4, 1), value="black_african, roma"),)})
    assert racialised_codes(chosen, date(2026, 4, 1)) == {"black_african", "roma"}
    assert racialised_codes(chosen, date(2026, 3, 31)) is None
