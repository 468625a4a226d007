"""Advice: a rule that warns where another one would refuse (its strength is "warn").

A lifecycle asks its advisory rules beside its guards; each that is not met becomes an ``AdviceNoted`` after the
command's own events. Whoever gives the command may say why a rule is not followed; then nothing warns, and the
reason is kept for reports.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Annotated, Any

from pydantic import Field, StringConstraints

from domain.kernel.case_events import AdviceNoted
from domain.kernel.circumstances import Circumstances
from domain.kernel.happened import Happened
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Command
from domain.kernel.refusal import Objection, Refusal
from domain.law.pack import LawPack
from domain.law.rule import Strength

__all__ = ["SAID", "AdviceTable", "Advised", "Advising", "advice_from", "warnings", "with_advice"]

SAID = Field(json_schema_extra={"pattern": r"^\s*\S[\s\S]+\S\s*$"})
"""Tells whoever reads the schema that blanks around a text do not count towards its three characters."""
Reason = Annotated[str, StringConstraints(strip_whitespace=True, min_length=3, max_length=2000), SAID]

Advising = Callable[[Any, Any, Circumstances], tuple[Objection | None, ...]]
"""Of the command, the lifecycle's file and the circumstances: which advisory rules are not met."""
AdviceTable = Mapping[str, tuple[Advising, ...]]
"""By the name of a command: what is asked of it. Heard only when the command itself is taken."""


def advice_from(
    tables: Iterable[AdviceTable], command: Command, file: Any, now: Circumstances
) -> Iterator[Objection | None]:
    """What every advisory rule says that is asked of this command; None where one is met."""
    for table in tables:
        for ask in table.get(command.tag(), ()):
            yield from ask(command, file, now)


class Advised(Command):
    """A command that takes reasons for advisory rules that it does not follow."""

    reasons: Mapping[str, Reason] = Field(default={}, description="By rule id: why an advisory rule is not followed")

    def body(self) -> dict[str, Any]:
        """What the command says of the matter itself, for the event that keeps it."""
        return self.model_dump(exclude={"type", "reasons"})


def with_advice(ruling: Ruling, asked: Iterable[Objection | None], reasons: Mapping[str, str], law: LawPack) -> Ruling:
    """The ruling, with a note of every advisory rule that was not met; a refusal stays as it is.

    A reason for a rule that is unknown or does not warn refuses the command: it would be read as a permission.
    """
    misplaced = tuple(_misplaced(rule) for rule in reasons if not _warns(rule, law))
    if isinstance(ruling, Refusal):
        return Refusal(objections=(*ruling.objections, *misplaced))
    if misplaced:
        return Refusal(objections=misplaced)
    return (*ruling, *_noted(asked, reasons))


def warnings(happened: Iterable[Happened]) -> tuple[Objection, ...]:
    """What to warn of: the advice that no reason was given for."""
    noted = (each.event for each in happened if isinstance(each.event, AdviceNoted))
    return tuple(Objection(rule=n.rule, words=n.words, field=n.field) for n in noted if n.because is None)


def _noted(asked: Iterable[Objection | None], reasons: Mapping[str, str]) -> Iterator[AdviceNoted]:
    for each in asked:
        if each is not None:
            yield AdviceNoted(rule=each.rule, words=each.words, because=reasons.get(each.rule), field=each.field)


def _warns(rule: str, law: LawPack) -> bool:
    return rule in law.rules and law.rule(rule).strength is Strength.WARN


def _misplaced(rule: str) -> Objection:
    words = f"{rule} is no advisory rule: it takes no reason in place of being met."
    return Objection(rule="CASE-ADVICE", words=words, field=f"reasons.{rule}")
