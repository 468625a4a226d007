"""Row 5: what is done at once. None of it waits for a deadline, for a stage, or for the acting DSO.

The chart shows these steps at triage; they stay open at every stage that is not final, since risk to life,
a crime or a child may come to light at any of them, and telling others runs beside any state.
"""

from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.codes import Coded
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event
from domain.kernel.refusal import Objection
from domain.safeguarding.file import SafeguardingFile, changed
from domain.safeguarding.guards import said, unless, unless_refused

__all__ = [
    "ActOnImmediateRisk", "ChildReferralMade", "CommissionerInformed", "DolsRequested", "ImmediateRiskActed",
    "InformCommissioner", "InformPolice", "InformRegulator", "MakeChildReferral", "PoliceInformed",
    "RegulatorInformed", "RequestDols", "act_on_immediate_risk", "immediate_risk_acted", "inform_commissioner",
    "inform_police", "inform_regulator", "make_child_referral", "police_advice", "request_dols", "told",
]  # fmt: skip

Words = Field(min_length=3, max_length=4000)


class ActOnImmediateRisk(Advised):
    """Do what keeps the adult or others safe now."""

    type: Literal["ActOnImmediateRisk"] = "ActOnImmediateRisk"
    action: str = Words


class ImmediateRiskActed(Event):
    """Something was done at once to keep somebody safe."""

    type: Literal["ImmediateRiskActed"] = "ImmediateRiskActed"
    action: str


class MakeChildReferral(Advised):
    """Refer an affected child to Integrated Children's Services (S42-CHILD-REFER)."""

    type: Literal["MakeChildReferral"] = "MakeChildReferral"
    referral: str = Words


class ChildReferralMade(Event):
    """A child was referred to children's services."""

    type: Literal["ChildReferralMade"] = "ChildReferralMade"
    referral: str


class InformPolice(Advised):
    """Tell the police of a suspected crime, however minor and whatever the adult wishes (S42-CRIME-REPORT)."""

    type: Literal["InformPolice"] = "InformPolice"
    by_route: Literal["999", "101", "online", "vulnerable_investigation_team", "other"] = "101"
    views: str = Field(default="", max_length=4000, description="The adult's wishes on what the police do next")
    crime_number: str | None = Field(default=None, max_length=40)
    consent_stated: bool = Field(default=False, description="The message says whether the adult consents")
    history_asked: bool = Field(default=False, description="Relevant information of the police was asked for")


class PoliceInformed(Event):
    """The police know; the adult's views go with it (S42-CRIME-VIEWS)."""

    type: Literal["PoliceInformed"] = "PoliceInformed"
    by_route: Coded
    views: str = ""
    crime_number: str | None = None
    consent_stated: bool = False
    history_asked: bool = False


class InformRegulator(Advised):
    """Tell the CQC or another regulator (EST-REGULATOR), on the anonymised form (EST-CQC-ANON)."""

    type: Literal["InformRegulator"] = "InformRegulator"
    regulator: str = Field(default="CQC", max_length=80)
    anonymised: bool = False


class RegulatorInformed(Event):
    """A regulator was told."""

    type: Literal["RegulatorInformed"] = "RegulatorInformed"
    regulator: str


class InformCommissioner(Advised):
    """Tell the body that commissions the service (EST-COMMISSIONER)."""

    type: Literal["InformCommissioner"] = "InformCommissioner"
    commissioner: str = Field(default="Adults Commissioning", max_length=80)


class CommissionerInformed(Event):
    """A commissioner was told."""

    type: Literal["CommissionerInformed"] = "CommissionerInformed"
    commissioner: str


class RequestDols(Advised):
    """Tell the DoLS team (S42-DOLS-INFORM, S42-DOLS-REQUEST); no step waits for its answer."""

    type: Literal["RequestDols"] = "RequestDols"
    about: Literal["in_place", "may_be_needed"]


class DolsRequested(Event):
    """The DoLS team was asked or told."""

    type: Literal["DolsRequested"] = "DolsRequested"
    about: Literal["in_place", "may_be_needed"]


def act_on_immediate_risk(command: ActOnImmediateRisk, _: SafeguardingFile, __: Circumstances) -> Ruling:
    """Never refused."""
    return (ImmediateRiskActed(action=command.action),)


def make_child_referral(command: MakeChildReferral, _: SafeguardingFile, __: Circumstances) -> Ruling:
    """Never refused."""
    return (ChildReferralMade(referral=command.referral),)


def inform_police(command: InformPolice, _: SafeguardingFile, __: Circumstances) -> Ruling:
    """Never refused: the adult's wishes inform what follows, not whether it is reported (reading 17)."""
    return (PoliceInformed.model_validate(command.body()),)


def police_advice(command: InformPolice, file: SafeguardingFile, __: Circumstances) -> tuple[Objection | None, ...]:
    """004 para 6.2, 9.7: what the message should say, and that danger does not wait for an email."""
    to_vit = command.by_route == "vulnerable_investigation_team"
    states = not to_vit or (command.consent_stated and command.history_asked)
    urgent = not file.immediate_risk or command.by_route == "999"
    return (
        unless(said(command.views), "S42-CRIME-VIEWS", "Record what the adult wants the police to do.", "views"),
        unless(states, "S42-POLICE-EMAIL", "State whether the adult consents, and ask for relevant history.",
               "consent_stated"),
        unless(urgent, "S42-POLICE-URGENT", "Somebody is at immediate risk: call 999 or Force Control.", "by_route"),
    )  # fmt: skip


def inform_regulator(command: InformRegulator, _: SafeguardingFile, __: Circumstances) -> Ruling:
    """The form goes out anonymised or not at all."""
    words = "Anonymise the form before it goes to the regulator; give the reference number only."
    return unless_refused(
        (unless(command.anonymised, "EST-CQC-ANON", words, "anonymised"),),
        RegulatorInformed(regulator=command.regulator),
    )


def inform_commissioner(command: InformCommissioner, _: SafeguardingFile, __: Circumstances) -> Ruling:
    """Never refused."""
    return (CommissionerInformed(commissioner=command.commissioner),)


def request_dols(command: RequestDols, _: SafeguardingFile, __: Circumstances) -> Ruling:
    """Never refused."""
    return (DolsRequested(about=command.about),)


def immediate_risk_acted(file: SafeguardingFile, _: ImmediateRiskActed) -> SafeguardingFile:
    """Somebody was at immediate risk: the case stands at the top of the lists."""
    return changed(file, immediate_risk=True)


_TOLD: dict[type[Event], str] = {
    ChildReferralMade: "children",
    PoliceInformed: "police",
    RegulatorInformed: "regulator",
    CommissionerInformed: "commissioner",
    DolsRequested: "dols",
}


def told(file: SafeguardingFile, event: Event) -> SafeguardingFile:
    """Who knows, and what that says of the case; what was owed to them is done."""
    owed = file.casework.owed - {_TOLD[type(event)]}
    casework = file.casework.model_copy(update={"owed": owed})
    file = changed(file, told=file.told | {_TOLD[type(event)]}, casework=casework)
    match event:
        case PoliceInformed():
            return changed(file, crime_suspected=True, crime_number=event.crime_number or file.crime_number)
        case DolsRequested():
            return changed(file, dols=event.about)
        case _:
            return file
