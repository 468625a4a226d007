"""How an offender's case stands, in words: what is there, what is left out, and that a large case stays readable."""

from datetime import date

from domain.kernel.overview import Now, Told
from domain.mappa.overview import overview
from domain.registry import LAWBOOK
from tests.domain.mappa.meetings.given import ACTION, AGENDA, Story, convicted, given_meeting, hold
from tests.domain.mappa.meetings.test_many import AGENCIES

RULES = LAWBOOK.in_force(date(2026, 3, 2)).rules


def lines(story: Story, day: date = date(2026, 4, 8)) -> tuple[Told, ...]:
    return overview(story.case.file, Now(day, RULES))


def said(story: Story, topic: str, code: str) -> list[str]:
    return [each.words for each in lines(story) if (each.topic, each.code) == (topic, code)]


def test_the_category_stands_with_what_carries_it_and_what_is_open() -> None:
    story = given_meeting()
    assert said(story, "category", "2") == ["Category 2 since 2 March 2026; until 1 March 2041."]
    assert said(story, "category", "yes") == ["o1, for Category 2: met: the term reaches 12 months (6.8)."]
    story.does("2026-03-03T09:00", "RecordOutcome", "polly", outcome="o2", kind="conviction", offence="arson",
               on="2026-03-03")  # fmt: skip
    (open_list,) = [words for words in said(story, "category", "cannot_say") if "Category 1" in words]
    assert open_list.endswith("Sexual Offences Act 2003, Schedule 3 (not held: soa2003-sch3) (6.5).")


def test_forty_sentences_that_say_the_same_are_one_line() -> None:
    story = given_meeting()
    convicted(story, 39)
    (carrying,) = said(story, "category", "yes")
    assert carrying.startswith("o1, o2, o3,")
    assert carrying.count(", ") == 40
    assert said(story, "category", "not_met") == ["120 more tests of the facts are not met."]


def test_a_meeting_says_what_it_needs_next() -> None:
    story = given_meeting()
    assert said(story, "meetings", "invited") == ["m1: Level 2, 8 April 2026 at 10:00, invited; chair cher."]
    there = [{"body": "probation", "who": "cher", "capacity": "chair"}, {"body": "police"}, {"body": "probation"}]
    story.does("2026-04-08T10:00", "OpenMeeting", "cher", meeting="m1", attendees=there, statement="read")
    before = said(story, "meetings", "to_cover")
    covered = {name: AGENDA[name] for name in ("media", "smb")}
    story.does("2026-04-08T10:10", "CoverAgenda", "cher", meeting="m1", **covered)
    assert len(before) - len(said(story, "meetings", "to_cover")) == 2
    refused = story.asks("2026-04-08T11:00", "CloseMeeting", "cher", meeting="m1")
    assert {each.rule for each in lines(story) if each.code == "to_cover"} <= set(refused)


def test_whom_nobody_has_invited_stands_there_with_why() -> None:
    story = Story()
    story.does("2026-03-02T09:00", "IdentifyOffender", "polly", person="00000000-0000-4000-8000-000000000001",
               agency="probation", area="kent")  # fmt: skip
    story.does("2026-03-02T11:00", "PlanMeeting", meeting="m1", on="2026-04-08", level=2, chair="cher",
               minute_taker="carl", remote=True, features=["victim_contact", "mental_health"])  # fmt: skip
    asked = {each.by: each.rule for each in lines(story) if each.code == "to_invite"}
    assert asked == {
        "police": "MAPPA-MTG-POLICE-ATTEND", "probation": "MAPPA-MTG-PROB-ATTEND", "victim_contact": "MAPPA-MTG-VLO",
        "mental_health": "MAPPA-MTG-MH",
    }  # fmt: skip


def test_a_hundred_actions_of_twenty_agencies_are_twenty_lines() -> None:
    story = given_meeting(agencies=AGENCIES)
    actions = [{**ACTION, "id": f"a{n}", "by": "2026-07-01", "agency": (*AGENCIES, "police", "probation")[n % 20]}
               for n in range(100)]  # fmt: skip
    hold(story, "2026-04-08", "m1", ("m2", "2026-07-20"), actions, AGENCIES)
    shown = [each for each in lines(story) if each.topic == "actions"]
    assert (len(shown), {each.on for each in shown}) == (20, {date(2026, 7, 1)})
    late = [each for each in lines(story, date(2026, 7, 2)) if each.topic == "actions" and each.by == "police"]
    assert [each.words for each in late] == ["Police: 5 open; overdue: a18, a38, a58, a78, a98."]
    assert len(lines(story)) < 60


def test_what_is_owed_without_a_date_is_said_in_the_words_of_its_rule() -> None:
    story = given_meeting()
    story.does("2026-03-03T09:00", "ReceiveIntoCustody", "polly", establishment="hmp-invented")
    owed = {each.rule: each for each in lines(story) if each.topic == "to be done"}
    assert {rule: each.by for rule, each in owed.items()} == dict(story.case.file.owed.owed)
    assert owed["MAPPA-ID-RECEPTION"].words.startswith("Prison identifies at reception: Identify the offender")


def test_who_manages_jointly_stands_with_the_lead_and_whoever_leads_is_no_partner_of_itself() -> None:
    """MAPPA-LEAD-JOINT-CAT1, 2.4: both agencies stand in the record, the lead unchanged."""
    story = given_meeting()
    story.does("2026-03-03T09:00", "RecordSupervision", "polly", kind="probation")
    story.does("2026-03-03T09:10", "NoteJointManagement", "polly", agencies=["police", "housing"])
    assert said(story, "lead agency", "joint") == ["Managed jointly with housing, police."]
    story.does("2026-03-04T09:00", "EndSupervision", "polly", kind="probation")
    assert said(story, "lead agency", "joint") == ["Managed jointly with housing."]
