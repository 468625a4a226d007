"""What a patient's case says to others opens their cases."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from activities.parsing import parse_command
from cli.scenario.pure import PureEngine
from cli.scenario.reading import read_scenario
from cli.scenario.run import run_scenario
from domain.asking import IdentifyOffender, ReceivePatientNotice, RequestSupervisor, case_of
from domain.kernel.happened import Happened
from domain.kernel.lifecycle import FollowUp
from domain.registry import LIFECYCLES
from domain.supervision.ending import PersonDied
from domain.supervision.file import Flag, Flags, SupervisionFile
from domain.supervision.links import ask_others
from domain.supervision.recalled import ReturnedToHospital

PERSON = UUID("00000000-0000-4000-8000-000000000001")
FILES, MAPPA = Path(__file__).parents[3] / "scenarios", LIFECYCLES["mappa"]
SAID = [
    ("mappa", IdentifyOffender(person=PERSON, agency="mental_health", area="kent", ground="outcome")),
    ("supervision", RequestSupervisor(person=PERSON, requested_by="hospital")),
]


@pytest.mark.parametrize(("pathway", "said"), SAID, ids=[pathway for pathway, _ in SAID])
def test_it_is_a_command_of_the_other_pathway_and_opens_its_case(pathway: str, said: object) -> None:
    lifecycle = LIFECYCLES[pathway]
    understood = parse_command(lifecycle, said.model_dump(mode="json"))  # type: ignore[attr-defined]  # a command
    assert isinstance(understood, lifecycle.opening)
    assert lifecycle.subject(understood) == PERSON
    step = lifecycle.step(lifecycle.opening)
    assert step is not None
    assert not step.roles or "System" in step.roles


class Listening(PureEngine):
    """The pure engine, which also keeps what the MAPPA case of the person is told."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[Any] = []

    def _deliver(self, follow_up: FollowUp, key: str, at: datetime) -> None:
        if isinstance(follow_up.command, ReceivePatientNotice):
            assert (follow_up.lifecycle, follow_up.case) == ("mappa", case_of(follow_up.command.person, "mappa"))
            assert parse_command(MAPPA, follow_up.command.model_dump(mode="json"))
            self.told.append(follow_up.command)
        super()._deliver(follow_up, key, at)


async def told_in(file: str) -> list[Any]:
    """What MAPPA is told in a scenario file."""
    engine = Listening()
    report = await run_scenario(read_scenario(FILES / file), engine)
    assert report.difference is None
    return engine.told


@pytest.mark.parametrize(("file", "what"), [
    ("patient/level-1-to-the-end", "admitted mappa_i part_3 conditional_discharge discharged part_4"),
    ("patient/status/hybrid-order-remitted-and-back", "admitted admitted remitted admitted remitted"),
    ("patient/status/restriction-ends-on-the-day", "admitted community_order recalled"),
    ("patient/tribunal/recall", "admitted conditional_discharge recalled"),
    ("patient/planning/work-and-accommodation", "admitted mappa_i discharge_discussed discharged"),
    ("patient/ending/guardianship-ends", "discharged"),
    ("supervision/flags/known-and-told", "conditional_discharge recall_ordered discharged"),
])  # fmt: skip
async def test_the_mappa_case_is_told_where_the_patient_is(file: str, what: str) -> None:
    """MDO-COMMUNITY-STATUS: conditional discharge and a community order keep MAPPA; both are told, none ends it."""
    assert [each.what for each in await told_in(f"{file}.yaml")] == what.split()


async def test_single_leave_is_not_told() -> None:
    """MDO-LEAVE-NO-ROUTINE: only leave before which Part 3 goes."""
    told = await told_in("patient/leave/first-escorted.yaml")
    assert [(each.what, each.areas) for each in told] == [
        ("admitted", ()), ("mappa_i", ("london",)), ("leave", ("cambridge",)),
    ]  # fmt: skip


async def test_what_is_told_says_where_when_and_whether_a_licence_runs() -> None:
    admitted, discharged = await told_in("patient/ending/on-licence.yaml")
    assert (admitted.hospital, admitted.on, admitted.licence) == ("invented-unit", date(2026, 3, 3), False)
    assert (discharged.what, discharged.on, discharged.licence) == ("discharged", date(2026, 10, 2), True)


@pytest.mark.parametrize(
    "file", ["patient/identification/short-sentence.yaml", "supervision/recall/assessed-under-the-act.yaml"]
)
async def test_of_whom_mappa_does_not_apply_nothing_is_told(file: str) -> None:
    assert await told_in(file) == []


def said_of(event: Any, file: Any) -> Any:
    """What supervision tells of this event."""
    at = datetime(2026, 6, 1, 23, 30, tzinfo=UTC)
    return [each.command for each in ask_others(file, Happened(event, at, at, "sam", "2025-01"))]


def test_supervision_tells_a_return_to_hospital_and_a_death_on_their_local_day() -> None:
    known = SupervisionFile(person=PERSON, flags=Flags(known={"mappa": Flag(applies=True)}))
    (back,) = said_of(ReturnedToHospital(hospital="An invented hospital", on=date(2026, 5, 30)), known)
    assert (back.what, back.on, back.told_by) == ("recalled", date(2026, 5, 30), "adult_social_care")
    (died,) = said_of(PersonDied(), known)
    assert (died.what, died.on) == ("died", date(2026, 6, 2))
    assert said_of(PersonDied(), SupervisionFile(person=PERSON)) == []
