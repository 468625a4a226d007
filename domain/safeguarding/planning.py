"""Row 14 (and row 22 for the IO): terms of reference, inquiry officer, advocate (004 para 5.1, 5.2, 5.4, 4.1.4).

The three may come in any order; with the last of them the case goes on to the enquiry.
"""

from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.happened import Happened
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.register import WorkerFacts
from domain.safeguarding.file import Holder, InquiryOfficer, SafeguardingFile, TorTask, changed
from domain.safeguarding.guards import said, unless
from domain.safeguarding.parties import WORKER_ID, key_decision
from domain.safeguarding.stages import ENQUIRY, PLANNING

__all__ = [
    "AdvocateDecided", "AllocateIo", "ChangeIo", "DecideAdvocate", "IoAllocated", "IoChanged", "SetTermsOfReference",
    "TermsOfReferenceSet", "advocate_decided", "allocate_io", "change_io", "decide_advocate", "io_allocated",
    "io_changed", "set_terms_of_reference", "terms_of_reference_set",
]  # fmt: skip

COUNCIL = "KCC"


class TermsOfReference(Message):
    """What the enquiry is to do: more than a list of tasks and dates (S42-TOR-CONTENT, -DISCUSS)."""

    tasks: tuple[TorTask, ...] = ()
    trust: str = Field(default="", max_length=8000, description="How the IO builds trust and supports choice")
    coproduction: str = Field(default="", max_length=8000, description="How a plan is made with the adult")
    involve: str = Field(default="", max_length=8000, description="People and agencies to involve")
    sharing: str = Field(default="", max_length=8000, description="Proportionate sharing of information")
    discussed_with: tuple[str, ...] = Field(default=(), description="The inquiry officers, by worker id")


class SetTermsOfReference(TermsOfReference, Advised):
    """Set the terms of reference, in discussion with the IO."""

    type: Literal["SetTermsOfReference"] = "SetTermsOfReference"


class TermsOfReferenceSet(TermsOfReference, Event):
    """The terms of reference stand; they carry the dates of the enquiry."""

    type: Literal["TermsOfReferenceSet"] = "TermsOfReferenceSet"


class _Allocation(Advised):
    io: str = Field(pattern=WORKER_ID)
    suitable_because: str = Field(default="", max_length=4000, description="Skills, experience, relationship")
    agreed_by: tuple[str, ...] = Field(default=(), description="Both Community Team Managers (S42-TEAM-IO-EXC)")
    agreed_because: str = Field(default="", max_length=4000)


class AllocateIo(_Allocation):
    """Allocate an inquiry officer; several may act on one enquiry (S42-ROLE-IO)."""

    type: Literal["AllocateIo"] = "AllocateIo"
    tor_discussed: bool = Field(default=False, description="Needed if the terms of reference stand already")


class IoAllocated(Event):
    """A worker of this employer and team makes enquiries under the DSO's direction."""

    type: Literal["IoAllocated"] = "IoAllocated"
    io: str
    employer: str
    team: str | None = None
    suitable_because: str
    agreed_by: tuple[str, ...] = ()
    agreed_because: str = ""


class ChangeIo(_Allocation):
    """Another inquiry officer in place of one who leaves; no clock is affected."""

    type: Literal["ChangeIo"] = "ChangeIo"
    leaves: str = Field(pattern=WORKER_ID)
    because: str = Field(min_length=3, max_length=2000)


class IoChanged(Event):
    """An inquiry officer took another one's place."""

    type: Literal["IoChanged"] = "IoChanged"
    io: str
    employer: str
    leaves: str
    because: str
    agreed_by: tuple[str, ...] = ()
    agreed_because: str = ""


class Advocacy(Message):
    """Whether the adult needs somebody independent, and who it is (S42-ADV-CONSIDER, -ALLOCATE)."""

    substantial_difficulty: bool
    supporter: str | None = Field(default=None, max_length=200, description="A suitable person, by relation")
    advocate: str | None = Field(default=None, max_length=200, description="Independent advocate's service")
    why: str = Field(default="", max_length=4000)
    difficulties: tuple[Literal["understand", "retain", "weigh", "communicate"], ...] = ()
    supporter_linked_to_concern: bool = False
    kind: Literal["care_act", "imca", "imha", "general"] = "care_act"
    detained_or_under_order: bool = Field(default=False, description="Detained, guardianship or a CTO")


