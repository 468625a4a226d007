"""What an installation can set: environment variables with the prefix ``CASECLOCK_``, or files of secrets.

Every field is read from ``CASECLOCK_<FIELD>``; a secret may instead be a file named ``caseclock_<field>`` in
the secrets folder (``CASECLOCK_SECRETS_DIR``, else the place where container engines mount secrets). Secrets
are `SecretStr`: a repr, a log line or a validation error never shows them.
"""

import os
from pathlib import Path
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, FilePath, SecretStr, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

PREFIX = "CASECLOCK_"
LOCAL_ISSUER = "caseclock-local"
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_TLS_FILES = ("temporal_tls_cert", "temporal_tls_key", "temporal_tls_ca", "temporal_tls_server_name")

Port = Annotated[int, Field(ge=0, le=65535, description="TCP port; 0 picks a free one")]


class ConfigurationError(Exception):
    """The settings do not allow what was asked; the message names the variable to set."""


def _host_port(value: str) -> str:
    host, _, port = value.rpartition(":")
    if not host or not port.isdigit() or not 0 <= int(port) <= 65535:  # noqa: PLR2004 -- the range of TCP ports
        raise ValueError("expected host:port")
    return value


def _keys_over_tls(value: str) -> str:
    # A key set read over plain HTTP lets whoever sits on the wire sign tokens.
    url = urlsplit(value)
    if url.scheme != "https" and not (url.scheme == "http" and url.hostname in _LOOPBACK):
        raise ValueError("expected an https address")
    return value


HostPort = Annotated[str, AfterValidator(_host_port)]


