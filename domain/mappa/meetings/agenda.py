"""What the Chair sees to at each meeting (13a.35, 13a.36): every item covered before the meeting can close.

Risk, plan and disclosure have records of their own; this region hears of them. The rest is covered here, in one
command or in several.
"""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import unless, unless_refused
from domain.mappa.file import MappaFile
from domain.mappa.meetings.asking import sits, told, with_meeting, with_meetings
from domain.mappa.meetings.children import ChildrenDiscussed, child_discussed, children_objections
from domain.mappa.meetings.state import AgendaItem, Id, Meeting
from domain.mappa.stages import FINAL

__all__ = ["AGENDA", "AgendaCovered", "CoverAgenda", "agenda_covered", "cover_agenda", "covers", "uncovered"]

Text = Field(default="", max_length=8000)
Characteristic = Literal[
    "age", "disability", "gender_reassignment", "marriage_and_civil_partnership", "pregnancy_and_maternity", "race",
    "religion_or_belief", "sex", "sexual_orientation",
]  # fmt: skip
"""The nine of the Equality Act 2010."""


class PreviousMinutes(Message):
    """What attendees say of the minutes before."""

    received_and_read: bool = False
    correct: bool = False
    corrections: str = Text


class Media(Message):
    """Who speaks with the press offices where media interest is expected."""

    expected: bool
    police_contact: str = Field(default="", max_length=64)
    probation_contact: str = Field(default="", max_length=64)
    press_office_involved: bool = False
    national_team_told: bool = False


class VisorDuty(Message):
    """Who owns the ViSOR record, and who brings what is new onto it."""

    owner: str = Field(default="", max_length=64)
    updater: str = Field(default="", max_length=64)


class Equality(Message):
    """Which characteristics bear on the case, what else, and how it is managed."""

    considered: tuple[Characteristic, ...] = Field(default=(), description="All nine are considered")
    apply: tuple[Characteristic, ...] = ()
    other_issues: str = Text
    managed: str = Text


class Rights(Message):
    """Whether everybody present is satisfied that the decisions keep the Human Rights Act 1998."""

    all_satisfied: bool = False
    concerns: str = Text
    restrictions_necessary: str = Field(default="", max_length=8000, description="Why each restriction is the least")


class Cppc(Message):
    """Whether to refer as a critical public protection case (Level 3)."""

    refer: bool
    because: str = Text
    outcome_reported: str = Field(default="", max_length=8000, description="Of an earlier referral")


class BoardIssues(Message):
    """Concerns, issues or good practice for the Strategic Management Board."""

    any: bool
    words: str = Text
    sent_to_chair: bool = False


class Covered(Message):
    """Items of the agenda; those left out are covered at another time."""

    meeting: Id
    previous_minutes: PreviousMinutes | None = None
    media: Media | None = None
    visor: VisorDuty | None = None
    equality: Equality | None = None
    human_rights: Rights | None = None
    cppc: Cppc | None = None
    smb: BoardIssues | None = None
    children: ChildrenDiscussed | None = Field(default=None, description="Where a child is discussed")
    information_missing: str = Field(default="", max_length=4000, description="What an agency still owes; empty: none")
    withheld_from_offender: str = Field(default="", max_length=4000, description="What, and why (12.30)")
    offender_told: bool = Field(default=False, description="MAPPA was explained, with the leaflet (12.28)")
    core_group: str = Field(default="", max_length=4000, description="Tasks of a Core Group that is set up (13a.49)")
    core_group_report: str = Text
    differences: str = Field(default="", max_length=4000, description="Where agencies differ, by agency, and why")
    withheld_from_lead: str = Field(default="", max_length=4000, description="Parts of the plan kept off its system")


class CoverAgenda(Covered, Advised):
    """Cover items of the agenda."""

    type: Literal["CoverAgenda"] = "CoverAgenda"


class AgendaCovered(Covered, Event):
    """These items are covered."""

    type: Literal["AgendaCovered"] = "AgendaCovered"


