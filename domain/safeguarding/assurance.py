"""Agencies beyond the request: information asked for early, reports analysed, disputes settled (004 para 5.3, 6.7)."""

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.safeguarding.agencies import AGENCY
from domain.safeguarding.enquiry import DisputeEscalated
from domain.safeguarding.file import SafeguardingFile, changed
from domain.safeguarding.guards import said, unless
from domain.safeguarding.parties import key_decision

__all__ = [
    "AgencyReportAssured", "AssureAgencyReport", "DisputeSettled", "InformationRequested", "RequestInformation",
    "SettleDispute", "agency_report_assured", "assure_agency_report", "dispute_escalated", "dispute_settled",
    "information_requested", "report_advice", "request_information", "settle_dispute", "unsettled_advice",
]  # fmt: skip

Part = Literal["summary_by_task", "dates_methods_people", "discussions", "documents", "author_signed_dated"]
_PARTS: tuple[Part, ...] = (
    "summary_by_task", "dates_methods_people", "discussions", "documents", "author_signed_dated"
)  # fmt: skip


class Assurance(Message):
    """The DSO's summary on receipt: part 3 of the request form (L1607-1633)."""

    agency: str = Field(pattern=AGENCY)
    analysis: str = Field(default="", max_length=20_000, description="What the report shows, and the assurance")
    required_actions: str = Field(default="", max_length=8000, description="What, by whom, by when; or that none is")
    parts: Mapping[Part, bool] = Field(default={}, description="Which parts of part 2 the report has")


class AssureAgencyReport(Assurance, Advised):
    """The DSO has analysed the report and is assured."""

    type: Literal["AssureAgencyReport"] = "AssureAgencyReport"


class AgencyReportAssured(Assurance, Event):
    """The DSO is assured of what the agency found."""

    type: Literal["AgencyReportAssured"] = "AgencyReportAssured"


class InformationAsked(Message):
    """A request for information before the criteria are decided, on the same form (L1365-1367)."""

    agency: str = Field(pattern=AGENCY)
    about: str = Field(min_length=3, max_length=8000)


class RequestInformation(InformationAsked, Advised):
    """Ask an agency for information to decide on s.42(1): it is no request to make enquiries."""

    type: Literal["RequestInformation"] = "RequestInformation"


class InformationRequested(InformationAsked, Event):
    """An agency was asked for information."""

    type: Literal["InformationRequested"] = "InformationRequested"


class SettleDispute(Advised):
    """The dispute with an agency is settled."""

    type: Literal["SettleDispute"] = "SettleDispute"
    agency: str = Field(pattern=AGENCY)
    how: str = Field(min_length=3, max_length=4000)


class DisputeSettled(Event):
    """The dispute is over."""

    type: Literal["DisputeSettled"] = "DisputeSettled"
    agency: str
    how: str


def assure_agency_report(command: AssureAgencyReport, file: SafeguardingFile, now: Circumstances) -> Ruling:
    """A report that is in, addresses all its terms, and is analysed."""
    asked = file.agencies.get(command.agency)
    received = asked is not None and asked.state == "received"
    still_open = ", ".join(asked.open_tasks) if asked else ""
    return key_decision(
        file,
        now,
        (
            unless(received, "S42-CO-CHECK", "No report of this agency waits to be analysed.", "agency"),
            unless(not still_open, "S42-CO-CHECK", f"Not addressed: {still_open}. Return it for correction.", "agency"),
            unless(said(command.analysis), "S42-CO-NOTCLOSE", "Analyse the report, and say why it assures.",
                   "analysis"),
            unless(said(command.required_actions), "S42-CO-FORM-P3",
                   "Record the required actions, by whom and by when, or that none is.", "required_actions"),
        ),
        AgencyReportAssured.model_validate(command.body()),
    )  # fmt: skip


def report_advice(command: AssureAgencyReport, _: SafeguardingFile, __: Circumstances) -> tuple[Objection | None, ...]:
    """What part 2 of the form should hold."""
    missing = [part.replace("_", " ") for part in _PARTS if not command.parts.get(part)]
    words = f"The report lacks: {', '.join(missing)}."
    return (unless(not missing, "S42-CO-FORM-P2", words, "parts"),)


def request_information(command: RequestInformation, _: SafeguardingFile, __: Circumstances) -> Ruling:
    """Never refused at its stages (S42-CO-S421)."""
    return (InformationRequested.model_validate(command.body()),)


def settle_dispute(command: SettleDispute, file: SafeguardingFile, now: Circumstances) -> Ruling:
    """Of a dispute that was escalated."""
    words = "No dispute with this agency is open."
    known = unless(command.agency in file.casework.disputes, "S42-ESC-1", words, "agency")
    return key_decision(file, now, (known,), DisputeSettled(agency=command.agency, how=command.how))


def unsettled_advice(_: object, file: SafeguardingFile, __: Circumstances) -> tuple[Objection | None, ...]:
    """The escalation policy ends with an answer."""
    return tuple(
        unless(None, "S42-ESC-2", f"The dispute with {agency} is not settled: follow the escalation policy to its end.")
        for agency in sorted(file.casework.disputes)
    )


def agency_report_assured(file: SafeguardingFile, event: AgencyReportAssured) -> SafeguardingFile:
    """Nothing of this agency is outstanding."""
    assured = file.agencies[event.agency].model_copy(update={"state": "assured"})
    return changed(file, agencies={**file.agencies, event.agency: assured})


def information_requested(file: SafeguardingFile, event: InformationRequested) -> SafeguardingFile:
    """Asked."""
    asked = file.casework.asked_for_information | {event.agency}
    return changed(file, casework=file.casework.model_copy(update={"asked_for_information": asked}))


def dispute_escalated(file: SafeguardingFile, event: DisputeEscalated) -> SafeguardingFile:
    """Open until it is settled."""
    return _disputes(file, file.casework.disputes | {event.agency})


def dispute_settled(file: SafeguardingFile, event: DisputeSettled) -> SafeguardingFile:
    """Over."""
    return _disputes(file, file.casework.disputes - {event.agency})


def _disputes(file: SafeguardingFile, disputes: frozenset[str]) -> SafeguardingFile:
    return changed(file, casework=file.casework.model_copy(update={"disputes": disputes}))
