"""Given, when, then for the meetings of a MAPPA case on the pure domain: invented workers, an invented person."""

from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from pydantic import TypeAdapter

from domain.calendar import SHIPPED
from domain.kernel.case import new_case
from domain.kernel.circumstances import Area, Circumstances
from domain.kernel.commands import PassTime
from domain.kernel.decider import decide
from domain.kernel.happened import Happened
from domain.kernel.register import CLOCK, Actor, PersonFacts, Register, WorkerFacts
from domain.registry import LAWBOOK, LIFECYCLES

__all__ = ["ACTION", "AGENDA", "CONTENTS", "PLAN", "Story", "convicted", "given_meeting", "hold"]

LONDON = ZoneInfo("Europe/London")
PERSON = UUID("00000000-0000-4000-8000-000000000001")
CASE = UUID("00000000-0000-4000-8000-0000000000d1")
MAPPA = LIFECYCLES["mappa"]
COMMANDS = {step.command.tag(): step.command for step in MAPPA.steps}
WORKERS = {
    "polly": WorkerFacts(roles=("ProbationPractitioner",), employer="probation"),
    "paul": WorkerFacts(roles=("PoliceOffenderManager",), employer="police"),
    "carl": WorkerFacts(roles=("MappaCoordinator",), employer="probation"),
    "cher": WorkerFacts(roles=("MappaChair",), employer="probation"),
}
NINE = (
    "age", "disability", "gender_reassignment", "marriage_and_civil_partnership", "pregnancy_and_maternity", "race",
    "religion_or_belief", "sex", "sexual_orientation",
)  # fmt: skip
_PARTS = (
    "supervision", "monitoring_and_control", "interventions", "victim_safety", "changes_behaviour", "contingency",
    "rapid_response", "escalation_factors", "victims_perspective", "approved_premises_considered",
    "restrictive_orders_considered", "safeguarding_children",
)  # fmt: skip
PLAN: dict[str, Any] = {**dict.fromkeys(_PARTS, "Said"), "one_plan": True, "robust": True}
AGENDA: dict[str, Any] = {
    "previous_minutes": {"received_and_read": True, "correct": True}, "media": {"expected": False},
    "visor": {"owner": "paul", "updater": "paul"}, "equality": {"considered": NINE},
    "human_rights": {"all_satisfied": True, "restrictions_necessary": "Said"}, "smb": {"any": False},
    "cppc": {"refer": False, "because": "Said"},
}  # fmt: skip
CONTENTS = dict.fromkeys(
    ("identity_and_sentence", "assessments", "victims_and_safeguarding", "action_outcomes", "agency_information",
     "discussion", "viewpoints", "decisions_and_reasons", "agreed_risk", "agreed_plan", "disclosure", "media",
     "level_and_why", "human_rights"), "Said",
)  # fmt: skip
_GROUPS = ("public", "prisoners", "known_adult", "children", "staff")
ASSESSMENT: dict[str, Any] = {
    "rating": "high", "meant": ["serious_harm"], "static": "Said", "dynamic": "Said", "protective": "Said",
    "indications": {"identifiable_indicators": True, "at_any_time": True, "serious_impact": True},
    "targets": [{"who": who, "rating": "medium"} for who in _GROUPS],
    "tools": [{"name": "OASys", "score": "high"}], "risks": [{"id": "assault", "words": "Assault"}],
    "summary": dict.fromkeys(("who", "nature_and_method", "when_greatest", "what_increases", "what_protects"), "Said"),
    "defensible": dict.fromkeys(
        ("reasonable_steps", "reliable_methods", "information_weighed", "recorded", "procedure_followed",
         "investigative"), True,
    ),
}  # fmt: skip


class Story:
    """One case as it is told."""

    def __init__(self, born: date | None = date(1980, 2, 3)) -> None:
        self.case = new_case(MAPPA)
        self.people = {PERSON: PersonFacts(born=born)}
        self.all: list[Happened] = []

    def at(self, local: str, by: str) -> Circumstances:
        instant = datetime.fromisoformat(local).replace(tzinfo=LONDON).astimezone(ZoneInfo("UTC"))
        actor = CLOCK if by == "clock" else Actor(id=by, roles=WORKERS[by].roles)
        return Circumstances(
            case_id=CASE, effective_at=instant, recorded_at=instant, by=actor, law=LAWBOOK.in_force(date(2026, 3, 2)),
            calendar=SHIPPED.named("england-and-wales"), area=Area(),
            register=Register(workers=WORKERS, people=self.people),
        )  # fmt: skip

    def asks(self, local: str, type_: str, by: str = "carl", **with_: Any) -> tuple[str, ...]:
        """The rules that refuse it; empty: it was done."""
        command = TypeAdapter(COMMANDS[type_]).validate_python(with_)
        decision = decide(MAPPA, command, self.case, self.at(local, by))
        self.case = decision.case
        self.all += decision.happened
        return decision.refusal.rules if decision.refusal else ()

    def does(self, local: str, type_: str, by: str = "carl", **with_: Any) -> tuple[str, ...]:
        """The events that it brought; a refusal is an error."""
        before = len(self.all)
        assert self.asks(local, type_, by, **with_) == ()
        return tuple(each.event.tag() for each in self.all[before:])

    def waits(self, local: str) -> tuple[str, ...]:
        """What time brought."""
        decision = decide(MAPPA, PassTime(), self.case, self.at(local, "clock"))
        self.case = decision.case
        self.all += decision.happened
        return tuple(each.event.tag() for each in decision.happened)