AGENDA: dict[AgendaItem, tuple[str, str]] = {
    "confidentiality": ("MAPPA-MTG-AGENDA-CONFIDENTIALITY", "the confidentiality statement"),
    "previous_minutes": ("MAPPA-MTG-AGENDA-PREV-MINUTES", "the minutes of the meeting before"),
    "risk": ("MAPPA-MTG-AGENDA-RISK", "the assessment of risk, updated"),
    "disclosure": ("MAPPA-MTG-AGENDA-DISCLOSURE", "the decision on disclosure, with reasons"),
    "plan": ("MAPPA-MTG-AGENDA-RMP", "the risk management plan, updated"),
    "media": ("MAPPA-MTG-AGENDA-MEDIA", "media handling"),
    "visor": ("MAPPA-MTG-AGENDA-VISOR", "who owns and who updates the ViSOR record"),
    "human_rights": ("MAPPA-MTG-AGENDA-HRA", "the human rights validation"),
    "equality": ("MAPPA-MTG-AGENDA-EQUALITY", "the protected characteristics"),
    "children": ("MAPPA-CH-MEETING-WELFARE", "the welfare of each child who is discussed"),
    "cppc": ("MAPPA-MTG-AGENDA-CPPC", "whether to refer as a critical public protection case"),
    "level": ("MAPPA-MTG-AGENDA-LEVEL", "the level of management, with reasons"),
    "smb": ("MAPPA-MTG-AGENDA-SMB", "what the Strategic Management Board should hear"),
}
"""Each item with its rule; actions are counted, not ticked."""

_OWN = ("previous_minutes", "media", "visor", "equality", "human_rights", "cppc", "smb", "children")
_NINE = 9
_LEVEL_3 = 3


def cover_agenda(command: CoverAgenda, file: MappaFile, now: Circumstances) -> Ruling:
    """Each part that is given is complete."""
    if any(objections := sits(file, command.meeting, now)):
        return unless_refused(objections)
    children = children_objections(command, command.children, file, now.calendar.local_date(now.effective_at))
    return unless_refused((*_of_parts(command, file), *children), AgendaCovered.model_validate(command.body()))


def _of_parts(command: CoverAgenda, file: MappaFile) -> Iterator[Objection | None]:
    yield from _previous(command.previous_minutes)
    yield from _media(command.media)
    yield from _visor(command.visor)
    yield from _equality(command.equality)
    yield from _rights(command.human_rights)
    yield from _cppc_and_board(command)
    report = told(command.core_group_report) or not file.meetings.core_group
    words = "The Core Group reports on its tasks at each later meeting."
    yield unless(report or file.meetings.core_reported, "MAPPA-MTG-CORE-GROUP", words, "core_group_report")
    heard = command.cppc is None or file.meetings.cppc != "decided" or told(command.cppc.outcome_reported)
    words = "Report what became of the referral as a critical public protection case."
    yield unless(heard, "MAPPA-RMP-CPPC-OUTCOME", words, "cppc.outcome_reported")


def _previous(part: PreviousMinutes | None) -> Iterator[Objection | None]:
    if part is None:
        return
    rule, right = "MAPPA-MTG-AGENDA-PREV-MINUTES", part.correct or told(part.corrections)
    words = "Attendees confirm that they received and read the minutes."
    yield unless(part.received_and_read, rule, words, "previous_minutes.received_and_read")
    yield unless(
        right, rule, "The Chair confirms that they are correct, or says what is not.", "previous_minutes.correct"
    )


def _media(part: Media | None) -> Iterator[Objection | None]:
    if part is None or not part.expected:
        return
    contacts = told(part.police_contact) and told(part.probation_contact)
    words = "Name one contact of the police and one of Probation for the press offices."
    yield unless(contacts, "MAPPA-MTG-AGENDA-MEDIA", words, "media.police_contact")
    told_them = part.national_team_told or not part.press_office_involved
    words = "A press office is involved: tell the National MAPPA Team."
    yield unless(told_them, "MAPPA-MTG-NMT-PRESS", words, "media.national_team_told")


