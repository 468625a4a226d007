"""The pure engine, where every refusal and warning of a file is also read as people read it, and read in full."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from activities.messages import Order, OutsideEvent
from activities.sitting import Sitting
from cli.scenario.model import Scenario, Step
from cli.scenario.pure import PureEngine, _Open
from domain.kernel.case import overview_of
from domain.kernel.message import Message
from domain.kernel.overview import Now
from domain.kernel.snapshot import freeze, thaw
from domain.registry import LAWBOOK, LIFECYCLES
from tests.well_said import is_well_said, is_well_told

__all__ = ["HeardEngine"]


class HeardEngine(PureEngine):
    """Fails a file in which somebody is told what is no sentence, or pointed to what is not there.

    A file of other people's may leave rules out of ``refused``: the format asks for those that it names. In ours they
    are all named, and as often as they refuse, so that no guard objects unseen. After each step how the case stands,
    where its pathway says that in words, is read as well, and the case is what its snapshot says: a fact put down under
    a name that the file does not have would be lost with the next snapshot.
    """

    async def open(self, scenario: Scenario) -> None:
        self._commands = {step.command.tag(): step.command for step in scenario.lifecycle.steps}
        self._asked = ""
        self._steps: Iterator[Step] = (step for step in scenario.steps if not step.passes)
        await super().open(scenario)

    async def give(self, case: str, order: Order, at: datetime) -> tuple[str, ...]:
        self._asked = str(order.command["type"])
        return self._in_full(await super().give(case, order, at))

    async def signal(self, case: str, event: OutsideEvent, at: datetime) -> tuple[str, ...]:
        self._asked = ""  # a service is answered in its own terms
        return self._in_full(await super().signal(case, event, at))

    def _in_full(self, rules: tuple[str, ...]) -> tuple[str, ...]:
        step = next(self._steps)
        assert Counter(step.wanted.refused) == Counter(rules), f"line {step.line}: refused: {', '.join(rules)}"
        return rules

    def _take_up(self, case: _Open, sitting: Sitting) -> None:
        command, self._asked = self._commands.get(self._asked), ""  # follow-ups are nobody's reading
        for ruled in sitting.ruled:
            if command is not None:
                answer = ruled.answer
                is_well_said(command, (*answer.objections, *answer.warnings), type(case.case.file).model_fields)
        super()._take_up(case, sitting)
        lifecycle = LIFECYCLES[case.ref.lifecycle]
        assert thaw(lifecycle, freeze(case.case)) == case.case
        _has_no_stray(case.case.file)
        is_well_told(overview_of(lifecycle, case.case, Now.on(sitting.at.date(), LAWBOOK)))


def _has_no_stray(part: Message) -> None:
    """A copy takes any name for a fact, a misspelt one too, and a comparison does not look at it."""
    assert vars(part).keys() <= type(part).model_fields.keys(), vars(part).keys() - type(part).model_fields.keys()
    for each in vars(part).values():
        if isinstance(each, Message):
            _has_no_stray(each)
