"""Triage of a referrer's wish to stay anonymous (004 para 4.1.5)."""

from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.safeguarding.file import SafeguardingFile, changed
from domain.safeguarding.guards import said, unless
from domain.safeguarding.parties import key_decision

__all__ = ["AnonymityDecided", "DecideAnonymity", "PUBLIC", "anonymity_advice", "anonymity_decided",
           "decide_anonymity"]  # fmt: skip

PUBLIC = frozenset({"public", "adult", "other"})
"""Sources that are neither a partner nor a professional."""

_ENDANGERS = {"endangers_referrer", "endangers_others"}


class Anonymity(Message):
    """What was decided on the referrer's wish; best effort only, whatever was agreed (META-ANON-LIMIT)."""

    agreed: bool
    ground: Literal[
        "none", "endangers_referrer", "endangers_others", "relationship_that_supports_adult",
        "therapeutic_relationship", "other",
    ] = "none"  # fmt: skip
    why: str = Field(default="", max_length=4000, description="The referrer's reasons, as clarified")
    effect_explained: bool = Field(default=False, description="How it may weaken the help for the adult")
    limits_explained: bool = Field(default=False, description="That it cannot be guaranteed")
    plan: str = Field(default="", max_length=4000, description="How to go on without identifying the referrer")


class DecideAnonymity(Anonymity, Advised):
    """Before the decision: agree to anonymity or not."""

    type: Literal["DecideAnonymity"] = "DecideAnonymity"


class AnonymityDecided(Anonymity, Event):
    """The DSO agreed to the referrer's anonymity, or did not."""

    type: Literal["AnonymityDecided"] = "AnonymityDecided"


def decide_anonymity(command: DecideAnonymity, file: SafeguardingFile, now: Circumstances) -> Ruling:
    """A professional stays anonymous only where naming them endangers somebody; the public, after a talk."""
    of_kind = _public(command) if file.source in PUBLIC else _professional(command)
    planned = not command.agreed or said(command.plan)
    plan = "Plan how the enquiry goes on without identifying the referrer."
    return key_decision(
        file,
        now,
        (*of_kind, unless(planned, "S42-ANON-PUBLIC-OK", plan, "plan")),
        AnonymityDecided.model_validate(command.body()),
    )


def anonymity_decided(file: SafeguardingFile, event: AnonymityDecided) -> SafeguardingFile:
    """Anonymous from now on, or not."""
    casework = file.casework.model_copy(update={"anonymity_decided": True})
    return changed(file, anonymous=event.agreed, casework=casework)


def anonymity_advice(command: DecideAnonymity, _: SafeguardingFile, __: Circumstances) -> tuple[Objection | None, ...]:
    """The talk with the referrer (the source: it should be had); nobody is promised what cannot be kept."""
    explain = "Explain to the referrer how anonymity may weaken the help for the adult."
    words = "Explain that anonymity is best effort: what is strictly necessary may have to be shared."
    return (
        unless(command.limits_explained or not command.agreed, "META-ANON-LIMIT", words, "limits_explained"),
        unless(command.effect_explained, "S42-ANON-PUBLIC", explain, "effect_explained"),
    )


def _professional(command: DecideAnonymity) -> tuple[Objection | None, ...]:
    if not command.agreed:
        return ()
    if command.ground == "therapeutic_relationship":
        words = "Harm to a therapeutic relationship is no reason: agencies are clear on the limits of confidentiality."
        return (unless(None, "S42-ANON-PROF-REASON", words, "ground"),)
    words = "A partner or professional stays anonymous only where naming them would endanger somebody."
    return (unless(command.ground in _ENDANGERS, "S42-ANON-PROF", words, "ground"),)


def _public(command: DecideAnonymity) -> tuple[Objection | None, ...]:
    good = not command.agreed or command.ground in {*_ENDANGERS, "relationship_that_supports_adult"}
    ground = "Anonymity is agreed where there is a risk of harm, or of losing a relationship that supports the adult."
    return (
        unless(good, "S42-ANON-PUBLIC-OK", ground, "ground"),
        unless(not command.agreed or said(command.why), "S42-ANON-PUBLIC-OK", "Record the referrer's reasons.", "why"),
    )
