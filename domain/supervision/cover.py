"""Nobody stays without a supervisor: a colleague covers, and where none does it is said at once (001 3.2, 5.2, 8.0).

The register's own handover (leave, leaving) works beside this: what is recorded here is what the line manager arranged
for this person.
"""

from datetime import date
from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.chart import Row, simply
from domain.kernel.circumstances import Circumstances
from domain.kernel.clocks import Clock
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import unless, unless_refused
from domain.supervision.allocation import ClinicalSupervisorNamed, SupervisorChanged, may_supervise
from domain.supervision.area import HandoverAccepted
from domain.supervision.ending import AbsoluteDischargeGranted, PersonDied
from domain.supervision.file import WORKER, SupervisionFile, changed
from domain.supervision.law.cover import COVER_RULES
from domain.supervision.recall import RecallOrdered
from domain.supervision.roles import MANAGERS, TOLD
from domain.supervision.rows import SupervisionRegion
from domain.supervision.stages import IN_COMMUNITY, WITH_SUPERVISOR

__all__ = ["COVER", "CoverNamed", "FailureAlerted", "NameCover", "SupervisorBack", "SupervisorUnavailable"]

Which = Literal["social", "clinical"]


class Unavailability(Message):
    """Which supervisor is away, why, until when."""

    which: Which = "social"
    because: Literal["leave", "sickness", "left", "other"]
    until: date | None = None


class RecordUnavailability(Unavailability, Advised):
    """Record that a supervisor is not available, and who covers."""

    type: Literal["RecordUnavailability"] = "RecordUnavailability"
    cover: str | None = Field(
        default=None, pattern=WORKER, description="The colleague who covers; none: it is a failure"
    )


class SupervisorUnavailable(Unavailability, Event):
    """A supervisor is not available; clocks run on."""

    type: Literal["SupervisorUnavailable"] = "SupervisorUnavailable"


class FailureAlerted(Event):
    """Nobody supervises: our own alert, before the casework section writes to the chief executives."""

    type: Literal["FailureAlerted"] = "FailureAlerted"
    which: Which


class NameCover(Advised):
    """Name the colleague who covers the social supervisor."""

    type: Literal["NameCover"] = "NameCover"
    worker: str = Field(pattern=WORKER)


class CoverNamed(Event):
    """A colleague covers the social supervisor."""

    type: Literal["CoverNamed"] = "CoverNamed"
    worker: str


class RecordReturn(Advised):
    """Record that the social supervisor is back."""

    type: Literal["RecordReturn"] = "RecordReturn"


class SupervisorBack(Event):
    """The social supervisor is back; nobody covers any more."""

    type: Literal["SupervisorBack"] = "SupervisorBack"


class Failure(Message):
    """The casework section's letter to the chief executives, or the answer to it."""

    part: Literal["received", "answered"]
    words: str = Field(min_length=3, max_length=20_000)


class RecordFailureEscalation(Failure, Advised):
    """Record that the casework section escalated a failure, or what was answered."""

    type: Literal["RecordFailureEscalation"] = "RecordFailureEscalation"


class FailureEscalationRecorded(Failure, Event):
    """The casework section escalated a failure to supply a supervisor, or was answered."""

    type: Literal["FailureEscalationRecorded"] = "FailureEscalationRecorded"


def record_unavailability(command: RecordUnavailability, file: SupervisionFile, now: Circumstances) -> Ruling:
    """With a colleague who may supervise; without one the failure is said at once."""
    named = {"social": file.supervisors.social, "clinical": file.supervisors.clinical}[command.which]
    nobody = "No supervisor of this kind is named."
    away = Unavailability(which=command.which, because=command.because, until=command.until)
    events: list[Event] = [SupervisorUnavailable(**away.model_dump())]
    if command.which == "clinical" or command.cover is None:
        events.append(FailureAlerted(which=command.which))
    else:
        events.append(CoverNamed(worker=command.cover))
    return unless_refused(
        (
            unless(named, "SUP-COVER-ABSENCE", nobody, "which"),
            *(_may_cover(command.cover, file, now, "cover") if command.cover else ()),
        ),
        *events,
    )


