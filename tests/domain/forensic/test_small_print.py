"""What a forensic case shows and keeps: the lines that no scenario file reads."""

from typing import Any

import pytest

from domain.forensic.carer import CarerIdentified, IdentifyCarer, identified, identify_carer
from domain.forensic.file import Carer, Flags, ForensicFile
from domain.forensic.lifecycle import FORENSIC, charge
from domain.forensic.owed import TaskArose, task_arose
from domain.kernel.refusal import Refusal


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
