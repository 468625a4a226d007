"""A supervision ends with its last day, and the police take over (2.4); children come to adult services (23.30)."""

from datetime import date

from domain.calendar.spans import Span, Unit
from domain.kernel.clocks import Clock
from domain.law.rule import Limit
from domain.mappa.basis import rule
from domain.mappa.lead.leading import SupervisionEnded, SupervisionRecorded
from domain.mappa.level.reviewing import LevelReviewed
from domain.mappa.limits import before
from domain.mappa.opening import OffenderIdentified

__all__ = ["LEAD_CLOCKS", "LEAD_LIMITS"]

LEAD_LIMITS = (
    rule("MAPPA-LEAD-POLICE-TAKEOVER", "Police become lead when statutory supervision ends", "2.4",
          "Move the lead to the police on the day after the last day of supervision, if the offender stays in MAPPA "
          "and nobody else supervises.", Limit(due=Span(0, Unit.CALENDAR_DAY), timer=True)),
    rule("MAPPA-CH-TRANS-6M", "Transfer planned before the 18th birthday", "23.30",
          "Consider the transfer to adult services six months before the 18th birthday.", before(6, Unit.MONTH)),
)  # fmt: skip


def _kind(event: SupervisionRecorded | SupervisionEnded) -> str:
    return event.kind


def _last_day(event: SupervisionRecorded) -> date | None:
    return event.until


def _eighteen_on(event: OffenderIdentified) -> date | None:
    return event.adult_on


def _transition(event: OffenderIdentified | LevelReviewed) -> str | None:
    return "" if isinstance(event, LevelReviewed) and event.occasion != "transition" else None


LEAD_CLOCKS = (
    Clock("MAPPA-LEAD-POLICE-TAKEOVER", "PoliceOffenderManager", starts_on=(SupervisionRecorded,),
          met_by=(SupervisionEnded,), anchor=_last_day, moved_by=(SupervisionRecorded,), subject=_kind),
    Clock("MAPPA-CH-TRANS-6M", "YotPractitioner", starts_on=(OffenderIdentified,), met_by=(LevelReviewed,),
          anchor=_eighteen_on, subject=_transition),
)  # fmt: skip
