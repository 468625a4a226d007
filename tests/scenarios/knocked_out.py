"""A rule taken out of a lifecycle, and which scenario files notice that it is gone.

A rule is named in a lifecycle's code in five ways: a guard that refuses, advice that warns, the role of a step, the
clock of a duty, a line in a table of obligations. Each is switched off here while a file runs. A file that passes all
the same does not show the rule.
"""

import ast
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest.mock import patch

from cli.scenario.model import Scenario
from cli.scenario.pure import PureEngine
from cli.scenario.report import Report
from cli.scenario.run import run_scenario
from domain.kernel import four_eyes
from domain.kernel.case import AnyLifecycle
from domain.kernel.case_events import AdviceNoted
from domain.kernel.duty_events import DutyArose
from domain.kernel.lifecycle import ANYBODY
from domain.kernel.refusal import Objection
from domain.mappa.owed import obligations
from domain.patient.owed import obligations as patients
from tests.scenarios.guards import Guard, heard

__all__ = ["Watching", "missed", "misses", "named_in_code", "reached_by", "stages_passed", "without"]

_SPEAKING = (AdviceNoted, DutyArose, obligations.ObligationArose, patients.ObligationArose)
_ROOT = Path(__file__).parent.parent.parent


class Watching(PureEngine):
    """The pure engine, which also keeps what was refused, by which guard, what was taken, from which stage to which."""

    def __init__(self) -> None:
        super().__init__()
        self.refused: set[str] = set()
        self.objected: set[Guard] = set()
        self.taken: set[tuple[str, str, str]] = set()

    async def give(self, case: str, order: Any, at: Any) -> tuple[str, ...]:
        before = self._cases[case].case.file.stage
        rules = await super().give(case, order, at)
        self._keep(rules, (before, str(order.command["type"]), self._cases[case].case.file.stage))
        return rules

    async def signal(self, case: str, event: Any, at: Any) -> tuple[str, ...]:
        before = self._cases[case].case.file.stage
        rules = await super().signal(case, event, at)
        self._keep(rules, (before, event.type, self._cases[case].case.file.stage))
        return rules

    def _deliver(self, follow_up: Any, key: str, at: Any) -> None:
        self.taken |= {
            (each.case.file.stage, follow_up.command.tag(), each.case.file.stage) for each in self._told(follow_up)
        }
        super()._deliver(follow_up, key, at)

    def _told(self, follow_up: Any) -> list[Any]:
        return [case for case in self._cases.values() if case.ref.case == follow_up.case]

    def _keep(self, rules: tuple[str, ...], step: tuple[str, str, str]) -> None:
        self.refused |= set(rules)
        self.taken |= set() if rules else {step}


async def reached_by(scenario: Scenario) -> tuple[Watching, set[str]]:
    """A run of this file, and every rule that spoke in it: refused, advised, or started a clock."""
    engine = Watching()
    with heard() as engine.objected:
        report = await run_scenario(scenario, engine)
    assert report.difference is None, report.difference
    return engine, engine.refused | _spoken(report)


def _spoken(report: Report) -> set[str]:
    events = [each.event for happened in report.happened.values() for each in happened]
    return {event.rule for event in events if isinstance(event, _SPEAKING)}


def stages_passed(engines: Sequence[Watching]) -> set[tuple[str, str]]:
    """Every step from one stage to another that some file takes."""
    return {(before, after) for engine in engines for before, _, after in engine.taken if before != after}


def named_in_code(lifecycle: AnyLifecycle) -> Mapping[str, str]:
    """Every rule whose id stands in the lifecycle's code outside its law, with one place where it does."""
    rules, folder = {rule.id for rule in lifecycle.rules}, _ROOT.joinpath(*_package(lifecycle).split("."))
    found: dict[str, str] = {}
    for file in sorted(folder.rglob("*.py")):
        if not any(part == "law" or part.startswith("law_") for part in file.relative_to(folder).with_suffix("").parts):
            where = str(file.relative_to(_ROOT))
            constants = (n for n in ast.walk(ast.parse(file.read_text())) if isinstance(n, ast.Constant))
            found |= {n.value: f"{where}:{n.lineno}" for n in constants if n.value in rules}
    return found


@contextmanager
def without(rule: str, scenario: Scenario) -> Iterator[Scenario]:
    """The scenario on a lifecycle that does not know this rule."""
    with ExitStack() as changed:
        for module in _modules_that_refuse(scenario.lifecycle):
            changed.enter_context(patch.object(module, "unless", _deaf_to(rule, module.unless)))
        changed.enter_context(
            patch.object(four_eyes, "Objection", lambda **o: None if o["rule"] == rule else Objection(**o))
        )
        changed.enter_context(patch.object(obligations, "_arising", _bringing_all_but(rule)))
        changed.enter_context(patch.object(patients, "arising", _arising_all_but(rule)))
        yield replace(scenario, lifecycle=_without_clock_and_role(rule, scenario.lifecycle))


async def misses(rule: str, scenario: Scenario) -> bool:
    """Whether a file fails when the rule is taken out."""
    with without(rule, scenario) as changed:
        return (await run_scenario(changed, PureEngine())).difference is not None


async def missed(rule: str, files: Iterable[tuple[Scenario, set[str]]]) -> bool:
    """Whether one of the files that reach the rule fails without it; each file with the rules that it reaches."""
    for scenario, reached in files:
        if rule in reached and await misses(rule, scenario):
            return True
    return False


def _modules_that_refuse(lifecycle: AnyLifecycle) -> list[ModuleType]:
    mine = [m for name, m in sys.modules.items() if name.startswith((_package(lifecycle), "domain.kernel"))]
    return [module for module in mine if callable(getattr(module, "unless", None))]


def _package(lifecycle: AnyLifecycle) -> str:
    """The folder of the lifecycle as a package: a pathway may lie within another's."""
    return lifecycle.file.__module__.rpartition(".")[0]


def _bringing_all_but(rule: str, arising: Any = obligations._arising) -> Any:
    return lambda table, file, event: arising([line for line in table if line.rule.id != rule], file, event)


def _arising_all_but(rule: str, arising: Any = patients.arising) -> Any:
    return lambda table, owed, file, event: arising([line for line in table if line.rule.id != rule], owed, file, event)


def _deaf_to(rule: str, unless: Any) -> Any:
    def deaf(holds: object, asked: str, words: str, field: str | None = None) -> Objection | None:
        return None if asked == rule else unless(holds, asked, words, field)

    return deaf


def _without_clock_and_role(rule: str, lifecycle: AnyLifecycle) -> AnyLifecycle:
    steps = tuple(replace(step, roles=ANYBODY) if step.role_rule == rule else step for step in lifecycle.steps)
    return replace(lifecycle, clocks=tuple(c for c in lifecycle.clocks if c.rule != rule), steps=steps)