class DecideAdvocate(Advocacy, Advised):
    """Decide on advocacy."""

    type: Literal["DecideAdvocate"] = "DecideAdvocate"


class AdvocateDecided(Advocacy, Event):
    """It is settled who supports the adult."""

    type: Literal["AdvocateDecided"] = "AdvocateDecided"


_CONTENT = (
    ("trust", "How will the IO build trust with the adult and support them to choose outcomes?"),
    ("coproduction", "How will a plan be made together with the adult?"),
    ("involve", "Which people and agencies are involved?"),
    ("sharing", "How is information shared, proportionately and by need to know?"),
)


def set_terms_of_reference(command: SetTermsOfReference, file: SafeguardingFile, now: Circumstances) -> Ruling:
    """Row 14. Every IO who is allocated takes part in the discussion."""
    missed = {officer.worker for officer in file.officers} - set(command.discussed_with)
    talk = command.discussed_with and not missed
    tasks = command.tasks and len({task.id for task in command.tasks}) == len(command.tasks)
    return key_decision(
        file,
        now,
        (
            unless(tasks, "S42-TOR-CONTENT", "Set at least one task; each has an id of its own.", "tasks"),
            *(unless(said(getattr(command, name)), "S42-TOR-CONTENT", words, name) for name, words in _CONTENT),
            unless(talk, "S42-TOR-DISCUSS", "Discuss the terms with every IO allocated.", "discussed_with"),
        ),
        TermsOfReferenceSet.model_validate(command.body()),
    )


def allocate_io(command: AllocateIo, file: SafeguardingFile, now: Circumstances) -> Ruling:
    """Row 14. An IO who comes after the terms of reference is talked through them."""
    facts = now.worker(command.io)
    known = not file.tor_tasks or command.io in file.tor_discussed_with or command.tor_discussed
    talk = "The terms of reference stand: discuss them with this IO."
    event = IoAllocated(
        io=command.io, employer=facts.employer if facts else "", team=facts.team if facts else None,
        suitable_because=command.suitable_because, agreed_by=command.agreed_by, agreed_because=command.agreed_because,
    )  # fmt: skip
    return key_decision(
        file,
        now,
        (
            *_officer_objections(command, facts, file, now),
            unless(known, "S42-TOR-DISCUSS", talk, "tor_discussed"),
        ),
        event,
    )


def change_io(command: ChangeIo, file: SafeguardingFile, now: Circumstances) -> Ruling:
    """Row 22: who leaves is allocated now, who comes may be."""
    facts = now.worker(command.io)
    leaves = any(officer.worker == command.leaves for officer in file.officers)
    event = IoChanged(
        io=command.io, employer=facts.employer if facts else "", leaves=command.leaves, because=command.because,
        agreed_by=command.agreed_by, agreed_because=command.agreed_because,
    )  # fmt: skip
    return key_decision(
        file,
        now,
        (
            unless(leaves, "S42-ROLE-IO", "This worker is no IO of this case.", "leaves"),
            *_officer_objections(command, facts, file, now),
        ),
        event,
    )


def decide_advocate(command: DecideAdvocate, file: SafeguardingFile, now: Circumstances) -> Ruling:
    """Row 14: substantial difficulty and no suitable supporter means an independent advocate."""
    difficulty = command.substantial_difficulty or bool(command.difficulties)
    supporter = said(command.supporter) and not command.supporter_linked_to_concern
    supported = not difficulty or supporter or said(command.advocate)
    words = "The adult has substantial difficulty and no suitable supporter: arrange an independent advocate."
    return key_decision(
        file,
        now,
        (
            unless(said(command.why), "S42-ADV-CONSIDER", "Record what was considered.", "why"),
            unless(supported, "S42-ADV-ALLOCATE", words, "advocate"),
            *_advocate_objections(command, file),
        ),
        AdvocateDecided.model_validate(command.body()),
    )


