"""ViSOR is another system: the region's events and slice hold references, codes and dates, and no free text."""

import pytest

from domain.kernel.message import Message
from domain.mappa.visor.region import VISOR
from domain.mappa.visor.state import Visor

_SHAPES: list[type[Message]] = [*VISOR.folds, *(row.command for row in VISOR.rows)]


@pytest.mark.parametrize("shape", _SHAPES, ids=lambda shape: shape.__name__)
def test_no_field_takes_free_text(shape: type[Message]) -> None:
    properties = shape.model_json_schema()["properties"]
    free = {
        name
        for name, field in properties.items()
        if field.get("type") == "string" and not field.keys() & {"pattern", "enum", "const", "format"}
    }
    assert not free - {"reasons"}


def test_the_slice_holds_text_only_in_the_reference_and_the_managers_post() -> None:
    text = {name for name, field in Visor.model_fields.items() if field.annotation is str}
    assert text == {"reference", "manager"}
