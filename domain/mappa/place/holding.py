"""What prison and Probation do while somebody is held: handover, early allocation, risk meetings, temporary release."""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.codes import Coded
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import said, unless, unless_refused
from domain.mappa.file import MappaFile
from domain.mappa.lead.reading import lead_agency
from domain.mappa.place.common import CustodyFacts, facts_of, replace_place, today
from domain.mappa.place.reading import held_here, in_custody

__all__ = [
    "AllocateEarly", "CompleteHandover", "ConsultOnTemporaryRelease", "DecideTemporaryRelease",
    "EarlyAllocationDecided", "HandoverCompleted", "MoveToOpenConditions", "MovedToOpenConditions", "RecordRiskMeeting",
    "RiskMeetingHeld", "TemporaryReleaseConsulted", "TemporaryReleaseDecided", "allocate_early", "complete_handover",
    "consult_on_temporary_release", "decide_temporary_release", "early_allocation_decided", "handover_completed",
    "move_to_open_conditions", "moved_to_open_conditions", "record_risk_meeting", "risk_meeting_advice",
    "risk_meeting_held", "temporary_release_consulted", "temporary_release_decided", "temporary_release_advice",
]  # fmt: skip

_MANDATORY = frozenset({"terrorism", "level_3", "cppc", "nca_crime_prevention_order", "high_profile"})


class Early(Message):
    """Why the community offender manager is to be allocated early (15.3)."""

    ground: Literal[
        "terrorism", "level_3", "cppc", "nca_crime_prevention_order", "high_profile", "terrorist_risk",
        "very_high_risk", "level_2_earlier_work", "law_enforcement_interest", "sensitive_information",
    ]  # fmt: skip
    accepted: bool
    why: str = Field(default="", max_length=4000)


class AllocateEarly(Early, Advised):
    """The prison referred the case for early allocation, and Probation answers."""

    type: Literal["AllocateEarly"] = "AllocateEarly"


class EarlyAllocationDecided(Early, CustodyFacts, Event):
    """Probation accepted, or did not accept, an early allocation; it sets no level (15.4)."""

    type: Literal["EarlyAllocationDecided"] = "EarlyAllocationDecided"


class CompleteHandover(Advised):
    """The prison hands the case over to the community offender manager."""

    type: Literal["CompleteHandover"] = "CompleteHandover"
    mappa_information: bool = Field(description="The information on the MAPPA offender is included")


class HandoverCompleted(Event):
    """The community offender manager is responsible, and sets the level in this phase."""

    type: Literal["HandoverCompleted"] = "HandoverCompleted"


class RiskMeeting(Message):
    """A prison's interdepartmental risk management meeting (15.14, 15.15)."""

    com: Literal["attended", "invited", "not_allocated"]
    minutes_sent: bool = False
    concerns: bool = False
    com_told: bool = Field(default=False, description="The COM was told of concerning behaviour or a change")
    early_allocation_considered: bool = False


class RecordRiskMeeting(RiskMeeting, Advised):
    """The prison held its risk management meeting on the prisoner."""

    type: Literal["RecordRiskMeeting"] = "RecordRiskMeeting"


class RiskMeetingHeld(RiskMeeting, Event):
    """The prison looked at the risk; it feeds handover, level and MAPPA F."""

    type: Literal["RiskMeetingHeld"] = "RiskMeetingHeld"


class ConsultOnTemporaryRelease(Advised):
    """Somebody was consulted about a temporary release."""

    type: Literal["ConsultOnTemporaryRelease"] = "ConsultOnTemporaryRelease"
    who: Literal["police", "victim_contact", "com", "coordinator"]


class TemporaryReleaseConsulted(Event):
    """Consulted, with comments."""

    type: Literal["TemporaryReleaseConsulted"] = "TemporaryReleaseConsulted"
    who: Coded


class TemporaryRelease(Message):
    """The Governor's decision on a temporary release (15.34; youth custody L5342)."""

    granted: bool
    risk_acceptable: bool = False
    high_risk_to_public: bool = False


