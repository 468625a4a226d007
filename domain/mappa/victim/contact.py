"""A victim is identified, somebody is in contact, and the Victim Contact Service is offered or not (22.4 to 22.11)."""

from datetime import date
from typing import Final, Literal
from uuid import UUID

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.saying import said, unless, unless_refused
from domain.mappa.roles import Agency
from domain.mappa.victim.file import CLOSED, IDENTIFIED, IN_SCHEME, OUTSIDE_SCHEME, Kind, Scheme, VictimFile, changed

__all__ = [
    "AssessVictimContact", "CheckVictimLiaison", "CloseVictimRecord", "ContactNamed", "IdentifyVictim",
    "LiaisonChecked", "LinkServices", "NameContact", "RaiseVictimRisk", "ServicesLinked", "VictimContactAssessed",
    "VictimIdentified", "VictimRecordClosed", "VictimRiskRaised", "assess_victim_contact", "check_victim_liaison",
    "close_victim_record", "contact_named", "identify_victim", "liaison_checked", "link_services", "name_contact",
    "raise_victim_risk", "services_linked", "victim_contact_assessed", "victim_identified", "victim_record_closed",
    "victim_risk_raised",
]  # fmt: skip

REFERENCE: Final = r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"
_RESTRICTED_SINCE: Final = date(2005, 1, 1)
_UNRESTRICTED_SINCE: Final = date(2008, 1, 1)
"""22.8 names the years only: the first day of each is read."""
_YEAR: Final = 12


class _Identified(Message):
    """A victim of this offender, or somebody whom the offender may harm."""

    person: UUID
    offender_case: UUID = Field(description="The offender's case; it is told nothing of this record")
    kind: Kind = "direct"
    at_risk: bool = False
    vulnerable: Literal["no", "child", "adult_at_risk"] = "no"
    also_offender: bool = Field(default=False, description="An offender too, with a right to contact (22.16)")
    other_area: bool = Field(default=False, description="Lives in another area than the one that manages the case")


class IdentifyVictim(_Identified, Advised):
    """Identify a victim, an earlier or potential one, or somebody seriously affected (22.4 to 22.6)."""

    type: Literal["IdentifyVictim"] = "IdentifyVictim"


class VictimIdentified(_Identified, Event):
    """A victim is identified."""

    type: Literal["VictimIdentified"] = "VictimIdentified"


class NameContact(Advised):
    """Say which agency is in contact with the victim (22.4)."""

    type: Literal["NameContact"] = "NameContact"
    agency: Agency


class ContactNamed(Event):
    """Who is in contact is on record."""

    type: Literal["ContactNamed"] = "ContactNamed"
    agency: Agency


class CheckVictimLiaison(Advised):
    """Ask the Victim Liaison Unit to look in the national database; never assume that nobody is involved (22.9)."""

    type: Literal["CheckVictimLiaison"] = "CheckVictimLiaison"
    involved: bool


class LiaisonChecked(Event):
    """The database was looked through."""

    type: Literal["LiaisonChecked"] = "LiaisonChecked"
    involved: bool


class _Assessed(Message):
    """What the Victim Contact Service's criteria ask of the sentence (22.8, 22.9, 27.44)."""

    specified_offence: bool = Field(default=False, description="A specified violent or sexual offence, or coercive"
                                    " control")  # fmt: skip
    months: int | None = Field(default=None, ge=0, description="Months of imprisonment; None: another disposal")
    patient: Literal["no", "restricted", "unrestricted"] = "no"
    disposal_on: date | None = None
    discretion_because: str = Field(default="", max_length=4000)
    declined: bool = False


class AssessVictimContact(_Assessed, Advised):
    """Offer the Victim Contact Service, or say why not."""

    type: Literal["AssessVictimContact"] = "AssessVictimContact"


class VictimContactAssessed(_Assessed, Event):
    """In the scheme by statute, by discretion, or not."""

    type: Literal["VictimContactAssessed"] = "VictimContactAssessed"
    scheme: Scheme


class LinkServices(Advised):
    """Set up the link with the council's services for children or adults (22.6)."""

    type: Literal["LinkServices"] = "LinkServices"
    service: Literal["childrens_services", "adult_social_care"]


class ServicesLinked(Event):
    """The services know."""

    type: Literal["ServicesLinked"] = "ServicesLinked"
    service: Literal["childrens_services", "adult_social_care"]


class RaiseVictimRisk(Advised):
    """Bring the risk to somebody outside the scheme to a MAPPA or professionals' meeting (22.11)."""

    type: Literal["RaiseVictimRisk"] = "RaiseVictimRisk"
    meeting: str = Field(pattern=REFERENCE)
    plan_has_actions: bool = Field(description="The risk management plan has actions for this person")


class VictimRiskRaised(Event):
    """The plan protects this person."""

    type: Literal["VictimRiskRaised"] = "VictimRiskRaised"
    meeting: str


class CloseVictimRecord(Advised):
    """Close the record: the offender left MAPPA, or nobody is at risk any more."""

    type: Literal["CloseVictimRecord"] = "CloseVictimRecord"
    because: str = Field(default="", max_length=4000)


class VictimRecordClosed(Event):
    """Closed."""

    type: Literal["VictimRecordClosed"] = "VictimRecordClosed"
    because: str


