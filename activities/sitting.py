"""One sitting of the desk: a mailbox of commands decided in turn on what the store held. Pure.

Each command is decided on the case that the one before it left; a refused one leaves it as it was. What
comes out is one write for the store and one answer for each command.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import ValidationError

from activities.messages import Answer, CaseRef, Order, OutsideEvent
from activities.parsing import malformed, parse_command, parse_outside
from domain.calendar.registry import Calendars
from domain.kernel.advice import warnings
from domain.kernel.case import AnyCase, AnyLifecycle
from domain.kernel.case_events import OutsideEventRefused
from domain.kernel.circumstances import Area, Circumstances
from domain.kernel.commands import PassTime
from domain.kernel.decider import Decision, decide, refuse_outside_event
from domain.kernel.happened import Happened
from domain.kernel.lifecycle import Errand, FollowUp
from domain.kernel.reference import NO_REFERENCES, References
from domain.kernel.refusal import Objection, Refusal
from domain.kernel.register import CLOCK, Actor, Register
from domain.kernel.whereabouts import present_area
from domain.law.pack import Lawbook

__all__ = ["Ruled", "Settled", "Sitting", "digest_of", "outside_command_id"]

SERVICE = "Service"
"""The role of an outside service whose event is taken."""

AnyDecision = Decision[Any]

_NOT_IN_AN_ID = re.compile(r"[^A-Za-z0-9._-]+")


@dataclass(frozen=True, slots=True)
class Settled:
    """A command that was answered before: its digest tells whether the same key now brings another body."""

    digest: bytes
    answer: Answer


@dataclass(frozen=True, slots=True)
class Ruled:
    """One command after its decision."""

    id: str
    digest: bytes
    answer: Answer
    happened: tuple[Happened, ...] = ()
    follow_ups: tuple[tuple[int, FollowUp | Errand], ...] = ()
    """Each with the index of its event among ``happened``."""
    outside: OutsideEvent | None = None


@dataclass
class Sitting:
    """The desk's work on one mailbox; ``at`` is the domain's now (UTC)."""

    ref: CaseRef
    lifecycle: AnyLifecycle
    case: AnyCase
    at: datetime
    lawbook: Lawbook
    calendars: Calendars
    areas: Mapping[str, Area]
    register: Register
    settled: dict[str, Settled]
    ruled: list[Ruled] = field(default_factory=list)
    repeated: bool = False
    """Whether something of the mailbox was answered before: what it left behind may be known to nobody."""
    references: References = NO_REFERENCES
    open_cases: Mapping[UUID, tuple[UUID, ...]] = field(default_factory=dict)
    """By person the open cases of this lifecycle, where a person has one: looked up for an opening command."""

    def order(self, order: Order) -> Answer:
        """Answer one command: from what is settled, or by deciding it."""
        digest = digest_of(order)
        if known := self._known(order.id, digest):
            return known
        try:
            command = parse_command(self.lifecycle, order.command)
        except ValidationError as error:
            return self._malformed(order.id, malformed(error))
        now = self._circumstances(order.by, order.effective_at)
        return self._decided(order.id, digest, decide(self.lifecycle, command, self.case, now))

    def outside(self, event: OutsideEvent) -> Answer:
        """Take an outside service's event as the command it amounts to, or record that it could not be taken."""
        key, digest = outside_command_id(event), digest_of(event)
        if known := self._known(key, digest):
            return known
        now = self._circumstances(_service(event.source), event.time)
        decision = self._outside_decision(event, now)
        return self._decided(key, digest, self._with_trace(decision, event, now), event)

    def _outside_decision(self, event: OutsideEvent, now: Circumstances) -> AnyDecision:
        try:
            command = parse_outside(self.lifecycle, event)
        except ValidationError as error:
            return Decision(self.case, refusal=Refusal(objections=malformed(error, kept=True)))
        if isinstance(command, Objection):
            return Decision(self.case, refusal=Refusal(objections=(command,)))
        return decide(self.lifecycle, command, self.case, now)

    def tick(self) -> None:
        """Let time pass."""
        decision = decide(self.lifecycle, PassTime(), self.case, self._circumstances(CLOCK, None))
        self.case = decision.case
        if decision.happened:
            nothing = Answer(id=CLOCK.id, version=self.case.version, stage=self.case.file.stage)
            self.ruled.append(Ruled(CLOCK.id, b"", nothing, decision.happened, _numbered(decision)))

    def _known(self, key: str, digest: bytes) -> Answer | None:
        before = self.settled.get(key)
        if before is None:
            return None
        self.repeated = True
        if before.digest == digest:
            return before.answer.model_copy(update={"repeated": True})
        words = "This key was used for another command: send a new command under a new key."
        objection = Objection(rule="CASE-KEY-REUSED", words=words, field="Idempotency-Key")
        return Answer(id=key, version=self.case.version, stage=self.case.file.stage, objections=(objection,))

    def _malformed(self, key: str, objections: tuple[Objection, ...]) -> Answer:
        """What is no command is answered and not kept: asked again, it is malformed in the same way."""
        return Answer(id=key, version=self.case.version, stage=self.case.file.stage, objections=objections)

    def _decided(self, key: str, digest: bytes, decision: AnyDecision, outside: OutsideEvent | None = None) -> Answer:
        self.case = decision.case
        brought = tuple(h.event.tag() for h in decision.happened if h.by != CLOCK.id)
        objections = decision.refusal.objections if decision.refusal else ()
        answer = Answer(
            id=key, version=self.case.version, stage=self.case.file.stage, events=brought, objections=objections,
            warnings=warnings(decision.happened),
        )  # fmt: skip
        self.settled[key] = Settled(digest, answer)
        self.ruled.append(Ruled(key, digest, answer, decision.happened, _numbered(decision), outside))
        return answer

    def _with_trace(self, decision: AnyDecision, event: OutsideEvent, now: Circumstances) -> AnyDecision:
        """A refused outside event leaves a trace on the case, if there is one (DESIGN A8)."""
        if decision.refusal is None or decision.case.opened is None:
            return decision
        trace = OutsideEventRefused(
            source=event.source, id=event.id, kind=event.type, data=json.dumps(event.data, sort_keys=True),
            objections=decision.refusal.objections,
        )  # fmt: skip
        traced = decision.then(refuse_outside_event(self.lifecycle, decision.case, trace, now))
        return replace(traced, refusal=decision.refusal)

    def _circumstances(self, by: Actor, effective_at: datetime | None) -> Circumstances:
        effective_at = effective_at or self.at
        area = self._area(by)
        calendar = self.calendars.named(self.case.opened.calendar if self.case.opened else area.calendar)
        # An instant that is too old is refused by its own rule: it must not look for a law that never was.
        oldest = max(effective_at, self.at - self.lifecycle.latest_learning)
        law = self.lawbook.in_force(calendar.local_date(self.case.opened_at or oldest))
        return Circumstances(
            case_id=self.ref.case, effective_at=effective_at, recorded_at=self.at, by=by, law=law,
            calendar=calendar, area=area, register=self._register(), references=self.references,
            open_cases=self.open_cases,
        )  # fmt: skip

    def _register(self) -> Register:
        """People's facts are for the opening command: a lifecycle records in its event what it will need later."""
        return self.register if self.case.opened is None else Register(workers=self.register.workers)

    def _area(self, by: Actor) -> Area:
        name = present_area(self.lifecycle, self.case, self.areas) or by.area
        return self.areas.get(name or "") or next(iter(self.areas.values()))


def digest_of(said: Order | OutsideEvent) -> bytes:
    """What one key stands for: who said what, of which instant. Not the key, and not when it came."""
    content = said.model_dump(mode="json", exclude={"id"} if isinstance(said, Order) else {"time"})
    if isinstance(said, Order):
        content["by"] = said.by.id
    return hashlib.sha256(json.dumps(content, sort_keys=True, separators=(",", ":")).encode()).digest()


def outside_command_id(event: OutsideEvent) -> str:
    """The key under which an outside event is taken once: CloudEvents' source and id, hashed to fit."""
    return "outside/" + hashlib.sha256(f"{event.source}\0{event.id}".encode()).hexdigest()[:40]


def _service(source: str) -> Actor:
    return Actor(id=f"service:{_NOT_IN_AN_ID.sub('-', source)[:56]}", roles=(SERVICE,))


def _numbered(decision: AnyDecision) -> tuple[tuple[int, FollowUp | Errand], ...]:
    """Each follow-up with the index of the last event that brought it: one command asks each case once."""
    last = len(decision.happened) - 1
    return tuple((last, follow_up) for follow_up in decision.follow_ups)
