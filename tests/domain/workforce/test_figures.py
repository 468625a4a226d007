"""The figures of the workforce, by hand: each rule's formula has its border days (WORK-M-*)."""

from datetime import UTC, date, datetime
from typing import Any

from domain.calendar import SHIPPED
from domain.kernel.happened import Happened
from domain.kernel.register import Period, WorkerFacts
from domain.workforce.figures import Forum, Share, StaffRecord, WorkerFigures, Workforce, worker_figures
from domain.workforce.record import WorkerFile
from domain.workforce.recorded import by_the_end_of, forums_of, matrix_of, staff_record
from domain.workforce.service.establishment import TrainingMatrixSet
from domain.workforce.service.meetings import ForumHeld
from domain.workforce.supervision import SupervisionHeld
from domain.workforce.training import AmhpTrainingBegun

MARCH, LAST = date(2026, 3, 1), date(2026, 3, 31)
SINCE = date(2026, 3, 1)
KENT = SHIPPED.named("england-and-wales")
LONG_AGO = date(2020, 1, 1)


def record(name: str, service: str = "forensic", started: date = LONG_AGO, supervised: date | None = None,
           amhp_begun: date | None = None, support: tuple[str, ...] = (), **facts: Any) -> StaffRecord:  # fmt: skip
    known = WorkerFacts.model_validate({"roles": ("SocialWorker",), **facts})
    return StaffRecord(name, service, known, started, supervised, amhp_begun, frozenset(support))


def supervisor(name: str, trained: date = LAST, service: str = "forensic", **facts: Any) -> StaffRecord:
    standings = {"SocialSupervisor": Period(since=date(2021, 1, 1))}
    return record(name, service, **{"standings": standings, "trained": {"social_supervisor": trained}, **facts})


def told(*staff: StaffRecord, **known: Any) -> WorkerFigures:
    return worker_figures(Workforce(staff, **known), MARCH)


def test_supervision_within_the_interval_of_those_who_are_owed_it() -> None:
    """WORK-M-SUPERVISION."""
    staff = (
        record("first", supervised=SINCE), record("late", supervised=date(2026, 2, 28)), record("never"),
        record("away", on_leave=Period(since=SINCE)), record("new", started=SINCE),
        record("back", on_leave=Period(since=date(2026, 3, 2))), record("left", left=date(2026, 3, 30)),
        record("leaving", left=LAST, supervised=LAST), record("coming", started=date(2026, 4, 1)),
    )  # fmt: skip
    assert told(*staff, since=SINCE).supervision == Share(met=2, of=5)
    assert told(*staff).supervision is None


def test_training_in_date_of_what_the_matrix_asks_per_person_and_course() -> None:
    """WORK-M-TRAINING."""
    matrix = {"forensic": {"SocialWorker": ("mappa", "social_supervisor"), "Manager": ("mappa", "kent_manager")}}
    found = told(
        record("anna", trained={"mappa": LONG_AGO, "social_supervisor": date(2025, 3, 31)}),
        record("bert", trained={"mappa": date(2026, 4, 1), "social_supervisor": date(2025, 3, 30)}),
        record("cleo", roles=("SocialWorker", "Manager"), trained={"kent_manager": LAST}),
        record("dora", service="elsewhere", trained={}), matrix=matrix,
    )  # fmt: skip
    assert found.training == Share(met=3, of=7)
    assert found.training_by_worker == {
        "anna": Share(met=2, of=2), "bert": Share(met=0, of=2), "cleo": Share(met=1, of=3),
    }  # fmt: skip
    assert found.training_by_course == {
        "kent_manager": Share(met=1, of=1), "mappa": Share(met=1, of=3), "social_supervisor": Share(met=1, of=3),
    }  # fmt: skip


def test_forums_of_the_quarter_by_person_and_kind() -> None:
    """WORK-M-FORUM: the quarter begins in January; April's and last year's are others'."""
    forums = [
        Forum(date(2026, 1, 1), "amhp", ("anna", "bert"), ("anna",)), Forum(LAST, "amhp", ("anna",), ("anna", "zoe")),
        Forum(date(2026, 2, 3), "group_supervision", ("anna",), ()), Forum(date(2025, 12, 31), "amhp", ("anna",), ()),
        Forum(date(2026, 4, 1), "amhp", ("anna",), ()),
    ]  # fmt: skip
    assert [(a.worker, a.kind, a.attended, a.invited) for a in told(forums=forums).forums] == [
        ("anna", "amhp", 2, 2), ("anna", "group_supervision", 0, 1), ("bert", "amhp", 0, 1),
    ]  # fmt: skip