def _visor(part: VisorDuty | None) -> Iterator[Objection | None]:
    if part is None:
        return
    rule = "MAPPA-MTG-AGENDA-VISOR"
    yield unless(told(part.owner), rule, "Name the owner of the ViSOR record.", "visor.owner")
    yield unless(told(part.updater), rule, "Name who brings what is new onto the record.", "visor.updater")


def _equality(part: Equality | None) -> Iterator[Objection | None]:
    if part is None:
        return
    rule = "MAPPA-MTG-AGENDA-EQUALITY"
    yield unless(
        len(set(part.considered)) == _NINE, rule, "Consider each of the nine characteristics.", "equality.considered"
    )
    quiet = told(part.managed) or not (part.apply or told(part.other_issues))
    yield unless(quiet, rule, "Say how what applies is managed.", "equality.managed")


def _rights(part: Rights | None) -> Iterator[Objection | None]:
    if part is None:
        return
    satisfied = part.all_satisfied or told(part.concerns)
    words = "Everybody is satisfied that the decisions keep the Human Rights Act, or the concern is recorded."
    yield unless(satisfied, "MAPPA-MTG-AGENDA-HRA", words, "human_rights.all_satisfied")
    words = "Say why each restriction is the least that manages the risk."
    least = told(part.restrictions_necessary)
    yield unless(least, "MAPPA-RMP-NECESSARY-RESTRICTIONS", words, "human_rights.restrictions_necessary")


def _cppc_and_board(command: CoverAgenda) -> Iterator[Objection | None]:
    if command.cppc is not None:
        reasons = told(command.cppc.because)
        yield unless(reasons, "MAPPA-RMP-CPPC-CONSIDER", "Say why it is referred, or not.", "cppc.because")
    if command.smb is not None and command.smb.any:
        sent = told(command.smb.words) and command.smb.sent_to_chair
        words = "Say what the board should hear, and send it to its Chair."
        yield unless(sent, "MAPPA-MTG-AGENDA-SMB", words, "smb.words")


def uncovered(meeting: Meeting, file: MappaFile) -> tuple[Objection | None, ...]:
    """The items that this meeting still has to cover."""
    left = tuple(item for item in AGENDA if item not in meeting.covered and _asked(item, meeting, file))
    return tuple(unless(None, AGENDA[item][0], f"Still to be covered: {AGENDA[item][1]}.") for item in left)


def _asked(item: AgendaItem, meeting: Meeting, file: MappaFile) -> bool:
    if item == "cppc":
        return meeting.level == _LEVEL_3
    if item == "children":
        return child_discussed(meeting, file)
    if item == "level":
        return file.stage not in FINAL  # a case that ended by law while its meeting sat has no level to decide
    return item != "previous_minutes" or file.meetings.last is not None


def covers(file: MappaFile, meeting: str | None, item: AgendaItem) -> MappaFile:
    """The file after another region's record covered an item of this meeting."""
    found = file.meetings.current.get(meeting or "")
    return file if found is None else with_meeting(file, found.id, covered=found.covered | {item})


def agenda_covered(file: MappaFile, event: AgendaCovered) -> MappaFile:
    """What is covered, what is missing, whether a Core Group works."""
    meeting = file.meetings.current.get(event.meeting)
    if meeting is None:
        return file
    parts = {part for part in _OWN if getattr(event, part) is not None}
    file = with_meeting(
        file, event.meeting, covered=meeting.covered | parts,
        information_missing=meeting.information_missing or told(event.information_missing),
    )  # fmt: skip
    group = file.meetings.core_group or told(event.core_group)
    reported = file.meetings.core_reported or told(event.core_group_report)
    return with_meetings(file, core_group=group, core_reported=reported, cppc=_cppc_after(file.meetings.cppc, event))


def _cppc_after(before: str, event: AgendaCovered) -> str:
    if event.cppc is None:
        return before
    return event.meeting if event.cppc.refer else "" if before == "decided" else before
