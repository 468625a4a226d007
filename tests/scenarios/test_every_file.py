"""Every scenario file passes on the pure domain; what the comparison with the real path sees."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from cli.scenario.pure import PureEngine
from cli.scenario.reading import read_scenario
from cli.scenario.report import Report, compare
from tests.scenarios.heard import HeardEngine
from tests.scenarios.played import FILES, MAPPA, SAFEGUARDING, named, passed


def test_there_are_files() -> None:
    assert min(len(SAFEGUARDING), len(MAPPA)) > 100


@pytest.mark.parametrize("file", FILES, ids=named)
async def test_a_file_passes_on_the_pure_domain(file: Path) -> None:
    await passed(read_scenario(file), HeardEngine())


async def test_a_file_of_ours_names_every_rule_that_refuses() -> None:
    """The format lets rules be left out of ``refused``; here that fails."""
    scenario = read_scenario(next(file for file in FILES if file.name == "triage-over-easter.yaml"))
    fewer = tuple(
        replace(step, wanted=replace(step.wanted, refused=step.wanted.refused[:1])) for step in scenario.steps
    )
    await passed(replace(scenario, steps=fewer), PureEngine())
    with pytest.raises(AssertionError, match="refused: S42-CLOSE-BARRED, S42-CLOSE-DILIGENCE"):
        await passed(replace(scenario, steps=fewer), HeardEngine())


async def pure_report(file: Path = FILES[-1]) -> Report:
    return await passed(read_scenario(file), PureEngine())


async def test_the_comparison_sees_an_event_less() -> None:
    report = await pure_report()
    fewer = replace(report, happened={**report.happened, "c1": report.happened["c1"][:-1]})
    assert "only one has" in (compare(report, fewer) or "")


async def test_the_comparison_sees_another_effective_instant() -> None:
    report = await pure_report()
    first, *others = report.happened["c1"]
    later = first._replace(effective_at=first.effective_at + timedelta(seconds=1))
    assert "event 1" in (compare(report, replace(report, happened={**report.happened, "c1": (later, *others)})) or "")


async def test_the_comparison_sees_another_body() -> None:
    report = await pure_report()
    first, *others = report.happened["c1"]
    moved = first._replace(event=first.event.model_copy(update={"area": "elsewhere"}))
    assert "elsewhere" in (compare(report, replace(report, happened={**report.happened, "c1": (moved, *others)})) or "")


async def test_the_comparison_leaves_out_when_it_was_recorded() -> None:
    report = await pure_report()
    late = tuple(h._replace(recorded_at=h.recorded_at + timedelta(seconds=3)) for h in report.happened["c1"])
    assert compare(report, replace(report, happened={**report.happened, "c1": late})) is None
