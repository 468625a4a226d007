"""Enquiries about an establishment (004 para 7.1, 7.2): which one it is, its history, which other adults.

Every adult keeps a case of their own; the cases are linked (``LinkCase``), and this one names the others.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal
from uuid import UUID

from pydantic import Field

from domain.kernel.case_events import CaseLinked
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Command, Event, Message
from domain.safeguarding.file import SafeguardingFile
from domain.safeguarding.guards import said, unless, unless_refused
from domain.safeguarding.parties import key_decision
from domain.safeguarding.regions.common import SERVICE, needs, region
from domain.safeguarding.regions.state import AdultInvolved, Establishment

__all__ = [
    "AdultNamed", "CheckMinorIncident", "EarlierConcernsReviewed", "EstablishmentEnquiryOpened",
    "EstablishmentIdentified", "IdentifyEstablishment", "MinorIncidentChecked", "NameOtherAdult",
    "OpenEstablishmentEnquiry", "ReviewEarlierConcerns", "adult_named", "case_linked", "check_minor_incident",
    "establishment_stands", "home_is", "identify_establishment", "name_other_adult", "open_establishment_enquiry",
    "review_earlier_concerns",
]  # fmt: skip

Texts = Field(default="", max_length=8000)
Kind = Literal[
    "hospital", "nursing_home", "residential_care_home", "respite", "step_down", "supported_accommodation_24h",
    "day_service", "supported_living", "homecare",
]  # fmt: skip
ESTABLISHMENTS: frozenset[Kind] = frozenset({
    "hospital", "nursing_home", "residential_care_home", "respite", "step_down", "supported_accommodation_24h",
    "day_service",
})  # fmt: skip
"""What para 7.2 calls an establishment (EST-DEFINITION); supported living only if intensive, 24 hours (reading 24)."""
Commissioner = Literal["kent_county_council", "other_local_authority", "icb", "nhs_england", "none"]


class Identity(Message):
    """The establishment, its regulator and who commissions it."""

    service: str = Field(pattern=SERVICE)
    kind: Kind
    regulated_by: str = Field(default="", max_length=80, description="CQC, another regulator, or none")
    commissioned_by: tuple[Commissioner, ...] = ()
    safeguarding_lead: bool = Field(default=False, description="A lead is known there, as hospitals always have")


class IdentifyEstablishment(Identity, Command):
    """Say in which establishment or service it happened."""

    type: Literal["IdentifyEstablishment"] = "IdentifyEstablishment"


class EstablishmentIdentified(Identity, Event):
    """The establishment is known, and with it who has to be told."""

    type: Literal["EstablishmentIdentified"] = "EstablishmentIdentified"
    is_establishment: bool


class MinorIncident(Message):
    """Due diligence on an incident that looks minor (EST-MINOR-CHECK, para 7.1.4)."""

    circumstances_and_earlier_incidents: str = Texts
    impact_on_victim: str = Texts
    views_and_wanted_outcome: str = Texts
    impact_on_others_and_witnesses: str = Texts
    remaining_risk: str = Texts
    similar_incidents: str = Texts
    is_crime: bool | None = None
    distress_weighed: str = Field(default="", max_length=8000, description="Of victims and families (7.1.3)")


class CheckMinorIncident(MinorIncident, Command):
    """Look into it before it is called minor: what the provider did about it is not enough (EST-NO-NORMALISE)."""

    type: Literal["CheckMinorIncident"] = "CheckMinorIncident"


class MinorIncidentChecked(MinorIncident, Event):
    """The diligence is done."""

    type: Literal["MinorIncidentChecked"] = "MinorIncidentChecked"


class Earlier(Message):
    """What earlier concerns about the establishment show (S42-TEAM-PATTERN, para 4.1.4; 7.5)."""

    period_months: int = Field(ge=1, le=600)
    concerns: int = Field(ge=0, le=10_000)
    similar: int = Field(default=0, ge=0, le=10_000)
    findings: str = Texts


class ReviewEarlierConcerns(Earlier, Command):
    """Look through earlier concerns for a pattern."""

    type: Literal["ReviewEarlierConcerns"] = "ReviewEarlierConcerns"


class EarlierConcernsReviewed(Earlier, Event):
    """The history of the establishment was used."""

    type: Literal["EarlierConcernsReviewed"] = "EarlierConcernsReviewed"


class NameOtherAdult(Command):
    """Another adult whom the same enquiry concerns, with that adult's own case."""

    type: Literal["NameOtherAdult"] = "NameOtherAdult"
    person: UUID
    case: UUID


class AdultNamed(Event):
    """One adult more is concerned."""

    type: Literal["AdultNamed"] = "AdultNamed"
    person: UUID
    case: UUID


class Opening(Message):
    """One enquiry over several adults under one provider."""

    scope: str = Texts


class OpenEstablishmentEnquiry(Opening, Command):
    """Take the enquiry to the establishment as a whole."""

    type: Literal["OpenEstablishmentEnquiry"] = "OpenEstablishmentEnquiry"


class EstablishmentEnquiryOpened(Opening, Event):
    """The enquiry is about the establishment, for these adults."""

    type: Literal["EstablishmentEnquiryOpened"] = "EstablishmentEnquiryOpened"
    service: str
    adults: tuple[UUID, ...]


