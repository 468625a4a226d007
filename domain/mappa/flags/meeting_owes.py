"""Who must be asked to a meeting by what the case knows, where the plan of the meeting does not say so; and what a
meeting on a terrorism case sees to.

The meeting asks for people by the features with which it is planned; where a flag, the place or the premises say
more than the plan does, the Co-ordination Unit is told.
"""

from collections.abc import Callable
from typing import Any, Final

from domain.kernel.owing import Owed
from domain.mappa.eligibility.ending import EndReviewed, EndReviewOwed, EndReviewWithdrawn
from domain.mappa.file import MappaFile
from domain.mappa.flags.reading import has
from domain.mappa.flags.state import Flag
from domain.mappa.meetings.closing import MeetingClosed
from domain.mappa.meetings.holding import MeetingOpened
from domain.mappa.meetings.inviting import InvitesSent
from domain.mappa.meetings.minutes import MeetingStoredOnVisor, MinutesApproved
from domain.mappa.meetings.planning import MeetingPlanned
from domain.mappa.owed.obligations import owes
from domain.mappa.place.reading import in_custody

__all__ = ["MEETING_OWES"]

_Known = Callable[[MappaFile], bool]


def _unless(feature: str, known: _Known) -> Callable[[MappaFile, Any], bool]:
    """Known of the case, and not said in the plan of the meeting."""
    return lambda file, event: known(file) and feature not in event.features and not getattr(event, feature, False)


def _flag(*flags: Flag) -> _Known:
    return lambda file: has(file, *flags)


def _regime(regime: str) -> _Known:
    return lambda file: in_custody(file) and file.place.regime == regime


_ANY_TERRORISM = _flag("terrorism_act", "terrorism_connected", "terrorism_risk")


def _in_premises(file: MappaFile) -> bool:
    return bool(file.place.premises_area)


def _without_visor(file: MappaFile, _: Any) -> bool:
    """Youth teams and mental health services have no ViSOR of their own (Category 2 and 3)."""
    return file.lead.agency in {"yot", "mental_health"} and file.eligibility.category in {2, 3}


MEETING_OWES: Final[tuple[Owed, ...]] = (
    owes("MAPPA-AP-INVITE", "Approved premises staff invited to meetings", "17.8",
         "Invite the approved premises staff, whichever area manages the case.",
         "coordination_unit", MeetingPlanned,
         when=_unless("approved_premises", _in_premises), ends=(InvitesSent, MeetingOpened)),
    owes("MAPPA-FNO-INVITE", "HOIE invited to all Level 2/3 FNO meetings", "25.7",
         "Invite HOIE (SPOC if owner unknown); person, remote or report.",
         "coordination_unit", MeetingPlanned,
         when=_unless("immigration", _flag("foreign_national")), ends=(InvitesSent, MeetingOpened)),
    owes("MAPPA-CT-INVITE", "CT meeting attendees", "24.27",
         "Include CTP; agree others case by case; DTC where they add benefit.",
         "coordination_unit", MeetingPlanned,
         when=_unless("terrorism", _flag("terrorism_act", "terrorism_connected")), ends=(InvitesSent, MeetingOpened)),
    owes("MAPPA-CT-PREVENT-INVITE", "Prevent lead invited", "24.27",
         "Invite Prevent lead or co-ordinator.",
         "coordination_unit", MeetingPlanned,
         when=_unless("terrorism", _ANY_TERRORISM), ends=(InvitesSent, MeetingOpened)),
    owes("MAPPA-AF-INVITE", "MCTC invited to all Level 2 and 3 meetings", "16.16; 16.17; 16.18",
         "Invite by functional mailbox at the earliest opportunity, at least 14 days before; unless: emergency "
         "meeting.",
         "coordination_unit", MeetingPlanned,
         when=_unless("armed_forces", _regime("mctc")), ends=(InvitesSent, MeetingOpened)),
    owes("MAPPA-CH-ESTAB-ATTEND", "Establishment attends and gives MAPPA F", "23.22",
         "Send a person with knowledge and authority and submit MAPPA F.",
         "coordination_unit", MeetingPlanned,
         when=_unless("youth_custody", _regime("youth_custody")), ends=(InvitesSent, MeetingOpened)),
    owes("MAPPA-CH-LEAVING-CARE", "Leaving care team attends", "23.13",
         "Ensure the appropriate agencies attend, incl. leaving care teams.",
         "coordination_unit", MeetingPlanned,
         when=_unless("social_care", _flag("care_experienced")), ends=(InvitesSent, MeetingOpened)),
    owes("MAPPA-CUS-INVITE", "Prison invited to every pre-release Level 2 and 3 meeting", "15.24; 15.25",
         "Invite via functional mailbox at least 14 days ahead; unless: emergency meeting.",
         "coordination_unit", MeetingPlanned,
         when=_unless("pre_release", _regime("prison")), ends=(InvitesSent, MeetingOpened)),
    owes("MAPPA-VIS-YOT-MH-SUPPLY", "What a meeting found goes to the ViSOR administrator", "8.20; 8.21",
         "Supply new information of the meeting to the ViSOR administrator quickly.",
         "other", MeetingClosed, when=_without_visor, ends=(MeetingStoredOnVisor,)),
    owes("MAPPA-CT-MINUTES", "Fresh reasoning in minutes", "24.29",
         "Agree that risk assessment and plan are current; minute gaps, doubts and reasons afresh, not carried over.",
         "other", MeetingOpened, when=lambda file, _: _ANY_TERRORISM(file), ends=(MinutesApproved,)),
    owes("MAPPA-CT-TOOLS", "OGRS treated with caution", "24.22",
         "Note what the tools cannot show; do not rely on OGRS without other evidence.",
         "other", MeetingOpened, must=False, when=lambda file, _: _ANY_TERRORISM(file), ends=(MinutesApproved,)),
    owes("MAPPA-CT-EXPIRY", "Plan for the end of the licence", "24.30",
         "Plan what lessens the risk afterwards: another agency's help, or discretionary Category 4.",
         "other", EndReviewOwed, must=False, when=lambda file, _: _ANY_TERRORISM(file),
         ends=(EndReviewed, EndReviewWithdrawn)),
)  # fmt: skip
