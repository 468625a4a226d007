"""What the victim is told, asks for, and says; what goes to the meeting and to whoever decides (22.10 to 22.30)."""

from datetime import date
from typing import Final, Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import said, unless, unless_refused
from domain.mappa.roles import AGENCY_OF, Agency
from domain.mappa.victim.contact import REFERENCE
from domain.mappa.victim.file import VictimFile, changed

__all__ = [
    "AskForInformation", "DecideInformation", "GiveVictimView", "InformationAsked", "InformationDecided",
    "MakePersonalStatement", "PersonalStatementMade", "RepresentationSent", "SaveVictimDocument", "SendRepresentation",
    "TellVictim", "VictimDocumentSaved", "VictimTold", "VictimViewGiven", "ask_for_information", "decide_information",
    "give_victim_view", "information_asked", "information_decided", "make_personal_statement", "save_victim_document",
    "send_representation", "tell_victim", "victim_told",
]  # fmt: skip

_TEXT = Field(default="", max_length=8000)
_DECIDERS: Final = {"first_release": "prison_governor", "indeterminate": "parole_board", "variation": "probation_aco"}
_RETALIATION: Final = frozenset({"release", "temporary_release", "leave", "conditional_discharge"})
What = Literal["within_scheme", "beyond_scheme", "photograph", "gender_transition"]


class _Told(Message):
    """What the victim was told, and by whom."""

    topic: Literal["how_concerns_are_used", "process", "tariff", "appeal", "parole", "release", "temporary_release",
                   "leave", "conditional_discharge", "recall"]  # fmt: skip
    by: Literal["liaison_officer", "hospital", "lead_agency"]
    retaliation_considered: bool = Field(default=False, description="Of somebody who is an offender too")


class TellVictim(_Told, Advised):
    """Tell the victim of a key development, or how concerns enter the process."""

    type: Literal["TellVictim"] = "TellVictim"


class VictimTold(_Told, Event):
    """Told."""

    type: Literal["VictimTold"] = "VictimTold"


class _Representation(Message):
    """Conditions that the victim asks for, and who decides on them (22.12)."""

    stage_of_case: Literal["first_release", "indeterminate", "variation"]
    to: Literal["prison_governor", "parole_board", "probation_aco"]
    conditions: str = _TEXT


class SendRepresentation(_Representation, Advised):
    """Send the victim's representations on licence conditions; nobody may stop them."""

    type: Literal["SendRepresentation"] = "SendRepresentation"


class RepresentationSent(_Representation, Event):
    """The decision maker has them."""

    type: Literal["RepresentationSent"] = "RepresentationSent"


class MakePersonalStatement(Advised):
    """The victim makes a Victim Personal Statement to the Parole Board (22.13)."""

    type: Literal["MakePersonalStatement"] = "MakePersonalStatement"


class PersonalStatementMade(Event):
    """The Parole Board has the statement."""

    type: Literal["PersonalStatementMade"] = "PersonalStatementMade"


class _View(Message):
    """The victim's view at a Level 2 or 3 meeting (22.14 to 22.17)."""

    meeting: str = Field(pattern=REFERENCE)
    how: Literal["attends", "report", "victim_attends"]
    practitioner_told: bool = Field(default=False, description="The offender's practitioner was told as well")
    location: str = Field(default="", max_length=4000, description="Places that the victim agreed to share")
    location_agreed: bool = False


class GiveVictimView(_View, Advised):
    """Bring the victim's view to the meeting, in person or by a report."""

    type: Literal["GiveVictimView"] = "GiveVictimView"


class VictimViewGiven(_View, Event):
    """The meeting has the victim's view."""

    type: Literal["VictimViewGiven"] = "VictimViewGiven"


class AskForInformation(Advised):
    """The victim asks for information about the offender."""

    type: Literal["AskForInformation"] = "AskForInformation"
    request: str = Field(pattern=REFERENCE)
    what: What


