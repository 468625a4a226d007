"""The enquiry at work, the closing, what runs beside the chart: each fact says its line and no other."""

from typing import Any

import pytest

from tests.domain.safeguarding.conftest import PERSON
from tests.domain.safeguarding.overview.said import Given, Line, added, casework, regions

_TASK = {"id": "t1", "words": "See  her\nat home.", "who": "noel", "by": "2026-03-20"}
_FILES = {"id": "t2", "words": "Send the files", "who": "east-trust", "by": "2026-03-10"}
_SEE: Line = ("terms of reference", "t1: See her at home. By 20 March 2026.", "t1", "", "noel")
_SEND: Line = ("terms of reference", "t2: Send the files. By 10 March 2026.", "t2", "", "east-trust")
ENQUIRY: Given = [
    ("PLANNING", {"tor_tasks": [_TASK, _FILES]}, [_SEND, _SEE]),
    ("ENQUIRY", {"tor_tasks": [_TASK], "io_finished": ["noel"]}, []),
    ("OUTCOME", {"tor_tasks": [_TASK, _FILES], "agencies": {"east-trust": {"tasks": ["t2"]}}}, [
        _SEND,
        ("agencies", "East-trust: caused to enquire on t2; its report is awaited.", "asked", "S42-CO-14D",
         "east-trust"),
    ]),
    ("ENQUIRY", {"agencies": {"a": {"state": "overdue"}, "b": {"state": "returned", "tasks": ["t1", "t2"]},
                              "c": {"state": "received"}, "d": {"state": "assured", "tasks": ["t1"]}}}, [
        ("agencies", "A: its time ran out without a report.", "overdue", "S42-CO-14D", "a"),
        ("agencies", "B: has its report on t1, t2 back to correct it.", "returned", "S42-CO-CHECK", "b"),
        ("agencies", "C: its report is in, to be analysed.", "received", "S42-CO-NOTCLOSE", "DSO"),
        ("agencies", "D: its report is analysed, the DSO is assured of it.", "assured", "", ""),
    ]),
    ("ENQUIRY", {"tor_tasks": [_FILES], "agencies": {
        "east-trust": {"state": "received", "tasks": ["t2"], "open_tasks": ["t2"]}}}, [
        _SEND, ("agencies", "East-trust: its report leaves out t2: return it.", "incomplete", "S42-CO-CHECK", "DSO"),
    ]),
    ("ENQUIRY", {"tor_tasks": [_FILES], "agencies": {"east-trust": {"state": "assured", "tasks": ["t2"]}}}, [
        ("agencies", "East-trust: its report is analysed, the DSO is assured of it.", "assured", "", ""),
    ]),
    ("TRIAGE", casework(asked_for_information=["police", "icb"]), [
        ("agencies", "Asked for information, to decide on the criteria: ICB, police.", "information", "S42-CO-S421",
         ""),
    ]),
    ("ENQUIRY", casework(asked_for_information=["police"], disputes=["icb"], actions={
        "a2": "police", "a1": "police", "a3": "icb"}), [
        ("agencies", "ICB: a dispute was escalated and is not settled.", "dispute", "S42-ESC-2", "DSO"),
        ("actions", "1 action open, agreed at a meeting: a3.", "open", "S42-DSO-TIMELY", "icb"),
        ("actions", "2 actions open, agreed at a meeting: a1, a2.", "open", "S42-DSO-TIMELY", "police"),
    ]),
]  # fmt: skip

