"""The key of the stored histories: in the open, because it protects nothing but invented cases in tests."""

import base64
import json
from pathlib import Path

from infra.codec import EncryptingCodec, PayloadKeys

HISTORIES = Path(__file__).parent / "histories"
_KEY = {"id": "20260101-replay", "key": base64.b64encode(bytes(range(32))).decode()}


def replay_codec(folder: Path) -> EncryptingCodec:
    """A codec with that key."""
    path = folder / "replay-keys.json"
    path.write_text(json.dumps({"keys": [_KEY]}))
    path.chmod(0o600)
    return EncryptingCodec(PayloadKeys(path))
