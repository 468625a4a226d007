"""What a case of social supervision knows of itself: facts that guards ask about, one slice for each part."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final, Literal, get_args
from uuid import UUID

from domain.kernel.duty import Amount
from domain.kernel.lifecycle import File
from domain.kernel.message import Message
from domain.kernel.register import Period
from domain.supervision.activity.state import Activity
from domain.supervision.reports.state import Reports
from domain.supervision.support.state import Support

__all__ = [
    "AUTHORITY", "RESTRICTED", "WORKER", "Condition", "ConditionKind", "Discharge", "DischargeAuthority",
    "Flag", "FlagName", "Flags", "Legal",
    "LegalStatus", "Responsibility", "Rise", "Risk", "Section", "Supervisors", "SupervisionFile", "Visits",
    "changed", "unchanged",
]  # fmt: skip

AUTHORITY: Final = r"^[a-z][a-z0-9-]{1,60}$"
"""The code of an authority, e.g. kent."""
WORKER: Final = r"^[a-z0-9][a-z0-9._-]{0,63}$"

Section = Literal["s37_41", "s45a", "s47_49", "s48_49", "cpia_s5", "s37"]
"""The section of the Mental Health Act 1983, or of the 1964 Act (``cpia_s5``), under which the person is detained."""
RESTRICTED: Final[frozenset[str]] = frozenset({"s37_41", "s45a", "s47_49", "s48_49", "cpia_s5"})
"""A restriction order, a limitation or a restriction direction; a hospital order alone (s37) is none (004 26.24)."""
LegalStatus = Literal["detained_restricted", "conditionally_discharged", "recalled", "absolutely_discharged"]
DischargeAuthority = Literal["tribunal", "secretary_of_state", "responsible_clinician"]
ConditionKind = Literal[
    "residence", "mental_health_contact", "social_supervision", "clinical_supervision", "exclusion",
    "deprivation_of_liberty", "other",
]  # fmt: skip
"""The types of 001 paras 2.5 and 3.4; ``deprivation_of_liberty``: a condition that amounts to one (004 26.34)."""


Rise = Literal["mental_health", "danger_to_public", "danger_to_person"]
"""What supervision watches (001 2.7): mental health deteriorated, or danger to others or to the person rose."""


FlagName = Literal["mappa", "victims", "prevent", "marac", "domestic_abuse"]
"""What a supervisor knows of each person (001 Std 1(c), 1(d), 4(b); L349)."""


class Legal(Message):
    """The person's legal status: since when, on whose authority."""

    section: Section | None = None
    status: LegalStatus = "detained_restricted"
    since: date | None = None
    authority: str = ""


class Responsibility(Message):
    """Which authorities are concerned: ``home`` owes section 117 after-care, the person lives in ``residence``."""

    home: str | None = None
    residence: str | None = None
    supervised_by: Literal["home", "host"] = "home"
    """Which of the two provides the social supervisor; the home authority answers for it until the host accepts."""
    agreement: bool = False
    """A written agreement between the two is held."""
    disputed: bool = False
    handover_to: str | None = None
    """The authority that is to take the supervision over and has not accepted yet."""
    assured: bool = False
    delegated: Period | None = None
    """While this agreement runs a health partner may supervise on the authority's behalf."""

    @property
    def supervising(self) -> str | None:
        """The authority that provides the supervisor as things stand."""
        return self.home if self.supervised_by == "home" else self.residence

    @property
    def out_of_area(self) -> bool:
        """Whether the person lives outside the area of the authority that owes after-care (SUP-OOA-DETECT)."""
        return self.home is not None and self.residence is not None and self.home != self.residence


