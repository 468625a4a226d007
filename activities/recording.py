"""From decisions to what the store keeps: events, answers, the head, duty rows, messages, a snapshot now and then."""

from collections.abc import Container
from datetime import datetime

from activities.messages import DutyLine, Known, Order
from activities.sitting import Ruled, Sitting
from domain.kernel.case import AnyCase, AnyLifecycle, is_closed
from domain.kernel.codebook import Codebook
from domain.kernel.cover import in_charge, parts_in_hand, stood_in_for
from domain.kernel.docket import touched
from domain.kernel.duty import Duty
from domain.kernel.happened import Happened
from domain.kernel.house_rules import CASECLOCK
from domain.kernel.lifecycle import Charge, Errand, FollowUp, Standing
from domain.kernel.register import CLOCK
from domain.kernel.snapshot import freeze
from domain.kernel.whereabouts import offered_to_area, present_area
from infra.store.records import Assumed, DutyRow, Head, Held, NewAnswer, NewEvent, NewMessage, Snapshot, Write

__all__ = ["FOLLOW_UP", "duty_row", "head_of", "known_of", "write_of"]

FOLLOW_UP = "follow_up"
SNAPSHOT_EVERY = 25
"""Events between snapshots: what a command costs falls down to this and hardly further (docs/performance.md)."""


def write_of(
    sitting: Sitting, before: AnyCase, held: Held, codebook: Codebook, code: str, *, assumed: Assumed | None
) -> Write:
    """All that this sitting brought, for one call of the store."""
    happened = [(ruled, each) for ruled in sitting.ruled for each in ruled.happened]
    events = tuple(each for _, each in happened)
    return Write(
        held=held,
        answers=tuple(_answer(ruled, sitting) for ruled in sitting.ruled if ruled.id != CLOCK.id),
        events=tuple(_event(ruled, each, codebook) for ruled, each in happened),
        head=head_of(sitting.lifecycle, sitting.case, sitting.at, sitting.areas) if events else None,
        duties=tuple(duty_row(duty) for duty in touched(before.docket, events, sitting.case.docket)),
        messages=_messages(sitting, held.stream),
        snapshot=_snapshot(sitting, before, code),
        assumed=assumed,
        alone=sitting.lifecycle.one_open and before.opened is None and sitting.case.opened is not None,
    )


def known_of(lifecycle: AnyLifecycle, case: AnyCase, *, law: str, to_deliver: int, areas: Container[str]) -> Known:
    """What the workflow must know of the case."""
    return Known(
        version=case.version,
        stage=case.file.stage,
        closed=is_closed(lifecycle, case),
        next_alarm=case.docket.next_alarm,
        duties=tuple(DutyLine(rule=d.rule, state=d.state, due=d.dates.due) for d in case.docket.open.values()),
        area=present_area(lifecycle, case, areas) or "",
        urgency=_charge(lifecycle, case).urgency,
        law=law,
        to_deliver=to_deliver,
    )


def head_of(lifecycle: AnyLifecycle, case: AnyCase, at: datetime, areas: Container[str]) -> Head:
    """The fields of the fold that lists and the watch read."""
    charge = _charge(lifecycle, case)
    return Head(
        lifecycle=lifecycle.name, stage=case.file.stage, closed=is_closed(lifecycle, case), updated_at=at,
        opened_at=case.opened_at or at,
        urgency=charge.urgency, next_alarm=case.docket.next_alarm, team=charge.team, worker=charge.worker,
        area=present_area(lifecycle, case, areas), waits_for=charge.waits_for,
        standing=tuple(each.model_dump(mode="json") for each in _standing(lifecycle, case)),
    )  # fmt: skip


def _standing(lifecycle: AnyLifecycle, case: AnyCase) -> tuple[Standing, ...]:
    return (
        *lifecycle.standing(case.file),
        *stood_in_for(case),
        *parts_in_hand(lifecycle, case),
        *offered_to_area(lifecycle, case),
    )


def duty_row(duty: Duty) -> DutyRow:
    """A duty as the worklists read it."""
    dates = duty.dates
    return DutyRow(
        duty=duty.duty, rule=duty.rule, subject=duty.subject, state=duty.state, holder_role=duty.holder,
        arose_at=duty.arose_at, explanation=dates.explanation.model_dump_json(),
        target_at=dates.target, due_at=dates.due, breach_at=dates.breach,
        next_rung_at=duty.next_rung.at if duty.next_rung else None, rungs=len(duty.fired), ended_at=duty.ended_at,
    )  # fmt: skip


def _charge(lifecycle: AnyLifecycle, case: AnyCase) -> Charge:
    return in_charge(lifecycle, case)


def _event(ruled: Ruled, happened: Happened, codebook: Codebook) -> NewEvent:
    name, schema, body = codebook.encode(happened.event)
    # What time brings belongs to no command: a reader must not take a rung for somebody's doing.
    command_id = CLOCK.id if happened.by == CLOCK.id else ruled.id
    return NewEvent(
        type=name, schema=schema, body=body, effective_at=happened.effective_at, recorded_at=happened.recorded_at,
        command_id=command_id, actor=happened.by, law=happened.law,
    )  # fmt: skip


def _answer(ruled: Ruled, sitting: Sitting) -> NewAnswer:
    return NewAnswer(ruled.id, ruled.digest, ruled.answer.model_dump(mode="json", exclude={"repeated"}), sitting.at)


def _messages(sitting: Sitting, stream: str) -> tuple[NewMessage, ...]:
    messages, offset = [], 0
    for ruled in sitting.ruled:
        for number, (index, follow_up) in enumerate(ruled.follow_ups):
            messages.append(_message(offset + index, follow_up, f"follow-up/{stream}/{ruled.answer.version}/{number}"))
        offset += len(ruled.happened)
    return tuple(messages)


def _message(event: int, follow_up: FollowUp | Errand, key: str) -> NewMessage:
    if isinstance(follow_up, Errand):
        return NewMessage(event=event, kind=follow_up.kind, body=follow_up.body.model_dump_json().encode())
    order = Order(id=key, by=CASECLOCK, command=follow_up.command.model_dump(mode="json"))
    target = f"{follow_up.lifecycle}/{follow_up.case}"
    return NewMessage(event=event, kind=FOLLOW_UP, body=order.model_dump_json().encode(), target=target)


def _snapshot(sitting: Sitting, before: AnyCase, code: str) -> Snapshot | None:
    if sitting.case.version // SNAPSHOT_EVERY == before.version // SNAPSHOT_EVERY:
        return None
    return Snapshot(sitting.case.version, code, freeze(sitting.case))
