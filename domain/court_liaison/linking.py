"""Contact with agencies, advice, signposting, referrals, and whether the person engages (003 s1 L60 to L65, L45)."""

from datetime import date
from typing import Final, Literal

from pydantic import Field

from domain.court_liaison.file import REFERENCE, Agency, CourtFile, Link, changed
from domain.court_liaison.stages import FOLLOW_UP, REPORTED
from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import unless, unless_refused

__all__ = [
    "AdviceGiven", "AgencyContacted", "ContactAgency", "Engaged", "FormalReferralMade", "GiveAdvice",
    "MakeFormalReferral", "NotEngaged", "RecordEngagement", "RecordReferralOutcome", "ReferralAnswer",
    "ReferralAnswered", "Signpost", "Signposted", "advice_given", "agency_contacted", "contact_agency", "engaged",
    "formal_referral_made", "give_advice", "linked_objections", "make_formal_referral", "not_engaged",
    "record_engagement", "record_referral_outcome", "referral_answered", "signpost", "signposted",
]  # fmt: skip

_TEXT: Final = Field(min_length=3, max_length=8000)
_ID: Final = Field(pattern=REFERENCE, description="An id of your own, unique within the case")
ServiceType = Literal[
    "mental_health", "substance_misuse", "housing", "social_care", "primary_care", "education_or_work", "finances",
    "peer_support", "other",
]  # fmt: skip


class Contact(Message):
    """With which agency, about what."""

    agency: Agency
    words: str = _TEXT


class ContactAgency(Contact, Advised):
    """Log a contact with another agency."""

    type: Literal["ContactAgency"] = "ContactAgency"


class AgencyContacted(Contact, Event):
    """Another agency was contacted."""

    type: Literal["AgencyContacted"] = "AgencyContacted"


class Advice(Message):
    """What the person was told."""

    words: str = _TEXT


class GiveAdvice(Advice, Advised):
    """Give the person advice and information."""

    type: Literal["GiveAdvice"] = "GiveAdvice"


class AdviceGiven(Advice, Event):
    """The person has advice and information."""

    type: Literal["AdviceGiven"] = "AdviceGiven"


class Signposting(Message):
    """To which service the person was pointed."""

    link: str = _ID
    service: str = Field(min_length=2, max_length=200)
    service_type: ServiceType = "other"


class Signpost(Signposting, Advised):
    """Point the person to a community service."""

    type: Literal["Signpost"] = "Signpost"


class Signposted(Signposting, Event):
    """The person knows of the service."""

    type: Literal["Signposted"] = "Signposted"


class FormalReferral(Signposting):
    """To which statutory, voluntary or community service, and when it went."""

    sector: Literal["statutory", "voluntary", "community"]
    sent_on: date | None = Field(default=None, description="Left out: today")


class MakeFormalReferral(FormalReferral, Advised):
    """Refer the person to a service."""

    type: Literal["MakeFormalReferral"] = "MakeFormalReferral"


class FormalReferralMade(FormalReferral, Event):
    """The referral went."""

    type: Literal["FormalReferralMade"] = "FormalReferralMade"


class ReferralAnswer(Message):
    """What the service answered."""

    link: str = Field(pattern=REFERENCE)
    accepted: bool
    first_contact_on: date | None = None


class RecordReferralOutcome(ReferralAnswer, Advised):
    """Record whether the service accepted, and when it first saw the person."""

    type: Literal["RecordReferralOutcome"] = "RecordReferralOutcome"


class ReferralAnswered(ReferralAnswer, Event):
    """The service answered."""

    type: Literal["ReferralAnswered"] = "ReferralAnswered"


class _Followed(Message):
    """With which service, and how that is known."""

    link: str = Field(pattern=REFERENCE)
    words: str = _TEXT


class RecordEngagement(_Followed, Advised):
    """Follow up a link with a service: whether the person engages."""

    type: Literal["RecordEngagement"] = "RecordEngagement"
    engaged: bool


class Engaged(_Followed, Event):
    """The person engages with the service."""

    type: Literal["Engaged"] = "Engaged"


class NotEngaged(_Followed, Event):
    """The person does not engage with the service."""

    type: Literal["NotEngaged"] = "NotEngaged"


def contact_agency(command: ContactAgency, _: CourtFile, __: Circumstances) -> Ruling:
    """Each one."""
    return (AgencyContacted.model_validate(command.body()),)


def give_advice(command: GiveAdvice, _: CourtFile, __: Circumstances) -> Ruling:
    """To the person."""
    return (AdviceGiven(words=command.words),)


