"""Social supervision over HTTP: the month's figures for those who govern, the reports of the county for auditors."""

import asyncio
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest
import yaml
from typer.testing import CliRunner

from cli.main import app
from infra.settings import Settings
from infra.store import EventStore
from tests.api.conftest import Bearer, Concern

PLAIN = Path(__file__).parent.parent.parent / "scenarios" / "supervision" / "reports" / "no-such-report.yaml"
"""A file whose first steps lead to a discharge; they are given over HTTP as they stand there, today."""


class Supervised(Concern):
    """One invented person, conditionally discharged today."""

    @property
    def url(self) -> str:
        return f"/v1/cases/supervision/{self.case}"

    async def discharged(self, bearer: Bearer) -> "Supervised":
        told: dict[str, Any] = yaml.safe_load(PLAIN.read_text())
        steps = told["steps"][: 1 + next(n for n, s in enumerate(told["steps"]) if s["do"] == "EffectDischarge")]
        workers = told["given"]["workers"]
        for worker, facts in workers.items():
            await self._put(f"/v1/workers/{worker}", facts, bearer("admin", "SystemAdministrator"))
        await self._put(f"/v1/people/{self.person}", {"born": "1981-05-06"}, self.dana)
        for n, step in enumerate(steps):
            body = _plain({"type": step["do"], **step.get("with", {})})
            who = bearer(step["by"], *workers[step["by"]]["roles"])
            if n == 0:
                answer = await self.put({"command": body | {"person": str(self.person)}}, headers=who)
            else:
                answer = await self.post({"command": body}, f"k{n}", who)
            assert answer.is_success, f"{step['do']}: {answer.text}"
        return self

    async def _put(self, url: str, body: Any, who: dict[str, str]) -> None:
        answer = await self.http.put(url, json=_plain(body), headers=who)
        assert answer.is_success, answer.text


def _plain(value: Any) -> Any:
    """Days as JSON has them."""
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


@pytest.fixture
async def manager(bearer: Bearer) -> dict[str, str]:
    return bearer("sue", "ServiceManager")


async def test_a_discharge_of_today_is_in_the_figures_and_its_report_is_listed(
    http: httpx.AsyncClient, bearer: Bearer, manager: dict[str, str]
) -> None:
    """SUP-M-CD-COUNT, FOR-CDR-AUDIT-ACCESS: for the roles of the pathway's table, and for nobody else."""
    today = datetime.now(UTC).date()
    month = {"month": f"{today:%Y-%m}"}

    async def counted() -> int:
        told = await http.get("/v1/supervision/figures", params=month, headers=manager)
        assert told.status_code == 200, told.text
        return int(told.json()["discharged_home"])

    before = await counted()
    case = await Supervised(http, bearer("tess", "TeamLeader")).discharged(bearer)
    assert await counted() == before + 1

    due = {"since": today.isoformat(), "until": (today + timedelta(days=40)).isoformat()}
    rows = (await http.get("/v1/supervision/reports", params=due, headers=manager)).json()
    (own,) = (row for row in rows if row["case"].endswith(str(case.case)))
    assert (own["report"], own["state"], own["supervisor"]) == ("r1", "SCHEDULED", "sam")
    for path, params, role in (
        ("reports", due, "SocialSupervisor"), ("reports", due, "LineManager"), ("figures", month, "DSO"),
    ):  # fmt: skip
        assert (await http.get(f"/v1/supervision/{path}", params=params, headers=bearer("x", role))).status_code == 403
    published = {**month, "published": "true"}
    assert (await http.get("/v1/supervision/figures", params=published, headers=bearer("d", "DASS"))).is_success


@pytest.fixture
def terminal(database_url: str, keyring: Any, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment in which a command finds this session's servers."""
    found = {"DATABASE_URL": database_url, "KEYRING": keyring._path, "DATA_DIR": settings.data_dir}
    for name, value in found.items():
        monkeypatch.setenv(f"CASECLOCK_{name}", str(value))


async def test_a_report_is_printed_as_a_draft_until_it_is_signed(
    http: httpx.AsyncClient, bearer: Bearer, store: EventStore, terminal: None, tmp_path: Path
) -> None:
    case = await Supervised(http, bearer("tess", "TeamLeader")).discharged(bearer)
    sam, tess = bearer("sam", "SocialSupervisor"), bearer("tess", "TeamLeader")
    await case._put(f"/v1/people/{case.person}", {"born": "1981-05-06", "name": "An Invented Person"}, case.dana)
    (seen,) = (await case.get("/reports")).json()["reports"]
    assert (seen["report"], seen["state"], seen["document"]) == ("r1", "SCHEDULED", None)
    place = f"{case.url}/reports/r1/document"
    assert (await http.get(place, headers=sam)).status_code == 404
    parts = {"part_a": "Lives at <Invented House>", "condition": "Stable", "behaviour": "Keeps to all conditions"}
    draft = {"type": "DraftReport", "report": "r1", **parts, "other_agencies": "Housing", "mappa": "level_1"}
    assert (await case.post({"command": draft}, "draft", sam)).is_success
    (seen,) = (await case.get("/reports")).json()["reports"]
    assert (seen["state"], seen["version"], seen["document"]) == ("LM_QA", 1, place)
    read = await http.get(place, params={"form": "html"}, headers=sam)
    assert read.headers["content-type"].startswith("text/html")
    assert "default-src 'none'" in read.headers["content-security-policy"]
    for words in (
        "DRAFT: NOT SIGNED OFF",
        "An Invented Person",
        "Lives at &lt;Invented House&gt;",
        "Not signed off yet",
    ):
        assert words in read.text
    sign = {"type": "SignOffReport", "report": "r1", "assured": "Facts", "comments": "A careful report"}
    assert (await case.post({"command": sign}, "sign", tess)).is_success
    signed = (await http.get(place, params={"form": "html"}, headers=sam)).text
    assert "A careful report" in signed
    assert "Mental Health Casework Section" in signed
    assert "DRAFT" not in signed
    pdf = await http.get(place, headers=sam)
    assert (pdf.headers["content-type"], pdf.content[:5]) == ("application/pdf", b"%PDF-")
    assert "report" in {each.what for each in await store.access.of(f"supervision/{case.case}")}
    assert (await http.get(place, headers=bearer("eve", "SocialSupervisor", area="elsewhere"))).status_code == 403
    assert (await http.get(place, headers=bearer("pat", "Screener"))).status_code == 403
    assert (await http.get(place.replace("r1", "x"), headers=sam)).status_code == 422
    to = tmp_path / "report.pdf"
    for who, key, done in (
        (str(case.case), "r1", True),
        (str(case.case), "r2", False),
        (f"mappa/{uuid4()}", "r1", False),
    ):
        ran = await asyncio.to_thread(CliRunner().invoke, app, ["supervision", "report", who, key, "--to", str(to)])
        assert (ran.exit_code == 0) == done, ran.output
    assert to.read_bytes().startswith(b"%PDF")
