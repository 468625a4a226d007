"""What a patient's case says to others opens their cases."""

from uuid import UUID

import pytest

from activities.parsing import parse_command
from domain.asking import IdentifyOffender, RequestSupervisor
from domain.registry import LIFECYCLES

PERSON = UUID("00000000-0000-4000-8000-000000000001")
SAID = [
    ("mappa", IdentifyOffender(person=PERSON, agency="mental_health", area="kent", ground="outcome")),
    ("supervision", RequestSupervisor(person=PERSON, requested_by="hospital")),
]


@pytest.mark.parametrize(("pathway", "said"), SAID, ids=[pathway for pathway, _ in SAID])
def test_it_is_a_command_of_the_other_pathway_and_opens_its_case(pathway: str, said: object) -> None:
    lifecycle = LIFECYCLES[pathway]
    understood = parse_command(lifecycle, said.model_dump(mode="json"))  # type: ignore[attr-defined]  # a command
    assert isinstance(understood, lifecycle.opening)
    assert lifecycle.subject(understood) == PERSON
    step = lifecycle.step(lifecycle.opening)
    assert step is not None
    assert not step.roles or "System" in step.roles