def _advocate_objections(command: DecideAdvocate, file: SafeguardingFile) -> tuple[Objection | None, ...]:
    """004 L9951-9981: one difficulty is substantial; a supporter linked to the concern is none; IMCA, IMHA."""
    one = command.substantial_difficulty or not command.difficulties
    linked = not (said(command.supporter) and command.supporter_linked_to_concern) or said(command.advocate)
    imca = command.kind != "imca" or bool(file.casework.lacks_capacity)
    imha = command.kind != "imha" or command.detained_or_under_order
    return (
        unless(one, "S42-ADV-SUBSTANTIAL", "A problem with any one of the four is a substantial difficulty.",
               "substantial_difficulty"),
        unless(linked, "S42-ADV-DUTY", "A supporter linked to the concern is not suitable: arrange an advocate.",
               "advocate"),
        unless(imca, "S42-ADV-IMCA", "An IMCA is for an adult who lacks capacity for a decision: record that first.",
               "kind"),
        unless(imha, "S42-ADV-IMHA", "An IMHA is for somebody detained, under guardianship or a CTO.", "kind"),
    )  # fmt: skip


def terms_of_reference_set(file: SafeguardingFile, event: TermsOfReferenceSet) -> SafeguardingFile:
    """The tasks with their dates."""
    return _planned(changed(file, tor_tasks=event.tasks, tor_discussed_with=event.discussed_with))


def io_allocated(file: SafeguardingFile, event: IoAllocated, happened: Happened) -> SafeguardingFile:
    """One IO more."""
    officer = InquiryOfficer(worker=event.io, employer=event.employer)
    return _planned(changed(file, officers=(*file.officers, officer), holders=_log(file, event.io, happened)))


def io_changed(file: SafeguardingFile, event: IoChanged, happened: Happened) -> SafeguardingFile:
    """One IO in place of another."""
    stay = tuple(officer for officer in file.officers if officer.worker != event.leaves)
    officers = (*stay, InquiryOfficer(worker=event.io, employer=event.employer))
    return changed(file, officers=officers, holders=_log(file, event.io, happened))


def advocate_decided(file: SafeguardingFile, event: AdvocateDecided) -> SafeguardingFile:
    """Settled."""
    represented = said(event.supporter) or said(event.advocate)
    return _planned(changed(file, advocate_decided=True, represented=represented))


def _planned(file: SafeguardingFile) -> SafeguardingFile:
    """On to the enquiry once terms, officer and advocacy are all there."""
    complete = file.tor_tasks and file.officers and file.advocate_decided
    return changed(file, stage=ENQUIRY) if complete and file.stage == PLANNING else file


def _log(file: SafeguardingFile, io: str, happened: Happened) -> tuple[Holder, ...]:
    return (*file.holders, Holder(role="IO", worker=io, since=happened.effective_at, stage=file.stage))


def _officer_objections(
    command: _Allocation, facts: WorkerFacts | None, file: SafeguardingFile, now: Circumstances
) -> tuple[Objection | None, ...]:
    may = facts is not None and ("IO" in facts.roles or facts.employer != COUNCIL)
    again = any(officer.worker == command.io for officer in file.officers)
    return (
        unless(may, "S42-DSO-ALLOC", "The register knows no IO of this id.", "io"),
        unless(not again, "S42-ROLE-IO", "This worker is an IO of this case already.", "io"),
        unless(said(command.suitable_because), "WORK-ENQUIRER-FIT",
               "Say why this worker has the skills and the experience for it.", "suitable_because"),
        *_team_objections(command, facts, file, now),
    )  # fmt: skip


def _team_objections(
    command: _Allocation, facts: WorkerFacts | None, file: SafeguardingFile, now: Circumstances
) -> tuple[Objection | None, ...]:
    """004 para 4.1.4: the IO is of the team where the person lives, or both teams' managers agree otherwise."""
    home = file.home_team
    if facts is None or facts.employer != COUNCIL or home in (None, facts.team):
        return ()
    managers = {
        found.team for worker in command.agreed_by
        if (found := now.worker(worker)) and "CommunityTeamManager" in found.roles
    }  # fmt: skip
    return (
        unless(home in managers, "S42-TEAM-IO-EXC", f"The manager of {home} must agree.", "agreed_by"),
        unless(facts.team in managers, "S42-TEAM-IO-EXC", f"The manager of {facts.team} must agree.", "agreed_by"),
        unless(said(command.agreed_because), "S42-TEAM-IO-EXC", "Record the reason.", "agreed_because"),
    )
