"""How a forensic case stands, in words: part by part, and as files leave it."""

import asyncio
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from cli.scenario.pure import PureEngine
from cli.scenario.reading import read_scenario
from cli.scenario.run import run_scenario
from domain.forensic.allocation import WorkerAllocated
from domain.forensic.assessment import RiskAssessmentSubmitted
from domain.forensic.documents import Returned, SignedOff
from domain.forensic.file import Carer, Document, Flags, ForensicFile, Funding, Placement, Referred
from domain.forensic.lifecycle import FORENSIC
from domain.forensic.outside import PersonDied
from domain.forensic.overview import overview
from domain.forensic.review import ClosureAsked, ClosureDeclined
from domain.forensic.screening import MoreInformationRequested, ScreeningResumed
from domain.kernel.case import fold, overview_of
from domain.kernel.happened import Happened
from domain.kernel.message import Event
from domain.kernel.overview import Now, Told
from domain.registry import LAWBOOK
from tests.well_said import is_well_told

DAY, MAY = date(2026, 3, 2), date(2026, 5, 4)
NOW = Now.on(MAY, LAWBOOK)
FILES = Path(__file__).parents[3] / "scenarios" / "forensic"
ANSWERED = Flags(mappa=False, victim_contact=False, sexual_offence_orders=(), social_supervision="none", cpa=True,
                 s117=True, pre_admission_team="none")  # fmt: skip
SETTLED = {"flags": ANSWERED, "carer": Carer(state="none"), "kers": "given", "worker": "sid", "discussed": True}
CAME = Referred(sender="social_supervisor", referrer="Invented Sue", received_on=DAY)


def said(**facts: Any) -> dict[str, list[str]]:
    """The words by topic."""
    lines = overview(ForensicFile(**facts), NOW)
    is_well_told(lines)
    return {topic: [each.words for each in lines if each.topic == topic] for topic in {each.topic for each in lines}}


def lived(file: str) -> dict[str, Told]:
    """By code, how the case of this file stands at its end."""
    report = asyncio.run(run_scenario(read_scenario(FILES / file), PureEngine()))
    assert report.difference is None, report.difference
    told = overview_of(FORENSIC, fold(FORENSIC, report.happened["c1"]), NOW)
    return {each.code: each for each in told}


@pytest.mark.parametrize(("facts", "words"), [
    ({"stage": "RECEIVED", "referral": CAME, "restricted": True},
     ["Referred by the social supervisor (Invented Sue), counts as received on 2 March 2026; the form says: restricted"
      " under section 41.", "Whether the vulnerable adults joint working protocol applies is not recorded yet."]),
    ({"stage": "AWAITING_INFO", "va_protocol": False, "eighteen_on": date(2026, 6, 1),
      "referral": CAME.model_copy(update={"asked": "the ward", "asked_about": "the index offence.",
                                          "asked_on": date(2026, 3, 4)})},
     ["Referred by the social supervisor (Invented Sue), counts as received on 2 March 2026.",
      "Since 4 March 2026 the ward is asked about: the index offence. The clock goes on.",
      "The person is 18 on 1 June 2026: not before that can it be accepted."]),
    ({"stage": "RETURNED", "referral": Referred(sender="gp", faults=("sender_not_permitted", "not_to_the_mailbox"))},
     ["Referred by a GP.", "Returned: whoever sent it is not among those who may refer.",
      "Returned: it was not sent to the service's mailbox."]),
    ({"stage": "REDIRECTED", "referral": Referred(sender="prison", decided_on=DAY, services=("One", "Two"))},
     ["Referred by a prison.", "Redirected on 2 March 2026: One; Two."]),
    ({"stage": "DECLINED", "referral": Referred(sender="prison", decided_on=DAY,
                                                because=("FOR-ELIG-WARD", "FOR-ELIG-CORE"))},
     ["Referred by a prison.",
      "Declined on 2 March 2026. Core criterion: secure ward history: Detained, now or before, on a secure ward, or on"
      " a forensic rehabilitation or controlled access ward on the site of one."]),
    ({"stage": "DECLINED", "referral": Referred(sender="prison", decided_on=DAY, because=("FOR-ELIG-CORE",))},
     ["Referred by a prison.",
      "Declined on 2 March 2026. Core eligibility expression: All five criteria, joined by and."]),
    ({"stage": "ALLOCATED", "referral": CAME.model_copy(update={"decided_on": MAY, "route": "CTO"}), "worker": "sid"},
     ["Referred by the social supervisor (Invented Sue), counts as received on 2 March 2026; accepted on 4 May 2026, by"
      " a community treatment order."]),
])  # fmt: skip
def test_how_it_came_and_what_was_answered(facts: dict[str, Any], words: list[str]) -> None:
    assert said(**facts)["referral"] == words


