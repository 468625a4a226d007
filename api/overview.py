"""How a case stands in words, for those pathways that say it: what somebody reads first who opens the case."""

from datetime import date
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel, Field

from api.cases import Ref, head_seen_by
from api.problems import Kind, responses
from api.routing import StrictRoute
from api.security import Caller
from api.services import Wired
from api.story import happened_of
from domain.calendar.registry import SHIPPED
from domain.kernel.case import fold, overview_of
from domain.kernel.overview import Now

__all__ = ["of_case"]

of_case = APIRouter(
    route_class=StrictRoute,
    responses=responses(Kind.UNAUTHENTICATED, Kind.FORBIDDEN, Kind.NOT_FOUND, Kind.MALFORMED, Kind.UNAVAILABLE),
)


class LineSeen(BaseModel):
    """One thing to know of the case."""

    topic: str = Field(examples=["risk", "who", "before the next step", "category", "to be done"])
    words: str
    code: str = Field(description="The same for a machine; empty: there is no one word for it")
    rule: str = Field(description="The rule that it rests on; empty: none")
    by: str = Field(description="The agency or role that it waits for, or whom it is about; empty: nobody")
    on: date | None = Field(description="The day that it is about")


class OverviewSeen(BaseModel):
    """How the case stands today; the events say how it came to that."""

    stage: str
    person: UUID | None = Field(description="Whom the case is about, by the register of people")
    on: date = Field(description="The local day on which this was read")
    lines: tuple[LineSeen, ...]


@of_case.get(
    "/overview",
    summary="How it stands, in words",
    description="What somebody reads first who opens the case (of a concern: risk, who works on it, who is still to be "
    "told; of an offender: category with the reasons for it, level, place, meetings), and what is owed without a date: "
    "by whom, under which rule.",
)
async def overview(ref: Ref, caller: Caller, services: Wired) -> OverviewSeen:
    """From the events, as they are now."""
    await head_seen_by(caller, services, ref, "overview")
    lifecycle, codebook = services.books.lifecycle(ref.lifecycle), services.books.codebook(ref.lifecycle)
    case = fold(lifecycle, happened_of(await services.store.events(ref.stream), codebook))
    opened = case.opened
    calendar = SHIPPED.named(opened.calendar if opened else "england-and-wales")
    day = calendar.local_date(services.now())
    told = overview_of(lifecycle, case, Now.on(day, services.books.lawbook))
    lines = tuple(LineSeen(topic=each.topic, words=each.words, code=each.code, rule=each.rule, by=each.by, on=each.on)
                  for each in told)  # fmt: skip
    return OverviewSeen(stage=case.file.stage, person=opened.person if opened else None, on=day, lines=lines)
