"""What a sitting tells operations: counted refusals and rungs, a line in the log. Codes only, nothing personal."""

import structlog

from activities.sitting import Ruled, Sitting
from domain.kernel.duty_events import DutyApproaching, DutyBreached, DutyEscalated, DutyFellDue
from domain.kernel.happened import Happened
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
        for happened in ruled.happened:
            _tell_rung(sitting, happened)


def _tell_refusal(sitting: Sitting, ruled: Ruled) -> None:
    for objection in ruled.answer.objections:
        METRICS.refusal(sitting.lifecycle.name, objection.rule)
    if ruled.answer.objections:
        rules = [objection.rule for objection in ruled.answer.objections]
        log.info("command refused", case=sitting.ref.stream, command_id=ruled.id, rules=rules)


def _tell_rung(sitting: Sitting, happened: Happened) -> None:
    rung = _RUNGS.get(type(happened.event))
    if rung is None:
        return
    lag = happened.recorded_at - happened.effective_at
    METRICS.rung(sitting.lifecycle.name, rung, lag)
    rule = getattr(happened.event, "rule", "")
    level = log.warning if rung in {"breached", "escalated"} else log.info
    level("duty rung", case=sitting.ref.stream, rule=rule, rung=rung, lag_seconds=round(lag.total_seconds(), 1))
