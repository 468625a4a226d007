"""A case begins: an agency identified an offender, or refers somebody who may need MAPPA (chapter 6)."""

from datetime import date
from typing import Literal
from uuid import UUID

from pydantic import Field

from domain.calendar.spans import add_months
from domain.kernel.advice import Advised
from domain.kernel.chart import Row, simply
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.saying import unless, unless_refused
from domain.mappa.file import MappaFile, changed
from domain.mappa.roles import IDENTIFIERS, Agency
from domain.mappa.rows import MappaRegion
from domain.mappa.stages import SCREENING

__all__ = ["OPENING", "IdentifyOffender", "OffenderIdentified", "identify_offender", "offender_identified"]

_EIGHTEEN_YEARS = 18 * 12

Ground = Literal["outcome", "convicted_unsentenced", "terrorism_risk", "referral"]
"""Why the case is opened: an outcome of a court, a conviction before sentence, a risk, or a referral (MAPPA A)."""


class Identification(Message):
    """Who was identified, by which agency, in which MAPPA area, on what ground."""

    person: UUID
    agency: Agency = Field(description="The agency that identified the offender or refers")
    area: str = Field(pattern=r"^[a-z][a-z0-9-]{1,40}$", description="Code of the MAPPA area, e.g. kent")
    ground: Ground = "outcome"


class IdentifyOffender(Identification, Advised):
    """An agency identified a person as a possible MAPPA offender; this opens the case."""

    type: Literal["IdentifyOffender"] = "IdentifyOffender"


class OffenderIdentified(Identification, Event):
    """A possible MAPPA offender was identified; the category is not decided yet."""

    type: Literal["OffenderIdentified"] = "OffenderIdentified"
    born: date | None = Field(default=None, description="As the register of people had it on this day")
    adult_on: date | None = Field(default=None, description="Of somebody under 18: the 18th birthday")


def identify_offender(command: IdentifyOffender, _: MappaFile, now: Circumstances) -> Ruling:
    """The register of people must know whom the case is about; the date of birth is kept for what depends on age."""
    facts = now.person(command.person)
    words = "Register the person first: the case needs to know whom it is about."
    born = facts.born if facts else None
    coming_of_age = add_months(born, _EIGHTEEN_YEARS) if born else None
    child = coming_of_age is not None and coming_of_age > now.calendar.local_date(now.effective_at)
    return unless_refused(
        (unless(facts, "CASE-PERSON", words, "person"),),
        OffenderIdentified.model_validate(
            {**command.body(), "born": born, "adult_on": coming_of_age if child else None}
        ),
    )


def offender_identified(file: MappaFile, event: OffenderIdentified) -> MappaFile:
    """Who it is about, and that the category is to be decided."""
    return changed(file, stage=SCREENING, person=event.person, born=event.born, area=event.area)


OPENING = MappaRegion(
    name="opening",
    rows=(Row("none", IdentifyOffender, frozenset(), IDENTIFIERS, identify_offender),),
    folds={OffenderIdentified: simply(offender_identified)},
)
