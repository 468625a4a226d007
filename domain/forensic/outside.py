"""What other services tell a forensic case: their CloudEvents types, and what each amounts to (DESIGN A8)."""

from datetime import date
from typing import Literal

from domain.forensic.file import ForensicFile, changed
from domain.forensic.stages import CLOSING
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Command, Event, Message

__all__ = ["Death", "PersonDied", "RecordDeath", "person_died", "record_death"]


class Death(Message):
    """The person's death; the circumstances are for people to record."""

    on: date | None = None


class RecordDeath(Death, Command):
    """Keep that the person died."""

    type: Literal["RecordDeath"] = "RecordDeath"


class PersonDied(Death, Event):
    """The person died: what was owed to them falls away, the case goes to its closing."""

    type: Literal["PersonDied"] = "PersonDied"


def record_death(command: RecordDeath, file: ForensicFile, _: Circumstances) -> Ruling:
    """Never refused; told twice, it is kept once."""
    return () if file.died else (PersonDied(on=command.on),)


def person_died(file: ForensicFile, event: PersonDied) -> ForensicFile:
    """To closing, whatever was under way; a manager still approves the end."""
    return changed(
        file, died=True, died_on=event.on, stage=CLOSING, closing_because="died", closing_asked_by=None, closing_to=""
    )
