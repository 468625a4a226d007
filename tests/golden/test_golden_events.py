"""Names and fields of events are a storage format: what was ever written stays readable, as it was.

A failure here means one of three things. An event has no golden file: run ``python -m tests.golden.write``.
A shape changed by a new field with a default: check that, then run it with ``--accept-additive``. Any other
change: raise ``schema_version``, write an upcaster, and keep the old file.
"""

import json

import pytest

from domain.kernel.codebook import UnknownEventError
from domain.kernel.message import Event
from tests.golden.golden import Golden, all_event_types, path_of, shape_of, stored

GOLDEN = list(stored())
TYPES = list(all_event_types())
_CURRENT = {(folder, event.tag()): event for folder, event in TYPES}


@pytest.mark.parametrize(("folder", "event"), TYPES, ids=[event.tag() for _, event in TYPES])
def test_every_event_type_has_a_golden_file_of_its_current_version(folder: str, event: type[Event]) -> None:
    assert path_of(folder, event).exists(), f"run python -m tests.golden.write for {event.tag()}"


@pytest.mark.parametrize("golden", GOLDEN, ids=[golden.path.stem for golden in GOLDEN])
def test_a_stored_body_is_read_and_written_again_as_it_was(golden: Golden) -> None:
    codebook = golden.codebook()
    event = codebook.decode(golden.event, golden.schema, json.dumps(golden.body).encode())
    name, schema, body = codebook.encode(event)
    assert (name, json.loads(body)) == (golden.event, golden.now)
    assert schema == _CURRENT[golden.folder, golden.event].schema_version


@pytest.mark.parametrize("golden", GOLDEN, ids=[golden.path.stem for golden in GOLDEN])
def test_a_shape_changes_only_with_its_version(golden: Golden) -> None:
    current = _CURRENT[golden.folder, golden.event]
    if golden.schema == current.schema_version:
        assert shape_of(current) == golden.shape, f"the shape of {golden.event} changed: see the head of this file"
    else:
        assert golden.schema < current.schema_version


def test_every_golden_file_belongs_to_an_event_type_that_is_known() -> None:
    assert {(golden.folder, golden.event) for golden in GOLDEN} <= set(_CURRENT)


def test_a_newer_version_than_this_code_knows_is_a_fault_and_not_skipped() -> None:
    golden = GOLDEN[0]
    with pytest.raises(UnknownEventError):
        golden.codebook().decode(golden.event, golden.schema + 1, json.dumps(golden.body).encode())
