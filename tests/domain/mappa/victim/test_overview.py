"""How a victim's record stands, in words: risk, what is owed, contact and scheme; nothing of the offender."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from domain.kernel.overview import Now
from domain.mappa.victim.file import VictimFile
from domain.mappa.victim.overview import overview
from tests.well_said import is_well_told

OFFENDER = UUID(int=7)
DONE = {"contact": "victim_contact", "liaison_checked": True, "scheme": "statutory", "told_how": True}


def said(**facts: Any) -> list[str]:
    lines = overview(VictimFile(**{"stage": "IDENTIFIED", "offender_case": OFFENDER, **facts}), Now(date(2026, 3, 2)))
    is_well_told(lines)
    assert str(OFFENDER) not in str(lines)
    return [each.words for each in lines]


@pytest.mark.parametrize(("facts", "words"), [
    ({}, ["The direct victim.", "Record which agency is in contact with the victim.",
          "Ask the Victim Liaison Unit to look in the national database.",
          "Assess whether the Victim Contact Scheme is offered.", "Tell the victim how concerns enter the process."]),
    (DONE, ["The direct victim.", "In contact with the victim: victim contact.",
            "In the Victim Contact Scheme, by statute."]),
    ({**DONE, "scheme": "none", "at_risk": True, "kind": "potential", "vulnerable": "child", "other_area": True},
     ["A potential victim, a child; at risk of harm now.",
      "Lives in another area: its liaison officer feeds into the meeting and tells the practitioner.",
      "Bring the risk to a meeting, with actions in the plan.", "Set up the link with children's services.",
      "In contact with the victim: victim contact.",
      "Outside the Victim Contact Scheme: the lead agency tells the key facts."]),
    ({**DONE, "scheme": "none", "at_risk": True, "risk_raised": True, "vulnerable": "adult_at_risk",
      "services_linked": True},
     ["The direct victim, an adult at risk; at risk of harm now.", "In contact with the victim: victim contact.",
      "Outside the Victim Contact Scheme: the lead agency tells the key facts."]),
    ({**DONE, "scheme": "discretionary", "also_offender": True, "by_hospital": True, "asked": frozenset({"q2", "q1"})},
     ["The direct victim.", "An offender too: limit what could serve a retaliation.",
      "Request q1 for information waits for a decision.", "Request q2 for information waits for a decision.",
      "In contact with the victim: victim contact.", "In the Victim Contact Scheme, by discretion.",
      "The hospital informs the victim, not a liaison officer."]),
    ({"stage": "CLOSED", "kind": "bereaved_relative"}, ["A bereaved relative."]),
])  # fmt: skip
def test_how_it_stands(facts: dict[str, Any], words: list[str]) -> None:
    assert said(**facts) == words