class InformationAsked(Event):
    """A request waits for a decision."""

    type: Literal["InformationAsked"] = "InformationAsked"
    request: str
    what: What


class _Decided(Message):
    """What is shared with the victim: what, by whom, by when and why (22.19, 22.26 to 22.30)."""

    request: str = Field(pattern=REFERENCE)
    what: What
    share: bool
    content: str = _TEXT
    by: Agency | None = None
    by_when: date | None = None
    because: Literal["", "safety", "lawful_request", "distress_if_heard_elsewhere"] = ""
    reasons_given: str = _TEXT
    meeting: str | None = Field(default=None, pattern=REFERENCE)
    necessary: bool = False
    lawful: bool = False
    proportionate: bool = False
    supplier_agreed: bool = False
    national_team_asked: bool = False


class DecideInformation(_Decided, Advised):
    """Decide a request for information."""

    type: Literal["DecideInformation"] = "DecideInformation"


class InformationDecided(_Decided, Event):
    """Decided and on record."""

    type: Literal["InformationDecided"] = "InformationDecided"


class SaveVictimDocument(Advised):
    """Save a document on the victim's file."""

    type: Literal["SaveVictimDocument"] = "SaveVictimDocument"
    document: str = Field(pattern=REFERENCE)
    kind: Literal["correspondence", "report", "mappa_minutes", "other"]


class VictimDocumentSaved(Event):
    """On the victim's file."""

    type: Literal["VictimDocumentSaved"] = "VictimDocumentSaved"
    document: str
    kind: Literal["correspondence", "report", "other"]


def tell_victim(command: TellVictim, file: VictimFile, _: Circumstances) -> Ruling:
    """By the liaison officer in the scheme, by the hospital of an unrestricted patient, else by the lead agency."""
    how = command.topic == "how_concerns_are_used"
    right = "lead_agency" if file.scheme in {None, "none"} else "hospital" if file.by_hospital else "liaison_officer"
    rule = "DA-VCS-NONELIG" if right == "lead_agency" else "MAPPA-VCS-INFO"
    dual = file.also_offender and command.topic in _RETALIATION
    return unless_refused(
        (
            unless(how or command.by == right, rule, f"Here the {right.replace('_', ' ')} informs the victim.", "by"),
            unless(not dual or command.retaliation_considered, "MAPPA-VLO-DUAL",
                   "The victim is an offender too: consider first what could serve a retaliation.",
                   "retaliation_considered"),
        ),
        VictimTold.model_validate(command.body()),
    )  # fmt: skip


def send_representation(command: SendRepresentation, file: VictimFile, _: Circumstances) -> Ruling:
    """To whoever decides at this point; somebody outside the scheme speaks through the plan."""
    right = _DECIDERS[command.stage_of_case]
    return unless_refused(
        (
            unless(file.scheme == "statutory", "MAPPA-VCS-REPS",
                   "Only victims in the statutory scheme; others by the practitioner, as part of the plan."),
            unless(command.to == right, "MAPPA-VCS-DECIDER", f"At this point the {right.replace('_', ' ')} decides.",
                   "to"),
            unless(said(command.conditions), "MAPPA-VCS-REPS", "Say which conditions are asked for.", "conditions"),
        ),
        RepresentationSent.model_validate(command.body()),
    )  # fmt: skip


def make_personal_statement(_: MakePersonalStatement, file: VictimFile, __: Circumstances) -> Ruling:
    """A right of statutory victims."""
    words = "Only victims in the statutory scheme make one; others by the practitioner, as part of the plan."
    return unless_refused((unless(file.scheme == "statutory", "MAPPA-VCS-VPS", words),), PersonalStatementMade())


