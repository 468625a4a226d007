"""How a staff record and a service stand, in words: each part says what it says and is silent otherwise."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from domain.kernel.happened import Happened
from domain.kernel.overview import Now
from domain.kernel.register import Period, WorkerFacts
from domain.workforce.development import SpokenUp
from domain.workforce.lifecycle import WORKER
from domain.workforce.overview import overview
from domain.workforce.record import Leave, WorkerFile
from domain.workforce.service.joint_meeting import JointMeetingHeld, JointMeetingsArranged
from domain.workforce.service.lifecycle import SERVICE
from domain.workforce.service.overview import overview as service_overview
from domain.workforce.service.record import ServiceFile
from domain.workforce.supervision import SupervisionHeld
from domain.workforce.training import SupportRecorded
from tests.well_said import is_well_told

FEB, TODAY, MAY = date(2026, 2, 2), date(2026, 3, 2), date(2026, 5, 4)
NOW = Now(TODAY)
LATE = datetime(2026, 5, 4, 23, 30, tzinfo=UTC)
"""Half past midnight of the next day on the clock on the wall."""
ROLES = ("SocialWorker", "DSO")
IN_LEAVE = Leave(period=Period(since=FEB, until=MAY), cover="bert", begun=True)


def said(file: WorkerFile) -> dict[str, list[str]]:
    """The words by topic."""
    lines = overview(file, NOW)
    is_well_told(lines)
    return {topic: [each.words for each in lines if each.topic == topic] for topic in {each.topic for each in lines}}


def worker(facts: dict[str, Any], **more: Any) -> WorkerFile:
    known = WorkerFacts(**{"roles": ("TeamLeader",), **facts})
    return WorkerFile(**{"stage": "IN_POST", "worker": "anna", "facts": known, **more})


@pytest.mark.parametrize(("facts", "more", "topic", "words"), [
    ({}, {"support_asked": FEB}, "support", ["Asked for support on 2 February 2026; a de-brief is to be offered."]),
    ({}, {}, "away", ["Nobody is named who stands in: cases would go onto the team's list."]),
    ({"cover": "bert"}, {}, "away", ["When the worker is away bert stands in."]),
    ({"cover": "bert"}, {"leave": (IN_LEAVE,)}, "away", ["On leave until 4 May 2026; bert stands in."]),
    ({"cover": "carl"}, {"leave": (IN_LEAVE, Leave(period=Period(since=MAY, until=MAY)))}, "away",
     ["On leave until 4 May 2026; bert stands in.", "Leave from 4 May 2026 until 4 May 2026; nobody stands in.",
      "When the worker is away carl stands in."]),
    ({"roles": ROLES, "grade": "KR11", "team": "east", "location": "ashford", "employer": "Trust"}, {"started": FEB},
     "post", ["Social worker, DSO, KR11, team east, at ashford, employed by Trust, since 2 February 2026."]),
    ({"roles": ("TeamLeader",)}, {"leaving": MAY}, "post", ["Leaves after 4 May 2026.", "Team leader."]),
    ({"registered_until": MAY}, {}, "may act as", ["Registration runs until 4 May 2026."]),
    ({"registered_until": FEB}, {}, "may act as", ["Registration ended on 2 February 2026."]),
    ({"qualifications": ("social_work",)}, {}, "may act as", ["No registration is recorded."]),
    ({"standings": {"DSO": Period(since=FEB), "AMHP": Period(since=FEB, until=MAY), "IO": Period(since=MAY),
                    "SocialSupervisor": Period(since=date(2025, 2, 2), until=FEB)}}, {}, "may act as",
     ["AMHP since 2 February 2026 until 4 May 2026.", "DSO since 2 February 2026.", "IO from 4 May 2026.",
      "Social supervisor until 2 February 2026, and no longer."]),
    ({"grade": "KR10", "grade_exception": True}, {}, "may act as", ["As KR10 may be DSO, by an agreed exception."]),
    ({"roles": ("SocialWorker",)}, {"job_plan": False}, "supervision",
     ["Nobody is named who supervises the worker.", "No job plan is agreed yet."]),
    ({"roles": ("SocialWorker",)}, {"job_plan": True, "supervisor": "tess", "supervised_on": FEB}, "supervision",
     ["Supervised by tess; last held on 2 February 2026."]),
    ({"caseload_limit": 0, "conflicts": (UUID(int=1),)}, {}, "cases",
     ["Holds at most 0 cases.",
      "A conflict of interest is declared about one person, whose cases the worker must not hold."]),
    ({"conflicts": (UUID(int=1), UUID(int=2))}, {}, "cases",
     ["A conflict of interest is declared about 2 people, whose cases the worker must not hold."]),
    ({"trained": {"social_supervisor": date(2025, 2, 2), "amhp": FEB}, "skills": ("arson",), "languages": ("bsl",),
      "standings": {"SocialSupervisor": Period(since=FEB)}, "qualifications": ("social_work", "amhp"),
      "experience": "newly_qualified"}, {}, "training",
     ["The refresher for social supervisors was due on 2 February 2026.",
      "Completed: AMHP (2 February 2026), social supervisor (2 February 2025).", "Qualified in: social work, AMHP.",
      "Skills: arson.", "Languages: bsl.", "Level of development: newly qualified."]),
    ({"trained": {"social_supervisor": date(2025, 2, 2)}}, {}, "training",
     ["Completed: social supervisor (2 February 2025)."]),
])  # fmt: skip
def test_how_a_worker_stands(facts: dict[str, Any], more: dict[str, Any], topic: str, words: list[str]) -> None:
    assert said(worker(facts, **more))[topic] == words


def test_what_there_is_nothing_to_say_of_has_no_line() -> None:
    assert set(said(worker({"roles": ("TeamLeader",), "cover": "bert"}))) == {"away", "post", "supervision"}


def test_of_who_has_left_only_the_post_is_told() -> None:
    left = worker({"roles": ("SocialWorker",), "conflicts": (UUID(int=1),)}, stage="LEFT", leaving=FEB)
    assert said(left) == {"post": ["Left after 2 February 2026.", "Social worker."]}


def test_a_conflict_names_nobody_and_rests_on_the_rule_of_the_service() -> None:
    known = {"conflicts": (UUID(int=1),)}
    for service, rule in (("forensic", "FOR-ALLOC-CONFLICT"), ("adult-safeguarding", "")):
        (line,) = [each for each in overview(worker(known, service=service), NOW) if each.code == "conflict"]
        assert line.rule == rule
        assert str(UUID(int=1)) not in line.words


def test_who_spoke_up_waits_until_a_de_brief_was_offered() -> None:
    """On the local day, and no other support answers it."""
    file = worker({})
    for event, asked in (
        (SpokenUp(what="Invented"), date(2026, 5, 5)),
        (SupportRecorded(kind="peer", note="Invented"), date(2026, 5, 5)),
        (SupportRecorded(kind="debrief", note="Invented"), None),
    ):  # fmt: skip
        file = WORKER.evolve(file, Happened(event, LATE, LATE, "anna", "2025-01"))
        assert file.support_asked == asked
    held = SupervisionHeld(topics=(), casework="", management="")
    assert WORKER.evolve(file, Happened(held, LATE, LATE, "tess", "2025-01")).supervised_on == date(2026, 5, 5)


@pytest.mark.parametrize(("facts", "words"), [
    ({}, []),
    ({"posts": {"TeamLeader": 1, "SocialWorker": 2}, "service": "forensic"},
     ["It is not said yet which training each post asks for.", "Team leader (1), social worker (2)."]),
    ({"joint_from": MAY, "court": "invented-court"},
     ["Every Monday, the first on 4 May 2026.",
      "A practitioner is at court invented-court every morning."]),
    ({"stage": "SHUT", "posts": {"TeamLeader": 1}}, []),
])  # fmt: skip
def test_how_a_service_stands(facts: dict[str, Any], words: list[str]) -> None:
    lines = service_overview(ServiceFile(**{"stage": "RUNNING", **facts}), NOW)
    is_well_told(lines)
    assert [each.words for each in lines] == words


def test_the_joint_meeting_and_the_matrix_are_known_from_their_events() -> None:
    file = ServiceFile(stage="RUNNING")
    for event in (JointMeetingsArranged(first_on=FEB), JointMeetingHeld(on=TODAY, discussed=())):
        file = SERVICE.evolve(file, Happened(event, LATE, LATE, "tess", "2025-01"))
    (line,) = service_overview(file, NOW)
    assert (line.words, line.on) == ("Every Monday, last held on 2 March 2026.", TODAY)
