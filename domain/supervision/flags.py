"""MAPPA, victims, Prevent, MARAC, domestic abuse: what is known, and the notices that a development brings.

Where a flag applies, its contact is told of what changes: a discharge, a recall, a move. A notice has no date in any
source; it shows as owed until it is given, or set aside with a reason.
"""

from collections.abc import Iterator, Mapping
from typing import Final, Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.chart import Row, simply
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import said, unless, unless_refused
from domain.supervision.area import AddressChanged
from domain.supervision.concern import ConcernRaised
from domain.supervision.discharge import DischargeEffective
from domain.supervision.ending import AbsoluteDischargeGranted, CloseSupervision
from domain.supervision.file import Flag, FlagName, SupervisionFile, changed
from domain.supervision.law.flags import FLAG_RULES
from domain.supervision.recall import RecallOrdered
from domain.supervision.roles import CARE_STAFF
from domain.supervision.rows import SupervisionRegion
from domain.supervision.stages import ENDED, OPEN

__all__ = ["FLAGS", "FlagRecorded", "GiveNotice", "NoticeArose", "NoticeGiven", "RecordFlag", "SetNoticeAside"]

Told = Literal["mappa", "victims", "marac", "prevent"]
About = Literal["discharge", "recall", "absolute_discharge", "move", "concern"]

_RULES: Final[Mapping[str, str]] = {
    "victims": "SUP-S1-VCS", "mappa": "SUP-S4-COMMUNITY-SAFETY", "marac": "SUP-S4-COMMUNITY-SAFETY",
    "prevent": "SUP-S4-COMMUNITY-SAFETY",
}  # fmt: skip
_DEVELOPMENTS: Final[Mapping[type[Event], tuple[About, tuple[Told, ...]]]] = {
    DischargeEffective: ("discharge", ("mappa", "victims", "prevent", "marac")),
    RecallOrdered: ("recall", ("mappa", "victims")),
    AbsoluteDischargeGranted: ("absolute_discharge", ("mappa", "victims", "prevent", "marac")),
    AddressChanged: ("move", ("mappa", "victims", "prevent", "marac")),
    ConcernRaised: ("concern", ("mappa",)),
}
"""Which development each of them is told of: victims hear of key developments, not of a concern."""


class Knowing(Message):
    """Whether one of the five applies, the contact in it, and what was agreed."""

    flag: FlagName
    applies: bool
    contact: str = Field(default="", max_length=400, description="An office or a role, never a victim's name")
    words: str = Field(default="", max_length=20_000, description="What was agreed, or on what the answer rests")
    guidance_known: bool = Field(default=False, description="Domestic abuse: the statutory guidance of 2022 is known")


class RecordFlag(Knowing, Advised):
    """Record whether MAPPA, victims, Prevent, MARAC or domestic abuse is a matter here."""

    type: Literal["RecordFlag"] = "RecordFlag"


class FlagRecorded(Knowing, Event):
    """It is known whether this applies."""

    type: Literal["FlagRecorded"] = "FlagRecorded"


class Notice(Message):
    """Who is told, of what."""

    to: Told
    about: About


class NoticeArose(Notice, Event):
    """A development is to be told."""

    type: Literal["NoticeArose"] = "NoticeArose"
    rule: str


class GiveNotice(Notice, Advised):
    """Record that a development was told."""

    type: Literal["GiveNotice"] = "GiveNotice"
    words: str = Field(min_length=3, max_length=4000)


class NoticeGiven(Notice, Event):
    """A development was told."""

    type: Literal["NoticeGiven"] = "NoticeGiven"
    words: str


class SetNoticeAside(Notice, Advised):
    """Record why a development need not be told."""

    type: Literal["SetNoticeAside"] = "SetNoticeAside"
    because: str = Field(min_length=3, max_length=4000)


class NoticeSetAside(Notice, Event):
    """A development need not be told, for this reason."""

    type: Literal["NoticeSetAside"] = "NoticeSetAside"
    because: str


