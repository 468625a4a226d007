"""What an installation can set for the API alone, beside ``infra.settings``: variables ``CASECLOCK_<FIELD>``."""

from datetime import timedelta
from typing import Annotated

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from infra.settings import PREFIX, Settings

__all__ = ["ApiSettings"]


class ApiSettings(BaseSettings):
    """Limits and doors of the API."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="ignore", env_ignore_empty=True)

    answer_seconds: float = Field(default=5.0, gt=0, le=60, description="longer commands are answered with 202")
    waiting: int = Field(default=64, ge=8, description="commands that may wait on one case in this process")
    largest_body: int = Field(default=1_000_000, ge=1_000, description="bytes")
    largest_document: int = Field(default=20_000_000, ge=1_000, description="bytes of an uploaded document")
    codec_open: bool = Field(default=False, description="decode payloads for the Web UI without a token: development")
    console: bool = Field(default=True, description="serve the web console under /console")
    console_open: bool = Field(
        default=False, description="sign in to the console as anybody, from this machine: development"
    )
    ui_origins: Annotated[tuple[str, ...], NoDecode] = Field(
        default=(), description="origins of the Temporal Web UI, with commas between; none: the local dev server's"
    )

    @field_validator("ui_origins", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        return tuple(part.strip().rstrip("/") for part in value.split(",") if part.strip())

    @property
    def answer_within(self) -> timedelta:
        """How long a request waits for the answer to its command."""
        return timedelta(seconds=self.answer_seconds)

    def origins(self, settings: Settings) -> tuple[str, ...]:
        """Who may ask the codec server from a browser."""
        local = tuple(f"http://{host}:{settings.temporal_ui_port}" for host in ("localhost", "127.0.0.1"))
        return self.ui_origins or local
