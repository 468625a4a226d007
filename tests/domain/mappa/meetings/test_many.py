"""A hundred meetings, twenty agencies, a hundred actions: the file stays small and the book complete."""

from datetime import date, timedelta

from domain.mappa.book import standing
from domain.mappa.meetings.bodies import STANDING
from tests.domain.mappa.meetings.given import ACTION, Story, given_meeting, hold, invite

AGENCIES = tuple(sorted(set(STANDING) - {"police", "probation", "prison", "youth_custody", "mctc"}))[:18]


def held(times: int) -> Story:
    """So many meetings, each 15 weeks after the one before, on a Wednesday."""
    story, day = given_meeting(), date(2026, 4, 8)
    for n in range(1, times + 1):
        following = day + timedelta(weeks=5)
        hold(story, str(day), f"m{n}", (f"m{n + 1}", str(following)), [{**ACTION, "id": f"a{n}", "by": str(following)}])
        invite(story, f"{day + timedelta(days=1)}T09:00", f"m{n + 1}")
        day = following
    return story


def test_the_file_does_not_grow_with_the_meetings() -> None:
    few, many = held(3).case.file, held(12).case.file
    assert many.meetings.held == 12
    assert len(many.meetings.current) == len(few.meetings.current) <= 3
    assert len(many.meetings.actions) == 1
    assert len(many.model_dump_json()) < 1.05 * len(few.model_dump_json())


def test_twenty_agencies_and_a_hundred_actions() -> None:
    story = given_meeting(agencies=AGENCIES)
    actions = [{**ACTION, "id": f"a{n}", "by": "2026-07-01", "agency": (*AGENCIES, "police", "probation")[n % 20]}
               for n in range(100)]  # fmt: skip
    hold(story, "2026-04-08", "m1", ("m2", "2026-07-20"), actions, AGENCIES)
    assert len(story.case.file.meetings.actions) == 100
    owed = [duty for duty in story.case.docket.open.values() if duty.rule == "MAPPA-RMP-ACTION-DATE"]
    assert len(owed) == 100
    shown = standing(story.case.file)
    assert sum(each.kind == "mappa_action" for each in shown) == 100
    asked = {each.about: each.level for each in shown if each.kind == "mappa_asked"}
    assert len(asked) == 20
    assert set(asked.values()) == {1}
    assert story.waits("2026-07-02T09:00").count("DutyBreached") == 100 + 1
