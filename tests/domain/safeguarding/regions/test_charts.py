"""The rows of every region: each command is taken where it may be, from whom it may be, and from nobody else."""

import pytest

from domain.kernel.codes import code_in_words
from domain.registry import LAWBOOK
from domain.safeguarding.regions.beside import REGION_CLOCKS, REGION_EVENTS, REGION_ROWS
from tests.domain.safeguarding.conftest import ROUTE, SAFEGUARDING, WORKERS
from tests.domain.safeguarding.regions.examples import EXAMPLES

ROWS = {row.command.tag(): row for row in REGION_ROWS}
LADDER = {"CommunityTeamManager"}


def test_every_command_of_a_region_has_an_example() -> None:
    assert ROWS.keys() == EXAMPLES.keys()


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_example_is_taken_and_brings_an_event_of_its_region(ready, name) -> None:
    story = ready(name)
    assert story.refused == ()
    assert {h.event.tag() for h in story.last.happened} & {event.tag() for event in REGION_EVENTS}


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_command_of_a_region_is_taken_at_its_stages_and_at_no_other(tell, name) -> None:
    row = ROWS[name]
    by = next(worker for worker, facts in WORKERS.items() if row.roles & set(facts.roles))
    for stage in filter(None, ROUTE):
        refused = tell().reaches(stage).do(name, by, **EXAMPLES[name]).refused
        assert ("CASE-STAGE" in refused) == (stage not in row.stages), (stage, refused)


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_command_of_a_region_is_taken_from_its_roles_and_from_no_other(beside, name) -> None:
    row = ROWS[name]
    for worker, facts in WORKERS.items():
        words = beside().do(name, worker, **EXAMPLES[name]).words
        said = any(each.startswith(f"{code_in_words(name)}: this is for ") for each in words)
        assert said == row.roles.isdisjoint(facts.roles), worker


def test_every_event_of_a_region_is_one_of_the_lifecycle_once() -> None:
    assert len(SAFEGUARDING.events) == len(set(SAFEGUARDING.events))
    assert set(REGION_EVENTS) <= set(SAFEGUARDING.events)


def test_the_clocks_of_the_regions_outlive_the_case_and_climb_to_known_roles() -> None:
    rules = LAWBOOK.named("2025-01").rules
    for clock in REGION_CLOCKS:
        limit = rules[clock.rule].limit
        assert limit is not None
        assert limit.survives_closure
        assert {step.role for step in limit.escalations} <= LADDER
