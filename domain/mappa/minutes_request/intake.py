"""A request comes in, the Co-ordinator is told, and the requester's kind says which way it goes (13b.12 to 13b.24)."""

from datetime import date, timedelta
from typing import Literal
from uuid import UUID

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.saying import said, unless, unless_refused
from domain.mappa.minutes_request.file import (
    OFFICIAL,
    ROUTES,
    MinutesFile,
    Receiver,
    Requester,
    Route,
)
from domain.mappa.roles import Agency

__all__ = [
    "BRANSTON", "AskNationalTeam", "BranstonReferred", "ClarifyRequest", "ClassifyRequester", "CoordinatorReceived",
    "CoordinatorTold", "NationalTeamAsked", "ReceiveAtCoordinator", "ReceiveMinutesRequest", "ReferToBranston",
    "RequestClarified", "RequestPassedOn", "RequestReceived", "RequesterClassified", "TellCoordinator",
    "ask_national_team", "clarify_request", "classify_requester", "receive_at_coordinator",
    "receive_minutes_request", "refer_to_branston", "tell_coordinator",
]  # fmt: skip

_TEXT = Field(default="", max_length=8000)
BRANSTON = frozenset({"probation", "prison"})
_FOI = frozenset({"foi", "neither_confirm_nor_deny", "clarify_foi"})


class _Received(Message):
    """A request for the minutes of a Level 2 or 3 meeting."""

    person: UUID = Field(description="Whose data it is about: the offender, or the victim who asks")
    received_by: Receiver
    counter_terrorism: bool = Field(default=False, description="Minutes of a counter-terrorism meeting")


class ReceiveMinutesRequest(_Received, Advised):
    """Record a request for minutes; it opens a case of its own."""

    type: Literal["ReceiveMinutesRequest"] = "ReceiveMinutesRequest"


class RequestReceived(_Received, Event):
    """A request for minutes came in; the process of whoever received it applies (13b.21)."""

    type: Literal["RequestReceived"] = "RequestReceived"
    on: date


class TellCoordinator(Advised):
    """Inform the MAPPA Co-ordinator of the request (13b.13)."""

    type: Literal["TellCoordinator"] = "TellCoordinator"


class CoordinatorTold(Event):
    """The Co-ordinator logs the request."""

    type: Literal["CoordinatorTold"] = "CoordinatorTold"


class _Classified(Message):
    """Who asks, and what the request itself says of the law it rests on."""

    requester: Requester
    data_in_minutes: bool = Field(default=True, description="The victim's own data stand in the minutes")
    names_foi: bool = Field(default=False, description="It asks under the Freedom of Information Act")
    insists_on_foi: bool = Field(default=False, description="Asked again, the offender insists on that Act")
    recording_held: bool = Field(default=False, description="The recording of the meeting is not deleted yet")
    offender_case: UUID | None = Field(default=None, description="Whose meeting is recorded: the offender's MAPPA case")
    meeting: str = Field(default="", max_length=40, description="Id of the meeting whose recording is held")
    summary_agreed_by: date | None = Field(default=None, description="Of a MARAC: an earlier day was agreed")


class ClassifyRequester(_Classified, Advised):
    """Say who asks, so that the request goes the right way (13b.12)."""

    type: Literal["ClassifyRequester"] = "ClassifyRequester"
    procedure_of: Agency | None = Field(default=None, description="Of a request to the Unit: as the SMB determined")


class RequesterClassified(_Classified, Event):
    """The way of the request; ``process_of``: whose procedure applies. A recording that is held is not deleted now."""

    type: Literal["RequesterClassified"] = "RequesterClassified"
    route: Route
    process_of: Receiver
    received_on: date


class _Clarified(Message):
    """What exactly an official body seeks (13b.24)."""

    what: str = _TEXT
    in_writing: bool = True
    document_of: Agency | None = Field(default=None, description="It is one document, and this agency's")


class ClarifyRequest(_Clarified, Advised):
    """Ask what exactly is sought, promptly and in writing; one agency's document is asked of that agency."""

    type: Literal["ClarifyRequest"] = "ClarifyRequest"
    answered_by: Literal["coordinator", "chair"] = "coordinator"


class RequestClarified(_Clarified, Event):
    """It is known what is sought, and that only the minutes hold it."""

    type: Literal["RequestClarified"] = "RequestClarified"
    answered_by: Literal["coordinator", "chair"]


class RequestPassedOn(_Clarified, Event):
    """It seeks one agency's document: that agency answers under its own policy (13b.23, 13b.24)."""

    type: Literal["RequestPassedOn"] = "RequestPassedOn"


class ReferToBranston(Advised):
    """Pass a subject access request of Probation or a prison to the Branston data protection team (13b.20)."""

    type: Literal["ReferToBranston"] = "ReferToBranston"


class BranstonReferred(Event):
    """The Branston team has it."""

    type: Literal["BranstonReferred"] = "BranstonReferred"


class ReceiveAtCoordinator(Advised):
    """Record that the Co-ordinator has the request to answer, from Branston or directly."""

    type: Literal["ReceiveAtCoordinator"] = "ReceiveAtCoordinator"
    answered_by: Literal["coordinator", "chair"] = "coordinator"


class CoordinatorReceived(Event):
    """The summary is owed; ``summary_by`` stands where the statutory date comes before the thirty days (reading 18)."""

    type: Literal["CoordinatorReceived"] = "CoordinatorReceived"
    answered_by: Literal["coordinator", "chair"]
    through_branston: bool
    summary_by: date | None = None


class AskNationalTeam(Advised):
    """Ask the National MAPPA Team for advice while the recording is held (13b.19)."""

    type: Literal["AskNationalTeam"] = "AskNationalTeam"


