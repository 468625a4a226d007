"""The shape of a scenario file. Unknown keys are errors; names are checked later against the vocabulary."""

from typing import Annotated, Any, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from domain.kernel.circumstances import Area
from domain.kernel.reference import ReferenceList
from domain.kernel.register import PersonFacts, WorkerFacts

__all__ = ["DutyExpected", "EventItem", "Expected", "Explained", "Finally", "Given", "ScenarioFile", "StepWritten"]

CaseName = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_-]{0,40}$")]
WorkerName = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9._-]{0,63}$")]


class _Written(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


def _named(item: Any) -> Any:
    """``DutyArose`` is short for ``{DutyArose: {}}``."""
    if isinstance(item, str):
        return {item: {}}
    if isinstance(item, dict) and len(item) != 1:
        raise ValueError("an expected event is one event type, with or without its fields")
    return item


EventItem = Annotated[dict[str, dict[str, Any]], BeforeValidator(_named)]


class DutyExpected(_Written):
    """What must be true of one duty. ``for``: its subject (an agency, a meeting) or the role that owes it."""

    rule: str | None = None
    due: str | None = None
    target: str | None = None
    breach: str | None = None
    state: str | None = None
    for_: str | None = Field(default=None, alias="for")


class Expected(_Written):
    """What must be true after a step."""

    events: tuple[EventItem, ...] | None = None
    exactly: tuple[EventItem, ...] | None = None
    duty: DutyExpected | None = None
    duties: tuple[DutyExpected, ...] = ()
    state: str | None = None
    refused: Annotated[tuple[str, ...], Field(min_length=1)] | None = None

    @model_validator(mode="after")
    def _one_list(self) -> Self:
        if self.events is not None and self.exactly is not None:
            raise ValueError("exactly stands in the place of events: give one of them")
        return self


class StepWritten(_Written):
    """One instant: a command, an outside event, or time that passes."""

    at: str
    do: str | None = None
    pass_: bool | None = Field(default=None, alias="pass")
    signal: str | None = None
    by: str | None = None
    case: CaseName = "c1"
    recorded: str | None = None
    with_: dict[str, Any] = Field(default_factory=dict, alias="with")
    id: str | None = None
    source: str | None = None
    expect: Expected = Expected()

    @model_validator(mode="after")
    def _one_thing(self) -> Self:
        if [self.do is not None, self.pass_ is not None, self.signal is not None].count(True) != 1:
            raise ValueError("a step has one of do, pass, signal")
        if self.pass_ is False:
            raise ValueError("pass is true or is left out")
        self._only("do", self.do, needed={"by"}, allowed={"by", "with_", "recorded"})
        self._only("signal", self.signal, needed={"id", "source"}, allowed={"id", "source", "with_", "recorded"})
        self._only("pass", self.pass_, needed=set(), allowed=set())
        return self

    def _only(self, what: str, value: object, *, needed: set[str], allowed: set[str]) -> None:
        if value is None:
            return
        given = self.model_fields_set & {"by", "with_", "id", "source", "recorded"}
        if missing := needed - given:
            raise ValueError(f"a step with {what} needs {', '.join(sorted(missing))}")
        if strange := given - allowed:
            raise ValueError(f"a step with {what} has no {', '.join(s.rstrip('_') for s in sorted(strange))}")


class Given(_Written):
    """What exists before the first step."""

    area: Area = Area()
    references: tuple[ReferenceList, ...] = ()
    """Dated lists that are held, e.g. of offences; none held: nothing can be said by them."""
    workers: dict[WorkerName, WorkerFacts] = Field(default_factory=dict)
    people: dict[CaseName, PersonFacts] = Field(default_factory=dict)


class Explained(_Written):
    """Which days a duty of this rule passed over, as its explanation must say."""

    rule: str
    skipped: tuple[str, ...]


class Finally(_Written):
    """What must be true when all steps are done, over all cases of the file."""

    state: dict[CaseName, str] = Field(default_factory=dict)
    count: dict[str, Annotated[int, Field(ge=0)]] = Field(default_factory=dict)
    never: tuple[str, ...] = ()
    explain: tuple[Explained, ...] = ()


class ScenarioFile(_Written):
    """A whole scenario file as it is written."""

    scenario: Annotated[str, Field(min_length=1)]
    pathway: str
    law: str | None = None
    given: Given = Given()
    steps: Annotated[tuple[StepWritten, ...], Field(min_length=1)]
    finally_: Finally = Field(default=Finally(), alias="finally")
