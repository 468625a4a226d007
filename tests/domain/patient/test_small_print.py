"""What an event changes in a patient's case, fact by fact, and how the case then stands in words."""

from datetime import UTC, date, datetime
from operator import attrgetter
from typing import Any
from uuid import UUID

import pytest

from domain.asking import RequestSupervisor
from domain.kernel.happened import Happened
from domain.kernel.lifecycle import FollowUp
from domain.kernel.message import Event
from domain.kernel.overview import Now
from domain.kernel.refusal import Refusal
from domain.patient.ending.discharging import ConditionallyDischarged, Conditions, PatientDischarged, patient_discharged
from domain.patient.ending.discharging import conditionally_discharged as discharged_on_conditions
from domain.patient.ending.exiting import (
    LeadAgencyDecided,
    MappaEnded,
    RegistrationExpired,
    lead_agency_decided,
    mappa_ended,
    registration_expired,
)
from domain.patient.ending.state import Ending
from domain.patient.file import PatientFile
from domain.patient.identification.category import Facts
from domain.patient.identification.identifying import (
    MappaExplained,
    MappaIdentified,
    NotMappa,
    mappa_explained,
    mappa_identified,
    not_mappa,
)
from domain.patient.identification.state import Mappa
from domain.patient.leave.going import LeaveBegan, leave_began
from domain.patient.leave.moving import HospitalTransferred, hospital_transferred
from domain.patient.leave.state import Leave, Plan
from domain.patient.lifecycle import PATIENT
from domain.patient.overview import overview
from domain.patient.owed.state import Obligations
from domain.patient.planning.meeting import AccommodationPlanned, CareMeetingHeld, accommodation_planned
from domain.patient.planning.state import Planning
from domain.patient.status.changing import (
    LegalStatusChanged,
    PatientRemitted,
    legal_status_changed,
    patient_remitted,
)
from domain.patient.status.orders import lead_of
from domain.patient.status.sentence import (
    DirectRelease,
    OffenderManagerRecorded,
    direct_release,
    offender_manager_recorded,
)
from domain.patient.status.state import Order, Sentence, Status
from domain.patient.tribunal.deciding import RecommendationAnswered, recommendation_answered
from domain.patient.tribunal.recalling import PatientRecalled, patient_recalled
from domain.patient.tribunal.reporting import ReportSubmitted, report_submitted
from domain.patient.tribunal.state import Tribunal
from domain.registry import LAWBOOK
from tests.domain.patient.test_dates import on

DAY, LATER = date(2026, 3, 2), date(2026, 6, 1)
PLAN = Plan(kind="extended", on=LATER, areas=("kent",), part3_owed=True)
TOLD = PLAN.model_copy(update={"part3_sent": True})
LEAVE = Leave(
    consents=frozenset({"escorted", "transfer"}), plans={"l2": PLAN}, on_leave="l1", taken=frozenset({"escorted"}),
    contingency=True,
)  # fmt: skip
LEFT = Leave(contingency=True)
OFFENDER = Mappa(identified=True, category=2, registered=True, registered_until=LATER, third=True, home_area="kent")
READY = Planning(meetings=3, discharge_discussed=True, screened=2, level=2, referred=True, probation_contacted=True)
ASKED = Tribunal(applied=(("patient", DAY),), pending=True, deferred=True, recommended="conditional",
                 stay_recommended=True)  # fmt: skip
LIFE = Sentence(kind="indeterminate", in_parole_process=True)
HELD = PatientFile(
    stage="DETAINED", hospital="unit", leave=LEAVE, mappa=OFFENDER, planning=READY, tribunal=ASKED,
    status=Status(basis="s37_41", since=DAY, order=Order(basis="s37_41", made_by="crown_court", on=DAY)),
)  # fmt: skip


def status_changed(**facts: Any) -> LegalStatusChanged:
    return LegalStatusChanged.model_validate(
        {"basis": "s37", "before": "s37_41", "because": "disposed", "on": LATER, "lead": "mental_health", **facts}
    )