class NationalTeamAsked(Event):
    """The National MAPPA Team was asked."""

    type: Literal["NationalTeamAsked"] = "NationalTeamAsked"


def receive_minutes_request(command: ReceiveMinutesRequest, _: MinutesFile, now: Circumstances) -> Ruling:
    """Any agency that holds minutes answers for them as a joint controller (13b.11)."""
    words = "Register the person first: the request is about somebody's data."
    return unless_refused(
        (unless(now.person(command.person), "CASE-PERSON", words, "person"),),
        RequestReceived(**command.body(), on=now.today),
    )


def tell_coordinator(_: TellCoordinator, file: MinutesFile, __: Circumstances) -> Ruling:
    """Once."""
    words = "The Co-ordinator knows already."
    return unless_refused(
        (unless(not file.coordinator_told, "MAPPA-MIN-REQUEST-INFORM-COORD", words),), CoordinatorTold()
    )


def classify_requester(command: ClassifyRequester, file: MinutesFile, now: Circumstances) -> Ruling:
    """An offender's or a victim's request is a subject access request, whatever it is called (13b.15, 13b.22)."""
    insists = command.insists_on_foi and not command.names_foi
    route, unit = _route(command), file.received_by == "coordination_unit"
    open_procedure = route in _FOI and unit and command.procedure_of is None
    named = command.offender_case is not None and said(command.meeting)
    process_of = command.procedure_of if unit and command.procedure_of else file.received_by
    event = RequesterClassified(
        **command.model_dump(exclude={"type", "reasons", "procedure_of"}),
        route=route,
        process_of=process_of or "other",
        received_on=file.received_on or now.today,
    )
    return unless_refused(
        (
            unless(not insists, "MAPPA-SAR-FOI-OFFENDER", "Only who asked under that Act can insist on it.",
                   "names_foi"),
            unless(named or not command.recording_held, "MAPPA-SAR-WHILE-RECORDING",
                   "Name the offender's case and the meeting, so that nothing deletes its recording.", "meeting"),
            unless(not open_procedure, "MAPPA-FOI-OWN-PROCEDURE",
                   "Say whose procedure applies: the Strategic Management Board determines it.", "procedure_of"),
        ),
        event,
    )  # fmt: skip


def clarify_request(command: ClarifyRequest, file: MinutesFile, _: Circumstances) -> Ruling:
    """Counter-terrorism minutes are always the Chair's to answer for."""
    to_chair = not file.counter_terrorism or command.answered_by == "chair"
    told = command.model_dump(exclude={"type", "reasons", "answered_by"})
    passed_on = RequestPassedOn.model_validate(told)
    clarified = RequestClarified(**told, answered_by=command.answered_by)
    return unless_refused(
        (
            unless(file.route in OFFICIAL, "MAPPA-MIN-CLARIFY", "Only an official request is clarified."),
            unless(said(command.what), "MAPPA-MIN-CLARIFY", "Say what exactly is sought.", "what"),
            unless(to_chair or command.document_of, "MAPPA-MIN-ROUTE-CT",
                   "Requests for counter-terrorism minutes go to the Chair.", "answered_by"),
        ),
        passed_on if command.document_of else clarified,
    )  # fmt: skip


def refer_to_branston(_: ReferToBranston, file: MinutesFile, __: Circumstances) -> Ruling:
    """Only for requests that Probation or a prison received: another agency follows its own process (13b.21)."""
    theirs = file.route == "subject_access" and file.received_by in BRANSTON
    words = "Only a subject access request to Probation or a prison goes there; others follow their own process."
    return unless_refused((unless(theirs, "MAPPA-SAR-AGENCY-PROCESS", words),), BranstonReferred())


def receive_at_coordinator(command: ReceiveAtCoordinator, file: MinutesFile, now: Circumstances) -> Ruling:
    """Thirty days from here through Branston, but never past the statutory date from the agency's receipt."""
    needs_branston = file.route == "subject_access" and file.received_by in BRANSTON
    to_chair = not file.counter_terrorism or command.answered_by == "chair"
    event = CoordinatorReceived(
        answered_by=command.answered_by, through_branston=file.referred_to_branston,
        summary_by=_earlier(file, now) if file.referred_to_branston else None,
    )  # fmt: skip
    return unless_refused(
        (
            unless(file.referred_to_branston or not needs_branston, "MAPPA-SAR-BRANSTON",
                   "Refer it to the Branston team first, at once."),
            unless(to_chair, "MAPPA-MIN-ROUTE-CT", "Requests for counter-terrorism minutes go to the Chair.",
                   "answered_by"),
        ),
        event,
    )  # fmt: skip


def ask_national_team(_: AskNationalTeam, file: MinutesFile, __: Circumstances) -> Ruling:
    """While the recording is held."""
    words = "No recording is held: there is nothing to ask."
    return unless_refused((unless(file.recording_held, "MAPPA-SAR-WHILE-RECORDING", words),), NationalTeamAsked())


def _route(command: ClassifyRequester) -> Route:
    if command.requester == "victim" and not command.data_in_minutes:
        return "foi"
    route = ROUTES[command.requester]
    if route == "subject_access" and command.names_foi:
        return "neither_confirm_nor_deny" if command.insists_on_foi else "clarify_foi"
    return route


def _earlier(file: MinutesFile, now: Circumstances) -> date | None:
    """The statutory date, if the area has set its length and it ends before thirty days from today are over."""
    span = now.area.span(STATUTORY, now.today)
    if span is None or file.received_on is None:
        return None
    statutory = now.calendar.on_or_before(span.add_to_day(file.received_on, now.calendar).day).day
    return statutory if statutory < now.today + THIRTY_DAYS else None


STATUTORY = "subject-access-time"
"""The area's setting: within which time its agencies answer a subject access request."""
THIRTY_DAYS = timedelta(days=30)
