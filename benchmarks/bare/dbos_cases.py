"""``python -m benchmarks.bare.dbos_cases OURS SYSTEM CASES COMMANDS``: the same command on DBOS Transact.

A workflow for each case receives a command, appends one row in a step and sets the answer as an event, which the
sender awaits. Senders and workflows share one process, which spares DBOS a network hop and a listener; the
messages wake by LISTEN/NOTIFY. Prints commands a second and the median latency in milliseconds, as JSON.
"""

import asyncio
import json
import sys
import time
from statistics import median
from typing import Any
from uuid import uuid4

import asyncpg
from dbos import DBOS, DBOSConfig, SetWorkflowID

from benchmarks.bare import inserting
from benchmarks.bare.conversing import WORDS

__all__ = ["main"]

_FAREWELL = "that is all"
_PATIENCE = 120.0
_pool: list["asyncpg.Pool[asyncpg.Record]"] = []


@DBOS.step()
async def append(stream: str, seq: int, key: str) -> int:
    """One row, one commit."""
    row = next(inserting.rows(stream))
    await _pool[0].execute(inserting.INSERT, stream, seq, *row[2:8], key, *row[9:])
    return seq


@DBOS.workflow()
async def case(stream: str) -> int:
    """Take commands until told that there are no more."""
    seq = 0
    while (command := await DBOS.recv_async(timeout_seconds=_PATIENCE)) and command["key"] != _FAREWELL:
        seq += 1
        await append(stream, seq, command["key"])
        await DBOS.set_event_async(command["key"], {"version": seq})
    return seq


async def _give(stream: str, key: str) -> float:
    began = time.perf_counter()
    await DBOS.send_async(stream, {"key": key, "action": WORDS}, idempotency_key=key)
    answer: Any = await DBOS.get_event_async(stream, key, timeout_seconds=_PATIENCE)
    assert answer is not None
    return 1000 * (time.perf_counter() - began)


async def _one_by_one(stream: str, commands: int) -> list[float]:
    return [await _give(stream, f"{stream}/{number}-{uuid4()}") for number in range(commands)]


async def _begun(stream: str) -> None:
    with SetWorkflowID(stream):
        await DBOS.start_workflow_async(case, stream)


async def _round(cases: int, commands: int) -> tuple[float, float]:
    streams = [f"bare/{uuid4()}" for _ in range(cases)]
    for stream in streams:
        await _begun(stream)
    await asyncio.gather(*(_one_by_one(stream, 1) for stream in streams))
    began = time.perf_counter()
    lots = await asyncio.gather(*(_one_by_one(stream, commands) for stream in streams))
    rate = cases * commands / (time.perf_counter() - began)
    for stream in streams[1:]:
        await DBOS.send_async(stream, {"key": _FAREWELL})
    alone = median(await _one_by_one(streams[0], 20))
    await DBOS.send_async(streams[0], {"key": _FAREWELL})
    assert lots
    return rate, alone


async def main(ours: str, system: str, cases: int, commands: int) -> None:
    """One round for each line that comes in: the median alone, and the rate of all cases at once."""
    config: DBOSConfig = {
        "name": "bare-cases", "system_database_url": system, "sys_db_pool_size": 20, "log_level": "ERROR",
        "notification_coalesce_sec": 0.001,
    }  # fmt: skip
    DBOS(config=config)
    DBOS.launch()
    async with asyncpg.create_pool(ours, max_size=10) as pool:
        _pool.append(pool)
        while await asyncio.to_thread(sys.stdin.readline):
            rate, alone = await _round(cases, commands)
            print(json.dumps({"rate": rate, "alone": alone}), flush=True)
    DBOS.destroy()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])))
