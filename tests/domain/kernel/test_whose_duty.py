"""Whom a duty is about, and who owes it: both are read from the event that starts it."""

from domain.kernel.clocks import Clock, tick_clocks
from domain.kernel.duty import Docket
from domain.kernel.duty_events import DutyArose
from tests.domain.kernel.library import LIB, RITA, AskForChapter, ChapterAsked, ChapterSent, SendChapter, borrowed


def test_an_event_that_is_about_none_of_the_subjects_starts_nothing():
    loan = borrowed().at("2026-03-04T09:00").give(AskForChapter(chapter=""), RITA)
    assert (loan.refused, "DutyArose" in loan.brought) == ((), False)


def test_an_event_that_is_about_none_of_the_subjects_meets_nothing():
    loan = borrowed().at("2026-03-04T09:00").do(AskForChapter(chapter="2"), RITA)
    assert "DutyMet" not in loan.at("2026-03-05T09:00").give(SendChapter(chapter=""), LIB).brought


def test_who_owes_is_named_by_the_event_and_else_by_the_clock():
    clock = Clock("LIB-SCAN", "Librarian", (ChapterAsked,), (ChapterSent,), subject=lambda e: "a", owed_by=_branch)
    now = borrowed().at("2026-03-04T09:00").circumstances()
    holders = [
        arose.holder
        for chapter in ("of the branch", "of the house")
        for arose in tick_clocks((clock,), Docket(), ChapterAsked(chapter=chapter), now)
        if isinstance(arose, DutyArose)
    ]
    assert holders == ["branch", "Librarian"]


def _branch(event: ChapterAsked) -> str | None:
    return "branch" if event.chapter == "of the branch" else None
