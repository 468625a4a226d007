"""Discretionary Category 4: anybody may flag a concern, only Counter-Terrorism Policing and the NSD identify (6.28)."""

from datetime import date
from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event
from domain.kernel.saying import said, unless, unless_refused
from domain.mappa.eligibility.computed import category_follows, eligibility, today
from domain.mappa.eligibility.facts import TerrorRisk
from domain.mappa.file import MappaFile

__all__ = [
    "AnswerTerrorConcern", "FlagTerrorConcern", "IdentifyTerrorRisk", "MakePreventReferral", "PreventReferralMade",
    "TerrorConcernAnswered", "TerrorConcernFlagged", "TerrorRiskIdentified", "answer_terror_concern",
    "flag_terror_concern", "identify_terror_risk", "make_prevent_referral", "terror_concern_answered",
    "terror_concern_flagged", "terror_risk_identified",
]  # fmt: skip

_TEXT = Field(default="", max_length=8000)


class FlagTerrorConcern(Advised):
    """Tell Counter-Terrorism Policing and the National Security Division of a concern; it decides nothing."""

    type: Literal["FlagTerrorConcern"] = "FlagTerrorConcern"
    tpim: bool = Field(default=False, description="Subject to a Terrorism Prevention and Investigation Measure (24.37)")


class TerrorConcernFlagged(Event):
    """Discretionary Category 4 is to be considered."""

    type: Literal["TerrorConcernFlagged"] = "TerrorConcernFlagged"
    tpim: bool = False


class AnswerTerrorConcern(Advised):
    """Answer a concern without identifying the offender, and say why."""

    type: Literal["AnswerTerrorConcern"] = "AnswerTerrorConcern"
    because: str = _TEXT


class TerrorConcernAnswered(Event):
    """Considered, and not identified."""

    type: Literal["TerrorConcernAnswered"] = "TerrorConcernAnswered"
    because: str


class IdentifyTerrorRisk(Advised):
    """Identify a discretionary Category 4 offender; the offence need not be linked, of any time and place (6.27)."""

    type: Literal["IdentifyTerrorRisk"] = "IdentifyTerrorRisk"
    belief: str = Field(default="", max_length=8000, description="Why involvement is believed possible")


class TerrorRiskIdentified(Event):
    """The offender is a discretionary Category 4 offender from this day on."""

    type: Literal["TerrorRiskIdentified"] = "TerrorRiskIdentified"
    since: date
    belief: str


class MakePreventReferral(Advised):
    """Tell the regional Prevent lead of somebody who is vulnerable and no Category 4 offender (24.9, 24.10)."""

    type: Literal["MakePreventReferral"] = "MakePreventReferral"


class PreventReferralMade(Event):
    """The Prevent referral is made."""

    type: Literal["PreventReferralMade"] = "PreventReferralMade"


def flag_terror_concern(command: FlagTerrorConcern, _: MappaFile, __: Circumstances) -> Ruling:
    """Anybody may."""
    return (TerrorConcernFlagged(tpim=command.tpim),)


def answer_terror_concern(command: AnswerTerrorConcern, file: MappaFile, _: Circumstances) -> Ruling:
    """A reason is owed."""
    return unless_refused(
        (
            unless(file.eligibility.terror_flagged, "MAPPA-CT-DISCRETION", "No concern waits for an answer."),
            unless(said(command.because), "MAPPA-CT-DISCRETION", "Say why the offender is not identified.", "because"),
        ),
        TerrorConcernAnswered(because=command.because),
    )


def identify_terror_risk(command: IdentifyTerrorRisk, file: MappaFile, now: Circumstances) -> Ruling:
    """Any outcome will do, and a belief that somebody can read."""
    standing = any(each.quashed_on is None for each in file.eligibility.facts.outcomes.values())
    running = any(each.until is None for each in file.eligibility.facts.terror.values())
    words = "Record a conviction, caution, warning or finding first: any offence will do."
    event = TerrorRiskIdentified(since=today(now), belief=command.belief)
    return unless_refused(
        (
            unless(file.eligibility.facts.died_on is None, "MAPPA-CAT4-DISCRETIONARY", "The offender has died."),
            unless(standing, "MAPPA-CAT4-DISCRETIONARY", words),
            unless(said(command.belief), "MAPPA-CAT4-DISCRETIONARY", "Say what the belief rests on.", "belief"),
            unless(not running, "MAPPA-CAT-ONE-ONLY", "The offender is identified already."),
        ),
        *category_follows(file, now, {TerrorRiskIdentified: terror_risk_identified}, event),
    )


def make_prevent_referral(_: MakePreventReferral, file: MappaFile, __: Circumstances) -> Ruling:
    """Not for somebody who is managed as a terrorist offender."""
    other = file.eligibility.category != 4  # noqa: PLR2004 -- the category's own number
    words = "A Category 4 offender is managed by MAPPA, not referred to Prevent."
    return unless_refused((unless(other, "MAPPA-CT-PREVENT", words),), PreventReferralMade())


def terror_concern_flagged(file: MappaFile, _: TerrorConcernFlagged) -> MappaFile:
    """It waits for CTP or the NSD."""
    return eligibility(file, terror_flagged=True)


def terror_concern_answered(file: MappaFile, _: TerrorConcernAnswered) -> MappaFile:
    """Answered."""
    return eligibility(file, terror_flagged=False)


def terror_risk_identified(file: MappaFile, event: TerrorRiskIdentified) -> MappaFile:
    """A fact beside the others: what lies beneath is kept (MAPPA-CAT4-DISCRETIONARY-PRECEDENCE)."""
    facts = file.eligibility.facts
    terror = {**facts.terror, f"terror-{len(facts.terror) + 1}": TerrorRisk(since=event.since)}
    return eligibility(file, facts=facts.model_copy(update={"terror": terror}), terror_flagged=False)
