"""Roles and permissions: one list, read from the charts and from section 4, in which every role is known."""

import re
from pathlib import Path

import pytest

from domain.kernel.case import AnyLifecycle
from domain.permissions import SECTION_4, May, grants_of, known_roles, open_to_all, permissions, readers_of
from domain.registry import LIFECYCLES

DOCUMENT = Path(__file__).parents[2] / "docs" / "lifecycles"
_NAME = re.compile(r"^[A-Z][A-Za-z0-9]+$|^agency$")


def _by(action: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for grant in permissions():
        if grant.action == action:
            found.setdefault(grant.role, set()).add(grant.may.value)
    return found


@pytest.mark.parametrize("lifecycle", LIFECYCLES.values(), ids=LIFECYCLES.keys())
def test_every_role_of_every_step_is_known_and_written_in_one_way(lifecycle: AnyLifecycle) -> None:
    asked = {role for step in lifecycle.steps for role in step.roles}
    assert asked <= known_roles()
    near = {role.lower() for role in known_roles()}
    assert len(near) == len(known_roles()), "two roles differ in their capitals only"
    assert all(_NAME.match(role) for role in asked)


@pytest.mark.parametrize("lifecycle", LIFECYCLES.values(), ids=LIFECYCLES.keys())
def test_every_command_is_given_to_roles_or_open_to_all(lifecycle: AnyLifecycle) -> None:
    granted = {grant.action for grant in grants_of(lifecycle) if grant.may is May.DO}
    for step in lifecycle.steps:
        assert (step.command.tag() in granted) != (step.command.tag() in open_to_all(lifecycle))


@pytest.mark.parametrize("lifecycle", LIFECYCLES.values(), ids=LIFECYCLES.keys())
def test_whoever_acts_in_a_pathway_reads_it_unless_it_names_its_readers(lifecycle: AnyLifecycle) -> None:
    acting = {role for step in lifecycle.steps for role in step.roles} - {"Service", "System", "Clock"}
    assert readers_of(lifecycle) == lifecycle.readers if lifecycle.readers else acting <= readers_of(lifecycle)
    assert not readers_of(lifecycle) & {"Service", "System", "Clock"}


@pytest.mark.parametrize(
    ("role", "reads"),
    [
        ("PrisonOffenderManager", {"mappa", "minutes-request"}),
        ("DSO", {"safeguarding"}),
        ("SocialWorkAssistant", {"forensic"}),
        ("CourtOfficer", set()),
        ("ResponsibleClinician", {"patient"}),
        ("ClinicalSupervisor", {"supervision"}),
    ],
)
def test_nobody_reads_what_they_have_no_part_in(role: str, reads: set[str]) -> None:
    assert {name for name, each in LIFECYCLES.items() if role in readers_of(each)} == reads


def test_section_4_is_read_cell_by_cell() -> None:
    assert len(SECTION_4) == 27
    assert _by("Screen, accept, redirect") == {
        "Referrer": {"told"}, "TeamLeader": {"do"}, "AdvancedPractitioner": {"view"}, "ServiceManager": {"view"},
    }  # fmt: skip
    assert _by("Care Act / risk assessment, plan, CNP, review") == {
        "SocialWorker": {"do"}, "TeamLeader": {"do", "sign"}, "AdvancedPractitioner": {"do", "sign"},
        "ServiceManager": {"sign"}, "health co-assessor": {"do"},
    }  # fmt: skip
    only = {(g.role, g.only) for g in permissions() if g.action == "Staff supervision, job plan, TCP" and g.only}
    assert only == {("AdministrationOfficer", "own grade"), ("ServiceManager", "TL, AP")}


def test_who_owes_and_who_is_told_of_a_miss_is_listed() -> None:
    assert _by("S42-TRIAGE-1WD") == {"DSO": {"owes"}, "CommunityTeamManager": {"told"}, "AssistantDirector": {"told"}}
    assert _by("HandOverWork")["SeniorPractitioner"] == {"do"}
