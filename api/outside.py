"""Outside events: CloudEvents 1.0 over HTTP, in structured or binary mode, from other services (DESIGN A8).

202 says that the event is kept, not that it was taken: one that no case can take is shown on a work list.
"""

import json
import re
from typing import Annotated, Any, Final, Literal
from uuid import UUID

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, field_validator, model_validator
from pydantic_core import PydanticCustomError, from_json

from activities.messages import CaseRef, OutsideEvent
from api.bodies import JSON, body_schema, media_type, parse
from api.cases import Ref
from api.instants import Instant
from api.problems import Kind, Problem, responses
from api.routing import StrictRoute
from api.security import SERVICE, Caller, needs_role
from api.services import Services, Wired, temporal_needed
from domain.registry import LIFECYCLES
from infra.store import OutsideEvent as Kept

__all__ = ["CloudEvent", "of_case", "router"]

STRUCTURED: Final = "application/cloudevents+json"
_EXTENSION: Final = re.compile(r"[a-z0-9]{1,64}")
_SUBJECT: Final = re.compile(r"(?P<lifecycle>[a-z][a-z-]{1,40})/(?P<case>[0-9a-fA-F-]{36})")
_PRINTED: Final = r"^[!-~]+$"

Name = Annotated[str, Field(min_length=1, max_length=200, pattern=_PRINTED)]


class CloudEvent(BaseModel):
    """A CloudEvents 1.0 envelope. Extension attributes are allowed and not kept."""

    model_config = ConfigDict(
        frozen=True, extra="allow", json_schema_extra={"propertyNames": {"pattern": "^[a-z0-9]{1,64}$"}}
    )

    specversion: Literal["1.0"]
    id: Name = Field(description="With `source` it names the event for ever: the same again changes nothing")
    source: Name = Field(description="Who sends it, as a URI reference", examples=["/kent-police/athena"])
    type: Name = Field(description="Its kind, in reverse DNS", examples=["uk.police.crime-number.v1"])
    subject: str | None = Field(
        default=None, max_length=200, pattern=_PRINTED, description="The case, as lifecycle/uuid", examples=[None]
    )
    time: Instant | None = Field(default=None, description="When it happened; left out: just now")
    datacontenttype: Literal["application/json"] | None = None
    dataschema: str | None = Field(default=None, max_length=400, pattern=_PRINTED)
    data: dict[str, Any] = Field(default_factory=dict, description="As the pathway's outside event says")

    @field_validator("data")
    @classmethod
    def _numbers_are_numbers(cls, data: dict[str, Any]) -> dict[str, Any]:
        try:
            json.dumps(data, allow_nan=False)
        except ValueError:  # 1e999 is JSON and no number that we could keep
            raise PydanticCustomError("number", "A number in the data is too large") from None
        return data

    @model_validator(mode="after")
    def _extensions_are_named_as_the_standard_says(self) -> "CloudEvent":
        if any(not _EXTENSION.fullmatch(name) for name in self.model_extra or ()):
            raise PydanticCustomError("extension", "Extension attributes are named in a-z and 0-9; data is JSON")
        return self


class Received(BaseModel):
    """What became of an outside event at the door."""

    status: Literal["passed on", "unmatched"]
    case: str | None = Field(description="Address of the case that it was passed on to")


def _router() -> APIRouter:
    problems = responses(
        Kind.UNAUTHENTICATED, Kind.FORBIDDEN, Kind.TOO_LARGE, Kind.NOT_JSON, Kind.MALFORMED, Kind.UNAVAILABLE
    )
    return APIRouter(route_class=StrictRoute, dependencies=[Depends(needs_role(SERVICE))], responses=problems)


router, of_case = _router(), _router()

_ADAPTER = TypeAdapter(CloudEvent)
_EXAMPLE: Final = {
    "crime number": {
        "summary": "The police give a crime number",
        "value": {
            "specversion": "1.0",
            "id": "7f3c",
            "source": "/kent-police/athena",
            "type": "uk.police.crime-number.v1",
            "subject": "safeguarding/7c9e6679-7425-40de-944b-e07fc1f90ae7",
            "time": "2026-04-08T10:00:00+01:00",
            "data": {"crime_number": "46/1234/26"},
        },
    }
}
_MODES = "Structured mode (`application/cloudevents+json`), or binary mode: `ce-` headers and the data as JSON body."


async def _envelope(request: Request, _caller: Caller) -> CloudEvent:
    kind, raw = media_type(request), await request.body()
    if kind == STRUCTURED:
        return parse(_ADAPTER, raw)
    if kind == JSON and "ce-specversion" in request.headers:
        return parse(_ADAPTER, _structured(request, raw))
    raise Problem(Kind.NOT_JSON, f"Send the event as {STRUCTURED}, or as {JSON} with ce- headers.")


def _structured(request: Request, raw: bytes) -> bytes:
    """Binary mode put into one document: the attributes are the ``ce-`` headers, the body is the data."""
    try:
        data = from_json(raw or b"{}", allow_inf_nan=False)
    except ValueError:
        raise Problem(Kind.MALFORMED, "The event's data is not JSON.") from None
    attributes = {name[3:]: value for name, value in request.headers.items() if name.startswith("ce-")}
    return json.dumps({**attributes, "data": data}).encode()


Envelope = Annotated[CloudEvent, Depends(_envelope)]


@of_case.post(
    "/events",
    status_code=202,
    summary="An outside event for a case",
    description=_MODES,
    openapi_extra=body_schema(CloudEvent, _EXAMPLE, STRUCTURED),
)
async def event_for_case(ref: Ref, event: Envelope, services: Wired) -> Received:
    """Signal it to the case's workflow."""
    return await _pass_on(services, event, ref)


@router.post(
    "/events",
    tags=["Outside events"],
    status_code=202,
    summary="An outside event",
    description=f"{_MODES} `subject` names the case as `lifecycle/uuid`; without a case that exists the event is kept "
    "as unmatched.",
    openapi_extra=body_schema(CloudEvent, _EXAMPLE, STRUCTURED),
)
async def event(event: Envelope, services: Wired) -> Received:
    """Find its case by its subject."""
    return await _pass_on(services, event, _case_of(event))


def _case_of(event: CloudEvent) -> CaseRef | None:
    found = _SUBJECT.fullmatch(event.subject or "")
    if found is None or found["lifecycle"] not in LIFECYCLES:
        return None
    try:
        return CaseRef(lifecycle=found["lifecycle"], case=UUID(found["case"]))
    except ValueError:
        return None


async def _pass_on(services: Services, event: CloudEvent, ref: CaseRef | None) -> Received:
    if ref is None or await services.areas_of_case(ref.stream) is None:
        await _keep_unmatched(services, event)
        return Received(status="unmatched", case=None)
    outside = OutsideEvent(source=event.source, id=event.id, type=event.type, data=event.data, time=event.time)
    with temporal_needed():
        await services.cases.notify(ref, outside)
    return Received(status="passed on", case=f"/v1/cases/{ref.stream}")


async def _keep_unmatched(services: Services, event: CloudEvent) -> None:
    time = event.time.isoformat() if event.time else None
    body = json.dumps({"subject": event.subject, "time": time, "data": event.data}).encode()
    kept = Kept(event.source, event.id, event.type, "unmatched", services.now(), body=body)
    await services.store.outside.record(kept)