class Supervisors(Message):
    """Who supervises: ids of workers as the register has them; ``clinical`` may be of another employer."""

    social: str | None = None
    line_manager: str | None = None
    clinical: str | None = None
    home_worker: str | None = None
    """Out of area: the home authority's own social worker for the section 117 plan (001 para 7.4)."""
    cover: str | None = None
    """The colleague who was named to cover while the social supervisor is away."""
    failing: frozenset[Literal["social", "clinical"]] = frozenset()
    """Of which kind nobody supervises, although somebody must."""
    escalated: bool = False
    """The casework section wrote to the chief executives and waits for the answer."""
    team: str | None = None


class Condition(Message):
    """One condition of the discharge."""

    kind: ConditionKind
    words: str


class Discharge(Message):
    """The conditional discharge: what it rests on and what was got ready for it."""

    conditions: tuple[Condition, ...] = ()
    acknowledged: frozenset[str] = frozenset()
    """Which supervisors confirmed that they understand the conditions: social, clinical."""
    informed: bool = False
    """The person was told what a social supervisor does (001 Std 1(b))."""
    visits: int = 0
    """Visits before the discharge at which the person was seen."""
    planned: bool = False
    """The supervisor took part in planning this discharge."""
    plan_written: bool = False
    effective_on: date | None = None
    """The day on which the latest conditional discharge took effect."""


class Visits(Message):
    """Contact; only ``last_seen`` moves the visit clock."""

    last_seen: datetime | None = None
    """When the supervisor last visited and saw the person."""
    counted_from: date | None = None
    """The day from which the next visit counts: the discharge, or the last visit at which the person was seen."""
    due_on: date | None = None
    """By when the next visit is owed."""
    every: Amount | None = None
    """The case's own interval of visits, if it has one."""
    liaison: Mapping[str, datetime] = {}
    """With whom the supervisor worked or spoke, and when last."""


class Risk(Message):
    """What is under review: breaches, a concern, a recall."""

    breaches: frozenset[str] = frozenset()
    """Those on which nothing is decided yet."""
    breach_names: frozenset[str] = frozenset()
    concern: bool = False
    grounds: frozenset[Rise] = frozenset()
    """What has risen or deteriorated, as it stands on record."""
    seniors_asked: bool = False
    assessments: Mapping[str, Literal["asked", "over"]] = {}
    recall_requested: bool = False
    back_in_hospital: bool = False
    referred: bool = False
    """After a recall: the case was referred to the Tribunal."""
    supported: bool = False


class Flag(Message):
    """What is established about one of the things to know."""

    applies: bool
    contact: str = ""


class Flags(Message):
    """MAPPA, victims, Prevent, MARAC, domestic abuse: what was established of each."""

    known: Mapping[FlagName, Flag] = {}
    owed: tuple[str, ...] = ()
    """Notices that are owed: who is told, a colon, of what."""

    @property
    def answered(self) -> bool:
        """Whether each was asked about."""
        return self.known.keys() >= set(get_args(FlagName))

    def applies(self, flag: FlagName) -> bool:
        """Whether this is known to apply."""
        return flag in self.known and self.known[flag].applies


class SupervisionFile(File):
    """The state of one restricted person's social supervision."""

    person: UUID | None = None
    area: str = ""
    requested_by: str = ""
    died: bool = False

    legal: Legal = Legal()
    responsibility: Responsibility = Responsibility()
    supervisors: Supervisors = Supervisors()
    discharge: Discharge = Discharge()
    visits: Visits = Visits()
    risk: Risk = Risk()
    flags: Flags = Flags()
    concerns: tuple[UUID, ...] = ()
    """Safeguarding cases that were opened from here."""
    applications: tuple[date, ...] = ()
    """When the person applied for an absolute discharge, since the latest conditional one."""
    reports: Reports = Reports()
    support: Support = Support()
    activity: Activity = Activity()


def changed(file: SupervisionFile, **changes: Any) -> SupervisionFile:
    """The file with these facts, or slices, changed."""
    return file.model_copy(update=changes)


def unchanged(file: SupervisionFile, _: Any) -> SupervisionFile:
    """The file as it was: the event is for the chronology, no guard asks about it."""
    return file
