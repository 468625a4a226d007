"""Random lives of a loan: gaps of time, commands of all kinds, some of them refused, some learned late."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from hypothesis import strategies as st

from domain.kernel.commands import ExtendDuty, LinkCase, PassTime, ResumeDuty, ReviewTimetable, SuspendDuty
from domain.kernel.message import Command
from domain.kernel.register import Actor
from tests.domain.kernel.library import (
    DORA,
    LIB,
    RITA,
    SYSTEM,
    AskForChapter,
    Borrow,
    Loan,
    PayFee,
    Renew,
    ReportLost,
    ReturnBook,
    SendChapter,
    TellOwner,
)

WHY = "The branch was closed"
ANY = "whichever is open"

_OF_DUTIES: tuple[tuple[Command, Actor], ...] = (
    (SuspendDuty(duty=ANY, because=WHY), DORA), (ResumeDuty(duty=ANY), DORA), (ResumeDuty(duty=ANY), LIB),
    (ExtendDuty(duty=ANY, n=1, because=WHY), DORA), (ExtendDuty(duty=ANY, n=4, because=WHY), DORA),
)  # fmt: skip
_OF_BOOKS: tuple[tuple[Command, Actor], ...] = (
    *((AskForChapter(chapter=chapter), RITA) for chapter in ("1", "2", "forbidden")),
    *((SendChapter(chapter=chapter), LIB) for chapter in ("1", "2")),
    *((Renew(until=date(2026, month, 7)), RITA) for month in (3, 4, 9, 12)),
    (Renew(), RITA), (ReportLost(), RITA), (TellOwner(), LIB), (PayFee(), RITA),
)  # fmt: skip
_OTHERS: tuple[tuple[Command, Actor], ...] = (
    (ReturnBook(), RITA), (ReturnBook(damaged=True), RITA), (Borrow(), RITA), (PayFee(), DORA), (PassTime(), RITA),
    (ReviewTimetable(because=WHY), SYSTEM), (LinkCase(lifecycle="loan", case=UUID(int=9), relation="same_book"), RITA),
)  # fmt: skip
_SAID = st.one_of(*(st.sampled_from(acts) for acts in (_OF_DUTIES, _OF_DUTIES, _OF_BOOKS, _OF_BOOKS, _OTHERS)))


@dataclass(frozen=True)
class Act:
    """A command ``gap`` after the one before it, learned ``late`` after it happened; about the n-th open duty."""

    gap: timedelta
    late: timedelta
    command: Command
    by: Actor
    number: int = 0

    def on(self, loan: Loan) -> Command:
        """The command with the key of a duty that is open when it is given, and that time alone cannot start."""
        keys = sorted(key for key in loan.case.docket.open if not key.startswith("LIB-REMINDER"))
        if getattr(self.command, "duty", None) != ANY or not keys:
            return self.command
        return self.command.model_copy(update={"duty": keys[self.number % len(keys)]})


def _minutes(longest: int) -> st.SearchStrategy[timedelta]:
    return st.integers(0, longest).map(lambda n: timedelta(minutes=n))


_gaps = st.one_of(st.just(timedelta(0)), _minutes(60), _minutes(2 * 24 * 60), _minutes(14 * 24 * 60))
_lates = st.one_of(st.just(timedelta(0)), st.just(timedelta(0)), _minutes(5 * 24 * 60))
acts = st.builds(lambda gap, late, said, number: Act(gap, late, *said, number), _gaps, _lates, _SAID, st.integers(0, 3))
plays = st.lists(acts, min_size=3, max_size=12)


def played(play: Iterable[Act], loan: Loan | None = None) -> Loan:
    """The loan after all of it."""
    loan = loan or opened()
    for act in play:
        loan.at(loan.now + act.gap).give(act.on(loan), act.by, loan.now - act.late)
    return loan


def opened() -> Loan:
    """A loan with a chapter asked for, so that there are clocks of two rules from the start."""
    return Loan().at("2026-03-02T09:00").do(Borrow(), RITA).do(AskForChapter(), RITA)