@pytest.mark.parametrize(("fold", "event", "now"), [
    (discharged_on_conditions, ConditionallyDischarged(by="tribunal", on=LATER, conditions=Conditions()),
     {"stage": "CONDITIONAL", "leave": LEFT, "mappa.identified": False, "mappa.category": 2, "tribunal.applied": (),
      "tribunal.pending": False, "tribunal.deferred": False, "tribunal.recommended": "",
      "status.discharged_on": LATER, "status.basis": "s37_41", "planning": READY}),
    (patient_discharged, PatientDischarged(by="tribunal", on=LATER, what="absolute_discharge"),
     {"stage": "COMMUNITY", "leave": LEFT, "status.basis": None, "status.since": LATER, "mappa": OFFENDER}),
    (patient_recalled, PatientRecalled(hospital="other", on=LATER),
     {"stage": "DETAINED", "hospital": "other", "mappa.identified": False, "mappa.category": 2,
      "planning": Planning(level=2), "tribunal.applied": (), "status.discharged_on": None}),
    (legal_status_changed, status_changed(),
     {"stage": "DETAINED", "status.basis": "s37", "status.since": LATER, "mappa.identified": False,
      "planning": READY, "leave.consents": frozenset(), "leave.on_leave": "l1", "tribunal.applied": (),
      "status.parole_suspended": False, "status.under": None}),
    (legal_status_changed, status_changed(basis="cto", before="s37", because="community_treatment_order"),
     {"stage": "CTO", "leave": LEFT, "status.under": "s37", "planning": READY}),
    (legal_status_changed, status_changed(because="recalled"), {"planning": Planning(level=2)}),
    (legal_status_changed, status_changed(because="transferred_again", basis="s47", sentence=LIFE),
     {"planning": Planning(level=2), "status.parole_suspended": True, "status.sentence": LIFE}),
    (legal_status_changed, status_changed(basis="guardianship"), {"stage": "GUARDIANSHIP"}),
    (patient_remitted, PatientRemitted(to="prison", because="treatment_not_needed", on=LATER, rule="MDO-S47-REMIT"),
     {"stage": "REMITTED", "status.basis": None, "leave": LEFT}),
    (hospital_transferred, HospitalTransferred(hospital="other", hospital_area="sussex"),
     {"hospital": "other", "leave.consents": frozenset({"escorted"})}),
    (registration_expired, RegistrationExpired(on=LATER, category=3),
     {"mappa.registered": False, "mappa.registered_until": None, "mappa.category": 3, "mappa.identified": False}),
    (lead_agency_decided, LeadAgencyDecided(decision="category_3", because="Invented"),
     {"mappa.category": 3, "mappa.third": True, "ending.decision_owed": False}),
    (mappa_ended, MappaEnded(category=2, rule="MDO-EXIT-C3", on=LATER, record="minutes"),
     {"stage": "DETAINED", "mappa.category": None, "mappa.third": False, "ending.record": "minutes"}),
    (mappa_explained, MappaExplained(withheld=True, because="Invented"), {"mappa.told": "withheld"}),
    (mappa_explained, MappaExplained(withheld=False, because=""), {"mappa.told": "told"}),
    (mappa_identified, MappaIdentified(category=4, first=True, facts=Facts(
        registered=False, specified_offence=True, terrorist_offence=True)),
     {"mappa.category": 4, "mappa.registered": False, "mappa.registered_until": None,
      "mappa.specified": True, "mappa.terrorist": True, "mappa.third": False}),
    (accommodation_planned, AccommodationPlanned(area="surrey", after_care=True),
     {"mappa.release_area": "surrey", "planning.accommodation": "surrey"}),
    (offender_manager_recorded, OffenderManagerRecorded(worker="olga"), {"status.offender_manager": "olga"}),
    (recommendation_answered, RecommendationAnswered(agrees=False),
     {"tribunal.recommended": "", "tribunal.stay_recommended": False, "tribunal.pending": True}),
    (report_submitted, ReportSubmitted(level=1, agencies=()), {"tribunal.report_sent": True}),
])  # fmt: skip
def test_what_it_changes(fold: Any, event: Event, now: dict[str, Any]) -> None:
    after = fold(HELD, event)
    assert {path: attrgetter(path)(after) for path in now} == now


