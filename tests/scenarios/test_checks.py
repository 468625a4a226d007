"""Each thing that a scenario can expect: it holds when it is so, and its first difference is shown when it is not."""

from collections.abc import Callable

import pytest

from cli.scenario.check import Difference
from cli.scenario.model import Scenario
from cli.scenario.pure import PureEngine
from cli.scenario.report import as_json
from cli.scenario.run import run_scenario

Read = Callable[..., Scenario]

BREACH = ["CaseOpened", "ReferralReceived", "DutyArose", "ReferralScreenedIn"]


async def difference(scenario: Scenario) -> Difference | None:
    return (await run_scenario(scenario, PureEngine())).difference


def after_the_referral(expect: str) -> tuple[str, str]:
    return ("content: [neglect]}", f"content: [neglect]}}\n    expect: {expect}")


def after_time_passed(expect: str) -> str:
    return f"    expect: {expect}\n"


HOLDS = [
    "{events: [ReferralReceived, ReferralScreenedIn]}",
    "{events: []}",
    "{events: [{DutyArose: {rule: S42-TRIAGE-1WD, holder: DSO, subject: null}}]}",
    "{events: [{ReferralReceived: {person: p1, content: [neglect]}}]}",
    f"{{exactly: [{', '.join(BREACH)}]}}",
    "{duty: {rule: S42-TRIAGE-1WD, due: 2026-04-07T23:59:59, breach: 2026-04-07, state: running, for: DSO}}",
    "{duties: [{rule: S42-TRIAGE-1WD}, {state: running}]}",
    "{state: TRIAGE}",
]

DIFFERS = [
    ("{events: [ReferralScreenedIn, ReferralReceived]}", "missing, or not in this order: ReferralReceived"),
    ("{events: [DutyMet]}", "DutyMet"),
    ("{events: [{DutyArose: {rule: S42-RA-3WD}}]}", "S42-RA-3WD"),
    ("{events: [{ReferralReceived: {content: [physical]}}]}", "physical"),
    ("{exactly: [ReferralReceived, DutyArose]}", "ReferralReceived, DutyArose"),
    ("{exactly: []}", "none"),
    ("{duty: {rule: S42-TRIAGE-1WD, due: 2026-04-03}}", "due 2026-04-03T23:59:59"),
    ("{duty: {rule: S42-TRIAGE-1WD, breach: 2026-04-08T00:00}}", "breach 2026-04-08"),
    ("{duty: {rule: S42-TRIAGE-1WD, target: 2026-04-03}}", "target 2026-04-03"),
    ("{duty: {rule: S42-TRIAGE-1WD, state: met}}", "met"),
    ("{duty: {rule: S42-TRIAGE-1WD, for: IO}}", "for IO"),
    ("{duty: {rule: S42-RA-3WD}}", "S42-RA-3WD"),
    ("{duties: [{rule: S42-TRIAGE-1WD}, {rule: S42-RA-3WD}]}", "S42-RA-3WD"),
    ("{state: PLANNING}", "PLANNING"),
    ("{refused: [CASE-STAGE]}", "CASE-STAGE"),
]


@pytest.mark.parametrize("expect", HOLDS)
async def test_an_expectation_holds(read: Read, expect: str) -> None:
    assert await difference(read(after_the_referral(expect))) is None


@pytest.mark.parametrize(("expect", "shown"), DIFFERS, ids=[each[0] for each in DIFFERS])
async def test_a_difference_is_shown_with_its_line_expected_beside_actual(read: Read, expect: str, shown: str) -> None:
    found = await difference(read(after_the_referral(expect)))
    assert found is not None
    assert found.line == 9
    assert shown in found.expected
    assert found.actual not in ("", found.expected)


async def test_what_time_brings_is_seen_by_the_step_that_lets_it_pass(read: Read) -> None:
    brought = "{exactly: [DutyApproaching, DutyFellDue, {DutyBreached: {at: 2026-04-08T00:00}}]}"
    assert await difference(read(more=after_time_passed(brought))) is None


async def test_time_passes_up_to_the_instant_and_no_further(read: Read) -> None:
    brought = "{exactly: [DutyApproaching]}"
    assert await difference(read(("2026-04-08T00:00", "2026-04-07T23:59:59"), more=after_time_passed(brought))) is None


