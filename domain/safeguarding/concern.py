"""Rows 1 to 4: a referral is received, screened, and given to a triage owner (004 para 4.1.2, 4.1.3)."""

from typing import Literal
from uuid import UUID

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.safeguarding.file import SafeguardingFile, changed
from domain.safeguarding.guards import said, unless, unless_refused
from domain.safeguarding.stages import OUT_OF_SCOPE, RECEIVED, TRIAGE

__all__ = [
    "AssignTriageOwner", "ReceiveReferral", "ReferralReceived", "ReferralScreenedIn", "ReferralScreenedOut",
    "ScreenReferralIn", "ScreenReferralOut", "TriageOwnerAssigned", "assign_triage_owner", "form_advice",
    "receive_referral", "referral_received", "screen_referral_in", "screen_referral_out", "screened_in",
    "screened_out", "triage_owner_assigned",
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
Pattern = Literal[
    "self_neglect", "modern_slavery_and_trafficking", "radicalisation", "gangs_and_cuckooing", "mate_crime",
    "hate_crime", "organisational_abuse", "domestic_abuse", "stalking_and_harassment", "online",
    "culturally_motivated", "female_genital_mutilation", "forced_marriage", "honour_based_abuse",
]  # fmt: skip
"""The patterns of 004 para 6.3 (S42-PATTERNS); the types of abuse stand beside them in ``content``."""
Alleged = Literal[
    "not_known", "staff", "another_resident", "family", "partner_or_former_partner", "person_supported", "stranger",
    "other",
]  # fmt: skip
Setting = Literal[
    "not_known", "own_home", "hospital", "nursing_home", "care_home", "supported_living", "respite", "day_service",
    "street_or_public", "other",
]  # fmt: skip
Dols = Literal["not_known", "none", "in_place", "may_be_needed"]


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
    patterns: tuple[Pattern, ...] = ()
    alleged: Alleged = Field(default="not_known", description="Who is said to be responsible, by relation")
    adult_views: str = Field(default="", max_length=4000, description="What the adult said to the referrer")

    @property
    def on_kasc(self) -> bool:
        """Whether it came on the Kent Adult Safeguarding Concern form: then it needs no screening (4.1.2)."""
        return (self.form or ("KASC" if self.channel == "KASC" else "none")) == "KASC"


class ReceiveReferral(Referral, Advised):
    """A referral reached the council, by whatever channel; this opens the case."""

    type: Literal["ReceiveReferral"] = "ReceiveReferral"


class ReferralReceived(Referral, Event):
    """A referral reached the council; the triage clock starts."""

    type: Literal["ReferralReceived"] = "ReferralReceived"


class ScreenReferralIn(Advised):
    """The content may concern abuse, neglect or self-neglect."""

    type: Literal["ScreenReferralIn"] = "ScreenReferralIn"
    kasc_copy_made: bool = False


class ReferralScreenedIn(Event):
    """The referral goes to triage; ``automatic`` when it came on the KASC."""

    type: Literal["ReferralScreenedIn"] = "ReferralScreenedIn"
    automatic: bool = False
    kasc_copy_made: bool = False


class ScreenReferralOut(Advised):
    """The content cannot concern abuse, neglect or self-neglect."""

    type: Literal["ScreenReferralOut"] = "ScreenReferralOut"
    because: str = Field(max_length=4000)
    passed_to: str | None = Field(default=None, description="Team that deals with the content")


class ReferralScreenedOut(Event):
    """The referral is out of the scope of safeguarding; this is no decision about an enquiry."""

    type: Literal["ReferralScreenedOut"] = "ReferralScreenedOut"
    because: str
    passed_to: str | None = None


class AssignTriageOwner(Advised):
    """Who triages: the Area Referral Service, or the team to which the person is open."""

    type: Literal["AssignTriageOwner"] = "AssignTriageOwner"
    team: str = Field(min_length=1, max_length=80)
    open_to: str | None = Field(default=None, description="The adult social care team to which the person is open")


class TriageOwnerAssigned(Event):
    """A team triages the concern from now on."""

    type: Literal["TriageOwnerAssigned"] = "TriageOwnerAssigned"
    team: str
    open_to: str | None = None


def receive_referral(command: ReceiveReferral, _: SafeguardingFile, now: Circumstances) -> Ruling:
    """Row 1, and row 2 in the same breath for a referral on the KASC: only others are screened (4.1.2)."""
    received = ReferralReceived.model_validate(command.body())
    screened = (ReferralScreenedIn(automatic=True),) if command.on_kasc else ()
    return unless_refused(_person_objections(command.person, now), received, *screened)


def screen_referral_in(command: ScreenReferralIn, _: SafeguardingFile, __: Circumstances) -> Ruling:
    """Row 2: the concern moves on to the KASC, for a DSO to triage."""
    words = "Copy the referral on to the KASC before it goes to triage."
    return unless_refused(
        (unless(command.kasc_copy_made, "S42-TRANSFER", words, "kasc_copy_made"),),
        ReferralScreenedIn(kasc_copy_made=True),
    )


def form_advice(_: ScreenReferralIn, file: SafeguardingFile, __: Circumstances) -> tuple[Objection | None, ...]:
    """A partner of the Board sends the online form; police, ambulance, CQC and fire service have their own."""
    words = "A partner organisation is expected to use the online KASC: tell it so."
    return (unless(file.source != "partner", "S42-SOURCES", words),)


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


def referral_received(file: SafeguardingFile, event: ReferralReceived) -> SafeguardingFile:
    """The facts of the referral."""
    return changed(
        file,
        stage=RECEIVED, person=event.person, channel=event.channel, source=event.source, content=event.content,
        home_team=event.home_team, setting=event.setting, setting_team=event.setting_team, dols=event.dols,
        crime_suspected=event.crime_suspected, staff_alleged=event.staff_alleged, anonymous=event.anonymity != "none",
        casework=file.casework.model_copy(update={
            "patterns": event.patterns, "alleged": event.alleged, "discussed": said(event.adult_views),
            "anonymity_asked": event.anonymity != "none",
        }),
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


def _person_objections(person: UUID, now: Circumstances) -> tuple[Objection | None, ...]:
    facts = now.person(person)
    if facts is None or facts.born is None:
        words = "Register the person first: the case needs to know whom it is about."
        return (unless(facts, "CASE-PERSON", words, "person"),)
    day, born = now.calendar.local_date(now.effective_at), facts.born
    age = day.year - born.year - ((day.month, day.day) < (born.month, born.day))
    words = "The person is under 18 on this day: refer to children's services, not to the adult pathway."
    return (unless(age >= ADULT_AGE, "S42-COND-ALL", words, "person"),)
