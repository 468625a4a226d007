"""What a staff record keeps, asks of others and shows: the lines that no scenario file reads."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from domain.calendar import SHIPPED
from domain.kernel.case_events import AdviceNoted
from domain.kernel.circumstances import Area, Circumstances
from domain.kernel.happened import Happened
from domain.kernel.lifecycle import Charge
from domain.kernel.message import Event
from domain.kernel.refusal import Refusal
from domain.kernel.register import Actor, Period, Register, WorkerFacts
from domain.registry import LAWBOOK
from domain.workforce.away import (
    CLOCKS,
    LeaveBegan,
    LeaveEnded,
    LeavePlanned,
    PlanLeave,
    WorkerLeft,
    leave_planned,
    plan_leave,
)
from domain.workforce.errands import HAND_BACK, HAND_OVER, REGISTER, RegisterEntry, WorkToMove, errands
from domain.workforce.lifecycle import WORKER, charge
from domain.workforce.post import AppointWorker, WorkerAppointed, appoint_worker, worker_appointed
from domain.workforce.record import Leave, WorkerFile
from domain.workforce.recorded import staff_record
from domain.workforce.service.lifecycle import charge as service_charge
from domain.workforce.service.meetings import HoldForum, hold_forum
from domain.workforce.service.record import ServiceFile
from domain.workforce.standing import RegistrationLapsed, StandingEnded, StandingWithdrawn, standing_withdrawn
from domain.workforce.supervision import SUPERVISION, HoldSupervision, SupervisionHeld
from domain.workforce.training import (
    CapabilitiesReviewed,
    ReviewCapabilities,
    TrainingRecorded,
    review_capabilities,
    training_recorded,
)

AT = datetime(2026, 3, 2, 10, tzinfo=UTC)
TODAY = date(2026, 3, 2)
RECORD, OTHER = UUID(int=7), UUID(int=8)
FILE = WorkerFile(stage="IN_POST", worker="anna", facts=WorkerFacts(cover="bert", team="forensic"))


def circumstances(**workers: WorkerFacts) -> Circumstances:
    return Circumstances(
        case_id=RECORD, effective_at=AT, recorded_at=AT, by=Actor(id="mia", roles=("ServiceManager",)),
        law=LAWBOOK.in_force(TODAY), calendar=SHIPPED.named("england-and-wales"), area=Area(name="invented"),
        register=Register(workers=workers),
    )  # fmt: skip


def asked_of_others(event: Event) -> list[tuple[str, object]]:
    """What this event on Anna's record asks of the world outside, after the register was told."""
    first, *moves = errands(FILE, Happened(event, AT, AT, "mia", "2026-01"))
    assert first.kind == REGISTER
    return [(move.kind, move.body) for move in moves]


def test_the_register_is_told_what_the_record_says_from_now_on() -> None:
    first, *_ = errands(FILE, Happened(LeaveEnded(since=TODAY, last=TODAY), AT, AT, "mia", "2026-01"))
    assert first.body == RegisterEntry(worker="anna", facts=FILE.facts, recorded_at=AT, by="mia")


def test_who_goes_on_leave_hands_over_to_who_stands_in_for_this_leave() -> None:
    assert asked_of_others(LeaveBegan(since=TODAY, cover="cleo")) == [
        (HAND_OVER, WorkToMove(worker="anna", to="cleo", because="leave"))
    ]


def test_who_comes_back_has_the_work_back() -> None:
    assert asked_of_others(LeaveEnded(since=TODAY, last=TODAY)) == [(HAND_BACK, WorkToMove(worker="anna"))]


def test_who_leaves_hands_everything_over_to_the_usual_cover() -> None:
    assert asked_of_others(WorkerLeft(last_day=TODAY)) == [
        (HAND_OVER, WorkToMove(worker="anna", to="bert", because="left"))
    ]


@pytest.mark.parametrize("event", [StandingWithdrawn(standing="AMHP", last=TODAY, because="Invented"),
                                   StandingEnded(standing="AMHP")])  # fmt: skip
def test_who_loses_a_standing_hands_over_what_needs_it(event: Event) -> None:
    assert asked_of_others(event) == [
        (HAND_OVER, WorkToMove(worker="anna", to="bert", standing="AMHP", because="standing"))
    ]


def test_whose_registration_lapses_hands_over_what_a_social_supervisor_holds() -> None:
    assert asked_of_others(RegistrationLapsed(until=TODAY)) == [
        (HAND_OVER, WorkToMove(worker="anna", to="bert", standing="SocialSupervisor", because="registration"))
    ]


def planned(since: date, until: date, cover: str | None = None, file: WorkerFile = FILE) -> tuple[Event, ...] | Refusal:
    known = circumstances(bert=WorkerFacts(roles=("SocialWorker",)), cleo=WorkerFacts(roles=("SocialWorker",)))
    return plan_leave(PlanLeave(since=since, until=until, cover=cover), file, known)