def give_victim_view(command: GiveVictimView, file: VictimFile, _: Circumstances) -> Ruling:
    """In person or by report of the liaison officer; never the victim; a place only with the victim's agreement."""
    return unless_refused(
        (
            unless(command.how != "victim_attends", "MAPPA-VIC-NO-ATTEND", "Victims do not attend MAPPA meetings.",
                   "how"),
            unless(command.practitioner_told or not file.other_area, "MAPPA-VLO-CROSS-AREA",
                   "The victim lives in another area: tell the offender's practitioner too.", "practitioner_told"),
            unless(command.location_agreed or not said(command.location), "MAPPA-VLO-LOCATION",
                   "Share only the places that the victim agreed to share.", "location_agreed"),
        ),
        VictimViewGiven.model_validate(command.body()),
    )  # fmt: skip


def ask_for_information(command: AskForInformation, _: VictimFile, __: Circumstances) -> Ruling:
    """Every request is considered."""
    return (InformationAsked(request=command.request, what=command.what),)


def decide_information(command: DecideInformation, file: VictimFile, now: Circumstances) -> Ruling:
    """What goes beyond the scheme goes to a meeting; a photograph and the like have a presumption against them."""
    asked = command.request in file.asked
    reasons = unless(said(command.reasons_given), "META-VIC-REQUEST-CONSIDER", "Record the reasons.", "reasons_given")
    return unless_refused(
        (
            unless(asked, "META-VIC-REQUEST-CONSIDER", "No request of this reference waits.", "request"),
            reasons,
            *(_sharing(command, now) if command.share else ()),
        ),
        InformationDecided.model_validate(command.body()),
    )


def save_victim_document(command: SaveVictimDocument, _: VictimFile, __: Circumstances) -> Ruling:
    """MAPPA minutes are never put on the victim's file."""
    if command.kind == "mappa_minutes":
        words = "MAPPA minutes are kept apart, never on the victim's file."
        return unless_refused((unless(None, "META-VIC-MINUTES-STORE", words, "kind"),))
    return (VictimDocumentSaved(document=command.document, kind=command.kind),)


def _sharing(command: DecideInformation, now: Circumstances) -> tuple[Objection | None, ...]:
    beyond = command.what != "within_scheme"
    weighed = command.necessary and command.lawful and command.proportionate
    supplier = command.supplier_agreed or any(AGENCY_OF.get(role) == command.by for role in now.by.roles)
    told = said(command.content) and command.by and command.by_when
    return (
        unless(told, "META-VIC-SHARE-DECISION", "Say what is shared, by whom and by when.", "content"),
        unless(supplier, "META-VIC-SUPPLIER-OK", "Ask the agency that supplied it first.", "supplier_agreed"),
        unless(not beyond or command.meeting, "META-VIC-BEYOND-VCS", "Discuss it at a MAPPA meeting.", "meeting"),
        unless(not beyond or weighed, "META-VIC-BEYOND-VCS", "It must be necessary, lawful and proportionate.",
               "necessary"),
        unless(not beyond or command.because != "distress_if_heard_elsewhere", "META-VIC-DISTRESS",
               "That it may be heard elsewhere is no sufficient reason.", "because"),
        unless(command.what != "photograph" or command.because in {"safety", "lawful_request"}, "META-VIC-PHOTO",
               "A photograph is not disclosed without a lawful reason.", "because"),
        unless(command.what != "gender_transition" or command.national_team_asked, "META-VIC-COMPLEX",
               "Ask the National MAPPA Team.", "national_team_asked"),
    )  # fmt: skip


def victim_told(file: VictimFile, event: VictimTold) -> VictimFile:
    """Told."""
    return changed(file, told_how=file.told_how or event.topic == "how_concerns_are_used")


def information_asked(file: VictimFile, event: InformationAsked) -> VictimFile:
    """Waits."""
    return changed(file, asked=file.asked | {event.request})


def information_decided(file: VictimFile, event: InformationDecided) -> VictimFile:
    """Decided."""
    return changed(file, asked=file.asked - {event.request})