def test_whoever_was_asked_about_is_identified_or_is_no_offender() -> None:
    facts = Facts(registered=False, specified_offence=False)
    assert not_mappa(PatientFile(), NotMappa(facts=facts)).mappa.identified
    assert mappa_identified(PatientFile(), MappaIdentified(category=2, first=True, facts=facts)).mappa.identified


@pytest.mark.parametrize(("consents", "left"), [
    ({"escorted", "one_off"}, {"escorted", "one_off"}), ({"one_off"}, set()),
    ({"unescorted", "one_off"}, {"unescorted"}),
])  # fmt: skip
def test_a_consent_for_one_occasion_is_used_up_where_no_other_covers_the_leave(consents: Any, left: Any) -> None:
    file = PatientFile(leave=Leave(consents=frozenset(consents), plans={"l1": PLAN, "l2": PLAN}))
    after = leave_began(file, LeaveBegan(leave="l1", kind="escorted")).leave
    assert after.consents == left
    assert (after.on_leave, set(after.plans), after.taken) == ("l1", {"l2"}, {"escorted"})


@pytest.mark.parametrize(("status", "rules"), [
    ({"basis": "s37_41"}, ("MDO-S49-LIFT-INDET",)), ({"basis": "s47", "sentence": LIFE}, ("MDO-S49-LIFT-INDET",)),
    ({"basis": "s47_49", "sentence": LIFE}, ()),
])  # fmt: skip
def test_only_a_restriction_upon_an_indeterminate_sentence_ends_by_the_parole_board(status: Any, rules: Any) -> None:
    ruling = direct_release(DirectRelease(on=DAY), PatientFile(status=Status(**status)), on(DAY))
    assert (ruling.rules if isinstance(ruling, Refusal) else ()) == rules


@pytest.mark.parametrize(("basis", "sentence", "lead"), [
    ("s35", LIFE, "other"), ("s48", LIFE, "other"), ("s48_49", LIFE, "other"), ("civil", None, "other"),
    ("s47", LIFE, "probation"), ("s37", None, "mental_health"),
])  # fmt: skip
def test_who_leads(basis: Any, sentence: Sentence | None, lead: str) -> None:
    assert lead_of(basis, sentence, DAY) == lead


@pytest.mark.parametrize(("restricted", "first", "asked"), [(True, True, 1), (True, False, 0), (False, True, 0)])
def test_the_first_meeting_about_the_discharge_of_a_restricted_patient_asks_for_a_supervisor(
    restricted: bool, first: bool, asked: int
) -> None:
    file = PatientFile(person=UUID(int=7), status=Status(basis="s37_41" if restricted else "s37"))
    event = CareMeetingHeld(discharge_discussed=True, nth=1, first_of_discharge=first)
    at = datetime(2026, 3, 2, 12, tzinfo=UTC)
    told = PATIENT.follow_ups(file, Happened(event, at, at, "max", "2025-01"))
    wanted = RequestSupervisor(person=UUID(int=7), requested_by="hospital")
    assert [(each.lifecycle, each.command) for each in told if isinstance(each, FollowUp)] == [
        ("supervision", wanted)
    ] * asked


COURT = Status(basis="s47_49", since=DAY, lead="probation", sentence=Sentence(
    kind="determinate", months=60, release_on=LATER))  # fmt: skip


