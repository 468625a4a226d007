"""Every obligation of the tables arises by its event and its facts, only then, and ends by what does it.

The list is written out beside the tables on purpose: a line taken out of a table fails here.
"""

from datetime import UTC, datetime

import pytest

from domain.kernel.duty_events import DutyBreached
from domain.kernel.message import Event
from domain.mappa.file import MappaFile
from domain.mappa.flags.noting import FlagNoted, FlagRemoved
from domain.mappa.flags.referring import ReferredToImmigration
from domain.mappa.lead.leading import JointManagementNoted, LeadAgencySet, PractitionerAllocated
from domain.mappa.level.assessing import LevelAssessmentStarted, LevelInformationGathered
from domain.mappa.lifecycle import CHART
from domain.mappa.meetings.planning import MeetingPlanned
from domain.mappa.owed.obligations import ObligationArose, ObligationLapsed
from domain.mappa.place.appeals import AppealPermitted
from domain.mappa.place.custody import PrisonerTransferred, ReceivedIntoCustody, ReleaseDateChanged
from domain.mappa.place.leaving import OffenderReleased
from domain.mappa.work.restrictions import DutyToReferDone
from tests.domain.mappa.standing import EMPTY, case

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)


def brought(file: MappaFile, event: Event) -> set[str]:
    """The rules whose obligations this event brings."""
    return {each.rule for each in CHART.consequences(file, event) if isinstance(each, ObligationArose)}


HELD = {"kind": "custody", "regime": "prison"}
RECEIVED = ReceivedIntoCustody(establishment="hmp-x")
MEETING = MeetingPlanned(meeting="m1", on=AT.date(), level=2)
STARTED = LevelAssessmentStarted(because="release")


def flag(name: str) -> FlagNoted:
    return FlagNoted.model_validate({"flag": name})


ARISES: list[tuple[str, MappaFile, Event]] = [
    ("MAPPA-CUS-TRANSFER-ATTEND", case(place=HELD), PrisonerTransferred(to="hmp-y", sender="hmp-x", meeting="m1")),
    ("MAPPA-CUS-CALC-CHECK", case(place=HELD), PrisonerTransferred(to="hmp-y", sender="hmp-x")),
    ("MAPPA-CUS-RECEPTION-ALERT", EMPTY, RECEIVED),
    ("MAPPA-CH-REMAND-LAC", EMPTY, ReceivedIntoCustody(establishment="stc-x", order="remand", child=True)),
    ("MAPPA-CUS-RELEASE-SHORT-NOTICE", case(level={"number": 3}), ReleaseDateChanged(short_notice=True)),
    ("MAPPA-CUS-APPEAL-NOTICE", case(place=HELD), AppealPermitted()),
    ("MAPPA-CUS-SED-RELEASE", case(place=HELD), OffenderReleased(licence=False)),
    ("MAPPA-CUS-LEVEL-CHASE", EMPTY, DutyBreached(duty="d", rule="MAPPA-CUS-LEVEL-6M", at=AT)),
    ("MAPPA-AF-LEVEL-CHASE", EMPTY, DutyBreached(duty="d", rule="MAPPA-AF-LEVEL-6M", at=AT)),
    ("MAPPA-LVL-LIFER-IPP", case(flags={"standing": frozenset({"life_or_ipp"})}), STARTED),
    ("MAPPA-LVL-LIFER-IPP", case(place={"sentence": "life_or_ipp"}), STARTED),
    ("MAPPA-LEAD-JOINT-CAT1", case(eligibility={"category": 1}), LeadAgencySet(agency="yot", rule="MAPPA-LEAD-YOT")),
    ("MAPPA-FNO-OM-CONFIRM", case(flags={"standing": frozenset({"foreign_national"})}), PractitionerAllocated()),
    ("MAPPA-FNO-CASEOWNER", EMPTY, ReferredToImmigration()),
    ("MAPPA-HSG-RELIEF", EMPTY, DutyToReferDone(consent=True)),
    ("MAPPA-CH-IRO", EMPTY, flag("looked_after")),
    ("MAPPA-CT-NSD", EMPTY, flag("terrorism_act")),
    ("MAPPA-AP-INVITE", case(place={"premises_area": "essex"}), MEETING),
    ("MAPPA-FNO-INVITE", case(flags={"standing": frozenset({"foreign_national"})}), MEETING),
    ("MAPPA-CT-INVITE", case(flags={"standing": frozenset({"terrorism_act"})}), MEETING),
    ("MAPPA-CT-PREVENT-INVITE", case(flags={"standing": frozenset({"terrorism_risk"})}), MEETING),
    ("MAPPA-AF-INVITE", case(place={"kind": "custody", "regime": "mctc"}), MEETING),
    ("MAPPA-CH-ESTAB-ATTEND", case(place={"kind": "custody", "regime": "youth_custody"}), MEETING),
    ("MAPPA-CH-LEAVING-CARE", case(flags={"standing": frozenset({"care_experienced"})}), MEETING),
    ("MAPPA-CUS-INVITE", case(place=HELD), MEETING),
]

