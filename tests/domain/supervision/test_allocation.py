"""Who may supervise, asked of the register of workers: a conflict names the person by id, which no file can."""

from datetime import date
from uuid import UUID

from domain.kernel.register import Period, WorkerFacts
from domain.supervision.allocation import COURSE, STANDING, may_supervise, why_not
from domain.supervision.file import SupervisionFile

PERSON = UUID("00000000-0000-4000-8000-000000000001")
TODAY = date(2026, 9, 14)
FILE = SupervisionFile(person=PERSON)
TRAINED = WorkerFacts(standings={STANDING: Period(since=TODAY)}, trained={COURSE: TODAY})


def rules(facts: WorkerFacts | None) -> list[str]:
    return [each.rule for each in may_supervise(facts, FILE, TODAY) if each]


def test_whoever_is_on_the_register_and_trained_may() -> None:
    assert rules(TRAINED) == []
    assert why_not(FILE, TRAINED, TODAY) is None


def test_no_profession_and_no_employer_is_asked_for() -> None:
    """SUP-ANY-DISCIPLINE, SUP-EMPLOYER-ANY."""
    nurse = TRAINED.model_copy(update={"qualifications": ("nursing",), "employer": "another-council"})
    assert rules(nurse) == []


def test_a_conflict_of_interest_bars() -> None:
    torn = TRAINED.model_copy(update={"conflicts": (PERSON,)})
    assert rules(torn) == ["SUP-ALLOC-LA"]
    assert "conflict" in (why_not(FILE, torn, TODAY) or "")


def test_whoever_left_the_service_is_not_active_on_the_register() -> None:
    assert rules(TRAINED.model_copy(update={"left": date(2026, 9, 13)})) == ["WORK-REGISTER-GATE"]
