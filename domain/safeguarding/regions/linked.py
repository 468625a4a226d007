"""What cases that belong together must know of one another: sanctions on a provider, and that an enquiry is one over
several adults (004 para 7.1, 7.4; EST-SANCTION-VISIBLE). Told by the system to both sides of a link, never typed in.
"""

from typing import Final, Literal, get_args
from uuid import UUID

from pydantic import Field

from domain.kernel.case_events import CaseLinked
from domain.kernel.circumstances import Circumstances
from domain.kernel.happened import Happened
from domain.kernel.lifecycle import FollowUp, Ruling, Standing
from domain.kernel.message import Command, Event, Message
from domain.safeguarding.file import SafeguardingFile
from domain.safeguarding.regions.common import SERVICE, region
from domain.safeguarding.regions.establishment import EstablishmentEnquiryOpened
from domain.safeguarding.regions.sanctions import (
    QualitySanctionPlaced,
    SanctionIncreased,
    SanctionPlaced,
    SanctionReduced,
    SanctionRemoved,
)
from domain.safeguarding.regions.state import LearnedSanction, SanctionKind

__all__ = [
    "SANCTIONS", "EstablishmentEnquiryLearned", "LearnOfEstablishmentEnquiry", "LearnOfSanction", "SanctionLearned",
    "enquiry_learned", "learn_of_enquiry", "learn_of_sanction", "sanction_learned", "standing_of", "tell_linked",
]  # fmt: skip

HERE: Final = "safeguarding"
SANCTIONS: Final[tuple[str, ...]] = get_args(SanctionKind)
"""The kinds of what stands of a case that are sanctions; the others are what a concern about a service came to."""


class OfSanction(Message):
    """How a sanction of one kind stands on a service, by the case that decides on it; level 0: it is lifted."""

    service: str = Field(pattern=SERVICE)
    kind: SanctionKind = "adult_protection"
    level: int = Field(ge=0, le=3)
    case: UUID


class LearnOfSanction(OfSanction, Command):
    """Given by the system: a linked case decided on a sanction."""

    type: Literal["LearnOfSanction"] = "LearnOfSanction"


class SanctionLearned(OfSanction, Event):
    """It is known here how a linked case's sanction stands."""

    type: Literal["SanctionLearned"] = "SanctionLearned"


class OfEnquiry(Message):
    """An enquiry about an establishment as a whole, by the case that leads it."""

    service: str = Field(pattern=SERVICE)
    case: UUID


class LearnOfEstablishmentEnquiry(OfEnquiry, Command):
    """Given by the system: a linked case is now an enquiry about the establishment."""

    type: Literal["LearnOfEstablishmentEnquiry"] = "LearnOfEstablishmentEnquiry"


class EstablishmentEnquiryLearned(OfEnquiry, Event):
    """It is known here that a linked case leads an enquiry about the establishment."""

    type: Literal["EstablishmentEnquiryLearned"] = "EstablishmentEnquiryLearned"


def learn_of_sanction(command: LearnOfSanction, _: SafeguardingFile, __: Circumstances) -> Ruling:
    """Never refused: it happened elsewhere."""
    return (SanctionLearned.model_validate(command.model_dump(exclude={"type"})),)


def learn_of_enquiry(command: LearnOfEstablishmentEnquiry, _: SafeguardingFile, __: Circumstances) -> Ruling:
    """Never refused: it happened elsewhere."""
    return (EstablishmentEnquiryLearned(service=command.service, case=command.case),)


def sanction_learned(file: SafeguardingFile, event: SanctionLearned) -> SafeguardingFile:
    """The latest word of that case on that sanction stands; one that is lifted is forgotten."""
    others = tuple(each for each in file.regions.learned if _place(each) != _place(event))
    stands = (LearnedSanction.model_validate(event.model_dump(include=_KEPT)),) if event.level else ()
    return region(file, learned=(*others, *stands))


def enquiry_learned(file: SafeguardingFile, _: EstablishmentEnquiryLearned) -> SafeguardingFile:
    """For the chronology: the link leads there, and no rule here asks which case leads it."""
    return file


def tell_linked(file: SafeguardingFile, happened: Happened, here: UUID) -> tuple[FollowUp, ...]:
    """What the linked cases must be told after this event; a case that is linked now is told all that stands."""
    match happened.event:
        case CaseLinked(lifecycle=lifecycle, case=case) if lifecycle == HERE:
            return _all_that_stands(file, here, case)
        case SanctionPlaced() | QualitySanctionPlaced() | SanctionIncreased() | SanctionReduced() | SanctionRemoved():
            told = _of(happened.event, here)
            return tuple(FollowUp(HERE, case, told) for case in sorted(file.regions.establishment.linked))
        case EstablishmentEnquiryOpened(service=service):
            led = LearnOfEstablishmentEnquiry(service=service, case=here)
            return tuple(FollowUp(HERE, case, led) for case in sorted(file.regions.establishment.linked))
        case _:
            return ()


def standing_of(file: SafeguardingFile) -> tuple[Standing, ...]:
    """For all teams: the sanctions in force (EST-SANCTION-VISIBLE), and about which service this concern is
    (S42-TEAM-PATTERN). What kind of abuse it is stays sealed in the case.
    """
    home, sanctions = file.regions.establishment, sorted(file.regions.sanctions.items())
    came_to = "enquiry" if home.opened else _CAME_TO.get(home.response, "concern")
    about = (Standing(kind=came_to, about=home.service),) if home.service else ()
    in_force = (Standing(kind=s.kind, about=s.service, level=s.level, since=s.since) for _, s in sanctions if s.level)
    return (*about, *in_force)


_CAME_TO: Final = {"quality_in_care": "quality_in_care"}
_KEPT: Final = {"service", "kind", "level", "case"}


def _of(event: Event, here: UUID) -> LearnOfSanction:
    kind, level = getattr(event, "kind", "adult_protection"), getattr(event, "level", 0)
    return LearnOfSanction(service=event.service, kind=kind, level=level, case=here)  # type: ignore[attr-defined]  # all five have it


def _all_that_stands(file: SafeguardingFile, here: UUID, case: UUID) -> tuple[FollowUp, ...]:
    stands = (each for _, each in sorted(file.regions.sanctions.items()) if each.level)
    told = (LearnOfSanction(service=s.service, kind=s.kind, level=s.level, case=here) for s in stands)
    home = file.regions.establishment
    led = (LearnOfEstablishmentEnquiry(service=home.service, case=here),) if home.opened else ()
    return tuple(FollowUp(HERE, case, each) for each in (*told, *led))


def _place(each: OfSanction | LearnedSanction) -> tuple[UUID, str, str]:
    return each.case, each.service, each.kind
