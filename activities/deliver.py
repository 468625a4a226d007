"""Delivering what a case owes to others: follow-up commands, letters, errands of staff records (DESIGN A7, D19).

A follow-up takes the ordinary path of a command, under a key of its own; a letter has one workflow, named after the
event that owes it. So a second delivery changes nothing.
"""

from collections.abc import Awaitable, Callable
from uuid import UUID

from temporalio import activity

from activities.letter_messages import LetterRef
from activities.messages import Answer, CaseRef, Order
from activities.recording import FOLLOW_UP
from activities.staffing import STAFFING, Staffing
from domain.letters.due import LETTER
from domain.registry import LIFECYCLES
from infra.store.event_store import EventStore
from infra.store.records import Pending

__all__ = ["Courier", "Delivery", "Postman"]

Courier = Callable[[CaseRef, Order], Awaitable[Answer]]
"""Carries an order to the workflow of another case and brings its answer back."""

Postman = Callable[[LetterRef], Awaitable[bool]]
"""Sees a letter on its way; False if it is already."""


class Delivery:
    """Empties the outbox of one case."""

    def __init__(self, store: EventStore, courier: Courier, postman: Postman | None = None) -> None:
        self._outbox = store.outbox
        self._courier = courier
        self._postman = postman
        self._people = store.people_of_cases
        self._staffing = Staffing(store, courier)

    @activity.defn
    async def deliver(self, ref: CaseRef) -> None:
        """Deliver what waits; what cannot be delivered now stays and is tried again by Temporal's retries."""
        for message in await self._outbox.pending(ref.stream):
            if message.kind == FOLLOW_UP:
                await self._hand_over(message)
            elif message.kind == LETTER:
                await self._post(message)
            elif message.kind in STAFFING:
                await self._staffing.run(message)
                await self._outbox.delivered(message.id)

    async def _post(self, message: Pending) -> None:
        """Without a postman, as in a rehearsal, no letter leaves; the outbox says so."""
        if self._postman is not None:
            await self._postman(LetterRef(stream=message.stream, seq=message.seq, ordinal=message.ordinal))
        await self._outbox.delivered(message.id, None if self._postman else "no letters are sent here")

    async def _open_one(self, case: CaseRef, order: Order) -> CaseRef:
        """The person's open case where a person has one, whichever id it has; else the case that is named.

        A case that another pathway opens has an id made from the person; the one that is open may be older.
        """
        lifecycle, person = LIFECYCLES[case.lifecycle], order.command.get("person")
        if not lifecycle.one_open or person is None or order.command.get("type") == lifecycle.opening.tag():
            return case
        found = await self._people.open(case.lifecycle, UUID(str(person)))
        return case if case.case in found or not found else CaseRef(lifecycle=case.lifecycle, case=found[0])

    async def _hand_over(self, message: Pending) -> None:
        if message.body is None or message.target is None:
            await self._outbox.delivered(message.id, "erased")
            return
        case = CaseRef.of(message.target)
        if case.lifecycle not in LIFECYCLES:
            # It waits, visibly, until a release brings that pathway: each fresh run of the case tries again.
            await self._outbox.failed(message.id, "no such pathway yet")
            return
        order = Order.model_validate_json(message.body)
        answer = await self._courier(await self._open_one(case, order), order)
        # A refusal is an answer: trying again would bring the same. It stays visible on the outbox row.
        rules = ", ".join(objection.rule for objection in answer.objections)
        await self._outbox.delivered(message.id, f"refused: {rules}"[:200] if rules else None)
