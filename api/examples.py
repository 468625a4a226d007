"""Example bodies for the OpenAPI document, made from the commands themselves: a new pathway brings its own.

An example holds what a command requires, and its lists of codes; no `effective_at`, which would be refused once it
lies more than a year back. One that does not fit its model (a rule between
two fields, say) is left out rather than shown wrong.
"""

from typing import Any, Final

from pydantic import TypeAdapter, ValidationError

from domain.kernel.message import Command
from domain.registry import LIFECYCLES

__all__ = ["HAPPENED", "examples_of"]

HAPPENED: Final = "2026-04-02T16:45:00+01:00"
_PERSON: Final = "7c9e6679-7425-40de-944b-e07fc1f90ae7"
_TEXTS: Final = {"uuid": _PERSON, "date": "2026-04-02", "date-time": HAPPENED, "time": "16:45:00", "uri": "urn:example"}
_DEEPEST: Final = 5


def examples_of(commands: tuple[type[Command], ...]) -> dict[str, Any]:
    """An OpenAPI example for each of these commands, by its name."""
    return {
        command.tag(): {
            "summary": _summary(command),
            "value": {"command": {"type": command.tag(), **example}},
        }
        for command in commands
        if (example := _fitting(command)) is not None
    }


def _fitting(command: type[Command]) -> dict[str, Any] | None:
    schema = command.model_json_schema()
    example: dict[str, Any] = _sample(schema, schema.get("$defs", {}), 0)
    example.pop("type", None)
    try:
        TypeAdapter(command).validate_python(example)
    except ValidationError:
        return None
    return example


def _summary(command: type[Command]) -> str:
    return (command.__doc__ or command.tag()).strip().splitlines()[0]


def _sample(schema: dict[str, Any], known: dict[str, Any], depth: int) -> Any:
    """The plainest value that fits a JSON schema as pydantic writes it."""
    if "$ref" in schema:
        return _sample(known[schema["$ref"].rpartition("/")[2]], known, depth)
    if "examples" in schema:
        return schema["examples"][0]
    if "const" in schema or "enum" in schema:
        return schema.get("const", schema.get("enum", [None])[0])
    for several in ("anyOf", "oneOf", "allOf"):
        if several in schema:
            return _sample(schema[several][0], known, depth)
    return _of_type(schema, known, depth)


def _of_type(schema: dict[str, Any], known: dict[str, Any], depth: int) -> Any:
    match schema.get("type"):
        case "object":
            shown = {name: field for name, field in schema.get("properties", {}).items() if _shown(name, field, schema)}
            return {name: _sample(field, known, depth + 1) for name, field in shown.items()} if depth < _DEEPEST else {}
        case "array":
            return [_sample(schema["items"], known, depth + 1)] if "items" in schema else []
        case "integer" | "number":
            return max(1, schema.get("minimum", 1))
        case "boolean":
            return True
        case _:
            return _text(schema)


def _shown(name: str, field: dict[str, Any], schema: dict[str, Any]) -> bool:
    return name in schema.get("required", ()) or "enum" in field.get("items", {}) or "examples" in field


def _text(schema: dict[str, Any]) -> str:
    plain = _TEXTS.get(schema.get("format", ""), "An invented example.")
    return plain if not schema.get("pattern") else next(iter(LIFECYCLES))
