"""The monthly figures of social supervision (SUP-M-*, WORK-M-CASES-PER-SS, FOR-CDR-AUDIT), each by its formula."""

from datetime import date
from typing import Any

import pytest

from domain.supervision.activity.state import Demographics
from domain.supervision.figures.counted import Asked, CasesPerSupervisor, Group, SupervisionFigures, supervision_figures
from domain.supervision.figures.facts import AuditFacts, ReportFacts, Stretch, Supervised

MARCH = date(2027, 3, 1)
DISCHARGED = (Stretch(date(2026, 1, 5)),)


def case(name: str = "c1", **facts: Any) -> Supervised:
    known = {"open": True, "home": "kent", "residence": "kent", "stretches": DISCHARGED} | facts
    return Supervised(case=name, **known)


def told(*cases: Supervised, run_on: date = date(2027, 4, 30), **asked: Any) -> SupervisionFigures:
    return supervision_figures(Asked(authority="kent", month=MARCH, run_on=run_on, cases=cases, **asked))


def test_scenario_13_one_scheduled_one_missed_nine_days_late_and_announced() -> None:
    """SUP-M-REPORTS-SCHEDULED, SUP-M-REPORTS-MISSED."""
    report = ReportFacts("r1", date(2027, 3, 28), date(2027, 4, 6), reason="information_awaited", told=True)
    found = told(case(reports=(report, ReportFacts("r2", date(2027, 6, 28)))))
    assert (found.reports_scheduled, found.reports_missed, found.missed_rate) == (1, 1, 1.0)
    (missed,) = found.missed
    assert (missed.days_late, missed.mhcs_told, missed.reason, missed.submitted) == (
        9,
        True,
        "information_awaited",
        True,
    )
    assert found.missed_by_case == {"c1": 1}


def test_a_report_is_missed_once_its_day_has_ended_and_counts_days_until_the_figures_are_made() -> None:
    open_still = case(reports=(ReportFacts("r1", date(2027, 3, 31)),))
    assert told(open_still, run_on=date(2027, 3, 31)).reports_missed == 0
    (missed,) = told(open_still, run_on=date(2027, 4, 1)).missed
    assert (missed.days_late, missed.submitted, missed.reason, missed.mhcs_told) == (1, False, "not_recorded", False)


def test_what_was_in_time_or_cancelled_is_not_missed_and_cancelled_ones_were_not_scheduled() -> None:
    due = date(2027, 3, 1)
    in_time = ReportFacts("r1", due, submitted_on=due)
    cancelled = ReportFacts("r2", date(2027, 3, 31), cancelled=True)
    before, after = ReportFacts("r3", date(2027, 2, 28)), ReportFacts("r4", date(2027, 4, 1))
    found = told(case(reports=(in_time, cancelled, before, after)))
    assert (found.reports_scheduled, found.reports_missed, found.missed_rate) == (1, 0, 0.0)


def test_a_month_without_anybody_has_no_rates() -> None:
    found = told()
    assert (found.missed_rate, found.recalls_per_100, found.racialised) == (None, None, None)
    assert found.cases_per_supervisor == CasesPerSupervisor(average=None, median=None, most=0)


def test_a_person_recalled_twice_counts_twice_and_the_rate_is_of_the_month_s_beginning() -> None:
    """SUP-M-RECALLS."""
    stretches = (Stretch(date(2026, 1, 5), MARCH), Stretch(date(2027, 3, 10), date(2027, 3, 31)))
    twice = case("c1", recalls=(MARCH, date(2027, 3, 31)), stretches=stretches)
    earlier = case("c2", recalls=(date(2027, 2, 28),), stretches=(Stretch(date(2026, 1, 5), date(2027, 2, 28)),))
    found = told(twice, earlier, case("c3"), case("c4"), case("c5"))
    assert (found.recalls, found.recalls_per_100) == (2, 50.0)


def test_a_tribunal_counts_if_the_person_was_conditionally_discharged_on_its_day_the_last_one_too() -> None:
    """SUP-M-TRIBUNALS."""
    absolute = case("c1", hearings=(date(2027, 3, 9),), stretches=(Stretch(date(2026, 1, 5), date(2027, 3, 9)),))
    recalled = case("c2", hearings=(date(2027, 3, 9),), stretches=(Stretch(date(2026, 1, 5), date(2027, 3, 8)),))
    found = told(absolute, recalled, case("c3", hearings=(date(2027, 4, 1), date(2027, 2, 28))))
    assert found.tribunals == 1


