"""The gates of the three levels (7.4 to 7.6): what must be said, and what no level may rest on."""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from domain.kernel.message import Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import said, unless
from domain.mappa.eligibility.reading import needs_level_2_or_3
from domain.mappa.file import MappaFile

__all__ = [
    "Factors",
    "Level1Test",
    "Level23Test",
    "category_objection",
    "factors_objections",
    "level_1_objections",
    "level_23_objections",
]


class Factors(Message):
    """What must be considered when a level is assessed (7.20)."""

    past_offending: str = Field(max_length=4000)
    past_compliance: str = Field(max_length=4000)
    recidivism: str = Field(max_length=4000, description="Also how quickly re-offending occurred")


class Level1Test(Message):
    """What the lead agency confirms for Level 1; all must hold (7.4)."""

    plan_robust: bool
    no_formal_oversight_needed: bool
    no_barriers: bool = Field(description="Nothing blocks the agreed multi-agency actions")


class Level23Test(Message):
    """Which criteria of Level 2 and Level 3 are met (7.5, 7.6)."""

    meetings_add_value: bool = False
    level_2: tuple[
        Literal["high_risk", "lower_risk_needing_coordination", "senior_oversight", "was_level_3"], ...
    ] = ()  # fmt: skip
    level_3: tuple[
        Literal["resources_at_short_notice", "public_confidence", "national_security", "serious_organised_crime"], ...
    ] = ()  # fmt: skip


_ON_THEIR_OWN = frozenset({"national_security", "serious_organised_crime"})
"""Criteria of Level 3 that do not ask for those of Level 2 as well."""


def level_1_objections(test: Level1Test, file: MappaFile) -> Iterator[Objection | None]:
    """All three must hold, and the category must allow Level 1."""
    rule = "MAPPA-LVL-1-GATE"
    yield unless(test.plan_robust, rule, "The plan is not robust enough for Level 1.", "test.plan_robust")
    yield unless(
        test.no_formal_oversight_needed, rule, "The case needs the formal oversight of meetings: refer it.",
        "test.no_formal_oversight_needed",
    )  # fmt: skip
    yield unless(test.no_barriers, rule, "Something blocks the agreed actions: refer it.", "test.no_barriers")
    yield category_objection(file)


def category_objection(file: MappaFile) -> Objection | None:
    """Category 3 and discretionary Category 4 are never at Level 1."""
    words = "Category 3 and discretionary Category 4 offenders are managed at Level 2 or 3, never at Level 1."
    return unless(not needs_level_2_or_3(file), "MAPPA-LVL-1-GATE", words, "level")


def level_23_objections(level: int, test: Level23Test, file: MappaFile) -> Iterator[Objection | None]:
    """The criteria of the level that is asked for, and never the risk alone."""
    if level == 2:  # noqa: PLR2004 -- the level's own number
        words = "Level 2 needs that formal meetings add value, and one of the criteria of 7.5."
        yield unless(_level_2_met(test, file), "MAPPA-LVL-2-GATE", words, "test.level_2")
    else:
        words = "Level 3 needs one of the criteria of 7.6, the first two of them beside those of Level 2."
        yield unless(_level_3_met(test, file), "MAPPA-LVL-3-GATE", words, "test.level_3")
    words = "A level never follows from the risk alone: say that meetings add value."
    yield unless(
        test.meetings_add_value or _ON_THEIR_OWN & set(test.level_3), "MAPPA-LVL-NOT-RISK", words,
        "test.meetings_add_value",
    )  # fmt: skip


def factors_objections(factors: Factors) -> Iterator[Objection | None]:
    """Past offending, past compliance and recidivism are considered every time."""
    for name in ("past_offending", "past_compliance", "recidivism"):
        words = f"Say what was considered of {name.replace('_', ' ')}."
        yield unless(said(getattr(factors, name)), "MAPPA-LVL-FACTORS", words, f"factors.{name}")


def _level_2_met(test: Level23Test, file: MappaFile) -> bool:
    criteria = set(test.level_2)
    if not (file.level.was_level_3 or file.level.number == 3):  # noqa: PLR2004 -- the level's own number
        criteria.discard("was_level_3")
    return test.meetings_add_value and bool(criteria)


def _level_3_met(test: Level23Test, file: MappaFile) -> bool:
    found = set(test.level_3)
    return bool(found & _ON_THEIR_OWN) or (bool(found) and _level_2_met(test, file))
