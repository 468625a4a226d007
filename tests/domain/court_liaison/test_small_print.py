"""What an event changes in a liaison case, fact by fact, and who it then waits for."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from domain.court_liaison.assessing import AssessmentDone, PsychiatricOutcomeRecorded, assessment_done, outcome_recorded
from domain.court_liaison.file import CourtFile, Order
from domain.court_liaison.hearings import Adjourned, adjourned
from domain.court_liaison.listing import DefendantListed, defendant_listed
from domain.court_liaison.managing import SentencePlanAgreed, SentencePlanProposed, sentence_plan_agreed
from domain.court_liaison.managing import sentence_plan_proposed as plan_proposed
from domain.court_liaison.reviewing import OrderEnded, OrderReviewed, order_ended, order_reviewed
from domain.court_liaison.screening import EscortRecordScreened, escort_record_screened
from domain.kernel.message import Event

DAY, LATER, PERSON = date(2026, 3, 2), date(2026, 9, 1), UUID(int=7)
RUNS = CourtFile(
    stage="OM_ACTIVE", practitioner="fay", order=Order(starts_on=DAY, ends_on=LATER), case_manager="probation",
    proposed_by=("probation", "polly"), review_by=("fmhp", "fay"), lately=frozenset({"housing"}), mhtr="in_force",
)  # fmt: skip
ASSESSMENT = {
    "findings": "Invented", "needs": ["mental_health"], "consent": "refused", "cohorts": ["women"],
    "risk_of_custody": False, "repeat_offending": True,
}  # fmt: skip
OUTCOME = {"outcome": "not_assessed", "adjournment_caused": False, "assessed_on": DAY, "words": "Invented"}
PROPOSED = {
    "document": "p1", "aims": "Invented", "case_manager": "fmhp", "most_contact_with_fmhp": True, "side": "fmhp",
    "by": "fay",
}  # fmt: skip


ADJOURNED = Adjourned(reason="fast_delivery_report", hearing_on=DAY, until=LATER, days=183)


@pytest.mark.parametrize(("stage", "psychiatric", "now"), [
    ("OM_ACTIVE", "none", ("OM_ACTIVE", None)), ("SCREENED", "none", ("LISTED", None)),
    ("REPORTING", "known", ("LISTED", "REPORTING")), ("TRIAGED", "referred", ("LISTED", "PSYCH_REFERRED")),
    ("LISTED", "referred", ("LISTED", "PSYCH_REFERRED")),
])  # fmt: skip
def test_what_had_begun_goes_on_at_the_next_hearing(stage: str, psychiatric: Any, now: tuple[str, str | None]) -> None:
    after = adjourned(CourtFile(stage=stage, hearing_on=DAY, psychiatric=psychiatric), ADJOURNED)
    assert (after.stage, after.resumes_at) == now
    assert after.hearing_on == LATER


@pytest.mark.parametrize(("fold", "event", "now"), [
    (assessment_done, AssessmentDone.model_validate(ASSESSMENT),
     {"stage": "TRIAGED", "assessed": True, "consent": "refused", "cohorts": frozenset({"women"}),
      "risk_of_custody": False, "repeat_offending": True}),
    (outcome_recorded, PsychiatricOutcomeRecorded.model_validate(OUTCOME),
     {"stage": "REPORTING", "psychiatric": "known"}),
    (defendant_listed, DefendantListed(person=PERSON, court="invented", hearing_on=DAY, custody="bail"),
     {"stage": "LISTED", "person": PERSON, "hearing_on": DAY, "custody": "bail"}),
    (escort_record_screened, EscortRecordScreened(record="e1", custody="prison_remand", practitioner="fay"),
     {"stage": "SCREENED", "escort_record": "e1"}),
    (plan_proposed, SentencePlanProposed.model_validate(PROPOSED),
     {"proposed_by": ("fmhp", "fay"), "case_manager": "fmhp", "review_by": RUNS.review_by}),
    (sentence_plan_agreed, SentencePlanAgreed(),
     {"stage": "OM_ACTIVE", "proposed_by": None, "review_by": RUNS.review_by}),
    (order_reviewed, OrderReviewed(), {"review_by": None, "lately": frozenset(), "proposed_by": RUNS.proposed_by}),
    (order_ended, OrderEnded(how="completed", on=LATER),
     {"stage": "OM_ENDED", "order": None, "mhtr": "none", "proposed_by": None, "review_by": None}),
])  # fmt: skip
def test_what_it_changes(fold: Any, event: Event, now: dict[str, Any]) -> None:
    after = fold(RUNS, event)
    assert {name: getattr(after, name) for name in now} == now