def test_who_is_ours_and_who_lives_here_only() -> None:
    """SUP-M-CD-COUNT, SUP-M-OOA."""
    away = case("c2", residence="surrey")
    hosted = case("c3", home="medway")
    elsewhere = case("c4", home="medway", residence="surrey")
    in_hospital = case("c5", stretches=(), residence="surrey")
    ended = case("c6", open=False, residence="surrey", stretches=(Stretch(date(2026, 1, 5), date(2027, 3, 31)),))
    found = told(case(), away, hosted, elsewhere, in_hospital, ended)
    assert (found.discharged_home, found.discharged_host) == (2, 1)
    assert found.out_of_area_by_host == {"surrey": 2}
    assert found.hosted_by_home == {"medway": 1}


def test_absolute_discharges_by_who_granted_them() -> None:
    """SUP-M-ABS-DISCHARGE-TRIBUNAL, SUP-M-ABS-DISCHARGE-MHCS."""
    cases = (
        case("c1", absolute=("tribunal", date(2027, 3, 31))), case("c2", absolute=("secretary_of_state", MARCH)),
        case("c3", absolute=("tribunal", date(2027, 4, 1))),
    )  # fmt: skip
    found = told(*cases)
    assert (found.absolute_by_tribunal, found.absolute_by_mhcs, found.absolute) == (1, 1, 2)


def test_exceptions_by_type_and_without_the_recall() -> None:
    """SUP-M-EXCEPTIONS."""
    found = told(
        case(incidents=(("mha_detention", MARCH), ("mha_detention", date(2027, 3, 31))), recalls=(MARCH,)),
        case("c2", incidents=(("other_legal_intervention", MARCH), ("mha_detention", date(2027, 2, 28)))),
    )
    assert found.exceptions == {"mha_detention": 2, "other_legal_intervention": 1}


def test_groups_and_their_shares_with_those_that_are_not_recorded() -> None:
    """SUP-M-ETHNICITY, SUP-M-DEMOGRAPHICS."""
    said = Demographics(
        born=date(1997, 3, 31), ethnicity="black_caribbean", sex="male", disability="no", language="english"
    )
    found = told(case(demographics=said), case("c2"))
    half = Group(count=1, share=0.5)
    assert found.ethnicity == {"black_caribbean": half, "not_recorded": half}
    assert found.by_age == {"25_34": half, "not_recorded": half}
    assert (found.by_sex["male"], found.by_disability["no"], found.by_language["english"]) == (half, half, half)


@pytest.mark.parametrize(("born", "band"), [
    (date(2009, 4, 1), "under_18"), (date(2009, 3, 31), "18_24"), (date(2002, 4, 1), "18_24"),
    (date(2002, 3, 31), "25_34"), (date(1952, 4, 1), "65_74"), (date(1952, 3, 31), "75_and_over"),
])  # fmt: skip
def test_age_is_that_of_the_last_day(born: date, band: str) -> None:
    assert set(told(case(demographics=Demographics(born=born))).by_age) == {band}


def test_racialised_communities_are_a_share_of_the_known_among_all_open_cases() -> None:
    """SUP-M-RACIALISED."""

    def of(name: str, ethnicity: str | None, **facts: Any) -> Supervised:
        return case(name, demographics=Demographics(ethnicity=ethnicity), **facts)

    cases = (
        of("c1", "black_caribbean"), of("c2", "white_british"), of("c3", "not_stated"), of("c4", None),
        of("c5", "asian_indian", stretches=()), of("c6", "black_african", open=False), of("c7", "white_british"),
    )  # fmt: skip
    found = told(*cases, racialised=frozenset({"black_caribbean", "asian_indian", "black_african"}))
    assert (found.racialised, found.ethnicity_unknown) == (Group(count=2, share=0.5), 2)


def test_small_groups_are_left_out_of_what_is_published() -> None:
    cases = [case(f"c{n}", demographics=Demographics(sex="male" if n < 5 else "female")) for n in range(9)]
    found = told(*cases, published=True)
    assert found.by_sex == {"female": Group(count=None, share=None), "male": Group(count=5, share=5 / 9)}


def test_cases_for_each_practising_supervisor_who_has_none_too() -> None:
    """WORK-M-CASES-PER-SS."""
    cases = [case(f"c{n}", supervisor="sam" if n < 3 else "sue") for n in range(4)]
    found = told(*cases, case("c9", supervisor=None), practising=3)
    assert found.cases_per_supervisor == CasesPerSupervisor(average=4 / 3, median=1, most=3)


def test_an_audit_tells_how_many_met_the_standard_and_who_took_part() -> None:
    audits = (
        AuditFacts("2027-q1", MARCH, "TeamLeader", True), AuditFacts("2027-q1", MARCH, "ServiceManager", False),
        AuditFacts("2026-q4", date(2027, 2, 28), "TeamLeader", True),
    )  # fmt: skip
    found = told(case(audits=audits)).audits
    assert {name: (a.reports, a.met, a.roles) for name, a in found.items()} == {
        "2027-q1": (2, 1, ("ServiceManager", "TeamLeader"))
    }
