"""What the regions know, owe and bring: states, clocks, both addresses, what a closing waits for."""

from typing import get_args

import pytest

from domain.kernel.snapshot import freeze, thaw
from domain.safeguarding.regions.dash_form import HIGH_RISK, QUESTIONS, Dash, is_high_risk, score
from domain.safeguarding.regions.establishment_response import Considerations, points_to
from domain.safeguarding.regions.marac_form import IDVA_SERVICES, District, idva_of
from domain.safeguarding.regions.notifications import recipients_of
from tests.domain.safeguarding.conftest import AT_CONCERN, AT_RISK, SAFEGUARDING
from tests.domain.safeguarding.regions.examples import (
    ANONYMISED,
    AUTHORISED,
    BEFORE,
    EXAMPLES,
    IN_TRUST,
    LEVEL_3,
    PREPARED,
    REFERRED,
    answers,
    way,
)

CLOSE = {"reason": "not_abuse_or_neglect", **AT_CONCERN}
STATES = [
    # ways; the region; what it knows then
    ((way("RecordHazard"),), "hazard", {"state": "recorded", "recorded_by": "dana"}),
    (AUTHORISED, "hazard", {"state": "authorised"}),
    ((*AUTHORISED, way("AddWarningNote")), "hazard", {"state": "noted"}),
    ((*AUTHORISED, way("ReviewHazard")), "hazard", {"state": "authorised", "risk_acceptable": True}),
    (BEFORE["EndWarningNote"], "hazard", {"state": "end_authorised"}),
    ((*BEFORE["EndWarningNote"], way("EndWarningNote")), "hazard", {"state": "ended"}),
    ((*BEFORE["EndWarningNote"], way("EndWarningNote"), way("RecordHazard")), "hazard",
     {"state": "recorded", "risk_acceptable": False}),
    ((way("DecideSelfNeglectRoute"),), "hazard", {"state": "none", "route": "s42"}),
    ((way("CompleteDash"),), "marac", {"state": "scored", "score": 14, "high_risk": True}),
    ((way("CompleteDash", answers=answers(13)),), "marac", {"score": 13, "high_risk": False}),
    (PREPARED, "marac", {"state": "prepared", "district": "thanet"}),
    ((*PREPARED, way("SendMaracReferral")), "marac", {"state": "prepared"}),
    (REFERRED, "marac", {"state": "referred"}),
    ((*REFERRED, way("CompleteDash", answers=answers(20))), "marac", {"state": "referred", "score": 20}),
    ((*REFERRED, way("ReturnMaracReferral")), "marac", {"state": "returned"}),
    ((*REFERRED, way("RecordMarac")), "marac", {"state": "held"}),
    ((*REFERRED, way("RecordMarac"), way("ExtractMaracMinutes")), "marac", {"state": "extracted"}),
    ((way("FollowDomesticAbuseProtocol"),), "marac", {"state": "none"}),
    ((way("IdentifyEstablishment"),), "establishment", {"service": "home-1", "kind": "nursing_home"}),
    ((way("CheckMinorIncident"),), "establishment", {"minor_checked": True}),
    (BEFORE["OpenEstablishmentEnquiry"], "establishment", {"response": "safeguarding", "opened": False}),
    ((*BEFORE["OpenEstablishmentEnquiry"], way("OpenEstablishmentEnquiry")), "establishment", {"opened": True}),
    ((way("EstablishDolsStatus"),), "dols", {"state": "none", "status": "may_be_needed"}),
    ((way("EstablishDolsStatus"), way("EscalateDeprivation")), "dols", {"escalated": "interim_authorisation"}),
    ((way("RecordDetention"),), "dols", {"detained": ("adult:S.3",)}),
]  # fmt: skip


@pytest.mark.parametrize(("ways", "name", "known"), STATES)
def test_a_region_knows_its_state(beside, ways, name, known) -> None:
    region = getattr(beside(*ways).case.file.regions, name)
    assert {field: getattr(region, field) for field in known} == known


def test_the_file_with_every_region_begun_survives_a_snapshot(beside) -> None:
    story = beside(*REFERRED, *AUTHORISED, *LEVEL_3, *IN_TRUST, *ANONYMISED, *BEFORE["OpenEstablishmentEnquiry"])
    assert thaw(SAFEGUARDING, freeze(story.case)).file == story.case.file