CLOSING: Given = [
    ("TRIAGE", {"content": ["physical"]} | casework(alleged="another_resident"), [
        ("risk", "Concern: physical abuse; another resident said to be responsible.", "nature", "", ""),
        ("before the next step",
         "One resident hurt another: this goes to an enquiry, however slight and whatever was done already.", "goes_on",
         "S42-EX-RESIDENT-HIT", "DSO"),
    ]),
    ("ENQUIRY", casework(breached=["S42-RA-3WD", "S42-TRIAGE-1WD"]), [
        ("enquiry",
         "Missed: Risk assessment and strategy stage within three working days; Triage within one working day. "
         "The closing says why.", "delay", "S42-DELAY", "DSO"),
    ]),
    ("CLOSED_RA", casework(breached=["S42-RA-3WD"]), []),
    ("TRIAGE", casework(breached=["S42-TRIAGE-1WD"]), []),
    ("PLANNING", {"tor_tasks": [_TASK], "officers": [{"worker": "noel", "employer": "KCC"}], "advocate_decided": True}
     | casework(practice={"S42-MSP-SAFEOUTCOME": []}), [
        ("who", "IO: noel, at work.", "io", "", ""), _SEE,
        ("adult", "On record, of the adult: what being safe means to them.", "on_record", "", ""),
        ("adult", "Advocacy was considered: nobody acts for the adult.", "not_represented", "", ""),
    ]),
    ("RISK_ASSESSMENT", {"enquiry_type": "non_statutory"}, [
        ("enquiry", "Non-statutory; it goes the same way as a statutory one.", "non_statutory",
         "S42-NONSTAT-SAMEPATH", ""),
    ]),
    ("RISK_ASSESSMENT", {"enquiry_type": "statutory", "strategy_held": True}, [
        ("enquiry", "Statutory, under section 42. The strategy discussion was held.", "statutory", "", ""),
    ]),
    ("PLANNING", {"enquiry_type": "statutory", "strategy_held": True}, [
        ("enquiry", "Statutory, under section 42.", "statutory", "", ""),
    ]),
    ("CLOSURE_REVIEW", regions(notices={"n1": {"body": "cqc", "state": "logged"}}), [
        ("before the next step", "Send the form again with the outcome section completed, anonymised, to: cqc.",
         "outcome_copy", "EST-CQC-RESEND", "DSO"),
    ]),
]  # fmt: skip

