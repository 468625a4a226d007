"""A scenario file that is wrong is an error with the file's line; nothing in it is ever ignored."""

from pathlib import Path

import pytest

from cli.scenario.problems import ScenarioFormatError
from cli.scenario.reading import read_scenario
from domain.registry import ALSO_CALLED, LIFECYCLES
from tests.scenarios.conftest import Write

ROOT = Path(__file__).parent.parent.parent
END = "    pass: true\n"

FAULTS = [
    # what is changed, the line of the error, words of it
    (("scenario: An", "scenery: An"), 1, "unknown key scenery"),
    (("pathway: safeguarding", "pathway: safegarding"), 2, "did you mean safeguarding?"),
    (("pathway: safeguarding", "pathway: safeguarding\nlaw: 1999-01"), 3, "no law pack is called 1999-01"),
    (("given:", "given:\n  area: {calendar: atlantis}"), 4, "atlantis"),
    (("given:", "given:\n  area: {timezone: Europe/Atlantis}"), 4, "unknown time zone"),
    (("given:", "given:\n  area: {weather: fine}"), 4, "unknown key weather"),
    (("roles: [DSO]", "roles: [DSO, Nurse]"), 5, "unknown role Nurse"),
    (("grade: KR11", "degree: KR11"), 5, "unknown key degree"),
    (("born: 1950-02-03", "born: 1950-02-30"), 7, "born"),
    (("born: 1950-02-03", "name: Invented"), 7, "unknown key name"),
    (("at: 2026-04-02T16:45", "at: 2026-04-02"), 9, "no local time"),
    (("at: 2026-04-02T16:45", "at: tomorrow"), 9, "no local time"),
    (("do: ReceiveReferral", "do: ReceiveReferal"), 10, "did you mean ReceiveReferral?"),
    (("by: dana", "by: dora"), 11, "unknown worker dora"),
    (("    by: dana\n", ""), 9, "needs by"),
    (("    by: dana", "    by: dana\n    by: dana"), 12, "the key by stands twice"),
    (("channel: KASC", "channel: pigeon"), 12, "channel"),
    (("content: [neglect]", "contents: [neglect]"), 12, "did you mean content?"),
    (("content: [neglect]", "content: [neglect,\n      rudeness]"), 13, "content.1"),
    (("person: p1", "person: p2"), 12, "person"),
    (("pass: true", "pass: false"), 13, "pass is true"),
    (("pass: true", "pass: true\n    by: dana"), 13, "has no by"),
    (("pass: true", "case: c1"), 13, "one of do, pass, signal"),
    (("pass: true", "pass: true\n    do: LinkCase\n    by: dana"), 13, "one of do, pass, signal"),
    (("at: 2026-04-08T00:00", "at: 2026-04-01T00:00"), 13, "lies before the one above"),
    (("    by: dana", "    by: dana\n    recorded: 2026-04-01T09:00"), 12, "before it happened"),
    (("pass: true", "signal: uk.police.crime-numbr.v1\n    id: a\n    source: b"), 14, "crime-number.v1?"),
    (("pass: true", "signal: uk.police.crime-number.v1\n    id: a"), 13, "needs source"),
    (
        ("pass: true", "signal: uk.police.crime-number.v1\n    id: a\n    source: b\n    with: {number: 1}"),
        17,
        "unknown field",
    ),
]

EXPECTATIONS = [
    ("{events: [DutyRose]}", "did you mean DutyArose?"),
    ("{events: [{DutyArose: {rules: S42-TRIAGE-1WD}}]}", "did you mean rule?"),
    ("{events: [{DutyArose: {rule: S42-TRIAGE-2WD}}]}", "did you mean S42-TRIAGE-1WD?"),
    ("{events: [{DutyBreached: {at: soon}}]}", "at:"),
    ("{events: [{DutyArose: {}, DutyMet: {}}]}", "one event type"),
    ("{events: [], exactly: []}", "exactly stands in the place of events"),
    ("{duty: {rule: S42-TRIAGE-1WT}}", "unknown rule"),
    ("{duty: {due: 2026-13-01}}", "no local time"),
    ("{duty: {state: asleep}}", "unknown state of a duty"),
    ("{duty: {when: 2026-04-07}}", "unknown key when"),
    ("{state: TRAGE}", "did you mean TRIAGE?"),
    ("{refused: [S42-NO-SUCH]}", "unknown rule"),
    ("{refused: []}", "refused"),
    ("{letters: [none]}", "unknown key letters"),
]

