"""Tribunals of the person: listed, the social supervisor's report prepared, heard or adjourned (001 Std 3(b), 5.5)."""

from datetime import date
from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import unless, unless_refused
from domain.supervision.activity.state import Activity, Listed
from domain.supervision.file import SupervisionFile, changed

__all__ = [
    "ListTribunal", "PrepareTribunalReport", "RecordTribunal", "TribunalListed", "TribunalRecorded",
    "TribunalReportPrepared", "list_tribunal", "listed", "prepare_report", "prepared", "record_tribunal", "recorded",
    "tribunal_advice",
]  # fmt: skip

Key = Field(pattern=r"^t[1-9][0-9]{0,3}$", description="The tribunal, e.g. t1")


class _Listing(Message):
    tribunal: str = Key
    hearing_on: date
    report_by: date | None = Field(default=None, description="By when the Tribunal directed the report, if it did")


class ListTribunal(_Listing, Advised):
    """Record that a tribunal is listed, or on which day it is listed now."""

    type: Literal["ListTribunal"] = "ListTribunal"


class TribunalListed(_Listing, Event):
    """A tribunal is listed for this day."""

    type: Literal["TribunalListed"] = "TribunalListed"


class _Prepared(Message):
    tribunal: str = Key
    words: str = Field(min_length=3, max_length=20000, description="The report, or where it is filed")


class PrepareTribunalReport(_Prepared, Advised):
    """Prepare the social supervisor's report for a tribunal."""

    type: Literal["PrepareTribunalReport"] = "PrepareTribunalReport"


class TribunalReportPrepared(_Prepared, Event):
    """The social supervisor's report for a tribunal is prepared."""

    type: Literal["TribunalReportPrepared"] = "TribunalReportPrepared"


class _Hearing(Message):
    tribunal: str = Key
    outcome: Literal["heard", "adjourned_unheard", "withdrawn"]
    words: str = Field(default="", max_length=8000)


class RecordTribunal(_Hearing, Advised):
    """Record what became of a listed tribunal on its day."""

    type: Literal["RecordTribunal"] = "RecordTribunal"


class TribunalRecorded(_Hearing, Event):
    """A tribunal was heard, adjourned unheard, or withdrawn; ``on``: the day of it."""

    type: Literal["TribunalRecorded"] = "TribunalRecorded"
    on: date


def list_tribunal(command: ListTribunal, _: SupervisionFile, now: Circumstances) -> Ruling:
    """A day ahead; the report before it."""
    before = command.report_by is None or command.report_by <= command.hearing_on
    return unless_refused(
        (
            unless(command.hearing_on >= now.today, "SUP-TRIBUNAL-REPORT", "That day has passed.", "hearing_on"),
            unless(before, "SUP-TRIBUNAL-REPORT", "The report is due before the hearing.", "report_by"),
        ),
        TribunalListed.model_validate(command.body()),
    )


def prepare_report(command: PrepareTribunalReport, file: SupervisionFile, _: Circumstances) -> Ruling:
    """Of a tribunal that is listed."""
    return unless_refused((_listed(command.tribunal, file),), TribunalReportPrepared.model_validate(command.body()))


def record_tribunal(command: RecordTribunal, file: SupervisionFile, now: Circumstances) -> Ruling:
    """Of a tribunal that is listed; whether a report was there is advice, the Tribunal sat all the same."""
    return unless_refused(
        (_listed(command.tribunal, file),), TribunalRecorded.model_validate({**command.body(), "on": now.today})
    )


def tribunal_advice(command: RecordTribunal, file: SupervisionFile, _: Circumstances) -> tuple[Objection | None, ...]:
    """A tribunal that heard the case had the social supervisor's report."""
    known = file.activity.tribunals.get(command.tribunal)
    missing = command.outcome == "heard" and known is not None and not known.report_prepared
    return (unless(not missing, "SUP-TRIBUNAL-REPORT", "It was heard without the supervisor's report.", "tribunal"),)


def _listed(tribunal: str, file: SupervisionFile) -> Objection | None:
    there = tribunal in file.activity.tribunals
    return unless(there, "SUP-TRIBUNAL-REPORT", "No such tribunal is listed on this case.", "tribunal")


def listed(file: SupervisionFile, event: TribunalListed) -> SupervisionFile:
    """Ahead; moved to another day with another day for the report, another report is owed."""
    before = file.activity.tribunals.get(event.tribunal)
    kept = before is not None and before.report_prepared and event.report_by is None
    now = Listed(hearing_on=event.hearing_on, report_prepared=kept)
    return _with(file, {**file.activity.tribunals, event.tribunal: now})


def prepared(file: SupervisionFile, event: TribunalReportPrepared) -> SupervisionFile:
    """Prepared."""
    known = file.activity.tribunals[event.tribunal].model_copy(update={"report_prepared": True})
    return _with(file, {**file.activity.tribunals, event.tribunal: known})


def recorded(file: SupervisionFile, event: TribunalRecorded) -> SupervisionFile:
    """Over; one that was adjourned stays listed until its new day is recorded."""
    if event.outcome == "adjourned_unheard":
        return file
    return _with(file, {key: each for key, each in file.activity.tribunals.items() if key != event.tribunal})


def _with(file: SupervisionFile, tribunals: dict[str, Listed]) -> SupervisionFile:
    known: Activity = file.activity.model_copy(update={"tribunals": tribunals})
    return changed(file, activity=known)
