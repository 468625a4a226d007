"""Write golden files for events that have none yet: ``python -m tests.golden.write``.

Bodies of a lifecycle's events come from its scenarios (the longest body of each type), the kernel's from
``samples``. A file that exists is never written over: a golden file is what is out there in the stores. With
``--accept-additive`` the stored hashes and current forms are renewed, if every stored body still says all that it said.
"""

import asyncio
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from cli.scenario.pure import PureEngine
from cli.scenario.reading import read_scenario
from cli.scenario.run import run_scenario
from domain.kernel.codebook import codebook_of
from domain.kernel.message import Event
from domain.registry import LIFECYCLES
from tests.golden.golden import all_event_types, path_of, shape_of, stored
from tests.golden.samples import SAMPLES

SCENARIOS = Path(__file__).parents[2] / "scenarios"


def main() -> None:
    """Write what is missing; say what is still without a golden file."""
    if "--accept-additive" in sys.argv:
        _renew_shapes()
    found = _longest((*SAMPLES, *_happened()))
    for folder, event_type in all_event_types():
        path = path_of(folder, event_type)
        if path.exists():
            continue
        if (body := found.get(event_type)) is not None:  # an event may say nothing but its name
            path.parent.mkdir(parents=True, exist_ok=True)
            _save(path, shape_of(event_type), body, body)
            print(f"written {path.name}")
        else:
            print(f"no sample of {event_type.tag()}: add one to tests/golden/samples.py or to a scenario")


def _renew_shapes() -> None:
    types = {(folder, event.tag()): event for folder, event in all_event_types()}
    for golden in stored():
        event = types[golden.folder, golden.event]
        decoded = golden.codebook().decode(golden.event, golden.schema, json.dumps(golden.body).encode())
        now = json.loads(golden.codebook().encode(decoded)[2])
        if not _within(golden.now, now):
            raise SystemExit(f"{golden.path.name}: the change is not additive; raise schema_version instead")
        shape = shape_of(event) if golden.schema == event.schema_version else golden.shape
        _save(golden.path, shape, golden.body, now)


def _within(before: object, after: object) -> bool:
    """Whether everything that was said is still said; new fields may stand beside it."""
    if isinstance(before, dict) and isinstance(after, dict):
        return all(key in after and _within(value, after[key]) for key, value in before.items())
    if isinstance(before, list) and isinstance(after, list):
        return len(before) == len(after) and all(map(_within, before, after))
    return before == after


def _happened() -> Iterator[Event]:
    for path in sorted(SCENARIOS.rglob("*.yaml")):
        report = asyncio.run(run_scenario(read_scenario(path), PureEngine()))
        for happened in report.happened.values():
            yield from (each.event for each in happened)


def _longest(events: tuple[Event, ...]) -> dict[type[Event], dict[str, object]]:
    """The body that says most, by event type; samples come first and stand where a scenario says no more."""
    codebook = codebook_of(next(iter(LIFECYCLES.values())))  # a body is written without a look at the lifecycle
    bodies: dict[type[Event], bytes] = {}
    for event in events:
        _, _, body = codebook.encode(event)
        if len(body) > len(bodies.get(type(event), b"")):
            bodies[type(event)] = body
    return {event_type: json.loads(body) for event_type, body in bodies.items()}


def _save(path: Path, shape: str, body: dict[str, object], now: dict[str, object]) -> None:
    path.write_text(json.dumps({"shape": shape, "body": body, "now": now}, indent=1, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
