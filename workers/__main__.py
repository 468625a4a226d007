"""``python -m workers``: one worker process, stopped gracefully by SIGTERM or Ctrl-C."""

import asyncio
import contextlib
import signal

import structlog

from activities.books import Books
from activities.desk import Desk
from activities.references import ReferenceFolder
from infra import loop
from infra.keys import FileKeyRing
from infra.leaving import run_and_leave
from infra.logging import configure_logging
from infra.metrics import METRICS
from infra.settings import Settings, load_settings
from infra.store.announcing import Announcer
from infra.store.event_store import EventStore
from infra.store.pool import open_pool
from infra.temporal import connect
from workers.build import build_worker
from workers.mailbox import watched
from workers.post import post_of
from workflows.watch import schedule_watch

log = structlog.get_logger()


async def serve(settings: Settings) -> None:
    """Work until told to stop."""
    stop = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    async with await open_pool(settings.require_database_url(), max_size=settings.database_pool) as pool:
        client = await connect(settings, sdk_metrics=True)
        books = Books.of_areas(settings.areas, ReferenceFolder(settings.references_path))
        desk = Desk(EventStore(pool, FileKeyRing(settings.keyring_path)), books, announcer=Announcer(pool))
        await schedule_watch(client, settings.task_queue)
        with METRICS.serve(settings.metrics_bind) if settings.metrics_bind else contextlib.nullcontext():
            async with (
                build_worker(client, desk, settings, post=post_of(settings)),
                watched(settings, desk.store, client),
            ):
                log.info("worker started", task_queue=settings.task_queue)
                await stop.wait()
                log.info("worker stopping")


def main(settings: Settings | None = None) -> None:
    """Run a worker with these settings, or those of the environment.

    Raises ConfigurationError before anything starts.
    """
    settings = settings or load_settings()
    settings.require_database_url()
    settings.require_temporal_address()
    configure_logging(settings.log_level, settings.log_format, service="caseclock-worker")
    loop.run(serve(settings))


if __name__ == "__main__":
    run_and_leave(main)