@pytest.mark.parametrize(("facts", "told"), [
    ({}, [("status", "none", "Held by no provision of the Act."), ("lead", "mental_health", "Led by mental health."),
          ("mappa", "to_be_identified", "MAPPA is to be identified for the present status.")]),
    ({"status": COURT, "mappa": Mappa(identified=True)},
     [("status", "s47_49", "Under transfer and restriction directions (sections 47 and 49) since 2 March 2026."),
      ("status", "restricted", "Restricted: leave, transfer and discharge need the Secretary of State's consent."),
      ("status", "lifts", "The restriction ends by itself on 1 June 2026."), ("lead", "probation", "Led by probation."),
      ("mappa", "none", "No MAPPA offender.")]),
    ({"status": Status(basis="s37_41", discharged_on=LATER), "planning": Planning(level=2),
      "mappa": Mappa(identified=True, category=1, part1_to="kent"), "ending": Ending(decision_owed=True)},
     [("status", "conditional", "Conditionally discharged on 1 June 2026, liable to recall."),
      ("status", "restricted", "Restricted: leave, transfer and discharge need the Secretary of State's consent."),
      ("lead", "mental_health", "Led by mental health."),
      ("mappa", "category_1", "MAPPA offender of Category 1, Level 2."),
      ("mappa", "part_1", "Part 1 of MAPPA I is with the Co-ordinator of kent."),
      ("mappa", "decision_owed",
       "The sentence ended while the patient is held: the lead agency decides what MAPPA rests on.")]),
    ({"status": Status(basis="s37"), "mappa": Mappa(identified=True, category=2),
      "leave": Leave(absent=True, on_leave="l1", plans={"l3": TOLD, "l2": PLAN}),
      "planning": Planning(discharge_discussed=True, referred=True, accommodation="surrey"),
      "tribunal": Tribunal(pending=True, hearing_on=LATER)},
     [("status", "s37", "Under a hospital order (section 37)."), ("lead", "mental_health", "Led by mental health."),
      ("mappa", "category_2", "MAPPA offender of Category 2."), ("leave", "absent", "Absent without leave."),
      ("leave", "on_leave", "On leave (l1)."),
      ("leave", "planned", "Leave l2, extended, planned for 1 June 2026; Part 3 is to go before."),
      ("leave", "planned", "Leave l3, extended, planned for 1 June 2026."),
      ("discharge", "to_be_screened", "Discharge is discussed and the level not screened yet."),
      ("discharge", "referred", "Referred to MAPPA; the level is not decided yet."),
      ("discharge", "accommodation", "To live in the area of surrey."),
      ("tribunal", "pending",
       "Before the Tribunal, hearing on 1 June 2026; the social circumstances report is not sent yet.")]),
    ({"status": Status(basis="s37"), "mappa": Mappa(identified=True),
      "tribunal": Tribunal(pending=True, report_sent=True)},
     [("status", "s37", "Under a hospital order (section 37)."), ("lead", "mental_health", "Led by mental health."),
      ("mappa", "none", "No MAPPA offender."), ("tribunal", "pending", "Before the Tribunal.")]),
])  # fmt: skip
def test_how_it_stands(facts: dict[str, Any], told: list[tuple[str, str, str]]) -> None:
    seen = overview(PatientFile(**facts), Now.on(DAY, LAWBOOK))
    assert [(each.topic, each.code, each.words) for each in seen] == told


def test_what_is_owed_names_the_rule_and_who_owes_it() -> None:
    owed = Obligations(owed={"MDO-I-PART1": "MentalHealthPractitioner"})
    (*_, last) = overview(PatientFile(owed=owed), Now.on(DAY, LAWBOOK))
    assert (last.topic, last.code, last.rule, last.by) == (
        "to be done",
        "owed",
        "MDO-I-PART1",
        "MentalHealthPractitioner",
    )
    assert last.words.startswith("MAPPA I to the Co-ordinator: ")


def test_a_line_names_the_day_and_the_rule_that_it_is_about() -> None:
    seen = {each.code: each for each in overview(HELD.model_copy(update={"status": COURT}), Now.on(DAY, LAWBOOK))}
    assert (seen["s47_49"].on, seen["lifts"].on, seen["planned"].on) == (DAY, LATER, LATER)
    assert seen["restricted"].rule == "MDO-S49-CONSENT"
