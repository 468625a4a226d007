"""``caseclock scenario run``."""

from contextlib import AsyncExitStack
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from cli.output import Exit, Output, OutputOption, console, print_json, progress
from cli.scenario.engine import Engine
from cli.scenario.problems import ScenarioFormatError
from cli.scenario.report import Report, as_json, show, summary
from infra import loop

__all__ = ["On", "scenario"]

scenario = typer.Typer(help="Scenario files: policy that runs.", no_args_is_help=True)


class On(StrEnum):
    """What a scenario is run on."""

    PURE = "pure"
    TEMPORAL = "temporal"


@scenario.command("run")
def run(
    files: Annotated[list[Path], typer.Argument(help="Scenario files, or folders of them")],
    on: Annotated[On, typer.Option("--on", help="pure: milliseconds; temporal: the real path")] = On.PURE,
    output: OutputOption = Output.TEXT,
) -> None:
    """Run scenario files: pass, or the first difference, expected beside actual. Exits 1 if any fails.

    \b
    Examples:
      caseclock scenario run scenarios/safeguarding
      caseclock scenario run my-policy.yaml --on temporal
      caseclock scenario run my-policy.yaml --output json | jq '.[0].cases.c1.duties'
    """  # noqa: D301 -- \b is how click keeps lines apart
    reports, wrong = loop.run(_run(_yaml_files(files), on))
    if output is Output.JSON:
        print_json([as_json(report) for report in reports] + [_wrong(error) for error in wrong])
    else:
        for report in reports:
            show(report, console())
        for error in wrong:
            console().print(str(error), style="red", markup=False)
        console().print(summary(reports, len(wrong)))
    if wrong or not reports or not all(report.passed for report in reports):
        raise typer.Exit(Exit.FAILED)


def _yaml_files(paths: list[Path]) -> list[Path]:
    """Files as they are named; of folders every YAML file in them, in order."""
    return [file for path in paths for file in (sorted(path.rglob("*.y*ml")) if path.is_dir() else [path])]


async def _run(files: list[Path], on: On) -> tuple[list[Report], list[ScenarioFormatError]]:
    from cli.scenario.reading import read_scenario
    from cli.scenario.run import run_scenario

    reports, wrong, read = [], [], []
    for file in files:
        try:
            read.append(read_scenario(file))
        except ScenarioFormatError as error:
            wrong.append(error)
    async with AsyncExitStack() as stack:
        engine = await _engine(on, stack) if read else None
        with progress("scenarios", len(read)) as done:
            for each in read:
                if engine is not None:
                    reports.append(await run_scenario(each, engine))
                done()
    return reports, wrong


async def _engine(on: On, stack: AsyncExitStack) -> Engine:
    if on is On.PURE:
        from cli.scenario.pure import PureEngine

        return PureEngine()
    from cli.scenario.stage import open_stage
    from cli.scenario.temporal import TemporalEngine
    from infra.logging import configure_logging

    configure_logging("error")  # refusals and breaches are what scenarios are about: the report tells them
    engine = TemporalEngine(await stack.enter_async_context(open_stage()))
    stack.push_async_callback(engine.close)
    return engine


def _wrong(error: ScenarioFormatError) -> dict[str, object]:
    problems = [{"line": problem.line, "words": problem.words} for problem in error.problems]
    return {"file": error.problems[0].file, "passed": False, "problems": problems}
