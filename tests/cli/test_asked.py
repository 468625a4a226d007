"""What a command is asked with and does not fit: one line in which a person sees what to mend, and exit code 2."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel
from rich.table import Table
from typer.testing import CliRunner

from cli import main
from cli.asked import a_day, a_pathway, facts_in, one_of
from cli.lists import say_what_is_hidden, wanted
from cli.main import app
from cli.output import Exit, StoppedError, on_the_wall, print_json, progress, show
from infra.settings import ConfigurationError


class Facts(BaseModel, extra="forbid"):
    name: str
    age: int = 0


def stopped(*arguments: str) -> StoppedError:
    raised = CliRunner().invoke(app, list(arguments)).exception
    assert isinstance(raised, StoppedError)
    return raised


def test_a_file_that_does_not_fit_is_named_with_its_fields_and_without_what_stood_there(tmp_path: Path) -> None:
    file = tmp_path / "facts.json"
    file.write_text('{"name": 4, "age": "secret", "more": 1}')
    with pytest.raises(StoppedError, match=r"facts\.json does not fit: name: .*; age: .*; more: ") as raised:
        facts_in(file, Facts)
    assert raised.value.code is Exit.USAGE
    assert "secret" not in str(raised.value)


@pytest.mark.parametrize("written", ["nonsense", None])
def test_a_file_that_is_no_json_or_is_not_there_is_named(tmp_path: Path, written: str | None) -> None:
    file = tmp_path / "facts.json"
    if written:
        file.write_text(written)
    with pytest.raises(StoppedError, match=r"facts\.json") as raised:
        facts_in(file, Facts)
    assert raised.value.code is Exit.USAGE


def test_a_day_is_read_or_refused() -> None:
    assert a_day("2026-03-31") == date(2026, 3, 31)
    with pytest.raises(StoppedError, match="write 2026-03-31"):
        a_day("tomorrow")


def test_a_name_that_nobody_knows_is_answered_with_those_that_are() -> None:
    assert a_pathway(None) is None
    assert a_pathway("mappa") == "mappa"
    with pytest.raises(StoppedError, match=r"unknown pathway safegarding; did you mean safeguarding\? \(known: "):
        a_pathway("safegarding")
    with pytest.raises(StoppedError, match=r"^unknown state x$"):
        one_of("state", "x", [f"name-{n}" for n in range(100)])


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("team", "agenda", "--until", "soon"), "soon is no day"),
        (("team", "agenda", "--area", "atlantis"), "unknown area atlantis"),
        (("worklist", "--pathway", "astronomy"), "unknown pathway astronomy"),
        (("caseload", "--pathway", "astronomy"), "unknown pathway astronomy"),
        (("settings", "--area", "atlantis"), "unknown area atlantis"),
        (("book", "--from", "2026-12-01", "--to", "2026-01-01"), "before its first"),
        (("token", "Dana D", "--role", "DSO"), "worker"),
        (("party", "list", "nonsense"), "LIFECYCLE/UUID"),
        (("letter", "list", "--case", "nonsense"), "LIFECYCLE/UUID"),
    ],
)
def test_a_command_used_wrongly_says_so_before_it_asks_a_server(arguments: tuple[str, ...], words: str) -> None:
    error = stopped(*arguments)
    assert words in str(error)
    assert error.code is Exit.USAGE


@pytest.mark.parametrize("process", ["worker", "api"])
def test_a_process_without_its_servers_says_what_to_set(
    process: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CASECLOCK_DATA_DIR", str(tmp_path))
    monkeypatch.delenv("CASECLOCK_DATABASE_URL", raising=False)
    error = CliRunner().invoke(app, [process]).exception
    assert isinstance(error, ConfigurationError)
    assert "CASECLOCK_DATABASE_URL" in str(error)


@pytest.mark.parametrize(
    ("at", "shown"),
    [
        (datetime(2026, 7, 14, 22, 59, 59, tzinfo=UTC), "2026-07-14 23:59"),
        (datetime(2026, 1, 14, 23, 59, 59, tzinfo=UTC), "2026-01-14 23:59"),
        (None, ""),
    ],
)
def test_tables_show_the_time_of_the_teams_in_summer_and_in_winter(at: datetime | None, shown: str) -> None:
    assert on_the_wall(at) == shown


def test_json_holds_instants_and_days_as_iso_8601(capsys: pytest.CaptureFixture[str]) -> None:
    told: dict[str, Any] = {"at": datetime(2026, 7, 14, 22, 59, 59, tzinfo=UTC), "on": date(2026, 7, 14)}
    print_json(told)
    assert json.loads(capsys.readouterr().out) == {"at": "2026-07-14T22:59:59Z", "on": "2026-07-14"}


def test_where_nobody_watches_no_bar_is_drawn(capsys: pytest.CaptureFixture[str]) -> None:
    with progress("cases", 1) as done:
        done()
    assert not capsys.readouterr().err


def test_a_folder_that_cannot_be_made_is_named_without_an_error_s_name(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    try:
        (tmp_path / "file" / "folder").mkdir()
    except OSError as error:
        words, code = main._understood(error)
    assert words == f"{tmp_path / 'file' / 'folder'}: Not a directory"
    assert code is Exit.UNAVAILABLE


def test_a_table_without_rows_is_told_in_a_word(capsys: pytest.CaptureFixture[str]) -> None:
    show(Table("Due", "Case"))
    show(Table("Due", "Case", title="Meetings"))
    full = Table("Due", "Case")
    full.add_row("today", "mappa/1")
    show(full)
    said = capsys.readouterr().out
    assert said.startswith("Nothing.\nMeetings: nothing.\n")
    assert "mappa/1" in said


def test_a_list_that_leaves_out_records_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    say_what_is_hidden(wanted(None, None, None, None, unowned=False))
    told = capsys.readouterr()
    assert "court-liaison" in told.err
    assert not told.out
    say_what_is_hidden(wanted(None, None, "court-liaison", None, unowned=False))
    assert not capsys.readouterr().err
