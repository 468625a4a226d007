"""What the offender and the agencies are told of MAPPA and of the plan (12.2, 12.23 to 12.31, 27.31)."""

from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.codes import Coded
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import unless, unless_refused
from domain.mappa.file import MappaFile
from domain.mappa.meetings.asking import sits, told
from domain.mappa.meetings.bodies import Body, kind_of, shares_under_mappa
from domain.mappa.meetings.state import Id
from domain.mappa.risk.assessing import with_risk

__all__ = [
    "DecideTravel", "ExplainMappa", "MappaExplained", "OffenderNotTold", "PlanShared",
    "RecallTold",  "SharePlan",
    "TellRecall", "TravelDecided", "WithholdFromOffender", "decide_travel", "explain_mappa", "mappa_explained",
    "offender_not_told",  "share_plan", "tell_recall", "withhold_from_offender",
]  # fmt: skip

Text = Field(default="", max_length=8000)


class Sharing(Message):
    """Who gets the plan, and in which version."""

    to: tuple[Body, ...] = ()
    offender: bool = False
    reduced_for_offender: bool = Field(default=False, description="What would raise the risk to a victim is left out")
    names_marac: bool = False
    agrees_with_withholding: bool = Field(default=True, description="Keeps what a meeting decided to withhold")


class SharePlan(Sharing, Advised):
    """Share the plan after a review, at any level; with the offender in a version that is safe."""

    type: Literal["SharePlan"] = "SharePlan"


class PlanShared(Sharing, Event):
    """Those whom it concerns have the plan."""

    type: Literal["PlanShared"] = "PlanShared"


class ExplainMappa(Advised):
    """Explain MAPPA to the offender, with the leaflet."""

    type: Literal["ExplainMappa"] = "ExplainMappa"
    leaflet: bool = False


class MappaExplained(Event):
    """The offender knows what MAPPA is."""

    type: Literal["MappaExplained"] = "MappaExplained"


class WithholdFromOffender(Advised):
    """The meeting decides that the offender is not told something, since it might raise the risk."""

    type: Literal["WithholdFromOffender"] = "WithholdFromOffender"
    meeting: Id
    what: str = Text
    because: str = Text


class OffenderNotTold(Event):
    """Minutes and case record say what is withheld, and why."""

    type: Literal["OffenderNotTold"] = "OffenderNotTold"
    meeting: str
    what: str
    because: str


class DecideTravel(Advised):
    """Decide a request to travel abroad under the terms that bind the offender, with what meetings know."""

    type: Literal["DecideTravel"] = "DecideTravel"
    allowed: bool
    under: tuple[Literal["licence", "order", "notification", "supervision"], ...] = ()
    because: str = Text


class TravelDecided(Event):
    """The request to travel is decided."""

    type: Literal["TravelDecided"] = "TravelDecided"
    allowed: bool
    under: tuple[Coded, ...]
    because: str


class TellRecall(Advised):
    """Tell victims in the statutory contact scheme that the offender is recalled, or that the return is delayed."""

    type: Literal["TellRecall"] = "TellRecall"
    victims: tuple[Id, ...] = ()
    delayed: bool = False


class RecallTold(Event):
    """The victims in the scheme know of the recall."""

    type: Literal["RecallTold"] = "RecallTold"
    victims: tuple[str, ...]
    delayed: bool = False


def share_plan(command: SharePlan, file: MappaFile, _: Circumstances) -> Ruling:
    """With every agency it concerns; what the offender sees names no MARAC and raises no risk."""
    involved = file.level.involved
    left = sorted(involved - {kind_of(body) for body in command.to})
    strangers = [body for body in command.to if not shares_under_mappa(body)]
    return unless_refused(
        (
            unless(file.risk.plan != "none", "MAPPA-RMP-SHARE-AFTER-REVIEW", "There is no plan to share yet."),
            unless(command.to, "MAPPA-RMP-SHARE-AFTER-REVIEW", "Say with which agencies.", "to"),
            unless(not left, "DA-RMP-UPDATE", f"Share it with {', '.join(left)} too: all have the update.", "to"),
            unless(not strangers, "MAPPA-DIS-DEFINITION", f"Telling {', '.join(strangers)} is disclosure: decide it"
                   " as such.", "to"),
            *_for_the_offender(command, file),
        ),
        PlanShared.model_validate(command.body()),
    )  # fmt: skip


def _for_the_offender(command: SharePlan, file: MappaFile) -> tuple[Objection | None, ...]:
    if not command.offender:
        return ()
    rule, words = "DA-RMP-NO-MARAC", "Leave out what raises the risk to a victim."
    return (
        unless(not command.names_marac, rule, "Never let the offender see that MARAC has the case.", "names_marac"),
        unless(command.reduced_for_offender, rule, words, "reduced_for_offender"),
        unless(command.agrees_with_withholding or not file.risk.withheld, "MAPPA-RMP-WITHHOLD-FROM-OFFENDER",
               "A meeting decided to withhold this from the offender.", "agrees_with_withholding"),
    )  # fmt: skip


def explain_mappa(command: ExplainMappa, _: MappaFile, __: Circumstances) -> Ruling:
    """With the leaflet."""
    words = "Give the offender the leaflet."
    return unless_refused((unless(command.leaflet, "MAPPA-RMP-TELL-OFFENDER", words, "leaflet"),), MappaExplained())


def withhold_from_offender(command: WithholdFromOffender, file: MappaFile, now: Circumstances) -> Ruling:
    """Only a meeting decides so; what and why are in its minutes."""
    rule = "MAPPA-RMP-WITHHOLD-FROM-OFFENDER"
    return unless_refused(
        (
            *sits(file, command.meeting, now),
            unless(told(command.what), rule, "Say what is withheld.", "what"),
            unless(told(command.because), rule, "Say why telling might raise the risk.", "because"),
        ),
        OffenderNotTold(meeting=command.meeting, what=command.what, because=command.because),
    )


def decide_travel(command: DecideTravel, _: MappaFile, __: Circumstances) -> Ruling:
    """The meeting informs; the terms of licence, order, notification or supervision decide."""
    rule = "MAPPA-RMP-FOREIGN-TRAVEL"
    return unless_refused(
        (
            unless(command.under, rule, "Say under which terms it is decided; a meeting alone cannot.", "under"),
            unless(told(command.because), rule, "Say why.", "because"),
        ),
        TravelDecided.model_validate(command.body()),
    )


def tell_recall(command: TellRecall, _: MappaFile, __: Circumstances) -> Ruling:
    """By the Victim Liaison Officer, each victim by reference."""
    words = "Say which victims of the scheme were told, by reference."
    return unless_refused(
        (unless(command.victims, "MAPPA-RMP-VLO-RECALL", words, "victims"),), RecallTold.model_validate(command.body())
    )


def mappa_explained(file: MappaFile, _: MappaExplained) -> MappaFile:
    """Told."""
    return with_risk(file, offender_told=True)


def offender_not_told(file: MappaFile, _: OffenderNotTold) -> MappaFile:
    """Sharing has to keep to it."""
    return with_risk(file, withheld=True)
