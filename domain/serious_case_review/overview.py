"""How a review stands, in words: the criteria line by line, who does what, what is owed, how report and plan go."""

from collections.abc import Iterator
from typing import Final

from domain.kernel.codes import code_in_a_sentence
from domain.kernel.overview import Now, Told, part_by_part
from domain.kernel.words import date_in_words
from domain.serious_case_review.file import ReviewFile
from domain.serious_case_review.owed import TASKS
from domain.serious_case_review.stages import FINAL

__all__ = ["overview"]


def overview(file: ReviewFile, now: Now) -> tuple[Told, ...]:
    """What somebody reads first."""
    return part_by_part(_PARTS, file, now)


def _criteria(file: ReviewFile, _: Now) -> Iterator[Told]:
    if file.offence is None or file.kind is None:
        return
    topic, on = "criteria", date_in_words(file.offence.on)
    name = code_in_a_sentence(file.offence.kind) if file.offence.listed else "another serious offence"
    yield Told(topic, f"Charged with {name} on {on}.", file.offence.kind, on=file.charged_on)
    kinds = {
        "mandatory": "The review is mandatory.", "discretionary": "The review is for the Chair's discretion.",
        "outside": "No criterion is met by itself.",
    }  # fmt: skip
    yield Told(topic, kinds[file.kind], file.kind, "SCR-MANDATORY")
    for line in file.lines:
        yield Told(topic, line.words, "met" if line.met else "not_met", line.rule)
    changed = {"recheck": "The prosecution changed what it rests on: the Chair looks at it anew.",
               "out": "The prosecution took it outside the criteria."}  # fmt: skip
    if file.scope in changed and file.stage not in FINAL:
        words = "It is finished all the same." if file.finishing else changed[file.scope]
        yield Told(topic, words, file.scope, "SCR-DISCONTINUE", by="SmbChair")


def _people(file: ReviewFile, _: Now) -> Iterator[Told]:
    if file.basis is None or file.stage in FINAL:
        return
    if file.author is None:
        yield Told("people", "No author is appointed yet.", "author", "SCR-AUTHOR-APPOINT", by="SmbChair")
    if file.contact is None:
        words = "Nobody is named to speak with the victim and the family yet."
        yield Told("people", words, "victim_contact", "SCR-VICTIM-PERSON", by="SmbChair")
    if file.panel is None:
        yield Told("people", "No panel is formed yet.", "panel", "SCR-PANEL-MEMBERS", by="SmbChair")
    for agency in file.involved:
        if agency not in file.informed:
            words = f"To be told of the review: {code_in_a_sentence(agency)}."
            yield Told("people", words, "agency", "SCR-T07-AGENCIES", by="SmbChair")


def _start(file: ReviewFile, _: Now) -> Iterator[Told]:
    if file.deferred_until:
        what = "the end of the trial" if file.deferred_until == "end_of_trial" else "agreement to start"
        yield Told("start", f"Deferred: it waits for {what}.", file.deferred_until, "SCR-START-DEFER")
    if file.panels_held:
        times = "once" if file.panels_held == 1 else f"{file.panels_held} times"
        yield Told("start", f"The panel met {times}.", "panel", "SCR-T09-PANEL")


def _report(file: ReviewFile, _: Now) -> Iterator[Told]:
    known = file.report
    for agency in sorted(known.disputed):
        words = f"A finding is disputed by {code_in_a_sentence(agency)}."
        yield Told("report", words, "disputed", "SCR-DISPUTE", by="SmbChair")
    for recommendation in sorted(known.national - known.answered):
        words = f"Recommendation {recommendation} waits for an answer of the National MAPPA Team."
        yield Told("report", words, "national", "SCR-NATIONAL-RECS", by="NationalMappaTeam")
    said = {
        "redacted": "Redacted; the log waits for the Chair.", "log_approved": "The redaction log is approved.",
        "shared": "Given to the victim or the family.",
        "followed_up": "Given to the victim or the family, and talked over.",
    }  # fmt: skip
    if known.sharing in said:
        yield Told("report", said[known.sharing], known.sharing, "SCR-REDACT")


def _plan(file: ReviewFile, _: Now) -> Iterator[Told]:
    if file.plan is None:
        return
    actions = file.plan.actions
    done = sum(action.done for action in actions.values())
    yield Told("action plan", f"{done} of {len(actions)} actions are done.", "progress", "SCR-PLAN-MADE")
    for name, action in sorted(actions.items()):
        if not action.done:
            words = f"Action {name} for recommendation {action.recommendation} is open."
            yield Told("action plan", words, "open", "SCR-PLAN-MADE", by=action.agency)


def _owed(file: ReviewFile, _: Now) -> Iterator[Told]:
    for code in sorted(file.owed):
        task = TASKS[code]
        yield Told("to be done", task.words, code, task.rule, by=task.owner)


_PARTS: Final = (_criteria, _people, _start, _report, _plan, _owed)
