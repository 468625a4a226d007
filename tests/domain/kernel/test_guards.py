"""What every command is asked before its lifecycle is: the instant, the stage, the role; all objections at once."""

from dataclasses import replace
from datetime import timedelta
from typing import Literal
from uuid import UUID

import pytest

from domain.kernel.case import is_closed, new_case
from domain.kernel.case_events import OutsideEventRefused
from domain.kernel.codes import the_roles
from domain.kernel.commands import AcceptLink, LinkCase, SuspendDuty
from domain.kernel.decider import decide, refuse_outside_event
from domain.kernel.duty_events import DutyApproaching
from domain.kernel.message import Command
from domain.kernel.refusal import Objection, objections_or_none
from tests.domain.kernel.library import (
    CASE,
    LIB,
    LOAN,
    OTHER,
    RITA,
    SYSTEM,
    AskForChapter,
    Borrow,
    Loan,
    PayFee,
    ReportLost,
    ReturnBook,
    SendChapter,
    TellOwner,
    borrowed,
)


class PlantTree(Command):
    """A command of another pathway."""

    type: Literal["PlantTree"] = "PlantTree"


def test_nothing_is_taken_that_lies_in_the_future():
    loan = borrowed().give(ReportLost(), RITA, effective="2026-03-02T09:02:01")
    assert (loan.refused, loan.fields) == (("CASE-TIME-FUTURE",), ("effective_at",))


def test_a_clock_that_goes_two_minutes_fast_is_borne_with():
    assert borrowed().give(ReportLost(), RITA, effective="2026-03-02T09:02").refused == ()


def test_what_is_learned_too_late_is_taken_for_a_slip_of_the_pen():
    loan = Loan().at("2026-03-02T09:00").give(Borrow(), RITA, effective="2025-03-01T08:59")
    assert (loan.refused, loan.fields) == (("CASE-TIME-ANCIENT",), ("effective_at",))
    assert "366 days" in loan.words
    assert Loan().at("2026-03-02T09:00").give(Borrow(), RITA, effective="2025-03-01T09:00").refused == ()


def test_nothing_happens_before_the_opening():
    loan = borrowed().at("2026-03-03T09:00").give(ReportLost(), RITA, effective="2026-03-02T08:59:59")
    assert (loan.refused, loan.fields) == (("CASE-TIME-BEFORE-OPENING",), ("effective_at",))
    assert loan.give(ReportLost(), RITA, effective="2026-03-02T09:00").refused == ()


def test_a_case_began_when_its_opening_happened_not_when_that_was_recorded():
    loan = Loan().at("2026-03-04T09:00").do(Borrow(), RITA, effective="2026-03-02T09:00")
    assert loan.give(ReportLost(), RITA, effective="2026-03-03T09:00").refused == ()


@pytest.mark.parametrize("command", [ReportLost(), SuspendDuty(duty="LIB-RETURN", because="why not"), PlantTree()])
def test_a_case_that_was_never_opened_takes_nothing_but_its_opening(command):
    loan = Loan().give(command, LIB)
    assert loan.refused == ("CASE-UNKNOWN",)
    assert "one is opened by: Borrow." in loan.words
    assert loan.case.version == 0


def test_a_case_opens_once():
    loan = borrowed().give(Borrow(), RITA)
    assert loan.refused == ("CASE-ALREADY-OPEN",)


def test_where_a_person_has_one_open_case_a_second_is_not_opened_beside_it():
    ada = UUID(int=0xADA)
    now = replace(Loan().circumstances(RITA), open_cases={ada: (OTHER,)})
    one, several = replace(LOAN, one_open=True), LOAN
    refused = decide(one, Borrow(), new_case(one), now).refusal
    assert [(each.rule, each.field) for each in refused.objections] == [("CASE-ONE-OPEN", "person")]
    assert f"loan/{OTHER}" in refused.objections[0].words
    assert decide(several, Borrow(), new_case(several), now).refusal is None
    itself_or_others = {ada: (CASE,), UUID(int=7): (OTHER,)}
    assert decide(one, Borrow(), new_case(one), replace(now, open_cases=itself_or_others)).refusal is None


def test_the_opening_is_the_first_event_and_says_whose_case_it_is():
    loan = borrowed()
    opened = loan.happened[0].event
    assert (opened.tag(), opened.person.int, opened.lifecycle) == ("CaseOpened", 0xADA, "loan")
    assert (opened.area, opened.calendar) == ("kent", "england-and-wales")
    assert loan.names.count("CaseOpened") == 1


def test_who_may_not_open_a_case_opens_none():
    loan = Loan().give(Borrow(), SYSTEM)
    assert (loan.refused, loan.case.version) == (("CASE-ROLE",), 0)


def test_a_command_of_another_pathway_is_refused():
    loan = borrowed().give(PlantTree(), LIB)
    assert (loan.refused, loan.fields) == (("CASE-COMMAND",), ("type",))
    assert "PlantTree is not a command of A loan" in loan.words


def test_wrong_instant_wrong_stage_and_wrong_role_are_said_together():
    loan = borrowed().give(TellOwner(), RITA, effective="2026-03-01T09:00")
    assert loan.refused == ("CASE-TIME-BEFORE-OPENING", "CASE-STAGE", "CASE-ROLE")
    assert "Tell owner: done at lost; this case is at on loan." in loan.words
    assert "Tell owner: this is for the librarian." in loan.words


