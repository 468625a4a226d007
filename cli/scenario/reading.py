"""Reading a scenario file: its shape, then its names; every fault with its line, none ignored."""

from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from pydantic import ValidationError

from activities.messages import CaseRef
from cli.scenario.format import Finally, ScenarioFile
from cli.scenario.lined import Lined, Place, read_lined
from cli.scenario.model import ExplanationWanted, Scenario, Step, WantedFinally
from cli.scenario.names import Names, ids_of
from cli.scenario.problems import ScenarioFormatError
from cli.scenario.steps import StepReader
from cli.scenario.vocabulary import Vocabulary, unknown, vocabulary_of
from cli.scenario.wanting import WantedReader
from domain.calendar.registry import SHIPPED, UnknownCalendarError
from domain.calendar.working_days import Calendar
from domain.kernel.case import AnyLifecycle
from domain.kernel.reference import References
from domain.kernel.register import Register
from domain.law.pack import Lawbook, LawPack, UnknownPackError
from domain.registry import ALSO_CALLED, LAWBOOK, LIFECYCLES
from domain.settings import settings_objections

__all__ = ["read_scenario"]


def read_scenario(path: Path) -> Scenario:
    """The scenario of a file. Raises ScenarioFormatError with every problem that was found."""
    lined = read_lined(path)
    written = _shape(lined)
    lifecycle, law, calendar, zone = _setting(written, lined)
    words = vocabulary_of(lifecycle, law)
    _check_workers(written, words, lined)
    for wrong in settings_objections(written.given.area):
        lined.object_to(("given", "area", "settings"), wrong)
    scenario = _understood(written, lined, lifecycle, (law, calendar, zone), words)
    lined.raise_if_wrong()
    return scenario


def _shape(lined: Lined) -> ScenarioFile:
    try:
        return ScenarioFile.model_validate(lined.value)
    except ValidationError as error:
        for each in error.errors(include_url=False, include_context=False):
            _note(lined, each["loc"], each["type"], each["msg"])
        raise ScenarioFormatError(tuple(lined.problems)) from None


def _note(lined: Lined, location: tuple[int | str, ...], kind: str, message: str) -> None:
    key = location[-1] if location else "the file"
    words = f"unknown key {key}" if kind == "extra_forbidden" else f"{key}: {message}"
    lined.object_to(location, words)


def _setting(written: ScenarioFile, lined: Lined) -> tuple[AnyLifecycle, LawPack, Calendar, ZoneInfo]:
    """The lifecycle, the law, the calendar and the clock: without them nothing else can be read."""
    lifecycle = LIFECYCLES.get(ALSO_CALLED.get(written.pathway, written.pathway))
    if lifecycle is None:
        lined.object_to(("pathway",), unknown("pathway", written.pathway, LIFECYCLES))
    law = _law(written, lined)
    calendar = _calendar(written, lined)
    zone = _zone(written, lined)
    if lifecycle is None or law is None or calendar is None or zone is None:
        raise ScenarioFormatError(tuple(lined.problems))
    return lifecycle, law, calendar, zone


def _law(written: ScenarioFile, lined: Lined) -> LawPack | None:
    try:
        return LAWBOOK.named(written.law) if written.law else LAWBOOK.packs[-1]
    except UnknownPackError as error:
        lined.object_to(("law",), str(error))
        return None


def _calendar(written: ScenarioFile, lined: Lined) -> Calendar | None:
    try:
        return SHIPPED.named(written.given.area.calendar)
    except UnknownCalendarError as error:
        lined.object_to(("given", "area", "calendar"), str(error))
        return None


def _zone(written: ScenarioFile, lined: Lined) -> ZoneInfo | None:
    try:
        return ZoneInfo(written.given.area.timezone)
    except (LookupError, ValueError, OSError):
        lined.object_to(("given", "area", "timezone"), f"unknown time zone {written.given.area.timezone}")
        return None


def _check_workers(written: ScenarioFile, words: Vocabulary, lined: Lined) -> None:
    for name, facts in written.given.workers.items():
        for n, role in enumerate(facts.roles):
            if role not in words.roles:
                lined.object_to(("given", "workers", name, "roles", n), unknown("role", role, words.roles))


def _understood(
    written: ScenarioFile, lined: Lined, lifecycle: AnyLifecycle, setting: tuple[LawPack, Calendar, ZoneInfo],
    words: Vocabulary,
) -> Scenario:  # fmt: skip
    law, calendar, zone = setting
    people = ids_of(lined.text, "person", written.given.people)
    cases = ids_of(lined.text, "case", dict.fromkeys(step.case for step in written.steps))
    for name in people.keys() & cases.keys():
        lined.object_to(("given", "people", name), f"{name} is the name of a person and of a case")
    wanting = WantedReader(lined, words, Names(zone, {**people, **cases}))
    steps = tuple(StepReader(lined, lifecycle, wanting, written).read(n) for n in range(len(written.steps)))
    _check_order(steps, lined)
    return Scenario(
        file=lined.file, title=written.scenario, lifecycle=lifecycle, area=written.given.area, zone=zone,
        lawbook=_lawbook(written.law, law), calendar=calendar, register=_register(written, people),
        references=References(lists=written.given.references),
        cases={name: CaseRef(lifecycle=lifecycle.name, case=case) for name, case in cases.items()},
        steps=tuple(step for step in steps if step), finally_=_finally(written.finally_, set(cases), wanting, lined),
    )  # fmt: skip


def _lawbook(named: str | None, law: LawPack) -> Lawbook:
    """All packs, each in its time; or the one that the scenario names, whatever the day."""
    return Lawbook((LawPack(law.id, date.min, law.rules),)) if named else LAWBOOK


def _register(written: ScenarioFile, people: dict[str, UUID]) -> Register:
    return Register(
        workers=written.given.workers, people={people[name]: facts for name, facts in written.given.people.items()}
    )


def _check_order(steps: tuple[Step | None, ...], lined: Lined) -> None:
    """Time does not run backwards: a step is learned of no earlier than the one before it."""
    reached = None
    for n, step in enumerate(steps):
        if step is None:
            continue
        if reached is not None and step.recorded < reached:
            lined.object_to(("steps", n, "at"), "this step lies before the one above it; is recorded: missing?")
        reached = max(reached, step.recorded) if reached else step.recorded


def _finally(written: Finally, cases: set[str], wanting: WantedReader, lined: Lined) -> WantedFinally:
    for case, stage in written.state.items():
        if case not in cases:
            lined.object_to(("finally", "state", case), unknown("case", case, cases))
        wanting.stage(stage, ("finally", "state", case))
    for event in written.count:
        wanting.event_type(event, ("finally", "count", event))
    for n, event in enumerate(written.never):
        wanting.event_type(event, ("finally", "never", n))
    return WantedFinally(
        line=lined.line(("finally",)), stages=written.state, count=written.count, never=written.never,
        explain=tuple(_explained(written, n, wanting, lined) for n in range(len(written.explain))),
    )  # fmt: skip


def _explained(written: Finally, n: int, wanting: WantedReader, lined: Lined) -> ExplanationWanted:
    wanted, place = written.explain[n], ("finally", "explain", n)
    wanting.rule(wanted.rule, (*place, "rule"))
    days = [_day(day, (*place, "skipped", i), lined) for i, day in enumerate(wanted.skipped)]
    return ExplanationWanted(wanted.rule, tuple(day for day in days if day), lined.line(place))


def _day(written: Any, place: Place, lined: Lined) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        lined.object_to(place, f"{written} is no date")
        return None
