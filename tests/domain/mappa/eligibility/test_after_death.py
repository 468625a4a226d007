"""A death shuts a case for good: whatever is learned afterwards is kept, and nothing follows from it (6.38)."""

from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from domain.kernel.circumstances import Circumstances
from domain.kernel.decider import decide
from domain.kernel.register import Actor
from domain.mappa.stages import EXITED, NOT_ELIGIBLE
from tests.domain.mappa.meetings.given import COMMANDS, MAPPA, PERSON, Story

ANYBODY = Actor(id="polly", roles=("ProbationPractitioner", "PoliceOffenderManager", "NationalSecurityDivision"))
LISTS = ("soa2003-sch3", "cja2003-sch15-1", "cja2003-sch15-2", "cja2003-s327-4a", "cja2003-sch19za", "cta2008-s41-42")
LISTED = {name: {"listed": True, "source": "Read"} for name in LISTS}
OUTCOME = {"kind": "conviction", "offence": "invented-s1", "on": "2026-03-02", "attested": LISTED}
SENTENCE = {"on": "2026-03-02", "kind": "imprisonment", "term": {"months": 240}, "until": "2046-03-01"}
LIFELONG = {"regime": "soa_part_2", "since": "2026-03-02", "lifelong": True}
LEARNED: dict[str, tuple[str, dict[str, Any]]] = {
    "RecordOutcome": ("outcome", OUTCOME),
    "RecordSentence": ("outcome", {"sentence": SENTENCE, "supervised_by": ["probation"]}),
    "RecordNotificationRequirement": ("requirement", {"facts": LIFELONG}),
    "QuashOutcome": ("outcome", {"on": "2026-03-02"}),
    "MatchOffenceAgain": ("outcome", {"attested": LISTED}),
    "ReferToCategory3": ("", {"by": "police", "circumstances": "Said"}),
    "IdentifyTerrorRisk": ("", {"belief": "Said"}),
}
"""Every command by which a case of somebody alive is taken up again, with the field of its reference."""
STEPS = st.lists(st.tuples(st.sampled_from(sorted(LEARNED)), st.sampled_from(["o1", "o2", "o3"])), max_size=10)


class Told(Story):
    """A case in which one person speaks for every agency."""

    def at(self, local: str, by: str) -> Circumstances:
        now = super().at(local, by)
        return now if by == "clock" else replace(now, by=ANYBODY)

    def learns(self, local: str, type_: str, reference: str) -> tuple[str, ...]:
        field, body = LEARNED[type_]
        command = TypeAdapter(COMMANDS[type_]).validate_python(body | ({field: reference} if field else {}))
        decision = decide(MAPPA, command, self.case, self.at(local, "polly"))
        self.case = decision.case
        return decision.refusal.rules if decision.refusal else ()


def dead(*, managed: bool) -> Told:
    """Somebody who died while managed, or while still screened."""
    story = Told()
    story.does("2026-03-02T09:00", "IdentifyOffender", "polly", person=PERSON, agency="probation", area="kent")
    if managed:
        assert story.learns("2026-03-02T10:00", "RecordOutcome", "o1") == ()
        assert story.learns("2026-03-02T10:01", "RecordSentence", "o1") == ()
    story.does("2026-04-01T10:00", "RecordDeath", "polly")
    if managed:
        story.waits("2026-04-02T00:00:01")
    return story


@settings(max_examples=60, deadline=None)
@given(st.booleans(), STEPS)
def test_nothing_that_is_learned_after_a_death_opens_the_case_again(
    managed: bool, steps: list[tuple[str, str]]
) -> None:
    story = dead(managed=managed)
    # Who was only screened leaves at once; whoever was managed is so until the end of that day.
    day = "2026-04-03" if managed else "2026-04-01"
    category, owed = story.case.file.eligibility.category, story.case.file.owed
    for minute, (type_, reference) in enumerate(steps):
        story.learns(f"{day}T11:{minute:02}", type_, reference)
        assert story.case.file.stage == (EXITED if managed else NOT_ELIGIBLE)
    story.waits("2027-04-03T09:00")
    assert story.case.file.stage == (EXITED if managed else NOT_ELIGIBLE)
    assert not story.case.docket.open
    assert (story.case.file.eligibility.category, story.case.file.owed) == (category, owed)


def test_what_is_learned_is_kept_all_the_same() -> None:
    story = dead(managed=False)
    assert story.learns("2026-04-03T09:00", "RecordOutcome", "o1") == ()
    assert story.learns("2026-04-03T09:01", "QuashOutcome", "o1") == ()
    kept = story.case.file.eligibility.facts.outcomes["o1"]
    assert (kept.offence, str(kept.quashed_on)) == ("invented-s1", "2026-03-02")


def test_the_same_outcome_of_somebody_alive_takes_the_case_up_again() -> None:
    """That the property above is one of death, not of the facts."""
    story = Told()
    story.does("2026-03-02T09:00", "IdentifyOffender", "polly", person=PERSON, agency="probation", area="kent")
    story.learns("2026-03-02T10:00", "RecordOutcome", "o1")
    story.learns("2026-03-02T10:01", "RecordSentence", "o1")
    story.learns("2026-03-03T10:00", "QuashOutcome", "o1")
    story.waits("2026-03-04T10:00")
    assert story.case.file.stage == EXITED
    assert story.learns("2026-03-05T10:00", "RecordOutcome", "o2") == ()
    assert story.case.file.stage not in {EXITED, NOT_ELIGIBLE}