def _may_cover(
    worker: str, file: SupervisionFile, now: Circumstances, field: str
) -> tuple[Objection | None, ...]:  # fmt: skip
    facts = now.worker(worker)
    other = "The colleague who covers is somebody else."
    away = "The colleague is away or has left."
    return (
        unless(worker != file.supervisors.social, "SUP-COVER-ABSENCE", other, field),
        unless(facts is None or facts.available(now.today), "SUP-COVER-ABSENCE", away, field),
        *(each and each.model_copy(update={"field": field}) for each in may_supervise(facts, file, now.today)),
    )


def name_cover(command: NameCover, file: SupervisionFile, now: Circumstances) -> Ruling:
    """A colleague who may supervise."""
    return unless_refused(_may_cover(command.worker, file, now, "worker"), CoverNamed(worker=command.worker))


def record_return(_: RecordReturn, file: SupervisionFile, __: Circumstances) -> Ruling:
    """Where somebody was away."""
    words = "The social supervisor is not known to be away."
    away = file.supervisors.cover is not None or "social" in file.supervisors.failing
    return unless_refused((unless(away, "SUP-COVER-ABSENCE", words, "supervisors"),), SupervisorBack())


def record_failure(command: RecordFailureEscalation, file: SupervisionFile, _: Circumstances) -> Ruling:
    """A letter first, then its answer."""
    words = "No letter of the casework section waits for an answer."
    waits = command.part == "received" or file.supervisors.escalated
    return unless_refused(
        (unless(waits, "SUP-FAILURE-ESCALATION", words, "part"),),
        FailureEscalationRecorded.model_validate(command.body()),
    )


def _supervisors(file: SupervisionFile, **facts: object) -> SupervisionFile:
    return changed(file, supervisors=file.supervisors.model_copy(update=facts))


def _failing(file: SupervisionFile, event: FailureAlerted) -> SupervisionFile:
    clinical = {"clinical": None} if event.which == "clinical" else {"cover": None}
    return _supervisors(file, failing=file.supervisors.failing | {event.which}, **clinical)


def _covered(file: SupervisionFile, event: CoverNamed) -> SupervisionFile:
    return _supervisors(file, cover=event.worker, failing=file.supervisors.failing - {"social"})


def _back(file: SupervisionFile, _: Event) -> SupervisionFile:
    return _supervisors(file, cover=None, failing=file.supervisors.failing - {"social"})


def _clinical(file: SupervisionFile, _: ClinicalSupervisorNamed) -> SupervisionFile:
    return _supervisors(file, failing=file.supervisors.failing - {"clinical"})


def _which(event: Event) -> str | None:
    if isinstance(event, FailureAlerted):
        return event.which
    if isinstance(event, ClinicalSupervisorNamed):
        return "clinical"
    return None if isinstance(event, RecallOrdered | AbsoluteDischargeGranted | PersonDied) else "social"


COVER = SupervisionRegion(
    name="cover",
    rows=(
        Row("COVERED", RecordUnavailability, IN_COMMUNITY, MANAGERS, record_unavailability, "SUP-COVER-ABSENCE"),
        Row("COVERED", NameCover, IN_COMMUNITY, MANAGERS, name_cover, "SUP-COVER-ABSENCE"),
        Row("COVERED", RecordReturn, WITH_SUPERVISOR, MANAGERS, record_return),
        Row("COVERED", RecordFailureEscalation, IN_COMMUNITY, TOLD, record_failure),
    ),
    folds={
        SupervisorUnavailable: simply(lambda file, _: file),
        FailureAlerted: simply(_failing),
        CoverNamed: simply(_covered),
        SupervisorBack: simply(_back),
        FailureEscalationRecorded: simply(
            lambda file, event: _supervisors(file, escalated=event.part == "received")
        ),
    },
    hears={
        ClinicalSupervisorNamed: simply(_clinical),
        SupervisorChanged: simply(_back),
        HandoverAccepted: simply(_back),
        RecallOrdered: simply(lambda file, _: _supervisors(file, failing=frozenset())),
    },
    clocks=(
        Clock("SUP-ALLOC-DUTY", "LineManager", starts_on=(FailureAlerted,),
              met_by=(CoverNamed, SupervisorBack, SupervisorChanged, HandoverAccepted, ClinicalSupervisorNamed),
              lapses_on=(RecallOrdered, AbsoluteDischargeGranted, PersonDied), subject=_which),
    ),
    rules=COVER_RULES,
)  # fmt: skip
