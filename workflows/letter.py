"""The way of one letter, durable: from the event that owes it until the carrier says that it arrived.

A letter that lacks something, or that the carrier gave back, waits here for as long as it takes; ``mended`` has it
looked at anew. Nothing of its content passes through here.
"""

from datetime import timedelta
from typing import Any, Final

import temporalio.workflow
from temporalio.common import RetryPolicy

with temporalio.workflow.unsafe.imports_passed_through():
    from activities.letter_messages import ENDED, LetterRef, Standing
    from activities.letters import LetterDesk

__all__ = ["LetterJourney"]

_TOLD: Final = ENDED - {"erased"} | {"failed"}
"""What the case is told of."""
_AT_MOST: Final = timedelta(seconds=90)
_RETRIES: Final = RetryPolicy(initial_interval=timedelta(seconds=1), maximum_interval=timedelta(minutes=10))
"""For ever: a carrier that is away for days gets its letters when it is back."""
_LOOKS: Final = (
    timedelta(0), timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30),
    *[timedelta(hours=2)] * 36, *[timedelta(days=1)] * 12,
)  # fmt: skip
"""When to ask the carrier: soon, then every two hours for three days, then daily; post takes up to two weeks."""


@temporalio.workflow.defn(name="Letter")
class LetterJourney:
    """One letter."""

    @temporalio.workflow.init
    def __init__(self, letter: LetterRef) -> None:
        self.letter = letter
        self.standing: Standing | None = None
        self.mendings = 0
        self.seen = 0

    @temporalio.workflow.run
    async def run(self, letter: LetterRef) -> str:  # noqa: ARG002 -- taken by __init__, which the SDK gives the same
        """See the letter through; how it ended."""
        while True:
            self.seen = self.mendings
            state = await self._go_on()
            if state in _TOLD:
                await self._ask(LetterDesk.tell, "tell the case")
            if state in ENDED:
                return state
            await temporalio.workflow.wait_condition(lambda: self.mendings > self.seen)

    async def _go_on(self) -> str:
        """As far as it goes now."""
        state = await self._step(LetterDesk.prepare, "typeset")
        if state in {"ready", "sending"}:
            state = await self._step(LetterDesk.send, "hand over")
        return await self._until_known() if state == "sent" else state

    async def _until_known(self) -> str:
        for pause in _LOOKS:
            await temporalio.workflow.sleep(pause)
            if (state := await self._step(LetterDesk.follow, "ask the carrier")) != "sent":
                return state
        return await self._step(LetterDesk.give_up, "no answer from the carrier")

    async def _step(self, activity: Any, summary: str) -> str:
        standing: Standing = await self._ask(activity, summary)
        self.standing = standing
        temporalio.workflow.set_current_details(f"{standing.kind}: {standing.state}")
        return standing.state

    async def _ask(self, activity: Any, summary: str) -> Any:
        return await temporalio.workflow.execute_activity_method(
            activity, self.letter, start_to_close_timeout=_AT_MOST, retry_policy=_RETRIES, summary=summary
        )

    @temporalio.workflow.signal
    def mended(self) -> None:
        """Something was added to the letter: look at it anew."""
        self.mendings += 1

    @temporalio.workflow.query
    def stands(self) -> Standing | None:
        """How the letter stands."""
        return self.standing
