"""What operations staff read of a case in the Temporal Web UI: codes, rule ids and dates, nothing personal."""

from datetime import datetime

from activities.messages import Known

__all__ = ["current_details", "timer_summary"]


def timer_summary(known: Known | None, alarm: datetime | None) -> str:
    """For which clock the timer runs."""
    if known is None or alarm is None:
        return "no clock is running: wakes to renew itself"
    waiting = ", ".join(sorted({duty.rule for duty in known.duties if duty.state != "suspended"}))
    return f"next alarm {alarm:%d %b %Y %H:%M}Z: {waiting}"[:180]


def current_details(title: str, known: Known) -> str:
    """The case in a few lines of Markdown: stage, next alarm, open duties."""
    alarm = f"{known.next_alarm:%a %d %b %Y %H:%M:%S}Z" if known.next_alarm else "none"
    head = f"**{title}** at **{known.stage or 'not opened'}**, version {known.version}\n\nNext alarm: {alarm}\n"
    rows = [f"\n- **{duty.rule}**: {duty.state}, due {duty.due:%a %d %b %Y %H:%M:%S}Z" for duty in known.duties]
    return head + ("".join(rows) or "\nNothing is owed.")
