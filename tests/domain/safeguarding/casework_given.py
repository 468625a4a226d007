"""What the tests of the casework are given: commands in full, and the way to a case that they concern."""

from typing import Any

from domain.registry import LAWBOOK
from tests.domain.safeguarding.conftest import (
    AT_CONCERN,
    CAUSING,
    CONDITIONS,
    CR,
    PERSON,
    TRIAGE,
)

RULES = LAWBOOK.named("2025-01").rules
Step = tuple[str, dict[str, Any]]

PROGRESS = {"enquiry_type": "statutory", "why": "Invented", "conditions": CONDITIONS, "triage": TRIAGE}
ANONYMOUS = {"agreed": True, "why": "Invented", "effect_explained": True, "limits_explained": True, "plan": "Invented"}
FACTORS = dict.fromkeys(("capacity", "others_at_risk", "crime", "coercion"), "Invented")
BEST = dict.fromkeys(("wishes", "religion_and_culture", "people_consulted", "restrictions_limited"), "Invented")
INTERESTS = {"decision": "contact", "finding": "lacks", "best_interests_decision": "Invented", "best_interests": BEST}
PASSED: dict[str, Any] = {"team": "Thanet", "initial_contacts": "Invented"}
INVITED = {"on": "2026-03-20", "invited": ["police"], "adult_invited": True, "safe_place": "Invented"}
ACTION = {"id": "a1", "words": "Invented", "agency": "police", "by": "2026-03-20"}
MEETING = {"minutes": "doc-1", "adult_took_part": True, "actions": [ACTION]}
ADVOCATE = {"substantial_difficulty": True, "advocate": "Invented", "why": "Invented"}
PARTS = dict.fromkeys(
    ("summary_by_task", "dates_methods_people", "discussions", "documents", "author_signed_dated"), True
)  # fmt: skip
ASSURED = {"agency": "east-trust", "analysis": "Invented", "required_actions": "None", "parts": PARTS}
REFUSING = {
    "ends_duty": False, "reasons_and_benefits": "Invented", "informed_and_knows_way_back": True,
    "assessed_as_far_as_possible": "Invented", "keeping_contact": "Invented", "organisations_contacted": "Invented",
    "risk_assessed": True, "attempts": "Invented",
}  # fmt: skip
NOT_MET = {
    "reason": "criteria_not_met", **AT_CONCERN, "non_statutory_considered": "Invented",
    "conditions_not_met": {"unable_to_protect": "Invented"}, "hidden_needs_checked": "Invented",
}  # fmt: skip
CLOSED = {"reason": "not_abuse_or_neglect", **AT_CONCERN}
POLICE: Step = ("RaiseObligation", {"obligation": "police", "because": "Invented"})
HOME = {"content": ["care_needs"], "setting": "care_home"}
HIT = {"content": ["physical"], "alleged": "another_resident"}
DONE = {"done": [*CR["done"]]}


def practised(*rules: str) -> list[Step]:
    return [("RecordPractice", {"rule": rule, "words": "Invented"}) for rule in rules]


REPORT: list[Step] = [
    ("CauseOthers", CAUSING), ("ReceiveAgencyReport", {"agency": "east-trust", "tasks_addressed": ["files"]})
]  # fmt: skip
MINIMUM = practised("S42-RA-PRESENTING", "S42-RA-IMMEDIATE")
CARER: Step = ("IdentifyCarer", {"carer": "daughter", "done": "Invented"})


def led(tell: Any, stage: str, referral: dict[str, Any], before: list[Step]) -> Any:
    """A case at this stage with this done before; where the referral says something of its own, from its receipt."""
    story = tell()
    if not referral:
        story.reaches(stage)
    else:
        channel = {"channel": "KASC", "content": ["neglect"]} | referral
        story.happy("ReceiveReferral", "stranger", person=str(PERSON), **channel)
    assert story.stage == stage
    for name, fields in before:
        story.happy(name, **fields)
    return story
