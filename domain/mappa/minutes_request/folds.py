"""What each event changes in a request: folding, no rules."""

from domain.mappa.minutes_request.answering import (
    ReleaseDecided,
    ReplyFiled,
    ReplySent,
    SummaryCirculated,
    SummaryDrafted,
)
from domain.mappa.minutes_request.file import CLOSED, DECIDED, DRAFTED, RECEIVED, REPLIED, ROUTED, MinutesFile
from domain.mappa.minutes_request.intake import (
    BranstonReferred,
    CoordinatorReceived,
    CoordinatorTold,
    NationalTeamAsked,
    RequestClarified,
    RequesterClassified,
    RequestPassedOn,
    RequestReceived,
)

__all__ = [
    "branston_referred",
    "changed",
    "coordinator_received",
    "coordinator_told",
    "national_team_asked",
    "release_decided",
    "reply_filed",
    "reply_sent",
    "request_clarified",
    "request_passed_on",
    "request_received",
    "requester_classified",
    "summary_circulated",
    "summary_drafted",
]


def changed(file: MinutesFile, **changes: object) -> MinutesFile:
    """The file with these facts changed."""
    return file.model_copy(update=changes)


def request_received(file: MinutesFile, event: RequestReceived) -> MinutesFile:
    """Received."""
    return changed(
        file, stage=RECEIVED, person=event.person, received_by=event.received_by, received_on=event.on,
        counter_terrorism=event.counter_terrorism,
    )  # fmt: skip


def coordinator_told(file: MinutesFile, _: CoordinatorTold) -> MinutesFile:
    """Logged."""
    return changed(file, coordinator_told=True)


def requester_classified(file: MinutesFile, event: RequesterClassified) -> MinutesFile:
    """On its way; classified again when the requester has been asked."""
    return changed(
        file, stage=ROUTED, requester=event.requester, route=event.route, recording_held=event.recording_held
    )


def request_clarified(file: MinutesFile, event: RequestClarified) -> MinutesFile:
    """It is the Co-ordinator's or the Chair's to answer."""
    return changed(file, clarified=True, answered_by=event.answered_by)


def request_passed_on(file: MinutesFile, _: RequestPassedOn) -> MinutesFile:
    """Another agency answers."""
    return changed(file, stage=CLOSED)


def branston_referred(file: MinutesFile, _: BranstonReferred) -> MinutesFile:
    """With Branston."""
    return changed(file, referred_to_branston=True)


def coordinator_received(file: MinutesFile, event: CoordinatorReceived) -> MinutesFile:
    """With the Co-ordinator, who may have given it to the Chair."""
    return changed(file, answered_by=event.answered_by)


def national_team_asked(file: MinutesFile, _: NationalTeamAsked) -> MinutesFile:
    """Asked."""
    return changed(file, national_team_asked=True)


def summary_drafted(file: MinutesFile, event: SummaryDrafted) -> MinutesFile:
    """A draft, which goes round anew if it is drafted again."""
    codes = tuple(each.code for each in event.exemptions)
    return changed(file, stage=DRAFTED, drafted_by=event.by, exemptions=codes, circulated=False)


def summary_circulated(file: MinutesFile, _: SummaryCirculated) -> MinutesFile:
    """It went round."""
    return changed(file, circulated=True)


def release_decided(file: MinutesFile, event: ReleaseDecided) -> MinutesFile:
    """Decided."""
    return changed(file, stage=DECIDED, release=event.release)


def reply_sent(file: MinutesFile, _: ReplySent) -> MinutesFile:
    """Answered."""
    return changed(file, stage=REPLIED)


def reply_filed(file: MinutesFile, _: ReplyFiled) -> MinutesFile:
    """Closed."""
    return changed(file, stage=CLOSED)
