"""What somebody reads first who opens a case, told of cases that scenario files live."""

import asyncio
from datetime import date
from pathlib import Path

from cli.scenario.pure import PureEngine
from cli.scenario.reading import read_scenario
from cli.scenario.run import run_scenario
from domain.kernel.overview import Now, Told
from domain.registry import LAWBOOK, LIFECYCLES

SUPERVISION = LIFECYCLES["supervision"]
FILES = Path(__file__).parents[3] / "scenarios" / "supervision"


def told(file: str, day: date) -> dict[tuple[str, str], Told]:
    """By topic and code, how the case of this file stands at its end."""
    report = asyncio.run(run_scenario(read_scenario(FILES / file), PureEngine()))
    assert report.difference is None, report.difference
    state = SUPERVISION.file()
    for happened in report.happened["c1"]:
        state = SUPERVISION.evolve(state, happened)
    assert SUPERVISION.overview is not None
    return {(each.topic, each.code): each for each in SUPERVISION.overview(state, Now.on(day, LAWBOOK))}


def test_a_supervised_person_has_a_next_visit_a_next_report_and_a_day_to_apply() -> None:
    seen = told("visits/seen-late-over-christmas.yaml", date(2027, 1, 5))
    assert seen["legal status", "conditionally_discharged"].words.startswith(
        "Conditionally discharged since 28 October"
    )
    assert seen["legal status", "may_apply"].on == date(2027, 10, 28)
    assert seen["visits", "last_seen"].on == date(2027, 1, 4)
    assert seen["visits", "next_visit"].on == date(2027, 2, 4)
    assert seen["supervisors", "social"].words == "Social supervisor: sam."
    assert ("conditions", "residence") in seen
    assert any(topic == "reports" for topic, _ in seen)


def test_a_move_shows_who_answers_until_the_host_accepts() -> None:
    seen = told("area/moves-to-another-authority.yaml", date(2026, 6, 10))
    assert seen["authority", "kent"].rule == "SUP-OOA-S117-ELIGIBLE"
    assert ("authority", "out_of_area") not in seen
    seen = told("area/host-supervises.yaml", date(2026, 3, 10))
    assert seen["authority", "out_of_area"].words == "Out of area: lives in Surrey, supervised by Surrey."
    assert seen["supervisors", "home_worker"].words.endswith("hal.")
    seen = told("area/handover-waits.yaml", date(2026, 3, 20))
    assert seen["authority", "handover"].rule == "SUP-S117-PREREQ"


def test_what_is_under_review_and_owed_is_said() -> None:
    seen = told("flags/under-review.yaml", date(2026, 3, 20))
    assert {code for topic, code in seen if topic == "under review"} == {
        "breach", "concern", "recall_requested", "seniors", "assessment",
    }  # fmt: skip
    assert seen["to be told", "mappa:discharge"].words == "MAPPA: discharge."
    assert ("supervisors", "failing_social") in seen


def test_before_anything_is_settled_that_is_said() -> None:
    seen = told("allocation/not-restricted.yaml", date(2026, 3, 2))
    assert ("authority", "unsettled") in seen
    assert {("supervisors", "no_social"), ("supervisors", "no_clinical")} <= seen.keys()