def identify_victim(command: IdentifyVictim, _: VictimFile, now: Circumstances) -> Ruling:
    """Under the victim's own key."""
    words = "Register the person first: the record stands under the victim's own key."
    return unless_refused(
        (unless(now.person(command.person), "CASE-PERSON", words, "person"),),
        VictimIdentified.model_validate(command.body()),
    )


def name_contact(command: NameContact, _: VictimFile, __: Circumstances) -> Ruling:
    """One agency, or another one later."""
    return (ContactNamed(agency=command.agency),)


def check_victim_liaison(command: CheckVictimLiaison, _: VictimFile, __: Circumstances) -> Ruling:
    """Looked up, not assumed."""
    return (LiaisonChecked(involved=command.involved),)


def assess_victim_contact(command: AssessVictimContact, _: VictimFile, __: Circumstances) -> Ruling:
    """Who qualifies by statute is offered contact (DA-VCS: coercive control too); anybody else only with a reason."""
    statutory = _statutory(command)
    scheme: Scheme = "statutory" if statutory else "discretionary" if said(command.discretion_because) else "none"
    needless = statutory and said(command.discretion_because)
    words = "The victim qualifies by statute: no discretion is used."
    event = VictimContactAssessed(**command.body(), scheme="none" if command.declined else scheme)
    return unless_refused((unless(not needless, "MAPPA-VCS-DISCRETION", words, "discretion_because"),), event)


def link_services(command: LinkServices, file: VictimFile, _: Circumstances) -> Ruling:
    """The service that fits the person."""
    right = {"child": "childrens_services", "adult_at_risk": "adult_social_care"}.get(file.vulnerable)
    words = "This is not the service for whom the record describes."
    return unless_refused(
        (unless(command.service == right, "MAPPA-VIC-LINKS", words, "service"),),
        ServicesLinked(service=command.service),
    )


def raise_victim_risk(command: RaiseVictimRisk, _: VictimFile, __: Circumstances) -> Ruling:
    """Told and planned for."""
    words = "The plan must hold actions that manage this risk."
    return unless_refused(
        (unless(command.plan_has_actions, "MAPPA-VCS-NOT-SAFETY", words, "plan_has_actions"),),
        VictimRiskRaised(meeting=command.meeting),
    )


def close_victim_record(command: CloseVictimRecord, file: VictimFile, _: Circumstances) -> Ruling:
    """Nothing that is owed to the victim may be open."""
    outside = file.scheme in {None, "none"} and file.at_risk
    return unless_refused(
        (
            unless(file.contact, "MAPPA-VIC-CONTACT-WHO", "Record who is in contact with the victim.", "contact"),
            unless(file.liaison_checked, "MAPPA-VCS-CHECK", "Ask the Victim Liaison Unit first."),
            unless(file.scheme, "MAPPA-VCS-STATUTORY", "Assess whether contact is to be offered."),
            unless(file.risk_raised or not outside, "MAPPA-VCS-NOT-SAFETY",
                   "Somebody at risk outside the scheme is planned for at a meeting first."),
            unless(file.services_linked or file.vulnerable == "no", "MAPPA-VIC-LINKS",
                   "Link the council's services for children or adults first."),
            unless(file.told_how, "MAPPA-VIC-TOLD-HOW", "Tell the victim how concerns enter the process."),
            unless(not file.asked, "META-VIC-REQUEST-CONSIDER", "A request for information waits for a decision."),
            unless(said(command.because), "MAPPA-VIC-IDENTIFY", "Say why nobody is at risk any more.", "because"),
        ),
        VictimRecordClosed(because=command.because),
    )  # fmt: skip


def _statutory(command: AssessVictimContact) -> bool:
    if command.patient != "no":
        since = _RESTRICTED_SINCE if command.patient == "restricted" else _UNRESTRICTED_SINCE
        return command.specified_offence and command.disposal_on is not None and command.disposal_on >= since
    return command.specified_offence and command.months is not None and command.months >= _YEAR


def victim_identified(file: VictimFile, event: VictimIdentified) -> VictimFile:
    """Identified."""
    return changed(file, stage=IDENTIFIED, **event.model_dump(exclude={"type"}))


def contact_named(file: VictimFile, event: ContactNamed) -> VictimFile:
    """In contact."""
    return changed(file, contact=event.agency)


def liaison_checked(file: VictimFile, _: LiaisonChecked) -> VictimFile:
    """Checked."""
    return changed(file, liaison_checked=True)


def victim_contact_assessed(file: VictimFile, event: VictimContactAssessed) -> VictimFile:
    """In the scheme, or outside it."""
    stage = OUTSIDE_SCHEME if event.scheme == "none" else IN_SCHEME
    return changed(file, stage=stage, scheme=event.scheme, by_hospital=event.patient == "unrestricted")


def services_linked(file: VictimFile, _: ServicesLinked) -> VictimFile:
    """Linked."""
    return changed(file, services_linked=True)


def victim_risk_raised(file: VictimFile, _: VictimRiskRaised) -> VictimFile:
    """Planned for."""
    return changed(file, risk_raised=True)


def victim_record_closed(file: VictimFile, _: VictimRecordClosed) -> VictimFile:
    """Closed."""
    return changed(file, stage=CLOSED)
