"""Each agency that supervises an offender records the category on its own system, within three days (6.30 to 6.37)."""

from datetime import date
from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.saying import unless, unless_refused
from domain.mappa.eligibility.computed import category_follows, eligibility, today
from domain.mappa.eligibility.state import Notice
from domain.mappa.eligibility.verdict import Category
from domain.mappa.file import MappaFile
from domain.mappa.roles import AGENCY_OF

__all__ = [
    "IDENTIFYING", "ActivateMappaFlag", "DomesticAbuseFlagged", "FlagDomesticAbuse", "IdentificationOwed",
    "MappaFlagActivated", "NoticeSent", "OffenderRecorded", "RecordOnCaseSystem", "SendNotice",
    "activate_mappa_flag", "domestic_abuse_flagged", "flag_domestic_abuse", "notice_sent", "offender_recorded",
    "record_on_case_system", "send_notice", "YotNoticeOwed", "notice_follows", "yot_notice_owed",
]  # fmt: skip

IDENTIFYING = Literal["probation", "police", "prison", "yot", "mental_health", "mctc"]
"""The six agencies of 6.30; the Ministry of Defence by its centre (MCTC)."""

_INSIDE = frozenset({"custody", "remand", "recalled_fixed", "recalled_standard", "hospital"})
_SENDER = {"mappa_h": "yot", "mappa_i": "mental_health"}


class IdentificationOwed(Event):
    """An agency supervises the offender and must record the category on its own system (6.31)."""

    type: Literal["IdentificationOwed"] = "IdentificationOwed"
    agency: IDENTIFYING
    sentenced_on: date


class _Coded(Message):
    """How the offender is coded on an agency's own system."""

    agency: IDENTIFYING
    category: Category
    level: Literal[1, 2, 3] | None = Field(default=None, description="None: not set yet")


class RecordOnCaseSystem(_Coded, Advised):
    """Say that the agency recorded the offender on its own system, lead or not (6.31)."""

    type: Literal["RecordOnCaseSystem"] = "RecordOnCaseSystem"


class OffenderRecorded(_Coded, Event):
    """The agency's own system shows category and level."""

    type: Literal["OffenderRecorded"] = "OffenderRecorded"


class ActivateMappaFlag(Advised):
    """Say that Probation activated its MAPPA flag (8.16)."""

    type: Literal["ActivateMappaFlag"] = "ActivateMappaFlag"


class MappaFlagActivated(Event):
    """Probation's case system shows the MAPPA flag."""

    type: Literal["MappaFlagActivated"] = "MappaFlagActivated"


class FlagDomesticAbuse(Advised):
    """Flag that the circumstances involve domestic abuse or stalking, whatever the offence (27.10, 27.11)."""

    type: Literal["FlagDomesticAbuse"] = "FlagDomesticAbuse"
    possible_only: bool = Field(default=False, description="Possible, not shown by the circumstances of an outcome")


class DomesticAbuseFlagged(Event):
    """Domestic abuse or stalking is part of the circumstances, or possible."""

    type: Literal["DomesticAbuseFlagged"] = "DomesticAbuseFlagged"
    possible_only: bool = False


class YotNoticeOwed(Event):
    """A child led by the youth offending team has a day of release, or none any more: MAPPA H is counted from it."""

    type: Literal["YotNoticeOwed"] = "YotNoticeOwed"
    release_on: date | None = None


class _Notified(Message):
    """A form to the Co-ordinator of the area where the offender lives, or will be released or discharged to."""

    form: Literal["mappa_h", "mappa_i"]
    area: str = Field(pattern=r"^[a-z][a-z0-9-]{1,40}$", description="Code of the MAPPA area")
    because: Literal["lives_there", "released_there", "discharged_there"]


class SendNotice(_Notified, Advised):
    """Send MAPPA H (youth offending team) or MAPPA I (mental health service) to the Co-ordinator (6.37)."""

    type: Literal["SendNotice"] = "SendNotice"


class NoticeSent(_Notified, Event):
    """The Co-ordinator has the form."""

    type: Literal["NoticeSent"] = "NoticeSent"
    again: bool = Field(default=False, description="An earlier one was brought up to date")
    on: date


