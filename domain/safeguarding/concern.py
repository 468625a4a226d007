"""Rows 1 to 6: a referral is received, screened, given to a triage owner, acted on at once, progressed."""

from typing import Literal
from uuid import UUID

from pydantic import Field

from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Command, Event, Message
from domain.kernel.refusal import Objection
from domain.safeguarding.file import EnquiryType, SafeguardingFile, changed
from domain.safeguarding.guards import said, unless, unless_refused
from domain.safeguarding.parties import key_decision
from domain.safeguarding.stages import OUT_OF_SCOPE, RECEIVED, RISK_ASSESSMENT, TRIAGE

__all__ = [
    "AssignTriageOwner", "ConcernProgressed", "ProgressConcern", "ReceiveReferral", "ReferralReceived",
    "ReferralScreenedIn", "ReferralScreenedOut", "ScreenReferralIn", "ScreenReferralOut", "TriageOwnerAssigned",
    "assign_triage_owner", "concern_progressed", "progress_concern", "receive_referral", "referral_received",
    "screen_referral_in", "screen_referral_out", "screened_in", "screened_out", "triage_owner_assigned",
]  # fmt: skip

ADULT_AGE = 18

Channel = Literal["KASC", "own_form", "telephone", "email", "letter", "in_person", "internal"]
Form = Literal["KASC", "own_form", "none"]
Source = Literal[
    "partner", "police", "secamb", "cqc", "kent_fire_and_rescue", "provider", "internal", "public", "adult", "other"
]
Concern = Literal[
    "neglect", "physical", "sexual", "psychological", "financial", "discriminatory", "organisational", "self_neglect",
    "domestic", "modern_slavery", "care_needs",
]  # fmt: skip
"""The types of NG189 1.4 (EST-ABUSE-TYPES), modern slavery of the Care Act guidance, and plain care needs."""
Setting = Literal[
    "not_known", "own_home", "hospital", "nursing_home", "care_home", "supported_living", "respite", "day_service",
    "street_or_public", "other",
]  # fmt: skip
Dols = Literal["not_known", "none", "in_place", "may_be_needed"]
NonStatutoryFactor = Literal[
    "carer_harmed_in_role", "emotional_immaturity", "childhood_trauma", "care_leaver", "limited_support_networks"
]
"""What justifies a non-statutory enquiry (004 para 1.1.3): a carer, or a vulnerable young adult."""


class Referral(Message):
    """What a referral says, in the command as in the event."""

    person: UUID
    channel: Channel
    form: Form | None = Field(default=None, description="Left out: the KASC if it came on the channel KASC")
    source: Source = "partner"
    content: tuple[Concern, ...] = ()
    anonymity: Literal["none", "asked", "agreed"] = "none"
    home_team: str | None = Field(default=None, description="Community team of the area where the adult lives")
    setting: Setting = "not_known"
    setting_team: str | None = Field(default=None, description="Team of the establishment's locality")
    crime_suspected: bool = False
    staff_alleged: bool = Field(default=False, description="The allegation is against staff of a provider")
    dols: Dols = "not_known"
    summary: str = Field(default="", max_length=20_000)

    @property
    def on_kasc(self) -> bool:
        """Whether it came on the Kent Adult Safeguarding Concern form: then it needs no screening (4.1.2)."""
        return (self.form or ("KASC" if self.channel == "KASC" else "none")) == "KASC"


class ReceiveReferral(Referral, Command):
    """Row 1: a referral reached the council, by whatever channel; this opens the case."""

    type: Literal["ReceiveReferral"] = "ReceiveReferral"


class ReferralReceived(Referral, Event):
    """A referral reached the council; the triage clock starts."""

    type: Literal["ReferralReceived"] = "ReferralReceived"


class ScreenReferralIn(Command):
    """Row 2: the content may concern abuse, neglect or self-neglect."""

    type: Literal["ScreenReferralIn"] = "ScreenReferralIn"
    kasc_copy_made: bool = False


class ReferralScreenedIn(Event):
    """The referral goes to triage; ``automatic`` when it came on the KASC."""

    type: Literal["ReferralScreenedIn"] = "ReferralScreenedIn"
    automatic: bool = False
    kasc_copy_made: bool = False


