"""People who are deprived of their liberty or detained (004 para 7.7): DoLS requested, then acknowledged; advocates.

The DoLS team is asked in row 5 (``RequestDols``); no step waits for its answer, the closure checklists ask for
the notice (reading 11). No date is reckoned from the lengths of Mental Health Act powers: the source has them
wrong (reading 21).
"""

from typing import Literal

from pydantic import Field

from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Command, Event, Message
from domain.safeguarding.file import SafeguardingFile, changed
from domain.safeguarding.guards import said, unless, unless_refused
from domain.safeguarding.immediate import DolsRequested
from domain.safeguarding.regions.common import needs, region
from domain.safeguarding.regions.state import DolsRegion

__all__ = [
    "AcknowledgeDols", "DeprivationEscalated", "DetentionRecorded", "DolsAcknowledged", "DolsStatusEstablished",
    "EscalateDeprivation", "EstablishDolsStatus", "RecordDetention", "acknowledge_dols", "deprivation_escalated",
    "detention_recorded", "dols_acknowledged", "dols_requested", "escalate_deprivation", "establish_dols_status",
    "record_detention", "status_established",
]  # fmt: skip


class DolsStatus(Message):
    """Whether the adult is subject to DoLS; the acid test where one may be needed (EST-DOLS-TEST)."""

    status: Literal["none", "in_place", "may_be_needed"]
    lacks_capacity: bool = Field(default=False, description="For decisions about the care arrangements")
    continuous_supervision_and_control: bool = False
    not_free_to_leave: bool = False


class EstablishDolsStatus(DolsStatus, Command):
    """Establish whether the adult is subject to DoLS (EST-DOLS-STATUS)."""

    type: Literal["EstablishDolsStatus"] = "EstablishDolsStatus"


class DolsStatusEstablished(DolsStatus, Event):
    """The adult's DoLS status is known."""

    type: Literal["DolsStatusEstablished"] = "DolsStatusEstablished"


class Escalation(Message):
    """How a deprivation of liberty without authority is put right, and by which team."""

    registered_setting: bool
    arrangement: Literal["interim_authorisation", "court_of_protection"]
    team: str = Field(default="", max_length=80, description="The team responsible for the adult")


class EscalateDeprivation(Escalation, Command):
    """Nobody authorised it: the home's interim authorisation, or the Court of Protection (EST-DOLS-NONE, -COP)."""

    type: Literal["EscalateDeprivation"] = "EscalateDeprivation"


class DeprivationEscalated(Escalation, Event):
    """The responsible team knows, and what it does about it."""

    type: Literal["DeprivationEscalated"] = "DeprivationEscalated"


class AcknowledgeDols(Command):
    """The DoLS team answered."""

    type: Literal["AcknowledgeDols"] = "AcknowledgeDols"
    note: str = Field(default="", max_length=2000)


class DolsAcknowledged(Event):
    """The DoLS team knows of the enquiry and said so."""

    type: Literal["DolsAcknowledged"] = "DolsAcknowledged"
    note: str = ""


class Detention(Message):
    """A Mental Health Act power over somebody of this enquiry, and the advocates that were thought of."""

    who: Literal["adult", "person_responsible"]
    power: Literal["S.2", "S.3", "S.7", "S.17A", "part_3"] = Field(description="EST-MHA-STATUS: the power, no dates")
    advocate: str = Field(default="", max_length=2000, description="Care Act advocate: what was considered")
    imha_offered: bool = False
    imha_not_because: str = Field(default="", max_length=2000)
    lacks_capacity: bool = Field(default=False, description="For some of the decisions")
    imca: str = Field(default="", max_length=2000, description="What was considered")


class RecordDetention(Detention, Command):
    """Somebody of this enquiry is detained or under a power of the Act (EST-DETAINED-ADV)."""

    type: Literal["RecordDetention"] = "RecordDetention"


class DetentionRecorded(Detention, Event):
    """The power and the advocacy stand on the file."""

    type: Literal["DetentionRecorded"] = "DetentionRecorded"


_DETAINED = frozenset({"S.2", "S.3", "part_3"})