HOME = {"service": "home-1", "kind": "nursing_home", "regulated_by": "CQC"}
BESIDE: Given = [
    ("CLOSED_CONCERN", {"content": ["self_neglect"]}, [("risk", "Concern: self-neglect.", "nature", "", "")]),
    ("ENQUIRY", {"content": ["domestic"]}, [
        ("risk", "Concern: domestic abuse.", "nature", "", ""),
        ("domestic abuse", "No DASH is completed yet.", "no_dash", "DA-DASH-24", ""),
    ]),
    ("ENQUIRY", regions(marac={"state": "scored", "score": 15, "high_risk": True}), [
        ("domestic abuse", "DASH score 15, high risk.", "dash", "DA-DASH-14", ""),
        ("domestic abuse", "To be referred to MARAC.", "to_refer", "DA-DASH-MARAC", ""),
    ]),
    ("ENQUIRY", regions(marac={"state": "not_referred", "score": 4}), [
        ("domestic abuse", "DASH score 4.", "dash", "DA-DASH-TOTAL", ""),
        ("domestic abuse", "Not referred to MARAC, by judgement with a reason.", "not_referred", "DA-MARACF-REASON",
         ""),
    ]),
    ("ENQUIRY", regions(establishment=HOME | {"commissioned_by": ["icb", "kent_county_council"]}), [
        ("establishment", "Home-1, nursing home; regulated by CQC; commissioned by ICB, Kent county council.",
         "identified", "", ""),
        ("establishment", "Not decided: a safeguarding or a quality in care response. "
         "Review the earlier concerns about it first.", "not_decided", "EST-QIC-TABLE", "DSO"),
    ]),
    ("ENQUIRY", regions(establishment=HOME | {"regulated_by": "none", "earlier_reviewed": True}), [
        ("establishment", "Home-1, nursing home; regulated by nobody; commissioned by nobody.", "identified", "", ""),
        ("establishment", "Not decided: a safeguarding or a quality in care response.", "not_decided", "EST-QIC-TABLE",
         "DSO"),
    ]),
    ("ENQUIRY", regions(establishment={"response": "safeguarding", "opened": True, "adults": [
        {"person": str(PERSON), "case": str(PERSON)}]}), [
        ("establishment", "The response is safeguarding.", "safeguarding", "", ""),
        ("establishment", "The enquiry is about the establishment, and 1 other adult as well.", "opened", "EST-DUTY",
         ""),
    ]),
    ("CLOSED_RA", regions(sanctions={"a": {"service": "home-1", "level": 3, "plan": "overdue", "form_owed": "place"},
                                     "b": {"service": "home-2", "proposed": 3},
                                     "c": {"service": "home-3", "proposed": 3, "approved": True},
                                     "d": {"service": "home-4", "kind": "poor_practice", "level": 1}}), [
        ("sanctions", "Adult Protection sanction of level 3 on home-1: the council places nobody there; the provider's "
         "plan is overdue.", "3", "EST-SANCTION-L3-EFFECT", ""),
        ("sanctions", "Adults Commissioning is to have the template for home-1.", "template", "EST-SANCTION-SEND",
         "DSO"),
        ("sanctions", "Level 3 is proposed for home-2; the Assistant Director is to approve it.", "proposed",
         "EST-SANCTION-AP3", "AssistantDirector"),
        ("sanctions", "Level 3 is proposed for home-3 and approved; it is to be placed.", "proposed", "EST-SANCTION-AP",
         "DSO"),
        ("sanctions", "Poor Practice sanction of level 1 on home-4.", "1", "EST-SANCTION-QIC", ""),
    ]),
    ("ENQUIRY", regions(learned=[{"service": "home-1", "kind": "adult_protection", "level": 2, "case": str(PERSON)}]), [
        ("sanctions", "Adult Protection sanction of level 2 on home-1, by a linked case.", "linked.2",
         "EST-SANCTION-AP", ""),
    ]),
    ("ENQUIRY", regions(trust={"p1": {"in_trust": True, "profession": "nurse"}, "p2": {"profession": "nurse"},
                               "p3": {"in_trust": True, "notified": True, "profession": "none", "dbs": "refer"}}), [
        ("position of trust", "Person p1 holds a position of trust.", "in_trust", "EST-PIPOT-DEF", ""),
        ("position of trust", "Person p1: the position-of-trust guidance is to be followed.", "guidance",
         "EST-PIPOT-FOLLOW", ""),
        ("position of trust", "Person p1, nurse: consider telling the professional regulator.", "regulator",
         "EST-PROF-REGULATOR", "DSO"),
        ("position of trust", "Person p3 holds a position of trust.", "in_trust", "EST-PIPOT-DEF", ""),
        ("position of trust", "Person p3: the council refers to the DBS.", "refer", "EST-DBS-DECIDE", ""),
    ]),
    ("ENQUIRY", regions(trust={"p1": {"in_trust": True, "notified": True, "profession": "nurse",
                                      "regulator_considered": True, "dbs": "do_not_refer",
                                      "employer_must_refer": True}}), [
        ("position of trust", "Person p1 holds a position of trust.", "in_trust", "EST-PIPOT-DEF", ""),
        ("position of trust", "Person p1: the council does not refer to the DBS; the employer must.", "do_not_refer",
         "EST-DBS-EMPLOYER", ""),
    ]),
    ("ENQUIRY", regions(notices={
        "n1": {"body": "icb"}, "n2": {"body": "icb", "state": "anonymised"},
        "n3": {"body": "nhs_england", "state": "anonymised", "by_letter": True, "delivered": ["nhse_regional_1"]},
        "n4": {"body": "icb", "state": "sent"}, "n5": {"body": "icb", "state": "logged"}}), [
        ("notices", "Notice n1 to ICB: to be anonymised.", "drafted", "EST-CQC-ANON", ""),
        ("notices", "Notice n2 to ICB: to be sent.", "anonymised", "EST-MANUAL-SEND", ""),
        ("notices", "Notice n3 to NHS England: sent as a letter, not arrived at nhse regional 2.", "anonymised",
         "EST-CONTACTS", ""),
        ("notices", "Notice n4 to ICB: sent, to be logged.", "sent", "S42-CR-12", ""),
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("stage", "facts", "said"), [*ENQUIRY, *CLOSING, *BESIDE])
def test_a_fact_says_its_line_and_no_other(stage: str, facts: dict[str, Any], said: list[Line]) -> None:
    assert added(stage, **facts) == said
