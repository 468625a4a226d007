"""The figures of a period, each from a few invented cases; what lies outside the period does not count."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.court_liaison.assessing import AssessmentDone, Wellbeing
from domain.court_liaison.closing import WorkClosed
from domain.court_liaison.figures import CourtFigures, Days, Period, Share, court_figures
from domain.court_liaison.file import Order
from domain.court_liaison.hearings import Adjourned, Disposed
from domain.court_liaison.recorded import LiaisonCase, Referral, Screening, Stay
from domain.court_liaison.reporting import ReportGiven
from domain.court_liaison.reviewing import AppointmentRecorded, OrderEnded

MARCH = Period(first=date(2026, 3, 1), last=date(2026, 3, 31))
IN, BEFORE, AFTER = date(2026, 3, 16), date(2026, 2, 28), date(2026, 4, 1)
NOBODY = Share(met=0, of=0)


def assessment(**facts: Any) -> AssessmentDone:
    known: dict[str, Any] = {
        "findings": "Invented", "needs": ["mental_health"], "consent": "given", "cohorts": [], "risk_of_custody": True,
        "repeat_offending": False,
    }  # fmt: skip
    return AssessmentDone.model_validate({**known, **facts})


def assessed(on: date = IN, facts: Mapping[str, Any] | None = None, **more: Any) -> LiaisonCase:
    return LiaisonCase(assessments=(on,), assessment=assessment(**(facts or {})), **more)


def decided(disposal: str, on: date = IN, cohorts: tuple[str, ...] = (), **more: Any) -> LiaisonCase:
    order = Order(starts_on=on, ends_on=on + timedelta(days=200)) if disposal == "community_order" else None
    found = Disposed(disposal=disposal, on=on, order=order, reported=True)  # type: ignore[arg-type]  # invented codes too
    return assessed(facts={"cohorts": cohorts}, disposal=found, disposed=on, **more)


def report(*, community: bool) -> ReportGiven:
    return ReportGiven(form="oral", community=community, same_day=True)


def of(*cases: LiaisonCase) -> CourtFigures:
    return court_figures(cases, MARCH)


def test_nobody() -> None:
    none = of()
    assert none.need_found == none.diverted == none.access == NOBODY
    assert (none.remand, none.wellbeing_change, none.days_to_contact) == (
        Days(number=0, total=0, median=None),
        None,
        None,
    )


def test_screened_by_route_and_where_the_person_waited() -> None:
    """COURT-M-IDENTIFIED."""
    twice = (Screening(IN, "reactive", "bail", need=True), Screening(IN, "proactive", "prison_remand"))
    found = of(
        LiaisonCase(screenings=twice, assessments=(IN,)),
        LiaisonCase(screenings=(Screening(IN, "reactive", "bail", need=True),), assessments=(AFTER,)),
        LiaisonCase(
            screenings=(Screening(BEFORE, "reactive", "bail", need=True), Screening(AFTER, "reactive", "bail"))
        ),
    )
    assert found.screened == {"proactive prison_remand": 1, "reactive bail": 2}
    assert found.need_found == Share(met=2, of=3)
    assert found.first_level_done == Share(met=1, of=2)


def test_an_assessment_before_the_screening_is_not_its_own() -> None:
    again = LiaisonCase(screenings=(Screening(IN, "reactive", "bail", need=True),), assessments=(BEFORE,))
    assert of(again).first_level_done == Share(met=0, of=1)


def test_diverted_from_custody() -> None:
    """COURT-M-DIVERSION: of those at risk of custody, and of those for whom the community was recommended."""
    found = of(
        decided("community_order", report=report(community=True)),
        decided("fine", report=report(community=False)),
        decided("custody", report=report(community=True)),
        decided("custody", on=AFTER),
        assessed(facts={"risk_of_custody": False}, disposal=Disposed(disposal="custody", reported=False), disposed=IN),
        LiaisonCase(disposal=Disposed(disposal="custody", reported=False), disposed=IN),
    )
    assert found.diverted == Share(met=2, of=3)
    assert found.diverted_as_recommended == Share(met=1, of=2)


def test_groups_women_first_asked_for() -> None:
    """COURT-M-POPULATIONS: by cohort, beside all others."""
    found = of(
        decided("community_order", cohorts=("women", "homeless")), decided("custody", cohorts=("women",)),
        decided("community_order"), decided("fine"),
    )  # fmt: skip
    assert found.community_disposals == {
        "homeless": Share(met=1, of=1), "others": Share(met=1, of=2), "women": Share(met=1, of=2),
    }  # fmt: skip


def test_bailed_after_a_report_of_the_day() -> None:
    """COURT-M-REMAND-USE: of assessed people who were in custody at screening."""
    held = (Screening(IN, "proactive", "police_remand", need=True),)
    found = of(
        assessed(screenings=held, bailed=IN), assessed(screenings=held), assessed(screenings=held),
        assessed(on=BEFORE, screenings=held, bailed=IN),
        assessed(screenings=(Screening(IN, "reactive", "bail", need=True),)), LiaisonCase(screenings=held),
    )  # fmt: skip
    assert found.bailed == Share(met=1, of=3)


def test_days_on_remand() -> None:
    """COURT-M-REMAND-TIME: of remands that ended in the period."""
    found = of(
        assessed(remands=(Stay(BEFORE, IN), Stay(IN))), assessed(remands=(Stay(date(2026, 3, 1), date(2026, 3, 31)),)),
        assessed(remands=(Stay(IN, AFTER),)), LiaisonCase(remands=(Stay(BEFORE, IN),)),
    )  # fmt: skip
    assert found.remand == Days(number=2, total=46, median=23.0)


def test_adjournments_by_reason() -> None:
    """COURT-M-ADJOURNMENTS, COURT-M-ADJOURNMENT-TIME: a hearing ends with an adjournment or a decision."""

    def adjourned(on: date, days: int, reason: str = "psychiatric_assessment") -> Adjourned:
        return Adjourned(reason=reason, hearing_on=on, until=on + timedelta(days=days), days=days)  # type: ignore[arg-type]  # one of the codes

    found = of(
        assessed(adjournments=(adjourned(IN, 21), adjourned(AFTER, 7))),
        decided("fine", on=date(2026, 3, 31), adjournments=(adjourned(MARCH.first, 7),)),
        assessed(adjournments=(adjourned(MARCH.last, 10, "fast_delivery_report"),)),
        LiaisonCase(adjournments=(adjourned(IN, 90),)),
    )
    assert found.hearings == 4
    assert found.adjournments == {
        "fast_delivery_report": Days(number=1, total=10, median=10.0),
        "psychiatric_assessment": Days(number=2, total=28, median=14.0),
    }


def test_orders_attended_and_completed() -> None:
    """COURT-M-ENGAGEMENT, COURT-M-COMPLETION."""
    came = tuple(AppointmentRecorded(on=on, attended=kept) for on, kept in ((IN, True), (IN, False), (BEFORE, True)))
    found = of(
        LiaisonCase(appointments=came, order_end=OrderEnded(how="completed", on=IN)),
        LiaisonCase(order_end=OrderEnded(how="breached", on=IN)),
        LiaisonCase(order_end=OrderEnded(how="completed", on=AFTER)),
    )
    assert found.attended == Share(met=1, of=2)
    assert found.completed == Share(met=1, of=2)


def test_access_to_services() -> None:
    """COURT-M-ACCESS: referrals of the period, by service, and of those below the threshold."""
    below = {"below_threshold": True}
    found = of(
        assessed(facts=below, referrals={"r1": Referral(IN, "housing", IN + timedelta(days=3))}),
        assessed(
            referrals={"r1": Referral(IN, "housing"), "r2": Referral(IN, "mental_health", IN + timedelta(days=10))}
        ),
        assessed(facts=below, referrals={"r1": Referral(BEFORE, "housing")}),
    )
    assert found.access == Share(met=2, of=3)
    assert found.access_by_service == {"housing": Share(met=1, of=2), "mental_health": Share(met=1, of=1)}
    assert found.access_below_threshold == Share(met=1, of=1)
    assert found.days_to_contact == 6.5


def test_more_than_one_agency() -> None:
    """COURT-M-MULTI-AGENCY: types of agency, not contacts, by the end of the period."""
    found = of(
        assessed(contacts=((IN, "gp"), (IN, "housing"))), assessed(contacts=((IN, "gp"), (IN, "gp"))),
        assessed(contacts=((IN, "gp"), (AFTER, "housing"))), assessed(on=AFTER, contacts=((IN, "gp"), (IN, "police"))),
    )  # fmt: skip
    assert found.multi_agency == Share(met=1, of=3)


def test_how_people_leave() -> None:
    """COURT-M-PARTICIPATION, COURT-M-INTEGRATION, COURT-M-HEALTH."""

    def left(on: date, before: int | None, after: int | None, tool: str = "scale", **facts: Any) -> LiaisonCase:
        first = Wellbeing(tool="scale", score=before) if before is not None else None
        last = Wellbeing(tool=tool, score=after) if after is not None else None
        outcome = WorkClosed(words="Invented", wellbeing=last, **facts)
        return assessed(on=BEFORE, facts={"wellbeing": first}, closed=on, outcome=outcome)

    found = of(
        left(IN, 20, 31, settled_housing=True, mainstream_support=True, community_link="Allotment"),
        left(IN, 30, 25, settled_housing=True, mainstream_support=False, community_link="  "),
        left(IN, 30, 60, tool="another"), left(IN, None, 50), left(AFTER, 1, 90, settled_housing=True),
    )  # fmt: skip
    assert found.participation == Share(met=1, of=4)
    assert found.integrated == Share(met=1, of=4)
    assert (found.wellbeing_change, found.wellbeing_counted) == (3.0, 2)


@given(
    st.lists(st.tuples(st.dates(BEFORE, AFTER), st.dates(BEFORE, AFTER)), max_size=8), st.dates(MARCH.first, MARCH.last)
)
def test_two_halves_of_a_period_add_up_to_it(days: list[tuple[date, date]], cut: date) -> None:
    """What is counted on a day is counted once, whichever periods are asked for."""
    cases = [decided("custody", on=a, remands=(Stay(min(a, b), max(a, b)),)) for a, b in days]
    first = court_figures(cases, Period(first=MARCH.first, last=cut))
    second = court_figures(cases, Period(first=cut + timedelta(days=1), last=MARCH.last))
    whole = of(*cases)
    assert first.remand.total + second.remand.total == whole.remand.total
    assert first.diverted.of + second.diverted.of == whole.diverted.of
    assert first.hearings + second.hearings == whole.hearings


@pytest.mark.parametrize("day", [MARCH.first, MARCH.last])
def test_both_ends_are_counted(day: date) -> None:
    assert MARCH.holds(day)
