"""A meeting that discusses a child says how it weighed the child's welfare, views and plans (23.17, 23.18)."""

from collections.abc import Iterator
from datetime import date

from pydantic import Field

from domain.kernel.message import Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import unless
from domain.mappa.file import MappaFile
from domain.mappa.flags.reading import has, is_child
from domain.mappa.flags.state import Flag
from domain.mappa.meetings.asking import Part, asked
from domain.mappa.meetings.state import Meeting

__all__ = ["ChildrenDiscussed", "child_discussed", "children_objections"]

Text = Field(default="", max_length=8000)


class ChildrenDiscussed(Message):
    """What the meeting minutes of each child that it discussed; children are named by reference."""

    welfare: str = Text
    effect: str = Field(
        default="", max_length=8000, description="How the offender's behaviour touches the child's life"
    )
    risk_to_others: str = Field(
        default="", max_length=8000, description="The risk that the child presents, or that none"
    )
    views: str = Field(default="", max_length=8000, description="Of an offender under 18: the child's own views")
    victims_concerns: str = Field(
        default="", max_length=8000, description="Of an offender under 18: how they were weighed"
    )
    plans: str = Field(default="", max_length=8000, description="Protection, in need, EHCP, care plan, early help")
    in_need: bool = Field(default=False, description="The child is, or is assessed as, a child in need")


_EACH: tuple[Part, ...] = (
    ("children.welfare", "MAPPA-CH-MEETING-WELFARE", "Say how the child's welfare was considered."),
    ("children.effect", "MAPPA-CH-MEETING-WELFARE", "Say how the offender's behaviour may touch the child's life."),
    (
        "children.risk_to_others",
        "MAPPA-CH-MEETING-WELFARE",
        "Say what risk the child presents to others, or that none.",
    ),
)
_OFFENDER: tuple[Part, ...] = (
    ("children.views", "MAPPA-CH-VIEWS", "Say what the child's own views are, and how they were considered."),
    ("children.victims_concerns", "MAPPA-CH-VIEWS", "Say how the victims' concerns were weighed."),
)
_LOOKED_AFTER: tuple[Flag, ...] = ("looked_after", "eligible_child", "relevant_child")


def child_discussed(meeting: Meeting, file: MappaFile) -> bool:
    """Whether a child is: an offender under 18, or an identified child at risk."""
    at_risk = "child_at_risk" in meeting.features or "identified_child" in file.risk.at_risk
    return at_risk or is_child(file, meeting.on)


def children_objections(command: Message, part: ChildrenDiscussed | None, file: MappaFile, day: date) -> Iterator[
    Objection | None
]:  # fmt: skip
    """Of any child its welfare; of an offender under 18 views too; of one in need or looked after every plan."""
    if part is None:
        return
    child = is_child(file, day)
    yield from asked(command, (*_EACH, *(_OFFENDER if child else ())))
    planned = part.in_need or (child and has(file, *_LOOKED_AFTER))
    words = "Say what came of each plan that the local authority has for the child, and of early help."
    yield unless(part.plans.strip() or not planned, "MAPPA-CH-PLANS", words, "children.plans")
