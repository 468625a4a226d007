"""What a sitting tells operations: counted refusals and rungs, a line in the log. Codes only, nothing personal."""

from collections.abc import Iterable, Iterator
from datetime import timedelta

import structlog

from activities.sitting import Ruled, Sitting
from domain.kernel.duty_events import DutyApproaching, DutyBreached, DutyEscalated, DutyFellDue
from domain.kernel.happened import Happened
from domain.kernel.register import CLOCK
from infra.metrics import METRICS

__all__ = ["tell"]

log = structlog.get_logger()

_RUNGS = {
    DutyApproaching: "approaching",
    DutyFellDue: "due",
    DutyBreached: "breached",
    DutyEscalated: "escalated",
}  # fmt: skip


def tell(sitting: Sitting) -> None:
    """Count and log what was recorded; called once it is."""
    for ruled in sitting.ruled:
        _tell_refusal(sitting, ruled)
        for happened, told_now in _with_cause(ruled.happened):
            _tell_rung(sitting, happened, told_now=told_now)


def _with_cause(happened: Iterable[Happened]) -> Iterator[tuple[Happened, bool]]:
    """Each with whether somebody told something before it: the record knew of no such rung until that was told."""
    told_now = False
    for each in happened:
        told_now = told_now or each.by != CLOCK.id
        yield each, told_now


def _tell_refusal(sitting: Sitting, ruled: Ruled) -> None:
    for objection in ruled.answer.objections:
        METRICS.refusal(sitting.lifecycle.name, objection.rule)
    if ruled.answer.objections:
        rules = [objection.rule for objection in ruled.answer.objections]
        log.info("command refused", case=sitting.ref.stream, command_id=ruled.id, rules=rules)


def _tell_rung(sitting: Sitting, happened: Happened, *, told_now: bool) -> None:
    """A rung of what is recorded in arrears lies back for days, and was noticed at once all the same: it has no lag."""
    rung = _RUNGS.get(type(happened.event))
    if rung is None:
        return
    lag = timedelta() if told_now else happened.recorded_at - happened.effective_at
    METRICS.rung(sitting.lifecycle.name, rung, lag)
    rule = getattr(happened.event, "rule", "")
    level = log.warning if rung in {"breached", "escalated"} else log.info
    level("duty rung", case=sitting.ref.stream, rule=rule, rung=rung, lag_seconds=round(lag.total_seconds(), 1))