class DecideTemporaryRelease(TemporaryRelease, Advised):
    """The Governor decides on a temporary release."""

    type: Literal["DecideTemporaryRelease"] = "DecideTemporaryRelease"


class TemporaryReleaseDecided(TemporaryRelease, Event):
    """Granted or not."""

    type: Literal["TemporaryReleaseDecided"] = "TemporaryReleaseDecided"


class MoveToOpenConditions(Advised):
    """A determinate prisoner moves to open conditions."""

    type: Literal["MoveToOpenConditions"] = "MoveToOpenConditions"
    com_consulted: bool


class MovedToOpenConditions(Event):
    """Held in open conditions."""

    type: Literal["MovedToOpenConditions"] = "MovedToOpenConditions"


def allocate_early(command: AllocateEarly, file: MappaFile, now: Circumstances) -> Ruling:
    """Probation must accept the mandatory grounds; the others are assessed, with reasons either way."""
    mandatory = command.ground in _MANDATORY
    must = "Early allocation is mandatory on this ground: Probation accepts."
    reasons = "Assess the discretionary ground and record the reasons."
    facts = facts_of(file, today(now), early=command.accepted or file.place.early != "no")
    return unless_refused(
        (
            unless(in_custody(file), "MAPPA-CUS-EARLY-ALLOC-TIME", "Nobody is in custody here."),
            unless(command.accepted or not mandatory, "MAPPA-CUS-EARLY-ALLOC-MANDATORY", must, "accepted"),
            unless(mandatory or said(command.why), "MAPPA-CUS-EARLY-ALLOC-DISCRETION", reasons, "why"),
        ),
        EarlyAllocationDecided.model_validate({**command.body(), **facts}),
    )


def complete_handover(command: CompleteHandover, file: MappaFile, _: Circumstances) -> Ruling:
    """With the MAPPA information. Youth custody and the military centre know no handover, nor does a short sentence."""
    known = "The handover model is the adult prisons': a caseworker and the YOT work together from the start."
    words = "Include the information on the MAPPA offender in the handover."
    short = "Ten months or less were left to serve: the COM has held the case from the start, and the prison supports."
    return unless_refused(
        (
            unless(in_custody(file) and file.place.regime == "prison", "MAPPA-CUS-YCS", known),
            unless(not file.place.served_with_com, "MAPPA-CUS-SHORT-SENTENCE", short),
            unless(command.mappa_information, "MAPPA-CUS-OMIC-INFO", words, "mappa_information"),
        ),
        HandoverCompleted(),
    )


def record_risk_meeting(command: RecordRiskMeeting, file: MappaFile, _: Circumstances) -> Ruling:
    """Of somebody in custody."""
    return unless_refused(
        (unless(in_custody(file), "MAPPA-CUS-IRMM", "Nobody is in custody here."),),
        RiskMeetingHeld.model_validate(command.body()),
    )


def risk_meeting_advice(command: RecordRiskMeeting, _: MappaFile, __: Circumstances) -> tuple[Objection | None, ...]:
    """The COM has the minutes in any case and hears of concerns; without a COM, early allocation is considered."""
    allocated = command.com != "not_allocated"
    minutes = "Send the relevant minutes to the COM, whether or not the COM came."
    told = "Tell the COM about concerning behaviour, a change of risk or a personal change."
    early = "There are concerns and no COM: consider early allocation."
    return (
        unless(not allocated or command.minutes_sent, "MAPPA-CUS-IRMM-COM", minutes, "minutes_sent"),
        unless(not (allocated and command.concerns) or command.com_told, "MAPPA-CUS-IRMM-COM", told, "com_told"),
        unless(
            allocated or not command.concerns or command.early_allocation_considered, "MAPPA-CUS-IRMM-NO-COM", early,
            "early_allocation_considered",
        ),
    )  # fmt: skip


