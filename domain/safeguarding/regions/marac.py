"""MARAC (004 para 6.5, 9.4, 9.5; L7721-8660): the referral is prepared, sent to both, heard, its minutes extracted.

A referral that reached one of the two addresses only is not counted as sent: the case would not be heard.
"""

from typing import Final, Literal

from pydantic import Field

from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Command, Event, Message
from domain.kernel.refusal import Objection
from domain.safeguarding.file import SafeguardingFile, changed
from domain.safeguarding.guards import unless, unless_refused
from domain.safeguarding.regions.common import needs, region
from domain.safeguarding.regions.marac_form import MaracForm, form_objections, idva_of
from domain.safeguarding.regions.state import Marac

__all__ = [
    "COORDINATOR", "DecideAgainstMarac", "DomesticAbuseProtocolFollowed", "ExtractMaracMinutes",
    "FollowDomesticAbuseProtocol", "MaracDecidedAgainst", "MaracHeld", "MaracMinutesExtracted",
    "MaracReferralMade", "MaracReferralPrepared", "MaracReferralReturned", "MaracReferralSent",
    "PrepareMaracReferral", "RecordMarac", "ReturnMaracReferral", "SendMaracReferral", "arrived",
    "decide_against_marac", "extract_marac_minutes", "follow_domestic_abuse_protocol", "marac_stands",
    "prepare_marac_referral", "record_marac", "return_marac_referral", "send_marac_referral",
]  # fmt: skip

COORDINATOR: Final = "marac_coordinator"
Texts = Field(default="", max_length=8000)


class Protocol(Message):
    """What the multi-agency domestic abuse protocol asks of this case (DA-PROTOCOL)."""

    services_offered: tuple[Literal["refuge", "idva", "outreach", "other"], ...] = ()
    words: str = Texts


class FollowDomesticAbuseProtocol(Protocol, Command):
    """Refer to the protocol and support access to specialist services."""

    type: Literal["FollowDomesticAbuseProtocol"] = "FollowDomesticAbuseProtocol"


class DomesticAbuseProtocolFollowed(Protocol, Event):
    """The protocol is followed; specialist services were offered."""

    type: Literal["DomesticAbuseProtocolFollowed"] = "DomesticAbuseProtocolFollowed"


class PrepareMaracReferral(MaracForm, Command):
    """Complete the referral form, with the DASH (DA-MARAC-COMPLETE)."""

    type: Literal["PrepareMaracReferral"] = "PrepareMaracReferral"


class MaracReferralPrepared(MaracForm, Event):
    """The form is complete; it counts for nothing until both have it."""

    type: Literal["MaracReferralPrepared"] = "MaracReferralPrepared"


class Sending(Message):
    """One of the two emails: to the MARAC co-ordinator, or to the IDVA service of the victim's district."""

    recipient: Literal[
        "marac_coordinator", "idva_east", "idva_north_and_south", "idva_medway", "idva_west"
    ]  # fmt: skip
    district: str | None = Field(default=None, description="The district whose address was used")


class SendMaracReferral(Sending, Command):
    """Email the referral to one of the two addresses (DA-MARAC-BOTH)."""

    type: Literal["SendMaracReferral"] = "SendMaracReferral"


class MaracReferralSent(Sending, Event):
    """One of the two has it."""

    type: Literal["MaracReferralSent"] = "MaracReferralSent"


class MaracReferralMade(Event):
    """Both addresses have the referral: it is made."""

    type: Literal["MaracReferralMade"] = "MaracReferralMade"


class ReturnMaracReferral(Command):
    """The co-ordinator sends an incomplete referral back unprocessed (DA-MARACF-COMPLETE)."""

    type: Literal["ReturnMaracReferral"] = "ReturnMaracReferral"
    because: str = Field(min_length=3, max_length=2000)


class MaracReferralReturned(Event):
    """The referral is not processed: complete it and send it to both again."""

    type: Literal["MaracReferralReturned"] = "MaracReferralReturned"
    because: str


class DecideAgainstMarac(Command):
    """Do not refer: only below 14, without escalation, by judgement with a reason."""

    type: Literal["DecideAgainstMarac"] = "DecideAgainstMarac"
    because: str = Texts


class MaracDecidedAgainst(Event):
    """The case does not go to MARAC."""

    type: Literal["MaracDecidedAgainst"] = "MaracDecidedAgainst"
    because: str


