"""Properties of any life of a case: how time passes, how events fold, what a refusal leaves behind."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from typing import Any

from hypothesis import event as note
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.kernel.case import AnyCase, evolve, fold, new_case
from domain.kernel.codebook import Codebook
from domain.kernel.decider import pass_time
from domain.kernel.docket import touched
from domain.kernel.duty import Docket, RungKind
from domain.kernel.duty_events import (
    DutyApproaching,
    DutyArose,
    DutyBreached,
    DutyChanged,
    DutyEscalated,
    DutyExtended,
    DutyFellDue,
    DutyLapsed,
    DutyMet,
    DutyResumed,
    DutyRetimed,
    DutySuspended,
    RungReached,
)
from domain.kernel.happened import Happened
from domain.kernel.register import CLOCK
from domain.kernel.snapshot import freeze, thaw
from tests.domain.kernel.library import LOAN, Loan
from tests.domain.kernel.plays import opened, played, plays

LADDER = (DutyApproaching, DutyFellDue, DutyBreached, DutyEscalated)
lives = settings(max_examples=40, deadline=None)
far = st.integers(0, 120 * 24 * 60).map(lambda n: timedelta(minutes=n))


def told(happened: list[Happened]) -> list[tuple[Any, ...]]:
    """What happened and when, without when time was noticed to have passed."""
    return [(each.event, each.effective_at, each.by, each.law) for each in happened]


def of_duties(loan: Loan) -> dict[str, list[Happened]]:
    found: dict[str, list[Happened]] = {}
    for each in loan.happened:
        if isinstance(each.event, DutyArose | DutyChanged):
            found.setdefault(each.event.duty, []).append(each)
    return found


@lives
@given(plays, far, st.lists(far, max_size=5))
def test_time_that_passes_in_steps_is_time_that_passes_at_once(play, leap, steps):
    at_once, in_steps = played(play), played(play)
    end = at_once.now + leap
    for step in sorted(step for step in steps if step < leap):
        in_steps.passes(end - leap + step)
    assert told(at_once.passes(end).happened) == told(in_steps.passes(end).happened)
    assert at_once.case == in_steps.case


@lives
@given(plays, st.data())
def test_a_tick_between_two_commands_changes_nothing(play, data):
    plain, ticked = played(play), opened()
    for act in play:
        halfway = ticked.now + act.gap * data.draw(st.floats(0, 1))
        after = act.gap - (halfway - ticked.now)
        played([replace(act, gap=after)], ticked.passes(halfway))
        ticked.passes(ticked.now)
    assert told(plain.passes(plain.now).happened) == told(ticked.happened)
    assert plain.case == ticked.case


@lives
@given(plays, far)
def test_a_second_tick_at_the_same_instant_finds_nothing(play, leap):
    loan = played(play).passes(leap)
    assert loan.passes(loan.now).brought == []
    alarm = loan.case.docket.next_alarm
    assert alarm is None or alarm > loan.now


@lives
@given(plays, far)
def test_no_rung_is_climbed_before_its_instant_and_each_carries_it(play, leap):
    for each in played(play).passes(leap).happened:
        if isinstance(each.event, RungReached):
            assert each.effective_at == each.event.at <= each.recorded_at
            assert each.by == CLOCK.id


@lives
@given(plays, far)
def test_every_rung_is_climbed_once_and_in_order_between_two_timings(play, leap):
    for duty, happened in of_duties(played(play).passes(leap)).items():
        instants = Counter((e.event.tag(), e.event.at, getattr(e.event, "role", None))
                           for e in happened if isinstance(e.event, RungReached))  # fmt: skip
        assert set(instants.values()) <= {1}, duty
        for run in runs_of(happened):
            climbed = [each.event for each in run]
            assert [e.at for e in climbed] == sorted(e.at for e in climbed)
            places = [LADDER.index(type(e)) for e in climbed]
            assert places == sorted(places)


def runs_of(happened: list[Happened]) -> list[list[Happened]]:
    """The rungs climbed between one timing and the next."""
    runs: list[list[Happened]] = [[]]
    for each in happened:
        if isinstance(each.event, RungReached):
            runs[-1].append(each)
        elif isinstance(each.event, DutyResumed | DutyExtended | DutyRetimed):
            runs.append([])
    return runs


@lives
@given(plays, far)
def test_a_duty_arises_first_ends_once_and_is_not_heard_of_again(play, leap):
    loan = played(play).passes(leap)
    for duty, happened in of_duties(loan).items():
        kinds = [type(each.event) for each in happened]
        assert kinds[0] is DutyArose
        assert kinds.count(DutyArose) == 1
        ends = [kind for kind in kinds if kind in (DutyMet, DutyLapsed)]
        assert len(ends) == (duty not in loan.case.docket.open)
        assert not ends or kinds[-1] is ends[0]
    note(f"duties: {min(len(of_duties(loan)), 4)}")


@lives
@given(plays, far)
def test_a_clock_that_stands_still_climbs_nothing(play, leap):
    for happened in of_duties(played(play).passes(leap)).values():
        still = False
        for each in happened:
            if isinstance(each.event, DutySuspended | DutyResumed):
                still = isinstance(each.event, DutySuspended)
            assert not (still and isinstance(each.event, RungReached))


@lives
@given(plays, far)
def test_met_in_time_or_breached_when_time_reached_it(play, leap):
    """What was met late was breached before; what is met at its own instant in time was not breached."""
    for happened in of_duties(played(play).passes(leap)).values():
        met = happened[-1]
        if isinstance(met.event, DutyMet) and not met.event.in_time:
            assert any(isinstance(each.event, DutyBreached) for each in happened)


@lives
@given(plays, far)
def test_the_next_alarm_is_the_first_rung_of_all_clocks_that_run(play, leap):
    docket = played(play).passes(leap).case.docket
    running = [duty for duty in docket.open.values() if duty.state.value != "suspended"]
    assert docket.next_alarm == min((rung.at for duty in running for rung in duty.pending), default=None)
    for duty in docket.open.values():
        assert [rung.at for rung in duty.pending] == sorted(rung.at for rung in duty.pending)


@lives
@given(plays, far)
def test_waking_at_each_alarm_is_enough(play, leap):
    """One timer for the earliest alarm finds all that a look at the end finds (DESIGN C.3)."""
    at_once, woken = played(play), played(play)
    end = at_once.now + leap
    while (alarm := woken.case.docket.next_alarm) and alarm <= end:
        assert woken.passes(alarm).last.happened
    assert told(at_once.passes(end).happened) == told(woken.happened)


@lives
@given(plays, far, st.data())
def test_folding_in_two_parts_is_folding_at_once_is_what_decide_left(play, leap, data):
    loan = played(play).passes(leap)
    at_once = fold(LOAN, loan.happened)
    split = data.draw(st.integers(0, len(loan.happened)))
    assert fold(LOAN, loan.happened[split:], fold(LOAN, loan.happened[:split])) == at_once == loan.case
    assert at_once.version == len(loan.happened)


@lives
@given(plays, far)
def test_a_snapshot_of_any_version_thaws_to_the_case_and_goes_on_alike(play, leap):
    happened = played(play).passes(leap).happened
    case: AnyCase = new_case(LOAN)
    for number, each in enumerate(happened):
        assert thaw(LOAN, freeze(case)) == case
        if number % 7 == 0:
            assert fold(LOAN, happened[number:], thaw(LOAN, freeze(case))) == fold(LOAN, happened)
        case = evolve(LOAN, case, each)
    assert thaw(LOAN, freeze(case)) == case


@lives
@given(plays, far)
def test_every_event_of_a_life_survives_its_stored_form(play, leap):
    codebook = Codebook(LOAN)
    for each in played(play).passes(leap).happened:
        assert codebook.decode(*codebook.encode(each.event)) == each.event


@lives
@given(plays)
def test_a_decision_leaves_what_it_was_given_as_it_was_and_a_refusal_only_lets_time_pass(play):
    loan = opened()
    for act in play:
        before, frozen = loan.case, freeze(loan.case)
        loan.at(loan.now + act.gap)
        passed = pass_time(LOAN, before, loan.circumstances(act.by))
        played([replace(act, gap=timedelta(0))], loan)
        assert freeze(before) == frozen
        if loan.last.refusal:
            assert (loan.case, loan.last.happened) == (passed.case, passed.happened)
            note("refused")


@lives
@given(plays, far)
def test_the_duties_that_events_touched_are_the_duties_of_the_docket(play, leap):
    loan = played(play).passes(leap)
    found = {duty.duty: duty for duty in touched(Docket(), tuple(loan.happened))}
    assert {key: duty for key, duty in found.items() if not duty.state.ended} == dict(loan.case.docket.open)
    assert all(duty.ended_at and not duty.pending for duty in found.values() if duty.state.ended)


@lives
@given(plays, far)
def test_what_is_touched_by_the_last_events_is_found_from_the_docket_before_them(play, leap):
    loan = played(play)
    before, known = loan.case.docket, len(loan.happened)
    loan.passes(leap)
    whole = {duty.duty: duty for duty in touched(Docket(), tuple(loan.happened))}
    for duty in touched(before, tuple(loan.happened[known:])):
        assert duty == whole[duty.duty]


def test_the_rungs_are_those_of_the_ladder():
    assert [kind.value for kind in RungKind] == ["approaching", "due", "breached", "escalated"]
    assert all(a.at <= b.at for a, b in pairwise(opened().duty("LIB-RETURN").dates.rungs))