def test_leave_of_one_day_that_begins_today_begins_now_with_the_usual_cover() -> None:
    assert planned(TODAY, TODAY) == (
        LeavePlanned(since=TODAY, until=TODAY, cover="bert", begun=True), LeaveBegan(since=TODAY, cover="bert"),
    )  # fmt: skip


def test_another_cover_may_be_named_for_one_leave() -> None:
    ahead = date(2026, 4, 1)
    assert planned(ahead, ahead, "cleo") == (LeavePlanned(since=ahead, until=ahead, cover="cleo", begun=False),)


def test_leave_may_be_planned_before_one_that_is_on_file_but_not_into_it() -> None:
    april = Period(since=date(2026, 4, 13), until=date(2026, 4, 17))
    file = FILE.model_copy(update={"leave": (Leave(period=april),)})
    assert not isinstance(planned(date(2026, 4, 1), date(2026, 4, 12), file=file), Refusal)
    assert isinstance(planned(date(2026, 4, 1), date(2026, 4, 13), file=file), Refusal)


def test_a_timer_for_leave_runs_to_the_day_before_it_and_to_its_last_day() -> None:
    ahead = LeavePlanned(since=date(2026, 4, 13), until=date(2026, 4, 17), cover=None)
    begins, ends, _ = CLOCKS
    assert (begins.anchor(ahead), ends.anchor(ahead)) == (date(2026, 4, 12), date(2026, 4, 17))
    assert (begins.subject(ahead), ends.subject(ahead)) == ("begins/2026-04-13", "ends/2026-04-13")
    begun = ahead.model_copy(update={"begun": True})
    assert [clock.only_if(ahead) for clock in (begins, ends)] == [True, True]
    assert [clock.only_if(begun) for clock in (begins, ends)] == [False, True]


APPOINTED = {"worker": "anna", "person": OTHER, "service": "forensic", "roles": ("SocialWorker",), "grade": "KR9",
             "team": "thanet", "location": "ramsgate", "employer": "KMPT", "started": TODAY}  # fmt: skip


def test_the_post_is_what_the_register_says_from_now_on_over_what_it_said_before() -> None:
    before = WorkerFacts(team="dover", location="dover", employer="KCC", caseload_limit=12, left=date(2025, 1, 1))
    event = WorkerAppointed.model_validate({**APPOINTED, "record": RECORD, "before": before})
    facts = worker_appointed(WorkerFile(), event).facts
    assert (facts.team, facts.location, facts.employer) == ("thanet", "ramsgate", "KMPT")
    assert (facts.caseload_limit, facts.record, facts.left) == (12, RECORD, None)


def test_the_figures_know_since_when_a_worker_is_in_post() -> None:
    """Who began within the quarter is not yet owed the supervision of the whole of it."""
    event = WorkerAppointed.model_validate({**APPOINTED, "record": RECORD, "before": WorkerFacts()})
    file = worker_appointed(WorkerFile(), event)
    assert staff_record(file, (), SHIPPED.named("england-and-wales")).started == TODAY


def test_leave_keeps_who_stands_in_for_it() -> None:
    file = leave_planned(FILE, LeavePlanned(since=TODAY, until=TODAY, cover="cleo"))
    assert file.leave == (Leave(period=Period(since=TODAY, until=TODAY), cover="cleo"),)


@pytest.mark.parametrize(
    ("event", "about"),
    [
        (StandingEnded(standing="AMHP"), "none"), (StandingEnded(standing="SocialSupervisor"), "monthly"),
        (StandingWithdrawn(standing="AMHP", last=TODAY, because="Invented"), "none"),
        (StandingWithdrawn(standing="SocialSupervisor", last=TODAY, because="Invented"), "monthly"),
        (SupervisionHeld(topics=(), casework="", management=""), "monthly"),
    ],
)  # fmt: skip
def test_another_standing_that_ends_leaves_the_monthly_supervision_of_a_social_supervisor_owed(
    event: Event, about: str
) -> None:
    """WORK-SS-SUPERVISION-MONTHLY."""
    monthly = next(clock for clock in SUPERVISION.clocks if clock.rule == "WORK-SS-SUPERVISION-MONTHLY")
    assert monthly.subject(event) == about


_SS = WorkerFacts(standings={"SocialSupervisor": Period(since=date(2026, 1, 1))})