@pytest.mark.parametrize(("facts", "topic", "words"), [
    ({"stage": "CLOSING", "closing_because": "stepped_down", "closing_asked_by": "sid", "closing_to": "Invented CMHT"},
     "end", ["The end waits for a manager, asked for by sid: stepped down, to Invented CMHT."]),
    ({"stage": "CLOSING", "closing_because": "died", "died": True, "died_on": DAY},
     "end", ["The person died on 2 March 2026.", "The end waits for a manager."]),
    ({"stage": "CLOSED", "closing_because": "moved_away"}, "end", ["Moved away."]),
    ({"stage": "ACCEPTED"}, "allocation", ["No social worker is allocated yet."]),
    ({"stage": "ALLOCATED", "worker": "sid", "held_since": DAY, "joint_working": ("fols", "scft")}, "allocation",
     ["Allocated to sid since 2 March 2026.",
      "The trust's forensic teams that work with the service: FOLS, SCFT."]),
    ({"stage": "ALLOCATED", "worker": "sid", "held_since": DAY, "restricted": True}, "allocation",
     ["Allocated to sid since 2 March 2026, as social supervisor too."]),
    ({"stage": "ALLOCATED", "worker": "sid", "restricted": True, "owed": {"supervisor_allocation": "not trained"}},
     "allocation", ["Allocated to sid."]),
    ({"stage": "ACCEPTED"}, "joint meeting", ["Not discussed yet."]),
    ({"stage": "ACCEPTED", "referral": Referred(meeting_on=MAY)}, "joint meeting",
     ["To be discussed on 4 May 2026."]),
    ({"stage": "ASSESSING", "discussed": True, "referral": Referred(meeting_on=DAY)}, "joint meeting",
     ["Discussed on 2 March 2026."]),
    ({"stage": "ALLOCATED", "flags": Flags(social_supervision="pre_discharge", mappa=True, victim_contact=True,
                                           sexual_offence_orders=("sexual_risk_order",)), "concerns": (UUID(int=1),)},
     "risk", ["Restricted under section 41: social supervision after discharge is being prepared.", "MAPPA eligible.",
              "A victim has opted in to the Victim Contact Scheme: key developments are told to the service.",
              "Subject to a sexual risk order.", "A safeguarding concern was raised."]),
    ({"stage": "ACCEPTED", "restricted": True, "referral": Referred(route="RESTRICTED")}, "risk",
     ["Under sections 37 and 41, by the findings at screening."]),
    ({"stage": "ACCEPTED", "restricted": True, "referral": Referred(route="OTHER")}, "risk",
     ["Restricted or conditionally discharged, by the findings at screening."]),
    ({"stage": "ALLOCATED", "owed": {"victim_contact_told": "a key development: order_changed"}}, "to be done",
     ["Tell the victim contact service of the development: a key development: order changed."]),
    ({"stage": "ALLOCATED", **SETTLED, "kers": "not_decided"}, "to be recorded",
     ["Before the assessment goes to quality assurance: reablement support."]),
    ({"stage": "ASSESSING", **SETTLED, "carer": Carer(), "flags": ANSWERED.model_copy(update={"s117": None})},
     "to be recorded",
     ["Before the assessment goes to quality assurance: section 117 after-care, whether there is a carer."]),
    ({"stage": "ASSESSING"}, "assessment",
     ["No risk assessment yet: it is signed off before the Care Act assessment is sent in."]),
    ({"stage": "ASSESSMENT_QA", "documents": {
        "risk_assessment": Document(state="signed", version=2, since=DAY),
        "care_act_assessment": Document(state="submitted", version=2, since=MAY)}}, "assessment",
     ["Risk assessment was signed off on 2 March 2026.",
      "Care Act assessment, version 2, waits for quality assurance and sign-off since 4 May 2026."]),
    ({"stage": "OUTCOME"}, "assessment", ["What the signed assessment comes to is to be decided."]),
    ({"stage": "PLANNING", "outcome": "CARE_ACT_ELIGIBLE", "eligible_needs": ("housing", "work")}, "assessment",
     ["Eligible under the Care Act; unmet needs: housing, work."]),
    ({"stage": "NEEDS_RECORDED", "outcome": "S117_ONLY"}, "assessment",
     ["Section 117 after-care only: the needs are recorded, nothing is planned."]),
    ({"stage": "PLANNING"}, "plan", ["The care and support plan is to be written."]),
    ({"stage": "PLANNING", "documents": {"care_and_support_plan": Document(state="returned", version=1, since=DAY)}},
     "plan", ["Care and support plan was given back for correction on 2 March 2026."]),
    ({"stage": "REVIEWING", "documents": {"review": Document(version=1)}}, "plan", ["A review is under way."]),
    ({"stage": "CNP_DRAFT", "flags": Flags(pre_admission_team="ashford-cmht"),
      "funding": (Funding(what="accommodation", payer="ashford-cmht"),)}, "funding",
     ["Held before admission by ashford-cmht, with which the cost of care sits.",
      "Accommodation, to be paid by ashford-cmht: the application to the Complex Need Panel is being drafted.",
      "How the service leads the search for a placement is not recorded yet."]),
    ({"stage": "CNP_REFERRED", "funding": (
        Funding(what="accommodation", payer="a-cmht", panel="refused"),
        Funding(what="costed_package", payer="a-cmht", panel="agreed", started=True),
        Funding(what="costed_package", payer="a-cmht"))}, "funding",
     ["Accommodation, to be paid by a-cmht: the Complex Need Panel refused.",
      "Costed package, to be paid by a-cmht: begun.",
      "Costed package, to be paid by a-cmht: before the Complex Need Panel."]),
    ({"stage": "ASSESSING", "kers": "offered", "flags": Flags(s117=False, cpa=False)}, "support",
     ["Reablement support is arranged; ongoing support waits until it was given.",
      "Not eligible for section 117 after-care.", "Not on the Care Programme Approach."]),
    ({"stage": "ASSESSING", "carer": Carer(state="assessing", route="social_work_assistant")}, "carer",
     ["The carer's own assessment is under way, with the social work assistant."]),
    ({"stage": "PLAN_ACTIVE", "placements": (
        Placement(kind="secure_hospital", footprint=True, since=DAY, until=MAY),
        Placement(kind="step_down", footprint=False, since=MAY))}, "place",
     ["Step down since 4 May 2026, out of area: outside Kent, Surrey and Sussex."]),
])  # fmt: skip
def test_what_each_part_says(facts: dict[str, Any], topic: str, words: list[str]) -> None:
    assert said(**facts)[topic] == words