class Settings(BaseSettings):
    """The settings of one process. Frozen; `model_copy(update=...)` makes a changed one."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, frozen=True, extra="ignore", hide_input_in_errors=True, env_ignore_empty=True
    )

    data_dir: Path = Field(default=Path(".caseclock"), description="where local servers and local keys live")

    database_url: SecretStr | None = Field(default=None, description="PostgreSQL; unset: `up` starts its own")
    database_pool: int = Field(default=10, ge=1, le=200, description="connections a process may hold")
    postgres_port: Port = 0

    temporal_address: HostPort | None = Field(default=None, description="unset: `up` starts the dev server")
    temporal_namespace: str = Field(default="default", min_length=1)
    temporal_tls_cert: FilePath | None = None
    temporal_tls_key: FilePath | None = None
    temporal_tls_ca: FilePath | None = None
    temporal_tls_server_name: str | None = None
    temporal_tls: bool = Field(default=False, description="TLS without files of our own")
    temporal_api_key: SecretStr | None = None
    temporal_port: Port = 7233
    temporal_ui_port: Port = 8233
    task_queue: str = Field(default="cases", min_length=1, max_length=200)

    api_host: str = "127.0.0.1"
    api_port: int = Field(default=8080, ge=1, le=65535)

    keyring: Path | None = Field(default=None, description="file of key-encryption keys")
    payload_keys: Path | None = Field(default=None, description="file of the keys of Temporal payloads")

    jwks_url: Annotated[str, AfterValidator(_keys_over_tls)] | None = None
    jwt_key_file: FilePath | None = Field(default=None, description="a key or key set as JWK JSON, or a PEM")
    jwt_issuer: str = LOCAL_ISSUER
    jwt_audience: str = "caseclock"
    jwt_algorithms: Annotated[tuple[str, ...], NoDecode] = ("ES256", "RS256", "PS256", "Ed25519")
    jwt_leeway_seconds: int = Field(default=30, ge=0, le=300)

    worker_max_cached_workflows: int = Field(default=2000, ge=10)
    # Up to five of them are held by polls that are on their way. With six, a worker of two cores stood waiting for its
    # next task for a fifth of the time; with many more, cold cases outlive their tasks (docs/operations.md).
    worker_max_workflow_tasks: int = Field(default=12, ge=2)
    worker_max_activities: int = Field(default=50, ge=1)
    # A case that waits longer for a busy worker is handed on and replayed, which makes that worker busier still: of a
    # thousand duties due in one second most were, with 5 s, and took twice as long; some with 10. A dead worker's cases
    # wait as long.
    worker_sticky_seconds: int = Field(default=15, ge=5, description="a case waits for the worker that has it cached")
    worker_graceful_seconds: int = Field(default=20, ge=0, description="time for running work when stopped")

    areas: FilePath | None = Field(default=None, description="JSON: areas and their choices; unset: Kent, nothing set")

    reference_folder: Path | None = Field(default=None, description="unset: `references` in the data folder")

    letters_by: Literal["folder", "notify"] = Field(default="folder", description="who carries letters")
    letters_folder: Path | None = Field(default=None, description="unset: `letters` in the data folder")
    letters_directory: Path | None = Field(default=None, description="JSON: letterheads, addresses, signatories")
    notify_api_key: SecretStr | None = Field(default=None, description="GOV.UK Notify")
    notify_email_template: str = Field(default="", description="id of the Notify template with a link to the letter")
    notify_enclosing_template: str = Field(default="", description="the same, with a link to an enclosure too")

    mailbox_folder: Path | None = Field(default=None, description="maildir of the forensic mailbox; unset: not watched")
    mailbox_senders: FilePath | None = Field(default=None, description="JSON: address or @domain to referring group")
    mailbox_every_seconds: int = Field(default=20, ge=1, description="how often the mailbox is looked at")

    log_level: Literal["debug", "info", "warning", "error"] = "info"
    log_format: Literal["json", "console"] = "json"
    metrics_bind: HostPort | None = Field(default=None, description="where a worker shows its metrics; unset: nowhere")
    sdk_metrics_bind: HostPort | None = Field(default=None, description="the same for the Temporal SDK's metrics")

    @model_validator(mode="before")
    @classmethod
    def _split_algorithms(cls, values: dict[str, object]) -> dict[str, object]:
        named = values.get("jwt_algorithms")
        if not isinstance(named, str):
            return values
        return {**values, "jwt_algorithms": tuple(part.strip() for part in named.split(",") if part.strip())}

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if (self.temporal_tls_cert is None) != (self.temporal_tls_key is None):
            raise ValueError("temporal_tls_cert and temporal_tls_key go together")
        if self.jwks_url and self.jwt_key_file:
            raise ValueError("set jwks_url or jwt_key_file, not both")
        if bad := set(self.jwt_algorithms) - {"ES256", "ES384", "RS256", "PS256", "Ed25519", "EdDSA"}:
            raise ValueError(f"jwt_algorithms: only signatures with a key pair are taken, not {sorted(bad)}")
        return self

    @property
    def keyring_path(self) -> Path:
        """The file of key-encryption keys; ours in the data folder unless one is named."""
        return self.keyring or self.data_dir / "keyring.json"

    @property
    def letters_in(self) -> Path:
        """The folder of letters; `letters` in the data folder unless one is named."""
        return self.letters_folder or self.data_dir / "letters"

    @property
    def references_path(self) -> Path:
        """The folder of imported reference lists, one file a version."""
        return self.reference_folder or self.data_dir / "references"

    @property
    def payload_keys_path(self) -> Path:
        """The file of keys for Temporal payloads; ours in the data folder unless one is named."""
        return self.payload_keys or self.data_dir / "payload-keys.json"

    @property
    def development_key_path(self) -> Path:
        """The key that signs tokens for development when no issuer is configured."""
        return self.data_dir / "token-key.json"

    @property
    def uses_temporal_tls(self) -> bool:
        """Whether the connection to Temporal is encrypted."""
        by_file = any(getattr(self, name) for name in _TLS_FILES)
        return self.temporal_tls or self.temporal_api_key is not None or by_file

    def require_database_url(self) -> str:
        """Return the PostgreSQL URL in clear, or raise `ConfigurationError`."""
        if self.database_url is None:
            raise ConfigurationError(f"no database: set {PREFIX}DATABASE_URL, or run `caseclock up`")
        return self.database_url.get_secret_value()

    def require_temporal_address(self) -> str:
        """Return the address of Temporal's frontend, or raise `ConfigurationError`."""
        if self.temporal_address is None:
            raise ConfigurationError(f"no Temporal: set {PREFIX}TEMPORAL_ADDRESS, or run `caseclock up`")
        return self.temporal_address

    def environment(self) -> dict[str, str]:
        """Return the variables that give a child process these settings; secrets included: never log it."""
        return {
            f"{PREFIX}{name.upper()}": _as_text(getattr(self, name))
            for name in type(self).model_fields
            if getattr(self, name) is not None
        }


def _as_text(value: object) -> str:
    match value:
        case SecretStr():
            return value.get_secret_value()
        case tuple():
            return ",".join(str(part) for part in value)
        case Path():
            return str(value.absolute())
        case _:
            return str(value)


def load_settings() -> Settings:
    """Read the settings of this process; raises pydantic's `ValidationError` without the values."""
    secrets = Path(os.environ.get(f"{PREFIX}SECRETS_DIR", "/run/secrets"))
    return Settings(_secrets_dir=secrets if secrets.is_dir() else None)
