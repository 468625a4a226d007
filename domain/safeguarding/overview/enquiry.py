"""The enquiry at work: who has which task by when, how each agency stands, what meetings left to be done."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import groupby
from types import MappingProxyType
from typing import Final

from domain.kernel.codes import code_in_words, codes_in_a_sentence
from domain.kernel.overview import Now, Told
from domain.kernel.words import date_in_words
from domain.safeguarding.file import AgencyEnquiry, SafeguardingFile, TorTask
from domain.safeguarding.overview.saying import sentence
from domain.safeguarding.stages import ENQUIRY, FINAL, PLANNING, RECEIVED, RISK_ASSESSMENT, TRIAGE

__all__ = ["actions", "agencies", "kind", "tasks"]

_KIND, _TASKS, _AGENCIES, _ACTIONS = "enquiry", "terms of reference", "agencies", "actions"
_REPORTED: Final = frozenset({"received", "assured"})
_EACH: Final = 8
"""So many tasks are told one by one; more of them by who has them."""
_LONG: Final = 160
"""Characters of a task's words: the whole stands in the chronology."""

_ITSELF: Final = "itself"
_STATES: Mapping[str, tuple[str, str, str]] = MappingProxyType({
    "asked": ("caused to enquire{about}; its report is awaited", "S42-CO-14D", _ITSELF),
    "overdue": ("its time ran out without a report{about}", "S42-CO-14D", _ITSELF),
    "returned": ("has its report{about} back to correct it", "S42-CO-CHECK", _ITSELF),
    "received": ("its report is in, to be analysed", "S42-CO-NOTCLOSE", "DSO"),
    "assured": ("its report is analysed, the DSO is assured of it", "", ""),
})  # fmt: skip


def kind(file: SafeguardingFile, now: Now) -> Iterator[Told]:
    """Statutory or not; during the assessment whether the strategy discussion was held; limits that were missed."""
    held = " The strategy discussion was held." if file.strategy_held and file.stage == RISK_ASSESSMENT else ""
    if file.enquiry_type == "statutory":
        yield Told(_KIND, f"Statutory, under section 42.{held}", "statutory")
    elif file.enquiry_type:
        words = f"Non-statutory; it goes the same way as a statutory one.{held}"
        yield Told(_KIND, words, "non_statutory", "S42-NONSTAT-SAMEPATH")
    # At concern the missed duty itself is still open, or the closing is not asked for the delay.
    if file.casework.breached and file.stage not in FINAL | {RECEIVED, TRIAGE}:
        titles = (now.rules[rule].title if rule in now.rules else rule for rule in sorted(file.casework.breached))
        words = f"Missed: {'; '.join(titles)}. The closing says why."
        yield Told(_KIND, words, "delay", "S42-DELAY", by="DSO")


def tasks(file: SafeguardingFile, _: Now) -> Iterator[Told]:
    """Those that somebody still works on, by their dates."""
    still = sorted((task for task in file.tor_tasks if _at_work(task, file)), key=lambda each: (each.by, each.id))
    if len(still) <= _EACH:
        yield from (_task(each) for each in still)
        return
    for who, theirs in groupby(sorted(still, key=lambda each: (each.who, each.by)), key=lambda each: each.who):
        first, *more = theirs
        count = f"{1 + len(more)} tasks, the first" if more else "1 task"
        words = f"{count} by {date_in_words(first.by)}."
        yield Told(_TASKS, words, "open", by=who, on=first.by)


def _task(task: TorTask) -> Told:
    words = " ".join(task.words.split())
    short = words if len(words) <= _LONG else f"{words[:_LONG].rsplit(' ', 1)[0]} …"
    words = f"{task.id}: {sentence(short)} By {date_in_words(task.by)}."
    return Told(_TASKS, words, task.id, by=task.who, on=task.by)


def _at_work(task: TorTask, file: SafeguardingFile) -> bool:
    """An agency until its report addresses the task; an inquiry officer until the work is completed."""
    if file.stage in FINAL:
        return False
    if asked := file.agencies.get(task.who):
        return asked.state not in _REPORTED or task.id in asked.open_tasks
    return file.stage in {PLANNING, ENQUIRY} and task.who not in file.io_finished


def agencies(file: SafeguardingFile, _: Now) -> Iterator[Told]:
    """How each stands that was caused to enquire; who was asked for information; disputes."""
    for name, enquiry in sorted(file.agencies.items()):
        yield _agency(name, enquiry)
    if file.casework.asked_for_information and file.stage in {TRIAGE, RISK_ASSESSMENT}:
        asked = codes_in_a_sentence(file.casework.asked_for_information)
        words = f"Asked for information, to decide on the criteria: {asked}."
        yield Told(_AGENCIES, words, "information", "S42-CO-S421")
    for name in sorted(file.casework.disputes):
        words = f"{code_in_words(name)}: a dispute was escalated and is not settled."
        yield Told(_AGENCIES, words, "dispute", "S42-ESC-2", by="DSO")


def _agency(name: str, enquiry: AgencyEnquiry) -> Told:
    if enquiry.state == "received" and enquiry.open_tasks:
        words = f"its report leaves out {', '.join(enquiry.open_tasks)}: return it"
        return Told(_AGENCIES, f"{code_in_words(name)}: {words}.", "incomplete", "S42-CO-CHECK", by="DSO")
    words, rule, owes = _STATES[enquiry.state]
    about = f" on {', '.join(enquiry.tasks)}" if enquiry.tasks else ""
    by = name if owes == _ITSELF else owes
    return Told(_AGENCIES, f"{code_in_words(name)}: {words.format(about=about)}.", enquiry.state, rule, by)


def actions(file: SafeguardingFile, _: Now) -> Iterator[Told]:
    """One line for each agency: every action has its own duty with its date."""
    owed: dict[str, list[str]] = defaultdict(list)
    for action, agency in file.casework.actions.items():
        owed[agency].append(action)
    for agency, theirs in sorted(owed.items()):
        count = "1 action" if len(theirs) == 1 else f"{len(theirs)} actions"
        words = f"{count} open, agreed at a meeting: {', '.join(sorted(theirs))}."
        yield Told(_ACTIONS, words, "open", "S42-DSO-TIMELY", by=agency)
