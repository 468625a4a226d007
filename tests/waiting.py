"""Waiting for what other processes do: ask until it is so, with a deadline that a busy machine keeps."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def until(ask: Callable[[], Awaitable[T]], holds: Callable[[T], object] = bool, seconds: float = 120) -> T:
    """Ask again until the answer is as said, or there is one; what it is then."""
    end = asyncio.get_running_loop().time() + seconds
    while not holds(answer := await ask()):
        assert asyncio.get_running_loop().time() < end, f"still {getattr(answer, 'text', answer)}"
        await asyncio.sleep(0.05)
    return answer