def record_on_case_system(command: RecordOnCaseSystem, file: MappaFile, now: Circumstances) -> Ruling:
    """The coding shows what the case says: one category, and the level once it is set."""
    held = file.eligibility.category
    speaks = now.by.has_role("Service") or any(AGENCY_OF.get(role) == command.agency for role in now.by.roles)
    military = command.agency == "mctc"
    level = getattr(file.level, "number", None)
    return unless_refused(
        (
            unless(held == command.category, "MAPPA-CAT-ONE-ONLY",
                   f"This case is in category {held or 'none'}: record that one, or the facts first.", "category"),
            unless(command.level == level, "MAPPA-ID-FLAGS",
                   f"The coding shows category and level; the level of this case is {level or 'not set'}.", "level"),
            unless(speaks or military, "MAPPA-ID-AGENCIES", "Only the agency itself says what its system shows.",
                   "agency"),
        ),
        OffenderRecorded.model_validate(command.body()),
    )  # fmt: skip


def activate_mappa_flag(_: ActivateMappaFlag, __: MappaFile, ___: Circumstances) -> Ruling:
    """Taken from Probation only, by the chart."""
    return (MappaFlagActivated(),)


def flag_domestic_abuse(command: FlagDomesticAbuse, file: MappaFile, now: Circumstances) -> Ruling:
    """A prompt follows wherever no other category is met; see ``recording`` for the facts of an outcome."""
    event = DomesticAbuseFlagged.model_validate(command.body())
    return category_follows(file, now, {DomesticAbuseFlagged: domestic_abuse_flagged}, event)


def send_notice(command: SendNotice, file: MappaFile, now: Circumstances) -> Ruling:
    """MAPPA H is the youth offending team's, MAPPA I the mental health service's (6.37)."""
    sender = _SENDER[command.form]
    speaks = any(AGENCY_OF.get(role) == sender for role in now.by.roles)
    elsewhere = getattr(file.place, "kind", None) not in _INSIDE
    words = f"This form is sent by {sender.replace('_', ' ')}."
    where = "The offender does not live there now: name the area of release or discharge."
    return unless_refused(
        (
            unless(
                speaks, "MAPPA-ID-MH-MAPPA-I" if command.form == "mappa_i" else "MAPPA-ID-YOT-MAPPA-H", words, "form"
            ),
            unless(elsewhere or command.because != "lives_there", "MAPPA-ID-RELEVANT-COORD", where, "because"),
        ),
        NoticeSent(**command.body(), again=command.form in file.eligibility.notices, on=today(now)),
    )


def notice_follows(file: MappaFile, _: Event) -> tuple[Event, ...]:
    """MAPPA H is owed while the youth offending team leads a MAPPA offender whose day of release is known (6.37)."""
    known = file.eligibility
    led = file.lead.agency == "yot" and known.category is not None and "mappa_h" not in known.notices
    release = file.place.release_on if led else None
    return (YotNoticeOwed(release_on=release),) if release != file.eligibility.yot_notice_owed else ()


def yot_notice_owed(file: MappaFile, event: YotNoticeOwed) -> MappaFile:
    """Owed for this release."""
    return eligibility(file, yot_notice_owed=event.release_on)


def offender_recorded(file: MappaFile, event: OffenderRecorded) -> MappaFile:
    """The agency has recorded the offender."""
    return eligibility(file, recorded_by=file.eligibility.recorded_by | {event.agency})


def domestic_abuse_flagged(file: MappaFile, event: DomesticAbuseFlagged) -> MappaFile:
    """Flagged for good; possible abuse asks for Category 3 to be considered."""
    return eligibility(file, abuse_flagged=True, possible_abuse=file.eligibility.possible_abuse or event.possible_only)


def notice_sent(file: MappaFile, event: NoticeSent) -> MappaFile:
    """The last form of this kind."""
    notices = {**file.eligibility.notices, event.form: Notice(area=event.area, on=event.on)}
    return eligibility(file, notices=notices)