_LISTED = {
    name: {"listed": name == "cja2003-sch15-1", "source": "Read"}
    for name in ("cja2003-sch15-1", "soa2003-sch3", "cja2003-sch19za", "cta2008-s41-42")
}
ACTION: dict[str, Any] = {"words": "Visit", "agency": "police", "person": "paul", "risk": "assault", "accepted": True}


def given_meeting(level: int = 2, on: str = "2026-04-08", agencies: tuple[str, ...] = (), **more: Any) -> Story:
    """A case with one meeting that is invited."""
    story = Story()
    story.does("2026-03-02T09:00", "IdentifyOffender", "polly", person=PERSON, agency="probation", area="kent")
    story.does("2026-03-02T10:00", "AssessRisk", "polly", **ASSESSMENT)
    story.does("2026-03-02T10:10", "RecordOutcome", "polly", outcome="o1", kind="conviction", offence="oapa1861-s20",
               on="2026-03-02", attested=_LISTED)  # fmt: skip
    term = {"on": "2026-03-02", "kind": "imprisonment", "term": {"months": 60}, "until": "2041-03-01"}
    story.does("2026-03-02T10:20", "RecordSentence", "polly", outcome="o1", sentence=term)
    story.does("2026-03-02T11:00", "PlanMeeting", meeting="m1", on=on, level=level, chair="cher", minute_taker="carl",
               remote=True, **more)  # fmt: skip
    invite(story, "2026-03-03T09:00", "m1", agencies)
    return story


def convicted(story: Story, more: int) -> None:
    """So many more offences, each with a sentence of its own."""
    for n in range(2, more + 2):
        story.does("2026-03-03T12:00", "RecordOutcome", "polly", outcome=f"o{n}", kind="conviction",
                   offence="oapa1861-s20", on="2026-03-03", attested=_LISTED)  # fmt: skip
        sentence = {"on": "2026-03-03", "kind": "imprisonment", "term": {"months": 12}, "until": "2041-03-01"}
        story.does("2026-03-03T12:00", "RecordSentence", "polly", outcome=f"o{n}", sentence=sentence)


def invite(story: Story, at: str, meeting: str, agencies: tuple[str, ...] = ()) -> None:
    """Invite the police, Probation and these."""
    bodies = [{"body": body} for body in ("police", "probation", *agencies)]
    story.does(at, "SendInvites", meeting=meeting, invitees=bodies, decided_with_line_manager=True, link=True,
               states_expectation=True, calendar_name_only=True)  # fmt: skip


def hold(story: Story, day: str, meeting: str, following: tuple[str, str] | None, actions: list[dict[str, Any]],
         agencies: tuple[str, ...] = ()) -> None:  # fmt: skip
    """Hold a meeting from its opening to its distributed minutes; old actions are done."""
    there = [{"body": "probation", "who": "cher", "capacity": "chair"}] + [
        {"body": body, "grade": "superintendent"} for body in ("police", "probation", *agencies)
    ]
    old = list(story.case.file.meetings.actions)
    story.does(f"{day}T10:00", "OpenMeeting", "cher", meeting=meeting, attendees=there, statement="read")
    story.does(f"{day}T10:10", "AgreeRisk", "cher", meeting=meeting, rating="high", risk="Said", impact="Said",
               likelihood="Said", imminence="Said", agencies_agree=True)  # fmt: skip
    story.does(f"{day}T10:20", "AgreeActions", "cher", meeting=meeting, actions=actions)
    if old:
        outcomes = [{"id": name, "outcome": "done", "words": "Done"} for name in old]
        story.does(f"{day}T10:25", "AccountForActions", "cher", meeting=meeting, outcomes=outcomes)
    review = actions[0]["by"]
    story.does(f"{day}T10:30", "AgreePlan", "cher", meeting=meeting, review_on=review,
               answers=[{"risk": "assault", "actions": [actions[0]["id"]]}], **PLAN)  # fmt: skip
    story.does(f"{day}T10:40", "DecideDisclosure", "cher", meeting=meeting, disclose=False, because="Said",
               agencies_agree=True, triggers_considered=True)  # fmt: skip
    story.does(f"{day}T10:50", "CoverAgenda", "cher", meeting=meeting, **AGENDA)
    if "DecideLevel" in COMMANDS:
        story.does(f"{day}T11:00", "DecideLevel", "cher", level=2, why="Said", reassessed=True,
                   test={"meetings_add_value": True, "level_2": ["high_risk"]})  # fmt: skip
    ahead = {"meeting": following[0], "on": following[1], "level": 2, "chair": "cher", "minute_taker": "carl",
             "remote": True} if following else None  # fmt: skip
    story.does(f"{day}T11:10", "CloseMeeting", "cher", meeting=meeting, next=ahead)
    story.does(f"{day}T15:00", "ApproveMinutes", "cher", meeting=meeting, document="c-1", contents=CONTENTS)
    story.does(f"{day}T15:10", "StoreMeetingOnVisor", meeting=meeting, minutes_stored=True, record_updated=True)
    story.does(f"{day}T15:20", "DistributeMinutes", meeting=meeting, to=["police", "probation", *agencies], secure=True)