ENDINGS = [
    ("{state: {c1: TRAGE}}", "did you mean TRIAGE?"),
    ("{state: {c9: TRIAGE}}", "unknown case c9"),
    ("{count: {DutyBreach: 1}}", "did you mean DutyBreached?"),
    ("{count: {DutyBreached: -1}}", "DutyBreached"),
    ("{never: [EnquiryClose]}", "did you mean EnquiryClosed?"),
    ("{explain: [{rule: S42-TRIAGE-9WD, skipped: []}]}", "unknown rule"),
    ("{explain: [{rule: S42-TRIAGE-1WD, skipped: [Friday]}]}", "no date"),
    ("{always: [DutyArose]}", "unknown key always"),
]


def problems_of(write: Write, *changes: tuple[str, str], more: str = "") -> list[tuple[int, str]]:
    with pytest.raises(ScenarioFormatError) as wrong:
        read_scenario(write(*changes, more=more))
    assert all(problem.file.endswith("concern.yaml") for problem in wrong.value.problems)
    return [(problem.line, problem.words) for problem in wrong.value.problems]


@pytest.mark.parametrize(("change", "line", "words"), FAULTS, ids=[fault[0][1][:40] for fault in FAULTS])
def test_a_fault_is_named_with_its_line(write: Write, change: tuple[str, str], line: int, words: str) -> None:
    found = problems_of(write, change)
    assert any(at == line and words in said for at, said in found), found


@pytest.mark.parametrize(("expected", "words"), EXPECTATIONS, ids=[each[0] for each in EXPECTATIONS])
def test_a_wrong_expectation_is_named_with_its_line(write: Write, expected: str, words: str) -> None:
    found = problems_of(write, more=f"    expect: {expected}\n")
    assert any(at == 15 and words in said for at, said in found), found


@pytest.mark.parametrize(("ending", "words"), ENDINGS, ids=[each[0] for each in ENDINGS])
def test_a_wrong_ending_is_named_with_its_line(write: Write, ending: str, words: str) -> None:
    found = problems_of(write, more=f"finally: {ending}\n")
    assert any(at == 15 and words in said for at, said in found), found


def test_several_faults_are_named_at_once_in_the_order_of_the_lines(write: Write) -> None:
    found = problems_of(write, ("[DSO]", "[Nurse]"), ("by: dana", "by: dora"), ("KASC", "pigeon"))
    assert [line for line, _ in found] == [5, 11, 12]


def test_broken_yaml_is_named_with_its_line(write: Write) -> None:
    assert problems_of(write, more="  nonsense: [\n")[0][0] >= 15


def test_a_file_that_is_not_there_is_named(tmp_path: object) -> None:
    with pytest.raises(ScenarioFormatError, match=r"nowhere.yaml:1: No such file"):
        read_scenario(type(tmp_path)(str(tmp_path)) / "nowhere.yaml")


def test_a_pathway_may_be_called_by_its_short_name(tmp_path: Path) -> None:
    own = ROOT / "scenarios" / "court_liaison" / "court" / "adjourned-and-not-yet-assessed.yaml"
    short = tmp_path / "short.yaml"
    short.write_text(own.read_text().replace("pathway: court-liaison", "pathway: court"))
    assert short.read_text() != own.read_text()
    assert read_scenario(short).lifecycle is read_scenario(own).lifecycle
    assert set(ALSO_CALLED.values()) <= set(LIFECYCLES)


def test_times_and_words_are_no_numbers_and_no_truths(write: Write) -> None:
    scenario = read_scenario(
        write(
            ("pass: true", "do: RecordCrimeNumber\n    by: dana\n    with: {crime_number: 16:45}"),
            ("team: Thanet", "team: no"),
        )
    )
    assert scenario.steps[1].act.command["crime_number"] == "16:45"
    assert scenario.register.workers["dana"].team == "no"


def test_a_local_time_is_read_by_the_clocks_of_the_area(write: Write) -> None:
    winter = read_scenario(write(("2026-04-02T16:45", "2026-03-02T16:45"))).steps[0].at
    summer = read_scenario(write()).steps[0].at
    with_offset = read_scenario(write(("2026-04-02T16:45", "2026-04-02T17:45+02:00"))).steps[0].at
    assert (winter.hour, summer.hour, with_offset.hour) == (16, 15, 15)
