"""Good practice as advice: each advisory rule asks its question at one step, until the practice is recorded.

Nothing here stops a step. What was done is recorded with ``RecordPractice``, item by item where the source
lists items; what is not recorded when its step comes is noted, with the reason if one is given. Facts that make
further practice advisable (a dementia, coercion, several strands) are noted with ``NoteFact``.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Command, Event, Message
from domain.kernel.refusal import Objection
from domain.law.rule import Basis, Rule
from domain.safeguarding.casework import Fact
from domain.safeguarding.file import SafeguardingFile, changed
from domain.safeguarding.guards import said, unless, unless_refused
from domain.safeguarding.law.basis import advisory

__all__ = [
    "FactNoted", "NoteFact", "Practice", "PracticeRecorded", "RecordPractice", "fact_noted", "note_fact", "of_fact",
    "practice_recorded", "record_practice_of", "unmet",
]  # fmt: skip


def _always(_: SafeguardingFile) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Practice:
    """One advisory rule: what it asks, at which command, of which cases, and the items that the source lists."""

    id: str
    title: str
    citation: str
    asks: str
    at: str
    items: tuple[str, ...] = ()
    only_if: Callable[[SafeguardingFile], bool] = _always
    basis: Basis = Basis.GOOD_PRACTICE

    @property
    def rule(self) -> Rule:
        """The rule of the law pack: it warns."""
        return advisory(self.id, self.title, self.citation, self.asks, self.basis)


class Done(Message):
    """What was done, in the command as in the event."""

    rule: str = Field(max_length=40, description="The advisory rule that it follows")
    items: Mapping[str, str] = Field(default={}, description="By item of that rule, where it has items")
    words: str = Field(default="", max_length=8000)


class RecordPractice(Done, Advised):
    """Record what was done on an advisory rule: no step waits for it, the chronology and reports tell it."""

    type: Literal["RecordPractice"] = "RecordPractice"
    rule: str = Field(max_length=40, description="The advisory rule that it follows", examples=["S42-DSO-SUPERVISE"])
    words: str = Field(default="", max_length=8000, examples=["Went through the plan with the enquiry officer."])


class PracticeRecorded(Done, Event):
    """Practice that an advisory rule asks for was recorded."""

    type: Literal["PracticeRecorded"] = "PracticeRecorded"


class Noted(Message):
    """A fact that makes further practice advisable."""

    fact: Fact
    words: str = Field(min_length=3, max_length=4000)


class NoteFact(Noted, Advised):
    """Note a fact about the case that the advice must know."""

    type: Literal["NoteFact"] = "NoteFact"


class FactNoted(Noted, Event):
    """A fact is known from now on."""

    type: Literal["FactNoted"] = "FactNoted"


def of_fact(*facts: Fact) -> Callable[[SafeguardingFile], bool]:
    """Whether one of these facts is known."""
    return lambda file: not file.casework.facts.isdisjoint(facts)


def record_practice_of(practices: Mapping[str, Practice]) -> Callable[..., Ruling]:
    """The deciding function for these practices: the rule is one of them, and so are its items."""

    def decide(command: RecordPractice, _: SafeguardingFile, __: Circumstances) -> Ruling:
        known = practices.get(command.rule)
        return unless_refused(_misfits(command, known), PracticeRecorded.model_validate(command.body()))

    return decide


def note_fact(command: NoteFact, _: SafeguardingFile, __: Circumstances) -> Ruling:
    """Never refused."""
    return (FactNoted.model_validate(command.body()),)


def practice_recorded(file: SafeguardingFile, event: PracticeRecorded) -> SafeguardingFile:
    """The items that are recorded by now; several records of one rule add up."""
    before = file.casework.practice.get(event.rule, ())
    items = tuple(dict.fromkeys((*before, *(name for name, text in event.items.items() if said(text)))))
    casework = file.casework.model_copy(update={"practice": {**file.casework.practice, event.rule: items}})
    return changed(file, casework=casework)


def fact_noted(file: SafeguardingFile, event: FactNoted) -> SafeguardingFile:
    """Known from now on."""
    casework = file.casework.model_copy(update={"facts": file.casework.facts | {event.fact}})
    return changed(file, casework=casework)


def unmet(practice: Practice, _: Command, file: SafeguardingFile, __: Circumstances) -> tuple[Objection | None, ...]:
    """What this practice asks for, unless it is recorded or does not concern this case."""
    if not practice.only_if(file):
        return ()
    recorded = file.casework.practice.get(practice.id)
    missing = [item for item in practice.items if item not in (recorded or ())]
    words = f"{practice.asks} Not recorded: {', '.join(missing).replace('_', ' ')}." if missing else practice.asks
    return (unless(recorded is not None and not missing, practice.id, words, "reasons"),)


def _misfits(command: RecordPractice, known: Practice | None) -> tuple[Objection | None, ...]:
    if known is None:
        return (unless(None, "CASE-FORM", "No advisory rule of this lifecycle has this id.", "rule"),)
    strange = sorted(set(command.items) - set(known.items))
    something = said(command.words) or any(said(text) for text in command.items.values())
    return (
        unless(not strange, "CASE-FORM", f"{known.id} has no item {', '.join(strange)}.", "items"),
        unless(something, "CASE-FORM", "Say what was done.", "words"),
    )