class ScreenReferralOut(Command):
    """Row 3: the content cannot concern abuse, neglect or self-neglect."""

    type: Literal["ScreenReferralOut"] = "ScreenReferralOut"
    because: str = Field(max_length=4000)
    passed_to: str | None = Field(default=None, description="Team that deals with the content")


class ReferralScreenedOut(Event):
    """The referral is out of the scope of safeguarding; this is no decision about an enquiry."""

    type: Literal["ReferralScreenedOut"] = "ReferralScreenedOut"
    because: str
    passed_to: str | None = None


class AssignTriageOwner(Command):
    """Row 4: who triages: the Area Referral Service, or the team to which the person is open."""

    type: Literal["AssignTriageOwner"] = "AssignTriageOwner"
    team: str = Field(min_length=1, max_length=80)
    open_to: str | None = Field(default=None, description="The adult social care team to which the person is open")


class TriageOwnerAssigned(Event):
    """A team triages the concern from now on."""

    type: Literal["TriageOwnerAssigned"] = "TriageOwnerAssigned"
    team: str
    open_to: str | None = None


class TriageAnswers(Message):
    """The four triage questions of 004 para 4.1.3; an empty answer is none."""

    immediate_risk: str = ""
    children: str = ""
    views_and_consent: str = ""
    capacity_and_engagement: str = ""


class Conditions(Message):
    """The conditions of Care Act s.42(1), each to reasonable cause to suspect; None: not answered."""

    needs: bool | None = None
    abuse: bool | None = None
    unable_to_protect: bool | None = None


class ConcernDecision(Message):
    """What the DSO decided at triage, in the command as in the event."""

    enquiry_type: EnquiryType
    why: str = Field(max_length=8000)
    triage: TriageAnswers = TriageAnswers()
    conditions: Conditions = Conditions()
    non_statutory_factors: tuple[NonStatutoryFactor, ...] = ()
    at_immediate_risk: bool = False
    child_affected: bool = False
    crime_suspected: bool = False


class ProgressConcern(ConcernDecision, Command):
    """Row 6: take the concern to risk assessment and strategy discussion."""

    type: Literal["ProgressConcern"] = "ProgressConcern"


class ConcernProgressed(ConcernDecision, Event):
    """The concern is a safeguarding enquiry from now on, statutory or not; the 3-day clock starts."""

    type: Literal["ConcernProgressed"] = "ConcernProgressed"


def receive_referral(command: ReceiveReferral, _: SafeguardingFile, now: Circumstances) -> Ruling:
    """Row 1, and row 2 in the same breath for a referral on the KASC: only others are screened (4.1.2)."""
    received = ReferralReceived.model_validate(command.model_dump(exclude={"type"}))
    screened = (ReferralScreenedIn(automatic=True),) if command.on_kasc else ()
    return unless_refused(_person_objections(command.person, now), received, *screened)


def screen_referral_in(command: ScreenReferralIn, _: SafeguardingFile, __: Circumstances) -> Ruling:
    """Row 2: the concern moves on to the KASC, for a DSO to triage."""
    words = "Copy the referral on to the KASC before it goes to triage."
    return unless_refused(
        (unless(command.kasc_copy_made, "S42-TRANSFER", words, "kasc_copy_made"),),
        ReferralScreenedIn(kasc_copy_made=True),
    )


def screen_referral_out(command: ScreenReferralOut, file: SafeguardingFile, _: Circumstances) -> Ruling:
    """Row 3: only for content that cannot concern abuse, neglect or self-neglect."""
    named = ", ".join(kind for kind in file.content if kind != "care_needs")
    words = f"The referral names {named}: it goes to triage, where a DSO decides."
    return unless_refused(
        (
            unless(not named, "S42-SCREEN", words),
            unless(said(command.because), "S42-SCREEN", "Say why the content cannot concern abuse.", "because"),
        ),
        ReferralScreenedOut(because=command.because, passed_to=command.passed_to),
    )


def assign_triage_owner(command: AssignTriageOwner, _: SafeguardingFile, __: Circumstances) -> Ruling:
    """Row 4: a person who is open to a team is triaged by that team."""
    words = f"The person is open to {command.open_to}: that team triages."
    return unless_refused(
        (unless(command.open_to in {None, command.team}, "S42-TRIAGE-ROUTE", words, "team"),),
        TriageOwnerAssigned(team=command.team, open_to=command.open_to),
    )


