"""The clocks that follow a release, parole or review date, and move with it (chapters 15, 16, 7, 21, 23, 24).

Each names its rule, who owes it, the date it is counted back from, what meets it, and for whom it runs. Lengths are
the source's; who hears of a miss is local policy of this system, since the source is silent.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from domain.calendar.spans import Span, Unit
from domain.kernel.clocks import Clock
from domain.kernel.message import Event
from domain.law.rule import Limit
from domain.mappa.basis import reminder, rule
from domain.mappa.flags.noting import FlagNoted, FlagRemoved
from domain.mappa.lead.areas import MappaAreaSet
from domain.mappa.lead.leading import PractitionerAllocated
from domain.mappa.level.deciding import LevelDecided
from domain.mappa.level.level1 import Level1Confirmed
from domain.mappa.level.referral import MappaASubmitted, ReferralDecided
from domain.mappa.level.reviewing import LevelReviewed
from domain.mappa.limits import before
from domain.mappa.place.custody import (
    ParoleDateSet,
    ReceivedIntoCustody,
    ReleaseDateChanged,
    ReleaseDateConfirmed,
    ReleaseDateSet,
)
from domain.mappa.place.holding import EarlyAllocationDecided, HandoverCompleted
from domain.mappa.place.leaving import OffenderRecalled, OffenderReleased, ParoleReviewListed
from domain.mappa.place.living import ApprovedPremisesEntered, ApprovedPremisesLeft
from domain.mappa.work.restrictions import DutyToReferDone, MappaJSent

__all__ = ["CUSTODY_RULES", "PLACE_CLOCKS", "PLACE_LIMITS"]

_COORDINATOR = ("MappaCoordinator",)
_DATES: tuple[type[Event], ...] = (ReleaseDateSet, ReleaseDateChanged)
_GONE: tuple[type[Event], ...] = (OffenderReleased, ReceivedIntoCustody)
_LEVEL_SET: tuple[type[Event], ...] = (Level1Confirmed, ReferralDecided, LevelDecided)
_MONTH, _DAY = Unit.MONTH, Unit.CALENDAR_DAY

PLACE_LIMITS = (
    rule("MAPPA-CUS-EARLY-ALLOC-TIME", "Early allocation at 18 months or when risk shows", "15.3",
          "Refer a case of early allocation 18 months before release, or when the risk becomes apparent later.",
          before(18, _MONTH, escalate=_COORDINATOR)),
    rule("MAPPA-CT-HANDOVER-15M", "Responsibility passes to the community", "24.13",
          "The community offender manager takes over a terrorism case 15 months before release.",
          before(15, _MONTH, escalate=_COORDINATOR)),
    rule("MAPPA-CUS-RELEASE-8M", "Release dates confirmed eight months before", "L5207",
          "The prison confirms the release date of a determinate sentence to the COM eight months before.",
          before(8, _MONTH, escalate=_COORDINATOR)),
    rule("MAPPA-AF-RELEASE-8M", "Release dates eight months ahead, military centre", "16.5; L5370",
          "The centre confirms the date to the police and the Service Police Crime Bureau eight months before.",
          before(8, _MONTH, escalate=_COORDINATOR)),
    rule("MAPPA-CUS-OMIC-HANDOVER", "POM to COM handover", "15.2",
          "Start the handover with MAPPA information seven and a half months before release: seven months back, then "
          "fifteen days (reading).", before(7, _MONTH, plus_days=15, escalate=_COORDINATOR)),
    rule("MAPPA-CUS-OMIC-HANDOVER-PAROLE", "Parole case handover at eight months", "15.2",
          "Start the handover of a parole case eight months before parole eligibility or tariff expiry.",
          before(8, _MONTH, escalate=_COORDINATOR)),
    rule("MAPPA-CUS-LEVEL-6M", "Level set at least six months before release", "15.16; 15.19; L5258",
          "Complete level setting with the prison's part six months before release and tell the prison; otherwise the "
          "POM sends MAPPA S to the Co-ordinator.", before(6, _MONTH, escalate=_COORDINATOR)),
    rule("MAPPA-CUS-LEVEL-PAROLE-6M", "Level set six months before parole eligibility", "15.16",
          "Complete level setting six months before parole eligibility, tariff expiry and each later review.",
          before(6, _MONTH, escalate=_COORDINATOR)),
    rule("MAPPA-CH-LEVEL-6M", "Level of a child set before release", "23.23",
          "The YOT sets the level after consulting the establishment six months before release.",
          before(6, _MONTH, escalate=_COORDINATOR)),
    rule("MAPPA-AF-LEVEL-6M", "Level set and sent six months before, military centre", "16.12; 16.13; L5386",
          "The police set the level and tell the centre by its functional mailbox six months before release.",
          before(6, _MONTH, escalate=_COORDINATOR)),
    rule("MAPPA-REF-6M-CUSTODY", "Custody referrals at least six months before release", "7.10",
          "Send MAPPA A for somebody in custody six months before release, if Level 2 or 3 is needed.",
          before(6, _MONTH)),
    reminder("MAPPA-CT-REVIEW-8M", "Review before parole eligibility, terrorism", "24.14",
           "Review the risk and confirm or change the level eight months before parole eligibility.",
           before(8, _MONTH)),
    rule("MAPPA-LVL-RECALL-FIXED", "Fixed-term recall: level reviewed before release", "7.27; 15.20",
          "Review the level before the release from a fixed-term recall: by the day before (reading).",
          before(1, _DAY)),
    rule("MAPPA-LVL-RECALL-STD-28", "Standard recall: level reviewed before the 28-day review", "7.28; 15.21",
          "Review the level before the 28-day Parole Board review: by the day before the day that is listed (reading).",
          before(1, _DAY)),
    rule("MAPPA-LVL-RECALL-STD-6M", "Standard recall: level reviewed six months before later reviews", "7.28; 15.21",
          "Review the level six months before each further Parole Board review, at short notice as soon as possible.",
          before(6, _MONTH)),
    rule("MAPPA-J-BEFORE-RELEASE", "MAPPA J before release or discharge", "21.23",
          "Send MAPPA J before the release where work or training is restricted: by the day before (reading).",
          before(1, _DAY)),
    reminder("MAPPA-HSG-DTR", "Duty to refer", "21.10",
           "Refer somebody who may be homeless to the housing authority of their choice; 56 days is how far ahead one "
           "looks, and the day on which this system reminds.", before(56, _DAY)),
    rule("MAPPA-AP-3M", "Approved premises: three months decide the area", "17.8",
          "The home area manages a placement of up to three months, the area of the premises a longer one; look at it "
          "again when the placement passes three months.", Limit(due=Span(3, _MONTH))),
)  # fmt: skip


def _release(event: Any) -> date | None:
    found: date | None = event.release_on
    return found


def _parole(event: Any) -> date | None:
    found: date | None = event.parole_on
    return found


def _review(event: ParoleReviewListed) -> date:
    return event.review_on


def _open(rule: str, fits: Callable[[Any], bool]) -> Callable[[Any], bool]:
    """Runs where it fits, unless this custody has met the rule already."""
    return lambda event: rule not in event.already and fits(event)


def _ordinary_handover(event: Any) -> bool:
    """More than ten months to serve, no parole, no early allocation, no terrorism case."""
    special = event.with_com or event.early or event.terrorism
    return _prison(event) and event.sentence == "determinate" and not special


def _first_release(event: Any) -> bool:
    """From a determinate sentence, and not back from a recall."""
    return event.sentence == "determinate" and not event.recalled


def _review_subject(*, first: bool) -> Callable[[Any], str | None]:
    """The 28-day review and the later ones have clocks of their own; a listing of the other kind touches neither."""

    def subject(event: Any) -> str | None:
        if isinstance(event, LevelReviewed):
            return None if event.occasion == "parole_review" else ""
        return "" if isinstance(event, ParoleReviewListed) and event.first is not first else None

    return subject


def _prison(event: Any) -> bool:
    return event.regime == "prison" and not event.child and not event.recalled


def _everybody(_: Any) -> None:
    """One duty of the rule at a time."""


def _accepted(event: Any) -> str | None:
    """A referral that is not accepted sets no level: it meets nobody's clock."""
    return "" if isinstance(event, ReferralDecided) and not event.accepted else None


