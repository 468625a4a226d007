"""Into custody, from prison to prison, out again, and back by a recall; the dates that the clocks follow."""

from collections.abc import Iterator
from datetime import date
from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.duty_events import DutyMet
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import unless, unless_refused
from domain.mappa.file import MappaFile, age_on
from domain.mappa.place.common import CustodyFacts, facts_of, replace_place, today
from domain.mappa.place.reading import held_here, in_custody
from domain.mappa.place.state import Regime, SentenceType

__all__ = [
    "Move", "ParoleDate", "ParoleDateSet", "PrisonerTransferred", "ReceiveIntoCustody", "ReceivedIntoCustody",
    "Reception", "ReleaseDate", "ReleaseDateChanged", "ReleaseDateConfirmed", "ReleaseDateSet", "SetParoleDate",
    "SetReleaseDate", "TransferPrisoner", "WhyReleaseDay", "custody_rule_met",
    "parole_date_set", "prisoner_transferred", "receive_into_custody", "received_into_custody", "release_date_set",
    "release_day",
    "set_parole_date", "set_release_date", "transfer_prisoner",
]  # fmt: skip

_SHORT_MONTHS = 10
"""Ten months or less to serve: Probation holds the case from the start (15.5; exactly ten is read so)."""
_AGES = {"yoi": (15, 17), "stc": (12, 17), "secure_school": (12, 17), "sch": (10, 17)}
"""Ages that a youth establishment takes (23.6); some stay in it at 18 (footnote 53)."""

Order = Literal["imprisonment", "service_detention", "youth_detention", "remand"]


WhyReleaseDay = Literal[
    "calculation", "added_days", "restored_days", "remand_time", "unlawfully_at_large", "further_sentence", "appeal",
    "parole_decision", "recall", "other",
]  # fmt: skip
"""Why a day of release is that day (15.7)."""


class Reception(Message):
    """Somebody was received into custody."""

    establishment: str = Field(pattern=r"^[a-z0-9][a-z0-9-]{1,40}$", description="Code of the prison or centre")
    order: Order = "imprisonment"
    youth_establishment: Literal["yoi", "stc", "secure_school", "sch"] | None = None
    kept_at_18: bool = Field(default=False, description="Stays in the youth estate at 18")
    months_to_serve: int | None = Field(default=None, ge=0, description="Left to serve after calculation")


class ReceiveIntoCustody(Reception, Advised):
    """A prison, a youth establishment or the military centre received the offender."""

    type: Literal["ReceiveIntoCustody"] = "ReceiveIntoCustody"
    sentence: SentenceType = "determinate"


class ReceivedIntoCustody(Reception, CustodyFacts, Event):
    """The offender is in custody; the regime says which chapter's rules hold (15, youth custody, 16)."""

    type: Literal["ReceivedIntoCustody"] = "ReceivedIntoCustody"


class ReleaseDate(Message):
    """The day of release as the establishment gives it, and why it is that day."""

    because: WhyReleaseDay = "calculation"
    confirmed: bool = Field(default=False, description="The establishment confirms it to the offender manager")
    short_notice: bool = Field(default=False, description="The change leaves short notice of the release")


class SetReleaseDate(ReleaseDate, Advised):
    """The establishment gives, changes or confirms the day of release; None: no day is known any more."""

    type: Literal["SetReleaseDate"] = "SetReleaseDate"
    release_on: date | None


class ReleaseDateSet(ReleaseDate, CustodyFacts, Event):
    """A day of release is known for the first time: its clocks are reckoned back from it."""

    type: Literal["ReleaseDateSet"] = "ReleaseDateSet"


class ReleaseDateChanged(ReleaseDate, CustodyFacts, Event):
    """The day of release moved: every clock that follows it is reckoned anew."""

    type: Literal["ReleaseDateChanged"] = "ReleaseDateChanged"
    before: date | None = None


class ReleaseDateConfirmed(Event):
    """The establishment confirmed the day to the offender manager."""

    type: Literal["ReleaseDateConfirmed"] = "ReleaseDateConfirmed"
    release_on: date


class ParoleDate(Message):
    """Which date of the parole process, and on which day."""

    kind: Literal["eligibility", "tariff_expiry", "review"] = "eligibility"


class SetParoleDate(ParoleDate, Advised):
    """Parole eligibility, tariff expiry, or the next parole review of a first release."""

    type: Literal["SetParoleDate"] = "SetParoleDate"
    parole_on: date


class ParoleDateSet(ParoleDate, CustodyFacts, Event):
    """The date from which the clocks of a parole case are reckoned back."""

    type: Literal["ParoleDateSet"] = "ParoleDateSet"


class Move(Message):
    """A move between establishments."""

    to: str = Field(pattern=r"^[a-z0-9][a-z0-9-]{1,40}$")
    calculation_checked: bool = Field(default=False, description="The sentence calculation was checked and confirmed")


class TransferPrisoner(Move, Advised):
    """The prisoner is moved to another establishment."""

    type: Literal["TransferPrisoner"] = "TransferPrisoner"


class PrisonerTransferred(Move, Event):
    """The prisoner was moved; who was invited to a meeting before still owes the report."""

    type: Literal["PrisonerTransferred"] = "PrisonerTransferred"
    sender: str
    meeting: str | None = Field(default=None, description="The meeting to which the sender was invited already")


