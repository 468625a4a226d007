"""What is owed now, by the rule that says so."""

from collections.abc import Mapping

from domain.kernel.message import Message
from domain.patient.roles import Owner

__all__ = ["Obligations"]


class Obligations(Message):
    """By rule id: who owes it. What was done or set aside is no longer here; the events tell of it."""

    owed: Mapping[str, Owner] = {}