REFUSED = """\
  - at: 2026-04-08T11:00
    do: CloseConcern
    by: dana
    with: {reason: already_resolved}
"""


async def test_a_refusal_that_nobody_expects_is_a_difference(read: Read) -> None:
    found = await difference(read(more=REFUSED))
    assert found is not None
    assert found.expected == "not refused"
    assert "S42-CLOSE-BARRED" in found.actual


async def test_a_refusal_must_name_every_rule_that_is_expected(read: Read) -> None:
    both = "    expect: {refused: [S42-CLOSE-BARRED, CASE-ROLE]}\n"
    assert await difference(read(more=REFUSED + "    expect: {refused: [S42-CLOSE-BARRED]}\n")) is None
    found = await difference(read(more=REFUSED + both))
    assert found is not None
    assert "CASE-ROLE" in found.expected


async def test_a_rule_that_is_expected_twice_must_refuse_twice(read: Read) -> None:
    twice = "    expect: {refused: [S42-CLOSE-BARRED, S42-CLOSE-BARRED]}\n"
    found = await difference(read(more=REFUSED + twice))
    assert found is not None
    assert found.expected == "S42-CLOSE-BARRED, S42-CLOSE-BARRED"


async def test_a_step_with_exactly_leaves_out_what_time_had_brought_before_it(read: Read) -> None:
    alone = "    expect: {refused: [S42-CLOSE-BARRED], exactly: []}\n"
    assert await difference(read(more=REFUSED + alone)) is None
    wide = "    expect: {refused: [S42-CLOSE-BARRED], events: [DutyEscalated]}\n"
    assert await difference(read(more=REFUSED + wide)) is None


ENDS_WELL = [
    "{state: {c1: TRIAGE}}",
    "{count: {DutyBreached: 1, DutyMet: 0}}",
    "{never: [EnquiryClosed]}",
    "{explain: [{rule: S42-TRIAGE-1WD, skipped: [2026-04-03, 2026-04-04, 2026-04-05, 2026-04-06]}]}",
]
ENDS_BADLY = [
    ("{state: {c1: PLANNING}}", "PLANNING", "TRIAGE"),
    ("{count: {DutyBreached: 2}}", "2", "1"),
    ("{never: [DutyBreached]}", "no DutyBreached", "DutyBreached in c1"),
    ("{explain: [{rule: S42-TRIAGE-1WD, skipped: [2026-04-03]}]}", "S42-TRIAGE-1WD skips 2026-04-03", "2026-04-06"),
    ("{explain: [{rule: S42-RA-3WD, skipped: []}]}", "S42-RA-3WD skips no day", "no duty of S42-RA-3WD"),
]


@pytest.mark.parametrize("ending", ENDS_WELL)
async def test_an_ending_holds(read: Read, ending: str) -> None:
    assert await difference(read(more=f"finally: {ending}\n")) is None


@pytest.mark.parametrize(("ending", "expected", "actual"), ENDS_BADLY, ids=[each[0] for each in ENDS_BADLY])
async def test_an_ending_that_is_not_so_is_shown(read: Read, ending: str, expected: str, actual: str) -> None:
    found = await difference(read(more=f"finally: {ending}\n"))
    assert found is not None
    assert expected in found.expected
    assert actual in found.actual


async def test_a_case_that_no_step_opened_is_told_of_as_such(read: Read) -> None:
    found = await difference(read(more="    case: c7\n    expect: {state: TRIAGE}\n"))
    assert found is not None
    assert found.actual == "no such case"


async def test_the_json_report_holds_every_event_and_duty_with_its_explanation(read: Read) -> None:
    report = as_json(await run_scenario(read(), PureEngine()))
    case = report["cases"]["c1"]
    assert report["passed"] is True
    assert [event["type"] for event in case["events"]][:2] == BREACH[:2]
    assert case["duties"][0]["dates"]["explanation"]["rule"] == "S42-TRIAGE-1WD"
    assert "Friday 3 April 2026 does not count: Good Friday." in case["duties"][0]["why"]
