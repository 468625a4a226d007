"""Codes that a case has used already, offered where a form asks for one: an action, a meeting, an agency, a duty."""

import json
from collections.abc import Mapping
from typing import Any, Final

from activities.messages import CaseRef
from api.services import Services

__all__ = ["codes_in"]

_LONGEST: Final = 64
_MOST: Final = 40


async def codes_in(services: Services, ref: CaseRef) -> Mapping[str, tuple[str, ...]]:
    """By the name of a field the codes that stand in it in the case's events, the latest first."""
    found: dict[str, dict[str, None]] = {}
    for stored in reversed(await services.store.events(ref.stream)):
        if stored.body is not None:
            _note(json.loads(stored.body), found)
    return {name: tuple(values)[:_MOST] for name, values in found.items()}


def _note(body: Mapping[str, Any], found: dict[str, dict[str, None]]) -> None:
    for name, value in body.items():
        if isinstance(value, str) and value and len(value) <= _LONGEST and not any(map(str.isspace, value)):
            found.setdefault(name, {})[value] = None
