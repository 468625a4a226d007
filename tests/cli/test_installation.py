"""A whole installation, started by `caseclock up`: the demonstration is fed in, looked at, proved, put right."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import asyncpg
import pytest

from cli.demo.day import load_day
from infra.servers import free_port, with_running_servers
from infra.settings import Settings
from infra.temporal import connect

DAY = load_day()
STREAMS = len(DAY.cases) + 3
"""The cases of the day, and three that they open in other pathways."""
OVERDUE = f"safeguarding/{DAY.case_id('care-leaver-j')}"
QUIET = f"safeguarding/{DAY.case_id('caller-about-a-neighbour')}"


@dataclass
class Installation:
    """A running `caseclock up` and the variables with which other commands find it."""

    variables: dict[str, str]

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "cli.main", *arguments]
        return subprocess.run(command, env=self.variables, capture_output=True, text=True, timeout=120, check=False)

    def json(self, *arguments: str, code: int = 0) -> Any:
        done = self.run(*arguments, "--output", "json")
        assert done.returncode == code, done.stderr
        return json.loads(done.stdout)

    @property
    def settings(self) -> Settings:
        folder = Path(self.variables["CASECLOCK_DATA_DIR"])
        return with_running_servers(Settings(data_dir=folder))


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    folder = tmp_path_factory.mktemp("installation")
    ports = {name: str(free_port()) for name in ("API_PORT", "TEMPORAL_PORT", "TEMPORAL_UI_PORT")}
    ports |= {name: f"127.0.0.1:{free_port()}" for name in ("METRICS_BIND", "SDK_METRICS_BIND")}
    ours = {f"CASECLOCK_{name}": value for name, value in ports.items()} | {"CASECLOCK_DATA_DIR": str(folder)}
    variables = {name: value for name, value in os.environ.items() if not name.startswith("CASECLOCK_")} | ours
    log = (folder / "up.log").open("w+")
    command = [sys.executable, "-m", "cli.main", "up"]
    up = subprocess.Popen(command, env=variables, stdout=log, stderr=subprocess.STDOUT)
    try:
        _until_it_serves(up, folder / "up.log")
        yield Installation(variables)
    finally:
        up.send_signal(signal.SIGTERM)
        assert up.wait(60) == 0
        log.close()


@pytest.fixture(scope="module")
def demonstrated(installation: Installation) -> Installation:
    told = installation.json("demo")
    assert told["repeated"] == 0
    assert told["done"] == sum(len(case.steps) for case in DAY.cases.values())
    return installation


def test_a_second_demonstration_changes_nothing(demonstrated: Installation) -> None:
    told = demonstrated.json("demo")
    assert told["done"] == 0
    assert set(told["cases"]) == {case.title for case in DAY.cases.values()}


def test_a_case_is_shown_with_its_duties_and_chronology(demonstrated: Installation) -> None:
    told = demonstrated.json("case", "show", OVERDUE)
    assert told["state"] == "TRIAGE"
    assert [event["type"] for event in told["events"]][:2] == ["CaseOpened", "ReferralReceived"]
    assert told["duties"][0]["state"] in {"breached", "escalated"}
    shown = demonstrated.run("case", "show", OVERDUE).stdout
    for words in ("State: Triage", "Duty breached", "Referral received", "(S42-TRIAGE-1WD)"):
        assert words in shown
    assert not re.search(r"DutyBreached|ReferralReceived|│ breached", shown)


async def test_reading_a_case_past_the_api_is_in_the_access_log(demonstrated: Installation) -> None:
    before = len(await _fetch(demonstrated, "select 1 from access_log where stream = $1 and actor like 'cli.%'", QUIET))
    assert demonstrated.run("case", "show", QUIET).returncode == 0
    after = await _fetch(demonstrated, "select 1 from access_log where stream = $1 and actor like 'cli.%'", QUIET)
    assert len(after) == before + 1


def test_a_date_is_explained_in_words(demonstrated: Installation) -> None:
    told = demonstrated.run("case", "explain", OVERDUE, "S42-TRIAGE-1WD").stdout
    assert "S42-TRIAGE-1WD: Missed" in told
    assert (
        "- Rule S42-TRIAGE-1WD allows 1 working day (Adult safeguarding practice guidance, para 4.1.3; local policy)."
        in told
    )
    assert demonstrated.run("case", "explain", OVERDUE, "S42-NO-SUCH").returncode == 1


def test_a_team_is_looked_over(demonstrated: Installation) -> None:
    assert isinstance(demonstrated.json("team", "agenda"), list)
    assert isinstance(demonstrated.json("team", "follow-ups"), list)
    told = demonstrated.json("team", "figures", "2026-03")
    assert (told["month"], told["workers"]["supervision"]) == ("2026-03-01", None)
    assert "training: 0 of 0" in demonstrated.run("team", "figures", "2026-03").stdout
    assert demonstrated.run("team", "figures", "march").returncode == 2
    assert demonstrated.json("supervision", "figures", "2026-03")["month"] == "2026-03-01"
    assert "reports missed: 0" in demonstrated.run("supervision", "figures", "2026-03", "--published").stdout
    assert demonstrated.json("supervision", "reports", "2015-01-01", "2015-03-31") == []
    told = demonstrated.run("mappa", "figures", "2026-01-01", "2026-03-31").stdout
    assert re.search(r"[A-Z][a-z].*\(MAPPA-KPI-6\).*90%.*0 of 0", told)
    assert "minutes wait: 0" in told
    assert demonstrated.run("mappa", "figures", "2026-03-31", "2026-01-01").returncode == 2
    for noun, counted in (("liaison", "hearings"), ("reviews", "action_plans")):
        assert demonstrated.json(noun, "figures", "2026-01-01", "2026-03-31")[counted] == 0
        assert f"{counted.replace('_', ' ')}: 0" in demonstrated.run(noun, "figures", "2026-01-01", "2026-03-31").stdout
        assert demonstrated.run(noun, "figures", "2026-03-31", "2026-01-01").returncode == 2
    restricted = DAY.case_id("patient-f-allocated")
    found = [demonstrated.json("team", "propose", case) for case in (str(restricted), f"forensic/{restricted}")]
    assert found[0] == found[1]
    first = found[0]["candidates"][0]
    assert {"question": "experience", "words": "No level of experience is recorded.", "for_it": False} in first[
        "reasons"
    ]
    assert demonstrated.run("team", "propose", f"forensic/{uuid4()}").returncode == 1


def test_an_upload_says_every_rule_in_its_way_and_is_then_saved(demonstrated: Installation, tmp_path: Path) -> None:
    """META-UPLOAD-REDACT, META-UPLOAD-EXTRACT."""
    minutes = tmp_path / "minutes.txt"
    minutes.write_text("Invented.")
    case = f"safeguarding/{DAY.case_id('resident-hit-by-resident')}"
    words = ("document", "add", case, str(minutes), "--kind", "marac_minutes", "--by", "dana")
    refused = demonstrated.run(*words)
    assert refused.returncode == 1
    assert {"META-UPLOAD-REDACT", "META-UPLOAD-EXTRACT"} <= set(refused.stderr.replace(":", " ").split())
    done = demonstrated.run(*words, "--others", "none", "--confirm", "only_this_person")
    assert (done.returncode, done.stdout) == (0, "Saved in the record.\n"), done.stderr


async def test_all_cases_are_proved_until_one_is_forged(demonstrated: Installation) -> None:
    assert demonstrated.json("verify") == {"verified": STREAMS, "broken": []}
    forge = "update events set actor = 'forger' where stream = $1 and seq = 2 returning 1"
    assert await _fetch(demonstrated, forge, QUIET)
    try:
        told = demonstrated.json("verify", code=1)
        assert [(each["stream"], each["seq"]) for each in told["broken"]] == [(QUIET, 2)]
        assert demonstrated.run("verify", OVERDUE).returncode == 0
    finally:
        await _fetch(demonstrated, "update events set actor = 'ars' where stream = $1 and seq = 2 returning 1", QUIET)
    assert demonstrated.run("verify").returncode == 0


async def test_projections_are_equal_to_their_rebuild_and_put_right_when_they_are_not(
    demonstrated: Installation,
) -> None:
    assert demonstrated.json("rebuild", "--check")["differing"] == []
    await _fetch(demonstrated, "update streams set urgency = 7 where stream = $1 returning 1", OVERDUE)
    await _fetch(demonstrated, "delete from duties where stream = $1 returning 1", QUIET)
    assert demonstrated.json("rebuild", "--check", code=1)["differing"] == sorted([OVERDUE, QUIET])
    assert demonstrated.json("rebuild")["folded"] == STREAMS
    assert demonstrated.json("rebuild", "--check")["differing"] == []


async def test_a_case_whose_workflow_was_lost_is_recovered(demonstrated: Installation) -> None:
    assert demonstrated.json("recover")["started"] == 0
    await _terminate(demonstrated.settings, QUIET)
    told = demonstrated.json("recover")
    assert told["started"] == 1
    assert told["open"] == STREAMS - 2  # a concern was closed, a referral returned


def test_migrating_again_changes_nothing(demonstrated: Installation) -> None:
    done = demonstrated.run("migrate")
    assert done.returncode == 0
    assert "Search attributes are registered." in done.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("case", "show", "nonsense"), 2, "LIFECYCLE/UUID"),
        (("case", "show", "safeguarding/00000000-0000-4000-8000-00000000000f"), 1, "There is no case"),
        (("verify", "safeguarding/00000000-0000-4000-8000-00000000000f"), 1, "There is no case"),
        (("token", "dana", "--role", "Nurse"), 2, "unknown role Nurse"),
        (("nonsense",), 2, "No such command"),
    ],
)
def test_what_went_wrong_is_a_line_and_an_exit_code(
    demonstrated: Installation, arguments: tuple[str, ...], code: int, words: str
) -> None:
    done = demonstrated.run(*arguments)
    assert done.returncode == code
    assert words in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("arguments", [("verify",), ("recover",), ("migrate",), ("demo",), ("rebuild",)])
def test_without_servers_a_command_says_what_is_missing(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    nothing = {name: value for name, value in os.environ.items() if not name.startswith("CASECLOCK_")}
    nothing |= {"CASECLOCK_DATA_DIR": str(tmp_path), "CASECLOCK_API_PORT": str(free_port())}
    done = Installation(nothing).run(*arguments)
    assert done.returncode == 3
    assert done.stderr.strip()
    assert "Traceback" not in done.stderr


def test_a_token_of_the_installation_opens_its_api(demonstrated: Installation) -> None:
    import httpx

    token = demonstrated.run("token", "dana", "--role", "DSO", "--team", "Thanet").stdout.strip()
    url = f"http://127.0.0.1:{demonstrated.variables['CASECLOCK_API_PORT']}/v1/cases/{OVERDUE}"
    seen = httpx.get(url, headers={"Authorization": f"Bearer {token}"}, trust_env=False)
    assert seen.status_code == 200
    assert seen.json()["stage"] == "TRIAGE"


def _until_it_serves(up: "subprocess.Popen[bytes]", log: Path) -> None:
    give_up = time.monotonic() + 120
    while "Ctrl-C stops all of it." not in log.read_text():
        assert up.poll() is None, log.read_text()
        assert time.monotonic() < give_up, log.read_text()
        time.sleep(0.1)


async def _fetch(installation: Installation, sql: str, *arguments: str) -> list[Any]:
    connection = await asyncpg.connect(installation.settings.require_database_url())
    try:
        return await connection.fetch(sql, *arguments)
    finally:
        await connection.close()


async def _terminate(settings: Settings, workflow: str) -> None:
    await (await connect(settings)).get_workflow_handle(workflow).terminate("lost, for a test")


def test_the_registers_are_shown_to_people_and_to_tools(demonstrated: Installation) -> None:
    person = str(DAY.person_id("p-visiting-invented"))
    assert demonstrated.json("person", "show", person)["facts"]["name"] == "P Visiting (invented)"
    assert "P Visiting (invented)" in (shown := demonstrated.run("person", "show", person).stdout)
    assert not shown.startswith("{")
    assert demonstrated.json("address", "list")["idva:idva_east"]["email"] == "idva@support.example"
    assert re.search(r"Email +│ idva@support.example", demonstrated.run("address", "list").stdout)
