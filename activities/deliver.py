"""Delivering what a case owes to other cases: follow-up commands from the outbox (DESIGN A7, D19).

Each follows the ordinary path of a command, under a key of its own, so a second delivery changes nothing.
"""

from collections.abc import Awaitable, Callable
from uuid import UUID

from temporalio import activity

from activities.messages import Answer, CaseRef, Order
from activities.recording import FOLLOW_UP
from domain.registry import LIFECYCLES
from infra.store.event_store import EventStore
from infra.store.records import Pending

__all__ = ["Courier", "Delivery"]

Courier = Callable[[CaseRef, Order], Awaitable[Answer]]
"""Carries an order to the workflow of another case and brings its answer back."""


class Delivery:
    """Empties the outbox of one case."""

    def __init__(self, store: EventStore, courier: Courier) -> None:
        self._outbox = store.outbox
        self._courier = courier

    @activity.defn
    async def deliver(self, ref: CaseRef) -> None:
        """Deliver what waits; what cannot be delivered now stays and is tried again by Temporal's retries."""
        for message in await self._outbox.pending(ref.stream):
            if message.kind == FOLLOW_UP:
                await self._hand_over(message)

    async def _hand_over(self, message: Pending) -> None:
        if message.body is None or message.target is None:
            await self._outbox.delivered(message.id, "erased")
            return
        lifecycle, _, case = message.target.rpartition("/")
        if lifecycle not in LIFECYCLES:
            # It waits, visibly, until a release brings that pathway: each fresh run of the case tries again.
            await self._outbox.failed(message.id, "no such pathway yet")
            return
        order = Order.model_validate_json(message.body)
        answer = await self._courier(CaseRef(lifecycle=lifecycle, case=UUID(case)), order)
        # A refusal is an answer: trying again would bring the same. It stays visible on the outbox row.
        rules = ", ".join(objection.rule for objection in answer.objections)
        await self._outbox.delivered(message.id, f"refused: {rules}"[:200] if rules else None)
