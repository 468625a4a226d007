"""Making payloads small before they are encrypted: each command's messages stand three times in a history.

Raw deflate with a dictionary of the words that our messages use brings one command from 1.9 to under 1.5 KB.
The dictionaries are a storage format: one that was ever used is kept as long as a history may hold it.
"""

import zlib
from typing import Final

__all__ = ["PackingError", "pack", "unpack"]

NEWEST: Final = b"1"
_LARGEST: Final = 16 * 1024 * 1024
"""No message of ours comes near it: what unpacks to more is no message of ours."""

_WINDOW: Final = -12
"""Bits of the window, four kilobytes: a message is smaller, and what a packer sets up for the largest window (a quarter
of a megabyte) took ten times as long as the packing. Raw: no header."""
_MEMORY: Final = 5

_WORDS: Final = {
    b"1": b'"objections":[{"rule":"CASE-","words":"","field":""}],"outside":[],"source":"","data":{"time":'
    b'"effective_at":"2026-","roles":["CommunityTeamManager","AssistantDirector","IO","Service"],"area":"kent",'
    b'"urgency":2,"law":"2025-01","to_deliver":1,"repeated":true,"closed":true,"next_alarm":"2026-"},'
    b'"duties":[{"rule":"S42-","state":"running","due":"2026-11-23T23:59:59Z"},"state":"approaching",'
    b'"state":"breached","state":"escalated","lifecycle":"safeguarding","case":"","known":{"version":1,"stage":"",'
    b'"answers":[{"id":"","version":1,"stage":"TRIAGE","events":[""]}]{"id":"","by":{"id":"","roles":["DSO"],'
    b'"team":"","area":"kent"},"command":{"type":"","encoding\x12\x0bjson/plain',
}


class PackingError(Exception):
    """What was to be unpacked is not what was packed."""


def pack(data: bytes) -> bytes:
    """The data, smaller; ``NEWEST`` says with which dictionary."""
    packer = zlib.compressobj(level=6, wbits=_WINDOW, memLevel=_MEMORY, zdict=_WORDS[NEWEST])
    return packer.compress(data) + packer.flush()


def unpack(packed: bytes, words: bytes) -> bytes:
    """The data again. Raises PackingError for an unknown dictionary, damage, or more than a message can be."""
    if words not in _WORDS:
        raise PackingError("packed with a dictionary that this release does not know")
    unpacker = zlib.decompressobj(wbits=-zlib.MAX_WBITS, zdict=_WORDS[words])
    try:
        data = unpacker.decompress(packed, _LARGEST)
    except zlib.error:
        raise PackingError("damaged") from None
    if not unpacker.eof:
        raise PackingError("cut short, or larger than any message")
    return data