def identify_establishment(command: IdentifyEstablishment, _: SafeguardingFile, __: Circumstances) -> Ruling:
    """Its regulator and commissioner are said, or that there is none; a hospital has a safeguarding lead."""
    lead = command.safeguarding_lead or command.kind != "hospital"
    event = EstablishmentIdentified(
        **command.model_dump(exclude={"type"}), is_establishment=command.kind in ESTABLISHMENTS
    )
    return unless_refused(
        (
            needs("EST-REGULATOR", command.regulated_by, "Name the regulator, or say that there is none.",
                  "regulated_by"),
            unless(command.commissioned_by, "EST-COMMISSIONER", "Name who commissions it, or say that nobody does.",
                   "commissioned_by"),
            unless(lead, "EST-PROVIDER-POLICY", "A hospital always has a safeguarding lead: find out who it is.",
                   "safeguarding_lead"),
        ),
        event,
    )  # fmt: skip


def check_minor_incident(command: CheckMinorIncident, file: SafeguardingFile, _: Circumstances) -> Ruling:
    """Every item of para 7.1.4; a crime goes to the police however small it is."""
    asked = tuple(name for name in _MINOR if not said(getattr(command, name)))
    told = "police" in file.told or command.is_crime is not True
    return unless_refused(
        (
            *(unless(None, "EST-MINOR-CHECK", _MINOR[name], name) for name in asked),
            unless(command.is_crime is not None, "EST-MINOR-CHECK", "Consider whether it is a crime.", "is_crime"),
            needs("EST-NO-NORMALISE", command.distress_weighed, "Weigh the distress of victims and families.",
                  "distress_weighed"),
            unless(told, "EST-CRIME", "Report the offence to the police, whatever its size and whoever agrees.",
                   "is_crime"),
        ),
        MinorIncidentChecked.model_validate(command.model_dump(exclude={"type"})),
    )  # fmt: skip


def review_earlier_concerns(command: ReviewEarlierConcerns, _: SafeguardingFile, __: Circumstances) -> Ruling:
    """What was found, even if it is nothing."""
    event = EarlierConcernsReviewed.model_validate(command.model_dump(exclude={"type"}))
    words = "Say what the earlier concerns show."
    fewer = unless(command.similar <= command.concerns, "EST-QIC-TABLE", "More are similar than there are.", "similar")
    return unless_refused((needs("EST-QIC-TABLE", command.findings, words, "findings"), fewer), event)


def name_other_adult(command: NameOtherAdult, file: SafeguardingFile, _: Circumstances) -> Ruling:
    """Somebody else, with a case that is linked to this one: opening it asked the register for the person."""
    home = file.regions.establishment
    named = command.case in {adult.case for adult in home.adults}
    return unless_refused(
        (
            unless(command.person != file.person, "CASE-LINK", "This case is about that person.", "person"),
            unless(command.case in home.linked, "CASE-LINK", "Link that adult's case first (LinkCase).", "case"),
            unless(not named, "CASE-LINK", "This adult's case is named already.", "case"),
        ),
        AdultNamed(person=command.person, case=command.case),
    )


def open_establishment_enquiry(command: OpenEstablishmentEnquiry, file: SafeguardingFile, now: Circumstances) -> Ruling:
    """Of a known establishment, after a safeguarding response, for at least one adult more."""
    home = file.regions.establishment
    event = EstablishmentEnquiryOpened(
        scope=command.scope, service=home.service, adults=tuple(adult.person for adult in home.adults)
    )
    dols = "Establish whether the adult is subject to DoLS."
    return key_decision(file, now, (
        unless(home.service, "EST-DEFINITION", "Identify the establishment first."),
        unless(home.response == "safeguarding", "EST-QIC-TABLE", "Decide on a safeguarding response first."),
        unless(home.adults, "EST-DUTY", "Name the other adults who may be at risk there."),
        unless(file.dols != "not_known", "EST-DOLS-STATUS", dols),
        needs("EST-DUTY", command.scope, "Say how everybody who lives there is kept safe and what is looked into.",
              "scope"),
    ), event)  # fmt: skip


def establishment_stands(
    file: SafeguardingFile, event: EstablishmentIdentified | MinorIncidentChecked | EarlierConcernsReviewed
    | EstablishmentEnquiryOpened,
) -> SafeguardingFile:  # fmt: skip
    """What is known of the establishment after one event."""
    match event:
        case EstablishmentIdentified():
            return home_is(file, service=event.service, kind=event.kind, regulated_by=event.regulated_by,
                           commissioned_by=event.commissioned_by)  # fmt: skip
        case MinorIncidentChecked():
            return home_is(file, minor_checked=True)
        case EarlierConcernsReviewed():
            return home_is(file, earlier_reviewed=True)
        case _:
            return home_is(file, opened=True)


def adult_named(file: SafeguardingFile, event: AdultNamed) -> SafeguardingFile:
    """One adult more."""
    involved = AdultInvolved(person=event.person, case=event.case)
    return home_is(file, adults=(*file.regions.establishment.adults, involved))


def case_linked(file: SafeguardingFile, event: CaseLinked) -> SafeguardingFile:
    """An adult's case may be named once it is linked; a case of another pathway is no adult's case of this enquiry."""
    if event.lifecycle != "safeguarding":
        return file
    return home_is(file, linked=file.regions.establishment.linked | {event.case})


def home_is(file: SafeguardingFile, **changes: object) -> SafeguardingFile:
    """The file with this known of the establishment."""
    after = Establishment.model_validate(file.regions.establishment.model_dump() | changes)
    return region(file, establishment=after)


_MINOR: Mapping[str, str] = MappingProxyType({
    "circumstances_and_earlier_incidents": "Look at the circumstances and earlier incidents between the same people.",
    "impact_on_victim": "Record the impact on the victim.",
    "views_and_wanted_outcome": "Ask for the person's views and the outcome they want.",
    "impact_on_others_and_witnesses": "Consider other vulnerable people and witnesses.",
    "remaining_risk": "Say what risk to others remains under the measures taken.",
    "similar_incidents": "Look for similar incidents or near misses that point to a systemic cause.",
})  # fmt: skip
