"""Accommodation or a costed package: the service leads the search, the panel is asked, others pay (000 9.4, 9.5).

The service holds no budget: a commitment against it is always refused. Who pays is the community mental health team
that held the person before admission. The application to the Complex Need Panel is one of the five documents.
"""

from typing import Literal

from pydantic import Field

from domain.forensic.documents import (
    Submitted,
    held_by_objection,
    signed_objection,
    submitted,
    submitting_objection,
    taken_up_anew,
)
from domain.forensic.file import ForensicFile, Funding, changed
from domain.forensic.flags import NO_TEAM
from domain.forensic.reablement import kers_resolved
from domain.forensic.stages import CNP_DRAFT, PLANNING
from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.saying import said, unless, unless_refused

__all__ = [
    "CnpApplicationSubmitted", "CostedPackageStarted", "FundingNeeded", "LeadPlacementSearch", "NeedFunding",
    "PanelDecided", "PlacementSearchLed", "RecordPanelDecision", "StartCostedPackage", "SubmitCnpApplication",
    "cnp_submitted", "funding_needed", "lead_search", "need_funding", "package_started", "panel_decided",
    "record_panel", "search_led", "start_package", "submit_cnp",
]  # fmt: skip

OWN_BUDGET = "forensic_service"


class Costs(Message):
    """What is needed, and from whose budget."""

    what: Literal["accommodation", "costed_package"]
    payer: str = Field(min_length=2, max_length=80, description="Code of the team whose budget it is")
    why: str = Field(min_length=3, max_length=8000)
    weekly_pounds: int | None = Field(default=None, ge=0)


class NeedFunding(Costs, Advised):
    """Accommodation or a costed package is needed to meet eligible needs."""

    type: Literal["NeedFunding"] = "NeedFunding"


class FundingNeeded(Costs, Event):
    """An application to the Complex Need Panel is being drafted."""

    type: Literal["FundingNeeded"] = "FundingNeeded"


class LeadPlacementSearch(Advised):
    """Record how the service leads the search for a suitable placement."""

    type: Literal["LeadPlacementSearch"] = "LeadPlacementSearch"
    words: str = Field(min_length=3, max_length=8000)


class PlacementSearchLed(Event):
    """The service leads the search for a placement."""

    type: Literal["PlacementSearchLed"] = "PlacementSearchLed"
    words: str


class Application(Message):
    """The application to the panel."""

    document: str = Field(default="", max_length=200)
    worked_with_cmht: str = Field(default="", max_length=4000, description="How it was prepared with the paying team")
    summary: str = Field(min_length=3, max_length=20_000)


class SubmitCnpApplication(Application, Advised):
    """Send the panel application to quality assurance."""

    type: Literal["SubmitCnpApplication"] = "SubmitCnpApplication"


class CnpApplicationSubmitted(Application, Submitted):
    """The panel application waits for quality assurance."""

    type: Literal["CnpApplicationSubmitted"] = "CnpApplicationSubmitted"


class PanelDecision(Message):
    """What the panel decided."""

    agreed: bool
    words: str = Field(default="", max_length=8000)


class RecordPanelDecision(PanelDecision, Advised):
    """Record the panel's decision."""

    type: Literal["RecordPanelDecision"] = "RecordPanelDecision"


class PanelDecided(PanelDecision, Event):
    """The panel decided; planning goes on. ``billed_to``: the team that pays."""

    type: Literal["PanelDecided"] = "PanelDecided"
    billed_to: str


class StartCostedPackage(Advised):
    """The package, or the placement, begins."""

    type: Literal["StartCostedPackage"] = "StartCostedPackage"
    provider: str = Field(min_length=2, max_length=200)


class CostedPackageStarted(Event):
    """The package, or the placement, has begun."""

    type: Literal["CostedPackageStarted"] = "CostedPackageStarted"
    provider: str
    billed_to: str


