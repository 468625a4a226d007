"""What goes with a sanction: the provider's plan and its date, the template, and what a practitioner sees of it."""

from datetime import date
from typing import Literal, get_args

from pydantic import Field

from domain.kernel.circumstances import Circumstances
from domain.kernel.clocks import Clock
from domain.kernel.duty_events import DutyBreached
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Command, Event, Message
from domain.kernel.refusal import Objection
from domain.safeguarding.file import SafeguardingFile
from domain.safeguarding.guards import said, unless, unless_refused
from domain.safeguarding.regions.common import SERVICE, needs
from domain.safeguarding.regions.sanction_approval import key, sanction_of, sanction_set
from domain.safeguarding.regions.sanctions import SanctionRemoved
from domain.safeguarding.regions.state import Sanction, SanctionKind, SanctionProcess

__all__ = [
    "PLAN_CLOCK", "AgreeProviderPlan", "ConsiderPlacement", "PlacementConsidered", "ProviderPlanAgreed",
    "ProviderPlanFailed", "ProviderPlanMet", "ReportProviderPlan", "SanctionFormSent", "SendSanctionForm",
    "agree_provider_plan", "consider_placement", "form_sent", "plan_breached", "plan_stands", "report_provider_plan",
    "send_sanction_form",
]  # fmt: skip

_BY_CLUSTER = frozenset({"homecare", "sis", "supported_living"})
"""For these services the template asks for contract numbers, and the cluster if there is one (L1766-1771)."""
ADULTS_COMMISSIONING = "adults_commissioning"


class _OnPlan(Message):
    service: str = Field(pattern=SERVICE)
    kind: SanctionKind = "adult_protection"


class AgreeProviderPlan(_OnPlan, Command):
    """The provider agrees how it addresses the concerns, and by when (EST-SANCTION-PLAN)."""

    type: Literal["AgreeProviderPlan"] = "AgreeProviderPlan"
    plan: str = Field(default="", max_length=8000)
    done_by: date | None = Field(default=None, description="The time scale agreed; it differs from case to case")


class ProviderPlanAgreed(_OnPlan, Event):
    """The provider owes its plan by this date."""

    type: Literal["ProviderPlanAgreed"] = "ProviderPlanAgreed"
    plan: str
    done_by: date


class ReportProviderPlan(_OnPlan, Command):
    """What became of the provider's plan."""

    type: Literal["ReportProviderPlan"] = "ReportProviderPlan"
    met: bool
    findings: str = Field(min_length=3, max_length=8000)


class ProviderPlanMet(_OnPlan, Event):
    """The concerns are addressed: the sanction may be lifted."""

    type: Literal["ProviderPlanMet"] = "ProviderPlanMet"
    findings: str


class ProviderPlanFailed(_OnPlan, Event):
    """The provider did not do what it agreed: the level may rise, the contract may end (EST-SANCTION-FAIL)."""

    type: Literal["ProviderPlanFailed"] = "ProviderPlanFailed"
    findings: str


class SanctionForm(_OnPlan):
    """The sanctions template (EST-SANCTION-FORM, 004 L1744-1771)."""

    process: SanctionProcess
    level: int | None = Field(default=None, ge=1, le=3, description="Left out only where the sanction is removed")
    service_category: Literal["residential", "residential_disability", "homecare", "sis", "supported_living"] | None = (
        None
    )
    client_category: Literal["older_people", "physical_disability", "learning_disability", "mental_health"] | None = (
        None
    )
    service_name: str = Field(default="", max_length=200)
    service_address: str = Field(default="", max_length=400)
    contact_name: str = Field(default="", max_length=200)
    cluster: str = Field(default="", max_length=80)
    contract_numbers: tuple[str, ...] = ()
    sent_to: str = Field(default="", max_length=80, description="Code of the recipient: adults_commissioning")


class SendSanctionForm(SanctionForm, Command):
    """Email the completed template to Adults Commissioning (EST-SANCTION-SEND)."""

    type: Literal["SendSanctionForm"] = "SendSanctionForm"


class SanctionFormSent(SanctionForm, Event):
    """Adults Commissioning has the template: practitioners who look for a service see the sanction."""

    type: Literal["SanctionFormSent"] = "SanctionFormSent"


class ConsiderPlacement(Command):
    """A practitioner considers this service for somebody the council supports."""

    type: Literal["ConsiderPlacement"] = "ConsiderPlacement"
    service: str = Field(pattern=SERVICE)


class PlacementConsidered(Event):
    """The practitioner saw which sanctions are in force, by kind (EST-SANCTION-VISIBLE)."""

    type: Literal["PlacementConsidered"] = "PlacementConsidered"
    service: str
    in_force: dict[str, int] = {}


def agree_provider_plan(command: AgreeProviderPlan, file: SafeguardingFile, now: Circumstances) -> Ruling:
    """A plan, and a date that has not passed, for a sanction in force."""
    today = now.calendar.local_date(now.effective_at)
    dated = command.done_by is not None and command.done_by >= today
    refused = (
        unless(sanction_of(file, command.service, command.kind).level, "EST-SANCTION-PLAN", _NONE, "service"),
        needs("EST-SANCTION-PLAN", command.plan, "Say how the provider addresses the concerns.", "plan"),
        unless(dated, "EST-SANCTION-PLAN", "Agree the date by which it is done; it cannot have passed.", "done_by"),
    )
    event = ProviderPlanAgreed(
        service=command.service, kind=command.kind, plan=command.plan, done_by=command.done_by or today
    )
    return unless_refused(refused, event)