class Hearing(Message):
    """What MARAC made of it (DA-MARAC-OUTPUT), or why it need not meet (DA-MARAC-SKIP)."""

    action_plan: str = Texts
    idva_represented_victim: bool = False
    victim_attended: bool = False
    links: str = Field(default="", max_length=4000, description="To children's safeguarding, to the perpetrator's")
    mappa_level: Literal[1, 2, 3] | None = Field(default=None, description="If the abuser is managed under MAPPA")
    safety_plan_at_mappa: bool = False
    chairs_agree: bool = False


class RecordMarac(Hearing, Command):
    """Record what MARAC decided."""

    type: Literal["RecordMarac"] = "RecordMarac"


class MaracHeld(Hearing, Event):
    """MARAC heard the case, or it is agreed that it need not."""

    type: Literal["MaracHeld"] = "MaracHeld"


class Extract(Message):
    """The part of the minutes that is about this person (META-UPLOAD-EXTRACT)."""

    document: str = Field(min_length=1, max_length=200)


class ExtractMaracMinutes(Extract, Command):
    """Save only the section that is about this person, without a password."""

    type: Literal["ExtractMaracMinutes"] = "ExtractMaracMinutes"
    only_this_person: bool = False
    password_removed: bool = False


class MaracMinutesExtracted(Extract, Event):
    """The extract stands in the record."""

    type: Literal["MaracMinutesExtracted"] = "MaracMinutesExtracted"


def follow_domestic_abuse_protocol(
    command: FollowDomesticAbuseProtocol, _: SafeguardingFile, __: Circumstances
) -> Ruling:
    """Which specialist services were offered."""
    words = "Support access to specialist services: refuge, IDVA or outreach."
    event = DomesticAbuseProtocolFollowed.model_validate(command.model_dump(exclude={"type"}))
    return unless_refused((unless(command.services_offered, "DA-PROTOCOL", words, "services_offered"),), event)


def prepare_marac_referral(command: PrepareMaracReferral, file: SafeguardingFile, _: Circumstances) -> Ruling:
    """Every part of the form, on a DASH that is completed."""
    marac = file.regions.marac
    scored = unless(marac.score is not None, "DA-MARAC-COMPLETE", "Complete the DASH first.", "dash_attached")
    event = MaracReferralPrepared.model_validate(command.model_dump(exclude={"type"}))
    return unless_refused((scored, *form_objections(command, marac.score)), event)


def send_marac_referral(command: SendMaracReferral, file: SafeguardingFile, _: Circumstances) -> Ruling:
    """To the address of the victim's home area; with the second of the two the referral is made."""
    marac = file.regions.marac
    prepared = unless(marac.state == "prepared", "DA-MARAC-COMPLETE", "No complete referral waits to be sent.")
    if prepared:
        return unless_refused((prepared,))
    right = idva_of(marac.district)
    fits = command.recipient in {COORDINATOR, right}
    at_home = command.district in {None, marac.district}
    return unless_refused(
        (
            unless(fits, "DA-MARAC-IDVA", f"The IDVA service of the victim's district is {right}.", "recipient"),
            unless(at_home, "DA-MARAC-VICTIM-AREA", "Use the address of the area where the victim lives.", "district"),
        ),
        MaracReferralSent.model_validate(command.model_dump(exclude={"type"})),
        *_made(command.recipient, marac),
    )


def arrived(recipient: str, prepared: int, file: SafeguardingFile) -> tuple[Event, ...]:
    """What the delivery of a letter means; one of an earlier preparation counts for nothing (DA-MARAC-BOTH)."""
    marac = file.regions.marac
    if marac.state != "prepared" or marac.prepared != prepared or recipient in marac.sent_to:
        return ()
    sent = MaracReferralSent.model_validate({"recipient": recipient, "district": marac.district})
    return (sent, *_made(recipient, marac))


def _made(recipient: str, marac: Marac) -> tuple[Event, ...]:
    both = marac.sent_to | {recipient} >= {COORDINATOR, idva_of(marac.district)}
    return (MaracReferralMade(),) if both else ()


def return_marac_referral(command: ReturnMaracReferral, file: SafeguardingFile, _: Circumstances) -> Ruling:
    """What was made can come back."""
    words = "No referral of this case is with MARAC."
    made = file.regions.marac.state == "referred"
    return unless_refused((unless(made, "DA-MARACF-COMPLETE", words),), MaracReferralReturned(because=command.because))


