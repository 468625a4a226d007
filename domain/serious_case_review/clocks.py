"""The twelve times of 20.16 and 20.29 as data: what starts each, what meets it, what makes it lapse."""

from typing import Any, Final

from domain.kernel.clocks import Clock, Recurs
from domain.serious_case_review import notice, notifying, plan, report, starting, victims
from domain.serious_case_review.deciding import ReviewCommissioned, ReviewRejected
from domain.serious_case_review.opening import SeriousFurtherOffenceRecorded

__all__ = ["CLOCKS"]


def _aware(event: Any) -> Any:
    return getattr(event, "aware_on", None)


def _charged(event: Any) -> Any:
    return getattr(event, "charged_on", None)


CLOCKS: Final = (
    Clock("SCR-T01-LEAD-N", "LeadAgency", starts_on=(SeriousFurtherOffenceRecorded,),
          met_by=(notice.MappaNSubmitted,), anchor=_charged, known_then=True),
    Clock("SCR-T02-COORD-MAND", "MappaCoordinator", starts_on=(notice.NoticeOwed,), met_by=(notice.MappaNForwarded,),
          lapses_on=(notice.NoticeOwed,), only_if=lambda event: event.basis == "mandatory", anchor=_aware,
          known_then=True),
    Clock("SCR-T03-COORD-DISC", "MappaCoordinator", starts_on=(notice.NoticeOwed,), met_by=(notice.MappaNForwarded,),
          lapses_on=(notice.NoticeOwed,), only_if=lambda event: event.basis == "discretionary", anchor=_aware,
          known_then=True),
    Clock("SCR-T04-DECIDE", "SmbChair", starts_on=(notice.MappaNForwarded,),
          met_by=(ReviewCommissioned, ReviewRejected)),
    Clock("SCR-T05-NMT", "SmbChair", starts_on=(ReviewCommissioned,), met_by=(notifying.NationalTeamNotified,)),
    Clock("SCR-T06-NMT-RETURN", "NationalMappaTeam", starts_on=(notifying.NationalTeamNotified,),
          met_by=(notifying.Section9Returned,)),
    Clock("SCR-T07-AGENCIES", "SmbChair", starts_on=(ReviewCommissioned,), met_by=(notifying.AllAgenciesInformed,)),
    Clock("SCR-T08-VICTIM-PLAN", "StrategicManagementBoard", starts_on=(ReviewCommissioned,),
          met_by=(victims.VictimPlanAgreed,)),
    Clock("SCR-T09-PANEL", "ReviewAuthor", starts_on=(notifying.AllAgenciesInformed, starting.DeferralEnded),
          met_by=(starting.PanelHeld,), lapses_on=(starting.ReviewDeferred,), only_if=lambda event: not _waits(event)),
    Clock("SCR-T10-REPORT", "ReviewAuthor", starts_on=(starting.PanelHeld,), met_by=(report.ReportSentToBoard,),
          only_if=lambda event: event.number == 1),
    Clock("SCR-T11-ACTION-REVIEW", "StrategicManagementBoard", starts_on=(plan.ActionPlanAgreed,),
          met_by=(plan.ActionPlanReviewed,), lapses_on=(plan.ActionPlanCompleted,), recurs=Recurs.FROM_DONE),
    Clock("SCR-T12-COMPLETION", "SmbChair", starts_on=(plan.ActionPlanAgreed,), met_by=(plan.CompletionReported,)),
)  # fmt: skip


def _waits(event: Any) -> bool:
    return bool(getattr(event, "waits", False))
