"""People in positions of trust (004 para 7.6): the test, the guidance, professional regulators, the DBS.

The person is known here by a reference only. Whether the DBS bars anybody is for the DBS: this flags who must,
and who may, refer (reading 20).
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from pydantic import Field

from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Command, Event, Message
from domain.kernel.refusal import Objection
from domain.safeguarding.file import SafeguardingFile
from domain.safeguarding.guards import unless, unless_refused
from domain.safeguarding.parties import key_decision
from domain.safeguarding.regions.common import REFERENCE, needs, region
from domain.safeguarding.regions.state import PersonInTrust

__all__ = [
    "BODIES", "AssessPositionOfTrust", "ConsiderProfessionalRegulator", "DbsDecided", "DecideDbsReferral",
    "FollowTrustGuidance", "PositionOfTrustAssessed", "ProfessionalRegulatorConsidered", "TrustGuidanceFollowed",
    "assess_position_of_trust", "consider_professional_regulator", "decide_dbs_referral", "follow_trust_guidance",
    "trust_stands",
]  # fmt: skip

Profession = Literal[
    "doctor", "nurse", "midwife", "social_worker", "psychologist", "occupational_therapist", "physiotherapist",
    "other_allied_professional", "none",
]  # fmt: skip
Body = Literal["GMC", "NMC", "SWE", "HCPC"]
BODIES: Mapping[Profession, Body] = MappingProxyType({
    "doctor": "GMC", "nurse": "NMC", "midwife": "NMC", "social_worker": "SWE", "psychologist": "HCPC",
    "occupational_therapist": "HCPC", "physiotherapist": "HCPC", "other_allied_professional": "HCPC",
})  # fmt: skip
"""Who regulates which profession (EST-PROF-BODIES)."""


class _Person(Message):
    person: str = Field(pattern=REFERENCE, description="A reference for the person, never a name")


class TrustTest(_Person):
    """The parts of the test, all of which make a position of trust (EST-PIPOT-DEF)."""

    likely_contact: bool | None = Field(default=None, description="With adults who have care and support needs")
    expectation_of_trust: bool | None = None
    authority_or_control: bool | None = Field(default=None, description="As the adult sees it")
    profession: Profession = "none"


class AssessPositionOfTrust(TrustTest, Command):
    """Assess whether the person alleged to be responsible holds a position of trust."""

    type: Literal["AssessPositionOfTrust"] = "AssessPositionOfTrust"


class PositionOfTrustAssessed(TrustTest, Event):
    """It is settled whether it is one."""

    type: Literal["PositionOfTrustAssessed"] = "PositionOfTrustAssessed"
    in_trust: bool


class Guidance(_Person):
    """What the council's position-of-trust guidance asked for (EST-PIPOT-FOLLOW)."""

    notified: tuple[str, ...] = Field(default=(), description="Codes of employer, commissioner and others told")
    response: str = Field(default="", max_length=8000)


class FollowTrustGuidance(Guidance, Command):
    """Notify and respond by the guidance on managing concerns around people in positions of trust."""

    type: Literal["FollowTrustGuidance"] = "FollowTrustGuidance"


class TrustGuidanceFollowed(Guidance, Event):
    """Those who must know are told, and the response is settled."""

    type: Literal["TrustGuidanceFollowed"] = "TrustGuidanceFollowed"


class Professional(_Person):
    """Whether a professional regulator is told, at any stage of the enquiry."""

    body: Body
    refer: bool
    why: str = Field(default="", max_length=8000)


class ConsiderProfessionalRegulator(Professional, Command):
    """Consider telling the regulator of a profession (EST-PROF-REGULATOR)."""

    type: Literal["ConsiderProfessionalRegulator"] = "ConsiderProfessionalRegulator"


class ProfessionalRegulatorConsidered(Professional, Event):
    """It is decided whether the professional body is told."""

    type: Literal["ProfessionalRegulatorConsidered"] = "ProfessionalRegulatorConsidered"


class Barring(_Person):
    """The two facts that together make the employer's duty, and what the council does under its own power."""

    refer: bool = Field(description="Whether the council itself refers (EST-DBS-LA)")
    why: str = Field(default="", max_length=8000)
    removed_from_regulated_activity: bool | None = None
    conduct_harmed_or_endangered: bool | None = None
    employer_told_of_duty: bool = False


class DecideDbsReferral(Barring, Command):
    """Decide whether to refer to the Disclosure and Barring Service (EST-DBS-DECIDE)."""

    type: Literal["DecideDbsReferral"] = "DecideDbsReferral"


