"""What a forensic case asks of other pathways (DESIGN A7): follow-up commands, in the other pathway's own words.

A pathway that does not exist yet does not stop anything: the outbox keeps the command, shows it as waiting, and
delivers it when the pathway is there.

- A concern about the person opens a real safeguarding case, and both cases know of each other.
- Acceptance asks MAPPA to identify the person, and asks for a social supervisor where the person is restricted; so does
  the class of social supervision, when it becomes known later.
"""

from typing import Literal
from uuid import UUID

from domain.asking import (
    ConcernToRaise,
    IdentifyOffender,
    ReceiveReferral,
    RequestSupervisor,
    case_of,
    identification,
)
from domain.forensic.decisions import ReferralAccepted
from domain.forensic.file import ForensicFile, changed
from domain.forensic.supervision import SocialSupervisionClassified
from domain.kernel.advice import Advised
from domain.kernel.case_events import CaseLinked, CaseOpened
from domain.kernel.circumstances import Circumstances
from domain.kernel.happened import Happened
from domain.kernel.lifecycle import Errand, FollowUp, Ruling
from domain.kernel.message import Event
from domain.kernel.saying import unless, unless_refused

__all__ = [
    "IdentifyOffender", "RaiseSafeguardingConcern", "ReceiveReferral", "RequestSupervisor", "SafeguardingConcernRaised",
    "ask_others", "concern_raised", "mappa_case", "opened", "raise_concern", "supervision_case",
]  # fmt: skip


class RaiseSafeguardingConcern(ConcernToRaise, Advised):
    """Raise a safeguarding concern: this opens a safeguarding case beside this one."""

    type: Literal["RaiseSafeguardingConcern"] = "RaiseSafeguardingConcern"


class SafeguardingConcernRaised(ConcernToRaise, Event):
    """A safeguarding concern about the person was raised from here."""

    type: Literal["SafeguardingConcernRaised"] = "SafeguardingConcernRaised"


def raise_concern(command: RaiseSafeguardingConcern, file: ForensicFile, _: Circumstances) -> Ruling:
    """Under the multi-agency policy, as a case of its own; each concern its own id."""
    words = "This concern has been raised already: a new one needs a new id."
    return unless_refused(
        (unless(command.case not in file.concerns, "FOR-SG-FOLLOW", words, "case"),),
        SafeguardingConcernRaised.model_validate(command.body()),
        CaseLinked(lifecycle="safeguarding", case=command.case, relation="safeguarding_concern", asked_here=True),
    )


def ask_others(file: ForensicFile, happened: Happened) -> tuple[FollowUp | Errand, ...]:
    """The commands for other pathways that one event brings."""
    event = happened.event
    match event:
        case SafeguardingConcernRaised() if file.person is not None:
            told = ReceiveReferral(person=file.person, content=event.content, summary=event.summary)
            return (FollowUp("safeguarding", event.case, told),)
        case ReferralAccepted() if file.person is not None:
            return tuple(_on_acceptance(file.person, file.area, event))
        case SocialSupervisionClassified() if file.person and event.standing != "none" and not _asked_before(file):
            return (_supervisor(file.person),)
        case _:
            return ()


def _on_acceptance(person: UUID, area: str, event: ReferralAccepted) -> list[FollowUp]:
    return [identification(person, area), *([_supervisor(person)] if event.restricted else [])]


def _supervisor(person: UUID) -> FollowUp:
    return FollowUp("supervision", supervision_case(person), RequestSupervisor(person=person))


def _asked_before(file: ForensicFile) -> bool:
    """Whether a supervisor was asked for already: by the acceptance, or by an earlier class."""
    return file.restricted or "supervisor_guidance" in file.owed.keys() | file.done


def mappa_case(person: UUID) -> UUID:
    """The id of the one MAPPA case of a person who is identified from here."""
    return case_of(person, "mappa")


def supervision_case(person: UUID) -> UUID:
    """The id of the one case of social supervision of a person."""
    return case_of(person, "supervision")


def opened(file: ForensicFile, event: CaseOpened) -> ForensicFile:
    """In which area: its MAPPA area has the same name."""
    return changed(file, area=event.area)


def concern_raised(file: ForensicFile, event: SafeguardingConcernRaised) -> ForensicFile:
    """Linked."""
    return changed(file, concerns=(*file.concerns, event.case))
