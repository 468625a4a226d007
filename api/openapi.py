"""The OpenAPI document: FastAPI's, with the bodies that it does not read itself."""

import json
from typing import Any, Final

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from activities.parsing import commands_of
from api.bodies import BODIES
from api.commands import IDEMPOTENCY_KEY, KEY_PATTERN
from api.problems import ProblemDocument
from domain.registry import LIFECYCLES

__all__ = ["DESCRIPTION", "TAGS", "install"]

DESCRIPTION: Final = """\
Caseclock holds cases as events and watches their clocks. Give commands, read cases, duties and work lists.

**Commands** carry an `Idempotency-Key`: send the same command under the same key as often as you like, it is done
once and answered alike. A command is done or refused as a whole; a refusal (409) names every rule in the way.

**Instants** are RFC 3339 with an offset from UTC. `effective_at` is when it happened in the world; when it was
recorded is ours to say.

**Problems** are RFC 9457 (`application/problem+json`); `rules` names the rule, the field and what would mend it.

**Who acts** is in the bearer token, never in a body.
"""

TAGS: Final = [
    *(
        {"name": each.title, "description": "Commands and outside events in, reads out. Every read is logged."}
        for each in LIFECYCLES.values()
    ),
    {"name": "Work lists", "description": "What is owed, by urgency and due date."},
    {"name": "Letters", "description": "What waits, came back or went out."},
    {"name": "Outside events", "description": "CloudEvents 1.0 from other services."},
    {"name": "Registers", "description": "People, parties of cases, addresses of bodies, workers."},
    {"name": "Operations", "description": "Health, metrics, and the codec of the Temporal Web UI."},
]
_REF: Final = "#/components/schemas/{model}"


def install(app: FastAPI) -> None:
    """Let the application make its document this way, once."""

    def document() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _document(app)
        return app.openapi_schema

    app.openapi = document  # type: ignore[method-assign]  # FastAPI's documented way


def _document(app: FastAPI) -> dict[str, Any]:
    made = get_openapi(
        title=app.title, version=app.version, description=app.description, routes=app.routes, tags=app.openapi_tags
    )
    operations = [each for path in made["paths"].values() for each in path.values()]
    models: list[type[BaseModel]] = [ProblemDocument, *BODIES.values()]
    _, schemas = models_json_schema([(model, "validation") for model in models], ref_template=_REF)
    known = made.setdefault("components", {}).setdefault("schemas", {})
    known.update(_apart(schemas["$defs"], known, {model.__name__ for model in models}))
    commands = {command.__name__ for lifecycle in LIFECYCLES.values() for command in commands_of(lifecycle)}
    for name, schema in known.items():
        # Commands of one name in several pathways stand under long names: module and name, joined by "__".
        if name.rpartition("__")[2] in commands and "type" in schema.get("properties", {}):
            _with_its_type(schema)
    for operation in operations:
        _without_default_422(operation)
        _with_its_key(operation)
    known.pop("HTTPValidationError", None)
    known.pop("ValidationError", None)
    return made


def _apart(ours: dict[str, Any], theirs: dict[str, Any], bodies: set[str]) -> dict[str, Any]:
    """Our definitions, those renamed that bear the name of another one: a pathway may have an Answer of its own."""
    clashes = {name for name in ours if name not in bodies and theirs.get(name, ours[name]) != ours[name]}
    text = json.dumps(ours)
    for name in clashes:
        text = text.replace(json.dumps(_REF.format(model=name)), json.dumps(_REF.format(model=f"{name}Said")))
    return {f"{name}Said" if name in clashes else name: schema for name, schema in json.loads(text).items()}


def _without_default_422(operation: dict[str, Any]) -> None:
    """FastAPI's own shape of a 422 is never sent."""
    declared = operation["responses"].get("422", {}).get("content", {})
    declared.pop("application/json", None)


def _with_its_key(operation: dict[str, Any]) -> None:
    """The key is optional to FastAPI, so that a missing one is answered with 400 and not with 422."""
    for parameter in operation.get("parameters", ()):
        if parameter["name"].lower() == IDEMPOTENCY_KEY.lower():
            schema = {"type": "string", "pattern": KEY_PATTERN, "minLength": 1, "maxLength": 200}
            parameter |= {"name": IDEMPOTENCY_KEY, "required": True, "schema": schema}


def _with_its_type(command: dict[str, Any]) -> None:
    """A command's ``type`` has a default in Python; who sends one has to name it."""
    command["required"] = ["type", *(name for name in command.get("required", ()) if name != "type")]
