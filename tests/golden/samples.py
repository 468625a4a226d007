"""Invented instances of the events that no scenario brings."""

from datetime import UTC, date, datetime
from uuid import UUID

from domain.calendar import SHIPPED
from domain.kernel.case_events import (
    AdviceNoted,
    HandoverAcknowledged,
    OutsideEventRefused,
    WorkHandedBack,
    WorkHandedOver,
    WorkTakenUp,
)
from domain.kernel.duty import Extension, Suspension
from domain.kernel.duty_events import DutyDueAtOnce, DutyExtended, DutyResumed, DutyRetimed, DutySuspended
from domain.kernel.message import Event
from domain.kernel.refusal import Objection
from domain.kernel.timetable import Ledger, reckon
from domain.mappa.eligibility.ending import EndReviewed, EndReviewOwed, EndReviewWithdrawn
from domain.mappa.meetings.cadence import ReviewClockStarted, ReviewClockStopped
from domain.mappa.visor.needing import VisorPartnersOwed
from domain.mappa.visor.record import VisorRecordReviewed
from domain.registry import LAWBOOK
from domain.safeguarding.concern import ReferralReceived
from domain.safeguarding.outside import AdultDied, DischargeDateSet

__all__ = ["SAMPLES"]

_AT = datetime(2026, 4, 2, 15, 45, tzinfo=UTC)
_LATER = datetime(2026, 4, 7, 9, 0, tzinfo=UTC)
_RULE = "S42-TRIAGE-1WD"
_LAW = LAWBOOK.named("2025-01")
_ADDED = Extension(n=2, because="Invented reason", by="dana", at=_LATER)
_STOOD = Suspension(since=_AT, until=_LATER, because="Invented reason")


def _dates(ledger: Ledger | None = None):  # type: ignore[no-untyped-def]  # a fixture of this file only
    return reckon(_LAW.rule(_RULE), _AT, SHIPPED.named("england-and-wales"), _LAW.id, ledger)


SAMPLES: tuple[Event, ...] = (
    VisorRecordReviewed(removed=True),
    VisorPartnersOwed(partners=("prison", "probation")),
    EndReviewOwed(end=date(2027, 6, 30)),
    EndReviewWithdrawn(end=date(2027, 6, 30)),
    EndReviewed(decision="neither", because="Invented: nothing is left to manage", end=date(2027, 6, 30)),
    OutsideEventRefused(
        source="kent-police", id="7f3c", kind="uk.police.crime-number.v1", data='{"crime_number": ""}',
        objections=(Objection(rule="CASE-FORM", words="A crime number has at least one character.", field="data"),),
    ),
    AdviceNoted(
        rule="S42-SOURCES", words="A partner uses the online form.", because="Invented: its system was down",
        field="form",
    ),
    DutySuspended(duty=_RULE, rule=_RULE, at=_AT, because="Invented reason"),
    DutyResumed(duty=_RULE, rule=_RULE, at=_LATER, dates=_dates(Ledger(suspensions=(_STOOD,)))),
    DutyExtended(
        duty="S42-CO-14D/east-trust", rule="S42-CO-14D", subject="east-trust", at=_LATER, extension=_ADDED,
        dates=_dates(Ledger(suspensions=(_STOOD,), extensions=(_ADDED,))),
    ),
    DutyRetimed(duty=_RULE, rule=_RULE, at=_LATER, because="Invented bank holiday", old=_dates(), dates=_dates()),
    DutyDueAtOnce(duty=_RULE, rule=_RULE, at=_LATER, reckoned=_AT),
    WorkHandedOver(
        worker="dana", to=None, owner="SeniorPractitioner", because="left", not_to="The cover is away or has left."
    ),
    WorkHandedBack(worker="dana"),
    HandoverAcknowledged(worker="dana"),
    WorkTakenUp(worker="drew"),
    ReviewClockStarted(since=_AT.date(), level=2),
    ReviewClockStopped(level=2),
    AdultDied(on=_AT.date()),
    DischargeDateSet(discharge_on=_LATER.date()),
    ReferralReceived(
        person=UUID(int=1), channel="telephone", form="own_form", source="secamb", content=("neglect", "domestic"),
        anonymity="asked", home_team="Thanet", setting="care_home", setting_team="Dover", crime_suspected=True,
        staff_alleged=True, dols="in_place", summary="Invented: the crew found nobody at the bedside, twice.",
    ),
)  # fmt: skip
