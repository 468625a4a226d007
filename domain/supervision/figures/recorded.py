"""A case read for the figures: its events, and its file as it stood at the end of the month."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from domain.calendar.working_days import Calendar
from domain.kernel.area import Area
from domain.kernel.happened import Happened
from domain.law.rule import Setting, SettingKind
from domain.supervision.activity.tribunals import TribunalRecorded
from domain.supervision.concern import IncidentRecorded
from domain.supervision.discharge import DischargeEffective
from domain.supervision.ending import AbsoluteDischargeGranted, PersonDied
from domain.supervision.figures.facts import AuditFacts, ReportFacts, Stretch, Supervised
from domain.supervision.file import SupervisionFile
from domain.supervision.recall import RecallOrdered
from domain.supervision.reports.auditing import ReportAudited
from domain.supervision.reports.missing import MissedReasonRecorded, ReportCancelled
from domain.supervision.reports.schedule import ReportMoved, ReportScheduled
from domain.supervision.reports.sending import DelayNotified, ReportSubmitted
from domain.supervision.stages import CLOSED, ENDED

__all__ = ["RACIALISED", "racialised_codes", "reports_of", "supervised"]

RACIALISED: Final = Setting(
    "supervision_racialised", "Codes of ethnicity that count as racialised communities, with commas", SettingKind.WORD
)

_Ends = AbsoluteDischargeGranted | RecallOrdered | PersonDied


def supervised(case: str, file: SupervisionFile, happened: Sequence[Happened], calendar: Calendar) -> Supervised:
    """``file``: at the end of the month; ``happened``: all that is known of the case, whenever it was recorded."""
    events = [each.event for each in happened]
    granted = next((e for e in reversed(events) if isinstance(e, AbsoluteDischargeGranted)), None)
    return Supervised(
        case=case, open=file.stage not in {"", ENDED, CLOSED}, home=file.responsibility.home,
        residence=file.responsibility.residence, supervisor=file.supervisors.social,
        demographics=file.activity.demographics, stretches=tuple(_stretches(happened, calendar)),
        reports=reports_of(happened),
        audits=tuple(
            AuditFacts(e.event.audit, calendar.local_date(e.effective_at), e.event.role, e.event.meets_standard)
            for e in happened if isinstance(e.event, ReportAudited)
        ),
        recalls=tuple(e.on for e in events if isinstance(e, RecallOrdered)),
        hearings=tuple(e.on for e in events if isinstance(e, TribunalRecorded) and e.outcome == "heard"),
        incidents=tuple((e.kind, e.on) for e in events if isinstance(e, IncidentRecorded)),
        absolute=(granted.authority, granted.on) if granted else None,
    )  # fmt: skip


def racialised_codes(area: Area, day: date) -> frozenset[str] | None:
    """The codes that the area chose for this day; None: it has chosen none."""
    chosen = area.chosen(RACIALISED.name, day)
    return frozenset(each.strip() for each in str(chosen).split(",")) if chosen else None


def reports_of(happened: Sequence[Happened]) -> tuple[ReportFacts, ...]:
    """Every report that was ever scheduled, as it is known now, the oldest first."""
    found: dict[str, ReportFacts] = {}
    for event in (each.event for each in happened):
        match event:
            case ReportScheduled(report=key, due_on=day):
                found[key] = ReportFacts(key, day)
            case ReportMoved(report=key, due_on=day):
                found[key] = replace(found[key], due_on=day)
            case ReportSubmitted(report=key):
                found[key] = replace(found[key], submitted_on=event.submitted_on)
            case ReportCancelled(report=key):
                found[key] = replace(found[key], cancelled=True)
            case MissedReasonRecorded(report=key):
                found[key] = replace(found[key], reason=event.code)
            case DelayNotified(report=key, before_due=True):
                found[key] = replace(found[key], told=True)
    return tuple(found.values())


def _stretches(happened: Sequence[Happened], calendar: Calendar) -> Iterator[Stretch]:
    since: date | None = None
    for each in happened:
        event = each.event
        if isinstance(event, DischargeEffective):
            since = event.on
        elif isinstance(event, _Ends) and since is not None:
            yield Stretch(since, event.on or calendar.local_date(each.effective_at))
            since = None
    if since is not None:
        yield Stretch(since)
