"""How a staff record stands, in words: the post, who stands in, what the worker may act as, training, supervision."""

from collections.abc import Iterator
from typing import Final

from domain.calendar.spans import add_months
from domain.kernel.codes import capital, code_in_a_sentence, code_in_words
from domain.kernel.overview import Now, Told, part_by_part
from domain.kernel.register import Period
from domain.kernel.words import date_in_words
from domain.workforce.record import LEFT, Leave, WorkerFile
from domain.workforce.roles import FORENSIC
from domain.workforce.standing import QUALIFIED, SOCIAL_SUPERVISOR, SS_COURSE

__all__ = ["overview"]

_MANAGER: Final = "LineManager"


def overview(file: WorkerFile, now: Now) -> tuple[Told, ...]:
    """What somebody waits for first; of who has left, only the post."""
    return part_by_part((_post,) if file.stage == LEFT else _PARTS, file, now)


def _support(file: WorkerFile, _: Now) -> Iterator[Told]:
    if asked := file.support_asked:
        words = f"Asked for support on {date_in_words(asked)}; a de-brief is to be offered."
        yield Told("support", words, "debrief", "WORK-DEBRIEF", _MANAGER, asked)


def _away(file: WorkerFile, _: Now) -> Iterator[Told]:
    for leave in file.leave:
        first, last = leave.period.since, leave.period.until
        until = f" until {date_in_words(last)}" if last else ""
        begun = "On leave" if leave.begun else f"Leave from {date_in_words(first)}"
        yield Told("away", f"{begun}{until}; {_standing_in(leave)}.", "on_leave" if leave.begun else "leave_planned",
                   "CASE-LEAVE", on=last if leave.begun else first)  # fmt: skip
    if file.facts.cover is None:
        words = "Nobody is named who stands in: cases would go onto the team's list."
        yield Told("away", words, "no_cover", "CASE-HANDOVER", _MANAGER)
    elif any(leave.cover != file.facts.cover for leave in file.leave) or not file.leave:
        yield Told("away", f"When the worker is away {file.facts.cover} stands in.", "cover")


def _post(file: WorkerFile, _: Now) -> Iterator[Told]:
    facts = file.facts
    if file.leaving:
        over = file.stage == LEFT
        words = f"Left after {date_in_words(file.leaving)}." if over else f"Leaves after {date_in_words(file.leaving)}."
        yield Told("post", words, "left" if over else "leaving", "CASE-LEAVING", on=file.leaving)
    roles = code_in_words(", ".join(code_in_words(role) for role in facts.roles))
    known = (roles, facts.grade, facts.team and f"team {facts.team}", facts.location and f"at {facts.location}",
            facts.employer != "KCC" and f"employed by {facts.employer}",
            file.started and f"since {date_in_words(file.started)}")  # fmt: skip
    words = ", ".join(each for each in known if each)
    yield Told("post", f"{capital(words)}.", "post", on=file.started)


def _acting(file: WorkerFile, now: Now) -> Iterator[Told]:
    until = file.facts.registered_until
    if until:
        words = f"Registration {'runs until' if now.day <= until else 'ended on'} {date_in_words(until)}."
        yield Told("may act as", words, "registered" if now.day <= until else "lapsed", "CASE-REGISTRATION", on=until)
    elif QUALIFIED in file.facts.qualifications:
        yield Told("may act as", "No registration is recorded.", "not_registered", "CASE-REGISTRATION")
    for standing, period in sorted(file.facts.standings.items()):
        words = f"{code_in_words(standing)} {_for_how_long(period, now)}."
        yield Told("may act as", words, standing, "CASE-STANDING" if period.until else "", on=period.until)
    if file.facts.grade_exception and file.facts.grade == "KR10":
        yield Told("may act as", "As KR10 may be DSO, by an agreed exception.", "grade_exception", "WORK-DSO-KR10")


def _training(file: WorkerFile, now: Now) -> Iterator[Told]:
    facts = file.facts
    last = facts.trained.get(SS_COURSE)
    if last and facts.stands_as(SOCIAL_SUPERVISOR, now.day) and (due := add_months(last, 12)) < now.day:
        words = f"The refresher for social supervisors was due on {date_in_words(due)}."
        yield Told("training", words, "refresher", "WORK-REFRESHER-ANNUAL", on=due)
    done = [f"{code_in_a_sentence(course)} ({date_in_words(day)})" for course, day in sorted(facts.trained.items())]
    if done:
        yield Told("training", f"Completed: {', '.join(done)}.", "trained")
    lists = {"Qualified in": facts.qualifications, "Skills": facts.skills, "Languages": facts.languages}
    for name, codes in lists.items():
        if codes:
            words = f"{name}: {', '.join(code_in_a_sentence(code) for code in codes)}."
            yield Told("training", words, name.partition(" ")[0].lower())
    if facts.experience:
        words = f"Level of development: {code_in_a_sentence(facts.experience)}."
        yield Told("training", words, facts.experience, "WORK-CAP-LEVELS")


def _supervision(file: WorkerFile, _: Now) -> Iterator[Told]:
    if file.supervisor is None:
        yield Told("supervision", "Nobody is named who supervises the worker.", "no_supervisor",
                   "WORK-SUPERVISION-POLICY", _MANAGER)  # fmt: skip
    else:
        held = file.supervised_on
        last = f"; last held on {date_in_words(held)}" if held else ""
        yield Told("supervision", f"Supervised by {file.supervisor}{last}.", "supervisor", on=held)
    if "SocialWorker" in file.facts.roles and not file.job_plan:
        yield Told("supervision", "No job plan is agreed yet.", "no_job_plan", "WORK-JOBPLAN-6M", _MANAGER)


def _cases(file: WorkerFile, _: Now) -> Iterator[Told]:
    if file.facts.caseload_limit is not None:
        yield Told("cases", f"Holds at most {file.facts.caseload_limit} cases.", "limit")
    if known := len(file.facts.conflicts):
        whom = "one person, whose cases" if known == 1 else f"{known} people, whose cases"
        words = f"A conflict of interest is declared about {whom} the worker must not hold."
        yield Told("cases", words, "conflict", "FOR-ALLOC-CONFLICT" if file.service == FORENSIC else "")


_PARTS: Final = (_support, _away, _post, _acting, _supervision, _cases, _training)


def _standing_in(leave: Leave) -> str:
    return f"{leave.cover} stands in" if leave.cover else "nobody stands in"


def _for_how_long(period: Period, now: Now) -> str:
    if period.until and period.until < now.day:
        return f"until {date_in_words(period.until)}, and no longer"
    until = f" until {date_in_words(period.until)}" if period.until else ""
    return f"{'since' if period.since <= now.day else 'from'} {date_in_words(period.since)}{until}"