class DbsDecided(Barring, Event):
    """The council's decision, and whether the employer must refer."""

    type: Literal["DbsDecided"] = "DbsDecided"
    employer_must_refer: bool


def assess_position_of_trust(command: AssessPositionOfTrust, _: SafeguardingFile, __: Circumstances) -> Ruling:
    """Each part is answered; all of them together make it one."""
    parts = (command.likely_contact, command.expectation_of_trust, command.authority_or_control)
    fields = ("likely_contact", "expectation_of_trust", "authority_or_control")
    words = "Answer every part of the test for a position of trust."
    event = PositionOfTrustAssessed(**command.model_dump(exclude={"type"}), in_trust=all(parts))
    answered = zip(parts, fields, strict=True)
    return unless_refused((unless(part is not None, "EST-PIPOT-DEF", words, field) for part, field in answered), event)


def follow_trust_guidance(command: FollowTrustGuidance, file: SafeguardingFile, _: Circumstances) -> Ruling:
    """For somebody in a position of trust: who was told, how it is responded to."""
    return unless_refused(
        (
            _in_trust(command, file),
            unless(command.notified, "EST-PIPOT-FOLLOW", "Say who was notified by the guidance.", "notified"),
            needs("EST-PIPOT-FOLLOW", command.response, "Say how the allegation is responded to.", "response"),
        ),
        TrustGuidanceFollowed.model_validate(command.model_dump(exclude={"type"})),
    )


def consider_professional_regulator(
    command: ConsiderProfessionalRegulator, file: SafeguardingFile, now: Circumstances
) -> Ruling:
    """The body is the one of the person's profession."""
    person = file.regions.trust.get(command.person)
    right = next((body for name, body in BODIES.items() if person and name == person.profession), None)
    words = f"This profession is regulated by {right}." if right else "Record a regulated profession first."
    return key_decision(file, now, (
        unless(command.body == right, "EST-PROF-BODIES", words, "body"),
        needs("EST-PROF-REGULATOR", command.why, "Say why the professional regulator is told, or not.", "why"),
    ), ProfessionalRegulatorConsidered.model_validate(command.model_dump(exclude={"type"})))  # fmt: skip


def decide_dbs_referral(command: DecideDbsReferral, file: SafeguardingFile, now: Circumstances) -> Ruling:
    """Both facts are recorded; where both hold, the employer is told of its own duty."""
    facts = (command.removed_from_regulated_activity, command.conduct_harmed_or_endangered)
    fields = ("removed_from_regulated_activity", "conduct_harmed_or_endangered")
    must = all(facts)
    told = "The employer must refer: remind it of its duty."
    event = DbsDecided(**command.model_dump(exclude={"type"}), employer_must_refer=must)
    return key_decision(file, now, (
        _in_trust(command, file),
        *(unless(fact is not None, "EST-DBS-EMPLOYER", "Record whether this is so: it makes the employer's duty.", name)
          for fact, name in zip(facts, fields, strict=True)),
        unless(command.employer_told_of_duty or not must, "EST-DBS-EMPLOYER", told, "employer_told_of_duty"),
        needs("EST-DBS-DECIDE", command.why, "Say why the council refers to the DBS, or not.", "why"),
    ), event)  # fmt: skip


def trust_stands(file: SafeguardingFile, event: Event) -> SafeguardingFile:
    """What is known of this person after one event."""
    match event:
        case PositionOfTrustAssessed():
            return _person(file, event.person, in_trust=event.in_trust, profession=event.profession)
        case TrustGuidanceFollowed():
            return _person(file, event.person, notified=True)
        case ProfessionalRegulatorConsidered():
            return _person(file, event.person, regulator_considered=True)
        case DbsDecided():
            dbs = "refer" if event.refer else "do_not_refer"
            return _person(file, event.person, dbs=dbs, employer_must_refer=event.employer_must_refer)
        case _:
            return file


def _in_trust(command: _Person, file: SafeguardingFile) -> Objection | None:
    known = file.regions.trust.get(command.person)
    words = "Assess first whether this person holds a position of trust; it is so only if every part of the test holds."
    return unless(known and known.in_trust, "EST-PIPOT-DEF", words, "person")


def _person(file: SafeguardingFile, person: str, **changes: object) -> SafeguardingFile:
    before = file.regions.trust.get(person, PersonInTrust())
    after = PersonInTrust.model_validate(before.model_dump() | changes)
    return region(file, trust={**file.regions.trust, person: after})
