"""What a worker may act as: qualifications, registration, standings, training, capabilities, skills.

A standing is an appointment to act as something: DSO, IO, SocialSupervisor, AMHP. It has a first day and, once it is
withdrawn, a last one; what the worker holds by it goes to their cover that day (``away.py``).
"""

from datetime import date
from typing import Literal

from pydantic import Field

from domain.kernel.advice import AdviceTable, Advised
from domain.kernel.chart import Row, simply
from domain.kernel.circumstances import Circumstances
from domain.kernel.clocks import Clock
from domain.kernel.codes import Coded
from domain.kernel.duty_events import DutyFellDue
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Command, Event
from domain.kernel.refusal import Objection
from domain.kernel.register import Period
from domain.kernel.saying import unless, unless_refused
from domain.workforce.post import not_own
from domain.workforce.record import IN_POST, WorkerFile, WorkerRegion, known
from domain.workforce.roles import REGISTRARS

__all__ = [
    "CODE", "QUALIFIED", "SOCIAL_SUPERVISOR", "SS_COURSE", "STANDING", "RegistrationLapsed", "StandingEnded",
    "StandingGranted", "StandingWithdrawn",
]  # fmt: skip

_HERE = frozenset({IN_POST})
SOCIAL_SUPERVISOR = "SocialSupervisor"
QUALIFIED = "social_work"
"""The qualification of those who are registered with the regulator."""
SS_COURSE = "social_supervisor"
"""The course on the role of the social supervisor under Part III of the Mental Health Act (000 para 10.5.3)."""
DISCHARGE_COURSE = "conditional_discharge"

Standing = Literal["DSO", "IO", "SocialSupervisor", "AMHP"]
CODE = r"^[a-z][a-z0-9_]{1,60}$"


class RecordQualification(Command):
    """A qualification that the worker holds, by code."""

    type: Literal["RecordQualification"] = "RecordQualification"
    qualification: str = Field(pattern=CODE)


class QualificationRecorded(Event):
    """The worker holds this qualification."""

    type: Literal["QualificationRecorded"] = "QualificationRecorded"
    qualification: Coded


class RecordRegistration(Command):
    """The worker is registered with Social Work England, or another regulator, up to this day."""

    type: Literal["RecordRegistration"] = "RecordRegistration"
    until: date
    regulator: str = Field(default="social_work_england", pattern=CODE)


class RegistrationRecorded(Event):
    """The registration runs up to this day."""

    type: Literal["RegistrationRecorded"] = "RegistrationRecorded"
    until: date
    regulator: Coded


class RegistrationLapsed(Event):
    """The last day of the registration passed: what is held as social supervisor goes to the cover."""

    type: Literal["RegistrationLapsed"] = "RegistrationLapsed"
    until: date


class GrantStanding(Advised):
    """The worker may act as this from a day on."""

    type: Literal["GrantStanding"] = "GrantStanding"
    standing: Standing
    since: date
    until: date | None = None


class StandingGranted(Event):
    """The worker may act as this from a day on."""

    type: Literal["StandingGranted"] = "StandingGranted"
    standing: Coded
    since: date
    until: date | None = None


class WithdrawStanding(Command):
    """The worker may not act as this any more, from today on."""

    type: Literal["WithdrawStanding"] = "WithdrawStanding"
    standing: Standing
    because: str = Field(min_length=3, max_length=400)


class StandingWithdrawn(Event):
    """The worker does not act as this any more; ``last`` was the last day."""

    type: Literal["StandingWithdrawn"] = "StandingWithdrawn"
    standing: Coded
    last: date
    because: str


class StandingEnded(Event):
    """The last day of a standing passed."""

    type: Literal["StandingEnded"] = "StandingEnded"
    standing: Coded


def grant_standing(command: GrantStanding, file: WorkerFile, now: Circumstances) -> Ruling:
    """Nobody appoints themselves; a social supervisor is trained first, a DSO has the grade."""
    return unless_refused(
        (not_own(file, now), *_trained_first(command, file), *_grade_of_dso(command, file), _order(command)),
        StandingGranted(standing=command.standing, since=command.since, until=command.until),
    )


def _trained_first(command: GrantStanding, file: WorkerFile) -> tuple[Objection | None, ...]:
    words = "A social supervisor completes the initial specialist training first."
    trained = command.standing != SOCIAL_SUPERVISOR or file.facts.trained_in(SS_COURSE, command.since)
    return (unless(trained, "WORK-SS-TRAINED-FIRST", words, "since"),)


def _grade_of_dso(command: GrantStanding, file: WorkerFile) -> tuple[Objection | None, ...]:
    """As the case asks again when the DSO is named (004 para 4.1.1)."""
    if command.standing != "DSO" or file.facts.grade is None:
        return ()
    grade, floor, exception = int(file.facts.grade.removeprefix("KR")), 11, 10
    if grade == exception:
        words = "A KR10 acts as DSO only by an exception that a senior practitioner agreed."
        return (unless(file.facts.grade_exception, "WORK-DSO-KR10", words, "standing"),)
    return (unless(grade >= floor, "WORK-DSO-KR11", "A DSO is of grade KR11 or above.", "standing"),)


def _order(command: GrantStanding) -> Objection | None:
    ends = command.until is None or command.until >= command.since
    return unless(ends, "CASE-FORM", "The last day lies before the first.", "until")