def _occasion(wanted: str) -> Callable[[Any], str | None]:
    """Reviews on another occasion meet nothing here."""
    return lambda event: "" if isinstance(event, LevelReviewed) and event.occasion != wanted else None


def _flag(*wanted: str) -> Callable[[Any], str | None]:
    """Other flags end nothing here."""
    return lambda event: "" if _other_flag(event, wanted) else None


def _flagged(fits: Callable[[Any], bool], *wanted: str) -> Callable[[Any], bool]:
    """Other flags start nothing here."""
    return lambda event: fits(event) and not _other_flag(event, wanted)


def _other_flag(event: Any, wanted: tuple[str, ...]) -> bool:
    return isinstance(event, (FlagNoted, FlagRemoved)) and event.flag not in wanted


def _back_from_release(
    rule: str, holder: str, met_by: tuple[type[Event], ...], fits: Callable[[Any], bool], *,
    also: tuple[type[Event], ...] = (), lapses: tuple[type[Event], ...] = (),
    subject: Callable[[Any], str | None] = _everybody,
) -> Clock:  # fmt: skip
    """A clock that starts with the date of release, moves with it, and ends with the release."""
    return Clock(
        rule, holder, starts_on=(*_DATES, *also), met_by=met_by, lapses_on=(*_GONE, *lapses),
        anchor=_release, moved_by=(*_DATES, *also), only_if=_open(rule, fits), subject=subject,
    )  # fmt: skip


