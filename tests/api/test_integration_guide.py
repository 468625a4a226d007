"""The guide for other services names every outside event of every pathway, its signal and its fields."""

import re
from pathlib import Path

import pytest
import temporalio.workflow

from domain.registry import LIFECYCLES
from workflows.registry import workflow_of

GUIDE = Path(__file__).parents[2].joinpath("docs", "integration.md").read_text(encoding="utf-8")
ROWS = {(row[1], row[2]): row[3] for row in re.finditer(r"^\| (.+?) \| `(uk\.[^`]+)` \| (.+) \|$", GUIDE, re.MULTILINE)}
OURS = "uk.caseclock.letter-outcome.v1"
"""Brought by our own sending: nobody else tells it."""


@pytest.mark.parametrize("name", [name for name, each in LIFECYCLES.items() if each.outside])
def test_every_outside_event_stands_in_the_guide(name: str) -> None:
    told = {(signal, kind) for (signals, kind) in ROWS for signal in re.findall(r"`(\w+)`", signals)}
    signals = temporalio.workflow._Definition.must_from_class(workflow_of(name)).signals
    for kind in LIFECYCLES[name].outside:
        mine = {signal for signal, of in told if of == kind.kind} & set(signals)
        assert mine, f"{kind.kind}: no row of the guide has a signal of this pathway"


def test_a_row_names_the_fields_of_its_event() -> None:
    for name, lifecycle in LIFECYCLES.items():
        for kind in lifecycle.outside:
            said = " ".join(data for (_, of), data in ROWS.items() if of == kind.kind)
            missing = {field for field in kind.data.model_fields if f"`{field}`" not in said}
            assert not missing or kind.kind == OURS, f"{name}, {kind.kind}: {sorted(missing)}"
