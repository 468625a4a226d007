"""What the Area Referral Service leaves to the community team, and what that team completes (004 para 4.2.5)."""

from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.safeguarding.file import SafeguardingFile, changed
from domain.safeguarding.guards import said, unless, unless_refused

__all__ = [
    "PassToCommunityTeam", "PassedToCommunityTeam", "completed_by_team", "pass_to_community_team",
    "passed_to_community_team",
]  # fmt: skip


class Passing(Message):
    """Which team goes on, with the contacts carried over from the concern."""

    team: str = Field(min_length=1, max_length=80)
    initial_contacts: str = Field(default="", max_length=8000)


class PassToCommunityTeam(Passing, Advised):
    """The Area Referral Service has done its minimum; the community team completes the assessment."""

    type: Literal["PassToCommunityTeam"] = "PassToCommunityTeam"


class PassedToCommunityTeam(Passing, Event):
    """A community team completes the risk assessment from now on; the clock of the stage runs on."""

    type: Literal["PassedToCommunityTeam"] = "PassedToCommunityTeam"


_MINIMUM = (
    ("S42-RA-PRESENTING", "Record the presenting risks (S42-RA-PRESENTING) before the case is passed on."),
    ("S42-RA-IMMEDIATE", "Record the immediate actions (S42-RA-IMMEDIATE) before the case is passed on."),
)
_REST = (
    ("S42-RA-LIMITED", "Record the contacts that inform the assessment (S42-RA-LIMITED)."),
    ("S42-RA-MCA", "Record what is known of capacity (S42-RA-MCA)."),
    ("S42-RA-VIEWS", "Record the adult's views and wishes (S42-RA-VIEWS)."),
)


def pass_to_community_team(command: PassToCommunityTeam, file: SafeguardingFile, _: Circumstances) -> Ruling:
    """Contacts, presenting risks and immediate actions are there; capacity too where a doubt is known."""
    contacts = "Carry the initial contacts over from the concern."
    doubted = "capacity_in_doubt" in file.casework.facts
    capacity = "A doubt about capacity is known: record it (S42-RA-MCA) before the case is passed on."
    return unless_refused(
        (
            unless(said(command.initial_contacts), "S42-ARS-MIN", contacts, "initial_contacts"),
            *_recorded(_MINIMUM, "S42-ARS-MIN", file),
            unless(not doubted or "S42-RA-MCA" in file.casework.practice, "S42-ARS-MIN", capacity),
        ),
        PassedToCommunityTeam.model_validate(command.body()),
    )


def completed_by_team(file: SafeguardingFile) -> tuple[Objection | None, ...]:
    """What the community team adds before the stage is left; ratings and strategy have rules of their own."""
    return _recorded(_REST, "S42-CT-REST", file) if file.casework.passed_by_referral_service else ()


def passed_to_community_team(file: SafeguardingFile, event: PassedToCommunityTeam) -> SafeguardingFile:
    """The team in charge, and what is asked of it."""
    casework = file.casework.model_copy(update={"passed_by_referral_service": True})
    return changed(file, team=event.team, casework=casework)


def _recorded(asked: tuple[tuple[str, str], ...], rule: str, file: SafeguardingFile) -> tuple[Objection | None, ...]:
    return tuple(unless(practice in file.casework.practice, rule, words) for practice, words in asked)
