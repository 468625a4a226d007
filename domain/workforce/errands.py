"""What a staff record asks of the world outside it: that the register says so, and that work goes over or back."""

from datetime import datetime
from typing import Final

from domain.kernel.happened import Happened
from domain.kernel.lifecycle import Errand
from domain.kernel.message import Message
from domain.kernel.register import WorkerFacts
from domain.workforce.away import LeaveBegan, LeaveEnded, WorkerLeft
from domain.workforce.record import WorkerFile
from domain.workforce.standing import SOCIAL_SUPERVISOR, RegistrationLapsed, StandingEnded, StandingWithdrawn

__all__ = ["HAND_BACK", "HAND_OVER", "REGISTER", "RegisterEntry", "WorkToMove", "errands"]

REGISTER: Final = "register"
HAND_OVER: Final = "hand_over"
HAND_BACK: Final = "hand_back"


class RegisterEntry(Message):
    """What the register says of a worker from this instant on."""

    worker: str
    facts: WorkerFacts
    recorded_at: datetime
    by: str


class WorkToMove(Message):
    """Every open case that the worker has in hand goes to the cover; or those that others hold come back."""

    worker: str
    to: str | None = None
    standing: str | None = None
    because: str = ""


def errands(file: WorkerFile, happened: Happened) -> tuple[Errand, ...]:
    """The register first, so that whoever takes the work over is asked as things stand now."""
    if not _of_this_record(happened):
        return ()
    entry = RegisterEntry(worker=file.worker, facts=file.facts, recorded_at=happened.recorded_at, by=happened.by)
    return (Errand(REGISTER, entry), *_moves(file, happened))


def _of_this_record(happened: Happened) -> bool:
    return type(happened.event).__module__.startswith("domain.workforce.")


def _moves(file: WorkerFile, happened: Happened) -> tuple[Errand, ...]:
    match happened.event:
        case LeaveBegan(cover=cover):
            return (Errand(HAND_OVER, WorkToMove(worker=file.worker, to=cover, because="leave")),)
        case LeaveEnded():
            return (Errand(HAND_BACK, WorkToMove(worker=file.worker)),)
        case WorkerLeft():
            return (Errand(HAND_OVER, WorkToMove(worker=file.worker, to=file.facts.cover, because="left")),)
        case StandingWithdrawn(standing=standing) | StandingEnded(standing=standing):
            move = WorkToMove(worker=file.worker, to=file.facts.cover, standing=standing, because="standing")
            return (Errand(HAND_OVER, move),)
        case RegistrationLapsed():
            move = WorkToMove(
                worker=file.worker, to=file.facts.cover, standing=SOCIAL_SUPERVISOR, because="registration"
            )
            return (Errand(HAND_OVER, move),)
        case _:
            return ()
