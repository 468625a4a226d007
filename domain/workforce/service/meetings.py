"""A service's meetings, forums, audits and reviews, each with the clock that it meets."""

from typing import Any, Literal

from pydantic import Field

from domain.kernel.chart import Row, simply
from domain.kernel.circumstances import Circumstances
from domain.kernel.clocks import Clock, Recurs
from domain.kernel.codes import Coded
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Command, Event
from domain.kernel.saying import said, unless, unless_refused
from domain.workforce.record import Name, Note
from domain.workforce.roles import LEADERS
from domain.workforce.service.establishment import ServiceEstablished
from domain.workforce.service.record import RUNNING, ServiceFile, ServiceRegion

__all__ = ["MEETINGS"]

_HERE = frozenset({RUNNING})
_MANAGERS = LEADERS | {"ServiceManager"}
Topic = Literal["reflective_practice", "policy_and_law", "lessons_learnt", "practice_issues"]
_TOPICS: tuple[Topic, ...] = ("reflective_practice", "policy_and_law", "lessons_learnt", "practice_issues")


class HoldTeamMeeting(Command):
    """The monthly team meeting, with its briefing."""

    type: Literal["HoldTeamMeeting"] = "HoldTeamMeeting"
    venue: str = Field(
        default="trevor_gibbens_unit",
        pattern=r"^[a-z0-9_]{2,60}$",
        description="The unit, unless another one is named (FOR-TEAM-MTG-VENUE)",
    )
    briefing: str = Field(default="", max_length=8000, description="Policy, guidance, law and lessons, as minuted")
    attended: tuple[Name, ...] = ()


class TeamMeetingHeld(Event):
    """A team meeting was held."""

    type: Literal["TeamMeetingHeld"] = "TeamMeetingHeld"
    venue: Coded
    briefing: str
    attended: tuple[str, ...]


class HoldForum(Command):
    """A forum: of social supervisors, of AMHPs, or group supervision."""

    type: Literal["HoldForum"] = "HoldForum"
    kind: Literal["social_supervisors", "amhp", "group_supervision"]
    covered: frozenset[Topic] = frozenset()
    community_teams_invited: bool = False
    invited: tuple[Name, ...] = ()
    attended: tuple[Name, ...] = ()


class ForumHeld(Event):
    """A forum was held; who came of those invited."""

    type: Literal["ForumHeld"] = "ForumHeld"
    kind: Coded
    covered: tuple[Coded, ...]
    invited: tuple[str, ...]
    attended: tuple[str, ...]


class ReviewLoneWorking(Command):
    """The arrangements for lone working are reviewed."""

    type: Literal["ReviewLoneWorking"] = "ReviewLoneWorking"
    findings: Note


class LoneWorkingReviewed(Event):
    """The arrangements for lone working were reviewed."""

    type: Literal["LoneWorkingReviewed"] = "LoneWorkingReviewed"
    findings: str


class AuditReports(Command):
    """An audit of conditional discharge reports across the county."""

    type: Literal["AuditReports"] = "AuditReports"
    reports: int = Field(ge=1, le=10_000, description="How many reports were looked at")
    findings: Note


class ReportsAudited(Event):
    """Conditional discharge reports were audited."""

    type: Literal["ReportsAudited"] = "ReportsAudited"
    reports: int
    findings: str


class OfferRefresher(Command):
    """A refresher for social supervisors is available."""

    type: Literal["OfferRefresher"] = "OfferRefresher"
    course: Note


class RefresherOffered(Event):
    """A refresher was made available."""

    type: Literal["RefresherOffered"] = "RefresherOffered"
    course: str


class HoldBestPracticeMeeting(Command):
    """A meeting of supervisors on best practice."""

    type: Literal["HoldBestPracticeMeeting"] = "HoldBestPracticeMeeting"
    notes: Note


class BestPracticeMeetingHeld(Event):
    """A meeting on best practice was held."""

    type: Literal["BestPracticeMeetingHeld"] = "BestPracticeMeetingHeld"
    notes: str


def hold_team_meeting(command: HoldTeamMeeting, _: ServiceFile, __: Circumstances) -> Ruling:
    """With a briefing that is minuted."""
    words = "Minute what staff were told of policy, guidance, law and lessons."
    return unless_refused(
        (unless(said(command.briefing), "WORK-TEAM-BRIEFING", words, "briefing"),),
        TeamMeetingHeld(venue=command.venue, briefing=command.briefing, attended=command.attended),
    )


def hold_forum(command: HoldForum, _: ServiceFile, __: Circumstances) -> Ruling:
    """A forum of social supervisors invites the community teams, covers its four topics and keeps attendance."""
    of_supervisors = command.kind == "social_supervisors"
    missing = [topic for topic in _TOPICS if topic not in command.covered]
    covered, came = not of_supervisors or not missing, bool(command.attended)
    invited = not of_supervisors or command.community_teams_invited
    rule = "WORK-FORUM-FACILITATE"
    return unless_refused(
        (
            unless(invited, "WORK-FORUM-OFFER", "Invite the social supervisors of community teams.",
                   "community_teams_invited"),
            unless(covered, rule, f"Cover also: {', '.join(missing)}.", "covered"),
            unless(came, rule, "Record who attended.", "attended"),
        ),
        ForumHeld(kind=command.kind, covered=tuple(sorted(command.covered)), invited=command.invited,
                  attended=command.attended),
    )  # fmt: skip


def _plainly(event: type[Event]) -> Any:
    return lambda command, _file, _now: (event.model_validate(command.model_dump(exclude={"type"})),)


def _every(rule: str, met_by: type[Event], holder: str = "ServiceManager") -> Clock:
    return Clock(
        rule=rule, holder=holder, starts_on=(ServiceEstablished,), met_by=(met_by,), recurs=Recurs.FROM_DONE
    )  # fmt: skip


MEETINGS = ServiceRegion(
    name="meetings",
    rows=(
        Row("meeting", HoldTeamMeeting, _HERE, _MANAGERS, hold_team_meeting),
        Row("forum", HoldForum, _HERE, LEADERS, hold_forum, "WORK-FORUM-FACILITATE"),
        Row("lone working", ReviewLoneWorking, _HERE, _MANAGERS, _plainly(LoneWorkingReviewed)),
        Row("audit", AuditReports, _HERE, _MANAGERS, _plainly(ReportsAudited), "FOR-CDR-AUDIT"),
        Row("refresher", OfferRefresher, _HERE, _MANAGERS, _plainly(RefresherOffered)),
        Row("best practice", HoldBestPracticeMeeting, _HERE, _MANAGERS, _plainly(BestPracticeMeetingHeld)),
    ),
    folds={
        event: simply(lambda file, _: file)
        for event in (
            TeamMeetingHeld, ForumHeld, LoneWorkingReviewed, ReportsAudited, RefresherOffered, BestPracticeMeetingHeld,
        )
    },
    clocks=(
        _every("FOR-TEAM-MTG", TeamMeetingHeld),
        _every("WORK-LONE-REVIEW", LoneWorkingReviewed),
        _every("FOR-CDR-AUDIT", ReportsAudited),
        _every("WORK-REFRESHER-AVAILABLE", RefresherOffered),
        _every("WORK-EX-BEST-PRACTICE", BestPracticeMeetingHeld),
    ),
)  # fmt: skip
