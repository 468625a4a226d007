"""``caseclock scenario run``: what it prints and how it ends."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from cli.main import app
from tests.scenarios.conftest import WRITTEN

Write = Callable[[str, str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(name: str, text: str) -> Path:
        path = tmp_path / name
        path.write_text(text)
        return path

    return written


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["scenario", "run", *map(str, arguments)])


def test_a_file_that_passes_is_one_line_and_exit_code_0(write: Write) -> None:
    result = run(write("good.yaml", WRITTEN))
    assert result.exit_code == 0
    assert "pass " in result.stdout
    assert "1 of 1 passed" in result.stdout


def test_a_file_that_fails_shows_expected_beside_actual_with_its_line_and_exits_1(write: Write) -> None:
    result = run(write("bad.yaml", WRITTEN + "    expect: {state: PLANNING}\n"))
    assert result.exit_code == 1
    assert "bad.yaml:13" in result.stdout
    assert "PLANNING" in result.stdout
    assert "TRIAGE" in result.stdout


def test_a_file_that_is_no_scenario_names_its_lines_and_exits_1_and_the_others_still_run(write: Write) -> None:
    result = run(write("good.yaml", WRITTEN), write("wrong.yaml", WRITTEN.replace("KASC", "pigeon")))
    assert result.exit_code == 1
    assert "wrong.yaml:12" in result.stdout
    assert "1 of 2 passed" in result.stdout


def test_json_holds_every_file_those_that_could_not_be_read_among_them(write: Write) -> None:
    result = run(write("good.yaml", WRITTEN), write("wrong.yaml", "scenario: [\n"), "--output", "json")
    good, wrong = json.loads(result.stdout)
    assert good["passed"] is True
    assert wrong["passed"] is False
    assert wrong["problems"][0]["line"] >= 1


def test_a_folder_stands_for_the_files_in_it(write: Write, tmp_path: Path) -> None:
    write("one.yaml", WRITTEN)
    write("two.yml", WRITTEN)
    assert "2 of 2 passed" in run(tmp_path).stdout


def test_a_folder_without_files_is_no_pass(tmp_path: Path) -> None:
    assert run(tmp_path).exit_code == 1


def test_it_runs_through_temporal_as_well(write: Write) -> None:
    result = run(write("good.yaml", WRITTEN), "--on", "temporal", "--output", "json")
    assert result.exit_code == 0, result.output
    (report,) = json.loads(result.stdout)
    assert [event["type"] for event in report["cases"]["c1"]["events"]][-1] == "DutyBreached"