def receive_into_custody(command: ReceiveIntoCustody, file: MappaFile, now: Circumstances) -> Ruling:
    """The order decides which rules follow; a youth establishment takes its ages only."""
    day = today(now)
    months = command.months_to_serve
    facts = facts_of(
        file, day, regime=_regime(command), sentence=command.sentence, release_on=None, parole_on=None, already=(),
        early=False, recalled=False, with_com=months is not None and months <= _SHORT_MONTHS,
    )  # fmt: skip
    return unless_refused(
        _age_objections(command, file, day),
        ReceivedIntoCustody.model_validate({**command.body(), **facts}),
    )


def set_release_date(command: SetReleaseDate, file: MappaFile, now: Circumstances) -> Ruling:
    """Only of somebody in custody. The same day again, confirmed, is a confirmation and moves nothing."""
    facts = facts_of(file, today(now), release_on=command.release_on)
    body, before = {**command.body(), **facts}, file.place.release_on
    moved = command.release_on != before
    words = "Nobody is in custody here: a day of release is that of a prisoner."
    return unless_refused(
        (
            unless(in_custody(file), "MAPPA-CUS-RELEASE-CHANGES", words),
            unless(moved or command.confirmed, "MAPPA-CUS-RELEASE-CHANGES", "That is the day on record.", "release_on"),
            unless(
                command.release_on is None or command.release_on >= today(now),
                "CASE-TIME-ORDER",
                "That day has passed: record the release itself (ReleaseOffender).",
                "release_on",
            ),
        ),
        *_dates(body, before, moved=moved),
        *_confirmed(command),
    )


def set_parole_date(command: SetParoleDate, file: MappaFile, now: Circumstances) -> Ruling:
    """Only of somebody in custody whose release is for the Parole Board."""
    words = "This sentence has no parole: its release date counts."
    return unless_refused(
        (
            unless(in_custody(file), "MAPPA-CUS-LEVEL-PAROLE-6M", "Nobody is in custody here."),
            unless(file.place.sentence != "determinate", "MAPPA-CUS-LEVEL-PAROLE-6M", words),
        ),
        ParoleDateSet.model_validate({**command.body(), **facts_of(file, today(now), parole_on=command.parole_on)}),
    )


def transfer_prisoner(command: TransferPrisoner, file: MappaFile, _: Circumstances) -> Ruling:
    """The sentence calculation is checked at each transfer (15.10)."""
    ahead = file.meetings.ahead
    invited = ahead.id if ahead and ahead.state == "invited" else None
    return unless_refused(
        (
            *held_here(file, "MAPPA-CUS-TRANSFER-F"),
            unless(
                command.to != file.place.establishment, "MAPPA-CUS-TRANSFER-F", "They are held there already.", "to"
            ),
        ),
        PrisonerTransferred(**command.body(), sender=file.place.establishment, meeting=invited),
    )


def received_into_custody(file: MappaFile, event: ReceivedIntoCustody) -> MappaFile:
    """In custody under this regime; clocks of an earlier custody are not this one's."""
    return replace_place(
        file, kind="remand" if event.order == "remand" else "custody", establishment=event.establishment,
        regime=event.regime, sentence=event.sentence, served_with_com=event.with_com, release_on=None,
        parole_on=None, early="no", met=frozenset(), at_large=False,
        premises_since=None, premises_until=None, premises_area="",
    )  # fmt: skip


def release_date_set(file: MappaFile, event: ReleaseDateSet | ReleaseDateChanged) -> MappaFile:
    """Known, or moved."""
    return replace_place(file, release_on=event.release_on)


def parole_date_set(file: MappaFile, event: ParoleDateSet) -> MappaFile:
    """The next date of the parole process."""
    return replace_place(file, parole_on=event.parole_on)


def prisoner_transferred(file: MappaFile, event: PrisonerTransferred) -> MappaFile:
    """Held elsewhere."""
    return replace_place(file, establishment=event.to)


def custody_rule_met(file: MappaFile, event: DutyMet) -> MappaFile:
    """A rule of this custody is met: a later date does not ask for it again."""
    return replace_place(file, met=file.place.met | {event.rule}) if in_custody(file) else file


def release_day(file: MappaFile, day: date, release_on: date | None, because: WhyReleaseDay) -> Iterator[Event]:
    """A day of release that a decision brings with it; nothing if it brings none, or the one on record."""
    before = file.place.release_on
    if release_on is not None:
        body = {**facts_of(file, day, release_on=release_on), "because": because}
        yield from _dates(body, before, moved=release_on != before)


def _regime(command: ReceiveIntoCustody) -> Regime:
    """Detention by a service court is served at the military centre; imprisonment in a civil prison (16.2)."""
    if command.order == "service_detention":
        return "mctc"
    return "youth_custody" if command.order == "youth_detention" or command.youth_establishment else "prison"


def _age_objections(command: ReceiveIntoCustody, file: MappaFile, day: date) -> Iterator[Objection | None]:
    age = age_on(file, day)
    if command.youth_establishment is None or age is None:
        return
    youngest, oldest = _AGES[command.youth_establishment]
    words = f"This kind of establishment takes children of {youngest} to {oldest}."
    fits = youngest <= age <= oldest or (command.kept_at_18 and age == oldest + 1)
    yield unless(fits, "MAPPA-CH-ESTAB-AGES", words, "youth_establishment")


def _dates(body: dict[str, object], before: date | None, *, moved: bool) -> Iterator[Event]:
    if moved and before is None:
        yield ReleaseDateSet.model_validate(body)
    elif moved:
        yield ReleaseDateChanged.model_validate({**body, "before": before})


def _confirmed(command: SetReleaseDate) -> Iterator[Event]:
    if command.confirmed and command.release_on is not None:
        yield ReleaseDateConfirmed(release_on=command.release_on)
