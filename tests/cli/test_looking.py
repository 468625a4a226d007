"""Past the API a record that few may read is looked at because somebody asked, and the log says who."""

from uuid import uuid4

import pytest

from activities.messages import CaseRef
from cli.case import looking, looking_at
from cli.lists import wanted
from cli.output import StoppedError
from domain.registry import LIFECYCLES

VICTIM, OFFENDER = CaseRef(lifecycle="mappa-victim", case=uuid4()), CaseRef(lifecycle="mappa", case=uuid4())


def test_a_victims_record_is_not_shown_unasked() -> None:
    with pytest.raises(StoppedError, match="VictimLiaisonOfficer"):
        looking(VICTIM, "chronology", None)


def test_the_request_stands_in_the_log_with_the_look() -> None:
    assert looking(VICTIM, "chronology", "INC-1042") == "chronology, asked by INC-1042"
    assert looking(OFFENDER, "chronology", None) == "chronology"


@pytest.mark.parametrize("reference", ["", "a", "Canary Wren asked", "x" * 41])
def test_a_request_is_a_reference_and_no_text(reference: str) -> None:
    with pytest.raises(StoppedError, match="reference"):
        looking(OFFENDER, "chronology", reference)


@pytest.mark.parametrize("pathway", [None, "mappa", "mappa-victim"])
def test_lists_show_such_records_only_where_their_pathway_is_named(pathway: str | None) -> None:
    few = {name for name, each in LIFECYCLES.items() if each.readers}
    assert set(wanted(None, None, pathway, None, unowned=False).hidden) == few - {pathway}


def test_a_persons_name_is_kept_as_few_may_read_the_persons_cases() -> None:
    with pytest.raises(StoppedError, match="VictimLiaisonOfficer"):
        looking_at((OFFENDER, VICTIM), "person", None)
    assert looking_at((OFFENDER, VICTIM), "person", "INC-1042") == "person, asked by INC-1042"
    assert looking_at((OFFENDER,), "person", None) == looking_at((), "person", None) == "person"
