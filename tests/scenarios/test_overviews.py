"""At every step of every MAPPA scenario the overview can be read: sentences, each of a known topic, none empty."""

from activities.sitting import Sitting
from cli.scenario.pure import PureEngine, _Open
from cli.scenario.reading import read_scenario
from domain.kernel.overview import Now, Told
from domain.mappa.lifecycle import MAPPA
from domain.registry import LAWBOOK
from tests.scenarios.played import MAPPA as FILES
from tests.scenarios.played import passed

TOPICS = {
    "category", "level", "place", "lead agency", "transfer", "meetings", "actions", "risk and plan", "disclosure",
    "flags", "ViSOR", "to be done",
}  # fmt: skip


class Overlooking(PureEngine):
    """Reads the overview after whatever was done."""

    def __init__(self) -> None:
        super().__init__()
        self.told: set[Told] = set()

    def _take_up(self, case: _Open, sitting: Sitting) -> None:
        super()._take_up(case, sitting)
        if case.ref.lifecycle == MAPPA.name and MAPPA.overview:
            day = sitting.at.date()
            self.told |= set(MAPPA.overview(case.case.file, Now(day, LAWBOOK.in_force(day).rules)))


async def test_every_step_of_every_file_can_be_read() -> None:
    told: set[Told] = set()
    for file in FILES:
        engine = Overlooking()
        await passed(read_scenario(file), engine)
        told |= engine.told
    assert {each.topic for each in told} == TOPICS
    for each in told:
        assert each.words[0].isupper() or each.words[0].isalnum(), each
        assert each.words.endswith((".", ".)")), each
        assert not set("{}_[]") & set(each.words.split("(not held")[0]), each
        assert "None" not in each.words, each
        assert not each.rule or each.rule in LAWBOOK.packs[-1].rules, each
