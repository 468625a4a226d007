"""The state chart as a whole: every row taken only at its stages and only from its roles."""

import pytest

from domain.kernel.codes import code_in_words
from domain.registry import LAWBOOK
from domain.safeguarding.regions.beside import REGION_ROWS
from tests.domain.safeguarding.conftest import AT_CONCERN, AT_RISK, CAUSING, PERSON, PLAN, ROUTE, SAFEGUARDING, TERMS

REFERRAL = {"person": str(PERSON), "channel": "KASC", "content": ["neglect"]}
GIVEN: dict[str, dict[str, object]] = {
    "ReceiveReferral": REFERRAL,
    "ScreenReferralIn": {"kasc_copy_made": True},
    "ScreenReferralOut": {"because": "Invented"},
    "AssignTriageOwner": {"team": "Thanet"},
    "ActOnImmediateRisk": {"action": "Invented"},
    "MakeChildReferral": {"referral": "Invented"},
    "InformPolice": {},
    "InformRegulator": {"anonymised": True},
    "InformCommissioner": {},
    "RequestDols": {"about": "in_place"},
    "ProgressConcern": {"enquiry_type": "statutory", "why": "Invented"},
    "CloseConcern": {"reason": "not_abuse_or_neglect", **AT_CONCERN},
    "CloseToSelfNeglectPathway": {**AT_CONCERN, "hazard": "haz-1", "team": "Thanet"},
    "RateRisk": {"category": "impact", "level": "low", "why": "Invented"},
    "SetOverallRisk": {"level": "low"},
    "NotifyCriticalRisk": {},
    "HoldStrategyDiscussion": {"participants": ["colleague"], "analysis": "Invented"},
    "CloseAtRiskAssessment": AT_RISK,
    "DecideFullEnquiry": {"why": "Invented"},
    "SetTermsOfReference": TERMS,
    "AllocateIo": {"io": "ines", "suitable_because": "Invented"},
    "DecideAdvocate": {"substantial_difficulty": False, "why": "Invented"},
    "CauseOthers": CAUSING,
    "ReceiveAgencyReport": {"agency": "east-trust"},
    "ReturnAgencyReportForCorrection": {"agency": "east-trust", "because": "Invented"},
    "AmendTor": {"because": "Invented"},
    "HoldMultiAgencyMeeting": {"minutes": "doc-1", "adult_took_part": True},
    "EscalateDispute": {"agency": "east-trust", "about": "Invented", "tried_directly": "Invented"},
    "CompleteIoWork": {"report": "doc-1"},
    "AskForMoreEnquiry": {"missing": "Invented"},
    "RecordPostEnquiryPlan": PLAN,
    "CloseEnquiry": AT_RISK,
    "SignOffClosure": {},
    "ReturnClosure": {"because": "Invented"},
    "ChangeDso": {"dso": "dora", "because": "Invented"},
    "ChangeIo": {"leaves": "noel", "io": "ines", "because": "Invented", "suitable_because": "Invented"},
    "RecordCrimeNumber": {"crime_number": "46/1/26"},
    "RecordDeath": {},
    "RecordDischargeDate": {"discharge_on": "2026-04-01"},
}
GIVEN |= {
    "RaiseObligation": {"obligation": "police", "because": "Invented"},
    "SetObligationAside": {"obligation": "police", "because": "Invented"},
    "DecideAnonymity": {"agreed": False},
    "RequestInformation": {"agency": "east-trust", "about": "Invented"},
    "PassToCommunityTeam": {"team": "Thanet"},
    "AssureAgencyReport": {"agency": "east-trust"},
    "InviteToMeeting": {"on": "2026-04-01"},
    "CompleteAction": {"id": "a1", "how": "Invented"},
    "DropAction": {"id": "a1", "because": "Invented"},
    "SettleDispute": {"agency": "east-trust", "how": "Invented"},
    "RecordPractice": {"rule": "S42-PLAN", "words": "Invented"},
    "NoteFact": {"fact": "dementia", "words": "Invented"},
    "RecordConsent": {"given": "yes"},
    "RecordCapacity": {"decision": "contact", "finding": "has"},
    "IdentifyCarer": {"carer": "daughter", "done": "Invented"},
    "RecordAssessmentRefused": {"ends_duty": False},
    "ReviveAssessment": {"cause": "asked", "words": "Invented"},
    "RecordLetterOutcome": {"letter": "l1", "kind": "closed", "reader": "adult", "outcome": "delivered"},
}
ONE_OF = {
    "DSO": "dana", "IO": "noel", "CommunityTeamManager": "cal", "AssistantDirector": "adam",
    "AreaReferralService": "ars", "Screener": "sam", "SeniorPractitioner": "sue", "Service": "service",
}  # fmt: skip
REGIONS = {row.command for row in REGION_ROWS}
STEPS = tuple(step for step in SAFEGUARDING.steps if step.command not in REGIONS)
"""The rows of the main chart; the regions beside it have charts, and tests, of their own."""
OPENED = [stage for stage in ROUTE if stage]


