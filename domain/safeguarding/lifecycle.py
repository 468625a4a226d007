"""Adult safeguarding put together. ``CHART`` is the state chart, row by row, as the procedure tells it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any
from uuid import UUID

from domain.kernel.circumstances import Circumstances
from domain.kernel.happened import Happened
from domain.kernel.lifecycle import ANYBODY, Charge, Lifecycle, Ruling, Step
from domain.kernel.message import Command, Event
from domain.safeguarding import closing, concern, concern_closing, immediate, parties, sign_off
from domain.safeguarding.clocks import CLOCKS
from domain.safeguarding.file import SafeguardingFile
from domain.safeguarding.law import RULES
from domain.safeguarding.stages import (
    CLOSED_CONCERN,
    FINAL,
    NOT_FINAL,
    RECEIVED,
    STAGES,
    TRIAGE,
)

__all__ = ["CHART", "SAFEGUARDING"]

Deciding = Callable[[Any, SafeguardingFile, Circumstances], Ruling]
Folding = Callable[[SafeguardingFile, Any], SafeguardingFile]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the chart: its number, the command, from which stages, by whom, and what decides it."""

    row: str
    command: type[Command]
    stages: frozenset[str]
    roles: frozenset[str]
    decide: Deciding
    role_rule: str = "CASE-ROLE"


def _at(*stages: str) -> frozenset[str]:
    return frozenset(stages)


_DSO = frozenset({"DSO"})
_SCREENERS = frozenset({"Screener", "AreaReferralService", "SeniorPractitioner", "DSO"})
_MANAGER = frozenset({"CommunityTeamManager"})

CHART: tuple[Row, ...] = (
    Row("1", concern.ReceiveReferral, frozenset(), ANYBODY, concern.receive_referral),
    Row("2", concern.ScreenReferralIn, _at(RECEIVED), _SCREENERS, concern.screen_referral_in, "S42-SCREEN"),
    Row("3", concern.ScreenReferralOut, _at(RECEIVED), _SCREENERS, concern.screen_referral_out, "S42-SCREEN"),
    Row("4", concern.AssignTriageOwner, _at(TRIAGE), frozenset({"AreaReferralService"}), concern.assign_triage_owner),
    Row("5", immediate.ActOnImmediateRisk, NOT_FINAL, _DSO, immediate.act_on_immediate_risk),
    Row("5", immediate.MakeChildReferral, NOT_FINAL, _DSO, immediate.make_child_referral),
    Row("5", immediate.InformPolice, NOT_FINAL, _DSO, immediate.inform_police),
    Row("5", immediate.InformRegulator, NOT_FINAL, _DSO, immediate.inform_regulator),
    Row("5", immediate.InformCommissioner, NOT_FINAL, _DSO, immediate.inform_commissioner),
    Row("5", immediate.RequestDols, NOT_FINAL, _DSO, immediate.request_dols),
    Row("6", concern.ProgressConcern, _at(TRIAGE), _DSO, concern.progress_concern, "S42-DSO-DECISIONS"),
    Row("7", concern_closing.CloseConcern, _at(TRIAGE), _DSO, concern_closing.close_concern, "S42-DSO-DECISIONS"),
    Row("8", concern_closing.CloseToSelfNeglectPathway, _at(TRIAGE), _DSO,
        concern_closing.close_to_self_neglect_pathway, "S42-DSO-DECISIONS"),
    Row("7, 12, 21", closing.SignOffClosure, NOT_FINAL, _MANAGER, sign_off.sign_off_closure, "S42-CR-19"),
    Row("7, 12, 21", closing.ReturnClosure, NOT_FINAL, _MANAGER, sign_off.return_closure, "S42-CR-19"),
    Row("22", parties.ChangeDso, NOT_FINAL, frozenset({"DSO", "SeniorPractitioner"}), parties.change_dso),
)  # fmt: skip

_DECIDE: Mapping[type[Command], Deciding] = MappingProxyType({row.command: row.decide for row in CHART})

_FOLD: Mapping[type[Event], Folding] = MappingProxyType({
    concern.ReferralReceived: concern.referral_received,
    concern.ReferralScreenedIn: concern.screened_in,
    concern.ReferralScreenedOut: concern.screened_out,
    concern.TriageOwnerAssigned: concern.triage_owner_assigned,
    immediate.ImmediateRiskActed: immediate.immediate_risk_acted,
    immediate.ChildReferralMade: immediate.told,
    immediate.PoliceInformed: immediate.told,
    immediate.RegulatorInformed: immediate.told,
    immediate.CommissionerInformed: immediate.told,
    immediate.DolsRequested: immediate.told,
    concern.ConcernProgressed: concern.concern_progressed,
    concern_closing.ConcernClosed: lambda file, _: closing.closed(file, CLOSED_CONCERN),
    concern_closing.ClosedToSelfNeglectPathway: lambda file, _: closing.closed(file, CLOSED_CONCERN),
    closing.ClosureSentForSignOff: closing.closure_sent,
    closing.ClosureSignedOff: lambda file, _: file,
    closing.ClosureReturned: closing.closure_returned,
})  # fmt: skip


def decide(command: Command, file: SafeguardingFile, now: Circumstances) -> Ruling:
    """What the chart's row for this command says."""
    return _DECIDE[type(command)](command, file, now)


def evolve(file: SafeguardingFile, happened: Happened) -> SafeguardingFile:
    """The file after one event; events of the kernel leave it as it is."""
    event = happened.event
    if isinstance(event, parties.DsoChanged):
        return parties.dso_changed(file, event, happened)
    fold = _FOLD.get(type(event))
    return fold(file, event) if fold else file


def charge(file: SafeguardingFile) -> Charge:
    """Who has the case in hand: the acting DSO and the team; the most urgent risk first."""
    return Charge(team=file.team, worker=file.dso, urgency=_urgency(file), waits_for=_waits_for(file))


def _urgency(file: SafeguardingFile) -> int:
    if file.immediate_risk or file.overall == "critical":
        return 0
    return {"substantial": 1, "moderate": 3, "low": 4}.get(file.overall or "", 2)


def _waits_for(file: SafeguardingFile) -> str | None:
    return "sign_off" if file.pending else None


def _person(command: concern.ReceiveReferral) -> UUID:
    return command.person


SAFEGUARDING = Lifecycle(
    name="safeguarding",
    workflow="SafeguardingCase",
    title="Adult safeguarding",
    file=SafeguardingFile,
    stages=STAGES,
    final=FINAL,
    opening=concern.ReceiveReferral,
    subject=_person,
    steps=tuple(Step(row.command, row.stages, row.roles, row.role_rule, row.row) for row in CHART),
    events=(*_FOLD, parties.DsoChanged),
    clocks=CLOCKS,
    rules=RULES,
    decide=decide,
    evolve=evolve,
    charge=charge,
)