def record_flag(command: RecordFlag, _: SupervisionFile, __: Circumstances) -> Ruling:
    """Never refused; answered anew when facts change."""
    return (FlagRecorded.model_validate(command.body()),)


def flag_advice(command: RecordFlag, _: SupervisionFile, __: Circumstances) -> tuple[Objection | None, ...]:
    """Where something applies there is somebody to speak to."""
    officer = "Record the Victim Liaison Officer's contact and what was agreed."
    contact = "Record the contact in it."
    guidance = "Confirm that the statutory guidance on domestic abuse is known."
    known = said(command.contact)
    return (
        unless(command.flag != "victims" or not command.applies or (known and said(command.words)), "SUP-S1-VCS",
               officer, "contact"),
        unless(command.flag not in {"mappa", "prevent", "marac"} or not command.applies or known,
               "SUP-S4-COMMUNITY-SAFETY", contact, "contact"),
        unless(command.flag != "domestic_abuse" or not command.applies or command.guidance_known, "SUP-S1-DA",
               guidance, "guidance_known"),
    )  # fmt: skip


def give_notice(command: GiveNotice, file: SupervisionFile, _: Circumstances) -> Ruling:
    """What is owed."""
    return unless_refused((_owed(command, file),), NoticeGiven.model_validate(command.body()))


def set_aside(command: SetNoticeAside, file: SupervisionFile, _: Circumstances) -> Ruling:
    """What is owed; no source says that it must be told."""
    return unless_refused((_owed(command, file),), NoticeSetAside.model_validate(command.body()))


def closing_advice(_: CloseSupervision, file: SupervisionFile, __: Circumstances) -> tuple[Objection | None, ...]:
    """Whoever was to be told has been told before the case is closed."""
    return tuple(
        unless(not any(each.startswith(f"{to}:") for each in file.flags.owed), _RULES[to],
               f"Still to be told: {to}.", "flags.owed")
        for to in ("victims", "mappa")
    )  # fmt: skip


def _owed(command: Notice, file: SupervisionFile) -> Objection | None:
    owed = f"{command.to}:{command.about}" in file.flags.owed
    return unless(owed, _RULES[command.to], "This notice is not owed.", "about")


def _brings(file: SupervisionFile, event: Event) -> tuple[Event, ...]:
    return tuple(_notices(file, event))


def _notices(file: SupervisionFile, event: Event) -> Iterator[NoticeArose]:
    about, whom = _DEVELOPMENTS.get(type(event), ("move", ()))
    for to in whom:
        if file.flags.applies(to) and f"{to}:{about}" not in file.flags.owed:
            yield NoticeArose(to=to, about=about, rule=_RULES[to])


def _recorded(file: SupervisionFile, event: FlagRecorded) -> SupervisionFile:
    known = {**file.flags.known, event.flag: Flag(applies=event.applies, contact=event.contact)}
    return changed(file, flags=file.flags.model_copy(update={"known": known}))


def _arose(file: SupervisionFile, event: NoticeArose) -> SupervisionFile:
    return changed(file, flags=file.flags.model_copy(update={"owed": (*file.flags.owed, f"{event.to}:{event.about}")}))


def _told(file: SupervisionFile, event: Notice) -> SupervisionFile:
    left = tuple(each for each in file.flags.owed if each != f"{event.to}:{event.about}")
    return changed(file, flags=file.flags.model_copy(update={"owed": left}))


FLAGS = SupervisionRegion(
    name="flags",
    rows=(
        Row("FLAGS", RecordFlag, OPEN - {ENDED}, CARE_STAFF, record_flag),
        Row("FLAGS", GiveNotice, OPEN, CARE_STAFF, give_notice),
        Row("FLAGS", SetNoticeAside, OPEN, CARE_STAFF, set_aside),
    ),
    folds={
        FlagRecorded: simply(_recorded),
        NoticeArose: simply(_arose),
        NoticeGiven: simply(_told),
        NoticeSetAside: simply(_told),
    },
    rules=FLAG_RULES,
    advice={RecordFlag.tag(): (flag_advice,), CloseSupervision.tag(): (closing_advice,)},
    brings=_brings,
)
