"""Demographics, as the national set of figures asks for them (001 Std 3(c), 5.5)."""

from datetime import date
from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.saying import unless, unless_refused
from domain.supervision.activity.state import Demographics
from domain.supervision.file import SupervisionFile, changed

__all__ = ["DemographicsRecorded", "RecordDemographics", "demographics_recorded", "record_demographics"]

_CODE = r"^[a-z0-9][a-z0-9_]{0,39}$"


class _Demographics(Message):
    born: date | None = None
    ethnicity: str | None = Field(default=None, pattern=_CODE, description="A code, or not_stated")
    sex: str | None = Field(default=None, pattern=_CODE)
    disability: str | None = Field(default=None, pattern=_CODE, description="yes, no, or a code; not_stated")
    language: str | None = Field(default=None, pattern=_CODE, description="First language, a code")


class RecordDemographics(_Demographics, Advised):
    """Record to which groups the person belongs, as the person says; what is left out counts as not recorded."""

    type: Literal["RecordDemographics"] = "RecordDemographics"


class DemographicsRecorded(_Demographics, Event):
    """To which groups the person belongs; stands in place of what was recorded before."""

    type: Literal["DemographicsRecorded"] = "DemographicsRecorded"


def record_demographics(command: RecordDemographics, _: SupervisionFile, now: Circumstances) -> Ruling:
    """A person is born before today."""
    born = command.born is None or command.born < now.today
    return unless_refused(
        (unless(born, "SUP-S3-DATASET", "The date of birth lies in the future.", "born"),),
        DemographicsRecorded.model_validate(command.body()),
    )


def demographics_recorded(file: SupervisionFile, event: DemographicsRecorded) -> SupervisionFile:
    """Known."""
    known = Demographics.model_validate(event.model_dump(exclude={"type"}))
    return changed(file, activity=file.activity.model_copy(update={"demographics": known}))
