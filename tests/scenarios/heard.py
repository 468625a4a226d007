"""The pure engine, where every refusal and warning of a file is also read as people read it."""

from datetime import datetime

from activities.messages import Order, OutsideEvent
from activities.sitting import Sitting
from cli.scenario.model import Scenario
from cli.scenario.pure import PureEngine, _Open
from tests.well_said import is_well_said

__all__ = ["HeardEngine"]


class HeardEngine(PureEngine):
    """Fails a file in which somebody is told what is no sentence, or pointed to what is not there."""

    async def open(self, scenario: Scenario) -> None:
        self._commands = {step.command.tag(): step.command for step in scenario.lifecycle.steps}
        self._asked = ""
        await super().open(scenario)

    async def give(self, case: str, order: Order, at: datetime) -> tuple[str, ...]:
        self._asked = str(order.command["type"])
        return await super().give(case, order, at)

    async def signal(self, case: str, event: OutsideEvent, at: datetime) -> tuple[str, ...]:
        self._asked = ""  # a service is answered in its own terms
        return await super().signal(case, event, at)

    def _take_up(self, case: _Open, sitting: Sitting) -> None:
        command, self._asked = self._commands.get(self._asked), ""  # follow-ups are nobody's reading
        for ruled in sitting.ruled:
            if command is not None:
                answer = ruled.answer
                is_well_said(command, (*answer.objections, *answer.warnings), type(case.case.file).model_fields)
        super()._take_up(case, sitting)
