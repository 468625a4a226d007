"""What an offender's own request gives at once: facts about the offender alone, named one by one.

An allow-list: an event or a field that is not named here is kept back until somebody has read it, so that nothing new
is given by oversight. No field of free text is named, because anybody may stand in it, and none whose codes can tell of
a victim or of somebody at risk: who attends, features of a meeting, of an offence or of a plan. The words of meetings
are given by an executive summary, which people write and a Chair releases (13b.15 to 13b.31; ``minutes-request``). The
category is kept back: a discretionary Category 4 may rest on what must not be told.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from domain.kernel.message import Event
from domain.mappa.eligibility.recording import OutcomeQuashed, OutcomeRecorded, SentenceRecorded
from domain.mappa.lead.areas import MappaAreaSet
from domain.mappa.lead.leading import LeadAgencySet, SupervisionEnded, SupervisionRecorded
from domain.mappa.level.deciding import LevelDecided
from domain.mappa.level.level1 import Level1Confirmed
from domain.mappa.level.referral import ReferralDecided
from domain.mappa.meetings.closing import MeetingClosed
from domain.mappa.opening import OffenderIdentified
from domain.mappa.place.appeals import AppealDecided, AppealPermitted
from domain.mappa.place.custody import ReceivedIntoCustody, ReleaseDateChanged, ReleaseDateSet
from domain.mappa.place.leaving import OffenderRecalled, OffenderReleased
from domain.mappa.place.living import ApprovedPremisesEntered
from domain.mappa.risk.offender import MappaExplained

__all__ = ["GIVEN"]

GIVEN: Final[Mapping[type[Event], tuple[str, ...]]] = MappingProxyType({
    OffenderIdentified: ("area", "born"),
    OutcomeRecorded: ("kind", "on"),
    SentenceRecorded: ("sentence",),
    OutcomeQuashed: ("on",),
    ReferralDecided: ("accepted", "level"),
    Level1Confirmed: (),
    LevelDecided: ("level", "before"),
    MeetingClosed: ("on", "meeting_level", "level"),
    MappaExplained: (),
    SupervisionRecorded: ("kind", "until"),
    SupervisionEnded: ("kind",),
    LeadAgencySet: ("agency",),
    MappaAreaSet: ("area",),
    ReceivedIntoCustody: ("order", "release_on"),
    ReleaseDateSet: ("release_on",),
    ReleaseDateChanged: ("release_on", "before"),
    OffenderReleased: ("licence", "why"),
    OffenderRecalled: ("kind",),
    AppealPermitted: ("kind", "hearing_on"),
    AppealDecided: ("decision", "on", "release_on"),
    ApprovedPremisesEntered: ("until",),
})  # fmt: skip
"""By event: the fields that are given beside its name and its day."""