def signpost(command: Signpost, file: CourtFile, _: Circumstances) -> Ruling:
    """Each service under an id of its own."""
    words = "A service is on record under this id: choose another one."
    return unless_refused(
        (unless(command.link not in file.links, "COURT-SIGNPOST", words, "link"),),
        Signposted.model_validate(command.body()),
    )


def make_formal_referral(command: MakeFormalReferral, file: CourtFile, now: Circumstances) -> Ruling:
    """Each service under an id of its own, with the day on which it went."""
    sent = command.sent_on or now.today
    words = "A service is on record under this id: choose another one."
    late = "It cannot have gone on a day that has not come yet."
    return unless_refused(
        (
            unless(command.link not in file.links, "COURT-FORMAL-REFERRAL", words, "link"),
            unless(sent <= now.today, "COURT-FORMAL-REFERRAL-TRACK", late, "sent_on"),
        ),
        FormalReferralMade.model_validate({**command.body(), "sent_on": sent}),
    )


def record_referral_outcome(command: RecordReferralOutcome, file: CourtFile, now: Circumstances) -> Ruling:
    """Of a referral that was made; a service that declines sees nobody."""
    link, seen = file.links.get(command.link), command.first_contact_on
    unknown = "No formal referral is on record under this id."
    late = "The first contact cannot be on a day that has not come yet."
    none = "A service that did not accept has had no first contact."
    return unless_refused(
        (
            unless(link is not None and link.formal, "COURT-FORMAL-REFERRAL-TRACK", unknown, "link"),
            unless(seen is None or seen <= now.today, "COURT-FORMAL-REFERRAL-TRACK", late, "first_contact_on"),
            unless(command.accepted or seen is None, "COURT-FORMAL-REFERRAL-TRACK", none, "first_contact_on"),
        ),
        ReferralAnswered.model_validate(command.body()),
    )


def record_engagement(command: RecordEngagement, file: CourtFile, _: Circumstances) -> Ruling:
    """Of a link that is on record; what is said later counts."""
    words = "The person was neither signposted nor referred under this id."
    event = Engaged if command.engaged else NotEngaged
    return unless_refused(
        (unless(command.link in file.links, "COURT-FOLLOW-UP", words, "link"),),
        event(link=command.link, words=command.words),
    )


def linked_objections(file: CourtFile) -> tuple[Objection | None, ...]:
    """What is not known yet of the services that the person was linked with, one objection each."""
    followed = "It is not on record whether the person engages with a service ({})."
    answered = "It is not on record what a service answered ({})."
    return (
        *(unless(each.engaged is not None, "COURT-FOLLOW-UP", followed.format(link), "links")
          for link, each in file.links.items()),
        *(unless(each.answered or not each.formal, "COURT-FORMAL-REFERRAL-TRACK", answered.format(link), "links")
          for link, each in file.links.items()),
    )  # fmt: skip


def agency_contacted(file: CourtFile, event: AgencyContacted) -> CourtFile:
    """In contact."""
    return changed(file, agencies=file.agencies | {event.agency}, lately=file.lately | {event.agency})


def advice_given(file: CourtFile, _: AdviceGiven) -> CourtFile:
    """Advised."""
    return changed(_followed(file), advised=True)


def signposted(file: CourtFile, event: Signposted) -> CourtFile:
    """Linked."""
    return _linked(_followed(file), event.link, Link(service=event.service))


def formal_referral_made(file: CourtFile, event: FormalReferralMade) -> CourtFile:
    """Referred."""
    return _linked(_followed(file), event.link, Link(service=event.service, formal=True))


def referral_answered(file: CourtFile, event: ReferralAnswered) -> CourtFile:
    """Answered; with a service that did not accept nobody can engage."""
    link = file.links[event.link]
    known = link.engaged if event.accepted else False
    return _linked(file, event.link, link.model_copy(update={"answered": True, "engaged": known}))


def engaged(file: CourtFile, event: Engaged) -> CourtFile:
    """Engaged."""
    return _linked(file, event.link, file.links[event.link].model_copy(update={"engaged": True}))


def not_engaged(file: CourtFile, event: NotEngaged) -> CourtFile:
    """Not engaged."""
    return _linked(file, event.link, file.links[event.link].model_copy(update={"engaged": False}))


def _linked(file: CourtFile, name: str, link: Link) -> CourtFile:
    return changed(file, links={**file.links, name: link})


def _followed(file: CourtFile) -> CourtFile:
    """Advice, signposting and referrals before the report leave the stage as it is."""
    return changed(file, stage=FOLLOW_UP) if file.stage == REPORTED else file
