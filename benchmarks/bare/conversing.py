"""The client's side of the bare workflows."""

from itertools import count
from typing import Any
from uuid import uuid4

from temporalio.client import Client, WorkflowHandle

from benchmarks.bare.workflows import BareLocal, BareUpdate, Said

__all__ = ["Conversation"]

WORDS = "rang the home and asked that somebody stays with the resident until the morning"


class Conversation:
    """A bare workflow and the updates that it is sent, one after the other."""

    def __init__(self, handle: WorkflowHandle[Any, Any], stream: str) -> None:
        self._handle = handle
        self._stream = stream
        self._seq = count(1)

    @classmethod
    async def begun(cls, client: Client, queue: str, kind: type[BareUpdate] | type[BareLocal]) -> "Conversation":
        """Start one."""
        stream = f"bare/{uuid4()}"
        return cls(await client.start_workflow(kind.run, id=stream, task_queue=f"bare-{queue}"), stream)

    async def say(self) -> int:
        """One update, and its answer."""
        seq = next(self._seq)
        said = Said(f"{self._stream}-{seq}", WORDS, self._stream, seq)
        heard: int = await self._handle.execute_update(BareLocal.instruct, said)
        return heard

    async def end(self) -> None:
        """Free its place in the worker's cache."""
        await self._handle.terminate()