@pytest.mark.parametrize("yes", [0, 13, HIGH_RISK, 24])
def test_a_dash_counts_its_yeses_and_is_high_risk_from_fourteen_on(yes) -> None:
    dash = Dash(answers=answers(yes))
    assert (score(dash), is_high_risk(dash)) == (yes, yes >= 14)


def test_the_dash_has_twenty_four_questions() -> None:
    assert len(QUESTIONS) == 24


@pytest.mark.parametrize("district", get_args(District))
def test_every_district_has_one_idva_service_and_both_addresses_make_the_referral(beside, district) -> None:
    assert sum(district in districts for districts in IDVA_SERVICES.values()) == 1
    story = beside(way("CompleteDash"), way("PrepareMaracReferral", victim_district=district))
    story.happy("SendMaracReferral", recipient=idva_of(district))
    assert story.brought == ("MaracReferralSent",)
    assert story.happy("SendMaracReferral", recipient="marac_coordinator").brought[-1] == "MaracReferralMade"


def test_the_same_address_twice_makes_no_referral(beside) -> None:
    story = beside(*PREPARED).happy("SendMaracReferral", recipient="idva_east")
    assert story.happy("SendMaracReferral", recipient="idva_east").brought == ("MaracReferralSent",)


def test_an_offence_disclosed_in_the_referral_is_a_suspected_crime(beside) -> None:
    story = beside(way("CompleteDash"), way("PrepareMaracReferral", offences_disclosed=True))
    assert story.case.file.crime_suspected is True


@pytest.mark.parametrize(
    ("table", "points"),
    [({"harm": True, "systemic": True}, "safeguarding"), ({"harm": False, "systemic": False}, "quality_in_care"),
     ({"harm": True, "systemic": False}, "even"), ({"harm": True, "potential_serious_harm": False}, "safeguarding")],
)  # fmt: skip
def test_the_table_has_no_weights_and_potential_harm_counts_only_without_harm(table, points) -> None:
    assert points_to(Considerations(**table)) == points


# sanctions


def test_level_three_of_any_kind_stops_placements_and_lower_levels_do_not(beside) -> None:
    assert beside(*LEVEL_3).case.file.regions.no_new_placements == {"home-1"}
    assert beside(way("PlaceSanction")).case.file.regions.no_new_placements == frozenset()
    quality = way("PlaceQualitySanction", "com", level=3)
    assert beside(quality).case.file.regions.no_new_placements == {"home-1"}


def test_an_approval_is_used_up_by_the_decision_it_was_given_for(beside) -> None:
    story = beside(*LEVEL_3).happy("ApproveSanction", "adam", service="home-1")
    story.happy("ReduceSanction", **EXAMPLES["ReduceSanction"])
    assert story.do("IncreaseSanction", **{**EXAMPLES["IncreaseSanction"], "level": 3}).refused == ("EST-SANCTION-AP3",)


def test_a_sanction_of_adults_commissioning_is_lifted_by_it_and_by_nobody_else(beside) -> None:
    kind = {"kind": "poor_practice"}
    story = beside(way("PlaceQualitySanction", "com"), way("AgreeProviderPlan", "com", **kind))
    story.happy("ReportProviderPlan", "com", **{**EXAMPLES["ReportProviderPlan"], **kind})
    assert story.do("RemoveSanction", **{**EXAMPLES["RemoveSanction"], **kind}).refused == ("EST-SANCTION-QIC",)
    story.happy("RemoveSanction", "com", **{**EXAMPLES["RemoveSanction"], **kind})
    assert story.case.file.regions.sanctions["home-1.poor_practice"].level == 0


def test_an_adult_protection_sanction_is_not_for_adults_commissioning(beside) -> None:
    refused = beside(way("PlaceSanction")).do("IncreaseSanction", "com", **EXAMPLES["IncreaseSanction"]).refused
    assert "EST-SANCTION-AP" in refused


def test_a_missed_plan_lets_the_level_rise_and_outlives_the_case(beside) -> None:
    story = beside(way("PlaceSanction"), way("AgreeProviderPlan", done_by="2026-03-06"))
    story.passes("2026-03-09T09:00")
    assert {"DutyBreached", "DutyEscalated"} <= set(story.brought)
    assert story.case.file.regions.sanctions["home-1.adult_protection"].plan == "overdue"
    assert story.do("IncreaseSanction", **EXAMPLES["IncreaseSanction"], plan_failed=True).refused == ()


