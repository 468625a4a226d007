"""The way on from any state: whatever happened before, these steps lead a case to a final stage."""

from collections.abc import Callable
from typing import Any

from domain.safeguarding.obligations import owing
from tests.domain.safeguarding.conftest import CONDITIONS, CR, PLAN, TRIAGE, Story

__all__ = ["go_on", "lead_to_the_end"]

TELL: dict[str, tuple[str, dict[str, Any]]] = {
    "children": ("MakeChildReferral", {"referral": "Invented"}),
    "police": ("InformPolice", {"by_route": "999", "views": "Invented"}),
    "regulator": ("InformRegulator", {"anonymised": True}),
    "commissioner": ("InformCommissioner", {}),
    "dols": ("RequestDols", {"about": "in_place"}),
}
CLOSING = {
    "outcome": "inconclusive", "rationale": "Invented", "checklist": CR, "form_resent": True, "form_anonymised": True,
    "feedback": {"letter": "enquiry_closed"},
}  # fmt: skip


def lead_to_the_end(story: Story) -> None:
    """Every stage in turn; more turns than there are stages would mean that the case goes in circles."""
    for _ in range(10):
        if story.stage in _FINAL:
            return
        go_on(story)
    raise AssertionError(f"no way on from {story.stage}: {story.last.refusal}")


def go_on(story: Story) -> None:
    """What is owed first, then the steps of this stage."""
    if story.case.opened is None:
        story.happy("ReceiveReferral", "stranger", person=str(next(iter(story.people))), channel="telephone")
        return
    if story.stage in _FINAL:
        return
    if story.case.file.pending:
        story.happy("ReturnClosure", "cal", because="Invented")
    for name in sorted(owing(story.case.file)):
        story.happy(TELL[name][0], "dana", **TELL[name][1])
    _STEPS[story.stage](story)


def _dso(story: Story) -> str:
    return story.case.file.dso or "dana"


def _received(story: Story) -> None:
    story.happy("ScreenReferralIn", "sam", kasc_copy_made=True)


def _triage(story: Story) -> None:
    story.happy(
        "ProgressConcern", _dso(story), enquiry_type="statutory", why="Invented", conditions=CONDITIONS, triage=TRIAGE
    )


def _assessed(story: Story) -> None:
    by = _dso(story)
    for category in ("vulnerability", "impact", "likelihood"):
        story.happy("RateRisk", by, category=category, level="substantial", why="Invented")
    story.happy("SetOverallRisk", by, level="substantial")
    story.happy("HoldStrategyDiscussion", by, form="meeting", participants=["colleague"], analysis="Invented")
    for rule in ("S42-RA-LIMITED", "S42-RA-MCA", "S42-RA-VIEWS"):
        story.happy("RecordPractice", "dana", rule=rule, words="Invented")
    story.happy("DecideFullEnquiry", by, why="Invented")


def _planned(story: Story) -> None:
    by, officers = _dso(story), [officer.worker for officer in story.case.file.officers]
    task = {"id": "visit", "words": "Invented", "who": "noel", "by": "2030-01-01"}
    texts = dict.fromkeys(("trust", "coproduction", "involve", "sharing"), "Invented")
    story.happy("SetTermsOfReference", by, tasks=[task], **texts, discussed_with=officers or ["noel"])
    if story.stage == "PLANNING" and not officers:
        story.happy("AllocateIo", by, io="noel", suitable_because="Invented")
    if story.stage == "PLANNING":
        story.happy("DecideAdvocate", by, substantial_difficulty=False, why="Invented")


def _assure(story: Story) -> None:
    for agency, enquiry in sorted(story.case.file.agencies.items()):
        if enquiry.state == "assured":
            continue
        story.happy("ReceiveAgencyReport", "service", agency=agency, tasks_addressed=list(enquiry.tasks))
        story.happy("AssureAgencyReport", _dso(story), agency=agency, analysis="Invented", required_actions="None")


def _enquired(story: Story) -> None:
    _assure(story)
    for officer in story.case.file.officers:
        if story.stage == "ENQUIRY" and officer.worker not in story.case.file.io_finished:
            story.happy("CompleteIoWork", officer.worker, report="doc-1")


def _concluded(story: Story) -> None:
    _assure(story)
    assured = dict.fromkeys(story.case.file.agencies, "Invented")
    story.happy("RecordPostEnquiryPlan", _dso(story), **PLAN, assured=assured)


def _reviewed(story: Story) -> None:
    by, casework = _dso(story), story.case.file.casework
    for carer in casework.carers:
        story.happy("IdentifyCarer", "dana", carer=carer, assessment_offered=True, done="Invented")
    for action in casework.actions:
        story.happy("DropAction", by, id=action, because="Invented")
    story.happy("CloseEnquiry", by, **CLOSING)
    story.happy("SignOffClosure", "cal")


_FINAL = frozenset({"OUT_OF_SCOPE", "CLOSED_CONCERN", "CLOSED_RA", "CLOSED_ENQUIRY"})
_STEPS: dict[str, Callable[[Story], None]] = {
    "RECEIVED": _received, "TRIAGE": _triage, "RISK_ASSESSMENT": _assessed, "PLANNING": _planned,
    "ENQUIRY": _enquired, "OUTCOME": _concluded, "CLOSURE_REVIEW": _reviewed,
}  # fmt: skip
