"""What the service reports of a month, a quarter or a year (003 L28 to L41, L107 to L116, L134).

Pure: cases as their events tell them, and a period. The source names the figures; how they are counted is inferred and
said beside each. Counted are people assessed, save where it says otherwise. Re-offending and partnership are not here
(docs/rules-not-enforced.md).
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from statistics import fmean, median

from domain.court_liaison.recorded import COMMUNITY, REMAND, LiaisonCase, Referral
from domain.kernel.figures import Period, Share, share
from domain.kernel.message import Message

__all__ = ["CourtFigures", "Days", "Period", "Share", "court_figures"]

_TWO = 2


class Days(Message):
    """How many, how many days in all, and the median; None where there are none."""

    number: int
    total: int
    median: float | None


class CourtFigures(Message):
    """Of one period."""

    period: Period
    screened: Mapping[str, int]
    """By route and where the person waited: ``proactive prison_remand`` (COURT-M-IDENTIFIED)."""
    need_found: Share
    """Of those screened."""
    first_level_done: Share
    """Screenings that found a need and were followed by an assessment by the end of the period."""
    diverted: Share
    """At risk of custody and disposed of in the period: not in custody, of all (COURT-M-DIVERSION)."""
    diverted_as_recommended: Share
    """The same, of those for whom the report recommended the community."""
    bailed: Share
    """In custody at screening, assessed in the period: bailed after a report of that day (COURT-M-REMAND-USE)."""
    remand: Days
    """Remands that ended in the period (COURT-M-REMAND-TIME)."""
    hearings: int
    """Hearings that ended with an adjournment or a decision."""
    adjournments: Mapping[str, Days]
    """By reason: number and days to the next hearing (COURT-M-ADJOURNMENTS, COURT-M-ADJOURNMENT-TIME)."""
    attended: Share
    """Appointments under orders (COURT-M-ENGAGEMENT)."""
    completed: Share
    """Orders that ended (COURT-M-COMPLETION)."""
    access: Share
    """Formal referrals of the period with a first contact (COURT-M-ACCESS)."""
    access_by_service: Mapping[str, Share]
    access_below_threshold: Share
    days_to_contact: float | None
    community_disposals: Mapping[str, Share]
    """By cohort, and ``others`` for whoever is in none (COURT-M-POPULATIONS)."""
    multi_agency: Share
    """Assessed in the period, with contact with two or more types of agency (COURT-M-MULTI-AGENCY)."""
    participation: Share
    """Closed in the period with a link to an activity of the person's choice (COURT-M-PARTICIPATION)."""
    integrated: Share
    """Closed in settled housing and with mainstream support (COURT-M-INTEGRATION)."""
    wellbeing_change: float | None
    """Mean difference on one tool, of those closed with both scores (COURT-M-HEALTH)."""
    wellbeing_counted: int


def court_figures(cases: Iterable[LiaisonCase], period: Period) -> CourtFigures:
    """The figures of this period, over cases as they were at its end."""
    known = tuple(cases)
    assessed = [case for case in known if case.assessment]
    closed = [case for case in known if period.holds(case.closed)]
    changes = [pair[1].score - pair[0].score for case in closed if (pair := case.wellbeing)]
    return CourtFigures(
        period=period,
        **_identified(known, period),
        **_decided([case for case in assessed if period.holds(case.disposed)]),
        bailed=share(case.bailed is not None for case in assessed if _held(case) and period.holds(case.assessed)),
        remand=_days((stay.until - stay.since).days for case in assessed for stay in case.remands
                     if stay.until and period.holds(stay.until)),
        **_adjourned(assessed, period),
        attended=share(each.attended for case in known for each in case.appointments if period.holds(each.on)),
        completed=share(end.how == "completed" for case in known if (end := case.order_end) and period.holds(end.on)),
        **_access(known, period),
        multi_agency=share(
            len({agency for on, agency in case.contacts if on <= period.last}) >= _TWO
            for case in assessed if period.holds(case.assessed)
        ),
        participation=share(bool(case.outcome and case.outcome.community_link.strip()) for case in closed),
        integrated=share(_settled(case) for case in closed),
        wellbeing_change=fmean(changes) if changes else None,
        wellbeing_counted=len(changes),
    )  # fmt: skip


def _identified(known: Sequence[LiaisonCase], period: Period) -> dict[str, object]:
    found = [(case, each) for case in known for each in case.screenings if period.holds(each.on)]
    needs = [(case, each) for case, each in found if each.need]
    return {
        "screened": dict(sorted(Counter(f"{each.route} {each.custody}" for _, each in found).items())),
        "need_found": share(each.need for _, each in found),
        "first_level_done": share(any(each.on <= on <= period.last for on in case.assessments) for case, each in needs),
    }


def _decided(cases: Sequence[LiaisonCase]) -> dict[str, object]:
    """Of people whose proceedings ended in the period."""
    at_risk = [case for case in cases if case.assessment and case.assessment.risk_of_custody]
    return {
        "diverted": share(_outside(case) for case in at_risk),
        "diverted_as_recommended": share(
            _outside(case) for case in at_risk if case.report is not None and case.report.community
        ),
        "community_disposals": _shares((name, _community(case)) for case in cases for name in _groups(case)),
    }


def _adjourned(assessed: Sequence[LiaisonCase], period: Period) -> dict[str, object]:
    found = [each for case in assessed for each in case.adjournments if period.holds(each.hearing_on)]
    decided = sum(period.holds(case.disposed) for case in assessed)
    by_reason = {
        reason: _days(each.days for each in found if each.reason == reason)
        for reason in sorted({each.reason for each in found})
    }
    return {"hearings": len(found) + decided, "adjournments": by_reason}


def _access(known: Sequence[LiaisonCase], period: Period) -> dict[str, object]:
    made = [(case, each) for case in known for each in (case.referrals or {}).values() if period.holds(each.sent)]
    waits = [(each.first_contact - each.sent).days for _, each in made if each.first_contact]
    below = [each for case, each in made if case.assessment and case.assessment.below_threshold]
    return {
        "access": _seen(each for _, each in made),
        "access_by_service": _shares((each.service_type, each.first_contact is not None) for _, each in made),
        "access_below_threshold": _seen(below),
        "days_to_contact": median(waits) if waits else None,
    }


def _held(case: LiaisonCase) -> bool:
    return any(each.custody in REMAND for each in case.screenings)


def _outside(case: LiaisonCase) -> bool:
    return case.disposal is not None and case.disposal.disposal != "custody"


def _community(case: LiaisonCase) -> bool:
    return case.disposal is not None and case.disposal.disposal in COMMUNITY


def _groups(case: LiaisonCase) -> Sequence[str]:
    return (case.assessment.cohorts if case.assessment else ()) or ("others",)


def _settled(case: LiaisonCase) -> bool:
    return bool(case.outcome and case.outcome.settled_housing and case.outcome.mainstream_support)


def _seen(referrals: Iterable[Referral]) -> Share:
    return share(each.first_contact is not None for each in referrals)


def _shares(each: Iterable[tuple[str, bool]]) -> dict[str, Share]:
    found: dict[str, list[bool]] = {}
    for name, met in each:
        found.setdefault(name, []).append(met)
    return {name: share(met) for name, met in sorted(found.items())}


def _days(each: Iterable[int]) -> Days:
    found = tuple(each)
    return Days(number=len(found), total=sum(found), median=median(found) if found else None)
