"""Whether to disclose: decided with reasons at every meeting and every review, through the gates of chapter 10."""

from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import unless, unless_refused
from domain.mappa.disclosure.gates import at_meeting, gates
from domain.mappa.disclosure.state import Disclosures, Intended
from domain.mappa.file import MappaFile, changed
from domain.mappa.meetings.asking import told
from domain.mappa.meetings.bodies import Body
from domain.mappa.meetings.state import Id

__all__ = [
    "DecideDisclosure", "DisclosureDecided", "Proposal", "VictimTest", "complex_advice", "decide_disclosure",
    "disclosure_decided",
    "disclosures",
]  # fmt: skip

Text = Field(default="", max_length=8000)


class VictimTest(Message):
    """The seven questions before a victim gets a photograph or the like (10.23)."""

    safe_to_ask_offender: str = Text
    risk_to_victim: str = Text
    necessary: str = Text
    proportionate: str = Text
    risk_to_offender: str = Text
    onward_sharing: str = Text
    defeats_condition: str = Text


class Proposal(Message):
    """What is to be told, to whom, why, and what was thought of before."""

    id: Id
    recipient: Literal[
        "member_of_public", "partner", "child", "adult_at_risk", "victim", "employer", "school", "independent_school",
        "gp", "landlord", "faith_community", "media", "scheme_applicant", "other_agency",
    ]  # fmt: skip
    purpose: str = Text
    alternatives: str = Field(default="", max_length=8000, description="What else was thought of, and why it fails")
    what: str = Field(default="", max_length=8000, description="No more than the risk needs")
    identifies_victim: bool = False
    identifying_necessary_because: str = Text
    legal_power: Literal["none", "s327a_cja", "police_act", "children_act", "dvcv_act", "common_law"] = "none"
    schedule_8_condition: str = Field(default="", max_length=200)
    need_outweighs_privacy: bool = False
    harm_it_may_do: str = Field(default="", max_length=8000, description="How likely, how great, also to the offender")
    contingency_victim: str = Text
    contingency_offender: str = Text
    representations: Literal[
        "sought", "prejudice", "more_risk", "grievance", "sources_exposed", "imminent_harm", "cannot_be_traced", "none"
    ] = "none"
    discloser: Body | None = None
    discloser_person: str = Field(default="", max_length=64)
    yot_consulted: bool = False
    harm_to_child: str = Field(default="", max_length=4000, description="About a child: the harm that telling could do")
    childrens_services_consulted: bool = False
    best_interests_of_child: bool = False
    adult_social_care_involved: bool = False
    capacity_considered: bool = False
    photograph: bool = False
    complex: bool = False
    conditions: str = Field(default="", max_length=4000, description="What bars telling it further (s327A)")
    approved_under_force_policy: bool = False
    press_office_told: bool = False
    supervised: bool = Field(default=False, description="Prison or Probation supervises the offender")
    public_order_concern: bool = False
    police_told_of_concern: bool = False
    gender_recognition: bool = Field(default=False, description="It would reveal an application for a certificate")
    gender_recognition_necessary: bool = Field(default=False, description="To prevent or detect crime")
    scheme: Literal["none", "child_sex_offender", "domestic_violence", "common_law"] = "none"
    victim_test: VictimTest | None = None
    self_disclosure: Literal["no", "in_private", "with_police", "with_probation", "with_social_care"] = "no"
    urgent: bool = False
    partners_views: str = Field(default="", max_length=8000, description="Where it cannot wait for a meeting")


class Decision(Message):
    """A decision on disclosure at one meeting or one review."""

    meeting: Id | None = None
    review: Id | None = Field(default=None, description="Id of the Level 1 review, where there is no meeting")
    disclose: bool
    because: str = Text
    disagreements: str = Text
    agencies_agree: bool = False
    owner_decides: Body | None = Field(default=None, description="No agreement: the agency that owns the information")
    triggers_considered: bool = Field(default=False, description="The occasions of 10.11 were gone through")
    child_sex_offender: bool = False
    s327a_considered: str = Text
    harm_to_child_likely: bool = False
    presumption_rebutted_because: str = Text
    higher_level_considered: str = Field(default="", max_length=4000, description="At Level 1: whether to refer")
    legal_advice: str = Field(default="", max_length=4000, description="What was asked, where it is complex")
    gp_at_risk: bool = Field(default=False, description="Staff or other patients of a GP could be at risk")
    those_at_risk_considered: str = Field(default="", max_length=8000, description="Domestic abuse: who was thought of")
    gp_considered: str = Field(default="", max_length=4000, description="Where staff or patients could be at risk")
    proposals: tuple[Proposal, ...] = Field(default=(), max_length=40)


class DecideDisclosure(Decision, Advised):
    """Decide whether to disclose, and what."""

    type: Literal["DecideDisclosure"] = "DecideDisclosure"


class DisclosureDecided(Decision, Event):
    """Disclosure was considered; what is to be told, if anything, has passed its gates."""

    type: Literal["DisclosureDecided"] = "DisclosureDecided"


def decide_disclosure(command: DecideDisclosure, file: MappaFile, now: Circumstances) -> Ruling:
    """With reasons either way; each proposal through every gate that applies to it."""
    proposed = bool(command.proposals)
    ids = [each.id for each in command.proposals]
    own = len(set(ids)) == len(ids) and file.disclosure.open.keys().isdisjoint(ids)
    return unless_refused(
        (
            unless(told(command.because), "MAPPA-DIS-EVERY-REVIEW", "Give the reasons, whichever way.", "because"),
            unless(proposed == command.disclose, "MAPPA-DIS-RECORD-FIELDS", "Say what is to be told, and to whom.",
                   "proposals"),
            unless(own, "MAPPA-DIS-RECORD-FIELDS", "Give each disclosure an id of its own.", "proposals"),
            *at_meeting(command, file, now),
            *(objection for n, each in enumerate(command.proposals)
              for objection in gates(each, command, file, now, f"proposals.{n}")),
        ),
        DisclosureDecided.model_validate(command.body()),
    )  # fmt: skip


def disclosure_decided(file: MappaFile, event: DisclosureDecided) -> MappaFile:
    """What is to be told; that it was considered."""
    found = {
        each.id: Intended(
            state="decided" if each.self_disclosure == "no" else "self_disclosure", recipient=each.recipient,
            discloser=each.discloser or "", photograph=each.photograph, complex=each.complex,
            offender_knows=each.representations == "sought",
        )
        for each in event.proposals
    }  # fmt: skip
    return disclosures(
        file, open={**file.disclosure.open, **found}, considered=frozenset({event.meeting or event.review or ""}),
        child_sex_offender=file.disclosure.child_sex_offender or event.child_sex_offender,
    )  # fmt: skip


def disclosures(file: MappaFile, **changes: object) -> MappaFile:
    """The file with this region changed."""
    slice_: Disclosures = file.disclosure.model_copy(update=changes)
    return changed(file, disclosure=slice_)


def complex_advice(command: DecideDisclosure, _: MappaFile, __: Circumstances) -> tuple[Objection | None, ...]:
    """What needs legal advice is talked over at a meeting (10.6, 10.26)."""
    hard = any(each.complex for each in command.proposals)
    heard = command.meeting is not None and told(command.legal_advice)
    words = "It is complex: talk it over at a meeting, with legal advice."
    return (unless(heard or not hard, "MAPPA-DIS-COMPLEX-MEETING", words, "legal_advice"),)
