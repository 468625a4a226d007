"""Reading one step of a scenario: when it is, what is done, what is expected."""

from datetime import datetime
from typing import Any

from pydantic import ValidationError

from activities.messages import Order, OutsideEvent
from cli.scenario.format import ScenarioFile, StepWritten
from cli.scenario.lined import Lined, Place
from cli.scenario.model import Act, Step
from cli.scenario.vocabulary import unknown
from cli.scenario.wanting import WantedReader
from domain.kernel.case import AnyLifecycle
from domain.kernel.message import Message
from domain.kernel.register import Actor

__all__ = ["StepReader"]

_UNTAKEN = frozenset({"CASE-FORM", "CASE-OUTSIDE-KIND"})
"""Refusals of an outside event that does not fit: a file that expects one of them means to send such an event."""


class StepReader:
    """Reads the steps of one file; faults are noted on the file's lines."""

    def __init__(self, lined: Lined, lifecycle: AnyLifecycle, wanting: WantedReader, written: ScenarioFile) -> None:
        self._lined, self._lifecycle, self._wanting, self._written = lined, lifecycle, wanting, written

    def read(self, n: int) -> Step | None:
        """Step ``n`` as it is to be run; None when it cannot be, its faults being noted."""
        written, place = self._written.steps[n], ("steps", n)
        at = self._wanting.instant(written.at, (*place, "at"))
        recorded = self._wanting.instant(written.recorded, (*place, "recorded")) if written.recorded else at
        wanted = self._wanting.wanted(written.expect, (*place, "expect"))
        if at is None or recorded is None:
            return None
        if recorded < at:
            self._lined.object_to((*place, "recorded"), "it cannot be recorded before it happened")
        return Step(
            line=self._lined.line(place), case=written.case, at=at, recorded=recorded, words=_words(written),
            act=self._act(written, n, at), wanted=wanted,
        )  # fmt: skip

    def _act(self, written: StepWritten, n: int, at: datetime) -> Act:
        if written.do is not None:
            return self._order(written, n, at)
        if written.signal is not None:
            return self._outside(written, n, at)
        return None

    def _order(self, written: StepWritten, n: int, at: datetime) -> Order | None:
        place: Place = ("steps", n)
        command = self._wanting.words.commands.get(written.do or "")
        by = self._actor(written.by or "", (*place, "by"))
        if command is None:
            words = unknown("command", written.do or "", self._wanting.words.commands)
            self._lined.object_to((*place, "do"), words)
            return None
        said = {"type": command.tag(), **self._wanting.names.meant(written.with_)}
        self._check_fields(command, said, (*place, "with"))
        return Order(id=f"step-{n + 1}", by=by, command=said, effective_at=at) if by else None

    def _outside(self, written: StepWritten, n: int, at: datetime) -> OutsideEvent:
        place: Place = ("steps", n)
        kind = self._lifecycle.outside_kind(written.signal or "")
        data = self._wanting.names.meant(written.with_)
        if not _UNTAKEN & set(written.expect.refused or ()):
            if kind is None:
                known = [each.kind for each in self._lifecycle.outside]
                self._lined.object_to((*place, "signal"), unknown("outside event", written.signal or "", known))
            else:
                self._check_fields(kind.data, data, (*place, "with"))
        return OutsideEvent(
            source=written.source or "", id=written.id or "", type=written.signal or "", data=data, time=at
        )

    def _actor(self, name: str, place: Place) -> Actor | None:
        workers = self._written.given.workers
        if name not in workers:
            self._lined.object_to(place, unknown("worker", name, workers))
            return None
        facts = workers[name]
        return Actor(id=name, roles=facts.roles, team=facts.team, area=self._written.given.area.name)

    def _check_fields(self, message: type[Message], said: dict[str, Any], place: Place) -> None:
        try:
            message.model_validate(said, strict=False)
        except ValidationError as error:
            for each in error.errors(include_url=False, include_context=False):
                self._object_to_field(message, each["loc"], each["type"], each["msg"], place)

    def _object_to_field(self, message: type[Message], location: Place, kind: str, says: str, place: Place) -> None:
        name = ".".join(str(part) for part in location)
        if kind == "extra_forbidden" and len(location) == 1:
            says = unknown(f"field of {message.tag()}:", name, message.model_fields)
        else:
            says = f"{name}: {says}"
        self._lined.object_to((*place, *location), says)


def _words(written: StepWritten) -> str:
    doing = written.do or written.signal or "pass"
    return f"{written.at} {doing}" + (f" by {written.by}" if written.by else "")
