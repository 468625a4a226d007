"""What the demonstration feeds in: invented people and workers, and the worked examples of the sources.

Ids and keys are fixed, so that a second run finds everything done. Instants are told by how long ago they were.
"""

import re
from datetime import datetime, timedelta
from importlib.resources import files
from typing import Annotated, Any, Final
from uuid import UUID, uuid5

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from cli.scenario.lined import read_text
from domain.kernel.register import WorkerFacts
from domain.people.party import Party
from domain.people.person import PersonRecord
from infra.letters.directory import Addressee

__all__ = ["DEMO", "CaseTold", "Day", "StepTold", "ago", "load_day"]

DEMO: Final = UUID("5f1f6d2a-4c1e-5a0b-9d3e-0c0de0c0de00")
"""The namespace of every id of the demonstration."""
_DAYS_FROM_TODAY: Final = re.compile(r"[+-]\d+d")
_AGO: Final = re.compile(r"(?:(\d+)d)? ?(?:(\d+)h)? ?(?:(\d+)m)?")
_BEFORE: Final = re.compile(r"ago( \d+[dhm])+")


def ago(written: str) -> timedelta:
    """How long ago: ``9d 2h 30m``, any part of it. Raises ValueError."""
    found = _AGO.fullmatch(written.strip())
    if not found or not any(found.groups()):
        raise ValueError(f"{written!r} is no time span: write it as 9d 2h 30m")
    days, hours, minutes = (int(part or 0) for part in found.groups())
    return timedelta(days=days, hours=hours, minutes=minutes)


def _is_ago(written: str) -> str:
    ago(written)
    return written


class _Told(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class StepTold(_Told):
    """One command: who gives it, how long ago it happened."""

    ago: Annotated[str, AfterValidator(_is_ago)]
    by: str
    do: str
    with_: dict[str, Any] = Field(default_factory=dict, alias="with")

    def at(self, now: datetime) -> datetime:
        """When it happened."""
        return now - ago(self.ago)


class CaseTold(_Told):
    """One case and what is done in it."""

    title: str
    pathway: str
    parties: dict[str, Party] = Field(default_factory=dict)
    steps: tuple[StepTold, ...]


class Day(_Told):
    """Everything of the demonstration."""

    workers: dict[str, WorkerFacts]
    people: dict[str, PersonRecord]
    addressees: dict[str, Addressee] = Field(default_factory=dict)
    cases: dict[str, CaseTold]

    def case_id(self, name: str) -> UUID:
        """The id of a case: the same on every run."""
        return uuid5(DEMO, f"case/{name}")

    def person_id(self, name: str) -> UUID:
        """The id of a person: the same on every run."""
        return uuid5(DEMO, f"person/{name}")

    def command(self, step: StepTold, now: datetime) -> dict[str, Any]:
        """A step's command as JSON: names of people and cases are ids, spans of time are dates and instants."""
        return {"type": step.do, **{field: self._meant(value, now) for field, value in step.with_.items()}}

    def _meant(self, value: Any, now: datetime) -> Any:
        match value:
            case str():
                return self._word(value, now)
            case dict():
                return {key: self._meant(item, now) for key, item in value.items()}
            case list():
                return [self._meant(item, now) for item in value]
            case _:
                return value

    def _word(self, word: str, now: datetime) -> str:
        if word in self.people:
            return str(self.person_id(word))
        if word in self.cases:
            return str(self.case_id(word))
        if _DAYS_FROM_TODAY.fullmatch(word):
            return (now + timedelta(days=int(word[:-1]))).date().isoformat()
        if _BEFORE.fullmatch(word):
            return (now - ago(word.removeprefix("ago "))).isoformat()
        return word


def load_day() -> Day:
    """The demonstration of this package."""
    found = files("cli.demo").joinpath("day.yaml")
    return Day.model_validate(read_text("day.yaml", found.read_text(encoding="utf-8")).value)
