"""What the parallel regions know: one small model for each, facts that guards ask about, nothing else."""

from collections.abc import Mapping
from datetime import datetime
from typing import Literal
from uuid import UUID

from domain.kernel.message import Message
from domain.safeguarding.regions.dash_form import Dash

__all__ = [
    "AdultInvolved", "DolsRegion", "Establishment", "Hazard", "LearnedSanction", "Marac", "Notice", "PersonInTrust",
    "Regions", "Sanction", "SanctionKind", "SanctionProcess",
]  # fmt: skip

SanctionKind = Literal["adult_protection", "poor_practice", "contract_compliance"]
"""The three types of sanction (EST-SANCTION-TYPES, 004 para 7.4)."""
SanctionProcess = Literal["place", "increase", "reduce", "remove"]
"""What the template says is being done (EST-SANCTION-FORM, 004 L1757)."""


class DolsRegion(Message):
    """How the Deprivation of Liberty Safeguards stand: requested, then acknowledged; no step waits for it."""

    state: Literal["none", "requested", "acknowledged"] = "none"
    status: Literal["not_known", "none", "in_place", "may_be_needed"] = "not_known"
    escalated: Literal["none", "interim_authorisation", "court_of_protection"] = "none"
    detained: tuple[str, ...] = ()
    """Codes of the Mental Health Act powers that somebody of this enquiry is under."""


class Hazard(Message):
    """The self-neglect hazard: recorded, authorised, noted, reviewed, its end authorised, ended."""

    state: Literal["none", "recorded", "authorised", "noted", "end_authorised", "ended"] = "none"
    reference: str = ""
    recorded_by: str = ""
    risk_acceptable: bool = False
    route: Literal["not_decided", "s42", "case_management"] = "not_decided"


class Marac(Message):
    """From the DASH to the extracted minutes; ``sent_to`` are those whom the referral has reached so far."""

    state: Literal["none", "scored", "prepared", "referred", "returned", "held", "extracted", "not_referred"] = "none"
    score: int | None = None
    high_risk: bool = False
    purpose: str = ""
    district: str = ""
    sent_to: frozenset[str] = frozenset()
    dash: Dash | None = None
    """The checklist as it was last completed: it goes with the referral (DA-MARAC-COMPLETE)."""
    prepared: int = 0
    """How often the referral was prepared: a letter of an earlier one that arrives late counts for nothing."""


class Sanction(Message):
    """One sanction of one kind on one service; level 0: none is in force."""

    service: str
    kind: SanctionKind = "adult_protection"
    level: int = 0
    proposed: int | None = None
    approved: bool = False
    """Whether the Assistant Director's approval waits to be used (EST-SANCTION-AP3)."""
    form_owed: SanctionProcess | None = None
    """What the template still has to tell Adults Commissioning (EST-SANCTION-SEND)."""
    since: datetime | None = None
    """Since when this level has been in force."""
    plan: Literal["none", "agreed", "overdue", "met", "failed"] = "none"


class LearnedSanction(Message):
    """A sanction that a linked case decided on, as that case last told of it."""

    service: str
    kind: SanctionKind
    level: int
    case: UUID


class AdultInvolved(Message):
    """Another adult whom the enquiry about the establishment concerns, and that adult's own case."""

    person: UUID
    case: UUID


class Establishment(Message):
    """The establishment or service in which it happened, by code."""

    service: str = ""
    kind: str = ""
    regulated_by: str = ""
    commissioned_by: frozenset[str] = frozenset()
    response: Literal["not_decided", "safeguarding", "quality_in_care"] = "not_decided"
    earlier_reviewed: bool = False
    adults: tuple[AdultInvolved, ...] = ()
    linked: frozenset[UUID] = frozenset()
    """Cases that are linked to this one."""
    minor_checked: bool = False
    opened: bool = False
    """Whether this is an enquiry about the establishment, over several adults."""


class PersonInTrust(Message):
    """Somebody who works with adults and is alleged to be responsible; by reference, never by name."""

    in_trust: bool = False
    notified: bool = False
    regulator_considered: bool = False
    dbs: Literal["not_decided", "refer", "do_not_refer"] = "not_decided"
    employer_must_refer: bool = False
    profession: str = ""


class Notice(Message):
    """A notice to a regulator or a commissioner: drafted, anonymised, sent, logged."""

    body: str
    purpose: Literal["opening", "outcome"] = "opening"
    state: Literal["drafted", "anonymised", "sent", "logged"] = "drafted"
    by_letter: bool = False
    delivered: frozenset[str] = frozenset()
    """The addresses, by code, at which its letters have arrived."""


class Regions(Message):
    """Everything that runs beside the chart."""

    dols: DolsRegion = DolsRegion()
    hazard: Hazard = Hazard()
    marac: Marac = Marac()
    sanctions: Mapping[str, Sanction] = {}
    """By service and kind."""
    establishment: Establishment = Establishment()
    trust: Mapping[str, PersonInTrust] = {}
    notices: Mapping[str, Notice] = {}
    learned: tuple[LearnedSanction, ...] = ()
    """Sanctions of linked cases."""

    @property
    def no_new_placements(self) -> frozenset[str]:
        """Services on which level 3 is in force: the council places nobody there (EST-SANCTION-L3-EFFECT).

        Those of linked cases count as this case's own do.
        """
        own = {each.service for each in self.sanctions.values() if each.level == _NO_PLACEMENTS}
        return frozenset(own | {each.service for each in self.learned if each.level == _NO_PLACEMENTS})

    @property
    def waits_for_approval(self) -> bool:
        """Whether a manager or the director must decide first: a hazard, or a sanction of level 3."""
        levels = (each for each in self.sanctions.values() if each.proposed == _NO_PLACEMENTS)
        return self.hazard.state == "recorded" or any(not each.approved for each in levels)


_NO_PLACEMENTS = 3
