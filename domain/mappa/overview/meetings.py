"""The meetings that are not finished and what each still needs, and the open actions by agency."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from domain.kernel.codes import code_in_words, codes_in_a_sentence
from domain.kernel.overview import Now, Told
from domain.kernel.words import date_in_words, in_order
from domain.mappa.file import MappaFile
from domain.mappa.meetings.accounts import unaccounted
from domain.mappa.meetings.agenda import uncovered
from domain.mappa.meetings.state import Action, Meeting
from domain.mappa.meetings.who import lacking, needs_of

__all__ = ["actions", "meetings"]

_TOPIC = "meetings"
_SHOWN = 12
"""As many ids as one line shows."""


def meetings(file: MappaFile, now: Now) -> Iterator[Told]:
    """In the order of their days, each with what stands between it and its next step."""
    known = file.meetings
    if known.last:
        yield Told(_TOPIC, f"Last held: {known.last.id}, Level {known.last.level}, {date_in_words(known.last.on)}; "
                   f"{known.held} in all.", "last", on=known.last.on)  # fmt: skip
    for meeting in sorted(known.current.values(), key=lambda each: (each.on, each.id)):
        chairs = " and ".join(each for each in (meeting.chair, meeting.co_chair) if each)
        words = (
            f"{meeting.id}: Level {meeting.level}, {date_in_words(meeting.on)} at {meeting.at:%H:%M}, {meeting.state}"
        )
        yield Told(_TOPIC, f"{words}; chair {chairs}.", meeting.state, on=meeting.on)
        yield from _left(meeting, file, now.day)
    if known.cancelled:
        yield Told(_TOPIC, f"{known.cancelled.id} was cancelled: a new day is owed.", "cancelled",
                   by="coordination_unit")  # fmt: skip


def _left(meeting: Meeting, file: MappaFile, day: date) -> Iterator[Told]:
    if meeting.change:
        to = f"a move to {date_in_words(meeting.change.to)}" if meeting.change.to else "a cancellation"
        yield Told(_TOPIC, f"{meeting.id}: {to} waits for the Chair.", "change_waits", by="chair")
    if meeting.state in {"planned", "invited"}:
        yield from _to_invite(meeting, file, day)
    elif meeting.state == "held":
        yield from _to_close(meeting, file)
    else:
        yield from _afterwards(meeting)


def _to_invite(meeting: Meeting, file: MappaFile, day: date) -> Iterator[Told]:
    """Who has to be asked and is not, each body once, with the first rule that names it."""
    needs = needs_of(meeting, file, day)
    missing = tuple(lacking(needs, meeting.invited, "quorum", "must", "report", "invite"))
    first = {need.body: need for need in reversed(missing)}
    for body, need in first.items():
        words = f"{meeting.id}: to be invited, because {need.words}."
        yield Told(_TOPIC, words, "to_invite", need.rule, by=body)


def _to_close(meeting: Meeting, file: MappaFile) -> Iterator[Told]:
    for each in uncovered(meeting, file):
        if each:
            yield Told(_TOPIC, f"{meeting.id}: {each.words}", "to_cover", each.rule)
    if left := unaccounted(meeting, file):
        words = f"{meeting.id}: account for what was agreed before: {_some(left)}."
        yield Told(_TOPIC, words, "to_account_for", "MAPPA-MTG-AGENDA-RMP")
    if meeting.absent:
        words = f"{meeting.id}: not there: {codes_in_a_sentence(meeting.absent)}; the level is not reduced."
        yield Told(_TOPIC, words, "absent", "MAPPA-MTG-LEVEL-NO-REDUCE")


def _afterwards(meeting: Meeting) -> Iterator[Told]:
    following = {"closed": "the minutes are to be approved", "approved": "the minutes are to be distributed"}
    if meeting.state in following:
        yield Told(_TOPIC, f"{meeting.id}: {following[meeting.state]}.", f"after_{meeting.state}", on=meeting.on)
    if meeting.to_receive:
        words = f"{meeting.id}: receipts of the minutes outstanding: {codes_in_a_sentence(meeting.to_receive)}."
        yield Told(_TOPIC, words, "receipts")
    if meeting.visor == "due":
        yield Told(_TOPIC, f"{meeting.id}: ViSOR is to be updated.", "visor_due", "MAPPA-VIS-UPDATE-3WD")
    if meeting.recording in {"held", "paused"} and meeting.state != "closed":
        paused = "; its deletion waits, somebody asked for the minutes" if meeting.recording == "paused" else ""
        words = f"{meeting.id}: the recording is still held{paused}."
        yield Told(_TOPIC, words, f"recording_{meeting.recording}", "MAPPA-MTG-RECORDING-DELETE")


def actions(file: MappaFile, now: Now) -> Iterator[Told]:
    """One line for each agency, so that a hundred actions stay readable; each is a duty of its own as well."""
    owed: dict[str, dict[str, Action]] = defaultdict(dict)
    for name, action in file.meetings.actions.items():
        if action.state in {"proposed", "accepted", "declined"}:
            owed[action.agency][name] = action
    for agency, theirs in sorted(owed.items()):
        yield Told("actions", _of_agency(agency, theirs, now.day), "open", by=agency,
                   on=min(action.by for action in theirs.values()))  # fmt: skip


def _of_agency(agency: str, theirs: dict[str, Action], day: date) -> str:
    groups = {
        "overdue": [name for name, action in theirs.items() if action.by < day],
        "not accepted yet": [name for name, action in theirs.items() if action.state == "proposed"],
        "declined": [name for name, action in theirs.items() if action.state == "declined"],
    }
    said = "".join(f"; {words}: {_some(names)}" for words, names in groups.items() if names)
    return f"{code_in_words(agency)}: {len(theirs)} open{said}."


def _some(names: list[str] | tuple[str, ...]) -> str:
    names = in_order(names)
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return f"{', '.join(names[:_SHOWN])}{more}"
