"""What came of a run: for people the first difference, for other tools every event and duty."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from cli.scenario.check import Difference, duties_of
from cli.scenario.model import Scenario
from domain.kernel.case import fold
from domain.kernel.duty import Duty
from domain.kernel.happened import Happened
from domain.kernel.words import explain

__all__ = ["Report", "as_json", "compare", "show", "summary"]


@dataclass(frozen=True, slots=True)
class Report:
    """One file after its run; ``happened`` by the name of the case."""

    scenario: Scenario
    difference: Difference | None
    happened: Mapping[str, tuple[Happened, ...]]

    @property
    def passed(self) -> bool:
        """Whether everything was as the file says."""
        return self.difference is None


def show(report: Report, console: Console) -> None:
    """One line for a pass; for a failure the expectation beside what was found."""
    events = sum(map(len, report.happened.values()))
    if report.difference is None:
        console.print(Text.assemble(("pass ", "green"), f"{report.scenario.file}: {report.scenario.title} "
                                    f"(steps: {len(report.scenario.steps)}, events: {events})"))  # fmt: skip
        return
    where = f"{report.scenario.file}:{report.difference.line}: {report.scenario.title}: {report.difference.what}"
    console.print(Text.assemble(("FAIL ", "bold red"), where), soft_wrap=True)
    table = Table("expected", "actual", show_lines=False)
    table.add_row(Text(report.difference.expected), Text(report.difference.actual))
    console.print(table)


def as_json(report: Report) -> dict[str, Any]:
    """Everything about a run: the result, and every event and duty with its explanation."""
    difference = report.difference
    return {
        "file": report.scenario.file,
        "scenario": report.scenario.title,
        "pathway": report.scenario.lifecycle.name,
        "passed": report.passed,
        "difference": None if difference is None else {
            "line": difference.line, "what": difference.what,
            "expected": difference.expected, "actual": difference.actual,
        },
        "cases": {name: _case(report.scenario, name, happened) for name, happened in report.happened.items()},
    }  # fmt: skip


def compare(one: Report, other: Report) -> str | None:
    """The first event in which two runs of one file differ, or None.

    Types, bodies, actors, law and effective instants count. When something was recorded is the engine's own
    affair, and so is the instant of what was said to happen "just now": there both stand for the same thing.
    """
    for case in one.scenario.cases:
        ours, theirs = one.happened.get(case, ()), other.happened.get(case, ())
        for n, (a, b) in enumerate(zip(ours, theirs, strict=False), 1):
            if _essence(a, b) != _essence(b, a):
                return f"{case}, event {n}: {_line(a)} | {_line(b)}"
        if len(ours) != len(theirs):
            extra = (ours if len(ours) > len(theirs) else theirs)[min(len(ours), len(theirs))]
            return f"{case}: {len(ours)} events | {len(theirs)} events; only one has {_line(extra)}"
    return None


def _essence(happened: Happened, other: Happened) -> tuple[Any, ...]:
    just_now = happened.effective_at == happened.recorded_at and other.effective_at == other.recorded_at
    when = None if just_now else happened.effective_at
    return happened.event, happened.by, happened.law, when


def _line(happened: Happened) -> str:
    return f"{happened.event!r} at {happened.effective_at.isoformat()} by {happened.by}"


def _case(scenario: Scenario, name: str, happened: tuple[Happened, ...]) -> dict[str, Any]:
    return {
        "id": str(scenario.cases[name].case),
        "state": fold(scenario.lifecycle, happened).file.stage,
        "events": [_event(n, each) for n, each in enumerate(happened, 1)],
        "duties": [_duty(duty) for duty in duties_of(happened)],
    }


def _event(seq: int, happened: Happened) -> dict[str, Any]:
    body = happened.event.model_dump(mode="json", exclude={"type"})
    return {
        "seq": seq, "type": happened.event.tag(), "effective_at": happened.effective_at.isoformat(),
        "recorded_at": happened.recorded_at.isoformat(), "by": happened.by, "law": happened.law, "body": body,
    }  # fmt: skip


def _duty(duty: Duty) -> dict[str, Any]:
    return {**duty.model_dump(mode="json"), "why": list(explain(duty.dates.explanation))}


def summary(reports: Iterable[Report], unreadable: int = 0) -> str:
    """How many of how many files passed."""
    each = list(reports)
    return f"{sum(report.passed for report in each)} of {len(each) + unreadable} passed"