DOES_NOT: list[tuple[str, MappaFile, Event]] = [
    ("MAPPA-CUS-TRANSFER-ATTEND", case(place=HELD), PrisonerTransferred(to="hmp-y", sender="hmp-x")),
    ("MAPPA-CUS-CALC-CHECK", EMPTY, PrisonerTransferred(to="hmp-y", sender="hmp-x", calculation_checked=True)),
    ("MAPPA-CH-REMAND-LAC", EMPTY, ReceivedIntoCustody(establishment="stc-x", order="remand")),
    ("MAPPA-CUS-RELEASE-SHORT-NOTICE", case(level={"number": 1}), ReleaseDateChanged(short_notice=True)),
    ("MAPPA-CUS-SED-RELEASE", EMPTY, OffenderReleased(licence=True)),
    ("MAPPA-CUS-LEVEL-CHASE", EMPTY, DutyBreached(duty="d", rule="MAPPA-REF-6M-CUSTODY", at=AT)),
    ("MAPPA-LVL-LIFER-IPP", EMPTY, STARTED),
    ("MAPPA-LEAD-JOINT-CAT1", case(eligibility={"category": 1}), LeadAgencySet(agency="police", rule="x")),
    ("MAPPA-HSG-RELIEF", EMPTY, DutyToReferDone(consent=False)),
    ("MAPPA-CT-NSD", EMPTY, flag("terrorism_risk")),
    ("MAPPA-AP-INVITE", case(place={"premises_area": "essex"}),
     MEETING.model_copy(update={"features": ("approved_premises",)})),
    ("MAPPA-CUS-INVITE", case(place=HELD), MEETING.model_copy(update={"pre_release": True})),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "file", "event"), ARISES, ids=[rule for rule, *_ in ARISES])
def test_it_arises(rule: str, file: MappaFile, event: Event) -> None:
    assert rule in brought(file, event)


@pytest.mark.parametrize(("rule", "file", "event"), DOES_NOT, ids=[rule for rule, *_ in DOES_NOT])
def test_it_does_not_arise_without_its_ground(rule: str, file: MappaFile, event: Event) -> None:
    assert rule not in brought(file, event)


def test_it_does_not_arise_twice() -> None:
    owed = case(owed={"owed": {"MAPPA-CT-NSD": "probation"}})
    assert "MAPPA-CT-NSD" not in brought(owed, flag("terrorism_act"))


@pytest.mark.parametrize(("rule", "event"), [
    ("MAPPA-CUS-LEVEL-POM-INFO", LevelInformationGathered(agency="prison")),
    ("MAPPA-LEAD-JOINT-CAT1", JointManagementNoted(agencies=("police",))),
    ("MAPPA-CT-NSD", FlagRemoved(flag="terrorism_act", because="Quashed")),
])  # fmt: skip
def test_it_lapses_by_what_does_it(rule: str, event: Event) -> None:
    brings = CHART.consequences(case(owed={"owed": {rule: "probation"}}), event)
    assert rule in {each.rule for each in brings if isinstance(each, ObligationLapsed)}


def test_other_information_does_not_end_the_prisons_part() -> None:
    rule = "MAPPA-CUS-LEVEL-POM-INFO"
    brings = CHART.consequences(case(owed={"owed": {rule: "prison"}}), LevelInformationGathered(agency="police"))
    assert rule not in {each.rule for each in brings if isinstance(each, ObligationLapsed)}


def test_other_in_a_table_is_the_lead_agency() -> None:
    event = flag("anonymity_order")
    (arose,) = (e for e in CHART.consequences(case(lead={"agency": "yot"}), event) if isinstance(e, ObligationArose))
    assert (arose.rule, arose.agency) == ("MAPPA-CT-ANON", "yot")