def need_funding(command: NeedFunding, file: ForensicFile, now: Circumstances) -> Ruling:
    """Never from the service's own budget, and not before reablement was resolved.

    Which team held the person before admission is on record by now: no assessment goes to its signer without it.
    """
    own = "The forensic service holds no care budget: no commitment is made against it."
    team = file.flags.pre_admission_team
    other = "The cost sits with the community team that held the person before admission."
    fits = team in {command.payer, NO_TEAM}
    return unless_refused(
        (
            held_by_objection("FOR-CNP-REFER", file, now),
            unless(command.payer != OWN_BUDGET, "FOR-BUDGET-NONE", own, "payer"),
            unless(fits, "FOR-BUDGET-CMHT", other, "payer"),
            kers_resolved(file),
        ),
        FundingNeeded.model_validate(command.body()),
    )


def lead_search(command: LeadPlacementSearch, file: ForensicFile, now: Circumstances) -> Ruling:
    """The allocated worker leads."""
    return unless_refused((held_by_objection("FOR-CNP-LEAD", file, now),), PlacementSearchLed(words=command.words))


def submit_cnp(command: SubmitCnpApplication, file: ForensicFile, now: Circumstances) -> Ruling:
    """With the search on record, and prepared with the team that pays."""
    lead = "Record how the service leads the search for a placement."
    jointly = "Say how the application was prepared with the community team that pays."
    return unless_refused(
        (
            held_by_objection("FOR-CNP-REFER", file, now),
            submitting_objection("cnp_application", file),
            unless(file.placement_led, "FOR-CNP-LEAD", lead),
            unless(said(command.worked_with_cmht), "FOR-BUDGET-CMHT", jointly, "worked_with_cmht"),
        ),
        CnpApplicationSubmitted(
            **command.body(), version=file.document("cnp_application").version + 1, author=now.by.id
        ),
    )


def record_panel(command: RecordPanelDecision, file: ForensicFile, _: Circumstances) -> Ruling:
    """On the application that lies before the panel; the bill goes to the team that was named."""
    return (PanelDecided(agreed=command.agreed, words=command.words, billed_to=file.funding[-1].payer),)


def start_package(command: StartCostedPackage, file: ForensicFile, now: Circumstances) -> Ruling:
    """Not without a signed application; what the panel refused does not start."""
    asked = "There is no request for funding on this case."
    signed = "A signed panel application is on file before a costed package starts."
    refused = "The panel refused this package."
    last = file.funding[-1] if file.funding else None
    return unless_refused(
        (
            held_by_objection("FOR-CNP-BEFORE-START", file, now),
            unless(last, "FOR-CNP-REFER", asked),
            signed_objection("cnp_application", "FOR-CNP-BEFORE-START", signed, file),
            unless(last is None or last.panel != "refused", "FOR-CNP-BEFORE-START", refused),
        ),
        *([CostedPackageStarted(provider=command.provider, billed_to=last.payer)] if last else []),
    )


def funding_needed(file: ForensicFile, event: FundingNeeded) -> ForensicFile:
    """Being drafted: every request has an application of its own."""
    funding = (*file.funding, Funding(what=event.what, payer=event.payer))
    return changed(taken_up_anew(file, "cnp_application"), stage=CNP_DRAFT, funding=funding)


def search_led(file: ForensicFile, _: PlacementSearchLed) -> ForensicFile:
    """On record."""
    return changed(file, placement_led=True)


def cnp_submitted(file: ForensicFile, event: CnpApplicationSubmitted) -> ForensicFile:
    """Waits for quality assurance."""
    return submitted(file, "cnp_application", event)


def panel_decided(file: ForensicFile, event: PanelDecided) -> ForensicFile:
    """Back to planning."""
    return changed(_last(file, panel="agreed" if event.agreed else "refused"), stage=PLANNING)


def package_started(file: ForensicFile, _: CostedPackageStarted) -> ForensicFile:
    """Under way."""
    return _last(file, started=True)


def _last(file: ForensicFile, **changes: object) -> ForensicFile:
    *before, last = file.funding
    return changed(file, funding=(*before, last.model_copy(update=changes)))
