"""What Caseclock counts about itself, for Prometheus. Labels are codes with few values; never a case or a person."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from typing import Final

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    generate_latest,
    start_http_server,
)

_SECONDS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
_LAG: Final = (0.1, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0, 60.0, 300.0, 3600.0, 86400.0)


class Metrics:
    """Our metrics in one registry; a process has one (`METRICS`), a test makes its own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._commands = Histogram(
            "caseclock_command_seconds",
            "Time from a command's arrival to its answer.",
            ("lifecycle", "result"),
            buckets=_SECONDS,
            registry=self.registry,
        )
        self._refusals = self._counter("refusals", "Commands refused, by rule.", "lifecycle", "rule")
        self._rungs = self._counter("duty_rungs", "Rungs of duties reached.", "lifecycle", "rung")
        self._repairs = self._counter("watch_repairs", "Cases that the watch had to repair.", "kind")
        self._mails = self._counter("mails", "Mails of the referral mailbox, by what became of them.", "outcome")
        self._duties = self._gauge("open_duties", "Open duties by the last rung reached.", "lifecycle", "rung")
        self._came = self._counter("letters", "Letters that came to stand so.", "kind", "state")
        self._letters = self._gauge("letters_open", "Letters that are not at their end.", "kind", "state")
        self._longest = self._gauge("letters_open_seconds", "How long the oldest has stood so.", "kind", "state")
        self._outbox = self._gauge("outbox_pending", "Outbox rows that are not delivered.")
        self._oldest = self._gauge("oldest_transaction_seconds", "Age of the oldest open transaction.")
        self._lag = Histogram(
            "caseclock_tick_lag_seconds",
            "Time from a duty's instant to the moment it was noticed.",
            ("lifecycle",),
            buckets=_LAG,
            registry=self.registry,
        )

    def command(self, lifecycle: str, result: str, took: timedelta) -> None:
        """Count an answered command; `result` is a code (accepted, refused, duplicate, waiting, failed)."""
        self._commands.labels(lifecycle, result).observe(took.total_seconds())

    def refusal(self, lifecycle: str, rule: str) -> None:
        """Count one objection by the id of its rule."""
        self._refusals.labels(lifecycle, rule).inc()

    def mail(self, outcome: str) -> None:
        """Count a mail: done, returned, refused; `waits` once for each look at which it could not be told."""
        self._mails.labels(outcome).inc()

    def rung(self, lifecycle: str, rung: str, lag: timedelta) -> None:
        """Count a rung that a duty reached, and how late that was noticed."""
        self._rungs.labels(lifecycle, rung).inc()
        self._lag.labels(lifecycle).observe(lag.total_seconds())

    def repair(self, kind: str) -> None:
        """Count one repair by the watch: it has to stay at none."""
        self._repairs.labels(kind).inc()

    def open_duties(self, counts: Mapping[tuple[str, str], int]) -> None:
        """Replace the numbers of open duties by (lifecycle, rung)."""
        self._duties.clear()
        for (lifecycle, rung), number in counts.items():
            self._duties.labels(lifecycle, rung).set(number)

    def letter(self, kind: str, state: str) -> None:
        """Count a letter that now stands so: sent, delivered, failed and so on."""
        self._came.labels(kind, state).inc()

    def open_letters(self, counts: Mapping[tuple[str, str], int], longest: Mapping[tuple[str, str], timedelta]) -> None:
        """Replace the numbers of letters by (kind, state), and how long the oldest of each has stood so."""
        self._letters.clear()
        self._longest.clear()
        for (kind, state), number in counts.items():
            self._letters.labels(kind, state).set(number)
            self._longest.labels(kind, state).set(longest[kind, state].total_seconds())

    def outbox(self, pending: int) -> None:
        """Set how many outbox rows wait."""
        self._outbox.set(pending)

    def oldest_transaction(self, age: timedelta) -> None:
        """Set the age of the oldest open transaction, which hides newer events from readers of the log."""
        self._oldest.set(age.total_seconds())

    def exposition(self) -> tuple[bytes, str]:
        """Return the text for ``/metrics`` and its content type."""
        return generate_latest(self.registry), CONTENT_TYPE_LATEST

    @contextmanager
    def serve(self, bind: str) -> Iterator[None]:
        """Show the metrics over HTTP at host:port, from a thread, within the block."""
        host, _, port = bind.rpartition(":")
        server, thread = start_http_server(int(port), addr=host, registry=self.registry)
        try:
            yield
        finally:
            server.shutdown()
            server.server_close()
            thread.join()

    def _counter(self, name: str, words: str, *labels: str) -> Counter:
        return Counter(f"caseclock_{name}", words, labels, registry=self.registry)

    def _gauge(self, name: str, words: str, *labels: str) -> Gauge:
        return Gauge(f"caseclock_{name}", words, labels, registry=self.registry)


METRICS: Final = Metrics()
