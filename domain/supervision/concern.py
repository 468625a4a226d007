"""Concerns: raised swiftly, escalated, acted on; assessments under the Act; incidents (001 2.7, 3.3, 5.5, 6.2, 8.0)."""

from datetime import date
from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.chart import Row, simply
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import unless, unless_refused
from domain.supervision.acting import by_supervisor
from domain.supervision.community import standing
from domain.supervision.file import Rise, SupervisionFile, changed
from domain.supervision.roles import CARE_STAFF, MANAGERS, SOCIAL_SUPERVISOR
from domain.supervision.rows import SupervisionRegion
from domain.supervision.stages import ESCALATED, IN_COMMUNITY, OPEN, WITH_SUPERVISOR

__all__ = ["CONCERN", "ConcernRaised", "IncidentRecorded", "MhaAssessmentConcluded", "RaiseConcern"]

_KEY = Field(pattern=r"^[a-z0-9][a-z0-9-]{0,39}$", description="A name within the case, e.g. a1")


class Concern(Message):
    """What has risen or deteriorated, and how that shows."""

    risen: tuple[Rise, ...] = Field(min_length=1)
    words: str = Field(min_length=3, max_length=20_000)
    line_manager_told: bool = False


class RaiseConcern(Concern, Advised):
    """Raise a concern: mental health has deteriorated, or danger has risen."""

    type: Literal["RaiseConcern"] = "RaiseConcern"


class ConcernRaised(Concern, Event):
    """A concern was raised; it is escalated until it is settled or the person is recalled."""

    type: Literal["ConcernRaised"] = "ConcernRaised"


class SettleConcern(Advised):
    """Say that the concern is settled, and how."""

    type: Literal["SettleConcern"] = "SettleConcern"
    words: str = Field(min_length=3, max_length=20_000)


class ConcernSettled(Event):
    """The concern is settled: what had risen has fallen, or steps meet it."""

    type: Literal["ConcernSettled"] = "ConcernSettled"
    words: str


class Escalation(Message):
    """What is asked of senior managers, and of which side."""

    to: Literal["nhs", "council", "both"]
    what: Literal["recall_bed", "health_information", "distance", "accommodation", "legal_advice", "other"]
    words: str = Field(min_length=3, max_length=20_000)


class EscalateToSeniors(Escalation, Advised):
    """Take a concern to senior managers, a bed for a recall for one."""

    type: Literal["EscalateToSeniors"] = "EscalateToSeniors"


class EscalatedToSeniors(Escalation, Event):
    """Senior managers were asked."""

    type: Literal["EscalatedToSeniors"] = "EscalatedToSeniors"


class RecordSeniorResponse(Advised):
    """Log what senior managers answered."""

    type: Literal["RecordSeniorResponse"] = "RecordSeniorResponse"
    words: str = Field(min_length=3, max_length=20_000)


class SeniorResponseRecorded(Event):
    """Senior managers answered."""

    type: Literal["SeniorResponseRecorded"] = "SeniorResponseRecorded"
    words: str


class Assessment(Message):
    """A referral for an assessment under the Mental Health Act: to whom, why. The time is the command's own."""

    assessment: str = _KEY
    recipient: str = Field(min_length=2, max_length=400)
    words: str = Field(min_length=3, max_length=20_000)


class RequestMhaAssessment(Assessment, Advised):
    """Ask for an assessment under the Mental Health Act."""

    type: Literal["RequestMhaAssessment"] = "RequestMhaAssessment"


class MhaAssessmentRequested(Assessment, Event):
    """An assessment under the Mental Health Act was asked for."""

    type: Literal["MhaAssessmentRequested"] = "MhaAssessmentRequested"


class Conclusion(Message):
    """What came of an assessment."""

    assessment: str = _KEY
    outcome: Literal["detained", "informal_admission", "not_detained", "not_carried_out"]
    words: str = Field(min_length=3, max_length=20_000)


class ConcludeMhaAssessment(Conclusion, Advised):
    """Log what came of an assessment under the Mental Health Act."""

    type: Literal["ConcludeMhaAssessment"] = "ConcludeMhaAssessment"


class MhaAssessmentConcluded(Conclusion, Event):
    """The assessment is over."""

    type: Literal["MhaAssessmentConcluded"] = "MhaAssessmentConcluded"


class Incident(Message):
    """A critical incident, or a legal intervention other than a recall."""

    kind: Literal["mha_detention", "other_legal_intervention", "other_critical_incident"]
    on: date
    outcome: str = Field(min_length=3, max_length=20_000)


class RecordIncident(Incident, Advised):
    """Record a critical incident or another legal intervention."""

    type: Literal["RecordIncident"] = "RecordIncident"


class IncidentRecorded(Incident, Event):
    """A critical incident, or another legal intervention, happened on this day."""

    type: Literal["IncidentRecorded"] = "IncidentRecorded"


def raise_concern(command: RaiseConcern, file: SupervisionFile, now: Circumstances) -> Ruling:
    """By the person's own supervisor."""
    return unless_refused(
        (by_supervisor(file, now, "SUP-RAISE-CONCERNS"),), ConcernRaised.model_validate(command.body())
    )  # fmt: skip


