"""The carer: found, asked, assessed by whom, and who pays a personal budget (000 para 8.4, 9.6)."""

from typing import Literal

from pydantic import Field

from domain.forensic.file import Carer, ForensicFile, changed
from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import said, unless, unless_refused

__all__ = [
    "CarerAssessed", "CarerAssessmentOffered", "CarerAssessmentRouted", "CarerIdentified", "IdentifyCarer",
    "OfferCarerAssessment", "RecordCarerAssessment", "RouteCarerAssessment", "assessed", "carer_objections",
    "identified", "identify_carer", "offer_assessment", "offered", "record_assessment", "route_assessment", "routed",
]  # fmt: skip


class Identified(Message):
    """Whether the person has a carer; a code for the carer, never a name."""

    has_carer: bool
    relation: str = Field(default="", max_length=80, description="E.g. mother, friend")
    established: str = Field(min_length=3, max_length=4000, description="How that was established")


class IdentifyCarer(Identified, Advised):
    """Record whether the person has a carer."""

    type: Literal["IdentifyCarer"] = "IdentifyCarer"


class CarerIdentified(Identified, Event):
    """Whether the person has a carer."""

    type: Literal["CarerIdentified"] = "CarerIdentified"


class OfferCarerAssessment(Advised):
    """Ask the carer whether they want their own needs assessed, and record the reply."""

    type: Literal["OfferCarerAssessment"] = "OfferCarerAssessment"
    wants: bool
    reply: str = Field(min_length=2, max_length=4000)


class CarerAssessmentOffered(Event):
    """The carer was asked, and answered."""

    type: Literal["CarerAssessmentOffered"] = "CarerAssessmentOffered"
    wants: bool
    reply: str


class RouteCarerAssessment(Advised):
    """Send it to a commissioned organisation, or to the social work assistant where issues are complex."""

    type: Literal["RouteCarerAssessment"] = "RouteCarerAssessment"
    to: Literal["commissioned", "social_work_assistant"]
    complex_because: str = Field(default="", max_length=4000)


class CarerAssessmentRouted(Event):
    """Somebody assesses the carer."""

    type: Literal["CarerAssessmentRouted"] = "CarerAssessmentRouted"
    to: Literal["commissioned", "social_work_assistant"]
    complex_because: str = ""


class CarerAssessment(Message):
    """What the carer's assessment came to."""

    needs: str = Field(min_length=3, max_length=20_000)
    budget_eligible: bool = Field(description="Whether the carer is eligible for a personal budget")


class RecordCarerAssessment(CarerAssessment, Advised):
    """Record the carer's assessment: by the assistant who made it, or as the commissioned organisation sent it."""

    type: Literal["RecordCarerAssessment"] = "RecordCarerAssessment"


class CarerAssessed(CarerAssessment, Event):
    """The carer's needs are assessed; ``budget_from``: the team that pays a personal budget (9.6)."""

    type: Literal["CarerAssessed"] = "CarerAssessed"
    budget_from: str | None = None


def identify_carer(command: IdentifyCarer, file: ForensicFile, _: Circumstances) -> Ruling:
    """Until an offer was answered it may be found out anew."""
    words = "The carer has been asked already: go on from there."
    known = file.carer.state in {"not_asked", "none", "identified"}
    return unless_refused(
        (unless(known, "FOR-CARER-IDENTIFY", words, "has_carer"),), CarerIdentified.model_validate(command.body())
    )


def offer_assessment(command: OfferCarerAssessment, file: ForensicFile, _: Circumstances) -> Ruling:
    """To an identified carer; one who declined may be asked again."""
    words = "There is no carer to be asked: record the carer first."
    asked = file.carer.state in {"identified", "declined"}
    return unless_refused(
        (unless(asked, "FOR-CARER-OFFER", words),), CarerAssessmentOffered(wants=command.wants, reply=command.reply)
    )


def route_assessment(command: RouteCarerAssessment, file: ForensicFile, _: Circumstances) -> Ruling:
    """Where the carer wants it; to the assistant only with a reason: the source does not say what is complex."""
    wants = "The carer has not said that they want an assessment."
    complexity = "Say what is complex: else a commissioned organisation assesses."
    reasoned = command.to == "commissioned" or said(command.complex_because)
    return unless_refused(
        (
            unless(file.carer.state == "wants", "FOR-CARER-ROUTE", wants),
            unless(reasoned, "FOR-CARER-ROUTE", complexity, "complex_because"),
        ),
        CarerAssessmentRouted(to=command.to, complex_because=command.complex_because),
    )


def record_assessment(command: RecordCarerAssessment, file: ForensicFile, now: Circumstances) -> Ruling:
    """By whom it was routed to; a personal budget comes from the team that held the person before admission."""
    routed_here = "No carer's assessment is under way."
    assistant = "The complex assessment is the social work assistant's."
    team = "Record first which community team held the person before admission: it pays the carer's budget."
    own = file.carer.route != "social_work_assistant" or now.by.has_role("SocialWorkAssistant")
    payer = file.flags.pre_admission_team
    return unless_refused(
        (
            unless(file.carer.state == "assessing", "FOR-CARER-ROUTE", routed_here),
            unless(own, "FOR-CARER-SWA", assistant),
            unless(not command.budget_eligible or payer, "FOR-CARER-BUDGET", team, "budget_eligible"),
        ),
        CarerAssessed(**command.body(), budget_from=payer if command.budget_eligible else None),
    )


def carer_objections(carer: Carer) -> tuple[Objection | None, ...]:
    """Where the carer's chart still stands open."""
    return (
        unless(carer.state != "not_asked", "FOR-CARER-IDENTIFY", "Record whether the person has a carer.", "carer"),
        unless(carer.state != "identified", "FOR-CARER-OFFER", "Ask the carer about an own assessment.", "carer"),
        unless(carer.state != "wants", "FOR-CARER-ROUTE", "Say who assesses the carer.", "carer"),
    )


def identified(file: ForensicFile, event: CarerIdentified) -> ForensicFile:
    """Known."""
    return _carer(file, state="identified" if event.has_carer else "none")


def offered(file: ForensicFile, event: CarerAssessmentOffered) -> ForensicFile:
    """Answered."""
    return _carer(file, state="wants" if event.wants else "declined")


def routed(file: ForensicFile, event: CarerAssessmentRouted) -> ForensicFile:
    """Under way."""
    return _carer(file, state="assessing", route=event.to)


def assessed(file: ForensicFile, _: CarerAssessed) -> ForensicFile:
    """Done."""
    return _carer(file, state="assessed")


def _carer(file: ForensicFile, **changes: object) -> ForensicFile:
    return changed(file, carer=file.carer.model_copy(update=changes))
