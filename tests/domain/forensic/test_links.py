"""What this pathway says to others is what the others take."""

from datetime import date
from uuid import UUID

import pytest

from activities.parsing import parse_command
from domain.forensic.links import IdentifyOffender, ReceiveReferral, RequestSupervisor, mappa_case, supervision_case
from domain.registry import LIFECYCLES
from domain.workforce.service.joint_meeting import DiscussAtJointMeeting

PERSON = UUID("00000000-0000-4000-8000-000000000001")
SAID = [
    ("safeguarding", ReceiveReferral(person=PERSON, content=("neglect",), summary="Invented")),
    ("mappa", IdentifyOffender(person=PERSON, area="kent")),
    ("supervision", RequestSupervisor(person=PERSON)),
]


@pytest.mark.parametrize(("pathway", "said"), SAID, ids=[pathway for pathway, _ in SAID])
def test_it_is_a_command_of_the_other_pathway_and_opens_its_case(pathway: str, said: object) -> None:
    lifecycle = LIFECYCLES[pathway]
    understood = parse_command(lifecycle, said.model_dump(mode="json"))
    assert isinstance(understood, lifecycle.opening)
    assert lifecycle.subject(understood) == PERSON
    step = lifecycle.step(lifecycle.opening)
    assert not step.roles or "System" in step.roles


def test_each_pathway_has_one_case_of_a_person_with_an_id_of_its_own() -> None:
    assert mappa_case(PERSON) == mappa_case(PERSON) != supervision_case(PERSON)
    assert mappa_case(PERSON) != mappa_case(UUID(int=2))


def test_the_joint_meeting_tells_a_case_what_a_case_takes() -> None:
    forensic = LIFECYCLES["forensic"]
    said = DiscussAtJointMeeting(meeting_on=date(2026, 4, 7)).model_dump(mode="json")
    understood = parse_command(forensic, said)
    assert "System" in forensic.step(type(understood)).roles
