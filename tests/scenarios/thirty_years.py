"""Thirty years of one Level 2 case, written as a scenario: a meeting every sixteen weeks, each on its last day.

The shipped calendar ends with the bank holidays that are published; this one goes on with those that the law as it
stands would give, so that the case can be played to its end.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import holidays
import yaml

from domain.calendar import ENGLAND_AND_WALES
from domain.calendar.working_days import Calendar

__all__ = ["LONG", "UNTIL", "meeting_days", "written"]

FIRST, UNTIL = date(2026, 4, 20), date(2056, 4, 20)
SIXTEEN_WEEKS = timedelta(weeks=16)
_YEARS = range(ENGLAND_AND_WALES.last_year + 1, UNTIL.year + 6)
LONG: Calendar = replace(
    ENGLAND_AND_WALES, last_year=_YEARS[-1],
    holidays={**ENGLAND_AND_WALES.holidays, **holidays.country_holidays("GB", subdiv="ENG", years=_YEARS)},
)  # fmt: skip

_LISTED = ("cja2003-sch15-1",)
_LISTS = (*_LISTED, "soa2003-sch3", "cja2003-sch19za", "cta2008-s41-42")
_WORKERS = {
    "polly": ("ProbationPractitioner", "probation"), "otto": ("PoliceOffenderManager", "police"),
    "cora": ("MappaCoordinator", "police"), "cher": ("MappaChair", "probation"),
}  # fmt: skip
_PARTS = (
    "identity_and_sentence", "assessments", "victims_and_safeguarding", "action_outcomes", "agency_information",
    "discussion", "viewpoints", "decisions_and_reasons", "agreed_risk", "agreed_plan", "disclosure", "media",
    "level_and_why", "human_rights",
)  # fmt: skip
_TEST = {"meetings_add_value": True, "level_2": ["high_risk"]}
_FACTORS = dict.fromkeys(("past_offending", "past_compliance", "recidivism"), "Considered")

Given = tuple[str, str, str, dict[str, Any]]
"""Local instant (what is done on one day has one instant), command, worker, body."""


def meeting_days() -> list[date]:
    """Each day is the last one of the sixteen weeks, rolled back from a day off."""
    days = [FIRST]
    while (following := days[-1] + SIXTEEN_WEEKS) <= UNTIL:
        while following.weekday() > 4 or following in LONG.holidays:
            following -= timedelta(days=1)
        days.append(following)
    return days


def written() -> str:
    """The whole life as a scenario file."""
    steps = [{"at": at, "do": do, "by": by, "with": body} for at, do, by, body in (*_opening(), *_meetings())]
    return yaml.safe_dump({
        "scenario": "Thirty years at Level 2", "pathway": "mappa",
        "given": {
            "workers": {name: {"roles": [role], "employer": at} for name, (role, at) in _WORKERS.items()},
            "people": {"p1": {"born": "1990-02-03"}},
        },
        "steps": steps,
    }, sort_keys=False)  # fmt: skip


def _opening() -> Iterator[Given]:
    attested = {name: {"listed": name in _LISTED, "source": "Read"} for name in _LISTS}
    sentence = {"on": "2026-03-02", "kind": "imprisonment", "term": {"months": 420}, "until": "2061-03-01"}
    yield "2026-03-02T10:00", "IdentifyOffender", "polly", {"person": "p1", "agency": "probation", "area": "kent"}
    yield "2026-03-02T10:00", "RecordOutcome", "polly", {
        "outcome": "o1", "kind": "conviction", "offence": "oapa1861-s20", "on": "2026-03-02", "attested": attested,
    }  # fmt: skip
    yield "2026-03-02T10:00", "RecordSentence", "polly", {"outcome": "o1", "sentence": sentence}
    yield "2026-03-02T10:00", "RecordOnCaseSystem", "polly", {"agency": "probation", "category": 2}
    yield "2026-03-02T10:00", "RecordSupervision", "polly", {"kind": "probation"}
    yield "2026-03-02T10:00", "AllocatePractitioner", "polly", {}
    yield "2026-03-02T10:00", "AssessRisk", "polly", _RISK
    yield "2026-03-02T10:00", "SubmitMappaA", "polly", {
        "level": 2, "offender_information": True,
        **dict.fromkeys(("reason", "nature_of_risk", "likelihood", "serious_harm", "imminence", "plan", "added_value"),
                        "Said"),
    }  # fmt: skip
    yield "2026-03-03T10:00", "DecideReferral", "cora", {
        "accepted": True, "test": _TEST, "factors": _FACTORS, "meeting_on": FIRST.isoformat(),
    }  # fmt: skip
    yield "2026-03-03T10:00", "PlanMeeting", "cora", _planned(0, FIRST)


def _meetings() -> Iterator[Given]:
    days = meeting_days()
    for n, day in enumerate(days):
        yield from _one(n, day, days[n + 1] if n + 1 < len(days) else None)


def _one(n: int, day: date, following: date | None) -> Iterator[Given]:
    meeting, ahead, after = f"m{n}", day - timedelta(days=20), day + timedelta(days=1)
    asked = {"decided_with_line_manager": True, "states_expectation": True, "link": True, "calendar_name_only": True}
    bodies = [{"body": "police"}, {"body": "probation"}]
    yield f"{ahead}T09:00", "SendInvites", "cora", {"meeting": meeting, "invitees": bodies, **asked}
    yield f"{ahead}T09:00", "SeekOffenderViews", "polly", {"meeting": meeting, "how": "spoken"}
    yield f"{day}T10:00", "OpenMeeting", "cher", {
        "meeting": meeting, "statement": "read", "etiquette": True, "recording": "none", "smb_agreed": True,
        "consent": True, "absences": [],
        "attendees": [{"body": "probation", "who": "cher", "capacity": "chair"},
                      {"body": "police", "grade": "inspector"}, {"body": "probation", "grade": "middle_manager"},
                      {"body": "probation", "capacity": "practitioner"}],
    }  # fmt: skip
    yield f"{day}T10:00", "AgreeRisk", "cher", {
        "meeting": meeting, "rating": "high", "risk": "Assault", "impact": "Grave", "likelihood": "Likely",
        "imminence": "At any time", "agencies_agree": True,
    }  # fmt: skip
    if n:
        done = [{"id": f"a{n - 1}", "outcome": "done", "words": "Visited"}]
        yield f"{day}T10:00", "AccountForActions", "cher", {"meeting": meeting, "outcomes": done}
    by = (day + timedelta(days=112)).isoformat()
    yield f"{day}T10:00", "AgreeActions", "cher", {
        "meeting": meeting,
        "actions": [{"id": f"a{n}", "words": "Visit at home", "agency": "police", "person": "otto", "risk": "assault",
                     "by": by, "accepted": True}],
    }  # fmt: skip
    yield f"{day}T10:00", "AgreePlan", "cher", {"meeting": meeting, "review_on": by, **_plan(n)}
    yield f"{day}T10:00", "DecideDisclosure", "cher", {
        "meeting": meeting, "disclose": False, "because": "Everybody knows", "agencies_agree": True,
        "triggers_considered": True,
    }  # fmt: skip
    yield (
        f"{day}T10:00",
        "CoverAgenda",
        "cher",
        {
            "meeting": meeting,
            **_AGENDA,
            **({"previous_minutes": {"received_and_read": True, "correct": True}} if n else {}),
        },
    )
    yield f"{day}T10:00", "DecideLevel", "cher", {
        "level": 2, "why": "Meetings still add value", "reassessed": True, "test": _TEST,
    }  # fmt: skip
    closing = {"meeting": meeting} | ({"next": _planned(n + 1, following)} if following else {})
    if following is None:
        return
    yield f"{day}T10:00", "CloseMeeting", "cher", closing
    contents = dict.fromkeys(_PARTS, "See section")
    yield f"{after}T09:00", "ApproveMinutes", "cher", {"meeting": meeting, "document": f"c-{n}", "contents": contents}
    yield f"{after}T09:00", "StoreMeetingOnVisor", "cora", {
        "meeting": meeting, "minutes_stored": True, "record_updated": True,
    }  # fmt: skip
    yield (
        f"{after}T09:00",
        "DistributeMinutes",
        "cora",
        {"meeting": meeting, "to": ["police", "probation"], "secure": True},
    )
    yield f"{after}T09:00", "AdoptRisk", "polly", {"system_entry": f"entry-{n}"}
    yield f"{after}T09:00", "MirrorPlan", "polly", {"own_system": True, "visor": True}
    yield f"{after}T09:00", "ConfirmMinutesReceipt", "otto", {"meeting": meeting, "agency": "police"}
    yield f"{after}T09:00", "ConfirmMinutesReceipt", "polly", {"meeting": meeting, "agency": "probation"}


def _planned(n: int, day: date) -> dict[str, Any]:
    return {
        "meeting": f"m{n}", "on": day.isoformat(), "level": 2, "chair": "cher", "minute_taker": "cora", "remote": True,
        "dial_in": True,
    }  # fmt: skip


def _plan(n: int) -> dict[str, Any]:
    said = (
        "supervision", "monitoring_and_control", "interventions", "victim_safety", "changes_behaviour", "contingency",
        "rapid_response", "escalation_factors", "victims_perspective", "approved_premises_considered",
        "restrictive_orders_considered",
    )  # fmt: skip
    answers = [{"risk": "assault", "actions": [f"a{n}"]}]
    return {"answers": answers, "one_plan": True, "robust": True, **dict.fromkeys(said, "Set out in the plan")}


_AGENDA: dict[str, Any] = {
    "media": {"expected": False}, "visor": {"owner": "otto", "updater": "otto"}, "smb": {"any": False},
    "human_rights": {"all_satisfied": True, "restrictions_necessary": "Each answers one risk"},
    "equality": {"considered": [
        "age", "disability", "gender_reassignment", "marriage_and_civil_partnership", "pregnancy_and_maternity", "race",
        "religion_or_belief", "sex", "sexual_orientation",
    ]},
}  # fmt: skip
_RISK: dict[str, Any] = {
    "rating": "high", "meant": ["serious_harm"],
    "indications": {"identifiable_indicators": True, "at_any_time": True, "serious_impact": True},
    "targets": [
        {"who": "public", "rating": "medium"}, {"who": "prisoners", "rating": "low"},
        {"who": "known_adult", "rating": "high", "references": ["adult-1"]}, {"who": "children", "rating": "low"},
        {"who": "staff", "rating": "low"},
    ],
    "static": "Two convictions", "dynamic": "Drinking", "protective": "Work",
    "tools": [{"name": "OASys", "score": "high", "suggests": "high"}],
    "summary": dict.fromkeys(("who", "nature_and_method", "when_greatest", "what_increases", "what_protects"), "Said"),
    "risks": [{"id": "assault", "words": "Assault of the former partner"}],
    "defensible": dict.fromkeys(("reasonable_steps", "reliable_methods", "information_weighed", "recorded",
                                 "procedure_followed", "investigative"), True),
}  # fmt: skip
