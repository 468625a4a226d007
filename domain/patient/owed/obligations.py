"""Obligations without a number: they arise from facts, and are done, or set aside where the rule allows that.

The tables stand with the regions (``owes.py``); what a line is says ``domain/kernel/owing.py``.
"""

from collections.abc import Callable
from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.chart import Row, simply
from domain.kernel.circumstances import Circumstances
from domain.kernel.codes import Coded
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.owing import Asked, Owed, arising, done_objections, ending, set_aside_objections
from domain.kernel.saying import unless_refused
from domain.law.rule import Basis, Rule, Strength
from domain.patient.file import PatientFile, changed
from domain.patient.roles import COORDINATOR, HOSPITAL, MHCS, PROBATION, VICTIM_INFORMERS, Owner
from domain.patient.rows import PatientRegion
from domain.patient.stages import STAGES

__all__ = [
    "OWED", "ObligationArose", "ObligationDone", "ObligationLapsed", "ObligationSetAside", "RecordObligationDone",
    "SetObligationAside", "bringing", "owes",
]  # fmt: skip

_ANYBODY = HOSPITAL | MHCS | PROBATION | COORDINATOR | VICTIM_INFORMERS


class _Obligation(Message):
    rule: str
    by: Owner


class ObligationArose(_Obligation, Event):
    """A fact obliges somebody to do something, or to tell somebody."""

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
    rule: str = Field(examples=["MDO-I-PART1"])
    how: str = Field(min_length=3, max_length=4000)


class SetObligationAside(Advised):
    """It is not needed here; only for rules that say "should" or less."""

    type: Literal["SetObligationAside"] = "SetObligationAside"
    rule: str = Field(examples=["MDO-L1-MEETING"])
    because: str = Field(min_length=3, max_length=4000)


def owes(
    rule: str, title: str, para: str, words: str, by: Owner, *on: type[Event], must: bool = True,
    when: Asked = lambda _file, _event: True, ends: tuple[type[Event], ...] = (),
    over: Asked = lambda _file, _event: True,
) -> Owed:  # fmt: skip
    """One line of a region's table; its rule becomes part of the law."""
    strength = Strength.BLOCK if must else Strength.REMIND
    law = Rule(rule, title, f"004 para {para}", words, Basis.STATUTORY_GUIDANCE, strength)
    return Owed(law, by, on, when, ends, over)


def bringing(table: tuple[Owed, ...]) -> Callable[[PatientFile, Event], tuple[Event, ...]]:
    """What an event brings by this table: the end of what it does or makes void, and new obligations."""

    def brings(file: PatientFile, event: Event) -> tuple[Event, ...]:
        owed, because = file.owed.owed, event.tag()
        over = tuple(line.rule.id for line in ending(table, owed, file, event))
        left = {rule for rule in owed if rule not in over}
        return (
            *(ObligationLapsed(rule=rule, by=owed[rule], because=because) for rule in over),
            *(ObligationArose.model_validate({"rule": line.rule.id, "by": line.by, "because": because})
              for line in arising(table, left, file, event)),
        )  # fmt: skip

    return brings


def record_done(command: RecordObligationDone, file: PatientFile, _: Circumstances) -> Ruling:
    """Only what is owed can be done."""
    by = file.owed.owed.get(command.rule, "LeadAgency")
    done = ObligationDone(rule=command.rule, by=by, how=command.how)
    return unless_refused(done_objections(command.rule, file.owed.owed), done)


def set_aside(command: SetObligationAside, file: PatientFile, now: Circumstances) -> Ruling:
    """A "must" is done; it is never set aside."""
    by = file.owed.owed.get(command.rule, "LeadAgency")
    aside = ObligationSetAside(rule=command.rule, by=by, because=command.because)
    return unless_refused(set_aside_objections(command.rule, file.owed.owed, now.law), aside)


def _arose(file: PatientFile, event: ObligationArose) -> PatientFile:
    """Owed from now on."""
    return _now_owed(file, {**file.owed.owed, event.rule: event.by})


def _ended(file: PatientFile, event: ObligationDone | ObligationSetAside | ObligationLapsed) -> PatientFile:
    """Not owed any more."""
    return _now_owed(file, {rule: by for rule, by in file.owed.owed.items() if rule != event.rule})


def _now_owed(file: PatientFile, owed: dict[str, Owner]) -> PatientFile:
    return changed(file, owed=file.owed.model_copy(update={"owed": owed}))


OWED = PatientRegion(
    name="owed",
    rows=(
        Row("owed", RecordObligationDone, frozenset(STAGES), _ANYBODY, record_done),
        Row("owed", SetObligationAside, frozenset(STAGES), _ANYBODY, set_aside),
    ),
    folds={
        ObligationArose: simply(_arose),
        ObligationDone: simply(_ended),
        ObligationSetAside: simply(_ended),
        ObligationLapsed: simply(_ended),
    },
)
