"""Who leads: each line of the table, and which one goes before which (2.4, 6.5, 16.1)."""

from datetime import date
from itertools import combinations
from typing import get_args

import pytest

from domain.mappa.lead.state import Supervision, SupervisionKind
from domain.mappa.lead.table import leading

KINDS = get_args(SupervisionKind)
EACH = {
    "bail_pending_sentence": ("police", "MAPPA-LEAD-POLICE-BAIL"),
    "yot": ("yot", "MAPPA-LEAD-YOT"),
    "yot_transition": ("yot", "MAPPA-LEAD-YOT-18-TRANSITION"),
    "probation": ("probation", "MAPPA-LEAD-PROBATION"),
    "hospital_order": ("mental_health", "MAPPA-LEAD-MH"),
    "guardianship": ("mental_health", "MAPPA-LEAD-MH"),
    "community_treatment_order": ("mental_health", "MAPPA-LEAD-MH"),
    "service_detention_no_licence": ("police", "MAPPA-LEAD-POLICE-ARMED-FORCES"),
}
"""In the order in which one goes before another."""


def lead(*kinds: str) -> tuple[str, str]:
    running = {kind: Supervision.model_validate({"kind": kind, "since": date(2026, 3, 2)}) for kind in kinds}
    line = leading(running)
    return line.agency, line.rule


def test_every_kind_of_supervision_is_in_the_table() -> None:
    assert set(EACH) == set(KINDS)


@pytest.mark.parametrize("kind", EACH)
def test_one_supervision_alone_decides(kind: str) -> None:
    assert lead(kind) == EACH[kind]


@pytest.mark.parametrize(("first", "second"), list(combinations(EACH, 2)))
def test_of_two_the_earlier_line_decides_in_whatever_order_they_came(first: str, second: str) -> None:
    assert lead(first, second) == lead(second, first) == EACH[first]


def test_without_any_the_police_lead() -> None:
    assert lead() == ("police", "MAPPA-LEAD-POLICE-DEFAULT")


def test_the_prison_service_never_does() -> None:
    assert "prison" not in {agency for agency, _ in EACH.values()}
