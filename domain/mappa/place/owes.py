"""What custody, release and recall oblige to, where no time is given (chapters 15, 16 and 23)."""

from typing import Any, Final

from domain.kernel.duty_events import DutyBreached
from domain.kernel.message import Event
from domain.kernel.owing import Owed
from domain.mappa.file import MappaFile
from domain.mappa.flags.noting import FlagNoted
from domain.mappa.level.assessing import LevelAssessmentStarted, LevelInformationGathered
from domain.mappa.level.deciding import LevelDecided
from domain.mappa.level.level1 import Level1Confirmed
from domain.mappa.level.referral import MappaASubmitted, ReferralDecided
from domain.mappa.owed.obligations import owes
from domain.mappa.place.absconding import OffenderAbsconded, OffenderReturned
from domain.mappa.place.appeals import AppealPermitted
from domain.mappa.place.custody import (
    PrisonerTransferred,
    ReceivedIntoCustody,
    ReleaseDateChanged,
    ReleaseDateConfirmed,
    ReleaseDateSet,
)
from domain.mappa.place.holding import RiskMeetingHeld, TemporaryReleaseDecided
from domain.mappa.place.leaving import OffenderReleased
from domain.mappa.place.parole import ParoleDecisionReceived
from domain.mappa.place.reading import in_custody

__all__ = ["PLACE_OWES"]

_LEVEL_SET: tuple[type[Event], ...] = (Level1Confirmed, ReferralDecided, LevelDecided)
_SOON = frozenset({"short_notice", "appeal", "unexpected", "immigration"})
_KNOWN = frozenset({"known_adult", "identified_child", "adult_at_risk"})
_PRISON_LEVELS = frozenset({"MAPPA-CUS-LEVEL-6M", "MAPPA-CUS-LEVEL-PAROLE-6M"})


def _prison(_: MappaFile, event: Any) -> bool:
    return bool(event.regime == "prison")


def _mctc(_: MappaFile, event: Any) -> bool:
    return bool(event.regime == "mctc")


def _youth(_: MappaFile, event: Any) -> bool:
    return bool(event.regime == "youth_custody")


def _held(regime: str) -> Any:
    return lambda file, _event: in_custody(file) and file.place.regime == regime


def _set_while_held(regime: str) -> Any:
    return lambda file, event: _held(regime)(file, event) and getattr(event, "accepted", True)


def _at_short_notice(regime: str, *, levels: tuple[int, ...]) -> Any:
    return lambda file, event: event.short_notice and event.regime == regime and file.level.number in levels


def _left_soon(regime: str) -> Any:
    return lambda _file, event: event.regime == regime and event.why in _SOON


def _by_prison(_: MappaFile, event: Any) -> bool:
    return bool(event.agency == "prison")


def _child_out(file: MappaFile, event: Any) -> bool:
    return file.place.regime == "youth_custody" and bool(getattr(event, "granted", True))


def _before_meeting(_: MappaFile, event: Any) -> bool:
    return event.meeting is not None


def _missed(*rules: str) -> Any:
    return lambda _file, event: event.rule in rules


def _released_by_the_board(_: MappaFile, event: Any) -> bool:
    if isinstance(event, ParoleDecisionReceived):
        return event.decision == "release"
    return bool(event.because == "parole_decision")


def _somebody_at_risk(file: MappaFile, _: Any) -> bool:
    """A victim of abuse, or a known person whom the risk assessment names beside the public."""
    return file.risk.domestic_abuse or bool(_KNOWN & file.risk.at_risk)


def _highest_risk(file: MappaFile, event: Any) -> bool:
    return event.flag == "very_high_risk" and in_custody(file) and file.place.regime == "prison"


