"""Files that only their owner can read, and that appear whole or not at all."""

import os
import secrets
from contextlib import suppress
from pathlib import Path


def write_private(path: Path, text: str) -> None:
    """Write or replace a file that only its owner can read; a reader sees the old one or the new one whole."""
    _draft(path, text).replace(path)


def write_private_once(path: Path, text: str) -> None:
    """Write the file unless there is one: when several processes try, the first one's stays."""
    if path.exists():
        return
    draft = _draft(path, text)
    with suppress(FileExistsError):
        path.hardlink_to(draft)  # unlike a rename it fails when another was first
    draft.unlink()


def _draft(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    return draft