def withdraw_standing(command: WithdrawStanding, file: WorkerFile, now: Circumstances) -> Ruling:
    """Only what is held is withdrawn; yesterday was the last day."""
    held = file.facts.stands_as(command.standing, now.today)
    words = f"The worker does not act as {command.standing}."
    last = date.fromordinal(now.today.toordinal() - 1)
    return unless_refused(
        (not_own(file, now), unless(held, "WORK-REGISTER", words, "standing")),
        StandingWithdrawn(standing=command.standing, last=last, because=command.because),
    )


def standing_granted(file: WorkerFile, event: StandingGranted) -> WorkerFile:
    """From this day on."""
    period = Period(since=event.since, until=event.until)
    return known(file, standings={**file.facts.standings, event.standing: period})


def standing_withdrawn(file: WorkerFile, event: StandingWithdrawn) -> WorkerFile:
    """It has an end now; one that had not begun before its end is gone."""
    rest = {name: period for name, period in file.facts.standings.items() if name != event.standing}
    before = file.facts.standings[event.standing]
    ended = {} if event.last < before.since else {event.standing: Period(since=before.since, until=event.last)}
    return known(file, standings={**rest, **ended})


_SUPPORT = {
    "WORK-POST-TRAINING-SUPPORT": ("post_training", "Put support in place after the initial training."),
    "WORK-SHADOWING": ("shadowing", "Offer shadowing."),
    "WORK-PEER": ("peer", "Give access to other social supervisors."),
    "WORK-GROUP-SUPERVISION": ("group_supervision", "Offer facilitated group meetings."),
    "WORK-GRADED-INTRO": ("graded_introduction", "Allow time for a graded introduction."),
    "WORK-LM-SKILLS-TALK": ("skills_talk", "Talk about the development of skills first."),
}


def _support_advice(command: GrantStanding, file: WorkerFile, now: Circumstances) -> tuple[Objection | None, ...]:
    """What the toolkit expects around a new social supervisor."""
    if command.standing != SOCIAL_SUPERVISOR:
        return ()
    manager = now.worker(file.supervisor) if file.supervisor else None
    trained = manager.trained if manager else {}
    led = DISCHARGE_COURSE in trained
    knows = led or (manager is not None and manager.stands_as(SOCIAL_SUPERVISOR, now.today))
    return (
        *(unless(kind in file.support, rule, words) for rule, (kind, words) in _SUPPORT.items()),
        unless(led, "WORK-LM-TRAINED", "The line manager has had training on conditional discharge."),
        unless(knows, "WORK-LM-UNDERSTANDS", "The line manager knows the role by experience or training."),
        unless("mappa" in trained, "WORK-LM-MAPPA", "The line manager can advise on MAPPA and on victims."),
        unless(file.supervisor, "WORK-SS-SUPERVISION-ACCESS", "Name who supervises the social supervisor."),
        unless(file.facts.qualifications, "WORK-REGISTER", "Record the professional background first."),
    )


ADVICE: AdviceTable = {"GrantStanding": (_support_advice,)}


def _named(event: StandingGranted | StandingWithdrawn | StandingEnded) -> str:
    return event.standing


CLOCKS = (
    Clock(
        rule="CASE-REGISTRATION", holder="SocialWorker", starts_on=(RegistrationRecorded,),
        met_by=(RegistrationRecorded,), anchor=lambda event: event.until,
    ),
    Clock(
        rule="CASE-STANDING", holder="Clock", starts_on=(StandingGranted,), met_by=(StandingEnded,),
        lapses_on=(StandingWithdrawn, StandingGranted), subject=_named, anchor=lambda event: event.until,
    ),
)  # fmt: skip


def _ends(file: WorkerFile, event: Event) -> tuple[Event, ...]:
    """The last day of a standing, or of the registration, passed."""
    if isinstance(event, DutyFellDue) and event.rule == "CASE-REGISTRATION" and file.facts.registered_until:
        return (RegistrationLapsed(until=file.facts.registered_until),)
    if isinstance(event, DutyFellDue) and event.rule == "CASE-STANDING" and event.subject:
        return (StandingEnded(standing=event.subject),)
    return ()


STANDING = WorkerRegion(
    name="standing",
    rows=(
        Row("standing", RecordQualification, _HERE, REGISTRARS, lambda command, _, __: (
            QualificationRecorded(qualification=command.qualification),)),
        Row("standing", RecordRegistration, _HERE, REGISTRARS, lambda command, _, __: (
            RegistrationRecorded(until=command.until, regulator=command.regulator),)),
        Row("standing", GrantStanding, _HERE, REGISTRARS, grant_standing),
        Row("standing", WithdrawStanding, _HERE, REGISTRARS, withdraw_standing),
    ),
    folds={
        QualificationRecorded: simply(lambda file, event: known(
            file, qualifications=tuple(dict.fromkeys((*file.facts.qualifications, event.qualification))))),
        RegistrationRecorded: simply(lambda file, event: known(file, registered_until=event.until)),
        StandingGranted: simply(standing_granted),
        StandingWithdrawn: simply(standing_withdrawn),
        StandingEnded: simply(lambda file, _: file),
        RegistrationLapsed: simply(lambda file, _: file),
    },
    clocks=CLOCKS,
    advice=ADVICE,
    brings=_ends,
)  # fmt: skip
