"""The response to self-neglect (004 para 6.4; L1655-1671): S.42 or case management, and passing it on."""

from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Command, Event, Message
from domain.kernel.refusal import Objection
from domain.safeguarding.file import SafeguardingFile
from domain.safeguarding.guards import unless, unless_refused
from domain.safeguarding.parties import key_decision
from domain.safeguarding.regions.common import needs, region

__all__ = [
    "DecideSelfNeglectRoute", "PassSelfNeglect", "SelfNeglectPassed", "SelfNeglectRouteDecided",
    "decide_self_neglect_route", "pass_self_neglect", "policy_advice", "route_decided",
]  # fmt: skip


class Route(Message):
    """S.42 enquiry or case management, by the adult's ability to control the behaviour (SN-ROUTE)."""

    route: Literal["s42", "case_management"]
    controls_own_behaviour: bool | None = None
    why: str = Field(default="", max_length=8000)
    partners: tuple[str, ...] = Field(default=(), description="Agencies of the multi-agency response (SN-POLICY)")


class DecideSelfNeglectRoute(Route, Advised):
    """Decide how the self-neglect is responded to."""

    type: Literal["DecideSelfNeglectRoute"] = "DecideSelfNeglectRoute"


class SelfNeglectRouteDecided(Route, Event):
    """The route is decided; either way the multi-agency policy is followed."""

    type: Literal["SelfNeglectRouteDecided"] = "SelfNeglectRouteDecided"


class Passing(Message):
    """The Contact Assessment Referral Form's part on self-neglect."""

    team: str = Field(default="", max_length=80, description="The receiving community team")
    recommendation: str = Field(default="", max_length=4000, description="Agreed recommendations and outcomes")
    next_action_note: str = Field(default="", max_length=4000, description="To consider the hazard workflow")


class PassSelfNeglect(Passing, Command):
    """The Area Referral Service passes self-neglect on after triage (SN-ARS-PASS)."""

    type: Literal["PassSelfNeglect"] = "PassSelfNeglect"


class SelfNeglectPassed(Passing, Event):
    """The community team has it, with the next action assigned."""

    type: Literal["SelfNeglectPassed"] = "SelfNeglectPassed"


def decide_self_neglect_route(command: DecideSelfNeglectRoute, file: SafeguardingFile, now: Circumstances) -> Ruling:
    """By the adult's own control over the behaviour, with the reason (para 6.4)."""
    control = "Answer whether the adult can protect themselves by controlling the behaviour."
    statutory = command.route == "s42" or command.controls_own_behaviour is not False
    words = "Without control over the behaviour the adult cannot protect themselves: that is a matter for S.42."
    event = SelfNeglectRouteDecided.model_validate(command.body())
    objections = (
        unless(command.controls_own_behaviour is not None, "SN-ROUTE", control, "controls_own_behaviour"),
        unless(statutory, "SN-ROUTE", words, "route"),
        needs("SN-ROUTE", command.why, "Say what the decision rests on.", "why"),
    )
    return key_decision(file, now, objections, event)


def policy_advice(
    command: DecideSelfNeglectRoute, _: SafeguardingFile, __: Circumstances
) -> tuple[Objection | None, ...]:
    """SN-POLICY: either way several agencies respond, normally."""
    words = "The policy normally asks for a multi-agency response: name the agencies."
    return (unless(command.partners, "SN-POLICY", words, "partners"),)


def pass_self_neglect(command: PassSelfNeglect, _: SafeguardingFile, __: Circumstances) -> Ruling:
    """The team, the recommendation and the next action, as the form has them (L1655-1671)."""
    text = "Say under agreed recommendations and outcomes that a self-neglect concern is to be assessed."
    note = "Note with the next action that the hazard workflow is to be considered."
    return unless_refused(
        (
            needs("SN-ARS-PASS", command.team, "Name the receiving community team.", "team"),
            needs("SN-ARS-TEXT", command.recommendation, text, "recommendation"),
            needs("SN-ARS-ACTION", command.next_action_note, note, "next_action_note"),
        ),
        SelfNeglectPassed.model_validate(command.model_dump(exclude={"type"})),
    )


def route_decided(file: SafeguardingFile, event: SelfNeglectRouteDecided) -> SafeguardingFile:
    """Which response it is."""
    return region(file, hazard=file.regions.hazard.model_copy(update={"route": event.route}))
