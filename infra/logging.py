"""Structured logs that hold nothing personal and say a thing once, also when a workflow is replayed.

What is let through is a list (`ALLOWED`), not what is held back: a key nobody thought of is shown as
``[redacted]``. The event is a fixed text of ours. Of other libraries' records the template is kept and its
arguments are dropped; of exceptions the class, a database's error code and the places, never the message, which
may quote what somebody wrote. Temporal's own records go the same way.

In workflow code use plain ``structlog.get_logger()``; never its ``a...`` methods, which leave the event loop.
"""

import logging
import sys
import traceback
from contextlib import AbstractContextManager
from datetime import date
from types import TracebackType
from typing import Final, TextIO
from uuid import UUID

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger
from temporalio import activity, workflow

REDACTED: Final = "[redacted]"
ALLOWED: Final = frozenset({
    "event", "level", "logger", "timestamp", "service",
    "case", "stream", "lifecycle", "command", "command_id", "events", "version", "stage", "rules", "rule", "result",
    "duty", "rung", "due_at", "next_alarm", "attempt", "source", "signal", "kind",
    "workflow_id", "workflow_type", "run_id", "activity_type", "task_queue", "namespace",
    "request_id", "method", "route", "status",
    "took_ms", "lag_seconds", "count", "started", "renewed", "pending", "position", "batch",
    "address", "host", "port", "pid", "exit_code", "restarts", "sqlstate", "error", "frames", "key_id",
})  # fmt: skip
_LONGEST: Final = 200
_MOST_ITEMS: Final = 50
_FRAMES: Final = 12
_META: Final = frozenset({"_record", "_from_structlog"})
_QUIET: Final = ("uvicorn.access", "httpx", "httpcore")

_ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None]


def configure_logging(
    level: str = "info", style: str = "json", *, service: str = "caseclock", stream: TextIO | None = None
) -> None:
    """Set up structlog and the standard library's logging of this process; a second call replaces the first."""
    structlog.configure(
        processors=[drop_replayed, *_shared(service), structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.make_filtering_bound_logger(_level(level)),
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,  # a cached logger in the workflow sandbox would outlive a change
    )
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(_formatter(style, service))
    logging.root.handlers[:] = [handler]
    logging.root.setLevel(_level(level))
    for name in _QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    # The SDK would write all it knows of a task into the text, which is then too long to be let through.
    activity.logger.activity_info_on_message = False
    workflow.logger.workflow_info_on_message = False


def log_context(**ids: str) -> AbstractContextManager[None]:
    """Give every log line within the block these ids (case, command_id, request_id ...)."""
    return structlog.contextvars.bound_contextvars(**ids)


def drop_replayed(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Drop what a workflow says while it is replayed: it said so the first time."""
    if workflow.in_workflow() and workflow.unsafe.is_replaying():
        raise structlog.DropEvent
    return event


def add_temporal_ids(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Add the ids of the workflow or activity that speaks."""
    if workflow.in_workflow():
        where = workflow.info()
        ids: dict[str, str | None] = {
            "workflow_id": where.workflow_id,
            "workflow_type": where.workflow_type,
            "run_id": where.run_id,
        }
    elif activity.in_activity():
        task = activity.info()
        ids = {"workflow_id": task.workflow_id, "activity_type": task.activity_type}
    else:
        return event
    return {**ids, **event}


def describe_exception(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Replace an exception by its class, the classes of its causes, its SQLSTATE and its places in code."""
    found = _exc_info(event.pop("exc_info", None))
    if found is not None:
        event["error"] = " <- ".join(_classes(found[1]))
        event["frames"] = [f"{f.filename}:{f.lineno} {f.name}" for f in traceback.extract_tb(found[2])[-_FRAMES:]]
        if sqlstate := getattr(found[1], "sqlstate", None):
            event["sqlstate"] = sqlstate
    return event


def redact(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Let through only keys on the list, with short plain values."""
    return {key: value if key in _META else _shown(key, value) for key, value in event.items()}


def _shown(key: str, value: object) -> object:
    return _plain(value) if key in ALLOWED else REDACTED


def _plain(value: object) -> object:
    match value:
        case None | bool() | int() | float():
            return value
        case str():
            return value if len(value) <= _LONGEST else REDACTED
        case date() | UUID():
            return str(value)
        case list() | tuple() | set() | frozenset() if len(value) <= _MOST_ITEMS:
            return [_plain(item) for item in value]
        case _:
            return REDACTED


def _classes(error: BaseException) -> list[str]:
    names: list[str] = []
    link: BaseException | None = error
    while link is not None and len(names) < _FRAMES:
        names.append(f"{type(link).__module__}.{type(link).__qualname__}".removeprefix("builtins."))
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    return names


def _exc_info(value: object) -> _ExcInfo | None:
    if isinstance(value, BaseException):
        return type(value), value, value.__traceback__
    if isinstance(value, tuple) and isinstance(value[1], BaseException):
        return type(value[1]), value[1], value[2]
    raised = sys.exception() if value else None
    return (type(raised), raised, raised.__traceback__) if raised else None


def _shared(service: str) -> list[Processor]:
    def add_service(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
        return {"service": service, **event}

    return [
        structlog.contextvars.merge_contextvars,
        add_temporal_ids,
        add_service,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]


def _formatter(style: str, service: str) -> logging.Formatter:
    render: Processor = (
        structlog.processors.JSONRenderer() if style == "json" else structlog.dev.ConsoleRenderer(colors=False)
    )
    # Redaction stands here, at the one way out, so that no route into the log can pass it by.
    remove = structlog.stdlib.ProcessorFormatter.remove_processors_meta
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=_shared(service),
        processors=[describe_exception, redact, remove, render],
        use_get_message=False,  # the template only: what was to be filled in may be anything
    )


def _level(name: str) -> int:
    return logging.getLevelNamesMapping()[name.upper()]
