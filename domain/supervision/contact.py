"""Contact with the person: only a visit of the supervisor at which the person was seen moves the visit clock (001 8.0).

A visit that is entered after a later one stands in the record and moves nothing; so does a call, a visit of the line
manager, and a visit at which the person was not there.
"""

from datetime import date, datetime
from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.chart import Row, simply
from domain.kernel.circumstances import Circumstances
from domain.kernel.clocks import Clock, Recurs
from domain.kernel.duty_events import DutyArose, DutyExtended, DutyRetimed
from domain.kernel.happened import Happened
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import said, unless, unless_refused
from domain.supervision.acting import supervises
from domain.supervision.area import HomeSocialWorkerNamed
from domain.supervision.discharge import DischargeEffective
from domain.supervision.ending import AbsoluteDischargeGranted, PersonDied
from domain.supervision.file import Rise, SupervisionFile, changed
from domain.supervision.law.contact import CONTACT_RULES
from domain.supervision.recall import RecallOrdered
from domain.supervision.roles import LINE_MANAGER, MANAGERS, SOCIAL_SUPERVISOR
from domain.supervision.rows import SupervisionRegion
from domain.supervision.stages import BEFORE_DISCHARGE, WITH_SUPERVISOR
from domain.supervision.visiting import (
    SetVisitInterval,
    VisitIntervalSet,
    interval_advice,
    interval_set,
    set_interval,
    visit_by,
)

__all__ = [
    "CONTACT", "ContactRecorded", "LiaisonRecorded", "PersonSeen", "RecordContact", "RecordLiaison", "seen_rises",
]  # fmt: skip

_IN_PERSON = frozenset({"visit", "joint_visit"})


class Contact(Message):
    """A contact or an attempt at one: how, whether the person was seen, who else was and was not."""

    kind: Literal["visit", "joint_visit", "video", "telephone", "other"]
    seen: bool = Field(description="Whether the person was seen, by whichever of these ways")
    others_seen: tuple[str, ...] = Field(default=(), description="Who else was seen, by role: family, key_worker")
    not_seen: tuple[str, ...] = Field(default=(), description="Who should have been and was not, by role")
    mental_health: str = Field(default="", max_length=20_000)
    risen: tuple[Rise, ...] = Field(default=(), description="What has risen or deteriorated; empty: nothing")
    steps: str = Field(default="", max_length=20_000, description="What is done about it")


class RecordContact(Contact, Advised):
    """Record a contact with the person, or that the person was not seen."""

    type: Literal["RecordContact"] = "RecordContact"


class PersonSeen(Contact, Event):
    """The supervisor visited and saw the person: the next visit counts from here.

    ``next_by``: by when it is owed, where the case's own interval is the shortest.
    """

    type: Literal["PersonSeen"] = "PersonSeen"
    on: date = Field(description="The local day of the visit")
    next_by: date | None = None


class ContactRecorded(Contact, Event):
    """A contact that does not count as the supervisor's visit."""

    type: Literal["ContactRecorded"] = "ContactRecorded"


class Liaison(Message):
    """With whom the supervisor worked or spoke about the person."""

    with_whom: Literal[
        "clinical_supervisor", "family", "placement", "home_social_worker", "other_discipline", "victims",
        "casework_section", "hospital",
    ]  # fmt: skip
    words: str = Field(min_length=3, max_length=20_000)
    considered: str = Field(default="", max_length=4000, description="How the position of victims or family was heeded")
    refused: bool = Field(default=False, description="The person refuses contact with family")
    raised: bool = Field(default=False, description="The refusal was raised in line management supervision")


class RecordLiaison(Liaison, Advised):
    """Record work or talk with others about the person, or that the person refuses it."""

    type: Literal["RecordLiaison"] = "RecordLiaison"


class LiaisonRecorded(Liaison, Event):
    """The supervisor worked or spoke with others about the person."""

    type: Literal["LiaisonRecorded"] = "LiaisonRecorded"


def record_contact(command: RecordContact, file: SupervisionFile, now: Circumstances) -> Ruling:
    """What was found is written down; what has risen brings steps."""
    found = "Record how the person's mental health was found to be."
    steps = "Danger or mental health has changed for the worse: decide on the steps and record them."
    next_by = visit_by(file.visits.every, now.today, now)
    event = (
        PersonSeen(**command.body(), on=now.today, next_by=next_by) if _counts(command, file, now)
        else ContactRecorded.model_validate(command.body())
    )  # fmt: skip
    return unless_refused(
        (
            unless(said(command.mental_health) or not command.seen, "SUP-MONITOR-MH-RISK", found, "mental_health"),
            unless(said(command.steps) or not command.risen, "SUP-MONITOR-MH-RISK", steps, "steps"),
        ),
        event,
    )


def _counts(command: Contact, file: SupervisionFile, now: Circumstances) -> bool:
    """Whether it is the supervisor's visit, at which the person was seen, and none is recorded of a later time."""
    last = file.visits.last_seen
    later = last is None or now.effective_at > last
    return command.seen and command.kind in _IN_PERSON and supervises(file, now) and later


def contact_advice(command: RecordContact, _: SupervisionFile, __: Circumstances) -> tuple[Objection | None, ...]:
    """Who was seen and who was not; a visit that found nobody says whom it was to."""
    words = "Nobody was seen: record whom the visit was to."
    met = command.seen or command.others_seen or command.not_seen
    return (unless(met, "SUP-SEEN-NOT-SEEN", words, "not_seen"),)