def test_a_new_plan_takes_the_place_of_the_one_before(beside) -> None:
    story = beside(way("PlaceSanction"), way("AgreeProviderPlan", done_by="2026-03-06"))
    story.happy("AgreeProviderPlan", **EXAMPLES["AgreeProviderPlan"])
    duties = [duty for duty in story.case.docket.open.values() if duty.rule == "EST-SANCTION-PLAN"]
    assert [duty.dates.due.date().isoformat() for duty in duties] == ["2026-04-01"]


def test_a_review_without_a_date_owes_nothing_and_one_with_a_date_does(beside) -> None:
    story = beside(*AUTHORISED, way("ReviewHazard", risk_acceptable=False))
    assert "SN-HAZARD-OPEN" not in story.case.docket.open
    story.happy("ReviewHazard", **{**EXAMPLES["ReviewHazard"], "next_review": "2026-04-13"})
    assert story.case.docket.open["SN-HAZARD-OPEN"].dates.due.date().isoformat() == "2026-04-13"
    story.happy("SignOffHazard", "cal")
    assert "SN-HAZARD-OPEN" not in story.case.docket.open


def test_the_manager_who_recorded_a_hazard_does_not_authorise_it(beside) -> None:
    # "both" is DSO and manager in one
    story = beside(way("RecordHazard", "both"))
    assert story.do("AuthoriseHazard", "both").refused == ("SN-HAZARD-AUTH",)
    assert story.do("AuthoriseHazard", "cal").refused == ()


# closing


OWED_AT_CONCERN = [
    ((way("DraftNotice"),), {"EST-MANUAL-SEND"}),
    ((way("CompleteDash"),), {"DA-DASH-MARAC"}),
    (PREPARED, {"DA-DASH-MARAC", "DA-MARAC-BOTH"}),
    (IN_TRUST, {"EST-PIPOT-FOLLOW", "EST-PROF-REGULATOR"}),
    ((way("AssessPositionOfTrust", profession="none"),), {"EST-PIPOT-FOLLOW"}),
]


@pytest.mark.parametrize(("ways", "owed"), OWED_AT_CONCERN)
def test_a_concern_does_not_close_while_a_region_owes(beside, ways, owed) -> None:
    story = beside(*ways, stage="TRIAGE").do("CloseConcern", **CLOSE)
    assert set(story.refused) == owed


def test_a_concern_closes_when_the_regions_are_done_or_were_never_begun(beside) -> None:
    done = (*REFERRED, *ANONYMISED, way("SendNotice"))
    assert beside(*done, stage="TRIAGE").do("CloseConcern", **CLOSE).refused == ()
    assert beside(stage="TRIAGE").do("CloseConcern", **CLOSE).refused == ()


def test_an_enquiry_closes_only_with_the_template_the_outcome_copy_and_the_dbs_decision(beside) -> None:
    begun = (way("PlaceSanction"), *ANONYMISED, way("SendNotice"), way("AssessPositionOfTrust", profession="none"))
    story = beside(*begun, way("FollowTrustGuidance"), stage="CLOSURE_REVIEW")
    closing = {**AT_RISK, "form_resent": True, "form_anonymised": True}
    assert set(story.do("CloseEnquiry", **closing).refused) >= {
        "EST-SANCTION-SEND", "EST-CQC-RESEND", "EST-DBS-DECIDE"
    }  # fmt: skip
    story.happy("SendSanctionForm", **EXAMPLES["SendSanctionForm"])
    story.happy("DecideDbsReferral", **EXAMPLES["DecideDbsReferral"])
    outcome = {"notice": "n-2", "body": "cqc", "on_form": True, "purpose": "outcome", "outcome_section": True}
    story.happy("DraftNotice", **outcome).happy("AnonymiseNotice", notice="n-2", reference_number_only=True)
    story.happy("SendNotice", notice="n-2", recipients=["cqc_safeguarding"], as_pdf=True)
    refused = set(story.do("CloseEnquiry", **closing).refused)
    assert refused.isdisjoint({"EST-SANCTION-SEND", "EST-CQC-RESEND", "EST-DBS-DECIDE", "EST-MANUAL-SEND"})


# notices


