"""Offences in establishments (004 para 7.8): the provider reports, the DSO copies it to the investigation team."""

from typing import Literal

from pydantic import Field

from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Command, Event, Message
from domain.kernel.refusal import Objection
from domain.safeguarding.file import SafeguardingFile, changed
from domain.safeguarding.guards import unless, unless_refused
from domain.safeguarding.regions.common import needs

__all__ = [
    "EstablishmentCrimeReported", "ReportEstablishmentCrime", "establishment_crime_reported",
    "report_establishment_crime",
]  # fmt: skip


class Crime(Message):
    """How an offence in an establishment reached the police. Neither agreement nor capacity is asked for."""

    provider_route: Literal["999", "101", "online", "not_reported"] = "not_reported"
    emergency: bool = False
    on_mental_health_ward: bool = Field(default=False, description="KMPT, Oxleas and some private hospitals")
    crime_number: str | None = Field(default=None, max_length=40)
    copied_to_investigation_team: bool = Field(default=False, description="The Vulnerable Investigation Team")
    by_staff_or_provider: bool = False
    staff_offence: tuple[
        Literal["unlawful_restraint", "criminal_negligence", "fraud_or_theft", "wilful_neglect", "other"], ...
    ] = ()  # fmt: skip
    discussed_with_team: str = Field(default="", max_length=4000, description="What the investigation team said")
    provider_reminded: bool = Field(default=False, description="Not to investigate staff before the police agree")


class ReportEstablishmentCrime(Crime, Command):
    """Record that an offence in an establishment is reported, however minor (EST-CRIME)."""

    type: Literal["ReportEstablishmentCrime"] = "ReportEstablishmentCrime"


class EstablishmentCrimeReported(Crime, Event):
    """The police know of the offence."""

    type: Literal["EstablishmentCrimeReported"] = "EstablishmentCrimeReported"


def report_establishment_crime(command: ReportEstablishmentCrime, _: SafeguardingFile, __: Circumstances) -> Ruling:
    """By the right route; and where staff may have offended, the provider waits for the police."""
    event = EstablishmentCrimeReported.model_validate(command.model_dump(exclude={"type"}))
    copied = command.copied_to_investigation_team
    words = "Send a copy of the concern to the local Vulnerable Investigation Team."
    objections = (
        _route(command),
        unless(copied, "EST-CRIME-VIT", words, "copied_to_investigation_team"),
        *(_of_staff(command) if command.by_staff_or_provider else ()),
    )
    return unless_refused(objections, event)


def establishment_crime_reported(file: SafeguardingFile, event: EstablishmentCrimeReported) -> SafeguardingFile:
    """A crime is suspected, the police know, and staff may be alleged."""
    return changed(
        file, crime_suspected=True, told=file.told | {"police"}, crime_number=event.crime_number or file.crime_number,
        staff_alleged=file.staff_alleged or event.by_staff_or_provider,
    )  # fmt: skip


def _route(crime: Crime) -> Objection | None:
    if crime.emergency:
        return unless(crime.provider_route == "999", "EST-CRIME-999", "In an emergency the provider calls 999.",
                      "provider_route")  # fmt: skip
    if crime.on_mental_health_ward:
        words = "The ward reports on 101 or online; then the hospital's liaison officer investigates."
        return unless(crime.provider_route in {"101", "online"}, "EST-CRIME-MHL", words, "provider_route")
    words = "The provider reports it to the police on 101, so that there is a crime number."
    return unless(crime.provider_route in {"101", "999"}, "EST-CRIME-101", words, "provider_route")


def _of_staff(crime: Crime) -> tuple[Objection | None, ...]:
    return (
        unless(crime.staff_offence, "EST-CRIME-STAFF", "Consider which offence of staff or provider it may be.",
               "staff_offence"),
        needs("EST-CRIME-STAFF", crime.discussed_with_team, "Discuss it with the Vulnerable Investigation Team.",
              "discussed_with_team"),
        unless(crime.provider_reminded, "EST-CRIME-HOLD", "Remind the provider not to investigate staff before it has"
               " spoken with the police; adults are kept safe meanwhile.", "provider_reminded"),
    )  # fmt: skip