def record_liaison(command: RecordLiaison, _: SupervisionFile, __: Circumstances) -> Ruling:
    """Never refused."""
    return (LiaisonRecorded.model_validate(command.body()),)


def liaison_advice(command: RecordLiaison, _: SupervisionFile, __: Circumstances) -> tuple[Objection | None, ...]:
    """Victims and family are heeded; a refusal is talked about."""
    close = command.with_whom in {"family", "victims"}
    heed = "Record how the position of the victims or of the family was taken into account."
    raised = "The person refuses contact with family: raise it in line management supervision."
    return (
        unless(not close or command.refused or said(command.considered), "SUP-S1-FAMILIES", heed, "considered"),
        unless(not command.refused or command.raised, "SUP-CONSENT-FAMILY", raised, "raised"),
    )


def seen_rises(file: SupervisionFile, event: PersonSeen | ContactRecorded) -> SupervisionFile:
    """What has risen stands on record: a request for recall may rest on it."""
    return changed(file, risk=file.risk.model_copy(update={"grounds": file.risk.grounds | set(event.risen)}))


def person_seen(file: SupervisionFile, event: PersonSeen, happened: Happened) -> SupervisionFile:
    """Seen; before the discharge the visit counts among those that prepare it."""
    before = file.stage in BEFORE_DISCHARGE
    discharge = file.discharge.model_copy(update={"visits": file.discharge.visits + before})
    visits = file.visits.model_copy(update={"last_seen": happened.effective_at, "counted_from": event.on})
    return seen_rises(changed(file, discharge=discharge, visits=visits), event)


def counted_from_discharge(file: SupervisionFile, event: DischargeEffective) -> SupervisionFile:
    """The first visit counts from the discharge."""
    return changed(file, visits=file.visits.model_copy(update={"counted_from": event.on}))


def visit_due(file: SupervisionFile, event: DutyArose | DutyExtended | DutyRetimed) -> SupervisionFile:
    """By when the next visit is owed: 23:59:59 in England is the same day in UTC, summer and winter."""
    if event.rule != "SUP-VISIT-MONTHLY":
        return file
    return changed(file, visits=file.visits.model_copy(update={"due_on": event.dates.due.date()}))


def liaison_recorded(file: SupervisionFile, event: LiaisonRecorded, happened: Happened) -> SupervisionFile:
    """With whom there was contact, and when last."""
    liaison: dict[str, datetime] = {**file.visits.liaison, event.with_whom: happened.effective_at}
    return changed(file, visits=file.visits.model_copy(update={"liaison": liaison}))


def _next_by(event: DischargeEffective | PersonSeen | VisitIntervalSet) -> date | None:
    return event.next_by


def _sharing(event: Event) -> str | None:
    other = isinstance(event, LiaisonRecorded) and event.with_whom != "home_social_worker"
    return "" if other else None


def _sources(event: Event) -> str | None:
    other = isinstance(event, LiaisonRecorded) and event.with_whom not in {"family", "placement"}
    return "" if other else None


_ENDS = (RecallOrdered, AbsoluteDischargeGranted, PersonDied)
_CLOCKS = (
    Clock(
        "SUP-VISIT-MONTHLY", "SocialSupervisor", starts_on=(DischargeEffective,), met_by=(PersonSeen,),
        lapses_on=_ENDS, recurs=Recurs.FROM_DONE, agreed=_next_by, agreed_on=(VisitIntervalSet,),
    ),
    Clock(
        "SUP-INFO-SOURCES", "SocialSupervisor", starts_on=(DischargeEffective,), met_by=(LiaisonRecorded,),
        lapses_on=_ENDS, recurs=Recurs.FROM_DONE, subject=_sources,
    ),
    Clock(
        "SUP-OOA-SHARE", "SocialSupervisor", starts_on=(HomeSocialWorkerNamed,), met_by=(LiaisonRecorded,),
        lapses_on=_ENDS, recurs=Recurs.FROM_DONE, subject=_sharing,
    ),
)  # fmt: skip

CONTACT = SupervisionRegion(
    name="contact",
    rows=(
        Row("VISIT", RecordContact, WITH_SUPERVISOR, SOCIAL_SUPERVISOR | LINE_MANAGER, record_contact,
            "SUP-LM-MEETS-PATIENT"),
        Row("VISIT", SetVisitInterval, WITH_SUPERVISOR, SOCIAL_SUPERVISOR | MANAGERS, set_interval),
        Row("VISIT", RecordLiaison, WITH_SUPERVISOR, SOCIAL_SUPERVISOR | MANAGERS, record_liaison),
    ),
    folds={
        PersonSeen: person_seen,
        ContactRecorded: simply(seen_rises),
        LiaisonRecorded: liaison_recorded,
        VisitIntervalSet: simply(interval_set),
    },
    hears={
        DischargeEffective: simply(counted_from_discharge),
        DutyArose: simply(visit_due),
        DutyExtended: simply(visit_due),
        DutyRetimed: simply(visit_due),
    },
    clocks=_CLOCKS,
    rules=CONTACT_RULES,
    advice={
        RecordContact.tag(): (contact_advice,),
        RecordLiaison.tag(): (liaison_advice,),
        SetVisitInterval.tag(): (interval_advice,),
    },
)  # fmt: skip
