"""A conflict of interest bars a worker; the social supervisor follows the flag."""

from datetime import date
from uuid import UUID

from domain.forensic.allocation import may_hold, under_supervision
from domain.forensic.file import Flags, ForensicFile
from domain.kernel.register import WorkerFacts

PERSON = UUID("00000000-0000-4000-8000-000000000001")
FACTS = WorkerFacts(roles=("SocialWorker",), qualifications=("social_work",))


def rules(facts: WorkerFacts | None) -> tuple[str, ...]:
    found = may_hold(facts, ForensicFile(person=PERSON), date(2026, 3, 2), social_supervision=False)
    return tuple(each.rule for each in found if each)


def test_a_conflict_with_this_person_bars_and_one_with_another_does_not() -> None:
    assert rules(FACTS) == ()
    assert rules(FACTS.model_copy(update={"conflicts": (PERSON,)})) == ("FOR-ALLOC-CONFLICT",)
    assert rules(FACTS.model_copy(update={"conflicts": (UUID(int=2),)})) == ()


def test_somebody_in_the_service_until_today_may() -> None:
    assert rules(FACTS.model_copy(update={"left": date(2026, 3, 2)})) == ()
    assert rules(FACTS.model_copy(update={"left": date(2026, 3, 1)})) == ("FOR-ALLOC-IS-SW",)
    assert rules(None) == ("FOR-ALLOC-IS-SW",)


def test_the_flag_counts_and_before_it_is_set_the_referral() -> None:
    assert under_supervision(ForensicFile(restricted=True))
    assert not under_supervision(ForensicFile(restricted=True, flags=Flags(social_supervision="none")))
    assert under_supervision(ForensicFile(flags=Flags(social_supervision="pre_discharge")))
