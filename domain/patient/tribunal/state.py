"""What the region Tribunal knows."""

from datetime import date
from typing import Literal

from domain.kernel.message import Message

__all__ = ["Applicant", "Tribunal"]

Applicant = Literal["patient", "nearest_relative"]


class Tribunal(Message):
    """The region's slice of the file."""

    applied: tuple[tuple[Applicant, date], ...] = ()
    """Who applied when, under the present basis."""
    pending: bool = False
    hearing_on: date | None = None
    report_sent: bool = False
    deferred: bool = False
    """The Tribunal directed a conditional discharge and deferred it."""
    recommended: Literal["", "conditional", "absolute"] = ""
    stay_recommended: bool = False
    """If discharge is refused, the Tribunal wants the patient to stay in hospital."""
