"""Encryption of everything that we hand to Temporal, so that its database holds no personal data (DESIGN D27).

Left in clear are two things only. A payload that is a bare JSON string (encoding ``json/plain``, data starting
with a quotation mark): the static summary and the timer and activity summaries. And the answer to the Web UI's own
query for a workflow's metadata, which carries the current details. All are written for operations staff, who read
them in the Web UI without a codec server; by rule they hold no personal data. Every message of ours is a pydantic
object and is encrypted, as is null, a number or a list. **So no activity, update, signal or query may take or
return a bare `str`**; the details of a failure are marked and encrypted whatever they are.

An encrypted payload is AES-256-GCM over the whole original payload, packed (`infra/packing.py`), with the id of the
key in its metadata, bound
to that id. Keys stand in a file, newest last: the newest encrypts, all decrypt.

    CodecError
    +-- UnknownPayloadKeyError    the key that encrypted a payload is not in the file
    +-- PayloadDamagedError       the payload was changed, or is not one of ours
"""

import base64
import json
import os
import secrets
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from google.protobuf.json_format import MessageToJson, Parse, ParseError
from google.protobuf.message import DecodeError
from temporalio.api.common.v1 import Payload, Payloads
from temporalio.api.failure.v1 import Failure
from temporalio.converter import (
    DefaultFailureConverterWithEncodedAttributes,
    PayloadCodec,
    PayloadConverter,
)

from infra.packing import NEWEST, PackingError, pack, unpack
from infra.private_files import write_private, write_private_once

ENCODING: Final = b"binary/encrypted"
_KEY: Final = "key"
"""Id of the key and name of the dictionary, with a stroke between: histories hold it three times for each command."""
_KEY_ID: Final = "encryption-key-id"
_PACKED: Final = "packed"
"""How the two were named before: histories hold them for years."""
_SEALED: Final = "caseclock-sealed"
_BOUND_TO: Final = b"caseclock/payload/1/"
_UI_METADATA: Final = b"temporal.api.sdk.v1.WorkflowMetadata"
_NONCE_BYTES: Final = 12


class CodecError(Exception):
    """A payload of Temporal cannot be read."""


class UnknownPayloadKeyError(CodecError):
    """The key that encrypted the payload is not in the key file."""


class PayloadDamagedError(CodecError):
    """The payload was changed or is not one of ours."""


