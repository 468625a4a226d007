"""What the scenario files of every pathway must show: nothing of the pathway is left out, and each rule is missed.

The tests of a pathway's files are a class of their own that inherits these and says which pathway, which chart, and
what a test shows instead of a file.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import ClassVar, NamedTuple

import pytest

from cli.scenario.model import Scenario
from cli.scenario.reading import read_scenario
from domain.registry import LIFECYCLES
from tests.scenarios.guards import never_heard
from tests.scenarios.knocked_out import Watching, missed, named_in_code, reached_by, stages_passed

__all__ = ["ROOT", "ChartedFiles", "Files", "PathwayFiles", "Ran", "gone", "played"]

ROOT = Path(__file__).parent.parent.parent


class Ran(NamedTuple):
    """A file that was run once, what its run saw, and every rule that spoke in it."""

    scenario: Scenario
    watched: Watching
    spoke: set[str]


Files = Sequence[Ran]


async def played(folder: str) -> Files:
    """Every file of this folder of scenarios, once run, the shortest first: they notice as well as the long ones."""
    read = map(read_scenario, sorted((ROOT / "scenarios" / folder).rglob("*.yaml")))
    return [Ran(each, *await reached_by(each)) for each in sorted(read, key=lambda scenario: len(scenario.steps))]


def gone(files: Files) -> set[tuple[str, str]]:
    """Every arrow of the chart, from a stage to another, that some file goes."""
    return stages_passed([ran.watched for ran in files])


def taken(files: Files) -> set[str]:
    """Every command and outside event that some file sees taken."""
    return {name for ran in files for _, name, _ in ran.watched.taken}


class PathwayFiles:
    """The files of one folder, which tell of one pathway, or of several that live together."""

    folder: ClassVar[str]
    """Below `scenarios/` and below `domain/`."""
    pathways: ClassVar[Sequence[str]]
    sent_by_services: ClassVar[frozenset[str]] = frozenset()
    """Commands that the files bring as a service's own event only."""
    shown_by_tests: ClassVar[Mapping[str, str]] = {}
    """Rules whose id stands in the code as data, not as an objection: what shows them instead."""
    guards_shown_by_tests: ClassVar[Sequence[str]] = ()

    @pytest.fixture(scope="class")
    @classmethod
    async def files(cls) -> Files:
        return await played(cls.folder)

    def test_every_command_and_outside_event_is_taken_in_a_file(self, files: Files) -> None:
        known = [LIFECYCLES[pathway] for pathway in self.pathways]
        assert {step.command.tag() for each in known for step in each.steps} - taken(files) == self.sent_by_services
        assert {kind.kind for each in known for kind in each.outside} - taken(files) == set()

    async def test_every_rule_that_is_taken_out_is_missed_by_a_file(self, files: Files) -> None:
        named = {rule: at for pathway in self.pathways for rule, at in named_in_code(LIFECYCLES[pathway]).items()}
        reached = [(ran.scenario, ran.spoke) for ran in files]
        unmissed = [
            f"{rule} ({place})" for rule, place in named.items()
            if rule not in self.shown_by_tests and not await missed(rule, reached)
        ]  # fmt: skip
        assert not unmissed, "\n".join(["no file notices that these are gone:", *unmissed])

    def test_every_guard_objects_in_a_file_or_a_test(self, files: Files) -> None:
        heard = [ran.watched.objected for ran in files]
        silent = never_heard([f"domain/{self.folder}"], heard, *self.guards_shown_by_tests)
        assert not silent, "\n".join(["these never say no:", *silent])


class ChartedFiles(PathwayFiles):
    """The files of a pathway whose state chart has arrows that lead from a stage to another."""

    chart: ClassVar[frozenset[tuple[str, str]]]

    def test_every_arrow_of_the_chart_is_gone_in_a_file(self, files: Files) -> None:
        assert self.chart - gone(files) == set()
