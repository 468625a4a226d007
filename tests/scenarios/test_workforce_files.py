"""The files of the register of workers, and the kernel's own tests, make every guard object."""

from tests.scenarios.guards import never_heard
from tests.scenarios.pathway_files import played

KERNEL = "tests/domain/kernel"
GUARDS_SHOWN_BY_TESTS = (
    "tests/domain/workforce/test_small_print.py",
    *(f"{KERNEL}/test_{part}.py" for part in ("asking", "ledger", "guards", "cover", "four_eyes", "horizon", "owing")),
    "tests/domain/mappa/victim/test_apart.py",
    "tests/domain/safeguarding/test_practice.py::test_a_reason_for_a_rule_that_does_not_warn_refuses_the_command",
)


async def test_every_guard_objects_in_a_file_or_a_test() -> None:
    heard = [ran.watched.objected for ran in await played("workforce")]
    silent = never_heard(["domain/workforce", "domain/kernel"], heard, *GUARDS_SHOWN_BY_TESTS)
    assert not silent, "\n".join(["these never say no:", *silent])
