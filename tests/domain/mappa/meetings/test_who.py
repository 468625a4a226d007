"""Who must be at a meeting: every row of the decision table, both ways."""

from datetime import date, time

import pytest

from domain.mappa.eligibility.state import Eligibility
from domain.mappa.file import MappaFile
from domain.mappa.meetings.state import Meeting
from domain.mappa.meetings.who import TABLE, lacking, needs_of
from domain.mappa.risk.state import Risk

DAY = date(2026, 4, 8)
ADULT, CHILD = MappaFile(born=date(1980, 1, 1)), MappaFile(born=date(2010, 1, 1))
PLAIN = Meeting(id="m1", level=2, on=DAY, at=time(10), first_on=DAY, chair="cher")


def rules(file: MappaFile = ADULT, **meeting: object) -> set[str]:
    return {need.rule for need in needs_of(PLAIN.model_copy(update=meeting), file, DAY)}


ALWAYS = {"MAPPA-MTG-POLICE-ATTEND", "MAPPA-MTG-PROB-ATTEND"}
ROWS: list[tuple[str, dict[str, object]]] = [
    ("MAPPA-MTG-CT-JOINT-CHAIR", {"features": frozenset({"terrorism"})}),
    ("MAPPA-MTG-PRISON", {"pre_release": True}),
    ("MAPPA-MTG-UNDER18", {"features": frozenset({"recently_in_youth_services"})}),
    ("MAPPA-MTG-PSYCH-L3-INITIAL", {"level": 3, "initial": True, "pre_release": True}),
    ("MAPPA-MTG-PSYCH-L3-LATER", {"level": 3, "features": frozenset({"psychology_active"})}),
    ("MAPPA-MTG-PSYCH-REVIEW", {"features": frozenset({"circumstances_changed"})}),
    ("MAPPA-MTG-PSYCH-L2", {"features": frozenset({"psychology_would_help"})}),
    ("MAPPA-MTG-VLO", {"features": frozenset({"victim_contact"})}),
    ("MAPPA-MTG-AP", {"features": frozenset({"approved_premises"})}),
    ("MAPPA-MTG-MH", {"features": frozenset({"mental_health"})}),
    ("MAPPA-MTG-CHILDREN", {"features": frozenset({"child_at_risk"})}),
    ("MAPPA-MTG-ADULT-SC", {"features": frozenset({"offender_at_risk"})}),
    ("MAPPA-MTG-OTHER-DTC", {"features": frozenset({"housing"})}),
    ("MAPPA-DTC-EM-PROGRESS", {"features": frozenset({"electronic_monitoring"})}),
    ("MAPPA-RA-BTP-INVITE", {"features": frozenset({"railway_risk"})}),
    ("MAPPA-MTG-PREVENT", {"features": frozenset({"radicalisation"})}),
]


def test_the_police_and_probation_are_always_needed_and_nobody_else() -> None:
    assert rules() == ALWAYS


@pytest.mark.parametrize(("rule", "meeting"), ROWS, ids=[rule for rule, _ in ROWS])
def test_each_row_holds_when_its_condition_does(rule: str, meeting: dict[str, object]) -> None:
    assert rule in rules(**meeting)


def test_every_row_of_the_table_is_tried_here() -> None:
    tried = ALWAYS | {rule for rule, _ in ROWS} | {"MAPPA-GOV-UNDER18-PRESENCE", "MAPPA-RMP-AP-STAFF"}
    assert {need.rule for need in TABLE} == tried


def test_about_a_child_both_services_are_in_the_room() -> None:
    found = [need for need in needs_of(PLAIN, CHILD, DAY) if need.rule == "MAPPA-GOV-UNDER18-PRESENCE"]
    assert {(need.body, need.grade) for need in found} == {("yot", "quorum"), ("childrens_services", "quorum")}


def test_psychology_is_not_asked_to_a_first_level_two_meeting_without_a_reason() -> None:
    assert not {rule for rule in rules(initial=True, pre_release=True) if "PSYCH" in rule}


def test_youth_custody_comes_in_place_of_a_prison() -> None:
    found = needs_of(
        PLAIN.model_copy(update={"pre_release": True, "features": frozenset({"youth_custody"})}), ADULT, DAY
    )
    assert {need.body for need in found} == {"police", "probation", "youth_custody"}


def test_what_other_regions_know_need_not_be_said_again() -> None:
    risk = Risk(at_risk=frozenset({"identified_child", "adult_at_risk"}), approved_premises=True)
    found = rules(ADULT.model_copy(update={"risk": risk}))
    assert found == ALWAYS | {"MAPPA-MTG-CHILDREN", "MAPPA-MTG-ADULT-SC", "MAPPA-MTG-AP", "MAPPA-RMP-AP-STAFF"}


def test_prevent_is_asked_for_category_four() -> None:
    assert "MAPPA-MTG-PREVENT" in rules(ADULT.model_copy(update={"eligibility": Eligibility(category=4)}))


def test_one_prison_of_many_answers_the_need_for_a_prison() -> None:
    needs = needs_of(PLAIN.model_copy(update={"pre_release": True}), ADULT, DAY)
    assert [need.body for need in lacking(needs, frozenset({"police", "probation"}), "must")] == ["prison"]
    assert not list(lacking(needs, frozenset({"police", "probation", "prison.elmley"}), "must", "quorum"))
