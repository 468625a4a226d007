import asyncio
import urllib.request
from datetime import timedelta
from pathlib import Path

from prometheus_client.parser import text_string_to_metric_families
from temporalio.service import TLSConfig

from infra.metrics import Metrics
from infra.servers import TemporalServer, free_port
from infra.settings import Settings
from infra.temporal import connect, tls


def samples(text: str) -> dict[tuple[str, tuple[str, ...]], float]:
    return {
        (sample.name, tuple(sample.labels.values())): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def test_what_happened_is_counted_by_codes() -> None:
    metrics = Metrics()
    metrics.command("safeguarding", "accepted", timedelta(milliseconds=30))
    metrics.refusal("safeguarding", "SG-CLOSE-1")
    metrics.rung("safeguarding", "breached", timedelta(seconds=3))
    metrics.repair("restarted")
    metrics.open_duties({("safeguarding", "due"): 4, ("mappa", "due"): 1})
    metrics.open_duties({("safeguarding", "due"): 5})
    metrics.letter("criteria_met", "delivered")
    metrics.open_letters({("criteria_met", "failed"): 2}, {("criteria_met", "failed"): timedelta(hours=1)})
    metrics.outbox(7)
    metrics.oldest_transaction(timedelta(seconds=2))
    seen = samples(metrics.exposition()[0].decode())
    assert seen["caseclock_command_seconds_count", ("safeguarding", "accepted")] == 1
    assert seen["caseclock_command_seconds_sum", ("safeguarding", "accepted")] == 0.03
    assert seen["caseclock_refusals_total", ("safeguarding", "SG-CLOSE-1")] == 1
    assert seen["caseclock_duty_rungs_total", ("safeguarding", "breached")] == 1
    assert seen["caseclock_tick_lag_seconds_sum", ("safeguarding",)] == 3
    assert seen["caseclock_watch_repairs_total", ("restarted",)] == 1
    assert seen["caseclock_open_duties", ("safeguarding", "due")] == 5
    assert ("caseclock_open_duties", ("mappa", "due")) not in seen, "a count that is gone is not shown for ever"
    assert seen["caseclock_letters_total", ("criteria_met", "delivered")] == 1
    assert seen["caseclock_letters_open", ("criteria_met", "failed")] == 2
    assert seen["caseclock_letters_open_seconds", ("criteria_met", "failed")] == 3600
    assert seen["caseclock_outbox_pending", ()] == 7
    assert seen["caseclock_oldest_transaction_seconds", ()] == 2


def test_a_worker_shows_its_metrics_over_http() -> None:
    metrics, port = Metrics(), free_port()
    metrics.outbox(3)
    with metrics.serve(f"127.0.0.1:{port}"):
        answer = urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=5).read().decode()
    assert samples(answer)["caseclock_outbox_pending", ()] == 3


async def test_the_sdks_metrics_are_shown_where_the_settings_say(temporal: TemporalServer, settings: Settings) -> None:
    bind = f"127.0.0.1:{free_port()}"
    there = settings.model_copy(update={"temporal_address": temporal.address, "sdk_metrics_bind": bind})
    client = await connect(there, sdk_metrics=True)
    await client.count_workflows()
    answer = await asyncio.to_thread(urllib.request.urlopen, f"http://{bind}/metrics", timeout=5)
    with answer:
        assert "temporal_request_total" in answer.read().decode()


def test_tls_takes_the_files_that_the_settings_name(tmp_path: Path) -> None:
    for name in ("cert", "key", "ca"):
        (tmp_path / name).write_text(name)
    assert tls(Settings()) is False
    named = tls(
        Settings(
            temporal_tls_cert=tmp_path / "cert",
            temporal_tls_key=tmp_path / "key",
            temporal_tls_ca=tmp_path / "ca",
            temporal_tls_server_name="temporal.internal",
        )
    )
    assert named == TLSConfig(
        server_root_ca_cert=b"ca", client_cert=b"cert", client_private_key=b"key", domain="temporal.internal"
    )