def decide_against_marac(command: DecideAgainstMarac, file: SafeguardingFile, _: Circumstances) -> Ruling:
    """Never at 14 or more."""
    marac = file.regions.marac
    return unless_refused(
        (
            unless(not marac.high_risk, "DA-DASH-MARAC", "The DASH shows high risk: refer to MARAC."),
            unless(marac.score is not None, "DA-MARACF-REASON", "Complete the DASH before deciding."),
            needs("DA-MARACF-REASON", command.because, "Say why neither judgement nor escalation asks for a referral.",
                  "because"),
        ),
        MaracDecidedAgainst(because=command.because),
    )  # fmt: skip


def record_marac(command: RecordMarac, file: SafeguardingFile, _: Circumstances) -> Ruling:
    """Heard: a plan, the victim represented. Not heard: safety planned at MAPPA, both chairs agree (22.22)."""
    event = MaracHeld.model_validate(command.model_dump(exclude={"type"}))
    made = unless(file.regions.marac.state == "referred", "DA-MARAC-BOTH", _UNSENT)
    return unless_refused((made, *(_skipped(command) if command.safety_plan_at_mappa else _heard(command))), event)


def extract_marac_minutes(command: ExtractMaracMinutes, file: SafeguardingFile, _: Circumstances) -> Ruling:
    """Only this person's section."""
    only = "Save only the section about this person, not the full minutes."
    return unless_refused(
        (
            unless(file.regions.marac.state == "held", "DA-MARAC-OUTPUT", "MARAC has not heard this case yet."),
            unless(command.only_this_person, "META-UPLOAD-EXTRACT", only, "only_this_person"),
            unless(command.password_removed, "META-UPLOAD-PASSWORD", "Remove the password before saving.",
                   "password_removed"),
        ),
        MaracMinutesExtracted(document=command.document),
    )  # fmt: skip


def marac_stands(file: SafeguardingFile, event: Event) -> SafeguardingFile:
    """The region's state after one of its events."""
    marac = file.regions.marac
    match event:
        case DomesticAbuseProtocolFollowed():
            return file  # for the chronology: nothing later asks for it
        case MaracReferralPrepared():
            file = changed(file, crime_suspected=file.crime_suspected or event.offences_disclosed)
            return _marac(file, state="prepared", sent_to=(), district=event.victim_district or "",
                          prepared=marac.prepared + 1)  # fmt: skip
        case MaracReferralSent():
            return _marac(file, sent_to=(*marac.sent_to, event.recipient))
        case _:
            return _marac(file, state=_STATE[type(event)])


_STATE: dict[type[Event], str] = {
    MaracReferralMade: "referred", MaracReferralReturned: "returned", MaracDecidedAgainst: "not_referred",
    MaracHeld: "held", MaracMinutesExtracted: "extracted",
}  # fmt: skip
_UNSENT = "The referral is not made until both the co-ordinator and the IDVA service have it."


def _heard(hearing: Hearing) -> tuple[Objection | None, ...]:
    mappa = hearing.mappa_level in {None, 1}
    return (
        needs("DA-MARAC-OUTPUT", hearing.action_plan, "Record the co-ordinated action plan.", "action_plan"),
        needs("DA-MARAC-OUTPUT", hearing.links, "Record the links to children's safeguarding and the perpetrator's"
              " management, or that there are none.", "links"),
        unless(not hearing.victim_attended, "DA-MARAC-VICTIM", "The victim does not attend; an IDVA speaks for them.",
               "victim_attended"),
        unless(hearing.idva_represented_victim, "DA-MARAC-VICTIM", "An IDVA represents the victim.",
               "idva_represented_victim"),
        unless(mappa, "DA-MARAC-PRECEDENCE", "At MAPPA level 2 or 3 the MAPPA meeting goes before the MARAC.",
               "mappa_level"),
    )  # fmt: skip


def _skipped(hearing: Hearing) -> tuple[Objection | None, ...]:
    words = "That MARAC need not meet is agreed between its chair and the chair of the MAPPA meeting."
    return (unless(hearing.chairs_agree, "DA-MARAC-SKIP", words, "chairs_agree"),)


def _marac(file: SafeguardingFile, **changes: object) -> SafeguardingFile:
    return region(file, marac=Marac.model_validate(file.regions.marac.model_dump() | changes))
