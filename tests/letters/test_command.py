"""``caseclock letter``: the list, the document, the addition, on the servers of the tests."""

import asyncio
import json
from datetime import UTC, datetime

import pytest
from typer.testing import CliRunner

from cli.main import app
from infra.letters.uploads import Upload, Uploads


@pytest.fixture
def command(letters, database_url, keyring, timeline, payload_codec, settings, monkeypatch):
    """The command with this test's installation, off the event loop."""
    values = {
        "DATABASE_URL": database_url,
        "KEYRING": str(keyring._path),
        "TEMPORAL_ADDRESS": timeline.client.service_client.config.target_host,
        "TASK_QUEUE": letters.cases.task_queue,
        "DATA_DIR": str(settings.data_dir),
    }
    for name, value in values.items():
        monkeypatch.setenv(f"CASECLOCK_{name}", value)

    async def run(*words: str):
        return await asyncio.to_thread(CliRunner().invoke, app, list(words))

    return run


async def test_documents_of_a_case_are_listed_and_read_and_every_look_is_logged(letters, command, tmp_path):
    await letters.notice()
    body = b"An invented report."
    upload = Upload(letters.ref.stream, "0123456789ab/report.txt", "text/plain", body, "dana", others_removed=True)
    assert await Uploads(letters.store.documents).keep(upload, datetime.now(UTC)) == ()
    refused = await command("document", "save", letters.ref.stream, upload.id, "--to", str(tmp_path / "x.txt"))
    assert refused.exit_code != 0, "what no event names is nobody's to see"
    await letters.give("save", type="SaveDocument", document=upload.id, kind="provider_report", password_removed=True)
    listed = json.loads((await command("document", "list", letters.ref.stream, "-o", "json")).output)
    assert [(each["document"], each["kind"], each["size"]) for each in listed] == [(upload.id, "provider_report", 19)]
    saved = await command("document", "save", letters.ref.stream, upload.id, "--to", str(tmp_path / "report.txt"))
    assert saved.exit_code == 0, saved.output
    assert (tmp_path / "report.txt").read_bytes() == body
    assert [each.what for each in await letters.store.access.of(letters.ref.stream)] == ["documents", "document"]


async def test_what_waits_is_listed_with_what_it_needs_and_what_went_out_can_be_looked_at(letters, command, tmp_path):
    ref = await letters.notice(letters.nowhere)
    await letters.stands(ref, "needs_address")
    listed = await command("letter", "list", "--case", ref.stream, "-o", "json")
    assert [(row["letter"], row["state"]) for row in json.loads(listed.output)] == [(ref.id, "needs_address")]
    missing = await command("letter", "save", ref.id, "--to", str(tmp_path / "x.pdf"))
    assert missing.exit_code != 0
    await letters.mend(ref, addressee={"name": "A Reader (invented)", "email": "reader@partner.example"})
    await letters.stands(ref, "delivered")
    saved = await command("letter", "save", ref.id, "--to", str(tmp_path / "letter.pdf"))
    assert saved.exit_code == 0, saved.output
    assert (tmp_path / "letter.pdf").read_bytes().startswith(b"%PDF")
    assert [access.what for access in await letters.store.access.of(ref.stream)] == ["letter"]
    done = await command("letter", "list", "--case", ref.stream, "-o", "json")
    assert json.loads(done.output) == []
