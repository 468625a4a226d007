"""The clocks of the level: the decision on a referral, the area's own review interval, the centre's silence.

The ten days of a referral are one rule for Category 3 and for the level; its limit stands with the eligibility.
"""

from typing import Any

from domain.calendar.spans import Span, Unit
from domain.kernel.clocks import Clock, Recurs
from domain.law.rule import Limit
from domain.mappa.basis import rule
from domain.mappa.level.deciding import LevelDecided
from domain.mappa.level.level1 import Level1Confirmed
from domain.mappa.level.mctc import LevelProposedToMctc, MctcSilent, MctcViewReceived
from domain.mappa.level.referral import MappaASubmitted, ReferralDecided
from domain.mappa.level.reviewing import LevelReviewed
from domain.mappa.limits import off_until_set

__all__ = ["LEVEL_CLOCKS", "LEVEL_LIMITS"]

LEVEL_LIMITS = (
    rule("MAPPA-LVL-L1-REVIEW", "Level 1 cases reviewed regularly", "7.25",
          "Review the level at least as often as agreed with the Strategic Management Board; the guidance gives no "
          "interval.", off_until_set("mappa_level_1_review", "Interval of Level 1 reviews agreed with the SMB")),
    rule("MAPPA-AF-LEVEL-14D", "Level final after 14 days without the centre's reply", "16.10",
          "The military centre raises concerns within 14 days; afterwards none are assumed.",
          Limit(due=Span(14, Unit.CALENDAR_DAY))),
)  # fmt: skip


def _level_1(event: Any) -> str | None:
    """What does not concern a Level 1 case touches no review of one: a referral that is refused, other occasions."""
    refused = isinstance(event, ReferralDecided) and not event.accepted
    return "" if refused else None


LEVEL_CLOCKS = (
    Clock("MAPPA-REF-DECISION-10D", "MappaCoordinator", starts_on=(MappaASubmitted,), met_by=(ReferralDecided,),
          subject=lambda _: "level"),
    Clock("MAPPA-LVL-L1-REVIEW", "ProbationPractitioner", starts_on=(Level1Confirmed, LevelDecided),
          met_by=(LevelReviewed,), lapses_on=(ReferralDecided,), recurs=Recurs.FROM_DONE, subject=_level_1,
          only_if=lambda event: isinstance(event, Level1Confirmed) or event.level == 1),
    Clock("MAPPA-AF-LEVEL-14D", "MctcOfficer", starts_on=(LevelProposedToMctc,), met_by=(MctcViewReceived,),
          lapses_on=(MctcSilent,)),
)  # fmt: skip
