"""What can be said to a case, by which rules: for people and for other tools."""

import json
from typing import Any

import jsonschema
import pytest
from typer.testing import CliRunner

from cli.main import app
from cli.output import StoppedError
from domain.registry import LAWBOOK, LIFECYCLES


def told(*arguments: str) -> Any:
    result = CliRunner().invoke(app, [*arguments, "--output", "json"])
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_every_command_of_every_pathway_is_listed_with_a_schema_that_is_one() -> None:
    listed = {each["pathway"]: each for each in told("commands")}
    for name, lifecycle in LIFECYCLES.items():
        names = {command["name"] for command in listed[name]["commands"]}
        assert {step.command.tag() for step in lifecycle.steps} <= names
        assert {kind.kind for kind in lifecycle.outside} == {each["type"] for each in listed[name]["outside_events"]}
        for each in [*listed[name]["commands"], *listed[name]["outside_events"]]:
            jsonschema.Draft202012Validator.check_schema(each["schema"])


def test_a_command_is_listed_with_its_roles_and_states() -> None:
    (pathway,) = told("commands", "--pathway", "safeguarding")
    close = next(each for each in pathway["commands"] if each["name"] == "CloseConcern")
    assert close["roles"] == ["DSO"]
    assert close["states"] == ["TRIAGE"]
    assert next(each for each in pathway["commands"] if each["opens"])["name"] == "ReceiveReferral"


def test_of_one_role_only_what_it_may_give_is_listed() -> None:
    chair = [each for each in told("commands", "--role", "MappaChair") if each["pathway"] == "mappa"]
    given = {step.command.tag() for step in LIFECYCLES["mappa"].steps if "MappaChair" in step.roles}
    assert {each["name"] for each in chair[0]["commands"]} == given
    shown = CliRunner().invoke(app, ["commands", "--pathway", "mappa", "--role", "MappaChair"]).stdout
    assert "Begin the meeting." in shown
    assert "SetReleaseDate" not in shown


def test_people_read_the_commands_as_a_table_in_which_no_name_is_cut() -> None:
    result = CliRunner().invoke(app, ["commands"])
    for step in LIFECYCLES["safeguarding"].steps:
        assert step.command.tag() in result.stdout


def test_one_rule_is_shown_in_full() -> None:
    (rule,) = told("law", "show", "S42-TRIAGE-1WD")
    assert rule["limit"]["due"] == "1 working day"
    assert rule["citation"].startswith("004")
    shown = CliRunner().invoke(app, ["law", "show", "S42-TRIAGE-1WD"]).stdout
    assert "Triage within one working day" in shown
    assert "approaching" in shown


def test_all_rules_are_listed_or_those_of_one_pathway() -> None:
    everything = {rule["id"] for rule in told("law", "show")}
    assert everything == set(LAWBOOK.packs[-1].rules)
    own = {rule["id"] for rule in told("law", "show", "--pathway", "safeguarding")}
    assert own < everything
    assert "CASE-STAGE" not in own


@pytest.mark.parametrize(
    "arguments",
    [
        ("law", "show", "S42-NO-SUCH"),
        ("law", "show", "--law", "1999-01"),
        ("law", "show", "--pathway", "astronomy"),
        ("commands", "--pathway", "astronomy"),
    ],
)
def test_an_unknown_name_stops_the_command(arguments: tuple[str, ...]) -> None:
    result = CliRunner().invoke(app, list(arguments))
    assert isinstance(result.exception, StoppedError)
    assert str(result.exception).startswith("unknown ")


@pytest.mark.parametrize("verb", [command.callback.__name__ for command in app.registered_commands])
def test_every_verb_explains_itself(verb: str) -> None:
    result = CliRunner().invoke(app, [verb.replace("_", "-"), "--help"])
    assert result.exit_code == 0
    assert len(result.stdout) > 100
