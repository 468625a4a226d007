"""A TCP proxy that can be a black hole or hang up: what a bad network does between two programs."""

import asyncio
import socket
import struct
from contextlib import suppress

RESET = struct.pack("ii", 1, 0)
"""SO_LINGER with no time to linger: closing sends RST, as a dying host or a firewall does."""


class Proxy:
    """Carries bytes from a loopback port to another one. While it is a black hole nothing passes and nothing fails."""

    def __init__(self, name: str, target_port: int) -> None:
        self.name = name
        self.port = 0
        self._target = target_port
        self._open = asyncio.Event()
        self._open.set()
        self._writers: set[asyncio.StreamWriter] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._server: asyncio.Server | None = None

    async def start(self) -> None:
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]

    def swallow(self) -> None:
        """Let nothing pass; connections stay open, new ones are taken and hear nothing."""
        self._open.clear()

    def pass_on(self) -> None:
        """Carry again, beginning with what was held back, as retransmission does."""
        self._open.set()

    def hang_up(self) -> None:
        """Reset every connection."""
        for writer in list(self._writers):
            _reset(writer)

    def lead_to(self, port: int) -> None:
        """Reset every connection; new ones lead there."""
        self._target = port
        self.hang_up()

    async def stop(self) -> None:
        if self._server is not None:
            self._server.close()
        self.hang_up()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        self._writers.add(writer)
        try:
            await self._open.wait()
            await self._join(reader, writer)
        except OSError:
            _reset(writer)  # the target is away: the caller hears it at once
        finally:
            self._writers.discard(writer)
            self._tasks.discard(task)
            writer.close()

    async def _join(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there_reader, there_writer = await asyncio.open_connection("127.0.0.1", self._target)
        self._writers.add(there_writer)
        ways = [
            asyncio.create_task(self._carry(reader, there_writer)),
            asyncio.create_task(self._carry(there_reader, writer)),
        ]
        try:
            await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for way in ways:
                way.cancel()
            await asyncio.gather(*ways, return_exceptions=True)
            self._writers.discard(there_writer)
            there_writer.close()

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while data := await reader.read(65536):
            await self._open.wait()
            writer.write(data)
            await writer.drain()


def _reset(writer: asyncio.StreamWriter) -> None:
    with suppress(OSError, AttributeError):  # closed meanwhile
        writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
    writer.transport.abort()