def report_provider_plan(command: ReportProviderPlan, file: SafeguardingFile, _: Circumstances) -> Ruling:
    """On a plan that was agreed."""
    agreed = sanction_of(file, command.service, command.kind).plan != "none"
    event = (ProviderPlanMet if command.met else ProviderPlanFailed).model_validate(
        command.model_dump(exclude={"type", "met"})
    )
    words = "No plan of this provider is agreed."
    return unless_refused((unless(agreed, "EST-SANCTION-PLAN", words, "service"),), event)


def send_sanction_form(command: SendSanctionForm, file: SafeguardingFile, _: Circumstances) -> Ruling:
    """Complete, about what was decided, and to the right address."""
    sanction = sanction_of(file, command.service, command.kind)
    words = "The template says what was decided: no such decision waits to be sent for this service."
    level = command.level == (sanction.level or None)
    return unless_refused(
        (
            unless(sanction.form_owed == command.process, "EST-SANCTION-SEND", words, "process"),
            unless(command.sent_to == ADULTS_COMMISSIONING, "EST-SANCTION-SEND",
                   "The template goes to Adults Commissioning.", "sent_to"),
            unless(level, "EST-SANCTION-FORM", f"The level in force is {sanction.level or 'none'}.", "level"),
            *_form_objections(command),
        ),
        SanctionFormSent.model_validate(command.model_dump(exclude={"type"})),
    )  # fmt: skip


def consider_placement(command: ConsiderPlacement, file: SafeguardingFile, _: Circumstances) -> Ruling:
    """At level 3 nobody is placed; below it the practitioner sees what is in force, by this case or a linked one."""
    kinds = get_args(SanctionKind)
    own = {kind: sanction_of(file, command.service, kind).level for kind in kinds}
    linked = [(each.kind, each.level) for each in file.regions.learned if each.service == command.service]
    in_force = {kind: level for kind in kinds if (level := max(own[kind], *(n for k, n in linked if k == kind), 0))}
    words = "A sanction of level 3 is in force: the council makes no further placement there."
    allowed = command.service not in file.regions.no_new_placements
    event = PlacementConsidered(service=command.service, in_force=in_force)
    return unless_refused((unless(allowed, "EST-SANCTION-L3-EFFECT", words, "service"),), event)


def plan_stands(
    file: SafeguardingFile, event: ProviderPlanAgreed | ProviderPlanMet | ProviderPlanFailed
) -> SafeguardingFile:
    """How the provider's plan stands."""
    before = sanction_of(file, event.service, event.kind)
    match event:
        case ProviderPlanAgreed():
            return sanction_set(file, before.model_copy(update={"plan": "agreed"}))
        case ProviderPlanMet():
            return sanction_set(file, before.model_copy(update={"plan": "met"}))
        case _:
            return sanction_set(file, before.model_copy(update={"plan": "failed"}))


def plan_breached(file: SafeguardingFile, event: DutyBreached) -> SafeguardingFile:
    """The provider's date passed: what it agreed is overdue."""
    found: Sanction | None = file.regions.sanctions.get(event.subject or "")
    if event.rule != "EST-SANCTION-PLAN" or found is None:
        return file
    return sanction_set(file, found.model_copy(update={"plan": "overdue"}))


def form_sent(file: SafeguardingFile, event: SanctionFormSent) -> SafeguardingFile:
    """The template is not owed any more."""
    before = sanction_of(file, event.service, event.kind)
    return sanction_set(file, before.model_copy(update={"form_owed": None}))


PLAN_CLOCK = Clock(
    rule="EST-SANCTION-PLAN",
    holder="provider",
    starts_on=(ProviderPlanAgreed,),
    met_by=(ProviderPlanMet,),
    lapses_on=(ProviderPlanAgreed, ProviderPlanFailed, SanctionRemoved),
    subject=lambda event: key(event.service, event.kind),
    agreed=lambda event: getattr(event, "done_by", None),
)
"""The source gives no length: the date agreed with the provider stands in its place."""

_NONE = "No sanction of this type is in force on this service."


def _form_objections(form: SanctionForm) -> tuple[Objection | None, ...]:
    """Every empty part of the template, each by its field."""
    rule, parts = "EST-SANCTION-FORM", (
        (form.service_category, "service_category", "Name the category of the service."),
        (form.client_category, "client_category", "Name the category of the people it is for."),
        (form.service_name.strip(), "service_name", "Give the name of the service."),
        (form.service_address.strip(), "service_address", "Give its address."),
        (form.contact_name.strip(), "contact_name", "Name a contact."),
        (_contracted(form), "contract_numbers", "Give the contract numbers of a homecare or supported living service."),
    )  # fmt: skip
    return tuple(unless(part, rule, words, field) for part, field, words in parts)


def _contracted(form: SanctionForm) -> bool:
    return form.service_category not in _BY_CLUSTER or any(said(number) for number in form.contract_numbers)
