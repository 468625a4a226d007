"""What domestic abuse and stalking oblige to, where no time is given (004 chapter 27)."""

from typing import Any, Final

from domain.kernel.owing import Owed
from domain.mappa.file import MappaFile
from domain.mappa.level.assessing import LevelAssessmentStarted
from domain.mappa.level.deciding import LevelDecided
from domain.mappa.level.level1 import Level1Confirmed
from domain.mappa.level.referral import MappaASubmitted, ReferralDecided
from domain.mappa.level.reviewing import LevelReviewed
from domain.mappa.owed.obligations import owes
from domain.mappa.place.custody import ReleaseDateSet
from domain.mappa.place.holding import HandoverCompleted
from domain.mappa.place.leaving import OffenderReleased
from domain.mappa.place.reading import in_custody
from domain.mappa.risk.abuse import AbuseRecorded
from domain.mappa.risk.assessing import RiskAssessed

__all__ = ["RISK_OWES"]

_INTIMATE: Final = frozenset({"married", "civil_partners", "engaged", "partnership_agreed", "intimate"})
_LEVEL_1: Final = 1


def _abuse(file: MappaFile, _: Any) -> bool:
    return file.risk.domestic_abuse


def _stalking(_: MappaFile, event: Any) -> bool:
    return bool(event.stalking)


def _by_partner(_: MappaFile, event: Any) -> bool:
    return event.connected in _INTIMATE


def _sara_done(_: MappaFile, event: Any) -> bool:
    return any(tool.name.upper().startswith("SARA") for tool in event.tools)


def _coercive(_: MappaFile, event: Any) -> bool:
    return "controlling_or_coercive" in event.kinds


def _at_level_1(file: MappaFile, event: Any) -> bool:
    return _abuse(file, event) and getattr(event, "level", _LEVEL_1) == _LEVEL_1


def _held(file: MappaFile, event: Any) -> bool:
    return _abuse(file, event) and in_custody(file)


RISK_OWES: Final[tuple[Owed, ...]] = (
    owes("DA-SARA", "SARA completed", "27.24",
         "Complete a Spousal Assault Risk Assessment and use it in OASys and the plan.",
         "probation", AbuseRecorded, must=False, when=_by_partner, ends=(RiskAssessed,), over=_sara_done),
    owes("DA-ESCALATE", "Escalation triggers level review", "27.12",
         "Share the rise in controlling or coercive behaviour and promptly consider the level anew.",
         "other", AbuseRecorded, must=False, when=_coercive,
         ends=(LevelAssessmentStarted, LevelReviewed, MappaASubmitted)),
    owes("DA-LEVEL-REPEAT", "Repeat or high-risk abusers and level", "27.17",
         "Weigh Level 2 or 3 expressly: a history of abuse towards one or more partners is a significant risk factor.",
         "other", LevelAssessmentStarted, when=_abuse, ends=(Level1Confirmed, ReferralDecided, LevelDecided)),
    owes("DA-LEVEL-STALK", "Stalking and level", "27.18",
         "Actively consider Level 2 or 3, using Category 3 where necessary.",
         "other", AbuseRecorded, must=False, when=_stalking, ends=(Level1Confirmed, ReferralDecided, LevelDecided)),
    owes("DA-LEVEL-RATIONALE", "Reason recorded when not Level 2 or 3", "27.19",
         "Record the evidenced reasons on the agency's own system; work of several agencies goes on.",
         "other", Level1Confirmed, LevelDecided, when=_at_level_1, ends=(ReferralDecided,)),
    owes("DA-RELEASE-INFORM", "Those at risk told before release", "27.25",
         "Settle how those at risk are told, what, and how it serves their safety; tell the police and others in time.",
         "other", ReleaseDateSet, OffenderReleased, when=_abuse),
    owes("DA-HANDOVER", "Relationship status at handover", "27.40",
         "Discuss relationships and those at risk in the handover and see that the plan covers their safety.",
         "prison", ReleaseDateSet, HandoverCompleted, must=False, when=_held),
)  # fmt: skip
