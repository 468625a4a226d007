"""What acceptance asks of other pathways: in the case's own area, of supervision only for the restricted."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from domain.forensic.criteria import Findings
from domain.forensic.decisions import ReferralAccepted
from domain.forensic.file import ForensicFile
from domain.forensic.links import opened
from domain.kernel.case_events import CaseOpened
from domain.kernel.happened import Happened
from domain.kernel.message import Event
from domain.registry import LIFECYCLES

PERSON, NOON = UUID(int=7), datetime(2026, 3, 2, 12, tzinfo=UTC)
FINDINGS = Findings.model_validate({
    "resident_in_kent_before_admission": True, "admitted_on": date(2019, 3, 4), "ward": {"kind": "low_secure"},
    "severe_and_enduring_mental_illness": True, "autism": False, "learning_disability": False,
    "risk": {"significant": True}, "legal": {"route": "OTHER"},
})  # fmt: skip


def asked(file: ForensicFile, event: Event) -> list[tuple[str, dict[str, Any]]]:
    happened = Happened(event, NOON, NOON, "tess", "2025-01")
    follow_ups = LIFECYCLES["forensic"].follow_ups(file, happened)
    return [(each.lifecycle, each.command.model_dump(mode="json")) for each in follow_ups]


def in_area(area: str) -> ForensicFile:
    began = CaseOpened(lifecycle="forensic", person=PERSON, area=area, calendar="england-and-wales")
    return opened(ForensicFile(person=PERSON), began)


@pytest.mark.parametrize("restricted", [True, False])
def test_mappa_is_always_asked_and_supervision_for_the_restricted(restricted: bool) -> None:
    event = ReferralAccepted(findings=FINDINGS, response="Invented", route="OTHER", usual_profile=False,
                             restricted=restricted)  # fmt: skip
    found = asked(in_area("medway"), event)
    assert [pathway for pathway, _ in found] == (["mappa", "supervision"] if restricted else ["mappa"])
    assert found[0][1]["area"] == "medway"
    assert {said["person"] for _, said in found} == {str(PERSON)}


def test_nothing_else_asks() -> None:
    assert asked(in_area("kent"), LIFECYCLES["forensic"].events[0].model_construct()) == []
