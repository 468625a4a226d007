"""What the API lets whom do with staff records and with the list of cases that nobody has in hand."""

from api.allowed import allowed_commands
from api.security import may_read
from domain.kernel.register import Actor
from domain.registry import LIFECYCLES


def test_line_managers_alone_read_staff_records() -> None:
    assert may_read(Actor(id="tess", roles=("TeamLeader",)), "worker")
    assert not may_read(Actor(id="sam", roles=("SocialWorker", "DSO")), "worker")
    assert may_read(Actor(id="sam", roles=("SocialWorker", "DSO")), "safeguarding")


def test_the_owner_of_the_list_is_offered_to_hand_cases_over() -> None:
    def offered(role: str, *, closed: bool = False) -> set[str]:
        caller = Actor(id="x", roles=(role,))
        found = allowed_commands(LIFECYCLES["safeguarding"], "TRIAGE", caller, closed=closed, open_duties=True)
        return {each.type for each in found}

    assert {"HandOverWork", "HandWorkBack"} <= offered("SeniorPractitioner")
    assert "HandOverWork" not in offered("DSO")
    assert "HandOverWork" not in offered("SeniorPractitioner", closed=True)
