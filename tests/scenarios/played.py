"""The scenario files of the project, and what it is for one to pass."""

from pathlib import Path

from cli.scenario.model import Scenario
from cli.scenario.pure import PureEngine
from cli.scenario.reading import read_scenario
from cli.scenario.report import Report, compare
from cli.scenario.run import run_scenario
from cli.scenario.temporal import TemporalEngine

_HERE = Path(__file__).parent
_ROOT = _HERE.parent.parent
_PATHWAYS = _ROOT / "scenarios"
FILES = sorted([*_PATHWAYS.rglob("*.yaml"), *(_HERE / "files").rglob("*.yaml")])


def _of(pathway: str) -> list[Path]:
    return [file for file in FILES if file.is_relative_to(_PATHWAYS / pathway)]


# Parts of like length: the tests of each run in one process, beside those of another.
SAFEGUARDING, MAPPA = _of("safeguarding"), _of("mappa")
OTHERS = [file for file in FILES if file not in {*SAFEGUARDING, *MAPPA}]


def named(file: Path) -> str:
    """A file as a test's name tells it."""
    return str(file.relative_to(_ROOT))


async def passed(scenario: Scenario, engine: PureEngine | TemporalEngine) -> Report:
    """What happened, if nothing differs from what the file expects."""
    report = await run_scenario(scenario, engine)
    assert report.difference is None, report.difference
    return report


async def same_on_both(file: Path, engine: TemporalEngine) -> None:
    """The file passes on the pure domain and on the real path, and both give the same events."""
    scenario = read_scenario(file)
    pure, real = await passed(scenario, PureEngine()), await passed(scenario, engine)
    assert compare(pure, real) is None