PLACE_OWES: Final[tuple[Owed, ...]] = (
    owes("MAPPA-CUS-RECEPTION-ALERT", "Identify on entry and set alert", "15.6; L5200",
         "Identify, set NOMIS alert, match ViSOR nominal and request partnership.",
         "prison", ReceivedIntoCustody, when=_prison),
    owes("MAPPA-AF-IDENTIFY", "Identified on entering custody", "16.4; L5364",
         "Identify at reception, put alert on Detainee Management List, check nominals with SPCB, which partners "
         "the record; MCTC confirms with SPCB.",
         "mctc", ReceivedIntoCustody, when=_mctc),
    owes("MAPPA-AF-ADMISSION-MEETING", "Admission review finds MAPPA relevance", "16.14",
         "Discuss, identify risk and refer to area where apt.",
         "mctc", ReceivedIntoCustody, when=_mctc),
    owes("MAPPA-AF-SPCB-VISOR", "SPCB monitors and keeps ViSOR for service personnel", "16.3; 16.5",
         "Maintain the record.",
         "police", ReceivedIntoCustody, when=_mctc),
    owes("MAPPA-CH-ESTAB-ID", "Secure establishment identifies MAPPA children", "23.22",
         "Identify every MAPPA eligible child.",
         "youth_custody", ReceivedIntoCustody, must=False, when=_youth),
    owes("MAPPA-CH-RESETTLE", "Resettlement planning from the start", "23.21",
         "Plan resettlement from start with child and parent input.",
         "yot", ReceivedIntoCustody, must=False, when=_youth),
    owes("MAPPA-CH-REMAND-LAC", "Child on secure remand is looked after", "23.10",
         "Set looked-after status for the remand period; count it to the 13 weeks.",
         "childrens_services", ReceivedIntoCustody,
         when=lambda _file, event: event.order == "remand" and event.child),
    owes("MAPPA-CUS-CALC-CHECK", "Sentence calculation checked at start and each transfer", "15.10",
         "Check and confirm.",
         "prison", ReceivedIntoCustody, PrisonerTransferred,
         when=lambda _file, event: not getattr(event, "calculation_checked", False)),
    owes("MAPPA-CUS-RELEASE-CHANGES", "Changes to release date passed on early", "15.7; 15.9",
         "Tell COM; anticipate last-minute changes; update ViSOR.",
         "prison", ReleaseDateChanged, when=_prison, ends=(ReleaseDateConfirmed,)),
    owes("MAPPA-AF-RELEASE-CHANGES", "Release date changes passed on", "16.5",
         "Tell police offender manager and SPCB, which updates ViSOR.",
         "mctc", ReleaseDateChanged, when=_mctc, ends=(ReleaseDateConfirmed,)),
    owes("MAPPA-CH-ESTAB-DATE", "Release date told to Responsible Officer", "23.22",
         "Inform the Responsible Officer.",
         "youth_custody", ReleaseDateSet, ReleaseDateChanged, must=False, when=_youth, ends=(ReleaseDateConfirmed,)),
    owes("MAPPA-CUS-RELEASE-SHORT-NOTICE", "Short-notice release of Level 2 or 3 confirmed urgently", "15.8",
         "Confirm release details as a matter of urgency.",
         "prison", ReleaseDateChanged, when=_at_short_notice("prison", levels=(2, 3)), ends=(ReleaseDateConfirmed,)),
    owes("MAPPA-AF-SHORT-NOTICE", "Short-notice release confirmed urgently", "16.6",
         "Confirm to police and SPCB.",
         "mctc", ReleaseDateChanged, when=_at_short_notice("mctc", levels=(2, 3)), ends=(ReleaseDateConfirmed,)),
    owes("MAPPA-CUS-POLICE-SHORT-NOTICE", "Police told of every short-notice release", "15.12",
         "Tell police in the release area as early as possible.",
         "prison", OffenderReleased, when=_left_soon("prison")),
    owes("MAPPA-AF-UNEXPECTED-POLICE", "Police told of unexpected release", "16.8",
         "Tell release area police as early as possible.",
         "mctc", OffenderReleased, when=_left_soon("mctc")),
    owes("MAPPA-CUS-APPEAL-NOTICE", "COM told of appeal or judicial review", "15.11",
         "Tell COM of hearing date so a contingency plan exists.",
         "prison", AppealPermitted, when=_prison),
    owes("MAPPA-AF-APPEAL", "Police offender manager told of appeal", "16.7",
         "Tell hearing date, and at once on release.",
         "mctc", AppealPermitted, when=_mctc),
    owes("MAPPA-CUS-APPEAL-RELEASE", "Immediate notice when released on appeal", "15.11",
         "Tell COM immediately; COM reviews MAPPA status.",
         "prison", OffenderReleased, when=lambda _file, event: event.regime == "prison" and event.why == "appeal"),
    owes("MAPPA-CUS-PAROLE-RELEASE", "Prison and COM plan release after Parole Board decision", "15.13",
         "Liaise with COM.",
         "prison", ReleaseDateSet, ReleaseDateChanged, ParoleDecisionReceived, when=_released_by_the_board),
    owes("MAPPA-CUS-SED-RELEASE", "Release at sentence end flagged", "15.37",
         "Tell COM of risk issues needing MAPPA partners.",
         "prison", OffenderReleased, when=lambda _file, event: event.regime == "prison" and not event.licence),
    owes("MAPPA-CUS-RELEASE-POLICE-NOTICE", "Release notified to police area", "15.38",
         "Send extra notice to the police area of discharge, priority when no licence.",
         "prison", OffenderReleased, when=_prison),
    owes("MAPPA-AF-RELEASE-NOTICE", "Release notice to police area", "16.9",
         "Send notice in addition to ViSOR; priority if without licence.",
         "mctc", OffenderReleased, when=_mctc),
    owes("MAPPA-CH-ESTAB-POLICE", "Police told of child release", "23.22",
         "Inform police.",
         "youth_custody", OffenderReleased, TemporaryReleaseDecided, must=False, when=_child_out),
    owes("MAPPA-CUS-TRANSFER-ATTEND", "Author attends; receiver owns prison actions", "15.29",
         "MAPPA F author attends, receiving prison also where possible and takes prison actions; unless: action "
         "only the sending prison can do.",
         "prison", PrisonerTransferred, when=_before_meeting),
    owes("MAPPA-CUS-LEVEL-POM-INFO", "POM shares time-in-custody information", "15.17",
         "Share risk information and concerns about the proposed level.",
         "prison", LevelAssessmentStarted, when=_held("prison"), ends=(LevelInformationGathered,), over=_by_prison),
    owes("MAPPA-CUS-LEVEL-NOMIS", "Level recorded on NOMIS alert", "15.18",
         "Update alert.",
         "prison", Level1Confirmed, ReferralDecided, LevelDecided, when=_set_while_held("prison")),
    owes("MAPPA-CUS-LEVEL-COMMUNICATE", "COM tells prison as soon as level is set", "15.19",
         "Communicate at once and at least six months before release.",
         "probation", Level1Confirmed, ReferralDecided, LevelDecided, when=_set_while_held("prison")),
    owes("MAPPA-AF-LEVEL-RECORD", "MCTC records level", "16.11",
         "Record on its case system.",
         "mctc", Level1Confirmed, ReferralDecided, LevelDecided, when=_set_while_held("mctc")),
    owes("MAPPA-CUS-LEVEL-CHASE", "POM chases then escalates on MAPPA S", "15.19",
         "Make reasonable attempts, then MAPPA S to Co-ordinator.",
         "prison", DutyBreached, when=_missed(*_PRISON_LEVELS), ends=_LEVEL_SET),
    owes("MAPPA-AF-LEVEL-CHASE", "MCTC chases then MAPPA S", "16.13",
         "Attempt, then MAPPA S to Co-ordinator.",
         "mctc", DutyBreached, when=_missed("MAPPA-AF-LEVEL-6M"), ends=_LEVEL_SET),
    owes("MAPPA-CUS-L1-SHARE", "Prison contributes to Level 1 release planning", "15.22; 15.23; L5280",
         "Share with COM through handover and pre-release meetings; no MAPPA F needed.",
         "prison", Level1Confirmed, when=_held("prison"), ends=(OffenderReleased,)),
    owes("MAPPA-AF-REFERRAL-DISCUSS", "MAPPA area offered talks with MCTC", "16.15",
         "Offer representative the chance to discuss concerns.",
         "mctc", MappaASubmitted, must=False, when=_held("mctc")),
    owes("MAPPA-CUS-IRMM", "Interdepartmental Risk Management Meeting", "15.14; L5239",
         "Monitor and share; feeds early allocation, handover, level setting and MAPPA F.",
         "prison", FlagNoted, must=False, when=_highest_risk, ends=(RiskMeetingHeld,)),
    owes("DA-ABSCOND", "Police warned after abscond", "27.46",
         "Alert the police where the person at risk lives that the offender is unlawfully at large.",
         "prison", OffenderAbsconded, must=False, when=_somebody_at_risk,
         ends=(OffenderReturned, ReceivedIntoCustody)),
)  # fmt: skip
