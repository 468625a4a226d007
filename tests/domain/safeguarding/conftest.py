"""Given, when, then for a safeguarding case on the pure domain: invented workers, invented people."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from pydantic import TypeAdapter

from domain.calendar import SHIPPED
from domain.kernel.advice import warnings
from domain.kernel.case import AnyCase, new_case
from domain.kernel.case_events import AdviceNoted
from domain.kernel.circumstances import Area, Circumstances
from domain.kernel.commands import LinkCase, PassTime
from domain.kernel.decider import Decision, decide
from domain.kernel.happened import Happened
from domain.kernel.message import Command
from domain.kernel.register import CLOCK, Actor, PersonFacts, Register, WorkerFacts
from domain.registry import LAWBOOK, LIFECYCLES
from tests.well_said import is_well_said

LONDON = ZoneInfo("Europe/London")
PERSON = UUID("00000000-0000-4000-8000-000000000001")
CASE = UUID("00000000-0000-4000-8000-0000000000c1")
SAFEGUARDING = LIFECYCLES["safeguarding"]
COMMANDS = {step.command.tag(): step.command for step in SAFEGUARDING.steps} | {"LinkCase": LinkCase}

WORKERS: dict[str, WorkerFacts] = {
    "dana": WorkerFacts(roles=("DSO",), grade="KR11", team="Thanet"),
    "dora": WorkerFacts(roles=("DSO",), grade="KR12", team="Dover"),
    "kit": WorkerFacts(roles=("DSO",), grade="KR10", team="Thanet"),
    "kim": WorkerFacts(roles=("DSO",), grade="KR10", grade_exception=True, team="Thanet"),
    "noel": WorkerFacts(roles=("IO",), grade="KR9", team="Thanet"),
    "ines": WorkerFacts(roles=("IO",), grade="KR10", team="Thanet"),
    "otto": WorkerFacts(roles=("IO",), grade="KR10", team="Dover"),
    "polly": WorkerFacts(roles=("IO",), team="Ward 9", employer="Invented Hospital Trust"),
    "cal": WorkerFacts(roles=("CommunityTeamManager",), team="Thanet"),
    "cora": WorkerFacts(roles=("CommunityTeamManager",), team="Dover"),
    "both": WorkerFacts(roles=("DSO", "CommunityTeamManager"), grade="KR12", team="Thanet"),
    "adam": WorkerFacts(roles=("AssistantDirector",)),
    "ars": WorkerFacts(roles=("AreaReferralService",)),
    "sam": WorkerFacts(roles=("Screener",)),
    "sue": WorkerFacts(roles=("SeniorPractitioner",)),
    "com": WorkerFacts(roles=("AdultsCommissioning",)),
    "pia": WorkerFacts(roles=("Practitioner",), team="Thanet"),
    "stranger": WorkerFacts(),
    "service": WorkerFacts(roles=("Service",)),
    "caseclock": WorkerFacts(roles=("System",)),
}


def instant(local: str) -> datetime:
    """A local wall time of Kent as an instant."""
    return datetime.fromisoformat(local).replace(tzinfo=LONDON).astimezone(ZoneInfo("UTC"))


class Story:
    """One case as it is told: every step keeps what it brought."""

    def __init__(self, area: Area, born: date) -> None:
        self.area = area
        self.people = {PERSON: PersonFacts(born=born)}
        self.case: AnyCase = new_case(SAFEGUARDING)
        self.happened: list[Happened] = []
        self.now = instant("2026-03-02T09:00")
        self.last: Decision[Any] = Decision(self.case)

    def at(self, local: str) -> "Story":
        """Go on at this local time."""
        self.now = instant(local)
        return self

    def do(self, name: str, by: str = "dana", *, effective: str | None = None, **fields: Any) -> "Story":
        """Give a command as JSON would bring it."""
        command = TypeAdapter(COMMANDS[name]).validate_python({"type": name, **fields})
        return self.give(command, Actor(id=by, roles=WORKERS[by].roles, team=WORKERS[by].team), effective)

    def give(self, command: Command, by: Actor, effective: str | None = None) -> "Story":
        """Give a command as a value."""
        law = LAWBOOK.in_force(self.now.date())
        circumstances = Circumstances(
            case_id=CASE, effective_at=instant(effective) if effective else self.now, recorded_at=self.now, by=by,
            law=law, calendar=SHIPPED.named("england-and-wales"), area=self.area,
            register=Register(workers=WORKERS, people=self.people),
        )  # fmt: skip
        self.last = decide(SAFEGUARDING, command, self.case, circumstances)
        is_well_said(
            type(command), (*(self.last.refusal.objections if self.last.refusal else ()), *warnings(self.last.happened))
        )
        self.case = self.last.case
        self.happened += self.last.happened
        return self

    def passes(self, local: str) -> "Story":
        """Let time pass up to this local time."""
        return self.at(local).give(PassTime(), CLOCK)

    @property
    def stage(self) -> str:
        return str(self.case.file.stage)

    @property
    def refused(self) -> tuple[str, ...]:
        return self.last.refusal.rules if self.last.refusal else ()

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(o.words for o in self.last.refusal.objections) if self.last.refusal else ()

    @property
    def fields(self) -> tuple[str | None, ...]:
        return tuple(o.field for o in self.last.refusal.objections) if self.last.refusal else ()

    @property
    def brought(self) -> tuple[str, ...]:
        """Names of the events of the last step, advice left out."""
        return tuple(h.event.tag() for h in self.last.happened if not isinstance(h.event, AdviceNoted))

    @property
    def advice(self) -> dict[str, AdviceNoted]:
        """The advice noted with the last step, by rule."""
        return {h.event.rule: h.event for h in self.last.happened if isinstance(h.event, AdviceNoted)}

    @property
    def warned(self) -> tuple[str, ...]:
        """The rules that the answer to the last step warns of."""
        return tuple(objection.rule for objection in warnings(self.last.happened))

    @property
    def names(self) -> tuple[str, ...]:
        """Names of all events."""
        return tuple(h.event.tag() for h in self.happened)

    def happy(self, name: str, by: str = "dana", **fields: Any) -> "Story":
        """Give a command that must be taken."""
        self.do(name, by, **fields)
        assert self.last.refusal is None, self.last.refusal
        return self

    def reaches(self, stage: str) -> "Story":
        """Lead a new case to a stage by the shortest way, everything in order."""
        assert not self.happened
        key = (stage, self.now, self.area.model_dump_json(), self.people[PERSON])
        if key not in _LED:  # cases are frozen: whoever asks next may start from the same one
            for way in ROUTE[stage]:
                self.happy(way[0], way[1], **way[2])
            assert self.stage == stage
            _LED[key] = (self.case, tuple(self.happened))
        self.case, self.happened = _LED[key][0], list(_LED[key][1])
        return self


_LED: dict[tuple[Any, ...], tuple[AnyCase, tuple[Happened, ...]]] = {}


Way = tuple[str, str, dict[str, Any]]

CONDITIONS = {"needs": True, "abuse": True, "unable_to_protect": True}
TRIAGE = {
    "immediate_risk": "Invented", "children": "Invented", "views_and_consent": "Invented",
    "capacity_and_engagement": "Invented",
}  # fmt: skip
CC = {"done": [f"S42-CC-0{n}" for n in (1, 2, 3, 4, 5, 6, 8, 9)]}
CR = {"done": [f"S42-CR-{n:02}" for n in range(1, 22)] + [f"S42-CE-0{n}" for n in range(1, 6)]}
NOT_MET = {"letter": "criteria_not_met", "text": "Invented rationale"}
CLOSED = {"letter": "enquiry_closed"}

_REFERRAL = {"person": str(PERSON), "channel": "telephone", "content": ["neglect"]}
_RECEIVED: Way = ("ReceiveReferral", "stranger", _REFERRAL)
_SCREENED: Way = ("ScreenReferralIn", "sam", {"kasc_copy_made": True})
_PROGRESSED: Way = (
    "ProgressConcern", "dana",
    {"enquiry_type": "statutory", "why": "Invented", "conditions": CONDITIONS, "triage": TRIAGE},
)  # fmt: skip
_RATED: tuple[Way, ...] = (
    *(("RateRisk", "dana", {"category": c, "level": "moderate", "why": "Invented"})
      for c in ("vulnerability", "impact", "likelihood")),
    ("SetOverallRisk", "dana", {"level": "moderate"}),
    ("HoldStrategyDiscussion", "dana", {"participants": ["colleague"], "analysis": "Invented"}),
)  # fmt: skip
_DECIDED: Way = ("DecideFullEnquiry", "dana", {"why": "Invented"})
TERMS: dict[str, Any] = {
    "tasks": [{"id": "visit", "words": "Invented task", "who": "noel", "by": "2026-03-20"},
              {"id": "files", "words": "Invented task", "who": "east-trust", "by": "2026-03-30"}],
    "trust": "Invented", "coproduction": "Invented", "involve": "Invented", "sharing": "Invented",
    "discussed_with": ["noel"],
}  # fmt: skip
_PLANNED: tuple[Way, ...] = (
    ("SetTermsOfReference", "dana", TERMS),
    ("AllocateIo", "dana", {"io": "noel", "suitable_because": "Invented"}),
    ("DecideAdvocate", "dana", {"substantial_difficulty": False, "why": "Invented"}),
)
_IO_DONE: Way = ("CompleteIoWork", "noel", {"sections": ["6a", "6b", "6c"]})
PLAN: dict[str, Any] = {
    "enough_because": "Invented", "for_adult": "Invented", "for_person_responsible": "Invented",
    "shared_with_adult": True,
}  # fmt: skip
_PLAN: Way = ("RecordPostEnquiryPlan", "dana", PLAN)
CAUSING: dict[str, Any] = {
    "agency": "east-trust", "tasks": ["files"], "told_verbally_at": "2026-03-02T08:00:00Z", "why": "Invented",
    "competent": True, "no_conflict_of_interest": True, "knows_dso_contact": True, "knows_advocate": True,
    "on_template": True,
}  # fmt: skip
AT_CONCERN: dict[str, Any] = {
    "rationale": "Invented", "spoken_to_referrer": "Invented", "records_reviewed": "Invented", "checklist": CC,
    "feedback": NOT_MET,
}  # fmt: skip
AT_RISK: dict[str, Any] = {"outcome": "inconclusive", "rationale": "Invented", "checklist": CR, "feedback": CLOSED}

ROUTE: dict[str, tuple[Way, ...]] = {"": (), "RECEIVED": (_RECEIVED,)}
ROUTE["OUT_OF_SCOPE"] = (
    (*_RECEIVED[:2], {**_RECEIVED[2], "content": ["care_needs"]}), ("ScreenReferralOut", "sam", {"because": "Invented"})
)  # fmt: skip
ROUTE["TRIAGE"] = (*ROUTE["RECEIVED"], _SCREENED)
ROUTE["CLOSED_CONCERN"] = (*ROUTE["TRIAGE"], ("CloseConcern", "dana", {"reason": "not_abuse_or_neglect", **AT_CONCERN}))
ROUTE["RISK_ASSESSMENT"] = (*ROUTE["TRIAGE"], _PROGRESSED)
ROUTE["CLOSED_RA"] = (
    *ROUTE["RISK_ASSESSMENT"], *_RATED, ("CloseAtRiskAssessment", "dana", AT_RISK), ("SignOffClosure", "cal", {})
)  # fmt: skip
ROUTE["PLANNING"] = (*ROUTE["RISK_ASSESSMENT"], *_RATED, _DECIDED)
ROUTE["ENQUIRY"] = (*ROUTE["PLANNING"], *_PLANNED)
ROUTE["OUTCOME"] = (*ROUTE["ENQUIRY"], _IO_DONE)
ROUTE["CLOSURE_REVIEW"] = (*ROUTE["OUTCOME"], _PLAN)
ROUTE["CLOSED_ENQUIRY"] = (
    *ROUTE["CLOSURE_REVIEW"], ("CloseEnquiry", "dana", AT_RISK), ("SignOffClosure", "cal", {})
)  # fmt: skip

Tell = Callable[..., Story]


@pytest.fixture
def tell() -> Tell:
    """A case to which nothing has happened yet, on Monday 2 March 2026 at 09:00."""

    def story(*, born: date = date(1950, 2, 3), area: Area | None = None) -> Story:
        return Story(area or Area(), born)

    return story