class PayloadKeys:
    """The keys of payloads, in a JSON file that only its owner can read, apart from the keys of people.

    Raises `CodecError` when the file is missing. A key that another process has added since is found when asked for.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._keys = self._load()

    @classmethod
    def made_on_first_use(cls, path: Path) -> "PayloadKeys":
        """Open the file, or make it with one key: for one machine. Several machines must share one file."""
        if not path.exists():
            write_private_once(path, json.dumps({"keys": [_new_key()]}, indent=2))
        return cls(path)

    @property
    def active(self) -> tuple[str, AESGCM]:
        """The newest key and its id."""
        return next(reversed(self._keys.items()))

    def find(self, key_id: str) -> AESGCM:
        """Return the key with this id, or raise `UnknownPayloadKeyError`."""
        if key_id not in self._keys:
            self._keys = self._load()
        if key_id not in self._keys:
            raise UnknownPayloadKeyError("a payload was encrypted with a key that is not in the key file")
        return self._keys[key_id]

    def rotate(self) -> str:
        """Add a key, which encrypts from now on, and return its id."""
        entries = json.loads(self._path.read_text())["keys"]
        write_private(self._path, json.dumps({"keys": [*entries, _new_key()]}, indent=2))
        self._keys = self._load()
        return self.active[0]

    def _load(self) -> dict[str, AESGCM]:
        try:
            entries = json.loads(self._path.read_text())["keys"]
            return {entry["id"]: AESGCM(base64.b64decode(entry["key"])) for entry in entries}
        except FileNotFoundError:
            raise CodecError(f"no payload keys at {self._path}") from None
        except (ValueError, KeyError, TypeError):
            # `from None`: the text of the file is a secret and must not travel in a traceback.
            raise CodecError(f"{self._path} is not a file of payload keys") from None


def _new_key() -> dict[str, str]:
    key_id = f"{datetime.now(UTC):%Y%m%d}-{secrets.token_hex(3)}"
    return {"id": key_id, "key": base64.b64encode(AESGCM.generate_key(256)).decode()}


class EncryptingCodec(PayloadCodec):
    """Encrypts all payloads but those for operations staff (see the module)."""

    def __init__(self, keys: PayloadKeys) -> None:
        self._keys = keys

    async def encode(self, payloads: Sequence[Payload]) -> list[Payload]:
        """Encrypt what has to be."""
        return [payload if _may_stay_clear(payload) else self._encrypt(payload) for payload in payloads]

    async def decode(self, payloads: Sequence[Payload]) -> list[Payload]:
        """Decrypt what is encrypted and pass the rest; raises `CodecError`."""
        return [self._decrypt(payload) if _encoding(payload) == ENCODING else payload for payload in payloads]

    def _encrypt(self, payload: Payload) -> Payload:
        key_id, cipher = self._keys.active
        nonce = os.urandom(_NONCE_BYTES)
        packed = pack(payload.SerializeToString())
        sealed = nonce + cipher.encrypt(nonce, packed, _BOUND_TO + key_id.encode() + NEWEST)
        return Payload(metadata={"encoding": ENCODING, _KEY: key_id.encode() + b"/" + NEWEST}, data=sealed)

    def _decrypt(self, payload: Payload) -> Payload:
        key_id, words = _key_and_words(payload)
        cipher = self._keys.find(key_id.decode(errors="replace"))
        nonce, sealed = payload.data[:_NONCE_BYTES], payload.data[_NONCE_BYTES:]
        try:
            return Payload.FromString(unpack(cipher.decrypt(nonce, sealed, _BOUND_TO + key_id + words), words))
        except (InvalidTag, ValueError, DecodeError, PackingError):
            raise PayloadDamagedError("an encrypted payload does not fit its key") from None


def _key_and_words(payload: Payload) -> tuple[bytes, bytes]:
    """The id of the key and the dictionary, as they are named now or as they were."""
    if _KEY in payload.metadata:
        key_id, _, words = payload.metadata[_KEY].rpartition(b"/")
        return key_id, words
    return payload.metadata.get(_KEY_ID, b""), payload.metadata.get(_PACKED, b"")


def _encoding(payload: Payload) -> bytes:
    return payload.metadata.get("encoding", b"")


def _may_stay_clear(payload: Payload) -> bool:
    if payload.metadata.get("messageType") == _UI_METADATA:
        return True
    bare_string = _encoding(payload) == b"json/plain" and payload.data.startswith(b'"')
    return bare_string and _SEALED not in payload.metadata


class SealedFailureConverter(DefaultFailureConverterWithEncodedAttributes):
    """Moves message and stack trace into an encoded payload and has all details encrypted, bare strings too."""

    def to_failure(self, exception: BaseException, payload_converter: PayloadConverter, failure: Failure) -> None:
        """Convert an exception; the base class calls this again for each cause."""
        super().to_failure(exception, payload_converter, failure)
        for details in (
            failure.application_failure_info.details,
            failure.canceled_failure_info.details,
            failure.timeout_failure_info.last_heartbeat_details,
        ):
            for payload in details.payloads:
                payload.metadata[_SEALED] = b"1"


async def decode_for_ui(codec: PayloadCodec, body: bytes) -> bytes:
    """Answer the ``/decode`` request of Temporal's remote codec protocol: JSON `Payloads` in and out.

    Raises `CodecError` when the body is not that, or a payload cannot be read.
    """
    try:
        asked = Parse(body, Payloads())
    except (ParseError, UnicodeDecodeError):
        raise CodecError("expected a JSON object with payloads") from None
    return MessageToJson(Payloads(payloads=await codec.decode(asked.payloads))).encode()
