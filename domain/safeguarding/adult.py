"""The adult's consent and capacity, and the carers around them (004 para 1.1.4, 5.5, 6.1; L9858-9895)."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.safeguarding.casework import Carer, Consent
from domain.safeguarding.file import SafeguardingFile, changed
from domain.safeguarding.guards import said, unless, unless_refused

__all__ = [
    "CONSENT_FACTORS", "CapacityRecorded", "CarerIdentified", "ConsentFactor", "ConsentRecorded", "IdentifyCarer",
    "RecordCapacity", "RecordConsent", "capacity_recorded", "carer_advice", "carer_identified", "carers_offered",
    "consent_advice", "consent_recorded", "identify_carer", "record_capacity", "record_consent",
]  # fmt: skip

ConsentFactor = Literal["capacity", "others_at_risk", "crime", "coercion"]
CONSENT_FACTORS: Mapping[ConsentFactor, str] = MappingProxyType({
    "capacity": "Was it considered that the adult may lack capacity to decide about the abuse?",
    "others_at_risk": "Was it considered that other vulnerable adults or children may be at risk?",
    "crime": "Was it considered that a crime may have been committed?",
    "coercion": "Was it considered that coercion or undue influence may affect the decision?",
})  # fmt: skip
_BEST_INTERESTS = ("wishes", "religion_and_culture", "people_consulted", "restrictions_limited")


class ConsentGiven(Message):
    """The adult's answer to the enquiry; a refusal is accepted only after its four factors, or overridden."""

    given: Literal["yes", "no", "not_asked", "not_able"]
    reasons_explored: str = Field(default="", max_length=4000)
    factors: Mapping[ConsentFactor, str] = Field(default={}, description="How each was considered (5.5)")
    overridden: bool = False
    lawful_basis: str = Field(default="", max_length=4000, description="On which basis it goes on without consent")


class RecordConsent(ConsentGiven, Advised):
    """Record what the adult says to the enquiry."""

    type: Literal["RecordConsent"] = "RecordConsent"


class ConsentRecorded(ConsentGiven, Event):
    """It is on record what the adult says to the enquiry, and what followed."""

    type: Literal["ConsentRecorded"] = "ConsentRecorded"


class CapacityFound(Message):
    """A finding on one decision; a decision made for the adult keeps the four parts of best interests."""

    decision: str = Field(pattern=r"^[a-z][a-z0-9_-]{1,60}$", description="Code of the decision, e.g. where_to_live")
    finding: Literal["has", "lacks", "unclear"]
    rests_on: str = Field(default="", max_length=8000)
    best_interests_decision: str = Field(default="", max_length=8000)
    best_interests: Mapping[Literal["wishes", "religion_and_culture", "people_consulted", "restrictions_limited"], str]\
        = {}  # fmt: skip


class RecordCapacity(CapacityFound, Advised):
    """Record what was found on the adult's capacity for one decision."""

    type: Literal["RecordCapacity"] = "RecordCapacity"


class CapacityRecorded(CapacityFound, Event):
    """A finding on capacity is on record."""

    type: Literal["CapacityRecorded"] = "CapacityRecorded"


class CarerFound(Message):
    """A carer by relation, whether an assessment of their own was offered, and what was done (S42-CARER-RECORD)."""

    carer: str = Field(pattern=r"^[a-z][a-z0-9_-]{1,40}$", description="Relation to the adult, no name")
    assessment_offered: bool = False
    done: str = Field(default="", max_length=4000, description="What was discussed and which support was given")


class IdentifyCarer(CarerFound, Advised):
    """Record a carer, or what was done for one since."""

    type: Literal["IdentifyCarer"] = "IdentifyCarer"


class CarerIdentified(CarerFound, Event):
    """A carer is known, and how they were supported."""

    type: Literal["CarerIdentified"] = "CarerIdentified"