@pytest.mark.parametrize(("facts", "topics"), [
    ({"stage": "PLAN_ACTIVE", **SETTLED, "discussed": False, "died": True}, {"end", "allocation", "support"}),
    ({"stage": "PLAN_ACTIVE", **SETTLED}, {"allocation", "support", "joint meeting"}),
    ({"stage": "CLOSED", **SETTLED, "carer": Carer(state="wants"), "joint_working": ("fols",)}, set()),
    ({"stage": "CLOSED", **SETTLED, "closing_because": "died", "died": True}, {"end"}),
    ({"stage": "ASSESSING", **SETTLED, "documents": {"risk_assessment": Document(state="signed", version=1)}},
     {"allocation", "support", "joint meeting", "assessment"}),
])  # fmt: skip
def test_what_there_is_nothing_to_say_of_has_no_line(facts: dict[str, Any], topics: set[str]) -> None:
    assert set(said(**facts)) == topics


def test_of_a_long_question_the_beginning_is_told() -> None:
    asked = CAME.model_copy(update={"asked": "the ward", "asked_about": "invented " * 200, "asked_on": DAY})
    words = said(stage="AWAITING_INFO", va_protocol=False, referral=asked)["referral"][-1]
    assert words.endswith("invented and more. The clock goes on.")
    assert len(words) < 320


