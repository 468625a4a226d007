"""What the tests of the overview ask: the lines of a file with these facts, as tuples."""

from datetime import date
from typing import Any

from domain.kernel.overview import Now, Told
from domain.registry import LAWBOOK
from domain.safeguarding.file import SafeguardingFile
from domain.safeguarding.overview import overview
from tests.domain.safeguarding.conftest import Story
from tests.well_said import is_well_told

__all__ = ["NOW", "Given", "Line", "added", "casework", "lines", "of", "regions", "taken", "words_of"]

NOW = Now.on(date(2026, 3, 2), LAWBOOK)
Line = tuple[str, str, str, str, str]
"""Topic, words, code, rule, by."""
Given = list[tuple[str, dict[str, Any], list[Line]]]
"""A stage, the facts known at it, and the lines that they bring."""


def lines(stage: str, **facts: Any) -> list[Line]:
    told = overview(SafeguardingFile.model_validate({"stage": stage, **facts}), NOW)
    is_well_told(told)
    return [_line(each) for each in told]


def added(stage: str, **facts: Any) -> list[Line]:
    """What these facts make of a case about which nothing else is known."""
    before = lines(stage)
    return [each for each in lines(stage, **facts) if each not in before]


def taken(stage: str, **facts: Any) -> list[Line]:
    """What is not said any more, because of these facts."""
    after = lines(stage, **facts)
    return [each for each in lines(stage) if each not in after]


def _line(told: Told) -> Line:
    return told.topic, told.words, told.code, told.rule, told.by


def words_of(stage: str, topic: str, **facts: Any) -> list[str]:
    return [words for about, words, *_ in lines(stage, **facts) if about == topic]


def of(story: Story, topic: str) -> list[Line]:
    return [_line(each) for each in overview(story.case.file, NOW) if each.topic == topic]


def casework(**facts: Any) -> dict[str, Any]:
    return {"casework": facts}


def regions(**facts: Any) -> dict[str, Any]:
    return {"regions": facts}
