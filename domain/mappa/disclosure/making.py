"""A disclosure is made: the right recipient, prepared, told what to watch for and whom to call (10.18 to 10.24)."""

from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.codes import Coded
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import unless, unless_refused
from domain.mappa.disclosure.deciding import disclosures
from domain.mappa.disclosure.state import Intended
from domain.mappa.file import MappaFile
from domain.mappa.meetings.asking import asked, told
from domain.mappa.meetings.state import Id

__all__ = [
    "ConfirmSelfDisclosure", "DisclosureMade", "MakeDisclosure", "RecordSelfDisclosure", "SelfDisclosureConfirmed",
    "SelfDisclosureRecorded", "confirm_self_disclosure", "disclosure_made", "make_disclosure", "record_self_disclosure",
    "self_disclosure_confirmed", "self_disclosure_recorded", "signing_advice",
]  # fmt: skip

Text = Field(default="", max_length=8000)


class Making(Message):
    """How it was told."""

    id: Id
    recipient_checked: bool = Field(default=False, description="Exactly this person, best told by this agency")
    prior_knowledge: str = Text
    understands_sensitivity: bool = False
    watch_for: str = Text
    what_to_do: str = Text
    whom_to_call: str = Field(default="", max_length=200)
    support: str = Text
    what_was_told: str = Text
    by: str = Field(default="", max_length=64, description="Worker id of who told it")
    signed_form: str = Field(default="", max_length=200, description="Reference of the form that the recipient signed")
    undertaking: bool = Field(default=False, description="Unusual: the recipient agreed not to misuse it")
    photograph_copied: bool = Field(default=False, description="Whether a copy was given away")
    told_offender_unaware: bool = Field(default=False, description="The recipient knows that the offender does not")


class MakeDisclosure(Making, Advised):
    """Tell what was decided."""

    type: Literal["MakeDisclosure"] = "MakeDisclosure"


class DisclosureMade(Making, Event):
    """The recipient knows."""

    type: Literal["DisclosureMade"] = "DisclosureMade"


class RecordSelfDisclosure(Advised):
    """The offender has told it."""

    type: Literal["RecordSelfDisclosure"] = "RecordSelfDisclosure"
    id: Id
    present: Literal["nobody", "police", "probation", "social_care"]


class SelfDisclosureRecorded(Event):
    """The offender says that it was told; in private, so that it must be confirmed."""

    type: Literal["SelfDisclosureRecorded"] = "SelfDisclosureRecorded"
    id: str
    present: Coded


class ConfirmSelfDisclosure(Advised):
    """Confirm with the recipient what the offender told in private."""

    type: Literal["ConfirmSelfDisclosure"] = "ConfirmSelfDisclosure"
    id: Id
    accurate: bool = False
    understood: bool = False


class SelfDisclosureConfirmed(Event):
    """It was accurate, and the recipient understands it."""

    type: Literal["SelfDisclosureConfirmed"] = "SelfDisclosureConfirmed"
    id: str


_RULE = "MAPPA-DIS-RECIPIENT-PREP"
_PARTS = (
    ("recipient_checked", _RULE, "Make sure of the exact recipient, and that this agency is best placed."),
    ("prior_knowledge", _RULE, "Say what the recipient knew before."),
    ("understands_sensitivity", _RULE, "Check that the recipient understands how sensitive it is."),
    ("watch_for", _RULE, "Explain what to watch for."),
    ("what_to_do", _RULE, "Explain what to do."),
    ("whom_to_call", _RULE, "Say whom to call."),
    ("support", _RULE, "Say what support there is."),
    ("what_was_told", "MAPPA-DIS-RECORD-FIELDS", "Record what was told."),
    ("by", "MAPPA-DIS-RECORD-FIELDS", "Record who told it."),
)


def make_disclosure(command: MakeDisclosure, file: MappaFile, _: Circumstances) -> Ruling:
    """Of a disclosure that was decided, with the recipient prepared."""
    found = file.disclosure.open.get(command.id)
    if found is None:
        return unless_refused((unless(None, "MAPPA-DIS-EVERY-REVIEW", _UNDECIDED, "id"),))
    return unless_refused(
        (
            *asked(command, _PARTS),
            unless(command.undertaking or not found.complex, "MAPPA-DIS-COMPLEX-UNDERTAKING",
                   "It is complex: explain that it is unusual and get the promise not to misuse it.", "undertaking"),
            unless(not command.photograph_copied, "MAPPA-DIS-PHOTO-SHOW", "Show a photograph: no copy is given.",
                   "photograph_copied"),
            unless(command.told_offender_unaware or found.offender_knows, "MAPPA-DIS-OFFENDER-NOT-TOLD",
                   "Tell the recipient that the offender does not know.", "told_offender_unaware"),
        ),
        DisclosureMade.model_validate(command.body()),
    )  # fmt: skip


_UNDECIDED = "No disclosure of this id was decided, or it has been made."


def record_self_disclosure(command: RecordSelfDisclosure, file: MappaFile, _: Circumstances) -> Ruling:
    """Where that way was decided."""
    found = file.disclosure.open.get(command.id)
    way = found is not None and found.state == "self_disclosure"
    words = "Nobody decided that the offender tells this."
    return unless_refused(
        (unless(way, "MAPPA-DIS-SELF-DISCLOSURE", words, "id"),),
        SelfDisclosureRecorded(id=command.id, present=command.present),
    )


def confirm_self_disclosure(command: ConfirmSelfDisclosure, file: MappaFile, _: Circumstances) -> Ruling:
    """Accurate, and understood."""
    found, rule = file.disclosure.open.get(command.id), "MAPPA-DIS-SELF-FOLLOWUP"
    private = found is not None and found.state == "told_in_private"
    return unless_refused(
        (
            unless(private, rule, "The offender has told nothing in private under this id.", "id"),
            unless(command.accurate, rule, "Confirm that it was accurate, or make the disclosure.", "accurate"),
            unless(command.understood, rule, "Confirm that the recipient understands it.", "understood"),
        ),
        SelfDisclosureConfirmed(id=command.id),
    )


def signing_advice(command: MakeDisclosure, _: MappaFile, __: Circumstances) -> tuple[Objection | None, ...]:
    """Good practice: the recipient signs."""
    words = "Have the recipient sign a form and file it."
    return (unless(told(command.signed_form), "MAPPA-DIS-SIGNED-FORM", words, "signed_form"),)


def disclosure_made(file: MappaFile, event: DisclosureMade | SelfDisclosureConfirmed) -> MappaFile:
    """Nothing is left to do of it."""
    return disclosures(file, open={k: v for k, v in file.disclosure.open.items() if k != event.id})


def self_disclosure_recorded(file: MappaFile, event: SelfDisclosureRecorded) -> MappaFile:
    """In private it waits for its confirmation; with somebody present it is done."""
    found: Intended | None = file.disclosure.open.get(event.id)
    if event.present != "nobody" or found is None:
        return disclosures(file, open={k: v for k, v in file.disclosure.open.items() if k != event.id})
    private = found.model_copy(update={"state": "told_in_private"})
    return disclosures(file, open={**file.disclosure.open, event.id: private})


def self_disclosure_confirmed(file: MappaFile, event: SelfDisclosureConfirmed) -> MappaFile:
    """Done."""
    return disclosure_made(file, event)
