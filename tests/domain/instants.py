"""Instants as tests write them."""

from datetime import UTC, datetime


def utc(text: str) -> datetime:
    """An instant of ISO 8601 without its zone, in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)