@pytest.mark.parametrize(
    ("command", "facts", "fields", "rule", "field"),
    [
        ("GrantStanding", {"grade": "KR10"}, {"standing": "DSO", "since": TODAY}, "WORK-DSO-KR10", "standing"),
        ("GrantStanding", {"grade": "KR9"}, {"standing": "DSO", "since": TODAY}, "WORK-DSO-KR11", "standing"),
        ("WithdrawStanding", {}, {"standing": "AMHP", "because": "Invented"}, "WORK-REGISTER", "standing"),
        ("BeginAmhpTraining", {}, {}, "WORK-TRAIN-AMHP-PREP", "learning_needs"),
        ("NameSupervisor", {}, {"supervisor": "anna"}, "WORK-SUPERVISION-POLICY", "supervisor"),
    ],
)
def test_a_refusal_names_the_field_that_mends_it(
    command: str, facts: dict[str, Any], fields: dict[str, Any], rule: str, field: str
) -> None:
    step = next(step for step in WORKER.steps if step.command.tag() == command)
    file = FILE.model_copy(update={"facts": WorkerFacts(**facts)})
    ruling = WORKER.decide(step.command.model_validate(fields), file, circumstances())
    assert isinstance(ruling, Refusal)
    assert (rule, field) in {(each.rule, each.field) for each in ruling.objections}


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"covered": ["lessons_learnt"]}, {"community_teams_invited", "covered", "attended"}),
        ({"covered": ["lessons_learnt"], "community_teams_invited": True, "attended": ["anna"]}, {"covered"}),
        ({"community_teams_invited": True, "kind": "amhp"}, {"attended"}),
    ],
)
def test_a_forum_says_which_of_its_fields_is_short(fields: dict[str, Any], told: set[str]) -> None:
    asked = HoldForum.model_validate({"kind": "social_supervisors", **fields})
    ruling = hold_forum(asked, ServiceFile(), circumstances())
    assert isinstance(ruling, Refusal)
    assert {each.field for each in ruling.objections} == told


def test_advice_on_a_supervision_points_to_what_was_left_out() -> None:
    """Both what everybody's supervision covers, and what that of a social supervisor does."""
    file = FILE.model_copy(update={"facts": _SS})
    ruling = WORKER.decide(HoldSupervision(topics=frozenset()), file, circumstances())
    noted = [event for event in ruling if isinstance(event, AdviceNoted)]
    assert len([event for event in noted if event.field == "topics"]) > 4
    assert {event.field for event in noted} == {"topics", "casework"}


def test_the_records_of_workers_and_services_come_after_urgent_cases_on_a_worklist() -> None:
    assert (charge(FILE).urgency, service_charge(ServiceFile(team="thanet"))) == (4, Charge(team="thanet", urgency=4))


@pytest.mark.parametrize(
    ("known", "free"),
    [(None, True), (WorkerFacts(), True), (WorkerFacts(record=RECORD), True), (WorkerFacts(record=OTHER), False),
     (WorkerFacts(record=OTHER, left=date(2025, 1, 1)), True)],
)  # fmt: skip
def test_a_worker_in_post_has_one_staff_record(known: WorkerFacts | None, free: bool) -> None:
    now = circumstances(**({"anna": known} if known else {}))
    ruling = appoint_worker(AppointWorker.model_validate(APPOINTED), WorkerFile(), now)
    if free:
        assert ruling[0].before == (known or WorkerFacts())
    else:
        assert ruling.rules == ("CASE-ALREADY-OPEN",)


@pytest.mark.parametrize(("days", "counts"), [((1, 5), 5), ((5, 1), 5)])
def test_the_latest_day_of_a_course_counts_in_whatever_order_it_is_recorded(days: tuple[int, int], counts: int) -> None:
    file = FILE
    for day in days:
        file = training_recorded(file, TrainingRecorded(course="mappa", completed=date(2026, 3, day)))
    assert file.facts.trained["mappa"] == date(2026, 3, counts)


def test_a_standing_that_is_withdrawn_keeps_its_days_and_one_that_had_not_begun_is_gone() -> None:
    since = date(2026, 2, 1)
    file = FILE.model_copy(update={"facts": WorkerFacts(standings={"AMHP": Period(since=since)})})
    ended = standing_withdrawn(file, StandingWithdrawn(standing="AMHP", last=TODAY, because="Invented"))
    assert ended.facts.standings == {"AMHP": Period(since=since, until=TODAY)}
    before = StandingWithdrawn(standing="AMHP", last=date(2026, 1, 31), because="Invented")
    assert standing_withdrawn(file, before).facts.standings == {}


def test_a_competence_review_keeps_the_level_that_was_found() -> None:
    ruling = review_capabilities(
        ReviewCapabilities(level="experienced", seen={"legal": "Invented"}), FILE, circumstances()
    )
    assert ruling == (CapabilitiesReviewed(level="experienced", seen={"legal": "Invented"}),)


@pytest.mark.parametrize(("supervisor", "waits_for"), [(None, "supervisor"), ("mia", None)])
def test_a_staff_record_is_in_the_hands_of_the_line_manager_or_waits_for_one(
    supervisor: str | None, waits_for: str | None
) -> None:
    shown = charge(FILE.model_copy(update={"supervisor": supervisor}))
    assert (shown.worker, shown.team, shown.waits_for) == (supervisor, "forensic", waits_for)
