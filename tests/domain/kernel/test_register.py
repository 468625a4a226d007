"""What a register holds, cut down to the facts that gates may ask about."""

from domain.kernel.register import PersonFacts, WorkerFacts, facts_in


def test_what_no_gate_asks_about_is_left_out() -> None:
    """Another release may have written it: nobody is refused a proposal for that."""
    assert facts_in(WorkerFacts, {"grade": "KR11", "written_by_a_later_release": True}) == WorkerFacts(grade="KR11")
    assert facts_in(PersonFacts, None) == PersonFacts()