def establish_dols_status(command: EstablishDolsStatus, _: SafeguardingFile, __: Circumstances) -> Ruling:
    """DoLS may be needed only where capacity lacks and the acid test is met."""
    asked = (
        ("lacks_capacity", "DoLS applies only where capacity lacks for the care arrangements."),
        ("continuous_supervision_and_control", "It applies only under continuous supervision and control."),
        ("not_free_to_leave", "It applies only where the person is not free to leave."),
    )
    needed = command.status == "may_be_needed"
    objections = (
        unless(not needed or getattr(command, field), "EST-DOLS-TEST", words, field) for field, words in asked
    )
    return unless_refused(objections, DolsStatusEstablished.model_validate(command.model_dump(exclude={"type"})))


def escalate_deprivation(command: EscalateDeprivation, file: SafeguardingFile, _: Circumstances) -> Ruling:
    """A registered setting asks for an interim authorisation; any other goes to the Court of Protection."""
    rule = "EST-DOLS-NONE" if command.registered_setting else "EST-DOLS-COP"
    fits = command.registered_setting == (command.arrangement == "interim_authorisation")
    words = (
        "The registered care setting puts an interim authorisation in place."
        if command.registered_setting
        else "The responsible team applies to the Court of Protection urgently: the setting is not registered."
    )
    unauthorised = "Establish first that there is a deprivation of liberty that nobody authorised."
    return unless_refused(
        (
            unless(file.dols == "may_be_needed", "EST-DOLS-STATUS", unauthorised),
            unless(fits, rule, words, "arrangement"),
            needs(rule, command.team, "Name the responsible team that this is escalated to.", "team"),
        ),
        DeprivationEscalated.model_validate(command.model_dump(exclude={"type"})),
    )


def acknowledge_dols(command: AcknowledgeDols, file: SafeguardingFile, _: Circumstances) -> Ruling:
    """An answer to what was asked."""
    words = "The DoLS team was not told of this enquiry yet."
    told = file.regions.dols.state != "none"
    return unless_refused((unless(told, "EST-DOLS-NOTIFY", words),), DolsAcknowledged(note=command.note))


def record_detention(command: RecordDetention, _: SafeguardingFile, __: Circumstances) -> Ruling:
    """An advocate is to be expected; whoever is detained has a right to an IMHA (004 para 7.7, 7.7.1, 7.7.2)."""
    offered = command.imha_offered or said(command.imha_not_because) or command.power not in _DETAINED
    imca = said(command.imca) or not command.lacks_capacity
    return unless_refused(
        (
            needs("EST-DETAINED-ADV", command.advocate, "Consider an advocate, and say what was decided.", "advocate"),
            unless(offered, "EST-IMHA", "Check that an IMHA was offered, or say why not.", "imha_not_because"),
            unless(imca, "EST-IMCA", "Consider an IMCA, since capacity lacks for some decisions.", "imca"),
        ),
        DetentionRecorded.model_validate(command.model_dump(exclude={"type"})),
    )


def dols_requested(file: SafeguardingFile, event: DolsRequested) -> SafeguardingFile:
    """Row 5 tells the DoLS team; with that this region begins."""
    return _dols(file, state="requested", status=event.about)


def status_established(file: SafeguardingFile, event: DolsStatusEstablished) -> SafeguardingFile:
    """What the checklists ask about."""
    return _dols(changed(file, dols=event.status), status=event.status)


def deprivation_escalated(file: SafeguardingFile, event: DeprivationEscalated) -> SafeguardingFile:
    """What is being done."""
    return _dols(file, escalated=event.arrangement)


def dols_acknowledged(file: SafeguardingFile, _: DolsAcknowledged) -> SafeguardingFile:
    """The region's last state."""
    return _dols(file, state="acknowledged")


def detention_recorded(file: SafeguardingFile, event: DetentionRecorded) -> SafeguardingFile:
    """One power more."""
    return _dols(file, detained=(*file.regions.dols.detained, f"{event.who}:{event.power}"))


def _dols(file: SafeguardingFile, **changes: object) -> SafeguardingFile:
    return region(file, dols=DolsRegion.model_validate(file.regions.dols.model_dump() | changes))
