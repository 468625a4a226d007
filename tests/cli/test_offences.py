"""``caseclock offences``: versions are added and never changed; a list that is not held is said loudly."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from activities.references import ReferenceFolder, read_references
from cli.main import app
from cli.output import StoppedError

LIST = {
    "name": "soa2003-sch3", "version": "invented-1", "in_force_from": "2020-01-01", "source": "An invented Act",
    "rows": {"invented-s3": {"title": "Invented"}, "invented-s13": {"thresholds": [{"custody_months": 6}]}},
}  # fmt: skip


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASECLOCK_REFERENCE_FOLDER", str(tmp_path / "references"))


def _run(*words: str) -> str:
    result = CliRunner().invoke(app, words, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def _file(folder: Path, **changes: object) -> str:
    path = folder / "list.yaml"
    path.write_text(json.dumps({**LIST, **changes}), encoding="utf-8")
    return str(path)


def test_a_list_is_imported_once_and_read_again(tmp_path: Path) -> None:
    assert "2 offences" in _run("offences", "import", _file(tmp_path))
    assert "held already" in _run("offences", "import", _file(tmp_path))
    (held,) = read_references(tmp_path / "references").lists
    assert (held.version, held.rows["invented-s13"]) == ("invented-1", {"thresholds": [{"custody_months": 6}]})


def test_what_is_not_held_is_said_loudly(tmp_path: Path) -> None:
    _run("offences", "import", _file(tmp_path))
    told = json.loads(_run("offences", "list", "--output", "json"))
    assert {each["list"] for each in told if not each["held"]} == {
        "cja2003-sch15-1", "cja2003-sch15-2", "cja2003-s327-4a", "cja2003-sch19za", "cta2008-s41-42",
    }  # fmt: skip
    assert _run("offences", "list").count("NOT HELD") == 5


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"rows": {"invented-s3": {"placeholder": True}}}, "placeholder"),
        ({"rows": {}}, "silent no"),
        ({"name": "schedule-99"}, "no list is called"),
        ({"rows": {"invented-s3": {"thresholds": [{"custody": 6}]}}}, "custody"),
    ],
)
def test_what_does_not_fit_is_refused(tmp_path: Path, changes: dict[str, object], words: str) -> None:
    with pytest.raises(StoppedError, match=words):
        _run("offences", "import", _file(tmp_path, **changes))


def test_a_version_is_never_changed(tmp_path: Path) -> None:
    _run("offences", "import", _file(tmp_path))
    with pytest.raises(StoppedError, match="new version"):
        _run("offences", "import", _file(tmp_path, rows={"invented-s3": {}}))


def test_a_folder_that_is_held_notices_an_import_and_outlives_a_file_that_does_not_fit(tmp_path: Path) -> None:
    folder = tmp_path / "references"
    held = ReferenceFolder(folder)
    assert held().lists == ()
    _run("offences", "import", _file(tmp_path))
    assert [each.version for each in held().lists] == ["invented-1"]
    (folder / "by-hand.json").write_text("{}", encoding="utf-8")
    assert [each.version for each in held().lists] == ["invented-1"]
    (folder / "by-hand.json").unlink()
    _run("offences", "import", _file(tmp_path, version="invented-2"))
    assert [each.version for each in held().lists] == ["invented-1", "invented-2"]


def test_a_worker_does_not_start_with_a_file_that_does_not_fit(tmp_path: Path) -> None:
    (tmp_path / "by-hand.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ValueError, match="version"):
        ReferenceFolder(tmp_path)
