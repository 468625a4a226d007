"""A case with everything in place for one command of a region."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.domain.safeguarding.conftest import Story
from tests.domain.safeguarding.regions.examples import BEFORE, BY, EXAMPLES, Way

Beside = Callable[..., Story]


@pytest.fixture
def beside(tell) -> Beside:
    """A case at a stage (the enquiry, if none is named) after these ways."""

    def story(*ways: Way, stage: str = "ENQUIRY") -> Story:
        told = tell().reaches(stage)
        for name, by, fields in ways:
            told.happy(name, by, **fields)
        return told

    return story


@pytest.fixture
def ready(beside) -> Beside:
    """A case at which a command of this name is taken: its example is given, with fields changed."""

    def story(name: str, *ways: Way, stage: str = "ENQUIRY", by: str | None = None, **changed: Any) -> Story:
        before = ways or BEFORE.get(name, ())
        fields = {**EXAMPLES[name], **changed}
        return beside(*before, stage=stage).do(name, by or BY.get(name, "dana"), **fields)

    return story
