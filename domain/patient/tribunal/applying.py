"""An application or a reference is before the Tribunal, and a hearing is listed (26.29, 26.33, 26.52)."""

from datetime import date
from typing import Literal

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event
from domain.kernel.saying import unless, unless_refused
from domain.patient.file import PatientFile, changed
from domain.patient.tribunal.state import Applicant
from domain.patient.tribunal.windows import application_objections

__all__ = [
    "ApplyToTribunal", "HearingListed", "ListHearing", "ReferToTribunal", "TribunalApplied", "TribunalReferred",
    "apply_to_tribunal", "hearing_listed", "list_hearing", "refer_to_tribunal", "tribunal_applied",
    "tribunal_referred",
]  # fmt: skip


class ApplyToTribunal(Advised):
    """The patient, or the nearest relative, applies for discharge."""

    type: Literal["ApplyToTribunal"] = "ApplyToTribunal"
    applicant: Applicant = "patient"


class TribunalApplied(Event):
    """The Tribunal has an application."""

    type: Literal["TribunalApplied"] = "TribunalApplied"
    applicant: Applicant
    on: date


class ReferToTribunal(Advised):
    """The case is referred to the Tribunal, by the Secretary of State or the hospital managers."""

    type: Literal["ReferToTribunal"] = "ReferToTribunal"


class TribunalReferred(Event):
    """The Tribunal has a reference."""

    type: Literal["TribunalReferred"] = "TribunalReferred"


class ListHearing(Advised):
    """A day of hearing is fixed."""

    type: Literal["ListHearing"] = "ListHearing"
    hearing_on: date


class HearingListed(Event):
    """The hearing is on this day."""

    type: Literal["HearingListed"] = "HearingListed"
    hearing_on: date


def apply_to_tribunal(command: ApplyToTribunal, file: PatientFile, now: Circumstances) -> Ruling:
    """In its period, and not while another application is pending."""
    words = "The Tribunal has this case already."
    return unless_refused(
        (
            unless(not file.tribunal.pending, "MDO-TRIB-REVIEW", words),
            *application_objections(command.applicant, file, now.today),
        ),
        TribunalApplied(applicant=command.applicant, on=now.today),
    )


def refer_to_tribunal(_: ReferToTribunal, file: PatientFile, __: Circumstances) -> Ruling:
    """At any time, once."""
    words = "The Tribunal has this case already."
    return unless_refused((unless(not file.tribunal.pending, "MDO-TRIB-REVIEW", words),), TribunalReferred())


def list_hearing(command: ListHearing, file: PatientFile, now: Circumstances) -> Ruling:
    """Of a case that is before the Tribunal."""
    words = "Nothing is before the Tribunal: record the application or the reference first."
    return unless_refused(
        (
            unless(file.tribunal.pending, "MDO-TRIB-REVIEW", words),
            unless(command.hearing_on >= now.today, "CASE-TIME-ORDER", "That day has passed.", "hearing_on"),
        ),
        HearingListed(hearing_on=command.hearing_on),
    )


def tribunal_applied(file: PatientFile, event: TribunalApplied) -> PatientFile:
    """Pending; it counts for the period."""
    applied = (*file.tribunal.applied, (event.applicant, event.on))
    return changed(file, tribunal=file.tribunal.model_copy(update={"pending": True, "applied": applied}))


def tribunal_referred(file: PatientFile, _: TribunalReferred) -> PatientFile:
    """Pending."""
    return changed(file, tribunal=file.tribunal.model_copy(update={"pending": True}))


def hearing_listed(file: PatientFile, event: HearingListed) -> PatientFile:
    """On that day; reports are written for it."""
    known = {"hearing_on": event.hearing_on, "report_sent": False}
    return changed(file, tribunal=file.tribunal.model_copy(update=known))
