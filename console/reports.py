"""Which figures there are, whom they are for, and which function of the API counts them."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

import api.court_liaison
import api.forensic
import api.mappa
import api.serious_case_review
import api.supervision
from api.services import Services
from domain.kernel.register import Actor
from domain.supervision.reports.auditing import AUDITORS

__all__ = ["REPORTS", "Days", "Report", "reports_for"]

Days = tuple[date, date]
Counted = Callable[[Actor, Services, Days], Awaitable[Any]]


@dataclass(frozen=True, slots=True)
class Report:
    """Figures that somebody may ask for. ``monthly``: of a whole month; else of any two days."""

    code: str
    title: str
    what: str
    roles: tuple[str, ...]
    count: Counted
    monthly: bool = False

    def usual(self, today: date) -> Days:
        """The days that are shown first: the month before, or the quarter before."""
        begun = today.replace(day=1) if self.monthly else today.replace(month=(today.month - 1) // 3 * 3 + 1, day=1)
        last = begun - timedelta(days=1)
        return last.replace(month=last.month if self.monthly else last.month - 2, day=1), last


def _month(days: Days) -> str:
    return f"{days[0]:%Y-%m}"


async def _forensic(caller: Actor, services: Services, days: Days) -> Any:
    return await api.forensic.month_figures(caller, services, _month(days))


async def _workforce(caller: Actor, services: Services, days: Days) -> Any:
    return await api.forensic.month_worker_figures(caller, services, _month(days))


async def _supervision(caller: Actor, services: Services, days: Days) -> Any:
    return await api.supervision.month_figures(caller, services, _month(days))


async def _published(caller: Actor, services: Services, days: Days) -> Any:
    return await api.supervision.month_figures(caller, services, _month(days), published=True)


async def _supervisors_reports(caller: Actor, services: Services, days: Days) -> Any:
    return await api.supervision.reports(caller, services, *days)


REPORTS: Final = (
    Report("forensic", "Forensic social work", "People placed out of area, and time in secure hospital.",
           api.forensic.ALLOCATES, _forensic, monthly=True),
    Report("workforce", "Workforce", "Supervision, training, forums, trainees and practising social supervisors.",
           api.forensic.ALLOCATES, _workforce, monthly=True),
    Report("supervision", "Social supervision",
           "People conditionally discharged, reports, recalls, tribunals, discharges, groups.",
           api.supervision.GOVERNS, _supervision, monthly=True),
    Report("supervision-published", "Social supervision, to be given out",
           "The same figures without groups of one to four people.", api.supervision.GOVERNS, _published, monthly=True),
    Report("supervisors-reports", "Supervisors' reports across the county",
           "Every report due between two days, whose ever team, with the audits that looked at it.",
           tuple(AUDITORS), _supervisors_reports),
    Report("court-liaison", "Court liaison",
           "Identification, diversion from custody, remand, adjournments, orders, access to services, outcomes.",
           api.court_liaison.FIGURES_FOR, api.court_liaison.period_figures),
    Report("mappa", "MAPPA", "Indicators and statistics: reviews, attendance, disclosure, offenders by category and "
           "level. They stay inside the area.", api.mappa.READERS, api.mappa.period_figures),
    Report("serious-case-reviews", "MAPPA serious case reviews",
           "The audit: how each stage was kept, reviews commissioned and rejected, action plans.",
           api.serious_case_review.FIGURES_FOR, api.serious_case_review.period_figures),
)  # fmt: skip


def reports_for(caller: Actor) -> tuple[Report, ...]:
    """The figures that this caller may see."""
    return tuple(each for each in REPORTS if caller.has_role(*each.roles))
