"""Bodies of requests: JSON, within limits, of the exact types, without a field that nobody knows.

FastAPI would read them into Python first and then accept "5" for 5; here pydantic reads the bytes in its strict
JSON mode, once. Bytes that are no JSON, lone surrogates, numbers that are none, and nesting without end are
refused by its parser; NUL, which PostgreSQL cannot store, is looked for here.
"""

from collections.abc import Awaitable, Callable, Iterator
from typing import Any, Final, TypeVar

from fastapi import Request
from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import from_json

from api.problems import Kind, Problem, form_objections
from api.security import Caller
from domain.kernel.refusal import Objection

__all__ = ["BODIES", "JSON", "body_schema", "json_body", "media_type", "parse"]

M = TypeVar("M", bound=BaseModel)

JSON: Final = "application/json"
BODIES: Final[dict[str, type[BaseModel]]] = {}
"""Every model that a route reads by itself, for the OpenAPI document."""

_SUSPECT: Final = (b"\\u0000", b"NaN", b"Infinity")


def json_body(model: type[M]) -> Callable[..., Awaitable[M]]:
    """A dependency that reads the request's body as this model. It authenticates first: strangers parse nothing."""
    adapter = TypeAdapter(model)

    async def read(request: Request, _caller: Caller) -> M:
        if media_type(request) != JSON:
            raise Problem(Kind.NOT_JSON, f"Send the body as {JSON}.")
        return parse(adapter, await request.body())

    return read


def parse(adapter: TypeAdapter[M], raw: bytes) -> M:
    """The model in these bytes. Raises a 422 problem that names each field that does not fit."""
    try:
        _look_closer(raw)
        return adapter.validate_json(raw, strict=True)
    except ValidationError as error:
        found = form_objections(error.errors(include_url=False, include_input=False))
        raise Problem(Kind.MALFORMED, "The body does not fit; each field that is wrong is named.", found) from None


def media_type(request: Request) -> str:
    """The media type of the body, without its parameters."""
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


def body_schema(model: type[BaseModel], examples: dict[str, Any], *media: str) -> dict[str, Any]:
    """The OpenAPI entry of a body; ``api.openapi`` adds the model's schema to the components."""
    schema = {"$ref": f"#/components/schemas/{model.__name__}"}
    content = {each: {"schema": schema, "examples": examples} for each in media or (JSON,)}
    BODIES[model.__name__] = model
    return {"requestBody": {"required": True, "content": content}}


def _look_closer(raw: bytes) -> None:
    if not any(each in raw for each in _SUSPECT):
        return
    try:
        document = from_json(raw, allow_inf_nan=False)
    except ValueError as error:
        raise _malformed(None, f"Not JSON: {error}.") from None
    for place in _places_with_nul(document, ""):
        raise _malformed(place or None, "This text holds a NUL character, which no text may.")


def _places_with_nul(value: object, place: str) -> Iterator[str]:
    if isinstance(value, str):
        if "\0" in value:
            yield place.removeprefix(".")
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _places_with_nul(item, f"{place}.{index}")
    elif isinstance(value, dict):
        for name, item in value.items():
            if "\0" in name:
                yield place.removeprefix(".")
            yield from _places_with_nul(item, f"{place}.{name}")


def _malformed(field: str | None, words: str) -> Problem:
    objection = Objection(rule="CASE-FORM", words=words, field=field)
    return Problem(Kind.MALFORMED, "The body does not fit; each field that is wrong is named.", (objection,))
