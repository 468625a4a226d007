"""MAPPA-RMP-ACTION-ACCEPT, 12.6: an agency answers for its own actions, and for nobody else's."""

import pytest

from domain.kernel.register import WorkerFacts
from tests.domain.mappa.meetings import given
from tests.domain.mappa.meetings.given import ACTION, Story, given_meeting
from tests.domain.mappa.meetings.test_rules import THERE

RULE = ("MAPPA-RMP-ACTION-ACCEPT",)
ABSENT = {"relayed_by": "police", "answer_to": "Co-ordinator", "answer_by": "2026-04-20", "accepted": False}


@pytest.fixture
def story(monkeypatch) -> Story:
    """A meeting at which the police took on an action, and housing, which was not there, was given one."""
    more = {"hugo": WorkerFacts(roles=("DutyToCooperateAgency",), employer="housing")}
    monkeypatch.setattr(given, "WORKERS", {**given.WORKERS, **more})
    told = given_meeting()
    told.does("2026-04-08T10:00", "OpenMeeting", "cher", meeting="m1", attendees=THERE, statement="read")
    ours = {**ACTION, "id": "a1", "by": "2026-05-01"}
    theirs = {**ours, "id": "a2", "agency": "housing", **ABSENT}
    advice = {**ours, "id": "a3", "agency": "btp", **ABSENT}
    told.does("2026-04-08T10:30", "AgreeActions", "cher", meeting="m1", actions=[ours, theirs, advice])
    return told


@pytest.mark.parametrize(("by", "action"), [("polly", "a1"), ("hugo", "a1"), ("paul", "a2"), ("polly", "a2")])
def test_no_agency_answers_for_another(story, by, action) -> None:
    asked = {"id": action, "because": "No", "alternatives": "None", "how": "Done"}
    assert story.asks("2026-04-09T10:00", "CompleteAction", by, id=action, how="Done") == RULE
    if action == "a2":
        assert story.asks("2026-04-09T10:00", "AcceptAction", by, id=action) == RULE
        asked.pop("how")
        assert story.asks("2026-04-09T10:00", "DeclineAction", by, **asked) == RULE


@pytest.mark.parametrize(("by", "action"), [("paul", "a1"), ("carl", "a1"), ("hugo", "a2"), ("cher", "a2")])
def test_the_agency_or_the_co_ordinator_for_it_does(story, by, action) -> None:
    assert "ActionCompleted" in story.does("2026-04-09T10:00", "CompleteAction", by, id=action, how="Done")


def test_a_body_that_no_role_speaks_for_is_heard_through_whoever_told_it(story) -> None:
    assert "ActionAccepted" in story.does("2026-04-09T10:00", "AcceptAction", "paul", id="a3")
