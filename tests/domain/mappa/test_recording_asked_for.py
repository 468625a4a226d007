"""A request that finds a recording held has its deletion paused there, and does not say who asked.

MAPPA-SAR-WHILE-RECORDING (13b.19): nothing is deleted before the National MAPPA Team has advised.
"""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from pydantic import TypeAdapter

from domain.kernel.case import new_case
from domain.kernel.decider import Decision, decide
from domain.kernel.lifecycle import FollowUp
from domain.kernel.register import Actor
from domain.registry import LIFECYCLES
from tests.domain.mappa.meetings.given import CASE, MAPPA, PERSON, Story, given_meeting
from tests.domain.mappa.meetings.test_rules import THERE

REQUESTS = LIFECYCLES["minutes-request"]
HELD: dict[str, Any] = {"recording_held": True, "offender_case": CASE, "meeting": "m1"}


def classified(requester: str = "victim", **with_: Any) -> Decision[Any]:
    """A request that the Co-ordinator classifies."""
    story, decision = Story(), Decision(new_case(REQUESTS))
    steps = {step.command.tag(): step.command for step in REQUESTS.steps}
    for type_, body in (
        ("ReceiveMinutesRequest", {"person": PERSON, "received_by": "police"}),
        ("ClassifyRequester", {"requester": requester, **with_}),
    ):
        command = TypeAdapter(steps[type_]).validate_python(body)
        decision = decide(REQUESTS, command, decision.case, story.at("2026-04-08T12:00", "carl"))
        assert decision.refusal is None
    return decision


def recorded(recording: str = "audio") -> Story:
    story = given_meeting()
    story.does("2026-04-08T10:00", "OpenMeeting", "cher", meeting="m1", attendees=THERE, statement="read",
               recording=recording, smb_agreed=True, consent=True)  # fmt: skip
    return story


def delivered(story: Story, follow_up: FollowUp) -> tuple[str, ...]:
    now = replace(story.at("2026-04-08T12:01", "carl"), by=Actor(id="caseclock", roles=("System",)))
    decision = decide(MAPPA, follow_up.command, story.case, now)
    story.case = decision.case
    return decision.refusal.rules if decision.refusal else tuple(each.event.tag() for each in decision.happened)


def asked_of_the_case(decision: Decision[Any]) -> FollowUp:
    (found,) = (each for each in decision.follow_ups if isinstance(each, FollowUp))
    assert (found.lifecycle, found.case) == ("mappa", CASE)
    return found


def test_the_recording_is_kept_until_advice_was_given() -> None:
    story = recorded()
    assert delivered(story, asked_of_the_case(classified(**HELD))) == ("RecordingDeletionPaused",)
    assert story.case.file.meetings.current["m1"].recording == "paused"


def test_a_second_request_finds_it_kept_and_one_without_a_recording_is_told_so() -> None:
    story, asked = recorded(), asked_of_the_case(classified(**HELD))
    delivered(story, asked)
    assert delivered(story, asked) == ()
    assert delivered(recorded("none"), asked) == ("MAPPA-SAR-WHILE-RECORDING",)


@pytest.mark.parametrize("requester", ["offender", "victim", "representative", "journalist"])
def test_the_offenders_record_never_says_who_asked(requester: str) -> None:
    told = asked_of_the_case(classified(requester, **HELD)).command.model_dump_json()
    assert told == asked_of_the_case(classified("offender", **HELD)).command.model_dump_json()
    assert str(PERSON) not in told


def test_without_a_recording_nothing_is_asked_of_the_case() -> None:
    assert classified("offender").follow_ups == ()
    assert date(2026, 4, 8) == classified("offender").case.file.received_on
