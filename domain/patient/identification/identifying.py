"""A patient is identified as a MAPPA offender, or found not to be one (26.56; 6.36)."""

from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event
from domain.kernel.saying import said, unless, unless_refused
from domain.patient.file import PatientFile, changed
from domain.patient.identification.category import Facts, category_of, rule_of
from domain.patient.identification.state import Category

__all__ = [
    "ExplainMappa", "IdentifyMappaStatus", "MappaExplained", "MappaIdentified", "NotMappa", "explain_mappa",
    "identify_mappa_status", "mappa_explained", "mappa_identified", "not_mappa",
]  # fmt: skip


class IdentifyMappaStatus(Advised):
    """Identify whether the patient is a MAPPA offender, and say that the hospital's own record shows it."""

    type: Literal["IdentifyMappaStatus"] = "IdentifyMappaStatus"
    facts: Facts
    category: Category | None = Field(description="The category that the record shows; None: no MAPPA offender")
    marked: bool = Field(description="The hospital's own record system shows it")


class MappaIdentified(Event):
    """The patient is a MAPPA offender of this category; ``first``: was none, or was not asked, before."""

    type: Literal["MappaIdentified"] = "MappaIdentified"
    category: Category
    facts: Facts
    first: bool


class NotMappa(Event):
    """The patient is no MAPPA offender."""

    type: Literal["NotMappa"] = "NotMappa"
    facts: Facts


class ExplainMappa(Advised):
    """Tell the patient that MAPPA applies, what it is and what it means; or withhold it for a reason."""

    type: Literal["ExplainMappa"] = "ExplainMappa"
    withheld: bool = False
    because: str = Field(default="", max_length=4000, description="Why telling would raise the risk")
    discussed_at_meeting: bool = Field(default=False, description="A MAPPA meeting discussed the withholding")


class MappaExplained(Event):
    """The patient knows of MAPPA, or it is withheld for these reasons."""

    type: Literal["MappaExplained"] = "MappaExplained"
    withheld: bool
    because: str


def identify_mappa_status(command: IdentifyMappaStatus, file: PatientFile, _: Circumstances) -> Ruling:
    """One category, which follows from the facts; identified is what the record system shows."""
    found = category_of(command.facts, file)
    words = f"From these facts and this order follows {f'Category {found}' if found else 'no category'}."
    marked = "Mark the record first: identified is what the hospital's own system shows."
    event = _answer(command.facts, found, file)
    return unless_refused(
        (
            unless(command.category == found, rule_of(found), words, "category"),
            unless(command.marked, "MDO-ID-3D", marked, "marked"),
        ),
        event,
    )


def _answer(facts: Facts, found: Category | None, file: PatientFile) -> MappaIdentified | NotMappa:
    if found is None:
        return NotMappa(facts=facts)
    return MappaIdentified(category=found, facts=facts, first=file.mappa.category is None)


def explain_mappa(command: ExplainMappa, file: PatientFile, _: Circumstances) -> Ruling:
    """Withheld only very exceptionally: discussed at a meeting, with reasons on record."""
    mappa = "Identify the patient as a MAPPA offender first."
    meeting = "Withholding is discussed at a MAPPA meeting first."
    reasons = "Record why knowing of MAPPA would raise the risk."
    return unless_refused(
        (
            unless(file.mappa.category, "MDO-TELL-PATIENT", mappa),
            unless(not command.withheld or command.discussed_at_meeting, "MDO-WITHHOLD", meeting,
                   "discussed_at_meeting"),
            unless(not command.withheld or said(command.because), "MDO-WITHHOLD", reasons, "because"),
        ),
        MappaExplained(withheld=command.withheld, because=command.because),
    )  # fmt: skip


def mappa_identified(file: PatientFile, event: MappaIdentified) -> PatientFile:
    """A MAPPA offender."""
    return _with_facts(file, event.facts, event.category)


def not_mappa(file: PatientFile, event: NotMappa) -> PatientFile:
    """None."""
    return _with_facts(file, event.facts, None)


def mappa_explained(file: PatientFile, event: MappaExplained) -> PatientFile:
    """Known to the patient, or withheld."""
    told = "withheld" if event.withheld else "told"
    return changed(file, mappa=file.mappa.model_copy(update={"told": told}))


def _with_facts(file: PatientFile, facts: Facts, category: Category | None) -> PatientFile:
    known = {
        "identified": True, "category": category, "registered": facts.registered,
        "registered_until": facts.registered_until, "first_notified_on": facts.first_notified_on,
        "specified": facts.specified_offence, "terrorist": facts.terrorist_offence, "third": facts.in_category_3,
    }  # fmt: skip
    return changed(file, mappa=file.mappa.model_copy(update=known))
