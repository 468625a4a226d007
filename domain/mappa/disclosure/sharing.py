"""Information shared under MAPPA, and the duty to co-operate: lawful, necessary, no more (004 chapters 3 and 9)."""

from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.saying import unless, unless_refused
from domain.mappa.file import MappaFile
from domain.mappa.meetings.asking import asked, told
from domain.mappa.meetings.bodies import Body, kind_of, shares_under_mappa, standing_of

__all__ = [
    "AgenciesNotified", "InformMonitoring", "InformationShared", "MonitoringInformed", "NotifyAgencies",
    "SchoolWarned", "ShareInformation", "WarnSchool", "inform_monitoring", "notify_agencies", "share_information",
    "warn_school",
]  # fmt: skip

Text = Field(default="", max_length=8000)


class Shared(Message):
    """One sharing of information."""

    to: tuple[Body, ...] = ()
    about: Literal["offender", "victim", "other"] = "offender"
    legal_basis: Literal["none", "s325_4_cja", "other_power"] = "none"
    necessary_because: str = Text
    proportionate: bool = False
    relevant_only: bool = False
    sensitive: bool = False
    schedule_8_condition: str = Field(default="", max_length=200)
    accurate_and_secure: bool = Field(default=False, description="Checked for accuracy, sent securely, kept no longer")
    with_associate_because: str = Text
    identified_risk: bool = Field(default=False, description="An Associate without an agreement manages this risk")


class ShareInformation(Shared, Advised):
    """Share information with bodies that work under MAPPA."""

    type: Literal["ShareInformation"] = "ShareInformation"


class InformationShared(Shared, Event):
    """The bodies have it."""

    type: Literal["InformationShared"] = "InformationShared"


class Notice(Message):
    """Who hears that an offender entered MAPPA, or of a change of status."""

    on: Literal["entry", "category", "level", "area", "custody", "exit"]
    to: tuple[Body, ...] = ()
    risk_assessment_supplied: bool = False


class NotifyAgencies(Notice, Advised):
    """Tell interested agencies with the duty to co-operate."""

    type: Literal["NotifyAgencies"] = "NotifyAgencies"


class AgenciesNotified(Notice, Event):
    """They know."""

    type: Literal["AgenciesNotified"] = "AgenciesNotified"


class Monitoring(Message):
    """What the provider of electronic monitoring must know."""

    mappa_status: bool = False
    practitioner: str = Field(default="", max_length=64)
    police_out_of_hours: str = Field(default="", max_length=80)


class InformMonitoring(Monitoring, Advised):
    """Tell the provider of electronic monitoring, and tell it again when a contact changes."""

    type: Literal["InformMonitoring"] = "InformMonitoring"


class MonitoringInformed(Monitoring, Event):
    """The provider holds the status and the contacts."""

    type: Literal["MonitoringInformed"] = "MonitoringInformed"


class WarnSchool(Advised):
    """A school or college warns of a possible danger."""

    type: Literal["WarnSchool"] = "WarnSchool"
    police_authorised: bool = False
    safeguarding_lead: str = Field(default="", max_length=64, description="Role of the Designated Safeguarding Lead")
    what: str = Text


class SchoolWarned(Event):
    """The warning is out, as the police authorised."""

    type: Literal["SchoolWarned"] = "SchoolWarned"
    safeguarding_lead: str
    what: str


_LAWFUL = (
    ("to", "MAPPA-INF-LAWFUL", "Say with whom it is shared."),
    ("necessary_because", "MAPPA-INF-LAWFUL", "Record why it is necessary."),
    ("proportionate", "MAPPA-INF-LAWFUL", "Confirm that it is proportionate."),
    ("relevant_only", "MAPPA-INF-MINIMUM", "Share only what matters for assessing and managing the risk."),
    ("accurate_and_secure", "MAPPA-INF-SIX-PRINCIPLES", "Check accuracy, security and how long it is kept."),
)


def share_information(command: ShareInformation, _: MappaFile, __: Circumstances) -> Ruling:
    """With bodies under MAPPA only: anybody else is told by a decision on disclosure."""
    strangers = [body for body in command.to if not shares_under_mappa(body)]
    schools = [body for body in strangers if kind_of(body) == "independent_school"]
    associates = [body for body in command.to if standing_of(body) == "associate"]
    because = told(command.with_associate_because) or not associates
    lawful = command.legal_basis != "none"
    special = told(command.schedule_8_condition) or not command.sensitive
    return unless_refused(
        (
            unless(lawful, "MAPPA-INF-LAWFUL", "Record the legal basis, as s325(4).", "legal_basis"),
            *asked(command, _LAWFUL),
            unless(not schools, "MAPPA-DTC-INDEP-SCHOOLS", "An independent school is told by disclosure.", "to"),
            unless(not strangers or schools, "MAPPA-DIS-DEFINITION",
                   f"Telling {', '.join(strangers)} is disclosure: decide it as such.", "to"),
            unless(because, "MAPPA-INF-ASSOCIATE", "Say why an Associate is told.", "with_associate_because"),
            unless(special, "MAPPA-INF-SENSITIVE", "Name the Schedule 8 condition.", "schedule_8_condition"),
        ),
        InformationShared.model_validate(command.body()),
    )  # fmt: skip


def notify_agencies(command: NotifyAgencies, _: MappaFile, __: Circumstances) -> Ruling:
    """On entry; on a change of status with the current assessment."""
    entry = command.on == "entry"
    rule = "MAPPA-DTC-COOP-NOTIFY-ENTRY" if entry else "MAPPA-DTC-COOP-NOTIFY-STATUS"
    words = "Supply the current assessment of risk."
    return unless_refused(
        (
            unless(command.to, rule, "Say which agencies are told.", "to"),
            unless(entry or command.risk_assessment_supplied, rule, words, "risk_assessment_supplied"),
        ),
        AgenciesNotified.model_validate(command.body()),
    )


def inform_monitoring(command: InformMonitoring, _: MappaFile, __: Circumstances) -> Ruling:
    """Status, practitioner, and the police out of hours."""
    rule = "MAPPA-DTC-EM-CONTACTS"
    return unless_refused(
        (
            unless(command.mappa_status, "MAPPA-DTC-EM-INFORM", "Tell the provider of the status.", "mappa_status"),
            unless(told(command.practitioner), rule, "Name the practitioner.", "practitioner"),
            unless(
                told(command.police_out_of_hours), rule, "Give the police contact out of hours.", "police_out_of_hours"
            ),
        ),
        MonitoringInformed.model_validate(command.body()),
    )


def warn_school(command: WarnSchool, _: MappaFile, __: Circumstances) -> Ruling:
    """Only as the police authorise; by the school's safeguarding lead."""
    lead = told(command.safeguarding_lead)
    return unless_refused(
        (
            unless(command.police_authorised, "MAPPA-DTC-SCHOOL-WARNING", "The police authorise it first.",
                   "police_authorised"),
            unless(lead, "MAPPA-DTC-SCHOOL-DSL", "Record who the safeguarding lead is.", "safeguarding_lead"),
            unless(told(command.what), "MAPPA-DTC-SCHOOL-WARNING", "Say what is warned of.", "what"),
        ),
        SchoolWarned(safeguarding_lead=command.safeguarding_lead, what=command.what),
    )  # fmt: skip
