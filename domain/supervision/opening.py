"""A case begins: somebody asks for a social supervisor of a restricted person (001 Std 3(b), 6.2)."""

from typing import Literal
from uuid import UUID

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.case_events import CaseOpened
from domain.kernel.chart import Row, simply
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.saying import unless, unless_refused
from domain.supervision.file import RESTRICTED, Section, SupervisionFile, changed
from domain.supervision.law.core import OPENING_RULES
from domain.supervision.roles import ASKS
from domain.supervision.rows import SupervisionRegion
from domain.supervision.stages import ALLOCATION_PENDING

__all__ = ["OPENING", "RequestSupervisor", "SupervisorRequested", "request_supervisor", "supervisor_requested"]

Requester = Literal["hospital", "home_authority", "host_authority", "forensic_service", "casework_section"]


class Request(Message):
    """Who asks for a supervisor, for whom; the section may be recorded later."""

    person: UUID
    requested_by: Requester
    section: Section | None = Field(default=None, description="Under which section the person is detained")


class RequestSupervisor(Request, Advised):
    """Ask for a social supervisor; this opens the person's one case of social supervision."""

    type: Literal["RequestSupervisor"] = "RequestSupervisor"


class SupervisorRequested(Request, Event):
    """A social supervisor was asked for: which authority supervises is to be settled."""

    type: Literal["SupervisorRequested"] = "SupervisorRequested"


def request_supervisor(command: RequestSupervisor, _: SupervisionFile, now: Circumstances) -> Ruling:
    """For a person whom the register knows, and who is restricted as far as the section is known."""
    unregistered = "Register the person first: the case needs to know whom it is about."
    unrestricted = "A hospital order without a restriction has no social supervision: name the restricted section."
    restricted = command.section is None or command.section in RESTRICTED
    return unless_refused(
        (
            unless(now.person(command.person), "CASE-PERSON", unregistered, "person"),
            unless(restricted, "SUP-SCOPE", unrestricted, "section"),
        ),
        SupervisorRequested.model_validate(command.body()),
    )


def supervisor_requested(file: SupervisionFile, event: SupervisorRequested) -> SupervisionFile:
    """Who it is about, and that responsibility is to be settled."""
    legal = file.legal.model_copy(update={"section": event.section})
    return changed(
        file, stage=ALLOCATION_PENDING, person=event.person, requested_by=event.requested_by, legal=legal
    )  # fmt: skip


def opened(file: SupervisionFile, event: CaseOpened) -> SupervisionFile:
    """In which area the case is kept: our own authority."""
    return changed(file, area=event.area)


OPENING = SupervisionRegion(
    name="opening",
    rows=(Row("none", RequestSupervisor, frozenset(), ASKS, request_supervisor, "SUP-REFERRAL-ALLOCATION"),),
    folds={SupervisorRequested: simply(supervisor_requested)},
    hears={CaseOpened: simply(opened)},
    rules=OPENING_RULES,
)
