"""The recorder of the `eventsourcing` library: its insert of stored events, without its aggregates or its mapper."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit
from uuid import uuid4

from eventsourcing.persistence import StoredEvent
from eventsourcing.postgres import PostgresApplicationRecorder, PostgresDatastore

from benchmarks.bare.inserting import BODY

__all__ = ["Recorder"]


class Recorder:
    """Threads with a connection each, as many as asked."""

    def __init__(self, database_url: str, connections: int) -> None:
        parts = urlsplit(database_url)
        self._datastore = PostgresDatastore(
            parts.path.lstrip("/"), parts.hostname or "", parts.port or 5432, parts.username or "",
            parts.password or "", pool_size=connections, enable_db_functions=True,
        )  # fmt: skip
        self._recorder = PostgresApplicationRecorder(self._datastore)
        self._recorder.create_table()
        self._threads = ThreadPoolExecutor(connections)
        self._connections = connections

    def run(self, until: Callable[[], bool]) -> int:
        """Insert on every connection until told to stop; how many."""
        return sum(self._threads.map(lambda _: self._one(until), range(self._connections)))

    def close(self) -> None:
        """End the threads and their connections."""
        self._threads.shutdown()
        self._datastore.close()

    def _one(self, until: Callable[[], bool]) -> int:
        stream, version = uuid4(), 0
        while not until():
            version += 1
            self._recorder.insert_events([StoredEvent(stream, version, "ImmediateRiskActed", BODY)])
        return version
