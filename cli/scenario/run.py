"""Running one scenario on an engine, up to its end or its first difference."""

from activities.messages import Order, OutsideEvent
from cli.scenario.check import Difference, Seen, check_finally, check_step
from cli.scenario.engine import Engine
from cli.scenario.model import Scenario, Step
from cli.scenario.report import Report
from domain.kernel.case import fold

__all__ = ["run_scenario"]


async def run_scenario(scenario: Scenario, engine: Engine) -> Report:
    """Run every step and look at what it must have brought."""
    await engine.open(scenario)
    looked_at = dict.fromkeys(scenario.cases, 0)
    for step in scenario.steps:
        refused = await _do(engine, step)
        seen = await _see(scenario, engine, step.case, looked_at, refused)
        if difference := check_step(scenario, step, seen):
            return await _reported(scenario, engine, difference)
    seen_finally = {case: await _see(scenario, engine, case, looked_at) for case in scenario.cases}
    return await _reported(scenario, engine, check_finally(scenario, seen_finally))


async def _do(engine: Engine, step: Step) -> tuple[str, ...]:
    # A rung at the very instant of a command is climbed before it, as the kernel has it on every path.
    await engine.pass_to(step.recorded)
    match step.act:
        case Order():
            return await engine.give(step.case, step.act, step.recorded)
        case OutsideEvent():
            return await engine.signal(step.case, step.act, step.recorded)
        case None:
            return ()


async def _see(
    scenario: Scenario, engine: Engine, case: str, looked_at: dict[str, int], refused: tuple[str, ...] = ()
) -> Seen:
    happened = tuple(await engine.events(case))
    before, looked_at[case] = looked_at[case], len(happened)
    return Seen(happened[before:], happened, fold(scenario.lifecycle, happened), refused)


async def _reported(scenario: Scenario, engine: Engine, difference: Difference | None) -> Report:
    return Report(scenario, difference, {case: tuple(await engine.events(case)) for case in scenario.cases})
