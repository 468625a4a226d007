"""Who has a case in hand, how urgent it is and what it waits for: what the worklists of the later pathways sort by."""

from typing import Any

import pytest

from domain.court_liaison.file import Sar
from domain.court_liaison.lifecycle import COURT_LIAISON
from domain.kernel.case import AnyLifecycle
from domain.kernel.lifecycle import Charge
from domain.patient.ending.state import Ending
from domain.patient.identification.state import Mappa
from domain.patient.leave.state import Leave
from domain.patient.lifecycle import PATIENT
from domain.patient.owed.state import Obligations
from domain.patient.status.state import Status
from domain.patient.tribunal.state import Tribunal
from domain.serious_case_review.lifecycle import SERIOUS_CASE_REVIEW
from domain.supervision.file import Flags, Responsibility, Risk, Supervisors
from domain.supervision.lifecycle import SUPERVISION

COURT = "court-liaison"
KNOWN = Mappa(identified=True)
OWED = Obligations(owed={"MDO-I-PART1": "MentalHealthPractitioner", "MDO-EXIT-PART4": "ResponsibleClinician"})


@pytest.mark.parametrize(("lifecycle", "facts", "charge"), [
    (PATIENT, {"hospital": "h", "status": Status(basis="s37")},
     Charge(team="h", urgency=4, waits_for="identification")),
    (PATIENT, {"mappa": KNOWN, "status": Status(basis="s37_41"), "tribunal": Tribunal(pending=True)},
     Charge(urgency=2, waits_for="tribunal")),
    (PATIENT, {"hospital": "h", "mappa": KNOWN, "status": Status(basis="s37_41"), "leave": Leave(absent=True)},
     Charge(team="h", urgency=0)),
    (PATIENT, {"hospital": "h", "ending": Ending(decision_owed=True), "owed": OWED},
     Charge(team="h", urgency=4, waits_for="lead_agency,to_be_done,owed_by_MentalHealthPractitioner,"
                                           "owed_by_ResponsibleClinician")),
    (COURT_LIAISON, {"stage": "LISTED", "resumes_at": "REPORTING"}, Charge(team=COURT, urgency=2, waits_for="hearing")),
    (COURT_LIAISON, {"stage": "PSYCH_REFERRED", "practitioner": "fay"},
     Charge(team=COURT, worker="fay", urgency=2, waits_for="psychiatrist")),
    (COURT_LIAISON, {"stage": "REPORTING"}, Charge(team=COURT, urgency=1)),
    (COURT_LIAISON, {"stage": "REPORTED", "disposed": True}, Charge(team=COURT, urgency=3)),
    (COURT_LIAISON, {"stage": "OM_ACTIVE", "proposed_by": ("fmhp", "fay"), "mhtr": "advise_probation",
                     "questions": frozenset({"q1"}), "report_required": True, "sar": Sar(state="roadmap_due")},
     Charge(team=COURT, urgency=3, waits_for="other_side,answer,report,advice,roadmap")),
    (COURT_LIAISON, {"stage": "OM_ACTIVE", "review_by": ("fmhp", "fay")},
     Charge(team=COURT, urgency=3, waits_for="other_side")),
    (SERIOUS_CASE_REVIEW, {"stage": "WITH_SMB_CHAIR", "kind": "mandatory"}, Charge(team="mappa_review", urgency=1)),
    (SERIOUS_CASE_REVIEW, {"stage": "WITH_SMB_CHAIR", "kind": "discretionary"}, Charge(team="mappa_review", urgency=3)),
    (SERIOUS_CASE_REVIEW, {"stage": "REVIEWING", "kind": "mandatory", "author": "aida", "scope": "recheck",
                           "owed": {"victims_told": "", "board_meeting": ""}},
     Charge(team="mappa_review", worker="aida", urgency=3, waits_for="scope_decision,board_meeting,victims_told")),
    (SUPERVISION, {"stage": "ALLOCATION_PENDING"}, Charge(urgency=2, waits_for="settlement")),
    (SUPERVISION, {"stage": "ALLOCATING"}, Charge(urgency=2, waits_for="supervisor")),
    (SUPERVISION, {"stage": "SUPERVISED", "risk": Risk(breaches=frozenset({"b1"})), "flags": Flags(owed=("mappa:x",))},
     Charge(urgency=2, waits_for="breach_review,to_be_told")),
    (SUPERVISION, {"stage": "REVIEWING_BREACH", "supervisors": Supervisors(social="sam", team="t")},
     Charge(team="t", worker="sam", urgency=1, standing="SocialSupervisor")),
    (SUPERVISION, {"stage": "RECALL_PENDING", "supervisors": Supervisors(social="sam", cover="cal", team="t"),
                   "risk": Risk(recall_requested=True)},
     Charge(team="t", worker="cal", urgency=0, waits_for="recall_decision", standing="SocialSupervisor")),
    (SUPERVISION, {"stage": "ESCALATED", "responsibility": Responsibility(disputed=True, handover_to="surrey"),
                   "supervisors": Supervisors(failing=frozenset({"social"}))},
     Charge(urgency=0, waits_for="settlement,supervisor,handover")),
])  # fmt: skip
def test_who_has_it_in_hand(lifecycle: AnyLifecycle, facts: dict[str, Any], charge: Charge) -> None:
    assert lifecycle.charge(lifecycle.file(**facts)) == charge