def test_a_third_address_where_nhs_england_commissions_the_establishment(beside) -> None:
    plain = beside().case.file
    home = way("IdentifyEstablishment", kind="hospital", safeguarding_lead=True, commissioned_by=["nhs_england"])
    assert recipients_of("nhs_england", plain) == {"nhse_regional_1", "nhse_regional_2"}
    assert recipients_of("nhs_england", beside(home).case.file) == {
        "nhse_regional_1", "nhse_regional_2", "nhse_commissioned"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("body", "told"), [("cqc", {"regulator"}), ("adults_commissioning", {"commissioner"}), ("nhs_trust_lead", set())]
)
def test_a_notice_that_is_sent_says_who_knows(beside, body, told) -> None:
    story = beside(way("DraftNotice", body=body), way("AnonymiseNotice"))
    recipients = sorted(recipients_of(body, story.case.file)) or ["somebody"]
    story.happy("SendNotice", notice="n-1", recipients=recipients, as_pdf=True)
    assert story.case.file.told == told


def test_what_runs_beside_goes_on_after_the_case_is_closed(beside) -> None:
    closed = beside(way("RecordHazard"), stage="CLOSED_CONCERN").happy("AuthoriseHazard", "cal")
    assert closed.case.file.regions.hazard.state == "authorised"
    assert closed.stage == "CLOSED_CONCERN"


def test_closing_to_the_self_neglect_pathway_names_the_hazard_of_this_case(beside) -> None:
    closing = {**AT_CONCERN, "team": "Thanet"}
    story = beside(*AUTHORISED, stage="TRIAGE")
    assert story.do("CloseToSelfNeglectPathway", **closing, hazard="haz-9").refused == ("SN-HAZARD-CLOSE",)
    story.happy("CloseToSelfNeglectPathway", **closing, hazard="haz-1")
    ended = beside(*BEFORE["EndWarningNote"], way("EndWarningNote"), stage="TRIAGE")
    assert ended.do("CloseToSelfNeglectPathway", **closing, hazard="haz-1").refused == ("SN-HAZARD-CLOSE",)


def test_a_closing_at_risk_assessment_names_it_too(beside) -> None:
    story = beside(*AUTHORISED, stage="RISK_ASSESSMENT")
    closing = {**AT_RISK, "reason": "self_neglect_pathway", "hazard": "haz-9", "team": "Thanet"}
    assert "SN-HAZARD-CLOSE" in story.do("CloseAtRiskAssessment", **closing).refused
    assert "SN-HAZARD-CLOSE" not in story.do("CloseAtRiskAssessment", **{**closing, "hazard": "haz-1"}).refused


@pytest.mark.parametrize(
    ("ways", "waits"),
    [((way("RecordHazard"),), "approval"), (AUTHORISED, None), ((way("ProposeSanction"),), "approval"),
     ((way("ProposeSanction", level=2),), None), ((way("ProposeSanction"), way("ApproveSanction", "adam")), None),
     ((way("ProposeSanction"), way("DeclineSanction", "adam")), None)],
)  # fmt: skip
def test_the_work_list_says_that_a_case_waits_for_an_approval(beside, ways, waits) -> None:
    assert SAFEGUARDING.charge(beside(*ways).case.file).waits_for == waits


def test_a_plan_that_is_owed_outlives_another_sanction_in_the_place_of_the_first(beside) -> None:
    """EST-SANCTION-PLAN: its date runs on, so it must be possible to say what became of it."""
    story = beside(way("PlaceSanction"), way("AgreeProviderPlan"), way("PlaceSanction"))
    (duty,) = (each for each in story.case.docket.open.values() if each.rule == "EST-SANCTION-PLAN")
    assert duty.state == "running"
    assert story.do("RemoveSanction", **EXAMPLES["RemoveSanction"]).refused == ("EST-SANCTION-PLAN",)
    assert story.do("ReportProviderPlan", "com", **EXAMPLES["ReportProviderPlan"]).refused == ()
    assert not [each for each in story.case.docket.open.values() if each.rule == "EST-SANCTION-PLAN"]
    again = story.do("PlaceSanction", **EXAMPLES["PlaceSanction"])
    assert again.do("RemoveSanction", **EXAMPLES["RemoveSanction"]).refused == ("EST-SANCTION-PLAN",), (
        "new concerns, a new plan"
    )