def consult_on_temporary_release(command: ConsultOnTemporaryRelease, file: MappaFile, _: Circumstances) -> Ruling:
    """Of somebody in custody."""
    return unless_refused(
        held_here(file, "MAPPA-CUS-ROTL-CONSULT"),
        TemporaryReleaseConsulted(who=command.who),
    )


def decide_temporary_release(command: DecideTemporaryRelease, file: MappaFile, _: Circumstances) -> Ruling:
    """Police and victim liaison consulted for everybody, the COM at Level 2 and 3; no child at high risk goes out."""
    return unless_refused(
        _temporary_objections(command, file) if command.granted else (),
        TemporaryReleaseDecided.model_validate(command.body()),
    )


def temporary_release_advice(
    command: DecideTemporaryRelease, file: MappaFile, _: Circumstances
) -> tuple[Objection | None, ...]:
    """Good practice in youth custody at Level 2 and 3: the Co-ordinator or the Chair is consulted."""
    asked = file.place.regime == "youth_custody" and command.granted and file.level.number in {2, 3}
    words = "Consult the Co-ordinator or the Chair about a temporary release of a child at Level 2 or 3."
    return (unless(not asked or "coordinator" in file.place.temporary_release, "MAPPA-CUS-YCS-TEMP-RELEASE", words),)


def move_to_open_conditions(command: MoveToOpenConditions, file: MappaFile, _: Circumstances) -> Ruling:
    """The COM, where one is allocated, is consulted."""
    words = "Consult the COM before a move to open conditions."
    needed = file.lead.practitioner_allocated and file.place.sentence == "determinate"
    return unless_refused(
        (
            *held_here(file, "MAPPA-CUS-OPEN-CONDITIONS"),
            unless(command.com_consulted or not needed, "MAPPA-CUS-OPEN-CONDITIONS", words, "com_consulted"),
        ),
        MovedToOpenConditions(),
    )


def early_allocation_decided(file: MappaFile, event: EarlyAllocationDecided) -> MappaFile:
    """Allocated early, or not; the level stays what it is."""
    if not event.accepted:
        return file
    return replace_place(file, early="mandatory" if event.ground in _MANDATORY else "discretionary")


def handover_completed(file: MappaFile, _: HandoverCompleted) -> MappaFile:
    """The community offender manager is responsible."""
    return file


def risk_meeting_held(file: MappaFile, _: RiskMeetingHeld) -> MappaFile:
    """For the chronology."""
    return file


def temporary_release_consulted(file: MappaFile, event: TemporaryReleaseConsulted) -> MappaFile:
    """Consulted for the release that is being considered."""
    return replace_place(file, temporary_release=file.place.temporary_release | {event.who})


def temporary_release_decided(file: MappaFile, _: TemporaryReleaseDecided) -> MappaFile:
    """The next one is consulted on anew."""
    return replace_place(file, temporary_release=frozenset())


def moved_to_open_conditions(file: MappaFile, _: MovedToOpenConditions) -> MappaFile:
    """For the chronology."""
    return file


def _temporary_objections(command: DecideTemporaryRelease, file: MappaFile) -> Iterator[Objection | None]:
    asked, rule = file.place.temporary_release, "MAPPA-CUS-ROTL-CONSULT"
    yield from held_here(file, rule)
    yield unless("police" in asked, rule, "Consult the local police first.")
    yield unless("victim_contact" in asked, rule, "Consult victim liaison first.")
    if file.level.number in {2, 3}:
        probation = lead_agency(file) in {None, "probation"}
        yield unless("com" in asked or not probation, "MAPPA-CUS-ROTL-COM", "Ask for the COM's views first.")
        words = "The Governor must be satisfied that the risk is acceptable."
        yield unless(command.risk_acceptable, "MAPPA-CUS-ROTL-COM", words, "risk_acceptable")
    child = file.place.regime == "youth_custody" and command.high_risk_to_public
    words = "A child who poses a high risk to public safety is not released temporarily."
    yield unless(not child, "MAPPA-CUS-YCS-TEMP-RELEASE", words, "high_risk_to_public")
