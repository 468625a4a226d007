"""Temporal's remote codec: lets the Web UI show payloads to those who may see them (DESIGN A11, D27).

A payload may hold anything of a case, so this is a read of cases at large: for the role Operations, and only from
the origins of the Web UI. Without a token only where the settings open it, for development.
"""

from typing import Annotated, Any, Final

import structlog
from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.security import HTTPAuthorizationCredentials

from api.bodies import JSON, media_type
from api.problems import Kind, Problem, responses
from api.routing import StrictRoute
from api.security import OPERATIONS, actor_of, bearer
from api.services import Wired
from infra.codec import CodecError, decode_for_ui

__all__ = ["router"]

router = APIRouter(tags=["Operations"], route_class=StrictRoute)

_BYTES: Final = {"type": "string", "format": "byte", "pattern": "^([A-Za-z0-9+/]{4})*$"}
_PAYLOAD: Final[dict[str, Any]] = {
    "type": "object",
    "properties": {"metadata": {"type": "object", "additionalProperties": _BYTES}, "data": _BYTES},
    "additionalProperties": False,
}
_PAYLOADS: Final[dict[str, Any]] = {
    "type": "object",
    "properties": {"payloads": {"type": "array", "items": _PAYLOAD}},
    "additionalProperties": False,
}
_BODY: Final = {"content": {JSON: {"schema": _PAYLOADS, "examples": {"none": {"value": {"payloads": []}}}}}}


@router.post(
    "/codec/decode",
    summary="Decode payloads for the Temporal Web UI",
    description="Temporal's remote codec protocol: `Payloads` as JSON in and out. For the role Operations, unless the "
    "settings open it for development.",
    response_class=Response,
    responses={
        200: {**_BODY, "description": "The payloads, readable"},
        **responses(Kind.UNAUTHENTICATED, Kind.FORBIDDEN, Kind.TOO_LARGE, Kind.NOT_JSON, Kind.MALFORMED),
    },
    openapi_extra={"requestBody": {"required": True, **_BODY}},
)
async def decode(
    request: Request,
    services: Wired,
    credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(bearer)],
    _preserve_storage_refs: Annotated[
        str | None, Query(alias="preserveStorageRefs", description="Sent by the Web UI; we keep no payload elsewhere")
    ] = None,
) -> Response:
    """Decode them; who asked is in the log."""
    if not services.limits.codec_open:
        caller = await actor_of(services, credentials)
        if not caller.has_role(OPERATIONS):
            raise Problem(Kind.FORBIDDEN, f"This is for {OPERATIONS}.")
        structlog.get_logger().info("payloads decoded", source=caller.id)
    if media_type(request) != JSON:
        raise Problem(Kind.NOT_JSON, f"Send the body as {JSON}.")
    raw = await request.body()
    if not raw.lstrip().startswith(b"{"):  # protobuf's parser takes a list for an empty object
        raise Problem(Kind.MALFORMED, "Send an object with payloads.")
    try:
        return Response(await decode_for_ui(services.codec, raw), media_type=JSON)
    except CodecError as error:
        raise Problem(Kind.MALFORMED, f"{str(error).capitalize()}.") from None
