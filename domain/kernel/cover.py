"""Work of somebody who is away, has left, or may no longer do it: it goes to a cover, or onto a list that is owned.

The lifecycle still says who has the case in hand by its own events; over that lies, case by case, who stands in for
whom. So it works for every lifecycle, no duty stays with nobody, and whoever comes back finds their cases again.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from domain.kernel.case import Case
from domain.kernel.case_events import HandoverAcknowledged, WorkHandedBack, WorkHandedOver, WorkTakenUp
from domain.kernel.circumstances import Circumstances, stands_in
from domain.kernel.clocks import Clock
from domain.kernel.codes import code_in_words, the_roles
from domain.kernel.commands import AcknowledgeHandover, HandOverWork, HandWorkBack
from domain.kernel.house_rules import SYSTEM
from domain.kernel.lifecycle import Charge, File, Lifecycle, Ruling, Standing
from domain.kernel.message import Command, Event
from domain.kernel.refusal import Objection, Refusal
from domain.kernel.register import WorkerFacts

__all__ = [
    "HANDED_OVER", "PART_IN_HAND", "STOOD_IN_FOR", "WITHOUT_WORKER", "cover_clocks", "cover_objection",
    "decide_cover", "in_charge", "parts_in_hand", "stood_in_for", "taken_up",
]  # fmt: skip

S = TypeVar("S", bound=File)

WITHOUT_WORKER = "new_worker"
"""What a case waits for that nobody has in hand because somebody went."""
HANDED_OVER = "handed_over"
"""What a case waits for that came to a cover who has not said yet that they have seen it: the notice."""
STOOD_IN_FOR = "stood_in_for"
"""The kind of the fact that others have a case in hand for a worker: where to bring it back from."""
PART_IN_HAND = "part_in_hand"
"""The kind of the fact that a worker has a part of a case in hand that others are in charge of."""


def in_charge(lifecycle: Lifecycle[S], case: Case[S]) -> Charge:
    """Who has the case in hand now: whom the lifecycle names, or who stands in for them."""
    if case.opened is None:
        return Charge()
    charge = lifecycle.charge(case.file)
    worker = stands_in(charge.worker, case.covers) if charge.worker else None
    if worker == charge.worker:
        return charge
    if worker is None:
        return replace(charge, worker=None, waits_for=WITHOUT_WORKER)
    marks = (HANDED_OVER if worker == case.unseen else None, charge.waits_for)
    return replace(charge, worker=worker, waits_for=",".join(filter(None, marks)) or None)


def stood_in_for(case: Case[S]) -> tuple[Standing, ...]:
    """For whom others have this case in hand: kept in its head, so that it is found when the worker is back."""
    return tuple(Standing(kind=STOOD_IN_FOR, about=worker) for worker in case.covers)


def parts_in_hand(lifecycle: Lifecycle[S], case: Case[S]) -> tuple[Standing, ...]:
    """Who has a part of this case in hand themselves: so it is found when one of them goes away."""
    parts = sorted(lifecycle.also_in_hand(case.file)) if case.opened else ()
    return tuple(Standing(kind=PART_IN_HAND, about=worker) for worker in parts if worker not in case.covers)


def cover_clocks(lifecycle: Lifecycle[S]) -> tuple[Clock, ...]:
    """Whoever owns the list gives a case without a worker to one, and sees that a cover has seen what came to them.

    Both in the time that the area chose.
    """
    return (
        Clock(
            rule="CASE-HANDOVER", holder=lifecycle.list_owner, starts_on=(WorkHandedOver,),
            met_by=(WorkTakenUp, WorkHandedBack), lapses_on=(WorkHandedOver,), only_if=lambda event: event.to is None,
        ),
        Clock(
            rule="CASE-HANDOVER-SEEN", holder=lifecycle.list_owner, starts_on=(WorkHandedOver,),
            met_by=(HandoverAcknowledged,), lapses_on=(WorkHandedOver, WorkHandedBack, WorkTakenUp),
            only_if=lambda event: event.to is not None,
        ),
    )  # fmt: skip


def cover_objection(lifecycle: Lifecycle[S], command: Command, case: Case[S], now: Circumstances) -> Objection | None:
    """The system hands over at the instant itself; whoever owns the list may do so from there.

    That it was seen is said by whoever stands in.
    """
    if isinstance(command, AcknowledgeHandover):
        words = "Only a worker to whom this case came, and who has not said so yet, says that they have seen it."
        return None if case.unseen == now.by.id else Objection(rule="CASE-HANDOVER-SEEN", words=words)
    if not isinstance(command, HandOverWork | HandWorkBack) or now.by.has_role(SYSTEM, lifecycle.list_owner):
        return None
    words = f"{code_in_words(command.tag())}: this is for {the_roles([lifecycle.list_owner])} or the system itself."
    return Objection(rule="CASE-ROLE", words=words)


def decide_cover(
    lifecycle: Lifecycle[S], command: AcknowledgeHandover | HandOverWork | HandWorkBack, case: Case[S],
    now: Circumstances,
) -> Ruling:  # fmt: skip
    """The work goes over or back; a case that the worker does not have in hand is left as it is."""
    if isinstance(command, AcknowledgeHandover):
        return (HandoverAcknowledged(worker=now.by.id),)
    if isinstance(command, HandWorkBack):
        return (WorkHandedBack(worker=command.worker),) if command.worker in case.covers else ()
    charge = in_charge(lifecycle, case)
    from_list = charge.worker is None and command.worker in case.covers
    if charge.worker != command.worker and not from_list:
        return _decide_part(lifecycle, command, case, now)
    if command.standing and charge.standing != command.standing:
        return ()
    unfit = _unfit(command, case, now, lambda facts: _may_not_hold(lifecycle, case, facts, now))
    if unfit and not now.by.has_role(SYSTEM):
        return _refused(unfit)
    to = None if unfit else command.to
    return (WorkHandedOver(worker=command.worker, to=to, owner=lifecycle.list_owner, because=command.because,
                           not_to=unfit),)  # fmt: skip


def _decide_part(lifecycle: Lifecycle[S], command: HandOverWork, case: Case[S], now: Circumstances) -> Ruling:
    """A part goes to a cover who can; without one it stays where it is, and the lifecycle names somebody else."""
    standing = lifecycle.also_in_hand(case.file).get(command.worker)
    if standing is None or (command.standing and command.standing != standing):
        return ()
    if unfit := _unfit(command, case, now, lambda facts: _acts_not_as(standing, facts, now)):
        return () if now.by.has_role(SYSTEM) else _refused(unfit)
    return (WorkHandedOver(worker=command.worker, to=command.to, owner=lifecycle.list_owner, because=command.because),)


def _refused(unfit: str) -> Refusal:
    return Refusal(objections=(Objection(rule="CASE-HANDOVER", words=unfit, field="to"),))


def taken_up(lifecycle: Lifecycle[S], before: Case[S], after: Case[S]) -> tuple[Event, ...]:
    """That a case which nobody had in hand has somebody again by the lifecycle's own events."""
    if not before.covers or after.opened is None or in_charge(lifecycle, before).worker is not None:
        return ()
    worker = lifecycle.charge(after.file).worker
    if worker is None or worker in after.covers or worker == lifecycle.charge(before.file).worker:
        return ()
    return (WorkTakenUp(worker=worker),)


def _unfit(
    command: HandOverWork, case: Case[S], now: Circumstances, also: Callable[[WorkerFacts], str | None]
) -> str | None:
    """Why this cover cannot stand in here, in words; None if they can. ``also`` is asked of one who is there."""
    facts = now.worker(command.to) if command.to else None
    if facts is None:
        return "No cover is named whom the register of workers knows."
    if command.to == command.worker or not facts.available(now.today):
        return "The cover is away or has left."
    if case.opened and case.opened.person in facts.conflicts:
        return "The cover has declared a conflict of interest about this person."
    return also(facts)


def _may_not_hold(lifecycle: Lifecycle[S], case: Case[S], facts: WorkerFacts, now: Circumstances) -> str | None:
    if lifecycle.may_hold:
        return lifecycle.may_hold(case.file, facts, now.today)
    return _acts_not_as(lifecycle.charge(case.file).standing, facts, now)


def _acts_not_as(standing: str | None, facts: WorkerFacts, now: Circumstances) -> str | None:
    if standing is None or standing in facts.roles or facts.stands_as(standing, now.today):
        return None
    return f"The cover does not act as {standing}."
