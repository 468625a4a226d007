"""``python -m benchmarks.worker``: our worker in a process of its own, as production has it."""

import argparse
import asyncio
import signal
from datetime import timedelta

from temporalio.client import Client

from activities.desk import Desk
from benchmarks.bench import say_ready
from infra import loop
from infra.keys import FileKeyRing
from infra.logging import configure_logging
from infra.settings import Settings, load_settings
from infra.store import EventStore, open_pool
from infra.store.announcing import Announcer
from infra.temporal import payload_codec, plugin
from workers.build import build_worker

__all__ = ["serve"]


async def serve(settings: Settings, shift: timedelta, *, encrypted: bool) -> None:
    """Work until told to stop."""
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    codec = payload_codec(settings) if encrypted else None
    client = await Client.connect(settings.require_temporal_address(), plugins=[plugin(codec)])
    async with await open_pool(settings.require_database_url(), max_size=settings.database_pool) as pool:
        store, announcer = EventStore(pool, FileKeyRing(settings.keyring_path)), Announcer(pool)
        desk = Desk(store, shift=shift, announcer=announcer)
        async with build_worker(client, desk, settings):
            say_ready()
            await stop.wait()


def main() -> None:
    """Serve with the settings of the environment."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--encrypted", action="store_true")
    parser.add_argument("--shift", type=float, default=0.0, help="seconds from the engine's time to the domain's")
    asked = parser.parse_args()
    settings = load_settings()
    configure_logging(settings.log_level, settings.log_format, service="worker")
    loop.run(serve(settings, timedelta(seconds=asked.shift), encrypted=asked.encrypted))


if __name__ == "__main__":
    main()