def record_consent(command: RecordConsent, _: SafeguardingFile, __: Circumstances) -> Ruling:
    """A refusal is either accepted after all four factors, or overridden on a stated basis."""
    event = ConsentRecorded.model_validate(command.body())
    if command.given != "no":
        return (event,)
    basis = "Say on which lawful basis the enquiry goes on without consent (public task, public interest)."
    if command.overridden:
        return unless_refused((unless(said(command.lawful_basis), "META-SHARE", basis, "lawful_basis"),), event)
    factors = (
        unless(said(command.factors.get(name)), "S42-CONSENT-FACTORS", words, f"factors.{name}")
        for name, words in CONSENT_FACTORS.items()
    )
    return unless_refused(factors, event)


def consent_advice(command: RecordConsent, _: SafeguardingFile, __: Circumstances) -> tuple[Objection | None, ...]:
    """Concerned curiosity."""
    asked = command.given != "no" or said(command.reasons_explored)
    words = "Explore with the adult why they refuse."
    return (unless(asked, "S42-CONSENT-CURIOSITY", words, "reasons_explored"),)


def record_capacity(command: RecordCapacity, _: SafeguardingFile, __: Circumstances) -> Ruling:
    """A best-interests decision is complete or it is none (the source: professionals must)."""
    decided = said(command.best_interests_decision)
    parts = (
        unless(said(command.best_interests.get(name)), "S42-MCA-BI",  # type: ignore[call-overload]  # the four keys
               f"Say for the best-interests decision: {name.replace('_', ' ')}.", f"best_interests.{name}")
        for name in (_BEST_INTERESTS if decided else ())
    )  # fmt: skip
    capable = "A decision in best interests is made only for an adult who lacks capacity for it."
    lacks = unless(not decided or command.finding == "lacks", "S42-MCA-BI", capable, "finding")
    return unless_refused((lacks, *parts), CapacityRecorded.model_validate(command.body()))


def identify_carer(command: IdentifyCarer, _: SafeguardingFile, __: Circumstances) -> Ruling:
    """Who cares, and what was done."""
    words = "Record what was done to discuss and give support to the carer."
    return unless_refused(
        (unless(said(command.done), "S42-CARER-RECORD", words, "done"),), CarerIdentified.model_validate(command.body())
    )


def carer_advice(command: IdentifyCarer, _: SafeguardingFile, __: Circumstances) -> tuple[Objection | None, ...]:
    """Offered at once is best; no enquiry closes before (S42-CR-15)."""
    words = "Offer the carer an assessment of their own."
    return (unless(command.assessment_offered, "S42-CARER-OFFER", words, "assessment_offered"),)


def carers_offered(file: SafeguardingFile) -> bool:
    """Whether every carer that is known was offered an assessment."""
    return all(carer.offered for carer in file.casework.carers.values())


def consent_recorded(file: SafeguardingFile, event: ConsentRecorded) -> SafeguardingFile:
    """The latest answer."""
    consent = Consent(given=event.given, overridden=event.overridden)
    return changed(file, casework=file.casework.model_copy(update={"consent": consent}))


def capacity_recorded(file: SafeguardingFile, event: CapacityRecorded) -> SafeguardingFile:
    """The latest finding on that decision; a doubt brings the advice of the Act."""
    before = file.casework
    lacks = before.lacks_capacity - {event.decision} | ({event.decision} if event.finding == "lacks" else set())
    facts = before.facts | ({"capacity_in_doubt"} if event.finding != "has" else set())
    return changed(file, casework=before.model_copy(update={"lacks_capacity": lacks, "facts": facts}))


def carer_identified(file: SafeguardingFile, event: CarerIdentified) -> SafeguardingFile:
    """What is known of that carer by now; an offer once made stays made."""
    before = file.casework.carers.get(event.carer, Carer())
    carer = Carer(offered=before.offered or event.assessment_offered, done=event.done)
    carers = {**file.casework.carers, event.carer: carer}
    return changed(file, casework=file.casework.model_copy(update={"carers": carers}))
