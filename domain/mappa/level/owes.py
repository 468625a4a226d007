"""What a level obliges to, where no time is given (chapter 7, 21.15 to 21.17, 24)."""

from typing import Any, Final

from domain.kernel.message import Event
from domain.kernel.owing import Owed
from domain.mappa.file import MappaFile
from domain.mappa.flags.reading import has
from domain.mappa.level.assessing import LevelAssessmentStarted
from domain.mappa.level.deciding import LevelDecided
from domain.mappa.level.level1 import Level1Confirmed
from domain.mappa.level.referral import MappaASubmitted, ReferralDecided
from domain.mappa.level.reviewing import LevelChangeNoted, LevelReviewed
from domain.mappa.owed.obligations import owes

__all__ = ["LEVEL_OWES"]

_LEVEL_SET: tuple[type[Event], ...] = (Level1Confirmed, ReferralDecided, LevelDecided)


def _at_level_1(file: MappaFile, _: Any) -> bool:
    return file.level.number == 1


def _with_meetings(file: MappaFile, event: Any) -> bool:
    return file.level.number in {2, 3} and bool(getattr(event, "accepted", True))


def _terrorism(file: MappaFile, event: Any) -> bool:
    return _with_meetings(file, event) and has(file, "terrorism_act", "terrorism_connected", "terrorism_risk")


def _life_release(file: MappaFile, event: Any) -> bool:
    return event.because == "release" and (has(file, "life_or_ipp") or file.place.sentence == "life_or_ipp")


def _from_hospital(file: MappaFile, _: Any) -> bool:
    return file.lead.agency == "mental_health" and file.place.kind == "hospital"


def _of_a_child(file: MappaFile, _: Any) -> bool:
    return file.lead.agency == "yot"


LEVEL_OWES: Final[tuple[Owed, ...]] = (
    owes("MAPPA-LVL-L1-REVIEW-TRIGGER", "Level 1 review on change", "7.25",
         "Start a level review.",
         "other", LevelChangeNoted, when=_at_level_1, ends=(LevelReviewed, MappaASubmitted)),
    owes("MAPPA-LVL-LIFER-IPP", "Life and IPP releases: when to consider Level 2 or 3", "7.21",
         "Consider referral, especially when release is well past tariff, was not supported in reports, follows "
         "licence non-compliance, or carries high public interest and reputational risk.",
         "probation", LevelAssessmentStarted, must=False, when=_life_release, ends=_LEVEL_SET),
    owes("MAPPA-REF-MH", "Mental health referrals use MAPPA A", "7.12",
         "Refer on MAPPA A through the same process; consider it at first unescorted leave or discharge planning.",
         "mental_health", LevelAssessmentStarted, must=False,
         when=_from_hospital, ends=(*_LEVEL_SET, MappaASubmitted)),
    owes("MAPPA-CH-ASSETPLUS", "AssetPlus basis of plan", "23.20",
         "Use AssetPlus covering reconviction likelihood, serious harm, safety and wellbeing.",
         "yot", LevelAssessmentStarted, must=False, when=_of_a_child),
    owes("MAPPA-LVL-CAT4-SMB", "SMB stays accountable for Category 4", "7.11",
         "Keep accountability for MAPPA management.",
         "coordination_unit", ReferralDecided, must=False, when=_terrorism),
    owes("MAPPA-CT-ASSESS-FIRST", "Assessments at first meeting", "24.22",
         "Have formal assessments and formulations available then and later; review OASys and ERG regularly.",
         "probation", ReferralDecided, must=False, when=_terrorism),
    owes("MAPPA-CT-CORE", "Core Group", "24.30",
         "Set up group chaired by lead agency, accountable to the meeting, tasked and reporting back; frequency "
         "by risk.",
         "probation", ReferralDecided, LevelDecided, must=False, when=_terrorism),
)  # fmt: skip
