"""Reading what a step or the end of a scenario expects, checked against the vocabulary."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, cast

from pydantic import TypeAdapter, ValidationError

from cli.scenario.format import DutyExpected, EventItem, Expected
from cli.scenario.lined import Lined, Place
from cli.scenario.model import DutyWanted, EventWanted, Wanted
from cli.scenario.names import Names
from cli.scenario.vocabulary import Vocabulary, unknown
from domain.kernel.message import Event

__all__ = ["WantedReader"]


class WantedReader:
    """Turns what is written into what is compared; faults are noted on the file's lines."""

    def __init__(self, lined: Lined, words: Vocabulary, names: Names) -> None:
        self.lined, self.words, self.names = lined, words, names

    def wanted(self, written: Expected, place: Place) -> Wanted:
        """What must be true after a step."""
        if written.state is not None:
            self.stage(written.state, (*place, "state"))
        for n, rule in enumerate(written.refused or ()):
            self.rule(rule, (*place, "refused", n))
        single = (self._duty(written.duty, (*place, "duty")),) if written.duty else ()
        several = tuple(self._duty(duty, (*place, "duties", n)) for n, duty in enumerate(written.duties))
        return Wanted(
            events=self._events(written.events, (*place, "events")),
            exactly=self._events(written.exactly, (*place, "exactly")),
            duties=single + several, stage=written.state, refused=written.refused or (),
        )  # fmt: skip

    def rule(self, rule: str, place: Place) -> None:
        """Object to a rule that the law pack does not have."""
        self._known("rule", rule, self.words.rules, place)

    def stage(self, stage: str, place: Place) -> None:
        """Object to a state that the state chart does not have."""
        self._known("state", stage, self.words.stages, place)

    def event_type(self, event: str, place: Place) -> type[Event] | None:
        """The event type of this name; objects to one that nobody knows."""
        self._known("event", event, self.words.events, place)
        return self.words.events.get(event)

    def instant(self, written: str, place: Place) -> datetime | None:
        """The instant of a local time; objects to one that is none."""
        return self._read(self.names.instant, written, place)

    def _known(self, what: str, name: str, known: Any, place: Place) -> None:
        if name not in known:
            self.lined.object_to(place, unknown(what, name, known))

    def _read(self, read: Callable[[str], datetime], written: str | None, place: Place) -> datetime | None:
        if written is None:
            return None
        try:
            return read(written)
        except ValueError:
            self.lined.object_to(place, f"{written} is no local time, nor one with an offset")
            return None

    def _duty(self, written: DutyExpected, place: Place) -> DutyWanted:
        if written.rule is not None:
            self.rule(written.rule, (*place, "rule"))
        if written.state is not None:
            self._known("state of a duty", written.state, self.words.duty_states, (*place, "state"))
        due, target, breach = (
            self._read(self.names.limit, getattr(written, name), (*place, name)) for name in ("due", "target", "breach")
        )
        owed = self.names.meant(written.for_)
        return DutyWanted(written.rule, due=due, target=target, breach=breach, state=written.state, owed=owed)

    def _events(self, items: tuple[EventItem, ...] | None, place: Place) -> tuple[EventWanted, ...] | None:
        if items is None:
            return None
        return tuple(
            self._event(name, fields, (*place, n)) for n, item in enumerate(items) for name, fields in item.items()
        )

    def _event(self, name: str, fields: dict[str, Any], place: Place) -> EventWanted:
        event = self.event_type(name, place)
        if event is None:
            return EventWanted(name, {})
        return EventWanted(name, {field: self._field(event, field, value, (*place, name, field))
                                  for field, value in fields.items()})  # fmt: skip

    def _field(self, event: type[Event], field: str, written: Any, place: Place) -> Any:
        """The value as the event's JSON would show it, so that 1 and "1", a day and its text are not confused."""
        known = event.model_fields.get(field)
        if known is None:
            self.lined.object_to(place, unknown(f"field of {event.tag()}:", field, event.model_fields))
            return None
        if field == "rule":
            self.rule(str(written), place)
        adapter: TypeAdapter[Any] = TypeAdapter(cast("type[Any]", known.annotation))
        try:
            return adapter.dump_python(adapter.validate_python(self.names.meant(written)), mode="json")
        except ValidationError as error:
            self.lined.object_to(place, f"{field}: {error.errors(include_url=False)[0]['msg']}")
            return None
