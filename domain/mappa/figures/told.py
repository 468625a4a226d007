"""A case is read for the figures: its events in their order, with what was known before each of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from domain.calendar.working_days import Calendar
from domain.kernel.figures import judged
from domain.kernel.happened import Happened
from domain.kernel.lifecycle import Lifecycle
from domain.kernel.message import Event
from domain.mappa.complaints.answering import ComplaintAnswered, FindingRecorded, ProcessReviewConcluded
from domain.mappa.complaints.receiving import ComplaintReceived
from domain.mappa.disclosure.deciding import DisclosureDecided
from domain.mappa.disclosure.making import DisclosureMade, SelfDisclosureConfirmed, SelfDisclosureRecorded
from domain.mappa.eligibility.recording import OutcomeRecorded
from domain.mappa.figures.facts import NOWHERE, CaseFacts, Counted, HeldMeeting, Review, Standing
from domain.mappa.figures.grades import asked_of, at_table, graded
from domain.mappa.file import MappaFile
from domain.mappa.lead.reading import area_of
from domain.mappa.level.offence import SeriousFurtherOffenceNotified
from domain.mappa.meetings.bodies import kind_of
from domain.mappa.meetings.facts import category_of, in_community, is_child, level_of
from domain.mappa.meetings.holding import MeetingOpened
from domain.mappa.meetings.minutes import MinutesApproved
from domain.mappa.place.leaving import OffenderRecalled
from domain.mappa.stages import MANAGED
from domain.mappa.visor.record import VisorRecordArchived, VisorRecordCreated, VisorRecordReactivated

__all__ = ["case_facts"]

_WITHIN: Final = {2: timedelta(weeks=16), 3: timedelta(weeks=8)}
"""112 and 56 days, to the day: the indicators know no days off (31.21)."""
_MINUTES: Final = {2: 10, 3: 5}
"""Working days in which the Chair approves the minutes (13b.3)."""
_COUNTED: Final[Mapping[type[Event], Counted]] = {
    DisclosureMade: "disclosure", SelfDisclosureConfirmed: "disclosure", OffenderRecalled: "recall",
    VisorRecordCreated: "visor_new", VisorRecordArchived: "visor_archived", VisorRecordReactivated: "visor_unarchived",
}  # fmt: skip


def case_facts(lifecycle: Lifecycle[MappaFile], happened: Sequence[Happened], calendar: Calendar) -> CaseFacts:
    """All that the figures ask of one case, whatever period they are of."""
    reader = _Reader(calendar)
    file = lifecycle.file()
    for each in happened:
        before, file = file, lifecycle.evolve(file, each)
        reader.reads(each, before, file)
    return CaseFacts(
        person=str(file.person), born=file.born, standings=tuple(reader.standings),
        meetings=tuple(reader.meetings.values()), reviews=reader.all_reviews, counted=tuple(reader.counted),
        duties=tuple(judged(happened, calendar)), complaints=tuple(reader.complaints),
    )  # fmt: skip


class _Reader:
    """What has been read of one case so far."""

    def __init__(self, calendar: Calendar) -> None:
        self.calendar = calendar
        self.standings: list[tuple[date, Standing]] = []
        self.meetings: dict[str, HeldMeeting] = {}
        self.reviews: list[Review] = []
        self.counted: list[tuple[date, Counted, Standing]] = []
        self.complaints: list[tuple[date, str, Standing]] = []
        self._owed: Review | None = None
        self._first_managed: date | None = None

    def reads(self, each: Happened, before: MappaFile, after: MappaFile) -> None:
        """One event, with the file before and after it."""
        day = self.calendar.local_date(each.effective_at)
        self._stands(day, after)
        self.counted += ((on, what, self._standing) for on, what in self._counts(each, day))
        match each.event:
            case ComplaintReceived(about=about, received_on=on):
                self.complaints.append((on, f"received {about}", self._standing))
            case (
                ComplaintAnswered(outcome=outcome)
                | FindingRecorded(outcome=outcome)
                | ProcessReviewConcluded(outcome=outcome)
            ):
                self.complaints.append((day, f"found {outcome}", self._standing))
            case MeetingOpened() as event:
                self._meets(event, before, event.on or day)
            case DisclosureDecided(meeting=str(meeting)) if meeting in self.meetings:
                self.meetings[meeting] = replace(self.meetings[meeting], disclosure=True)
            case MinutesApproved(meeting=meeting) if meeting in self.meetings:
                self.meetings[meeting] = replace(self.meetings[meeting], minuted=day)
        self._owes(day)

    @property
    def all_reviews(self) -> tuple[Review, ...]:
        """Those that are over, and the one that is owed."""
        return (*self.reviews, *((self._owed,) if self._owed else ()))

    @property
    def _standing(self) -> Standing:
        return self.standings[-1][1] if self.standings else NOWHERE

    def _stands(self, day: date, file: MappaFile) -> None:
        managed = file.stage == MANAGED
        found = Standing(
            area=area_of(file), managed=managed, category=category_of(file), level=level_of(file),
            community=in_community(file), ended=file.eligibility.ended is not None, at_large=file.place.at_large,
        )  # fmt: skip
        if managed and self._first_managed is None:
            self._first_managed = day
        if found != self._standing:
            self.standings.append((day, found))

    def _counts(self, each: Happened, day: date) -> Iterator[tuple[date, Counted]]:
        if what := _COUNTED.get(type(each.event)):
            yield day, what
        match each.event:
            case SelfDisclosureRecorded(present=present) if present != "nobody":
                yield day, "disclosure"
            case OutcomeRecorded(kind="conviction", on=on) if self._first_managed and on > self._first_managed:
                yield on, "reconviction"
            case SeriousFurtherOffenceNotified(charged_on=on):
                yield on, "further_offence"

    def _meets(self, event: MeetingOpened, before: MappaFile, on: date) -> None:
        found, there = before.meetings.current.get(event.meeting), [a for a in event.attendees if at_table(a)]
        invited, reports = (found.invited, found.mappa_f) if found else (frozenset[str](), frozenset[str]())
        self.meetings[event.meeting] = HeldMeeting(
            meeting=event.meeting, area=area_of(before), on=on, level=event.level, child=is_child(before, on),
            kinds=frozenset(kind_of(each.body) for each in there),
            asked=tuple(asked_of(body, there, reports) for body in sorted(invited)),
            police=any(graded(each, "police", event.level) for each in there),
            probation=any(graded(each, "probation", event.level) for each in there),
            minutes_by=self.calendar.add_working_days(on, _MINUTES[event.level]).day,
        )  # fmt: skip
        if self._owed:
            self.reviews.append(replace(self._owed, held=on))
            self._owed = None

    def _owes(self, day: date) -> None:
        """From the last meeting, or from the first day at this level in the community, whichever is later."""
        now, level = self._standing, self._standing.reviewed_at
        if self._owed and (self._owed.level, self._owed.area) != (level, now.area):
            self.reviews.append(replace(self._owed, over=day))
            self._owed = None
        if level and self._owed is None:
            last = max((each.on for each in self.meetings.values()), default=None)
            since = last if last is not None and (last == day or self._goes_on(level, last)) else day
            self._owed = Review(now.area, level, since + _WITHIN[level])

    def _goes_on(self, level: int, since: date) -> bool:
        """Whether the case has been at this level in the community since the end of that day."""
        then = next((each for on, each in reversed(self.standings) if on <= since), NOWHERE)
        return all(each.reviewed_at == level for each in (then, *(each for on, each in self.standings if on > since)))