def test_who_is_on_the_way_to_a_standing() -> None:
    """WORK-M-TRAINEES: by support or course without the standing yet; who had it once is no trainee."""
    later = {"SocialSupervisor": Period(since=date(2026, 4, 1)), "AMHP": Period(since=date(2026, 4, 1))}
    found = told(
        record("shadows", support=("shadowing",)), record("done", trained={"social_supervisor": LAST}),
        record("soon", trained={"social_supervisor": date(2026, 4, 1)}), record("debriefed", support=("debrief",)),
        record("named", support=("post_training",), amhp_begun=LAST, standings=later), supervisor("stands"),
        record("past", support=("shadowing",), standings={"SocialSupervisor": Period(since=LONG_AGO, until=LONG_AGO)}),
        record("amhp", amhp_begun=LONG_AGO, standings={"AMHP": Period(since=LAST)}), record("next", amhp_begun=LAST),
        record("after", amhp_begun=date(2026, 4, 1)),
    )  # fmt: skip
    assert found.trainees == {"AMHP": 2, "SocialSupervisor": 3}


def test_refreshers_that_are_overdue_and_due_in_three_months() -> None:
    """WORK-M-REFRESHER: more than twelve months before the month's end; the twelfth month's last day is in time."""
    days = (date(2025, 3, 30), date(2025, 3, 31), date(2025, 6, 30), date(2025, 7, 1))
    staff = [supervisor(f"s{n}", trained=day) for n, day in enumerate(days)]
    found = told(*staff, supervisor("never", trained=date(2026, 4, 1)), record("none", trained={}))
    assert (found.refresher_overdue, found.refresher_due_soon) == (2, 2)


def test_practising_supervisors_by_area_qualification_and_employer() -> None:
    """WORK-M-PRACTISING, WORK-M-SERVICE-AREA, WORK-M-QUALIFICATION, WORK-M-EMPLOYER."""
    found = told(
        supervisor("anna", qualifications=("amhp", "social_work", "nursing")),
        supervisor("bert", service="autism", qualifications=("nursing",), employer="NHS"),
        supervisor("cleo", service="", employer="NHS"), supervisor("dora", service="prison", qualifications=("amhp",)),
        supervisor("left", left=date(2026, 3, 30)), record("plain"),
        supervisor("over", standings={"SocialSupervisor": Period(since=LONG_AGO, until=date(2026, 3, 30))}),
        caseloads={"anna": 1, "bert": 0, "plain": 4},
    )  # fmt: skip
    assert (found.practising, found.practising_with_cases_now) == (4, 1)
    assert found.by_service_area == {
        "learning_disability_and_autism": 1, "mental_health": 1, "not_recorded": 1, "other": 1,
    }  # fmt: skip
    assert found.by_qualification == {"not_recorded": 1, "nurse": 1, "other": 1, "social_worker": 1}
    assert found.by_employer == {"KCC": 2, "NHS": 2}


def test_december_ends_with_the_year() -> None:
    found = worker_figures(Workforce([supervisor("anna", left=date(2027, 12, 31))]), date(2027, 12, 1))
    assert found.practising == 1


def happened(event: Any, at: datetime) -> Happened:
    return Happened(event, at, at, "stella", "law")


def test_a_record_is_read_as_it_was_at_the_end_of_the_local_day() -> None:
    """23:30 UTC on 31 March is 1 April in Kent: the clocks have changed."""
    held = SupervisionHeld(topics=(), casework="", management="")
    events = [
        happened(held, datetime(2026, 3, 10, 9, tzinfo=UTC)),
        happened(AmhpTrainingBegun(learning_needs="Invented"), datetime(2026, 3, 31, 22, 59, tzinfo=UTC)),
        happened(held, datetime(2026, 3, 31, 23, 30, tzinfo=UTC)),
    ]
    known = by_the_end_of(LAST, events, KENT)
    assert known == tuple(events[:2])
    file = WorkerFile(stage="IN_POST", worker="anna", service="forensic", support=frozenset({"peer"}))
    found = staff_record(file, known, KENT)
    assert (found.supervised, found.amhp_begun, found.support) == (date(2026, 3, 10), LAST, frozenset({"peer"}))
    assert by_the_end_of(LONG_AGO, events, KENT) == ()
    assert staff_record(file, (), KENT).supervised is None


def test_the_matrix_that_was_set_last_and_every_forum() -> None:
    at = datetime(2026, 3, 31, 23, 30, tzinfo=UTC)
    sets = [happened(TrainingMatrixSet(courses={"SocialWorker": (course,)}), at) for course in ("old", "new")]
    forum = ForumHeld(kind="amhp", covered=(), invited=("anna",), attended=())
    assert matrix_of(sets) == {"SocialWorker": ("new",)}
    assert matrix_of(()) == {}
    assert list(forums_of([*sets, happened(forum, at)], KENT)) == [Forum(date(2026, 4, 1), "amhp", ("anna",), ())]


def test_the_forums_of_a_quarter_count_from_its_first_day_on() -> None:
    """The fourth quarter too: not three months back from the month, and no other length of year."""
    forums = tuple(Forum(date(2026, month, 1), "team", ("anna",), ("anna",)) for month in (9, 10, 12))
    december = worker_figures(Workforce((), forums=forums), date(2026, 12, 1))
    assert [each.invited for each in december.forums] == [2]
