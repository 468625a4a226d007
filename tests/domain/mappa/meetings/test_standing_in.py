"""Who stands in for the Chair of a meeting does what is the Chair's alone, by the one mechanism of cover."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from domain.kernel.commands import HandOverWork, HandWorkBack
from domain.kernel.decider import decide
from domain.kernel.message import Command
from domain.kernel.register import WorkerFacts
from domain.mappa.file import changed
from domain.mappa.stages import EXITED
from tests.domain.mappa.meetings import given
from tests.domain.mappa.meetings.given import MAPPA, Story, given_meeting
from tests.domain.mappa.meetings.test_rules import THERE

CHANGE = {"meeting": "m1", "case_system_entry": "entry-1"}


def asked_to_move(monkeypatch) -> Story:
    more = {
        "dora": WorkerFacts(roles=("MappaChair",), employer="police"),
        "away": WorkerFacts(roles=("MappaChair",), employer="police", left=date(2026, 1, 5)),
    }
    monkeypatch.setattr(given, "WORKERS", {**given.WORKERS, **more})
    story = given_meeting()
    story.does("2026-03-05T09:00", "RequestMeetingChange", meeting="m1", to="2026-04-10", because="Snow")
    return story


def given_house(story: Story, command: Command, by: str = "carl") -> tuple[str, ...]:
    decision = decide(MAPPA, command, story.case, story.at("2026-03-05T10:00", by))
    story.case = decision.case
    return decision.refusal.rules if decision.refusal else tuple(each.event.tag() for each in decision.happened)


def test_another_chair_approves_nothing_until_standing_in(monkeypatch) -> None:
    story = asked_to_move(monkeypatch)
    assert story.asks("2026-03-05T09:30", "ApproveMeetingChange", "dora", **CHANGE) == ("MAPPA-MTG-CANCEL-APPROVAL",)
    over = HandOverWork(worker="cher", to="dora", because="ill")
    assert given_house(story, over) == ("WorkHandedOver",)
    assert "MeetingMoved" in story.does("2026-03-05T11:00", "ApproveMeetingChange", "dora", **CHANGE)


def test_the_chair_who_is_back_has_the_meeting_again(monkeypatch) -> None:
    story = asked_to_move(monkeypatch)
    given_house(story, HandOverWork(worker="cher", to="dora", because="ill"))
    assert given_house(story, HandWorkBack(worker="cher")) == ("WorkHandedBack",)
    assert story.asks("2026-03-05T11:00", "ApproveMeetingChange", "dora", **CHANGE) == ("MAPPA-MTG-CANCEL-APPROVAL",)


def test_a_cover_who_is_gone_is_refused_and_a_worker_without_a_part_hands_nothing_over(monkeypatch) -> None:
    story = asked_to_move(monkeypatch)
    assert given_house(story, HandOverWork(worker="cher", to="away", because="ill")) == ("CASE-HANDOVER",)
    assert given_house(story, HandOverWork(worker="cher", because="ill")) == ("CASE-HANDOVER",)
    assert given_house(story, HandOverWork(worker="paul", to="dora", because="ill")) == ()
    assert given_house(story, HandOverWork(worker="cher", to="dora", because="ill"), "polly") == ("CASE-ROLE",)


def opening(chair: str) -> dict[str, Any]:
    """How a meeting begins that this Chair of the police takes; somebody else speaks for the police."""
    seat = {"body": "police", "who": chair, "capacity": "chair"}
    return {"meeting": "m1", "attendees": [seat, *THERE[1:]], "statement": "read"}


def test_only_the_chair_of_this_meeting_or_who_stands_in_opens_it_decides_its_level_and_closes_it(monkeypatch) -> None:
    story = asked_to_move(monkeypatch)
    story.does("2026-03-05T09:10", "DeclineMeetingChange", "cher", meeting="m1", because="The snow has gone")
    assert "MAPPA-MTG-CHAIR-QUALIFIED" in story.asks("2026-04-08T10:00", "OpenMeeting", "dora", **opening("dora"))
    given_house(story, HandOverWork(worker="cher", to="dora", because="ill"))
    assert "MeetingOpened" in story.does("2026-04-08T10:00", "OpenMeeting", "dora", **opening("dora"))
    given_house(story, HandWorkBack(worker="cher"))
    level = {
        "level": 2,
        "why": "Said",
        "reassessed": True,
        "test": {"meetings_add_value": True, "level_2": ["high_risk"]},
    }
    assert story.asks("2026-04-08T11:00", "DecideLevel", "dora", **level) == ("MAPPA-MTG-CHAIR-QUALIFIED",)
    assert "MAPPA-MTG-CHAIR-QUALIFIED" in story.asks("2026-04-08T11:00", "CloseMeeting", "dora", meeting="m1")
    assert story.asks("2026-04-08T11:00", "DecideLevel", "cher", **level) == ()
    assert "MAPPA-MTG-CHAIR-QUALIFIED" not in story.asks("2026-04-08T11:00", "CloseMeeting", "cher", meeting="m1")


def test_a_meeting_of_a_case_that_ended_by_law_closes_without_a_level() -> None:
    story = given_meeting()
    story.does("2026-04-08T10:00", "OpenMeeting", "cher", meeting="m1", attendees=THERE, statement="read")
    missing = story.asks("2026-04-08T11:00", "CloseMeeting", "cher", meeting="m1")
    story.case = replace(story.case, file=changed(story.case.file, stage=EXITED))
    ended = story.asks("2026-04-08T11:10", "CloseMeeting", "cher", meeting="m1")
    assert set(missing) - set(ended) == {"MAPPA-MTG-AGENDA-LEVEL"}


@pytest.mark.parametrize(("command", "more"), [
    ("CoverAgenda", {"smb": {"any": False}}),
    ("AgreeActions", {"actions": [{**given.ACTION, "id": "a1", "by": "2026-05-01"}]}),
    ("AccountForActions", {"outcomes": []}),
    ("AgreeRisk", {"rating": "high"}),
    ("AgreePlan", {**given.PLAN, "review_on": "2026-06-01"}),
    ("WithholdFromOffender", {"what": "Said", "because": "Said"}),
    ("DecideDisclosure", {"disclose": False, "because": "Said", "agencies_agree": True, "triggers_considered": True}),
    ("DecideExit", {"level": 2, "rationale": "Said", "referral_route": "Said", "responsible": "police"}),
    ("CloseMeeting", {}),
])  # fmt: skip
def test_another_chair_speaks_for_no_part_of_a_meeting(monkeypatch, command, more) -> None:
    """MAPPA-MTG-CHAIR-QUALIFIED, 13a.36: what a meeting agrees is said by its own Chair, at the table or held since."""
    story = asked_to_move(monkeypatch)
    story.does("2026-03-05T09:10", "DeclineMeetingChange", "cher", meeting="m1", because="The snow has gone")
    story.does("2026-04-08T10:00", "OpenMeeting", "cher", **{**opening("cher"), "attendees": THERE})
    assert "MAPPA-MTG-CHAIR-QUALIFIED" in story.asks("2026-04-08T11:00", command, "dora", meeting="m1", **more)
    assert "MAPPA-MTG-CHAIR-QUALIFIED" not in story.asks("2026-04-08T11:00", command, "cher", meeting="m1", **more)
