"""Whether what a scenario expects is true; if not, the first difference, expected beside actual.

Which events a step is judged by: ``events`` looks at everything that happened in the case since the step
before it of the same case, what time brought among it. ``exactly`` on a step that does something leaves out
what time had brought up to then; on a step that lets time pass, it is all that time brought.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import dropwhile
from typing import Any

from cli.scenario.model import DutyWanted, EventWanted, ExplanationWanted, Scenario, Step, Wanted, WantedFinally
from domain.kernel.case import AnyCase
from domain.kernel.docket import touched
from domain.kernel.duty import Docket, Duty
from domain.kernel.happened import Happened
from domain.kernel.register import CLOCK

__all__ = ["Difference", "Seen", "check_finally", "check_step", "duties_of"]


@dataclass(frozen=True, slots=True)
class Difference:
    """Where a run differs from its file, in words for the reader of the file."""

    line: int
    what: str
    expected: str
    actual: str


@dataclass(frozen=True, slots=True)
class Seen:
    """A case after a step: what came since the step before, all events, the folded case, who refused."""

    new: tuple[Happened, ...]
    all: tuple[Happened, ...]
    case: AnyCase
    refused: tuple[str, ...] = ()


def duties_of(happened: Iterable[Happened]) -> tuple[Duty, ...]:
    """Every duty that these events of a case tell of, open ones and ended ones, as they stand after them."""
    return touched(Docket(), tuple(happened))


def check_step(scenario: Scenario, step: Step, seen: Seen) -> Difference | None:
    """The first thing about a step that is not as its file says."""
    return next(_step_differences(scenario, step, seen), None)


def check_finally(scenario: Scenario, seen: dict[str, Seen]) -> Difference | None:
    """The first thing about the whole run that is not as its file says."""
    return next(_final_differences(scenario.finally_, seen), None)


def _step_differences(scenario: Scenario, step: Step, seen: Seen) -> Iterator[Difference]:
    wanted = step.wanted
    yield from _refusal(step, seen)
    if wanted.events is not None:
        yield from _events(step, "events (others may stand between)", wanted.events, seen.new)
    if wanted.exactly is not None:
        yield from _exactly(step, wanted, seen)
    for duty in wanted.duties:
        yield from _duty(scenario, step.line, duty, duties_of(seen.all))
    if wanted.stage is not None and wanted.stage != seen.case.file.stage:
        yield Difference(step.line, f"state of {step.case}", wanted.stage, seen.case.file.stage or "no such case")


def _refusal(step: Step, seen: Seen) -> Iterator[Difference]:
    wanted, actual = step.wanted.refused, seen.refused
    named = ", ".join(actual) or "not refused"
    if actual and not wanted:
        yield Difference(step.line, "answer", "not refused", f"refused: {named}")
    elif Counter(wanted) - Counter(actual):  # a rule that refuses twice is named twice
        yield Difference(step.line, "refused", ", ".join(wanted), named)
    elif wanted and (written := [h for h in _own(step, seen) if h.event.tag() != "OutsideEventRefused"]):
        yield Difference(step.line, "events of a refused command", "none", _names(written))


def _own(step: Step, seen: Seen) -> tuple[Happened, ...]:
    """What the step itself brought: not what time had brought before it."""
    if step.passes:
        return seen.new
    return tuple(dropwhile(lambda h: h.by == CLOCK.id and h.effective_at <= step.recorded, seen.new))


def _events(step: Step, what: str, wanted: Sequence[EventWanted], actual: Sequence[Happened]) -> Iterator[Difference]:
    ahead = iter(actual)
    for event in wanted:
        if not any(_is(event, happened) for happened in ahead):
            missing = f"{', '.join(map(_told, wanted))}\nmissing, or not in this order: {_told(event)}"
            yield Difference(step.line, what, missing, _nearest(event, actual))
            return


def _exactly(step: Step, wanted: Wanted, seen: Seen) -> Iterator[Difference]:
    expected, actual = wanted.exactly or (), _own(step, seen)
    if len(expected) != len(actual) or not all(map(_is, expected, actual)):
        told = ", ".join(map(_told, expected)) or "none"
        near = next((e for e, h in zip(expected, actual, strict=False) if not _is(e, h)), None)
        yield Difference(step.line, "exactly", told, _nearest(near, actual) if near else _names(actual))


def _is(wanted: EventWanted, happened: Happened) -> bool:
    if wanted.type != happened.event.tag():
        return False
    said = happened.event.model_dump(mode="json")
    return all(said.get(field) == value for field, value in wanted.fields.items())


def _nearest(wanted: EventWanted, actual: Sequence[Happened]) -> str:
    """The events that came, and of those with the wanted name the fields that were asked for."""
    told = [_names(actual)]
    for happened in actual:
        if happened.event.tag() == wanted.type and wanted.fields:
            said = happened.event.model_dump(mode="json")
            told.append(_told(EventWanted(wanted.type, {field: said.get(field) for field in wanted.fields})))
    return "\n".join(told)


def _duty(scenario: Scenario, line: int, wanted: DutyWanted, duties: Sequence[Duty]) -> Iterator[Difference]:
    if any(_is_duty(wanted, duty) for duty in duties):
        return
    near = [duty for duty in duties if wanted.rule in (None, duty.rule)] or list(duties)
    actual = "\n".join(_told_duty(scenario, duty) for duty in near) or "no duties"
    yield Difference(line, "duty", _told_wanted(scenario, wanted), actual)


def _is_duty(wanted: DutyWanted, duty: Duty) -> bool:
    pairs = (
        (wanted.rule, duty.rule),
        (wanted.due, duty.dates.due),
        (wanted.target, duty.dates.target),
        (wanted.breach, duty.dates.breach),
        (wanted.state, duty.state.value),
    )
    owed = wanted.owed is None or wanted.owed in (duty.subject, duty.holder)
    return owed and all(expected is None or expected == actual for expected, actual in pairs)


def _final_differences(wanted: WantedFinally, seen: dict[str, Seen]) -> Iterator[Difference]:
    for case, stage in wanted.stages.items():
        if (actual := seen[case].case.file.stage) != stage:
            yield Difference(wanted.line, f"finally: state of {case}", stage, actual or "no such case")
    every = [happened for each in seen.values() for happened in each.all]
    names = [happened.event.tag() for happened in every]
    for event, count in wanted.count.items():
        if names.count(event) != count:
            yield Difference(wanted.line, f"finally: count of {event}", str(count), str(names.count(event)))
    for event in wanted.never:
        if event in names:
            case = next(name for name, each in seen.items() if event in [h.event.tag() for h in each.all])
            yield Difference(wanted.line, "finally: never", f"no {event}", f"{event} in {case}")
    for explanation in wanted.explain:
        yield from _explanation(explanation, [duty for each in seen.values() for duty in duties_of(each.all)])


def _explanation(wanted: ExplanationWanted, duties: Sequence[Duty]) -> Iterator[Difference]:
    found = [duty.dates.explanation for duty in duties if duty.rule == wanted.rule]
    skipped = [tuple(each.day for each in explanation.skipped) for explanation in found]
    if wanted.skipped not in skipped:
        expected = f"{wanted.rule} skips {_days(wanted.skipped)}"
        actual = "\n".join(f"{wanted.rule} skips {_days(days)}" for days in skipped) or f"no duty of {wanted.rule}"
        yield Difference(wanted.line, "finally: explain", expected, actual)


def _days(days: Iterable[Any]) -> str:
    return ", ".join(str(day) for day in days) or "no day"


def _names(happened: Iterable[Happened]) -> str:
    return ", ".join(each.event.tag() for each in happened) or "none"


def _told(wanted: EventWanted) -> str:
    fields = ", ".join(f"{field}: {value}" for field, value in wanted.fields.items())
    return f"{wanted.type} ({fields})" if fields else wanted.type


def _told_wanted(scenario: Scenario, wanted: DutyWanted) -> str:
    pairs = (("due", wanted.due), ("target", wanted.target), ("breach", wanted.breach))
    dates = [f"{name} {scenario.local(instant)}" for name, instant in pairs if instant]
    owed = [f"for {wanted.owed}"] if wanted.owed else []
    return ", ".join([wanted.rule or "any rule", *owed, *dates, *([wanted.state] if wanted.state else [])])


def _told_duty(scenario: Scenario, duty: Duty) -> str:
    dates = duty.dates
    target = [f"target {scenario.local(dates.target)}"] if dates.target else []
    owed = f"for {duty.subject} by {duty.holder}" if duty.subject else f"for {duty.holder}"
    told = [duty.rule, owed, *target, f"due {scenario.local(dates.due)}", f"breach {scenario.local(dates.breach)}"]
    return ", ".join([*told, duty.state.value])