def test_every_command_of_the_chart_has_an_example_here() -> None:
    assert {step.command.tag() for step in STEPS} == set(GIVEN)


@pytest.mark.parametrize("stage", SAFEGUARDING.stages)
def test_every_stage_is_reached(tell, stage: str) -> None:
    assert tell().reaches(stage).stage == stage


@pytest.mark.parametrize("step", STEPS, ids=[step.command.tag() for step in STEPS])
def test_a_command_is_taken_at_the_stages_of_its_row_and_at_no_other(tell, step) -> None:
    name, by = step.command.tag(), ONE_OF[min(step.roles)] if step.roles else "stranger"
    for stage in OPENED:
        refused = tell().reaches(stage).do(name, by, **GIVEN[name]).refused
        wrong = {"CASE-STAGE", "CASE-ALREADY-OPEN"}
        assert bool(wrong & set(refused)) == (stage not in step.stages), (name, stage, refused)


@pytest.mark.parametrize("step", STEPS, ids=[step.command.tag() for step in STEPS])
def test_a_command_is_taken_from_the_roles_of_its_row_and_from_no_other(tell, step) -> None:
    name = step.command.tag()
    stage = min(step.stages) if step.stages else ""
    for role, worker in (*ONE_OF.items(), ("nobody", "stranger")):
        words = tell().reaches(stage).do(name, worker, **GIVEN[name]).words
        said = any(each.startswith(f"{code_in_words(name)}: this is for ") for each in words)
        assert said == (bool(step.roles) and role not in step.roles), (name, role, words)


@pytest.mark.parametrize("stage", sorted(SAFEGUARDING.final))
def test_a_final_stage_leaves_no_duty_open_and_takes_nothing(tell, stage: str) -> None:
    story = tell().reaches(stage)
    assert not story.case.docket.open
    for name, fields in GIVEN.items():
        assert story.do(name, "dana", **fields).refused, name


def test_every_rule_that_refuses_is_in_the_law_pack_and_refusals_say_something(tell) -> None:
    rules = LAWBOOK.named("2025-01").rules
    for step in STEPS:
        for stage in OPENED:
            name = step.command.tag()
            story = tell().reaches(stage).do(name, "dana", **GIVEN[name])
            for objection in story.last.refusal.objections if story.last.refusal else ():
                assert objection.rule in rules
                assert objection.words.endswith((".", "?", ")"))


def test_every_clock_names_a_rule_with_a_limit_and_every_role_of_a_ladder_is_known() -> None:
    rules = LAWBOOK.named("2025-01").rules
    for clock in SAFEGUARDING.clocks:
        assert rules[clock.rule].limit is not None
        assert {step.role for step in rules[clock.rule].limit.escalations} <= set(ONE_OF)