def test_the_role_objection_names_the_rule_of_the_row():
    assert borrowed().give(SendChapter(), RITA).refused == ("LIB-READERS",)


def test_the_lifecycles_own_rules_are_asked_after_the_guards():
    loan = borrowed().give(AskForChapter(chapter="forbidden"), RITA)
    assert (loan.refused, loan.fields) == (("LIB-READERS",), ("chapter",))


def test_a_refused_command_writes_nothing_but_what_time_brought_first():
    loan = borrowed().at("2026-03-04T10:00").give(TellOwner(), RITA)
    assert loan.refused
    assert [type(each.event) for each in loan.last.happened] == [DutyApproaching]
    assert loan.give(TellOwner(), RITA).last.happened == ()


def test_a_refused_opening_leaves_no_case():
    loan = Loan().give(Borrow(), RITA, effective=Loan().now + timedelta(days=1))
    assert (loan.last.happened, loan.case.opened) == ((), None)


def test_a_case_is_closed_only_when_nothing_outlives_it():
    loan = borrowed().do(ReturnBook(damaged=True), RITA)
    assert not is_closed(LOAN, loan.case)
    assert is_closed(LOAN, loan.do(PayFee(), RITA).case)


@pytest.mark.parametrize("command", [SuspendDuty(duty="LIB-RETURN", because="why not"),
                                     LinkCase(lifecycle="loan", case=OTHER, relation="same_book")])  # fmt: skip
def test_a_closed_case_takes_no_command_of_the_house(command):
    loan = borrowed().do(ReturnBook(), RITA).give(command, LIB)
    assert loan.refused == ("CASE-STAGE",)
    assert "(returned)" in loan.words


def test_a_link_is_recorded_and_the_other_case_is_told_once():
    loan = borrowed().do(LinkCase(lifecycle="loan", case=OTHER, relation="same_book"), RITA)
    (told,) = loan.last.follow_ups
    assert (told.lifecycle, told.case) == ("loan", OTHER)
    assert told.command == AcceptLink(lifecycle="loan", case=CASE, relation="same_book")
    (link,) = loan.case.links
    assert (link.case, link.asked_here) == (OTHER, True)


def test_the_told_case_records_the_link_and_tells_nobody():
    loan = borrowed().do(AcceptLink(lifecycle="loan", case=OTHER, relation="same_book"), SYSTEM)
    assert (loan.brought, loan.last.follow_ups) == (["CaseLinked"], ())
    assert not loan.case.links[0].asked_here


def test_a_link_is_made_once_and_told_twice_without_harm():
    loan = borrowed().do(LinkCase(lifecycle="loan", case=OTHER, relation="same_book"), RITA)
    assert loan.give(LinkCase(lifecycle="loan", case=OTHER, relation="same_shelf"), RITA).refused == ("CASE-LINK",)
    assert loan.do(AcceptLink(lifecycle="loan", case=OTHER, relation="same_book"), SYSTEM).brought == []
    assert loan.do(LinkCase(lifecycle="binding", case=OTHER, relation="same_book"), RITA).brought == ["CaseLinked"]


def test_a_case_is_not_linked_to_itself():
    loan = borrowed().give(LinkCase(lifecycle="loan", case=CASE, relation="same_book"), RITA)
    assert (loan.refused, loan.fields) == (("CASE-LINK",), ("case",))


def test_only_the_system_accepts_a_link():
    assert borrowed().give(AcceptLink(lifecycle="x", case=UUID(int=3), relation="r"), LIB).refused == ("CASE-ROLE",)


def test_an_outside_event_that_cannot_be_taken_leaves_its_trace_and_nothing_else():
    """DESIGN A8: recorded and shown on a work list, never dropped."""
    loan = borrowed()
    no = Objection(rule="CASE-STAGE", words="Not now.")
    trace = OutsideEventRefused(source="scanner", id="1", kind="org.example.scan", data="{}", objections=(no,))
    traced = refuse_outside_event(LOAN, loan.case, trace, loan.circumstances())
    assert [each.event for each in traced.happened] == [trace]
    assert traced.happened[0].effective_at == loan.now
    assert replace(traced.case, file=loan.case.file) == replace(loan.case, version=loan.case.version + 1)


def test_records_that_are_kept_apart_are_never_linked_and_the_field_says_which():
    loan = Loan(replace(LOAN, never_links=frozenset({"binding"}))).do(Borrow(), RITA)
    for command, by in (
        (LinkCase(lifecycle="binding", case=OTHER, relation="same_book"), LIB),
        (AcceptLink(lifecycle="binding", case=OTHER, relation="same_book"), SYSTEM),
    ):
        assert (loan.give(command, by).refused, loan.fields) == (("CASE-LINK",), ("lifecycle",))
    loan.do(LinkCase(lifecycle="loan", case=OTHER, relation="same_book"), LIB)


def test_objections_are_gathered_and_none_is_no_refusal():
    first, second = (Objection(rule=rule, words="No.") for rule in ("A", "B"))
    refusal = objections_or_none((None, first, None, second))
    assert refusal
    assert refusal.rules == ("A", "B")
    assert objections_or_none((None, None)) is None


def test_no_refusal_of_the_guards_speaks_in_codes():
    """Stages, commands and roles are told in words: who is refused knows no code."""
    assert the_roles(["TeamLeader", "DSO"]) == "the DSO or the team leader"
