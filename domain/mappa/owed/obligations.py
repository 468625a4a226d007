"""Obligations without a number: they arise from facts, and are done, or set aside where the rule allows that.

Where the guidance says "must" or "should" and gives no time, no date is made up: what is owed shows on the work
lists at once, with the agency that owes it, until somebody records that it is done. Each region lists its own
obligations (``owes.py``) as data (``domain/kernel/owing.py``); "other" is the lead agency of the case.
"""

from collections.abc import Callable, Iterator
from typing import Literal, cast

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.codes import Coded
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.owing import Asked, Owed, arising, done_objections, ending, set_aside_objections
from domain.kernel.saying import unless_refused
from domain.law.rule import Basis, Rule, Strength
from domain.mappa.file import MappaFile, changed
from domain.mappa.roles import Agency

__all__ = [
    "ObligationArose", "ObligationDone", "ObligationLapsed", "ObligationSetAside", "RecordObligationDone",
    "SetObligationAside", "arose", "bringing", "ended", "owes", "record_done", "set_aside",
]  # fmt: skip


class _Obligation(Message):
    rule: str
    agency: Agency


class ObligationArose(_Obligation, Event):
    """A fact obliges an agency to do something, or to tell somebody."""

    type: Literal["ObligationArose"] = "ObligationArose"
    because: Coded = Field(description="The event that brought it")


class ObligationDone(_Obligation, Event):
    """What was owed is done."""

    type: Literal["ObligationDone"] = "ObligationDone"
    how: str


class ObligationSetAside(_Obligation, Event):
    """What was owed is not needed in this case, for this reason."""

    type: Literal["ObligationSetAside"] = "ObligationSetAside"
    because: str


class ObligationLapsed(_Obligation, Event):
    """A later event did what was owed, or took its ground away."""

    type: Literal["ObligationLapsed"] = "ObligationLapsed"
    because: Coded


class RecordObligationDone(Advised):
    """What was owed is done; ``how`` says by whom, when and to whom, for the record."""

    type: Literal["RecordObligationDone"] = "RecordObligationDone"
    rule: str = Field(examples=["MAPPA-CUS-RELEASE-POLICE-NOTICE"])
    how: str = Field(min_length=3, max_length=4000)


class SetObligationAside(Advised):
    """It is not needed here; only for rules that say "should" or less."""

    type: Literal["SetObligationAside"] = "SetObligationAside"
    rule: str = Field(examples=["MAPPA-TRF-JOINT-ATTEND"])
    because: str = Field(min_length=3, max_length=4000)


def owes(
    rule: str, title: str, para: str, words: str, agency: Agency, *on: type[Event], must: bool = True,
    when: Asked = lambda _file, _event: True, ends: tuple[type[Event], ...] = (),
    over: Asked = lambda _file, _event: True,
) -> Owed:  # fmt: skip
    """One line of a region's table; its rule becomes part of the law."""
    strength = Strength.BLOCK if must else Strength.REMIND
    law = Rule(rule, title, f"004 para {para}", words, Basis.STATUTORY_GUIDANCE, strength)
    return Owed(law, agency, on, when, ends, over)


def bringing(table: tuple[Owed, ...]) -> Callable[[MappaFile, Event], tuple[Event, ...]]:
    """What an event brings by this table: new obligations, and the end of those that it does or makes void."""
    return lambda file, event: (*_ending(table, file, event), *_arising(table, file, event))


def record_done(command: RecordObligationDone, file: MappaFile, _: Circumstances) -> Ruling:
    """Only what is owed can be done."""
    agency = file.owed.owed.get(command.rule, "other")
    done = ObligationDone(rule=command.rule, agency=agency, how=command.how)
    return unless_refused(done_objections(command.rule, file.owed.owed), done)


def set_aside(command: SetObligationAside, file: MappaFile, now: Circumstances) -> Ruling:
    """A "must" is done; it is never set aside."""
    agency = file.owed.owed.get(command.rule, "other")
    aside = ObligationSetAside(rule=command.rule, agency=agency, because=command.because)
    return unless_refused(set_aside_objections(command.rule, file.owed.owed, now.law), aside)


def arose(file: MappaFile, event: ObligationArose) -> MappaFile:
    """Owed from now on."""
    return _now_owed(file, {**file.owed.owed, event.rule: event.agency})


def ended(file: MappaFile, event: ObligationDone | ObligationSetAside | ObligationLapsed) -> MappaFile:
    """Not owed any more."""
    return _now_owed(file, {rule: agency for rule, agency in file.owed.owed.items() if rule != event.rule})


def _now_owed(file: MappaFile, owed: dict[str, Agency]) -> MappaFile:
    return changed(file, owed=file.owed.model_copy(update={"owed": owed}))


def _ending(table: tuple[Owed, ...], file: MappaFile, event: Event) -> Iterator[Event]:
    for line in ending(table, file.owed.owed, file, event):
        yield ObligationLapsed(rule=line.rule.id, agency=_agency(line), because=event.tag())


def _arising(table: tuple[Owed, ...], file: MappaFile, event: Event) -> Iterator[Event]:
    for line in arising(table, file.owed.owed, file, event):
        yield ObligationArose(rule=line.rule.id, agency=_who(line, file), because=event.tag())


def _who(line: Owed, file: MappaFile) -> Agency:
    """In a table "other" stands for the lead agency, whichever it is."""
    agency = _agency(line)
    return file.lead.agency or agency if agency == "other" else agency


def _agency(line: Owed) -> Agency:
    return cast("Agency", line.by)  # ``owes`` takes nothing else
