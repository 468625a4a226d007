"""Requests for minutes put together: received, routed, drafted, decided, answered, filed."""

from typing import Any, Final
from uuid import UUID

from domain.kernel.chart import Row, simply
from domain.kernel.clocks import Clock
from domain.kernel.happened import Happened
from domain.kernel.lifecycle import Charge, FollowUp, Lifecycle
from domain.kernel.regions import Chart, Region
from domain.mappa.meetings.keeping import PauseRecordingDeletion
from domain.mappa.minutes_request import answering, folds, intake
from domain.mappa.minutes_request.file import DECIDED, DRAFTED, FINAL, RECEIVED, REPLIED, ROUTED, STAGES, MinutesFile
from domain.mappa.minutes_request.law import RULES
from domain.mappa.minutes_request.overview import overview
from domain.mappa.roles import CHAIR, COORDINATOR, IDENTIFIERS, PRACTITIONERS, SERVICE

__all__ = ["MINUTES_REQUEST"]

_WORKERS: Final = PRACTITIONERS | COORDINATOR | CHAIR
_OPEN: Final = frozenset(STAGES) - FINAL
_ANSWERS: Final = COORDINATOR | CHAIR


def _at(*stages: str) -> frozenset[str]:
    return frozenset(stages)


_ROWS: Final = (
    Row("request", intake.ReceiveMinutesRequest, frozenset(), IDENTIFIERS | CHAIR, intake.receive_minutes_request),
    Row("request", intake.TellCoordinator, _OPEN, _WORKERS | SERVICE, intake.tell_coordinator),
    Row("request", intake.ClassifyRequester, _at(RECEIVED, ROUTED), _WORKERS, intake.classify_requester),
    Row("request", intake.ClarifyRequest, _at(ROUTED), _WORKERS, intake.clarify_request),
    Row("request", intake.ReferToBranston, _at(ROUTED), PRACTITIONERS, intake.refer_to_branston),
    Row("request", intake.ReceiveAtCoordinator, _at(ROUTED), COORDINATOR, intake.receive_at_coordinator),
    Row("request", intake.AskNationalTeam, _at(ROUTED, DRAFTED), _ANSWERS, intake.ask_national_team),
    Row("request", answering.DraftSummary, _at(ROUTED, DRAFTED), _ANSWERS, answering.draft_summary),
    Row("request", answering.CirculateSummary, _at(DRAFTED), _ANSWERS, answering.circulate_summary),
    Row("request", answering.DecideRelease, _at(ROUTED, DRAFTED), CHAIR, answering.decide_release,
        "MAPPA-MIN-CHAIR-DECIDES"),
    Row("request", answering.SendReply, _at(DECIDED), _WORKERS, answering.send_reply),
    Row("request", answering.FileReply, _at(REPLIED), _WORKERS, answering.file_reply),
)  # fmt: skip


def _routed(*routes: str) -> Any:
    return lambda event: event.route in routes


_REPLY: Final = (answering.ReplySent, intake.RequestPassedOn)
_FOI: Final = ("foi", "neither_confirm_nor_deny", "clarify_foi")


def _routed_clock(rule: str, holder: str, *routes: str, **more: Any) -> Clock:
    """A clock from the day of receipt, once it is known which way the request goes; another way ends it."""
    return Clock(
        rule, holder, starts_on=(intake.RequesterClassified,), met_by=_REPLY, lapses_on=(intake.RequesterClassified,),
        only_if=_routed(*routes), **more,
    )  # fmt: skip


def _received(event: Any) -> Any:
    return getattr(event, "received_on", None)


_CLOCKS: Final = (
    Clock("MAPPA-SAR-BRANSTON", "ReceivingAgency", starts_on=(intake.RequesterClassified,),
          met_by=(intake.BranstonReferred,), lapses_on=(intake.RequesterClassified,),
          only_if=lambda event: event.route == "subject_access" and event.process_of in {"probation", "prison"}),
    _routed_clock("MAPPA-SAR-STATUTORY-TIME", "ReceivingAgency", "subject_access", anchor=_received,
                  known_then=True),
    _routed_clock("MAPPA-FOI-TIME", "ReceivingAgency", *_FOI, anchor=_received,
                  known_then=True),
    _routed_clock("DA-MARAC-EXEC-10WD", "MappaCoordinator", "marac_summary",
                  agreed=lambda event: getattr(event, "summary_agreed_by", None)),
    Clock("MAPPA-SAR-BRANSTON-30D", "MappaCoordinator", starts_on=(intake.CoordinatorReceived,),
          met_by=(answering.ReleaseDecided,), agreed=lambda event: getattr(event, "summary_by", None),
          only_if=lambda event: event.through_branston),
)  # fmt: skip

_ASKED = "in the Co-ordinator's log of requests"
"""The offender's record says that somebody asked, never who: it may have been a victim."""


def _keep_the_recording(_: MinutesFile, happened: Happened) -> tuple[FollowUp, ...]:
    """Nothing deletes the recording that somebody asks about before advice was given (13b.19)."""
    match happened.event:
        case intake.RequesterClassified(recording_held=True, offender_case=UUID() as case, meeting=meeting):
            return (FollowUp("mappa", case, PauseRecordingDeletion(meeting=meeting, request=_ASKED)),)
    return ()


_REQUEST: Final = Region[MinutesFile](
    name="request",
    rows=_ROWS,
    folds={
        intake.RequestReceived: simply(folds.request_received),
        intake.CoordinatorTold: simply(folds.coordinator_told),
        intake.RequesterClassified: simply(folds.requester_classified),
        intake.RequestClarified: simply(folds.request_clarified),
        intake.RequestPassedOn: simply(folds.request_passed_on),
        intake.BranstonReferred: simply(folds.branston_referred),
        intake.CoordinatorReceived: simply(folds.coordinator_received),
        intake.NationalTeamAsked: simply(folds.national_team_asked),
        answering.SummaryDrafted: simply(folds.summary_drafted),
        answering.SummaryCirculated: simply(folds.summary_circulated),
        answering.ReleaseDecided: simply(folds.release_decided),
        answering.ReplySent: simply(folds.reply_sent),
        answering.ReplyFiled: simply(folds.reply_filed),
    },
    clocks=_CLOCKS,
    rules=RULES,
    errands=_keep_the_recording,
)

_CHART: Final = Chart((_REQUEST,))


def _charge(file: MinutesFile) -> Charge:
    return Charge(waits_for=file.route or "routing")


def _person(command: intake.ReceiveMinutesRequest) -> UUID:
    return command.person


MINUTES_REQUEST: Final = Lifecycle(
    name="minutes-request",
    workflow="MinutesRequest",
    title="Request for MAPPA minutes",
    file=MinutesFile,
    stages=STAGES,
    final=FINAL,
    opening=intake.ReceiveMinutesRequest,
    subject=_person,
    steps=_CHART.steps,
    events=_CHART.events,
    clocks=_CHART.clocks,
    rules=_CHART.rules,
    decide=_CHART.decide,
    evolve=_CHART.evolve,
    charge=_charge,
    overview=overview,
    follow_ups=_CHART.follow_ups,
    list_owner="MappaCoordinator",
    consequences=_CHART.after_rung,
)
"""One request, from receipt to the Co-ordinator's file."""
