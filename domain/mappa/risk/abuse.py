"""Domestic abuse and stalking as far as they bear on risk and plan (004 chapter 27)."""

from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.saying import unless, unless_refused
from domain.mappa.file import MappaFile
from domain.mappa.meetings.asking import asked, told
from domain.mappa.risk.assessing import with_risk

__all__ = ["AbuseRecorded", "RecordAbuse", "abuse_recorded", "record_abuse"]

Text = Field(default="", max_length=8000)


class Abuse(Message):
    """Whether it is domestic abuse, of which kind, who is at risk, who was asked."""

    both_sixteen_or_over: bool = False
    connected: Literal[
        "none", "married", "civil_partners", "engaged", "partnership_agreed", "intimate", "shared_parents", "relatives"
    ] = "none"
    kinds: tuple[
        Literal["physical_or_sexual", "violent_or_threatening", "controlling_or_coercive", "economic", "psychological"],
        ...,
    ] = ()
    stalking: bool = False
    children_see_or_hear: bool = False
    children_recorded_as_victims: bool = False
    who_is_at_risk: str = Text
    safeguarding: str = Text
    police_asked: bool = Field(default=False, description="Call-outs")
    childrens_services_asked: bool = False
    visor_checked: bool = False
    known_already: bool = Field(default=False, description="What they would say is known")
    advocate: str = Field(default="", max_length=2000, description="IDVA, ISAC or other support, or that there is none")
    shared_at_once: bool = Field(default=False, description="Important information goes out before the next meeting")


class RecordAbuse(Abuse, Advised):
    """Record domestic abuse or stalking as a feature of the case."""

    type: Literal["RecordAbuse"] = "RecordAbuse"


class AbuseRecorded(Abuse, Event):
    """It is a feature of the case: plans and disclosure reckon with it."""

    type: Literal["AbuseRecorded"] = "AbuseRecorded"


_PARTS = (
    ("who_is_at_risk", "DA-RISK-WHO", "Record who is at risk."),
    ("safeguarding", "DA-RISK-WHO", "Record safeguarding concerns and measures."),
    ("advocate", "DA-RISK-ADVOCATE", "Record the support involved: IDVA, ISAC or another, or that there is none."),
    ("shared_at_once", "DA-INFO-OUTSIDE", "Share it now: it does not wait for the next meeting."),
)


def record_abuse(command: RecordAbuse, _: MappaFile, __: Circumstances) -> Ruling:
    """By the statute's definition, or as stalking; the others asked unless they are known to have nothing more."""
    defined = command.both_sixteen_or_over and command.connected != "none"
    heard = command.known_already or (command.police_asked and command.childrens_services_asked)
    children = command.children_recorded_as_victims or not command.children_see_or_hear
    abuse = command.stalking or defined
    return unless_refused(
        (
            unless(abuse, "DA-DEF", "Both are 16 or over and personally connected, or it is stalking.", "connected"),
            unless(command.connected != "none" or command.stalking, "DA-DEF-CONNECTED",
                   "Say how they are, or were, connected.", "connected"),
            unless(command.kinds, "DA-DEF-TYPES", "Code the kinds of abuse.", "kinds"),
            unless(children, "DA-DEF-CHILD", "A child who sees, hears or feels it is a victim: record it.",
                   "children_recorded_as_victims"),
            unless(heard, "DA-RISK-SEEK", "Ask the police for call-outs and Children's Services.", "police_asked"),
            unless(command.visor_checked, "DA-RISK-SEEK", "Check ViSOR.", "visor_checked"),
            *asked(command, _PARTS),
            unless(told(command.safeguarding) or not command.children_see_or_hear, "DA-SAFEGUARD-LINK",
                   "Work with partners to safeguard the children.", "safeguarding"),
        ),
        AbuseRecorded.model_validate(command.body()),
    )  # fmt: skip


def abuse_recorded(file: MappaFile, _: AbuseRecorded) -> MappaFile:
    """A feature of the case."""
    return with_risk(file, domestic_abuse=True)
