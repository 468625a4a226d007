"""The files of the register of workers, and the kernel's own tests, make every guard object."""

from pathlib import Path

import pytest

from cli.scenario.reading import read_scenario
from tests.scenarios.guards import Guard, never_heard
from tests.scenarios.knocked_out import reached_by

ROOT = Path(__file__).parent.parent.parent
KERNEL = "tests/domain/kernel"
GUARDS_SHOWN_BY_TESTS = (
    "tests/domain/workforce/test_small_print.py",
    *(f"{KERNEL}/test_{part}.py" for part in ("asking", "ledger", "guards", "cover", "four_eyes", "horizon")),
    "tests/domain/mappa/victim/test_apart.py",
    "tests/domain/safeguarding/test_practice.py::test_a_reason_for_a_rule_that_does_not_warn_refuses_the_command",
)


@pytest.fixture(scope="module")
async def heard() -> list[set[Guard]]:
    """What objected in each file."""
    files = sorted((ROOT / "scenarios" / "workforce").rglob("*.yaml"))
    return [(await reached_by(read_scenario(file)))[0].objected for file in files]


def test_every_guard_objects_in_a_file_or_a_test(heard: list[set[Guard]]) -> None:
    silent = never_heard(["domain/workforce", "domain/kernel"], heard, *GUARDS_SHOWN_BY_TESTS)
    assert not silent, "\n".join(["these never say no:", *silent])