def concern_advice(command: RaiseConcern, _: SupervisionFile, __: Circumstances) -> tuple[Objection | None, ...]:
    """The line manager hears of it at once."""
    words = "Tell the line manager of the concern at once."
    return (unless(command.line_manager_told, "SUP-CONCERNS-SWIFT", words, "line_manager_told"),)


def settle_concern(command: SettleConcern, _: SupervisionFile, __: Circumstances) -> Ruling:
    """Never refused where a concern is open."""
    return (ConcernSettled(words=command.words),)


def escalate(command: EscalateToSeniors, _: SupervisionFile, __: Circumstances) -> Ruling:
    """Never refused."""
    return (EscalatedToSeniors.model_validate(command.body()),)


def respond(command: RecordSeniorResponse, file: SupervisionFile, _: Circumstances) -> Ruling:
    """Where something was asked."""
    words = "Senior managers have not been asked for anything that waits for their answer."
    return unless_refused(
        (unless(file.risk.seniors_asked, "SUP-ESCALATE-SENIOR", words),), SeniorResponseRecorded(words=command.words)
    )  # fmt: skip


def request_assessment(command: RequestMhaAssessment, file: SupervisionFile, _: Circumstances) -> Ruling:
    """Each has a name of its own."""
    words = "This name stands for another assessment: give a new one."
    return unless_refused(
        (unless(command.assessment not in file.risk.assessments, "SUP-MHA-ASSESS-REQUEST", words, "assessment"),),
        MhaAssessmentRequested.model_validate(command.body()),
    )


def conclude_assessment(command: ConcludeMhaAssessment, file: SupervisionFile, now: Circumstances) -> Ruling:
    """Of one that was asked for; a detention is a legal intervention, and counts as one."""
    words = "No assessment of this name waits for its outcome."
    asked = file.risk.assessments.get(command.assessment) == "asked"
    events: tuple[Event, ...] = (MhaAssessmentConcluded.model_validate(command.body()),)
    if command.outcome == "detained":
        events += (IncidentRecorded(kind="mha_detention", on=now.today, outcome=command.words),)
    return unless_refused((unless(asked, "SUP-MHA-ASSESS-REQUEST", words, "assessment"),), *events)


def record_incident(command: RecordIncident, _: SupervisionFile, now: Circumstances) -> Ruling:
    """On a day that has come."""
    words = "It cannot have happened on a day that has not come yet."
    return unless_refused(
        (unless(command.on <= now.today, "SUP-INCIDENT-RECORD", words, "on"),),
        IncidentRecorded.model_validate(command.body()),
    )


def concern_raised(file: SupervisionFile, event: ConcernRaised) -> SupervisionFile:
    """Escalated; what has risen stands on record."""
    return standing(file, concern=True, grounds=file.risk.grounds | set(event.risen))


def concern_settled(file: SupervisionFile, _: ConcernSettled) -> SupervisionFile:
    """Nothing that has risen is a ground any more."""
    return standing(file, concern=False, grounds=frozenset())


def _assessment(file: SupervisionFile, name: str, state: Literal["asked", "over"]) -> SupervisionFile:
    return changed(file, risk=file.risk.model_copy(update={"assessments": {**file.risk.assessments, name: state}}))


def _asked(file: SupervisionFile, *, waiting: bool) -> SupervisionFile:
    return changed(file, risk=file.risk.model_copy(update={"seniors_asked": waiting}))


CONCERN = SupervisionRegion(
    name="concern",
    rows=(
        Row("SUPERVISED", RaiseConcern, IN_COMMUNITY, SOCIAL_SUPERVISOR, raise_concern, "SUP-RAISE-CONCERNS"),
        Row("ESCALATED", SettleConcern, frozenset({ESCALATED}), SOCIAL_SUPERVISOR | MANAGERS, settle_concern),
        Row("ESCALATED", EscalateToSeniors, WITH_SUPERVISOR, MANAGERS, escalate, "SUP-ESCALATE-SENIOR"),
        Row("ESCALATED", RecordSeniorResponse, WITH_SUPERVISOR, MANAGERS, respond),
        Row("ESCALATED", RequestMhaAssessment, IN_COMMUNITY, CARE_STAFF, request_assessment),
        Row("ESCALATED", ConcludeMhaAssessment, WITH_SUPERVISOR, CARE_STAFF, conclude_assessment),
        Row("SUPERVISED", RecordIncident, OPEN, CARE_STAFF, record_incident),
    ),
    folds={
        ConcernRaised: simply(concern_raised),
        ConcernSettled: simply(concern_settled),
        EscalatedToSeniors: simply(lambda file, _: _asked(file, waiting=True)),
        SeniorResponseRecorded: simply(lambda file, _: _asked(file, waiting=False)),
        MhaAssessmentRequested: simply(lambda file, event: _assessment(file, event.assessment, "asked")),
        MhaAssessmentConcluded: simply(lambda file, event: _assessment(file, event.assessment, "over")),
        IncidentRecorded: simply(lambda file, _: file),
    },
    advice={RaiseConcern.tag(): (concern_advice,)},
)