def test_what_presses_stands_first_and_how_it_came_last() -> None:
    lines = overview(ForensicFile(stage="CLOSING", referral=CAME, owed={"plan_copy": "invented"}, worker="sid"), NOW)
    assert [each.topic for each in lines] == ["end", "allocation", "to be done", "joint meeting", "referral"]


def test_a_costed_placement_is_told_from_its_events() -> None:
    told = lived("planning/costed-placement.yaml")
    day = date(2026, 3, 2)
    assert {code: each.on for code, each in told.items() if each.on} == dict.fromkeys(
        ("allocated", "risk_assessment_signed", "care_act_assessment_signed", "care_and_support_plan_submitted",
         "discussed", "secure_psychiatric_service"), day,
    )  # fmt: skip
    assert told["secure_psychiatric_service"].words == (
        "Referred by a secure psychiatric service, counts as received on 2 March 2026; accepted on 2 March 2026, on a"
        " life licence."
    )
    assert told["CARE_ACT_ELIGIBLE"].words == "Eligible under the Care Act; unmet needs: housing, daily living."
    assert told["started"].words == "Accommodation, to be paid by thanet-cmht: begun."
    assert told["eligibility_copy"].rule == "FOR-CSP-COPY-ELIGIBILITY"


def test_days_are_those_of_the_clock_on_the_wall() -> None:
    """Half past midnight in summer is the day before in UTC."""
    late = datetime(2026, 5, 4, 23, 30, tzinfo=UTC)

    def after(*events: Event) -> ForensicFile:
        file = ForensicFile(stage="SCREENING")
        for event in events:
            file = FORENSIC.evolve(file, Happened(event, late, late, "tess", "2025-01"))
        return file

    day = date(2026, 5, 5)
    asked = MoreInformationRequested(of="the ward", about="Invented")
    assert after(asked).referral.asked_on == day
    assert after(asked, ScreeningResumed(because="Invented")).referral == Referred()
    assert after(WorkerAllocated(worker="sid", social_supervisor=False)).held_since == day
    sent = RiskAssessmentSubmitted(summary="Invented", version=1, author="sid")
    assert after(sent).document("risk_assessment") == Document(
        state="submitted", version=1, authors=("sid",), since=day
    )
    back = Returned(document="risk_assessment", version=1, because="Invented")
    signed = SignedOff(document="risk_assessment", version=1, signer="tess", authors=("sid",))
    assert after(sent, back).document("risk_assessment").since == day
    assert after(sent, signed).document("risk_assessment").since == day


def test_an_end_that_was_declined_leaves_no_trace_of_who_was_to_go_on() -> None:
    at = datetime(2026, 5, 4, 10, tzinfo=UTC)
    asked = ClosureAsked(reason="stepped_down", to="Invented CMHT", summary="Invented", asked_by="sid")
    file = FORENSIC.evolve(ForensicFile(stage="PLAN_ACTIVE"), Happened(asked, at, at, "sid", "2025-01"))
    assert file.closing_to == "Invented CMHT"
    for event in (ClosureDeclined(because="Invented", back_to="PLAN_ACTIVE"), PersonDied(on=DAY)):
        after = FORENSIC.evolve(file, Happened(event, at, at, "tess", "2025-01"))
        assert after.closing_to == ""


def test_a_placement_out_of_area_is_told_under_its_rule() -> None:
    """FOR-M-OUT-OF-AREA."""
    for footprint, rule in ((True, ""), (False, "FOR-M-OUT-OF-AREA")):
        there = Placement(kind="community", footprint=footprint, since=DAY)
        (line,) = [each for each in overview(ForensicFile(stage="ALLOCATED", placements=(there,)), NOW)
                   if each.topic == "place"]  # fmt: skip
        assert line.rule == rule
