"""The Secretary of State's consent for leave, transfer and discharge of a restricted patient (26.7, 26.12, 26.15)."""

from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event
from domain.kernel.refusal import Objection
from domain.kernel.saying import unless, unless_refused
from domain.patient.file import PatientFile, changed
from domain.patient.leave.state import Consent
from domain.patient.status.reading import consent_rule

__all__ = [
    "ConsentGiven", "ConsentWithdrawn", "GiveConsent", "WithdrawConsent", "consent_given", "consent_withdrawn",
    "consented", "give_consent", "withdraw_consent",
]  # fmt: skip


class GiveConsent(Advised):
    """The casework section agrees for the Secretary of State."""

    type: Literal["GiveConsent"] = "GiveConsent"
    to: Consent = Field(description="A kind of leave at the clinician's discretion, one occasion, transfer, discharge")


class ConsentGiven(Event):
    """The Secretary of State has agreed."""

    type: Literal["ConsentGiven"] = "ConsentGiven"
    to: Consent


class WithdrawConsent(Advised):
    """The casework section takes its agreement back."""

    type: Literal["WithdrawConsent"] = "WithdrawConsent"
    to: Consent


class ConsentWithdrawn(Event):
    """It counts no more."""

    type: Literal["ConsentWithdrawn"] = "ConsentWithdrawn"
    to: Consent


def consented(file: PatientFile, *to: Consent) -> Objection | None:
    """What stands in the way of something for which a restricted patient needs consent; of others nothing."""
    holds = not file.status.restricted or not file.leave.consents.isdisjoint(to)
    words = "The patient is restricted: the Secretary of State's consent must be on record first."
    return unless(holds, consent_rule(file.status), words, "leave.consents")


def give_consent(command: GiveConsent, file: PatientFile, _: Circumstances) -> Ruling:
    """Only a restricted patient is the Secretary of State's concern."""
    words = "The patient is not restricted: the Responsible Clinician decides alone."
    return unless_refused((unless(file.status.restricted, "MDO-SOS-SCOPE", words),), ConsentGiven(to=command.to))


def withdraw_consent(command: WithdrawConsent, file: PatientFile, _: Circumstances) -> Ruling:
    """What was given."""
    words = "There is no such consent to withdraw."
    return unless_refused(
        (unless(command.to in file.leave.consents, "MDO-MHCS-ACTS", words, "to"),), ConsentWithdrawn(to=command.to)
    )  # fmt: skip


def consent_given(file: PatientFile, event: ConsentGiven) -> PatientFile:
    """On record."""
    return _with(file, file.leave.consents | {event.to})


def consent_withdrawn(file: PatientFile, event: ConsentWithdrawn) -> PatientFile:
    """Off the record."""
    return _with(file, file.leave.consents - {event.to})


def _with(file: PatientFile, consents: frozenset[Consent]) -> PatientFile:
    return changed(file, leave=file.leave.model_copy(update={"consents": consents}))