def _back_from_parole(
    rule: str, holder: str, met_by: tuple[type[Event], ...], fits: Callable[[Any], bool],
    subject: Callable[[Any], str | None] = _everybody,
) -> Clock:  # fmt: skip
    """A clock that follows the date of the parole process."""
    return Clock(
        rule, holder, starts_on=(ParoleDateSet,), met_by=met_by, lapses_on=_GONE, anchor=_parole,
        moved_by=(ParoleDateSet,), only_if=_open(rule, fits), subject=subject,
    )  # fmt: skip


_POM, _COM, _POLICE, _YOT = "PrisonOffenderManager", "ProbationPractitioner", "PoliceOffenderManager", "YotPractitioner"

_TERRORISM = ("terrorism_act", "terrorism_connected")

PLACE_CLOCKS = (
    _back_from_release("MAPPA-CUS-EARLY-ALLOC-TIME", _POM, (PractitionerAllocated,),
                       lambda e: _prison(e) and e.early, also=(EarlyAllocationDecided,)),
    _back_from_release("MAPPA-CT-HANDOVER-15M", _COM, (HandoverCompleted,),
                       _flagged(lambda e: _prison(e) and e.terrorism, *_TERRORISM), also=(FlagNoted,),
                       subject=_flag(*_TERRORISM)),
    _back_from_release("MAPPA-CUS-RELEASE-8M", _POM, (ReleaseDateConfirmed,),
                       lambda e: _prison(e) and e.sentence == "determinate"),
    _back_from_release("MAPPA-AF-RELEASE-8M", "MctcOfficer", (ReleaseDateConfirmed,), lambda e: e.regime == "mctc"),
    _back_from_release("MAPPA-CUS-OMIC-HANDOVER", _POM, (HandoverCompleted,), _ordinary_handover),
    _back_from_parole("MAPPA-CUS-OMIC-HANDOVER-PAROLE", _POM, (HandoverCompleted,),
                      lambda e: _prison(e) and not e.with_com and not e.early),
    _back_from_release("MAPPA-CUS-LEVEL-6M", _COM, _LEVEL_SET,
                       lambda e: _prison(e) and e.sentence == "determinate", subject=_accepted),
    _back_from_parole("MAPPA-CUS-LEVEL-PAROLE-6M", _COM, _LEVEL_SET, _prison, _accepted),
    _back_from_release("MAPPA-CH-LEVEL-6M", _YOT, _LEVEL_SET,
                       lambda e: e.child and e.regime != "mctc", subject=_accepted),
    _back_from_release("MAPPA-AF-LEVEL-6M", _POLICE, _LEVEL_SET, lambda e: e.regime == "mctc", subject=_accepted),
    _back_from_release("MAPPA-REF-6M-CUSTODY", _COM, (MappaASubmitted,), _first_release,
                       lapses=(Level1Confirmed, LevelDecided)),
    _back_from_parole("MAPPA-CT-REVIEW-8M", _COM, (LevelReviewed,), lambda e: e.terrorism,
                      _occasion("parole_eligibility")),
    Clock("MAPPA-LVL-RECALL-FIXED", _COM, starts_on=(OffenderRecalled,), met_by=(LevelReviewed,),
          lapses_on=(OffenderReleased,), anchor=_release, moved_by=_DATES, only_if=lambda e: e.kind == "fixed",
          subject=_occasion("fixed_recall")),
    Clock("MAPPA-LVL-RECALL-STD-28", _COM, starts_on=(ParoleReviewListed,), met_by=(LevelReviewed,),
          lapses_on=(OffenderReleased,), anchor=_review, moved_by=(ParoleReviewListed,), only_if=lambda e: e.first,
          subject=_review_subject(first=True)),
    Clock("MAPPA-LVL-RECALL-STD-6M", _COM, starts_on=(ParoleReviewListed,), met_by=(LevelReviewed,),
          lapses_on=(OffenderReleased,), anchor=_review, moved_by=(ParoleReviewListed,), only_if=lambda e: not e.first,
          subject=_review_subject(first=False)),
    _back_from_release("MAPPA-J-BEFORE-RELEASE", _COM, (MappaJSent,),
                       _flagged(lambda e: e.work_restricted, "work_restricted"),
                       also=(FlagNoted,), subject=_flag("work_restricted")),
    _back_from_release("MAPPA-HSG-DTR", _COM, (DutyToReferDone,),
                       _flagged(lambda e: e.homelessness, "homelessness_risk"),
                       also=(FlagNoted,), subject=_flag("homelessness_risk")),
    Clock("MAPPA-AP-3M", _COM, starts_on=(ApprovedPremisesEntered,), met_by=(MappaAreaSet,),
          lapses_on=(ApprovedPremisesLeft,)),
)  # fmt: skip

CUSTODY_RULES = frozenset(clock.rule for clock in PLACE_CLOCKS)
"""Rules that are not asked for again when a date moves after they were met."""
