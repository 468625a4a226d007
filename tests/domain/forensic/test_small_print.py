"""What a forensic case shows and keeps: the lines that no scenario file reads."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from domain.calendar import SHIPPED
from domain.forensic.carer import CarerIdentified, IdentifyCarer, identified, identify_carer
from domain.forensic.file import Carer, Flags, ForensicFile
from domain.forensic.lifecycle import FORENSIC, charge
from domain.forensic.owed import TaskArose, task_arose
from domain.kernel.circumstances import Area, Circumstances
from domain.kernel.refusal import Refusal
from domain.kernel.register import Actor, Register
from domain.registry import LAWBOOK


@pytest.mark.parametrize(
    ("facts", "urgency"),
    [
        ({"stage": "ALLOCATED", "restricted": True}, 1),
        ({"stage": "ALLOCATED", "flags": Flags(social_supervision="pre_discharge")}, 1),
        ({"stage": "ALLOCATED", "flags": Flags(social_supervision="active")}, 1),
        ({"stage": "ALLOCATED", "flags": Flags(social_supervision="none")}, 3),
        ({"stage": "SCREENING"}, 2),
        ({"stage": "ALLOCATED"}, 3),
    ],
)
def test_whom_a_worklist_puts_first(facts: dict[str, Any], urgency: int) -> None:
    assert charge(ForensicFile(**facts)).urgency == urgency


@pytest.mark.parametrize(("worker", "asked"), [("sid", {"sid"}), (None, set())])
def test_the_register_is_asked_about_who_holds_the_case(worker: str | None, asked: set[str]) -> None:
    assert FORENSIC.asks_about(ForensicFile(worker=worker)) == asked


def test_a_carer_who_is_found_later_is_recorded_then() -> None:
    """FOR-CARER-IDENTIFY: that there was none is no answer for ever; an assessment that runs is."""
    said = {"established": "Invented", "relation": "sister"}
    nobody = identified(ForensicFile(), CarerIdentified(has_carer=False, established="Invented"))
    found = IdentifyCarer(has_carer=True, **said)
    assert not isinstance(identify_carer(found, nobody, None), Refusal)  # type: ignore[arg-type] -- it asks for no circumstances
    assessed = ForensicFile(carer=Carer(state="assessing"))
    assert isinstance(identify_carer(found, assessed, None), Refusal)  # type: ignore[arg-type] -- as above


def test_a_task_that_was_done_is_owed_again_by_a_new_fact() -> None:
    done = ForensicFile(done=frozenset({"plan_copy", "eligibility_copy"}))
    again = task_arose(done, TaskArose.of("plan_copy", "the plan was signed off"))
    assert (again.owed, again.done) == ({"plan_copy": "the plan was signed off"}, {"eligibility_copy"})


REVIEWED = {"leads_to": "goes_on", "findings": "Invented"}


@pytest.mark.parametrize(
    ("command", "fields", "rule"),
    [
        ("LeadPlacementSearch", {"words": "Invented"}, "FOR-CNP-LEAD"),
        ("SubmitCnpApplication", {"summary": "Invented"}, "FOR-CNP-REFER"),
        ("StartCostedPackage", {"provider": "Invented"}, "FOR-CNP-BEFORE-START"),
        ("StartReview", {}, "FOR-REVIEW-SIGNOFF"),
        ("SubmitReview", REVIEWED, "FOR-REVIEW-SIGNOFF"),
    ],
)
@pytest.mark.parametrize(("by", "allowed"), [
    (Actor(id="sid", roles=("SocialWorker",)), True), (Actor(id="sam", roles=("SocialWorker",)), False),
    (Actor(id="tess", roles=("TeamLeader",)), True),
])  # fmt: skip
def test_the_work_on_a_case_is_done_by_who_holds_it(
    command: str, fields: dict[str, Any], rule: str, by: Actor, allowed: bool
) -> None:
    """Another social worker is refused, even of the same team; a lead of the service acts in the holder's absence."""
    at = datetime(2026, 3, 2, 10, tzinfo=UTC)
    now = Circumstances(
        case_id=UUID(int=1), effective_at=at, recorded_at=at, by=by, law=LAWBOOK.in_force(date(2026, 3, 2)),
        calendar=SHIPPED.named("england-and-wales"), area=Area(name="invented"), register=Register(),
    )  # fmt: skip
    step = next(step for step in FORENSIC.steps if step.command.tag() == command)
    ruling = FORENSIC.decide(step.command.model_validate(fields), ForensicFile(worker="sid"), now)
    said = {(each.rule, each.words) for each in ruling.objections} if isinstance(ruling, Refusal) else set()
    words = "This is for the social worker to whom the case is allocated, or a lead of the service."
    assert ((rule, words) in said) is not allowed
