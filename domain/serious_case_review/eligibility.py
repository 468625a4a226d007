"""Whether a review is mandatory, discretionary or outside the criteria, line by line (20.3, 20.4).

The source decides by what the offence "was", the process begins with the charge (20.16): so it is asked at the charge
and again whenever the prosecution moves. The list of Appendix 6 is not held: who fills in MAPPA N says whether the
offence stands in it, and from where that is known.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final, Literal

from pydantic import Field

from domain.kernel.message import Message
from domain.kernel.words import date_in_words
from domain.serious_case_review.levels import LOOK_BACK, LevelSpell, in_window, level_on

__all__ = ["LISTED", "Assessed", "Kind", "Line", "Offence", "assess"]

Kind = Literal["mandatory", "discretionary", "outside"]

LISTED: Final = (
    "murder", "attempted_murder", "conspiracy_to_murder", "manslaughter", "rape", "attempted_rape",
    "conspiracy_to_rape",
)  # fmt: skip
"""The offences of 20.3, and no others: manslaughter stands there without attempt or conspiracy."""
_MANAGED: Final = 2


class Offence(Message):
    """The serious further offence as it is charged, or as the court found it."""

    kind: Literal[
        "murder", "attempted_murder", "conspiracy_to_murder", "manslaughter", "rape", "attempted_rape",
        "conspiracy_to_rape", "other",
    ]  # fmt: skip
    on: date = Field(description="The day of the offence, or its first day")
    until: date | None = Field(default=None, description="The last day, where it went on over several")
    appendix_6: Literal["yes", "no", "not_known"] = Field(
        default="not_known", description="Of another offence: whether Appendix 6 of the MAPPA Guidance lists it"
    )
    appendix_6_source: str = Field(default="", max_length=400, description="Who read the list, and where")
    serious_harm_to: Literal["nobody", "child", "adult_at_risk", "somebody_else"] = Field(
        default="nobody", description="Who was seriously harmed, physically or psychologically"
    )

    @property
    def last_day(self) -> date:
        """The last day on which it was committed."""
        return self.until or self.on

    @property
    def listed(self) -> bool:
        """Whether 20.3 names it."""
        return self.kind in LISTED

    @property
    def undecided(self) -> bool:
        """Whether nobody has said yet what Appendix 6 says of it."""
        return not self.listed and self.appendix_6 == "not_known"


class Line(Message):
    """One test of the criteria, and what came of it."""

    rule: str
    met: bool
    words: str


class Assessed(Message):
    """What follows from the offence and the levels."""

    kind: Kind
    lines: tuple[Line, ...]


def assess(offence: Offence, levels: tuple[LevelSpell, ...]) -> Assessed:
    """Mandatory where both conditions of 20.3 hold; else discretionary where a ground of 20.4 stands by itself."""
    managed = in_window(levels, offence.on, offence.last_day)
    grounds = tuple(_grounds(offence, levels))
    lines = (_window(offence, managed), _named(offence), *grounds)
    if managed and offence.listed:
        return Assessed(kind="mandatory", lines=lines)
    found = offence.listed or any(line.met for line in grounds)
    return Assessed(kind="discretionary" if found else "outside", lines=lines)


def _window(offence: Offence, managed: tuple[LevelSpell, ...]) -> Line:
    opens, last = date_in_words(offence.on - LOOK_BACK), date_in_words(offence.last_day)
    if not managed:
        words = f"No Level 2 or 3 is on record from {opens}, 28 days before the offence, to {last}."
        return Line(rule="SCR-LEVEL-WINDOW", met=False, words=words)
    latest = managed[-1]
    ended = f"until {date_in_words(latest.until)}" if latest.until else "and still"
    since = date_in_words(latest.since)
    words = f"Level {latest.level} from {since} {ended}: within the days from {opens} to {last} that count."
    return Line(rule="SCR-LEVEL-WINDOW", met=True, words=words)


def _named(offence: Offence) -> Line:
    name = offence.kind.replace("_", " ").capitalize()
    words = f"{name} is an offence of 20.3." if offence.listed else "The offence is none of those of 20.3."
    return Line(rule="SCR-MANDATORY", met=offence.listed, words=words)


def _grounds(offence: Offence, levels: tuple[LevelSpell, ...]) -> Iterator[Line]:
    """The three grounds of 20.4; the third is in the end for the Chair to find."""
    level = level_on(levels, offence.last_day)
    first = offence.listed and level is not None and level < _MANAGED
    on_the_day = f"Level {level}" if level else "no level on record"
    yield _ground(first, f"An offence of 20.3 by an offender at Level 1: {on_the_day} on the day of the offence.")
    said = {"yes": "listed", "no": "not listed", "not_known": "not said yet"}[offence.appendix_6]
    source = f" ({offence.appendix_6_source})" if offence.appendix_6_source else ""
    yield _ground(offence.appendix_6 == "yes", f"An offence of Appendix 6, at any level: {said}{source}.")
    harmed = offence.serious_harm_to in {"child", "adult_at_risk"}
    whom = offence.serious_harm_to.replace("_", " ")
    yield _ground(harmed, f"Otherwise in the public interest: serious harm to {whom}. The Chair may find another.")


def _ground(met: bool, words: str) -> Line:
    return Line(rule="SCR-DISCRETIONARY", met=met, words=words)
