"""An appeal or a judicial review: permission, the hearing, and what the court decided (15.7, 15.11, 16.7)."""

from collections.abc import Iterator
from datetime import date
from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection, Refusal
from domain.kernel.saying import said, unless, unless_refused
from domain.mappa.eligibility.recording import QuashOutcome, quash_outcome
from domain.mappa.file import MappaFile
from domain.mappa.place.common import today
from domain.mappa.place.custody import release_day
from domain.mappa.place.reading import in_custody

__all__ = [
    "Appeal", "AppealDecided", "AppealDecision", "AppealPermitted", "RecordAppeal", "RecordAppealDecision",
    "appeal_decided", "appeal_permitted", "record_appeal", "record_appeal_decision",
]  # fmt: skip

_RULE = "MAPPA-CUS-APPEAL-NOTICE"


class Appeal(Message):
    """Permission for an appeal or a judicial review."""

    kind: Literal["appeal", "judicial_review"] = "appeal"
    hearing_on: date | None = None
    contingency: str = Field(default="", max_length=4000, description="The plan if the hearing leads to release")


class RecordAppeal(Appeal, Advised):
    """Permission was granted."""

    type: Literal["RecordAppeal"] = "RecordAppeal"


class AppealPermitted(Appeal, Event):
    """A hearing may lead to a release without notice."""

    type: Literal["AppealPermitted"] = "AppealPermitted"
    regime: Literal["prison", "youth_custody", "mctc"] = "prison"


class AppealDecision(Message):
    """What the court decided."""

    decision: Literal["dismissed", "sentence_varied", "quashed", "release_ordered"]
    on: date = Field(description="The day of the court's decision")
    outcome: str = Field(default="", max_length=40, description="Reference of the outcome that was quashed")
    release_on: date | None = Field(default=None, description="The day of release that follows, if one is fixed")


class RecordAppealDecision(AppealDecision, Advised):
    """The court decided an appeal or a judicial review."""

    type: Literal["RecordAppealDecision"] = "RecordAppealDecision"


class AppealDecided(AppealDecision, Event):
    """The court decided; a quashed outcome and a day of release stand in the events right behind it."""

    type: Literal["AppealDecided"] = "AppealDecided"


def record_appeal(command: RecordAppeal, file: MappaFile, now: Circumstances) -> Ruling:
    """Of somebody in custody. Who records it plans for what the hearing may bring; a court's own notice has no plan."""
    planned = said(command.contingency) or now.by.has_role("Service")
    return unless_refused(
        (
            unless(in_custody(file), _RULE, "Nobody is in custody here."),
            unless(planned, _RULE, "Make a contingency plan for a release.", "contingency"),
        ),
        AppealPermitted.model_validate({**command.body(), "regime": file.place.regime}),
    )


def record_appeal_decision(command: RecordAppealDecision, file: MappaFile, now: Circumstances) -> Ruling:
    """What was quashed carries no eligibility any more, and the clocks follow the day of release."""
    quashed = _quashed(command, file, now)
    refused = quashed.objections if isinstance(quashed, Refusal) else ()
    return unless_refused(
        (*_objections(command, file, now), *refused),
        AppealDecided.model_validate(command.body()),
        *(() if isinstance(quashed, Refusal) else quashed),
        *release_day(file, today(now), command.release_on, "appeal"),
    )


def appeal_permitted(file: MappaFile, _: AppealPermitted) -> MappaFile:
    """For the chronology; what it obliges to stands with the obligations."""
    return file


def appeal_decided(file: MappaFile, _: AppealDecided) -> MappaFile:
    """For the chronology: what it changes is said by the events behind it."""
    return file


def _quashed(command: RecordAppealDecision, file: MappaFile, now: Circumstances) -> Ruling:
    if command.decision != "quashed":
        return ()
    return quash_outcome(QuashOutcome.model_construct(outcome=command.outcome, on=command.on), file, now)


def _objections(command: RecordAppealDecision, file: MappaFile, now: Circumstances) -> Iterator[Objection | None]:
    quashed, day = command.decision == "quashed", command.release_on
    # Quashing asks about the day itself.
    yield unless(quashed or command.on <= today(now), "CASE-TIME-FUTURE", "This day lies ahead.", "on")
    words = "Only an outcome that was quashed is named."
    yield unless(quashed or not command.outcome, _RULE, words, "outcome")
    words = "An appeal that was dismissed changes no day of release."
    yield unless(day is None or command.decision != "dismissed", _RULE, words, "release_on")
    words = "Nobody is in custody here: a day of release is that of a prisoner."
    yield unless(day is None or in_custody(file), "MAPPA-CUS-RELEASE-CHANGES", words, "release_on")