def progress_concern(command: ProgressConcern, file: SafeguardingFile, now: Circumstances) -> Ruling:
    """Row 6: four questions answered, and the statutory conditions or a ground for a non-statutory enquiry."""
    return key_decision(
        file,
        now,
        (*_questions(command.triage), *_children(command, file), *_ground(command)),
        ConcernProgressed.model_validate(command.model_dump(exclude={"type"})),
    )


def referral_received(file: SafeguardingFile, event: ReferralReceived) -> SafeguardingFile:
    """The facts of the referral."""
    return changed(
        file,
        stage=RECEIVED, person=event.person, channel=event.channel, source=event.source, content=event.content,
        home_team=event.home_team, setting=event.setting, setting_team=event.setting_team, dols=event.dols,
        crime_suspected=event.crime_suspected, staff_alleged=event.staff_alleged, anonymous=event.anonymity != "none",
    )  # fmt: skip


def screened_in(file: SafeguardingFile, _: ReferralScreenedIn) -> SafeguardingFile:
    """To triage."""
    return changed(file, stage=TRIAGE)


def screened_out(file: SafeguardingFile, _: ReferralScreenedOut) -> SafeguardingFile:
    """Out of scope."""
    return changed(file, stage=OUT_OF_SCOPE)


def triage_owner_assigned(file: SafeguardingFile, event: TriageOwnerAssigned) -> SafeguardingFile:
    """The team in charge."""
    return changed(file, team=event.team)


def concern_progressed(file: SafeguardingFile, event: ConcernProgressed) -> SafeguardingFile:
    """To risk assessment."""
    return changed(
        file,
        stage=RISK_ASSESSMENT,
        enquiry_type=event.enquiry_type,
        immediate_risk=file.immediate_risk or event.at_immediate_risk,
        crime_suspected=file.crime_suspected or event.crime_suspected,
    )


def _person_objections(person: UUID, now: Circumstances) -> tuple[Objection | None, ...]:
    facts = now.person(person)
    if facts is None or facts.born is None:
        words = "Register the person first: the case needs to know whom it is about."
        return (unless(facts, "CASE-PERSON", words, "person"),)
    day, born = now.calendar.local_date(now.effective_at), facts.born
    age = day.year - born.year - ((day.month, day.day) < (born.month, born.day))
    words = "The person is under 18 on this day: refer to children's services, not to the adult pathway."
    return (unless(age >= ADULT_AGE, "S42-COND-ALL", words, "person"),)


def _questions(answers: TriageAnswers) -> tuple[Objection | None, ...]:
    asked = (
        ("S42-TRIAGE-Q1", "immediate_risk", "Is anybody at immediate risk, and what will manage it?"),
        ("S42-TRIAGE-Q2", "children", "Is a child affected, and what is needed?"),
        ("S42-TRIAGE-Q3", "views_and_consent", "What is known of the adult's views and wishes, and of consent?"),
        ("S42-TRIAGE-Q4", "capacity_and_engagement", "Are there signs of lacking capacity or of difficulty engaging?"),
    )
    return tuple(unless(said(getattr(answers, f)), rule, words, f"triage.{f}") for rule, f, words in asked)


def _children(command: ProgressConcern, file: SafeguardingFile) -> tuple[Objection | None, ...]:
    words = "A child is affected: make the referral to children's services first."
    return (unless(not command.child_affected or "children" in file.told, "S42-CHILD-REFER", words, "child_affected"),)


def _ground(command: ProgressConcern) -> tuple[Objection | None, ...]:
    why = unless(said(command.why), "S42-ENQ-TYPE", "Say why the enquiry is statutory or non-statutory.", "why")
    if command.enquiry_type == "non_statutory":
        words = "A non-statutory enquiry needs one of its grounds: a carer harmed in that role, or a young adult's."
        return (why, unless(command.non_statutory_factors, "S42-NONSTAT-LIMITED", words, "non_statutory_factors"))
    asked = (
        ("S42-COND-1", "needs", "Reasonable cause to suspect needs for care and support?"),
        ("S42-COND-2", "abuse", "Reasonable cause to suspect abuse or neglect, or a risk of it?"),
        ("S42-COND-3", "unable_to_protect", "Because of those needs unable to protect themselves?"),
    )
    met = command.conditions
    return (why, *(unless(getattr(met, f), rule, words, f"conditions.{f}") for rule, f, words in asked))
